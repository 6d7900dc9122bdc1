"""The words that checks look for in an answer: promises, contradictions, drafting notes, broken addresses. Pure.

Each finder gives the places of what it found, so that a finding can quote it. Where a phrase is as often innocent as
not, it is left alone: a check that cries wolf is overruled without being read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hoctui.assessment.answers import Mark

_FIGURES_BEGIN = "From our register,"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a text, from `start` to `end`."""

    start: int
    end: int


def own_words(text: str) -> str:
    """A text without the register's own figures, as they were taken into it."""
    kept, inside = [], False
    for line in text.splitlines():
        if line.startswith(_FIGURES_BEGIN):
            inside = True
        elif not (inside and line.startswith("- ")):
            inside = False
            kept.append(line)
    return "\n".join(kept)


_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\"'“‘(•\d-])|\n+|[•○▪]")
_NO_WORD = re.compile(r"[^\w%£]+")


def sentences(text: str) -> list[str]:
    """The sentences and points of a text."""
    return [piece.strip() for piece in _SENTENCE.split(text) if piece.strip()]


def bare(text: str) -> str:
    """A text as it is compared: small letters, words and numbers only."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


# Promises.

_WE = r"(?:we|it|is|are|was|were|and|also|who|which|council|association|landlord|team|service|board|group|homes|trust)"
_THING = (
    r"(?:polic(?:y|ies)|procedures?|process(?:es)?|systems?|training|templates?|website|web ?pages?|pages?|leaflets?|"
    r"guidance|reports?|surveys?|forms?|self-assessments?|strategy|module|code of practice|structure)"
)
_CHANGED = (
    r"(?:covered|reflected|formali[sz]ed|introduced|implemented|developed|launched|rolled out|put in place|in place|"
    r"set up|established|drafted|written|broadened|finali[sz]ed|adopted|embedded|published|operational|strengthened|"
    r"created)"
)
_MENDED = (
    r"(?:updated|amended|revised|rewritten|reviewed|included|added|available|clarified|presented|reported|approved)"
)
_MAKING = (
    r"(?:(?:re)?draft|develop|(?:re)?writ|review|updat|revis|amend|introduc|implement|creat|procur|recruit|finali[sz])"
)
_WILL_BE = r"(?:will|is to|are to) (?:all |also |then |soon )?be"
_READY = r"(?:operational|available|in place|completed?|published|launched|ready|live)"
_IN_HAND = rf"being {_MAKING}(?:ed|ten|d)"
_PROMISES = (
    rf"\b(?:this|these|they|{_THING})\b[^.;\n]{{0,60}}?\b{_WILL_BE} {_CHANGED}\b",
    rf"\b{_THING}\b[^.;\n]{{0,60}}?\b{_WILL_BE} {_MENDED}\b",
    r"\bwill be (?:\w+ ){1,2}(?:in|under|by) (?:the|our|a) (?:new|next|revised|updated)\b",
    r"\bto be (?:broadened|strengthened|introduced|implemented|developed|formali[sz]ed|rolled out)\b",
    r"\bnew (?:\w+ ){0,4}(?:policy|system|procedure|process|structure|approach)(?: \w+)? (?:will|should|would)\b",
    rf"\b{_WE} (?:also |now |currently )?plan(?:s|ning|ned)? to\b",
    rf"\b{_WE} (?:also )?intends? to\b",
    rf"\b(?:in the (?:\w+ )?)?process of (?:\w+ )?(?:being )?{_MAKING}(?:ing|ting|ed|ten)\b",
    rf"\b(?:currently|now|presently|are|is) {_MAKING}(?:ing|ting) (?:a|an|our|the|its|new)\b",
    r"\b(?:currently|now|are|is|also) looking (?:to|into)\b|\bcurrently looking at\b|(?:^|(?<=\n))looking to\b",
    rf"\b{_THING}\b[^.;\n]{{0,40}}?\b(?:is|are) (?:currently |now )?(?:under review|in draft\b|{_IN_HAND})",
    r"\b(?:in|under) development\b",
    r"\b(?:is|are|has|have|does|do) not yet\b|\b(?:has|have) yet to\b|\byet to be\b",
    rf"\bexpected to (?:be|become) {_READY}\b",
    r"\bdue to (?:be (?:published|launched|approved|adopted|reviewed|completed|introduced)|go live|begin)\b",
    r"\bin due course\b|\bin the near future\b|\bwork in progress\b",
    rf"\bshould be {_READY} (?:in|by|from|on)\b",
    r"\bwe (?:hope|aim|expect|propose) to (?:introduce|develop|publish|launch|complete|implement|adopt|recruit)\b",
    r"\bworking towards (?:full |being |becoming )?(?:compl|meeting|implement|introduc|adopt)",
    r"\bonce (?:the|our|a) (?:new|revised|updated) (?:\w+ ){1,3}(?:is|are|has)\b",
)
_PROMISE = re.compile("|".join(_PROMISES), re.IGNORECASE)
_CONDITION_BEFORE = re.compile(r"\b(?:if|where|when|whenever|unless|should (?:a|the|we)|in the event)\b", re.IGNORECASE)
_HABIT_AFTER = re.compile(
    r"^[^.;\n]{0,40}?\b(?:every|each|annually|yearly|quarterly|monthly|weekly|regularly|periodically|if|where|whenever|"
    r"as (?:needed|necessary|required|appropriate)|when (?:needed|required))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:actions?|steps?|measures?|what|how|remed(?:y|ies))\W+(?:\w+\W+){0,3}$", re.IGNORECASE)
_LOOK_BACK = 40


def promises(text: str) -> Iterator[Words]:
    """Where a text says what will be done rather than what is done."""
    for found in _PROMISE.finditer(text):
        sentence = _from_sentence_start(text, found.start())
        if _CONDITION_BEFORE.search(sentence) or _HABIT_AFTER.match(text[found.end() : found.end() + 80]):
            continue
        relative = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if "intend" in found.group().casefold() and _RELATIVE.search(relative):
            continue
        yield Words(found.start(), found.end())


def _from_sentence_start(text: str, place: int) -> str:
    """What stands between the beginning of a sentence, looked for no further than matters, and `place`."""
    before = text[max(0, place - 300) : place]
    return re.split(r"[.;!?]\s|\n", before)[-1]


# Words that contradict the answer.

_STOP = r"(?:\s*[-–—:,;(]|\s*\.(?!\s?\d)|\s*$)"
_BEGINS = {
    Mark.YES: re.compile(
        rf"\s*(?:partial(?:ly)?(?:{_STOP}|\s+(?:compliant|compliance|complian\w*|met\b|in place))|no{_STOP}"
        rf"|(?:n/a|not applicable){_STOP}|(?:not|non)[- ]compl\w+)",
        re.IGNORECASE,
    ),
    Mark.NO: re.compile(rf"\s*(?:yes{_STOP}|partial(?:ly)?{_STOP}|(?:n/a|not applicable){_STOP})", re.IGNORECASE),
    Mark.PARTIAL: re.compile(rf"\s*(?:yes{_STOP}|no{_STOP}|(?:n/a|not applicable){_STOP})", re.IGNORECASE),
    Mark.NOT_APPLICABLE: re.compile(rf"\s*(?:yes{_STOP}|partial(?:ly)?{_STOP})", re.IGNORECASE),
}
_SAYS_SHORT = re.compile(
    r"\b(?:not|non)[- ](?:fully |wholly |currently |yet )*compliant\b|\bpartial(?:ly)? complian\w+"
    r"|\bdo(?:es)? not (?:currently |yet |fully )+\w+|\bdo(?:es)? not comply\b|\bnot currently\b"
    r"|\b(?:more|further) work (?:is |needs )(?:to be done|needed|required)",
    re.IGNORECASE,
)
_SAYS_KEPT = re.compile(
    r"(?<!not )(?<!be )(?<!become )(?<!becoming )(?<!towards )(?<!until )(?<!being )\bfully compl(?:iant|y|ies)\b",
    re.IGNORECASE,
)


def contradicting_start(mark: Mark, text: str) -> Words | None:
    """Where a text begins with another answer than the one that is given."""
    pattern = _BEGINS.get(mark)
    found = pattern.match(text) if pattern else None
    return Words(0, found.end()) if found else None


def contradicting_words(mark: Mark, text: str) -> Words | None:
    """Where a text says within it that the clause is not kept, under Yes, or that it is kept in full, under No."""
    if mark is Mark.YES:
        found = _SAYS_SHORT.search(text)
    elif mark in (Mark.NO, Mark.PARTIAL):
        found = _SAYS_KEPT.search(text)
    else:
        found = None
    return Words(found.start(), found.end()) if found else None


# Drafting notes.

_NOTES = re.compile(
    r"(?-i:\bTB[CDA]\b)|(?-i:(?<!Part )(?<!Phase )(?<!Chapter )(?<!Schedule )\bX{2,6}\b)|\bx{3,6}\b"
    r"|\?{2,}|\[[^\]\n]{0,40}\? ?\]"
    r"|[\[<({] ?(?:insert|add|delete|to add|to be (?:added|confirmed)|link to follow)\b(?!-)[^\])>}\n]{0,60}"
    r"|\[(?:[a-z' ]{0,30}\b)?(?:name|date|link|title|figures?|details|number|policy|evidence|your)"
    r"(?: [a-z]+){0,3}\](?!\()"
    r"|\{\{|<<|\blorem ipsum\b|\bplaceholder\b"
    r"|(?-i:\bDRAFT\b)|\(draft\)|^ {0,8}draft ?[:–-]|\bdraft only\b|\bto be (?:confirmed|added)\b|\blink to follow\b"
    r"|(?:^|(?<=\n)|(?<=[.;:([–—-] )|(?<=[([]))(?:check with|go back to|ask (?-i:[A-Z]\w+) (?:to|for|about|if)"
    r"|to add(?= (?:link|evidence|date|example|figure|detail|name|more|here)| ?$)"
    r"|need to (?:add|check|ask|find)|(?:add|insert) (?:link|evidence|date|example|figure|name)s?\b"
    r"|delete (?:this|if|as appropriate))"
    r"|\bneed to check with\b|\bnote to self\b",
    re.IGNORECASE | re.MULTILINE,
)


def drafting_notes(text: str) -> Iterator[Words]:
    """Where a note to oneself was left in."""
    return (Words(found.start(), found.end()) for found in _NOTES.finditer(text))


# Addresses.

_BROKEN_ADDRESS = re.compile(
    r"\bhttps?:(?!//[^\s/])\S*"
    r"|\bhttps?[ ]{1,3}:|\bwww\.(?=\s|$)\S*"
    r"|\b(?:https?://|www\.)[^\s<>]{0,300}?(?:[-_=&]|%[0-9a-f]?|…|\.{3})(?=[\s)>\]]|$)"
    r"|\b(?:https?://|www\.)[^\s<>]{1,300}/\s{1,3}(?=[\w%-]*[-/%.][\w%./-]*[\w/](?:\s|[.,;)]|$))[\w%]+[-/%][^\s]*"
    r"|\b(?:https?://|www\.)[^\s<>]{0,300}\s{1,3}(?:html?|aspx?|php|pdf)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_BROKEN_NAME = re.compile(r"\b[\w-]{1,80}[a-z]%\s?[0-9a-f]{2}\S*(?:\s+%?[\w-]*%20\S*)*", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:docx?|pdf|xlsx?|pptx?|msg|html?|png|jpe?g)\W*$", re.IGNORECASE)


def broken_addresses(text: str) -> Iterator[Words]:
    """Where an address on the web is cut off, or broken in two."""
    return (Words(found.start(), found.end()) for found in _BROKEN_ADDRESS.finditer(text))


def broken_names(text: str) -> Iterator[Words]:
    """Where the name of a file was left behind by a link, its blanks written as %20, and is cut off."""
    without = _ADDRESS.sub(lambda found: " " * len(found.group()), text)
    for found in _BROKEN_NAME.finditer(without):
        if not _ENDING.search(found.group()):
            yield Words(found.start(), found.end())
