"""`hoctui assessment fill`: the landlord's own blank Word form, filled with the current self-assessment."""

from __future__ import annotations

from pathlib import Path

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading
from hoctui.cli.telling import say_json, talk
from hoctui.documents import writing as documents
from hoctui.documents.assessment_matter import count
from hoctui.errors import BadInput
from hoctui.rulebook.edition import EDITIONS
from hoctui.services import filling

_FILL = """
hoctui assessment fill blank-form.docx -o self-assessment-2026.docx
hoctui assessment fill blank-form.docx -o self-assessment-2026.docx --partial-as-no --force --json
"""


@click.command("fill", cls=FrontCommand, epilog=_FILL)
@click.argument("blank", type=click.Path(path_type=Path), metavar="BLANK.docx")
@click.option(
    "output", "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", required=True, help="Where to."
)
@click.option(
    "--partial-as-no/--partial-as-it-is",
    default=None,
    help="Print Partial as No (partial), as the Code's own form has it, or as it is; else as 'hoctui profile' has it.",
)
@click.option(
    "--edition", default="", metavar="|".join(EDITIONS), help="The Code's edition; told from the form unless given."
)
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
@click.option("--json", "as_json", is_flag=True, help="Print one object with what was placed and what was not.")
@click.pass_obj
def fill(
    front: Front,
    /,
    *,
    blank: Path,
    output: Path,
    partial_as_no: bool | None,
    edition: str,
    force: bool,
    as_json: bool,
) -> None:
    """Fill your own blank Word form with the current self-assessment; all else in the form stays as it is.

    Answers, evidence and commentary go into their cells, Word's own controls and lists, and the boxes are ticked. A
    prompt such as "[insert evidence]" or "Yes / No" gives way, and that is said; a cell in which somebody has written
    is not written over. What will be done about a shortfall goes into the form's columns or row for it, else with the
    commentary. A column of another year, or one that asks the other way round, is left as it is, and that is said. What
    could not be placed is listed, for you to put in by hand. The blank itself is not changed.
    """
    if output.exists() and blank.exists() and output.samefile(blank):
        raise BadInput(f"{output} is the blank form itself; choose another name for the filled one.", "path")
    with reading(front) as desk:
        filled = filling.fill(desk, blank, partial_as_no=partial_as_no, edition=edition)
    filled.check_name(output.name)
    documents.keep(output, filled.content, over=force, otherwise="--force replaces it")
    talk(f"Written to {output}: {count(len(filled.placed), 'clause')} filled in.")
    for line in (*filled.lines, *filled.said):
        talk(line)
    if as_json:
        unplaced = [{"clause": one.clause, "what": one.what, "why": one.why} for one in filled.unplaced]
        replaced = [{"clause": one.clause, "what": one.what, "printed": one.printed} for one in filled.replaced]
        told = {"placed": list(filled.placed), "unplaced": unplaced, "replaced": replaced}
        say_json({**told, "remarks": list(filled.remarks)})
