"""The rows of the self-assessment's list: each section with its tally, each clause with its answer; or what to do."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from hoctui.rulebook.edition import edition_of
from hoctui.services.views import ClauseView
from hoctui.tui.screens.assessment_walk import SectionTally, Walk, needs_a_person
from hoctui.tui.signs import Signs
from hoctui.tui.widgets.clause_list import MARK_TONES, ClauseRow, SectionRow
from hoctui.tui.widgets.row_layout import Cell
from hoctui.tui.widgets.safe import joined

_SHORT = ("Complaint handling ", "Complaints ", "Complaint ")
_ENDS = (": ", ", ", " and ", " of ", " in ", " with ")


def section_rows(walk: Walk, signs: Signs) -> list[SectionRow]:
    """Every section as it stands now, with its clauses."""
    return [_section_row(walk, tally, signs) for tally in walk.sections()]


def short_title(title: str) -> str:
    """A section's title for a narrow list: what tells it from the others."""
    for begin in _SHORT:
        if title.startswith(begin) and not title[len(begin) :].startswith(("and ", "of ")):
            title = title[len(begin) :]
            title = title[0].upper() + title[1:]
    ends = [at for end in _ENDS if (at := title.find(end)) > 0]
    return title[: min(ends)] if ends else title


def _section_row(walk: Walk, tally: SectionTally, signs: Signs) -> SectionRow:
    note = Cell(signs.tick, "good") if tally.answered == tally.total else Cell("")
    if tally.no or tally.partial:
        note = Cell(f"{tally.no}{signs.no}" if tally.no else f"{tally.partial}{signs.partial}", "soon")
    rows = tuple(_clause_row(view, signs) for view in walk.clauses(tally.number))
    return SectionRow(
        tally.number, tally.title, short_title(tally.title), f"{tally.answered}/{tally.total}", note, rows
    )


def _clause_row(view: ClauseView, signs: Signs) -> ClauseRow:
    mark, carried = view.answer.mark, view.answer.carried
    if not mark and view.answered:
        return ClauseRow(view.number, signs.tick, "told", "good", needs_a_person(view), carried)
    return ClauseRow(view.number, signs.of(mark), mark, MARK_TONES[mark], needs_a_person(view), carried)


def nothing_yet(today: date) -> Content:
    """What to do where there is no assessment."""
    return joined(
        "\nThere is no self-assessment yet.\n\n",
        ("N", "accent"),
        (f"  begins this year's, under the {edition_of(today)} edition\n", "dim"),
        ("i", "accent"),
        ("  imports last year's form, so that its answers stand beside this year's", "dim"),
    )
