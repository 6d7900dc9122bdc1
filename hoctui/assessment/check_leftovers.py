"""What was left in an answer by its making: notes to oneself, broken addresses, paths of one's own drive. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoctui.assessment.check_words import Words, sentence_around, sentence_before

_BLANK = r"(?:link|evidence|date|figure|example|letter|page|screenshot|document|name|number|detail|reference|minute)s?"
_OF_A_BOOK = r"(?<!Part )(?<!Phase )(?<!Chapter )(?<!Schedule )(?<!Volume )(?<!Book )"
_BEGINNING = r"(?:^|(?<=\n)|(?<=[.;:(\[] ))[ \t•*-]{0,8}"
_VERBS = (
    r"(?:are|is|was|were|will|be|has|have|had|can|may|must|should|gets?|go|goes|tracked|logged|kept|list|log|tracker|"
    r"register|queue|spreadsheet|dashboard|policy|procedure)"
)
_WAITING = (
    rf"{_BEGINNING}(?:still |currently )?awaiting(?: (?!{_VERBS}\b)[\w'’&/-]{{1,30}}){{0,6}}(?=\s{{0,3}}(?:[.;)\]\n]|"
    rf"$))"
    rf"|{_BEGINNING}pending(?=\s{{0,3}}(?:[.;)\]\n]|$)|\s{{0,3}}[-–—:(]\s{{0,3}}(?!\d)|"
    r" (?:approval|sign[- ]?off|confirmation|information|input|figures|data|evidence|from|with|an? (?:update|reply|"
    r"answer|"
    r"response) from|(?-i:IT|HR)|legal|board|review)\b(?=[^.;,\n]{0,30}(?:[.;\n]|$)))"
)
_IS_PENDING = (
    r"\b(?:results|figures|approval|sign[- ]?off|data|minutes|link|confirmation|evidence|screenshot) (?:is |are |"
    r"still )?"
    r"pending(?=\s{0,3}(?:[.;)\]\n]|$))"
)
_TO_DO = (
    r"\bT\.B\.[CDA]\b\.?|\bT/B/[CDA]\b|(?-i:\bTODO\b|\bFIXME\b)"
    rf"|{_BEGINNING}(?:to[- ]?do)(?=\s{{0,3}}(?:[.;:)\]\n]|$|[-–—] ))"
)
_NOTES = re.compile(
    rf"\bTB[CDA]\b|{_TO_DO}|{_WAITING}|{_IS_PENDING}"
    rf"|(?-i:{_OF_A_BOOK}\bX{{2,6}}\b)|(?-i:\bx{{3,6}}\b)|\b(?:page|section|para|p\.) ?(?-i:xx)\b|(?-i:\bxx)(?= ?%|"
    rf" of )"
    r"|\?{2,}|\[[^\]\n]{0,40}\? ?\]|(?<![\w/])_{2,10}(?![\w/])|#(?:REF!|DIV/0!|VALUE!|NAME\?)"
    r"|[\[<({] ?(?:insert|add|delete|to add|to be (?:added|confirmed)|link to)\b(?!-)[^\])>}\n]{0,60}"
    r"|\[(?:[a-z' ]{0,30}\b)?(?:name|date|link|title|figures?|details|number|policy|evidence|your)"
    r"(?: [a-z]{1,20}){0,3}\](?!\()|\[[A-Z][a-z]{1,20} to (?:confirm|check|add|provide|send|update|"
    r"supply)\b[^\]\n]{0,60}\]"
    r"|\{\{|<<|\blorem ipsum\b|\bplaceholder\b|\bclick (?:or tap )?here to enter\b|\bchoose an item\b"
    r"|\berror! (?:bookmark|reference|hyperlink)\b|\bcomment(?:ed)? \[[a-z]{1,3}\d{1,3}\]"
    r"|\*{2,3} ?(?:update|check|add|insert|confirm|to do|needs?|note)\b"
    r"|(?-i:\bDRAFT\b)|\(draft\)|^ {0,8}draft ?[:–-]|\bdraft only\b|\blink to follow\b|(?-i:\bTO (?:FOLLOW|ADD|"
    r"CHECK)\b)"
    rf"|(?:^|(?<=\n)|(?<=[.;:?!([–—-] )|(?<=[(\[]))(?:check with|go back to|ask (?-i:[A-Z]\w{{1,30}}) (?:to|for|"
    rf"about|if)"
    r"|need (?:evidence|figures|a link|link|an example|the date)\b|to add(?= (?:link|evidence|date|example|figure|"
    r"detail|name|more|here)| ?$)"
    r"|need to (?:add|check|ask|find|speak|confirm|chase)|(?:add|insert) (?:link|evidence|date|example|figure|name)s?\b"
    rf"|{_BLANK} (?:needed|required|missing|to come|to follow)\b(?! up)"
    r"|awaiting (?:figures?|data|links?|information|evidence|wording|numbers|sign-off|confirmation)\b"
    r"|to be added\b|nb:? (?:ask|check|add|update)\b|delete (?:this|if|as appropriate))"
    r"|\?\s?check\b|\bneed to check with\b|\bnote to self\b",
    re.IGNORECASE | re.MULTILINE,
)
_STILL_TO_BE = re.compile(
    rf"\b{_BLANK}(?: \w{{1,20}}){{0,2}} to be (?:confirmed|added|attached|inserted|supplied)(?=\s{{0,3}}(?:[.;)\]]|"
    rf"$))|\bto be confirmed\b",
    re.IGNORECASE | re.MULTILINE,
)
_IS_A_RULE = re.compile(r"\b(?:allow|enabl|ask|request|want|requir|expect|permit|can|for|invit)\w*\b", re.IGNORECASE)


def drafting_notes(text: str) -> Iterator[Words]:
    """Where a note to oneself was left in."""
    for found in _NOTES.finditer(text):
        yield Words(found.start(), found.end())
    for found in _STILL_TO_BE.finditer(text):
        if not _IS_A_RULE.search(sentence_before(text, found.start())):
            yield Words(found.start(), found.end())


_DRAFT = re.compile(
    r"(?<![a-z])draft[ _-]{0,3}(?:v(?:ersion)?[ ._-]{0,2}\d|version\b|\d{1,2}(?:\.\d{1,2})?(?![\d/.-]| [a-z])|(?:only|"
    r"copy)\b)"
    r"|\b(?:v|version ?)\d[\d.]{0,5}[ _(–-]{1,3}(?:final )?draft\b|\((?:final|first|second|third|current|latest|"
    r"working|in|"
    r"still|still in|still a) draft\b[^)\n]{0,30}\)|\bdraft(?=\.(?:docx?|pdf|odt)\b)"
    r"|\b(?:policy|procedure|leaflet|handbook|guidance|guide|strategy|statement)[ ,_–-]{1,3}(?:final |first |"
    r"working )?draft"
    r"(?=\s{0,3}(?:[.,;)\n]|$)|_)",
    re.IGNORECASE,
)
_WAS_DRAFT = re.compile(
    r"\b(?:went|taken|sent|shared|consult\w{0,7}|panel|comment\w{0,5}|adopted|approved|replaced|withdrawn|earlier|"
    r"before|"
    r"minutes?|was|were|tested|residents)\b",
    re.IGNORECASE,
)


def drafts(text: str) -> Iterator[Words]:
    """Where what an answer rests on is a draft; one of which is said what became of it is left alone."""
    for found in _DRAFT.finditer(text):
        if not _WAS_DRAFT.search(sentence_around(text, found.start(), found.end())):
            yield Words(found.start(), found.end())


# Addresses.

_BEGUN = r"\b(?:https?://|www\.)"
_NO_PATH = r"(?!(?:day|face|up|end|one|door)-to-)"
_BROKEN_ADDRESS = re.compile(
    r"\bhttps?:(?!//[^\s/])\S*|\bhttps?//\S{1,300}|\b(?:htps?|htttps?|hhttps?|ttps?|htpps?|httpss)://\S{0,300}"
    r"|\bhttps?[ ]{1,3}:|\bwww\.(?=\s|$)\S*"
    rf"|{_BEGUN}[^\s<>]{{0,300}}?(?:[-_=&]|%[0-9a-f]?|…|\.{{3}})(?=[\s)>\]]|$)"
    rf"|{_BEGUN}[\w-]{{1,63}} {{1,3}}\.(?=[a-z])\S{{1,300}}"
    rf"|{_BEGUN}[^\s<>]{{1,300}}/\s{{1,3}}[\w-]{{1,100}}(?:\.(?:html?|aspx?|php|pdf|docx?)\b|%20\S{{0,300}})"
    rf"|{_BEGUN}[^\s<>]{{1,300}}/\s{{1,3}}{_NO_PATH}\w{{1,40}}-\w{{1,40}}-[\w-]{{1,100}}"
    rf"|{_BEGUN}[^\s<>]{{0,300}}\s{{1,3}}(?:html?|aspx?|php|pdf)\b",
    re.IGNORECASE,
)
_OWN_DRIVE = re.compile(
    r"\bfile:/{2,3}\S{1,300}|(?<![\w/])[a-z]:\\[^\s<>|]{1,300}|(?<![\w\\])\\\\[\w.$-]{1,60}\\[^\s<>|]{1,300}"
    r"|\bhttps://[\w-]{1,63}\.sharepoint\.com/\S{0,300}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_BROKEN_NAME = re.compile(r"\b[\w-]{1,80}[a-z]%\s?[0-9a-f]{2}\S*(?:\s{1,3}%?[\w-]{0,80}%20\S*)*", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:docx?|pdf|xlsx?|pptx?|msg|html?|png|jpe?g)\W{0,10}$", re.IGNORECASE)


def broken_addresses(text: str) -> Iterator[Words]:
    """Where an address on the web is cut off, or broken in two."""
    return (Words(found.start(), found.end()) for found in _BROKEN_ADDRESS.finditer(text))


def own_places(text: str) -> Iterator[Words]:
    """Where a text names a place on the landlord's own drive or intranet, which no reader of it can open."""
    return (Words(found.start(), found.end()) for found in _OWN_DRIVE.finditer(text))


def broken_names(text: str) -> Iterator[Words]:
    """Where the name of a file was left behind by a link, its blanks written as %20, and is cut off."""
    without = _ADDRESS.sub(lambda found: " " * len(found.group()), text)
    for found in _BROKEN_NAME.finditer(without):
        if not _ENDING.search(found.group()):
            yield Words(found.start(), found.end())
