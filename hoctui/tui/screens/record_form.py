"""RecordForm: a short form beside the cases, such as an item of evidence; what is typed is kept until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final, TypeVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from hoctui.errors import HoctuiError
from hoctui.services import keeping
from hoctui.services.desk import Desk
from hoctui.services.views import FieldView
from hoctui.tui.commands import Command
from hoctui.tui.framed import FramedScreen
from hoctui.tui.office import OfficeApp
from hoctui.tui.widgets.field import Field, field_for
from hoctui.tui.widgets.safe import Tone, plain

ResultT = TypeVar("ResultT")

Save = Callable[[Desk, dict[str, str], dict[str, str]], ResultT]
"""Saves a form, on the register's thread: given all that is in it, and what of that was changed. Raises HoctuiError."""

_KEEP_AFTER: Final = 1.2
"""Seconds after a key by which what is typed is kept as a draft."""


class RecordForm(FramedScreen[ResultT | None]):
    """A form of a few fields. It gives back what saving came to; None when it is left."""

    PLACE = "assessment"
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("record.save", "f8,ctrl+s", "save", "Saves it.", footer=1),
        Command("record.next-field", "tab", "next field", "Goes to the next field.", footer=4),
        Command("record.previous-field", "shift+tab", "back a field", "Goes to the field before."),
        Command(
            "record.throw-away",
            "ctrl+d",
            "throw draft away",
            "Puts the fields back as they were, and throws the draft away.",
            footer=3,
            needs="a kept draft",
            priority=True,
        ),
        Command("record.leave", "escape", "leave, draft kept", "Leaves; what is typed is kept as a draft.", footer=2),
    )

    DEFAULT_CSS = """
    RecordForm #notice { height: auto; max-height: 3; width: 1fr; padding: 0 3; display: none; }
    RecordForm #notice.-shown { display: block; }
    RecordForm #fields { width: 1fr; height: 1fr; padding: 1 1 0 2; scrollbar-size-vertical: 1; }
    RecordForm Field { margin-bottom: 1; }
    """

    AUTO_FOCUS = ""
    app = getters.app(OfficeApp)
    notice = getters.query_one("#notice", Static)

    def __init__(
        self, fields: Sequence[FieldView], begins: Mapping[str, str], *, saves: Save[ResultT], draft: str
    ) -> None:
        """A form of these fields, which begin with `begins` or else as declared; `draft` names what is typed."""
        super().__init__()
        self._saves = saves
        self._declared = tuple(fields)
        self._begins = begins
        self._draft = draft
        self._fields: dict[str, Field] = {}
        self._baseline: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._keep_timer: Timer | None = None
        self._saving = False
        self._done = False

    # What a form is about

    def crumb(self) -> tuple[str, str]:
        """The way back, and what this is."""
        return "Self-assessment", self.HEADING

    # What is in it

    @property
    def typed(self) -> dict[str, str]:
        """What is in the fields now."""
        return {name: field.value for name, field in self._fields.items()}

    @property
    def changed(self) -> dict[str, str]:
        """What is in those fields that are not as the form began."""
        return {name: value for name, value in self.typed.items() if value != self._baseline[name]}

    def compose_body(self) -> ComposeResult:
        """A place for what is wrong, and the fields."""
        yield Static(id="notice")
        with VerticalScroll(id="fields", can_focus=False):
            for view in self._declared:
                self._fields[view.name] = field_for(view, self.app.today, value=self._begins.get(view.name))
            yield from self._fields.values()

    def on_mount(self) -> None:
        """Say what the form is, and bring back what was typed before."""
        self._baseline = self.typed
        self._fields[self._declared[0].name].focus()
        back, title = self.crumb()
        self.show_crumb(back, plain(title, "strong"))
        self._bring_back()

    @work(exclusive=True, group="open")
    async def _bring_back(self) -> None:
        try:
            draft = await self.app.errands.ask(keeping.draft, self._draft)
        except HoctuiError as fault:
            self._tell(fault.sentence, "late")
            return
        if draft and not self.changed:
            for name, value in draft.items():
                if name in self._fields:
                    self._fields[name].value = str(value)
            self._kept = {name: str(value) for name, value in draft.items()}
            self._tell("What was typed before is back; ctrl+d throws it away.", "accent")
            self.refresh_bindings()

    def has(self, need: str) -> bool:  # noqa: ARG002 - there is one
        """Whether a draft is kept."""
        return bool(self._kept)

    def _tell(self, sentence: str, tone: Tone) -> None:
        self.notice.update(plain(sentence, tone))
        self.notice.set_class(bool(sentence), "-shown")

    # While it is typed

    @on(Field.Changed)
    def follow_typing(self, message: Field.Changed) -> None:
        """Keep what is typed, soon."""
        message.stop()
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(_KEEP_AFTER, self._keep_soon)

    def _keep_soon(self) -> None:
        self._keep_timer = None
        self.run_worker(self.keep_typed(), group="draft")

    async def keep_typed(self) -> None:
        """Keep what is typed and not saved as a draft, where it differs from how the form began."""
        if self._saving or self._done or not self._baseline or self.changed == self._kept:
            return
        typed = self.changed
        try:
            await self.app.errands.ask(keeping.keep_draft, self._draft, typed)
        except HoctuiError as fault:
            self._tell(fault.sentence, "late")
            return
        self._kept = typed
        if self.is_mounted:
            self.say("draft kept" if typed else "")
            self.refresh_bindings()

    # Saving and leaving

    @on(Field.Submitted)
    def enter(self, message: Field.Submitted) -> None:
        """Enter saves it."""
        message.stop()
        self._save()

    def action_save(self) -> None:
        """Save it."""
        self._save()

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    @work(group="save")
    async def _save(self) -> None:
        if self._saving or self._done or not self._baseline:
            return
        self._saving = True
        ask = self.app.errands.ask
        try:
            saved = await ask(self._saves, self.typed, self.changed)
            await ask(keeping.keep_draft, self._draft, {})
        except HoctuiError as fault:
            self._show_fault(fault)
        else:
            self._done = True
            self.dismiss(saved)
        finally:
            self._saving = False

    def _show_fault(self, fault: HoctuiError) -> None:
        field = self._fields.get(fault.field)
        if field is None:
            self._tell(fault.sentence, "late")
            return
        self._tell("", "")
        field.show_error(fault.sentence)
        field.focus()

    @work(group="save")
    async def action_throw_away(self) -> None:
        """Put the fields back as they were, and throw the draft away."""
        await self.app.errands.ask(keeping.keep_draft, self._draft, {})
        for name in self.changed:
            self._fields[name].value = self._baseline[name]
        self._kept = {}
        self._tell("", "")
        self.refresh_bindings()
        self.say("draft thrown away")
        self._fields[self._declared[0].name].focus()

    @work(group="leave")
    async def action_leave(self) -> None:
        """Leave; what is typed is kept."""
        await self.keep_typed()
        self.dismiss(None)

    def on_screen_suspend(self) -> None:
        """Keep what is typed before another screen is shown."""
        self.run_worker(self.keep_typed(), group="draft")
