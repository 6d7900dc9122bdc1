"""Turning a form's rows, whatever file they came from, into an answer for each clause: nothing is guessed unsaid."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hoctui.assessment.answers import NOT_FOUND, Answer, Mark, ReadForm
from hoctui.assessment.form_align import find_number
from hoctui.assessment.form_clauses import number_records, one_form, question_records, recognise_edition, requirement_of
from hoctui.assessment.form_columns import Columns, Role, begins_table, read_heading
from hoctui.assessment.form_headless import guess_columns
from hoctui.assessment.form_joining import content, join, wording, words_of
from hoctui.assessment.form_legend import legend_of
from hoctui.assessment.form_marks import NO_ANSWER, MarkReading, shown
from hoctui.assessment.form_pages import with_whole_headings, without_pages
from hoctui.assessment.form_parts import FormPart, FormRow, FormText
from hoctui.assessment.form_reader import Reader
from hoctui.assessment.form_record import Record
from hoctui.assessment.form_review import look_twice
from hoctui.assessment.form_within import with_answers_told, without_references
from hoctui.dates import EARLIEST, MONTH_NAMES
from hoctui.errors import BadInput
from hoctui.rulebook.edition import Clause, Edition, load
from hoctui.text import clean

NOT_GIVEN = "not given"
"""What stands in a published action plan where nothing is recorded."""

NO_SHORTFALLS = "No clause is answered No or Partial."
"""What stands in place of a published action plan that has nothing to plan."""

WANTED = "a table with a clause, an answer such as Yes or No, and evidence or commentary"
"""What is looked for in a file, as a sentence names it."""

_LANDLORD = re.compile(
    r"^\W*(?:name of )?(?:the )?(?:landlord|organisation|housing provider)(?: name)?[^\w:]*:\W*(\w.*)$", re.IGNORECASE
)
_NAMED = re.compile(
    r"^\W*((?:[\w&'’.-]+\s+){1,6}?(?:Council|Homes|Housing Association|Housing Group|Housing Trust|Housing Society"
    r"|Housing Limited|Housing Ltd|Co-operative|Almshouses?))\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"^(?:\w+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})$")
_DAY_FIGURES = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_SELF = re.compile(r"\bself[\s-]*assess", re.IGNORECASE)
_NO_TITLE = re.compile(r"^\W*(?:\d|section\b|this\b|the\b)|[.;,]\s*$", re.IGNORECASE)
_LONGEST_TITLE = 120
_SAME_MARKS = 3
_FEWEST_BLANK = 5
"""Fewer clauses without an answer are no blank form, but one of which something was lost."""


def recognise(parts: Sequence[FormPart], *, name: str, edition: str | None = None) -> ReadForm:
    """The answers of a form, one for each clause of its edition, with what a person must look at.

    `edition` is the edition that the officer says it is, and wins over what the form itself speaks for; where the two
    differ, a note says so. `name` is the file's, for the sentences that are raised.

    Raises:
        BadInput: the file holds no self-assessment form or far more rows than one has, or there is no such edition.
    """
    lines, left_out = without_pages(parts, besides=NO_SHORTFALLS)
    lines, references = without_references(with_whole_headings(lines))
    parts, told = with_answers_told(lines)
    rows = [part for part in parts if isinstance(part, FormRow) and not part.empty]
    headed = any(columns.is_form for row in rows if (columns := read_heading(row.cells)))
    guessed = None if headed else guess_columns([row.cells for row in rows])
    if not headed and guessed is None:
        raise BadInput(f"No self-assessment form was found in {name}: hoctui looked for {WANTED}.")
    numbered = _numbered_rows(rows, guessed)
    reader = Reader(
        words_of(_texts(parts)),
        guessed,
        name=name,
        numbered=bool(numbered),
        padded=any(len(row.cells) > 1 and not row.cells[-1].strip() for row in rows),
        spaced=any(_has_gap(row) for row in numbered),
        legend=legend_of(parts),
    )
    for part in parts:
        reader.read(part)
    reader.finish()
    if not reader.records:
        raise BadInput(f"No clause was found in {name}: hoctui looked for {WANTED}.")
    _doubt_moved_ticks(reader.records)
    _doubt_crosses(reader.records)
    form = _assemble(reader, parts, edition, guessed=guessed is not None)
    return replace(form, notes=(*form.notes, *references, *told, *left_out))


def _numbered_rows(rows: Sequence[FormRow], columns: Columns | None) -> list[FormRow]:
    """The rows that begin a clause by its number, under the headings that stand above them."""
    numbered: list[FormRow] = []
    for row in rows:
        heading = begins_table(row.cells, columns)
        columns = heading if heading is not None and heading.is_form else columns
        if find_number(row.cells, columns) is not None:
            numbered.append(row)
    return numbered


def _has_gap(row: FormRow) -> bool:
    """Whether a row has an empty cell between two filled ones, which shows that empty cells are kept."""
    filled = [bool(cell.strip()) for cell in row.cells]
    return any(not here and any(filled[:place]) and any(filled[place:]) for place, here in enumerate(filled))


def _texts(parts: Sequence[FormPart]) -> list[str]:
    return [text for part in parts for text in (part.cells if isinstance(part, FormRow) else (part.text,))]


def _doubt_moved_ticks(records: Sequence[Record]) -> None:
    """Where every X of a part of the table stands under No, its columns may have moved: each is to be looked at."""
    blocks: defaultdict[int, list[Record]] = defaultdict(list)
    for record in records:
        blocks[record.block].append(record)
    for block in blocks.values():
        if not any(record.ticked for record in block):
            continue
        ticked = [record for record in block if record.answer.mark is not Mark.UNANSWERED]
        if len(ticked) >= _SAME_MARKS and all(record.answer.mark is Mark.NO for record in ticked):
            for record in ticked:
                record.doubt("every X in this part of the form stands under No; look whether its columns have moved")


def _doubt_crosses(records: Sequence[Record]) -> None:
    """Where some rows have a tick under an answer and others a cross under the same one, the cross may mean not so."""
    checked = {record.answer.mark for record in records if record.answer.checked}
    for record in records:
        if record.answer.crossed and record.answer.mark in checked:
            name = record.answer.mark.value
            record.doubt(f"a cross stands under {name}, where other rows have a tick; look whether it means {name}")


def _assemble(reader: Reader, parts: Sequence[FormPart], stated: str | None, *, guessed: bool) -> ReadForm:
    notes: list[str] = []
    records = one_form(reader.records, stated, notes)
    spoken, certain = recognise_edition(records)
    edition = load(stated or spoken)
    if stated and spoken != stated and certain:
        notes.append(
            f"It was read as the {stated} edition, as stated; its clauses read like those of the {spoken} edition."
        )
    elif not stated and not certain:
        notes.append(f"It was taken for the {spoken} edition, which is not certain; name the edition if it is another.")
    if guessed:
        notes.append("The table has no headings; its columns were told from what stands in them.")
    if reader.both:
        notes.append("The form has one column for evidence and commentary; it was kept as evidence.")
    questions = all(not record.numbers for record in records)
    numbered = (question_records if questions else number_records)(records, edition, notes)
    answers = _answers(numbered, edition, notes, reader.words)
    if _is_blank(answers):
        notes.append("The form is blank: it brings the official wording and no answers.")
        answers = {number: replace(answer, review=_beside_the_answer(answer)) for number, answer in answers.items()}
    _take_plans(number_records(reader.plans, edition, []), answers)
    if all(answer.review == (NOT_FOUND,) for answer in answers.values()):
        raise BadInput(f"None of the clauses in the file is a clause of the {edition.name} edition's form.")
    title, landlord = _title_and_landlord(parts)
    return ReadForm(edition.name, answers, landlord=landlord, title=title, notes=(*notes, *reader.notes))


def _answers(
    numbered: Sequence[tuple[str, Record]], edition: Edition, notes: list[str], words: frozenset[str]
) -> dict[str, Answer]:
    """An answer for each clause of the edition, in its order; rows of other clauses are told in `notes`."""
    known = {clause.number for clause in edition.clauses}
    merged: dict[str, Record] = {}
    for number, record in numbered:
        if number not in known:
            said = " ".join(filter(None, (record.answer.mark.value, *record.texts.values())))
            notes.append(f"{number} is no clause of the {edition.name} form; its row was not taken: “{shown(said)}”.")
        elif number in merged:
            _merge(merged[number], record)
        else:
            merged[number] = record
    return {
        clause.number: _answer(clause, merged[clause.number], words)
        if clause.number in merged
        else Answer(clause.number, review=(NOT_FOUND,))
        for clause in edition.clauses
    }


def _is_blank(answers: Mapping[str, Answer]) -> bool:
    """Whether nobody has filled in anything: what stands in the answers' places is the same beside every clause."""
    found = [answer for answer in answers.values() if answer.review != (NOT_FOUND,)]
    printed = {said for answer in found for said in answer.review if said.startswith(NO_ANSWER)}
    filled = any(answer.mark is not Mark.UNANSWERED or answer.evidence or answer.commentary for answer in found)
    return len(found) >= _FEWEST_BLANK and not filled and len(printed) <= 1


def _beside_the_answer(answer: Answer) -> tuple[str, ...]:
    """What must be looked at in a clause besides that nobody has answered it."""
    unanswered = ("no answer is printed", "nothing is given in answer to this question", *NO_ANSWER)
    return tuple(said for said in answer.review if not said.startswith(unanswered))


def _merge(first: Record, second: Record) -> None:
    """A clause that stands twice: what the second row adds is added, and where the answers differ neither is taken."""
    first_mark, second_mark = first.answer.mark, second.answer.mark
    first.doubt("the clause stands twice in the file; its rows were put together")
    for doubt in second.doubts:
        first.doubt(doubt)
    if first_mark is Mark.UNANSWERED and not first.answer.doubt:
        first.answer = second.answer
    elif second_mark not in (Mark.UNANSWERED, first_mark):
        first.answer = MarkReading(Mark.UNANSWERED, f"it is answered {first_mark.word} and then {second_mark.word}")
    for role, text in second.texts.items():
        if text not in first.text(role) and not first.full(role):
            first.texts[role] = f"{first.text(role)}\n{text}".strip()


def _answer(clause: Clause, record: Record, words: frozenset[str]) -> Answer:
    """One record as the answer to its clause, everything cleaned, every doubt listed."""
    asked = clause.kind != "yes/no" and record.printed != ""
    if asked:
        record.texts[Role.EVIDENCE] = "\n".join(filter(None, (record.printed, record.text(Role.EVIDENCE))))
    doubts = [record.answer.doubt] if record.answer.doubt and not asked else []
    doubts += record.doubts
    cleaned = {role: clean(text.strip()) for role, text in record.texts.items()}
    for role, done in cleaned.items():
        doubts += [f"dropped from the {role.value}: {what}" for what in done.dropped]
    texts = {role: done.text for role, done in cleaned.items()}
    evidence = _together(texts, Role.EVIDENCE, Role.BOTH)
    commentary = _together(texts, Role.COMMENTARY, Role.OTHER)
    mark = record.answer.mark
    said = look_twice(mark, {"evidence": evidence, "commentary": commentary}, kind=clause.kind)
    if mark is not Mark.UNANSWERED:
        said += [
            f"where the {role.value} is to stand, “{shown(text)}” was left" for text, role in record.prompts.items()
        ]
    elif record.answer.doubt:
        said = [doubt for doubt in said if doubt != "no answer is printed"]
    official = _official(clause, texts.get(Role.REQUIREMENT, ""), words)
    answer = Answer(clause.number, mark, evidence, commentary, review=(*doubts, *said), wording=official)
    return _with_plan(answer, texts)


def _together(texts: dict[Role, str], *roles: Role) -> str:
    return "\n".join(texts[role] for role in roles if texts.get(role))


def _official(clause: Clause, requirement: str, words: frozenset[str]) -> str:
    """The official wording of the clause, or empty where the form has none or has hoctui's own summary."""
    printed = wording(requirement, words)
    ours = content(requirement_of(clause)) == content(printed) and clause.question[:40] in " ".join(printed.split())
    return "" if ours else printed


def _with_plan(answer: Answer, texts: dict[Role, str]) -> Answer:
    """The answer with the reason, action, owner and date that the form gives for it."""
    given = {role: text for role, text in texts.items() if text.strip().casefold() != NOT_GIVEN}
    due, doubt = _day(given.get(Role.DUE, ""))
    action = given.get(Role.ACTION, "")
    if doubt:
        action = join(action, f"By when: {given[Role.DUE]}", frozenset())
        # Only where something is to be done must its day be known.
        doubt = doubt if answer.falls_short else ""
    return replace(
        answer,
        reason=given.get(Role.REASON, "") or answer.reason,
        action=action or answer.action,
        owner=given.get(Role.OWNER, "") or answer.owner,
        due=due or answer.due,
        review=(*answer.review, doubt) if doubt else answer.review,
    )


def _take_plans(plans: Sequence[tuple[str, Record]], answers: dict[str, Answer]) -> None:
    """What an action plan beside the form says of its clauses; where its answer is another, that is said."""
    for number, record in plans:
        if number not in answers:
            continue
        texts = {role: clean(text.strip()).text for role, text in record.texts.items()}
        answer = _with_plan(answers[number], texts)
        mark = record.answer.mark
        if mark not in (Mark.UNANSWERED, answer.mark):
            said = f"the action plan calls it {mark.word}, the form {answer.mark.word}"
            answer = replace(answer, review=(*answer.review, said))
        answers[number] = answer


def _day(text: str) -> tuple[date | None, str]:
    """A day as a form prints it, day before month; what is no day is said."""
    plain = " ".join(text.split()).strip(" .")
    if not plain:
        return None, ""
    named, figures = _DAY.match(plain), _DAY_FIGURES.match(plain)
    months = [month.casefold()[:3] for month in MONTH_NAMES]
    try:
        if named and named[2].casefold()[:3] in months:
            day = date(int(named[3]), months.index(named[2].casefold()[:3]) + 1, int(named[1]))
        elif figures:
            day = date(int(figures[3]), int(figures[2]), int(figures[1]))
        else:
            day = date.fromisoformat(plain)
    except ValueError:
        day = date.min
    return (day, "") if day >= EARLIEST else (None, f"“{shown(plain)}” is no date; it was kept with the action")


def _title_and_landlord(parts: Sequence[FormPart]) -> tuple[str, str]:
    """What the file calls itself, and whose form it is, where the lines above its tables say so."""
    first_row = next((place for place, part in enumerate(parts) if isinstance(part, FormRow)), len(parts))
    above = [part for part in parts[:first_row] if isinstance(part, FormText) and part.text.strip()]
    lines = [part for part in above if len(part.text) <= _LONGEST_TITLE and not _NO_TITLE.search(part.text)]
    named = [part for part in lines if _SELF.search(part.text)]
    headings = [part for part in lines if part.heading]
    title = next((part.text for part in [*(part for part in named if part.heading), *named, *headings]), "")
    landlord = next((match[1] for part in above if (match := _LANDLORD.match(part.text))), "")
    if not landlord and (whose := _NAMED.match(title)) and "ombudsman" not in whose[1].casefold():
        landlord = whose[1]
    return clean(" ".join(title.split())).text, clean(" ".join(landlord.split())).text
