"""The full record of a case, written from its screen: for whom, and to which file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hoctui.services import records
from hoctui.tui.office import OfficeApp
from hoctui.tui.screens.writing_out import write_out
from hoctui.tui.widgets.choose import Choose, Option

_READERS: Final = (
    Option("plain", "the Ombudsman", "without the details of adjustments and restrictions"),
    Option("needs", "the Ombudsman, in full", "with those details"),
    Option("resident", "the resident's data request", "in full; others' names are marked"),
)
"""Whom a record is written for."""


async def write_record(app: OfficeApp, case: str) -> Path | None:
    """Ask whom the record is for and where to, and write it (2024: 5.12); where it was written, or None."""
    reader = await app.push_screen_wait(Choose(f"The full record of {case}: for whom?", _READERS))
    if not reader:
        return None

    async def write(path: Path, over: bool) -> None:
        await app.errands.ask(
            records.write_record,
            case,
            path,
            subject_access=reader == "resident",
            with_needs=reader != "plain",
            over=over,
        )

    named = str(Path.home() / f"{case} record.docx")
    more = "Its ending says what it is: .docx for Word, .html or .md."
    return await write_out(app, "Write the full record to this file", named, write, more=more)
