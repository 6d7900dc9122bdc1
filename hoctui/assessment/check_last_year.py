"""What an answer says again from an earlier year's: a figure or a day, of which this year has its own. Pure.

What holds from year to year, as a policy's name, a limit of the Code or a target, is no figure of a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hoctui.assessment.answers import Answer, Mark
from hoctui.assessment.check_dates import dates
from hoctui.assessment.check_findings import Around, Finding, Severity, cut_around, joined
from hoctui.assessment.check_words import bare, sentences
from hoctui.rulebook.edition import Clause

_OF = re.compile(
    r"(?<!stage )(?<!page )(?<!step )(?<!part )(?<!phase )(?<!item )(?<!section )(?<!sheet )(?<!copy )(?<!version )"
    r"(?<![\d./])\b\d{1,6} (?:of|out of) (?:the |our |all )?\d{1,6}\b(?! (?:working )?(?:days|weeks|months|hours))",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<!\d)(?!100(?:\.0)? ?(?:%|per cent))\d{1,3}(?:\.\d{1,2})? ?(?:%|per cent\b)", re.IGNORECASE)
_EVENTS = re.compile(
    r"(?<![\d./-])\b[1-9]\d{0,5} (?:(?:stage (?:1|2|one|two)|formal|open|closed|new|late|upheld|housing|service) ){0,2}"
    r"(?:complaints?|cases|letters|answers|responses|replies|acknowledgements?|extensions?|refusals?|escalations?|"
    r"compliments?|surveys?|returns|requests)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"{_SHARE.pattern}|100(?:\.0)? ?%|\b\d{{1,6}} (?:staff|people|residents|meetings|times|calls)\b", re.IGNORECASE
)
_AS_A_RULE = re.compile(
    r"\b(?:each|every|per (?:month|week|quarter|year)|a (?:month|week|quarter)|monthly|weekly|quarterly|annually|"
    r"target|"
    r"goal|threshold|at least|minimum|no more than|up to|aim)\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\b(?:audit(?:s|ed)?|samples?|sampled|dip[- ]\w{1,10}|minutes?|minuted|meetings?|met|training|trained|held|"
    r"surveys?|"
    r"surveyed|checked|looked at|reported|reports? to|tested|test|panel|briefing|workshops?|went to|seen|read by|"
    r"visits?|"
    r"visited|reviewed by|snapshot|figures|performance)\b",
    re.IGNORECASE,
)


def last_year(clause: Clause, answer: Answer, around: Around) -> Iterator[Finding]:
    """Sentences with a figure, or the day of something done, that stand in an earlier year's answer word for word.

    Under a clause about timing or practice it stands in the way where the evidence as a whole is the earlier one's.
    An answer that was carried over and not confirmed is told of as that.
    """
    before = around.before.get(clause.number)
    if before is None or answer.carried or answer.mark in (Mark.NOT_APPLICABLE, Mark.UNANSWERED):
        return
    theirs = {bare(one) for text in (before.evidence, before.commentary) for one in _sentences(text)}
    begins = _year_before(around.year_ends)
    here = [*_sentences(answer.evidence), *_sentences(answer.commentary)]
    again = [one for one in here if bare(one) in theirs and (_has_figure(one) or _says_when(one, begins))]
    again = [one for one in again if not any(found.day > begins for found in dates(one))]
    if not again:
        return
    whole = bare(answer.evidence) == bare(before.evidence)
    evidence = _sentences(answer.evidence)
    stands = clause.timed and whole and any(_is_of_a_year(one) for one in again if one in evidence)
    words = (
        f"The evidence is that of {before.year} again, with its figures: give this year's."
        if stands
        else f"The same figure or day stood in the answer of {before.year}: is it this year's?"
    )
    quoted = joined([cut_around(one, 0, 0) for one in again])
    severity = Severity.STANDS if stands else Severity.LOOK
    yield Finding("last-year", (clause.number,), words, quoted, severity, tuple(again))


def _sentences(text: str) -> list[str]:
    """The sentences of a text, in which figures of the register go with the line above them that names their period."""
    found: list[str] = []
    head = ""
    for line in text.splitlines():
        if line.startswith("From our register,"):
            head = line
        elif head and line.startswith("- "):
            found.append(f"{head} {line}")
        else:
            head = ""
            found += sentences(line)
    return found


def _year_before(ends: date) -> date:
    """The last day of the year before the one that ends on that day."""
    return ends - timedelta(days=366 if ends.month > 2 and _is_leap(ends.year) else 365)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _is_of_a_year(sentence: str) -> bool:
    """Whether a sentence holds a figure that hardly ever comes out the same twice: a part of a whole, or a count."""
    return bool(_OF.search(sentence)) or (
        not _AS_A_RULE.search(sentence) and bool(_SHARE.search(sentence) or _EVENTS.search(sentence))
    )


def _has_figure(sentence: str) -> bool:
    return _is_of_a_year(sentence) or (not _AS_A_RULE.search(sentence) and bool(_COUNTED.search(sentence)))


def _says_when(sentence: str, begins: date) -> bool:
    """Whether it names a day before this year on which something was done or looked at."""
    return bool(_DID.search(sentence)) and any(found.day <= begins for found in dates(sentence))
