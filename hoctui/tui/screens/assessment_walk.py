"""The walk through a self-assessment: its clauses in order, what is answered, what needs the officer, where next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hoctui.services.views import AssessmentView, ClausePage, ClauseView


@dataclass(frozen=True, slots=True)
class SectionTally:
    """One section as it stands now."""

    number: int
    title: str
    answered: int
    total: int
    no: int
    partial: int
    needing: int
    """Clauses that want a person: to be looked at again, or a shortfall that is not fully told."""


class Walk:
    """The clauses of one assessment, each as it stands, typed answers included before they are saved."""

    def __init__(self, page: ClausePage) -> None:
        """The walk through an assessment as it was read."""
        self.outline: AssessmentView = page.outline
        self._views = {view.number: view for view in page.clauses}
        self._order = tuple(self._views)
        self._titles = {section.number: section.title for section in page.outline.sections}

    def __getitem__(self, number: str) -> ClauseView:
        """The clause of that number."""
        return self._views[number]

    def __contains__(self, number: str) -> bool:
        """Whether there is such a clause."""
        return number in self._views

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every clause's number, in the form's order."""
        return self._order

    @property
    def answered(self) -> int:
        """How many are answered, by this year's officer: what was carried over is once it is confirmed."""
        return sum(view.answered and not view.answer.carried for view in self._views.values())

    @property
    def needing(self) -> int:
        """How many want a person: to be looked at again, or a shortfall that is not fully told."""
        return sum(needs_a_person(view) for view in self._views.values())

    @property
    def carried(self) -> int:
        """How many answers were carried over and are not confirmed."""
        return sum(view.answer.carried for view in self._views.values())

    @property
    def to_carry(self) -> int:
        """How many of last year's answers can be carried over."""
        return sum(_can_be_carried(view) for view in self._views.values())

    def count(self, mark: str) -> int:
        """How many are answered so."""
        return sum(view.answer.mark == mark for view in self._views.values())

    def put(self, view: ClauseView) -> None:
        """A clause is answered otherwise now."""
        self._views[view.number] = view

    def title(self, section: int) -> str:
        """What a section is called."""
        return self._titles[section]

    def clauses(self, section: int) -> tuple[ClauseView, ...]:
        """The clauses of a section."""
        return tuple(view for view in self._views.values() if view.section == section)

    def sections(self) -> tuple[SectionTally, ...]:
        """Every section as it stands now."""
        return tuple(self._tally(number, title, self.clauses(number)) for number, title in self._titles.items())

    def next_open(self, after: str, step: int = 1) -> str | None:
        """The next clause without an answer, or with step -1 the one before, and round; None where all have one."""
        return self._next(after, step, lambda view: not view.answered)

    def next_needing(self, after: str) -> str | None:
        """The next clause that wants a person, or whose answer is to be confirmed, and round; None where none does."""
        return self._next(after, 1, lambda view: needs_a_person(view) or view.answer.carried)

    def next_carried(self, after: str) -> str | None:
        """The next clause whose answer was carried over and is not confirmed, and round; None where there is none."""
        return self._next(after, 1, lambda view: view.answer.carried)

    def _next(self, after: str, step: int, wanted: Callable[[ClauseView], bool]) -> str | None:
        start = self._order.index(after) if after in self._views else -1
        turn = (self._order[(start + step * far) % len(self._order)] for far in range(1, len(self._order) + 1))
        return next((number for number in turn if wanted(self._views[number])), None)

    @staticmethod
    def _tally(number: int, title: str, views: Iterable[ClauseView]) -> SectionTally:
        here = tuple(views)
        return SectionTally(
            number,
            title,
            sum(view.answered and not view.answer.carried for view in here),
            len(here),
            sum(view.answer.mark == "No" for view in here),
            sum(view.answer.mark == "Partial" for view in here),
            sum(needs_a_person(view) for view in here),
        )


def needs_a_person(view: ClauseView) -> bool:
    """Whether the clause is to be looked at again, or is a shortfall that is not fully told."""
    return bool(view.answer.review or view.lacking)


def _can_be_carried(view: ClauseView) -> bool:
    """Whether nothing is answered or written yet, and something was last year."""
    given, last = view.answer, view.last_year
    texts = (given.evidence, given.commentary, given.reason, given.action, given.owner)
    if last is None or given.mark or given.due or any(text.strip() for text in texts):
        return False
    in_words = view.kind != "yes/no" and bool(last.evidence.strip() or last.commentary.strip())
    return bool(last.mark) or in_words
