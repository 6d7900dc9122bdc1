"""Welcome: what a first start asks, three things about the landlord; all of it can wait."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Final

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoctui.errors import BadInput
from hoctui.services.keeping import read_profile
from hoctui.services.views import FieldView
from hoctui.tui.commands import Command, bindings_for
from hoctui.tui.leaving import Modal
from hoctui.tui.office import OfficeApp
from hoctui.tui.widgets.field import Field, field_for
from hoctui.tui.widgets.safe import joined, plain

YEAR_END: Final = "31 March"
"""The last day of most landlords' year."""

_FIELDS: Final = (
    FieldView("name", "Landlord", "line", required=True, hint="its name, as on its letters", choices=(), default=""),
    FieldView("homes", "Homes owned", "number", required=True, hint="such as 640", choices=(), default=""),
    FieldView("year_end", "Year ends on", "line", required=True, hint=YEAR_END, choices=(), default=YEAR_END),
)


_AFTER: Final = {view.name: after.name for view, after in pairwise(_FIELDS)}
"""The field after each, but for the last."""

_ABOUT: Final = (
    "A register of complaints, their deadlines in working days, and the yearly self-assessment. Three things to begin "
    "with: they stand in reports and on documents."
)

_KEYS_LINE: Final = joined(
    *(("enter", "accent"), (" next, then save   ", "dim"), ("F8", "accent"), (" save   ", "dim")),
    *(("esc", "accent"), (" later, at the next start", "dim")),
)

_DEMO: Final = joined(("To look round first, leave and run ", "dim"), "hoctui demo", (": a sample register.", "dim"))


@dataclass(frozen=True, slots=True)
class Welcome:
    """The landlord as it was typed, looked over."""

    name: str
    homes: str
    year_end: str


class WelcomeScreen(Modal[Welcome | None]):
    """Asks for the landlord's name, homes and year end. Escape leaves it for the next start."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("welcome.save", "f8,ctrl+s", "save", "Saves what is typed."),
        Command("welcome.later", "escape", "later", "Leaves it for the next start."),
    )
    BINDINGS = bindings_for(KEYS)

    AUTO_FOCUS = ""
    app = getters.app(OfficeApp)

    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 76;
            max-width: 100%;
            height: auto;
            background: $panel;
            color: $foreground;
            padding: 1 3;
        }
        & .said { height: auto; width: 1fr; padding: 0 1; }
        & .apart { margin-bottom: 1; }
        & .keys { margin: 1 0; }
    }
    """

    def compose(self) -> ComposeResult:
        """What it is, the three fields, the keys."""
        with Vertical():
            yield Static(plain("Welcome to hoctui", "strong"), classes="said")
            yield Static(plain(_ABOUT, "dim"), classes="said apart")
            for view in _FIELDS:
                yield field_for(view, self.app.today)
            yield Static(_KEYS_LINE, classes="said keys")
            yield Static(_DEMO, classes="said")

    def on_mount(self) -> None:
        """Begin with the name."""
        self._field("name").focus()

    def _field(self, name: str) -> Field:
        return next(field for field in self.query(Field) if field.key == name)

    @on(events.DescendantFocus)
    def offer(self, event: events.DescendantFocus) -> None:
        """Let what is typed take the place of the year end that is offered, rather than stand behind it."""
        offered = _FIELDS[-1].default
        if isinstance(event.widget, Input) and event.widget.value == offered:
            event.widget.select_all()

    @on(Field.Submitted)
    def enter(self, message: Field.Submitted) -> None:
        """Go to the next field; from the last, save."""
        message.stop()
        after = _AFTER.get(message.field.key)
        # To the field after this one, not after the focused one: of two quick enters both may come from here.
        if after:
            self._field(after).focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Look over what is typed, and give it back."""
        typed = Welcome(*(self._field(view.name).value for view in _FIELDS))
        try:
            read_profile(typed.name, typed.homes, typed.year_end)
        except BadInput as fault:
            field = self._field(fault.field)
            field.show_error(fault.sentence)
            field.focus()
            return
        self.dismiss(typed)

    def action_later(self) -> None:
        """Leave it for the next start."""
        self.dismiss(None)
