"""An answer to one clause, and a whole form's answers: what is recorded, imported, exported and compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hoctui.rulebook.edition import Edition


class Mark(StrEnum):
    """What is answered to a clause. Partial is recorded as Partial, though the Code's own form says Yes or No."""

    YES = "Yes"
    NO = "No"
    PARTIAL = "Partial"
    NOT_APPLICABLE = "N/A"
    UNANSWERED = ""

    @property
    def sign(self) -> str:
        """The sign that stands for it on screen, always with its word nearby."""
        return {"Yes": "✓", "No": "✗", "Partial": "◐", "N/A": "–", "": "?"}[self.value]

    @property
    def word(self) -> str:
        """The word that a reader sees: "unanswered" where nothing is answered."""
        return self.value or "unanswered"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a landlord says of one clause.

    `reason`, `action`, `owner` and `due` belong to a must that falls short: why, what will be done, by whom, by when.
    `review` lists what a person must look at before relying on it, as an import left it; `wording` is the official
    wording of the clause where a form brought it in.
    """

    clause: str
    mark: Mark = Mark.UNANSWERED
    evidence: str = ""
    commentary: str = ""
    reason: str = ""
    action: str = ""
    owner: str = ""
    due: date | None = None
    review: tuple[str, ...] = ()
    wording: str = ""
    carried: bool = False
    """Whether it was carried over from another year, and nobody has confirmed it yet."""
    ticked: tuple[int, ...] = ()
    """The clause's points that were ticked off while thinking, by their place from 0."""
    done_on: date | None = None
    """The day on which the action of a shortfall was carried out."""

    @property
    def falls_short(self) -> bool:
        """Whether the clause is answered No or Partial."""
        return self.mark in (Mark.NO, Mark.PARTIAL)


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A form as it was read from a file: its edition, an answer a clause, and what was said about the whole.

    `answers` is in the edition's own order and holds every clause of it, found or not: one that was not found is
    unanswered, with that as its review. `notes` are remarks on the file as a whole (clauses of no edition, say).
    """

    edition: str
    answers: dict[str, Answer]
    landlord: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Clauses of the edition that the file did not hold."""
        return tuple(number for number, answer in self.answers.items() if answer.review == (NOT_FOUND,))

    @property
    def flagged(self) -> tuple[str, ...]:
        """Clauses that a person must look at."""
        return tuple(number for number, answer in self.answers.items() if answer.review)


NOT_FOUND = "this clause was not found in the file"


@dataclass(frozen=True, slots=True)
class Assessment:
    """One year's self-assessment of one landlord against one edition."""

    year: str
    """The reporting year, "2025/26"."""
    edition: Edition
    landlord: str
    answers: dict[str, Answer] = field(default_factory=dict)
    source: str = ""
    """The name of the file that it was imported from, or empty."""

    def answer(self, clause: str) -> Answer:
        """The answer to a clause; an unanswered one where nothing is recorded."""
        return self.answers.get(clause) or Answer(clause)
