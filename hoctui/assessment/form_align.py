"""Laying a row's cells under the columns of its table, where the row is whole, too long, too short or shifted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hoctui.assessment.form_columns import TEXTS, TICKED, Columns, Role
from hoctui.assessment.form_marks import is_mark, is_plain_mark, is_tick, is_unticked
from hoctui.assessment.form_numbers import NumberCell, read_date, read_number

SHIFTED = "the row seems shifted by a column; look at the original"
LONGER = "the row has more cells than the table has columns; look at the original"
SHORTER = "the row has fewer cells than the table has columns; look whether they stand under the right ones"
TICK_LOST = "a column of this row is missing; look in the original under which answer the X stands"


@dataclass(frozen=True, slots=True)
class Laid:
    """A row's cells, one for each column, and what a person must look at."""

    cells: tuple[str, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Where in a row its clause number stands."""

    place: int
    number: NumberCell


def find_number(cells: Sequence[str], columns: Columns | None) -> Found | None:
    """The clause number of a row: in the clause column, or in the first cell that holds anything at all."""
    home = columns.place(Role.CLAUSE) if columns else None
    if home is not None and home < len(cells):
        number = read_number(cells[home])
        whole = columns is not None and len(cells) == columns.width
        if number is None and whole and any(cells[home + 1 :]):
            number = read_date(cells[home])
        if number is not None and (number.choices or number.alone) and (whole or home == 0):
            return Found(home, number)
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    if not filled:
        return None
    place = filled[0]
    number = read_number(cells[place])
    if number is None:
        return None
    at_home = columns is None or place == _clause_place(columns)
    if not at_home and not _answered_beside(cells, place, columns):
        return None
    if number.alone or number.continued:
        # A date or a reference such as "1.8 below" may begin the rest of a sentence: it has no place in the first cell.
        return Found(place, number) if at_home or not number.rest else None
    begins = number.rest[:1].isupper() or number.rest[:1] in "'‘\"“….<"
    return Found(place, number) if at_home and begins else None


def _answered_beside(cells: Sequence[str], place: int, columns: Columns | None) -> bool:
    """Whether a row whose number stands under another column has an answer as far from it as the table has."""
    home, answer = (columns.place(Role.CLAUSE), columns.place(Role.ANSWER)) if columns else (None, None)
    if home is None or answer is None:
        return columns is not None and columns.ticked and len(cells) > columns.width
    beside = place + answer - home
    return 0 <= beside < len(cells) and is_mark(cells[beside])


def _clause_place(columns: Columns) -> int:
    place = columns.place(Role.CLAUSE)
    return place if place is not None else (columns.place(Role.REQUIREMENT) or 0)


def lay(cells: Sequence[str], found: Found, columns: Columns, *, cut_short: bool) -> Laid:
    """A numbered row laid under its columns; `cut_short` says that this file's rows end with their last filled cell."""
    row = [cell.strip() for cell in cells]
    doubts: list[str] = []
    home = columns.place(Role.CLAUSE)
    if home is not None:
        row = _split_number(row, found, columns)
        row = row[found.place - home :] if found.place > home else [""] * (home - found.place) + row
    while len(row) > columns.width and not row[-1]:
        row.pop()
    if len(row) > columns.width:
        row, doubt = _shorten(row, columns)
        doubts.append(doubt)
    short = columns.width - len(row)
    row += [""] * short
    shifted = _unshift(row, columns)
    if shifted is not None:
        return Laid(tuple(shifted), (*doubts, SHIFTED))
    if short and columns.ticked:
        row, missing = _unshift_ticks(row, columns)
        doubts += [TICK_LOST] if missing else []
    elif short and not cut_short and _last_filled(row) > (columns.place(Role.ANSWER) or 0):
        doubts.append(SHORTER)
    return Laid(tuple(row), tuple(doubts))


def _split_number(row: list[str], found: Found, columns: Columns) -> list[str]:
    """The number and the requirement in one cell, as where the line between two columns was lost: made two."""
    rest = row[found.place + 1 :]
    lost = bool(rest) and is_plain_mark(rest[0]) and bool(found.number.rest)
    if not columns.has(Role.REQUIREMENT) or found.number.choices or (found.number.alone and not lost):
        return row
    if rest and not rest[0]:
        return [*row[: found.place], found.number.number, found.number.rest, *rest[1:]]
    return [*row[: found.place], found.number.number, found.number.rest, *rest]


def _last_filled(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row) if cell), default=0)


def _shorten(row: list[str], columns: Columns) -> tuple[list[str], str]:
    """A row with too many cells: what is too much before the answer is requirement, behind it the last column's."""
    answer = columns.place(Role.ANSWER)
    extra = len(row) - columns.width
    if answer is not None and not is_mark(row[answer]):
        for more in range(1, extra + 1):
            if is_mark(row[answer + more]) and answer and columns.roles[answer - 1] is Role.REQUIREMENT:
                merged = " ".join(cell for cell in row[answer - 1 : answer + more] if cell)
                row = [*row[: answer - 1], merged, *row[answer + more :]]
                break
    last = columns.width - 1
    return [*row[:last], " ".join(cell for cell in row[last:] if cell)], LONGER


def _unshift(row: list[str], columns: Columns) -> list[str] | None:
    """The row as it should stand, where the answer is plainly one column beside its own; None where it is not."""
    answer = columns.place(Role.ANSWER)
    if answer is None or is_mark(row[answer]):
        return None
    right = (
        answer + 1 < len(row) and columns.roles[answer + 1] is not Role.OTHER_ANSWER and is_plain_mark(row[answer + 1])
    )
    left = answer > 0 and columns.roles[answer - 1] in TEXTS and is_plain_mark(row[answer - 1])
    if right and row[answer] and answer and columns.roles[answer - 1] in TEXTS:
        merged = " ".join(cell for cell in row[answer - 1 : answer + 1] if cell)
        return [*row[: answer - 1], merged, *row[answer + 1 :], ""]
    if right and not row[answer] and not row[answer + 1].casefold().startswith(("n/a", "na", "not")):
        return [*row[:answer], *row[answer + 1 :], ""]
    if left:
        moved = [*row[: answer - 1], "", *row[answer - 1 :]]
        over = " ".join(cell for cell in moved[columns.width - 1 :] if cell)
        return [*moved[: columns.width - 1], over]
    return None


def _unshift_ticks(row: list[str], columns: Columns) -> tuple[list[str], bool]:
    """A row of a table with an X, one column short: running text in a column meant for an X moves to the next."""
    ticks = [place for place, role in enumerate(columns.roles) if role in TICKED]
    for place in ticks:
        said = row[place] and not is_unticked(row[place]) and not is_tick(row[place]) and not is_mark(row[place])
        if said and not row[-1]:
            return [*row[:place], "", *row[place:-1]], True
    return row, False


def lay_question(cells: Sequence[str], columns: Columns) -> Laid:
    """A row of a form whose questions have no numbers, laid under its columns."""
    row = [cell.strip() for cell in cells]
    while len(row) > columns.width and not row[-1]:
        row.pop()
    question = columns.place(Role.REQUIREMENT) or 0
    if len(row) < columns.width and question and row[0] and not is_tick(row[0]):
        row = [""] * question + row
    if len(row) > columns.width:
        row, doubt = _shorten(row, columns)
        return Laid(tuple(row), (doubt,))
    row += [""] * (columns.width - len(row))
    row, missing = _unshift_ticks(row, columns) if columns.ticked else (row, False)
    return Laid(tuple(row), (TICK_LOST,) if missing else ())


def lay_rest(cells: Sequence[str], columns: Columns, *, padded: bool) -> tuple[tuple[str, ...], bool]:
    """The cells of a row that goes on from the one before, as they most likely stood, and whether that is certain.

    A row as wide as the table stands as it is. A shorter one has lost its first cell where it begins with text, its
    middle ones where it begins with none and its text would be the answer; where the file holds its empty cells to the
    end (`padded`), no place in it is certain.
    """
    row = [cell.strip() for cell in cells]
    while len(row) > columns.width and not row[-1]:
        row.pop()
    if len(row) >= columns.width:
        return tuple(row), len(row) == columns.width
    missing = columns.width - len(row)
    for before in dict.fromkeys((1 if row[0] else 0, missing, 0)):
        laid = [""] * before + row + [""] * (missing - before)
        if all(not cell or columns.roles[place] in TEXTS for place, cell in enumerate(laid)):
            return tuple(laid), before == 0 and not padded
    return tuple(row + [""] * missing), False
