"""The year: what the self-assessment's year asks for and by when, what is done, and the record of each step."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from hoctui.assessment.year import CHAIN
from hoctui.dates import say_day, say_short
from hoctui.errors import HoctuiError
from hoctui.services import landlord, yearly, yearly_forms, yearly_steps
from hoctui.services.desk import Desk
from hoctui.services.yearly_forms import FORMS, TITLES
from hoctui.services.yearly_views import StepRecorded, YearLine, YearView
from hoctui.tui.commands import Command
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.screens.record_form import RecordForm
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import Tone, joined, plain

COLUMNS = (
    Column("what", "what", width=30, flex=3),
    Column("due", "due", width=15),
    Column("state", "", width=22),
    Column("clause", "clause", width=6, tone="dim", drop=1),
)


class StepForm(RecordForm[StepRecorded]):
    """Records a step of the year. It gives back what was recorded; None when it is left."""

    HEADING = "A step of the year"
    ABOUT = (
        "The day on which it happened, and what is to be known of it. It belongs to the current self-assessment, and "
        "is never changed; one recorded by mistake is taken back, with a reason.\n"
        "Escape leaves; what is typed is kept as a draft until you come back."
    )

    def __init__(self, what: str) -> None:
        """The form of a step, by its code."""
        self._what = what

        def save(desk: Desk, typed: dict[str, str], changed: dict[str, str]) -> StepRecorded:
            del changed
            return yearly_forms.record(desk, what, typed)

        super().__init__(FORMS[what], {}, saves=save, draft=f"year:{what}")

    def crumb(self) -> tuple[str, str]:
        """The way back to the year, and the step."""
        return "The year", TITLES[self._what]


class YearScreen(PlaceScreen):
    """The yearly clock."""

    PLACE = "assessment"
    HEADING = "The year"
    ABOUT = (
        "What the year asks for, in order: the answers, the papers for the governing body's meeting, the report, its "
        "response, the publication, and the submission to the Ombudsman. Dates are worked back from the meetings that "
        "m takes; beneath each stands where its date comes from.\n"
        "Enter records the marked step. Publishing is refused while a check stands, and from then on the answers "
        "stand as they are. s records any step, also what asks for a further self-assessment (8.3, 8.4) and "
        "exceptional circumstances (8.5). p sets what the landlord sets for itself: homes, year end, its own limits."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("year.do", "enter", "record it", "Records the marked step.", footer=1, needs="a step to record"),
        Command("year.step", "s", "other step", "Records a step of your choice.", footer=2, needs="an assessment"),
        Command("year.meetings", "m", "meetings", "Sets the days of board meetings.", footer=3),
        Command("year.landlord", "p", "landlord", "Sets name, homes, year end and own limits.", footer=6),
        Command("year.record", "o", "on record", "Lists what is on record; one can be taken back.", footer=4),
        Command("year.back", "escape", "back", "Goes back to the self-assessment.", footer=5),
    )

    DEFAULT_CSS = """
    YearScreen #duties { height: 1fr; margin: 1 1 0 1; }
    YearScreen #more { height: 4; padding: 0 3; }
    """

    AUTO_FOCUS = "#duties"
    more = getters.query_one("#more", Detail)

    def __init__(self) -> None:
        super().__init__()
        self._view: YearView | None = None
        self._has_one = False

    @property
    def rows(self) -> RowList[YearLine]:
        """The list."""
        return self.query_one("#duties", RowList)

    def compose_body(self) -> ComposeResult:
        """The duties, and what is said of the one under the cursor."""
        with Vertical():
            rows: RowList[YearLine] = RowList(COLUMNS, self._draw, empty="", on_cursor=self._follow, id="duties")
            yield rows
            yield Detail(id="more")

    def on_mount(self) -> None:
        """Say what this is, and read it."""
        self.show_crumb("Self-assessment", plain("THE YEAR", "strong"))
        self.show_anew()

    def concerns(self, case: str) -> bool:
        """Whether more than one case has changed: no case is shown here."""
        return not case

    def has(self, need: str) -> bool:
        """Whether there is an assessment, and the cursor is on a step of it that can be recorded."""
        if need == "an assessment" or not self.is_mounted:
            return self._has_one
        row, view = self.rows.row, self._view
        if row is None or view is None or row.done or row.key not in FORMS or not self._has_one:
            return False
        return view.is_current or row.key not in CHAIN  # what goes out is the current one, and no other

    def show_anew(self) -> None:
        """Read the year again."""
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        try:
            view, self._has_one = await self.app.errands.ask(_page)
        except HoctuiError as fault:
            self.say(fault.sentence, "late")
            return
        first = self._view is None
        self._view = view
        place = next((at for at, line in enumerate(view.lines) if line is view.next), 0) if first else self.rows.cursor
        self.rows.set_rows(len(view.lines), view.lines, cursor=max(0, place), keep_view=True)
        begun = ", not begun" if view.assessment_id is None else ""
        homes = f", {view.homes:,} homes" if view.homes is not None and not begun else ""
        about = f"  {view.year}, year to {say_short(view.end, self.app.today)}{homes}{begun}"
        self.show_crumb("Self-assessment", joined(("THE YEAR", "strong"), (about, "dim")))
        self._stand(view)
        self.refresh_bindings()

    def _stand(self, view: YearView) -> None:
        if view.asks:
            self.stand((view.asks[0], "soon"))
        elif view.next:
            due = f" by {say_short(view.next.due, self.app.today)}" if view.next.due else ""
            self.stand(("Next: ", "dim"), f"{view.next.what}{due}", (" · OVERDUE" if view.next.late else "", "late"))
        else:
            self.stand(("Nothing is left to do.", "dim"))

    def _follow(self, index: int, line: YearLine | None) -> None:
        del index
        if not self.query("#more"):
            return
        self.more.show(_more(line) if line else Content(""))
        self.refresh_bindings()

    def _draw(self, line: YearLine, selected: bool) -> Drawn:
        tone: Tone = "dim" if line.done else "strong" if selected else ""
        state: tuple[str, Tone] = (line.left or "to do", "late" if line.late else "dim")
        if line.done:
            on_day = f" {say_short(line.done_on, self.app.today)}" if line.done_on else ""
            state = (f"done{on_day}", "good")
        return (
            Cell(line.what, tone),
            Cell(say_day(line.due) if line.due else "no day set", "dim" if line.done or not line.due else ""),
            Cell(*state),
            line.clause,
        )

    # What the keys do

    @on(RowList.RowOpened)
    def open_row(self, message: RowList.RowOpened) -> None:
        """Record the step that was chosen."""
        message.stop()
        self.action_do()

    def action_do(self) -> None:
        """Record the step under the cursor."""
        row = self.rows.row
        if row is not None and self.has("a step to record"):
            self._take(row.key)

    @work(exclusive=True, group="form")
    async def action_step(self) -> None:
        """Choose a step, and record it."""
        options = [Option(code, TITLES[code].capitalize().replace("ombudsman", "Ombudsman")) for code in FORMS]
        chosen = await self.app.push_screen_wait(Choose("What happened?", options))
        if chosen:
            self._take(chosen)

    @work(exclusive=True, group="take")
    async def _take(self, what: str) -> None:
        made = await self.app.push_screen_wait(StepForm(what))
        if made is None:
            return
        self.app.changed()
        self.say(f"recorded: {made.step.words}", "good")
        if made.warnings:
            self.app.notify(" ".join(made.warnings), severity="warning", timeout=15)

    @work(exclusive=True, group="form")
    async def action_meetings(self) -> None:
        """Set the days of board meetings."""
        wishes = await self.app.errands.ask(yearly.wishes)
        typed = ", ".join(say_day(day) for day in wishes.meetings)
        problem = ""
        while True:
            ask = AskLine(
                "Days on which the governing body meets",
                typed,
                more="With commas between, such as 12 May 2027, 14 July 2027. A dash takes all away.",
                problem=problem,
                does="saves them",
            )
            given = await self.app.push_screen_wait(ask)
            if given is None:
                return
            typed = given
            try:
                await self.app.errands.ask(yearly_forms.set_meetings, given)
            except HoctuiError as fault:
                problem = fault.sentence
            else:
                self.app.changed()
                self.say("meetings saved", "good")
                return

    @work(exclusive=True, group="form")
    async def action_landlord(self) -> None:
        """Set what the landlord sets for itself."""
        from hoctui.tui.screens.landlord_form import LandlordForm  # noqa: PLC0415 - opened now and then

        fields, begins = await self.app.errands.ask(landlord.form)
        if await self.app.push_screen_wait(LandlordForm(fields, begins)):
            self.app.changed()
            self.say("saved", "good")

    @work(exclusive=True, group="form")
    async def action_record(self) -> None:
        """List what is on record of the current self-assessment, and take a step back if one is chosen."""
        record = self._view.record if self._view else ()
        if not record:
            self.say("nothing is on record yet")
            return
        options = [Option(str(step.id), f"{say_day(step.on)}  {step.words}", step.told) for step in record]
        chosen = await self.app.push_screen_wait(Choose("On record; enter takes a step back", options))
        if not chosen:
            return
        ask = AskLine("Take this step back, because", more="Both stay on file, with the reason.", does="takes it back")
        reason = await self.app.push_screen_wait(ask)
        if not reason:
            return
        try:
            words = await self.app.errands.ask(yearly_steps.take_back, int(chosen), reason)
        except HoctuiError as fault:
            self.say(fault.sentence, "late")
        else:
            self.app.changed()
            self.say(f"taken back: {words}", "good")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _page(desk: Desk) -> tuple[YearView, bool]:
    return yearly.year_view(desk), yearly.has_assessment(desk)


def _more(line: YearLine) -> Content:
    """What the list has no room for: the whole duty, why that date, and where it comes from."""
    source = f"\nDate from {line.source}" if line.due else ""
    clause = f", {line.clause}" if line.clause else ""
    return joined((line.what, "strong"), (clause, "dim"), (f"\n{line.words}{source}", "dim"))
