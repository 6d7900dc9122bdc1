"""What the register's own figures say of an answer: the figures of a clause, and whether the two agree. Pure."""

from __future__ import annotations

from hoctui.assessment.answers import Mark
from hoctui.register.measures import JUDGING, Basis, Figure, figure
from hoctui.rulebook.edition import Clause


def figures_of(clause: Clause, basis: Basis) -> tuple[Figure, ...]:
    """The figures that bear on a clause, as the rulebook names them."""
    return tuple(figure(key, basis) for key in clause.figures)


def disagreement(clause: Clause, mark: Mark, figures: tuple[Figure, ...]) -> str:
    """How the figures contradict an answer, in a sentence; empty where they do not.

    A Yes disagrees with any figure of the period that shows the Code not kept; a No with figures that show it kept
    every time. Partial agrees with both: it says that some was kept. Figures that only count disagree with nothing.
    """
    judging = [one for one in figures if one.key in JUDGING and one.total]
    if not clause.timed or not judging:
        return ""
    fallen_short = [one for one in judging if one.kept < one.total]
    if mark is Mark.YES and fallen_short:
        return f"Yes, but the register says: {fallen_short[0].line()}."
    if mark is Mark.NO and not fallen_short:
        return f"No, but the register says: {judging[0].line()}."
    return ""
