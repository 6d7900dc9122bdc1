"""The self-assessment: made new or from a form, walked through clause by clause, exported."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hoctui.assessment.answers import Answer, Assessment, ReadForm
from hoctui.assessment.progress import is_answered, next_unanswered
from hoctui.errors import BadInput
from hoctui.rulebook.edition import EDITIONS, Clause, Edition, edition_of, load
from hoctui.services import assessing_changes
from hoctui.services.assessing_before import answers_before, carried_over
from hoctui.services.assessing_changes import changed, was_answered
from hoctui.services.assessing_views import answer_given, answer_view, clause_view_of, lacking, outline_view
from hoctui.services.desk import YOUR_LANDLORD, Desk
from hoctui.services.evidence_register import carry_uses
from hoctui.services.landlord import own_days
from hoctui.services.views import AssessmentView, ClausePage, ClauseView
from hoctui.services.yearly import published_on, refuse_published
from hoctui.store import assessments as stored
from hoctui.store.assessments import AssessmentHead
from hoctui.store.files import read_outside
from hoctui.store.holidays import setting
from hoctui.text import clean_line

mark_of = assessing_changes.mark_of
_YEAR = re.compile(r"([0-9]{4})/([0-9]{2})")
_NAMED_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})[-_/ ]+(?:20)?([0-9]{2})(?![0-9])")
_FIRST_YEAR = 2019
"""The Code's first edition is of 2020: no self-assessment reports on a year that began before this one."""


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
        made = stored.make(
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
    if before:
        carry_uses(desk, before.id, made)
    return outline(desk)


def take_in(desk: Desk, form: ReadForm, source: str, year: str = "") -> AssessmentView:
    """Make a new assessment of a form that was read, and make it the current one; nothing is overwritten."""
    before = stored.current(desk.register.connection)
    landlord = form.landlord if desk.landlord == YOUR_LANDLORD and form.landlord else desk.landlord
    with desk.register.writing() as session:
        made = stored.make(
            session,
            year=year_given(desk, year or likely_year(desk, form.edition, source)),
            edition=form.edition,
            landlord=landlord,
            source=clean_line(source).text,
            notes=form.notes,
            given=form.answers,
            previous=before.id if before else None,
            now=desk.instant(),
        )
    if before:
        carry_uses(desk, before.id, made)
    return outline(desk)


def read_file(path: Path, edition: str = "") -> ReadForm:
    """Read a landlord's form from a file and take nothing in, so that it can be looked over first.

    Raises:
        BadInput: the file cannot be read, or is no form.
    """
    from hoctui.documents.forms import read_form  # noqa: PLC0415  (readers of files are heavy, and rarely wanted)

    return read_form(read_outside(path, "form"), path.name, edition or None)


def year_given(desk: Desk, year: str) -> str:
    """A reporting year as it was typed, or the last that ended where none was. Raises BadInput."""
    read = read_year(year)
    if not read:
        return reporting_year(desk)
    latest = _latest(desk)
    if not _FIRST_YEAR <= int(read[:4]) <= latest:
        last = f"{latest}/{(latest + 1) % 100:02d}"
        raise BadInput(
            f"{read} is not a year to assess: the first is {_FIRST_YEAR}/{_FIRST_YEAR % 100 + 1}, the last {last}.",
            "year",
        )
    return read


def _latest(desk: Desk) -> int:
    """The calendar year in which the last year begins that can be assessed: the one after the year that runs now."""
    return int(reporting_year(desk)[:4]) + 2


def read_year(year: str) -> str:
    """A reporting year as it was typed; empty where none was. Raises BadInput."""
    if not year:
        return ""
    found = _YEAR.fullmatch(year.strip())
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise BadInput(f"{year.strip()[:20]!r} is not a reporting year; write it as 2025/26.", "year")
    return year.strip()


def likely_year(desk: Desk, edition: str, file: str) -> str:
    """The year that a form most likely reports on: the one in its file's name, else the last under its edition."""
    for found in _NAMED_YEAR.finditer(file):
        if (int(found[1]) + 1) % 100 == int(found[2]) and _FIRST_YEAR <= int(found[1]) <= _latest(desk):
            return f"{found[1]}/{found[2]}"
    after = EDITIONS[EDITIONS.index(edition) + 1 :]
    until = min([desk.clock.today, *(load(name).in_force for name in after)])
    return reporting_year(desk, until)


def outline(desk: Desk) -> AssessmentView:
    """The current assessment's tree and progress. Raises BadInput where there is none yet."""
    head = _current(desk)
    given = stored.answers(desk.register.connection, head.id)
    return outline_view(head, load(head.edition), given, published_on(desk, head.id))


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
    outline = outline_view(head, edition, given, published_on(desk, head.id))
    return ClausePage(outline, _views(desk, head, edition.clauses, given))


def clause_view(desk: Desk, number: str, assessment_id: int | None = None) -> ClauseView:
    """One clause of an assessment, the current one unless told. Raises BadInput where there is no such clause."""
    head = _one(desk, assessment_id)
    clause = _on_form(load(head.edition), number)
    return _views(desk, head, (clause,), stored.answers(desk.register.connection, head.id))[0]


def _views(
    desk: Desk, head: AssessmentHead, clauses: tuple[Clause, ...], given: dict[str, Answer]
) -> tuple[ClauseView, ...]:
    edition = load(head.edition)
    last = answers_before(desk, head)
    own = own_days(desk)
    return tuple(
        clause_view_of(
            edition,
            clause,
            given.get(clause.number) or Answer(clause.number),
            last[clause.number].answer if clause.number in last else None,
            last[clause.number].name if clause.number in last else "",
            last_label=last[clause.number].label if clause.number in last else "",
            own_limits=own,
        )
        for clause in clauses
    )


def answer(
    desk: Desk, number: str, typed: dict[str, Any], assessment_id: int | None = None, *, going_on: bool = False
) -> ClauseView:
    """Answer a clause, or change its answer: only the fields that are given, as assessing_changes lists them.

    What it was before is kept, but for the points ticked off. `going_on` says that this goes on with what was just
    saved, as while somebody types: the history then holds what stood before the typing began, and not every half
    sentence since.

    Raises:
        BadInput: no such clause or field, or a mark, a date or a point that cannot be taken; or it is published.
    """
    head = _one(desk, assessment_id)
    refuse_published(desk, head.id)
    clause = _on_form(load(head.edition), number)
    before = stored.answers(desk.register.connection, head.id).get(number)
    after = changed(clause, before or Answer(number), typed, desk.clock.today)
    keep_before = not going_on and set(typed) != {"ticked"}
    with desk.register.writing() as session:
        for one, keep in _writes(before, after, keep_before=keep_before):
            stored.answer_clause(session, head.id, one, desk.instant(), keep_before=keep)
        stored.remember_place(session, head.id, number)
    return clause_view(desk, number, head.id)


def _writes(before: Answer | None, after: Answer, *, keep_before: bool) -> list[tuple[Answer, bool]]:
    """What is to be written for an answer to stand, in turn, each with whether what stood before it is kept."""
    if after == (before or Answer(after.clause)):
        return []
    # The history then tells that nothing was answered at first, and undo brings that back.
    blank = [(Answer(after.clause), False)] if before is None and keep_before else []
    return [*blank, (after, keep_before)]


def undo(desk: Desk, number: str, assessment_id: int | None = None) -> ClauseView:
    """Put a clause's answer back to what it was before its last change; done again, that change is back.

    The points ticked off and the official wording stay as they are.

    Raises:
        BadInput: no such clause, or its answer was never changed; or the assessment is published.
    """
    head = _one(desk, assessment_id)
    refuse_published(desk, head.id)
    _on_form(load(head.edition), number)
    now = stored.answers(desk.register.connection, head.id).get(number) or Answer(number)
    for clause, columns, _ in reversed(stored.history(desk.register.connection, head.id)):
        before = was_answered(clause, columns, now) if clause == number else now
        if before != now:
            with desk.register.writing() as session:
                stored.answer_clause(session, head.id, before, desk.instant())
                stored.remember_place(session, head.id, number)
            return clause_view(desk, number, head.id)
    raise BadInput(f"There is nothing to take back at {number}.", "clause")


def carry_forward(desk: Desk, assessment_id: int | None = None) -> tuple[str, ...]:
    """Copy last year's answers to where nothing is answered or written yet, each marked until it is confirmed.

    Answers of an earlier edition come along where one clause became one. Returns the clauses' numbers. Raises BadInput
    where the assessment is published.
    """
    head = _one(desk, assessment_id)
    refuse_published(desk, head.id)
    given = stored.answers(desk.register.connection, head.id)
    last = answers_before(desk, head)
    found = [
        after
        for clause in load(head.edition).clauses
        if (after := carried_over(clause, given.get(clause.number) or Answer(clause.number), last.get(clause.number)))
    ]
    with desk.register.writing() as session:
        for after in found:
            for one, keep in _writes(given.get(after.clause), after, keep_before=True):
                stored.answer_clause(session, head.id, one, desk.instant(), keep_before=keep)
    return tuple(after.clause for after in found)


def redone(edition: str, view: ClauseView, typed: dict[str, Any], today: date) -> ClauseView:
    """A clause as it will stand once these fields of its answer are saved, for showing it before they are.

    Raises:
        BadInput: no such field, or a mark, a date or a point that cannot be taken.
    """
    rules = load(edition)
    clause = rules.clause(view.number)
    after = changed(clause, answer_given(view), typed, today)
    return replace(
        view,
        answer=answer_view(after),
        answered=is_answered(clause, after),
        lacking=lacking(rules, after),
    )


def stay_at(desk: Desk, number: str, assessment_id: int | None = None) -> None:
    """Remember the clause that the officer is at, for when they come back."""
    head = _one(desk, assessment_id)
    _on_form(load(head.edition), number)
    if head.last_clause != number:
        with desk.register.writing() as session:
            stored.remember_place(session, head.id, number)


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


def _current(desk: Desk) -> AssessmentHead:
    head = stored.current(desk.register.connection)
    if head is None:
        raise BadInput(
            "There is no self-assessment yet; begin one with 'hoctui assessment new', or import last year's form with "
            "'hoctui assessment import FILE'."
        )
    return head


def _one(desk: Desk, assessment_id: int | None) -> AssessmentHead:
    return _current(desk) if assessment_id is None else _of(desk, assessment_id)


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
