"""`hoctui assessment import` and `export`: a landlord's form read in, and the self-assessment written out."""

from __future__ import annotations

from pathlib import Path

import click

from hoctui.assessment.answers import ReadForm
from hoctui.cli.assessment_work import talk_same_year
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_facts, talk, talk_dropped
from hoctui.documents import writing as documents
from hoctui.documents.exchange import read_form_json
from hoctui.errors import BadInput
from hoctui.rulebook.edition import EDITIONS
from hoctui.services import assessing, publishing
from hoctui.services.views import AssessmentView

_IMPORT = """
hoctui assessment import last-year.docx
hoctui assessment import last-year.xlsx --edition 2024 --year 2024/25 --json
"""
_EXPORT = """
hoctui assessment export -o self-assessment.docx
hoctui assessment export --for residents -o summary.html --contact "0161 496 0000, or any of our offices"
hoctui assessment export --for board --format markdown
hoctui assessment export --format csv -o self-assessment.csv
"""


@click.command("import", cls=FrontCommand, epilog=_IMPORT)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--edition", default="", metavar="|".join(EDITIONS), help="The Code's edition; told from the form unless given."
)
@click.option(
    "--year",
    default="",
    metavar="YEAR",
    help="The reporting year, as 2025/26; unless given, the one in the file's name, or the edition's last that ended.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one object with every clause.")
@click.pass_obj
def import_(front: Front, /, *, file: Path, edition: str, year: str, as_json: bool) -> None:
    """Make a new self-assessment of a landlord's form, and make it the current one. Nothing is overwritten.

    Read are Word documents (.docx), Excel workbooks (.xlsx), CSV, Markdown, plain text and hoctui's own JSON. What
    could not be read surely is marked, with the reason, for you to look at; nothing is guessed silently. Where the file
    is refused, nothing is taken from it.
    """
    # Before the register is opened: reading may take a while, and what is refused is to make no register.
    assessing.read_year(year)
    form = assessing.read_file(file, edition)
    with writing(front, make=True) as desk:
        before = {head.year for head in assessing.on_file(desk)}
        outline = assessing.take_in(desk, form, file.name, year)
    talk_same_year(outline, before)
    if not year:
        talk(f"Taken as the form of {outline.year}; where it is of another year, say which with --year.")
    for note in form.notes:
        talk(note)
    if as_json:
        say(read_form_json(form).rstrip("\n"))
    else:
        _tell(outline, form)


def _tell(outline: AssessmentView, form: ReadForm) -> None:
    found = len(form.answers) - len(form.missing)
    counts: dict[str, int] = {}
    for given in form.answers.values():
        counts[given.mark.word] = counts.get(given.mark.word, 0) + 1
    say(f"{outline.source} is now the current self-assessment: {outline.landlord}, {outline.year}.")
    say_facts(
        [
            ("edition", form.edition),
            ("clauses found", f"{found} of {len(form.answers)}"),
            ("missing", ", ".join(form.missing) or "none"),
            ("answers", ", ".join(f"{count} {word}" for word, count in counts.items())),
            ("to look at", str(len(form.flagged))),
        ]
    )
    if form.flagged:
        say("\nLook at these")
        say_facts((number, "\n".join(form.answers[number].review)) for number in form.flagged)


@click.command("export", cls=FrontCommand, epilog=_EXPORT)
@click.option(
    "--format",
    "form",
    default="",
    metavar="|".join(publishing.FORMATS),
    help="The kind of document; told from the file's ending unless given.",
)
@click.option(
    "--for",
    "reader",
    default="",
    metavar="|".join(publishing.READERS),
    help="For whom: all of it (ombudsman, unless given), a page for the board, a plain summary for residents.",
)
@click.option(
    "output", "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to; stdout unless given."
)
@click.option(
    "--partial-as-no/--partial-as-it-is",
    default=None,
    help="Print Partial as No (partial), as the Code's own form has it, or as it is; else as 'hoctui profile' has it.",
)
@click.option(
    "--contact",
    default="",
    metavar="TEXT",
    help="How residents reach you, for their summary; else as 'hoctui profile' has it.",
)
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
@click.pass_obj
def export(
    front: Front,
    /,
    *,
    form: str,
    reader: str,
    output: Path | None,
    partial_as_no: bool | None,
    contact: str,
    force: bool,
) -> None:
    """Write the current self-assessment as a document for one reader, or all of it as csv or json.

    Notes for review are in none of the documents; json holds them, so that it can be read back whole.
    """
    if output is None and not form:
        raise BadInput(f"Say what to write with --format ({', '.join(publishing.FORMATS)}), or name a file with -o.")
    asked = form or publishing.format_of(output or Path())
    if output is None and asked == "docx":
        raise BadInput("A Word document does not go to stdout; name a file for it with -o.")
    talk_dropped("contact", contact)
    with reading(front) as desk:
        written = publishing.export(desk, asked, reader, partial_as_no=partial_as_no, contact=contact)
    if output is None:
        say(written.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n"))
        return
    documents.keep(output, written, over=force, otherwise="--force replaces it")
    talk(f"Written to {output}.")
