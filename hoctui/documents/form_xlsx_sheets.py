"""The sheets of a workbook: what each holds, what of it is hidden, and which is the form where several are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_answer_headings import recency
from hoctui.assessment.form_columns import Role, read_heading
from hoctui.assessment.form_marks import read_mark, shown
from hoctui.assessment.form_numbers import read_number

_FEWEST_CLAUSES = 10
_HIDDEN = "this row is hidden in the workbook; look whether it is meant to be there"


@dataclass(slots=True)
class Sheet:
    """One sheet: its cells by row and column, and what is to be looked at in a row."""

    name: str
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    doubts: dict[int, dict[str, None]] = field(default_factory=dict)
    too_wide: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False

    def doubt(self, row: int, said: str) -> None:
        """Note, once, what is to be looked at in a row."""
        self.doubts.setdefault(row, {})[said] = None

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that holds anything, with its number."""
        for number in sorted(self.cells):
            row = self.cells[number]
            yield number, [row.get(place, "") for place in range(max(row, default=0) + 1)]

    def clauses(self) -> dict[str, list[tuple[int, str]]]:
        """The rows of each clause beneath a form's headings, each with its number and what stands as its answer."""
        answer = -1
        headed = False
        found: dict[str, list[tuple[int, str]]] = {}
        for at, row in self.rows():
            heading = read_heading(row)
            if heading is not None and heading.is_form:
                headed, place = True, heading.place(Role.ANSWER)
                answer = -1 if place is None or heading.inverted else place
                continue
            number = next((one for cell in row[:4] if cell and (one := read_number(cell)) and one.alone), None)
            if headed and number is not None:
                found.setdefault(number.number, []).append((at, row[answer] if 0 <= answer < len(row) else ""))
        return found


def without_doubles(sheets: list[Sheet], active: str) -> tuple[list[Sheet], list[str]]:
    """The sheets of one form: of several that hold the same clauses, the latest year's, the one open, or the first.

    What a sheet that is left out answers otherwise is to be looked at in the one that is kept.
    """
    clauses = [sheet.clauses() for sheet in sheets]
    forms = [place for place, found in enumerate(clauses) if len(found) >= _FEWEST_CLAUSES]
    if not forms:
        return sheets, []
    years = {place: recency(sheets[place].name.casefold()) for place in forms}
    latest = [place for place in forms if years[place] == max(years.values())]
    chosen = next((place for place in latest if sheets[place].name == active), latest[0])
    doubles = [
        place
        for place in forms
        if place != chosen and len(clauses[place].keys() & clauses[chosen].keys()) * 2 > len(clauses[place])
    ]
    said = [
        f"The workbook holds several forms: the sheet {sheets[chosen].name} was read, {sheets[place].name} not."
        for place in doubles
    ]
    for place in doubles:
        for number, rows in clauses[place].items():
            _compare(sheets[chosen], clauses[chosen].get(number, []), rows, sheets[place].name)
    return [sheet for place, sheet in enumerate(sheets) if place not in doubles], said


def _compare(sheet: Sheet, kept: list[tuple[int, str]], others: list[tuple[int, str]], name: str) -> None:
    """Doubt a clause's row where another sheet, of that name, holds another answer."""
    for at, cell in kept[:1]:
        for _, other in others[:1]:
            marks = [read_mark(one).mark for one in (cell, other)]
            if Mark.UNANSWERED not in marks and marks[0] is not marks[1]:
                sheet.doubt(at, f"the sheet “{shown(name)}” says {marks[1].word}, this one {marks[0].word}")


def without_hidden(sheet: Sheet) -> list[str]:
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
            sheet.doubt(number, _HIDDEN)
    return notes


def _heads(row: Mapping[int, str], hidden: Collection[int]) -> bool:
    """Whether a row heads a form without its hidden columns."""
    cells = ["" if place in hidden else row.get(place, "") for place in range(max(row, default=0) + 1)]
    heading = read_heading(cells)
    return heading is not None and heading.is_form
