"""FramedScreen: the screen that every screen of the product is built on, with the frame around a body of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from hoctui.tui.base import BaseApp
from hoctui.tui.commands import (
    EVERYWHERE,
    Command,
    Offers,
    available,
    bindings_for,
    inherited,
    kept_by_terminals,
    key_words,
    textual_key,
)
from hoctui.tui.leaving import LeftOnce
from hoctui.tui.widgets.frame import Crumb, KeyItem, KeyLine, StatusLine, TopLine
from hoctui.tui.widgets.safe import Tone

ResultT = TypeVar("ResultT")

HELP = Command(
    "screen.help", "f1,question_mark", "help", "Explains this screen and lists its keys.", EVERYWHERE, footer=1
)
"""The one command that every screen has."""


class FramedScreen(LeftOnce[ResultT]):
    """A screen in the frame: the places above, its body, where things stand, the keys.

    A subclass gives KEYS (its commands; HELP is added), PLACE, HEADING and ABOUT, yields its widgets in compose_body(),
    and defines an action for each command. For a command with `needs` it says in has() whether that is there; after
    anything that changes the answer it calls refresh_bindings().
    """

    KEYS: ClassVar[tuple[Command, ...]] = (HELP,)
    BINDINGS = bindings_for(KEYS)
    _by_action: ClassVar[dict[tuple[str, tuple[object, ...]], Command]] = {}

    PLACE: ClassVar[str] = ""
    """The id of the place that the screen belongs to."""
    HEADING: ClassVar[str] = ""
    """What the screen is called, above its help."""
    ABOUT: ClassVar[str] = ""
    """What the screen is for, in plain sentences: the first lines of its help."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (130, "-broad")]  # noqa: RUF012 - as Textual declares it

    DEFAULT_CSS = """
    FramedScreen {
        background: $background;
        color: $foreground;
    }
    """

    app = getters.app(BaseApp)
    top_line = getters.query_one(TopLine)
    status = getters.query_one(StatusLine)
    key_line = getters.query_one(KeyLine)

    def __init_subclass__(cls, **options: Any) -> None:
        """Adds the commands of the screen it is built on, the help among them, and makes the bindings of them all."""
        if "KEYS" in cls.__dict__:
            above = next(base for base in cls.__mro__[1:] if issubclass(base, FramedScreen))
            cls.KEYS = inherited(cls.KEYS, above.KEYS)
            cls.BINDINGS = bindings_for(cls.KEYS)
            cls._by_action = {command.parsed: command for command in cls.KEYS}
        super().__init_subclass__(**options)

    # What a screen defines

    def compose_body(self) -> ComposeResult:
        """The screen's own widgets, between the rule above and the status line."""
        yield from ()

    def has(self, need: str) -> bool:  # noqa: ARG002 - for screens whose commands need something
        """Whether that which a command needs is there."""
        return True

    # What a screen calls

    def stand(self, *parts: Content | str | tuple[str, Tone]) -> None:
        """Says in the status line where things stand."""
        self.status.stand(*parts)

    def say(self, text: str, tone: Tone = "dim") -> None:
        """Says at the right of the status line what was just done, or went wrong."""
        self.status.say(text, tone)

    def show_crumb(self, back: str, title: Content, right: Content | None = None) -> None:
        """Shows, in place of the places, what lies behind one of them: the way back, and what this is."""
        self.top_line.crumb = Crumb(back, title, right or Content(""))

    # The frame

    def compose(self) -> ComposeResult:
        """The frame's three lines, and the body between them."""
        app = self.app
        yield TopLine(app.places, self.PLACE, app.landlord, app.day)
        yield from self.compose_body()
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Follows the app's facts and the keys that are good here."""
        line = self.top_line
        self.watch(self.app, "places", lambda places: setattr(line, "places", places), init=False)
        self.watch(self.app, "landlord", lambda landlord: setattr(line, "landlord", landlord), init=False)
        self.watch(self.app, "day", lambda day: setattr(line, "day", day), init=False)
        self.bindings_updated_signal.subscribe(self, self._show_keys, immediate=True)
        self._show_keys(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command's need is met; everything else can be done."""
        command = self._by_action.get((action, parameters))
        return command is None or not command.needs or self.has(command.needs)

    async def action_help(self) -> None:
        """Opens the help of this screen: what it is for, its keys, and those of the focused widget."""
        from hoctui.tui.widgets.help import Help  # noqa: PLC0415 - seldom wanted, so not before the first paint

        within = [node for node in (self.focused.ancestors_with_self if self.focused else ()) if node is not self]
        nodes = [self, *(node for node in within if node is not self.app), self.app]
        commands = dict.fromkeys(command for node in nodes if isinstance(node, Offers) for command in node.KEYS)
        bound = self._bound()
        moved = [
            command
            if not set(bound.get(command.id, ())).difference(map(textual_key, command.keys))
            else command._replace(key=",".join(bound[command.id]))
            for command in sorted(commands, key=lambda command: command.group == EVERYWHERE)
        ]
        self.app.push_screen(Help(self.HEADING, self.ABOUT, moved))

    @on(KeyLine.Pressed)
    async def run_pressed(self, message: KeyLine.Pressed) -> None:
        """Does what the key would do that was clicked."""
        message.stop()
        command = next(command for command in self.KEYS if command.id == message.command)
        await self.run_action(command.runs)

    @on(TopLine.BackChosen)
    async def go_back(self, message: TopLine.BackChosen) -> None:
        """Does what Escape does here."""
        message.stop()
        # Pressed by the app and not from here: a key that the screen itself sends does not come back up to it.
        self.app.call_later(self.app.simulate_key, "escape")

    def _show_keys(self, _: Screen[Any]) -> None:
        if self.is_mounted:
            self.key_line.items = tuple(self._key_items())

    def _bound(self) -> dict[str, list[str]]:
        """The keys that commands have now, by the commands' ids: the settings may have given them others."""
        bound: dict[str, list[str]] = {}
        for key, (_, binding, _, _) in self.active_bindings.items():
            bound.setdefault(binding.id or "", []).append(key)
        return bound

    def _key_items(self) -> Iterator[KeyItem]:
        """The footer's keys as they are now: as the keymap has them, without those that would be typed into a field."""
        active = self.active_bindings
        bound = self._bound()
        for command in self.KEYS:
            if not command.footer or not available(self, command):
                continue
            given = [textual_key(key) for key in sorted(command.keys, key=kept_by_terminals)]
            own = bound.get(command.id, [])
            # A key that the focused widget takes first, as a list takes enter, does there what the command does here.
            shown = [key for key in given if key in own] or own or [key for key in given if key in active]
            if shown:
                yield KeyItem(command.id, key_words(shown[0]), command.label, command.footer)
