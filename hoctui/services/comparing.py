"""Assessments on file held against each other, the action plan, and what became of last year's actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hoctui.assessment.answers import Answer, Assessment
from hoctui.assessment.compare import Comparison, counterparts
from hoctui.assessment.compare import compare as compared
from hoctui.assessment.plan import DueBefore, PlannedAction, Promised, action_plan, days_promised, earlier_actions
from hoctui.dates import EARLIEST, say_day
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.services import assessing
from hoctui.services.desk import Desk
from hoctui.store import assessments as stored
from hoctui.store.assessments import AssessmentHead


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two assessments side by side, with the actions that were promised then and are late now."""

    comparison: Comparison
    late: tuple[PlannedAction, ...]

    @property
    def now(self) -> Assessment:
        """The later of the two, or the one that was asked for."""
        return self.comparison.now

    @property
    def before(self) -> Assessment:
        """The one that it is held against."""
        return self.comparison.before


@dataclass(frozen=True, slots=True)
class PlanView:
    """The action plan of an assessment, and last year's actions with what became of them."""

    year: str
    edition: str
    actions: tuple[PlannedAction, ...]
    before_year: str
    """The year that the earlier actions are of; empty where there is no assessment before."""
    earlier: tuple[PlannedAction, ...]


def head_of(desk: Desk, assessment_id: int | None = None) -> AssessmentHead:
    """The assessment of that id, or the current one. Raises BadInput where there is none."""
    assessing.outline(desk)
    for head in assessing.on_file(desk):
        if head.id == assessment_id or (assessment_id is None and head.is_current):
            return head
    raise BadInput("That assessment is not on file.")


def head_of_year(desk: Desk, year: str) -> AssessmentHead:
    """The assessment of that year: the current one if it is of it, else the last that was made. Raises BadInput."""
    read = assessing.read_year(year)
    heads = assessing.on_file(desk)
    of_year = sorted((head for head in heads if head.year == read), key=lambda head: (head.is_current, head.id))
    if not of_year:
        there = ", ".join(sorted({head.year for head in heads})) or "none yet"
        raise BadInput(f"There is no assessment of {read or 'that year'} on file; there is {there}.", "year")
    return of_year[-1]


def head_before(desk: Desk, head: AssessmentHead) -> AssessmentHead | None:
    """The assessment before: of the latest earlier year, under whatever edition; else the one made before it."""
    others = [one for one in assessing.on_file(desk) if one.id != head.id]
    earlier = sorted((one for one in others if one.year < head.year), key=lambda one: (one.year, one.id))
    made_before = [one for one in others if one.id == head.previous and one.year == head.year]
    return next(iter((*earlier[-1:], *made_before)), None)


def whole(desk: Desk, head: AssessmentHead) -> Assessment:
    """An assessment with all its answers."""
    given = stored.answers(desk.register.connection, head.id)
    return Assessment(head.year, load(head.edition), head.landlord, given, head.source)


def compare(desk: Desk, year: str = "", other: str = "") -> ComparisonView:
    """The assessment of a year (the current one unless given) against another year's (the year before unless given).

    Raises:
        BadInput: there is no such assessment, or none to compare it with.
    """
    head = head_of_year(desk, year) if year else head_of(desk)
    before = head_of_year(desk, other) if other else head_before(desk, head)
    if before is None or before.id == head.id:
        raise BadInput(
            f"There is nothing to compare {head.year} with: import last year's form, or name another with --with.",
            "other",
        )
    found = compared(whole(desk, head), whole(desk, before))
    late = tuple(action for action in _earlier(desk, head, before) if action.broken(desk.clock.today))
    return ComparisonView(found, late)


def plan(desk: Desk, assessment_id: int | None = None) -> PlanView:
    """The action plan of an assessment (the current one unless given), with last year's actions. Raises BadInput."""
    head = head_of(desk, assessment_id)
    before = head_before(desk, head)
    now = _promised(desk, head)
    if before is None:
        return PlanView(head.year, head.edition, action_plan(now, desk.clock.today), "", ())
    then = _promised(desk, before)
    pairs = counterparts(now.assessment.edition, then.assessment.edition)
    actions = action_plan(now, desk.clock.today, then, pairs)
    return PlanView(head.year, head.edition, actions, before.year, _earlier(desk, head, before))


def _earlier(desk: Desk, head: AssessmentHead, before: AssessmentHead) -> tuple[PlannedAction, ...]:
    now, then = _promised(desk, head), _promised(desk, before)
    pairs = counterparts(then.assessment.edition, now.assessment.edition)
    return earlier_actions(then, now, pairs, desk.clock.today)


def _promised(desk: Desk, head: AssessmentHead) -> Promised:
    return Promised(whole(desk, head), dues_before(desk, head))


def dues_before(desk: Desk, head: AssessmentHead) -> dict[str, tuple[date, ...]]:
    """By clause, the days for which an action was promised before its date was changed, the oldest first."""
    rows: dict[str, list[tuple[dict[str, Any], str]]] = {}
    for clause, answer, changed_at in stored.history(desk.register.connection, head.id):
        rows.setdefault(clause, []).append((answer, changed_at))
    now = stored.answers(desk.register.connection, head.id)
    found = {clause: days_promised(_dues(kept, now.get(clause))) for clause, kept in rows.items()}
    return {clause: days for clause, days in found.items() if days}


def _dues(rows: Sequence[tuple[dict[str, Any], str]], now: Answer | None) -> Iterator[DueBefore]:
    """The days that an answer's action was due on, as its history has them: each till the change that took it away."""
    following = [*(answer.get("due") or "" for answer, _ in rows[1:]), now.due.isoformat() if now and now.due else ""]
    set_on: date | None = None
    for (answer, changed_at), after in zip(rows, following, strict=True):
        due = answer.get("due") or ""
        if due == after:
            continue
        changed_on = _day_of(changed_at)
        if due and str(answer.get("action", "")).strip():
            yield DueBefore(date.fromisoformat(due), set_on, changed_on)
        set_on = changed_on


def _day_of(instant: str) -> date:
    """The day of an instant that is on record, in UTC: nobody promises anything in the hour between the two days."""
    return datetime.fromisoformat(instant).date()


def mark_done(desk: Desk, clause: str, on: date | None, assessment_id: int | None = None) -> Answer:
    """Record the day on which a clause's action was carried out, or take it back (None). Returns the answer as it is.

    Without an id it is the current assessment's action; where that has none for the clause, last year's.

    Raises:
        BadInput: the clause has no action, or the day lies ahead or before 1990.
    """
    if on is not None and not EARLIEST <= on <= desk.clock.today:
        ahead = "lies ahead" if on > desk.clock.today else "is too long ago"
        raise BadInput(f"{say_day(on)} {ahead}: an action is done on a day up to today.", "done_on")
    head = head_of(desk, assessment_id)
    heads = [head, head_before(desk, head)] if assessment_id is None else [head]
    for one in heads:
        answer = _with_action(desk, one, clause) if one else None
        if one and answer:
            after = replace(answer, done_on=on)
            with desk.register.writing() as session:
                stored.answer_clause(session, one.id, after, desk.instant())
            return after
    load(head.edition).clause(clause)
    raise BadInput(f"{clause} has no action that could be done: give its action first.", "clause")


def _with_action(desk: Desk, head: AssessmentHead, clause: str) -> Answer | None:
    given: Mapping[str, Answer] = stored.answers(desk.register.connection, head.id)
    answer = given.get(clause)
    return answer if answer and answer.action.strip() else None
