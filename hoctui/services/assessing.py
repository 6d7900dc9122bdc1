"""The self-assessment: made new or from a form, walked through clause by clause, exported."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hoctui.assessment.answers import Answer, Assessment, Mark, ReadForm
from hoctui.assessment.progress import is_answered, next_unanswered
from hoctui.dates import EARLIEST, YEARS_AHEAD, parse_day, say_day
from hoctui.errors import BadInput
from hoctui.rulebook.edition import Clause, Edition, edition_of, load
from hoctui.services.assessing_views import answer_given, answer_view, clause_view_of, lacking, outline_view
from hoctui.services.desk import YOUR_LANDLORD, Desk
from hoctui.services.views import AssessmentView, ClausePage, ClauseView
from hoctui.store import assessments as stored
from hoctui.store.assessments import AssessmentHead
from hoctui.store.holidays import setting
from hoctui.text import clean, clean_line

LONGEST_ANSWER = 100_000
LARGEST_FORM = 20_000_000
"""The most bytes that a form's file may have."""
_YEAR = re.compile(r"(\d{4})/(\d{2})")


def reporting_year(desk: Desk, on: date | None = None) -> str:
    """The reporting year that last ended by that day, "2025/26", by the landlord's year end (31 March unless set)."""
    day = on or desk.clock.today
    profile = setting(desk.register.connection, "profile", desk.clock.today) or {}
    end = (profile.get("year_end_month", 3), profile.get("year_end_day", 31))
    last = day.year if (day.month, day.day) > end else day.year - 1
    return f"{last - 1}/{last % 100:02d}"


def new(desk: Desk, edition: str = "", year: str = "") -> AssessmentView:
    """Begin a new assessment, which becomes the current one; the one before stays as it was.

    Official wording that a form brought into the one before, under the same edition, comes along.
    """
    chosen = load(edition or edition_of(desk.clock.today))
    before = stored.current(desk.register.connection)
    wording = stored.answers(desk.register.connection, before.id) if before and before.edition == chosen.name else {}
    with desk.register.writing() as session:
        stored.make(
            session,
            year=year_given(desk, year),
            edition=chosen.name,
            landlord=desk.landlord,
            source="",
            notes=(),
            given={one.clause: Answer(one.clause, wording=one.wording) for one in wording.values() if one.wording},
            previous=before.id if before else None,
            now=desk.instant(),
        )
    return outline(desk)


def take_in(desk: Desk, form: ReadForm, source: str, year: str = "") -> AssessmentView:
    """Make a new assessment of a form that was read, and make it the current one; nothing is overwritten."""
    before = stored.current(desk.register.connection)
    landlord = form.landlord if desk.landlord == YOUR_LANDLORD and form.landlord else desk.landlord
    with desk.register.writing() as session:
        stored.make(
            session,
            year=year_given(desk, year),
            edition=form.edition,
            landlord=landlord,
            source=clean_line(source).text,
            notes=form.notes,
            given=form.answers,
            previous=before.id if before else None,
            now=desk.instant(),
        )
    return outline(desk)


def read_file(path: Path, edition: str = "") -> ReadForm:
    """Read a landlord's form from a file and take nothing in, so that it can be looked over first.

    Raises:
        BadInput: the file cannot be read, or is no form.
    """
    from hoctui.documents.forms import read_form  # noqa: PLC0415  (readers of files are heavy, and rarely wanted)

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FORM + 1)  # no more, as a device such as /dev/zero never ends
    except OSError as fault:
        raise BadInput(f"{path} cannot be read ({fault.strerror}).") from None
    if len(data) > LARGEST_FORM:
        raise BadInput(f"{path.name} is larger than 20 MB, which no form is; save only the form and import that.")
    return read_form(data, path.name, edition or None)


def year_given(desk: Desk, year: str) -> str:
    """A reporting year as it was typed, or the last that ended where none was. Raises BadInput."""
    return read_year(year) or reporting_year(desk)


def read_year(year: str) -> str:
    """A reporting year as it was typed; empty where none was. Raises BadInput."""
    if not year:
        return ""
    found = _YEAR.fullmatch(year.strip())
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise BadInput(f"{year.strip()[:20]!r} is not a reporting year; write it as 2025/26.", "year")
    return year.strip()


def outline(desk: Desk) -> AssessmentView:
    """The current assessment's tree and progress. Raises BadInput where there is none yet."""
    head = _current(desk)
    return outline_view(head, load(head.edition), stored.answers(desk.register.connection, head.id))


def on_file(desk: Desk) -> tuple[AssessmentHead, ...]:
    """Every assessment on file, the newest first, the current one among them."""
    return tuple(stored.heads(desk.register.connection))


def take_up(desk: Desk, assessment_id: int) -> AssessmentView:
    """Make another assessment the current one. Raises BadInput where it is not on file."""
    head = _of(desk, assessment_id)
    with desk.register.writing() as session:
        stored.make_current(session, head.id)
    return outline(desk)


def has_one(desk: Desk) -> bool:
    """Whether there is an assessment to work on."""
    return stored.current(desk.register.connection) is not None


def page(desk: Desk) -> ClausePage:
    """The whole current assessment: every clause with its answer and last year's."""
    head = _current(desk)
    edition = load(head.edition)
    given = stored.answers(desk.register.connection, head.id)
    last_name, last = _last_year(desk, head)
    clauses = tuple(
        clause_view_of(
            edition, clause, given.get(clause.number) or Answer(clause.number), last.get(clause.number), last_name
        )
        for clause in edition.clauses
    )
    return ClausePage(outline_view(head, edition, given), clauses)


def clause_view(desk: Desk, number: str) -> ClauseView:
    """One clause of the current assessment. Raises BadInput where the edition has no such clause."""
    head = _current(desk)
    edition = load(head.edition)
    clause = _on_form(edition, number)
    given = stored.answers(desk.register.connection, head.id)
    last_name, last = _last_year(desk, head)
    return clause_view_of(edition, clause, given.get(number) or Answer(number), last.get(number), last_name)


def answer(
    desk: Desk, number: str, typed: dict[str, Any], assessment_id: int | None = None, *, going_on: bool = False
) -> ClauseView:
    """Answer a clause, or change its answer: only the fields that are given. What it was before is kept.

    Fields: answer, evidence, commentary, reason, action, owner, due; "confirm" takes the marks for review away.
    `going_on` says that this goes on with what was just saved, as while somebody types: the history then holds what
    stood before the typing began, and not every half sentence since.

    Raises:
        BadInput: no such clause or field, or a mark or a date that cannot be taken.
    """
    head = _current(desk) if assessment_id is None else _of(desk, assessment_id)
    _on_form(load(head.edition), number)
    before = stored.answers(desk.register.connection, head.id).get(number) or Answer(number)
    after = _changed(before, typed, desk.clock.today)
    with desk.register.writing() as session:
        if after != before:
            stored.answer_clause(session, head.id, after, desk.instant(), keep_before=not going_on)
        stored.remember_place(session, head.id, number)
    return clause_view(desk, number)


def redone(edition: str, view: ClauseView, typed: dict[str, Any], today: date) -> ClauseView:
    """A clause as it will stand once these fields of its answer are saved, for showing it before they are.

    Raises:
        BadInput: no such field, or a mark or a date that cannot be taken.
    """
    rules = load(edition)
    after = _changed(answer_given(view), typed, today)
    clause = rules.clause(view.number)
    return replace(
        view,
        answer=answer_view(after),
        answered=is_answered(clause, after),
        lacking=lacking(rules, after),
    )


def stay_at(desk: Desk, number: str, assessment_id: int | None = None) -> None:
    """Remember the clause that the officer is at, for when they come back."""
    head = _current(desk) if assessment_id is None else _of(desk, assessment_id)
    _on_form(load(head.edition), number)
    if head.last_clause != number:
        with desk.register.writing() as session:
            stored.remember_place(session, head.id, number)


_TEXTS = ("evidence", "commentary", "reason", "action")


def _changed(before: Answer, typed: dict[str, Any], today: date) -> Answer:
    changes: dict[str, Any] = {}
    for name, value in typed.items():
        if name in _TEXTS:
            changes[name] = clean(str(value), limit=LONGEST_ANSWER).text
        elif name == "owner":
            changes[name] = clean_line(str(value)).text
        elif name == "due":
            changes[name] = _due(value, today)
        elif name == "answer":
            changes["mark"] = mark_of(str(value))
        elif name == "confirm":
            changes["review"] = () if value else before.review
        else:
            raise BadInput(f"An answer has no field {name[:40]!r}.", name)
    return replace(before, **changes)


def _due(value: Any, today: date) -> date | None:
    if not value:
        return None
    if isinstance(value, date):
        return value
    day = parse_day(str(value), today, ahead=True)
    if not EARLIEST <= day <= date(today.year + YEARS_AHEAD, 12, 31):
        raise BadInput(f"{say_day(day)} cannot be the date of an action.", "due")
    return day


def mark_of(text: str) -> Mark:
    """The mark that was typed: yes, no, partial, n/a, or nothing. Raises BadInput otherwise."""
    known = {
        "yes": Mark.YES,
        "y": Mark.YES,
        "no": Mark.NO,
        "n": Mark.NO,
        "partial": Mark.PARTIAL,
        "p": Mark.PARTIAL,
        "n/a": Mark.NOT_APPLICABLE,
        "na": Mark.NOT_APPLICABLE,
        "a": Mark.NOT_APPLICABLE,
        "": Mark.UNANSWERED,
    }
    found = known.get(text.strip().casefold())
    if found is None:
        raise BadInput(f"{text.strip()[:40]!r} is no answer; say Yes, No, Partial or N/A.", "answer")
    return found


def next_open(desk: Desk, after: str = "") -> str | None:
    """The next unanswered clause after that one, wrapping round; None where all are answered."""
    head = _current(desk)
    return next_unanswered(load(head.edition), stored.answers(desk.register.connection, head.id), after or None)


def assessment(desk: Desk) -> Assessment:
    """The current assessment, whole, for whatever is written of it."""
    head = _current(desk)
    return Assessment(
        head.year, load(head.edition), head.landlord, stored.answers(desk.register.connection, head.id), head.source
    )


def export_to(desk: Desk, form: str, path: Path, *, over: bool = False) -> None:
    """Write the current assessment to a file, whole or not at all; a file that is there stays, unless `over`.

    Raises:
        BadInput: the file is there already, or cannot be written.
    """
    text = export(desk, form)
    fresh = path.with_name(f"{path.name}.new")
    try:
        if path.exists() and not over:
            raise BadInput(f"{path} is there already; choose another name.", "path")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    except OSError as fault:
        raise BadInput(f"{path} cannot be written ({fault.strerror}).", "path") from None


FORMATS = ("markdown", "json")
"""What an assessment can be exported to."""


def export(desk: Desk, form: str) -> str:
    """The current assessment as a document. Raises BadInput for a format that is not written."""
    if form == "markdown":
        from hoctui.documents.markdown import assessment_markdown  # noqa: PLC0415

        return assessment_markdown(assessment(desk), on=desk.clock.today)
    if form == "json":
        from hoctui.documents.exchange import assessment_json  # noqa: PLC0415

        return assessment_json(assessment(desk))
    raise BadInput(f"An assessment is exported to {' or '.join(FORMATS)}, not to {form[:20]!r}.")


def _current(desk: Desk) -> AssessmentHead:
    head = stored.current(desk.register.connection)
    if head is None:
        raise BadInput(
            "There is no self-assessment yet; begin one with 'hoctui assessment new', or import last year's form with "
            "'hoctui assessment import FILE'."
        )
    return head


def _of(desk: Desk, assessment_id: int) -> AssessmentHead:
    for head in stored.heads(desk.register.connection):
        if head.id == assessment_id:
            return head
    raise BadInput("That assessment is not on file.")


def _on_form(edition: Edition, number: str) -> Clause:
    for clause in edition.clauses:
        if clause.number == number:
            return clause
    raise BadInput(
        f"The {edition.name} form has no clause {number[:20]}; it has {edition.clauses[0].number} to "
        f"{edition.clauses[-1].number}.",
        "clause",
    )


def _last_year(desk: Desk, head: AssessmentHead) -> tuple[str, dict[str, Answer]]:
    """The answers of the year before, under the same edition: of the latest earlier year, or of the one made before."""
    others = [
        one for one in stored.heads(desk.register.connection) if one.edition == head.edition and one.id != head.id
    ]
    earlier = sorted((one for one in others if one.year < head.year), key=lambda one: (one.year, one.id))
    made_before = [one for one in others if one.id == head.previous]
    for before in (*earlier[-1:], *made_before):
        return before.year, stored.answers(desk.register.connection, before.id)
    return "", {}
