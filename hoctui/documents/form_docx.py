"""Reading a form from a Word document: its tables once all changes are accepted, and the lines between them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hoctui.assessment.form_columns import read_heading
from hoctui.assessment.form_headless import guess_columns
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormText
from hoctui.documents import form_docx_lists as lists
from hoctui.documents import form_docx_looks as looks
from hoctui.documents.archive import Archive
from hoctui.documents.form_docx_parts import MOST_COLUMNS, blocks_of, cells_of, count_of, edge_at, edges_of, rows_of
from hoctui.documents.form_docx_text import Box, Paragraph, Words
from hoctui.documents.form_grid import GridCell, GridRow, GridTable
from hoctui.documents.form_placed import Placed
from hoctui.documents.form_struck import STRUCK_HERE, UNSEEN_HERE, settled, without_struck
from hoctui.documents.form_unwrap import unwrapped
from hoctui.documents.form_xml import Budget, Node, read_xml
from hoctui.errors import BadInput

_WANTED = frozenset(
    {
        "w:body",
        "w:p",
        "w:r",
        "w:t",
        "w:tab",
        "w:br",
        "w:cr",
        "w:noBreakHyphen",
        "w:softHyphen",
        "w:sym",
        "w:tbl",
        "w:tblGrid",
        "w:gridCol",
        "w:tr",
        "w:trPr",
        "w:tc",
        "w:tcPr",
        "w:gridSpan",
        "w:vMerge",
        "w:hMerge",
        "w:gridBefore",
        "w:gridAfter",
        "w:cellDel",
        "w:hidden",
        "w:pPr",
        "w:pStyle",
        "w:numPr",
        "w:ilvl",
        "w:numId",
        "w:outlineLvl",
        "w:rPr",
        "w:rFonts",
        "w:vanish",
        "w:strike",
        "w:rStyle",
        "w:color",
        "w:shd",
        "w:highlight",
        "w:dstrike",
        "w:ins",
        "w:del",
        "w:moveFrom",
        "w:moveTo",
        "w:hyperlink",
        "w:fldSimple",
        "w:fldChar",
        "w:ffData",
        "w:checkBox",
        "w:checked",
        "w:default",
        "w:ddList",
        "w:result",
        "w:listEntry",
        "w:instrText",
        "w:sdt",
        "w:sdtPr",
        "w:sdtContent",
        "w14:checkbox",
        "w14:checked",
        "w:showingPlcHdr",
        "w:txbxContent",
        "w:footnoteReference",
        "w:endnoteReference",
        "w:commentReference",
        "w:object",
        "a:blip",
        "v:imagedata",
        "w:altChunk",
        "w:footnote",
        "w:framePr",
        "w:sectPr",
        "wp:anchor",
        "wp:positionH",
        "wp:positionV",
        "wp:posOffset",
        "w:endnote",
    }
)
_GIVEN = frozenset(
    {
        "w:fill",
        "w:val",
        "w14:val",
        "w:w",
        "w:ascii",
        "w:font",
        "w:char",
        "w:id",
        "r:id",
        "w:instr",
        "w:fldCharType",
        "w:type",
        "w:x",
        "w:y",
    }
)
_DROPPED = frozenset(
    {
        "mc:Fallback",
        "w:pPrChange",
        "w:rPrChange",
        "w:tcPrChange",
        "w:trPrChange",
        "w:tblPrChange",
        "w:tblPrExChange",
        "w:tblPr",
        "w:rt",
        "w:numberingChange",
        "w:delText",
        "w:delInstrText",
    }
)
_MOST_NESTED = 4
_FEWEST_CLAUSES = 5
_LOST = {
    "hidden": "Some words of the document are hidden in it; they were not taken.",
    "comments": "The document has comments in its margin, which were not taken.",
    "chunks": "A part of the document is a file of another kind put into it, which was not read.",
}
_PICTURE = "a picture or a file is embedded in this row, which was not taken; look at the original"

Piece = GridTable | FormText


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document's tables and lines, its lines of text alone, and what is to be said of it."""

    pieces: list[Piece]
    lines: list[str]
    placed: list[Placed]
    notes: tuple[str, ...]


def read_docx(archive: Archive, file: str) -> ReadDocument:
    """The tables and lines of a Word document.

    Raises:
        BadInput: it is damaged, or holds more than any form.
    """
    budget = Budget(file)
    main = _main_part(archive, budget)
    folder = posixpath.dirname(main)
    tree = read_xml(archive.read(main), budget, wanted=_WANTED, given=_GIVEN, dropped=_DROPPED)
    body = tree.part("w:body")
    if body is None:
        raise BadInput(f"{file} is a damaged Word document: it has no text; open it, save it anew, and import that.")
    numbering, styles = (
        read_xml(
            archive.read(f"{folder}/{part}.xml"),
            budget,
            wanted=lists.WANTED | looks.WANTED,
            given=lists.GIVEN | looks.GIVEN,
            dropped=lists.DROPPED,
        )
        for part in ("numbering", "styles")
    )
    counted, seen = lists.Lists(numbering, styles), looks.Looks(styles)
    notes = _notes(archive, folder, budget, (counted, seen))
    reader = _Document(Words(counted, seen, _links(archive, main, budget), notes, budget))
    pieces = list(reader.pieces(body, 0))
    lost = reader.words.lost
    said = [_LOST[name] for name in ("hidden", "comments") if getattr(lost, name)]
    said += [_LOST["chunks"]] if any(part.name == "w:altChunk" for part in body.parts) else []
    return ReadDocument(unwrapped(pieces), reader.lines, reader.placed, tuple(said))


def _main_part(archive: Archive, budget: Budget) -> str:
    """The name of the part that holds the text: mostly word/document.xml."""
    for kind, target in _relations(archive, "_rels/.rels", budget):
        if kind.endswith("/officeDocument") and target.lstrip("/") in archive:
            return target.lstrip("/")
    return "word/document.xml"


def _relations(archive: Archive, name: str, budget: Budget) -> Iterator[tuple[str, str]]:
    tree = read_xml(archive.read(name), budget, wanted=("Relationship",), given=("Id", "Type", "Target"))
    for node in tree.parts:
        yield node.given.get("Type", ""), node.given.get("Target", "")


def _links(archive: Archive, main: str, budget: Budget) -> dict[str, str]:
    """The addresses that the document's links go to, by their relationship's name."""
    name = f"{posixpath.dirname(main)}/_rels/{posixpath.basename(main)}.rels"
    tree = read_xml(archive.read(name), budget, wanted=("Relationship",), given=("Id", "Type", "Target"))
    return {
        node.given.get("Id", ""): node.given.get("Target", "")
        for node in tree.parts
        if node.given.get("Type", "").endswith("/hyperlink")
    }


def _notes(archive: Archive, folder: str, budget: Budget, styled: tuple[lists.Lists, looks.Looks]) -> dict[str, str]:
    """The text of each footnote and endnote, by its name: "footnote 3"."""
    found: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        tree = read_xml(archive.read(f"{folder}/{kind}s.xml"), budget, wanted=_WANTED, given=_GIVEN, dropped=_DROPPED)
        words = Words(*styled, {}, {}, budget)
        for node in tree.all(f"w:{kind}"):
            texts = (without_struck(words.read(part).text)[0].strip() for part in node.all("w:p"))
            found[f"{kind} {node.given.get('w:id', '')}"] = " ".join(text for text in texts if text)
    return found


@dataclass(slots=True)
class _Document:
    """Walks through a document's blocks; a nested table that is itself (part of) a form is read as one."""

    words: Words
    lines: list[str] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    page: int = 0

    def pieces(self, node: Node, depth: int) -> Iterator[Piece]:
        """The tables and lines of a body or of a cell that holds the whole form."""
        pending = ""
        for part in blocks_of(node):
            if part.name == "w:tbl":
                yield from self._table(part, depth)
                continue
            paragraph = self.words.read(part)
            text = f"{pending}{paragraph.text}"
            pending = text if paragraph.goes_on else ""
            plain = without_struck(text)[0].strip()
            if not paragraph.goes_on and not paragraph.contents:
                self.lines.append(without_struck(text)[0].rstrip())
                if plain:
                    yield FormText(" ".join(plain.split()), heading=paragraph.heading and len(plain) < 160)
            self._place(paragraph, plain)
            for box in paragraph.boxes:
                yield from self._box(box, depth)

    def _box(self, box: Box, depth: int) -> Iterator[Piece]:
        """What stands in a text box; each counts as a page's own, since a box is placed from its paragraph."""
        inside = list(self.pieces(box.node, depth))
        if box.place is not None and inside and all(isinstance(piece, FormText) for piece in inside):
            text = "\n".join(piece.text for piece in inside if isinstance(piece, FormText))
            self.placed.append(Placed(text, self.page, *box.place))
        yield from inside

    def _place(self, paragraph: Paragraph, text: str) -> None:
        if paragraph.frame is not None and text:
            last = self.placed[-1] if self.placed else None
            if last is not None and (last.x, last.y) == paragraph.frame and last.page == self.page:
                self.placed[-1] = replace(last, text=f"{last.text}\n{text}")
            else:
                self.placed.append(Placed(text, self.page, *paragraph.frame))
        self.page += paragraph.breaks or any(box.place for box in paragraph.boxes)

    def _table(self, table: Node, depth: int) -> Iterator[Piece]:
        edges = edges_of(table)
        rows: list[GridRow] = []
        nested: list[Piece] = []
        for place, row in enumerate(rows_of(table), start=1):
            laid, inside = self._row(row, edges, f"row {place}", depth)
            nested += inside
            if laid is not None:
                rows.append(laid)
                self.lines.append("\t".join(" ".join(cell.text.split()) for cell in laid.cells))
        if rows:
            yield GridTable(tuple(rows))
        self.lines.append("")
        yield from nested

    def _row(self, row: Node, edges: Sequence[float], place: str, depth: int) -> tuple[GridRow | None, list[Piece]]:
        """One row, and the tables nested in it that are forms themselves; none where the row was deleted."""
        properties = row.part("w:trPr")
        if properties is not None and properties.part("w:del") is not None:
            return None, []
        if properties is not None and properties.on("w:hidden"):
            self.words.lost.hidden += 1
            return None, []
        at = count_of(properties, "w:gridBefore", 0)
        before = replace(self.words.lost)
        cells: list[GridCell] = []
        nested: list[Piece] = []
        struck = False
        for node, empty in cells_of(row):
            given = node.part("w:tcPr")
            span = count_of(given, "w:gridSpan", 1)
            self.words.shaded = looks.Looks.coloured(given)
            text, inside, marked = ("", [], False) if empty else self._cell(node, depth)
            self.words.shaded = False
            struck = struck or marked
            nested += inside
            gone = given is not None and given.part("w:cellDel") is not None
            goes_on = given is not None and given.value("w:vMerge") in ("", "continue")
            if cells and given is not None and given.value("w:hMerge") in ("", "continue"):
                cells[-1] = replace(cells[-1], end=edge_at(edges, at + span))
            else:
                cells.append(GridCell("" if gone else text, edge_at(edges, at), edge_at(edges, at + span), goes_on))
            at += span
        if len(cells) > MOST_COLUMNS:
            cells = cells[:MOST_COLUMNS]
        lost = self.words.lost
        doubts = [_PICTURE] if lost.pictures > before.pictures else []
        doubts += [STRUCK_HERE] if struck else []
        doubts += [UNSEEN_HERE] if lost.unseen > before.unseen else []
        return GridRow(tuple(cells), place, tuple(doubts)), nested

    def _cell(self, cell: Node, depth: int) -> tuple[str, list[Piece], bool]:
        """A cell's text, the forms nested in it, and whether something in it is struck through."""
        texts: list[str] = []
        nested: list[Piece] = []
        pending = ""
        for part in blocks_of(cell):
            if part.name == "w:tbl":
                inside = list(self._table(part, depth + 1)) if depth < _MOST_NESTED else []
                if any(_is_form(piece) for piece in inside):
                    nested += inside
                else:
                    texts += _as_lines(inside)
                continue
            paragraph = self.words.read(part)
            pending += paragraph.text
            if not paragraph.goes_on:
                texts.append(pending)
                pending = ""
            texts += self._boxed(paragraph, depth)
        text = "\n".join(line for said in (*texts, pending) for line in [_tidy(said)] if line)
        said, struck = settled(text)
        return said, nested, struck

    def _boxed(self, paragraph: Paragraph, depth: int) -> list[str]:
        if depth >= _MOST_NESTED:
            return []
        return [line for box in paragraph.boxes for line in _as_lines(self.pieces(box.node, depth + 1))]


def _tidy(text: str) -> str:
    """A paragraph without the blanks at its lines' ends, its tabs made blanks: in a table they part no cells."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _is_form(piece: Piece) -> bool:
    """Whether a nested table is a form's, rather than some figures in a cell."""
    if not isinstance(piece, GridTable):
        return False
    rows = [row.texts for row in piece.rows]
    numbered = sum((number := read_number(row[0])) is not None and number.alone for row in rows if row)
    headed = any((heading := read_heading(row)) is not None and heading.is_form for row in rows)
    return headed or numbered >= _FEWEST_CLAUSES or guess_columns(rows) is not None


def _as_lines(pieces: Iterator[Piece] | Sequence[Piece]) -> list[str]:
    """What is nested in a cell as lines of that cell's text."""
    lines: list[str] = []
    for piece in pieces:
        if isinstance(piece, FormText):
            lines.append(piece.text)
        else:
            lines += [" | ".join(filter(None, (" ".join(text.split()) for text in row.texts))) for row in piece.rows]
    return [line for line in lines if line]
