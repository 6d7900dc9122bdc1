"""`hoctui report`: the reports that are written from the register."""

from __future__ import annotations

from pathlib import Path

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand, LazyGroup
from hoctui.cli.opening import reading
from hoctui.cli.table import REPORT
from hoctui.cli.telling import say, talk
from hoctui.documents import writing
from hoctui.errors import BadInput
from hoctui.services import publishing

_EXAMPLES = """
hoctui report members -o report-to-members.docx
hoctui report response -o response.md
"""
_MEMBERS = """
hoctui report members -o report-to-members.docx
hoctui report members --format markdown
"""
_RESPONSE = """
hoctui report response -o response.html
"""


@click.group("report", cls=LazyGroup, entries=REPORT, epilog=_EXAMPLES)
def report() -> None:
    """Write a report from the register. What only you can say is marked in it as a place to fill in."""


@click.command("members", cls=FrontCommand, epilog=_MEMBERS)
@click.option(
    "output",
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to, its kind told by its ending: .md, .html or .docx; stdout unless given.",
)
@click.option(
    "--format", "form", default="", metavar="|".join(writing.FORMATS), help="The kind of document, whatever the ending."
)
@click.option(
    "--partial-as-no/--partial-as-it-is",
    default=None,
    help="Print Partial as No (partial), as the Code's own form has it, or as it is; else as 'hoctui profile' has it.",
)
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
@click.pass_obj
def members(front: Front, /, *, output: Path | None, form: str, partial_as_no: bool | None, force: bool) -> None:
    """Write the report that takes the self-assessment to members.

    It holds recommendations, the background, last year's actions and their state, what was found, a table of
    implications to fill in, the self-assessment as Appendix A and the action plan as Appendix B.
    """
    _write(front, "members", output, form, partial_as_no=partial_as_no, force=force)


@click.command("response", cls=FrontCommand, epilog=_RESPONSE)
@click.option(
    "output",
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to, its kind told by its ending: .md, .html or .docx; stdout unless given.",
)
@click.option(
    "--format", "form", default="", metavar="|".join(writing.FORMATS), help="The kind of document, whatever the ending."
)
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
@click.pass_obj
def response(front: Front, /, *, output: Path | None, form: str, force: bool) -> None:
    """Write the page of the governing body's response to the self-assessment: as recorded, or to be filled in."""
    _write(front, "response", output, form, force=force)


def _write(
    front: Front, kind: str, output: Path | None, form: str, *, force: bool, partial_as_no: bool | None = None
) -> None:
    if output is None and form == "docx":
        raise BadInput("A Word document does not go to stdout; name a file for it with -o.")
    asked = form or ("markdown" if output is None else writing.format_of(output))
    with reading(front) as desk:
        written = publishing.report(desk, kind, asked, partial_as_no=partial_as_no)
    if output is None:
        say(written.decode("utf-8").removesuffix("\n"))
    else:
        writing.keep(output, written, over=force, otherwise="--force replaces it")
        talk(f"Written to {output}.")
