"""Clause numbers as forms print them: "6.3", "Clause 6.3.", "6.3 (must)", "5.2, 5.3", "6.9 continued", "Q4.10"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEAD = (
    r"(?:(?:code|clauses?|sections?|provisions?|requirements?|paragraphs?|para|ref(?:erence)?|no|nos|chc|hos)\b[.:]?\s*+"
    r"|§+\s*+|s\.?\s?(?=[1-9]\s?\.))*+"
)
_ONE = r"(Q?)([1-9])\s?[.·]\s?0?([1-9]\d?)(?![\d.]*\d)(?!\s*%)"
_NUMBER = re.compile(rf"^[\s*_\"'(\[]*+{_LEAD}{_ONE}[.:)\]*_]*\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*(Q?)([1-9]),([1-9]\d?)\s*")
"""6,10, as a spreadsheet writes a number in a country whose fractions begin with a comma."""
_MORE = re.compile(rf"(?:,|;|&|/|\+|and\b)\s*{_ONE}[.:)*_]*\s*", re.IGNORECASE)
_TO = re.compile(rf"\s*(?:[-–—]|to\b|until\b|through\b)\s*(?:{_ONE}[.:)*_]*\s*|(?P<place>[1-9]\d?)\s*$)", re.IGNORECASE)
"""5.9-5.11, 5.9 to 5.11, and 5.9-11 where nothing follows: a number and all up to the other."""
_BRACKET = re.compile(r"[^()]*\)\s*")
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
    choices: tuple[str, ...] = ()
    """The clauses that a date could mean, where a spreadsheet has made one of the number; `rest` is the date."""

    @property
    def alone(self) -> bool:
        """Whether the cell holds the number and no more than a word about it."""
        return len(self.rest) <= _SHORT


def read_number(cell: str) -> NumberCell | None:
    """The clause number that a cell begins with, or None where it begins with none."""
    match = _NUMBER.match(cell) or _COMMA.fullmatch(cell)
    if not match or int(match[3]) > _MOST_PLACES:
        return None
    if ")" in match[0] and "(" not in match[0] and not _BRACKET.fullmatch(cell):
        # "3.1)." closes a bracket that an earlier row opened.
        return None
    end = match.end()
    others: list[str] = []
    if up_to := _TO.match(cell.rstrip(), end):
        others = _between(match, up_to)
        end = up_to.end() if others else end
    while len(others) < _MOST_BESIDE and (more := _MORE.match(cell, end)):
        others.append(_name(more))
        end = more.end()
    rest = cell[end:].strip(" \n*_()[]–—-")
    if _CONTINUED.match(rest):
        return NumberCell(_name(match), tuple(others), continued=True)
    return NumberCell(_name(match), tuple(others), rest)


_MONTHS = {
    name: place
    for place, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ][0:.]*Z?)?"),
    re.compile(r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{2,4})(?:[T ][0:.]*)?"),
    re.compile(rf"(?P<day>\d{{1,2}})[ -](?P<month>{_MONTH})(?:[ -](?P<year>\d{{2,4}}))?", re.IGNORECASE),
    re.compile(rf"(?P<month>{_MONTH})[ -](?P<year>\d{{2,4}})", re.IGNORECASE),
)
"""How a spreadsheet writes a day, or a month, that it has made of a number."""


def read_date(cell: str) -> NumberCell | None:
    """The clauses that a cell could mean which is a date and nothing else, as a spreadsheet makes 1-Feb of 1.2."""
    plain = " ".join(cell.split())
    match = next((found for pattern in _DAYS if (found := pattern.fullmatch(plain))), None)
    if match is None or len(plain) > _SHORT or not plain.isascii():
        return None
    given = match.groupdict()
    named = given["month"][:3].casefold()
    month = _MONTHS[named] if named in _MONTHS else int(given["month"])
    day, year = int(given.get("day") or 1), int(given["year"] or 0) % 100
    pairs = [(day, month), (month, day)] if given.get("day") else []
    pairs += [(month, year)] if day == 1 else []
    choices = tuple(dict.fromkeys(f"{one}.{two}" for one, two in pairs if 0 < one < 10 and 0 < two <= _MOST_PLACES))
    return NumberCell(choices[0], rest=plain, choices=choices) if choices else None


def _between(first: re.Match[str], last: re.Match[str]) -> list[str]:
    """The numbers after the first one up to the last one of a range; none where it is no range within one section."""
    begin, end = int(first[3]), int(last["place"] or last[3])
    same = last["place"] is not None or (last[2] == first[2] and last[1].upper() == first[1].upper())
    if not same or not begin < end <= _MOST_PLACES:
        return []
    return [f"{first[1].upper()}{first[2]}.{place}" for place in range(begin + 1, end + 1)]


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
