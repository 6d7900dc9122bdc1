"""The app: its places, its register on one thread, and what happens when the register changes under a screen."""

from __future__ import annotations

import gc
import signal
import sys
from asyncio import get_running_loop
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from hoctui.clock import Clock
from hoctui.dates import say_day
from hoctui.errors import BadInput, HoctuiError
from hoctui.services.desk import Desk, open_desk_soon
from hoctui.services.preparing import begin_writing
from hoctui.settings import Settings, read_settings, settings_path, write_theme
from hoctui.text import visible
from hoctui.tui.base import BaseApp, place_commands
from hoctui.tui.commands import Command
from hoctui.tui.office import OfficeApp
from hoctui.tui.widgets.frame import Place

PLACES = (
    Place("today", "1", "Today"),
    Place("cases", "2", "Cases"),
    Place("assessment", "3", "Self-assessment", "Assess"),
)
"""The places there are, each a mode of the app."""

_MINUTE = 60.0


def _today() -> Screen[Any]:
    from hoctui.tui.screens.today import TodayScreen

    return TodayScreen()


def _cases() -> Screen[Any]:
    from hoctui.tui.screens.cases import CasesScreen

    return CasesScreen()


def _assessment() -> Screen[Any]:
    from hoctui.tui.screens.assessment import AssessmentScreen

    return AssessmentScreen()


class HoctuiApp(OfficeApp):
    """hoctui: one officer, one register."""

    TITLE = "hoctui"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "today": _today,
        "cases": _cases,
        "assessment": _assessment,
    }
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True

    KEYS: ClassVar[tuple[Command, ...]] = (
        *place_commands(PLACES),
        Command("app.new-complaint", "", "new complaint", "Takes a new complaint or service request.", "Everywhere"),
    )

    def __init__(self, desk: Desk, settings: Settings | None = None) -> None:
        """An app on an open desk, whose first page is read at once."""
        settings = settings or Settings()
        super().__init__(desk, settings.theme)
        self.set_keymap(dict(settings.keys))
        self._day = desk.clock.today
        self.set_reactive(BaseApp.places, PLACES)
        self.set_reactive(BaseApp.day, say_day(self._day))

    def on_mount(self) -> None:
        """Once the first screen is painted, load what the next keys need; follow the day; leave cleanly when told."""
        self.call_after_refresh(self._warm_up)
        self.set_interval(_MINUTE, self._follow_day)
        self._leave_when_told()

    @work(exclusive=True, group="warm-up")
    async def _warm_up(self) -> None:
        """Load what the next keys need, and take the register for writing; another hoctui that holds it is told of."""
        try:
            await self.errands.ask(_load)
        except HoctuiError as fault:
            from rich.text import Text

            # Printed once the terminal is its own again, and wrapped there: a Content would be cut off at the margin.
            self.exit(return_code=fault.exit_status, message=Text(visible(fault.sentence)))
            return
        finally:
            if not gc.isenabled():  # the start of the program switched it off
                gc.freeze()
                gc.enable()
        if not self.first_page.ready:
            self.changed()
        await self._welcome()

    async def _welcome(self) -> None:
        from hoctui.services import keeping

        if await self.errands.ask(_is_nobodys):
            from hoctui.tui.screens.welcome import WelcomeScreen

            profile = await self.push_screen_wait(WelcomeScreen())
            if profile:
                await self.errands.ask(keeping.set_profile, profile.name, profile.homes, profile.year_end)
                self.changed()

    def _follow_day(self) -> None:
        if self.today != self._day:
            self._day = self.today
            self.day = say_day(self._day)
            self.changed()

    def _leave_when_told(self) -> None:
        """A closed window or a polite kill ends the app as its own key does, drafts kept. Windows has none of these."""
        if sys.platform != "win32":
            for name in (signal.SIGTERM, signal.SIGHUP):
                with suppress(NotImplementedError, ValueError, RuntimeError):
                    get_running_loop().add_signal_handler(name, self.action_quit_now)

    def action_quit_now(self) -> None:
        """Leave, drafts kept."""
        self.run_worker(self.action_quit(), group="leaving", exclusive=True)

    async def action_quit(self) -> None:
        """Leave once every open form has kept what was typed into it."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_typed", None)
            if keep is not None:
                await keep()
        self.exit()

    def action_theme(self) -> None:
        """Change to the other look, and remember it."""
        super().action_theme()
        try:
            write_theme(self.theme)
        except BadInput as fault:
            self.notify(fault.sentence, severity="warning")

    def action_new_complaint(self) -> None:
        """Take a new complaint."""
        self.take_complaint()

    @work(group="form", exclusive=True)
    async def take_complaint(self) -> None:
        """Open the form of a new complaint, and the case once it is logged."""
        from hoctui.tui.screens.event_form import EventForm

        case = await self.push_screen_wait(EventForm("Received"))
        if case:
            self.changed(case)
            self.open_case(case)

    @work(group="form", exclusive=True)
    async def record_event(self, case: str, kind: str, typed: dict[str, str] | None = None) -> None:
        """Open the form of an event of a case."""
        from hoctui.tui.screens.event_form import EventForm

        if await self.push_screen_wait(EventForm(kind, case, typed or {})):
            self.changed(case)

    def open_case(self, case: str) -> None:
        """Open a case's screen."""
        from hoctui.tui.screens.case import CaseScreen

        self.push_screen(CaseScreen(case))


def _load(desk: Desk) -> None:
    """Import what is not needed for the first paint, and bring the register up to date."""
    import hoctui.services.assessing
    import hoctui.services.casework
    import hoctui.services.keeping
    import hoctui.tui.screens.case
    import hoctui.tui.screens.documents
    import hoctui.tui.screens.event_form
    import hoctui.tui.widgets.long_text  # noqa: F401 - loaded here so that no key waits for it

    begin_writing(desk)


def _is_nobodys(desk: Desk) -> bool:
    """Whether nobody has told this register whose it is."""
    from hoctui.services import keeping

    return keeping.profile(desk) is None


def check_keys(keys: tuple[tuple[str, str], ...]) -> None:
    """Look for keys that the settings give to no command. Loads every screen, so it is asked only where there are any.

    Raises:
        BadInput: there is no such command; the sentence names the file, and the command that is perhaps meant.
    """
    if not keys:
        return
    from difflib import get_close_matches
    from importlib import import_module
    from pkgutil import iter_modules

    from hoctui.tui import screens

    for module in iter_modules(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)
    known = sorted(_commands_with_keys(DOMNode))
    for name, _ in keys:
        if name not in known:
            near = [one for one in known if one.rpartition(".")[2] == name] or get_close_matches(name, known, 1)
            hint = f"; perhaps {near[0]!r} is meant" if near else ""
            raise BadInput(f"The settings file {settings_path()} gives a key to {name!r}, which is no command{hint}.")


def _commands_with_keys(kind: type[DOMNode]) -> Iterator[str]:
    """The ids of every binding that a class of this kind declares, or one built on it."""
    for binding in kind.__dict__.get("BINDINGS", ()):
        if isinstance(binding, Binding) and binding.id:
            yield binding.id
    for above in kind.__subclasses__():
        yield from _commands_with_keys(above)


def run_app(path: Path, clock: Clock, sample: bool = False) -> int:
    """Open the app on a register, or on the sample, and give back the exit status.

    Raises:
        HoctuiError: the register cannot be opened, or another hoctui holds it, or the settings cannot be taken.
    """
    settings = read_settings()
    check_keys(settings.keys)
    if sample:
        from hoctui.sample import open_sample

        desk = open_sample(clock)
    else:
        desk = open_desk_soon(path, clock)
    app = HoctuiApp(desk, settings)
    try:
        app.run()
    finally:
        app.errands.finish()
    return app.return_code or 0
