"""The README's pictures, taken of the running app on the sample register: `uv run python -m tests.pictures`."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, date, datetime
from pathlib import Path

from textual.pilot import Pilot

from hoctui.clock import Clock
from hoctui.sample import open_sample
from hoctui.tui.app import HoctuiApp
from hoctui.tui.screens.assessment_list import AssessmentList

ASSETS = Path(__file__).parent.parent / "assets"
DAY = date(2026, 11, 20)
SIZE = (120, 36)
_FONT_FROM_AFAR = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def take(folder: Path = ASSETS) -> None:
    """Walk through the screens and keep a picture of each in `folder`."""
    desk = open_sample(Clock.fixed(DAY, datetime(DAY.year, DAY.month, DAY.day, 9, 30, tzinfo=UTC)))
    app = HoctuiApp(desk)
    try:
        async with app.run_test(size=SIZE) as pilot:
            await _settled(pilot)
            _keep(app, folder / "today.svg")
            await pilot.press("m")
            await _settled(pilot)
            _keep(app, folder / "month.svg")
            await pilot.press("escape", "2")
            await _settled(pilot)
            _keep(app, folder / "cases.svg")
            await pilot.press("down", "enter")
            await _settled(pilot)
            _keep(app, folder / "case.svg")
            await pilot.press("L")
            await _settled(pilot)
            _keep(app, folder / "letter.svg")
            await pilot.press("escape", "escape", "3")
            await _settled(pilot)
            _keep(app, folder / "self-assessment.svg")
            await pilot.press("C")
            await _shown(app, pilot)
            _keep(app, folder / "checks.svg")
    finally:
        app.errands.finish()


async def _settled(pilot: Pilot[object]) -> None:
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def _shown(app: HoctuiApp, pilot: Pilot[object]) -> None:
    """Wait for a list over the assessment: what opened it waits until it is left, so no worker is waited for."""
    while not (isinstance(app.screen, AssessmentList) and app.screen.rows.total):
        await pilot.pause(0.05)
    await pilot.pause()


def _keep(app: HoctuiApp, path: Path) -> None:
    """Keep the picture, drawn in whatever fixed-width font the reader has: none is fetched from afar."""
    path.parent.mkdir(exist_ok=True)
    picture = _FONT_FROM_AFAR.sub("", app.export_screenshot(title="hoctui"))
    path.write_text(picture.replace("Fira Code", "monospace"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(take())
