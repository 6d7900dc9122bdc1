"""A page as Markdown that renders as exactly what it says, here and in any tool that knows tables."""

from __future__ import annotations

from hoctui.documents.markdown_text import escape, escape_heading, table
from hoctui.documents.page import Block, Bullets, Facts, Heading, Page, Paragraph, Table, fit_to_write


def markdown(page: Page) -> str:
    """The page in Markdown: one heading of level 1, captions in bold above their tables, a footer below a rule."""
    fit = fit_to_write(page)
    parts = [f"# {escape_heading(fit.title)}"]
    for block in fit.blocks:
        # One list after the other would be one list: the next is marked otherwise.
        parts.append(_written(block, "*" if parts[-1].startswith("- ") else "-"))
    if fit.footer:
        parts += ["---", _quiet(fit.footer)]
    return "\n\n".join(parts) + "\n"


def _written(block: Block, bullet: str) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escape_heading(block.text)}"
        case Paragraph():
            return _quiet(block.text) if block.quiet else escape(block.text)
        case Bullets():
            return "\n".join(f"{bullet} {escape(point)}".rstrip() for point in block.points)
        case Facts():
            return "\n".join(f"{bullet} **{escape(label)}:** {escape(value)}".rstrip() for label, value in block.rows)
        case Table():
            columns = [escape(column) for column in block.columns]
            grid = table(columns, ([escape(cell) for cell in row] for row in block.rows), block.figures_from)
            return f"**{escape(block.caption)}**\n\n{grid}" if block.caption else grid


def _quiet(text: str) -> str:
    """A text in italics; one of blanks alone stays as it is, since nothing of it could slant."""
    return f"*{escape(text)}*" if text.strip() else escape(text)
