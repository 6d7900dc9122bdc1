"""The full record of one case as one document: for the Ombudsman, or for the resident's own request (2024: 5.12)."""

from __future__ import annotations

from pathlib import Path

from hoctui import __version__
from hoctui.dates import say_day
from hoctui.documents import writing
from hoctui.documents.page import Block, Bullets, Facts, Heading, Page, Paragraph
from hoctui.register.fold import Life
from hoctui.register.record import LEFT_OUT, Record
from hoctui.register.third_parties import CLOSING, OPENING, Name, Redaction, names_of_others
from hoctui.rulebook.edition import Edition
from hoctui.services import casework
from hoctui.services.desk import Desk
from hoctui.services.record_sections import Sections
from hoctui.store import ledger


def write_record(
    desk: Desk,
    case: str,
    path: Path | None = None,
    form: str = "",
    *,
    subject_access: bool = False,
    with_needs: bool = False,
    over: bool = False,
) -> bytes:
    """The full record of a case in a format, kept in a file where one is named.

    A file that is there already stays as it is, unless `over`. The format is the one that the file's ending asks for
    unless one is given, and Markdown where there is no file.

    Raises:
        BadInput: there is no such case or format, or the file is there already or cannot be written.
    """
    asked = form or (writing.format_of(path) if path else "markdown")
    written = writing.write(record_page(desk, case, subject_access=subject_access, with_needs=with_needs), asked)
    if path:
        writing.keep(path, written, over=over)
    return written


def record_page(desk: Desk, case: str, *, subject_access: bool = False, with_needs: bool = False) -> Page:
    """The full record of a case as a page. Raises BadInput where there is no case of that reference.

    Args:
        desk: the open register.
        case: the case's reference.
        subject_access: whether it is for the resident's own data request, so that others' names are marked.
        with_needs: whether it tells the details of disabilities, needs and restrictions.
    """
    view = casework.case_view(desk, case)
    life = casework.life_of(desk, view.line.id)
    edition = casework.edition_for(life)
    record = Record(life.told, with_needs=with_needs)
    names = names_of_others(record.persons(), record.residents()) if subject_access else ()
    sections = Sections(view, life, record, Redaction(names) if subject_access else None)
    blocks = (
        *_about(desk, view.line.case, life, edition),
        *_sensitive(record, with_needs=with_needs),
        *(_redaction(names) if subject_access else ()),
        *sections.blocks(),
        *_ledger(desk, life),
    )
    footer = (
        f"Case {view.line.case}: written on {say_day(desk.clock.today)} for {desk.landlord} by hoctui {__version__}"
    )
    return Page(f"Record of case {view.line.case}", blocks, footer)


def _about(desk: Desk, case: str, life: Life, edition: Edition) -> list[Block]:
    clause = edition.rules.clause("record")
    kept = f" It is the record that clause {clause} of the Code asks the landlord to keep." if clause else ""
    return [
        Heading("About this document"),
        Paragraph(f"All that the register holds about this case, from its first entry to its last.{kept}"),
        Facts(
            (
                ("Case", case),
                ("Landlord", desk.landlord),
                ("Written on", say_day(desk.clock.today)),
                ("Written with", f"hoctui {__version__}"),
                ("Governed by", edition.title),
                ("Entries", f"{len(life.told):,}"),
            )
        ),
    ]


def _sensitive(record: Record, *, with_needs: bool) -> list[Block]:
    """What is said of disability, needs and restrictions, where the case holds any: told, or left out."""
    entries = record.sensitive
    if not entries:
        return []
    where = "1 entry" if entries == 1 else f"{entries:,} entries"
    told = (
        f"This copy tells details of disability, needs or restrictions on contact, in {where}. They are special "
        "category data: pass it to nobody who does not need them."
        if with_needs
        else f"Details of disability, needs or restrictions on contact are left out of this copy, in {where}: each "
        f'such place says "{LEFT_OUT}". Notes and letters may speak of them all the same.'
    )
    return [Heading("Sensitive details"), Paragraph(told)]


def _redaction(names: tuple[Name, ...]) -> list[Block]:
    return [
        Heading("Before this copy is sent to the resident"),
        Paragraph(
            f"Nothing is struck out yet. The names of others than the resident are marked, {OPENING}so{CLOSING}: "
            "strike out by hand what the resident may not see of them, with whatever else tells who they are, and then "
            "take this section out. Staff acting in their role are marked too, and need not be struck out as a rule: "
            "you decide."
        ),
        Paragraph(
            "Marked are the fields that name somebody, and those names wherever else they stand. A name that stands "
            "only within a text, a nickname or a slip of spelling is not found, and a word that happens to be a name "
            "as well is marked: read all of it. An entry that was undone may be about somebody else altogether."
        ),
        *(
            [Paragraph("Names that are marked:"), Bullets(tuple(sorted(name.text for name in names)))]
            if names
            else [Paragraph("No field of this record names anybody else.")]
        ),
    ]


def _ledger(desk: Desk, life: Life) -> list[Block]:
    events, head = ledger.head(desk.register.connection)
    numbers = [told.entry.id for told in life.told]
    return [
        Heading("The ledger"),
        Paragraph(
            "The register is a ledger of entries that are added and never changed: a correction is a further entry. "
            "Each is chained to the one before by a checksum, so that a change made behind its back shows; it makes "
            "tampering evident, not impossible. Whoever holds these two figures can tell later whether the register "
            "has lost or changed anything that it held on this day."
        ),
        Facts(
            (
                ("Entries in the register", f"{events:,}"),
                ("Chain head", head),
                ("Entries of this case", f"{len(numbers):,}, from number {min(numbers):,} to {max(numbers):,}"),
            )
        ),
    ]
