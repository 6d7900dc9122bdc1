"""The answers of the year before, under the same edition or an earlier one, and what of them can be carried over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from hoctui.assessment.answers import Answer, Mark
from hoctui.assessment.progress import is_answered
from hoctui.rulebook.edition import Clause, Edition, load
from hoctui.services.desk import Desk
from hoctui.store import assessments as stored
from hoctui.store.assessments import AssessmentHead


@dataclass(frozen=True, slots=True)
class Before:
    """What was answered to a clause the year before."""

    name: str
    """The year, and the clause where that was another edition's: "2022/23 (5.1 of 2022)"."""
    answer: Answer
    label: str = "Last year"
    """"Last year", or "Before" where it is not the year before."""
    another: str = ""
    """The clause of another edition that it was the answer to: "5.1 of the 2022 edition"; empty for the same one."""


def answers_before(desk: Desk, head: AssessmentHead) -> dict[str, Before]:
    """By clause, the answers of the latest earlier year that has any, or else of that year as it was made before.

    Another edition's answers stand beside only those clauses that one clause of it became, and no other.
    """
    others = [one for one in stored.heads(desk.register.connection) if one.id != head.id]
    earlier = sorted(
        (one for one in others if one.year < head.year),
        key=lambda one: (one.year, one.edition == head.edition, one.id),
        reverse=True,
    )
    made_before = [one for one in others if one.id == head.previous and one.year == head.year]
    for one in (*earlier, *made_before):
        label = "Last year" if int(head.year[:4]) - int(one.year[:4]) == 1 else "Before"
        found = {number: replace(was, label=label) for number, was in _beside(desk, load(head.edition), one).items()}
        if any(is_something(before.answer) for before in found.values()):
            return found
    return {}


def _beside(desk: Desk, edition: Edition, one: AssessmentHead) -> dict[str, Before]:
    given = stored.answers(desk.register.connection, one.id)
    if one.edition == edition.name:
        return {number: Before(one.year, answer) for number, answer in given.items()}
    return {
        number: Before(
            f"{one.year} ({was} of {one.edition})", given[was], another=f"{was} of the {one.edition} edition"
        )
        for number, was in one_to_one(edition, one.edition).items()
        if was in given
    }


def one_to_one(edition: Edition, earlier: str) -> dict[str, str]:
    """By clause of an edition, the clause of an earlier one that it came from, where neither was split nor joined."""
    begins = f"{earlier}:"
    used = Counter(was for clause in edition.clauses for was in clause.earlier)
    return {
        clause.number: clause.earlier[0].removeprefix(begins)
        for clause in edition.clauses
        if len(clause.earlier) == 1 and clause.earlier[0].startswith(begins) and used[clause.earlier[0]] == 1
    }


def carried_over(clause: Clause, now: Answer, before: Before | None) -> Answer | None:
    """The year before's answer as this year's, to be confirmed; None where there is none, or something is here already.

    What was to be looked at again still is; and an answer to another edition's clause is to be read against this one.
    """
    if before is None or is_something(now) or not is_answered(clause, before.answer):
        return None
    against = (f"was the answer to {before.another}: read it against this clause",) if before.another else ()
    return replace(
        before.answer,
        clause=clause.number,
        wording=now.wording,
        review=(*before.answer.review, *against),
        carried=True,
        ticked=(),
    )


def is_something(given: Answer) -> bool:
    """Whether anything at all is answered or written."""
    texts = (given.evidence, given.commentary, given.reason, given.action, given.owner)
    return given.mark is not Mark.UNANSWERED or given.due is not None or any(text.strip() for text in texts)
