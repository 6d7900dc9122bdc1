"""Whose template a letter is written from: the landlord's own or hoctui's, and what it is handed and gives back."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from hoctui.errors import BadInput

Value = str | tuple[str, ...]
"""What a template is handed under a name: a text, empty where there is nothing to say, or several."""

SHIPPED = Path(__file__).with_name("letter_templates")
"""Where hoctui's own templates lie."""

OURS = "hoctui's own"
"""What hoctui's own templates are called, where it is said which were used."""

ENDING = ".txt"

VALUE_MARK = "\x00"
"""Stands before a line of a value that would otherwise be read as a heading. No text that is kept can hold it."""

_NAME = re.compile(r"_?[a-z0-9]+(-[a-z0-9]+)*\.txt")
_MOST_READ = 100_000
_NOTHING = frozenset({"none", "nothing", "nil", "no", "n/a", "not applicable", "-", "–"})
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it was found: its text, and the file it is in."""

    name: str
    source: str
    path: Path
    own: bool
    """Whether it is the landlord's own, and not hoctui's."""

    @property
    def where(self) -> str:
        """The file, as a sentence names it."""
        return str(self.path) if self.own else f"{self.name} ({OURS})"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter as its template gave it."""

    text: str
    """Lines, with headings and points still marked as in the template."""
    templates: tuple[str, ...]
    """The landlord's own files that went into it; empty where all of it is hoctui's own."""
    names: frozenset[str]
    """The values that its templates name."""


def find(name: str, folder: Path) -> Template | None:
    """The template of that name: the landlord's own in that folder if there is one, else hoctui's; None if neither.

    Raises:
        BadInput: the landlord's own cannot be read, or is no file.
    """
    if not _NAME.fullmatch(name):
        return None
    own = folder / name
    try:
        if _is_there(own):
            return Template(name, _read(own), own, own=True)
    except OSError as fault:
        raise BadInput(f"The letter template {own} cannot be read ({fault.strerror}).") from None
    shipped = SHIPPED / name
    return Template(name, shipped.read_text(encoding="utf-8"), shipped, own=False) if shipped.is_file() else None


def _is_there(path: Path) -> bool:
    """Whether there is a file of that name. What has the name and is none is told, rather than passed over."""
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        if not path.is_symlink():
            return False
        raise BadInput(f"The letter template {path} is a link to a file that is not there.") from None
    if not stat.S_ISREG(kind):
        what = "a folder" if stat.S_ISDIR(kind) else "a device or the like"
        raise BadInput(f"The letter template {path} is {what}, not a file; put a text file there, or take it away.")
    return True


def _read(path: Path) -> str:
    """A landlord's own template. An editor may have put a mark of its own before UTF-8."""
    with path.open("rb") as file:
        data = file.read(_MOST_READ + 1)
    if len(data) > _MOST_READ:
        raise BadInput(f"The letter template {path} is larger than {_MOST_READ // 1_000} KB, which no letter is.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"The letter template {path} is not UTF-8 text; save it as UTF-8.") from None


def is_nothing(value: Value) -> bool:
    """Whether a value says that there is nothing: "none", "Nothing." and the like."""
    text = "\n".join(value) if isinstance(value, tuple) else value
    return text.strip().rstrip(".").casefold() in _NOTHING


def tidy(text: str) -> str:
    """A filled-in letter without the blank lines that parts left out have left behind."""
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip("\n") + "\n"
