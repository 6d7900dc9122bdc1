"""What is said of a form that was filled: what found no place, what gave way, and what must be known of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from hoctui.errors import BadInput

_ENDINGS = {
    ".docx": "The filled form is a Word document; give it the ending .docx.",
    ".docm": "The form holds macros, which stay in it; give the filled one the ending .docm, or Word does not open it.",
    ".dotx": "The form is a Word template; give the filled one the ending .dotx, or save the blank as a .docx first.",
    ".dotm": "The form is a template with macros; give the filled one the ending .dotm, or save the blank as a .docx"
    " first.",
}
"""What is said of a name that does not go with the form, by the ending that does."""
_OTHER_TICK = "The form's own tick at another answer"
_FEW = 4
"""So many clauses are each named in a sentence; of more it says how many."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something of a clause that the form has no place for: what it is ("the evidence"), and why."""

    clause: str
    what: str
    why: str

    @property
    def line(self) -> str:
        """The same in one line: "6.3: the evidence was not placed: its cell is not empty."."""
        was = "were" if " and " in self.what else "was"
        return f"{self.clause}: {self.what} {was} not placed: {self.why}."


@dataclass(frozen=True, slots=True)
class Replaced:
    """What the form printed and what it gave way to: "[insert evidence]" to the evidence, "Yes / No" to the answer Yes.

    `printed` is empty where it was a tick at another answer.
    """

    clause: str
    what: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was filled: its bytes, the clauses of which something was placed, and what could not be.

    `replaced` is what the form printed and gave way, `remarks` what a person must know of the form as a whole.
    """

    content: bytes
    placed: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]
    replaced: tuple[Replaced, ...] = ()
    remarks: tuple[str, ...] = ()
    ending: str = ".docx"
    """The ending that Word wants of the file's name: another one where the form is a template or holds macros."""

    def check_name(self, name: str) -> None:
        """Refuse a name that Word would not open such a file by. Raises BadInput, with what to do."""
        if PurePath(name).suffix.casefold() != self.ending:
            raise BadInput(_ENDINGS[self.ending], "path")

    @property
    def lines(self) -> tuple[str, ...]:
        """What could not be placed, one line for all clauses of which the same is to be said."""
        groups: dict[tuple[str, str], list[str]] = {}
        for one in self.unplaced:
            groups.setdefault((one.what, one.why), []).append(one.clause)
        return tuple(Unplaced(", ".join(clauses), what, why).line for (what, why), clauses in groups.items())

    @property
    def said(self) -> tuple[str, ...]:
        """What gave way and what must be known, each in one line."""
        groups: dict[tuple[str, str], list[str]] = {}
        for one in self.replaced:
            what = "the answer" if one.what.startswith("the answer") else one.what
            groups.setdefault((what, one.printed), []).append(one.clause)
        lines: list[str] = []
        for (what, printed), clauses in groups.items():
            where = clauses[0] if len(clauses) == 1 else f"{len(clauses)} clauses"
            lines.append(f"{f'“{printed}”' if printed else _OTHER_TICK} gave way to {what} in {where}.")
        return (*self.remarks, *lines)


def listed(names: list[str]) -> str:
    """Names in a sentence: "the action, the owner and the date"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def in_clauses(clauses: list[str], word: str = "in") -> str:
    """Where something stands: "in 6.3 and 6.4", or "in 12 clauses"; `word` is the first of it."""
    return f"{word} {listed(clauses)}" if len(clauses) <= _FEW else f"{word} {len(clauses)} clauses"
