"""Reading a form from an Excel workbook: its visible sheets, merged cells and links, figures as they are shown."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from hoctui.assessment.form_parts import FormText
from hoctui.documents.archive import Archive
from hoctui.documents.form_grid import GridCell, GridRow, GridTable
from hoctui.documents.form_struck import STRUCK, STRUCK_HERE, UNSEEN_HERE, settled, unmarked
from hoctui.documents.form_xlsx_cells import STYLED, STYLES, Formats, shown_value
from hoctui.documents.form_xlsx_sheets import Sheet, without_doubles, without_hidden
from hoctui.documents.form_xml import Budget, Node, read_xml
from hoctui.errors import BadInput

_WIDEST = 63
"""A form has no more columns; what stands further right is told, and not taken."""
_MOST_STEPS = 200_000
"""So many rows are looked at for merged cells; a form has a few hundred."""
_ON = ("1", "true")
_RICH = ("si", "r", "rPr", "strike", "t")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_LINK = re.compile(r'^\s*HYPERLINK\s*\(\s*"([^"]+)"', re.IGNORECASE)
_NO_VALUE = "a cell of this row holds a formula whose result was not saved; look at the original"

Piece = GridTable | FormText


def read_xlsx(archive: Archive, file: str) -> tuple[list[Piece], tuple[str, ...]]:
    """The sheets of a workbook as tables, each beneath its name, and what is to be said of it.

    Raises:
        BadInput: it is damaged, or holds more than any form.
    """
    budget = Budget(file)
    workbook = read_xml(
        archive.read("xl/workbook.xml"),
        budget,
        wanted=("sheet", "workbookPr", "workbookView"),
        given=("name", "r:id", "state", "date1904", "activeTab"),
    )
    targets = _relations(archive, "xl/workbook.xml", budget)
    epoch = workbook.part("workbookPr")
    formats = Formats(
        read_xml(
            archive.read("xl/styles.xml"),
            budget,
            wanted=STYLES,
            given=STYLED,
            dropped=("cellStyleXfs", "dxfs"),
        ),
        late_epoch=epoch is not None and epoch.given.get("date1904", "0").casefold() in ("1", "true"),
    )
    strings = read_xml(
        archive.read("xl/sharedStrings.xml"), budget, wanted=_RICH, given=("val",), dropped=("rPh", "phoneticPr")
    )
    shared = [_text(node) for node in strings.all("si")]
    hidden: list[str] = []
    sheets: list[Sheet] = []
    tab = next((int(view.given["activeTab"]) for view in workbook.all("workbookView") if _figure(view)), 0)
    active = ""
    for place, node in enumerate(workbook.all("sheet")):
        name = node.given.get("name", "")
        if place == tab:
            active = name
        if node.given.get("state", "visible") != "visible":
            hidden.append(name)
        elif target := targets.get(node.given.get("r:id", "")):
            sheets.append(_read_sheet(archive, target, Sheet(name), budget, _Shown(shared, formats, budget)))
    if not sheets:
        raise BadInput(f"{file} is a damaged workbook: no sheet of it can be read; open it, save it anew, import that.")
    kept, notes = without_doubles([sheet for sheet in sheets if sheet.cells], active)
    notes += [f"A hidden sheet was not read: {name}." for name in hidden]
    notes += [note for sheet in kept for note in without_hidden(sheet)]
    notes += [
        f"The sheet {sheet.name} has cells far to the right, which were not read." for sheet in kept if sheet.too_wide
    ]
    if any("/comments" in name or "/threadedcomments" in name for name in archive.names):
        notes.append("The workbook has comments on its cells, which were not taken.")
    pieces: list[Piece] = []
    for sheet in kept:
        if len(kept) > 1:
            pieces.append(FormText(sheet.name, heading=True))
        pieces.append(GridTable(tuple(_rows(sheet))))
    return pieces, tuple(notes)


def _figure(view: Node) -> bool:
    given = view.given.get("activeTab", "")
    return given.isascii() and given.isdigit() and len(given) < 6


def _relations(archive: Archive, part: str, budget: Budget) -> dict[str, str]:
    """What a part refers to, by the relationship's name: other parts by their names, addresses as they are."""
    folder, name = posixpath.split(part)
    tree = read_xml(
        archive.read(f"{folder}/_rels/{name}.rels"),
        budget,
        wanted=("Relationship",),
        given=("Id", "Target", "TargetMode"),
    )
    found: dict[str, str] = {}
    for node in tree.parts:
        target = node.given.get("Target", "")
        if node.given.get("TargetMode") != "External":
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        found[node.given.get("Id", "")] = target
    return found


def _text(node: Node) -> str:
    """The text of a shared or inline string, what is struck through in it marked."""
    pieces: list[str] = []
    for part in node.parts:
        if part.name == "t":
            pieces.append(unmarked(part.text))
        elif part.name == "r":
            text = unmarked("".join(one.text for one in part.all("t")))
            look = part.part("rPr")
            struck = look is not None and look.on("strike", "val") and text.strip()
            pieces += [STRUCK[0], text, STRUCK[1]] if struck else [text]
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a workbook's cells refer to: its shared texts, and its formats."""

    shared: list[str]
    formats: Formats
    budget: Budget


def _read_sheet(archive: Archive, part: str, sheet: Sheet, budget: Budget, shown: _Shown) -> Sheet:
    tree = read_xml(
        archive.read(part),
        budget,
        wanted=("row", "c", "v", "f", "is", "mergeCell", "hyperlink", "col", "autoFilter", *_RICH),
        given=("r", "s", "t", "ref", "r:id", "hidden", "min", "max", "val"),
        dropped=("rPh", "extLst", "conditionalFormatting", "dataValidations"),
        hollow=("c",),
    )
    sheet.filtered = tree.part("autoFilter") is not None
    for column in tree.all("col"):
        if column.given.get("hidden", "").casefold() in _ON:
            first, last = (_whole(column.given.get(end, ""), 0) for end in ("min", "max"))
            sheet.hidden_columns.update(range(first - 1, min(last, _WIDEST)))
    _read_rows(tree, sheet, shown)
    links = _relations(archive, part, budget) if tree.part("hyperlink") is not None else {}
    for link in tree.all("hyperlink"):
        _add_link(sheet, link, links, budget)
    for merged in tree.all("mergeCell"):
        ends = [_place(end) for end in merged.given.get("ref", "").split(":")]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
            sheet.merged.append((*ends[0], *ends[1]))
    return sheet


def _read_rows(tree: Node, sheet: Sheet, shown: _Shown) -> None:
    """Put what the sheet's cells show where they stand."""
    row_number = 0
    for row in tree.all("row"):
        row_number = _whole(row.given.get("r", ""), row_number + 1)
        if row.given.get("hidden", "").casefold() in _ON:
            sheet.hidden_rows.add(row_number)
        column = -1
        for cell in row.all("c"):
            place = _place(cell.given.get("r", ""))
            column = place[1] if place else column + 1
            text = _cell(cell, shown)
            if text is None:
                sheet.doubt(row_number, _NO_VALUE)
            elif text and column >= _WIDEST:
                sheet.too_wide = True
            elif text:
                shown.budget.grow(len(text))
                form = shown.formats.of(cell.given.get("s", ""))
                text, struck = settled(text)
                if struck or form.struck:
                    sheet.doubt(row_number, STRUCK_HERE)
                if form.unseen:
                    sheet.doubt(row_number, UNSEEN_HERE)
                sheet.cells.setdefault(row_number, {})[column] = text


def _whole(given: str, otherwise: int) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 8 else otherwise


def _place(reference: str) -> tuple[int, int] | None:
    """The row, from 1, and the column, from 0, that a reference such as "C7" names."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1


def _cell(cell: Node, shown: _Shown) -> str | None:
    """What a cell shows; None where it holds a formula without its result."""
    kind = cell.given.get("t", "n")
    inline = cell.part("is")
    value = cell.part("v")
    formula = cell.part("f")
    if inline is not None:
        text = _text(inline)
    elif value is None or not value.text:
        return None if formula is not None and kind != "str" else ""
    elif kind == "s":
        place = _whole(value.text.strip(), -1)
        text = shown.shared[place] if 0 <= place < len(shown.shared) else ""
    else:
        text = shown_value(value.text.strip(), kind, shown.formats.of(cell.given.get("s", "")))
    link = _LINK.match(formula.text) if formula is not None else None
    if link:
        shown.budget.grow(len(link[1]))
        text = _with_address(text, link[1])
    return _tidy(text)


def _tidy(text: str) -> str:
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
    lines = (" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _with_address(text: str, address: str) -> str:
    """A link's words, with its address behind them where they are not the address."""
    bare, words = (
        re.sub(r"^(?:https?://(?:www\.)?|mailto:|www\.)", "", unquote(one).strip().casefold()).rstrip("/")
        for one in (address, text)
    )
    return text if not text.strip() or bare == words or bare in words else f"{text} ({address})"


def _add_link(sheet: Sheet, link: Node, targets: Mapping[str, str], budget: Budget) -> None:
    place = _place(link.given.get("ref", "").split(":")[0])
    address = targets.get(link.given.get("r:id", ""), "")
    budget.grow(len(address))
    if place and address and (text := sheet.cells.get(place[0], {}).get(place[1])):
        sheet.cells[place[0]][place[1]] = _with_address(text, address)


def _rows(sheet: Sheet) -> Iterator[GridRow]:
    """The sheet's rows that hold anything, every cell of them, merged ones as they span."""
    width = 1 + max((max(row, default=0) for row in sheet.cells.values()), default=0)
    numbers = sorted(sheet.cells)
    spans = _spans(sheet, numbers, width)
    for number in numbers:
        row = sheet.cells[number]
        cells: list[GridCell] = []
        covered = -1
        starts = spans.get(number, {})
        for place in range(width):
            if place <= covered:
                continue
            right, goes_on = starts.get(place, (place, False))
            covered = max(place, right)
            cells.append(GridCell("" if goes_on else row.get(place, ""), place, covered + 1, goes_on))
        yield GridRow(tuple(cells), f"row {number}", tuple(sheet.doubts.get(number, ())))


def _spans(sheet: Sheet, numbers: list[int], width: int) -> dict[int, dict[int, tuple[int, bool]]]:
    """For each row the merged cells in it by the column where they begin: where they end, and whether they go on.

    Merged cells never overlap; where a file says that they do, the first one stands.
    """
    spans: dict[int, dict[int, tuple[int, bool]]] = {}
    covered: dict[int, int] = {}
    steps = 0
    for top, left, bottom, right in sheet.merged:
        first = bisect_left(numbers, top)
        rows = numbers[first : bisect_right(numbers, bottom)]
        steps += len(rows) + 1
        if steps > _MOST_STEPS:
            break
        end = min(right, width - 1)
        mask = (1 << (end + 1)) - (1 << left)
        if end < left or any(covered.get(row, 0) & mask for row in rows):
            continue
        for row in rows:
            covered[row] = covered.get(row, 0) | mask
            spans.setdefault(row, {})[left] = (end, row > top)
    return spans
