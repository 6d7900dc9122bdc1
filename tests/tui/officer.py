"""An officer at the real app on a real register: opening it, typing, and waiting for what must come."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from casebook import NOW, TODAY
from snapshot import screen_text
from textual.pilot import Pilot
from textual.screen import Screen

from hoctui.clock import Clock
from hoctui.services import casework, keeping
from hoctui.services.desk import open_desk
from hoctui.services.preparing import prepare
from hoctui.services.views import CaseView
from hoctui.tui.app import HoctuiApp

ScreenKind = type[Screen[Any]]

SMALL = (80, 24)
LARGE = (140, 40)

_TRIES = 400


@asynccontextmanager
async def at_work(
    path: Path, size: tuple[int, int] = SMALL, *, today: date = TODAY, now: datetime = NOW, landlord: str = "Elm Homes"
) -> AsyncIterator[Officer]:
    """The app on a register, ready for every key; a landlord is set, so that no welcome is in the way."""
    desk = open_desk(path, Clock.fixed(today, now), write=True)
    prepare(desk)
    if landlord:
        keeping.set_profile(desk, landlord, "640", "31 March")
    app = HoctuiApp(desk)
    try:
        async with app.run_test(size=size) as pilot:
            officer = Officer(app, pilot)
            await app.errands.ask(prepare)
            await pilot.pause()
            yield officer
    finally:
        app.errands.finish()


class Officer:
    """Presses keys, and waits for what the screen must show; never for a length of time."""

    def __init__(self, app: HoctuiApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        names = {" ": "space", "\n": "enter"}
        await self.pilot.press(*(names.get(char, char) for char in text))
        await self.pilot.pause()

    async def until(self, met: Callable[[], object], what: str = "") -> None:
        """Wait until something is so; fail, saying what was on the screen, where it never is."""
        for _ in range(_TRIES):
            if met():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never came: {what}\n{self.text}")

    async def sees(self, *texts: str) -> None:
        """Wait until all of these are on the screen."""
        await self.until(lambda: all(text in self.text for text in texts), " and ".join(texts))

    async def on(self, kind: ScreenKind) -> None:
        """Wait until a screen of that kind is in front."""
        await self.until(lambda: isinstance(self.screen, kind), kind.__name__)

    async def record(self, case: str, kind: str, **typed: str) -> CaseView:
        """Record something by a service, as another window or an earlier day would have."""
        if kind == "Received":
            made = await self.app.errands.ask(casework.log, typed)
        else:
            made = await self.app.errands.ask(casework.record, case, kind, typed)
        return made.view

    async def view(self, case: str) -> CaseView:
        return await self.app.errands.ask(casework.case_view, case)

    @property
    def text(self) -> str:
        return screen_text(self.app)
