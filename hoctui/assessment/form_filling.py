"""Putting the cells of a row into the record of their clause: its texts column by column, and its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_columns import EVIDENCES, TEXTS, TICKED, Columns, Role
from hoctui.assessment.form_marks import MarkReading, is_mark, read_mark, read_ticks
from hoctui.assessment.form_numbers import letter_of
from hoctui.assessment.form_parts import FormRow
from hoctui.assessment.form_record import Record

_MARKS = {Role.YES: Mark.YES, Role.NO: Mark.NO, Role.PARTIAL: Mark.PARTIAL, Role.NOT_APPLICABLE: Mark.NOT_APPLICABLE}
_PARTS_DIFFER = "its lettered points are answered differently"
_LETTER_ALONE = re.compile(r"[(]?([a-z])[.)]{0,2}", re.IGNORECASE)


def answer_places(columns: Columns) -> list[int]:
    """The columns in which an answer stands, or an X for one."""
    return [place for place, role in enumerate(columns.roles) if role is Role.ANSWER or role in TICKED]


def with_letter(row: FormRow, columns: Columns) -> FormRow:
    """A row whose clause's cell holds a point's letter and no number, with the letter before its requirement."""
    home, text = columns.place(Role.CLAUSE), columns.place(Role.REQUIREMENT)
    if home is None or text is None or len(row.cells) != columns.width:
        return row
    letter = _LETTER_ALONE.fullmatch(row.cells[home].strip())
    if not letter or not row.cells[text].strip():
        return row
    cells = list(row.cells)
    cells[home], cells[text] = "", f"{letter[1].lower()}. {cells[text].strip()}"
    return replace(row, cells=tuple(cells))


class Filler:
    """Fills records. `words` are the file's; `legend` is what its own key says that its signs for an answer mean.

    `notes` are what is to be said of the form's columns.
    """

    def __init__(self, words: frozenset[str], legend: Mapping[str, str]) -> None:
        self.words = words
        self.notes: dict[str, None] = {}
        self._legend = legend

    def begin(self, record: Record, cells: tuple[str, ...], columns: Columns) -> None:
        """Put in the first row of a record, and read its answer."""
        self.go_on(record, cells, columns, first=True)
        if columns.ticked:
            ticks = {_MARKS[role]: cell for role, cell in zip(columns.roles, cells, strict=True) if role in TICKED}
            record.answer = read_ticks(ticks)
        elif (place := columns.place(Role.ANSWER)) is not None:
            record.answer = self._answer(record, cells[place], columns)
            self._compare(record, cells, columns)

    def go_on(
        self, record: Record, cells: tuple[str, ...], columns: Columns, *, first: bool = False, apart: bool = False
    ) -> None:
        """Go on with a row's texts; `first` says that it is the record's first row, `apart` that it is a point's."""
        for place, (role, cell) in enumerate(zip(columns.roles, cells, strict=True)):
            if not cell or role not in TEXTS:
                continue
            if role is Role.OTHER and columns.names[place] and (first or not record.text(role)):
                record.add_named(role, columns.names[place], cell)
            elif apart:
                record.add_line(role, cell)
            else:
                record.add(role, cell, self.words)

    def answer_of_rest(self, record: Record, given: MarkReading, requirement: str) -> None:
        """Take the answer of a row that goes on: the clause's own where it has none, or that of a lettered point."""
        before, point = record.answer, bool(letter_of(requirement))
        if (before.mark is Mark.UNANSWERED and not before.doubt) or before.mark is given.mark:
            record.answer = replace(given, of_point=point and (before.of_point or before.mark is Mark.UNANSWERED))
        elif before.of_point or before.doubt == _PARTS_DIFFER:
            record.answer = MarkReading(Mark.UNANSWERED, _PARTS_DIFFER)
            record.add_line(Role.OTHER, f"{letter_of(requirement)}. {given.mark.word}")
        else:
            record.doubt(f"a second answer, {given.mark.value}, stands where the row goes on")

    def _answer(self, record: Record, cell: str, columns: Columns) -> MarkReading:
        """The answer in a cell; what else the cell says is kept: as evidence where the table has no column for that."""
        reading = read_mark(self._legend.get(cell.strip(" .").casefold(), cell))
        if not reading.more:
            return reading
        record.printed = cell if reading.mark is Mark.UNANSWERED and columns.has(*EVIDENCES) else ""
        if not columns.has(*EVIDENCES):
            record.add(Role.EVIDENCE, cell, self.words)
            return replace(reading, doubt="") if reading.parted else reading
        if reading.mark is not Mark.UNANSWERED:
            record.add_named(Role.OTHER, columns.names[columns.place(Role.ANSWER) or 0] or "Answer", cell)
        return reading

    def _compare(self, record: Record, cells: tuple[str, ...], columns: Columns) -> None:
        """What another column of answers says: said where it is another answer, kept where it is none."""
        taken = columns.names[columns.place(Role.ANSWER) or 0]
        for role, name, cell in zip(columns.roles, columns.names, cells, strict=True):
            if role is not Role.OTHER_ANSWER or not cell:
                continue
            if not is_mark(cell):
                record.add_named(Role.OTHER, name, cell)
                continue
            self.notes[f"The form has several columns of answers: “{taken}” was taken, “{name}” not."] = None
            other = read_mark(cell).mark
            if other is not record.answer.mark:
                said = record.answer.mark.word
                record.doubt(f"the answers differ: “{taken}” says {said}, “{name}” says {other.word}")
