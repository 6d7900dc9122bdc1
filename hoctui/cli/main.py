"""The root of the command line: the app with no command, or one of the commands of the table."""

from __future__ import annotations

import click

from hoctui import __version__
from hoctui.cli.front import Front
from hoctui.cli.lazy import LazyGroup
from hoctui.cli.table import COMMANDS, whole_help
from hoctui.cli.telling import talk
from hoctui.errors import EXIT_BAD, EXIT_DONE


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
        context.exit(context.ensure_object(Front).app(sample=False))


def run_command(arguments: list[str], front: Front) -> int:
    """Run one command line through click, and return its status; what click has to complain of goes to stderr."""
    try:
        with cli.make_context("hoctui", arguments, obj=front) as context:
            cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as fault:
        talk(fault.message)
        return EXIT_BAD
    except click.ClickException as fault:
        hint = f" Try '{fault.ctx.command_path} --help'." if isinstance(fault, click.UsageError) and fault.ctx else ""
        talk(f"hoctui: {fault.format_message()}{hint}")
        return EXIT_BAD
    return EXIT_DONE
