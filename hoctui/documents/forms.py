"""Reading a landlord's self-assessment form from a file: Word, Excel, CSV, Markdown, plain text, hoctui's own JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from hoctui.assessment.answers import ReadForm
from hoctui.assessment.form_columns import read_heading
from hoctui.assessment.form_headless import guess_columns
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormPart, FormRow, FormText
from hoctui.assessment.form_reader import MOST_CLAUSES
from hoctui.assessment.form_within import with_answers_told
from hoctui.assessment.recognise import WANTED, recognise
from hoctui.documents.archive import LARGEST_FILE, Archive
from hoctui.documents.assessment_csv import form_from_csv
from hoctui.documents.exchange import form_from_json
from hoctui.documents.form_aligned import aligned_pieces
from hoctui.documents.form_blocks import block_parts
from hoctui.documents.form_csv import csv_tables
from hoctui.documents.form_docx import read_docx
from hoctui.documents.form_grid import GridTable, grid_parts
from hoctui.documents.form_html import holds_html_table, html_pieces
from hoctui.documents.form_kinds import CSV, JSON, MARKDOWN, kind_of
from hoctui.documents.form_placed import placed_pieces
from hoctui.documents.form_rows import text_parts
from hoctui.documents.form_unwrap import unwrapped
from hoctui.documents.form_xlsx import read_xlsx
from hoctui.documents.plain_text import decode
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.text import clean, visible

LARGEST = 3 * 1024 * 1024
"""The most bytes a form's text may have: seventy times what a long one has."""
_MOST_LINES = 10_000
_MOST_CELLS = 100_000

Read = tuple[list[FormPart], tuple[str, ...]]
"""A form's rows and lines, and what is to be said of its file."""


def read_form(data: bytes, name: str, edition: str | None = None) -> ReadForm:
    """The answers of a landlord's form, whatever kind of file it is.

    Read are Word documents, Excel workbooks, CSV, Markdown, plain text with tabs or pipes, and hoctui's own JSON.

    `name` is the file's name. What kind of file it is is told by what is in it, and its name must not say otherwise.
    `edition` is the edition that the officer says it is; without it, the form's clauses, wording and headings tell.

    Line breaks and blanks within a cell of a text are kept as they stand; blanks and tabs at its very beginning and end
    are not, since in a table they are no one's words.

    Raises:
        BadInput: the file is empty, larger than any form, damaged, protected, of another kind than is read or than its
            name says, or holds no form; one sentence says which.
    """
    file = PurePath(name.replace("\\", "/")).name or "the file"
    if edition is not None:
        load(edition)
    if len(data) > LARGEST_FILE:
        raise BadInput(f"{file} is larger than 20 MB, which no form is; save only the form and import that.")
    kind, archive = kind_of(data, file)
    if archive is not None:
        parts, notes = _from_word(archive, file) if kind == ".docx" else _from_excel(archive, file)
        return _recognised(parts, notes, file, edition)
    if len(data) > LARGEST:
        raise BadInput(f"{file} is larger than 3 MB, which no form is; check that it is the right file.")
    text = decode(data, file)
    if not text.strip():
        raise BadInput(f"{file} is empty.")
    if kind in JSON:
        return form_from_json(text, file, edition)
    own = form_from_csv(text, file, edition) if kind in CSV else None
    if own is not None:
        return own
    _refuse_what_no_form_is(text, file)
    cleaned = clean(re.sub("\f+", "\n", text), limit=len(text) + 1)
    dropped = tuple(f"Dropped from the file: {what}." for what in cleaned.dropped)
    parts, notes = (
        _from_csv(cleaned.text) if kind in CSV else _from_text(cleaned.text, text, file, markdown=kind in MARKDOWN)
    )
    return _recognised(parts, (*notes, *dropped), file, edition)


def _recognised(parts: Sequence[FormPart], notes: tuple[str, ...], file: str, edition: str | None) -> ReadForm:
    form = recognise(parts, name=file, edition=edition)
    return replace(form, notes=(*form.notes, *notes))


def _refuse_what_no_form_is(text: str, file: str) -> None:
    """Say early that a file has more lines, cells or clause numbers than any form, before all of it is read."""
    lines = [line for line in text.split("\n") if line.strip()]
    too_many = ""
    if len(lines) > _MOST_LINES or text.count("\n") > _MOST_CELLS:
        too_many = f"{_MOST_LINES:,} lines"
    elif max(text.count("\t"), text.count("|")) > _MOST_CELLS:
        too_many = f"{_MOST_CELLS:,} cells"
    elif sum(read_number(line.lstrip(" \t|")) is not None for line in lines) > MOST_CLAUSES:
        too_many = f"{MOST_CLAUSES:,} lines that begin with a clause number"
    if too_many:
        raise _too_much(file, too_many)


def _too_much(file: str, too_many: str) -> BadInput:
    return BadInput(f"{file} has more than {too_many}, which no form has; check that it is the right file.")


def _from_word(archive: Archive, file: str) -> Read:
    """A document's tables; where they hold no form, its lines of text."""
    document = read_docx(archive, file)
    _refuse_tables(document.pieces, file)
    parts, said = grid_parts(document.pieces)
    notes = (*document.notes, *said)
    if _has_form(parts):
        return parts, notes
    pieces, told = placed_pieces(document.placed)
    if pieces:
        placed, said = grid_parts(unwrapped(pieces))
        return placed, (*document.notes, *told, *said)
    text = "\n".join(visible(line) for line in document.lines)
    if not text.strip():
        raise BadInput(f"{file} holds no text: it may be a picture of a form; hoctui looked for {WANTED}.")
    _refuse_what_no_form_is(text, file)
    parts, said = _from_text(text, text, file, markdown=False)
    return parts, (*notes, *said)


def _from_excel(archive: Archive, file: str) -> Read:
    pieces, notes = read_xlsx(archive, file)
    _refuse_tables(pieces, file)
    parts, said = grid_parts(pieces)
    return parts, (*notes, *said)


def _from_csv(text: str) -> Read:
    tables, notes = csv_tables(text)
    parts, said = grid_parts(tables)
    return parts, (*notes, *said)


def _refuse_tables(pieces: Sequence[GridTable | FormText], file: str) -> None:
    """Say early that a document's tables have more rows or cells than any form."""
    rows = [row for piece in pieces if isinstance(piece, GridTable) for row in piece.rows]
    if len(rows) + sum(isinstance(piece, FormText) for piece in pieces) > _MOST_LINES:
        raise _too_much(file, f"{_MOST_LINES:,} rows")
    if sum(len(row.cells) for row in rows) > _MOST_CELLS:
        raise _too_much(file, f"{_MOST_CELLS:,} cells")


def _from_text(cleaned: str, text: str, file: str, *, markdown: bool) -> Read:
    """A text file's table, whatever parts its cells; `text` still has the signs that end its pages."""
    if holds_html_table(cleaned):
        if cleaned.count("<") > _MOST_CELLS:
            raise _too_much(file, f"{_MOST_CELLS:,} tags")
        pieces = html_pieces(cleaned)
        _refuse_tables(pieces, file)
        parts, said = grid_parts(pieces)
        if _has_form(parts):
            return parts, said
    parts = text_parts(cleaned, markdown=markdown)
    if _has_form(parts):
        return parts, ()
    aligned, told = aligned_pieces(text)
    if aligned:
        _refuse_tables(aligned, file)
        parts, said = grid_parts(unwrapped(aligned))
        return parts, (*told, *said)
    return block_parts(cleaned) or parts, ()


def _has_form(parts: Sequence[FormPart]) -> bool:
    """Whether rows are those of a form: beneath its headings, or with what stands in its columns."""
    told, notes = with_answers_told(parts)
    rows = [part.cells for part in told if isinstance(part, FormRow) and not part.empty]
    headed = any(heading.is_form for cells in rows if (heading := read_heading(cells)))
    return headed or bool(notes) or guess_columns(rows) is not None
