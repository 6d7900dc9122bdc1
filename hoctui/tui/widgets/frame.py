"""The frame that every screen has: the places above, where things stand and the keys below. One line each, cheap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from hoctui.tui.widgets.row_layout import MARK
from hoctui.tui.widgets.safe import Tone, cut, flat, joined, plain

NAME: Final = "hoctui"
BACK: Final = "‹"
_LEAST_LANDLORD: Final = 8


class Place(NamedTuple):
    """One of the places of the app, on a key of its own."""

    id: str
    key: str
    title: str
    short: str = ""
    """What it is called where the screen is narrow; the title, if empty."""


class Crumb(NamedTuple):
    """Where a screen lies that is not itself a place: what Escape goes back to, and what it shows."""

    back: str
    title: Content
    right: Content


class TopLine(Widget):
    """The app's name, its places with the present one marked, the landlord and the day; a thin rule below."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    TopLine {
        dock: top;
        height: 2;
        background: $background;
        color: $foreground;
    }
    """

    places: reactive[tuple[Place, ...]] = reactive[tuple[Place, ...]](())
    """The places there are."""
    current: reactive[str] = reactive("")
    """The id of the place one is in."""
    landlord: reactive[str] = reactive("")
    """The landlord's name."""
    day: reactive[str] = reactive("")
    """The day in words, "Sat 21 Nov 2026"."""
    crumb: reactive[Crumb | None] = reactive[Crumb | None](None)
    """Shown instead of the places on a screen that lies behind one of them."""

    @dataclass(eq=False)
    class PlaceChosen(Message):
        """A place was clicked."""

        id: str

    @dataclass(eq=False)
    class BackChosen(Message):
        """The way back was clicked."""

    def __init__(self, places: tuple[Place, ...] = (), current: str = "", landlord: str = "", day: str = "") -> None:
        super().__init__()
        self.set_reactive(TopLine.places, places)
        self.set_reactive(TopLine.current, current)
        self.set_reactive(TopLine.landlord, landlord)
        self.set_reactive(TopLine.day, day)

    def render(self) -> RenderResult:
        """The line and the rule."""
        width = self.size.width
        line = self._crumb_line(width) if self.crumb is not None else self._places_line(width)
        return joined(line, "\n", Content.styled("─" * width, "$rule"))

    def on_click(self, event: events.Click) -> None:
        """Says which place was clicked, or that the way back was."""
        if event.y:
            return
        if self.crumb is not None:
            if event.x < 1 + len(BACK) + 1 + cell_len(self.crumb.back):
                self.post_message(self.BackChosen())
            return
        left, _ = self._fit(self.size.width)
        at = 0
        for text, _, place_id in left:
            at += cell_len(text)
            if event.x < at:
                if place_id:
                    self.post_message(self.PlaceChosen(place_id))
                return

    def _places_line(self, width: int) -> Content:
        left, right = self._fit(width)
        used = sum(cell_len(text) for text, _, _ in left)
        line = joined(*((text, tone) for text, tone, _ in left))
        here = next((number for number, (_, _, place_id) in enumerate(left) if place_id == self.current), None)
        if here is not None and self.current:
            start = sum(len(text) for text, _, _ in left[:here])
            line = line.stylize("bold", start, start + len(left[here][0]))
        blanks = " " * max(1, width - used - cell_len(right) - 1)
        return joined(line, blanks, (right, "dim"))

    def _fit(self, width: int) -> tuple[list[tuple[str, Tone, str]], str]:
        """The left and the right of the line, as full as the width allows: first the year goes, then what is long."""
        landlord, day = flat(self.landlord), self.day
        short_day = " ".join(day.split()[:3])
        sparse, dense = self._left(3, short=False), self._left(2, short=False)
        for left, right in (
            (sparse, _told(landlord, day)),
            (sparse, _told(landlord, short_day)),
            (dense, _told(landlord, short_day)),
        ):
            if _cells(left) + cell_len(right) + 3 <= width:
                return left, right
        for left in (dense, self._left(2, short=True), self._left(2, short=True, name=False)):
            room = width - _cells(left) - 3
            spare = room - len(short_day) - 3
            if spare >= _LEAST_LANDLORD and landlord:
                return left, _told(cut(landlord, spare), short_day)
            if len(short_day) <= room:
                return left, short_day
        for left in (self._left(2, short=True), self._left(2, short=True, name=False)):
            if _cells(left) <= width:
                return left, ""
        return self._left(1, short=True, name=False), ""

    def _left(self, gap: int, *, short: bool, name: bool = True) -> list[tuple[str, Tone, str]]:
        """Text, tone and place of each piece; the present place's begins with the mark that the cursor has too."""
        pieces: list[tuple[str, Tone, str]] = [(f" {NAME}", "strong", "")] if name else []
        for place in self.places:
            here = place.id == self.current
            title = (place.short or place.title) if short else place.title
            pieces.append((" " * (gap - 1), "", ""))
            pieces.append(((MARK if here else " ") + f"{place.key} {title}", "accent" if here else "dim", place.id))
        return pieces

    def _crumb_line(self, width: int) -> Content:
        crumb = self.crumb
        if crumb is None:
            return Content("")
        back = joined((f" {BACK} ", "accent"), (flat(crumb.back), "dim"), "   ")
        right_width = crumb.right.cell_length
        room = width - back.cell_length - right_width - (3 if right_width else 1)
        title = crumb.title.truncate(max(0, room), ellipsis=True)
        blanks = " " * max(1, width - back.cell_length - title.cell_length - right_width - 1)
        return joined(back, title, blanks, crumb.right)


class StatusLine(Widget):
    """One line of where things stand, with room at its right for what was just done: "saved 14:02"."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    StatusLine {
        dock: bottom;
        height: 1;
        margin-bottom: 1;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._standing = Content("")
        self._note = Content("")

    def stand(self, *parts: Content | str | tuple[str, Tone]) -> None:
        """Says where things stand: strings, or strings with a tone."""
        standing = joined(*parts)
        if not standing.is_same(self._standing):
            self._standing = standing
            self.refresh()

    def say(self, text: str, tone: Tone = "dim") -> None:
        """Says at the right what was just done; an empty text takes it away."""
        note = plain(flat(text), tone)
        if not note.is_same(self._note):
            self._note = note
            self.refresh()

    def render(self) -> RenderResult:
        """Both on one line; the standing gives way, since the note is new."""
        width = self.size.width
        note = self._note.truncate(max(0, width - 2), ellipsis=True)
        taken = note.cell_length + 3 if note else 1
        standing = self._standing.first_line.truncate(max(0, width - taken - 1), ellipsis=True)
        blanks = " " * max(1, width - standing.cell_length - note.cell_length - 2)
        return joined(" ", standing, blanks, note)


class KeyItem(NamedTuple):
    """A key as the footer shows it."""

    command: str
    """The command's id."""
    key: str
    label: str
    rank: int
    """1 stays the longest when the screen is narrow."""


class KeyLine(Widget):
    """The keys that matter here, one line; each can be clicked."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        background: $background;
        color: $foreground;
    }
    """

    items: reactive[tuple[KeyItem, ...]] = reactive[tuple[KeyItem, ...]](())
    """The keys, in the order in which they are shown."""

    @dataclass(eq=False)
    class Pressed(Message):
        """A key of the footer was clicked."""

        command: str
        """The command's id."""

    def render(self) -> RenderResult:
        """As many of the keys as there is room for, the least of them left out first."""
        parts: list[Content | str | tuple[str, Tone]] = []
        for item in self._shown():
            parts += [" ", (item.key, "accent"), (f" {item.label}", "dim"), " "]
        return joined(*parts)

    def on_click(self, event: events.Click) -> None:
        """Says which key was clicked."""
        at = 0
        for item in self._shown():
            at += _item_width(item)
            if event.x < at:
                self.post_message(self.Pressed(item.command))
                return

    def _shown(self) -> Sequence[KeyItem]:
        shown = list(self.items)
        while len(shown) > 1 and sum(map(_item_width, shown)) > self.size.width:
            shown.remove(max(reversed(shown), key=lambda item: item.rank))
        return shown


def _item_width(item: KeyItem) -> int:
    return cell_len(item.key) + cell_len(item.label) + 3


def _told(landlord: str, day: str) -> str:
    return " · ".join(part for part in (landlord, day) if part)


def _cells(pieces: Sequence[tuple[str, Tone, str]]) -> int:
    return sum(cell_len(text) for text, _, _ in pieces)
