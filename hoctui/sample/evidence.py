"""The evidence register of the sample: what the answers of both years rest on."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib import resources
from typing import Any, Final

from hoctui.dates import MONTH_NAMES, add_months
from hoctui.sample.year import Years, sit_down
from hoctui.services import evidence_register
from hoctui.services.desk import Desk

_OLD: Final = date(2024, 3, 6)
"""A day before the 2024 edition came into force."""
_STALE: Final = 38
"""So many months ago the stale item was written."""
_WITHDRAWN: Final = 8
"""So many working days after the board met something was withdrawn."""
_SOON: Final = 12
"""In so many working days an item is due for review."""


def put_on_file(desk: Desk, years: Years, today: date) -> dict[str, int]:
    """Put every item on file, under last year's clauses. Returns the items' numbers by name."""
    numbers = {}
    for place, item in enumerate(_items()):
        sit_down(desk, years.finished, place)
        typed = {name: item[name] for name in ("name", "kind", "place", "note")} | _days(desk, item, years, today)
        line = evidence_register.add(desk, typed)
        evidence_register.use(desk, line.id, item["uses"])
        numbers[line.name] = line.id
    return numbers


def bring_on(desk: Desk, numbers: dict[str, int]) -> None:
    """Let this year's clauses rest on some of the items too."""
    for item in _items():
        if "now" in item:
            evidence_register.use(desk, numbers[item["name"]], item["now"])


def withdraw(desk: Desk, numbers: dict[str, int], years: Years) -> None:
    """Take what was withdrawn out of use, once last year's assessment was out."""
    on = desk.calendar.add(years.board, _WITHDRAWN)
    for item in _items():
        if item.get("retired"):
            sit_down(desk, on)
            evidence_register.retire(desk, numbers[item["name"]], on)


def _days(desk: Desk, item: dict[str, Any], years: Years, today: date) -> dict[str, str]:
    """An item's own date and that of its review, as they are typed."""
    if item.get("old"):
        dated = min(_OLD, years.finished - timedelta(days=60))
    elif item.get("stale"):
        dated = add_months(today, -_STALE)
    else:
        dated = _in_year(item["dated"], years.before, after=item.get("after", False))
    review = add_months(dated, 12 * item["review"]) if "review" in item else None
    if item.get("soon"):
        review = desk.calendar.add(today, _SOON)
    return {"dated": dated.isoformat(), "review_on": review.isoformat() if review else ""}


def _in_year(text: str, ends: date, *, after: bool) -> date:
    """A day such as "15 May" within the year that ends then, or after its end."""
    day, name = text.split()
    month = MONTH_NAMES.index(name) + 1
    return date(ends.year if after or (month, int(day)) <= (ends.month, ends.day) else ends.year - 1, month, int(day))


def _items() -> list[dict[str, Any]]:
    source = resources.files(__package__).joinpath("evidence.toml").read_text(encoding="utf-8")
    items: list[dict[str, Any]] = tomllib.loads(source)["item"]
    return items
