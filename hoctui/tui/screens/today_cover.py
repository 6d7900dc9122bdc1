"""Holiday cover from the screen: from when to when, where to write the page, and that it is written."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from hoctui.dates import say_day
from hoctui.errors import HoctuiError
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.services import cover
from hoctui.services.desk import Desk
from hoctui.tui.leaving import Modal
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.screens.writing_out import typed_path
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.day_input import PROBLEM, DayInput, distance
from hoctui.tui.widgets.line_input import LineInput, PasteRefused
from hoctui.tui.widgets.safe import joined, plain


class Asked(NamedTuple):
    """What was asked for: the first and the last day away as typed, and the file."""

    start: str
    end: str
    path: str


class AskCover(Modal[Asked | None]):
    """Asks from when to when the officer is away, and where to write the page; Escape writes none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", show=False, id="cover.leave")]

    DEFAULT_CSS = """
    AskCover {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 76;
            max-width: 96%;
            height: auto;
            background: $panel;
            border: round $rule;
            padding: 0 1;
        }
        & Static { height: auto; width: 1fr; }
        & Horizontal { height: auto; }
        & .label { width: 13; color: $text-muted; }
        & Input { background: $field; }
        & DayInput { background: $panel; }
        & LineInput { width: 1fr; }
        & #more { margin-bottom: 1; }
        & #keys { margin-top: 1; }
        & #problem { display: none; margin-top: 1; }
        & #problem.-shown { display: block; }
    }
    """

    start = getters.query_one("#from", DayInput)
    end = getters.query_one("#to", DayInput)
    path = getters.query_one(LineInput)
    problem = getters.query_one("#problem", Static)

    def __init__(
        self, today: date, calendar: WorkingCalendar, asked: Asked, *, who: str = "", problem: str = ""
    ) -> None:
        """The three fields with what was asked before in them, and what was wrong with it; `who` names whose work."""
        super().__init__()
        self._today = today
        self._calendar = calendar
        self._asked = asked
        self._who = who
        self._problem = problem

    def compose(self) -> ComposeResult:
        """The question, the three fields, what is wrong, and the two keys."""
        say = distance(self._calendar, self._today)
        whose = f" Only the work of {self._who}." if self._who else ""
        with Vertical():
            yield Static(plain("A page for whoever covers while you are away", "strong"))
            yield Static(
                plain(f"What falls due from the first day to the last, and what is late by then.{whose}", "dim"),
                id="more",
            )
            with Horizontal():
                yield Static("First day", classes="label")
                yield DayInput(self._today, text=self._asked.start, say=say, hint="the first day away", id="from")
            with Horizontal():
                yield Static("Last day", classes="label")
                yield DayInput(self._today, text=self._asked.end, say=say, hint="the last day away", id="to")
            with Horizontal():
                yield Static("Write it to", classes="label")
                yield LineInput(self._asked.path, limit=1_000, hint="a file that ends in .md, .html or .docx")
            yield Static(id="problem")
            yield Static(
                joined(
                    ("enter", "accent"), (" goes on, and writes it     ", "dim"), ("esc", "accent"), (" leave", "dim")
                ),
                id="keys",
            )

    def on_mount(self) -> None:
        """Types go into the first field that wants something."""
        self._tell(self._problem)
        (self.end if self._asked.start and not self._asked.end else self.start).focus()

    def _tell(self, sentence: str) -> None:
        self.problem.update(plain(PROBLEM + sentence, "late"))
        self.problem.set_class(bool(sentence), "-shown")

    @on(DayInput.Submitted)
    def go_on(self, message: DayInput.Submitted) -> None:
        """Go to the next field."""
        message.stop()
        if message.day_input is self.start:
            self.end.focus()
        else:
            self.path.focus()

    @on(Input.Submitted)
    def give(self, message: Input.Submitted) -> None:
        """Give back what was asked for, if it is all there."""
        message.stop()
        for field, what in ((self.start, "first"), (self.end, "last")):
            if field.value is None:
                self._tell(field.problem or f"Give the {what} day away, such as 21 dec.")
                field.focus()
                return
        if not self.path.value.strip():
            self._tell("Give the file to write to.")
            return
        self.dismiss(Asked(self._iso(self.start), self._iso(self.end), self.path.value.strip()))

    def _iso(self, field: DayInput) -> str:
        return field.value.isoformat() if field.value else ""

    @on(PasteRefused)
    def tell_refusal(self, message: PasteRefused) -> None:
        """Say why nothing was pasted."""
        message.stop()
        self._tell(message.sentence)

    def action_leave(self) -> None:
        """Give back nothing."""
        self.dismiss(None)


async def write_cover(screen: PlaceScreen, person: str | None) -> None:
    """Ask for the days and the file, write the page there, and say where it lies; what is there stays unless told."""
    app = screen.app
    calendar = await app.errands.ask(_calendar)
    asked, problem = Asked("", "", str(Path.home() / f"cover-{app.today.isoformat()}.md")), ""
    while True:
        given = await app.push_screen_wait(AskCover(app.today, calendar, asked, who=person or "", problem=problem))
        if given is None:
            return
        asked = given
        path = await asyncio.to_thread(typed_path, given.path)
        over = await asyncio.to_thread(path.is_file)
        if over:
            question = Confirm(
                f"{path.name} is there already. Write over it?", yes="write over it", no="choose another"
            )
            if not await app.push_screen_wait(question):
                problem = ""
                continue
        start, end = date.fromisoformat(given.start), date.fromisoformat(given.end)
        try:
            lies = await app.errands.ask(cover.write_cover, start, end, path, person or "", over=over)
        except HoctuiError as fault:
            problem = fault.sentence
        else:
            screen.say(f"cover for {say_day(start)} to {say_day(end)} lies at {lies}", "good")
            return


def _calendar(desk: Desk) -> WorkingCalendar:
    return desk.calendar
