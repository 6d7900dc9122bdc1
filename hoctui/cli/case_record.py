"""`hoctui case record`: the full record of one case, as one document."""

from __future__ import annotations

from pathlib import Path

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading
from hoctui.cli.telling import say, talk
from hoctui.documents import writing
from hoctui.errors import BadInput
from hoctui.services import records

_EXAMPLES = """
hoctui case record 26-0121 -o record.docx
hoctui case record 26-0121 -o for-the-resident.html --subject-access --with-needs
hoctui case record 26-0121 --format markdown
"""


@click.command("record", cls=FrontCommand, epilog=_EXAMPLES)
@click.argument("case", metavar="CASE")
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
@click.option("--subject-access", is_flag=True, help="Mark the names of others, to be struck out by hand.")
@click.option("--with-needs", is_flag=True, help="Tell the details of disability, needs and restrictions too.")
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
@click.pass_obj
def record(
    front: Front, /, *, case: str, output: Path | None, form: str, subject_access: bool, with_needs: bool, force: bool
) -> None:
    """Write all that the register holds about a case as one document, for the Ombudsman or the resident.

    It holds the particulars, the definition at each stage, every date with how it was counted, breaches, promises,
    correspondence, and every entry of the timeline, corrections and undone entries included.

    Details of disability, needs and restrictions on contact are left out unless --with-needs is given.
    """
    if output is None and form == "docx":
        raise BadInput("A Word document does not go to stdout; name a file for it with -o.")
    asked = form or ("markdown" if output is None else writing.format_of(output))
    with reading(front) as desk:
        written = records.write_record(desk, case, form=asked, subject_access=subject_access, with_needs=with_needs)
    if output is None:
        say(written.decode("utf-8").removesuffix("\n"))
    else:
        writing.keep(output, written, over=force, otherwise="--force replaces it")
        talk(f"Written to {output}.")
