"""The second rows that a form has for a clause, and which of them it sets aside for what will be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hoctui.assessment.form_columns import Columns, Role
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormPart, FormRow
from hoctui.assessment.form_prompts import is_planned


def second_rows(
    parts: Sequence[FormPart], heads: Mapping[int, Columns], rows: Mapping[str, Sequence[int]]
) -> dict[str, list[tuple[int, bool]]]:
    """The further rows of each clause, by their places among the parts, and whether what will be done belongs there.

    `rows` are all rows that the form is read to have for a clause, `heads` the columns that each row stands under.
    The heading over a row's table says so, that of the row's columns, or the row's own label; a table of actions
    beside the form does by itself. A row without a number that only goes on from the one above is none.
    """
    under = _titles(parts)
    found: dict[str, list[tuple[int, bool]]] = {clause: [] for clause in rows}
    for clause, several in rows.items():
        for at in several[1:]:
            numbered, label = _number(parts[at], heads[at]), _label(parts[at], heads[at])
            planned = is_planned(label) or (bool(numbered) and is_planned(under.get(at, "")))
            if planned or numbered == clause:
                found[clause].append((at, planned))
    for at, columns in heads.items():
        if columns.is_plan and (clause := _number(parts[at], columns)) in rows:
            found[clause].append((at, True))
    return {clause: several for clause, several in found.items() if several}


def _number(part: FormPart, columns: Columns) -> str:
    """The number that a row begins its clause with; empty where it has none, or goes on with it."""
    home = columns.place(Role.CLAUSE)
    number = read_number(part.cells[home]) if isinstance(part, FormRow) and home is not None else None
    return number.number if number is not None and not number.continued else ""


def _label(part: FormPart, columns: Columns) -> str:
    """What a row says of itself, in the requirement's place."""
    home = columns.place(Role.REQUIREMENT)
    return part.cells[home] if isinstance(part, FormRow) and home is not None else ""


def _titles(parts: Sequence[FormPart]) -> dict[int, str]:
    """What stands over each row's table, or over this part of it: the last line before it."""
    return dict(_titled(parts))


def _titled(parts: Sequence[FormPart]) -> Iterator[tuple[int, str]]:
    title, fresh = "", False
    for at, part in enumerate(parts):
        if not isinstance(part, FormRow):
            title, fresh = (part.text, True) if part.text.strip() else (title, fresh)
            continue
        said = [cell for cell in part.cells if cell.strip()]
        if part.heading:
            # A table without a line of its own above it goes on with the form, and not with the one before.
            title, fresh = (title if fresh else ""), False
        elif len(said) == 1 and part.cells[0].strip() and is_planned(said[0]):
            title = said[0]
        else:
            yield at, title
