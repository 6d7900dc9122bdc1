"""`hoctui demo`: the app on a sample register, thrown away on leaving."""

from __future__ import annotations

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand


@click.command("demo", cls=FrontCommand)
@click.pass_context
def demo(context: click.Context) -> None:
    """Open the app on an invented landlord's register, to look around in.

    Nothing that is done there is kept, and your own register is not touched.
    """
    context.exit(context.ensure_object(Front).app(sample=True))
