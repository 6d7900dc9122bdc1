"""A figure of the register's own: of which period, what it counts, what it leaves out, the cases behind it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from hoctui.register.case import Case, Stage
from hoctui.register.clocks import Clock, duty_clocks, update_clocks
from hoctui.register.due_dates import StageDays, StageDue, stage_due, with_own_limits
from hoctui.register.duties import Duty
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.rulebook.edition import edition_of, load


@dataclass(frozen=True, slots=True)
class Period:
    """A period that figures are of, both days included."""

    start: date
    end: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies within it."""
        return day is not None and self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Terms:
    """What a count goes by: the period, the day it is run, and England's working days."""

    period: Period
    run_on: date
    calendar: WorkingCalendar
    own: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """The landlord's own limits: working days by step and stage."""


@dataclass(frozen=True, slots=True)
class InPeriod:
    """A case as a period sees it: the stages that were opened in it, and what fell due in it."""

    reference: str
    case: Case
    terms: Terms
    made: bool
    """Whether it is a complaint that was made in the period."""
    stages: tuple[tuple[Stage, StageDue], ...]
    """The stages opened in the period, each with its due dates by the edition that the case is under."""
    clocks: tuple[Clock, ...]
    """The agreed updates and the duties whose due day lies in the period."""
    dateless: tuple[Duty, ...]
    """The duties that arose in the period and have no date to be judged by."""

    @classmethod
    def of(cls, reference: str, case: Case, terms: Terms) -> InPeriod:
        """A case as the period of these terms sees it, under the edition of the day on which it was made."""
        holds, calendar = terms.period.holds, terms.calendar
        edition = load(edition_of(case.made))
        stages = tuple(
            (stage, stage_due(edition, calendar, StageDays.of(stage)))
            for stage in case.stages
            if holds(stage.requested_on)
        )
        made = bool(case.stages) and holds(case.made)
        clocks = list(duty_clocks(case, edition, calendar)) if case.duties else []
        dated = {clock.target for clock in clocks}
        dateless = tuple(one for one in case.duties if one.id not in dated and not one.dropped and holds(one.on))
        for stage in case.stages:
            clocks.extend(update_clocks(case, stage, edition, calendar))
        due = tuple(clock for clock in clocks if holds(clock.due))
        return cls(reference, case, terms, made, stages, due, dateless)

    def by_own_limits(self) -> InPeriod:
        """The same with its stages' dates counted by the landlord's own limits."""
        edition = with_own_limits(load(edition_of(self.case.made)), self.terms.own)
        calendar = self.terms.calendar
        return replace(
            self, stages=tuple((stage, stage_due(edition, calendar, StageDays.of(stage))) for stage, _ in self.stages)
        )


class Hit(NamedTuple):
    """One thing that a figure counts, or one that it leaves out: of which case, whether it was kept, in which words."""

    case: str
    kept: bool | None = None
    """Whether the Code was kept; None where the figure only counts."""
    words: str = ""
    aside: bool = False
    """Whether it is not counted and only told beside the figure, such as what is not due yet."""
    pence: tuple[int, ...] = ()
    """Amounts that the figure adds up."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a period: what it is, how many of how many, its parts, and the cases behind it."""

    key: str
    title: str
    """What is counted: "Stage 1 complaints answered in time"."""
    hits: tuple[Hit, ...]
    parts: tuple[tuple[str, int], ...] = ()
    note: str = ""
    """A further word on it, such as what was added up, or what was left out."""

    @property
    def judged(self) -> bool:
        """Whether it is a share, of which some were kept and some not."""
        return any(hit.kept is not None for hit in self.hits)

    @property
    def kept(self) -> int:
        """How many were kept."""
        return sum(1 for hit in self.hits if hit.kept)

    @property
    def total(self) -> int:
        """How many there were."""
        return len(self.hits)

    @property
    def share(self) -> float | None:
        """The share that was kept, from 0 to 1; None where there is none to be judged."""
        return self.kept / self.total if self.judged else None

    def line(self) -> str:
        """The figure in a sentence, as it goes into an answer's evidence.

        Of a share, what is said of those that were kept stands with them: "41 of 46 (89%), 3 of them after an
        extension; 5 late".
        """
        if not self.total:
            return "; ".join(filter(None, (f"{self.title}: none", self.note)))
        if not self.judged:
            told = _listed(self.parts)
            return "; ".join(filter(None, (f"{self.title}: {self.total}{f' ({told})' if told else ''}", self.note)))
        share = f"{self.kept} of {self.total} ({_percent(self.kept, self.total)}%)"
        among = ", ".join(f"{count} of them {words}" for words, count in _parts(self.hits, kept=True))
        head = f"{self.title}: {share}{f', {among}' if among else ''}"
        return "; ".join(filter(None, (head, _listed(_parts(self.hits, kept=False)), self.note)))


def _parts(hits: Iterable[Hit], *, kept: bool) -> list[tuple[str, int]]:
    """What is said of those that were kept, or of those that were not, the most frequent first."""
    return Counter(hit.words for hit in hits if hit.words and bool(hit.kept) is kept).most_common()


def _listed(parts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count} {words}" for words, count in parts)


def _percent(kept: int, total: int) -> int:
    """The share in whole per cent, halves up; all and none are said only where it is all or none."""
    rounded = (200 * kept + total) // (2 * total)
    if kept < total and rounded == 100:
        return 99
    return rounded or min(kept, 1)


def left_out(_counted: Sequence[Hit], aside: Sequence[Hit], _terms: Terms) -> str:
    """What a figure leaves out, and why: "left out: 2 not due yet"; nothing where it counts all there is."""
    told = Counter(hit.words for hit in aside).most_common()
    return f"left out: {', '.join(f'{count} {words}' for words, count in told)}" if told else ""


@dataclass(frozen=True, slots=True)
class Measure:
    """How a figure comes about: what is counted, and how each case adds to it."""

    title: str
    hits: Callable[[InPeriod], Iterable[Hit]]
    """What a case adds."""
    judges: bool = False
    """Whether it says that the Code was kept or not; others only count, or tell how things went."""
    note: Callable[[Sequence[Hit], Sequence[Hit], Terms], str] = left_out
    """The further word, from what was counted and what was left aside."""

    def figure(self, key: str, found: Iterable[Hit], terms: Terms) -> Figure:
        """The figure that these come to: its parts by their words, the largest first."""
        counted: list[Hit] = []
        aside: list[Hit] = []
        for hit in found:
            (aside if hit.aside else counted).append(hit)
        parts = Counter(hit.words for hit in counted if hit.words)
        return Figure(key, self.title, tuple(counted), tuple(parts.most_common()), self.note(counted, aside, terms))
