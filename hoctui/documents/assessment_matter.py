"""What a document about a self-assessment is made of: the answers, what became of them, and how they are put in words.

Notes for review are never among it: what is written here is what a landlord publishes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.form_marks import IN_WORDS
from hoctui.assessment.progress import is_answered
from hoctui.dates import MONTH_NAMES
from hoctui.rulebook.edition import Clause


@dataclass(frozen=True, slots=True)
class Happened:
    """A step of the assessment's year, such as its approval: what, on which day, and what is to be known of it.

    `what` is "reported", "approved", "published", "submitted", "trigger", "exceptional" or "overruled".
    """

    what: str
    on: date
    details: dict[str, str] = field(default_factory=dict)
    said: str = ""
    """All that is to be known of it in one text."""

    def detail(self, name: str) -> str:
        """What is known of it under that name; empty where nothing is."""
        return self.details.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Proof:
    """A policy, a page or a report that answers rest on, with the clauses that do."""

    name: str
    kind: str
    dated: date | None
    place: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A clause whose answer is another than in the assessment before."""

    clause: str
    question: str
    before: str
    now: str
    worse: bool
    """Whether it was kept before, or kept in part, and is kept less now."""


@dataclass(frozen=True, slots=True)
class Promise:
    """An action of the assessment before, and what became of it."""

    clause: str
    action: str
    owner: str
    due: date | None
    state: str
    """In words: "done on 3 June 2026", "to be done by 31 January 2027", "late: nothing is recorded as done"."""
    slipped: bool
    """Whether it is late, or its date was put back."""
    put_back_from: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """All that is written of a self-assessment, for whichever reader."""

    assessment: Assessment
    on: date
    """The day it is written."""
    partial_as_no: bool = False
    """Whether Partial is printed as "No (partial)", since the Code's own form says Yes or No."""
    steps: tuple[Happened, ...] = ()
    proofs: tuple[Proof, ...] = ()
    compared_with: str = ""
    """The year of the assessment before, "2024/25"; empty where there is none."""
    moves: tuple[Move, ...] = ()
    promises: tuple[Promise, ...] = ()
    standing: tuple[str, ...] = ()
    """What stands in the way of publishing it, a sentence each."""
    contact: str = ""
    """How residents reach the landlord with a complaint."""

    def step(self, what: str) -> Happened | None:
        """The last step of that kind, or None."""
        return next((step for step in reversed(self.steps) if step.what == what), None)

    def word(self, mark: Mark) -> str:
        """A mark as it is printed."""
        return "No (partial)" if self.partial_as_no and mark is Mark.PARTIAL else mark.word

    def answer_word(self, clause: Clause, answer: Answer) -> str:
        """A clause's answer as it is printed: one given in a figure or a text is said to be in words."""
        in_words = answer.mark is Mark.UNANSWERED and is_answered(clause, answer)
        return IN_WORDS if in_words else self.word(answer.mark)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The clauses without an answer, in the form's order."""
        return tuple(
            clause.number
            for clause in self.assessment.edition.clauses
            if not is_answered(clause, self.assessment.answer(clause.number))
        )


def say_date(day: date) -> str:
    """A day as a published document prints it: 30 September 2026."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def to_fill_in(what: str) -> str:
    """A place that the officer is to fill in, marked so that it is found."""
    return f"[To fill in: {what}]"


def count(number: int, word: str, plural: str = "") -> str:
    """A number with its word: "1 clause", "3 clauses"."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"
