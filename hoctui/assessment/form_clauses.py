"""Which edition a form is, and which of its clauses each record answers: by number, by place, by wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hoctui.assessment.form_columns import Role
from hoctui.assessment.form_joining import content, likeness
from hoctui.assessment.form_record import Record
from hoctui.rulebook.edition import EDITIONS, Clause, Edition, load

_CLOSE_CALL = 0.2
"""Two editions whose scores lie nearer than this, for each record of the form, cannot be told apart for certain."""
_FEWEST = 20
_FURTHEST = 6
"""A form that has come so far, with so many clauses, is over where another one begins."""


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


def one_form(records: Sequence[Record], stated: str | None, notes: list[str]) -> list[Record]:
    """The records of one form, where a file holds an older edition's form beside a newer one's; a note says which.

    Two forms of one edition stay together, and each of their clauses is then found twice.
    """
    forms = _forms(records)
    if len(forms) < 2:
        return list(records)
    editions = [recognise_edition(form)[0] for form in forms]
    wanted = stated if stated in editions else max(editions)
    if len(set(editions)) == 1:
        notes.append(
            f"The file holds {len(forms)} forms of the {wanted} edition; keep the one that is meant, and import that."
        )
        return list(records)
    others = [edition for edition in editions if edition != wanted]
    notes.append(
        f"The file holds several forms: that of the {wanted} edition was read, that of the {' and '.join(others)} not."
    )
    return [record for form, edition in zip(forms, editions, strict=True) if edition == wanted for record in form]


def _forms(records: Sequence[Record]) -> list[list[Record]]:
    """The records cut wherever the numbers begin again with a first section whose clauses were there before."""
    forms: list[list[Record]] = [[]]
    seen: set[str] = set()
    furthest = 0
    for place, record in enumerate(records):
        section = int(record.numbers[0].lstrip("Q")[0]) if record.numbers else 0
        if section == 1 and furthest >= _FURTHEST and len(forms[-1]) >= _FEWEST:
            rest = {number for later in records[place:] for number in later.numbers}
            if len(rest & seen) * 2 >= min(len(rest), len(seen)) and len(rest) >= _FEWEST:
                forms.append([])
                seen, furthest = set(), 0
        forms[-1].append(record)
        seen.update(record.numbers)
        furthest = max(furthest, section)
    return forms


def known_number(printed: str, edition: Edition) -> str:
    """The clause of the edition that a printed number means: 1.1 is Q1.1 where the edition numbers its questions so."""
    numbers = {clause.number for clause in edition.clauses}
    return f"Q{printed}" if printed not in numbers and f"Q{printed}" in numbers else printed


def number_records(records: Sequence[Record], edition: Edition, notes: list[str]) -> list[tuple[str, Record]]:
    """Each record with the number of the clause that it answers, mended where the file has lost it."""
    printed = {known_number(number, edition) for record in records if not record.choices for number in record.numbers}
    order = [clause.number for clause in edition.clauses]
    following = _numbers_after(records)
    numbered: list[tuple[str, Record]] = []
    seen: set[str] = set()
    for place, record in enumerate(records):
        before = numbered[-1][0] if numbered else ""
        numbers = _mended(record, (before, following[place]), edition, printed | seen, seen)
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
        if len(numbers) > 1:
            record.doubt(f"one row of the form answers {', '.join(numbers)}")
        for number in numbers:
            seen.add(number)
            numbered.append((number, replace(record, doubts=dict(record.doubts), texts=dict(record.texts))))
    return numbered


def _mended(record: Record, beside: tuple[str, str], edition: Edition, taken: set[str], seen: set[str]) -> list[str]:
    """The numbers of a record, mended where a spreadsheet has made a figure or a date of one.

    `beside` are the numbers right above and beneath it, `seen` all those above, `taken` those that others have.
    """
    numbers = [known_number(number, edition) for number in record.numbers]
    if record.choices:
        numbers = _of_date(record, beside[0], edition, (taken, seen))
        if numbers:
            record.doubt(f"its number stands in the file as a date, {record.date}; it was read as {numbers[0]}")
    elif len(numbers) == 1:
        whole = f"{numbers[0]}0"
        free = whole not in taken and any(clause.number == whole for clause in edition.clauses)
        if free and (_lost_zero(record, numbers[0], beside, seen) or _reads_like(record, numbers[0], edition, seen)):
            record.doubt(f"the number is printed as {numbers[0]}; from its place it was read as {whole}")
            numbers = [whole]
    return numbers


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


def _lost_zero(record: Record, number: str, beside: tuple[str, str], seen: set[str]) -> bool:
    """Whether 6.1 stands where 6.10 belongs: beside 6.9 or 6.11 where a 6.1 is above it, or as a figure after 6.9."""
    section, _, place = number.partition(".")
    whole = int(place) * 10
    before, after = (
        expected == found
        for expected, found in zip((f"{section}.{whole - 1}", f"{section}.{whole + 1}"), beside, strict=True)
    )
    return (number in seen and (before or after)) or (record.whole and before)


def _reads_like(record: Record, number: str, edition: Edition, seen: set[str]) -> bool:
    """Whether a second row is printed as 6.1, and its wording is that of 6.10 rather than that of 6.1."""
    if number not in seen:
        return False
    said = content(record.text(Role.REQUIREMENT))
    asked = [likeness(said, content(requirement_of(edition.clause(one)))) for one in (number, f"{number}0")]
    return asked[1] > asked[0] + _CLOSE_CALL


def _of_date(record: Record, before: str, edition: Edition, others: tuple[set[str], set[str]]) -> list[str]:
    """The clause whose number a spreadsheet has made a date: the one that follows, else the one it reads like."""
    order = [clause.number for clause in edition.clauses]
    taken, seen = others
    following = [number for number in record.choices if number == _following(before, order, seen)]
    choices = [number for number in record.choices if number in order and number not in taken]
    if following or len(choices) < 2:
        return following or choices
    said = content(record.text(Role.REQUIREMENT))
    likes = {number: likeness(said, content(requirement_of(edition.clause(number)))) for number in choices}
    best = max(choices, key=lambda number: likes[number])
    return [best] if min(likes.values()) < likes[best] else []


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
