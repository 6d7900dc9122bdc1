"""The yearly clock on a register (2024: 8.1 to 8.5): what is owed, the record of the year; publishing freezes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from casebook import NOW, on

from hoctui.assessment.answers import Answer, Mark, ReadForm
from hoctui.clock import Clock
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.services import assessing, checking, evidence_register, keeping, yearly, yearly_steps
from hoctui.services.desk import Desk
from hoctui.store import assessments as stored
from hoctui.store import yearly as on_file

ADDRESS = "https://www.example.org/complaints"


def at(desk: Desk, day: str) -> Desk:
    """The desk on another day."""
    desk.clock = Clock.fixed(on(day), NOW)
    return desk


@pytest.fixture
def summer(desk: Desk) -> Desk:
    """A landlord of 640 homes, its board on 14 July 2027, its self-assessment of 2026/27 begun on 1 June 2027."""
    keeping.set_profile(desk, "Elm Homes", "640", "31 March")
    yearly.set_wishes(desk, add=[date(2027, 7, 14)])
    at(desk, "2027-06-01")
    assessing.new(desk)
    return desk


def answer_all(desk: Desk) -> None:
    """An assessment of 2026/27 with every clause answered Yes, each with evidence of its own; the current one."""
    given = {one.number: Answer(one.number, Mark.YES, f"record {one.number}") for one in load("2024").clauses}
    assessing.take_in(desk, ReadForm("2024", given), "", "2026/27")


def keys(desk: Desk) -> list[str]:
    """The duties of the year that are not done."""
    return [line.key for line in yearly.year_view(desk).lines if not line.done]


def test_a_fresh_register_has_a_year_ahead_of_it_and_nothing_overdue(desk: Desk) -> None:
    view = yearly.year_view(desk)
    assert (view.year, view.end, view.homes, view.assessment_id) == ("2026/27", on("2027-03-31"), None, None)
    assert not view.overdue
    assert yearly.duties(desk) == (), "a register that nobody set up owes no year in the countdown"
    keeping.set_profile(desk, "Example Homes", "640", "31 March")
    assert [(duty.due, duty.late) for duty in yearly.duties(desk)] == [(on("2027-09-30"), False)]


def test_the_countdown_names_the_papers_and_what_follows(desk: Desk) -> None:
    yearly.set_wishes(desk, add=[date(2027, 7, 14)])
    (duty,) = yearly.duties(desk)
    assert duty.what == "papers for the board of 14 Jul 2027"
    assert duty.due == on("2027-06-30")
    assert duty.words == "then publish, then submit by Thu 30 Sep 2027"


def test_a_year_that_was_begun_here_and_never_went_out_is_overdue(summer: Desk) -> None:
    view = yearly.year_view(at(summer, "2027-10-01"))
    assert view.overdue
    assert (view.next and view.next.left) == "1 working day OVERDUE"
    assert yearly.duties(summer)[0].due == on("2027-09-30")


def test_a_year_of_which_nothing_is_on_file_is_owed_where_the_year_before_is(summer: Desk) -> None:
    view = yearly.year_view(at(summer, "2028-10-02"))
    assert (view.year, view.assessment_id, view.overdue) == ("2027/28", None, True)


@pytest.mark.parametrize(
    ("homes", "end", "due"),
    [("640", "31 December", "2027-06-30"), ("1001", "31 December", "2027-09-30"), ("640", "28 Feb", "2027-08-28")],
)
def test_the_date_follows_the_profile(desk: Desk, homes: str, end: str, due: str) -> None:
    keeping.set_profile(desk, "Elm Homes", homes, end)
    at(desk, "2027-03-02")
    assert yearly.year_view(desk).lines[-1].due == on(due)


def test_exactly_a_thousand_homes_asks_once(desk: Desk) -> None:
    keeping.set_profile(desk, "Elm Homes", "1000", "31 December")
    at(desk, "2027-03-01")
    assert len(yearly.year_view(desk).asks) == 1
    yearly.set_wishes(desk, thousand="september")
    view = yearly.year_view(desk)
    assert (view.asks, view.lines[-1].due) == ((), on("2027-09-30"))


def test_the_whole_way_out_is_recorded_and_the_next_year_follows(summer: Desk) -> None:
    answer_all(summer)
    assert keys(summer) == ["papers", "reported", "approved", "published", "submitted"]
    at(summer, "2027-07-20")
    assert yearly_steps.papers(summer, on("2027-06-30"), on("2027-07-14")).warnings == ()
    assert yearly_steps.reported(summer, on("2027-07-14"), "the board").warnings == ()
    assert yearly_steps.approved(summer, on("2027-07-14"), "the chair", "The board is assured.").warnings == ()
    assert yearly_steps.published(summer, on("2027-07-20"), ADDRESS).warnings == ()
    assert keys(summer) == ["submitted"]
    assert yearly_steps.submitted(summer, on("2027-07-20")).warnings == ()
    view = yearly.year_view(summer)
    assert (view.year, view.overdue) == ("2027/28", False)
    assert [step.what for step in view.record] == ["papers", "reported", "approved", "published", "submitted"]
    assert view.record[3].told == f"at {ADDRESS}"
    assert [duty.due for duty in yearly.duties(summer)] == [on("2028-09-30")]


def test_papers_are_for_the_next_board_unless_another_is_named(summer: Desk) -> None:
    assert yearly_steps.papers(summer, on("2027-06-01")).step.told == "for the meeting of Wed 14 Jul 2027"
    with pytest.raises(BadInput, match="not for a meeting"):
        yearly_steps.papers(summer, on("2027-06-01"), on("2027-05-31"))


def test_what_should_have_come_before_is_warned_of_and_recorded_all_the_same(summer: Desk) -> None:
    assert yearly_steps.reported(summer, on("2027-06-01")).warnings == ("72 of its clauses are unanswered (8.1).",)
    assert "text is not given (8.2)" in yearly_steps.approved(summer, on("2027-06-01")).warnings[0]
    assert yearly_steps.submitted(summer, on("2027-06-01")).warnings == ("Its publication is not on record (8.2).",)


def test_a_response_without_or_before_its_report(summer: Desk) -> None:
    assert "No report" in yearly_steps.approved(summer, on("2027-05-01"), text="Assured.").warnings[0]
    yearly_steps.reported(summer, on("2027-06-01"))
    with pytest.raises(BadInput, match="cannot be earlier than the report"):
        yearly_steps.approved(summer, on("2027-05-31"), text="Assured.")


@pytest.mark.parametrize("day", ["2027-06-02", "1989-12-31"])
def test_a_step_lies_in_the_past(summer: Desk, day: str) -> None:
    with pytest.raises(BadInput) as refused:
        yearly_steps.reported(summer, on(day))
    assert refused.value.field == "on"


def test_nothing_is_recorded_without_an_assessment(desk: Desk) -> None:
    steps: tuple[Callable[[], object], ...] = (
        lambda: yearly_steps.reported(desk, on("2026-11-20")),
        lambda: yearly_steps.trigger(desk, on("2026-11-20"), "merger"),
        lambda: yearly_steps.exceptional(desk, on("2026-11-20"), why="flood"),
    )
    for record in steps:
        with pytest.raises(BadInput, match="no self-assessment yet"):
            record()


@pytest.mark.parametrize("address", ["", "www.example.org", "ftp://example.org/a", "https://exa mple.org", "https://x",
                                     "https://www.example.org/compl...", "https://www.example.org/compl…"])  # fmt: skip
def test_a_published_assessment_has_a_whole_address(summer: Desk, address: str) -> None:
    answer_all(summer)
    with pytest.raises(BadInput) as refused:
        yearly_steps.published(summer, on("2027-06-01"), address)
    assert refused.value.field == "address"


def test_nothing_is_published_with_a_clause_unanswered(summer: Desk) -> None:
    with pytest.raises(BadInput, match="Not answered"):
        yearly_steps.published(summer, on("2027-06-01"), ADDRESS)
    assert not yearly.is_published(summer, 1)


def test_a_check_that_stands_is_mended_or_overruled_before_publishing(summer: Desk) -> None:
    answer_all(summer)
    assessing.answer(summer, "6.3", {"commentary": "TBC"})
    with pytest.raises(BadInput, match=r"1 finding of the checks stands .* A drafting note left in \(6\.3\)"):
        yearly_steps.published(summer, on("2027-06-01"), ADDRESS)
    checking.overrule(summer, "drafting-note", "6.3", "TBC is the name of our contractor")
    yearly_steps.published(summer, on("2027-06-01"), ADDRESS)
    assert yearly.is_published(summer, assessing.outline(summer).id)


def test_publishing_freezes_what_the_answers_rest_on_and_taking_it_back_thaws_it(summer: Desk) -> None:
    answer_all(summer)
    item = evidence_register.add(summer, {"name": "Policy", "kind": "policy"})
    made = yearly_steps.published(summer, on("2027-06-01"), ADDRESS)
    head = stored.current(summer.register.connection)
    assert head is not None
    assert yearly.is_published(summer, head.id)
    with pytest.raises(BadInput, match="published since Tue 1 Jun 2027"):
        yearly.refuse_published(summer, head.id)
    with pytest.raises(BadInput, match="published since"):
        evidence_register.use(summer, item.id, ["1.2"])
    with pytest.raises(BadInput, match="published already"):
        yearly_steps.published(summer, on("2027-06-01"), ADDRESS)
    with pytest.raises(BadInput, match="Say why"):
        yearly_steps.take_back(summer, made.step.id, " ")
    assert yearly_steps.take_back(summer, made.step.id, "the wrong year") == "published"
    assert not yearly.is_published(summer, head.id)
    yearly.refuse_published(summer, head.id)
    assert [one.what for one in stored.steps(summer.register.connection, head.id)] == ["published", on_file.TAKEN_BACK]
    for again in (made.step.id, 99):
        with pytest.raises(BadInput):
            yearly_steps.take_back(summer, again, "once more")


def test_a_step_of_another_assessment_is_not_taken_back(summer: Desk) -> None:
    made = yearly_steps.reported(summer, on("2027-06-01"))
    assessing.new(summer)
    with pytest.raises(BadInput, match="not on record"):
        yearly_steps.take_back(summer, made.step.id, "slip")


def test_a_merger_after_publication_asks_for_another_assessment_beside_the_next_years(summer: Desk) -> None:
    answer_all(summer)
    for record in (yearly_steps.reported, yearly_steps.approved, yearly_steps.submitted):
        record(summer, on("2027-06-01"))
    yearly_steps.published(summer, on("2027-06-01"), ADDRESS)
    made = yearly_steps.trigger(summer, on("2027-06-01"), "merger", on("2027-12-01"), "with Oak Homes")
    assert made.step.told == "a merger; due by Wed 1 Dec 2027; with Oak Homes"
    view = yearly.year_view(summer)
    assert (view.year, view.next and view.next.key) == ("2026/27", "assessed")  # the one that is out answers no further
    assert {line.due for line in view.lines} == {on("2027-12-01")}
    assert [duty.due for duty in yearly.duties(summer)] == [on("2027-12-01"), on("2028-09-30")]
    at(summer, "2027-11-01")
    assessing.new(summer, year="2026/27")
    answer_all(summer)
    for record in (yearly_steps.reported, yearly_steps.approved, yearly_steps.submitted):
        record(summer, on("2027-11-01"))
    yearly_steps.published(summer, on("2027-11-01"), ADDRESS)
    assert yearly.year_view(summer).year == "2027/28"
    assert [duty.due for duty in yearly.duties(summer)] == [on("2028-09-30")]


def test_a_trigger_before_publication_is_taken_in_by_the_assessment_under_way(summer: Desk) -> None:
    yearly_steps.trigger(summer, on("2027-05-20"), "change of procedure")
    assert keys(summer)[-1] == "trigger"
    told = yearly.duties(summer)
    assert [duty.what for duty in told] == [
        "papers for the board of 14 Jul",
        "assess again after a change of procedure",
    ]
    assert told[1].due is None
    with pytest.raises(BadInput, match="Choose what asks for it"):
        yearly_steps.trigger(summer, on("2027-05-20"), "weather")
    with pytest.raises(BadInput) as refused:
        yearly_steps.trigger(summer, on("2027-05-20"), "merger", on("2027-05-19"))
    assert refused.value.field == "due"


def test_exceptional_circumstances_come_first_until_they_are_over(summer: Desk) -> None:
    today = on("2027-06-01")
    with pytest.raises(BadInput) as refused:
        yearly_steps.exceptional(summer, today)
    assert refused.value.field == "why"
    with pytest.raises(BadInput, match="could be over"):
        yearly_steps.exceptional(summer, today, over=True)
    yearly_steps.exceptional(summer, today, why="cyber incident", ombudsman=today)
    first = yearly.year_view(summer).next
    assert (first and first.what, first and first.clause) == ("tell the residents who may be affected", "8.5")
    assert yearly.duties(summer)[0].words == "cyber incident; no clause sets a day"
    yearly_steps.exceptional(summer, today, residents=today, address=ADDRESS, back_on=on("2027-06-15"))
    assert yearly.duties(summer)[0].due == on("2027-06-15")
    assert yearly.year_view(at(summer, "2027-06-16")).overdue
    yearly_steps.exceptional(summer, on("2027-06-16"), over=True)
    assert not yearly.year_view(summer).overdue
    day = on("2027-06-16")
    with pytest.raises(BadInput, match="still to come"):
        yearly_steps.exceptional(summer, day, why="flood", ombudsman=on("2027-06-17"))
    with pytest.raises(BadInput) as refused:
        yearly_steps.exceptional(summer, day, why="flood", back_on=on("2027-06-15"))
    assert refused.value.field == "back_on"


def test_a_review_of_evidence_that_is_soon_or_late_is_a_duty_of_the_year(summer: Desk) -> None:
    for name, review in (("Policy", "2027-05-31"), ("Leaflet", "2027-07-02"), ("Page", "2027-07-03")):
        evidence_register.add(summer, {"name": name, "kind": "policy", "review_on": review})
    told = [duty.what for duty in yearly.duties(summer) if duty.what.startswith("review")]
    assert told == ["review Policy", "review Leaflet"]
    assert yearly.year_view(summer).overdue
    evidence_register.retire(summer, 1, on("2027-06-01"))
    assert not yearly.year_view(summer).overdue


def test_the_landlords_own_dates_are_kept_and_checked(desk: Desk) -> None:
    july, may = date(2027, 7, 14), date(2027, 5, 12)
    assert yearly.set_wishes(desk, add=[july, may, july]).meetings == (may, july)
    assert yearly.set_wishes(desk, drop=[may], papers_days=5) == yearly.wishes(desk)
    assert (yearly.wishes(desk).meetings, yearly.wishes(desk).papers_days) == ((july,), 5)
    changes: tuple[tuple[str, Callable[[], object]], ...] = (
        ("meeting", lambda: yearly.set_wishes(desk, drop=[may])),
        ("meeting", lambda: yearly.set_wishes(desk, add=[date(2099, 1, 1)])),
        ("papers_days", lambda: yearly.set_wishes(desk, papers_days=61)),
        ("thousand", lambda: yearly.set_wishes(desk, thousand="never")),
    )
    for field, change in changes:
        with pytest.raises(BadInput) as refused:
            change()
        assert refused.value.field == field


def test_the_countdown_can_ask_for_the_year_and_load_nothing_heavy(desk: Desk, register_path: Path) -> None:
    keeping.set_profile(desk, "Example Homes", "640", "31 March")
    code = f"""
from datetime import UTC, date, datetime
from pathlib import Path
from hoctui.clock import Clock
from hoctui.services import yearly
from hoctui.services.desk import open_desk
clock = Clock.fixed(date(2026, 11, 21), datetime(2026, 11, 21, tzinfo=UTC))
desk = open_desk(Path({str(register_path)!r}), clock, write=False)
assert desk.landlord == "Example Homes"
assert len(yearly.duties(desk)) == 1
desk.close()
import sys
print(*{{name.split(".")[0] for name in sys.modules}})
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert not {"sqlmodel", "sqlalchemy", "pydantic", "holidays", "textual"} & set(told.stdout.split())
