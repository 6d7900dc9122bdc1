"""`hoctui assessment import` and `export`: a landlord's form read in, and the self-assessment written out."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from hoctui.assessment.answers import ReadForm
from hoctui.cli.assessment_work import talk_same_year
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_facts, talk
from hoctui.documents.exchange import read_form_json
from hoctui.errors import BadInput
from hoctui.rulebook.edition import EDITIONS
from hoctui.services import assessing
from hoctui.services.views import AssessmentView

_IMPORT = """
hoctui assessment import last-year.txt
hoctui assessment import last-year.txt --edition 2024 --year 2024/25 --json
"""
_EXPORT = """
hoctui assessment export --format markdown -o self-assessment.md
hoctui assessment export --format json
"""


@click.command("import", cls=FrontCommand, epilog=_IMPORT)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--edition", default="", metavar="|".join(EDITIONS), help="The Code's edition; told from the form unless given."
)
@click.option(
    "--year", default="", metavar="YEAR", help="The reporting year, as 2025/26; the last that ended unless given."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object with every clause.")
@click.pass_obj
def import_(front: Front, /, *, file: Path, edition: str, year: str, as_json: bool) -> None:
    """Make a new self-assessment of a landlord's filled-in form, and make it the current one. Nothing is overwritten.

    What could not be read surely is marked, with the reason, for you to look at; nothing is guessed silently. Where the
    file is refused, nothing is taken from it.
    """
    # Before the register is opened: reading may take a while, and what is refused is to make no register.
    assessing.read_year(year)
    form = assessing.read_file(file, edition)
    with writing(front, make=True) as desk:
        before = {head.year for head in assessing.on_file(desk)}
        outline = assessing.take_in(desk, form, file.name, year)
    talk_same_year(outline, before)
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
@click.option("--format", "form", required=True, metavar="|".join(assessing.FORMATS), help="The kind of document.")
@click.option(
    "output", "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to; stdout unless given."
)
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
@click.pass_obj
def export(front: Front, /, *, form: str, output: Path | None, force: bool) -> None:
    """Write the current self-assessment as a document."""
    with reading(front) as desk:
        document = assessing.export(desk, form)
    if output is None:
        say(document.removesuffix("\n"))
        return
    write_document(output, document, force=force)
    talk(f"Written to {output}.")


def write_document(file: Path, document: str, *, force: bool) -> None:
    """Write a document whole, or not at all.

    Raises:
        BadInput: the file is there already and is not to be replaced, or it cannot be written.
    """
    try:
        if file.exists() and (file.is_dir() or not force):
            why = "is a folder" if file.is_dir() else "is there already; --force replaces it"
            raise BadInput(f"{file} {why}.")
        part = file.with_name(f".{file.name}.part")
        try:
            part.write_text(document, encoding="utf-8", newline="\n")
            part.replace(file)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise BadInput(f"{file} cannot be written ({fault.strerror}).") from None
