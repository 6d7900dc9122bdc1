"""`hoctui where` and `hoctui check`: where things lie on this machine, and whether all is well."""

from __future__ import annotations

import os

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import has_register, reading
from hoctui.cli.telling import say_facts, say_json, say_table
from hoctui.errors import EXIT_NO, RegisterBusy, RegisterProblem
from hoctui.services import keeping
from hoctui.services.views import CheckLine


@click.command("where", cls=FrontCommand, epilog="hoctui where\nhoctui where --json")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def where(front: Front, /, *, as_json: bool) -> None:
    """Where the register and the settings lie on this machine, and how much the register holds."""
    path = front.path()
    with reading(front, quiet=True) as desk:
        place, exists = keeping.place(desk), has_register(desk)
    settings = os.path.exists(place.settings)  # noqa: PTH110 - pathlib's raises where the name is too long
    if as_json:
        say_json(
            {
                "register": str(path),
                "register_exists": exists,
                "settings": place.settings,
                "settings_exist": settings,
                "size": place.size,
                "schema": place.schema,
                "events": place.events,
                "chain_head": place.chain_head,
            }
        )
        return
    say_facts(
        [
            ("register", f"{path}" if exists else f"{path} (none there yet; logging a first complaint makes it)"),
            (
                "settings",
                place.settings if settings else f"{place.settings} (none there; every setting is at its default)",
            ),
            ("size", f"{place.size:,} bytes"),
            ("schema", str(place.schema)),
            ("events", f"{place.events:,}"),
            ("chain head", place.chain_head),
        ]
    )


@click.command("check", cls=FrontCommand, epilog="hoctui check\nhoctui check --json")
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
@click.pass_context
def check(context: click.Context, as_json: bool) -> None:
    """Look at everything that the register rests on, and say whether it is well.

    The file, the chain of its events, every case counted anew from its events, the search, and where the file lies. The
    status is 1 if anything is not well.
    """
    front = context.ensure_object(Front)
    try:
        with reading(front) as desk:
            lines = keeping.check(desk)
    except RegisterBusy:
        raise
    except RegisterProblem as fault:
        lines = (CheckLine("register", False, fault.sentence),)
    if as_json:
        say_json([{"what": line.what, "well": line.well, "words": line.words} for line in lines])
    else:
        say_table((), [(line.what, "well" if line.well else "NOT WELL", line.words) for line in lines])
    if not all(line.well for line in lines):
        context.exit(EXIT_NO)
