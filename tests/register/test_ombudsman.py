"""The Ombudsman's part: enquiries, evidence, findings by issue, orders, a refusal overruled, the designated person."""

from __future__ import annotations

import pytest
from casebook import CALENDAR, clocks, governed, lived, on, received
from life_told import ack, answer, closed, escalated, not_escalated, refused

from hoctui.errors import Impossible
from hoctui.register.breaches import breaches_of
from hoctui.register.due_dates import eight_weeks
from hoctui.register.events import (
    DesignatedPersonAsked,
    Event,
    EvidenceRequested,
    EvidenceSent,
    FindingMade,
    OmbudsmanContacted,
    Ordered,
    RefusalOverruled,
    Reopened,
)
from hoctui.register.fields import FINDINGS
from hoctui.register.possible import possible
from hoctui.rulebook.edition import load


def can(*events: Event) -> tuple[str, ...]:
    life = lived(*events)
    return possible(life.case, governed(life))


def test_evidence_without_a_date_has_fifteen_working_days_in_2020_and_no_date_elsewhere() -> None:
    # Thu 1 Apr 2021: Good Friday and Easter Monday are not counted; 6 to 9 are 1 to 4, 12 to 16 are 5 to 9, 19 to 23
    # are 10 to 14, Mon 26 is 15.
    (clock,) = (
        one for one in clocks(lived(received("2021-03-01"), EvidenceRequested(on=on("2021-04-01")))) if one.target
    )
    assert (clock.due, clock.clause, clock.counted_from, clock.counted_days) == (
        on("2021-04-26"),
        "3.20",
        on("2021-04-01"),
        15,
    )
    later = lived(received("2024-06-03"), EvidenceRequested(on=on("2024-06-10")))
    assert [one for one in clocks(later) if one.target] == []


@pytest.mark.parametrize(("sent", "breaches"), [("2021-04-26", []), ("2021-04-27", [("3.20", "2021-04-27")])])
def test_evidence_in_2020_is_late_from_the_sixteenth_day_on(sent: str, breaches: list[tuple[str, str]]) -> None:
    life = lived(
        received("2021-03-01"),
        EvidenceRequested(on=on("2021-04-01"), items="the repairs log"),
        EvidenceSent(on=on(sent), request=2),
    )
    found = breaches_of(life.case, governed(life), CALENDAR)
    assert [(one.clause, one.on.isoformat()) for one in found] == breaches
    assert [one.words for one in found] == [
        "evidence sent to the Ombudsman after Mon 26 Apr 2021: the repairs log" for _ in breaches
    ]


def test_the_letters_own_date_goes_before_the_fifteen_days() -> None:
    life = lived(received("2021-03-01"), EvidenceRequested(on=on("2021-04-01"), by=on("2021-04-08")))
    assert [(one.due, one.counted_from) for one in clocks(life) if one.target] == [(on("2021-04-08"), None)]


def test_each_issue_has_a_finding_of_its_own() -> None:
    made = [FindingMade(on=on("2024-09-02"), issue=f"issue {code}", finding=code) for code, _ in FINDINGS]
    life = lived(received("2024-06-03"), *made)
    assert [(one.issue, one.finding) for one in life.case.findings] == [(f"issue {code}", code) for code, _ in FINDINGS]
    assert breaches_of(life.case, governed(life), CALENDAR) == ()


def test_the_last_reference_given_is_kept() -> None:
    life = lived(
        received("2024-06-03"),
        OmbudsmanContacted(on=on("2024-06-10"), what="word of it", reference="202400001"),
        FindingMade(on=on("2024-09-02"), issue="the leak", finding="redress"),
        EvidenceRequested(on=on("2024-07-01"), by=on("2024-07-08"), reference="202400002"),
    )
    assert life.case.ombudsman_reference == "202400002"


def test_word_that_asks_for_no_answer_is_no_duty() -> None:
    assert lived(received("2024-06-03"), OmbudsmanContacted(on=on("2024-06-10"), what="word of it")).case.duties == []


def test_an_orders_kind_is_told_where_it_is_not_plain() -> None:
    assert Ordered(on=on("2024-06-10"), what="pay", by=on("2024-07-01")).line() == "pay by Mon 1 Jul 2024"
    assert Ordered(on=on("2024-06-10"), order="failure notice", what="x").line() == (
        "complaint handling failure notice: x"
    )


@pytest.mark.parametrize(
    ("made", "on_", "clause"),
    [("2021-06-01", "2021-06-21", "1.6"), ("2023-06-01", "2023-06-21", "1.9"), ("2024-06-03", "2024-06-21", "2.4")],
)
def test_a_refusal_overruled_opens_the_complaint_from_that_day(made: str, on_: str, clause: str) -> None:
    life = lived(received(made), refused(made), RefusalOverruled(on=on(on_), reference="202400001"))
    assert (life.case.open, life.case.state, len(life.case.stages)) == (True, "received", 1)
    assert (life.case.stage.requested_on, life.case.stage.from_ombudsman) == (on(on_), True)
    found = breaches_of(life.case, governed(life), CALENDAR)
    assert [(one.clause, one.on) for one in found] == [(clause, on(on_))]
    counted = {one.counted_event for one in clocks(life) if one.what == "acknowledge"}
    assert counted == {"told by the Ombudsman to take it on (our reading),"}


@pytest.mark.parametrize(("made", "clause"), [("2021-06-01", "4.11"), ("2023-06-01", "5.9"), ("2024-06-03", "5.11")])
def test_a_kept_escalation_overruled_opens_stage_2_from_that_day(made: str, clause: str) -> None:
    events = (received(made), ack(made), answer(made), not_escalated(made))
    day = on(made).replace(day=28)
    life = lived(*events, RefusalOverruled(on=day))
    assert (life.case.state, len(life.case.stages), life.case.stage.requested_on) == ("escalated", 2, day)
    assert [one.clause for one in breaches_of(life.case, governed(life), CALENDAR)] == [clause]


def test_an_escalation_on_record_can_be_refused_and_that_overruled() -> None:
    asked = (received("2024-06-03"), ack("2024-06-04"), answer("2024-06-18"), escalated("2024-06-20"))
    kept = (*asked, not_escalated("2024-06-21"))
    assert "EscalationRefused" in can(*asked)
    assert [(one.what, one.stage) for one in lived(*kept).case.refusals] == [("escalate", 1)]
    assert (lived(*kept).case.state, len(lived(*kept).case.stages)) == ("answered", 1)
    assert "RefusalOverruled" in can(*kept)
    # Told on Mon 1 Jul: 2 to 5 are 1 to 4, Mon 8 is 5.
    life = lived(*kept, RefusalOverruled(on=on("2024-07-01")))
    assert [one.due for one in clocks(life) if one.what == "acknowledge" and one.running] == [on("2024-07-08")]


def test_an_escalation_before_any_answer_cannot_be_refused() -> None:
    asked = (received("2024-06-03"), ack("2024-06-04"), escalated("2024-06-20"))
    assert "EscalationRefused" not in can(*asked)
    with pytest.raises(Impossible, match="Stage 2 is not answered yet"):
        lived(*asked, not_escalated("2024-06-21"))


def test_what_could_still_be_overruled_is_offered_and_nothing_else() -> None:
    made = received("2024-06-03")
    shut = (made, refused("2024-06-04"))
    assert "RefusalOverruled" not in can(made)
    assert "RefusalOverruled" in can(*shut)
    assert "RefusalOverruled" not in can(*shut, Reopened(on=on("2024-06-05"), reason="a slip"))
    kept = (made, answer("2024-06-05"), not_escalated("2024-06-06"))
    assert "RefusalOverruled" in can(*kept)
    assert "RefusalOverruled" in can(*kept, closed("2024-06-07"))
    assert "RefusalOverruled" not in can(*kept, escalated("2024-06-07"))
    assert "RefusalOverruled" not in can(*kept, escalated("2024-06-07"), answer("2024-06-10"))


def test_a_designated_person_is_of_2020_alone_and_eight_weeks_are_56_days() -> None:
    asked = DesignatedPersonAsked(on=on("2021-08-02"), who="Cllr Ash")
    life = lived(received("2021-06-01"), answer("2021-06-15"), asked)
    assert life.case.designated_on == on("2021-08-02")
    # From Tue 15 Jun: 15 days to the end of the month, 31 of July, 10 of August.
    assert eight_weeks(on("2021-06-15"), load("2020").rules.designated_person_weeks) == on("2021-08-10")
    assert "DesignatedPersonAsked" in can(received("2021-06-01"))
    assert "DesignatedPersonAsked" not in can(received("2023-06-01"))
    assert "DesignatedPersonAsked" not in can(received("2024-06-03"))
