"""Reading a landlord's self-assessment form from a file: what kind of file it is, and what to do with one it cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from hoctui.assessment.answers import ReadForm
from hoctui.assessment.form_columns import guess_columns, read_heading
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormPart, FormRow
from hoctui.assessment.form_reader import MOST_CLAUSES
from hoctui.assessment.recognise import recognise
from hoctui.documents.exchange import form_from_json
from hoctui.documents.form_blocks import block_parts
from hoctui.documents.form_rows import text_parts
from hoctui.documents.plain_text import decode
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.text import clean

LARGEST = 3 * 1024 * 1024
"""The most bytes a form's text may have: seventy times what a long one has."""
_MOST_LINES = 15_000
_MOST_CELLS = 100_000

TEXT = (".txt", ".text", ".tsv", ".tab")
MARKDOWN = (".md", ".markdown")
JSON = (".json",)

_INSTEAD = {
    ".docx": "open it in Word, save a copy as plain text (.txt), and import that",
    ".doc": "open it in Word, save a copy as plain text (.txt), and import that",
    ".odt": "open it in your word processor, save a copy as plain text (.txt), and import that",
    ".rtf": "open it in your word processor, save a copy as plain text (.txt), and import that",
    ".xlsx": "open it in Excel, save the sheet as Text (tab delimited), and import that .txt file",
    ".xls": "open it in Excel, save the sheet as Text (tab delimited), and import that .txt file",
    ".csv": "open it in a spreadsheet, save it as Text (tab delimited), and import that .txt file",
    ".pdf": "open it in Word, save a copy as plain text (.txt), and import that",
    ".html": "open it, copy the table into a spreadsheet, save that as Text (tab delimited), and import the .txt file",
    ".htm": "open it, copy the table into a spreadsheet, save that as Text (tab delimited), and import the .txt file",
}
_DISGUISED = ((b"%PDF", ".pdf"), (b"PK\x03\x04", ".docx"), (b"\xd0\xcf\x11\xe0", ".doc"), (b"{\\rtf", ".rtf"))


def read_form(data: bytes, name: str, edition: str | None = None) -> ReadForm:
    """The answers of a landlord's form: plain text with tabs or pipes, Markdown, or hoctui's own JSON.

    `name` is the file's name, by whose ending the kind is told. `edition` is the edition that the officer says it is;
    without it, the form's clauses, wording and headings tell.

    Line breaks and blanks within a cell are kept as they stand; blanks and tabs at its very beginning and end are not,
    since in a table they are no one's words.

    Raises:
        BadInput: the file is empty, larger than any form, of another kind, no text, or holds no form; one sentence
            says which.
    """
    file = PurePath(name.replace("\\", "/")).name or "the file"
    if edition is not None:
        load(edition)
    kind = _kind(data, file)
    if len(data) > LARGEST:
        raise BadInput(f"{file} is larger than 3 MB, which no form is; check that it is the right file.")
    text = decode(data, file)
    if not text.strip():
        raise BadInput(f"{file} is empty.")
    if kind in JSON:
        return form_from_json(text, file, edition)
    _refuse_what_no_form_is(text, file)
    cleaned = clean(text, limit=len(text) + 1)
    form = recognise(_parts(cleaned.text, markdown=kind in MARKDOWN), name=file, edition=edition)
    dropped = tuple(f"Dropped from the file: {what}." for what in cleaned.dropped)
    return replace(form, notes=(*form.notes, *dropped))


def _kind(data: bytes, file: str) -> str:
    """The file's ending, or what its first bytes show it to be; raises BadInput where it cannot be read."""
    ending = PurePath(file).suffix.lower()
    for beginning, real in _DISGUISED:
        if data.startswith(beginning) and ending not in _INSTEAD:
            ending = real
    if ending in _INSTEAD:
        raise BadInput(f"hoctui cannot read {ending} files yet: {_INSTEAD[ending]}.")
    if ending and ending not in (*TEXT, *MARKDOWN, *JSON):
        raise BadInput(f"hoctui reads forms from .txt, .md and .json files; {file} is none of these.")
    return ending


def _refuse_what_no_form_is(text: str, file: str) -> None:
    """Say early that a file has more lines, cells or clause numbers than any form, before all of it is read."""
    lines = [line for line in text.split("\n") if line.strip()]
    too_many = ""
    if len(lines) > _MOST_LINES:
        too_many = f"{_MOST_LINES:,} lines"
    elif max(text.count("\t"), text.count("|")) > _MOST_CELLS:
        too_many = f"{_MOST_CELLS:,} cells"
    elif sum(read_number(line.lstrip(" \t|")) is not None for line in lines) > MOST_CLAUSES:
        too_many = f"{MOST_CLAUSES:,} lines that begin with a clause number"
    if too_many:
        raise BadInput(f"{file} has more than {too_many}, which no form has; check that it is the right file.")


def _parts(text: str, *, markdown: bool) -> list[FormPart]:
    """The form's rows from its table, or from labelled lines where the file has no table."""
    parts = text_parts(text, markdown=markdown)
    rows = [part.cells for part in parts if isinstance(part, FormRow) and not part.empty]
    if any(heading.is_form for cells in rows if (heading := read_heading(cells))) or guess_columns(rows):
        return parts
    return block_parts(text) or parts
