"""The texts of an answer as the checks read them: without the register's figures, by sentence, bare of marks. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_SENTENCE_START = re.compile(r"[.;!?]\s|\n")
_NO_WORD = re.compile(r"[^\w%£]+")


def sentences(text: str) -> list[str]:
    """The sentences and points of a text."""
    return [piece.strip() for piece in _SENTENCE.split(text) if piece.strip()]


def bare(text: str) -> str:
    """A text as it is compared: small letters, words and numbers only."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


_LONGEST_START = 300


def sentence_before(text: str, place: int) -> str:
    """What stands between the beginning of a sentence, looked for no further than matters, and `place`."""
    before = text[max(0, place - _LONGEST_START) : place]
    return _SENTENCE_START.split(before)[-1]


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or the line, in which the words from `start` to `end` stand, looked for no further than matters."""
    before = sentence_before(text, start)
    after = _SENTENCE_START.split(text[end : end + _LONGEST_START])[0]
    return f"{before}{text[start:end]}{after}".strip(" \t\r\n.;!?")
