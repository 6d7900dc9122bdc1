"""Plain-text pictures of screens, kept beside the tests so that a change of a screen is read in a diff."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from textual.app import App

KEPT = Path(__file__).with_name("snapshots")
WRITE = os.environ.get("HOCTUI_SNAPSHOTS") == "write"
"""Set HOCTUI_SNAPSHOTS=write to keep what the screens show now, and read the diff."""


def same_as_kept(text: str, name: str) -> None:
    """Hold the screen's text against the picture of that name.

    Raises:
        AssertionError: they differ, or none is kept.
    """
    path = KEPT / f"{name}.txt"
    shown = text.rstrip("\n") + "\n"
    if WRITE:
        KEPT.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert path.exists(), f"no picture called {name} is kept; make it with HOCTUI_SNAPSHOTS=write"
    assert shown == path.read_text(encoding="utf-8")


def screen_text(app: App[Any]) -> str:
    """What is on the screen, line by line, the blanks at the ends of lines left out."""
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
