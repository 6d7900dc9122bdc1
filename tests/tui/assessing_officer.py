"""An officer at the self-assessment: assessments made beforehand, the screen opened, what is on file afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from casebook import CLOCK
from officer import Officer

from hoctui.assessment.answers import Answer, Mark, ReadForm
from hoctui.rulebook.edition import load
from hoctui.services import assessing, yearly_steps
from hoctui.services.desk import Desk, open_desk
from hoctui.services.preparing import prepare
from hoctui.services.views import AnswerView
from hoctui.tui.screens.assessment import AssessmentScreen
from hoctui.tui.widgets.field import Field

FORM = Path(__file__).parents[1] / "documents" / "forms" / "lookalike-2024.txt"

T = TypeVar("T")


def at_desk(path: Path, work: Callable[[Desk], T]) -> T:
    """Do something on the register as another day's work would have done it, the app not open."""
    desk = open_desk(path, CLOCK, write=True)
    try:
        prepare(desk)
        return work(desk)
    finally:
        desk.close()


def given(path: Path, clause: str) -> AnswerView:
    """What is on file as the answer to a clause."""
    return at_desk(path, lambda desk: assessing.clause_view(desk, clause).answer)


def begun(path: Path, edition: str = "2024") -> None:
    """An assessment of 2025/26 with nothing answered."""
    at_desk(path, lambda desk: assessing.new(desk, edition, "2025/26"))


def with_last_year(path: Path) -> None:
    """Last year's form, imported, and this year's begun beside it."""

    def work(desk: Desk) -> None:
        assessing.take_in(desk, assessing.read_file(FORM), FORM.name, "2024/25")
        assessing.new(desk, "2024", "2025/26")

    at_desk(path, work)


def published(desk: Desk) -> None:
    """An assessment of 2025/26 with every clause answered Yes, published on Fri 20 Nov 2026."""
    given = {one.number: Answer(one.number, Mark.YES, f"record {one.number}") for one in load("2024").clauses}
    assessing.take_in(desk, ReadForm("2024", given), "", "2025/26")
    day = date(2026, 11, 20)
    yearly_steps.reported(desk, day, "the board")
    yearly_steps.approved(desk, day, "the board", "We read it.")
    yearly_steps.published(desk, day, "https://www.example.org/complaints")


def screen(officer: Officer) -> AssessmentScreen:
    assert isinstance(officer.screen, AssessmentScreen)
    return officer.screen


async def opened(officer: Officer) -> AssessmentScreen:
    """Go to the self-assessment and wait until its clauses are shown."""
    await officer.press("3")
    await officer.on(AssessmentScreen)
    await officer.until(lambda: screen(officer).view is not None, "the clauses")
    return screen(officer)


async def saved(officer: Officer) -> None:
    """Wait until the status line says so; the clock stands at 14:02."""
    await officer.sees("saved 14:02")


def answer_box(officer: Officer, name: str) -> Field:
    return next(one for one in screen(officer).query(Field) if one.key == name)
