"""Case: one case whole. Its clocks first, what the Code asks next, and the timeline of everything that happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content

from hoctui.dates import say_day, say_short
from hoctui.errors import HoctuiError
from hoctui.services import casework
from hoctui.services.forms import fields_of
from hoctui.services.views import CaseView, Recorded, TimelineEntry
from hoctui.tui.commands import Command
from hoctui.tui.screens.case_commands import COMMANDS, NEEDED, PAPERS, REFUSABLE, REFUSALS, options
from hoctui.tui.screens.case_head import CaseHead
from hoctui.tui.screens.case_pages import all_page, clocks_page, entry_page, others
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.screens.sheet import SHEET_WIDTH, Sheet
from hoctui.tui.screens.timeline import Timeline
from hoctui.tui.screens.warned import warnings_sheet
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.frame import Crumb, StatusLine, TopLine
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import Tone, joined, plain

_MENDING = ("Corrected", "Undone")
"""Entries that mend others, and are not themselves corrected."""


_HEAD_WIDTHS = ((130, 58), (100, 46))
"""Cells of the head beside the timeline, by the least width of the screen; on a narrower one it stands above."""


class CaseScreen(PlaceScreen):
    """One case."""

    PLACE = "cases"
    HEADING = "A case"
    ABOUT = (
        "Above, the clocks that run, the most pressing first, with how the date was counted; what the Code asks next; "
        "what stands on record against the Code; what was promised. Below or beside it, everything that happened. "
        "Nothing is ever rubbed out: an entry that was wrong is corrected or undone, and both stay to be read.\n"
        "Space does what the Code asks next. Enter opens the entry under the cursor, from where it can be corrected. "
        "Which other keys there are follows from where the case stands; m lists what can be recorded now."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        *COMMANDS,
        Command(
            "case.menu",
            "m",
            "more",
            "Lists everything that can be recorded now.",
            footer=2,
            needs="a case that is read",
        ),
        Command("case.next", "space", "next step", "Does what the Code asks next.", needs="a next step"),
        Command(
            "case.open-entry", "enter", "open", "Opens the entry that the cursor is on.", needs="a case that is read"
        ),
        Command("case.why", "w", "why", "Shows every date and how it was counted.", needs="a case that is read"),
        Command("case.all", "i", "all of it", "Shows all that is known of the case.", needs="a case that is read"),
        Command("case.turn", "o", "turn round", "Shows the newest entry first, or the oldest."),
        Command("case.undo", "u", "undo", "Takes back the last entry.", needs="an entry to undo"),
        Command("case.settle", "s", "settle", "Lists what is still unsaid, and says it.", needs="something unsaid"),
        Command("case.documents", "D", "documents", "Shows the documents, and adds one.", needs="a case that is read"),
        Command("case.letter", "L", "letter", "Writes the letter that comes next.", needs="a complaint's letter"),
        Command(
            "case.write-record", "E", "full record", "Writes the full record to a file.", needs="a case that is read"
        ),
        Command("case.others", "O", "other cases", "Opens a linked case, or another of theirs.", needs="another case"),
        Command("case.back", "escape", "back", "Goes back to where you came from."),
    )

    DEFAULT_CSS = """
    CaseScreen { layout: vertical; }
    CaseScreen #timeline { width: 1fr; height: 1fr; }
    CaseScreen.-wide, CaseScreen.-broad { layout: horizontal; }
    CaseScreen.-wide #head, CaseScreen.-broad #head { width: 46; height: 1fr; border-right: solid $rule; }
    CaseScreen.-broad #head { width: 58; }
    """
    # The widths are those of _HEAD_WIDTHS, by which the timeline knows its own before anything is laid out.

    AUTO_FOCUS = "#timeline"
    head = getters.query_one(CaseHead)
    timeline = getters.query_one(Timeline)

    def __init__(self, case: str) -> None:
        """The screen of the case of that reference."""
        super().__init__()
        self.case = case
        self.view: CaseView | None = None
        self._newest_first = True
        self._fault = ""
        self._last: TimelineEntry | None = None

    def compose_body(self) -> ComposeResult:
        """The head above or at the left, the timeline below or beside it."""
        width, height = self.app.size
        beside = next((cells for least, cells in _HEAD_WIDTHS if width >= least), 0)
        entries = self.view.timeline if self.view else ()
        yield CaseHead(self.view, self.app.today, id="head")
        yield Timeline(entries, self.app.today, room=(width - beside, height), id="timeline")

    async def on_compose(self) -> None:
        """Read the case, and see how wide the screen is, before anything is painted, so that it is painted once."""
        self._fault = await self._read()
        least = max(least for least, _ in self.HORIZONTAL_BREAKPOINTS if self.app.size.width >= least)
        self.add_class(dict(self.HORIZONTAL_BREAKPOINTS)[least])

    def compose(self) -> ComposeResult:
        """The frame with all that it says already in it: what were said once it is mounted would be painted twice."""
        for widget in super().compose():
            if isinstance(widget, TopLine):
                widget.set_reactive(TopLine.crumb, self._crumb())
            elif isinstance(widget, StatusLine):
                widget.stand(*(self._standing(self.view) if self.view else ()))
                widget.say(self._fault, "late")
            yield widget

    def concerns(self, case: str) -> bool:
        """Whether it is this case that changed, or everything."""
        return case in ("", self.case)

    def has(self, need: str) -> bool:
        """Whether that which a key needs is there, as the case now stands."""
        view = self.view
        if view is None:
            return False
        if need in NEEDED:
            return NEEDED[need] in view.possible
        if need == REFUSABLE:
            return any(kind in view.possible for kind in REFUSALS)
        if need in _HELD:
            return _HELD[need](view)
        return need != "an entry to undo" or self._last is not None

    def show_anew(self) -> None:
        """Read the case again, and say what is new on it."""
        self.run_worker(self._read_and_show(), exclusive=True, group="show")

    async def _read_and_show(self) -> None:
        before = self.view
        fault = await self._read()
        if self.view:
            self._show(self.view)
            if before and self.view.version > before.version:
                self._say_new(self.view, before.version)
        if fault:
            self.say(fault, "late")

    async def _read(self) -> str:
        """Read the case; what was wrong with that, in a sentence, or nothing."""
        try:
            self.view = view = await self.app.errands.ask(casework.case_view, self.case)
        except HoctuiError as fault:
            return fault.sentence
        self._last = undoable(view)
        return ""

    def _show(self, view: CaseView) -> None:
        self.top_line.crumb = self._crumb()
        self.head.show(view, self.app.today)
        self.timeline.show_entries(view.timeline, newest_first=self._newest_first)
        self.stand(*self._standing(view))
        self.refresh_bindings()

    def _crumb(self) -> Crumb:
        """Where the case was opened from, which case it is, and how far it is."""
        back = next((place.title for place in self.app.places if place.id == self.app.current_mode), "Back")
        if self.view is None:
            return Crumb(back, plain(self.case, "strong"), Content(""))
        line = self.view.line
        about = " · ".join(part for part in (line.property, line.category or line.about) if part)
        title = joined((line.case, "strong"), f"  {line.resident}", (f" · {about}" if about else "", "dim"))
        urgent: tuple[str, Tone] = ("URGENT  " if line.urgent else "", "late")
        stage = "Service request" if not line.stage else f"Stage {line.stage}"
        return Crumb(back, title, joined(urgent, (stage if line.open else f"{stage}, {line.state}", "strong")))

    def _standing(self, view: CaseView) -> tuple[tuple[str, Tone], ...]:
        entries = len(view.timeline)
        order = "newest first" if self._newest_first else "oldest first"
        return (
            (f"{entries} entr{'y' if entries == 1 else 'ies'}, {order}", "dim"),
            (" · ", "dim"),
            ("o", "accent"),
            (" turns  ", "dim"),
            ("enter", "accent"),
            (" opens  ", "dim"),
            ("i", "accent"),
            (" all of it", "dim"),
        )

    def _say_new(self, view: CaseView, version: int) -> None:
        newest = max(view.timeline, key=lambda entry: entry.id)
        others = sum(1 for entry in view.timeline if entry.id > version) - 1
        more = f" and {others} more" if others else ""
        self.say(f"saved: {newest.title} {say_short(newest.on, self.app.today)}{more}", "good")

    # What the keys do

    @work(exclusive=True, group="choose")
    async def action_menu(self) -> None:
        """Let the officer choose from everything that can be recorded now."""
        if self.view:
            papers = [one for one in PAPERS if one.value != "letter" or self.view.line.stage]
            listed = (*options(self.view.possible), *papers)
            chosen = await self.app.push_screen_wait(Choose(f"Record on {self.case}", listed))
            if chosen in {one.value for one in papers}:
                await self.run_action(chosen)
            elif chosen:
                self.action_record(chosen)

    def action_record(self, kind: str) -> None:
        """Open the form of an event."""
        self.app.record_event(self.case, kind)

    def action_refuse(self) -> None:
        """Refuse the complaint, or the next stage."""
        view = self.view
        kind = next((kind for kind in REFUSALS if view and kind in view.possible), None)
        if kind:
            self.action_record(kind)

    def action_next(self) -> None:
        """Do what the Code asks next."""
        if self.view and self.view.next.command:
            step = self.view.next
            self.app.record_event(self.case, step.command, referring(step.command, step.target))

    @work(exclusive=True, group="choose")
    async def action_settle(self) -> None:
        """Let the officer choose what is still unsaid, and open the form that says it."""
        view = self.view
        if view is None or not view.open_points:
            return
        options = [Option(str(place), point.words, point.clause) for place, point in enumerate(view.open_points)]
        chosen = await self.app.push_screen_wait(Choose(f"Still to settle on {self.case}", options))
        if chosen:
            point = view.open_points[int(chosen)]
            typed = {"event": str(point.target)} if point.command == "Corrected" else {}
            self.app.record_event(self.case, point.command, typed or referring(point.command, point.target))

    def action_documents(self) -> None:
        """Show the case's documents."""
        from hoctui.tui.screens.documents import DocumentsScreen  # noqa: PLC0415 - opened now and then

        self.app.push_screen(DocumentsScreen(self.case))

    def action_letter(self) -> None:
        """Write the letter that comes next."""
        from hoctui.tui.screens.letter import LetterScreen  # noqa: PLC0415 - opened now and then

        self.app.push_screen(LetterScreen(self.case))

    @work(exclusive=True, group="choose")
    async def action_write_record(self) -> None:
        """Write the full record of the case to a file."""
        from hoctui.tui.screens.case_record import write_record  # noqa: PLC0415 - asked for now and then

        path = await write_record(self.app, self.case)
        if path:
            self.say(f"written to {path}", "good")

    @work(exclusive=True, group="choose")
    async def action_others(self) -> None:
        """Open a case that is linked with this one, that is of the same kind, or the resident's own."""
        if self.view:
            chosen = await self.app.push_screen_wait(Choose(f"Other cases beside {self.case}", others(self.view)))
            if chosen:
                self.app.open_case(chosen)

    @on(CaseHead.NextChosen)
    def do_next(self, message: CaseHead.NextChosen) -> None:
        """Do what the Code asks next."""
        message.stop()
        self.action_next()

    def action_turn(self) -> None:
        """Turn the timeline round."""
        self._newest_first = not self._newest_first
        if self.view:
            self.timeline.show_entries(self.view.timeline, newest_first=self._newest_first)
            self.stand(*self._standing(self.view))

    def action_open_entry(self) -> None:
        """Open the entry under the cursor."""
        self.timeline.action_open()

    @on(RowList.RowOpened)
    def open_row(self, message: RowList.RowOpened) -> None:
        """Show an entry in full."""
        message.stop()
        self._open(message.row.entry)

    @work(exclusive=True, group="choose")
    async def _open(self, entry: TimelineEntry) -> None:
        keys = [] if entry.struck or entry.kind in _MENDING else [("c", "correct this entry", "correct")]
        if keys and entry.kind == "Linked":
            keys = [("u", "take this link back, on both cases", "unlink")]
        heading = joined((entry.title, "strong"), f"  {say_day(entry.on)}")
        answer = await self.app.push_screen_wait(Sheet(heading, entry_page(entry, self._page_width()), keys))
        if answer == "correct":
            self.app.record_event(self.case, "Corrected", {"event": str(entry.id)})
        elif answer == "unlink":
            await self._mend(casework.unlink, self.case, entry.id)

    def action_why(self) -> None:
        """Show every date and how it was counted."""
        if self.view:
            title = joined((f"{self.case}  every date, and how it was counted", "strong"))
            self.app.push_screen(Sheet(title, clocks_page(self.view, self._page_width())))

    def action_all(self) -> None:
        """Show all that is known of the case."""
        if self.view:
            title = joined((f"{self.case}  {self.view.line.resident}", "strong"))
            self.app.push_screen(Sheet(title, all_page(self.view, self._page_width())))

    def _page_width(self) -> int:
        return min(SHEET_WIDTH, self.size.width - 6)

    @work(exclusive=True, group="choose")
    async def action_undo(self) -> None:
        """Take back the last entry, once that is confirmed."""
        view = self.view
        last = self._last
        if view is None or last is None:
            return
        question = f"Undo what was written last: {last.title}, {say_day(last.on)}?"
        more = f"{last.text}\nIt stays in the timeline, struck out, and counts no longer."
        if not await self.app.push_screen_wait(Confirm(question, yes="undo it", no="leave it", more=more)):
            return
        await self._mend(casework.undo, self.case, "", view.version)

    async def _mend(self, mend: Callable[..., Recorded], *about: object) -> None:
        """Have the service take something back, and show what came of it."""
        try:
            recorded = await self.app.errands.ask(mend, *about)
        except HoctuiError as fault:
            self.say(fault.sentence, "late")
            self.show_anew()
            return
        self.app.changed(self.case)
        if recorded.warnings:
            await self.app.push_screen_wait(warnings_sheet(recorded.warnings, self.size.width))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


_HELD: Final[dict[str, Callable[[CaseView], bool]]] = {
    "a next step": lambda view: bool(view.next.command),
    "something unsaid": lambda view: bool(view.open_points),
    "a complaint's letter": lambda view: view.line.stage > 0,
    "another case": lambda view: bool(view.links or view.seen.cases or view.seen.alike),
}
"""What a key needs beside the kinds of event that are possible, and when a case has it."""


def referring(kind: str, target: int) -> dict[str, str]:
    """What a form of that kind begins with, where it is about one duty of the case."""
    field = next((view for view in fields_of(kind) if view.refers), None) if target else None
    return {field.name: str(target)} if field else {}


def undoable(view: CaseView) -> TimelineEntry | None:
    """The entry that undo would take back: the last that stands, unless it is the receipt."""
    standing = [entry for entry in view.timeline if not entry.struck and entry.kind != "Undone"]
    last = max(standing, key=lambda entry: entry.id, default=None)
    return None if last is None or last.kind == "Received" else last
