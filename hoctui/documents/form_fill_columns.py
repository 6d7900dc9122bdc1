"""Which column of a form takes this year's answer, and what is said of those beside it that are left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hoctui.assessment.form_answer_headings import falls_short
from hoctui.assessment.form_columns import EVIDENCES, TICKED, Columns, Role, role_of
from hoctui.assessment.form_prompts import is_planned
from hoctui.documents.form_fill_told import listed

_YEAR = re.compile(r"\b(20\d\d)(?:\s*[/–-]\s*(?:20)?(\d\d))?\b")
_MORE = (Role.OTHER_ANSWER, Role.ASIDE)
"""Columns that take an answer, and not the clause's own of this year."""


def for_year(columns: Columns, year: str) -> Columns:
    """A form's columns with those of this year in their places, where the form has columns of several years.

    `year` is the assessment's, "2025/26". Without one of that year the columns stay as they are read.
    """
    roles = list(columns.roles)
    for role in (Role.ANSWER, *EVIDENCES):
        at = columns.place(role)
        if at is None or not _is_other_year(columns.names[at], year):
            continue
        for place, name in enumerate(columns.names):
            beside = roles[place] in (*_MORE, Role.OTHER) and role_of(name) is role
            if beside and _YEAR.search(name) and not _is_other_year(name, year):
                roles[at], roles[place] = Role.OTHER_ANSWER if role is Role.ANSWER else Role.OTHER, role
                break
    return columns if tuple(roles) == columns.roles else replace(columns, roles=tuple(roles))


def why_not(columns: Columns, year: str) -> str:
    """Why no answer may stand in the column that is there for it; empty where it may."""
    heads = _heads(columns)
    if not heads:
        return ""
    if columns.inverted:
        return f"the heading “{heads[0]}” asks the other way round"
    if columns.unsure:
        return f"the heading “{heads[0]}” seems to ask something else"
    several = any(_is_other_year(name, year) for name in _left(columns))
    if several and all(_is_other_year(name, year) for name in heads):
        return f"none of the form's columns is for {year}"
    return ""


def left_alone(several: Iterable[Columns], year: str) -> list[str]:
    """What is said, once, of the columns of a form: which were left as they are, and where a heading names a year."""
    return list(dict.fromkeys(line for columns in several for line in _told(columns, year)))


def _told(columns: Columns, year: str) -> Iterator[str]:
    heads = [f"“{name}”" for name in _heads(columns)]
    if not heads or why_not(columns, year):
        return
    inverse = [f"“{name}”" for name in _left(columns) if falls_short(name.casefold())]
    plain = [one for name in _left(columns) if (one := f"“{name}”") not in inverse]
    if plain:
        was = "was" if len(plain) == 1 else "were"
        yield f"The answers stand under {listed(heads)}; {listed(plain)} {was} left as in the form."
    if inverse:
        asks, was = ("asks", "was") if len(inverse) == 1 else ("ask", "were")
        yield f"{listed(inverse)} {asks} the other way round, and {was} left as in the form."
    if all(_is_other_year(name, year) for name in _heads(columns)):
        yield f"The answers of {year} stand under {listed(heads)}; look whether that heading is right."


def _heads(columns: Columns) -> list[str]:
    """The headings under which the answer stands."""
    roles = TICKED if columns.ticked else (Role.ANSWER,)
    return [columns.names[at] for role in roles if (at := columns.place(role)) is not None and columns.names[at]]


def _left(columns: Columns) -> list[str]:
    """The headings of the other columns that take an answer."""
    return [
        name
        for role, name in zip(columns.roles, columns.names, strict=True)
        if role in _MORE and name and not is_planned(name)
    ]


def _is_other_year(name: str, year: str) -> bool:
    """Whether a heading names a year, and none that goes with the assessment's: 2025/26 is 2025 or 2026 too."""
    named = [(int(match[1]), match[2]) for match in _YEAR.finditer(name)]
    own = _YEAR.search(year)
    if not named or own is None:
        return False
    first = int(own[1])
    spans = (first, first + 1) if own[2] else (first,)
    return not any((one == first and own[2] == until) if until else one in spans for one, until in named)
