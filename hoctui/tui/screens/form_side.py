"""The side of an event's form: the letter's checklist, the dates that follow, and what saving would put on record."""

from __future__ import annotations

from datetime import date
from typing import Final

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from hoctui.dates import say_short
from hoctui.services.views import ClockView, LetterPointView, Preview
from hoctui.tui.screens.case_head import spread
from hoctui.tui.widgets.safe import Tone, joined, plain

_NARROW: Final = 60
"""A side narrower than this is a column of its own; a wider one is a strip under the form."""

Part = Content | str | tuple[str, Tone]


class FormSide(Widget):
    """What the form would do as it stands. A column beside it, or a strip of a few lines under it."""

    DEFAULT_CSS = """
    FormSide {
        background: $background;
        color: $foreground;
        padding: 0 1;
    }
    """

    def __init__(self, today: date, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """An empty side."""
        super().__init__(id=id)
        self._today = today
        self._preview: Preview | None = None
        self._words = ""

    def show(self, preview: Preview, words: str = "") -> None:
        """Show what saving would do; `words` where nothing follows."""
        if preview != self._preview or words != self._words:
            self._preview, self._words = preview, words
            self.refresh()

    def page(self, width: int) -> Content:
        """All of it, for a sheet of its own."""
        return Content("\n").join(self._column(self._preview, width)) if self._preview else Content("")

    def render(self) -> RenderResult:
        """The column, or the strip."""
        if self._preview is None:
            return Content("")
        width = self.size.width
        lines = self._column(self._preview, width) if width < _NARROW else self._strip(self._preview, width)
        return Content("\n").join(lines[: self.size.height])

    def _column(self, preview: Preview, width: int) -> list[Content]:
        lines: list[Content] = []
        if preview.letter:
            required = [point for point in preview.letter if point.required]
            met = sum(1 for point in required if point.met)
            lines += spread(plain("The letter", "strong"), plain(f"{met} of {len(required)} required", "dim"), width)
            for point in preview.letter:
                lines += _point_lines(point, width)
            lines.append(Content(""))
        lines += self._follows(preview, width)
        if preview.warnings:
            lines += [Content(""), *plain("If saved so, this stands on record:", "late").wrap(width)]
            lines += _warning_lines(preview, width)
        if preview.problem:
            lines += [Content(""), *joined(("Not yet: ", "dim"), (preview.problem, "dim")).wrap(width)]
        return lines

    def _follows(self, preview: Preview, width: int) -> list[Content]:
        if not preview.due:
            return plain(self._words, "dim").wrap(width) if self._words else []
        lines = [plain("Then due", "strong")]
        for clock in preview.due:
            lines += spread(self._due(clock), plain(clock.clause, "dim"), width)
        return lines

    def _due(self, clock: ClockView) -> Content:
        what = clock.what.partition(", stage")[0]
        by = f"{what} by {say_short(clock.due, self._today)}"
        if clock.projected:
            return joined(by, (", if acknowledged on the last day", "dim"))
        late = clock.due < self._today
        return joined(by, (f", {clock.left}", "late" if late else "dim"))

    def _strip(self, preview: Preview, width: int) -> list[Content]:
        """A few lines: what would stand on record, what the letter lacks, what is due then. The first matter most."""
        lines = _warning_lines(preview, width)[:2]
        if preview.letter:
            lines += _letter_lines(preview.letter, width)
        if preview.due:
            dues = [self._due(clock) for clock in preview.due[:2]]
            first = joined(("Then ", "dim"), dues[0])
            lines += spread(first, plain(preview.due[0].clause, "dim"), width)[:1]
            if len(dues) > 1:
                lines += spread(joined(("     ", "dim"), dues[1]), plain(preview.due[1].clause, "dim"), width)[:1]
        elif preview.problem:
            lines += plain(f"Not yet: {preview.problem}", "dim").wrap(width)[:2]
        elif self._words:
            lines += plain(self._words, "dim").wrap(width)[:2]
        return lines


def _point_lines(point: LetterPointView, width: int) -> list[Content]:
    """A point of the letter: ticked, or missing and how badly."""
    mark: Part = ("✓ ", "good") if point.met else (("✗ ", "late") if point.required else ("· ", "soon"))
    state: Part = "" if point.met else (("required ", "late") if point.required else ("advised ", "soon"))
    text = joined(state, (point.words, "dim" if point.met else ""))
    first, *others = text.wrap(max(10, width - 8)) or [Content("")]
    clause = plain(point.clause.rjust(5), "dim")
    gap = " " * max(1, width - 2 - first.cell_length - clause.cell_length)
    return [joined(mark, first, gap, clause), *(joined("  ", line) for line in others)]


def _warning_lines(preview: Preview, width: int) -> list[Content]:
    lines: list[Content] = []
    for warning in preview.warnings:
        first, *others = plain(f"! {warning.words}", "late").wrap(max(10, width - 7))
        gap = " " * max(1, width - first.cell_length - len(warning.clause))
        lines += [joined(first, gap, (warning.clause, "dim")), *(joined("  ", line) for line in others)]
    return lines


def _letter_lines(letter: tuple[LetterPointView, ...], width: int) -> list[Content]:
    """The letter in two lines: how much is there, and what is missing, as far as there is room to say so."""
    met = sum(1 for point in letter if point.met)
    parts: list[Part] = [("Letter ", "strong"), (f"✓ {met} of {len(letter)}", "good" if met == len(letter) else "dim")]
    for required, words in ((True, "required"), (False, "advised")):
        missing = [point.words for point in letter if not point.met and point.required == required]
        if missing:
            tone: Tone = "late" if required else "soon"
            parts += [(f" · {len(missing)} {words} missing: ", tone), "; ".join(missing)]
    first, *others = joined(*parts).wrap(width)
    if not others:
        return [first]
    second, more = others[0], plain(" F4 lists all" if len(others) > 1 else "", "accent")
    return [first, joined(second.truncate(width - more.cell_length, ellipsis=True), more)]
