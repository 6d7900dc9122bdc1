"""Where each clause stands in a form: which cell of it takes the answer, the evidence and the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hoctui.assessment.form_clauses import requirement_of
from hoctui.assessment.form_columns import Columns, Role, goes_on_heading, read_heading
from hoctui.assessment.form_joining import content, likeness
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormPart, FormRow
from hoctui.assessment.recognise import recognise
from hoctui.documents.archive import Archive
from hoctui.documents.form_docx import read_docx
from hoctui.documents.form_fill_cells import Room, mark_place
from hoctui.documents.form_fill_package import packed
from hoctui.documents.form_fill_rows import second_rows
from hoctui.documents.form_fill_writer import Links, Writer
from hoctui.documents.form_fill_xml import Edit, Part, edited
from hoctui.documents.form_grid import grid_parts
from hoctui.rulebook.edition import load

EVIDENCE = (Role.EVIDENCE, Role.BOTH, Role.COMMENTARY)
_TAG = re.compile("(?:• )?\ue020([\ue030-\ue039]+)\ue021")
"""A number in characters that stand for nothing, put where it is to be found again once the form was read."""
_TAGS = re.compile("[\ue020\ue021\ue030-\ue039]")
_NONE: frozenset[int] = frozenset()
_MOST_READINGS = 24
_LARGE = 2_000_000
"""So many bytes of text are not read as often as that."""
_MORE, _LITTLE, _TWIN = 0.25, 0.3, 0.05
"""By how much a row's wording may be more like another clause's; how little like its own; and what is as like."""


@dataclass(frozen=True, slots=True)
class Place:
    """A clause's row in the form: its columns, and the cell under each of them that could be written in.

    `taken` are the columns in which something stands already, `shared` the other clauses that the same row answers.
    """

    columns: Columns
    rooms: Mapping[int, Room]
    taken: frozenset[int]
    shared: tuple[str, ...] = ()
    doubt: str = ""
    """Why the row may be another clause's, where it has no number; empty where it is sure."""
    plan: Place | None = None
    """A second row for the clause, which the form sets aside for what will be done."""
    spare: bool = False
    """Whether the form has a second row for the clause with empty cells, and does not say what it is for."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank form: the file, its name, the part of it that holds the text, that text, and its cells."""

    data: bytes
    file: str
    edition: str
    main: str
    text: bytes
    tree: Part
    rooms: Sequence[Room]


def parts_of(data: bytes, file: str) -> list[FormPart]:
    """The rows and lines of a Word form, as they are read from it."""
    return grid_parts(read_docx(Archive(data, file), file).pieces)[0]


def has_empty_plan(parts: Sequence[FormPart]) -> bool:
    """Whether a table of actions beside the form has rows for clauses that nobody has named yet."""
    rows = ((parts[at], columns) for at, columns in _heads(parts) if columns.is_plan)
    return any(isinstance(part, FormRow) and part.empty for part, _ in rows)


def places(blank: Blank) -> dict[str, Place]:
    """Where each clause of the form stands.

    Which row answers which clause is told by reading the form with a number in each row, and which cell stands under
    which heading by reading it with a number in each cell that can be written in: by the reader that reads it again.
    """
    parts = [_untagged(part) for part in parts_of(blank.data, blank.file)]
    heads = dict(_heads(parts))
    all_rows = _rows_of_clauses(parts, {at: one for at, one in heads.items() if one.is_form}, blank)
    rows = {clause: several[0] for clause, several in all_rows.items()}
    finder = _Finder(blank, parts)
    found: dict[int, dict[int, int]] = {}
    for numbered, in_parts in ((False, False), (True, False), (True, True)):
        found = finder.cells(numbered=numbered, in_parts=in_parts)
        if any(found.get(row) for row in rows.values()):
            break
    second = second_rows(parts, heads, all_rows)
    used = {*rows.values(), *(at for several in second.values() for at, _ in several)}
    beside = Counter(cell for row in used for cell in set(found.get(row, {}).values()))
    answered = Counter(rows.values())
    doubts = _doubts(rows, parts, heads, blank.edition)

    def place(row: int) -> Place:
        rooms = {column: blank.rooms[cell] for column, cell in found.get(row, {}).items() if beside[cell] == 1}
        return Place(heads[row], rooms, _taken(parts[row]))

    made: dict[str, Place] = {}
    for clause, row in rows.items():
        more = [(place(at), planned) for at, planned in second.get(clause, ())]
        made[clause] = replace(
            place(row),
            shared=tuple(one for one, at in rows.items() if at == row and one != clause) if answered[row] > 1 else (),
            doubt=doubts.get(clause, ""),
            plan=next((one for one, planned in more if planned), None),
            spare=any(not planned and _has_room(one) for one, planned in more),
        )
    return made


def _has_room(place: Place) -> bool:
    """Whether an empty cell of a row stands under a heading for an answer, or for what is said of one."""
    wanted = [at for role in (Role.ANSWER, Role.YES, *EVIDENCE) if (at := place.columns.place(role)) is not None]
    return any(at in place.rooms and not place.rooms[at].words for at in wanted)


def speaks_for(blank: Blank) -> float:
    """How much a form reads like the edition, from 0 to 1: the wording of its rows beside that of their clauses.

    -1 where its clauses have numbers, which tell more than any wording.
    """
    parts = [_untagged(part) for part in parts_of(blank.data, blank.file)]
    if _numbered(parts):
        return -1.0
    heads = {at: one for at, one in _heads(parts) if one.is_form}
    asked = {one.number: content(requirement_of(one)) for one in load(blank.edition).clauses}
    rows = {clause: several[0] for clause, several in _rows_of_clauses(parts, heads, blank).items()}
    likes = [likeness(_wording(parts[row], heads[row]), asked[clause]) for clause, row in rows.items()]
    return sum(likes) / max(1, len(asked))


def _numbered(parts: Sequence[FormPart]) -> bool:
    """Whether any clause of the form has a number."""
    cells = (cell for part in parts if isinstance(part, FormRow) and not part.heading for cell in part.cells)
    return any(read_number(cell) is not None for cell in cells)


def _wording(part: FormPart, columns: Columns) -> frozenset[str]:
    home = columns.place(Role.REQUIREMENT)
    return content(part.cells[home]) if isinstance(part, FormRow) and home is not None else frozenset()


def _doubts(
    rows: Mapping[str, int], parts: Sequence[FormPart], heads: Mapping[int, Columns], edition: str
) -> dict[str, str]:
    """Why a row may be another clause's, where rows have no numbers; clauses whose row is sure are left out.

    Where every clause has its row, their order tells clauses of one wording apart, and else nothing does.
    """
    if _numbered(parts):
        return {}
    asked = {one.number: content(requirement_of(one)) for one in load(edition).clauses}
    whole = asked.keys() <= rows.keys()
    found: dict[str, str] = {}
    for clause, row in rows.items():
        said = _wording(parts[row], heads[row])
        own = likeness(said, asked[clause])
        others = {number: likeness(said, one) for number, one in asked.items() if number != clause}
        if max(others.values()) - own > _MORE:
            found[clause] = "its row has no number and reads more like another clause"
        elif not whole and (own < _LITTLE or any(like > own - _TWIN for at, like in others.items() if at not in rows)):
            found[clause] = "its row has no number and may be another clause's"
    return found


def _taken(part: FormPart) -> frozenset[int]:
    """The columns of a row in which something stands."""
    return frozenset(column for column, cell in enumerate(part.cells) if cell) if isinstance(part, FormRow) else _NONE


def _heads(parts: Sequence[FormPart]) -> Iterator[tuple[int, Columns]]:
    """The columns that each row of a form's table stands under, by its place among the parts."""
    columns: Columns | None = None
    rest = False
    for place, part in enumerate(parts):
        if not isinstance(part, FormRow):
            continue
        if part.heading:
            columns, rest = read_heading(part.cells), True
            below = parts[place + 1] if place + 1 < len(parts) else None
            both = goes_on_heading(part.cells, below.cells) if isinstance(below, FormRow) else None
            columns, rest = (read_heading(both), True) if both else (columns, False)
        elif rest:
            rest = False
        elif columns is not None and (columns.is_form or columns.is_plan) and len(part.cells) == columns.width:
            yield place, columns


def _rows_of_clauses(parts: Sequence[FormPart], heads: Mapping[int, Columns], blank: Blank) -> dict[str, list[int]]:
    """The rows of each clause that the form has, by their places among the parts: first the one that begins it."""
    tagged = list(parts)
    for place, columns in heads.items():
        part = parts[place]
        home = next((at for role in (Role.REQUIREMENT, *EVIDENCE) if (at := columns.place(role)) is not None), None)
        if isinstance(part, FormRow) and home is not None and not part.empty:
            cells = list(part.cells)
            first, gap, rest = cells[home].partition(" ")
            cells[home] = f"{first}{_tag(place)}{gap}{rest}"
            tagged[place] = replace(part, cells=tuple(cells))
    rows: dict[str, list[int]] = {}
    for clause, answer in recognise(tagged, name=blank.file, edition=blank.edition).answers.items():
        numbers = _numbers(f"{answer.wording} {answer.evidence} {answer.commentary}")
        if numbers:
            rows[clause] = list(dict.fromkeys(numbers))
    return rows


class _Finder:
    """Finds the cell under each column of each row, by reading the form with a number in each cell."""

    def __init__(self, blank: Blank, parts: Sequence[FormPart]) -> None:
        self._blank = blank
        self._parts = list(parts)
        self._number = {room.cell.start: place for place, room in enumerate(blank.rooms)}
        self._left = _MOST_READINGS

    def cells(self, *, numbered: bool, in_parts: bool) -> dict[int, dict[int, int]]:
        """For each row by its place among the parts, the cell under each column that could be written in.

        With `numbered`, cells are looked for beside clause numbers alone; with `in_parts`, in fewer rows at once where
        numbers in the cells of all rows would make the form read otherwise.
        """
        self._left = _MOST_READINGS if in_parts and len(self._blank.text) < _LARGE else 1
        return self._among([numbers for row in self._rows(numbered=numbered) if (numbers := row)])

    def _among(self, rows: Sequence[Sequence[int]]) -> dict[int, dict[int, int]]:
        """The cells of some rows; of fewer of them where numbers in all would make the form read otherwise."""
        if not rows or self._left <= 0:
            return {}
        self._left -= 1
        found = self._read([number for row in rows for number in row])
        if found is not None:
            return found
        half = len(rows) // 2
        return {**self._among(rows[:half]), **self._among(rows[half:])} if half else {}

    def _read(self, numbers: Sequence[int]) -> dict[int, dict[int, int]] | None:
        blank = self._blank
        writer = Writer(blank.text, Links(""))
        edits: list[Edit] = []
        for number in numbers:
            edits += mark_place(blank.rooms[number], _tag(number), writer)
        tagged = parts_of(packed(blank.data, {blank.main: edited(blank.text, edits)}), blank.file)
        if [_untagged(part) for part in tagged] != self._parts:
            return None
        found: dict[int, dict[int, int]] = {}
        for place, part in enumerate(tagged):
            for column, said in enumerate(part.cells if isinstance(part, FormRow) else ()):
                here = _numbers(said)
                rest = _TAG.sub("", said).strip()
                if here and (not rest or not blank.rooms[here[0]].silent):
                    found.setdefault(place, {})[column] = here[0]
        return found

    def _rows(self, *, numbered: bool) -> Iterator[list[int]]:
        """The cells, by number, that do not hold words of somebody's, of each row that could be a clause's."""
        waiting = [self._blank.tree]
        while waiting:
            row = waiting.pop()
            here = [self._number[cell.start] for cell in _cells_in(row)] if row.name == "w:tr" else []
            texts = [self._blank.rooms[number].text for number in here]
            own = any(read_number(text) for text in texts)
            # A table within a clause's own cell is a part of what is said there.
            waiting += [] if own else reversed(row.parts)
            likely = own or not any(text.strip() for text in texts)
            if here and (likely or not numbered) and read_heading(texts) is None:
                yield [number for number in here if not self._blank.rooms[number].words]


def _cells_in(row: Part) -> Iterator[Part]:
    """The cells of one row, those of tables within them left aside."""
    for part in row.parts:
        if part.name == "w:tc":
            yield part
        elif part.name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo"):
            yield from _cells_in(part)


def _tag(number: int) -> str:
    return "\ue020" + "".join(chr(0xE030 + int(digit)) for digit in str(number)) + "\ue021"


def _numbers(text: str) -> list[int]:
    return [int("".join(str(ord(char) - 0xE030) for char in found)) for found in _TAG.findall(text)]


def _untagged(part: FormPart) -> FormPart:
    """A part as it reads without numbers in it, or with those taken out; what is to be looked at is left aside."""
    if isinstance(part, FormRow):
        cells = tuple(_TAGS.sub("", _TAG.sub("", cell)).strip() for cell in part.cells)
        return replace(part, cells=cells, doubts=())
    return replace(part, text=_TAGS.sub("", _TAG.sub("", part.text)))
