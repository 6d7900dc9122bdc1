"""What the register's own figures say of an answer: the figures of a clause, and whether the two agree. Pure."""

from __future__ import annotations

import re
from typing import Final

from hoctui.assessment.answers import Mark
from hoctui.assessment.check_findings import Against, Severity
from hoctui.register.figure import Figure
from hoctui.register.measures import BREACHES, JUDGING, Basis, breaches_figure, figure, own_figure
from hoctui.rulebook.edition import Clause, Edition

MOST: Final = 90
"""Under so many per cent kept, a Yes is contradicted. No source sets a number: it is a reading of ours."""
ONE_OF: Final = 5
"""Of so many or more, a single one that was not kept is only to be looked at: one case is no practice."""

_SETS_DAYS = re.compile(r"\b\d+ (?:working |further )?days\b", re.IGNORECASE)
_TAKES_LONGER = re.compile(r"\bexten(?:d|sion)|\blonger\b", re.IGNORECASE)
_ANOTHER_PERSON = re.compile(r"\bdifferent person\b|\bsomeone other\b", re.IGNORECASE)
_INFORMS = re.compile(r"\bupdat|\binformed\b|\bintervals?\b|\bhow often\b", re.IGNORECASE)
_CARRIES_OUT = re.compile(r"\boutstanding action|\bthrough (?:to|until)\b|\bdoing what is needed\b", re.IGNORECASE)
_ASKS_FOR: Final = {
    "acknowledged_in_time_1": _SETS_DAYS,
    "acknowledged_in_time_2": _SETS_DAYS,
    "answered_in_time_1": _SETS_DAYS,
    "answered_in_time_2": _SETS_DAYS,
    "evidence_in_time": _SETS_DAYS,
    "extended_1": _TAKES_LONGER,
    "extended_2": _TAKES_LONGER,
    "extensions_over_cap": _TAKES_LONGER,
    "same_person_at_stage_2": _ANOTHER_PERSON,
    "updates_kept": _INFORMS,
    "remedies_done": _CARRIES_OUT,
    "orders_in_time": _CARRIES_OUT,
}
"""By figure, what a clause's question speaks of where the clause asks for the very thing that the figure measures.

Elsewhere the figure only bears on the clause: late answers say nothing against having reported them to the board.
"""


def figures_of(edition: Edition, clause: Clause, basis: Basis) -> tuple[Figure, ...]:
    """The figures that bear on a clause: those that the rulebook names, the landlord's own limits, what is on record.

    What stands on record against the clause is told but for the cases that its own figure shows as not kept.
    """
    found = [figure(key, basis) for key in clause.figures]
    told = {hit.case for one in found if _judges(clause, one) for hit in one.hits if hit.kept is False}
    own = [own_figure(limit, basis) for limit in edition.limits if limit.clause == clause.number]
    breaches = breaches_figure(edition.name, clause.number, basis, told)
    return tuple(one for one in (*found, *own, breaches) if one is not None)


def disagreement(clause: Clause, mark: Mark, figures: tuple[Figure, ...]) -> str:
    """How the figures contradict an answer, in a sentence; empty where they do not."""
    found = against(clause, mark, figures)
    return found.said if found else ""


def against(clause: Clause, mark: Mark, figures: tuple[Figure, ...]) -> Against | None:
    """What the figures say against an answer, and how far it stands in the way; None where they agree.

    The duties that the Code sets are owed in every case. So a Yes under 90% is contradicted, and a Yes above it is to
    be looked at again, unless the answer says the figure openly; of five or more, one that fell short is only looked
    at. A No is looked at where every case was kept: it may be for another reason. Partial agrees with both.
    """
    judging = [one for one in figures if one.total and _judges(clause, one)] if clause.timed else []
    on_record = next((one for one in figures if one.key == BREACHES), None)
    short = sorted((one for one in judging if one.kept < one.total), key=lambda one: not _contradicts(one))
    if mark is Mark.YES and short:
        return _against_yes(short[0])
    if mark is Mark.YES and on_record:
        words = "The answer is Yes, and breaches of this clause stand on record: say so, or say why they do not count."
        return Against(f"Yes, but the register says: {on_record.line()}.", Severity.LOOK, words, on_record.line())
    if mark is Mark.NO and judging and not short and not on_record:
        words = "The answer is No, and the register shows it kept every time: say what falls short."
        return Against(f"No, but the register says: {judging[0].line()}.", Severity.LOOK, words)
    return None


def _judges(clause: Clause, one: Figure) -> bool:
    """Whether a figure says that a clause was kept, or was not."""
    return one.key in JUDGING and _asked(clause, one)


def _asked(clause: Clause, one: Figure) -> bool:
    """Whether a clause asks for what a figure measures."""
    words = _ASKS_FOR.get(one.key)
    return words is None or words.search(clause.question) is not None


def _contradicts(one: Figure) -> bool:
    missed = one.total - one.kept
    return 100 * one.kept < MOST * one.total and not (missed == 1 and one.total >= ONE_OF)


def _against_yes(one: Figure) -> Against:
    said = f"Yes, but the register says: {one.line()}."
    share = f"{one.kept} of {one.total}"
    if _contradicts(one):
        words = f"The answer is Yes, and the register shows it kept in {share}: under {MOST}% a Yes is contradicted."
        return Against(said, Severity.STANDS, words)
    words = (
        f"The answer is Yes, and the register shows it kept in {share}; the Code asks it every time: say the figure."
    )
    return Against(said, Severity.LOOK, words, share)
