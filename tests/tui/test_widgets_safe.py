"""What people wrote reaches the screen as it stands, and no control reaches the terminal, whatever widget draws it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.widgets import Input, Label, Static
from widget_hosts import CONTROLS, HOSTILE, Host, text_of

from hoctui.text import visible
from hoctui.tui.widgets.row_layout import Cell, CellLike, Column, column_at, draw_heading, draw_row, draw_titles, place
from hoctui.tui.widgets.row_layout import Heading as BandHeading
from hoctui.tui.widgets.safe import TONES, ControlFilter, cut, fitted, flat, joined, plain

ANYTHING = st.text(max_size=40)
BLACK = Color(0, 0, 0)
_PLAIN = Style()


def filtered(*segments: Segment) -> list[Segment]:
    """The segments as they go to the terminal."""
    return ControlFilter().apply(list(segments), BLACK)


@pytest.mark.parametrize("written", HOSTILE)
def test_plain_text_is_never_markup(written: str) -> None:
    assert plain(written).plain == visible(written)
    assert plain(written).spans == []
    assert joined(written, (written, "late")).plain == 2 * visible(written)


def test_each_tone_is_a_style_of_the_theme() -> None:
    for tone, style in TONES.items():
        assert [span.style for span in plain("x", tone).spans] == ([style] if style else [])


@given(ANYTHING, st.integers(0, 30), st.sampled_from(["left", "right"]))
def test_fitted_fills_the_cells_exactly(text: str, width: int, align: str) -> None:
    made = fitted(text, width, "right" if align == "right" else "left")
    assert cell_len(made) == width
    assert not CONTROLS & set(made)


@given(ANYTHING, st.integers(0, 30))
def test_cut_is_no_wider_and_says_that_it_cut(text: str, width: int) -> None:
    line = flat(text)
    made = cut(line, width)
    assert cell_len(made) <= width
    assert made == line or made.endswith("…") or not width


@given(ANYTHING)
def test_the_filter_drops_controls_and_nothing_else(text: str) -> None:
    (segment,) = filtered(Segment(text))
    assert not CONTROLS & set(segment.text)
    assert segment.text.isprintable() or set(segment.text) <= set(visible(text)) | {" "}
    if visible(text) == text and "\n" not in text and "\t" not in text:
        assert segment.text == text


@pytest.mark.parametrize("kept", ["👩‍👩‍👧", "می‌خواهم", "❤️", "e\u0301", "café", "🏴\u200d☠️"])
def test_joiners_and_accents_stay(kept: str) -> None:
    assert [segment.text for segment in filtered(Segment(kept))] == [kept]


@pytest.mark.parametrize("written", HOSTILE)
def test_the_filter_keeps_the_width_of_the_line(written: str) -> None:
    (segment,) = filtered(Segment(written))
    assert cell_len(segment.text) == cell_len(written)


def test_the_filter_leaves_textuals_own_control_segments_alone() -> None:
    home = Segment("\x1b[H", None, [(ControlType.HOME,)])
    bell = Segment("a\x07")
    assert [segment.text for segment in filtered(home, bell)] == ["\x1b[H", "a"]


@pytest.mark.parametrize("written", HOSTILE)
async def test_no_control_gets_past_any_widget(written: str) -> None:
    """Even through widgets that were handed the raw text, as a slip would."""
    app = Host(Static(written, markup=False), Label(plain(written)), lambda: Input(written))
    async with app.run_test(size=(80, 12)):
        assert not CONTROLS & set(text_of(app).replace("\n", ""))
        assert visible(written) in text_of(app)


COLUMNS = (
    Column("ref", "ref", width=8),
    Column("about", "about", width=10, flex=1),
    Column("stage", "stage", width=14, drop=1),
    Column("handler", "handler", width=7, drop=2, align="right"),
)


@pytest.mark.parametrize(
    ("width", "keys"), [(80, "ref about stage handler"), (44, "ref about stage"), (24, "ref about"), (12, "ref")]
)
def test_columns_go_in_their_order_as_the_screen_narrows(width: int, keys: str) -> None:
    placed = place(COLUMNS, width)
    assert " ".join(spot.column.key for spot in placed) == keys
    assert all(spot.start + spot.width <= width for spot in placed)


@given(st.integers(0, 160))
def test_every_line_is_as_wide_as_the_screen(width: int) -> None:
    placed = place(COLUMNS, width)
    cells: list[CellLike] = [
        "26-0117",
        (Cell("mould ", "dim"), Cell("[on hold]", "late")),
        "王小明 wrote",
        Cell("AB", "accent"),
    ]
    mark = Segment("  ")
    strip = draw_row(cells, placed, width, lambda _tone: _PLAIN, mark)
    assert cell_len(strip.text) == max(width, 2)
    assert strip.cell_length == cell_len(strip.text)


def test_a_column_is_found_by_where_it_stands() -> None:
    placed = place(COLUMNS, 80)
    found = [column_at(placed, x) for x in (0, 2, 9, 10, 12, 79)]
    assert [column.key if column else "" for column in found] == ["", "ref", "ref", "", "about", "handler"]


def test_titles_and_headings_are_cut_to_the_screen() -> None:
    titles = draw_titles(place(COLUMNS, 30), 30, _PLAIN)
    heading = draw_heading(BandHeading("OVERDUE", "late", "2 cases, the most pressing first"), 24, lambda _tone: _PLAIN)
    assert titles.text.split() == ["ref", "about"]
    assert heading.text.rstrip().endswith("…")
    assert cell_len(heading.text) == 24
