"""The register's own figures for a clause of the self-assessment, with the cases behind each number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hoctui.assessment.answers import Mark
from hoctui.assessment.evidence import disagreement, figures_of
from hoctui.dates import say_day
from hoctui.register.fold import fold
from hoctui.register.measures import Basis, Figure, Known, Period
from hoctui.rulebook.edition import Clause
from hoctui.services.desk import Desk
from hoctui.store import ledger
from hoctui.store.holidays import setting
from hoctui.store.lists import references

_BEFORE = timedelta(days=731)
"""So long before a period a case may have begun, or last been heard of, and still count in it."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure of the year: in a sentence, and the cases behind it."""

    key: str
    line: str
    """"Stage 1 answered in time: 41 of 46 (89%); 3 after an extension, 5 late"."""
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

    @property
    def evidence(self) -> str:
        """The figures as a text to be taken into the evidence: each on its line, with the period."""
        return "\n".join((f"From our register, {self.period}:", *(f"- {figure.line}" for figure in self.figures)))


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


def basis_of(desk: Desk, period: Period) -> Basis:
    """All that the figures of a period are counted from."""
    connection = desk.register.connection
    named = references(connection)
    cases = tuple(
        Known.of(named[case_id], fold(entries).case)
        for case_id, entries in ledger.cases_alive_since(connection, period.start - _BEFORE)
        if case_id in named
    )
    return Basis(cases, desk.calendar, period, desk.clock.today)


def clause_figures(clause: Clause, mark: Mark, basis: Basis) -> ClauseFigures:
    """What the register says of a clause, beside the answer that is given to it."""
    found = figures_of(clause, basis)
    shown = tuple(_view(figure) for figure in found)
    return ClauseFigures(_in_words(basis), shown, disagreement(clause, mark, found))


def _in_words(basis: Basis) -> str:
    end = basis.period.end
    if end > basis.run_on:
        return f"{say_day(basis.period.start)} to {say_day(basis.run_on)}, the year not yet over"
    return f"year to {say_day(end)}"


def _view(figure: Figure) -> FigureView:
    return FigureView(
        figure.key,
        figure.line(),
        tuple(dict.fromkeys(hit.case for hit in figure.hits if hit.kept is not False)),
        tuple((hit.case, hit.words) for hit in figure.hits if hit.kept is False),
    )
