"""The texts of an answer as the checks read them: without the register's figures, by sentence, bare of marks. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

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


_SHORT_FORM = re.compile(
    r"\b(?:(?P<odd>ca|wo|sha)n|(?P<stem>do|does|did|is|are|was|were|has|have|had|should|would|could|must)n)['’´`]?t\b"
    r"|\b(?P<who>we|they|you|it|I|that|this|there|who|what)['’´`](?P<verb>re|ll|ve|s|m)\b|\b(?P<can>can)not\b",
    re.IGNORECASE,
)
_ODD = {"ca": "can not", "wo": "will not", "sha": "shall not"}
_VERBS = {"re": "are", "ll": "will", "ve": "have", "s": "is", "m": "am"}


@dataclass(frozen=True, slots=True)
class SpeltOut:
    """A text whose short forms are written out, as "do not" for "don't", and where each of its words stood before."""

    text: str
    _changed: tuple[tuple[int, int, int, int], ...] = ()
    """Of each that was written out: its start and end here, and its start and end in the text before."""
    _starts: list[int] = field(default_factory=list)

    def back(self, start: int, end: int) -> Words:
        """The words from `start` to `end` as they stand in the text before; no short form is cut in two."""
        return Words(self._before(start, 2), self._before(end, 3))

    def _before(self, place: int, edge: int) -> int:
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return place
        changed = self._changed[at]
        within = place < changed[1] and (edge == 2 or place > changed[0])
        if within:
            return changed[edge]
        return changed[2] if place == changed[0] else place - changed[1] + changed[3]


def spelt_out(text: str) -> SpeltOut:
    """A text with its short forms written out, whichever apostrophe they have."""
    pieces: list[str] = []
    changed: list[tuple[int, int, int, int]] = []
    done = length = 0
    for found in _SHORT_FORM.finditer(text):
        if found["who"]:
            words = f"{found['who']} {_VERBS[found['verb'].casefold()]}"
        else:
            words = _ODD[found["odd"].casefold()] if found["odd"] else f"{found['stem'] or found['can']} not"
        pieces += [text[done : found.start()], words]
        start = length + found.start() - done
        length = start + len(words)
        done = found.end()
        changed.append((start, length, found.start(), done))
    if not changed:
        return SpeltOut(text)
    return SpeltOut("".join((*pieces, text[done:])), tuple(changed), [start for start, *_ in changed])


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
