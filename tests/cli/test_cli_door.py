"""The door: what a command ends with, what it loads, and what it leaves behind. Real processes where it matters."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from casebook import CLOCK

from cli.shell import TODAY, Shell
from hoctui.cli.faults import EXIT_INTERRUPTED, EXIT_PIPE_CLOSED, Door
from hoctui.cli.front import Front, app_alone
from hoctui.clock import Clock
from hoctui.errors import BadInput
from hoctui.services.desk import open_desk

HEAVY = ("textual", "sqlmodel", "sqlalchemy", "pydantic", "holidays", "rich")


def _process(register: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("HOCTUI_")}
    return subprocess.run(
        [sys.executable, "-m", "hoctui", *arguments],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=known | {"HOCTUI_REGISTER": str(register), "HOCTUI_TODAY": TODAY} | more,
    )


def _loaded(register: Path, *arguments: str) -> set[str]:
    script = (
        "import sys\nfrom hoctui.__main__ import run\n"
        f"status = run({list(arguments)!r})\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        env=os.environ | {"HOCTUI_REGISTER": str(register), "HOCTUI_TODAY": TODAY},
    )
    return set(ended.stderr.decode().split())


def test_help_loads_next_to_nothing(fresh: Shell) -> None:
    loaded = _loaded(fresh.register, "--help")
    assert not loaded & {*HEAVY, "click", "sqlite3", "dataclasses"}


def test_due_and_the_list_load_no_framework(shell: Shell) -> None:
    shell.log()
    for arguments in (("due",), ("case", "list")):
        loaded = _loaded(shell.register, *arguments)
        assert "click" in loaded
        assert not loaded & set(HEAVY)


def test_opening_the_app_loads_neither_click_nor_what_the_commands_need(fresh: Shell) -> None:
    loaded = _loaded(fresh.register, "--register", str(fresh.register), "--today=2026-12-04")
    assert not loaded & {*HEAVY, "click"}


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], (None, None)),
        (["--register", "a b"], ("a b", None)),
        (["--register=x=y", "--today", "2026-12-04"], ("x=y", "2026-12-04")),
        (["--today=2026-12-01", "--today=2026-12-02"], (None, "2026-12-02")),
    ],
)
def test_a_command_line_without_a_command_opens_the_app(
    arguments: list[str], named: tuple[str | None, str | None]
) -> None:
    front = app_alone(arguments, _not_opened)
    assert front is not None
    assert (front.register, front.today) == named


@pytest.mark.parametrize(
    "arguments", [["due"], ["--help"], ["--register"], ["--register", "x", "due"], ["--json"], ["demo"], [""]]
)
def test_any_other_command_line_is_a_commands(arguments: list[str]) -> None:
    assert app_alone(arguments, _not_opened) is None


def _not_opened(path: Path, clock: Clock, sample: bool) -> int:
    raise AssertionError(path, clock, sample)


def test_without_a_terminal_the_app_says_what_does_without_one(fresh: Shell) -> None:
    for arguments in ((), ("demo",)):
        ended = _process(fresh.register, *arguments)
        assert (ended.returncode, ended.stdout) == (2, b"")
        assert len(ended.stderr.decode().splitlines()) == 1
        assert b"terminal" in ended.stderr
        assert b"hoctui due" in ended.stderr
    assert not fresh.register.exists()


def test_output_is_utf8_even_where_the_system_would_have_another(shell: Shell) -> None:
    shell.log("2026-11-30", "Zoë 李")
    ended = _process(shell.register, "case", "list", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert ended.returncode == 0
    assert "Zoë 李" in ended.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such modes")
def test_what_is_made_is_its_owners_alone(fresh: Shell) -> None:
    arguments = ("case", "log", "--received", "2026-11-30", "--resident", "A", "--summary", "x", "--json")
    assert _process(fresh.register, *arguments).returncode == 0
    made = [fresh.register.parent, *fresh.register.parent.iterdir()]
    assert [path for path in made if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)] == []


def test_a_reader_that_goes_away_is_no_fault(shell: Shell) -> None:
    with closing(open_desk(shell.register, CLOCK, write=False)):
        command = [sys.executable, "-m", "hoctui", "holiday", "list", "--json"]
        env = os.environ | {"HOCTUI_REGISTER": str(shell.register), "HOCTUI_TODAY": TODAY}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        process.stderr.close()
    assert (process.wait(), said) == (EXIT_PIPE_CLOSED, b"")


def test_a_fault_of_ours_ends_with_3_and_tells_no_value(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(resident: str) -> None:
        raise KeyError(resident)

    with Door() as door:
        fails("A. Resident")
    said = capsys.readouterr()
    assert (door.status, said.out) == (3, "")
    assert "KeyError at" in said.err
    assert "test_cli_door.py:" in said.err
    assert "reference" in said.err
    assert "Resident" not in said.err


def test_the_same_fault_has_the_same_reference(capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for _ in range(2):
        with Door():
            raise ZeroDivisionError
        said.append(capsys.readouterr().err)
    assert said[0] == said[1]


def test_a_stop_from_the_keyboard_is_130_and_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Door() as door:
        raise KeyboardInterrupt
    assert (door.status, capsys.readouterr().err) == (EXIT_INTERRUPTED, "")


def test_bad_input_is_2_and_its_sentence_is_all(capsys: pytest.CaptureFixture[str]) -> None:
    with Door() as door:
        raise BadInput("It cannot be taken \x1b[31mso.")
    assert (door.status, capsys.readouterr().err) == (2, "hoctui: It cannot be taken [31mso.\n")


def test_reading_goes_on_beside_a_writer_and_writing_says_who_holds_the_register(shell: Shell) -> None:
    ref = shell.log()
    with closing(open_desk(shell.register, CLOCK, write=True)):
        assert shell("due").status == 0
        assert shell.done("case", "list").out
        ended = shell("case", "note", ref, "hello")
    assert (ended.status, ended.out) == (2, "")
    assert f"process {os.getpid()}" in ended.err
    shell.done("case", "note", ref, "hello")


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")


def _on_full(register: Path, stream: str, *arguments: str) -> tuple[int, bytes]:
    """The status of a command one of whose streams cannot be written to, and what the other stream was given."""
    env = os.environ | {"HOCTUI_REGISTER": str(register), "HOCTUI_TODAY": TODAY}
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "hoctui", *arguments],
            check=False,
            env=env,
            stdout=full if stream == "stdout" else subprocess.PIPE,
            stderr=full if stream == "stderr" else subprocess.PIPE,
        )
    return ended.returncode, ended.stderr if stream == "stdout" else ended.stdout


@FULL
@pytest.mark.parametrize("arguments", [("--help",), ("due", "--help"), ("--version",), ("case", "--help")])
def test_help_that_cannot_be_written_is_said(fresh: Shell, arguments: tuple[str, ...]) -> None:
    status, said = _on_full(fresh.register, "stdout", *arguments)
    assert (status, said) == (2, b"hoctui: The output cannot be written (No space left on device).\n")


@FULL
def test_where_nobody_can_be_told_the_status_is_the_same(shell: Shell) -> None:
    assert _on_full(shell.register, "stderr", "bogus") == (2, b"")
    assert _on_full(shell.register, "stderr", "case", "show", "26-9999") == (2, b"")
    assert _on_full(shell.register, "stderr", "due")[0] == 0


@FULL
def test_what_is_recorded_is_said_to_be_even_where_the_output_is_lost(shell: Shell) -> None:
    log = ("case", "log", "--received", "2026-11-30", "--resident", "A", "--summary", "x")
    for number, more in enumerate(((), ("--json",)), 1):
        status, said = _on_full(shell.register, "stdout", *log, *more)
        assert status == 2
        assert f"is recorded (26-000{number} logged); do not give the command again.".encode() in said
    assert len(shell.done("case", "list", "--json").json) == 2
    for arguments in (("holiday", "add", "2026-12-10"), ("assessment", "new")):
        status, said = _on_full(shell.register, "stdout", *arguments)
        assert status == 2
        assert b"is recorded (in " in said
    assert b"recorded" not in _on_full(shell.register, "stdout", "case", "list")[1]


@pytest.mark.parametrize("arguments", [("--help",), ("due", "--help"), ("--version",)])
def test_help_without_a_stdout_is_quiet(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "hoctui", *arguments]
    script = f"import os, sys\nos.close(1)\nos.execv(sys.executable, {command!r})"
    ended = subprocess.run([sys.executable, "-c", script], stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_before_the_sample_opens_it_is_said_to_be_made(
    fresh: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []

    def opened(_path: Path, _clock: Clock, _sample: bool) -> int:
        said.append(capsys.readouterr().err)
        return 0

    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    assert Front(opened, str(fresh.register)).app(sample=True) == 0
    assert Front(opened, str(fresh.register)).app(sample=False) == 0
    assert said == ["Making the sample register …\n", ""]


@FULL
def test_output_that_cannot_be_written_is_said(shell: Shell) -> None:
    shell.log()
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "hoctui", "case", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=os.environ | {"HOCTUI_REGISTER": str(shell.register), "HOCTUI_TODAY": TODAY},
        )
    assert ended.returncode == 2
    assert b"cannot be written" in ended.stderr


def test_a_stdout_that_was_closed_beforehand_is_no_fault(shell: Shell) -> None:
    shell.log()
    script = "import os, sys\nos.close(1)\nos.execv(sys.executable, [sys.executable, '-m', 'hoctui', 'case', 'list'])"
    ended = subprocess.run(
        [sys.executable, "-c", script],
        stderr=subprocess.PIPE,
        check=False,
        env=os.environ | {"HOCTUI_REGISTER": str(shell.register), "HOCTUI_TODAY": TODAY},
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
