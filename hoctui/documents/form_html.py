"""Tables written as HTML in a text or Markdown file, as word processors on the web export them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hoctui.assessment.form_parts import FormText
from hoctui.documents.form_grid import GridCell, GridRow, GridTable
from hoctui.documents.form_struck import STRUCK, STRUCK_HERE, settled, unmarked
from hoctui.text import clean

_TABLE = re.compile(r"<table\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,9})\b([^<>]*)>", re.IGNORECASE)
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
_LINK = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_CHECKED = re.compile(r"\bchecked\b", re.IGNORECASE)
_BOX = re.compile(r"\btype\s*=\s*[\"']?checkbox", re.IGNORECASE)
_HIDDEN = frozenset({"script", "style", "template", "title", "head"})
_STRIKING = frozenset({"s", "del", "strike"})
_BREAKS = frozenset({"p", "br", "div", "tr", "ul", "ol", "hr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
_HASHES = re.compile(r"#{1,6}\s+")
_WIDEST = 63
_LONGEST_HEADING = 160


def holds_html_table(text: str) -> bool:
    """Whether a text has a table written as HTML in it."""
    return _TABLE.search(text) is not None


@dataclass(slots=True)
class _Cell:
    words: list[str] = field(default_factory=list)
    across: int = 1
    down: int = 1

    def read(self) -> tuple[str, bool]:
        """What it says, and whether something in it is struck through."""
        said, struck = settled(self.text())
        return said.strip(), struck

    def text(self) -> str:
        """What it says, what is struck through in it marked."""
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        said = "\n".join(line for line in lines if line)
        return clean(re.sub(r"^• *\n", "• ", said, flags=re.MULTILINE)).text.strip()


class _Reader:
    """Takes tags and text in turn. A table within a cell is text of that cell."""

    def __init__(self) -> None:
        self.pieces: list[GridTable | FormText] = []
        self._rows: list[list[_Cell]] = []
        self._depth = 0
        self._cell: _Cell | None = None
        self._between: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._hidden = 0

    def text(self, said: str) -> None:
        """Words between two tags."""
        if self._hidden:
            return
        if self._cell is not None:
            self._cell.words.append(re.sub(r"\s+", " ", unmarked(html.unescape(said))))
        elif not self._depth:
            self._between.append(html.unescape(said))

    def tag(self, name: str, given: str, *, closing: bool) -> None:
        """A tag, with what stands in it behind its name."""
        if name in _HIDDEN:
            self._hidden = max(0, self._hidden + (-1 if closing else 1))
        elif name == "table":
            self._table(closing=closing)
        elif self._depth == 1 and name == "tr" and not closing:
            self._cell = None
            self._rows.append([])
        elif self._depth == 1 and name in ("td", "th"):
            self._cell = None if closing else self._begin(given)
        elif self._cell is not None:
            self._within(name, given, closing=closing)
        elif name in _BREAKS and not self._depth:
            self._between.append("\n# " if re.fullmatch(r"h[1-6]", name) and not closing else "\n")

    def finish(self) -> None:
        """Put away what is still open."""
        self._put_table()
        self._put_lines()

    def _begin(self, given: str) -> _Cell:
        spans = {name.lower(): max(1, int(figure)) for name, figure in _SPAN.findall(given)}
        cell = _Cell(across=min(spans.get("colspan", 1), _WIDEST), down=spans.get("rowspan", 1))
        if not self._rows:
            self._rows.append([])
        self._rows[-1].append(cell)
        self._links.clear()
        return cell

    def _within(self, name: str, given: str, *, closing: bool) -> None:
        words = self._cell.words if self._cell is not None else []
        if name == "li":
            words.append("" if closing else "\n• ")
        elif name == "a" and not closing:
            link = _LINK.search(given)
            self._links.append((next(filter(None, link.groups()), "") if link else "", len(words)))
        elif name == "a" and self._links:
            address, start = self._links.pop()
            shown = "".join(words[start:]).strip()
            plain = html.unescape(address).removeprefix("mailto:")
            if plain and shown and plain.rstrip("/") != shown.rstrip("/") and not plain.startswith("#"):
                words.append(f" ({plain})")
        elif name == "input" and _BOX.search(given):
            words.append("☒ " if _CHECKED.search(given) else "☐ ")
        elif name in _STRIKING:
            words.append(STRUCK[closing])
        elif name in _BREAKS:
            words.append("\n")
        elif name in ("td", "th"):
            words.append(" ")

    def _table(self, *, closing: bool) -> None:
        if not closing:
            if not self._depth:
                self._put_lines()
            self._depth += 1
        elif self._depth:
            self._depth -= 1
            if not self._depth:
                self._put_table()

    def _put_lines(self) -> None:
        for line in "".join(self._between).split("\n"):
            said = clean(" ".join(line.split())).text.strip(" *_")
            if said.strip("# "):
                heading = _HASHES.match(said) is not None
                plain = said.strip("# ").strip(" *_")
                self.pieces.append(FormText(plain, heading=heading and len(plain) <= _LONGEST_HEADING))
        self._between.clear()

    def _put_table(self) -> None:
        rows = tuple(row for row in _laid(self._rows) if row.cells)
        self._rows, self._cell, self._depth = [], None, 0
        if rows:
            self.pieces.append(GridTable(rows))


def html_pieces(text: str) -> list[GridTable | FormText]:
    """The tables of a text that are written as HTML, and the lines between them."""
    reader = _Reader()
    at = 0
    plain = _without_comments(text)
    for match in _TAG.finditer(plain):
        reader.text(plain[at : match.start()])
        reader.tag(match[2].lower(), match[3], closing=bool(match[1]))
        at = match.end()
    reader.text(plain[at:])
    reader.finish()
    return reader.pieces


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0:
        kept.append(text[at:begin])
        end = text.find("-->", begin)
        if end < 0:
            return "".join(kept)
        at = end + 3
    kept.append(text[at:])
    return "".join(kept)


def _laid(rows: list[list[_Cell]]) -> Iterator[GridRow]:
    """The rows with each cell where it stands, those that go on from a row above among them."""
    open_cells: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows, start=1):
        cells: list[GridCell] = []
        waiting = list(row)
        at = 0
        struck = False
        while at < _WIDEST and (waiting or any(place >= at for place in open_cells)):
            if at in open_cells:
                across, down = open_cells.pop(at)
                cells.append(GridCell("", at, at + across, goes_on=True))
                if down > 1:
                    open_cells[at - _WIDEST] = (across, down - 1)
            elif waiting:
                cell = waiting.pop(0)
                across = cell.across
                said, marked = cell.read()
                struck = struck or marked
                cells.append(GridCell(said, at, at + across))
                if cell.down > 1:
                    open_cells[at - _WIDEST] = (across, cell.down - 1)
            else:
                across = 1
            at += across
        # What goes on into the next row was kept apart, beneath nought, while this one was laid.
        open_cells = {place + _WIDEST if place < 0 else place: spans for place, spans in open_cells.items()}
        yield GridRow(tuple(cells), f"row {number}", (STRUCK_HERE,) if struck else ())
