"""An assessment as a CSV file for a spreadsheet, one row a clause, and read back from it: the same on both sides.

No cell is a formula: one that begins like a formula gets a quote in front, which is taken away again on reading.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from hoctui.assessment.answers import NOT_FOUND, Answer, ReadForm
from hoctui.assessment.form_clauses import requirement_of
from hoctui.assessment.form_marks import read_mark
from hoctui.dates import EARLIEST, MONTH_NAMES
from hoctui.documents.assessment_matter import Matter, say_date
from hoctui.errors import BadInput
from hoctui.rulebook.edition import EDITIONS, Clause, load
from hoctui.text import clean, clean_line

_TEXTS = ("evidence", "commentary", "reason", "action", "owner")
_COLUMNS = ("Requirement", "Answer", *(name.capitalize() for name in _TEXTS), "By when")
_DONE = "Carried out"
_CLAUSE = re.compile(r"Clause \(Code (\w+)\)")
_FORMULA = re.compile(r"'*[=+\-@|\t\r＝＋－＠｜]")
"""How a cell begins that a spreadsheet would take for a formula, or that would lose its first quote on reading."""
_GUARDED = re.compile(r"'+[=+\-@|\t\r＝＋－＠｜]")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
_DAY = re.compile(r"(\d{1,2}) (\w+) (\d{4})")


def assessment_csv(matter: Matter) -> str:
    """The assessment as CSV, its lines ended as the format has it; notes for review are not in it.

    The columns are the clause, its requirement, the answer, evidence, commentary, and the reason, action, owner and
    date of a shortfall. The heading of the first names the edition. The last is there where an action was carried out.
    """
    assessment = matter.assessment
    clauses = assessment.edition.clauses
    done = any(assessment.answer(clause.number).done_on for clause in clauses)
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow((f"Clause (Code {assessment.edition.name})", *_COLUMNS, *((_DONE,) if done else ())))
    for clause in clauses:
        row = _row(matter, clause)
        writer.writerow([_guarded(cell) for cell in (row if done else row[:-1])])
    return written.getvalue()


def csv_bytes(matter: Matter) -> bytes:
    """The CSV as it is kept in a file: UTF-8 with the mark by which a spreadsheet tells it."""
    return assessment_csv(matter).encode("utf-8-sig")


def _row(matter: Matter, clause: Clause) -> list[str]:
    answer = matter.assessment.answer(clause.number)
    return [
        clause.number,
        answer.wording or requirement_of(clause),
        matter.answer_word(clause, answer),
        *(getattr(answer, name) for name in _TEXTS),
        say_date(answer.due) if answer.due else "",
        say_date(answer.done_on) if answer.done_on else "",
    ]


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def form_from_csv(text: str, name: str, edition: str | None = None) -> ReadForm | None:
    """The form that assessment_csv wrote; None where the file has other columns, and so is another's.

    `name` is the file's, for the sentences that are raised. An `edition` other than the file's own is another's file.

    Raises:
        BadInput: a row has more cells than there are columns, or its text is broken off.
    """
    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error:
        return None
    heading = rows[0] if rows else []
    found = _CLAUSE.fullmatch(heading[0]) if heading else None
    if found is None or tuple(heading[1:]) not in (_COLUMNS, (*_COLUMNS, _DONE)) or found[1] not in EDITIONS:
        return None
    if edition is not None and edition != found[1]:
        return None
    known = load(found[1])
    given: dict[str, list[str]] = {}
    notes = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        if len(row) > len(heading):
            raise BadInput(f"{name}: row {number} has more cells than there are columns.")
        if row[0] in given:
            notes.append(f"{row[0]} stands twice in the file; its first row was taken.")
        given.setdefault(row[0], [*row, *[""] * (len(heading) - len(row))])
    answers = {
        clause.number: _answer(clause, given[clause.number])
        if clause.number in given
        else Answer(clause.number, review=(NOT_FOUND,))
        for clause in known.clauses
    }
    notes += [
        f"{number} is no clause of the {known.name} form; it was not taken."
        for number in given
        if number not in answers
    ]
    return ReadForm(known.name, answers, notes=tuple(notes))


def _answer(clause: Clause, row: Sequence[str]) -> Answer:
    cells = [clean(_unguarded(cell)).text for cell in row]
    requirement, answered, evidence, commentary, reason, action, owner, due = cells[1:9]
    reading = read_mark(answered)
    days = [(cell, _day(cell)) for cell in (due, *cells[9:])]
    odd = [f"“{cell[:40]}” is no date such as 30 September 2026" for cell, day in days if cell.strip() and day is None]
    return Answer(
        clause.number,
        reading.mark,
        evidence,
        commentary,
        reason,
        action,
        clean_line(owner).text if "\n" in owner else owner,
        days[0][1],
        review=(*((reading.doubt,) if reading.doubt else ()), *odd),
        wording="" if requirement == requirement_of(clause) else requirement,
        done_on=days[1][1] if len(days) > 1 else None,
    )


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _day(cell: str) -> date | None:
    found = _DAY.fullmatch(cell.strip())
    if found is None or found[2] not in MONTH_NAMES:
        return None
    try:
        day = date(int(found[3]), MONTH_NAMES.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
    return day if day >= EARLIEST else None
