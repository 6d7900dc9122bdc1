"""The command line as the tests use it: run in this process, what it said kept apart as data and talk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hoctui.__main__ import run

TODAY = "2026-12-04"
"""A Friday: the day that it is for every command which is told no other."""


@dataclass(frozen=True)
class Ended:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Shell:
    """Runs commands as a shell would, and remembers where the register lies."""

    def __init__(self, register: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.register = register
        self._capture = capture

    def __call__(self, *arguments: str) -> Ended:
        self._capture.readouterr()
        status = run(list(arguments))
        said = self._capture.readouterr()
        return Ended(status, said.out, said.err)

    def done(self, *arguments: str) -> Ended:
        """A command that must succeed."""
        ended = self(*arguments)
        assert ended.status == 0, ended
        return ended

    def log(
        self, received: str = "2026-11-30", resident: str = "A. Resident", summary: str = "damp", *more: str
    ) -> str:
        """Log a complaint; its reference."""
        logged = self.done(
            "case", "log", "--received", received, "--resident", resident, "--summary", summary, "--json", *more
        )
        return str(logged.json["case"])
