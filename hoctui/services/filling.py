"""Filling the landlord's own blank Word form with the current self-assessment's answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hoctui.documents.archive import LARGEST_FILE
from hoctui.errors import BadInput
from hoctui.services import assessing
from hoctui.services.desk import Desk

if TYPE_CHECKING:
    from hoctui.documents.form_fill import Filled


def fill(desk: Desk, blank: Path, *, partial_as_no: bool = False) -> Filled:
    """The blank form with the current assessment's answers in their cells, and what could not be placed.

    The blank itself is only read. `partial_as_no` prints "No (partial)" for Partial.

    Raises:
        BadInput: there is no assessment, or the file cannot be read, is no Word form, or is one of another edition.
    """
    from hoctui.documents.form_fill import fill as filled  # noqa: PLC0415  (readers of files are heavy, rarely wanted)

    assessment = assessing.assessment(desk)
    return filled(_read(blank), blank.name, assessment, partial_as_no=partial_as_no)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)  # no more, as a device such as /dev/zero never ends
    except OSError as fault:
        raise BadInput(f"{path} cannot be read ({fault.strerror}).", "path") from None
    if len(data) > LARGEST_FILE:
        raise BadInput(f"{path.name} is larger than 20 MB, which no form is; take the form alone.", "path")
    return data
