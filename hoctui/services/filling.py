"""Filling the landlord's own blank Word form with the current self-assessment's answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hoctui.documents import writing
from hoctui.services import assessing
from hoctui.services.desk import Desk
from hoctui.services.landlord import published
from hoctui.store.files import read_outside

if TYPE_CHECKING:
    from hoctui.documents.form_fill_told import Filled


def fill(desk: Desk, blank: Path, *, partial_as_no: bool | None = None, edition: str = "") -> Filled:
    """The blank form with the current assessment's answers in their cells, and what could not be placed.

    The blank itself is only read. `partial_as_no` prints "No (partial)" for Partial, as the landlord has
    set it unless given; `edition` is the edition that the officer says the form is of, else the form tells.

    Raises:
        BadInput: there is no assessment, or the file cannot be read, is no Word form, or is one of another edition.
    """
    from hoctui.documents.form_fill import fill as filled  # noqa: PLC0415  (readers of files are heavy, rarely wanted)

    assessment = assessing.assessment(desk)
    how = published(desk).partial_as_no if partial_as_no is None else partial_as_no
    return filled(read_outside(blank, "form"), blank.name, assessment, partial_as_no=how, stated=edition)


def keep(filled: Filled, path: Path, *, over: bool = False) -> None:
    """Write a filled form to a file, whole or not at all; one that is there stays, unless `over`. Raises BadInput."""
    filled.check_name(path.name)
    writing.keep(path, filled.content, over=over)
