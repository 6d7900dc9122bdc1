"""Reading a form that has lost its table: each cell on its own line, or each answer behind a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from hoctui.assessment.form_columns import EVIDENCES, Role, role_of
from hoctui.assessment.form_marks import is_mark
from hoctui.assessment.form_numbers import NumberCell, read_number
from hoctui.assessment.form_parts import FormPart, FormRow, FormText
from hoctui.documents.plain_text import plain_cell

_HEADINGS = ("Clause", "Requirement", "Comply: Yes / No", "Evidence", "Commentary")
_BOTH = "Evidence and commentary"
_ANSWER = re.compile(
    r"^\W*(?:do (?:you|we) )?(?:comply|complies|compliance|compliant|answer)\b[^:]{0,30}:\s*(\S.*)$", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W*(evidence|commentary|comments?|explanations?)\b((?:[\s,/&]|and|any|or|explanations?|commentary|comments?)*+):\s*(.*)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^\W*(?:code\s+)?(?:section|provision|clause|requirement|ref(?:erence)?)\b", re.IGNORECASE)
_APART = re.compile(
    r"^\W*(?:section\s+\d|stage\s+\d\W*$|mandatory\b|best practice\b|appendix\b|page\s+\d)", re.IGNORECASE
)
_IN_A_LINE = re.compile(
    r"(?s)^(?P<before>.*?[^\W\d_.:;!?][\"'’”)]*[.:;!?…]?[\"'’”)]*)\s?(?P<answer>Yes|No|Partial(?:ly)?|N/A)"
    r"(?P<after>[.,;:–-]?(?:\s.*|[A-Z].*)?)$"
)
"""A requirement, its answer and the evidence in one line, as where the lines of a table were lost on a web page."""
_LOST = "the form has lost its table; look which of these lines are evidence and which are commentary"
_RUN_TOGETHER = "the form has lost its table; its answer was told from the middle of a line, so look at the original"
_FEWEST = 5
"""So many clauses with an answer make a form; fewer may be any text with numbered paragraphs."""
_LONGEST_LABEL = 90
_SHORTEST_RULE = 12


class _Block:
    """One clause in the making: its number, and its lines by the cell that they belong to.

    `labels` are lines that stand beneath every clause and say what follows; `two` says that the form has a column for
    its evidence and another one for its commentary.
    """

    def __init__(self, number: NumberCell, place: int, labels: Mapping[str, Role], *, two: bool) -> None:
        self.number = number.number
        self.place = place
        self.cells: dict[str, list[str]] = {name: [] for name in _HEADINGS[1:]}
        self.at = _HEADINGS[1]
        self.labelled = False
        self.together = False
        self._labels = labels
        self._two = two
        if number.rest:
            self.cells[self.at].append(number.rest)

    def add(self, line: str) -> None:
        """Take the next line: an answer, a label, or more of what came before."""
        answer = _ANSWER.match(line)
        label = _LABEL.match(line)
        role = self._labels.get(_plain(line))
        if role is not None:
            self._turn(role)
        elif self.at in (_HEADINGS[1], _HEADINGS[2]) and (answer or is_mark(line)):
            self.cells[_HEADINGS[2]].append(answer[1] if answer else line)
            self.at = _HEADINGS[3]
        elif label and self.at != _HEADINGS[1]:
            self.at = _HEADINGS[3] if label[1].casefold() == "evidence" else _HEADINGS[4]
            self.labelled = True
            if label[3]:
                self.cells[self.at].append(label[3])
        else:
            self.cells[self.at].append(line)

    def _turn(self, role: Role) -> None:
        """Go to the cell that a label names."""
        if role is Role.REQUIREMENT:
            self.at = _HEADINGS[1]
        elif role is Role.ANSWER:
            self.at = _HEADINGS[2]
        elif role in EVIDENCES:
            self.at = _HEADINGS[4] if role is Role.COMMENTARY else _HEADINGS[3]
            self.labelled = True

    @property
    def answered(self) -> bool:
        """Whether an answer was found in it, in a line of its own or within one."""
        return bool(self.cells[_HEADINGS[2]]) or self.labelled

    def part(self) -> None:
        """Look for the answer in the midst of the requirement, where no line of its own holds one."""
        text = "\n".join(self.cells[_HEADINGS[1]])
        match = _IN_A_LINE.match(text) if not self.answered else None
        if match and len(match["before"]) >= _SHORTEST_RULE:
            self.cells[_HEADINGS[1]] = [match["before"]]
            self.cells[_HEADINGS[2]] = [match["answer"]]
            self.cells[_HEADINGS[3]] = [match["after"].strip()]
            self.together = True

    def row(self) -> FormRow:
        """The block as a row of a form's table."""
        cells = (self.number, *("\n".join(lines) for lines in self.cells.values()))
        said = len(self.cells[_HEADINGS[3]])
        doubts = [_LOST] if not self.labelled and self._two and said else []
        doubts += [_RUN_TOGETHER] if self.together else []
        return FormRow(cells, f"line {self.place}", doubts=tuple(doubts))


def block_parts(text: str) -> list[FormPart]:
    """The rows of a form without a table; none where the text is no such form."""
    lines = [(place, line) for place, raw in enumerate(text.split("\n"), start=1) if (line := plain_cell(raw))]
    labels = _labels([line for _, line in lines])
    two = _has_two(lines)
    named = sum(_begins(line) is not None and _NAMED.match(line) is not None for _, line in lines) >= _FEWEST
    above: list[FormPart] = []
    blocks: list[_Block] = []
    for place, line in lines:
        number = _begins(line)
        if number is not None and (not named or _NAMED.match(line)):
            blocks.append(_Block(number, place, labels, two=two))
        elif _APART.match(line):
            continue
        elif blocks:
            blocks[-1].add(line)
        elif _plain(line) not in labels:
            above.append(FormText(line))
    if sum(block.answered for block in blocks) < _FEWEST:
        for block in blocks:
            block.part()
    answered = [block for block in blocks if block.answered]
    if len(answered) < _FEWEST:
        return []
    headings = _HEADINGS if two or any(block.cells[_HEADINGS[4]] for block in answered) else (*_HEADINGS[:3], _BOTH, "")
    return [*above, FormRow(headings), *(block.row() for block in answered)]


def _begins(line: str) -> NumberCell | None:
    """The number of the clause that a line begins; None where it is the rest of a sentence."""
    number = read_number(line)
    if number is None or not (not number.rest or number.rest[:1].isupper() or number.rest[:1] in "'‘\"“…."):
        return None
    return number


def _plain(line: str) -> str:
    return " ".join(line.split()).strip(" :.").casefold()


def _labels(lines: Sequence[str]) -> dict[str, Role]:
    """Lines that name a column of the form, and stand in it about as often as there are clauses."""
    counts = Counter(_plain(line) for line in lines if len(line) <= _LONGEST_LABEL)
    followed = Counter(_plain(line) for line, after in pairwise(lines) if is_mark(after))
    often = max(_FEWEST, sum(_begins(line) is not None for line in lines) // 4)
    # "Comply" is an answer, unless an answer stands beneath it: then it is the answer's label.
    return {
        line: role
        for line, count in counts.items()
        if count >= often
        and (role := role_of(line)) is not None
        and (not is_mark(line) or (role is Role.ANSWER and followed[line] * 2 > count))
    }


def _has_two(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the form's headings, each on its line, name a column for evidence and another one for commentary."""
    roles = {role_of(line) for _, line in lines if len(line) <= _LONGEST_LABEL and not line.endswith((".", ";", ","))}
    return Role.BOTH not in roles
