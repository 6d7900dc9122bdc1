"""Writing a document from a screen: asking for the file's name, until it is written or the officer leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from hoctui.errors import HoctuiError
from hoctui.tui.base import BaseApp
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.widgets.confirm import Confirm


def typed_path(given: str) -> Path:
    """The path that was typed, ~ being the home folder; as it was typed where that home is not known."""
    try:
        return Path(given).expanduser()
    except RuntimeError:
        return Path(given)


async def write_out(
    app: BaseApp, title: str, named: str, write: Callable[[Path, bool], Awaitable[object]], *, more: str = ""
) -> Path | None:
    """Ask for a file's name and write there; a file that is there already is written over only when told to.

    Args:
        app: The app that asks.
        title: What is asked.
        named: The file that is offered.
        write: Writes to a path; its second argument says whether that may be written over. Raises HoctuiError.
        more: What to know about the file's name.

    Returns:
        Where it was written; None where the officer left.
    """
    problem = ""
    while True:
        given = await app.push_screen_wait(AskLine(title, named, more=more, problem=problem, does="writes it"))
        if given is None:
            return None
        named, path = given, typed_path(given)
        over = await asyncio.to_thread(path.is_file)
        if over and not await _write_over(app, path):
            problem = ""
            continue
        try:
            await write(path, over)
        except HoctuiError as fault:
            problem = fault.sentence
        else:
            return path


async def _write_over(app: BaseApp, path: Path) -> bool:
    question = f"{path.name} is there already. Write over it?"
    return await app.push_screen_wait(Confirm(question, yes="write over it", no="choose another"))
