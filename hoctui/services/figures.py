"""The register's own figures for a clause of the self-assessment, with the cases behind each number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from time import monotonic

from hoctui.assessment.answers import Mark
from hoctui.assessment.evidence import disagreement
from hoctui.dates import say_day
from hoctui.register.figure import Figure, Hit, Period, Terms
from hoctui.register.fold import case_of
from hoctui.register.measures import BREACHES, Basis, Count
from hoctui.rulebook.edition import Clause
from hoctui.services.desk import Desk
from hoctui.services.landlord import own_by_step
from hoctui.store import period as cases_of_period
from hoctui.store.holidays import setting
from hoctui.store.period import Slice

_MOMENT = 0.02
"""Seconds after which a count lets others have the register's thread."""

_CASES = 50
"""Cases that are read at once: few enough to be counted in a moment, enough for one reading to be worth its while."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure of the year: in a sentence, and the cases behind it."""

    key: str
    line: str
    """"Stage 1 answered in time: 41 of 46 (89%), 3 of them after an extension; 5 late"."""
    kept: tuple[str, ...]
    """References of the cases that it counts as kept; all of them where it only counts."""
    fell_short: tuple[tuple[str, str], ...]
    """Reference and why, of those that were not kept."""


@dataclass(frozen=True, slots=True)
class ClauseFigures:
    """What the register says of a clause in a year: its figures, and whether the answer disagrees with them."""

    period: str
    """"year to Tue 31 Mar 2026", as it stands above the figures."""
    figures: tuple[FigureView, ...]
    disagreement: str
    """How the figures contradict the answer; empty where they do not."""
    counted_on: str = ""
    """The day of the count, where the period does not say it."""

    @property
    def evidence(self) -> str:
        """The figures as a text to be taken into the evidence: each on its line, with the period and the day."""
        counted = f", counted on {self.counted_on}" if self.counted_on else ""
        return "\n".join((f"From our register, {self.period}{counted}:", *(f"- {one.line}" for one in self.figures)))


def period_of(desk: Desk, year: str) -> Period:
    """The days of a reporting year such as "2025/26", by the landlord's year end (31 March unless set)."""
    profile = setting(desk.register.connection, "profile", desk.clock.today) or {}
    end = date(int(year[:4]) + 1, profile.get("year_end_month", 3), 1)
    last = _last_day(end, profile.get("year_end_day", 31))
    before = _last_day(end.replace(year=end.year - 1), profile.get("year_end_day", 31))
    return Period(before + timedelta(days=1), last)


def _last_day(month: date, day: int) -> date:
    """That day of a month, or the month's last where it has no such day."""
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return min(following - timedelta(days=1), month + timedelta(days=day - 1))


@dataclass(slots=True)
class Counting:
    """A count of a period's figures under way: so far come, in one picture of the register as it was at the start."""

    count: Count
    last_case: int
    last_event: int
    """What is recorded after it is not counted: the register has changed then, and is counted anew."""
    done: int = 0
    """The id of the last case that was looked at."""

    @property
    def over(self) -> bool:
        """Whether every case was looked at."""
        return self.done >= self.last_case


def begin_count(desk: Desk, period: Period) -> Counting:
    """Begin to count a period's figures; go_on() counts them a slice at a time."""
    last_case, last_event = cases_of_period.ends(desk.register.connection)
    terms = Terms(period, desk.clock.today, desk.calendar, own_by_step(desk))
    return Counting(Count(terms), last_case, last_event)


def go_on(desk: Desk, counting: Counting) -> Basis | None:
    """Count for a moment, and give back what the figures are read off once every case was looked at; else None.

    The register's thread is free between two such moments, and a count that nobody waits for any more is just dropped.
    """
    period = counting.count.terms.period
    until = monotonic() + _MOMENT
    while not counting.over:
        part = Slice(counting.done, counting.done + _CASES, counting.last_event)
        for reference, entries in cases_of_period.cases(desk.register.connection, period.start, period.end, part):
            counting.count.take(reference, case_of(entries))
        counting.done = part.until
        if monotonic() > until:
            break
    return counting.count.basis() if counting.over else None


def basis_of(desk: Desk, period: Period) -> Basis:
    """All that the figures of a period are read off, counted in one go."""
    counting = begin_count(desk, period)
    while (basis := go_on(desk, counting)) is None:
        pass
    return basis


def shown(found: tuple[Figure, ...], clause: Clause, mark: Mark, basis: Basis) -> ClauseFigures:
    """What the register says of a clause by its figures, beside the answer that is given to it."""
    terms = basis.terms
    return ClauseFigures(
        _in_words(basis),
        tuple(_view(figure) for figure in found),
        disagreement(clause, mark, found),
        say_day(terms.run_on) if terms.period.end <= terms.run_on else "",
    )


_OTHERWISE = "not among them"
"""What is said of a case that a share does not hold, where nothing in particular is the reason."""


def _in_words(basis: Basis) -> str:
    end = basis.terms.period.end
    if end > basis.terms.run_on:
        return f"{say_day(basis.terms.period.start)} to {say_day(basis.terms.run_on)}, the year not yet over"
    return f"year to {say_day(end)}"


def _view(figure: Figure) -> FigureView:
    return FigureView(
        figure.key,
        figure.line(),
        tuple(dict.fromkeys(hit.case for hit in figure.hits if not _fell_short(figure, hit))),
        tuple((hit.case, hit.words or _OTHERWISE) for hit in figure.hits if _fell_short(figure, hit)),
    )


def _fell_short(figure: Figure, hit: Hit) -> bool:
    return hit.kept is False or figure.key == BREACHES
