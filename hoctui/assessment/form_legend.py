"""A form's own key: which sign or letter of it stands for which answer, as a table or lines of the form say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_marks import is_mark, read_mark
from hoctui.assessment.form_parts import FormPart, FormRow

_LINE = re.compile(r"\s*(\S{1,8})\s*(?:=|:|–|—|\s-\s|\bmeans\b|\bis\b)\s*(\S[^\n]{0,60})$", re.IGNORECASE)
_LONGEST_SIGN = 8
_FEWEST = 2
_PARTS = re.compile(r"[;,\n|]")


def legend_of(parts: Sequence[FormPart]) -> dict[str, str]:
    """What each sign of the form's key means, the signs in small letters; empty where it has no key.

    A key has two signs or more that stand for different answers, one beneath or beside the other.
    """
    found: dict[str, str] = {}
    marks: dict[str, Mark] = {}
    for sign, meaning in _pairs(parts):
        reading = read_mark(meaning)
        plain = sign.strip(" .").casefold()
        if len(plain) > 1 and is_mark(plain):
            continue
        if plain and plain != meaning.strip().casefold() and reading.mark is not Mark.UNANSWERED and not reading.doubt:
            if marks.setdefault(plain, reading.mark) is not reading.mark:
                return {}
            found[plain] = meaning.strip()
    return found if len(set(marks.values())) >= _FEWEST else {}


def _pairs(parts: Sequence[FormPart]) -> Iterator[tuple[str, str]]:
    """Whatever could be a sign with its meaning."""
    for part in parts:
        if isinstance(part, FormRow):
            filled = [cell.strip() for cell in part.cells if cell.strip()]
            if len(filled) == _FEWEST and len(filled[0]) <= _LONGEST_SIGN:
                yield filled[0], filled[1]
                continue
            texts = filled if len(filled) == 1 else []
        else:
            texts = [part.text]
        for text in texts:
            plain = re.sub(r"^\W*(?:key|legend)\b\W*", "", text, flags=re.IGNORECASE)
            for piece in _PARTS.split(plain) if len(plain) < 300 else ():
                if match := _LINE.fullmatch(piece.strip()):
                    yield match[1], match[2]
