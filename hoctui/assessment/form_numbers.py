"""Clause numbers as forms print them: "6.3", "Clause 6.3.", "6.3 (must)", "5.2, 5.3", "6.9 continued", "Q4.10"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEAD = r"(?:(?:code|clauses?|sections?|provisions?|paragraphs?|para|ref(?:erence)?|no|nos)\b[.:]?\s*+)*+"
_ONE = r"(Q?)([1-9])\s?\.\s?([1-9]\d?)(?![\d.]*\d)(?!\s*%)"
_NUMBER = re.compile(rf"^[\s*_\"'(\[]*+{_LEAD}{_ONE}[.:)\]*_]*\s*", re.IGNORECASE)
_MORE = re.compile(rf"(?:,|;|&|/|\+|and\b)\s*{_ONE}[.:)*_]*\s*", re.IGNORECASE)
_CONTINUED = re.compile(r"^\W*cont(?:inued|inues|['’]?d|\.)?\W*$", re.IGNORECASE)
_LETTER = re.compile(r"^[(]?([a-z])(?:[.)]|\)\.)\s", re.IGNORECASE)
_POINT = re.compile(r"(?:^|\s)[(]?([a-z])[.)]\s")
_POINT_LENGTH = 5
_SHORT = 24
_MOST_PLACES = 30
_MOST_BESIDE = 80
"""More numbers than any edition has clauses are no list of them."""


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A clause number read from the beginning of a cell, with the numbers beside it and what follows them."""

    number: str
    others: tuple[str, ...] = ()
    rest: str = ""
    continued: bool = False
    """Whether the cell says that the row goes on from an earlier page."""

    @property
    def alone(self) -> bool:
        """Whether the cell holds the number and no more than a word about it."""
        return len(self.rest) <= _SHORT


def read_number(cell: str) -> NumberCell | None:
    """The clause number that a cell begins with, or None where it begins with none."""
    match = _NUMBER.match(cell)
    if not match or int(match[3]) > _MOST_PLACES or (")" in match[0] and "(" not in match[0]):
        # "3.1)." closes a bracket that an earlier row opened.
        return None
    end = match.end()
    others: list[str] = []
    while len(others) < _MOST_BESIDE and (more := _MORE.match(cell, end)):
        others.append(_name(more))
        end = more.end()
    rest = cell[end:].strip(" \n*_()[]–—-")
    if _CONTINUED.match(rest):
        return NumberCell(_name(match), tuple(others), continued=True)
    return NumberCell(_name(match), tuple(others), rest)


def _name(match: re.Match[str]) -> str:
    return f"{match[1].upper()}{match[2]}.{match[3]}"


def letter_of(text: str) -> str:
    """The letter of the lettered point that a text begins with ("c. the decision" → "c"), or empty."""
    match = _LETTER.match(text)
    return match[1].lower() if match else ""


class LastLetter:
    """The last lettered point of one text that grows row by row; what was looked at is not looked at again."""

    def __init__(self) -> None:
        self._looked = 0
        self._last = ""

    def of(self, text: str) -> str:
        """The letter of the last lettered point in the text, counted from "a" upwards; empty where it has none."""
        if len(text) < self._looked:
            self._looked, self._last = 0, ""
        # What stood at the end may have become a point only by what came after it.
        for match in _POINT.finditer(text, max(0, self._looked - _POINT_LENGTH)):
            if match[1] == ("a" if not self._last else chr(ord(self._last) + 1)):
                self._last = match[1]
        self._looked = len(text)
        return self._last
