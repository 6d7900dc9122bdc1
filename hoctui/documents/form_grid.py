"""Tables whose cells may be merged, split or set beside each other, laid out as a form's rows: one cell per column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hoctui.assessment.form_answer_headings import names_time
from hoctui.assessment.form_columns import Columns, Role, names_only, read_heading
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormPart, FormRow, FormText
from hoctui.errors import BadInput

_LONGEST_HEADING = 160
_SIDE_BY_SIDE = "The form's clauses stand in one table and more about them in the next; they were put together."
_ANSWERS = (Role.ANSWER, Role.YES, Role.NO, Role.PARTIAL, Role.NOT_APPLICABLE)
_EVIDENCE = (Role.EVIDENCE, Role.COMMENTARY, Role.BOTH, Role.OTHER)
_LONGEST_REFERENCE = 16
_MOST_COPIED = 2_000_000
"""So much text may stand in merged cells, counted once for each row that they stand beside."""
_CHOICES = {"yes", "no", "y", "n", "partial", "partially", "partly", "n/a"}


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its text, and from where to where it stands across the table; `goes_on` where it is the one above."""

    text: str
    start: float
    end: float
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row, its cells from left to right."""

    cells: tuple[GridCell, ...]
    place: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What its cells say, those that go on from above nothing."""
        return tuple("" if cell.goes_on else cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class GridTable:
    """One table of a document, or one sheet of a workbook."""

    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class _Heads:
    """The headings of a table: where each column stands, and what it holds."""

    cells: tuple[GridCell, ...]
    columns: Columns

    @property
    def own(self) -> int:
        """The column that tells one clause from the next."""
        home = self.columns.place(Role.CLAUSE)
        return home if home is not None else (self.columns.place(Role.REQUIREMENT) or 0)


def grid_parts(pieces: Sequence[GridTable | FormText]) -> tuple[list[FormPart], tuple[str, ...]]:
    """The rows of all tables, each laid under its table's headings, and the lines between; and what is to be said."""
    told: dict[str, None] = {}
    layout = _Layout(told)
    parts: list[FormPart] = []
    for block, piece in enumerate(_put_together(pieces, told), start=1):
        if isinstance(piece, FormText):
            parts.append(piece)
        else:
            parts += layout.rows(_from_cards(piece), block)
    return parts, tuple(told)


class _Layout:
    """Lays one table after the other under the headings that stand above it."""

    def __init__(self, told: dict[str, None]) -> None:
        self._heads: _Heads | None = None
        self._told = told
        self._copied = 0

    def rows(self, table: GridTable, block: int) -> Iterator[FormPart]:
        """The table's rows, each cell under its column."""
        table = self._without_references(table)
        at = 0
        fits = self._heads is not None and max((len(row.cells) for row in table.rows), default=0) == len(
            self._heads.cells
        )
        first = next((place for place in range(len(table.rows)) if _heads_at(table.rows, place)[1] is not None), -1)
        above: dict[int, str] = {}
        while at < len(table.rows):
            count, heads = _heads_at(table.rows, at)
            if heads is not None:
                self._heads, fits = heads, True
                above.clear()
                yield FormRow(heads.columns.names, table.rows[at].place, heading=True, block=block, whole=True)
                at += count
                continue
            row = table.rows[at]
            at += 1
            whole = _alone(row) if at <= first else _across(row, self._heads if fits else None)
            if whole is not None:
                yield _line(whole, row, block)
            elif self._heads is None or not fits:
                yield FormRow(row.texts, row.place, block=block, doubts=row.doubts, whole=True)
            else:
                laid = _lay(row, self._heads, above, block)
                self._count_copies(row, laid)
                yield laid

    def _count_copies(self, row: GridRow, laid: FormRow) -> None:
        """Count what a row takes from cells that go on from above; a text may be as long as a file, beside any row."""
        said = sum(len(cell.text) for cell in row.cells if not cell.goes_on)
        self._copied += max(0, sum(len(cell) for cell in laid.cells) - said)
        if self._copied > _MOST_COPIED:
            raise BadInput(
                "The file's merged cells stand beside more rows than any form's; split them, and import that."
            )

    def _without_references(self, table: GridTable) -> GridTable:
        """The table without a column of the landlord's own references, where the clauses stand in another."""
        for at in range(len(table.rows)):
            count, heads = _heads_at(table.rows, at)
            if heads is None:
                continue
            home, below = heads.columns.place(Role.CLAUSE), table.rows[at + count :]
            others = [place for place, role in enumerate(heads.columns.roles) if role in (Role.OTHER, Role.REQUIREMENT)]
            if (
                home is None
                or not below
                or _clauses_in(below, home)
                or not any(_clauses_in(below, one) for one in others)
            ):
                return table
            columns = [row.texts[home] for row in below if len(row.cells) == len(heads.cells)]
            if any(len(text) > _LONGEST_REFERENCE for text in columns):
                return table
            self._told[
                f"The column “{heads.columns.names[home]}” holds other references than clauses; it was not taken."
            ] = None
            width = len(heads.cells)
            return GridTable(
                tuple(
                    replace(row, cells=(*row.cells[:home], *row.cells[home + 1 :])) if len(row.cells) == width else row
                    for row in table.rows
                )
            )
        return table


def _clauses_in(rows: Sequence[GridRow], place: int) -> int:
    """How many of the rows have a clause number, and no more, in that column."""
    found = [read_number(row.texts[place]) for row in rows if place < len(row.cells)]
    return sum(number is not None and number.alone for number in found)


def _line(text: str, row: GridRow, block: int) -> FormPart:
    """A row that is one cell from side to side: a heading, a remark, or the rest of a row that has lost its cells."""
    if text[:1].islower() or read_number(text) is not None:
        return FormRow((text,), row.place, loose=text[:1].islower(), block=block, doubts=row.doubts)
    return FormText(text, heading=len(text) <= _LONGEST_HEADING and not text.rstrip().endswith((".", ";")))


def _alone(row: GridRow) -> str | None:
    """What a row above the headings says in the one cell of it that says anything; None where more of them do."""
    filled = [cell.text.strip() for cell in row.cells if cell.text.strip() and not cell.goes_on]
    return filled[0] if len(filled) == 1 else None


def _across(row: GridRow, heads: _Heads | None) -> str | None:
    """What a row says that is one cell from side to side; None where it is no such row."""
    filled = [cell for cell in row.cells if cell.text.strip() and not cell.goes_on]
    if len(filled) != 1 or any(cell.goes_on for cell in row.cells):
        return None
    if heads is None:
        return filled[0].text.strip() if len(row.cells) == 1 else None
    if len(heads.cells) < 3 or len(_under(filled[0], heads)) < len(heads.cells) - 1:
        return None
    return filled[0].text.strip()


def _under(cell: GridCell, heads: _Heads) -> list[int]:
    """The columns that a cell stands under, by half of the column's width or half of its own."""
    places = []
    for place, head in enumerate(heads.cells):
        shared = min(cell.end, head.end) - max(cell.start, head.start)
        if shared > 0 and (shared * 2 >= head.end - head.start or shared * 2 > cell.end - cell.start):
            places.append(place)
    return places


def _lay(row: GridRow, heads: _Heads, above: dict[int, str], block: int) -> FormRow:
    texts = [""] * len(heads.cells)
    goes_on = [False] * len(heads.cells)
    doubts = list(row.doubts)
    even = len(row.cells) == len(heads.cells) and not any(len(_under(cell, heads)) > 1 for cell in row.cells)
    for index, cell in enumerate(row.cells):
        places = [index] if even else _under(cell, heads)
        place = places[0] if places else len(heads.cells) - 1
        if cell.goes_on:
            for under in places:
                goes_on[under] = True
            continue
        if cell.text.strip():
            doubts += _merged_across(places, heads.columns)
            texts[place] = f"{texts[place]}\n{cell.text}".strip()
    above.update({place: text for place, text in enumerate(texts) if not goes_on[place]})
    if any(goes_on) and not goes_on[heads.own] and texts[heads.own].strip():
        # A cell beside several clauses speaks for each of them; one beside the rest of a broken row is that row's.
        shared = [place for place, going_on in enumerate(goes_on) if going_on and above.get(place, "").strip()]
        for place in shared:
            texts[place] = above[place]
        if any(heads.columns.roles[place] in _ANSWERS for place in shared):
            doubts.append("its answer stands in one cell beside several clauses; look at the original")
    return FormRow(tuple(texts), row.place, block=block, doubts=tuple(dict.fromkeys(doubts)), whole=True)


def _merged_across(places: Sequence[int], columns: Columns) -> list[str]:
    named = [columns.names[place] or columns.roles[place].value for place in places]
    if len(places) < 2 or all(columns.roles[place] in _EVIDENCE for place in places):
        return []
    return [f"one cell stands under {' and '.join(named)}; it was read as the first of them"]


# ------------------------------------------------------------------------------------------------- headings


def _heads_at(rows: Sequence[GridRow], at: int) -> tuple[int, _Heads | None]:
    """The headings that begin at a row and how many rows they take; no headings where none begin there."""
    row = rows[at]
    if any(read_number(text) for text in row.texts if text):
        return 0, None
    one = read_heading(row.texts)
    below = rows[at + 1] if at + 1 < len(rows) else None
    if below is not None and _divides(row, below):
        cells = _divided(row, below)
        two = read_heading([cell.text for cell in cells])
        if two is not None and two.is_form:
            return 2, _Heads(tuple(cells), two)
    if one is not None and (one.is_form or one.is_plan):
        return 1, _Heads(row.cells, one)
    return 0, None


def _divides(row: GridRow, below: GridRow) -> bool:
    """Whether the row beneath could divide the headings above it: short names only, two of them under one."""
    filled = [cell for cell in below.cells if cell.text.strip() and not cell.goes_on]
    if not filled or any(len(cell.text) > 40 or read_number(cell.text) for cell in filled):
        return False
    said = {cell.text.strip(" :").casefold() for cell in filled}
    if said.isdisjoint(_CHOICES) and not names_only([cell.text for cell in filled]):
        return False
    return any(
        sum(1 for cell in below.cells if cell.start >= head.start and cell.end <= head.end) > 1 for head in row.cells
    )


def _divided(row: GridRow, below: GridRow) -> list[GridCell]:
    """The columns of headings in two rows: the lower names where one heading is divided, both where it is not."""
    cells: list[GridCell] = []
    for cell in below.cells:
        head = next((head for head in row.cells if head.start <= cell.start and cell.end <= head.end), None)
        over = "" if head is None else head.text
        own = "" if cell.goes_on else cell.text
        narrower = head is not None and cell.end - cell.start < head.end - head.start
        alone = narrower and own.strip() and not names_time(over.casefold())
        text = own if alone else f"{over} {own}".strip()
        cells.append(replace(cell, text=text, goes_on=False))
    return cells


# ------------------------------------------------------------------------------------------------- other shapes


def _from_cards(table: GridTable) -> GridTable:
    """A table with a label beside each cell, one clause under the other, as a table with headings."""
    pairs: list[tuple[str, str, str]] = []
    heads = _heads_at(table.rows, 0)[1] if table.rows else None
    if heads is not None and heads.columns.ticked:
        return table
    for row in table.rows:
        cells = row.texts
        if len(cells) % 2 or len(cells) > 4:
            return table
        pairs += [
            (label, value, row.place) for label, value in zip(cells[::2], cells[1::2], strict=True) if label.strip()
        ]
    if not pairs:
        return table
    first = pairs[0][0]
    cards: list[list[tuple[str, str, str]]] = []
    for pair in pairs:
        if pair[0] == first:
            cards.append([])
        cards[-1].append(pair)
    labels = list(dict.fromkeys(label for card in cards for label, _, _ in card))
    heading = read_heading(labels) if len(labels) <= 12 else None
    if heading is None or not heading.is_form or any(len({pair[0] for pair in card}) < len(card) for card in cards):
        return table
    rows = [(tuple(labels), cards[0][0][2])]
    rows += [
        (tuple(next((value for said, value, _ in card if said == label), "") for label in labels), card[0][2])
        for card in cards
    ]
    return GridTable(
        tuple(
            GridRow(tuple(GridCell(text, place, place + 1) for place, text in enumerate(texts)), where)
            for texts, where in rows
        )
    )


def _put_together(pieces: Sequence[GridTable | FormText], told: dict[str, None]) -> Iterator[GridTable | FormText]:
    """The pieces with tables that stand side by side, row for row or clause for clause, made one."""
    at = 0
    while at < len(pieces):
        left, right = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        one = _beside(left, right) if isinstance(left, GridTable) and isinstance(right, GridTable) else None
        if one is not None:
            told[_SIDE_BY_SIDE] = None
            yield one
            at += 2
        else:
            yield left
            at += 1


def _beside(left: GridTable, right: GridTable) -> GridTable | None:
    """Two tables that only together are a form, as one; None where they are not."""
    if not left.rows or not right.rows:
        return None
    heads = [left.rows[0].texts, right.rows[0].texts]
    both = read_heading((*heads[0], *heads[1]))
    known = [read_heading(head) for head in heads]
    if both is None or not both.is_form:
        return None
    numbers = [_numbers(table) for table in (left, right)]
    alone = known[0] is not None and known[0].is_form
    width = max(cell.end for row in left.rows for cell in row.cells)
    if numbers[0] and not numbers[1] and not alone and len(left.rows) == len(right.rows):
        rows = zip(left.rows, right.rows, strict=True)
        return GridTable(tuple(_side_by_side(one, other, width) for one, other in rows))
    lacks = known[0] is not None and not known[0].has(Role.EVIDENCE, Role.COMMENTARY, Role.BOTH)
    whole = known[1] is not None and known[1].is_form
    if numbers[1] and lacks and not whole and set(numbers[1].values()) <= set(numbers[0].values()) and numbers[0]:
        by_number = {number: right.rows[place] for place, number in numbers[1].items()}
        if len(by_number) < len(right.rows) - 1:
            return None
        joined = [_side_by_side(left.rows[0], _without_number(right.rows[0]), width)]
        for place, row in enumerate(left.rows[1:], start=1):
            other = by_number.get(numbers[0].get(place, ""))
            joined.append(_side_by_side(row, _without_number(other), width) if other is not None else row)
        return GridTable(tuple(joined))
    return None


def _side_by_side(left: GridRow, right: GridRow, width: float) -> GridRow:
    moved = (replace(cell, start=cell.start + width, end=cell.end + width) for cell in right.cells)
    return GridRow((*left.cells, *moved), left.place, (*left.doubts, *right.doubts))


def _without_number(row: GridRow) -> GridRow:
    return replace(row, cells=row.cells[1:])


def _numbers(table: GridTable) -> dict[int, str]:
    """The clause numbers in a table's first column, by the row that each stands in."""
    found = {place: read_number(row.texts[0]) for place, row in enumerate(table.rows) if row.texts}
    return {place: number.number for place, number in found.items() if number is not None and number.alone}
