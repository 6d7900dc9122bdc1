from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_forms import HEADINGS

from hoctui.assessment.answers import Answer
from hoctui.documents.forms import read_form
from hoctui.documents.markdown_text import escape

LOOKALIKE = Path(__file__).parent / "forms" / "lookalike-2024.txt"
WHOLE = read_form(LOOKALIKE.read_bytes(), LOOKALIKE.name).answers
ORDERS = ((0, 1, 2, 3, 4), (2, 0, 1, 4, 3), (4, 3, 2, 1, 0))


def one_line(text: str) -> str:
    return " ".join(text.replace("•", " ").split())


def cells_of(answer: Answer) -> list[str]:
    texts = (answer.wording, answer.mark.value, answer.evidence, answer.commentary)
    return [answer.clause, *(" ".join(text.split()) for text in texts)]


ROWS = [cells_of(answer) for place, answer in enumerate(WHOLE.values()) if place % 3 == 0 or "\n" in answer.wording]
"""A good third of the look-alike's rows, each whole again."""


@st.composite
def broken_rows(draw: st.DrawFn) -> list[list[list[str]]]:
    """Some of the rows broken by a page in two or three, each cell between any two of its words or not at all."""
    broken = []
    for row in ROWS:
        parts = draw(st.sampled_from((1, 1, 2, 3)))
        columns = [
            [cell] + [""] * (parts - 1) if place in (0, 2) else draw(cut(cell, parts)) for place, cell in enumerate(row)
        ]
        broken.append([list(part) for part in zip(*columns, strict=True) if any(part)])
    return broken


def cut(cell: str, parts: int) -> st.SearchStrategy[list[str]]:
    """The cell's words dealt out to its parts, in their order; the first part keeps one at least."""
    words = cell.split(" ")
    places = st.lists(st.integers(1, len(words)), min_size=parts - 1, max_size=parts - 1).map(sorted)
    return places.map(
        lambda at: [" ".join(words[start:end]) for start, end in zip([0, *at], [*at, len(words)], strict=True)]
    )


def laid(rows: Sequence[Sequence[Sequence[str]]], order: Sequence[int], *, repeated: bool, pipes: bool) -> str:
    """The broken rows as a file's text, columns in that order, headings above each page (`repeated`) or the first."""
    rule = ["---"] * 5
    top: list[Sequence[str]] = [HEADINGS, rule] if pipes else [HEADINGS]
    lines = list(top)
    for parts in rows:
        for place, part in enumerate(parts):
            lines += [[], *(top if repeated else [])] if place else []
            lines.append(part)
    turned = [[line[place] for place in order] if line else [] for line in lines]
    if pipes:
        cells = [line if line == rule else [escape(cell) for cell in line] for line in turned]
        return "\n".join(f"| {' | '.join(line)} |" if line else "" for line in cells)
    return "\n".join("\t".join(line) for line in turned)


@pytest.mark.parametrize("pipes", [False, True], ids=["tabs", "pipes"])
@settings(deadline=None, max_examples=25)
@given(rows=broken_rows(), order=st.sampled_from(ORDERS), repeated=st.booleans())
def test_a_form_broken_between_any_words_reads_as_the_whole_one(
    pipes: bool, rows: list[list[list[str]]], order: tuple[int, ...], repeated: bool
) -> None:
    """Rows broken over pages are joined to the right columns, wherever the break falls and however columns stand."""
    text = laid(rows, order, repeated=repeated, pipes=pipes)
    read = read_form(text.encode("utf-8"), "form.txt", "2024").answers
    for number in (row[0] for row in ROWS):
        answer, back = WHOLE[number], read[number]
        assert back.mark is answer.mark
        assert (one_line(back.evidence), one_line(back.commentary)) == (
            one_line(answer.evidence),
            one_line(answer.commentary),
        )
        assert one_line(back.wording) == one_line(answer.wording)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 8000), st.sampled_from(["\t", "|", "\n", "\n\n", "Yes", "X", "1.2", "<ul>", '"', "#", "**"])
        ),
        max_size=25,
    ),
    st.integers(0, 8000),
    st.integers(0, 400),
)
def test_a_damaged_form_is_read_or_refused_and_never_a_fault(
    put: list[tuple[int, str]], start: int, length: int
) -> None:
    text = LOOKALIKE.read_text(encoding="utf-8")
    for place, odd in put:
        text = text[:place] + odd + text[place:]
    text = text[:start] + text[start + length :]
    form = read_form(text.encode("utf-8"), "form.txt", "2024")
    assert tuple(form.answers) == tuple(WHOLE)
