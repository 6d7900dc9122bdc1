"""The names of others than the resident in a case's record, and marking them in a copy for the resident's own request.

Nothing is struck out here: a person decides what the resident may see of others, and strikes the rest out. So a mark
too many is better than one too few, as long as it is not on every other word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from hoctui.register.common_words import GRAMMAR, ORDINARY, ROLES, TITLES

OPENING, CLOSING = "⟦", "⟧"
"""What stands around a name that is marked."""

_ADDRESS: Final = re.compile(r"([^\s@<>()\[\],;:\"⟦⟧]{1,64})@[^\s@<>()\[\],;:\"⟦⟧]{1,255}(?<![.!?'])")
"""An e-mail address, and what stands before its "@"."""

_BETWEEN: Final = re.compile(
    r"[,;:/&+|()\[\]{}<>\"“”\n]|\s[-‐‑‒]+\s|[–—]|\b(?:on\s+behalf\s+of|and|or|of|from|for|at|with)\b",
    re.IGNORECASE,
)
"""What parts one name from another, or from what is said of it."""

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|['’‘ʼ`´‐‑-](?=[^\W_]))*")
_OWNERS: Final = re.compile(r"['’‘ʼ`´]s$", re.IGNORECASE)
_SHORT: Final = 3
"""Letters up to which a name of several words is looked for as it is written."""
_INITIALS: Final = 2
_PART_OF_ADDRESS: Final = 4
"""Letters from which on a name is found within a longer word of an e-mail address, as in jsmith@…"""

_NOBODY: Final = frozenset(
    {"resident", "the resident", "tenant", "the tenant", "none", "nobody", "no one", "n/a", "not known", "unknown"}
)

_WHOSE: Final = frozenset({"my", "our", "your", "his", "her", "their"})

_SAME: Final = (
    dict.fromkeys("’‘ʼʹ′`´＇‛", "'")
    | dict.fromkeys("‐‑‒–—−－", "-")
    | {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i"}
)
"""What is written in more than one way, and no accent parts."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for."""

    text: str
    ways: tuple[str, ...] = ()
    """The only ways in which it is looked for, such as "Will" and "WILL"; empty where capitals do not count."""


def names_of_others(fields: Iterable[str], residents: Iterable[str]) -> tuple[Name, ...]:
    """The names in the fields that name somebody else than the resident, the longest first.

    A field that names two people gives two names, and a name of several words its single words besides, such as the
    surname alone. What is the resident's own name too is none of them, and no word of a role is. An ordinary word that
    is a name as well is looked for only where it begins with a capital.
    """
    found = _Found(residents)
    for field in fields:
        found.add(unicodedata.normalize("NFC", field))
    longest_first = sorted(found.names.items(), key=lambda one: (-len(one[0]), one[0]))
    return tuple(Name(text, tuple(sorted(ways or ()))) for _, (text, ways) in longest_first)


class _Found:
    """The names that were found so far."""

    def __init__(self, residents: Iterable[str]) -> None:
        self.names: dict[str, tuple[str, frozenset[str] | None]] = {}
        """By what it is whatever its capitals: how it was written, and the ways to look for it where not all count."""
        self._own: set[str] = set()
        for resident in residents:
            self._own.update((_key(resident), *(_key(part) for word in _words(resident) for part in _parts(word))))

    def add(self, field: str) -> None:
        """Add the names that a field holds."""
        rest = field
        for address in _ADDRESS.finditer(field):
            self._phrase(address[0])
            self._piece(" ".join(_words(re.sub(r"[-_.+\d]+", " ", address[1]))))
            rest = rest.replace(address[0], ";")
        whole = " ".join(field.split())
        if _words(whole) != [whole]:
            self._phrase(whole)
        for piece in _BETWEEN.split(rest):
            self._piece(" ".join(piece.split()))

    def _piece(self, piece: str) -> None:
        """Add what a piece of a field names: as a whole, its words, and those of them that stand together."""
        words = _words(piece)
        if words == [piece]:
            for part in _parts(piece):
                self._word(part, piece)
            return
        named = [self._may_be_name(words, at) for at in range(len(words))]
        for is_name, run in groupby(zip(named, words, strict=True), key=itemgetter(0)):
            together = [word for _, word in run]
            if is_name and len(together) > 1:
                self._phrase(" ".join(together))
            for word in together if is_name else ():
                for part in _parts(word):
                    self._word(part, piece)
        # Of a description alone, such as "the council" or "her daughter", the latter tells who it is.
        if any(named) or (len(words) > 1 and _key(words[0]) in _WHOSE | self._own):
            self._phrase(piece)

    def _may_be_name(self, words: list[str], at: int) -> bool:
        """Whether a word of several may be somebody's name; a small ordinary word among words of a role is none."""
        keys = [_key(word) for word in words]
        if keys[at] in ROLES | GRAMMAR | TITLES | self._own:
            return False
        if keys[at] not in ORDINARY:
            return True
        if words[at].islower():
            return not any(key in ROLES | GRAMMAR for key in keys)
        following = words[at + 1] if at + 1 < len(words) else ""
        return at > 0 or not following.islower() or _key(following) not in ROLES | GRAMMAR | ORDINARY

    def _word(self, word: str, within: str) -> None:
        """Add a single word that may be a name, of the piece that it stands in."""
        key, letters = _key(word), sum(map(str.isalnum, word))
        if letters < _INITIALS or key in ROLES | GRAMMAR | TITLES | _NOBODY | self._own:
            return
        if key not in ORDINARY and letters > _INITIALS:
            self._keep(word, None)
            return
        ways = {_plain(word)} if key not in ORDINARY or not word.islower() else set()
        if letters > _INITIALS or not word.isupper() or (word != within and within.isupper()):
            ways |= {_plain(word)[:1].upper() + _plain(word)[1:].lower(), _plain(word).upper()}
        self._keep(word, frozenset(ways))

    def _phrase(self, text: str) -> None:
        """Add a name of several words, or one that is not quite a word."""
        if sum(map(str.isalnum, text)) > 1 and _key(text) not in self._own | _NOBODY:
            short = sum(map(str.isalpha, text)) <= _SHORT
            self._keep(text, frozenset({_plain(text)}) if short else None)

    def _keep(self, text: str, ways: frozenset[str] | None) -> None:
        known, others = self.names.get(_key(text), (text, frozenset()))
        self.names[_key(text)] = (known, None if ways is None or others is None else ways | others)


def _words(text: str) -> list[str]:
    """The words of a text that may be names, "Jane" of "Jane's"."""
    return [_OWNERS.sub("", word) for word in _WORD.findall(text)]


def _parts(word: str) -> tuple[str, ...]:
    """A word, and what it is joined of: "Smith-Jones", "Smith" and "Jones"."""
    parts = re.split("[-‐‑]", word)
    return (word, *parts) if len(parts) > 1 else (word,)


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    """A character without its accents; nothing of one that only adds to the one before, or that nobody sees."""
    if character in _SAME:
        return _SAME[character]
    apart = unicodedata.normalize("NFKD", character)
    return "".join(_SAME.get(one, one) for one in apart if unicodedata.category(one) not in {"Mn", "Me", "Cf"})


def _plain(text: str) -> str:
    return "".join(map(_plain_character, text))


def _key(text: str) -> str:
    """What is the same in two ways of writing a name."""
    return " ".join(_plain(text).casefold().split())


class Redaction:
    """Marks what names others, for a person to strike out."""

    def __init__(self, names: Iterable[Name]) -> None:
        known = tuple(names)
        # An underscore parts words here, as it does in the name of a file. Of two that begin alike, the longer comes
        # first.
        pieces = "|".join(map(_pattern, known))
        self._name = re.compile(rf"(?<![^\W_])(?:{pieces})(?![^\W_])") if known else None
        words = (_key(name.text) for name in known if not name.ways)
        self._in_address = tuple(word for word in words if len(word) >= _PART_OF_ADDRESS and word.isalpha())

    def whole(self, text: str) -> str:
        """A text that names somebody, marked as a whole."""
        return f"{OPENING}{text}{CLOSING}" if text else text

    def within(self, text: str) -> str:
        """A text with the names marked wherever they stand in it as whole words, and e-mail addresses that tell one."""
        if self._name is None:
            return text
        told, end = [], 0
        for begins, ends in self._places(self._name, text):
            told += [text[end:begins], self.whole(text[begins:ends])]
            end = ends
        return "".join(told) + text[end:]

    def _places(self, name: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
        """Where to mark a text, from where to where, none over another."""
        plain, places = _with_places(text)
        found = [one.span() for one in name.finditer(plain)]
        named = {at for span in found for at in range(*span)}
        for address in _ADDRESS.finditer(plain):
            before = address[1].casefold()
            if named.intersection(range(*address.span())) or any(word in before for word in self._in_address):
                found.append(address.span())
        past = -1
        for begins, ends in _joined(found):
            # What has no letter of its own, such as an accent, belongs to the letter before it.
            first, last = max(places[begins], past), max(places[ends], places[ends - 1] + 1)
            if first < last:
                yield first, last
                past = last


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in their order, those that share a place as one."""
    joined: list[tuple[int, int]] = []
    for begins, ends in sorted(spans):
        if joined and begins < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    return joined


def _with_places(text: str) -> tuple[str, list[int]]:
    """A text as names are looked for in it, and for each of its characters, and its end, the place in the text."""
    plain, places = [], []
    for place, character in enumerate(text):
        for one in _plain_character(character):
            plain.append(one)
            places.append(place)
    return "".join(plain), [*places, len(text)]


def _pattern(name: Name) -> str:
    if name.ways:
        return "|".join(map(_loose, name.ways))
    return f"(?i:{_loose(_plain(name.text))})"


def _loose(text: str) -> str:
    """The pattern of a name, however its words are parted or joined: "Jane Smith" in jane.smith, O'Brien as OBrien."""
    pieces = []
    for blank, one in re.findall(r"(\s+)|(\S)", text):
        if blank:
            pieces.append(r"(?:\s+|[._-])")
        elif one == "-":
            pieces.append(r"[\s-]")
        else:
            pieces.append({"'": r"(?:'|\s)?", ".": r"\.?"}.get(one) or re.escape(one))
    return "".join(pieces)
