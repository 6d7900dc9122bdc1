"""Commands that are loaded only when they are run, and the options that every one of them takes at every level."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from hoctui.cli.front import Front
from hoctui.cli.table import SHARED, Entry
from hoctui.cli.telling import say


def _shared() -> list[click.Parameter]:
    """Fresh options for one command: --register and --today, which go to the Front rather than to the command."""
    options: list[click.Parameter] = []
    for declared, words in SHARED:
        name, metavar = declared.split()
        options.append(click.Option([name], metavar=metavar, help=words, expose_value=False, callback=_remember))
    return options


def _remember(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    # Callbacks run from the outermost command inwards, so that the option nearest the end has the last word.
    front = context.ensure_object(Front)
    if value is not None and parameter.name:
        setattr(front, parameter.name, value)


def _tell_help(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        say(context.get_help())
        context.exit()


class _Telling(click.Command):
    """A command whose help goes out as all data does, so that an output that is lost is told as such."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _tell_help
        return option


class FrontCommand(_Telling):
    """A command that takes the options of every command."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_shared())

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they stand, each line its own."""
        del ctx
        write_examples(self.epilog, formatter)


class LazyGroup(_Telling, click.Group):
    """A group that knows its commands by name and line of help, and imports one only when it is asked for."""

    def __init__(self, *args: Any, entries: Mapping[str, Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = entries
        self.params.extend(_shared())

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table."""
        del ctx
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None where there is none."""
        del ctx
        if cmd_name not in self.entries:
            return None
        module, _, name = self.entries[cmd_name][0].partition(":")
        command = getattr(import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.entries[cmd_name][0]} is no command")
        return command

    def lines(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Each command with its line of help."""
        del ctx
        return [(name, words) for name, (_, words) in self.entries.items()]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(self.lines(ctx))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they stand, each line its own."""
        del ctx
        write_examples(self.epilog, formatter)


def write_examples(epilog: str | None, formatter: click.HelpFormatter) -> None:
    """Write examples, whose lines no width may break."""
    if not epilog:
        return
    with formatter.section("Examples"):
        for line in epilog.strip().splitlines():
            formatter.write(f"  {line}\n" if line else "\n")
