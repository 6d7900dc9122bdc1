"""The form of an event: its fields, the letter's checklist beside them, and what saving it would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from hoctui.clock import say_instant
from hoctui.dates import say_day
from hoctui.errors import ConflictingEdit, HoctuiError
from hoctui.services import keeping
from hoctui.services.desk import Desk
from hoctui.services.errands import Superseded
from hoctui.services.views import Preview, Recorded
from hoctui.tui.commands import Command
from hoctui.tui.framed import FramedScreen
from hoctui.tui.office import OfficeApp
from hoctui.tui.screens import form_work
from hoctui.tui.screens.case_commands import CALLED
from hoctui.tui.screens.form_fields import WHO, FormFields
from hoctui.tui.screens.form_side import FormSide
from hoctui.tui.screens.form_work import LOGGING, Form
from hoctui.tui.screens.sheet import SHEET_WIDTH, Sheet
from hoctui.tui.screens.warned import warnings_sheet
from hoctui.tui.widgets.day_input import WorkingDays, distance
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.safe import Tone, joined, plain

PREVIEW_AFTER = 0.15
"""Seconds without a key before what saving would do is asked anew."""

KEEP_AFTER = 1.2
"""Seconds after a key by which what is typed is kept as a draft."""


_NO_LIMIT = "A service request has no time limit; it is recorded and reviewed all the same."


class EventForm(FramedScreen[str | None]):
    """The form of one event. It gives back the case's reference once that is saved; None when it is left."""

    PLACE = "cases"
    HEADING = "A form"
    ABOUT = (
        "Type what happened; Tab goes to the next field. A day may be typed as 4/12, 4 dec, today, yesterday or -2, "
        "and is read back beside it. Beside or under the fields stands what the letter must hold under the edition "
        "that governs the case, what falls due then, and what saving would put on record; none of that stops it.\n"
        "Enter goes to the next field, and saves once all that is required is there; in a field of several lines it "
        "begins a line. F8 saves from anywhere. Escape leaves; what is typed is kept as a draft until you come back."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("form.save", "f8,ctrl+s", "save", "Saves what is typed.", footer=1),
        Command("form.next-field", "tab", "next", "Goes to the next field.", footer=4),
        Command("form.previous-field", "shift+tab", "back a field", "Goes to the field before."),
        Command(
            "form.another",
            "ctrl+n",
            "save, another",
            "Saves, and takes another complaint.",
            footer=3,
            needs="a new complaint",
        ),
        Command(
            "form.throw-away",
            "ctrl+d",
            "throw draft away",
            "Empties the form and throws its draft away.",
            footer=5,
            needs="a kept draft",
            priority=True,
        ),
        Command(
            "form.checklist",
            "f4",
            "checklist",
            "Shows all that the letter must hold, what is due then, and what saving would put on record.",
            footer=3,
            needs="a case's form",
        ),
        Command("form.leave", "escape", "leave, draft kept", "Leaves; what is typed is kept as a draft.", footer=2),
    )

    DEFAULT_CSS = """
    EventForm #about { height: 1; padding: 0 3; text-wrap: nowrap; text-overflow: ellipsis; }
    EventForm.-logging #about { display: none; }
    EventForm.-short LongText { min-height: 2; }
    EventForm.-tall Field { margin-bottom: 1; }
    EventForm.-tall.-logging Field { margin-bottom: 0; }
    EventForm #notice { height: auto; max-height: 3; width: 1fr; padding: 0 3; display: none; }
    EventForm #notice.-shown { display: block; }
    EventForm #body { height: 1fr; layout: vertical; }
    EventForm FormFields { width: 1fr; height: 1fr; }
    EventForm FormSide { height: 6; border-top: solid $rule; }
    EventForm.-wide #body, EventForm.-broad #body { layout: horizontal; }
    EventForm.-wide FormSide, EventForm.-broad FormSide {
        width: 44;
        height: 1fr;
        border-top: none;
        border-left: solid $rule;
        padding: 1 1 0 2;
    }
    EventForm.-broad FormSide { width: 56; }
    """

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]  # noqa: RUF012 - as Textual declares it
    app = getters.app(OfficeApp)
    notice = getters.query_one("#notice", Static)
    about = getters.query_one("#about", Detail)

    def __init__(self, kind: str, case: str = "", typed: dict[str, str] | None = None) -> None:
        """The form of an event of that kind, with some fields typed already; to correct an entry, typed names it."""
        super().__init__()
        self.kind = kind
        self.case = case
        self._first_typed = dict(typed or {})
        self._form = form_work.plain_form(kind) if kind == LOGGING else Form(kind, case)
        self.fields = FormFields(self._form, self.app.today, self._say_day)
        self.side = FormSide(self.app.today)
        self._preview: Preview | None = None
        self._kept: dict[str, str] | None = None
        self._calendar: WorkingDays | None = None
        self._preview_timer: Timer | None = None
        self._keep_timer: Timer | None = None
        self._saving = False
        self._done = False
        self._ready = False

    # The frame and the fields

    def compose_body(self) -> ComposeResult:
        """What it is about, the fields, the side. A new complaint's fields are there at once, to be typed into."""
        yield Detail(id="about")
        yield Static(id="notice")
        with Container(id="body"):
            yield self.fields
            yield self.side

    def _say_day(self, day: date) -> str:
        if day == self.app.today:
            return "today"
        return distance(self._calendar, self.app.today)(day) if self._calendar else ""

    def on_mount(self) -> None:
        """Say which form it is, and ask the register for what it opens with."""
        self.set_class(self.kind == LOGGING, "-logging")
        self._show_title()
        self.stand(("enter", "accent"), (" goes on, and saves once all that is required is there", "dim"))
        self._open()

    def _show_title(self) -> None:
        view = self._form.view
        words = plain(self._words().upper(), "strong")
        if self.kind == LOGGING:
            back = next((place.title for place in self.app.places if place.id == self.app.current_mode), "Back")
            self.show_crumb(back, words)
            return
        entry = next((one for one in view.timeline if one.id == self._form.event), None) if view else None
        if entry:
            words = joined(words, f"  {entry.title}, {say_day(entry.on)}")
        right = Content("")
        if view:
            line = view.line
            stage = f"Stage {line.stage} · " if line.stage else ""
            right = plain(f"{stage}Code {view.edition}", "dim")
            about = " · ".join(part for part in (line.property, line.about) if part)
            self.about.show(joined((line.resident, ""), (f" · {about}", "dim")))
        self.show_crumb(self.case, words, right)

    def _words(self) -> str:
        return CALLED.get(self.kind, self.kind)

    @work(exclusive=True, group="open")
    async def _open(self) -> None:
        try:
            form, self._calendar = await self.app.errands.ask(_open, self.kind, self.case, self._first_typed)
        except HoctuiError as fault:
            self._tell(fault.sentence, "late")
            return
        self._form = form
        await self.fields.fill(form)
        self._show_title()
        self._bring_back(form)
        self._ready = True
        self.refresh_bindings()
        self._ask_preview()

    def _bring_back(self, form: Form) -> None:
        """Put into the fields what was typed before and not saved."""
        if not form.draft or self.fields.changed:
            return
        self.fields.bring_back(form.draft)
        self._kept = dict(form.draft)
        at = say_instant(form.draft_kept).rpartition(", ")[2] if form.draft_kept else ""
        self._tell(f"Draft kept {at}; ctrl+d throws it away.", "accent")

    def has(self, need: str) -> bool:
        """Whether it is a new complaint, or a form of a case; whether a draft is kept."""
        if need == "a kept draft":
            return bool(self._kept)
        return (self.kind == LOGGING) == (need == "a new complaint")

    def _tell(self, sentence: str, tone: Tone) -> None:
        """Say something above the fields, until it is no longer so."""
        self.notice.update(plain(sentence, tone))
        self.notice.set_class(bool(sentence), "-shown")

    # While it is typed

    @on(FormFields.Typed)
    def follow_typing(self, message: FormFields.Typed) -> None:
        """Ask soon what saving would do, keep what is typed, and offer residents met before."""
        message.stop()
        if not self._ready and not self.fields.changed:
            return
        if self._preview_timer:
            self._preview_timer.stop()
        self._preview_timer = self.set_timer(PREVIEW_AFTER, self._ask_preview)
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_AFTER, self._keep_soon)
        if self.kind == LOGGING and message.field == WHO:
            self._offer(message.value)

    @work(exclusive=True, group="offers")
    async def _offer(self, name: str) -> None:
        try:
            seen = await self.app.errands.read("residents", form_work.met_before, name)
        except (Superseded, HoctuiError):
            return
        self.fields.offer(seen)

    @work(exclusive=True, group="preview")
    async def _ask_preview(self) -> None:
        try:
            found = await self.app.errands.read("preview", form_work.preview, self._form, self.fields.typed)
        except (Superseded, HoctuiError):
            return
        self._preview = found
        self.side.show(found, _NO_LIMIT if self._is_request() else "")

    def _is_request(self) -> bool:
        return self.kind == LOGGING and self.fields.value("matter") != "complaint"

    def action_checklist(self) -> None:
        """Show the whole side on a sheet of its own, for a screen that has no room for it."""
        width = min(SHEET_WIDTH, self.size.width - 6)
        self.app.push_screen(Sheet(plain(f"{self._words()}, before it is saved", "strong"), self.side.page(width)))

    def _keep_soon(self) -> None:
        self._keep_timer = None
        self.run_worker(self.keep_typed(), group="draft")

    async def keep_typed(self) -> None:
        """Keep what is typed and not saved as a draft, where it differs from how the form began."""
        if self._saving or self._done or not self.fields.ready:
            return
        typed = self.fields.changed
        if typed == (self._kept or {}):
            return
        try:
            await self.app.errands.ask(keeping.keep_draft, self._form.draft_name, typed)
        except HoctuiError as fault:
            self._tell(fault.sentence, "late")
            return
        self._kept = typed
        if self.is_mounted:
            self.say(f"draft kept {say_instant(self.app.desk.instant()).rpartition(', ')[2]}" if typed else "")
            self.refresh_bindings()

    # Saving and leaving

    @on(FormFields.Entered)
    def enter(self, message: FormFields.Entered) -> None:
        """Enter: save once all that is required is there, or in the last field; else go to the next."""
        message.stop()
        letter = self._preview.letter if self._preview else ()
        complete = self.fields.filled and all(point.met for point in letter if point.required)
        if complete or message.last:
            self._save()
        else:
            self.fields.focus_after(message.field)

    def action_save(self) -> None:
        """Save."""
        self._save()

    def action_another(self) -> None:
        """Save, and take another complaint."""
        self._save(another=True)

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    @work(group="save")
    async def _save(self, *, another: bool = False) -> None:
        if self._saving or self._done or not self.fields.ready:
            return
        self._saving = True
        try:
            recorded = await self.app.errands.ask(form_work.save, self._form, self.fields.typed)
        except ConflictingEdit as fault:
            await self._see_anew(fault)
        except HoctuiError as fault:
            self._show_fault(fault)
        else:
            await self._saved(recorded, another=another)
        finally:
            self._saving = False

    async def _saved(self, recorded: Recorded, *, another: bool) -> None:
        self._kept = None
        case = recorded.view.line.case
        if recorded.dropped:
            self.app.notify("; ".join(recorded.dropped), timeout=15)
        if recorded.warnings:
            await self.app.push_screen_wait(warnings_sheet(recorded.warnings, self.size.width))
        if not another:
            self._done = True
            self.dismiss(case)
            return
        self.app.changed(case)
        self._empty()
        self.say(f"saved: {case}", "good")

    async def _see_anew(self, fault: ConflictingEdit) -> None:
        """Say that the case was changed meanwhile; what is typed stays, and is saved onto what is new."""
        form, self._calendar = await self.app.errands.ask(_open, self.kind, self.case, self._first_typed)
        self._form = replace(self._form, view=form.view)
        self._tell(fault.sentence, "late")
        self._ask_preview()

    def _show_fault(self, fault: HoctuiError) -> None:
        at_field = self.fields.show_fault(fault.field, fault.sentence)
        self._tell("" if at_field else fault.sentence, "late")

    def _empty(self) -> None:
        """The form as it began."""
        self.fields.empty()
        self._tell("", "")
        self._kept = None
        self.refresh_bindings()

    @work(group="save")
    async def action_throw_away(self) -> None:
        """Empty the form, and throw its draft away."""
        await self.app.errands.ask(keeping.keep_draft, self._form.draft_name, {})
        self._empty()
        self.say("draft thrown away")

    @work(group="save")
    async def action_leave(self) -> None:
        """Leave; what is typed is kept."""
        offers = self.fields.offers
        if offers and offers.shown:
            offers.offer(())
            return
        await self.keep_typed()
        self.dismiss(None)

    def on_screen_suspend(self) -> None:
        """Keep what is typed before another screen is shown."""
        self.run_worker(self.keep_typed(), group="draft")


def _open(desk: Desk, kind: str, case: str, typed: dict[str, str]) -> tuple[Form, WorkingDays]:
    return form_work.open_form(desk, kind, case, typed), desk.calendar
