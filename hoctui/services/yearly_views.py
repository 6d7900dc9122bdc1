"""What the yearly clock shows: a year's duties with their dates, and the record of the steps that were taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from hoctui.assessment.year import TRIGGERS, Happened
from hoctui.dates import say_day

STEP_WORDS: Final = {
    "papers": "papers sent",
    "reported": "reported to the governing body",
    "approved": "the governing body's response",
    "published": "published",
    "submitted": "submitted to the Ombudsman",
    "trigger": "a further self-assessment is asked for",
    "exceptional": "exceptional circumstances",
    "overruled": "a check overruled",
    "withdrawn": "an overruling withdrawn",
}
"""Each step in words, by its code."""


@dataclass(frozen=True, slots=True)
class YearLine:
    """A duty of the year: what, by when, how it stands, and where the date comes from."""

    key: str
    what: str
    due: date | None
    left: str
    """"3 working days left"; empty where it is done or has no date."""
    working_days_left: int | None
    clause: str
    words: str
    source: str
    """"clause", "published guidance", "our reading" or "your own dates"."""
    done: bool
    done_on: date | None
    late: bool

    @property
    def state(self) -> str:
        """How it stands in a word: "done", "overdue" or "to do"."""
        return "done" if self.done else "overdue" if self.late else "to do"


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step that is on record."""

    id: int
    what: str
    """Its code."""
    words: str
    on: date
    told: str
    """What is to be known of it, in one text."""
    year: str = ""
    """The year of the assessment that it belongs to."""


@dataclass(frozen=True, slots=True)
class StepRecorded:
    """A step that was just recorded, and what the Code would have had come before it."""

    step: StepLine
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """The yearly clock: what is owed, what comes next, what is on record."""

    year: str
    end: date
    homes: int | None
    assessment_id: int | None
    """The assessment of that year, or None where it is not begun."""
    is_current: bool
    """Whether it is the current assessment, which steps are recorded of."""
    meeting: date | None
    """The board meeting that the dates are worked back from; None where none is known in time."""
    lines: tuple[YearLine, ...]
    next: YearLine | None
    record: tuple[StepLine, ...]
    """The steps of the current assessment that stand."""
    asks: tuple[str, ...]
    """What to set so that the dates are certain."""

    @property
    def overdue(self) -> bool:
        """Whether anything is overdue."""
        return any(line.late for line in self.lines)


_NAMES: Final = {
    "meeting": "for the meeting of",
    "to": "to",
    "by": "by",
    "text": "",
    "address": "at",
    "note": "",
    "due": "due by",
    "ombudsman": "the Ombudsman told on",
    "residents": "residents told on",
    "back_on": "back by",
    "over": "over",
    "check": "check",
    "clause": "clause",
    "reason": "because",
}
_DAYS: Final = ("meeting", "due", "ombudsman", "residents", "back_on")


def step_line(step: Happened, say: Callable[[date], str] = say_day) -> StepLine:
    """A step as it is listed, its days written as `say` has them."""
    details = dict(step.details)
    why = details.pop("why", "")
    if step.what == "trigger":
        why = next((words for code, words, _ in TRIGGERS if code == why), why)
    told = [why] if why else []
    for key, value in details.items():
        name = _NAMES.get(key, key)
        said = say(date.fromisoformat(value)) if key in _DAYS else "" if key == "over" else value
        told.append(" ".join(part for part in (name, said) if part))
    return StepLine(step.number, step.what, STEP_WORDS.get(step.what, step.what), step.on, "; ".join(told), step.year)
