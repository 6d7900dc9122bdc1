"""The form of an event: its fields, the letter's checklist beside them, and what saving it would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from hoctui.clock import say_instant
from hoctui.errors import ConflictingEdit, HoctuiError
from hoctui.services import keeping
from hoctui.services.desk import Desk
from hoctui.services.errands import Superseded
from hoctui.services.views import Preview, Recorded
from hoctui.tui.app import HoctuiApp
from hoctui.tui.commands import Command
from hoctui.tui.framed import FramedScreen
from hoctui.tui.screens import form_work
from hoctui.tui.screens.case_commands import CALLED
from hoctui.tui.screens.form_side import FormSide
from hoctui.tui.screens.form_work import LOGGING, MORE_FROM, Form
from hoctui.tui.screens.offers import Offers
from hoctui.tui.screens.warned import warnings_sheet
from hoctui.tui.widgets.day_input import WorkingDays, distance
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.field import Field, field_for
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
        Command("form.leave", "escape", "leave, draft kept", "Leaves; what is typed is kept as a draft.", footer=2),
    )

    DEFAULT_CSS = """
    EventForm #about { height: 1; padding: 0 3; }
    EventForm.-logging #about { display: none; }
    EventForm.-short LongText { min-height: 2; }
    EventForm.-tall Field { margin-bottom: 1; }
    EventForm #notice { height: auto; max-height: 3; width: 1fr; padding: 0 3; display: none; }
    EventForm #notice.-shown { display: block; }
    EventForm #body { height: 1fr; layout: vertical; }
    EventForm #form { height: 1fr; padding: 1 1 0 2; scrollbar-size-vertical: 1; }
    EventForm #form .more { height: auto; margin-top: 1; padding-left: 1; }
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
    app = getters.app(HoctuiApp)
    scroll = getters.query_one("#form", VerticalScroll)
    side = getters.query_one(FormSide)
    notice = getters.query_one("#notice", Static)
    about = getters.query_one("#about", Detail)

    def __init__(self, kind: str, case: str = "", typed: dict[str, str] | None = None) -> None:
        """The form of an event of that kind, with some fields typed already; to correct an entry, typed names it."""
        super().__init__()
        self.kind = kind
        self.case = case
        self._first_typed = dict(typed or {})
        self._form = form_work.plain_form(kind) if kind == LOGGING else Form(kind, case)
        self._fields: dict[str, Field] = {}
        self._baseline: dict[str, str] = {}
        self._preview: Preview | None = None
        self._kept: dict[str, str] | None = None
        self._calendar: WorkingDays | None = None
        self._preview_timer: Timer | None = None
        self._keep_timer: Timer | None = None
        self._saving = False
        self._ready = False
        self._taken = ""

    # The frame and the fields

    def compose_body(self) -> ComposeResult:
        """What it is about, the fields, the side. A new complaint's fields are there at once, to be typed into."""
        yield Detail(id="about")
        yield Static(id="notice")
        with Container(id="body"):
            with VerticalScroll(id="form", can_focus=False):
                yield from self._make_fields()
            yield FormSide(self.app.today, id="side")

    def _make_fields(self) -> ComposeResult:
        today = self.app.today
        for view in self._form.fields:
            if view.name == MORE_FROM.get(self.kind):
                yield Static(plain("More, if it is known", "dim"), classes="more")
            made = self._fields[view.name] = field_for(
                view, today, value=self._form.values.get(view.name), say=self._say_day
            )
            yield made
            if self.kind == LOGGING and view.name == "resident":
                yield Offers()

    def _say_day(self, day: date) -> str:
        if day == self.app.today:
            return "today"
        return distance(self._calendar, self.app.today)(day) if self._calendar else ""

    def on_mount(self) -> None:
        """Say which form it is, and ask the register for what it opens with."""
        self.set_class(self.kind == LOGGING, "-logging")
        self._show_title()
        self.stand(("enter", "accent"), (" goes on, and saves once all that is required is there", "dim"))
        if self._fields:
            self._baseline = self.typed()
            self._focus_first()
        self._open()

    def _show_title(self) -> None:
        view = self._form.view
        words = CALLED.get(self.kind, self.kind)
        if self.kind == LOGGING:
            back = next((place.title for place in self.app.places if place.id == self.app.current_mode), "Back")
            self.show_crumb(back, plain(words.upper(), "strong"))
            return
        right = Content("")
        if view:
            line = view.line
            stage = f"Stage {line.stage} · " if line.stage else ""
            right = plain(f"{stage}Code {view.edition}", "dim")
            about = " · ".join(part for part in (line.property, line.about) if part)
            self.about.show(joined((line.resident, ""), (f" · {about}", "dim")))
        self.show_crumb(self.case, plain(words.upper(), "strong"), right)

    @work(exclusive=True, group="open")
    async def _open(self) -> None:
        try:
            form, self._calendar = await self.app.errands.ask(_open, self.kind, self.case, self._first_typed)
        except HoctuiError as fault:
            self._tell(fault.sentence, "late")
            return
        self._form = form
        if not self._fields:
            await self.scroll.mount_all(self._make_fields())
            self._baseline = self.typed()
            self._focus_first()
        self._show_title()
        self._bring_back(form)
        self._ready = True
        self.refresh_bindings()
        self._ask_preview()

    def _bring_back(self, form: Form) -> None:
        """Put into the fields what was typed before and not saved."""
        if not form.draft or self.typed() != self._baseline:
            return
        for name, value in form.draft.items():
            if name in self._fields:
                self._fields[name].value = value
        self._kept = dict(form.draft)
        at = say_instant(form.draft_kept).rpartition(", ")[2] if form.draft_kept else ""
        self._tell(f"Draft kept {at}; ctrl+d throws it away.", "accent")

    def _focus_first(self) -> None:
        """Into the first field, unless that is a day, which is today as a rule."""
        names = [view.name for view in self._form.fields]
        first = next((view.name for view in self._form.fields if view.widget != "day"), names[0])
        self._fields[first].focus()

    def typed(self) -> dict[str, str]:
        """What is in the fields now."""
        return {name: field.value for name, field in self._fields.items()}

    def has(self, need: str) -> bool:
        """Whether it is a new complaint; whether a draft is kept."""
        return self.kind == LOGGING if need == "a new complaint" else bool(self._kept)

    def _tell(self, sentence: str, tone: Tone) -> None:
        """Say something above the fields, until it is no longer so."""
        self.notice.update(plain(sentence, tone))
        self.notice.set_class(bool(sentence), "-shown")

    # While it is typed

    @on(Field.Changed)
    def follow_typing(self, message: Field.Changed) -> None:
        """Ask soon what saving would do, keep what is typed, and offer residents met before."""
        message.stop()
        if not self._ready and self.typed() == self._baseline:
            return
        if self._preview_timer:
            self._preview_timer.stop()
        self._preview_timer = self.set_timer(PREVIEW_AFTER, self._ask_preview)
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_AFTER, self._keep_soon)
        if self.kind == LOGGING and message.field.key == "resident":
            self._offer(message.value)

    @work(exclusive=True, group="preview")
    async def _ask_preview(self) -> None:
        try:
            found = await self.app.errands.read("preview", form_work.preview, self._form, self.typed())
        except (Superseded, HoctuiError):
            return
        self._preview = found
        self.side.show(found, _NO_LIMIT if self._is_request() else "")

    def _is_request(self) -> bool:
        return self.kind == LOGGING and self._fields["matter"].value != "complaint"

    def _keep_soon(self) -> None:
        self._keep_timer = None
        self.run_worker(self.keep_typed(), group="draft")

    async def keep_typed(self) -> None:
        """Keep what is typed and not saved as a draft, where it differs from how the form began."""
        if self._saving or not self._baseline:
            return
        typed = {name: value for name, value in self.typed().items() if value != self._baseline[name]}
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

    # Residents met before

    @property
    def offers(self) -> Offers | None:
        """The residents met before, on the form of a new complaint."""
        return self.query_one(Offers) if self.kind == LOGGING else None

    @work(exclusive=True, group="offers")
    async def _offer(self, name: str) -> None:
        if name == self._taken:
            return
        try:
            seen = await self.app.errands.read("residents", form_work.met_before, name)
        except (Superseded, HoctuiError):
            return
        if self.offers and self._in("resident"):
            self.offers.offer(seen)

    def _in(self, name: str) -> bool:
        field = self._fields.get(name)
        return bool(field and self.focused and field in self.focused.ancestors)

    def on_key(self, event: events.Key) -> None:
        """While residents are offered, the arrows go through them."""
        offers = self.offers
        if offers and offers.shown and event.key in ("down", "up"):
            event.stop()
            offers.move(1 if event.key == "down" else -1)

    def on_descendant_focus(self) -> None:
        """Away from the name, nobody is offered."""
        if self.offers and not self._in("resident"):
            self.offers.offer(())

    @on(Offers.Taken)
    def take_offered(self, message: Offers.Taken) -> None:
        """Take the name and the address of a resident met before."""
        message.stop()
        self._take(message.resident.resident, message.resident.property)

    def _take(self, resident: str, home: str) -> None:
        self._taken = resident
        self._fields["resident"].value = resident
        if home:
            self._fields["property"].value = home
        if self.offers:
            self.offers.offer(())
        self._fields["summary"].focus()

    # Saving and leaving

    @on(Field.Submitted)
    def enter(self, message: Field.Submitted) -> None:
        """Enter: take who is offered, save once all that is required is there, else go to the next field."""
        message.stop()
        picked = self.offers.picked if self.offers else None
        if picked and message.field.key == "resident":
            self._take(picked.resident, picked.property)
        elif self._complete() or message.field.key == self._form.fields[-1].name:
            self._save()
        else:
            self.focus_next()

    def _complete(self) -> bool:
        """Whether every required field is filled, and every required point of the letter is there."""
        filled = all(self._fields[view.name].value.strip() for view in self._form.fields if view.required)
        letter = self._preview.letter if self._preview else ()
        return filled and all(point.met for point in letter if point.required)

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
        if self._saving or not self._baseline:
            return
        self._saving = True
        try:
            recorded = await self.app.errands.ask(form_work.save, self._form, self.typed())
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
            self.app.notify("; ".join(recorded.dropped))
        if recorded.warnings:
            await self.app.push_screen_wait(warnings_sheet(recorded.warnings, self.size.width))
        if not another:
            self._baseline = {}  # nothing is left to keep
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
        field = self._fields.get(fault.field)
        if field is None:
            self._tell(fault.sentence, "late")
            return
        self._tell("", "")
        field.show_error(fault.sentence)
        field.focus()

    def _empty(self) -> None:
        """The form as it began."""
        self._taken = ""
        for name, value in self._baseline.items():
            if self._fields[name].value != value:
                self._fields[name].value = value
            self._fields[name].clear_error()
        self._tell("", "")
        self._kept = None
        self._focus_first()
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
        if self.offers and self.offers.shown:
            self.offers.offer(())
            return
        await self.keep_typed()
        self.dismiss(None)

    def on_screen_suspend(self) -> None:
        """Keep what is typed before another screen is shown."""
        if self._baseline:
            self.run_worker(self.keep_typed(), group="draft")


def _open(desk: Desk, kind: str, case: str, typed: dict[str, str]) -> tuple[Form, WorkingDays]:
    return form_work.open_form(desk, kind, case, typed), desk.calendar
