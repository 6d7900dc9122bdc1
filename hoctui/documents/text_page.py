"""A page as plain text for an email or a terminal: wrapped, headings and points on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from hoctui.documents.page import Block, Bullets, Facts, Heading, Page, Paragraph, Table
from hoctui.text import cells, visible

WIDTH = 78
"""The cells of a line."""


def plain_text(page: Page, width: int = WIDTH) -> str:
    """The page in plain text. Nothing in it is cut; a word that is longer than a line stands on one of its own."""
    parts = ["\n".join(wrapped(page.title, width))] if page.title else []
    parts += ["\n".join(_lines(block, width)) for block in page.blocks]
    if page.footer:
        parts.append("\n".join(wrapped(page.footer, width)))
    return visible("\n\n".join(part for part in parts if part)) + "\n"


def wrapped(text: str, width: int, *, first: str = "", then: str = "") -> list[str]:
    """The text's lines, each broken between words at `width` cells; set in by `first`, and by `then` after that."""
    found: list[str] = []
    for line in text.split("\n"):
        at, empty = then if found else first, True
        for word in line.split():
            if not empty and cells(at) + 1 + cells(word) > width:
                found.append(at)
                at, empty = then, True
            at += word if empty else f" {word}"
            empty = False
        found.append(at.rstrip())
    return found


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text):
            yield from wrapped(text, width)
        case Bullets(points):
            for point in points:
                yield from wrapped(point, width, first="- ", then="  ")
        case Facts(rows):
            for label, value in rows:
                yield from wrapped(f"{label}: {value}", width, then="  ")
        case Table(caption, columns, rows):
            yield from wrapped(caption, width)
            for row in rows:
                told = "; ".join(f"{column}: {cell}" for column, cell in zip(columns, row, strict=True))
                yield from wrapped(told, width, first="- ", then="  ")
