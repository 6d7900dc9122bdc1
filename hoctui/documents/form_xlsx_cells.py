"""What an Excel cell shows, and how: figures without their binary noise, days as days, words struck out or unseen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hoctui.dates import MONTH_NAMES
from hoctui.documents.form_xml import Node

STYLES = ("numFmt", "cellXfs", "xf", "fonts", "font", "strike", "color", "fills", "fill", "patternFill", "fgColor")
STYLED = ("numFmtId", "formatCode", "fontId", "fillId", "val", "rgb", "theme", "tint", "patternType")
"""The parts of a workbook's styles that are looked at, and what of them."""
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


@dataclass(frozen=True, slots=True)
class Format:
    """How a cell shows what it holds; `struck` through, or `unseen`: in white on no colour, or by a format of ";;;"."""

    day: bool
    percent: bool
    epoch: date
    struck: bool = False
    unseen: bool = False


class Formats:
    """The formats of a workbook's cells, by the number that a cell gives as its style."""

    def __init__(self, styles: Node, *, late_epoch: bool) -> None:
        """From the tree of styles.xml; `late_epoch` says that days are counted from 1904."""
        self._epoch = _LATE_EPOCH if late_epoch else _EPOCH
        own = {node.given.get("numFmtId", ""): node.given.get("formatCode", "") for node in styles.all("numFmt")}
        cells = styles.part("cellXfs")
        fonts, fills = ([*group.parts] if (group := styles.part(name)) else [] for name in ("fonts", "fills"))
        self._struck = [node.on("strike", "val") for node in fonts]
        self._white = [_is_white(node.part("color")) for node in fonts]
        self._filled = [_is_filled(node) for node in fills]
        self._formats = [self._format(node, own) for node in (cells.all("xf") if cells else ())]
        self._plain = Format(day=False, percent=False, epoch=self._epoch)

    def of(self, style: str) -> Format:
        """The format of a cell with that style."""
        place = int(style) if style.isascii() and style.isdigit() and len(style) < 6 else 0
        return self._formats[place] if place < len(self._formats) else self._plain

    def _format(self, node: Node, own: dict[str, str]) -> Format:
        number = node.given.get("numFmtId", "0")
        white = _at(self._white, node, "fontId") and not _at(self._filled, node, "fillId")
        code = _QUOTED.sub("", own.get(number, "")).casefold()
        standard = int(number) if number.isascii() and number.isdigit() and len(number) < 6 and number not in own else 0
        return Format(
            day=standard in _DATES or bool(re.search(r"d|y|mmm", code)),
            percent=standard in _PERCENT or "%" in code,
            epoch=self._epoch,
            struck=_at(self._struck, node, "fontId"),
            unseen=white or own.get(number, "").strip() == ";;;",
        )


def _at(known: list[bool], node: Node, name: str) -> bool:
    """What is known of the font or fill that a format names by its place."""
    given = node.given.get(name, "")
    place = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else len(known)
    return known[place] if place < len(known) else False


def _is_white(colour: Node | None) -> bool:
    return colour is not None and (
        colour.given.get("rgb", "").upper()[-6:] == "FFFFFF"
        or (colour.given.get("theme") == "0" and not colour.given.get("tint"))
    )


def _is_filled(fill: Node) -> bool:
    """Whether a fill has a colour other than white."""
    pattern = fill.part("patternFill")
    if pattern is None:
        # A gradient, which no reader here looks into.
        return True
    return pattern.given.get("patternType", "none") != "none" and not _is_white(pattern.part("fgColor"))


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
