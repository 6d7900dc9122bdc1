"""`hoctui case document`, `documents` and `document-out`: the papers of a case put on it, listed, and copied out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from hoctui.cli.case_forms import tell
from hoctui.cli.choosing import Choosing
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_json, say_table, talk
from hoctui.dates import parse_iso, say_day
from hoctui.register.fields import DIRECTIONS, PAPERS
from hoctui.services import case_documents
from hoctui.services.case_documents import Document
from hoctui.services.outside import guess, runs_by_opening
from hoctui.store.files import say_size

_ADD = """
hoctui case document 26-0121 ~/Downloads/survey.pdf --what report
hoctui case document 26-0121 letter.eml --on 2026-11-20 --direction in --note "asks for a new date"
"""
_LIST = """
hoctui case documents 26-0121
hoctui case documents 26-0121 --json
"""
_OUT = """
hoctui case document-out 26-0121 14 -o survey.pdf
hoctui case document-out 26-0121 14 -o ~/Desktop
"""


@click.command("document", cls=FrontCommand, epilog=_ADD)
@click.argument("case", metavar="CASE")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--on", metavar="DATE", help="The day it came, went or was put on file, as 2026-12-04; today unless given."
)
@click.option(
    "--what",
    type=Choosing(PAPERS),
    metavar="WHAT",
    help=f"One of {', '.join(Choosing(PAPERS).names)}; a photograph or an email is known by its name's ending.",
)
@click.option(
    "--direction",
    type=Choosing(DIRECTIONS),
    metavar="|".join(Choosing(DIRECTIONS).names),
    help="If it is correspondence: from us, or from the resident.",
)
@click.option("--with-whom", default="", metavar="TEXT", help="From or to whom, if not the resident.")
@click.option("--note", default="", metavar="TEXT", help="A note.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def add(front: Front, /, *, case: str, file: Path, on: str | None, as_json: bool, **given: Any) -> None:
    """Put a file from this machine on a case, as a document of its record.

    A copy of it is kept beside the register, for good and unaltered; the file itself stays where it is. A document may
    have 20 MB.
    """
    today = front.clock().today
    typed = given | {
        "on": today if on is None else parse_iso(on, today, what="date of --on"),
        "what": given["what"] or guess(file.name),
    }
    with writing(front) as desk:
        recorded = case_documents.add(desk, case, file, typed)
    tell(recorded, "document added", as_json=as_json)


@click.command("documents", cls=FrontCommand, epilog=_LIST)
@click.argument("case", metavar="CASE")
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
@click.pass_obj
def list_(front: Front, /, *, case: str, as_json: bool) -> None:
    """The documents of a case, the newest first, each with its number.

    Every byte of them is read: the last column says whether each is present as it was added, missing, or altered.
    """
    with reading(front) as desk:
        found = case_documents.papers(desk, case)
    if as_json:
        say_json([_object(one) for one in found])
    elif found:
        headings = ("no.", "day", "size", "checksum", "state", "what", "name")
        say_table(headings, [_row(one) for one in found])
    else:
        say("No documents.")


def _row(one: Document) -> tuple[str, ...]:
    what = f"{one.what} {one.way}".rstrip()
    state = one.state if one.state == "present" else one.state.upper()
    return str(one.event), say_day(one.on), say_size(one.size), one.sha256[:12], state, what, one.name


def _object(one: Document) -> dict[str, Any]:
    return {
        "number": one.event,
        "on": one.on,
        "name": one.name,
        "what": one.what,
        "direction": one.direction,
        "with_whom": one.with_whom,
        "note": one.note,
        "size": one.size,
        "sha256": one.sha256,
        "state": one.state,
    }


@click.command("document-out", cls=FrontCommand, epilog=_OUT)
@click.argument("case", metavar="CASE")
@click.argument("number", type=int, metavar="NUMBER")
@click.option(
    "output",
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to; into a folder, under its own name.",
)
@click.pass_obj
def copy_out(front: Front, /, *, case: str, number: int, output: Path) -> None:
    """Copy a document of a case out to a file. A file that is there already is never written over.

    NUMBER is the document's, as 'hoctui case documents' lists it. One that was altered since it was added is refused.
    """
    with reading(front) as desk:
        place = case_documents.export(desk, case, number, output)
    talk(f"Written to {place}.")
    if runs_by_opening(place.name):
        talk("It is a program or the like, which could do something to this machine when it is opened.")
