"""AddDocument: a file from this machine put on a case. Its path first, completed as it is typed; then what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import ClassVar, Final

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from hoctui.clock import say_instant
from hoctui.errors import BadInput, ConflictingEdit, HoctuiError
from hoctui.services import case_documents, casework, keeping
from hoctui.services.case_documents import ADDING
from hoctui.services.desk import Desk
from hoctui.services.forms import fields_of
from hoctui.services.outside import guess
from hoctui.services.views import CaseView, Recorded
from hoctui.tui.aside import aside
from hoctui.tui.commands import Command
from hoctui.tui.framed import FramedScreen
from hoctui.tui.office import OfficeApp
from hoctui.tui.screens.warned import warnings_sheet
from hoctui.tui.widgets.day_input import WorkingDays, distance
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.field import Editor, Field, field_for
from hoctui.tui.widgets.path_input import PathInput
from hoctui.tui.widgets.path_looking import real
from hoctui.tui.widgets.safe import Tone, joined, plain

PATH: Final = "path"
"""The field of the file's path, which is none of the event's."""

_FIELDS: Final = ("what", "direction", "with_whom", "on", "note")
"""The event's fields that are asked for, in this order; its name, checksum and size come from the file."""

_KEEP_AFTER: Final = 1.2
"""Seconds after a key by which what is typed is kept as a draft."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the form opens with."""

    view: CaseView
    calendar: WorkingDays
    draft: dict[str, str]
    draft_kept: datetime | None


def draft_name(case: str) -> str:
    """The name under which what is typed is kept."""
    return f"{ADDING}:{case}"


def _open(desk: Desk, case: str) -> Opened:
    draft = {name: str(value) for name, value in keeping.draft(desk, draft_name(case)).items()}
    kept = keeping.draft_kept_at(desk, draft_name(case)) if draft else None
    return Opened(casework.case_view(desk, case), desk.calendar, draft, kept)


class AddDocument(FramedScreen[str | None]):
    """Adds a document to a case. It gives back the case's reference once that is saved; None when it is left."""

    PLACE = "cases"
    HEADING = "Add a document"
    ABOUT = (
        "Type where the file lies, or paste its path. Beneath the line stands what it may become: Tab and the right "
        "arrow complete it, the down arrow chooses, ~ is your own folder. Then say what it is, and whether it came in "
        "or went out.\n"
        "A copy is kept beside the register, for good and unaltered; the file itself stays where it is. A document may "
        "have 20 MB. Escape leaves; what is typed is kept as a draft until you come back."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("document.add", "f8,ctrl+s", "add it", "Adds the document.", footer=1),
        Command("document.next-field", "tab", "complete, next", "Completes the path; then the next field.", footer=4),
        Command("document.previous-field", "shift+tab", "back a field", "Goes to the field before."),
        Command(
            "document.throw-away",
            "ctrl+d",
            "throw draft away",
            "Empties the form and throws its draft away.",
            footer=3,
            needs="a kept draft",
            priority=True,
        ),
        Command("document.leave", "escape", "leave, draft kept", "Leaves; what is typed is kept as a draft.", footer=2),
    )

    DEFAULT_CSS = """
    AddDocument #about { height: 1; padding: 0 3; text-wrap: nowrap; text-overflow: ellipsis; }
    AddDocument #notice { height: auto; max-height: 3; width: 1fr; padding: 0 3; display: none; }
    AddDocument #notice.-shown { display: block; }
    AddDocument #fields { width: 1fr; height: 1fr; padding: 1 1 0 2; scrollbar-size-vertical: 1; }
    AddDocument.-tall Field { margin-bottom: 1; }
    """

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - as Textual declares it
    app = getters.app(OfficeApp)
    notice = getters.query_one("#notice", Static)
    about = getters.query_one("#about", Detail)

    def __init__(self, case: str) -> None:
        """The form of a document of the case of that reference."""
        super().__init__()
        self.case = case
        self.path_input = PathInput(hint="~/Downloads/survey.pdf")
        self._fields: dict[str, Field] = {}
        self._baseline: dict[str, str] = {}
        self._view: CaseView | None = None
        self._calendar: WorkingDays | None = None
        self._kept: dict[str, str] | None = None
        self._keep_timer: Timer | None = None
        self._guessed = ""
        self._adding = False
        self._done = False

    # The frame and the fields

    def compose_body(self) -> ComposeResult:
        """Whose case it is, and the fields."""
        yield Detail(id="about")
        yield Static(id="notice")
        with VerticalScroll(id="fields", can_focus=False):
            yield from self._make()

    def _make(self) -> ComposeResult:
        path = self.path_input

        def write(value: str) -> None:
            path.path = value

        self._fields[PATH] = Field(PATH, "File", Editor(path, lambda: path.path, write), required=True, id="field-path")
        known = {view.name: view for view in fields_of(ADDING)}
        for name in _FIELDS:
            value = "today" if name == "on" else None
            self._fields[name] = field_for(known[name], self.app.today, value=value, say=self._say_day)
        yield from self._fields.values()

    def _say_day(self, day: date) -> str:
        if day == self.app.today:
            return "today"
        return distance(self._calendar, self.app.today)(day) if self._calendar else ""

    @property
    def typed(self) -> dict[str, str]:
        """What is in the fields now."""
        return {name: field.value for name, field in self._fields.items()}

    @property
    def changed(self) -> dict[str, str]:
        """What is in those fields that are not as the form began."""
        return {name: value for name, value in self.typed.items() if value != self._baseline[name]}

    def on_mount(self) -> None:
        """Say what the form is, and ask the register for what it opens with."""
        self._baseline = self.typed
        self._fields[PATH].focus()
        self.show_crumb(self.case, plain("ADD A DOCUMENT", "strong"))
        self.stand(("enter", "accent"), (" goes on from the file, and adds it from any other field", "dim"))
        self._open()

    @work(exclusive=True, group="open")
    async def _open(self) -> None:
        try:
            opened = await self.app.errands.ask(_open, self.case)
        except HoctuiError as fault:
            self._tell(fault.sentence, "late")
            return
        self._view, self._calendar = opened.view, opened.calendar
        line = opened.view.line
        about = " · ".join(part for part in (line.property, line.about) if part)
        self.about.show(joined(line.resident, (f" · {about}" if about else "", "dim")))
        if opened.draft and not self.changed:
            self._bring_back(opened)

    def _bring_back(self, opened: Opened) -> None:
        for name, value in opened.draft.items():
            if name in self._fields:
                self._fields[name].value = value
        self._kept = dict(opened.draft)
        at = say_instant(opened.draft_kept).rpartition(", ")[2] if opened.draft_kept else ""
        self._tell(f"Draft kept {at}; ctrl+d throws it away.", "accent")
        self.refresh_bindings()

    def has(self, need: str) -> bool:  # noqa: ARG002 - there is one
        """Whether a draft is kept."""
        return bool(self._kept)

    def _tell(self, sentence: str, tone: Tone) -> None:
        """Say something above the fields, until it is no longer so."""
        self.notice.update(plain(sentence, tone))
        self.notice.set_class(bool(sentence), "-shown")

    # While it is typed

    @on(PathInput.Found)
    def follow_file(self, message: PathInput.Found) -> None:
        """Take what a file seems to be for what it is, unless the officer has said so."""
        message.stop()
        what = self._fields["what"]
        seems = (guess(message.match.name) if message.match else "") or self._baseline["what"]
        if what.value in (self._guessed, self._baseline["what"]):
            self._guessed = what.value = seems

    @on(Field.Changed)
    def follow_typing(self, message: Field.Changed) -> None:
        """Keep what is typed."""
        message.stop()
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(_KEEP_AFTER, self._keep_soon)

    def _keep_soon(self) -> None:
        self._keep_timer = None
        self.run_worker(self.keep_typed(), group="draft")

    async def keep_typed(self) -> None:
        """Keep what is typed and not saved as a draft, where it differs from how the form began."""
        if self._adding or self._done or not self._baseline:
            return
        typed = self.changed
        if set(typed) == {"what"} and typed["what"] == self._guessed:  # nobody typed that
            typed = {}
        if typed == (self._kept or {}):
            return
        try:
            await self.app.errands.ask(keeping.keep_draft, draft_name(self.case), typed)
        except HoctuiError as fault:
            self._tell(fault.sentence, "late")
            return
        self._kept = typed
        if self.is_mounted:
            self.say(f"draft kept {say_instant(self.app.desk.instant()).rpartition(', ')[2]}" if typed else "")
            self.refresh_bindings()

    # Adding and leaving

    @on(Field.Submitted)
    def enter(self, message: Field.Submitted) -> None:
        """Enter: from the file on to what it is; anywhere else, add it."""
        message.stop()
        if message.field.key == PATH and message.field.value.strip():
            self._fields[_FIELDS[0]].focus()
        else:
            self._add()

    def action_add(self) -> None:
        """Add the document."""
        self._add()

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    @work(group="save")
    async def _add(self) -> None:
        if self._adding or self._done or not self._baseline:
            return
        self._adding = True
        try:
            recorded = await self._added()
        except ConflictingEdit as fault:
            self._view = await self.app.errands.ask(casework.case_view, self.case)
            self._tell(fault.sentence, "late")
        except HoctuiError as fault:
            self._show_fault(fault)
        else:
            await self._saved(recorded)
        finally:
            self._adding = False

    async def _added(self) -> Recorded:
        typed = self.typed
        named = typed.pop(PATH)
        if not named.strip():
            raise BadInput("Name a file: type or paste its path.", PATH)
        path = real(named)
        self.say(f"reading {path.name} …")
        # Read on a thread of its own: a drive that does not answer must not hold up the register.
        data = await aside(partial(case_documents.read_file, path))
        version = self._view.version if self._view else None
        return await self.app.errands.ask(
            case_documents.add_bytes,
            self.case,
            path.name,
            data,
            typed,
            expected=version,
            draft=draft_name(self.case),
        )

    async def _saved(self, recorded: Recorded) -> None:
        self._kept = None
        self._done = True
        if recorded.dropped:
            self.app.notify("; ".join(recorded.dropped), timeout=15)
        if recorded.warnings:
            await self.app.push_screen_wait(warnings_sheet(recorded.warnings, self.size.width))
        self.dismiss(recorded.view.line.case)

    def _show_fault(self, fault: HoctuiError) -> None:
        self.say("")
        field = self._fields.get(fault.field)
        if field is None:
            self._tell(fault.sentence, "late")
            return
        self._tell("", "")
        self.path_input.close()  # which would lie over the sentence
        field.show_error(fault.sentence)
        field.focus()

    @work(group="save")
    async def action_throw_away(self) -> None:
        """Empty the form, and throw its draft away."""
        await self.app.errands.ask(keeping.keep_draft, draft_name(self.case), {})
        self._guessed = ""
        for name in self.changed:
            self._fields[name].value = self._baseline[name]
        self._kept = None
        self._tell("", "")
        self.refresh_bindings()
        self.say("draft thrown away")
        self._fields[PATH].focus()

    @work(group="leave")
    async def action_leave(self) -> None:
        """Put the matches away; where none are shown, leave. What is typed is kept."""
        if self.path_input.close():
            return
        self._adding = False  # a file that is still being read is given up; what was typed is kept
        await self.keep_typed()
        self.dismiss(None)

    def on_screen_suspend(self) -> None:
        """Keep what is typed before another screen is shown."""
        self.run_worker(self.keep_typed(), group="draft")
