"""BaseApp: what the app is before it has screens: looks, filters, the frame's facts, the palette, a quiet crash."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import Provider
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.theme import Theme

from hoctui.tui.commands import EVERYWHERE, Command, CommandProvider, bindings_for, inherited, key_words
from hoctui.tui.crash import QuietCrash
from hoctui.tui.leaving import Modal
from hoctui.tui.themes import DARK, LIGHT, THEMES
from hoctui.tui.widgets.frame import Place, TopLine
from hoctui.tui.widgets.safe import ControlFilter, plain


class BaseApp(QuietCrash, inherit_bindings=False):
    """The app without its screens; subclasses give it MODES, the places, and their own commands in KEYS.

    What the top line shows is kept here and watched by every screen: `places`, `landlord`, `day`.
    """

    CSS_PATH = Path(__file__).with_name("styles.tcss")
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {CommandProvider}

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "app.palette",
            "ctrl+p,f2",
            "all commands",
            "Finds any command by its name.",
            EVERYWHERE,
            action="command_palette",
            priority=True,
        ),
        Command("app.theme", "f9", "light or dark", "Changes between the dark look and the light one.", EVERYWHERE),
        Command("app.quit", "ctrl+q,f10", "leave", "Leaves hoctui; everything is saved.", EVERYWHERE, priority=True),
    )

    BINDINGS = bindings_for(KEYS)

    theme: Reactive[str] = Reactive(DARK.name)

    places: reactive[tuple[Place, ...]] = reactive[tuple[Place, ...]]((), layout=False, repaint=False)
    """The places there are; each one's id is the name of its mode."""
    landlord: reactive[str] = reactive("", layout=False, repaint=False)
    """The landlord's name."""
    day: reactive[str] = reactive("", layout=False, repaint=False)
    """The day in words, "Sat 21 Nov 2026"."""

    def __init__(self, theme: str = DARK.name) -> None:
        """An app in one of the two themes."""
        super().__init__()
        self._control_filter = ControlFilter()
        if theme != self.theme:
            self.theme = theme

    def __init_subclass__(cls, **options: Any) -> None:
        """Adds these commands to an app's own, and makes the bindings of them all."""
        if "KEYS" in cls.__dict__:
            cls.KEYS = inherited(cls.KEYS, BaseApp.KEYS)
            cls.BINDINGS = bindings_for(cls.KEYS)
        super().__init_subclass__(**options)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours, and no others."""
        return {theme.name: theme for theme in THEMES}

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice for this system, made to outlive its window; Windows ends a program with its window."""
        found = super().get_driver_class()
        if sys.platform == "win32" or found.__name__ != "LinuxDriver":
            return found
        from hoctui.tui.terminal import LastingDriver  # noqa: PLC0415 - what it rests on is not there on Windows

        return LastingDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and after them the one that lets no control through to the terminal."""
        return [*super().get_line_filters(), self._control_filter]

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - Textual's signature
        """None of Textual's: its screenshot writes residents' names into a file that anybody may read."""
        return ()

    def get_key_display(self, binding: Binding) -> str:
        """A key in the words that footer and help use."""
        return binding.key_display or key_words(binding.key)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """A notification in plain text; markup is never read, whatever is asked."""
        del markup
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def action_theme(self) -> None:
        """Changes to the other look."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_place(self, place: str) -> None:
        """Goes to a place, which is a mode of the app."""
        await self.switch_mode(place)

    @on(Modal.Asked)
    def explain_dialog(self, message: Modal.Asked) -> None:
        """Says what a dialog is for; a sheet that says so needs no other above it."""
        message.stop()
        from hoctui.tui.screens.sheet import Sheet  # noqa: PLC0415 - seldom wanted, so not before the first paint

        if not isinstance(self.screen, Sheet):
            self.push_screen(Sheet(plain("This dialog", "strong"), plain(message.about)))

    @on(TopLine.PlaceChosen)
    async def go_to_place(self, message: TopLine.PlaceChosen) -> None:
        """Goes to the place that was clicked."""
        message.stop()
        await self.run_action(f"app.place({message.id!r})")


def place_commands(places: Sequence[Place]) -> tuple[Command, ...]:
    """The commands that go to the places, each on its place's key, for an app's KEYS."""
    return tuple(
        Command(
            f"app.place-{place.id}",
            place.key,
            place.title,
            f"Goes to {place.title}.",
            "Places",
            action=f"place({place.id!r})",
        )
        for place in places
    )
