"""The head of a case: its clocks, what the Code asks next, what stands on record, what was promised. Lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from hoctui.dates import say_day, say_short
from hoctui.services.views import CaseView, ClockView, DutyView
from hoctui.tui.widgets.safe import Tone, joined, plain

_WIDE: Final = 100
"""Cells of a screen from which on the head has a column of its own, as the breakpoints of every screen have it."""

_NARROWEST: Final = 20
"""Cells under which nothing is drawn."""

_LEAST: Final = 11
"""Lines that a narrow screen's head may have, however small the terminal."""

_TIMELINE: Final = 8
"""Lines that a narrow screen leaves to the timeline."""


STAGE_CLOCKS: Final = ("acknowledge", "respond", "update")
"""The clocks that are told first; everything else that is to be done stands below what the Code asks next."""

_ROOM_BESIDE: Final = 70
"""Cells from which on there is room for a text beside the words that lead to it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines that belong together, and what to do with them where there is little room."""

    lines: tuple[Content, ...]
    next_step: bool = False
    """Whether a click on them does the next step."""
    least: int = 99
    """Lines that it keeps where there is little room; 99 keeps all."""


class CaseHead(Widget):
    """What an officer must know of a case before its timeline, the clock first."""

    ALLOW_SELECT = True

    DEFAULT_CSS = """
    CaseHead {
        height: auto;
        padding: 0 1;
        background: $background;
        color: $foreground;
    }
    """

    @dataclass(eq=False)
    class NextChosen(Message):
        """What the Code asks next was clicked."""

    def __init__(self, view: CaseView | None, today: date, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        """The head of a case, or of none yet."""
        super().__init__(id=id)
        self._today = today
        self._view = view
        self._clickable = range(0)
        self._drawn: tuple[int, int, list[Content]] = (0, 0, [])

    @property
    def whole(self) -> bool:
        """Whether the screen is wide enough for a column of its own, with all that is known of the case."""
        return self.app.size.width >= _WIDE

    def show(self, view: CaseView, today: date) -> None:
        """Show a case as it is now."""
        if view is not self._view or today != self._today:
            self._view, self._today, self._drawn = view, today, (0, 0, [])
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """As many lines as it has at this width."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """The lines."""
        return Content("\n").join(self._lines(self.size.width))

    def on_click(self, event: events.Click) -> None:
        """Says that the next step was clicked."""
        if event.y in self._clickable:
            self.post_message(self.NextChosen())

    def _lines(self, width: int) -> list[Content]:
        """The lines at this width, made once for the layout and for the picture."""
        height = self.app.size.height
        if self._drawn[:2] != (width, height):
            lines = self._draw(self._view, width, height) if self._view and width >= _NARROWEST else []
            self._drawn = (width, height, lines)
        return self._drawn[2]

    def _draw(self, view: CaseView, width: int, height: int) -> list[Content]:
        whole = self.whole
        blocks = (whole_blocks if whole else blocks_of)(view, self._today, width)
        room = height - (5 if whole else 4 + _TIMELINE)
        rule = Content.styled("─" * width, "$rule")
        lines: list[Content] = []
        for block in fitted_into(blocks, max(_LEAST, room)):
            if lines:
                lines.append(Content("") if whole else rule)
            if block.next_step:
                self._clickable = range(len(lines), len(lines) + len(block.lines))
            lines += block.lines
        if not whole:
            lines.append(rule)
        return lines


def fitted_into(blocks: Sequence[Block], room: int) -> list[Block]:
    """The blocks in at most so many lines, one between each two: the last ones give way first."""
    kept = [block for block in blocks if block.lines]
    over = sum(len(block.lines) + 1 for block in kept) - room
    for at in range(len(kept) - 1, -1, -1):
        block = kept[at]
        if over <= 0 or block.least >= len(block.lines):
            continue
        # One line is lost to saying how many are not shown.
        left = max(block.least, len(block.lines) - over - 1)
        over -= len(block.lines) - left - 1
        more = plain(f"  … {len(block.lines) - left} more: i shows all", "dim")
        kept[at] = Block((*block.lines[:left], more), block.next_step, block.least)
    return kept


def blocks_of(view: CaseView, today: date, width: int) -> list[Block]:
    """The head of a narrow screen."""
    return [
        Block(tuple(_clock_lines(view, today, width, wrap=False))),
        Block(tuple(_next_lines(view, width)), next_step=True),
        Block(
            (*_settle_line(view, width), *_duty_lines(view, today, width), *_breach_line(view, width)),
            least=3,
        ),
    ]


def whole_blocks(view: CaseView, today: date, width: int) -> list[Block]:
    """The head in a column of its own."""
    duties = _duty_lines(view, today, width)
    facts = [
        line
        for label, value in view.facts
        if label not in ("Wants", "Urgent", "Record kept")
        for line in _fact_lines(label, value, width)
    ]
    return [
        Block(tuple(_clock_lines(view, today, width, wrap=True))),
        Block(tuple(_next_lines(view, width)), next_step=True),
        Block(tuple(_settle_lines(view, width)), least=2),
        Block((plain("To be done", "dim"), *duties) if duties else (), least=4),
        Block(tuple(_breach_lines(view, width)), least=2),
        Block(tuple(_about_lines(view, width)), least=3),
        Block(tuple(facts), least=2),
    ]


def _clock_lines(view: CaseView, today: date, width: int, *, wrap: bool) -> list[Content]:
    """Every running clock of the stages and updates, the most pressing first and with its count."""
    running = [clock for clock in view.clocks if clock.state == "running" and clock.kind in STAGE_CLOCKS]
    running.sort(key=lambda clock: (clock.projected, clock.due))
    if not running:
        return _standing_lines(view, width)
    lines: list[Content] = []
    for place, clock in enumerate(running):
        lines += _clock_line(clock, today, width, first=place == 0)
        if place == 0:
            lines += _count_lines(clock, width, wrap=wrap)
    return lines


def _clock_line(clock: ClockView, today: date, width: int, *, first: bool) -> list[Content]:
    what = clock.what.partition(", stage")[0].upper()
    clause = plain(clock.clause, "dim")
    by = f"{what} by {say_short(clock.due, today)}"
    if clock.projected:
        return spread(joined("then ", by, (", if acknowledged on the last day", "dim")), clause, width)
    late = clock.due < today
    tone: Tone = "late" if late else ("soon" if clock.due == today else "strong" if first else "")
    due = joined("" if first else "then ", (by, tone))
    whole = joined(due, " · ", (clock.left, tone))
    if whole.cell_length + clause.cell_length < width:
        return spread(whole, clause, width)
    return [*spread(due, clause, width), joined("  ", (clock.left, tone))]


def _count_lines(clock: ClockView, width: int, *, wrap: bool) -> list[Content]:
    """How the date was counted: in short on one line, or in full where there is room."""
    told = "; ".join(part for part in (clock.count, clock.note) if part) or "a date that was set, not counted"
    why = joined(("w ", "accent"), ("why", "dim"))
    if wrap:
        found = plain(told, "dim").wrap(width - 2)
        lines = [joined("  ", line) for line in found]
        return [*lines[:-1], *spread(lines[-1], why, width)]
    return spread(joined("  ", (told, "dim")).truncate(width - 8, ellipsis=True), why, width)


def _standing_lines(view: CaseView, width: int) -> list[Content]:
    """Where a case stands on which no clock runs."""
    last = [clock for clock in view.clocks if clock.met_on and clock.what.startswith("respond")]
    words = view.line.stage_words if view.line.kind == "service request" else f"Stage {view.line.stage_words}"
    lines = spread(
        joined((words, "strong"), ("  no stage runs", "dim")), joined(("w ", "accent"), ("why", "dim")), width
    )
    if last:
        clock = last[-1]
        kept: tuple[str, Tone] = ("in time", "good") if clock.state == "kept" else ("late", "late")
        lines.append(
            joined(f"  answered {say_day(clock.met_on)}, ", kept, (f"; due {say_day(clock.due)}", "dim"))
            if clock.met_on
            else Content("")
        )
    return lines


def _next_lines(view: CaseView, width: int) -> list[Content]:
    step = view.next
    if not step.words:
        return []
    if not step.command and step.words.startswith("nothing"):
        return spread(plain(step.words[0].upper() + step.words[1:]), plain(step.clause, "dim"), width)
    key = joined(("space ", "accent"), ("›", "dim")) if step.command else Content("")
    right = joined((f"{step.clause}   " if step.clause and step.command else step.clause, "dim"), key)
    asked = plain("What the Code asks next", "accent")
    if width < _ROOM_BESIDE:
        return [*spread(asked, right, width), *plain(step.words).wrap(width)]
    return spread(joined(asked, (": ", "accent"), step.words), right, width)


def _breach_lines(view: CaseView, width: int) -> list[Content]:
    lines: list[Content] = []
    for breach in view.breaches:
        first, *others = plain(f"! {breach.words}", "late").wrap(width - 8) or [Content("")]
        lines += spread(first, joined((breach.clause, "dim")), width)
        lines += [joined("  ", line) for line in others]
    return lines


def _breach_line(view: CaseView, width: int) -> list[Content]:
    """What stands on record against the Code, on one line where it is more than one."""
    if len(view.breaches) < 2:
        return _breach_lines(view, width)
    told = f"! {len(view.breaches)} on record against the Code: {view.breaches[-1].words}"
    key = joined(("i ", "accent"), ("all", "dim"))
    return spread(plain(told, "late").truncate(width - key.cell_length - 2, ellipsis=True), key, width)


def _settle_line(view: CaseView, width: int) -> list[Content]:
    """As much of what is still unsaid as one line holds."""
    if not view.open_points:
        return []
    count = len(view.open_points)
    key = joined(("s ", "accent"), ("settle", "dim"))
    told = f"? {count} to settle: {view.open_points[0].words}" if count > 1 else f"? {view.open_points[0].words}"
    return spread(plain(told, "soon").truncate(width - key.cell_length - 2, ellipsis=True), key, width)


def _settle_lines(view: CaseView, width: int) -> list[Content]:
    """What is still unsaid or undone without a date, and the key that settles it."""
    lines: list[Content] = []
    key = joined(("s ", "accent"), ("settle  ", "dim"))
    for place, point in enumerate(view.open_points):
        right = joined(key if not place else "", (point.clause, "dim"))
        first, *others = plain(f"? {point.words}", "soon").wrap(max(10, width - right.cell_length - 1)) or [Content("")]
        lines += spread(first, right, width)
        lines += [joined("  ", line) for line in others]
    return lines


def _duty_lines(view: CaseView, today: date, width: int) -> list[Content]:
    """What is to be done, by its date, and then what was done."""
    shown = [duty for duty in view.duties if not duty.dropped]
    shown.sort(key=lambda duty: (not duty.open, duty.by or date.max))
    return [line for duty in shown for line in _one_duty(duty, today, width)]


def _one_duty(duty: DutyView, today: date, width: int) -> list[Content]:
    words = duty.what if duty.kind == "action" else duty.label
    owner = f" ({duty.owner})" if duty.owner and duty.owner not in words else ""
    tone: Tone = "dim"
    if duty.done_on:
        mark, said = "✓ ", f"done {say_short(duty.done_on, today)}"
    elif duty.by is None:
        mark, said = "· ", "no date given"
    else:
        late = duty.by < today
        tone = "late" if late else ("soon" if duty.by == today else "dim")
        mark = "! " if late else "· "
        said = f"by {say_short(duty.by, today)}, {duty.left}"
    right = plain(said, tone)
    left = joined((mark, tone), (words + owner, "dim" if duty.done_on else "")).first_line
    room = width - right.cell_length - 2
    if left.cell_length > room and width < _ROOM_BESIDE:
        return [left.truncate(width, ellipsis=True), joined(" " * (width - right.cell_length), right)]
    return spread(left.truncate(max(8, room), ellipsis=True), right, width)


def _about_lines(view: CaseView, width: int) -> list[Content]:
    stage = [
        ("Complaint", view.definition or view.line.about),
        ("Wants", view.outcomes),
        ("Seen before", seen_words(view)),
    ]
    return [line for label, text in stage if text for line in _fact_lines(label, text, width)]


def seen_words(view: CaseView) -> str:
    """That the resident was met before, or that the matter keeps coming back; empty where neither is so."""
    seen = view.seen
    if not seen.cases and not seen.alike:
        return ""
    earlier = f"{len(seen.cases)} other case{'' if len(seen.cases) == 1 else 's'}" if seen.cases else ""
    still = f", {seen.open} open" if seen.open else ""
    alike = f"of the same kind: {', '.join(seen.alike[:3])}" if seen.alike else ""
    return "; ".join(part for part in (f"{earlier}{still}" if earlier else "", alike) if part)


def _fact_lines(label: str, text: str, width: int) -> list[Content]:
    indent = 12 if len(label) < 12 else len(label) + 1
    found = plain(text).wrap(max(10, width - indent)) or [Content("")]
    head = joined((label.ljust(indent), "dim"), found[0])
    return [head, *(joined(" " * indent, line) for line in found[1:])]


def spread(left: Content, right: Content, width: int) -> list[Content]:
    """Two texts at the two ends of a line; the left one runs on below where they do not fit."""
    room = max(1, width - right.cell_length - 1)
    first, *others = left.wrap(room) or [Content("")]
    return [joined(first, " " * max(1, width - first.cell_length - right.cell_length), right), *others]
