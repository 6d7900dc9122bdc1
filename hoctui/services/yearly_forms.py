"""The forms of the year's steps: the fields that each is recorded with, and recording one from what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from hoctui.assessment.year import TRIGGERS
from hoctui.dates import parse_day
from hoctui.errors import BadInput
from hoctui.services import yearly, yearly_steps
from hoctui.services.desk import Desk
from hoctui.services.views import FieldView
from hoctui.services.yearly_views import StepRecorded
from hoctui.text import clean_line

_ON: Final = FieldView("on", "On", "day", True, "", (), "today")
_NOTE: Final = FieldView("note", "Note", "line", False, "", (), "")
_ADDRESS: Final = FieldView("address", "Address", "line", False, "kept, and never fetched", (), "", limit=1_000)

FORMS: Final[dict[str, tuple[FieldView, ...]]] = {
    "papers": (
        _ON,
        FieldView("meeting", "For the meeting of", "day", False, "the next one known", (), "", ahead=True),
    ),
    "reported": (_ON, FieldView("to", "To", "line", False, "the board, a committee", (), ""), _NOTE),
    "approved": (
        _ON,
        FieldView("by", "Who responded", "line", False, "", (), ""),
        FieldView("text", "The response", "text", False, "as it is to be published", (), ""),
    ),
    "published": (
        _ON,
        FieldView("address", "Address", "line", True, "https://www.example.org/complaints", (), "", limit=1_000),
    ),
    "submitted": (_ON, _NOTE),
    "trigger": (
        _ON,
        FieldView("why", "After", "choice", True, "", tuple((code, words) for code, words, _ in TRIGGERS), ""),
        FieldView("due", "Due by, if a day was given", "day", False, "no clause sets one", (), "", ahead=True),
        _NOTE,
    ),
    "exceptional": (
        _ON,
        FieldView("why", "What they are", "line", False, "such as a cyber incident", (), ""),
        FieldView("ombudsman", "Ombudsman told on", "day", False, "", (), ""),
        FieldView("residents", "Residents told on", "day", False, "", (), ""),
        _ADDRESS,
        FieldView("back_on", "Back in line by", "day", False, "", (), "", ahead=True),
        FieldView("over", "Over", "yes-no", False, "", (), ""),
    ),
}
"""The fields of each step's form, by its code."""

TITLES: Final = {
    "papers": "PAPERS SENT",
    "reported": "REPORTED TO THE GOVERNING BODY",
    "approved": "THE GOVERNING BODY'S RESPONSE",
    "published": "PUBLISHED",
    "submitted": "SUBMITTED TO THE OMBUDSMAN",
    "trigger": "A FURTHER SELF-ASSESSMENT IS ASKED FOR",
    "exceptional": "EXCEPTIONAL CIRCUMSTANCES",
}


def record(desk: Desk, what: str, typed: Mapping[str, str]) -> StepRecorded:
    """Record a step from what was typed into its form. Raises BadInput, naming the field."""
    said = {name: text.strip() for name, text in typed.items() if text.strip()}
    days = {view.name: _day(desk, said, view) for view in FORMS[what] if view.widget == "day"}
    on = days.pop("on", None)
    if on is None:
        raise BadInput("Say on which day.", "on")
    makers: dict[str, Callable[[], StepRecorded]] = {
        "papers": lambda: yearly_steps.papers(desk, on, days["meeting"]),
        "reported": lambda: yearly_steps.reported(desk, on, said.get("to", ""), said.get("note", "")),
        "approved": lambda: yearly_steps.approved(desk, on, said.get("by", ""), said.get("text", "")),
        "published": lambda: yearly_steps.published(desk, on, said.get("address", "")),
        "submitted": lambda: yearly_steps.submitted(desk, on, said.get("note", "")),
        "trigger": lambda: yearly_steps.trigger(desk, on, said.get("why", ""), days["due"], said.get("note", "")),
        "exceptional": lambda: yearly_steps.exceptional(
            desk,
            on,
            why=said.get("why", ""),
            ombudsman=days["ombudsman"],
            residents=days["residents"],
            address=said.get("address", ""),
            back_on=days["back_on"],
            over=said.get("over") == "yes",
        ),
    }
    return makers[what]()


def set_meetings(desk: Desk, typed: str) -> tuple[date, ...]:
    """Let the governing body meet on exactly these days, written with commas between; a dash for none.

    Raises:
        BadInput: one of them is no day.
    """
    parts = [part.strip() for part in clean_line(typed).text.replace(";", ",").split(",")]
    wanted = {parse_day(part, desk.clock.today, ahead=True) for part in parts if part and part not in "-–"}
    before = set(yearly.wishes(desk).meetings)
    return yearly.set_wishes(desk, add=wanted - before, drop=before - wanted).meetings


def _day(desk: Desk, said: Mapping[str, str], view: FieldView) -> date | None:
    if view.name not in said:
        return None
    try:
        return parse_day(said[view.name], desk.clock.today, ahead=view.ahead)
    except BadInput as fault:
        raise BadInput(fault.sentence, view.name) from None
