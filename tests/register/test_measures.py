"""The register's own figures: what counts as kept, what is left out, and the cases behind each number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from casebook import CALENDAR, lived, on, received

from hoctui.assessment.answers import Mark
from hoctui.assessment.evidence import disagreement, figures_of
from hoctui.register.events import (
    Acknowledged,
    ActionDone,
    ActionPromised,
    BecameComplaint,
    Closed,
    CompensationOffered,
    CompensationSettled,
    ContactMade,
    Escalated,
    Event,
    Extended,
    FindingMade,
    Refused,
    Responded,
    UpdatesAgreed,
    Withdrawn,
)
from hoctui.register.figure import Figure, Hit, Period, Terms
from hoctui.register.measures import JUDGING, KEYS, Basis, counted, figure
from hoctui.rulebook.edition import EDITIONS, load

YEAR = Period(on("2026-04-01"), on("2027-03-31"))


def basis(*lives: tuple[Event, ...], run_on: str = "2026-11-20") -> Basis:
    cases = ((f"26-{number:04d}", lived(*events).case) for number, events in enumerate(lives, 1))
    return counted(cases, Terms(YEAR, on(run_on), CALENDAR))


def acknowledged(day: str) -> Acknowledged:
    return Acknowledged(on=on(day), definition="The leak.")


def responded(day: str, decision: str = "upheld") -> Responded:
    return Responded(on=on(day), decision=decision)


ANSWERED = (received("2026-06-01"), acknowledged("2026-06-02"), responded("2026-06-09"))
# Acknowledged Tue 2 Jun: 3 4 5 are 1 to 3, 8 to 12 are 4 to 8, 15 16 are 9 10. Answered Wed 17 Jun is a day late.
LATE = (received("2026-06-01"), acknowledged("2026-06-02"), responded("2026-06-17"))
# Extended on 15 Jun by 5: 17 18 19 22 23; answered on its last day.
EXTENDED = (
    received("2026-06-01"),
    acknowledged("2026-06-02"),
    Extended(on=on("2026-06-15"), days=5, reason="a survey", ombudsman_given=True, update_every=5),
    responded("2026-06-23"),
)
RUNNING = (received("2026-11-16"), acknowledged("2026-11-17"))
OVERDUE = (received("2026-10-01"), acknowledged("2026-10-02"))
WITHDRAWN = (received("2026-06-01"), Withdrawn(on=on("2026-06-20")))
BEFORE = (received("2026-03-31"), acknowledged("2026-04-01"), responded("2026-04-02"))


def test_every_key_of_the_rulebook_is_a_figure() -> None:
    named = {key for name in EDITIONS for clause in load(name).clauses + load(name).code for key in clause.figures}
    assert named <= set(KEYS)
    assert set(JUDGING) <= set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_register_says_none(key: str) -> None:
    found = figure(key, basis())
    assert (found.total, found.share) == (0, None)
    assert found.line().endswith(": none")


def test_in_time_with_and_without_an_extension_late_and_overdue() -> None:
    """2024: 6.3 and 6.4: an extension in line with the Code counts as in time; what still runs is not judged."""
    found = figure("answered_in_time_1", basis(ANSWERED, LATE, EXTENDED, RUNNING, OVERDUE, WITHDRAWN, BEFORE))
    assert found.line() == (
        "Stage 1 answered in time: 2 of 4 (50%), 1 of them after an extension; 1 late, 1 overdue; "
        "left out: 1 not due yet, 1 ended before the date"
    )
    assert [(hit.case, hit.kept) for hit in found.hits] == [
        ("26-0001", True), ("26-0002", False), ("26-0003", True), ("26-0005", False),
    ]  # fmt: skip


def test_an_extension_made_late_does_not_count_as_in_time() -> None:
    late = (
        received("2026-06-01"),
        acknowledged("2026-06-02"),
        Extended(on=on("2026-06-17"), days=5, reason="forgotten"),
        responded("2026-06-18"),
    )
    assert figure("answered_in_time_1", basis(late)).line().startswith("Stage 1 answered in time: 0 of 1 (0%); 1 late")
    assert figure("extended_1", basis(late)).parts == (("made after the date it extends", 1),)


def test_acknowledged_in_time() -> None:
    """2024: 6.2: five working days of receipt; answered without one is not kept."""
    without = (received("2026-06-01"), responded("2026-06-03"))
    slow = (received("2026-06-01"), acknowledged("2026-06-09"))  # 2 3 4 5 8 are days 1 to 5
    found = figure("acknowledged_in_time_1", basis(ANSWERED, without, slow))
    assert (found.kept, found.total) == (1, 3)
    assert dict(found.parts) == {"answered without one": 1, "acknowledged late": 1}


def test_a_share_is_all_or_none_only_where_it_is() -> None:
    def line(kept: int, total: int) -> str:
        return Figure("x", "X", tuple(Hit("c", number < kept) for number in range(total))).line()

    assert line(999, 1_000) == "X: 999 of 1000 (99%)"
    assert line(1, 1_000) == "X: 1 of 1000 (1%)"
    assert line(1, 8) == "X: 1 of 8 (13%)"
    assert line(5, 5) == "X: 5 of 5 (100%)"
    assert line(0, 5) == "X: 0 of 5 (0%)"


def test_a_service_request_counts_as_a_complaint_from_the_day_it_became_one() -> None:
    """2024: 1.5: received before the year, a complaint within it."""
    became = (received("2026-03-20", matter="service request"), BecameComplaint(on=on("2026-04-10")))
    found = basis(became)
    assert figure("volumes", found).total == 1
    assert figure("requests_became_complaints", found).total == 1
    assert figure("service_requests", found).total == 0


def test_stages_are_counted_where_they_were_opened() -> None:
    older = (*BEFORE, Escalated(on=on("2026-05-01")))
    found = basis(older, ANSWERED)
    assert figure("volumes", found).line() == "Complaints made: 1; 1 reached stage 2 in the period"
    assert figure("escalated", found).line() == "Complaints of the period that went to stage 2: 0 of 1 (0%)"


def test_promises_updates_and_money() -> None:
    """2024: 7.3 and 5.9: by their date, late, never; what was offered and what was paid."""
    events = (
        *ANSWERED,
        ActionPromised(on=on("2026-06-09"), what="new tap", by=on("2026-06-30")),
        ActionDone(on=on("2026-07-02"), action=4),
        CompensationOffered(on=on("2026-06-09"), distress=15_000, by=on("2026-07-01")),
        CompensationSettled(on=on("2026-06-30"), offer=6, how="paid", paid=10_000),
    )
    found = basis(events)
    assert figure("remedies_done", found).line() == (
        "Promises due in the period that were kept by their date: 1 of 2 (50%); 1 done late"
    )
    assert figure("compensation", found).note == "£150 offered, £100 paid"
    updates = (
        received("2026-06-01"),
        acknowledged("2026-06-02"),
        UpdatesAgreed(on=on("2026-06-02"), every=3),
        ContactMade(on=on("2026-06-05"), text="how it stands"),
        ContactMade(on=on("2026-06-15"), text="sorry for the wait"),  # due Wed 10 Jun
        responded("2026-06-16"),
    )
    assert figure("updates_kept", basis(updates)).parts == (("done late", 1),)


def test_refusals_and_findings_by_what_they_were() -> None:
    refused = (
        received("2026-06-01"),
        Refused(on=on("2026-06-02"), ground="over_age", reasons="two years ago", ombudsman_told=True),
    )
    decided = (
        *ANSWERED,
        Closed(on=on("2026-06-30")),
        FindingMade(on=on("2026-10-01"), issue="the damp", finding="maladministration"),
        FindingMade(on=on("2026-10-01"), issue="the letter", finding="no maladministration"),
    )
    found = basis(refused, decided)
    assert figure("refused", found).parts == (("too long ago", 1),)
    assert dict(figure("ombudsman_findings", found).parts) == {"maladministration": 1, "no maladministration": 1}


def test_an_answer_that_the_figures_contradict_is_said() -> None:
    """6.3 answered Yes while the register shows answers out of time."""
    clause = load("2024").clause("6.3")
    half = figures_of(load("2024"), clause, basis(ANSWERED, LATE))
    all_kept = figures_of(load("2024"), clause, basis(ANSWERED))
    assert disagreement(clause, Mark.YES, half).startswith(
        "Yes, but the register says: Stage 1 answered in time: 1 of 2"
    )
    assert disagreement(clause, Mark.PARTIAL, half) == ""
    assert disagreement(clause, Mark.YES, all_kept) == ""
    assert disagreement(clause, Mark.NO, all_kept).startswith("No, but the register says")
    assert disagreement(clause, Mark.YES, figures_of(load("2024"), clause, basis())) == ""
    assert disagreement(replace(clause, timed=False), Mark.YES, half) == ""
