"""The look-alike as text that has lost its tabs: plain tables of Markdown, a PDF's text, HTML, labels, lines."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable, Sequence

from made_forms import HEADINGS
from office_forms import ROWS

WIDTHS = (15, 40, 18, 30, 30)
Cells = Sequence[Sequence[str]]


def wrapped(row: Sequence[str], widths: Sequence[int]) -> list[list[str]]:
    """A row's cells as lines: the first of each cell, the second, and so on."""
    cells = [
        [line for part in cell.split("\n") for line in textwrap.wrap(part, width - 1) or [""]]
        for cell, width in zip(row, widths, strict=True)
    ]
    return [[cell[at] if at < len(cell) else "" for cell in cells] for at in range(max(map(len, cells)))]


def ruled(rows: Cells = ROWS, headings: Sequence[str] = HEADINGS, widths: Sequence[int] = WIDTHS) -> str:
    """A plain table of Markdown whose cells run over lines, a rule of dashes beneath its headings."""

    def lines(row: Sequence[str]) -> list[str]:
        laid = wrapped(row, widths)
        return [" ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in laid]

    whole = "-" * (sum(widths) + len(widths) - 1)
    table = [whole, *lines(headings), " ".join("-" * width for width in widths)]
    for row in rows:
        table += [*lines(row), ""]
    return "\n".join(f"  {line}".rstrip() for line in [*table[:-1], whole])


def gridded(rows: Cells = ROWS, headings: Sequence[str] = HEADINGS, widths: Sequence[int] = WIDTHS) -> str:
    """A table of Markdown with a line drawn between its rows."""
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    table = [rule]
    for number, row in enumerate([headings, *rows]):
        table += [
            "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
            for line in wrapped(row, widths)
        ]
        table.append(rule.replace("-", "=") if not number else rule)
    return "\n".join(table)


def in_pages(
    rows: Cells = ROWS,
    headings: Sequence[str] = HEADINGS,
    *,
    widths: Callable[[int], Sequence[int]] = lambda page: WIDTHS if page % 2 else (10, 33, 9, 26, 28),
    lines: int = 60,
) -> str:
    """A PDF's text as it stands on its pages: rows broken anywhere, columns elsewhere on each, a head and a foot."""
    waiting = [list(row) for row in rows]
    pages: list[str] = []
    while waiting:
        page = ["Example Homes, our self-assessment", ""]
        wide = widths(len(pages))
        if not pages:
            page += ["".join(cell.ljust(w + 1) for cell, w in zip(headings, WIDTHS, strict=True)).rstrip()]
        while waiting and len(page) < lines:
            laid = wrapped(waiting[0], wide)
            room = lines - len(page)
            page += [
                "".join(cell.ljust(w + 1) for cell, w in zip(line, wide, strict=True)).rstrip() for line in laid[:room]
            ]
            rest = laid[room:]
            if rest:
                waiting[0] = [" ".join(filter(None, (line[at] for line in rest))) for at in range(len(wide))]
            else:
                waiting.pop(0)
        pages.append("\n".join([*page, "", f"Page {len(pages) + 1} of 20"]))
    return "\f".join(pages)


def in_html(rows: Cells = ROWS, headings: Sequence[str] = HEADINGS) -> str:
    """A table as a word processor on the web writes it into Markdown."""

    def line(row: Sequence[str], tag: str) -> str:
        cells = ("".join(f"<p>{html.escape(part)}</p>" for part in cell.split("\n")) for cell in row)
        return "<tr>\n" + "\n".join(f'<{tag} class="c1">{cell}</{tag}>' for cell in cells) + "\n</tr>"

    body = "\n".join(line(row, "td") for row in rows)
    table = f"<table>\n<thead>{line(headings, 'th')}</thead>\n<tbody>{body}</tbody></table>\n"
    return f"# Example Homes self-assessment\n\n{table}"


def labelled(rows: Cells = ROWS, headings: Sequence[str] = HEADINGS) -> str:
    """Each cell beneath a label on a line of its own, as a web page without tables has it."""
    blocks = []
    for row in rows:
        lines = [f"{headings[0]} {row[0]}"]
        for label, cell in zip(headings[1:], row[1:], strict=True):
            lines += [label, f"{cell}." if cell == row[2] and cell else cell]
        blocks.append("\n\n".join(lines))
    return "Our self-assessment\n\n" + "\n\n".join(blocks)


def one_cell_a_line(rows: Cells = ROWS, headings: Sequence[str] = HEADINGS) -> str:
    """Each cell a line, the headings once above all of them."""
    return "\n\n".join([*headings, *(cell for row in rows for cell in row if cell)])


def run_together(rows: Cells = ROWS) -> str:
    """All cells of a row in one line with a blank between them."""
    return "\n".join(" ".join(" ".join(cell.split()) for cell in row if cell) for row in rows)
