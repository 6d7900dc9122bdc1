"""Two assessments side by side, across editions too: what moved, what is new, whether the evidence is still the same.

Pure. Where one edition's clause asks what several of another's ask, the several are one: the answer that falls
shortest stands for them. Where an edition asks what another does not, that is said, and nothing is compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.check_words import bare
from hoctui.assessment.plan import lowest
from hoctui.assessment.progress import is_answered
from hoctui.rulebook.edition import EDITIONS, Edition, load


class Move(StrEnum):
    """How an answer moved from one assessment to the other."""

    WORSE = "worse"
    BETTER = "better"
    CHANGED = "changed"
    OPEN = "not answered yet"
    NEW = "new"
    SAME = "the same"


class Evidence(StrEnum):
    """Whether an answer rests on the same evidence as before."""

    SAME = "the same"
    CHANGED = "changed"
    NONE = "none in either"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One clause in both assessments."""

    clause: str
    earlier: tuple[str, ...]
    """The earlier assessment's clauses that ask the same; empty where none does."""
    before: Mark
    now: Mark
    move: Move
    evidence: Evidence
    note: str = ""
    """Why it is new, or why the two can only roughly be compared; mostly empty."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A clause of the earlier assessment that the later one's edition does not ask."""

    clause: str
    before: Mark


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two assessments side by side, in the order of the later one's form."""

    now: Assessment
    before: Assessment
    clauses: tuple[Compared, ...]
    gone: tuple[Gone, ...]

    def moved(self, move: Move) -> tuple[Compared, ...]:
        """The clauses that moved so."""
        return tuple(one for one in self.clauses if one.move is move)


def counterparts(now: Edition, before: Edition) -> dict[str, tuple[str, ...]]:
    """By clause of one edition's form, the clauses of another's that ask the same; a clause without any is left out."""
    if now.name == before.name:
        return {clause.number: (clause.number,) for clause in now.clauses}
    if EDITIONS.index(now.name) < EDITIONS.index(before.name):
        return turned(counterparts(before, now), now)
    step = load(EDITIONS[EDITIONS.index(now.name) - 1])
    nearest = {clause.number: _on_form(clause.earlier, step) for clause in now.clauses}
    if step.name != before.name:
        further = counterparts(step, before)
        nearest = {
            number: tuple(dict.fromkeys(old for one in ones for old in further.get(one, ())))
            for number, ones in nearest.items()
        }
    return {number: ones for number, ones in nearest.items() if ones}


def _on_form(earlier: tuple[str, ...], edition: Edition) -> tuple[str, ...]:
    """The form's clauses among those that are named; where the form asks other questions, those that bear on them."""
    numbers = [number for name, _, number in (one.partition(":") for one in earlier) if name == edition.name]
    asked = {clause.number for clause in edition.clauses}
    found: list[str] = []
    for number in numbers:
        if number in asked:
            found.append(number)
        else:
            found += [clause.number for clause in edition.clauses if number in clause.related]
    return tuple(dict.fromkeys(found))


def turned(pairs: Mapping[str, tuple[str, ...]], edition: Edition) -> dict[str, tuple[str, ...]]:
    """Counterparts the other way round, in the order of that edition's form."""
    back: dict[str, tuple[str, ...]] = {}
    for number, ones in pairs.items():
        for one in ones:
            back[one] = (*back.get(one, ()), number)
    return {clause.number: back[clause.number] for clause in edition.clauses if clause.number in back}


def compare(now: Assessment, before: Assessment) -> Comparison:
    """One assessment held against another."""
    pairs = counterparts(now.edition, before.edition)
    lines = tuple(_compared(now, before, clause.number, pairs.get(clause.number, ())) for clause in now.edition.clauses)
    kept = {number for ones in pairs.values() for number in ones}
    gone = tuple(
        Gone(clause.number, before.answer(clause.number).mark)
        for clause in before.edition.clauses
        if clause.number not in kept
    )
    return Comparison(now, before, lines, gone)


def _compared(now: Assessment, before: Assessment, number: str, earlier: tuple[str, ...]) -> Compared:
    mine = now.answer(number)
    if not earlier:
        note = f"no counterpart on the {before.edition.name} form"
        return Compared(number, (), Mark.UNANSWERED, mine.mark, Move.NEW, Evidence.UNKNOWN, note)
    theirs = [before.answer(one) for one in earlier]
    answered = [one for one in theirs if is_answered(before.edition.clause(one.clause), one)]
    marked = [one.mark for one in answered if one.mark is not Mark.UNANSWERED]
    was = lowest(marked) if marked else Mark.UNANSWERED
    if not is_answered(now.edition.clause(number), mine):
        move, note = Move.OPEN, ""
    elif not answered:
        move, note = Move.NEW, f"not answered in {before.year}"
    else:
        move, note = _move(was, mine.mark), _other_words(now.edition, before.edition)
    return Compared(number, earlier, was, mine.mark, move, _evidence(mine, answered), note)


def _other_words(now: Edition, before: Edition) -> str:
    """What is to be said where one of two forms asks other questions than its Code has clauses, as 2020's does."""
    other = next((edition.name for edition in (now, before) if edition.code and now.name != before.name), "")
    return f"the {other} form asks in other words" if other else ""


_RANK = {Mark.NO: 0, Mark.PARTIAL: 1, Mark.YES: 2}


def _move(was: Mark, mark: Mark) -> Move:
    if was is mark:
        return Move.SAME
    if was in _RANK and mark in _RANK:
        return Move.WORSE if _RANK[mark] < _RANK[was] else Move.BETTER
    return Move.CHANGED


def _evidence(mine: Answer, theirs: list[Answer]) -> Evidence:
    """Whether the evidence is that of any of the clauses before; a form with one column has it in either place."""
    texts = {bare(one.evidence) or bare(one.commentary) for one in theirs}
    text = bare(mine.evidence) or bare(mine.commentary)
    if not theirs or (not text and mine.mark is Mark.UNANSWERED):
        return Evidence.UNKNOWN
    if not text and texts <= {""}:
        return Evidence.NONE
    return Evidence.SAME if text in texts else Evidence.CHANGED
