"""The names of others than the resident in a case's record, and marking them in a copy for the resident's own request.

Nothing is struck out here: a person decides what the resident may see of others, and strikes the rest out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

OPENING, CLOSING = "⟦", "⟧"
"""What stands around a name that is marked."""

_BETWEEN = re.compile(r"[,;/&+]|\band\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SHORT = 3
"""Up to so many letters a name is looked for as it is written: "DO", not "do"."""
_NOBODY = frozenset({"resident", "the resident", "tenant", "the tenant", "none", "nobody"})
_TITLES = frozenset(re.findall(r"\w+", "mr mrs ms miss mx dr prof rev sir lady lord cllr councillor"))
_ROLES = frozenset(
    re.findall(
        r"\w+",
        """
        the a an our their his her its neighbour daughter son wife husband mother father partner friend sister brother
        carer team repairs repair maintenance housing officer manager head director surveyor contractor contractors
        desk service services support homes council office department estates property complaints caretaker operative
        engineer plumber electrician gas heating legal finance lettings customer staff board ombudsman mp solicitor
        sons daughters ltd limited plc llp co company group association trust panel
        """,
    )
)
"""Words of a role rather than of anybody's name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for."""

    text: str
    exact: bool
    """Whether capitals count: in short names, and in a single word of a longer one."""


def names_of_others(fields: Iterable[str], residents: Iterable[str]) -> tuple[Name, ...]:
    """The names in the fields that name somebody else than the resident, the longest first.

    A field that names two people gives two names, and a name of several words its single words besides, such as the
    surname alone. What is the resident's own name too is none of them.
    """
    own: set[str] = set()
    for resident in residents:
        own.update((_folded(resident), *(word.casefold() for word in _WORD.findall(resident))))
    found: dict[str, bool] = {}
    for field in fields:
        for text in (field, *_BETWEEN.split(field)):
            name = " ".join(text.split())
            if _is_name(name, own):
                found[name] = sum(map(str.isalpha, name)) <= _SHORT
                for word in _words(name):
                    if word.casefold() not in own:
                        found.setdefault(word, True)
    longest_first = sorted(found.items(), key=lambda one: (-len(one[0]), one[0].casefold(), one[0]))
    return tuple(Name(text, exact) for text, exact in longest_first)


def _is_name(name: str, own: set[str]) -> bool:
    folded = name.casefold()
    return sum(map(str.isalnum, name)) > 1 and folded not in own | _NOBODY | _ROLES


def _words(name: str) -> Iterator[str]:
    """The single words of a name that tell whose it is; none of a role such as "Repairs team"."""
    words = _WORD.findall(name)
    if len(words) > 1 and not any(word.casefold() in _ROLES for word in words):
        yield from (
            word for word in words if len(word) >= _SHORT and word[0].isupper() and word.casefold() not in _TITLES
        )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


class Redaction:
    """Marks what names others, for a person to strike out."""

    def __init__(self, names: Iterable[Name]) -> None:
        pieces = [_pattern(name) for name in names]
        # An underscore parts words here, as it does in the name of a file. Of two that begin alike, the longer comes
        # first.
        self._pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(pieces)})(?![^\W_])") if pieces else None

    def whole(self, text: str) -> str:
        """A text that names somebody, marked as a whole."""
        return f"{OPENING}{text}{CLOSING}" if text else text

    def within(self, text: str) -> str:
        """A text with the names marked wherever they stand in it as whole words."""
        return self._pattern.sub(lambda found: self.whole(found[0]), text) if self._pattern else text


def _pattern(name: Name) -> str:
    words = r"\s+".join(re.escape(word) for word in name.text.split())
    return words if name.exact else f"(?i:{words})"
