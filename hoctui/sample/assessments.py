"""The two self-assessments of the sample: last year's is published, this year's half done, five clauses to decide."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from importlib import resources
from typing import Any

from hoctui.assessment.answers import Answer, ReadForm
from hoctui.dates import MONTH_NAMES, parse_day
from hoctui.register.measures import Basis
from hoctui.rulebook.edition import load
from hoctui.sample import evidence, year
from hoctui.sample.year import Years, sit_down
from hoctui.services import assessing, assessing_figures, comparing
from hoctui.services.desk import Desk

EDITION = "2024"
_A_DAY = 6
"""Clauses that the officer answers in one sitting."""
_SOONEST = timedelta(days=21)
"""No action is promised for a day that is nearer."""
_TEXTS = ("evidence", "commentary", "reason", "action", "owner")


def make(desk: Desk, today: date) -> None:
    """Make both assessments as of that day: the one that is out, then the one in hand, which is the current one."""
    years = year.years_of(today, desk.calendar)
    numbers = _last_year(desk, years, today)
    last = {head.year: head.id for head in assessing.on_file(desk)}[_named(years.before)]
    year.carry_out(desk, years, last, today)
    _this_year(desk, years, today, last)
    evidence.bring_on(desk, numbers)


def _last_year(desk: Desk, years: Years, today: date) -> dict[str, int]:
    """Last year's, whole and sent out. Returns the numbers of the evidence register's items by name."""
    sit_down(desk, years.finished)
    pen = _Pen(desk, years.before, years.finished)
    given = {number: pen.answer(number, values) for number, values in _read("last-year.toml").items()}
    source = f"self-assessment-{_named(years.before).replace('/', '-')}.docx"
    assessing.take_in(desk, _form(given), source, _named(years.before))
    numbers = evidence.put_on_file(desk, years, today)
    year.send_out(desk, years, year.boards(today))
    evidence.withdraw(desk, numbers, years)
    return numbers


def _this_year(desk: Desk, years: Years, today: date, last: int) -> None:
    """This year's: what was carried over, what was put down first, and what was answered since, sitting by sitting."""
    this = _read("this-year.toml")
    sittings = -(-len(this["later"]) // _A_DAY)
    ended = today if desk.calendar.is_working(today) else desk.calendar.add(today, -1)
    begun = desk.calendar.add(ended, -sittings - 2)
    before = comparing.whole(desk, comparing.head_of(desk, last)).answers
    sit_down(desk, begun)
    pen = _Pen(desk, years.ends, begun)
    carried = {number: replace(before[number], carried=True) for number in (*this["confirmed"], *this["carried"])}
    first = {number: pen.answer(number, values) for number, values in this["before"].items()}
    assessing.take_in(desk, _form(carried | first), "", _named(years.ends))
    year.ask_again(desk, begun, today)
    sit_down(desk, desk.calendar.add(begun, 1))
    for number, values in this["confirmed"].items():
        assessing.answer(desk, number, {"confirm": True} | pen.texts(values))
    for place, (number, values) in enumerate(this["later"].items()):
        sitting, clause = divmod(place, _A_DAY)
        sit_down(desk, desk.calendar.add(ended, sitting + 1 - sittings), clause)
        answer = pen.answer(number, values)
        typed: dict[str, Any] = {"answer": answer.mark.value, "due": answer.due, "ticked": values.get("ticked", [])}
        assessing.answer(desk, number, typed | {name: getattr(answer, name) for name in _TEXTS})


def _read(name: str) -> dict[str, Any]:
    source = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(source)


def _form(given: dict[str, Answer]) -> ReadForm:
    """The answers as a form that was read: every clause of the edition, in its order."""
    clauses = load(EDITION).clauses
    return ReadForm(EDITION, {clause.number: given.get(clause.number, Answer(clause.number)) for clause in clauses})


class _Pen:
    """What answers of one year are written with: its name and months, and the register's figures."""

    def __init__(self, desk: Desk, ends: date, on: date) -> None:
        """For the year that ends on `ends`; `on` is the day on which the writing begins."""
        self._desk, self._ends = desk, ends
        self._words = _months(ends, on)
        self._counted: dict[date, Basis] = {}

    def texts(self, values: dict[str, Any]) -> dict[str, str]:
        """The texts among the values, with what they name filled in."""
        return {name: values[name].format_map(self._words) for name in _TEXTS if name in values}

    def answer(self, number: str, values: dict[str, Any]) -> Answer:
        """An answer as it is written today; its action is due on the next such day of a year, some weeks ahead."""
        figures = None
        if values.get("figures"):
            says = assessing_figures.says(self._desk, EDITION, number, self._basis())
            figures = says.figures
            values = values | values.get("short", {}) if says.against(values["answer"]) else values
        texts: dict[str, Any] = {**self.texts(values)}
        if figures:
            texts["evidence"] = assessing_figures.with_figures(texts["evidence"], figures)
        due = self._next(values["due"]) if "due" in values else None
        review = tuple(values.get("look", ()))
        return Answer(number, assessing.mark_of(values["answer"]), due=due, review=review, **texts)

    def _basis(self) -> Basis:
        today = self._desk.clock.today
        if today not in self._counted:
            self._counted[today] = assessing_figures.year_basis(self._desk, _named(self._ends))
        return self._counted[today]

    def _next(self, day: str) -> date:
        today = self._desk.clock.today
        due = parse_day(f"{day} {today.year}", today)
        return due if due > today + _SOONEST else parse_day(f"{day} {today.year + 1}", today)


def _named(ends: date) -> str:
    """The reporting year that ends that day: 2025/26."""
    return f"{ends.year - 1}/{ends.year % 100:02d}"


def _months(ends: date, on: date) -> dict[str, str]:
    """What the texts name: the year, its months, those after its end, each with its year; m1, the last over by then."""
    words = {"year": _named(ends)}
    for place, name in enumerate(MONTH_NAMES, start=1):
        year_of = ends.year if place <= ends.month else ends.year - 1
        words[name.lower()] = f"{name} {year_of}"
        words[f"{name.lower()}_after"] = f"{name} {year_of + 1}"
    last = min(on.replace(day=1) - timedelta(days=1), ends)
    words["m1"] = f"{MONTH_NAMES[last.month - 1]} {last.year}"
    return words
