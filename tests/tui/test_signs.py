"""The signs of answers, and the letters in their place where a terminal has no Unicode."""

from __future__ import annotations

import pytest

from hoctui.assessment.answers import Mark
from hoctui.tui.signs import LETTERS, UNICODE, Signs, signs_for, signs_here


@pytest.mark.parametrize(
    ("encoding", "terminal", "shown"),
    [
        ("utf-8", "xterm-256color", UNICODE),
        ("UTF-8", "", UNICODE),
        ("utf-16-le", "", UNICODE),
        ("cp1252", "xterm", LETTERS),
        ("ascii", "xterm", LETTERS),
        ("", "xterm", LETTERS),
        ("utf-8", "linux", LETTERS),
        ("utf-8", "dumb", LETTERS),
    ],
)
def test_a_terminal_gets_the_signs_that_it_can_show(encoding: str, terminal: str, shown: Signs) -> None:
    assert signs_for(encoding, terminal) == shown


def test_letters_are_ascii_and_tell_the_answers_apart() -> None:
    assert "".join(LETTERS).isascii()
    assert [LETTERS.of(mark) for mark in ("Yes", "No", "Partial", "N/A", "")] == ["Y", "N", "P", "A", "?"]


def test_the_signs_are_those_of_the_documents() -> None:
    assert [UNICODE.of(mark.value) for mark in Mark] == [mark.sign for mark in Mark]


def test_without_a_terminal_the_signs_are_shown() -> None:
    assert signs_here(headless=True) == UNICODE
