"""The fixtures of the command line's tests: a shell whose register is not there yet, and one whose register is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.shell import TODAY, Shell


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell whose register is not there yet."""
    register = tmp_path / "desk" / "register.hoctui"
    monkeypatch.setenv("HOCTUI_REGISTER", str(register))
    monkeypatch.setenv("HOCTUI_TODAY", TODAY)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Shell(register, capsys)


@pytest.fixture
def shell(fresh: Shell, prepared_register: Path) -> Shell:
    """A shell whose register is there, and empty."""
    fresh.register.parent.mkdir(mode=0o700)
    shutil.copyfile(prepared_register, fresh.register)
    fresh.register.chmod(0o600)
    return fresh
