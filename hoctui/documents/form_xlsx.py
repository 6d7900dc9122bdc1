"""Reading a form from an Excel workbook: its visible sheets, merged cells and links, figures as they are shown."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from hoctui.assessment.form_columns import read_heading
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormText
from hoctui.documents.archive import Archive
from hoctui.documents.form_grid import GridCell, GridRow, GridTable
from hoctui.documents.form_xlsx_cells import Formats, shown_value
from hoctui.documents.form_xml import Budget, Node, read_xml
from hoctui.errors import BadInput

_WIDEST = 63
"""A form has no more columns; what stands further right is told, and not taken."""
_MOST_STEPS = 200_000
"""So many rows are looked at for merged cells; a form has a few hundred."""
_FEWEST_CLAUSES = 10
_ON = ("1", "true")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_LINK = re.compile(r'^\s*HYPERLINK\s*\(\s*"([^"]+)"', re.IGNORECASE)
_HIDDEN = "this row is hidden in the workbook; look whether it is meant to be there"
_NO_VALUE = "a cell of this row holds a formula whose result was not saved; look at the original"

Piece = GridTable | FormText


@dataclass(slots=True)
class _Sheet:
    """One sheet: its cells by row and column, and what is to be looked at in a row."""

    name: str
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    doubts: dict[int, str] = field(default_factory=dict)
    too_wide: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False

    @property
    def clauses(self) -> set[str]:
        """The clause numbers that begin its rows, where it has a form's headings."""
        rows = [[row.get(place, "") for place in range(max(row, default=0) + 1)] for row in self.cells.values()]
        if not any((heading := read_heading(row)) is not None and heading.is_form for row in rows):
            return set()
        found = (read_number(cell) for row in rows for cell in row[:4] if cell)
        return {number.number for number in found if number is not None and number.alone}


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
            wanted=("numFmt", "cellXfs", "xf"),
            given=("numFmtId", "formatCode"),
            dropped=("cellStyleXfs", "dxfs"),
        ),
        late_epoch=epoch is not None and epoch.given.get("date1904", "0").casefold() in ("1", "true"),
    )
    strings = read_xml(
        archive.read("xl/sharedStrings.xml"), budget, wanted=("si", "t"), given=(), dropped=("rPh", "phoneticPr")
    )
    shared = [_text(node) for node in strings.all("si")]
    hidden: list[str] = []
    sheets: list[_Sheet] = []
    tab = next((int(view.given["activeTab"]) for view in workbook.all("workbookView") if _figure(view)), 0)
    active = ""
    for place, node in enumerate(workbook.all("sheet")):
        name = node.given.get("name", "")
        if place == tab:
            active = name
        if node.given.get("state", "visible") != "visible":
            hidden.append(name)
        elif target := targets.get(node.given.get("r:id", "")):
            sheets.append(_read_sheet(archive, target, _Sheet(name), budget, _Shown(shared, formats)))
    if not sheets:
        raise BadInput(f"{file} is a damaged workbook: no sheet of it can be read; open it, save it anew, import that.")
    kept, notes = _without_doubles([sheet for sheet in sheets if sheet.cells], active)
    notes += [f"A hidden sheet was not read: {name}." for name in hidden]
    notes += [note for sheet in kept for note in _without_hidden(sheet)]
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


def _without_hidden(sheet: _Sheet) -> list[str]:
    """Take the hidden columns out of a sheet that is a form without them, doubt its hidden rows, and say both."""
    notes: list[str] = []
    hidden = {place for place in sheet.hidden_columns if any(place in row for row in sheet.cells.values())}
    if hidden and any(_heads(row, hidden) for row in sheet.cells.values()):
        names = [next((row[place] for row in sheet.cells.values() if place in row), "") for place in sorted(hidden)]
        notes.append(f"Hidden columns of the sheet {sheet.name} were not taken: {', '.join(names)}.")
        sheet.cells = {
            number: {place: text for place, text in row.items() if place not in hidden}
            for number, row in sheet.cells.items()
        }
    rows = sorted(sheet.hidden_rows & sheet.cells.keys())
    if rows and sheet.filtered:
        notes.append(f"A filter hides rows of the sheet {sheet.name}; they were read all the same.")
    elif rows:
        notes.append(f"Rows of the sheet {sheet.name} are hidden; they were read, and are to be looked at.")
        for number in rows:
            sheet.doubts.setdefault(number, _HIDDEN)
    return notes


def _heads(row: Mapping[int, str], hidden: Collection[int]) -> bool:
    """Whether a row heads a form without its hidden columns."""
    cells = ["" if place in hidden else row.get(place, "") for place in range(max(row, default=0) + 1)]
    heading = read_heading(cells)
    return heading is not None and heading.is_form


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
    return "".join(part.text for part in node.all("t"))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a workbook's cells refer to: its shared texts, and its formats."""

    shared: list[str]
    formats: Formats


def _read_sheet(archive: Archive, part: str, sheet: _Sheet, budget: Budget, shown: _Shown) -> _Sheet:
    tree = read_xml(
        archive.read(part),
        budget,
        wanted=("row", "c", "v", "f", "is", "t", "mergeCell", "hyperlink", "col", "autoFilter"),
        given=("r", "s", "t", "ref", "r:id", "hidden", "min", "max"),
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
        _add_link(sheet, link, links)
    for merged in tree.all("mergeCell"):
        ends = [_place(end) for end in merged.given.get("ref", "").split(":")]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
            sheet.merged.append((*ends[0], *ends[1]))
    return sheet


def _read_rows(tree: Node, sheet: _Sheet, shown: _Shown) -> None:
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
                sheet.doubts[row_number] = _NO_VALUE
            elif text and column >= _WIDEST:
                sheet.too_wide = True
            elif text:
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
    return _tidy(_with_address(text, link[1]) if link else text)


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


def _add_link(sheet: _Sheet, link: Node, targets: Mapping[str, str]) -> None:
    place = _place(link.given.get("ref", "").split(":")[0])
    address = targets.get(link.given.get("r:id", ""), "")
    if place and address and (text := sheet.cells.get(place[0], {}).get(place[1])):
        sheet.cells[place[0]][place[1]] = _with_address(text, address)


def _without_doubles(sheets: list[_Sheet], active: str) -> tuple[list[_Sheet], list[str]]:
    """The sheets of one form: of several that hold the same clauses, the one that was open, or else the first."""
    clauses = [sheet.clauses for sheet in sheets]
    forms = [place for place, found in enumerate(clauses) if len(found) >= _FEWEST_CLAUSES]
    chosen = next((place for place in forms if sheets[place].name == active), forms[0] if forms else 0)
    doubles = [
        place for place in forms if place != chosen and len(clauses[place] & clauses[chosen]) * 2 > len(clauses[place])
    ]
    said = [
        f"The workbook holds several forms: the sheet {sheets[chosen].name} was read, {sheets[place].name} not."
        for place in doubles
    ]
    return [sheet for place, sheet in enumerate(sheets) if place not in doubles], said


def _rows(sheet: _Sheet) -> Iterator[GridRow]:
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
        doubt = sheet.doubts.get(number)
        yield GridRow(tuple(cells), f"row {number}", (doubt,) if doubt else ())


def _spans(sheet: _Sheet, numbers: list[int], width: int) -> dict[int, dict[int, tuple[int, bool]]]:
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
