"""What a heading over answers asks: whether the clause is met or something else, of which year, which way round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_marks import exact_mark

SURE = re.compile(r"\b(?:yes\s*/\s*no|y\s*/\s*n|yes or no|yes, no)\b")
"""A heading that prints the answers to choose from."""
RESPONSE = re.compile(r"\b(?:response|position|assessment|outcome|answers?)\b")
"""Headings of an answer that may as well be those of what is said of it."""
_ANSWER = re.compile(
    r"\b(?:compl(?:y|ies|iance|iant|ied)|answers?|status|rating|rag|met|meets?|achieved|outcome|response|assessment"
    r"|self[- ]assessed|position|do we|are we)\b"
)
_COMPLIES = re.compile(r"\b(?:compl(?:y|ies|iance|iant|ied|ying)|met|meets?|meeting|achieved|in place)\b")
_SHORT_OF = (
    r"\b(?:non|not|un)[- ]?(?:yet |fully |currently )?(?:compl(?:y|ies|iance|iant|ied|ying)|met|achieved|in place)\b"
    r"|\b(?:do(?:es)?|did|are|is|have|has)(?:n['’]t| not| we not) (?:comply|complied|compliant|meet|met|achieved?)\b"
    r"|\bfail(?:s|ed|ures?|ing)?\b(?: (?:to|in) (?:comply|compliance|meet|achieve)\w*)?"
    r"|\b(?:gaps?|breach(?:es)?|shortfalls?|exceptions?|departures?|deviations?)\b"
    r"(?: (?:in|of|from|to) (?:our |the )?(?:compliance|complying))?"
)
_FALLS_SHORT = re.compile(_SHORT_OF)
_SOMETHING_ELSE = re.compile(
    r"\b(?:mandatory|optional|appl(?:y|ies|icable)|relevant|risks?|priority|boards?|governing body|committee|members?"
    r"|approv(?:ed|al)|agreed|sign(?:ed)?[- ]?off|target(?:ed)?|expected|aim|goal|publish(?:ed)?|changed?|updated?"
    r"|actions?|improvement|training|evidence[ds]?|proof|documents?|linked|attached|held)\b"
)
_OF_IT = re.compile(r"mandatory|evidence|proof|appl|relevant|actions?|document|updat|agree|approv|sign|improve")
"""What may stand before "met" and asks for it all the same: "Mandatory requirement met?"."""
_SECOND_OPINION = re.compile(
    r"\b(?:audit(?:s|or|ors|ed)?|external|independent|peer|reviewers?|assessors?|validat\w+|verif\w+|moderat\w+"
    r"|second line|residents?|tenants?|panel|views?|opinions?|ombudsman['’]s (?:finding|assessment|position))\b"
)
_YEAR = re.compile(r"\b20(\d\d)(?:\s*[/–-]\s*(?:20)?(\d\d))?\b")
_EARLIER = re.compile(r"\b(?:previous(?:ly)?|prior|last|earlier|old|former(?:ly)?|baseline|before|draft|initial)\b")
_NOW = re.compile(r"\b(?:now|current(?:ly)?|today|this year(?:['’]?s)?|latest|present|new|final)\b")
_TIME = re.compile(rf"{_YEAR.pattern}|{_EARLIER.pattern}|{_NOW.pattern}|\byear(?:['’]?s)?\b")
_OF_A_DAY = re.compile(r"\b(?:review(?:ed)?|updated?|dates?|assessed|approved|completed|chang(?:e|es|ed)|revised)\b")
_NO_YEAR = 99
_AT_PRESENT = 100


class Asks(IntEnum):
    """What a heading over answers asks, the likeliest to be the clause's own answer last."""

    SOMETHING_ELSE = 0
    """Whether the clause is mandatory or applies, its risk, what the board said: no answer to the clause."""
    SECOND_OPINION = 1
    """What somebody else says of it: an audit, a reviewer, a panel of residents."""
    STATUS = 2
    COMPLIANCE = 3


def asks(name: str) -> Asks:
    """What a heading asks; `name` is in small letters, with its blanks made one."""
    complies = _COMPLIES.search(name)
    before = name[: complies.start()] if complies else name
    if _SECOND_OPINION.search(before):
        return Asks.SECOND_OPINION
    other = _SOMETHING_ELSE.search(before)
    if other and not (complies and _OF_IT.match(other[0])):
        return Asks.SOMETHING_ELSE
    return Asks.COMPLIANCE if complies or falls_short(name) or SURE.fullmatch(name) else Asks.STATUS


def is_answers(name: str) -> bool:
    """Whether a heading could stand over answers."""
    return bool(_ANSWER.search(name) or SURE.search(name))


def is_view(name: str) -> bool:
    """Whether a heading names somebody else's or an earlier view, which is compared with the answer beside it."""
    earlier = bool(_EARLIER.search(name)) and not _OF_A_DAY.search(name)
    return earlier or bool(_SECOND_OPINION.search(name))


def falls_short(name: str) -> bool:
    """Whether a heading asks the other way round, so that its Yes means No: "Non-compliance (Y/N)", "Not met".

    One that first asks whether the clause is met, or that names both, asks nothing the other way round.
    """
    found = _FALLS_SHORT.search(name)
    return bool(found) and not _COMPLIES.search(_FALLS_SHORT.sub(" ", name))


def recency(name: str) -> int:
    """How late a column is by the year or the word in its heading; one that names none is taken for the current one."""
    years = [int(match[2] or match[1]) for match in _YEAR.finditer(name)]
    if _EARLIER.search(name):
        return -1
    return max(years, default=_AT_PRESENT if _NOW.search(name) else _NO_YEAR)


def names_time(name: str) -> bool:
    """Whether a heading says of which year it is, or that it is today's or an earlier one."""
    return recency(name) != _NO_YEAR


def is_year(name: str) -> bool:
    """Whether a heading is a year and nothing else: "2024", "2024/25"."""
    return bool(_YEAR.fullmatch(name))


def likeliest(names: Sequence[str], places: Sequence[int]) -> int:
    """Which of several columns of answers is the clause's own: one that asks whether it is met, and the latest."""

    def worth(at: int) -> tuple[bool, bool, bool, bool, int, bool, bool, int]:
        name = names[at]
        asked, late = asks(name), recency(name)
        own = asked > Asks.SECOND_OPINION
        straight = not falls_short(name)
        sure = bool(SURE.search(name))
        return own, late >= 0, straight, asked is Asks.COMPLIANCE, late, sure, not RESPONSE.search(name), -at

    return max(places, key=worth)


def tick_of(name: str) -> Mark | None:
    """The answer that a column for an X stands for, by its heading without its year: "Yes", "2024 No", "Not met"."""
    plain = " ".join(_TIME.sub(" ", name).split()).strip(" :–—-()")
    return exact_mark(plain) if plain and "compliance" not in plain else None
