"""What is written of the self-assessment, for three readers, and the reports that take it to the governing body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hoctui.assessment.answers import Mark
from hoctui.assessment.compare import Comparison
from hoctui.assessment.compare import Move as Moved
from hoctui.assessment.plan import PlannedAction, State
from hoctui.assessment.year import Happened as Recorded
from hoctui.documents import writing
from hoctui.documents.assessment_csv import csv_bytes
from hoctui.documents.assessment_matter import Happened, Matter, Move, Promise, Proof, say_date
from hoctui.documents.assessment_pages import board_page, ombudsman_page
from hoctui.documents.exchange import assessment_json
from hoctui.documents.members_report import members_report, response_page
from hoctui.documents.page import Page
from hoctui.documents.residents_page import residents_page
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.services import assessing, checking, comparing
from hoctui.services.checking import Checked
from hoctui.services.desk import Desk
from hoctui.services.evidence_published import rested_on
from hoctui.services.evidence_register import KINDS
from hoctui.services.landlord import published
from hoctui.services.yearly_views import step_line
from hoctui.store import evidence as kept
from hoctui.store.assessments import AssessmentHead
from hoctui.store.yearly import happened, made_again_by
from hoctui.text import clean

WHOLE = ("csv", "json")
"""The formats that hold every answer for another program, and are for no reader."""
FORMATS = (*writing.FORMATS, *WHOLE)
"""What an assessment can be exported to."""
READERS = {"ombudsman": ombudsman_page, "board": board_page, "residents": residents_page}
"""For whom a self-assessment is written; the first unless another is named."""
REPORTS = {"members": members_report, "response": response_page}
"""The reports that go with a self-assessment."""

_MOVED = (Moved.WORSE, Moved.BETTER, Moved.CHANGED)
_OFFICE = ("note", "due", "meeting", "quoted")
"""What a step holds for the office alone."""
_NOT_ITS_OWN = ("trigger", "overruled", "withdrawn")
"""Steps that tell nothing of the assessment under which they were recorded: a trigger asks for a further one."""
_SAID_OTHERWISE = ("unanswered", "shortfall")
"""Checks whose clauses the documents name in any case."""
_CHECKED = ("board", "members")
"""The documents that tell what stands in the way of publishing: those that nobody publishes."""


def export(desk: Desk, form: str, reader: str = "", *, partial_as_no: bool | None = None, contact: str = "") -> bytes:
    """The current assessment in a format, written for a reader; text is UTF-8.

    Args:
        desk: the open register.
        form: one of FORMATS.
        reader: "ombudsman" (unless given), "board" or "residents"; none for csv and json, which hold every answer.
        partial_as_no: whether Partial is printed as "No (partial)", as the landlord has set it unless given; json
            keeps the answers as they are.
        contact: how residents reach the landlord, for their summary; what the landlord has set unless given.

    Raises:
        BadInput: there is no assessment, no such format or reader, or a reader for what is for no reader.
    """
    if form not in FORMATS:
        raise BadInput(f"An assessment is exported to {', '.join(FORMATS)}, not to {form[:20]!r}.", "format")
    if form in WHOLE and reader:
        raise BadInput(f"{form.upper()} holds every answer and is for no one reader; leave the reader out.", "reader")
    if form == "json":
        return assessment_json(assessing.assessment(desk)).encode("utf-8")
    gathered = matter(desk, partial_as_no=partial_as_no, contact=contact, checks=reader in _CHECKED)
    if form == "csv":
        return csv_bytes(gathered)
    return writing.write(_page(gathered, reader or next(iter(READERS))), form)


def export_to(
    desk: Desk, path: Path, form: str = "", reader: str = "", *, partial_as_no: bool | None = None, over: bool = False
) -> None:
    """Write the current assessment to a file, whole or not at all; a file that is there stays, unless `over`.

    The format is the one that the file's ending asks for unless one is given. Raises BadInput, as export and keep do.
    """
    asked = form or format_of(path)
    writing.keep(path, export(desk, asked, reader, partial_as_no=partial_as_no), over=over)


def report(desk: Desk, kind: str, form: str, *, partial_as_no: bool | None = None) -> bytes:
    """A report on the current assessment in a format: "members", to its members, or "response", their response to it.

    Raises:
        BadInput: there is no assessment, or no such report or format.
    """
    if kind not in REPORTS:
        raise BadInput(f"There is no report {kind[:20]!r}; choose {' or '.join(REPORTS)}.", "kind")
    return writing.write(REPORTS[kind](matter(desk, partial_as_no=partial_as_no, checks=kind in _CHECKED)), form)


def report_to(desk: Desk, path: Path, kind: str, *, over: bool = False) -> None:
    """Write a report to a file, whole or not at all, in the format that its ending asks for. Raises BadInput."""
    writing.keep(path, report(desk, kind, writing.format_of(path)), over=over)


def format_of(path: Path) -> str:
    """The format that a file's ending asks for, of all that an assessment is exported to. Raises BadInput."""
    ending = path.suffix.casefold().removeprefix(".")
    return ending if ending in WHOLE else writing.format_of(path)


def _page(gathered: Matter, reader: str) -> Page:
    if reader not in READERS:
        raise BadInput(f"There is no reader {reader[:20]!r}; it is written for {', '.join(READERS)}.", "reader")
    return READERS[reader](gathered)


def matter(desk: Desk, *, partial_as_no: bool | None = None, contact: str = "", checks: bool = False) -> Matter:
    """All that is written of the current assessment; what stands in the way of it only where `checks` asks for it.

    Raises:
        BadInput: there is none.
    """
    assessment = assessing.assessment(desk)
    head = comparing.head_of(desk)
    before = comparing.head_before(desk, head)
    how = published(desk)
    gathered = Matter(
        assessment,
        desk.clock.today,
        how.partial_as_no if partial_as_no is None else partial_as_no,
        tuple(_steps(desk, head)),
        tuple(_proofs(desk, head)),
        before.year if before else "",
        contact=clean(contact).text or how.contact,
    )
    if before:
        moves = tuple(_moves(comparing.compare(desk).comparison, gathered))
        gathered = replace(gathered, moves=moves, promises=tuple(map(_promise, comparing.plan(desk).earlier)))
    if not checks:
        return gathered
    found = checking.checked(desk)
    return replace(gathered, standing=tuple(_standing(found)), steps=(*gathered.steps, *_overruled(found)))


def _steps(desk: Desk, head: AssessmentHead) -> Iterator[Happened]:
    """The steps that are on record and stand, without the notes that the office made for itself."""
    connection = desk.register.connection
    for step in happened(connection, head.id):
        if step.what not in _NOT_ITS_OWN:
            yield _step(step)
    for step in made_again_by(connection, head.id):
        yield _step(step)


def _step(step: Recorded) -> Happened:
    details = {name: text for name, text in step.details.items() if name not in _OFFICE}
    return Happened(step.what, step.on, details, step_line(step._replace(details=details), say_date).told)


def _overruled(checks: Checked) -> Iterator[Happened]:
    """What was overruled and is still found."""
    for finding in checks.overruled:
        details = {"check": finding.title, "clause": ", ".join(finding.clauses), "reason": finding.overruled}
        if finding.overruled_on:
            yield Happened("overruled", finding.overruled_on, details)


def _proofs(desk: Desk, head: AssessmentHead) -> Iterator[Proof]:
    """The items of the evidence register that an assessment's clauses rest on, by name."""
    uses = kept.uses(desk.register.connection, head.id)
    order = [clause.number for clause in load(head.edition).clauses]
    for item in rested_on(desk, head.id):
        clauses = tuple(number for number in order if item.id in uses.get(number, ()))
        if clauses:
            kind = "" if item.kind == "other" else dict(KINDS).get(item.kind, item.kind)
            yield Proof(item.name, kind, item.dated, item.place, clauses)


def _moves(comparison: Comparison, gathered: Matter) -> Iterator[Move]:
    """The clauses that were answered before and are answered otherwise now, in the form's order."""
    for one in comparison.clauses:
        if one.move in _MOVED:
            clause = comparison.now.edition.clause(one.clause)
            worse = one.move is Moved.WORSE
            yield Move(one.clause, clause.question, gathered.word(one.before), gathered.word(one.now), worse)


def _promise(action: PlannedAction) -> Promise:
    """An action of the year before, with what became of it in words that claim no more than is on record."""
    late = action.state is State.LATE and action.mark_now not in (Mark.YES, Mark.NOT_APPLICABLE)
    if action.done_on:
        state = f"done on {say_date(action.done_on)}"
    elif action.mark_now in (Mark.YES, Mark.NOT_APPLICABLE):
        state = f"not recorded as done; the clause is answered {action.mark_now.word} now"
    elif late:
        state = "late: nothing is recorded as done"
    elif action.due:
        state = f"to be done by {say_date(action.due)}"
    else:
        state = "no date was given, and nothing is recorded as done"
    slipped = late or (action.slipped and action.state is State.DUE)
    return Promise(
        action.clause,
        action.action,
        action.owner,
        action.due,
        state,
        slipped,
        action.earlier_dues if action.slipped else (),
    )


def _standing(checks: Checked) -> Iterator[str]:
    """What stands in the way of publishing, a line for each check that found something."""
    found: dict[str, list[str]] = {}
    for finding in checks.standing:
        if finding.code in _SAID_OTHERWISE:
            continue
        found.setdefault(finding.title, []).extend(finding.clauses)
    for title, clauses in found.items():
        about = ", ".join(dict.fromkeys(clauses))
        yield f"{title}: {about}." if about else f"{title}."
