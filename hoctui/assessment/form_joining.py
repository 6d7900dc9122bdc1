"""Putting a broken text together again: words cut by a hyphen, sentences cut by a page, points each on a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from hoctui.assessment.form_numbers import LastLetter, letter_of

BULLETS = "•○▪‣·●◦■\uf0b7\uf0a7"
"""Signs that begin a point of a list, the private-use ones that word processors leave among them."""

_WORD = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+")
_FIELD = frozenset({"self-assessment", "well-publicised", "co-operative", "follow-up"})
"""Words of the field that keep their hyphen even where the file has them only cut in two."""
# A search that begins anew at each letter of a word takes the square of its length: only a word's first letter begins.
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]++)(-|\u00ad)$")
_FIRST = re.compile(r"^[^\W\d_]+")
_INNER_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]++)- ([^\W\d_]+)")
_BLANKS = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0]*|[ \t\u00a0]+")
_WRAPPED = re.compile(r"(?<![.:;?!])\n+")
"""A line's end within a sentence, where a narrow column was broken."""
_BULLET = re.compile(rf"(?:(?<!\s)\s++)?([{BULLETS}])\s*")
_CLOSED = re.compile(r"[.!?…][\s\"'”’)\]]*$")
_HANGING = re.compile(
    r"(?:[,;:(–-]|\b(?:a|an|and|any|are|as|at|be|by|for|from|has|have|if|in|into|is|it|may|must|not|of|on|or|our|that|the"
    r"|their|they|this|those|to|was|we|were|when|where|which|who|will|with))$",
    re.IGNORECASE,
)
_LONE_POINT = re.compile(r"(?:^|[\s(])[a-z][.)]$")
_FILE = re.compile(
    r"(?:%\d\d|\.(?:docx?|pdf|pptx?|xlsx?|do)\b|\.(?:uk|org|com|net)\b|https?://|www\.)\S*$", re.IGNORECASE
)
_REPEATED = re.compile(r"(\S.{3,58}?)\1{3,}", re.DOTALL)
_TOLD_BY = 400
"""By so many of its last characters it is told how a text goes on."""
_POINT = re.compile(r"(?:^|(?<=\s))[(]?([a-z])[.)]\s+(?=\S)")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Every word of a file, hyphens and all, in small letters: what a word cut in two is compared with."""
    found = (match[0].casefold() for text in texts for match in _WORD.finditer(text))
    return frozenset(chain(found, _FIELD))


def join(before: str, after: str, words: frozenset[str], last: LastLetter | None = None) -> str:
    """Two parts of one text, put together: a word cut by a hyphen is made whole, a point of a list begins its line.

    `words` are the file's; `last` is what is known of the first part's lettered points, where it grows row by row.
    """
    before, after = before.rstrip(), after.strip()
    if not before or not after:
        return before or after
    end = _end(before)
    cut = _CUT.search(end.rsplit(None, 1)[-1])
    first = _FIRST.match(after)
    if cut and first and first[0][0].islower():
        whole = (cut[1] + first[0]).casefold()
        hyphened = f"{cut[1]}-{first[0]}".casefold()
        drop = cut[2] == "\u00ad" or (whole in words and hyphened not in words)
        return before[:-1] + after if drop else before + after
    letter = letter_of(after)
    point = after[0] in BULLETS or (letter and letter > (last or LastLetter()).of(before) != "")
    # A page break often takes the sign of the point that it falls before.
    lost_sign = _last_line_is_point(before) and _CLOSED.search(end) and after[0].isupper()
    return f"{before}\n{after}" if point or lost_sign else f"{before} {after}"


def _end(text: str) -> str:
    """The last words of a text, by which it is told whether it goes on: a text grows row by row, and may be long."""
    return text[-_TOLD_BY:]


def _last_line_is_point(text: str) -> bool:
    begins = text.rfind("\n") + 1
    return text[begins] in BULLETS


def promise(before: str, after: str, last: LastLetter | None = None) -> int:
    """How likely it is that `after` goes on where `before` breaks off; the higher the likelier, below 0 hardly.

    `last` is as for join().
    """
    before = before.rstrip()
    if not before:
        return -2
    end = _end(before)
    letter = letter_of(after)
    if letter and (last or LastLetter()).of(before) == chr(ord(letter) - 1):
        return 8
    if _LONE_POINT.search(end[-3:]):
        return 6
    runs_on = after[:1].islower() and not letter
    if _CLOSED.search(end):
        return -2 if runs_on else -1
    word = end.rsplit(None, 1)[-1]
    if _FILE.search(word):
        return 0
    return (3 if _HANGING.search(word) else 2) + (1 if runs_on else -1)


def wording(text: str, words: frozenset[str]) -> str:
    """Official wording in clean lines: sentences unbroken, each lettered or bulleted point on a line of its own."""

    def mend(match: re.Match[str]) -> str:
        hyphened = f"{match[1]}-{match[2]}"
        return hyphened if hyphened.casefold() in words else match[0]

    plain = _INNER_CUT.sub(mend, _WRAPPED.sub(" ", _BLANKS.sub(_blank, text))).strip()
    plain = _BULLET.sub(lambda match: f"\n{match[1]} ", plain).strip()
    plain = plain.removeprefix("• ")
    expected = "a"
    cuts: list[int] = []
    for point in _POINT.finditer(plain):
        if point[1] == expected:
            cuts.append(point.start())
            expected = chr(ord(expected) + 1)
    if len(cuts) < 2:
        return plain
    pieces = [plain[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(plain)], strict=True)]
    return "\n".join(piece for piece in pieces if piece)


def _blank(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] else " "


def repeats_itself(text: str) -> bool:
    """Whether a text holds the same piece four times running and more: a scan or a copy gone wrong."""
    return any(len(set(match[1]) & _LETTERS) >= 3 for match in _REPEATED.finditer(text))


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LONG_WORDS = re.compile(r"[^\W\d_]{4,}")
_COMMON = re.compile(
    r"about|also|been|complaints?|does|each|every|from|have|into|landlords?|must|residents?|should|than|that|their|them"
    r"|then|there|they|this|what|when|where|which|will|with|your"
)
"""Words that any clause may hold, and that tell none from another."""


def content(text: str) -> frozenset[str]:
    """The words that carry a text's meaning, each cut to its first six letters, for comparing two texts."""
    return frozenset(word[:6] for word in _LONG_WORDS.findall(text.casefold()) if not _COMMON.fullmatch(word))


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """How much two texts share, from 0 to 1: the part of the shorter one's content that the other one has."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
