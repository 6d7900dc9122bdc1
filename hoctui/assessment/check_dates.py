"""Dates and reporting years that an answer names: how old a policy is, what lies ahead, which year is meant. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoctui.assessment.check_words import Words, sentence_before, sentences
from hoctui.dates import MONTH_NAMES

_MONTHS = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES) + "|Sept"
_GAP = r"[ ,._-]{0,4}"
_NAMED = re.compile(
    rf"(?<![a-z])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_GAP})?(?P<month>{_MONTHS}){_GAP}(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SEASON = re.compile(
    r"\b(?:(?P<season>spring|summer|autumn|winter)(?: of)?|(?P<late>end of|late|later in)) (?P<year>20\d\d)(?![\d/–-])",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![\d/.])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?![\d/])")
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_POLICY = re.compile(
    r"(?<![a-z])(?:polic(?:y|ies)|procedures?|guide|guidance|statement|strategy|leaflet|handbook|code of practice|"
    r"template|standards? letter)(?![a-z])",
    re.IGNORECASE,
)
_POLICY_YEAR = re.compile(
    r"(?<![a-z])(?:policy|procedure|guide|strategy|leaflet|handbook|statement)[ _(,-]{1,3}"
    r"(?:(?:v|version )[\d.]{1,8} )?(?P<year>20\d\d)(?!\d|,? (?:residents|tenants|homes|people|staff))"
    r"|(?<![\d/–-])(?P<before>20\d\d) (?:[a-z]{1,20} ){0,2}(?:policy|procedure|leaflet)(?![a-z])"
    r"|\b(?:approved|adopted|reviewed|revised|updated|published|issued|dated|agreed)(?: in)? (?P<made>20\d\d)"
    r"(?![\d/–-])",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(
    rf"\((?:[a-z]{{1,12}} )?(?P<month>{_MONTHS})[ -]['’]?(?P<year>[12]\d)\)"
    rf"|\b(?P<named>{_MONTHS}) ?['’](?P<short>[12]\d)\b",
    re.IGNORECASE,
)
_NOT_ITS_OWN = re.compile(
    r"(?<!force )(?<!use )(?<!place )(?<!effect )(?<!effective )(?<!live )\b(?:since|after|before)(?: the)? $"
    r"|\b(?:Ombudsman|Regulator|Government|DLUHC|MHCLG)\b[^.;,]{0,50}$",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:Act|Regulations?|Regs|Order|Rules|Code|Charter|White Paper|Scheme|Standard|Code[^.;,]{0,20} edition) "
    r"(?:of )?(?:[A-Z]\w+ )?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|should|expected|due|(?<!action )(?<!ement )plans? to|planned|planning|scheduled|target|intends?)\b",
    re.IGNORECASE,
)
_PROMISED_FOR = re.compile(
    r"(?<!was )(?<!were )(?<!have )(?<!had )(?<!has )(?<!needs )(?<!need )(?<!action )"
    r"\b(?:(?:will|shall|should) (?:be |have |all |also |then )?\w{2,20}|(?:is|are) (?:due |expected |planned |"
    r"scheduled |"
    r"intended |going |hoped )?to (?:be )?\w{2,20}|to be \w{1,20}(?:ed|en|un|ne|nt|pt|de|lt|ld|up|in)|(?:is|"
    r"are) (?:planned|"
    r"scheduled|expected|due|timetabled|programmed)|(?:planned|scheduled|expected|targeted|due)(?= (?:for|by|in|on)\b)|"
    r"(?:due|target)(?: date)?(?=:| is\b)|to (?:start|begin|launch|open|go live)|"
    r"(?:aims?|plans?|"
    r"intends?|hopes?|aiming|planning|hoping|due|expects?) to (?:be )?\w{2,20})\b",
    re.IGNORECASE,
)
_ITS_DAY = re.compile(
    r"\b(?:by|before|in|on|for|of|end|early|late|mid|at|during)(?: the)?(?: (?:end|start|beginning|"
    r"close) of)?(?: the)? ?$|"
    r"[:(–—-] ?$",
    re.IGNORECASE,
)
_DONE_SINCE = re.compile(
    r"\b(?:was|were|has|have|had|held|done|completed?|delivered|achieved|met|took place|started|found|showed|went|came|"
    r"recruited on|in post|now|since|seen|checked|sampled?|audit(?:ed)?|late|missed|slipped|instead)\b",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    r"\b(?:all|then|both|certificates?|proof|log|logged|minutes|minuted|seen|on file|as planned|joined|answered|sent|"
    r"\d{1,6} (?:of|out of) \d{1,6}|did|does|is|"
    r"are)\b",
    re.IGNORECASE,
)
_TELLS_OF = re.compile(
    r"\b(?:begun|begins?|dated|made|agreed|adopted|issued|closed|received|opened|logged|sent|answered|held|made|signed|"
    r"since|from|after|compared|than)\b",
    re.IGNORECASE,
)
_HOLDS_TILL = re.compile(
    r"\b(?:next review|review(?:ed)? (?:date|due|by|again|in)|for review|valid|expires?|until|renew(?:al|ed)?|runs? to|"
    r"term ends|contract)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:residents?|tenants?|complainants?|told|promised|said|letters?|case|complaint|Ombudsman|Regulator|Government|"
    r"Act|"
    r"Code|if|where|when|whenever|unless|that|which|who|what|any|each|every)\b",
    re.IGNORECASE,
)
_KEPT_UNTIL = re.compile(
    r"\b(?:next review|review(?:ed)? (?:date|due|by|again|in)|for review|due for review|review|valid|expires?|until|"
    r"renew(?:al|ed)?|runs? to|term ends|contract)\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"\b(?:Q[1-4]|quarter (?:[1-4]|one|two|three|four))[ ,]{1,2}(?:of )?(?P<first>\d\d)[/–-](?P<last>\d\d)\b",
    re.IGNORECASE,
)
_MONTHS_SPAN = re.compile(
    rf"\b(?:{_MONTHS}) (?P<first>20\d\d) ?(?:to|until|through|[–-]) ?(?:{_MONTHS}) (?P<last>20\d\d)\b", re.IGNORECASE
)
_A_PLANS_OWN = re.compile(
    r"\b(?:polic(?:y|ies)|strategy|plan|procedure|handbook|framework|standards?)[ (,:]{1,3}$", re.IGNORECASE
)
_YEAR_SPAN = re.compile(r"(?<![\d/.-])(?P<first>20\d\d) ?[/–-] ?(?P<last>(?:20)?\d\d)(?![\d/-])")
_FINANCIAL = re.compile(r"\bFY ?(?P<first>\d\d)[/–-](?P<last>\d\d)\b", re.IGNORECASE)
_YEAR_TO = re.compile(
    rf"\byear (?:to|ended|ending)(?: the)? (?:[a-z]{{3,9}},? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTHS}) (?P<year>20\d\d)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared|comparison|against|than|from|since|previous(?:ly)?|earlier|before|last year|prior|up on|down on|"
    r"after|first|began|introduced|until|in place)\b",
    re.IGNORECASE,
)


_LOOK_BACK = 60
_LOOK_BACK_FAR = 80
_CLAUSE_END = re.compile(r"[;.!?] |: (?=.)")
_SENTENCE_END = re.compile(r"[.;!?]\s|\n")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a text names: where, and the first and the last day that it can mean."""

    words: Words
    first: date
    day: date


def dates(text: str) -> Iterator[Dated]:
    """Every date of a text that has a month, or a season, and a year; without a day, the whole of it."""
    for pattern in (_NAMED, _FIGURES, _ISO):
        for found in pattern.finditer(text):
            month = found["month"]
            number = int(month) if month.isdigit() else _month(month)
            year = int(found["year"])
            if not 1 <= number <= 12:
                continue
            last = monthrange(year, number)[1]
            day = int(found["day"]) if found["day"] and 1 <= int(found["day"]) <= last else 0
            words = Words(found.start(), found.end())
            yield Dated(words, date(year, number, day or 1), date(year, number, day or last))
    for found in _SEASON.finditer(text):
        first = date(int(found["year"]), _SEASONS[found["season"].casefold()] if found["season"] else 10, 1)
        ends = min(first.month + 2, 12)
        last_day = date(first.year, ends, monthrange(first.year, ends)[1])
        yield Dated(Words(found.start(), found.end()), first, last_day)


def _month(word: str) -> int:
    short = word[:3].casefold()
    return next(place for place, name in enumerate(MONTH_NAMES, start=1) if name[:3].casefold() == short)


def policy_before(text: str, day: date) -> str:
    """A sentence that dates a policy, a procedure or the like before that day, and nothing in it later; or nothing."""
    for sentence in sentences(text):
        if not _POLICY.search(sentence):
            continue
        named = [found.day for found in dates(sentence) if _its_own(sentence, found.words.start)]
        for found in _POLICY_YEAR.finditer(sentence):
            group = next(name for name in ("year", "before", "made") if found[name])
            if _its_own(sentence, found.start(group)):
                named.append(date(int(found[group]), 12, 31))
        named += [_short(found) for found in _SHORT_YEAR.finditer(sentence)]
        if named and max(named) < day:
            return sentence
    return ""


def _short(found: re.Match[str]) -> date:
    """The last day of a month whose year is written with two figures, as in (Oct 23)."""
    month, year = _month(found["month"] or found["named"]), 2000 + int(found["year"] or found["short"])
    return date(year, month, monthrange(year, month)[1])


def _its_own(sentence: str, place: int) -> bool:
    """Whether the date at a place can be the policy's own: not that of an Act, of the Code, of what came after it."""
    before = sentence[max(0, place - _LOOK_BACK) : place]
    return not (_LAW.search(before) or _NOT_ITS_OWN.search(before))


def lies_ahead(sentence: str, year_ends: date, today: date) -> Words | None:
    """A date that lies ahead, as in what is promised: after today, or after the year's end where the words look ahead.

    The day until which something holds, such as a policy's next review, is no promise.
    """
    later = [found for found in dates(sentence) if found.first > year_ends]
    if not later or _KEPT_UNTIL.search(sentence):
        return None
    for found in later:
        if found.first > today or _awaited(sentence, found, today):
            return found.words
    return None


def _awaited(sentence: str, found: Dated, today: date) -> bool:
    """Whether a date that has begun and is not over, as that of this month, stands under words that look ahead."""
    ahead = _AHEAD.search(_CLAUSE_END.split(sentence[: found.words.start])[-1])
    return ahead is not None and found.day >= today


def day_passed(text: str, today: date) -> Words | None:
    """What a text promises for a day that has passed, with nothing in it that says that it was done.

    The words go from what looks ahead to the day. What residents were told, and what hangs on an if, is left alone.
    """
    past = [found for found in dates(text) if found.day < today]
    for found in past:
        before = sentence_before(text, found.words.start)[-_LOOK_BACK_FAR:]
        clause = _CLAUSE_END.split(before)[-1]
        ahead = _PROMISED_FOR.search(clause)
        if ahead is None or not _ITS_DAY.search(clause):
            continue
        between, after = clause[ahead.end() :], text[found.words.end : found.words.end + _LOOK_BACK_FAR]
        another_matter = _HOLDS_TILL.search(before) or _OF_OTHERS.search(before) or _TELLS_OF.search(between)
        told = _DONE_SINCE.search(between) or _DONE_SINCE.search(after) or _SAID_AFTER.search(after)
        if not (another_matter or told):
            return Words(found.words.start - len(clause) + ahead.start(), found.words.end)
    return None


def other_year(text: str, year: str) -> Words | None:
    """A reporting year that a text names, earlier than the assessment's, where it never names the assessment's own.

    What is compared with an earlier year, or began in it, is left alone; so are a plan's own years, and a sentence that
    goes on to a day of the assessment's year, such as the publication in it of the report on the year before.
    """
    ends = int(year[:4]) + 1
    found = [*_spans(text)]
    if any(last >= ends for _, last in found):
        return None
    for words, _ in found:
        before = sentence_before(text, words.start)[-_LOOK_BACK_FAR:]
        after = _SENTENCE_END.split(text[words.end : words.end + _LOOK_BACK_FAR])[0]
        if _COMPARED.search(before) or _A_PLANS_OWN.search(before):
            continue
        if not any((one.day.year, one.day.month) > (ends - 1, 3) for one in (*dates(before), *dates(after))):
            return words
    return None


def _spans(text: str) -> Iterator[tuple[Words, int]]:
    """Every reporting year that a text names, with the calendar year in which it ends."""
    for pattern in (_YEAR_SPAN, _FINANCIAL, _QUARTER, _MONTHS_SPAN):
        for found in pattern.finditer(text):
            first, last = int(found["first"]) % 100, int(found["last"]) % 100
            if (first + 1) % 100 == last:
                yield Words(found.start(), found.end()), 2000 + last
    for found in _YEAR_TO.finditer(text):
        yield Words(found.start(), found.end()), int(found["year"])
