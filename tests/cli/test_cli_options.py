"""The options that every command takes, before and after its name; the help of every command; its examples."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli.shell import Shell
from hoctui.cli.front import Front
from hoctui.cli.lazy import LazyGroup
from hoctui.cli.main import cli
from hoctui.cli.table import COMMANDS, whole_help


def _commands(group: LazyGroup, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield (*path, name), command
        if isinstance(command, LazyGroup):
            yield from _commands(command, (*path, name))


assert isinstance(cli, LazyGroup)
EVERY = dict(_commands(cli))
EXAMPLES = [
    (path, shlex.split(line, comments=True))
    for path, command in EVERY.items()
    for line in (command.epilog or "").replace("\\\n", " ").strip().splitlines()
] + [
    ((), shlex.split(line))
    for line in whole_help().partition("Examples:\n")[2].replace("\\\n", " ").strip().splitlines()
]


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_command_explains_itself(fresh: Shell, path: tuple[str, ...]) -> None:
    ended = fresh.done(*path, "--help")
    assert ended.lines[0].startswith(f"Usage: hoctui {' '.join(path)} ")
    assert "--register PATH" in ended.out
    assert "--today DATE" in ended.out
    assert path == ("demo",) or "Examples:" in ended.out
    assert not fresh.register.exists()


@pytest.mark.parametrize(("path", "example"), EXAMPLES, ids=[" ".join(example) for _, example in EXAMPLES])
def test_every_example_can_be_typed(path: tuple[str, ...], example: list[str]) -> None:
    assert tuple(example[: len(path) + 1]) == ("hoctui", *path)
    command: click.Command = cli
    context = cli.make_context("hoctui", example[1:], obj=Front())
    while isinstance(command, LazyGroup):
        rest = [*context._protected_args, *context.args]
        name, found, rest = command.resolve_command(context, rest)
        assert found is not None
        context, command = found.make_context(name, rest, parent=context), found
    assert not isinstance(command, LazyGroup)


def test_the_help_of_hoctui_is_the_same_whichever_way_it_is_asked_for(fresh: Shell) -> None:
    assert fresh.done("--help").out == fresh.done("--today", "2026-12-04", "--help").out
    for name in COMMANDS:
        assert f"\n  {name} " in fresh.done("--help").out


def test_the_help_of_hoctui_fits_eighty_columns() -> None:
    assert max(len(line) for line in whole_help().splitlines()) <= 80


def test_a_group_without_a_command_explains_itself_on_stderr(fresh: Shell) -> None:
    ended = fresh("case")
    assert (ended.status, ended.out) == (2, "")
    assert "refuse-escalation" in ended.err


@pytest.mark.parametrize(
    "place", [("{}", "case", "list", "--json"), ("case", "{}", "list", "--json"), ("case", "list", "--json", "{}")]
)
@pytest.mark.parametrize("form", ["apart", "together"])
def test_the_register_is_named_at_every_level(shell: Shell, tmp_path: Path, place: tuple[str, ...], form: str) -> None:
    other = tmp_path / "elsewhere" / "other.hoctui"
    shell.log("2026-11-30", "In the usual one")
    shell.log("2026-11-30", "In the other", "damp", "--register", str(other))
    named = ["--register", str(other)] if form == "apart" else [f"--register={other}"]
    arguments = [part for piece in place for part in (named if piece == "{}" else [piece])]
    assert [line["resident"] for line in shell.done(*arguments).json] == ["In the other"]


@pytest.mark.parametrize("place", [("{}", "case", "list"), ("case", "{}", "list"), ("case", "list", "{}")])
def test_the_day_is_named_at_every_level(shell: Shell, place: tuple[str, ...]) -> None:
    # Acknowledge by Mon 7 Dec: one working day after Fri 4 Dec, and four before Fri 11 Dec is none.
    shell.log("2026-11-30")
    arguments = [part for piece in place for part in (["--today", "2026-12-11"] if piece == "{}" else [piece])]
    assert shell.done(*arguments, "--json").json[0]["working_days_left"] == -4


def test_the_option_nearest_the_end_has_the_last_word(shell: Shell) -> None:
    shell.log("2026-11-30")
    ended = shell.done(
        "--today", "2026-12-01", "case", "--today", "2026-12-02", "list", "--today", "2026-12-03", "--json"
    )
    assert ended.json[0]["working_days_left"] == 2


@pytest.mark.parametrize("typed", ["tomorrow", "2026-13-01", "4/12/2026", ""])
def test_a_day_that_is_none_is_refused(shell: Shell, typed: str) -> None:
    ended = shell("due", "--today", typed)
    assert ended.status == 2
    assert "2026-12-04" in ended.err


@pytest.mark.parametrize("arguments", [("due",), ("case", "list"), ("check",), ("profile",), ("holiday", "list")])
def test_a_register_that_is_not_there_is_told_of(fresh: Shell, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    typo = tmp_path / "typo.hoctui"
    for more in ((), ("--json",)):
        ended = fresh.done(*arguments, "--register", str(typo), *more)
        assert f"There is no register at {typo} yet.\n" in ended.err
        assert "Nothing is due" not in ended.err
        assert "no register at" not in ended.out
    assert fresh.done("due", "--json").json == []
    assert not typo.exists()


@pytest.mark.parametrize(
    "arguments", [("due", "--register", ""), ("--register=", "due"), ("case", "list", "--register=")]
)
def test_an_empty_register_is_refused(shell: Shell, arguments: tuple[str, ...]) -> None:
    ended = shell(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert "--register names no file" in ended.err


_LONG = "r" * 100_000


@pytest.mark.parametrize(
    "arguments",
    [
        (_LONG,),
        (f"--{_LONG}",),
        (f"--{_LONG}=x",),
        (f"--today={_LONG}", "due"),
        ("due", _LONG),
        ("due", "--within", _LONG),
        ("due", "--register", _LONG),
        ("where", "--register", _LONG[:300]),
        ("due", "--register", f"/{_LONG}"),
        ("case", _LONG),
        ("case", "show", "\n" * 100_000),
        ("case", "list", "--order", _LONG),
        ("clock", "--edition", _LONG),
        ("assessment", "import", _LONG),
        ("assessment", "answer", _LONG),
        ("due", *["r"] * 10_000),
    ],
)
def test_a_long_slip_is_told_in_a_short_sentence(shell: Shell, arguments: tuple[str, ...]) -> None:
    ended = shell(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("hoctui: ")
    assert len(ended.err) < 1_000
    assert "r" * 61 not in ended.err


def test_a_register_that_is_none_is_refused_in_one_sentence(shell: Shell, tmp_path: Path) -> None:
    tracker = tmp_path / "tracker.csv"
    tracker.write_text("ref,resident\n", encoding="utf-8")
    empty = tmp_path / "empty.hoctui"
    empty.touch()
    for path, says in ((tracker, "not a register"), (empty, "is empty"), (tmp_path, "is a folder")):
        ended = shell("case", "list", "--register", str(path))
        assert (ended.status, ended.out) == (2, "")
        assert says in ended.err
        assert len(ended.err.splitlines()) == 1
