"""The self-assessment: made new or from a form, walked through clause by clause, exported."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hoctui.assessment.answers import Answer, Assessment, Mark, ReadForm
from hoctui.assessment.progress import incomplete_shortfalls, next_unanswered, progress
from hoctui.dates import EARLIEST, YEARS_AHEAD, parse_day, say_day
from hoctui.errors import BadInput
from hoctui.rulebook.edition import Clause, Edition, edition_of, load
from hoctui.services.desk import YOUR_LANDLORD, Desk
from hoctui.services.views import AnswerView, AssessmentView, ClausePage, ClauseView, SectionView
from hoctui.store import assessments as stored
from hoctui.store.assessments import AssessmentHead
from hoctui.store.holidays import setting
from hoctui.text import clean, clean_line

LONGEST_ANSWER = 100_000
_YEAR = re.compile(r"(\d{4})/(\d{2})")


def reporting_year(desk: Desk, on: date | None = None) -> str:
    """The reporting year that last ended by that day, "2025/26", by the landlord's own year end (31 March unless set)."""
    day = on or desk.clock.today
    profile = setting(desk.register.connection, "profile", desk.clock.today) or {}
    end = (profile.get("year_end_month", 3), profile.get("year_end_day", 31))
    last = day.year if (day.month, day.day) > end else day.year - 1
    return f"{last - 1}/{last % 100:02d}"


def new(desk: Desk, edition: str = "", year: str = "") -> AssessmentView:
    """Begin a new assessment, which becomes the current one; the one before stays as it was."""
    chosen = load(edition or edition_of(desk.clock.today))
    before = stored.current(desk.register.connection)
    with desk.register.writing() as session:
        stored.make(
            session,
            year=_year(desk, year),
            edition=chosen.name,
            landlord=desk.landlord,
            source="",
            notes=(),
            given={},
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
            year=_year(desk, year),
            edition=form.edition,
            landlord=landlord,
            source=clean_line(source).text,
            notes=form.notes,
            given=form.answers,
            previous=before.id if before else None,
            now=desk.instant(),
        )
    return outline(desk)


def import_file(desk: Desk, path: Path, edition: str = "", year: str = "") -> tuple[AssessmentView, ReadForm]:
    """Read a landlord's form from a file and take it in. Raises BadInput, and takes nothing, where it is no form."""
    from hoctui.documents.forms import read_form

    checked = _year(desk, year)
    try:
        if path.is_file() and path.stat().st_size > 20_000_000:
            raise BadInput(f"{path.name} is larger than 20 MB, which no form is; save only the form and import that.")
        data = path.read_bytes()
    except OSError as fault:
        raise BadInput(f"{path} cannot be read ({fault.strerror}).") from None
    form = read_form(data, path.name, edition or None)
    return take_in(desk, form, path.name, checked), form


def _year(desk: Desk, year: str) -> str:
    if not year:
        return reporting_year(desk)
    found = _YEAR.fullmatch(year.strip())
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise BadInput(f"{year.strip()[:20]!r} is not a reporting year; write it as 2025/26.", "year")
    return year.strip()


def outline(desk: Desk) -> AssessmentView:
    """The current assessment's tree and progress. Raises BadInput where there is none yet."""
    head = _current(desk)
    return _outline(head, load(head.edition), stored.answers(desk.register.connection, head.id))


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
        _clause_view(clause, given.get(clause.number) or Answer(clause.number), last.get(clause.number), last_name)
        for clause in edition.clauses
    )
    return ClausePage(_outline(head, edition, given), clauses)


def clause_view(desk: Desk, number: str) -> ClauseView:
    """One clause of the current assessment. Raises BadInput where the edition has no such clause."""
    head = _current(desk)
    clause = _on_form(load(head.edition), number)
    given = stored.answers(desk.register.connection, head.id)
    last_name, last = _last_year(desk, head)
    return _clause_view(clause, given.get(number) or Answer(number), last.get(number), last_name)


def answer(desk: Desk, number: str, typed: dict[str, Any], assessment_id: int | None = None) -> ClauseView:
    """Answer a clause, or change its answer: only the fields that are given. What it was before is kept.

    Fields: answer, evidence, commentary, reason, action, owner, due; "confirm" takes the marks for review away.

    Raises:
        BadInput: no such clause or field, or a mark or a date that cannot be taken.
    """
    head = _current(desk) if assessment_id is None else _of(desk, assessment_id)
    _on_form(load(head.edition), number)
    before = stored.answers(desk.register.connection, head.id).get(number) or Answer(number)
    after = _changed(before, typed, desk.clock.today)
    with desk.register.writing() as session:
        if after != before:
            stored.answer_clause(session, head.id, after, desk.instant())
        stored.remember_place(session, head.id, number)
    return clause_view(desk, number)


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
    day = parse_day(str(value), today)
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


FORMATS = ("markdown", "json")
"""What an assessment can be exported to."""


def export(desk: Desk, form: str) -> str:
    """The current assessment as a document. Raises BadInput for a format that is not written."""
    if form == "markdown":
        from hoctui.documents.markdown import assessment_markdown

        return assessment_markdown(assessment(desk), on=desk.clock.today)
    if form == "json":
        from hoctui.documents.exchange import assessment_json

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
    """The answers of the assessment before this one, where it was under the same edition."""
    for before in stored.heads(desk.register.connection):
        if before.id == head.previous and before.edition == head.edition:
            return before.year, stored.answers(desk.register.connection, before.id)
    return "", {}


def _outline(head: AssessmentHead, edition: Edition, given: dict[str, Answer]) -> AssessmentView:
    done = progress(edition, given)
    whole = Assessment(head.year, edition, head.landlord, given)
    sections = tuple(
        SectionView(
            section.number,
            section.title,
            part.total,
            part.answered,
            part.shortfalls,
            part.review,
            tuple(
                (
                    clause.number,
                    (given.get(clause.number) or Answer(clause.number)).mark.value,
                    bool((given.get(clause.number) or Answer(clause.number)).review),
                )
                for clause in edition.in_section(section.number)
            ),
        )
        for section, part in zip(edition.sections, done.sections, strict=True)
    )
    return AssessmentView(
        head.id,
        head.year,
        edition.name,
        edition.title,
        head.landlord,
        done.total,
        done.answered,
        done.review,
        len(incomplete_shortfalls(whole)),
        sections,
        head.source,
        head.last_clause,
    )


def _clause_view(clause: Clause, given: Answer, last: Answer | None, last_name: str) -> ClauseView:
    return ClauseView(
        clause.number,
        clause.section,
        clause.stage,
        clause.duty,
        clause.binding,
        clause.kind,
        clause.question,
        clause.quotation,
        clause.points,
        clause.evidence,
        clause.related,
        given.wording,
        _answer_view(given),
        _answer_view(last) if last else None,
        last_name,
    )


def _answer_view(given: Answer) -> AnswerView:
    return AnswerView(
        given.mark.value,
        given.mark.sign,
        given.evidence,
        given.commentary,
        given.reason,
        given.action,
        given.owner,
        given.due,
        given.review,
    )
