"""Checks on the assessment on file: what stands, what was overruled, last year beside this one, actions done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from casebook import NOW, TODAY

from hoctui.assessment.answers import Answer, Mark
from hoctui.assessment.plan import State
from hoctui.clock import Clock
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.services import assessing, casework, checking, comparing, figures
from hoctui.services.assessing_before import one_to_one
from hoctui.services.desk import Desk
from hoctui.store import assessments, evidence

SHORT = {"answer": "partial", "reason": "late", "action": "a second handler", "owner": "Head of homes"}


@pytest.fixture
def complete(desk: Desk) -> Desk:
    """A desk with an assessment of 2025/26 in which nothing stands in the way."""
    clauses = [clause.number for clause in load("2024").clauses]
    given = {number: Answer(number, Mark.YES, f"Audit {number}, ten cases.") for number in clauses}
    with desk.register.writing() as session:
        assessments.make(
            session,
            year="2025/26",
            edition="2024",
            landlord="Example Homes",
            source="",
            notes=(),
            given=given,
            previous=None,
            now=NOW,
        )
    return desk


def test_what_is_sound_may_be_published(complete: Desk) -> None:
    assert checking.checked(complete).findings == ()
    assert checking.may_publish(complete)


def test_there_is_nothing_to_check_where_there_is_no_assessment(desk: Desk) -> None:
    with pytest.raises(BadInput, match="no self-assessment yet"):
        checking.may_publish(desk)


def test_one_that_stands_is_overruled_with_a_reason_that_is_kept(complete: Desk) -> None:
    assessing.answer(complete, "5.15", {"evidence": ""})
    (finding,) = checking.checked(complete).standing
    assert (finding.code, finding.clauses, finding.title) == ("no-evidence", ("5.15",), "Yes with no evidence")
    assert not checking.may_publish(complete)
    told = checking.overrule(complete, "no-evidence", "5.15", " Nobody was restricted. ")
    assert (told.may_publish, told.overruled[0].overruled) == (True, "Nobody was restricted.")
    (step,) = assessments.steps(complete.register.connection, assessing.outline(complete).id)
    assert (step.what, step.on, step.details["check"], step.details["clause"], step.details["reason"]) == (
        "overruled",
        TODAY,
        "no-evidence",
        "5.15",
        "Nobody was restricted.",
    )


def test_an_overruling_holds_for_the_words_that_caused_it(complete: Desk) -> None:
    assessing.answer(complete, "5.15", {"commentary": "Mrs Elm was restricted."})
    checking.overrule(complete, "person", "5.15", "She has agreed.")
    assert checking.may_publish(complete)
    assessing.answer(complete, "5.15", {"commentary": "Mrs Elm and Mr Oak were restricted."})
    assert not checking.may_publish(complete)


def test_an_overruling_is_tied_to_the_very_words_and_not_to_what_stands_around_them(complete: Desk) -> None:
    assessing.answer(complete, "5.15", {"commentary": "Mrs Elm was restricted."})
    checking.overrule(complete, "person", "5.15", "She has agreed.")
    assessing.answer(complete, "5.15", {"commentary": "Mrs Elm was  restricted.\nNobody else was, in the whole year."})
    assert checking.may_publish(complete)
    assessing.answer(complete, "5.15", {"commentary": "Mrs Elm was restricted for good."})
    (standing,) = checking.checked(complete).standing
    assert (standing.overruled, standing.overruled_before) == ("", "She has agreed.")


def test_a_fifth_name_behind_four_that_were_overruled_stands(complete: Desk) -> None:
    """Only four quotations are shown; what is not shown is tied all the same."""
    four = "Mr Ash rang. Mr Birch rang. Mr Elm rang. Mr Fir rang. "
    assessing.answer(complete, "5.15", {"commentary": f"{four}Mr Oak rang."})
    checking.overrule(complete, "person", "5.15", "All have agreed.")
    assessing.answer(complete, "5.15", {"commentary": f"{four}Mr Yew rang."})
    assert not checking.may_publish(complete)


def test_a_shortfall_overruled_for_one_lack_stands_again_for_another(complete: Desk) -> None:
    assessing.answer(complete, "6.3", SHORT)
    checking.overrule(complete, "shortfall", "6.3", "The date hangs on the board.")
    assert checking.may_publish(complete)
    assessing.answer(complete, "6.3", {"owner": ""})
    assert not checking.may_publish(complete)


def test_a_long_cause_is_tied_by_all_of_it(complete: Desk) -> None:
    long = "policy " * 200
    assessing.answer(complete, "6.3", {"evidence": f"{long}page one"})
    assert checking.overrule(complete, "policy-alone", "6.3", "It is the log's name.").overruled
    assessing.answer(complete, "6.3", {"evidence": f"{long}page two"})
    assert not checking.checked(complete).overruled


def test_an_overruling_is_withdrawn_and_both_stay_on_record(complete: Desk) -> None:
    assessing.answer(complete, "5.15", {"evidence": ""})
    checking.overrule(complete, "no-evidence", "5.15", "Nobody was restricted.")
    told = checking.withdraw(complete, "no-evidence", "5.15", " Somebody was. ")
    assert (told.may_publish, told.overruled, told.unneeded) == (False, (), ())
    overruled, withdrawn = assessments.steps(complete.register.connection, assessing.outline(complete).id)
    assert (withdrawn.what, withdrawn.on) == ("withdrawn", TODAY)
    assert withdrawn.details == {
        "check": "no-evidence",
        "clause": "5.15",
        "step": str(overruled.id),
        "reason": "Somebody was.",
    }
    assert checking.overrule(complete, "no-evidence", "5.15", "Nobody was, after all.").may_publish
    assert checking.checked(complete).overruled[0].overruled == "Nobody was, after all."


def test_what_was_overruled_and_is_found_no_more_is_said(complete: Desk) -> None:
    assessing.answer(complete, "5.15", {"evidence": ""})
    assert checking.overrule(complete, "no-evidence", "5.15", "Nobody was restricted.").unneeded == ()
    assessing.answer(complete, "5.15", {"evidence": "Log of restrictions: none."})
    told = checking.checked(complete)
    assert (told.findings, told.may_publish) == ((), True)
    (unneeded,) = told.unneeded
    assert (unneeded.code, unneeded.clause, unneeded.reason) == ("no-evidence", "5.15", "Nobody was restricted.")
    assert checking.withdraw(complete, "no-evidence", "5.15").unneeded == ()


@pytest.mark.parametrize(
    ("code", "clause", "says"),
    [
        ("no-such", "5.15", "no check"),
        ("no-evidence", "6.3", "not overruled of 6.3"),
        ("no-evidence", "", "not overruled of the whole"),
        ("person", "5.15", "not overruled of 5.15"),
    ],
)
def test_what_cannot_be_withdrawn(complete: Desk, code: str, clause: str, says: str) -> None:
    assessing.answer(complete, "5.15", {"evidence": ""})
    checking.overrule(complete, "no-evidence", "5.15", "Nobody was restricted.")
    with pytest.raises(BadInput, match=says):
        checking.withdraw(complete, code, clause)
    assert checking.may_publish(complete)


def test_what_was_overruled_before_causes_were_kept_whole_holds_by_what_was_quoted(complete: Desk) -> None:
    long = "He was told so at length. " * 10
    assessing.answer(complete, "5.15", {"commentary": f"{long}Mrs Elm was restricted. {long}"})
    (finding,) = checking.checked(complete).standing
    details = {"check": "person", "clause": "5.15", "reason": "She has agreed.", "quoted": finding.quoted}
    with complete.register.writing() as session:
        head = assessing.outline(complete).id
        assessments.add_step(session, head, "overruled", TODAY, details=details, now=NOW)
    assert checking.may_publish(complete)


@pytest.mark.parametrize(
    ("code", "clause", "reason", "says"),
    [
        ("no-evidence", "5.15", "  ", "why"),
        ("no-such", "5.15", "r", "no check"),
        ("no-evidence", "6.3", "r", "found nothing"),
        ("no-evidence", "", "r", "found nothing"),
    ],
)
def test_what_cannot_be_overruled(complete: Desk, code: str, clause: str, reason: str, says: str) -> None:
    assessing.answer(complete, "5.15", {"evidence": ""})
    with pytest.raises(BadInput, match=says):
        checking.overrule(complete, code, clause, reason)
    assert not checking.may_publish(complete)


def test_the_registers_figures_are_held_against_the_answers(complete: Desk) -> None:
    """6.2 of 2024: acknowledged within five working days; here a complaint never was."""
    casework.log(complete, {"on": date(2025, 6, 2), "resident": "Ada Elm", "summary": "Leak"})
    found = {one.clauses[0]: one for one in checking.checked(complete).standing}
    assert found["6.2"].code == "figures"
    assert "0 of 1" in found["6.2"].quoted
    assessing.answer(complete, "6.2", SHORT | {"due": date(2026, 12, 1)})
    assert "6.2" not in {one.clauses[0] for one in checking.checked(complete).standing}


def test_an_item_of_the_evidence_register_counts_and_a_retired_one_does_not(complete: Desk) -> None:
    assessing.answer(complete, "1.2", {"evidence": ""})
    head = assessing.outline(complete).id
    policy = evidence.EvidenceItem(0, "Complaints policy", "policy", date(2023, 1, 5), None, "shelf")
    with complete.register.writing() as session:
        item = evidence.keep(session, policy, NOW)
        evidence.set_uses(session, head, "1.2", (item,))
    (finding,) = checking.checked(complete).findings
    assert (finding.code, finding.quoted) == ("old-evidence", "Complaints policy, Thu 5 Jan 2023")
    retired = evidence.EvidenceItem(item, "Complaints policy", "policy", None, None, "shelf", "", TODAY)
    with complete.register.writing() as session:
        evidence.keep(session, retired, NOW)
    assert [one.code for one in checking.checked(complete).findings] == ["no-evidence"]


def test_a_response_copied_from_the_year_before(complete: Desk) -> None:
    this = assessing.outline(complete).id
    last = assessing.new(complete, "2024", "2024/25").id
    words = "The board is satisfied that complaints are heard, answered and learnt from in {}."
    with complete.register.writing() as session:
        for one, year in ((last, "2025"), (this, "2026")):
            details = {"text": words.format(year), "by": "the board"}
            assessments.add_step(session, one, "approved", TODAY, details=details, now=NOW)
    assert [one.code for one in checking.checked(complete, this).standing] == ["response-copied"]
    assert checking.overrule(complete, "response-copied", "", "It said the same again.", this).may_publish


LAST_YEARS = "Tracker: 20 of 31 in time"


def of_last_year(desk: Desk, edition: str, clause: str, evidence: str) -> None:
    """Last year's assessment, in which one clause is answered Yes by that evidence."""
    this = assessing.outline(desk).id
    assessing.new(desk, edition, "2024/25")
    assessing.answer(desk, clause, {"answer": "yes", "evidence": evidence})
    assessing.take_up(desk, this)


def test_last_years_figure_in_this_years_answer_stands(complete: Desk) -> None:
    """6.3 of 2024 asks what is done within the time: last year's evidence as a whole shows nothing of this year."""
    of_last_year(complete, "2024", "6.3", LAST_YEARS)
    assert checking.may_publish(complete)
    assessing.answer(complete, "6.3", {"evidence": LAST_YEARS})
    (finding,) = checking.checked(complete).standing
    assert (finding.code, finding.clauses, finding.quoted) == ("last-year", ("6.3",), LAST_YEARS)
    assert "2024/25" in finding.words
    assessing.answer(complete, "6.3", {"evidence": f"{LAST_YEARS}; this year's is being counted by the panel"})
    assert checking.checked(complete).standing == ()


def test_a_figure_from_the_clause_that_this_one_came_from_is_last_years_too(complete: Desk) -> None:
    """The first of 2024 that one clause of 2022 became, and no other."""
    clause, earlier = next(iter(one_to_one(load("2024"), "2022").items()))
    of_last_year(complete, "2022", earlier, "Audit of 25 cases: 20 of 25")
    assessing.answer(complete, clause, {"evidence": "Audit of 25 cases: 20 of 25"})
    (finding,) = checking.checked(complete).findings
    assert (finding.code, finding.clauses) == ("last-year", (clause,))


def test_the_same_years_assessment_made_before_is_not_last_years(complete: Desk) -> None:
    assessing.answer(complete, "6.3", {"evidence": LAST_YEARS})
    assessing.new(complete, "2024", "2025/26")
    assessing.answer(complete, "6.3", {"answer": "yes", "evidence": LAST_YEARS})
    assert "last-year" not in {one.code for one in checking.checked(complete).findings}


def test_figures_that_were_counted_a_slice_at_a_time_serve_the_checks(complete: Desk) -> None:
    casework.log(complete, {"on": date(2025, 6, 2), "resident": "Ada Elm", "summary": "Leak"})
    counting = checking.begin(complete)
    while (basis := figures.go_on(complete, counting)) is None:
        pass
    assert checking.checked(complete, None, basis) == checking.checked(complete)
    told = checking.overrule(complete, "figures", "6.2", "It was by telephone.", basis=basis)
    assert [one.code for one in told.overruled] == ["figures"]
    assert checking.withdraw(complete, "figures", "6.2", basis=basis).overruled == ()


def test_figures_of_another_year_serve_no_check(complete: Desk) -> None:
    casework.log(complete, {"on": date(2025, 6, 2), "resident": "Ada Elm", "summary": "Leak"})
    other = figures.basis_of(complete, figures.period_of(complete, "2023/24"))
    assert checking.checked(complete, None, other) == checking.checked(complete)


def two_years(desk: Desk, due: date) -> None:
    """Last year 6.3 fell short with an action due that day; this year is begun."""
    assessing.new(desk, "2024", "2024/25")
    assessing.answer(desk, "6.3", SHORT | {"due": due})
    assessing.new(desk, "2024", "2025/26")


def test_promised_last_year_and_late(desk: Desk) -> None:
    two_years(desk, date(2026, 9, 30))
    view = comparing.compare(desk)
    assert (view.now.year, view.before.year) == ("2025/26", "2024/25")
    assert [(action.clause, action.state) for action in view.late] == [("6.3", State.LATE)]
    comparing.mark_done(desk, "6.3", date(2026, 10, 2))
    (action,) = comparing.plan(desk).earlier
    assert (action.state, action.done_on, action.days_late) == (State.DONE, date(2026, 10, 2), 2)
    assert comparing.compare(desk).late == ()


def on_day(desk: Desk, day: int, hour: int = 14) -> Desk:
    """The same desk on another day of November 2026."""
    now = NOW.replace(day=day, hour=hour)
    return replace(desk, clock=Clock.fixed(now.date(), now))


def test_dates_that_slipped_are_kept_and_shown(desk: Desk) -> None:
    two_years(desk, date(2026, 9, 30))
    assessing.answer(desk, "6.3", SHORT | {"due": date(2026, 12, 31)})
    desk = on_day(desk, 23)
    assessing.answer(desk, "6.3", {"due": date(2027, 3, 31)})
    view = comparing.plan(desk)
    for action in (*view.actions, *view.earlier):
        assert (action.due, action.slipped) == (date(2027, 3, 31), True)
        assert action.earlier_dues == (date(2026, 9, 30), date(2026, 12, 31))
    assert [action.clause for action in comparing.compare(desk).late] == ["6.3"]


@pytest.mark.parametrize(
    ("dues", "slipped", "earlier"),
    [
        # (on which day of November at which hour, the date that was given)
        ([(21, 14, "2026-12-31"), (21, 15, "2027-01-31")], False, ()),  # mended within the day
        ([(21, 14, "2026-12-31"), (22, 9, "2027-01-31")], True, ("2026-12-31",)),  # it stood overnight
        ([(21, 14, "2027-12-31"), (23, 9, "2026-12-31")], False, ()),  # brought forward
        ([(21, 14, "2026-11-01"), (21, 15, "2027-01-31")], True, ("2026-11-01",)),  # it had passed
        ([(21, 14, "2026-12-31"), (21, 15, "2027-01-31"), (24, 9, "2027-03-31")], True, ("2027-01-31",)),
        ([(21, 14, "2026-12-31"), (23, 9, "2027-03-31"), (23, 10, "2026-12-31")], False, ()),  # and back again
        ([(21, 14, "2026-12-31"), (23, 9, ""), (24, 9, "2027-03-31")], True, ("2026-12-31",)),  # taken away between
    ],
)
def test_a_date_is_put_back_only_where_it_stood(
    desk: Desk, dues: list[tuple[int, int, str]], slipped: bool, earlier: tuple[str, ...]
) -> None:
    """A typing mistake that is mended is no slip; a promise that stood overnight, or had passed, and went later is."""
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "6.3", SHORT)
    for day, hour, due in dues:
        assessing.answer(on_day(desk, day, hour), "6.3", {"due": date.fromisoformat(due) if due else ""})
    (action,) = comparing.plan(desk).actions
    assert (action.slipped, tuple(map(str, action.earlier_dues))) == (slipped, earlier)


def test_words_mended_about_a_date_are_no_slip(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "6.3", SHORT | {"due": date(2026, 12, 31)})
    for day in (22, 23, 24):
        assessing.answer(on_day(desk, day), "6.3", {"owner": f"Head of homes {day}"})
    (action,) = comparing.plan(desk).actions
    assert (action.slipped, action.earlier_dues) == (False, ())


def test_an_action_is_done_on_a_day_that_has_been(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    with pytest.raises(BadInput, match="no action"):
        comparing.mark_done(desk, "6.3", TODAY)
    with pytest.raises(BadInput, match="no clause"):
        comparing.mark_done(desk, "6.99", TODAY)
    assessing.answer(desk, "6.3", SHORT | {"due": date(2026, 12, 31)})
    with pytest.raises(BadInput, match="lies ahead"):
        comparing.mark_done(desk, "6.3", date(2026, 11, 22))
    assert comparing.mark_done(desk, "6.3", TODAY).done_on == TODAY
    assert comparing.mark_done(desk, "6.3", None).done_on is None
    assert comparing.plan(desk).actions[0].state is State.DUE


@pytest.mark.parametrize("editions", [("2022", "2024"), ("2020", "2024"), ("2024", "2022")])
def test_years_are_compared_across_editions(desk: Desk, editions: tuple[str, str]) -> None:
    assessing.new(desk, editions[0], "2023/24")
    assessing.new(desk, editions[1], "2024/25")
    view = comparing.compare(desk, "2024/25", "2023/24")
    assert (view.before.edition.name, view.now.edition.name) == editions
    assert len(view.comparison.clauses) == len(load(editions[1]).clauses)


@pytest.mark.parametrize(
    ("year", "other", "says"),
    [
        ("", "", "nothing to compare"),
        ("2019/20", "", "there is 2025/26"),
        ("2025/26", "2025/26", "nothing to compare"),
        ("2025", "", "not a reporting year"),
    ],
)
def test_a_comparison_that_cannot_be(desk: Desk, year: str, other: str, says: str) -> None:
    assessing.new(desk, "2024", "2025/26")
    with pytest.raises(BadInput, match=says):
        comparing.compare(desk, year, other)
