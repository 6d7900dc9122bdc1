"""Text that people wrote, made safe to keep and to show: what is dropped is told, all else stays as it was."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 100_000
"""The most characters one text may have; more is a file to attach."""

LONGEST_LINE = 300
"""The most characters of a one-line field."""

_KINDS = {
    "control": (r"\x00-\x08\x0b-\x1f\x7f-\x9f", "control character"),
    "direction": (r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "text direction mark"),
    "broken": (r"\ud800-\udfff", "broken character"),
    "hidden": (r"\ufeff\ufff9-\ufffb\U000e0000-\U000e007f", "hidden character"),
}
"""What is dropped, by kind: the characters, and the word for one. Joiners and variation selectors are in none."""

# Patterns stay text until the first text that needs them; re keeps what it has compiled.
_DROPPED = "|".join(f"(?P<{kind}>[{chars}])" for kind, (chars, _) in _KINDS.items())
_NEWLINE = "\r\n?|[\u2028\u2029]"
_BLANKS = r"\s+"

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SOFT_HYPHEN = "\xad"
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Zl", "Zp"})
_HANGUL_VOWELS = range(0x1160, 0x1200)
"""Korean letters that are drawn within the syllable before them."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit to keep, and in plain words what was dropped from it (nothing, mostly): "2 control characters"."""

    text: str
    dropped: tuple[str, ...] = ()


def clean(text: str, *, limit: int = LONGEST) -> Cleaned:
    """A text of several lines as it is kept: composed (NFC), lines ended by a newline, at most `limit` characters.

    Dropped are control characters but newline and tab, marks that turn the direction of writing, broken characters and
    hidden ones: what could speak to a terminal or show a text as another than it is. Cleaning twice changes nothing.
    """
    kept, dropped = _kept(text)
    return _cut(kept, limit, dropped)


def clean_line(text: str, *, limit: int = LONGEST_LINE) -> Cleaned:
    """A text of one line as it is kept: as clean() has it, every run of blanks, tabs and newlines one blank."""
    kept, dropped = _kept(text)
    cut = _cut(re.sub(_BLANKS, " ", kept).strip(), limit, dropped)
    return Cleaned(cut.text.rstrip(), cut.dropped)


def visible(text: str) -> str:
    """What clean() keeps of a text of any length: the last wall before a terminal, whatever the text came from."""
    return _kept(text)[0]


def cells(text: str) -> int:
    """How many cells of a terminal the text takes, as near as Unicode's own tables tell.

    Where terminals differ (joined emoji, the vowel signs of Indic scripts) it is the larger number.
    """
    return 0 if not text else sum(_widths(text))


def one_line(text: str, width: int) -> str:
    """The text in one line of at most `width` cells, ending in "…" where it was shortened."""
    line = re.sub(_BLANKS, " ", visible(text)).strip()
    if width <= 0:
        return ""
    if len(line) * 2 <= width or cells(line) <= width:
        return line
    taken = 0
    end = 0
    for place, cell in enumerate(_widths(line)):
        taken += cell
        if taken > width - 1:
            break
        end = place + 1
    return line[:end].rstrip(f" {_JOINER}") + "…"


def _kept(text: str) -> tuple[str, tuple[str, ...]]:
    if text.isascii() and text.isprintable():
        return text, ()
    counts = dict.fromkeys(_KINDS, 0)

    def drop(found: re.Match[str]) -> str:
        counts[str(found.lastgroup)] += 1
        return ""

    # Dropping comes before composing: a letter and its accent may have had something dropped from between them.
    kept = unicodedata.normalize("NFC", re.sub(_DROPPED, drop, re.sub(_NEWLINE, "\n", text)))
    return kept, tuple(_say_count(count, _KINDS[kind][1]) for kind, count in counts.items() if count)


def _cut(text: str, limit: int, dropped: tuple[str, ...]) -> Cleaned:
    if len(text) <= limit:
        return Cleaned(text, dropped)
    over = len(text) - limit
    return Cleaned(text[:limit], (*dropped, f"{_say_count(over, 'character')} beyond the first {limit:,}"))


def _say_count(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def _widths(text: str) -> list[int]:
    """The cells that each character takes; the mark that turns a sign into an emoji widens it to two."""
    if text.isascii():
        return [1] * len(text)
    widths: list[int] = []
    before = 0
    for char in text:
        if char == _EMOJI_STYLE:
            widths.append(1 if before == 1 else 0)
            before = 0
            continue
        width = _width(char)
        widths.append(width)
        before = width or before
    return widths


def _width(char: str) -> int:
    if (unicodedata.category(char) in _NO_WIDTH and char != _SOFT_HYPHEN) or ord(char) in _HANGUL_VOWELS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
