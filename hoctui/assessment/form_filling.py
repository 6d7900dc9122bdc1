"""Putting the cells of a row into the record of their clause: its texts column by column, and its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_answer_headings import falls_short, tick_of
from hoctui.assessment.form_columns import EVIDENCES, TEXTS, TICKED, Columns, Role
from hoctui.assessment.form_marks import (
    MarkReading,
    colour_of,
    inverted,
    is_mark,
    is_tick,
    read_mark,
    read_stated,
    read_ticks,
    shown,
)
from hoctui.assessment.form_numbers import letter_of
from hoctui.assessment.form_parts import FormRow
from hoctui.assessment.form_prompts import is_prompt
from hoctui.assessment.form_record import Record

_MARKS = {Role.YES: Mark.YES, Role.NO: Mark.NO, Role.PARTIAL: Mark.PARTIAL, Role.NOT_APPLICABLE: Mark.NOT_APPLICABLE}
_PARTS_DIFFER = "its lettered points are answered differently"
_PROOF = re.compile(r"\b(?:evidence|proof|documents?)\b", re.IGNORECASE)
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
            record.answer = (read_stated if columns.stated else read_ticks)(ticks)
            self._compare_ticks(record, cells, columns)
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
            if role is not Role.REQUIREMENT and is_prompt(cell):
                record.prompts[cell] = role
            elif role is Role.OTHER and columns.names[place] and (first or not record.text(role)):
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
        name = columns.names[columns.place(Role.ANSWER) or 0]
        reading = read_mark(self._legend.get(cell.strip(" .").casefold(), cell))
        if columns.inverted:
            reading = self._turned(record, reading, cell, name)
        if columns.unsure and reading.mark is not Mark.UNANSWERED:
            self.notes[f"The answers stand under “{name}”, which may ask something else than whether it is met."] = None
            record.doubt(f"the answer stands under “{name}”; look whether it says that the clause is met")
        if not reading.more:
            return reading
        record.printed = cell if reading.mark is Mark.UNANSWERED and columns.has(*EVIDENCES) else ""
        if not columns.has(*EVIDENCES):
            record.add(Role.EVIDENCE, cell, self.words)
            return replace(reading, doubt="") if reading.parted else reading
        if reading.mark is not Mark.UNANSWERED:
            record.add_named(Role.OTHER, name or "Answer", cell)
        return reading

    def _turned(self, record: Record, reading: MarkReading, cell: str, name: str) -> MarkReading:
        """The answer under a heading that asks the other way round: its Yes is No, and its No is Yes."""
        said = "X" if is_tick(cell) and reading.mark is Mark.UNANSWERED else reading.mark.word
        turned = inverted(reading, cell)
        if turned.mark is not reading.mark:
            self.notes[f"The heading “{name}” asks the other way round: Yes under it was read as No, No as Yes."] = None
            record.doubt(f"the heading “{name}” asks the other way round: {said} was read as {turned.mark.word}")
        return turned

    def _compare(self, record: Record, cells: tuple[str, ...], columns: Columns) -> None:
        """What another column of answers says: said where it is another answer, kept where it is none."""
        taken = columns.names[columns.place(Role.ANSWER) or 0] if columns.has(Role.ANSWER) else "Yes / No"
        for role, name, cell in zip(columns.roles, columns.names, cells, strict=True):
            if role not in (Role.OTHER_ANSWER, Role.ASIDE) or not cell or (columns.ticked and tick_of(name.casefold())):
                continue
            colour = colour_of(cell) if role is Role.OTHER_ANSWER else None
            if not is_mark(cell):
                record.add_named(Role.OTHER, name, cell)
                if colour is not None and colour[1].isdisjoint({record.answer.mark, Mark.UNANSWERED}):
                    record.doubt(
                        f"beside the answer, “{name}” says {colour[0]}, while the answer is {record.answer.mark.word}"
                    )
                continue
            if role is Role.ASIDE:
                self._beside(record, name, cell)
                continue
            self.notes[f"The form has several columns of answers: “{taken}” was taken, “{name}” not."] = None
            other = read_mark(cell)
            other = inverted(other, cell) if falls_short(name.casefold()) else other
            if other.mark is not record.answer.mark:
                said = record.answer.mark.word
                record.doubt(f"the answers differ: “{taken}” says {said}, “{name}” says {shown(cell)}")

    def _beside(self, record: Record, name: str, cell: str) -> None:
        """An answer to something else than the clause: left out, and looked at where it says that proof is missing."""
        self.notes[f"The column “{name}” asks something else than whether a clause is met; it was not taken."] = None
        missing = read_mark(cell).mark is Mark.NO and record.answer.mark is Mark.YES
        if missing and _PROOF.search(name):
            record.doubt(f"beside the answer, “{name}” says {shown(cell)}, while the answer is Yes")

    def _compare_ticks(self, record: Record, cells: tuple[str, ...], columns: Columns) -> None:
        """What a second set of columns for an X says, such as last year's."""
        others = {
            mark: cell
            for role, name, cell in zip(columns.roles, columns.names, cells, strict=True)
            if role is Role.OTHER_ANSWER and (mark := tick_of(name.casefold())) is not None
        }
        if not any(others.values()):
            return
        other = (read_stated if columns.stated else read_ticks)(others).mark
        self.notes["The form has several sets of columns for an X; one of them was taken."] = None
        if other is not record.answer.mark:
            record.doubt(f"the answers differ: the columns taken say {record.answer.mark.word}, others {other.word}")
