"""What people wrote, put on the screen as it stands: past every markup parser, and the last filter before it."""

from __future__ import annotations

from typing import Final, Literal

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from hoctui.text import visible

Tone = Literal["", "dim", "strong", "accent", "late", "soon", "good", "struck"]
"""How loudly a piece of text speaks. "late" is the one strong colour; a word beside each tone says the same."""

TONES: Final[dict[Tone, str]] = {
    "": "",
    "dim": "$text-muted",
    "strong": "bold",
    "accent": "$text-accent",
    "late": "bold $text-error",
    "soon": "$text-warning",
    "good": "$text-success",
    "struck": "strike $text-muted",
}
"""The style of each tone, in the theme's own colours."""

ELLIPSIS: Final = "…"


def plain(text: str, tone: Tone = "") -> Content:
    """The text as it stands, for any widget that would otherwise read markup out of a string."""
    return Content.styled(visible(text), TONES[tone]) if tone else Content(visible(text))


def joined(*parts: Content | str | tuple[str, Tone]) -> Content:
    """Several pieces as one text: a string, a string with its tone, or a piece made before."""
    made = [
        part if isinstance(part, Content) else plain(*((part,) if isinstance(part, str) else part)) for part in parts
    ]
    return Content("").join(made)


def flat(text: str) -> str:
    """The text on one line, for a cell or a title: no control reaches it, and a newline or a tab is a blank."""
    if text.isprintable():
        return text
    return visible(text).replace("\n", " ").replace("\t", " ")


def fitted(text: str, width: int, align: Literal["left", "right"] = "left") -> str:
    """The text in exactly `width` cells: cut with "…" where it is longer, filled with blanks where it is shorter.

    Cells are counted as the terminal draws them: a wide letter is two, a combining accent none.
    """
    if width <= 0:
        return ""
    line = flat(text)
    cells = len(line) if line.isascii() else cell_len(line)
    if cells > width:
        line = cut(line, width)
        cells = cell_len(line)
    blanks = " " * (width - cells)
    return blanks + line if align == "right" else line + blanks


def cut(text: str, width: int) -> str:
    """At most `width` cells of a text of one line, ending in "…" where something was cut off."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


class ControlFilter(LineFilter):
    """Takes out of every drawn line what could speak to the terminal or turn the direction of writing.

    For App.get_line_filters(). Whatever widget drew the line, no escape, C0 or C1 control, text direction mark or
    broken character gets past; joiners and variation selectors stay, so that emoji and Persian are shown as written.
    The line keeps its width.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The segments with nothing in them but text."""
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [
            segment if segment.control or segment.text.isprintable() else Segment(_shown(segment.text), segment.style)
            for segment in segments
        ]


def _shown(text: str) -> str:
    shown = flat(text)
    return shown + " " * (cell_len(text) - cell_len(shown))
