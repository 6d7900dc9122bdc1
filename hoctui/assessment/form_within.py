"""Tables whose headings do not say where the answers or the clauses stand: told from what is beneath them, and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hoctui.assessment.form_columns import EVIDENCES, Role, begins_table, read_heading, tentative_roles
from hoctui.assessment.form_marks import is_mark, opens_with_answer
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormPart, FormRow

_ANSWERED = 0.6
"""So many of a column's cells are answers, or begin with one, where it is the answers' column."""
_FEWEST = 3
_FEWEST_MARKS = 2
_NAME = "Comply"
_MOST_PARTS = 5_000
"""A file with more rows and lines is taken as its headings say, if it is a form at all."""
_MOST_ROWS = 10_000
"""So many rows are looked at beneath whatever could be headings; a form has a few hundred."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Where the answers of a table stand: columns that are answers, or one whose texts begin with them."""

    answers: tuple[int, ...] = ()
    within: int = -1


def with_answers_told(parts: Sequence[FormPart]) -> tuple[list[FormPart], tuple[str, ...]]:
    """The parts, each table without a heading for its answers given one, and what is to be said of it.

    A column whose cells are answers is named one. Where none is, but the texts of a column begin with an answer, or the
    clause's own cell ends with one, that answer is put in a column of its own; the text stays as it is.
    """
    kept = list(parts)
    if len(parts) > _MOST_PARTS or any(isinstance(part, FormRow) and _is_known(part) for part in parts):
        return kept, ()
    notes: dict[str, None] = {}
    known: dict[tuple[str, ...], _Told] = {}
    at = looked = 0
    while at < len(kept) and looked < _MOST_ROWS:
        part = kept[at]
        roles = tentative_roles(part.cells) if isinstance(part, FormRow) and not part.loose else None
        if not isinstance(part, FormRow) or roles is None or _is_known(part):
            at += 1
            continue
        below = _beneath(kept, at, part, known=False)
        looked += len(below)
        told = _told(roles, [row for _, row in below]) or known.get(part.cells)
        if told is not None:
            known[part.cells] = told
            notes[_give_answers(kept, at, [place for place, _ in below], told)] = None
        at += 1
    return kept, tuple(notes)


def without_references(parts: Sequence[FormPart]) -> tuple[list[FormPart], tuple[str, ...]]:
    """The parts without a column of the landlord's own references, where the clauses' numbers stand in another."""
    kept = list(parts)
    notes: dict[str, None] = {}
    for at, part in enumerate(parts if len(parts) <= _MOST_PARTS else ()):
        heading = read_heading(part.cells) if isinstance(part, FormRow) else None
        home = heading.place(Role.CLAUSE) if heading is not None and heading.is_form else None
        if heading is None or home is None or not isinstance(part, FormRow):
            continue
        below = _beneath(parts, at, part)
        others = [place for place, role in enumerate(heading.roles) if role in (Role.OTHER, Role.REQUIREMENT)]
        if _numbers(below, home) or not any(_numbers(below, place) >= _FEWEST_MARKS for place in others):
            continue
        notes[f"The column “{heading.names[home]}” holds other references than clauses; it was not taken."] = None
        for place, row in [(at, part), *below]:
            kept[place] = replace(row, cells=(*row.cells[:home], *row.cells[home + 1 :]))
    return kept, tuple(notes)


def _numbers(rows: Sequence[tuple[int, FormRow]], place: int) -> int:
    found = [read_number(row.cells[place]) for _, row in rows]
    return sum(number is not None and number.alone for number in found)


def _is_known(part: FormRow) -> bool:
    heading = read_heading(part.cells)
    return heading is not None and (heading.is_form or heading.is_plan)


def _beneath(parts: Sequence[FormPart], at: int, heading: FormRow, *, known: bool = True) -> list[tuple[int, FormRow]]:
    """The rows beneath headings up to the next ones, those as wide as the headings.

    `known` says that the file has headings that name their answers; where it has none, only the same ones end a table.
    """
    rows: list[tuple[int, FormRow]] = []
    for place in range(at + 1, len(parts)):
        part = parts[place]
        if not isinstance(part, FormRow):
            continue
        if part.cells == heading.cells or (known and begins_table(part.cells, None) is not None):
            break
        if len(part.cells) == len(heading.cells):
            rows.append((place, part))
    return rows


def _told(roles: Sequence[Role | None], rows: Sequence[FormRow]) -> _Told | None:
    numbered = [row for row in rows if any(read_number(cell) for cell in row.cells[:2] if cell)]
    numbered = numbered or [row for row in rows if all(cell.strip() for cell in row.cells)]
    if len(numbered) < _FEWEST:
        return None

    def share(place: int, *, begins: bool) -> bool:
        filled = [row.cells[place] for row in numbered if row.cells[place].strip()]
        found = sum(opens_with_answer(cell) if begins else is_mark(cell) for cell in filled)
        fewest, of = (_FEWEST, len(numbered)) if begins else (_FEWEST_MARKS, len(filled))
        return found >= max(fewest, _ANSWERED * of)

    free = [place for place, role in enumerate(roles) if role is None or role is Role.OTHER]
    answers = tuple(place for place in free if share(place, begins=False))
    if answers:
        return _Told(answers)
    clause = [place for place, role in enumerate(roles) if role is Role.CLAUSE]
    if clause and sum(bool(_beside_number(row.cells[clause[0]])) for row in numbered) >= _ANSWERED * len(numbered):
        return _Told(within=clause[0])
    texts = [place for place, role in enumerate(roles) if role in EVIDENCES]
    within = next((place for place in (*texts, *free) if share(place, begins=True)), -1)
    return _Told(within=within) if within >= 0 else None


def _beside_number(cell: str) -> str:
    """The answer that a clause's cell ends with, behind its number or behind a dash: "1.2 – Yes"."""
    number = read_number(cell)
    if number is None or not number.rest:
        return ""
    if is_mark(number.rest):
        return number.rest
    for sign in ("–", "—", " - ", ":", "(", "\n"):
        _, found, last = number.rest.rpartition(sign)
        if found and is_mark(last.strip(" )")):
            return last.strip(" )")
    return ""


def _give_answers(parts: list[FormPart], at: int, below: Sequence[int], told: _Told) -> str:
    """Name the answers' columns, or give the rows one, in place; what is to be said of it."""
    heading = parts[at]
    names = list(heading.cells) if isinstance(heading, FormRow) else []
    if told.answers:
        said = "”, “".join(names[place] for place in told.answers)
        for place in told.answers:
            names[place] = f"{names[place]} ({_NAME})".strip()
        parts[at] = _headed(heading, names)
        return f"No heading names the answers; they were told from what stands under “{said}”."
    said = names[told.within]
    parts[at] = _headed(heading, [*names, _NAME])
    home = {place: parts[place] for place in below}
    for place, row in home.items():
        if isinstance(row, FormRow):
            parts[place] = replace(row, cells=(*row.cells, _answer_within(row.cells[told.within])))
    return f"The form has no column of answers; each was told from the words under “{said}”."


def _headed(heading: FormPart, names: Sequence[str]) -> FormPart:
    return replace(heading, cells=tuple(names), heading=True) if isinstance(heading, FormRow) else heading


def _answer_within(text: str) -> str:
    """The answer that a text begins with, or a clause's cell ends with; empty where there is none."""
    if beside := _beside_number(text):
        return beside
    if read_number(text) is not None or not opens_with_answer(text):
        return ""
    if is_mark(text):
        return text
    cut = min((place for sign in ",;:.(\n–—-" if (place := text.find(sign, 1)) > 0), default=len(text))
    first = text[:cut]
    return first if is_mark(first) else text.split(None, 1)[0].rstrip(",;:.(–—-")
