"""Fixtures for every test that needs a register: one is built and prepared once, and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from casebook import CLOCK, NOW, TODAY
from filelock import FileLock

from hoctui.clock import Clock
from hoctui.services.desk import Desk, open_desk
from hoctui.services.preparing import prepare


@pytest.fixture(scope="session")
def prepared_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register with its bank holidays in, made once for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    made = shared / "prepared" / "register.hoctui"
    with FileLock(shared / "prepared.lock"):
        if not made.exists():
            desk = open_desk(made, CLOCK, write=True)
            prepare(desk)
            desk.close()
    return made


@pytest.fixture
def register_path(prepared_register: Path, tmp_path: Path) -> Path:
    """A register of this test's own, empty and prepared."""
    path = tmp_path / "data" / "register.hoctui"
    path.parent.mkdir(mode=0o700)
    shutil.copyfile(prepared_register, path)
    return path


@pytest.fixture
def desk(register_path: Path) -> Iterator[Desk]:
    """A desk that may write to this test's own register, on Sat 21 Nov 2026."""
    opened = open_desk(register_path, CLOCK, write=True)
    prepare(opened)
    yield opened
    opened.close()


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_again(register_path: Path) -> Iterator[OpenDesk]:
    """Opens this test's register once more, to read unless told otherwise; closed at the test's end."""
    opened: list[Desk] = []

    def again(*, write: bool = False, today: date = TODAY) -> Desk:
        opened.append(open_desk(register_path, Clock.fixed(today, NOW), write=write))
        return opened[-1]

    yield again
    for desk in opened:
        desk.close()
