"""The root of the command line: the app with no command, or one of the commands of the table."""

from __future__ import annotations

import click

from hoctui import __version__
from hoctui.cli.front import Front
from hoctui.cli.lazy import LazyGroup
from hoctui.cli.table import COMMANDS, whole_help
from hoctui.cli.telling import OutputLost, briefly, say, talk
from hoctui.errors import EXIT_BAD, EXIT_DONE


class Root(LazyGroup):
    """The root group, whose help is written by the table alone."""

    def get_help(self, ctx: click.Context) -> str:
        """The help of hoctui itself."""
        del ctx
        return whole_help()


def _tell_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        say(f"hoctui {__version__}")
        context.exit()


@click.group("hoctui", cls=Root, entries=COMMANDS, invoke_without_command=True)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Say which hoctui this is, and leave.",
)
@click.pass_context
def cli(context: click.Context) -> None:
    """Open the app, or run a command."""
    if context.invoked_subcommand is None:
        context.exit(context.ensure_object(Front).app(sample=False))


def run_command(arguments: list[str], front: Front) -> int:
    """Run one command line through click, and return its status; what click has to complain of goes to stderr."""
    try:
        with cli.make_context("hoctui", [*arguments], obj=front) as context:
            cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as fault:
        talk(fault.message)
        return EXIT_BAD
    except click.ClickException as fault:
        hint = f" Try '{fault.ctx.command_path} --help'." if isinstance(fault, click.UsageError) and fault.ctx else ""
        talk(f"hoctui: {briefly(fault.format_message(), arguments)}{hint}")
        return EXIT_BAD
    except OutputLost as fault:
        raise fault.having_recorded(front.recorded) from None
    return EXIT_DONE
