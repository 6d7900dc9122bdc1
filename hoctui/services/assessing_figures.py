"""What the register says of a clause: its figures, whether an answer disagrees, the cases behind, as evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoctui.assessment.answers import Mark
from hoctui.assessment.evidence import disagreement, figures_of
from hoctui.register.measures import Basis
from hoctui.rulebook.edition import load
from hoctui.services.desk import Desk
from hoctui.services.figures import ClauseFigures, Counting, basis_of, begin_count, period_of, shown
from hoctui.store import lists

_HEAD = re.compile(r"From our register, .*:")


@dataclass(frozen=True, slots=True)
class RegisterSays:
    """What the register says of a clause in a year, whatever is answered to it."""

    figures: ClauseFigures
    against_yes: str
    """How the figures contradict a Yes, in a sentence; empty where they do not."""
    against_no: str

    def against(self, mark: str) -> str:
        """How the figures contradict an answer; empty where they do not."""
        return {"Yes": self.against_yes, "No": self.against_no}.get(mark, "")


@dataclass(frozen=True, slots=True)
class CaseBehind:
    """One case behind a figure."""

    figure: str
    """The figure in a sentence."""
    case: str
    kept: bool
    """Whether it counts as kept; a case that is only counted does too."""
    why: str
    """Why it was not kept."""
    resident: str
    about: str


def year_basis(desk: Desk, year: str) -> Basis:
    """All that the figures of a reporting year are read off, good until the register changes."""
    return basis_of(desk, period_of(desk, year))


def begin_year(desk: Desk, year: str) -> Counting:
    """Begin to count a reporting year's figures; go_on() of the figures counts them a moment at a time."""
    return begin_count(desk, period_of(desk, year))


def says(desk: Desk, edition: str, number: str, basis: Basis) -> RegisterSays:  # noqa: ARG001 - asked on its thread
    """What the register says of a clause of an edition."""
    code = load(edition)
    clause = code.clause(number)
    found = figures_of(code, clause, basis)
    figures = shown(found, clause, Mark.YES, basis)
    return RegisterSays(figures, figures.disagreement, disagreement(clause, Mark.NO, found))


def cases_behind(desk: Desk, figures: ClauseFigures) -> tuple[CaseBehind, ...]:
    """The cases behind each figure: those that were not kept first, each with its resident and what it is about."""
    found: list[CaseBehind] = []
    seen: dict[str, tuple[str, str]] = {}
    for figure in figures.figures:
        told = [(case, False, why) for case, why in figure.fell_short]
        told += [(case, True, "") for case in figure.kept]
        for case, kept, why in told:
            if case not in seen:
                row = lists.one(desk.register.connection, case)
                seen[case] = (row[2], row[3]) if row else ("", "")
            found.append(CaseBehind(figure.line, case, kept, why, *seen[case]))
    return tuple(found)


def with_figures(evidence: str, figures: ClauseFigures) -> str:
    """A text of evidence with the figures in it, in place of the same figures as they were taken before, or below."""
    taken = {_title(f"- {figure.line}") for figure in figures.figures}
    kept: list[str] = []
    head = ""  # of a block of figures, for as long as nothing but figures that are taken anew stood under it
    within = False
    for line in evidence.rstrip().split("\n") if evidence.strip() else ():
        if _HEAD.fullmatch(line):
            within, head = True, line
        elif within and _title(line) in taken:
            continue
        else:
            within = within and line.startswith("- ")
            kept += [head, line] if head and within else [line]
            head = ""
    rest = "\n".join(kept).rstrip()
    return f"{rest}\n\n{figures.evidence}" if rest else figures.evidence


def _title(line: str) -> str:
    """What a line of figures counts: "- Stage 1 answered in time"."""
    return line.partition(":")[0]
