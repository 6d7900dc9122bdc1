"""What a form is made of, whatever file it came from: rows of cells, and the text that stands between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a table, its cells as plain text; `place` says where it stands in the file ("line 12").

    `loose` marks a line that had no columns of its own and stood right beneath a row; `heading` a row that the file
    itself sets apart as the headings of a table. Rows of one `block` stand together, with no blank line between them.
    `doubts` are what the file's reader says a person must look at in it. `whole` says that the file itself tells one
    cell from the next, so that none can have been lost.
    """

    cells: tuple[str, ...]
    place: str = ""
    loose: bool = False
    heading: bool = False
    block: int = 0
    doubts: tuple[str, ...] = ()
    whole: bool = False

    @property
    def empty(self) -> bool:
        """Whether no cell of it says anything: a blank row, or the rule that Markdown draws beneath a heading."""
        return not any(cell.strip(" \t\n-=:+_—–|*") for cell in self.cells)


@dataclass(frozen=True, slots=True)
class FormText:
    """A line between the tables; `heading` where the file marks it as one."""

    text: str
    heading: bool = False


FormPart = FormRow | FormText
