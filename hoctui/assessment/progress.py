"""How far an assessment has come: what is answered, what falls short, what a person must still look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.rulebook.edition import Clause, Edition


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """How far one section has come: `number` and `title` are the section's, the rest counts or names its clauses."""

    number: int
    title: str
    answered: int
    total: int
    counts: dict[Mark, int]
    """How many clauses are answered so; unanswered are those without a mark, answered in words or not at all."""
    in_words: int
    """How many questions that want a figure or a text have one, and no mark."""
    shortfalls: tuple[str, ...]
    """The clauses answered No or Partial."""
    review: tuple[str, ...]
    """The clauses that a person must look at."""

    @property
    def complete(self) -> bool:
        """Whether every clause of it is answered."""
        return self.answered == self.total


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a whole assessment has come, section by section."""

    sections: tuple[SectionProgress, ...]

    @property
    def answered(self) -> int:
        """How many clauses are answered."""
        return sum(section.answered for section in self.sections)

    @property
    def total(self) -> int:
        """How many clauses the form has."""
        return sum(section.total for section in self.sections)

    @property
    def counts(self) -> dict[Mark, int]:
        """How many clauses are answered so, over all sections."""
        return {mark: sum(section.counts[mark] for section in self.sections) for mark in Mark}

    @property
    def shortfalls(self) -> tuple[str, ...]:
        """The clauses answered No or Partial, in the form's order."""
        return tuple(number for section in self.sections for number in section.shortfalls)

    @property
    def review(self) -> tuple[str, ...]:
        """The clauses that a person must look at, in the form's order."""
        return tuple(number for section in self.sections for number in section.review)


@dataclass(frozen=True, slots=True)
class IncompleteShortfall:
    """A binding clause that falls short and lacks what must be declared with it (2024: 8.1), named in `missing`."""

    clause: str
    missing: tuple[str, ...]
    """Of "reason", "action", "owner" and "date", those that are not given."""


def is_answered(clause: Clause, answer: Answer) -> bool:
    """Whether a clause is answered: marked, or, where the form wants a figure or a text, given one."""
    said = clause.kind != "yes/no" and bool(answer.evidence.strip() or answer.commentary.strip())
    return answer.mark is not Mark.UNANSWERED or said


def progress(edition: Edition, answers: Mapping[str, Answer]) -> Progress:
    """How far the answers have come through an edition's form."""
    sections = []
    for section in edition.sections:
        clauses = edition.in_section(section.number)
        here = [(clause, answers.get(clause.number) or Answer(clause.number)) for clause in clauses]
        sections.append(_section(section.number, section.title, here))
    return Progress(tuple(sections))


def _section(number: int, title: str, here: Sequence[tuple[Clause, Answer]]) -> SectionProgress:
    answered = [answer for clause, answer in here if is_answered(clause, answer)]
    return SectionProgress(
        number=number,
        title=title,
        answered=len(answered),
        total=len(here),
        counts={mark: sum(1 for _, answer in here if answer.mark is mark) for mark in Mark},
        in_words=sum(1 for answer in answered if answer.mark is Mark.UNANSWERED),
        shortfalls=tuple(answer.clause for _, answer in here if answer.falls_short),
        review=tuple(answer.clause for _, answer in here if answer.review),
    )


def next_unanswered(edition: Edition, answers: Mapping[str, Answer], after: str | None = None) -> str | None:
    """The next clause without an answer, from the one after `after` round to it again; None where all have one."""
    clauses = edition.clauses
    numbers = [clause.number for clause in clauses]
    start = numbers.index(after) + 1 if after in numbers else 0
    for clause in (*clauses[start:], *clauses[:start]):
        if not is_answered(clause, answers.get(clause.number) or Answer(clause.number)):
            return clause.number
    return None


def shortfalls(assessment: Assessment) -> tuple[Answer, ...]:
    """The answers that fall short (No, Partial): those to binding clauses first, each kind in the form's order."""
    short = [
        (not clause.binding, place, answer)
        for place, clause in enumerate(assessment.edition.clauses)
        if (answer := assessment.answer(clause.number)).falls_short
    ]
    return tuple(answer for _, _, answer in sorted(short, key=lambda entry: entry[:2]))


def incomplete_shortfalls(assessment: Assessment) -> tuple[IncompleteShortfall, ...]:
    """The binding clauses that fall short and lack their reason, action, owner or date, in the form's order."""
    incomplete = []
    for clause in assessment.edition.clauses:
        answer = assessment.answer(clause.number)
        if not (clause.binding and answer.falls_short):
            continue
        given = {"reason": answer.reason.strip(), "action": answer.action.strip(), "owner": answer.owner.strip()}
        missing = [name for name, text in given.items() if not text]
        missing += [] if answer.due else ["date"]
        if missing:
            incomplete.append(IncompleteShortfall(clause.number, tuple(missing)))
    return tuple(incomplete)
