"""The root of the command line: the app with no command, or one of the commands of the table."""

from __future__ import annotations

import click

from hoctui import __version__
from hoctui.cli.front import Front
from hoctui.cli.lazy import LazyGroup
from hoctui.cli.table import COMMANDS, whole_help


class Root(LazyGroup):
    """The root group, whose help is written by the table alone."""

    def get_help(self, ctx: click.Context) -> str:
        """The help of hoctui itself."""
        del ctx
        return whole_help()


@click.group("hoctui", cls=Root, entries=COMMANDS, invoke_without_command=True)
@click.version_option(__version__, message="hoctui %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Open the app, or run a command."""
    if context.invoked_subcommand is None:
        context.ensure_object(Front).app(sample=False)
