"""What was left in an answer by its making: notes to oneself, broken addresses, paths of one's own drive. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoctui.assessment.check_words import Words, sentence_before

_BLANK = r"(?:link|evidence|date|figure|example|letter|page|screenshot|document|name|number|detail|reference|minute)s?"
_OF_A_BOOK = r"(?<!Part )(?<!Phase )(?<!Chapter )(?<!Schedule )(?<!Volume )(?<!Book )"
_NOTES = re.compile(
    r"\bTB[CDA]\b"
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
