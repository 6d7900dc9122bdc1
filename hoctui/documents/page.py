"""A document before it is written: headings, paragraphs, lists and tables of plain text, whatever the format.

What writes one is in markdown_page.py, html_page.py and word_page.py. Every text in here is plain: a writer escapes it
for its own format, so that nothing a resident wrote is ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hoctui.text import visible

_NO_CHARACTER = re.compile("[\ufffe\uffff]")
"""What XML, and so Word, refuses although it is kept."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's own, once."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line break within it is kept."""

    text: str
    quiet: bool = False
    """Whether it is a side remark, drawn smaller or in italics where the format can."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, such as the particulars of a case."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings, repeated on every page where the format has pages.

    Raises ValueError where a row has not as many cells as there are columns.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    headed_rows: bool = False
    """Whether the first cell of a row is its heading, as a screen reader tells it: a clause, a section."""
    figures_from: int | None = None
    """The first of the columns that hold figures, which stand to the right; None where there are none."""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(self.columns)} columns")


Block = Heading | Paragraph | Bullets | Facts | Table


@dataclass(frozen=True, slots=True)
class Page:
    """A whole document: its title, which is not repeated among the blocks, and what stands under it."""

    title: str
    blocks: tuple[Block, ...]
    footer: str = ""
    """A last line, such as when it was written and from what."""
    links: bool = False
    """Whether web addresses in its texts can be followed, where the format can; for what a landlord publishes."""
    contents: bool = False
    """Whether its headings of level 2 are listed above the first of them, each leading to its place."""
    wide: bool = False
    """Whether it is printed across: for tables of many columns."""
    brief: bool = False
    """Whether it is meant for one sheet of paper, and so printed smaller and closer."""


def fit_to_write(page: Page) -> Page:
    """The page as a writer takes it: no character that a format refuses, headings in order, nothing empty.

    Headings go from level 2 to 6, with no level left out on the way down. What text.clean() keeps stays unaltered, but
    for two characters that are none, which become U+FFFD.
    """
    blocks: list[Block] = []
    above = 1
    for block in page.blocks:
        fit = with_texts(block, _plain, _plain)
        if isinstance(fit, Heading):
            above = min(max(2, fit.level), above + 1, 6)
            fit = replace(fit, level=above)
        elif isinstance(fit, Bullets):
            fit = Bullets(tuple(point for point in fit.points if point))
        if not _is_empty(fit):
            blocks.append(fit)
    return replace(page, title=_plain(page.title), blocks=tuple(blocks), footer=_plain(page.footer))


def _is_empty(block: Block) -> bool:
    match block:
        case Heading() | Paragraph():
            return not block.text
        case Bullets():
            return not block.points
        case Facts():
            return not block.rows
        case Table():
            return not block.columns


def first_heading(blocks: Sequence[Block]) -> int:
    """The place of the first heading, above which the contents stand; the number of blocks where there is none."""
    return next((place for place, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))


def with_texts(block: Block, words: Callable[[str], str], text: Callable[[str], str]) -> Block:
    """The block with every text changed: `words` for headings, labels and captions, `text` for all that they hold."""
    match block:
        case Heading():
            return replace(block, text=words(block.text))
        case Paragraph():
            return replace(block, text=text(block.text))
        case Bullets():
            return Bullets(tuple(map(text, block.points)))
        case Facts():
            return Facts(tuple((words(label), text(value)) for label, value in block.rows))
        case Table():
            rows = tuple(tuple(map(text, row)) for row in block.rows)
            columns = tuple(map(words, block.columns))
            return replace(block, caption=words(block.caption), columns=columns, rows=rows)


def _plain(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", visible(text))
