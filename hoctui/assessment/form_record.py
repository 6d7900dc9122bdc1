"""One clause of a form as its rows give it: its number as printed, its answer, and texts that grow row by row."""

from __future__ import annotations

from dataclasses import dataclass, field

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_columns import Role
from hoctui.assessment.form_joining import join, promise
from hoctui.assessment.form_marks import MarkReading
from hoctui.assessment.form_numbers import LastLetter
from hoctui.text import LONGEST


@dataclass(slots=True)
class Record:
    """One clause as the form gives it: the number as printed (empty where none is), and each column's text."""

    numbers: tuple[str, ...]
    texts: dict[Role, str] = field(default_factory=dict)
    answer: MarkReading = field(default_factory=lambda: MarkReading(Mark.UNANSWERED))
    doubts: dict[str, None] = field(default_factory=dict)
    section: int = 0
    choices: tuple[str, ...] = ()
    """The clauses that a number could mean which a spreadsheet has made a date; empty where it is a number."""
    printed: str = ""
    """What stands in the answer's column, where it is no clear answer: a figure or a text that was asked for."""
    date: str = ""
    """That date as it is printed."""
    whole: bool = False
    """Whether it comes from a table that the file itself sets out, in whose cells a number may be a figure."""
    block: int = 0
    """The part of the table, unbroken by a blank line, that it stands in."""
    ticked: bool = False
    """Whether it is answered by an X in one of several columns."""

    prompts: dict[str, Role] = field(default_factory=dict)
    """Words that only ask for what is to be said, such as "[insert evidence]", each with its column."""

    points: dict[Role, LastLetter] = field(default_factory=dict)
    """What is known of the lettered points in each column's text, which grows row by row."""

    def text(self, role: Role) -> str:
        """What stands in the column of that role, empty where there is none."""
        return self.texts.get(role, "")

    def doubt(self, said: str) -> None:
        """Note, once, what a person must look at."""
        if said:
            self.doubts[said] = None

    def add(self, role: Role, text: str, words: frozenset[str]) -> None:
        """Go on with what stands in the column of that role, as far as one text may go; `words` are the file's."""
        if not self.full(role):
            self.texts[role] = join(self.text(role), text, words, self.points.setdefault(role, LastLetter()))

    def add_named(self, role: Role, name: str, text: str) -> None:
        """Add, on a line of its own, what stands in a column of that name which no role says more of."""
        self.add_line(role, f"{name}: {text}")

    def add_line(self, role: Role, text: str) -> None:
        """Add a text on a line of its own."""
        if not self.full(role):
            self.texts[role] = f"{self.text(role)}\n{text}".strip()

    def full(self, role: Role) -> bool:
        """Whether the column's text is as long as one text may be, so that no more is taken; a doubt says so."""
        full = len(self.text(role)) >= LONGEST
        if full:
            self.doubt(f"the {role.value} goes on beyond {LONGEST:,} characters; look at the original for the rest")
        return full

    def promise(self, role: Role, text: str) -> int:
        """How likely it is that a text goes on where the column of that role breaks off."""
        return promise(self.text(role), text, self.points.setdefault(role, LastLetter()))
