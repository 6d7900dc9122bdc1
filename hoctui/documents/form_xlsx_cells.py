"""What an Excel cell shows: figures without the noise of their binary fractions, days as days, ticks as TRUE."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hoctui.dates import MONTH_NAMES
from hoctui.documents.form_xml import Node

_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""Excel's own formats that show a day."""
_PERCENT = frozenset({9, 10})
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_EPOCH = date(1899, 12, 30)
_LATE_EPOCH = date(1904, 1, 1)
_LEAP_BUG = 60
"""Excel counts a 29 February 1900 that never was; days before it are one further on."""
_LAST_DAY = 2_958_465
_LARGEST = 1e15


class Format:
    """How a cell shows its figure."""

    __slots__ = ("day", "epoch", "percent")

    def __init__(self, *, day: bool, percent: bool, epoch: date) -> None:
        self.day = day
        self.percent = percent
        self.epoch = epoch


class Formats:
    """The formats of a workbook's cells, by the number that a cell gives as its style."""

    def __init__(self, styles: Node, *, late_epoch: bool) -> None:
        """From the tree of styles.xml; `late_epoch` says that days are counted from 1904."""
        self._epoch = _LATE_EPOCH if late_epoch else _EPOCH
        own = {node.given.get("numFmtId", ""): node.given.get("formatCode", "") for node in styles.all("numFmt")}
        cells = styles.part("cellXfs")
        self._formats = [
            self._format(node.given.get("numFmtId", "0"), own) for node in (cells.all("xf") if cells else ())
        ]
        self._plain = Format(day=False, percent=False, epoch=self._epoch)

    def of(self, style: str) -> Format:
        """The format of a cell with that style."""
        place = int(style) if style.isascii() and style.isdigit() and len(style) < 6 else 0
        return self._formats[place] if place < len(self._formats) else self._plain

    def _format(self, number: str, own: dict[str, str]) -> Format:
        code = _QUOTED.sub("", own.get(number, "")).casefold()
        standard = int(number) if number.isascii() and number.isdigit() and len(number) < 6 and number not in own else 0
        return Format(
            day=standard in _DATES or bool(re.search(r"d|y|mmm", code)),
            percent=standard in _PERCENT or "%" in code,
            epoch=self._epoch,
        )


def shown_value(value: str, kind: str, form: Format) -> str:
    """What a cell of that kind ("n", "b", "str", "e", "d") shows of its value."""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "d":
        return _iso(value)
    return _figure(value, form) if kind == "n" else value


def _figure(value: str, form: Format) -> str:
    try:
        figure = float(value)
    except ValueError:
        return value
    if not abs(figure) < _LARGEST:
        return value
    if form.day and 1 <= figure < _LAST_DAY:
        days = int(figure)
        early = form.epoch == _EPOCH and days < _LEAP_BUG
        return say(form.epoch + timedelta(days=days + early))
    if form.percent:
        return f"{_plain(figure * 100)}%"
    return _plain(figure)


def say(day: date) -> str:
    """A day as it is written out: 1 February 2024."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _iso(value: str) -> str:
    try:
        return say(date.fromisoformat(value[:10]))
    except ValueError:
        return value


def _plain(figure: float) -> str:
    """A figure with the fifteen digits that Excel itself keeps to: 6.11, where the file says 6.1099999999999994."""
    return f"{figure:.15g}"
