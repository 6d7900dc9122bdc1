"""What residents write: made safe once at every boundary, what is dropped told, all else as it was."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hoctui.text import Cleaned, cells, clean, clean_line, one_line, visible

# Surrogates too: they come from file names and from broken JSON.
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
NASTY = st.text(
    st.sampled_from(
        "a é\u0301\u0308\r\n\t\x00\x1b\x9b\x7f\u202e\u2066\u200e\u2028\ufeff\ud800\u200d\ufe0f\U000e0041 \xa0"
    ),
    max_size=40,
)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@given(ANYTHING | NASTY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once) == Cleaned(once, ())
    line = clean_line(text).text
    assert clean_line(line) == Cleaned(line, ())
    assert visible(once) == once


@given(ANYTHING | NASTY, st.integers(0, 12))
def test_cleaning_to_a_limit_twice_changes_nothing(text: str, limit: int) -> None:
    once = clean(text, limit=limit).text
    assert len(once) <= limit
    assert clean(once, limit=limit) == Cleaned(once, ())
    line = clean_line(text, limit=limit).text
    assert len(line) <= limit
    assert clean_line(line, limit=limit) == Cleaned(line, ())


@given(ANYTHING | NASTY)
def test_what_is_kept_is_composed_and_can_be_written_as_utf_8(text: str) -> None:
    kept = clean(text).text
    assert not FORBIDDEN.search(kept)
    assert unicodedata.is_normalized("NFC", kept)
    kept.encode("utf-8")
    assert "\n" not in clean_line(text).text


@given(ANYTHING | NASTY)
def test_nothing_is_dropped_in_silence(text: str) -> None:
    assert bool(clean(text).dropped) == bool(FORBIDDEN.search(re.sub("\r\n?|[\u2028\u2029]", "\n", text)))


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, £150 & a café — “quoted”",
        "[/] [sic] [on hold] [@click=app.quit]x[/]",  # markup is no business of this wall
        "two\nlines\tand a tab",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",  # joined emoji, a variation selector
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, held apart by a non-joiner
        "\u0915\u094d\u200d\u0937",  # Devanagari, joined
        "soft\xadhyphen no\xa0break zero\u200bwidth",
        "=1+1 | @x",
    ],
)
def test_what_people_write_is_kept_unaltered(text: str) -> None:
    assert clean(text) == Cleaned(text, ())
    assert visible(text) == text


def test_what_a_terminal_would_obey_is_dropped_and_told() -> None:
    assert clean("a\x1b[31mb\x9b0m\x00\x7f") == Cleaned("a[31mb0m", ("4 control characters",))
    assert clean("\x1b]52;c;Zm9v\x07") == Cleaned("]52;c;Zm9v", ("2 control characters",))
    assert clean("\x07").dropped == ("1 control character",)
    assert clean("safe\u202etxt.exe\u2069") == Cleaned("safetxt.exe", ("2 text direction marks",))
    assert clean("a\ud83db") == Cleaned("ab", ("1 broken character",))
    assert clean("\ufeffa\U000e0041\ufff9") == Cleaned("a", ("3 hidden characters",))
    assert clean("\x00\u200f\udc80\ufeff").dropped == (
        "1 control character",
        "1 text direction mark",
        "1 broken character",
        "1 hidden character",
    )


def test_lines_end_in_one_newline_whatever_they_came_with() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\n") == Cleaned("a\nb\nc\nd\ne\n", ())


def test_a_letter_and_its_accent_become_one_even_with_rubbish_between() -> None:
    assert clean("cafe\u0301").text == "café"
    assert clean("cafe\x00\u0301").text == "café"


def test_a_text_is_cut_at_the_limit_and_says_so() -> None:
    assert clean("x" * 100_000).dropped == ()
    long = clean("x" * 101_234 + "\x00")
    assert len(long.text) == 100_000
    assert long.dropped == ("1 control character", "1,234 characters beyond the first 100,000")
    assert clean("abcd", limit=3) == Cleaned("abc", ("1 character beyond the first 3",))


def test_a_line_is_one_line() -> None:
    assert clean_line("  A.\xa0Resident\r\n\t3   Mill Row ") == Cleaned("A. Resident 3 Mill Row", ())
    assert clean_line("a" * 299 + " bcd") == Cleaned("a" * 299, ("3 characters beyond the first 300",))
    assert clean_line("\n\t ") == Cleaned("", ())


def test_the_last_wall_keeps_lines_and_has_no_limit() -> None:
    assert visible("a\x1b[2J\r\nb") == "a[2J\nb"
    assert len(visible("é" * 200_000)) == 200_000


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [
        ("mould in back bedroom", 21, "mould in back bedroom"),
        ("mould in back bedroom", 20, "mould in back bedro…"),
        ("mould in back bedroom", 9, "mould in…"),
        ("mould in back bedroom", 10, "mould in…"),  # no blank before the sign
        ("two\nlines", 20, "two lines"),
        ("esc\x1b[31m", 20, "esc[31m"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("cafe\u0301s and bars", 6, "cafés…"),
        ("q\u0323\u0307yz", 2, "q\u0323\u0307…"),  # marks stay with their letter
        ("\U0001f469\u200d\U0001f467 and", 4, "\U0001f469…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("abc", -1, ""),
        ("", 5, ""),
    ],
)
def test_a_text_is_shortened_to_the_cells_there_are(text: str, width: int, line: str) -> None:
    assert one_line(text, width) == line


@given(ANYTHING, st.integers(0, 30))
def test_a_shortened_text_fits_its_width(text: str, width: int) -> None:
    line = one_line(text, width)
    assert cells(line) <= width
    assert "\n" not in line
    if cells(clean_line(text).text) <= width:
        assert line == clean_line(text).text


def test_cells_agree_with_the_screens_own_count() -> None:
    for text in (
        "plain",
        "café £5 — “so”",
        "日本語",
        "\u2764\ufe0f",
        "\u0e19\u0e49\u0e33",
        "\u0645\u06cc\u200c\u062e",
        "a\xadb",
    ):
        assert cells(text) == cell_len(text), text
    assert cells("") == 0
    # Where they differ it is on the safe side.
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert cells(family) > cell_len(family)
