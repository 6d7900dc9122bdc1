"""Words that a document strikes through, marked until it is known whether they stand in an answer."""

from __future__ import annotations

import re

from hoctui.assessment.form_marks import is_mark

STRUCK = ("\ue010", "\ue011")
"""Around what is struck through."""
STRUCK_HERE = "some words in this row are struck through; look at the original"
UNSEEN_HERE = "some words in this row cannot be seen (white, or hidden by their format); look whether they are meant"
_STRIKING = re.compile("[\ue010\ue011]")
_STRUCK_OUT = re.compile("\ue010[^\ue011]*\ue011")


def unmarked(text: str) -> str:
    """A text of the file's own without the signs that mark what is struck through, should it hold any."""
    return _STRIKING.sub("", text)


def without_struck(text: str) -> tuple[str, str]:
    """A text with what is struck through in it, and without; both the same where nothing is."""
    return _STRIKING.sub("", text), _STRUCK_OUT.sub("", text)


def settled(text: str) -> tuple[str, bool]:
    """A cell's text, and whether something struck through is in it: of a choice with one struck out, the other."""
    whole, left = without_struck(text)
    chosen = left.strip(" \n/|,")
    if whole != left and is_mark(chosen) and not is_mark(whole):
        return chosen, False
    return whole, whole != left
