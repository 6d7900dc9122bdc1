"""What is typed into an answer of the self-assessment, read and checked, before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from hoctui.assessment.answers import Answer, Mark
from hoctui.dates import EARLIEST, YEARS_AHEAD, parse_day, say_day
from hoctui.errors import BadInput
from hoctui.rulebook.edition import Clause
from hoctui.text import clean, clean_line

LONGEST_ANSWER = 100_000
_TEXTS = ("evidence", "commentary", "reason", "action")

_MARKS = {
    "yes": Mark.YES,
    "y": Mark.YES,
    "no": Mark.NO,
    "n": Mark.NO,
    "partial": Mark.PARTIAL,
    "p": Mark.PARTIAL,
    "n/a": Mark.NOT_APPLICABLE,
    "na": Mark.NOT_APPLICABLE,
    "a": Mark.NOT_APPLICABLE,
    "": Mark.UNANSWERED,
}


def changed(clause: Clause, before: Answer, typed: dict[str, Any], today: date) -> Answer:
    """An answer with these fields changed.

    Fields: answer, evidence, commentary, reason, action, owner, due; "done_on", the day its action was carried out;
    "ticked", the places of the points that are ticked off; "confirm", which takes the marks for review away, and that
    of an answer carried over. A carried answer is confirmed by an answer too, whichever it is; not by its texts.

    Raises:
        BadInput: no such field, or a mark, a date or a point that cannot be taken.
    """
    changes: dict[str, Any] = {}
    for name, value in typed.items():
        if name in _TEXTS:
            changes[name] = clean(str(value), limit=LONGEST_ANSWER).text
        elif name == "owner":
            changes[name] = clean_line(str(value)).text
        elif name == "due":
            changes[name] = _due(value, today)
        elif name == "done_on":
            changes[name] = _done(value, today)
        elif name == "ticked":
            changes[name] = _ticked(clause, value)
        elif name == "answer":
            changes |= {"mark": mark_of(str(value)), "carried": False}
        elif name == "confirm":
            changes |= {"review": (), "carried": False} if value else {}
        else:
            raise BadInput(f"An answer has no field {name[:40]!r}.", name)
    return replace(before, **changes)


def was_answered(clause: str, columns: dict[str, Any], now: Answer) -> Answer:
    """An answer as the history of answers holds it; what is no part of an answer stays as it is now."""
    return Answer(
        clause,
        Mark(columns["mark"]),
        columns["evidence"],
        columns["commentary"],
        columns["reason"],
        columns["action"],
        columns["owner"],
        date.fromisoformat(columns["due"]) if columns["due"] else None,
        tuple(columns["review"]),
        now.wording,
        bool(columns.get("carried")),
        now.ticked,
        date.fromisoformat(columns["done_on"]) if columns.get("done_on") else None,
    )


def mark_of(text: str) -> Mark:
    """The mark that was typed: yes, no, partial, n/a, or nothing. Raises BadInput otherwise."""
    found = _MARKS.get(text.strip().casefold())
    if found is None:
        raise BadInput(f"{text.strip()[:40]!r} is no answer; say Yes, No, Partial or N/A.", "answer")
    return found


def _due(value: Any, today: date) -> date | None:
    day = _day(value, today, ahead=True)
    if day and not EARLIEST <= day <= date(today.year + YEARS_AHEAD, 12, 31):
        raise BadInput(f"{say_day(day)} cannot be the date of an action.", "due")
    return day


def _done(value: Any, today: date) -> date | None:
    day = _day(value, today, ahead=False)
    if day and not EARLIEST <= day <= today:
        raise BadInput(f"{say_day(day)} cannot be the day on which an action was carried out.", "done_on")
    return day


def _day(value: Any, today: date, *, ahead: bool) -> date | None:
    if not value:
        return None
    return value if isinstance(value, date) else parse_day(str(value), today, ahead=ahead)


def _ticked(clause: Clause, places: Iterable[int]) -> tuple[int, ...]:
    found = tuple(sorted(set(places)))
    if found and not 0 <= found[0] <= found[-1] < len(clause.points):
        count = len(clause.points)
        has = f"points 1 to {count}" if count > 1 else "one point" if count else "no points"
        raise BadInput(f"{clause.number} has {has} to tick off.", "ticked")
    return found
