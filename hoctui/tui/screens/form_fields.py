"""The fields of an event's form: what is typed into them, and the residents met before that a name may become."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from hoctui.services.list_views import ResidentSeen
from hoctui.services.views import FieldView
from hoctui.tui.screens.form_work import LOGGING, MORE_FROM, Form
from hoctui.tui.screens.offers import Offers
from hoctui.tui.widgets.field import Field, field_for
from hoctui.tui.widgets.safe import plain

WHO = "resident"
"""The field in which residents met before are offered."""


class FormFields(VerticalScroll, can_focus=False):
    """A form's fields beneath each other, scrolled to the one that is typed in."""

    DEFAULT_CSS = """
    FormFields {
        padding: 1 1 0 2;
        scrollbar-size-vertical: 1;
        & > .more { height: auto; margin-top: 1; padding-left: 1; }
    }
    """

    @dataclass(eq=False)
    class Typed(Message):
        """What is in the fields has changed."""

        field: str
        """The field's name."""
        value: str
        """What is in it now."""

    @dataclass(eq=False)
    class Entered(Message):
        """Enter was pressed, and it is for the form to say what that does."""

        field: str
        """The field's name."""
        last: bool
        """Whether that is the last field."""

    def __init__(
        self,
        form: Form,
        today: date,
        say: Callable[[date], str],
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        """The fields of a form, `say` being what is said after a day; of a form without any, none until fill()."""
        super().__init__(id=id)
        self._form = form
        self._today = today
        self._say = say
        self._fields: dict[str, Field] = {}
        self._baseline: dict[str, str] = {}
        self._taken = ""

    @property
    def ready(self) -> bool:
        """Whether the fields are there."""
        return bool(self._baseline)

    @property
    def typed(self) -> dict[str, str]:
        """What is in the fields now."""
        return {name: field.value for name, field in self._fields.items()}

    @property
    def changed(self) -> dict[str, str]:
        """What is in those fields that are not as the form began."""
        return {name: value for name, value in self.typed.items() if value != self._baseline.get(name)}

    @property
    def filled(self) -> bool:
        """Whether every required field is filled."""
        return self.ready and all(self._fields[view.name].value.strip() for view in self._form.fields if view.required)

    def compose(self) -> ComposeResult:
        """The fields, as far as they are known before the register is asked."""
        yield from self._make()

    def on_mount(self) -> None:
        """Begin with the first field."""
        if self._fields:
            self._begin()

    async def fill(self, form: Form) -> None:
        """Make the fields of a form that was read meanwhile, where there were none."""
        self._form = form
        if not self._fields:
            await self.mount_all(self._make())
            self._begin()

    def _begin(self) -> None:
        self._baseline = self.typed
        self.focus_first()

    def _make(self) -> ComposeResult:
        for view in self._form.fields:
            if view.name == MORE_FROM.get(self._form.kind):
                yield Static(plain("More, if it is known", "dim"), classes="more")
            yield self._field(view)
            if self._offers_here(view):
                yield Offers()

    def _field(self, view: FieldView) -> Field:
        made = field_for(view, self._today, value=self._form.values.get(view.name), say=self._say)
        self._fields[view.name] = made
        return made

    def _offers_here(self, view: FieldView) -> bool:
        return self._form.kind == LOGGING and view.name == WHO

    def value(self, name: str) -> str:
        """What is in one field; empty where there is none of that name."""
        return self._fields[name].value if name in self._fields else ""

    def bring_back(self, values: Mapping[str, str]) -> None:
        """Put what was typed before into the fields."""
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].value = value

    def empty(self) -> None:
        """Have the fields as the form began."""
        self._taken = ""
        for name in self.changed:
            self._fields[name].value = self._baseline[name]
        for field in self._fields.values():
            field.clear_error()
        self.focus_first()

    def focus_first(self) -> None:
        """Into the first field, as it is drawn."""
        self._fields[self._form.fields[0].name].focus()

    def focus_after(self, name: str) -> None:
        """Into the field after that one, not after the focused one: of two quick enters both may come from there."""
        names = list(self._fields)
        self._fields[names[names.index(name) + 1]].focus()

    def show_fault(self, name: str, sentence: str) -> bool:
        """Say at a field what is wrong with it, and go there; whether there is such a field."""
        field = self._fields.get(name)
        if field is None:
            return False
        field.show_error(sentence)
        field.focus()
        return True

    @on(Field.Changed)
    def tell_typed(self, message: Field.Changed) -> None:
        """Tell the form what is typed."""
        message.stop()
        self.post_message(self.Typed(message.field.key, message.value))

    @on(Field.Submitted)
    def tell_entered(self, message: Field.Submitted) -> None:
        """Take who is marked among the offered, or tell the form that enter was pressed."""
        message.stop()
        picked = self.offers.picked if self.offers and message.field.key == WHO else None
        if picked:
            self._take(picked)
        else:
            key = message.field.key
            self.post_message(self.Entered(key, last=key == self._form.fields[-1].name))

    # Residents met before

    @property
    def offers(self) -> Offers | None:
        """The residents met before, on the form of a new complaint."""
        return next(iter(self.query(Offers)), None)

    @property
    def asks_who(self) -> bool:
        """Whether a name is being typed that is not one just taken."""
        return self.has_focus_in(WHO) and self.value(WHO) != self._taken

    def has_focus_in(self, name: str) -> bool:
        """Whether it is that field which is typed in."""
        field, focused = self._fields.get(name), self.screen.focused
        return bool(field and focused and field in focused.ancestors)

    def offer(self, seen: Sequence[ResidentSeen]) -> None:
        """Offer these residents while the name is typed; none takes the offer away."""
        if self.offers:
            self.offers.offer(seen if self.asks_who else ())

    def on_key(self, event: events.Key) -> None:
        """While residents are offered, the arrows go through them."""
        offers = self.offers
        if offers and offers.shown and event.key in ("down", "up"):
            event.stop()
            offers.move(1 if event.key == "down" else -1)

    def on_descendant_focus(self) -> None:
        """Away from the name, nobody is offered."""
        if not self.has_focus_in(WHO):
            self.offer(())

    @on(Offers.Taken)
    def take_offered(self, message: Offers.Taken) -> None:
        """Take a resident who was clicked."""
        message.stop()
        self._take(message.resident)

    def _take(self, seen: ResidentSeen) -> None:
        """Take the name and the address of a resident met before."""
        self._taken = seen.resident
        self._fields[WHO].value = seen.resident
        if seen.property:
            self._fields["property"].value = seen.property
        self.offer(())
        self._fields["summary"].focus()
