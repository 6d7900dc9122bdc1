"""The record of an assessment's year: papers, report, response, publication, submission, and what asks for another."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from hoctui.assessment.year import TRIGGERS, exceptional_now
from hoctui.dates import EARLIEST, YEARS_AHEAD, add_months, say_day, say_days
from hoctui.errors import BadInput
from hoctui.services.assessing import outline
from hoctui.services.checking import checked
from hoctui.services.desk import Desk
from hoctui.services.yearly import is_published, year_view
from hoctui.services.yearly_views import StepRecorded, step_line
from hoctui.store import assessments as stored
from hoctui.store.assessments import AssessmentHead
from hoctui.store.yearly import TAKEN_BACK, happened, taken_back
from hoctui.text import clean, clean_line

LONGEST_ADDRESS: Final = 1_000

_ADDRESS: Final = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE)


def papers(desk: Desk, on: date, meeting: date | None = None) -> StepRecorded:
    """The papers went out, for the meeting of that day, or for the one that the yearly clock works back from."""
    if meeting is None:
        meeting = year_view(desk).meeting
    if meeting is not None and meeting < on:
        raise BadInput(f"Papers sent on {say_day(on)} are not for a meeting of {say_day(meeting)}.", "meeting")
    return _record(desk, "papers", on, {"meeting": meeting.isoformat() if meeting else ""})


def reported(desk: Desk, on: date, to: str = "", note: str = "") -> StepRecorded:
    """The self-assessment was reported to the governing body (8.2)."""
    unanswered = _unanswered(desk)
    warnings = (f"{unanswered} of its clauses are unanswered (8.1).",) if unanswered else ()
    return _record(desk, "reported", on, {"to": to, "note": note}, warnings)


def approved(desk: Desk, on: date, by: str = "", text: str = "") -> StepRecorded:
    """The governing body responded: who signed for it, and the response as it is to be published (8.2).

    Raises:
        BadInput: its day lies before the day of the report.
    """
    report = _latest(desk, "reported")
    if report and on < report:
        raise BadInput(f"The response cannot be earlier than the report, which was on {say_day(report)}.", "on")
    warnings = () if report else ("No report to the governing body is on record (8.2).",)
    if not text.strip():
        warnings = (*warnings, "The response is published beside the self-assessment, and its text is not given (8.2).")
    return _record(desk, "approved", on, {"by": by, "text": text}, warnings)


def published(desk: Desk, on: date, address: str) -> StepRecorded:
    """It is published at that address, which is kept and never fetched; its answers stand as they are from now on.

    Raises:
        BadInput: the address is none, it is published already, or a check stands that nobody overruled.
    """
    head = _current(desk)
    if is_published(desk, head.id):
        raise BadInput(f"The self-assessment of {head.year} is published already; take that step back to correct it.")
    place = clean_line(address, limit=LONGEST_ADDRESS).text
    if not _ADDRESS.fullmatch(place) or place.endswith(("...", "…")):
        raise BadInput(
            f"{place[:60]!r} is not a whole address; write it as https://www.example.org/complaints.", "address"
        )
    _refuse_while_checks_stand(desk, head)
    warnings = () if _latest(desk, "approved") else ("No response of the governing body is on record (8.2).",)
    return _record(desk, "published", on, {"address": place}, warnings)


def submitted(desk: Desk, on: date, note: str = "") -> StepRecorded:
    """It was submitted to the Ombudsman, through the Ombudsman's web form."""
    warnings = () if is_published(desk, _current(desk).id) else ("Its publication is not on record (8.2).",)
    return _record(desk, "submitted", on, {"note": note}, warnings)


def trigger(desk: Desk, on: date, why: str, due: date | None = None, note: str = "") -> StepRecorded:
    """Something asks for a further self-assessment: one of TRIGGERS (8.3, 8.4), by the day that was given, if any."""
    if why not in {code for code, _, _ in TRIGGERS}:
        raise BadInput(f"Choose what asks for it: {', '.join(code for code, _, _ in TRIGGERS)}.", "why")
    if due is not None:
        _check_ahead(desk, due, on, "due")
    return _record(desk, "trigger", on, {"why": why, "due": due.isoformat() if due else "", "note": note})


def exceptional(
    desk: Desk,
    on: date,
    *,
    why: str = "",
    ombudsman: date | None = None,
    residents: date | None = None,
    address: str = "",
    back_on: date | None = None,
    over: bool = False,
) -> StepRecorded:
    """Exceptional circumstances keep the landlord from complying (8.5), or more is known of them, or they are over.

    Raises:
        BadInput: nothing says what they are, or they are to be over and there are none.
    """
    known = exceptional_now(happened(desk.register.connection))
    if over and not known:
        raise BadInput("No exceptional circumstances are on record that could be over.", "over")
    if not known and not why.strip():
        raise BadInput("Say what the exceptional circumstances are, such as a cyber incident.", "why")
    for day, field in ((ombudsman, "ombudsman"), (residents, "residents")):
        if day is not None:
            _check_past(desk, day, field)
    if back_on is not None:
        _check_ahead(desk, back_on, on, "back_on")
    details = {
        "why": why,
        "ombudsman": ombudsman.isoformat() if ombudsman else "",
        "residents": residents.isoformat() if residents else "",
        "address": address,
        "back_on": back_on.isoformat() if back_on else "",
        "over": "yes" if over else "",
    }
    return _record(desk, "exceptional", on, details)


def take_back(desk: Desk, step: int, reason: str) -> str:
    """Take a step of the current assessment back that was recorded by mistake, and return what it was in words.

    Both stay on file, with the reason. Taking back a publication lets answers be changed again.

    Raises:
        BadInput: there is no such step that stands, or no reason is given.
    """
    head = _current(desk)
    because = clean(reason).text.strip()
    if not because:
        raise BadInput("Say why the step is taken back.", "reason")
    found = next((one for one in happened(desk.register.connection, head.id) if one.number == step), None)
    if found is None:
        gone = step in taken_back(desk.register.connection, head.id)
        raise BadInput(f"Step {step} {'was taken back already' if gone else 'is not on record'}.", "step")
    details = {"step": str(step), "reason": because}
    with desk.register.writing() as session:
        stored.add_step(session, head.id, TAKEN_BACK, desk.clock.today, details=details, now=desk.instant())
    return step_line(found).words


def _record(desk: Desk, what: str, on: date, details: dict[str, str], warnings: tuple[str, ...] = ()) -> StepRecorded:
    """Record a step of the current assessment. Raises BadInput where there is none, or its day cannot be."""
    head = _current(desk)
    _check_past(desk, on, "on")
    kept = {key: text for key, value in details.items() if (text := clean(value).text.strip())}
    with desk.register.writing() as session:
        number = stored.add_step(session, head.id, what, on, details=kept, now=desk.instant())
    found = next(one for one in happened(desk.register.connection, head.id) if one.number == number)
    return StepRecorded(step_line(found), warnings)


def _check_past(desk: Desk, day: date, field: str) -> None:
    if day > desk.clock.today:
        raise BadInput(f"{say_day(day)} is still to come; a step is recorded once it was taken.", field)
    if day < EARLIEST:
        raise BadInput(f"{say_day(day)} is before 1990; check the year.", field)


def _check_ahead(desk: Desk, day: date, on: date, field: str) -> None:
    if not on <= day <= add_months(desk.clock.today, 12 * YEARS_AHEAD):
        raise BadInput(f"{say_day(day)} cannot be that date; check the year.", field)


def _refuse_while_checks_stand(desk: Desk, head: AssessmentHead) -> None:
    """Refuse to publish while a check stands that nobody overruled. Raises BadInput."""
    standing = checked(desk, head.id).standing
    if standing:
        first = standing[0]
        of = f" ({', '.join(first.clauses[:3])}{' …' if len(first.clauses) > 3 else ''})" if first.clauses else ""
        raise BadInput(
            f"{say_days(len(standing), 'finding')} of the checks stand{'s' if len(standing) == 1 else ''} in the way "
            f"of publishing, the first: {first.title}{of}. 'hoctui assessment check' lists them; mend each or overrule "
            "it with a reason."
        )


def _unanswered(desk: Desk) -> int:
    found = outline(desk)
    return found.total - found.answered


def _latest(desk: Desk, what: str) -> date | None:
    found = [step.on for step in happened(desk.register.connection, _current(desk).id) if step.what == what]
    return found[-1] if found else None


def _current(desk: Desk) -> AssessmentHead:
    head = stored.current(desk.register.connection)
    if head is None:
        raise BadInput("There is no self-assessment yet; begin one with 'hoctui assessment new'.")
    return head
