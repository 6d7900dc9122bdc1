"""The columns of a table that has no headings, told from what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from hoctui.assessment.form_columns import Columns, Role
from hoctui.assessment.form_marks import is_mark
from hoctui.assessment.form_numbers import read_number


def guess_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns of a table without headings, told from its cells: clause numbers, answers, then running text."""
    numbered = [row for row in rows if any(read_number(cell) for cell in row if cell)]
    if len(numbered) < 2:
        return None
    width = max(len(row) for row in numbered)
    padded = [[*row, *[""] * (width - len(row))] for row in numbered]
    counts = [(sum(1 for row in padded if row[place] and read_number(row[place])), -place) for place in range(width)]
    clause = -max(counts)[1]
    others = [place for place in range(width) if place != clause]
    answers = [(sum(1 for row in padded if row[place] and is_mark(row[place])), -place) for place in others]
    if not answers or max(answers)[0] * 2 < len(numbered):
        return None
    answer = -max(answers)[1]
    roles = [Role.OTHER] * width
    roles[clause], roles[answer] = Role.CLAUSE, Role.ANSWER
    rest = [place for place in range(width) if place not in (clause, answer)]
    if rest and rest[0] < answer:
        roles[rest.pop(0)] = Role.REQUIREMENT
    for place, role in zip(rest, (Role.EVIDENCE, Role.COMMENTARY), strict=False):
        roles[place] = role
    return Columns(tuple(roles), tuple("" for _ in roles), guessed=True)
