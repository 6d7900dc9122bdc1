"""The README is true: its commands are there, its pictures are there, and every command of hoctui is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hoctui.cli.table import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`hoctui ([a-z]+)", README))


def test_every_command_that_the_readme_names_is_one() -> None:
    assert set(COMMANDS) >= NAMED


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"hoctui {command}" in README or f"`{command}`" in README


@pytest.mark.parametrize("picture", re.findall(r"\]\((assets/[^)]+)\)", README))
def test_every_picture_of_the_readme_is_there_and_asks_for_nothing_from_afar(picture: str) -> None:
    drawn = (ROOT / picture).read_text(encoding="utf-8")
    assert "<svg" in drawn
    assert "url(http" not in drawn


def test_the_first_screen_of_the_readme_has_the_three_ways_to_start() -> None:
    first = README.split("![", maxsplit=1)[0]
    for command in ("uv run hoctui", "uv run hoctui demo", "uv run pytest"):
        assert f"pip install uv && {command}" in first
