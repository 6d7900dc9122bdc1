"""The action plan of an assessment (its appendix B), and what became of the actions of the year before. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.check_words import bare
from hoctui.assessment.progress import incomplete_shortfalls
from hoctui.rulebook.edition import Clause

_AKIN = 0.5
"""So much of two actions' words must be the same for the second to be the first, promised again."""
_SMALL = "a all an and are as at be by each every for in is it its new of on our so that the this to we will with"
_SMALL_WORDS = frozenset(_SMALL.split())
"""Words that any two actions share."""


class State(StrEnum):
    """How far an action has come."""

    DONE = "done"
    LATE = "late"
    DUE = "due"
    UNDATED = "no date"


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action that an answer promises, with how far it has come and where its date was put back."""

    clause: str
    binding: bool
    mark: Mark
    reason: str
    action: str
    owner: str
    due: date | None
    done_on: date | None
    state: State
    earlier_dues: tuple[date, ...]
    """The earlier days for which it was promised, the oldest first: it was put back from each. A date that was brought
    forward was not put back, and one mended on the day it was given was never promised."""
    missing: tuple[str, ...]
    """Of "reason", "action", "owner" and "date", what a binding clause that falls short still lacks (2024: 8.1)."""
    days_late: int
    """Calendar days past its due day: until it was done, or until today; 0 where it is not late, or was in time."""
    mark_now: Mark | None = None
    """Of an action of the year before: how this year's assessment answers the clause; None where it has no such."""
    clauses_now: tuple[str, ...] = ()
    """Of an action of the year before: the clauses of this year's edition that ask the same."""

    @property
    def slipped(self) -> bool:
        """Whether it was put back: due later than it first was."""
        return bool(self.earlier_dues) and self.due is not None and self.due > self.earlier_dues[0]

    def broken(self, today: date) -> bool:
        """Whether it is not done, and the day for which it was first promised has passed, put back or not."""
        first = self.earlier_dues[0] if self.earlier_dues else self.due
        return self.done_on is None and first is not None and first < today


@dataclass(frozen=True, slots=True)
class DueBefore:
    """A day that an action was due on, until another day, or none, was put in its place."""

    due: date
    set_on: date | None
    """The day on which it was given; None where that is not on record."""
    changed_on: date

    @property
    def stood(self) -> bool:
        """Whether it was a promise and no slip of the pen: it stood overnight, or had passed when it was changed."""
        return self.due < self.changed_on or self.set_on is None or self.set_on < self.changed_on


def days_promised(changes: Iterable[DueBefore]) -> tuple[date, ...]:
    """The days that stood, the oldest first: one that was mended on the day it was given was never promised."""
    return tuple(change.due for change in changes if change.stood)


@dataclass(frozen=True, slots=True)
class Promised:
    """An assessment with the days, by clause, that its actions were promised for before their dates were changed."""

    assessment: Assessment
    dues: Mapping[str, Sequence[date]] = field(default_factory=dict)

    def days(self, clause: str) -> list[date]:
        """Every day that a clause's action was due on, the oldest first and today's last."""
        due = self.assessment.answer(clause).due
        return [*self.dues.get(clause, ()), *([due] if due else [])]


def action_plan(
    now: Promised,
    today: date,
    before: Promised | None = None,
    counterparts: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[PlannedAction, ...]:
    """Every shortfall with its action, binding clauses first, then what else is promised.

    With the assessment `before` and, by this year's clause, the clauses of it that asked the same, a shortfall that
    goes on from then is shown with the days that were promised then.
    """
    missing = {one.clause: one.missing for one in incomplete_shortfalls(now.assessment)}
    ranked = []
    for place, clause in enumerate(now.assessment.edition.clauses):
        answer = now.assessment.answer(clause.number)
        if not (answer.falls_short or _promises(answer)):
            continue
        earlier = _going_on(now, before, clause.number, counterparts or {})
        dues = [*(before.days(earlier) if before and earlier else ()), *now.days(clause.number)]
        action = _planned(clause, answer, today, dues, missing.get(clause.number, ()))
        ranked.append((not answer.falls_short, not clause.binding, place, action))
    return tuple(action for *_, action in sorted(ranked, key=lambda entry: entry[:3]))


def _going_on(now: Promised, before: Promised | None, number: str, pairs: Mapping[str, tuple[str, ...]]) -> str:
    """The clause of the assessment before whose shortfall this year's goes on; empty where none does."""
    if before is None:
        return ""
    mine, alone = now.assessment.answer(number), _alone(pairs, number)
    others = [before.assessment.answer(one) for one in pairs.get(number, ())]
    return next((one.clause for one in others if _goes_on(one, mine, same_clause=alone)), "")


def _alone(pairs: Mapping[str, tuple[str, ...]], number: str) -> bool:
    """Whether a clause has one counterpart, which is its alone: the two are the same clause, whatever its number."""
    ones = pairs.get(number, ())
    return len(ones) == 1 and sum(ones[0] in others for others in pairs.values()) == 1


def _goes_on(theirs: Answer, mine: Answer, *, same_clause: bool) -> bool:
    """Whether an action of the year before goes on in this year's answer.

    It does where the action is the same, be it in slightly other words; and, under the same clause, its number moved
    or not, where the clause still falls short: then the day of coming into line was put back, whatever is to be done
    by it.
    """
    if not (_promises(mine) or mine.due):
        return False
    return (same_clause and theirs.falls_short and mine.falls_short) or _same_promise(theirs, mine)


def earlier_actions(
    before: Promised, now: Promised, counterparts: Mapping[str, tuple[str, ...]], today: date
) -> tuple[PlannedAction, ...]:
    """The actions of the assessment before, with what has become of each.

    An action that goes on in this year's answer is one action: done where either says so, due on this year's day, and
    slipped where that is later. `counterparts` are, by clause of the assessment before, this year's clauses that ask
    the same.
    """
    promised = [one for one in before.assessment.edition.clauses if _promises(before.assessment.answer(one.number))]
    return tuple(_become(clause, before, now, counterparts, today) for clause in promised)


def _become(
    clause: Clause, before: Promised, now: Promised, pairs: Mapping[str, tuple[str, ...]], today: date
) -> PlannedAction:
    answer = before.assessment.answer(clause.number)
    here, alone = pairs.get(clause.number, ()), _alone(pairs, clause.number)
    answers = [now.assessment.answer(number) for number in here]
    again = next((one for one in answers if _goes_on(answer, one, same_clause=alone)), None)
    dues = [*before.days(clause.number), *(now.days(again.clause) if again else ())]
    done = answer.done_on or (again.done_on if again else None)
    planned = _planned(clause, replace(answer, due=dues[-1] if dues else None, done_on=done), today, dues, ())
    return replace(planned, mark_now=lowest([one.mark for one in answers]) if answers else None, clauses_now=here)


def _planned(
    clause: Clause, answer: Answer, today: date, dues: Sequence[date], missing: tuple[str, ...]
) -> PlannedAction:
    return PlannedAction(
        clause.number,
        clause.binding,
        answer.mark,
        answer.reason,
        answer.action,
        answer.owner,
        answer.due,
        answer.done_on,
        _state(answer.due, answer.done_on, today),
        _put_back_from(dues) if answer.due else tuple(dict.fromkeys(dues)),
        missing,
        _days_late(answer.due, answer.done_on, today),
    )


def _promises(answer: Answer) -> bool:
    """Whether an answer promises something: an action in words, under any answer."""
    return bool(answer.action.strip())


def _same_promise(before: Answer, now: Answer) -> bool:
    """Whether this year's answer promises what the one before did, be it in slightly other words."""
    mine, theirs = _telling_words(now.action), _telling_words(before.action)
    shared, fewest = len(mine & theirs), min(len(mine), len(theirs))
    return fewest > 0 and shared >= min(2, fewest) and shared >= _AKIN * fewest


def _telling_words(action: str) -> set[str]:
    """The words of an action that tell it from another, one or several of a kind being the same."""
    return {word.removesuffix("s") for word in bare(action).split() if word not in _SMALL_WORDS}


def _state(due: date | None, done: date | None, today: date) -> State:
    if done is not None:
        return State.DONE
    if due is None:
        return State.UNDATED
    return State.LATE if due < today else State.DUE


def _days_late(due: date | None, done: date | None, today: date) -> int:
    return max(0, ((done or today) - due).days) if due is not None else 0


def _put_back_from(dues: Sequence[date]) -> tuple[date, ...]:
    """The days from which something was put back to the last of them, each once: those that came before it."""
    return tuple(dict.fromkeys(day for day in dues[:-1] if day < dues[-1]))


_RANK = {Mark.NO: 0, Mark.PARTIAL: 1, Mark.YES: 2}


def lowest(marks: Sequence[Mark]) -> Mark:
    """The answer that stands for several: the one that falls shortest; else unanswered; else N/A."""
    ranked = [mark for mark in marks if mark in _RANK]
    if Mark.UNANSWERED in marks and not any(mark in (Mark.NO, Mark.PARTIAL) for mark in ranked):
        return Mark.UNANSWERED
    return min(ranked, key=_RANK.__getitem__) if ranked else Mark.NOT_APPLICABLE
