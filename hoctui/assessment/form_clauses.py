"""Which edition a form is, and which of its clauses each record answers: by number, by place, by wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hoctui.assessment.form_columns import Role
from hoctui.assessment.form_joining import content, likeness
from hoctui.assessment.form_reader import Record
from hoctui.rulebook.edition import EDITIONS, Clause, Edition, load

_CLOSE_CALL = 0.2
"""Two editions whose scores lie nearer than this, for each record of the form, cannot be told apart for certain."""


def requirement_of(clause: Clause) -> str:
    """The clause as hoctui puts it: its question, the prescribed sentence if there is one, its points."""
    quoted = [f"“{clause.quotation}”"] if clause.quotation and clause.quotation not in clause.question else []
    return "\n".join([clause.question, *quoted, *(f"• {point}" for point in clause.points)])


def recognise_edition(records: Sequence[Record]) -> tuple[str, bool]:
    """The edition that a form's clause numbers and wording speak for, and whether no other comes near it."""
    scores = sorted(((_score(records, load(name)), name) for name in EDITIONS), reverse=True)
    best, second = scores[0], scores[1]
    return best[1], best[0] - second[0] > _CLOSE_CALL * len(records)


def _score(records: Sequence[Record], edition: Edition) -> float:
    asked = {clause.number: content(requirement_of(clause)) for clause in edition.clauses}
    found: set[str] = set()
    score = 0.0
    questions = not any(record.numbers for record in records)
    for record in records:
        number = known_number(record.numbers[0], edition) if record.numbers else ""
        if not record.numbers:
            score += 0.0 if not questions else 1.0 if "Q1.1" in asked else -1.0
        elif number in asked:
            found.add(number)
            said = content(record.text(Role.REQUIREMENT))
            score += 1.0 + 2.0 * likeness(said, asked[number])
            # A number that had to be read as a question's is weaker evidence than one printed as it is.
            score -= 0.5 if number != record.numbers[0] else 0.0
        else:
            score -= 1.0
    return score - 0.1 * len(asked.keys() - found) * min(1.0, len(records) / len(asked))


def known_number(printed: str, edition: Edition) -> str:
    """The clause of the edition that a printed number means: 1.1 is Q1.1 where the edition numbers its questions so."""
    numbers = {clause.number for clause in edition.clauses}
    return f"Q{printed}" if printed not in numbers and f"Q{printed}" in numbers else printed


def number_records(records: Sequence[Record], edition: Edition, notes: list[str]) -> list[tuple[str, Record]]:
    """Each record with the number of the clause that it answers, mended where the file has lost it."""
    printed = {known_number(number, edition) for record in records for number in record.numbers}
    order = [clause.number for clause in edition.clauses]
    following = _numbers_after(records)
    numbered: list[tuple[str, Record]] = []
    seen: set[str] = set()
    for place, record in enumerate(records):
        before = numbered[-1][0] if numbered else ""
        after = following[place]
        numbers = [known_number(number, edition) for number in record.numbers]
        if not numbers:
            number = _following(before, order, printed | seen)
            if not number:
                said = record.text(Role.REQUIREMENT) or record.text(Role.EVIDENCE) or record.text(Role.COMMENTARY)
                notes.append(f"A row without a clause number was not taken: “{said[:160]}”.")
                if numbered:
                    numbered[-1][1].doubt("a row without a clause number stands beneath it and was not taken")
                continue
            record.doubt(f"no clause number is printed in this row; it was read as {number} from its place")
            numbers = [number]
        elif len(numbers) == 1 and numbers[0] in seen:
            whole = _with_zero(numbers[0], before, after)
            if whole in order and whole not in printed:
                record.doubt(f"the number is printed as {numbers[0]}; from its place it was read as {whole}")
                numbers = [whole]
        if len(numbers) > 1:
            record.doubt(f"one row of the form answers {', '.join(numbers)}")
        for number in numbers:
            seen.add(number)
            numbered.append((number, replace(record, doubts=dict(record.doubts), texts=dict(record.texts))))
    return numbered


def _numbers_after(records: Sequence[Record]) -> list[str]:
    """For each record the number printed next after it, empty where none is."""
    after: list[str] = []
    number = ""
    for record in reversed(records):
        after.append(number)
        number = record.numbers[0] if record.numbers else number
    return after[::-1]


def _following(before: str, order: Sequence[str], taken: set[str]) -> str:
    place = order.index(before) + 1 if before in order else 0
    return order[place] if place < len(order) and order[place] not in taken else ""


def _with_zero(number: str, before: str, after: str) -> str:
    """6.10 where a spreadsheet took it for a figure and left 6.1: only between 6.9 and 6.11."""
    section, _, place = number.partition(".")
    whole = int(place) * 10
    neighbours = {f"{section}.{whole - 1}": before, f"{section}.{whole + 1}": after}
    return f"{number}0" if any(expected == found for expected, found in neighbours.items()) else ""


def question_records(records: Sequence[Record], edition: Edition, notes: list[str]) -> list[tuple[str, Record]]:
    """The records of a form whose questions have no numbers, each with its question: by section, then in order.

    Where a section has more or fewer rows than the edition has questions, wording decides, and each is to be looked at.
    """
    if not any(record.section for record in records):
        return _matched(list(records), list(edition.clauses), notes)
    numbered: list[tuple[str, Record]] = []
    for section in edition.sections:
        here = [record for record in records if record.section == section.number]
        numbered += _matched(here, list(edition.in_section(section.number)), notes)
    known = {section.number for section in edition.sections}
    notes.extend(
        f"A question outside the form's sections was not taken: “{record.text(Role.REQUIREMENT)[:160]}”."
        for record in records
        if record.section not in known
    )
    return numbered


def _matched(records: list[Record], clauses: list[Clause], notes: list[str]) -> list[tuple[str, Record]]:
    if len(records) == len(clauses):
        return [(clause.number, record) for clause, record in zip(clauses, records, strict=True)]
    matched: list[tuple[str, Record]] = []
    for record, clause in _in_order(records, clauses):
        if clause is None:
            notes.append(
                f"A row that is none of the form's questions was not taken: “{record.text(Role.REQUIREMENT)[:160]}”."
            )
            continue
        record.doubt(
            "this section of the form has other rows than the edition; look whether this is the right question"
        )
        matched.append((clause.number, record))
    return matched


def _in_order(records: list[Record], clauses: list[Clause]) -> list[tuple[Record, Clause | None]]:
    """The pairing, both in their order, whose wordings have most in common."""
    said = [content(record.text(Role.REQUIREMENT)) for record in records]
    asked = [content(requirement_of(clause)) for clause in clauses]
    rows, cols = len(records), len(clauses)
    best = [[0.0] * (cols + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for col in range(cols - 1, -1, -1):
            pair = 0.05 + likeness(said[row], asked[col]) + best[row + 1][col + 1]
            best[row][col] = max(pair, best[row + 1][col], best[row][col + 1])
    pairs: list[tuple[Record, Clause | None]] = []
    row = col = 0
    while row < rows:
        if col < cols and best[row][col] == best[row][col + 1]:
            col += 1
        elif best[row][col] == best[row + 1][col]:
            pairs.append((records[row], None))
            row += 1
        else:
            pairs.append((records[row], clauses[col]))
            row, col = row + 1, col + 1
    return pairs
