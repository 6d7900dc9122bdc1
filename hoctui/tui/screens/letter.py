"""Letter: a letter on a case as it will be sent, and what the Code wants in it. It is written to a file, and sent."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll

from hoctui.dates import say_day
from hoctui.errors import HoctuiError
from hoctui.register.fields import CHANNELS
from hoctui.services import casework, letters
from hoctui.services.desk import Desk
from hoctui.services.errands import Superseded
from hoctui.services.letter_subject import EVENTS
from hoctui.services.letters import LetterView
from hoctui.services.views import CaseView, Preview, Recorded
from hoctui.tui.commands import Command
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.form_side import FormSide
from hoctui.tui.screens.letter_parts import KindLine, LetterText
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.screens.sheet import SHEET_WIDTH, Sheet
from hoctui.tui.screens.warned import warnings_sheet
from hoctui.tui.screens.writing_out import write_out
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.safe import Tone, joined, plain


class Letters(NamedTuple):
    """What the screen reads: the case, the letters there are on it, the one that is shown or why it cannot be."""

    case: CaseView
    kinds: tuple[str, ...]
    kind: str
    view: LetterView | None
    fault: str


def read_letters(desk: Desk, case: str, kind: str, words: str) -> Letters:
    """The letter of that kind, or else the one that comes next. Raises BadInput where there is no such case."""
    found = casework.case_view(desk, case)
    kinds = letters.kinds_of(desk, case)
    kind = kind or letters.fitting(desk, case)
    shown = kinds if kind in kinds else (*kinds, kind)
    try:
        view = letters.letter(desk, case, kind, words=words)
    except HoctuiError as fault:
        return Letters(found, shown, kind, None, fault.sentence)
    return Letters(found, shown, kind, view, "")


class LetterScreen(PlaceScreen):
    """A letter on a case."""

    PLACE = "cases"
    HEADING = "A letter"
    ABOUT = (
        "The letter as it will be sent, written from what is recorded on the case. What is not recorded yet stands in "
        "it in brackets; space opens the form that fills it in. Beside or under it stands what the Code wants in this "
        "letter, under the edition that governs the case: ticked where the letter as it stands holds it.\n"
        "w writes it to a file: Word, Markdown or plain text, by the ending of the name. s records that it went out. "
        "'hoctui letter --templates' writes the templates out, for you to change."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("letter.write", "w", "write a file", "Writes the letter to a file.", footer=1, needs="a letter"),
        Command("letter.sent", "s", "sent", "Records that the letter went out.", footer=3, needs="a letter"),
        Command(
            "letter.fill-in",
            "space",
            "fill in",
            "Opens the form of what the letter goes with, or corrects it.",
            footer=4,
            needs="something to record",
        ),
        Command("letter.text", "t", "its text", "Asks for what the update tells.", footer=4, needs="an update"),
        Command("letter.next-kind", "right,tab", "next letter", "Shows the next letter.", footer=5, action="kind(1)"),
        Command(
            "letter.previous-kind", "left,shift+tab", "letter before", "Shows the letter before.", action="kind(-1)"
        ),
        Command("letter.checklist", "f4", "checklist", "Shows the whole of the checklist.", needs="a checklist"),
        Command("letter.down", "down,j", "down", "Goes down a line.", "Reading", action="go(1)"),
        Command("letter.up", "up,k", "up", "Goes up a line.", "Reading", action="go(-1)"),
        Command("letter.page-down", "pagedown", "page down", "Goes down a page.", "Reading", action="go_page(1)"),
        Command("letter.page-up", "pageup", "page up", "Goes up a page.", "Reading", action="go_page(-1)"),
        Command("letter.top", "home", "top", "Goes to the beginning.", "Reading"),
        Command("letter.end", "end", "end", "Goes to the end.", "Reading"),
        Command("letter.back", "escape", "back", "Goes back to the case.", footer=2),
    )

    DEFAULT_CSS = """
    LetterScreen KindLine { margin-bottom: 1; }
    LetterScreen #body { height: 1fr; layout: vertical; }
    LetterScreen #letter { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
    LetterScreen FormSide { height: 4; border-top: solid $rule; }
    LetterScreen.-wide #body, LetterScreen.-broad #body { layout: horizontal; }
    LetterScreen.-wide FormSide, LetterScreen.-broad FormSide {
        width: 44;
        height: 1fr;
        border-top: none;
        border-left: solid $rule;
        padding: 0 1 0 2;
    }
    LetterScreen.-broad FormSide { width: 56; }
    """

    AUTO_FOCUS = ""
    kind_line = getters.query_one(KindLine)
    body = getters.query_one("#letter", VerticalScroll)
    text = getters.query_one(LetterText)

    def __init__(self, case: str, kind: str = "") -> None:
        """The letter of that kind on the case of that reference; of no kind, the one that fits what comes next."""
        super().__init__()
        self.case = case
        self.kind = kind
        self.found: Letters | None = None
        self.side = FormSide(self.app.today)
        self._words = ""
        self._written: dict[str, Path] = {}

    @property
    def view(self) -> LetterView | None:
        """The letter that is shown."""
        return self.found.view if self.found else None

    def compose_body(self) -> ComposeResult:
        """The letters there are, the one that is shown, and beside or under it what the Code wants in it."""
        yield KindLine()
        with Container(id="body"):
            with VerticalScroll(id="letter", can_focus=False):
                yield LetterText()
            yield self.side

    def on_mount(self) -> None:
        """Say whose letter it is, and read it."""
        self._show_title()
        self.show_anew()

    def concerns(self, case: str) -> bool:
        """Whether it is this case that changed, or everything."""
        return case in ("", self.case)

    def has(self, need: str) -> bool:
        """Whether that which a key needs is there."""
        view = self.view
        if need == "an update":
            return self.kind == "update" and view is not None
        if need == "something to record":
            return bool(self._to_record())
        return view is not None and (need != "a checklist" or bool(view.checklist))

    def _to_record(self) -> str:
        """The kind of event that fills the letter in: its own, or where that is recorded with gaps, a correction."""
        event = EVENTS.get(self.kind, "")
        if self.found is None or self.view is None:
            return ""
        if self.view.entry:
            return "Corrected" if self.view.gaps else ""
        return event if event in self.found.case.possible else ""

    # Reading and showing

    def show_anew(self) -> None:
        """Read the letter again."""
        self.run_worker(self._read(), exclusive=True, group="show")

    async def _read(self) -> None:
        try:
            found = await self.app.errands.read("letter", read_letters, self.case, self.kind, self._words)
        except Superseded:
            return
        except HoctuiError as fault:
            self.say(fault.sentence, "late")
            return
        turned = self.found is not None and found.kind != self.found.kind
        self.found, self.kind = found, found.kind
        self._show(found)
        if turned:
            self.body.scroll_home(animate=False)

    def _show(self, found: Letters) -> None:
        self.kind_line.show(found.kinds, found.kind)
        self._show_title()
        if found.view:
            view = found.view
            self.text.show(view.page, view.gaps)
            self.side.show(_preview(view), _beside(view))
            self.stand(*_standing(view))
        else:
            self.text.show_instead(plain(found.fault, "late"))
            self.side.show(Preview((), (), (), "", ""))
            self.stand()
        self.refresh_bindings()

    def _show_title(self) -> None:
        words = plain("LETTER", "strong")
        if self.found is None:
            self.show_crumb(self.case, words)
            return
        case = self.found.case
        stage = f"Stage {case.line.stage} · " if case.line.stage else ""
        self.show_crumb(
            self.case, joined(words, f"  {case.line.resident}"), plain(f"{stage}Code {case.edition}", "dim")
        )

    @on(KindLine.Chosen)
    def show_chosen(self, message: KindLine.Chosen) -> None:
        """Show the letter that was clicked."""
        message.stop()
        self.kind = message.kind
        self.show_anew()

    def action_kind(self, step: int) -> None:
        """Show the letter after, or before."""
        if self.found:
            kinds = self.found.kinds
            self.kind = kinds[(kinds.index(self.kind) + step) % len(kinds)]
            self.kind_line.show(kinds, self.kind)
            self.show_anew()

    # What the keys do

    def action_go(self, lines: int) -> None:
        """Scroll by a line, at once."""
        self.body.scroll_relative(y=lines, animate=False)

    def action_go_page(self, pages: int) -> None:
        """Scroll by a page, at once."""
        self.body.scroll_relative(y=pages * max(1, self.body.size.height - 1), animate=False)

    def action_top(self) -> None:
        """Scroll to the beginning."""
        self.body.scroll_home(animate=False)

    def action_end(self) -> None:
        """Scroll to the end."""
        self.body.scroll_end(animate=False)

    def action_checklist(self) -> None:
        """Show the whole of the checklist on a sheet of its own."""
        if self.view:
            title = plain(f"{self.view.title}: what the Code wants in it", "strong")
            self.app.push_screen(Sheet(title, self.side.page(min(SHEET_WIDTH, self.size.width - 6))))

    def action_fill_in(self) -> None:
        """Open the form of the event that the letter goes with."""
        event = self._to_record()
        if event and self.view:
            self.app.record_event(self.case, event, {"event": str(self.view.entry)} if self.view.entry else None)

    @work(exclusive=True, group="ask")
    async def action_text(self) -> None:
        """Ask for what the update tells."""
        ask = AskLine("What does the update tell?", self._words, does="puts it into the letter")
        given = await self.app.push_screen_wait(ask)
        if given is not None:
            self._words = given
            self.show_anew()

    @work(exclusive=True, group="ask")
    async def action_write(self) -> None:
        """Ask for a file's name and write the letter there; one that is there is written over only when told to."""
        kind = self.kind

        async def write(path: Path, over: bool) -> None:
            await self.app.errands.ask(letters.write_to, self.case, kind, path, over=over, words=self._words)

        path = await write_out(
            self.app,
            "Write the letter to this file",
            str(Path.home() / letters.file_name(self.case, kind)),
            write,
            more="Its ending says what it is: .docx for Word, .md or .txt.",
        )
        if path:
            self._written[kind] = path
            self.say(f"written to {path}", "good")

    @work(exclusive=True, group="ask")
    async def action_sent(self) -> None:
        """Record that the letter went out, on which day and how; what it lacks is said first."""
        view, kind = self.view, self.kind
        if view is None or not await self._as_it_is(view):
            return
        file = self._written.get(kind)
        if file and not await asyncio.to_thread(file.is_file):
            file = None
        more = f"{file.name} is kept with it, as that file is now." if file else ""
        day, problem = "today", ""
        while True:
            given = await self.app.push_screen_wait(AskLine("It went out on", day, more=more, problem=problem))
            if given is None:
                return
            channels = [Option(code, words) for code, words in CHANNELS]
            channel = await self.app.push_screen_wait(Choose("How did it go out?", channels, "letter"))
            if not channel:
                return
            try:
                recorded, kept = await self.app.errands.ask(
                    letters.send, self.case, kind, on=given, channel=channel, note=self._told(kind), file=file
                )
            except HoctuiError as fault:
                day, problem = given, fault.sentence
                continue
            await self._is_sent(recorded, kept=kept)
            return

    async def _is_sent(self, recorded: Recorded, *, kept: bool) -> None:
        self.app.changed(self.case)
        self.say("recorded as sent, a copy kept" if kept else "recorded as sent; no copy kept, it has gaps", "good")
        if recorded.warnings:
            await self.app.push_screen_wait(warnings_sheet(recorded.warnings, self.size.width))

    def _told(self, kind: str) -> str:
        """What an update told, kept with it."""
        return self._words if kind == "update" else ""

    async def _as_it_is(self, view: LetterView) -> bool:
        """Whether a letter that lacks something is to be recorded as sent all the same."""
        if not view.gaps and not view.missing:
            return True
        gaps = f"Still to be filled in: {', '.join(view.gaps)}" if view.gaps else ""
        points = "\n".join(f"- {point.words} ({point.clause})" for point in view.missing)
        more = "\n\n".join(part for part in (gaps, f"Required, and not in it:\n{points}" if points else "") if part)
        question = "Record this letter as sent as it stands here?"
        return await self.app.push_screen_wait(Confirm(question, yes="record it", no="not yet", more=more))

    def action_back(self) -> None:
        """Go back to the case."""
        self.dismiss(None)


def _preview(view: LetterView) -> Preview:
    """The letter's checklist as the side of a form has it."""
    return Preview((), (), view.checklist, "", "")


def _beside(view: LetterView) -> str:
    """What is said below the checklist."""
    if view.gaps:
        return "What stands in [brackets] is not recorded yet; space fills it in."
    return "" if view.checklist else "The Code has no list of what this letter holds."


def _standing(view: LetterView) -> tuple[tuple[str, Tone], ...]:
    recorded = f"recorded {say_day(view.recorded_on)}" if view.recorded_on else "not recorded yet"
    about = "" if view.kind == "update" else f"{recorded} · "
    whose = f"your template {view.template}" if view.templates else "hoctui's own template"
    return ((f"{about}{whose}", "dim"),)
