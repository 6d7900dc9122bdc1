"""`hoctui cover` and `hoctui chase`: a page for whoever covers, and a sheet for each colleague who owes something."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading
from hoctui.cli.telling import say, talk
from hoctui.dates import parse_iso

if TYPE_CHECKING:
    from hoctui.documents.page import Page

_COVER = """
hoctui cover --from 2026-12-21 --to 2027-01-04 -o cover.md
hoctui cover --from 2026-12-21 --to 2027-01-04 --for "A. Officer" -o cover.docx
"""

_CHASE = """
hoctui chase
hoctui chase Repairs -o repairs.md
"""

_output = click.option(
    "output",
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to, as .md, .html or .docx; stdout, in Markdown, unless given.",
)
_force = click.option("--force", is_flag=True, help="Replace the file if it is there already.")


@click.command("cover", cls=FrontCommand, epilog=_COVER)
@click.option("--from", "start", required=True, metavar="DATE", help="The first day away, as 2026-12-21.")
@click.option("--to", "end", required=True, metavar="DATE", help="The last day away.")
@click.option("--for", "person", default="", metavar="NAME", help="Only one person's work, and the cases they handle.")
@_output
@_force
@click.pass_obj
def cover(front: Front, /, *, start: str, end: str, person: str, output: Path | None, force: bool) -> None:
    """Write one page of what falls due while you are away, for whoever covers.

    It holds what is late on the day you leave and what falls due from the first day to the last, by day: the case,
    what to do, under which clause, who has it, how urgent it is and whom it waits for. Of a resident's needs it says
    nothing.
    """
    from hoctui.services.cover import cover_page  # noqa: PLC0415 - after the command line is known to be sound

    today = front.clock().today
    first = parse_iso(start, today, what="date of --from")
    last = parse_iso(end, today, what="date of --to")
    with reading(front) as desk:
        page = cover_page(desk, first, last, person)
    _give(page, output, force=force)


@click.command("chase", cls=FrontCommand, epilog=_CHASE)
@click.argument("name", default="", metavar="[NAME]")
@_output
@_force
@click.pass_obj
def chase(front: Front, /, *, name: str, output: Path | None, force: bool) -> None:
    """Write a sheet for each colleague who was asked for something, or who is to do what was promised.

    It says what was asked and when, by when it is due, and how late it is. With a NAME, that person's alone.
    """
    from hoctui.services.chasing import chase_page  # noqa: PLC0415 - it reads events, which loads more than a list

    with reading(front) as desk:
        page = chase_page(desk, name)
    _give(page, output, force=force)


def _give(page: Page, output: Path | None, *, force: bool) -> None:
    """Write the page to stdout as Markdown, or to the file in the format that its name ends in."""
    from hoctui.documents.writing import format_of, keep, write  # noqa: PLC0415

    if output is None:
        say(write(page, "markdown").decode("utf-8").removesuffix("\n"))
        return
    keep(output, write(page, format_of(output)), over=force)
    talk(f"Written to {output}.")
