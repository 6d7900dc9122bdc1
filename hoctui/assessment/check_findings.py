"""What a check before publishing finds: its code, its clauses, one sentence, the very words that caused it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

LONGEST_QUOTE = 140
"""The most characters of an answer that a finding repeats in one piece."""
_MOST_QUOTES = 4
_BLANKS = re.compile(r"\s+")


class Severity(StrEnum):
    """Whether an assessment may be published while the finding is there."""

    STANDS = "stands in the way"
    LOOK = "look again"


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of check: its code on the command line, and what it looks for in a few words."""

    code: str
    title: str


CHECKS = (
    Check("unanswered", "Not answered"),
    Check("review", "Still marked to be looked at"),
    Check("carried", "Carried over from another year and not confirmed"),
    Check("shortfall", "A shortfall without its reason, action, owner or date"),
    Check("not-applicable", "Not applicable, without a reason"),
    Check("no-evidence", "Yes with no evidence"),
    Check("promise", "Yes that rests on a promise"),
    Check("day-passed", "A promise whose day has passed"),
    Check("contradiction", "Words that contradict the answer"),
    Check("figures", "The register's figures contradict the answer"),
    Check("drafting-note", "A drafting note left in"),
    Check("address", "An address that is broken off"),
    Check("person", "A person's name"),
    Check("response-copied", "The governing body's response is an earlier year's"),
    Check("same-text", "The same text under many clauses"),
    Check("same-columns", "Evidence that is the commentary again"),
    Check("old-evidence", "Evidence older than the edition"),
    Check("policy-alone", "Practice evidenced by the policy alone"),
    Check("wrong-period", "Another year than the assessment's"),
    Check("last-year", "Last year's figure"),
)
"""Every check, in the order in which findings are listed."""

TITLES = {check.code: check.title for check in CHECKS}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found."""

    code: str
    clauses: tuple[str, ...]
    """The clauses it is about; empty where it is about the assessment as a whole."""
    words: str
    """What was found, in one sentence."""
    quoted: str
    """The very words that caused it, cut where they are long; empty where it is the lack of any."""
    severity: Severity
    causes: tuple[str, ...] = ()
    """The very words that caused it, each whole: what an overruling is tied to. Empty where `quoted` is all of them."""

    @property
    def cause(self) -> str:
        """What an overruling is tied to: where it changes, the finding is another one, and stands anew."""
        return "\n".join(sorted({_BLANKS.sub(" ", one).strip() for one in self.causes or (self.quoted,)}))

    @property
    def title(self) -> str:
        """What the check looks for."""
        return TITLES[self.code]

    @property
    def stands(self) -> bool:
        """Whether nothing is to be published while it is there."""
        return self.severity is Severity.STANDS


@dataclass(frozen=True, slots=True)
class EvidenceOnFile:
    """An item of the evidence register that a clause rests on."""

    name: str
    kind: str
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Against:
    """What the register's own figures say against an answer."""

    said: str
    """The answer and the figure in one sentence."""
    severity: Severity
    words: str = "The answer and the register's own figures disagree."
    """What that means for the answer, and by which measure."""
    figure: str = ""
    """"44 of 46", as an answer may say it openly; empty where no saying would do."""


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What an earlier year's answer to a clause, or to the one that it came from, said."""

    year: str
    evidence: str
    commentary: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What checks want to know besides the answers: the day, the year's last day, and what else is on file."""

    day: date
    """The day it is."""
    year_ends: date
    """The last day of the assessment's reporting year."""
    disagreements: Mapping[str, Against] = field(default_factory=dict)
    """By clause, what the register's figures say against its answer."""
    items: Mapping[str, tuple[EvidenceOnFile, ...]] = field(default_factory=dict)
    """By clause, what of the evidence register it rests on."""
    response: str = ""
    """The governing body's response to this assessment."""
    earlier_responses: Sequence[tuple[str, str]] = ()
    """The year and the response of each earlier assessment, the latest first."""
    before: Mapping[str, YearBefore] = field(default_factory=dict)
    """By clause, what the answer of the latest earlier year said."""


def cut_around(text: str, start: int, end: int, limit: int = LONGEST_QUOTE) -> str:
    """The words from `start` to `end` with as much of what stands around them as fits, on one line."""
    spare = max(0, limit - (end - start))
    first = _word_start(text, max(0, start - spare // 2))
    last = _word_end(text, min(len(text), first + max(limit, min(end - start, limit))))
    if last < end:
        last = min(end, start + limit)
    cut = _BLANKS.sub(" ", text[first:last]).strip()
    return f"{'…' if first else ''}{cut}{'…' if last < len(text) else ''}"


_LONGEST_WORD = 40
"""A word that goes on for longer is cut as it stands."""


def _word_start(text: str, place: int) -> int:
    for start in range(place, max(place - _LONGEST_WORD, -1), -1):
        if start == 0 or text[start - 1].isspace():
            return start
    return place


def _word_end(text: str, place: int) -> int:
    for end in range(place, max(place - _LONGEST_WORD, 0), -1):
        if end == len(text) or text[end].isspace():
            return end
    return place


def joined(quotes: Sequence[str]) -> str:
    """Several excerpts as one quotation, each once."""
    different = list(dict.fromkeys(quote for quote in quotes if quote))
    more = f" · and {len(different) - _MOST_QUOTES} more" if len(different) > _MOST_QUOTES else ""
    return " · ".join(different[:_MOST_QUOTES]) + more
