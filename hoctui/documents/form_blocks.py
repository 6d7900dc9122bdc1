"""Reading a form that has lost its table: each cell on its own line, or each answer behind a label."""

from __future__ import annotations

import re

from hoctui.assessment.form_marks import is_mark
from hoctui.assessment.form_numbers import NumberCell, read_number
from hoctui.assessment.form_parts import FormPart, FormRow, FormText
from hoctui.documents.plain_text import plain_cell

_HEADINGS = ("Clause", "Requirement", "Comply: Yes / No", "Evidence", "Commentary")
_ANSWER = re.compile(
    r"^\W*(?:do (?:you|we) )?(?:comply|complies|compliance|compliant|answer)\b[^:]{0,30}:\s*(\S.*)$", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W*(evidence|commentary|comments?|explanations?)\b((?:[\s,/&]|and|any|or|explanations?|commentary|comments?)*+):\s*(.*)$",
    re.IGNORECASE,
)
_LOST = "the form has lost its table; look which of these lines are evidence and which are commentary"
_FEWEST = 5
"""So many clauses with an answer make a form; fewer may be any text with numbered paragraphs."""


class _Block:
    """One clause in the making: its number, and its lines by the cell that they belong to."""

    def __init__(self, number: NumberCell, place: int) -> None:
        self.number = number.number
        self.place = place
        self.cells: dict[str, list[str]] = {name: [] for name in _HEADINGS[1:]}
        self.at = _HEADINGS[1]
        self.labelled = False
        if number.rest:
            self.cells[self.at].append(number.rest)

    def add(self, line: str) -> None:
        """Take the next line: an answer, a label, or more of what came before."""
        answer = _ANSWER.match(line)
        label = _LABEL.match(line)
        if self.at == _HEADINGS[1] and (answer or is_mark(line)):
            self.cells[_HEADINGS[2]].append(answer[1] if answer else line)
            self.at = _HEADINGS[3]
        elif label and self.at != _HEADINGS[1]:
            self.at = _HEADINGS[3] if label[1].casefold() == "evidence" else _HEADINGS[4]
            self.labelled = True
            if label[3]:
                self.cells[self.at].append(label[3])
        else:
            self.cells[self.at].append(line)

    @property
    def answered(self) -> bool:
        """Whether an answer was found in it."""
        return bool(self.cells[_HEADINGS[2]])

    def row(self) -> FormRow:
        """The block as a row of a form's table."""
        cells = (self.number, *("\n".join(lines) for lines in self.cells.values()))
        lost = not self.labelled and len(self.cells[_HEADINGS[3]]) > 1
        return FormRow(cells, f"line {self.place}", doubts=(_LOST,) if lost else ())


def block_parts(text: str) -> list[FormPart]:
    """The rows of a form without a table; none where the text is no such form."""
    above: list[FormPart] = []
    blocks: list[_Block] = []
    for place, raw in enumerate(text.split("\n"), start=1):
        line = plain_cell(raw)
        if not line:
            continue
        number = read_number(line)
        begins = number is not None and (not number.rest or number.rest[:1].isupper() or number.rest[:1] in "'‘\"“….")
        if number is not None and begins:
            blocks.append(_Block(number, place))
        elif re.match(
            r"^\W*(?:section\s+\d|stage\s+\d\W*$|mandatory\b|best practice\b|appendix\b|page\s+\d)",
            line,
            re.IGNORECASE,
        ):
            continue
        elif blocks:
            blocks[-1].add(line)
        else:
            above.append(FormText(line))
    answered = [block for block in blocks if block.answered]
    if len(answered) < _FEWEST:
        return []
    return [*above, FormRow(_HEADINGS), *(block.row() for block in answered)]
