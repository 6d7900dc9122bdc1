"""The two self-assessments of the sample: last year's finished, this year's half done with five clauses to decide."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from typing import Any

from hoctui.assessment.answers import Answer, ReadForm
from hoctui.clock import Clock
from hoctui.dates import MONTH_NAMES, parse_day
from hoctui.rulebook.edition import load
from hoctui.services import assessing
from hoctui.services.desk import Desk

EDITION = "2024"
_AT_WORK = time(10, 30)
_A_DAY = 6
"""Clauses that the officer answers in one sitting."""


def make(desk: Desk, today: date) -> None:
    """Make both assessments as of that day: the finished one, then the one in hand, which becomes the current one."""
    year = assessing.reporting_year(desk, today)
    ends = date(int(year[:4]) + 1, 3, 31)
    before = date(ends.year - 1, 3, 31)
    last = _read("last-year.toml")
    finished = desk.calendar.add(before, 62)
    _sit_down(desk, finished)
    given = {number: _answer(number, values, before, finished) for number, values in last.items()}
    source = f"self-assessment-{_named(before).replace('/', '-')}.docx"
    assessing.take_in(desk, _form(given), source, _named(before))

    this = _read("this-year.toml")
    begun = max(desk.calendar.add(ends, 1), desk.calendar.add(today, -len(this["later"]) // _A_DAY - 6))
    begun = min(begun, today)
    _sit_down(desk, begun)
    carried = {number: _answer(number, last[number], ends, begun) for number in this["carried"]}
    first = {number: _answer(number, values, ends, begun) for number, values in this["first"].items()}
    assessing.take_in(desk, _form(carried | first), "", year)
    for place, (number, values) in enumerate(this["later"].items()):
        _sit_down(desk, min(desk.calendar.add(begun, 1 + place // _A_DAY), today), place % _A_DAY)
        answer = _answer(number, values, ends, begun)
        assessing.answer(
            desk,
            number,
            {
                "answer": answer.mark.value,
                "evidence": answer.evidence,
                "commentary": answer.commentary,
                "reason": answer.reason,
                "action": answer.action,
                "owner": answer.owner,
                "due": answer.due,
            },
        )


def _read(name: str) -> dict[str, Any]:
    source = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(source)


def _sit_down(desk: Desk, day: date, place: int = 0) -> None:
    """Let it be that day, and some minutes into the work for each clause before."""
    desk.clock = Clock.fixed(day, datetime.combine(day, _AT_WORK, UTC) + timedelta(minutes=9 * place))


def _form(given: dict[str, Answer]) -> ReadForm:
    """The answers as a form that was read: every clause of the edition, in its order."""
    clauses = load(EDITION).clauses
    return ReadForm(EDITION, {clause.number: given.get(clause.number, Answer(clause.number)) for clause in clauses})


def _answer(number: str, values: dict[str, Any], ends: date, on: date) -> Answer:
    """An answer for the year that ends that day, written on `on`; its action is due on the next such day of a year."""
    words = _months(ends)
    texts = {
        name: values[name].format_map(words)
        for name in ("evidence", "commentary", "reason", "action", "owner")
        if name in values
    }
    due = None
    if "due" in values:
        due = parse_day(f"{values['due']} {on.year}", on)
        due = due if due > on else parse_day(f"{values['due']} {on.year + 1}", on)
    return Answer(number, assessing.mark_of(values["answer"]), due=due, review=tuple(values.get("look", ())), **texts)


def _named(ends: date) -> str:
    """The reporting year that ends that day: 2025/26."""
    return f"{ends.year - 1}/{ends.year % 100:02d}"


def _months(ends: date) -> dict[str, str]:
    """What the texts name: the year, its months, and those after its end, each with its own year."""
    words = {"year": _named(ends)}
    for place, name in enumerate(MONTH_NAMES, start=1):
        year = ends.year if place <= ends.month else ends.year - 1
        words[name.lower()] = f"{name} {year}"
        words[f"{name.lower()}_after"] = f"{name} {year + 1}"
    return words
