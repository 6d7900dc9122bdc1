"""PathInput: a line that a path is typed into, with what it may become beneath. It never waits for a drive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final, Self
from urllib.parse import unquote, urlsplit

from textual import events, getters, on, work
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from hoctui.store.files import LARGEST, say_size
from hoctui.text import visible
from hoctui.tui.aside import aside
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.line_input import LineInput, PasteRefused
from hoctui.tui.widgets.path_looking import LONGEST_PATH, Looked, Match, joined_to, look, split
from hoctui.tui.widgets.row_layout import MARK
from hoctui.tui.widgets.safe import Tone, fitted, flat, joined

STAND_IN: Final = "\ufffd"
"""What stands in a shown path for each character that no terminal may be sent."""

_MOST_THREADS: Final = 4
"""Folders that may be looked into at once; more than one only where a drive does not answer."""

_AGAIN_AFTER: Final = 0.3


Look = Callable[[str, Callable[[], bool]], Looked]
"""What finds out what a path may become: given what is typed, and whether that is wanted still."""


class PathLine(LineInput):
    """The line itself. What is pasted keeps its blanks, and loses the quotes that a terminal puts around a path."""

    class AtEnd(Message):
        """The right arrow was pressed where the line ends."""

    def __init__(self, *, hint: str = "") -> None:
        """An empty line."""
        super().__init__(hint=hint, limit=LONGEST_PATH)

    def _take_in(self, pasted: str) -> None:
        if len(pasted) > 2 * LONGEST_PATH:
            self.post_message(PasteRefused(f"That is {len(pasted):,} characters, and no path: nothing was pasted."))
            return
        text = pasted.strip("\r\n")
        if "\n" in text or "\r" in text:
            self.post_message(PasteRefused("Those are several lines, and one file is added at a time: nothing pasted."))
            return
        start, end = sorted(self.selection)
        self.replace(visible(bare_path(text)).replace("\t", " "), start, end)

    def action_cursor_right(self, select: bool = False) -> None:
        """Goes to the right; from the end, on to what the path may become."""
        if not select and self.cursor_at_end:
            self.post_message(self.AtEnd())
        else:
            super().action_cursor_right(select)


def bare_path(text: str) -> str:
    """A path as terminals and file managers paste it, without what they put around it: quotes, file://, backslashes."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    if text.casefold().startswith("file://"):
        path = unquote(urlsplit(text).path)
        return path[1:] if path[2:3] == ":" else path  # as in file:///C:/survey.pdf
    return text.replace("\\ ", " ") if text.startswith(("/", "~")) else text


class Matches(Widget):
    """What the path may become, beneath the line. It has no focus: the line's own keys go through it."""

    DEFAULT_CSS = """
    Matches {
        overlay: screen;
        constrain: none inside;
        display: none;
        height: auto;
        width: 1fr;
        background: $panel;
        color: $foreground;
    }
    Matches.-shown { display: block; }
    """

    @dataclass(eq=False)
    class Taken(Message):
        """One of them was clicked."""

        match: Match
        """Which."""

    def __init__(self) -> None:
        """None, and not shown."""
        super().__init__()
        self._looked = Looked("")
        self._at = -1

    @property
    def shown(self) -> bool:
        """Whether any is shown."""
        return self.has_class("-shown")

    @property
    def marked(self) -> Match | None:
        """The one that the mark is on; None until a key has moved it there."""
        return self._looked.matches[self._at] if self.shown and 0 <= self._at < len(self._looked.matches) else None

    def show(self, looked: Looked) -> None:
        """Show what was found."""
        self._looked = looked
        self._at = -1
        self.set_class(bool(looked.matches), "-shown")
        self.styles.height = len(looked.matches) + 1
        self.refresh()

    def hide(self) -> None:
        """Show none."""
        self.remove_class("-shown")
        self._at = -1

    def move(self, step: int, *, round_again: bool = False) -> None:
        """Move the mark; above the first is what is typed. With `round_again` the first comes after the last."""
        last = len(self._looked.matches) - 1
        self._at = 0 if round_again and self._at == last else max(-1, min(self._at + step, last))
        self.refresh()

    def render(self) -> RenderResult:
        """One line for each, and what to press."""
        looked, width = self._looked, self.size.width
        lines = [self._line(match, width, here=at == self._at) for at, match in enumerate(looked.matches)]
        left = looked.total - len(looked.matches)
        more = f"   and {left:,}{' or more' if looked.more else ''} others" if left else ""
        keys = joined(
            ("  tab", "accent"), (" completes   ", "dim"), ("↓", "accent"), (" chooses   ", "dim"),
            ("enter", "accent"), (" takes it", "dim"), (more, "dim"),
        )  # fmt: skip
        return Content("\n").join([*lines, keys.truncate(width, ellipsis=True)])

    def on_click(self, event: events.Click) -> None:
        """Take the one that was clicked."""
        if 0 <= event.y < len(self._looked.matches):
            self.post_message(self.Taken(self._looked.matches[event.y]))

    def _line(self, match: Match, width: int, *, here: bool) -> Content:
        size = say_size(match.size) if match.size >= 0 else ""
        tone: Tone = "late" if match.size > LARGEST else "dim"
        room = max(10, width - len(size) - 4)
        mark = joined((MARK if here else " ", "accent"), " ")
        name = flat(match.name) + ("/" if match.folder else "")
        return joined(mark, (fitted(name, room), "strong" if here else ""), " ", (size, tone))


class PathInput(Vertical):
    """A path: the line, what was found there, and beneath it what it may become.

    Tab and the right arrow complete to the longest beginning that all matches share; up and down choose among them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", show=False, id="path.complete"),
        Binding("down", "move(1)", "next match", show=False, id="path.next"),
        Binding("up", "move(-1)", "match before", show=False, id="path.before"),
    ]

    DEFAULT_CSS = """
    PathInput {
        height: 2;
        width: 1fr;
        & > Detail { height: 1; padding: 0; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    line = getters.query_one(PathLine)
    matches = getters.query_one(Matches)
    found = getters.query_one(Detail)

    def __init__(
        self,
        *,
        hint: str = "",
        look_at: Look = look,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        """An empty line, which says `hint` for as long as it is; `look_at` finds what a path may become."""
        super().__init__(id=id)
        self._look_at = look_at
        self._hint = hint
        self._looked = Looked("")
        self._wanted = ""
        self._completing = False
        self._looking: set[object] = set()
        self._stood_in: dict[str, str] = {}
        self._first = ""

    @property
    def path(self) -> str:
        """The path that is meant, as the system has it; what is shown may have stand-ins in it."""
        shown = self.line.value if self.is_mounted else self._first
        odd = max((begin for begin in self._stood_in if shown.startswith(begin)), key=len, default="")
        return self._stood_in[odd] + shown[len(odd) :] if odd else shown

    @path.setter
    def path(self, path: str) -> None:
        shown = "".join(char if char.isprintable() else STAND_IN for char in path)
        if shown != path:
            self._stood_in[shown] = path
        if not self.is_mounted:
            self._first = shown
            return
        self.line.value = shown
        self.line.cursor_position = len(shown)

    @property
    def chosen(self) -> Match | None:
        """The file that the path names exactly, as far as was looked."""
        looked = self._looked
        if looked.typed != self.path:
            return None
        name = split(looked.typed)[1]
        return next((match for match in looked.matches if match.name == name and not match.folder), None)

    def compose(self) -> ComposeResult:
        """The line, what was found, and the matches over what lies beneath."""
        line = PathLine(hint=self._hint)
        line.value = self._first
        yield line
        yield Detail()
        yield Matches()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Puts the focus into the line."""
        self.line.focus(scroll_visible)
        return self

    # Looking

    @on(Input.Changed)
    def follow_typing(self) -> None:
        """Look what the path may become now."""
        self._ask()

    def _ask(self) -> None:
        self._wanted = self.path
        if self._looked.typed != self._wanted:
            self._look(self._wanted)

    @work(exclusive=True, group="look")
    async def _look(self, typed: str) -> None:
        if len(self._looking) >= _MOST_THREADS:
            self.found.show(joined(("a drive does not answer; the path can be typed all the same", "soon")))
            self.set_timer(_AGAIN_AFTER, self._ask)
            return
        thread = object()
        self._looking.add(thread)
        looked = await aside(partial(self._look_there, thread, typed, lambda: self._wanted == typed))
        if typed == self.path:
            self._show(looked)

    def _look_there(self, thread: object, typed: str, wanted: Callable[[], bool]) -> Looked:
        try:
            return self._look_at(typed, wanted)
        finally:
            self._looking.discard(thread)

    def _show(self, looked: Looked) -> None:
        self._looked = looked
        exact = self.chosen
        if self.line.has_focus and not (exact and looked.total == 1):
            self.matches.show(looked)
        else:
            self.matches.hide()
        self.found.show(_said(looked, exact))
        self.post_message(self.Found(self, exact))
        if self._completing:
            self._completing = False
            if self.line.has_focus:
                self._complete(by_tab=True)

    @dataclass(eq=False)
    class Found(Message):
        """What lies at the path was looked at."""

        path_input: PathInput
        match: Match | None
        """The file that it names; None where it names none."""

    # Keys and mouse

    def action_complete(self) -> None:
        """Completes as far as all matches agree; marks the next where they part; goes on where there is no more."""
        if self._looked.typed == self.path:
            self._complete(by_tab=True)
        elif self._completing:  # asked before, and the drive does not answer
            self.screen.focus_next()
        else:
            self._completing = True  # once it is known what lies there
            self._ask()

    def _complete(self, *, by_tab: bool) -> None:
        looked = self._looked
        folder, begins = split(looked.typed)
        if looked.typed == "~":
            self.path = joined_to("~", Match("", folder=True))
        elif looked.total == 1 and looked.matches[0].folder:
            self._take(looked.matches[0])
        elif len(looked.common) > len(begins) or (looked.common not in ("", begins) and not self.chosen):
            self.path = folder + looked.common
        elif by_tab and (self.chosen or not looked.matches):
            self.screen.focus_next()
        elif by_tab and self.matches.shown:
            self.matches.move(1, round_again=True)
        elif looked.matches:
            self.matches.show(looked)

    @on(PathLine.AtEnd)
    def complete_at_end(self, message: PathLine.AtEnd) -> None:
        """Completes, as Tab does, but stays in the line."""
        message.stop()
        marked = self.matches.marked
        if marked:
            self._take(marked)
        elif self._looked.typed == self.path:
            self._complete(by_tab=False)

    def action_move(self, step: int) -> None:
        """Moves the mark among the matches."""
        if not self.matches.shown and self._looked.typed == self.path:
            self.matches.show(self._looked)
        self.matches.move(step)

    @on(Input.Submitted)
    def enter(self, message: Input.Submitted) -> None:
        """Takes the one that is marked, or goes into the folder that is named; else enter is for the form."""
        looked = self._looked
        marked = self.matches.marked
        name = split(self.path)[1]
        if marked is None and looked.typed == self.path and name:
            marked = next((match for match in looked.matches if match.name == name and match.folder), None)
        if marked:
            message.stop()
            self._take(marked)

    @on(Matches.Taken)
    def take_clicked(self, message: Matches.Taken) -> None:
        """Takes the one that was clicked."""
        message.stop()
        self.line.focus()
        self._take(message.match)

    def _take(self, match: Match) -> None:
        self.path = joined_to(split(self._looked.typed)[0], match)
        self.matches.hide()

    def close(self) -> bool:
        """Puts the matches away; whether any were shown."""
        shown = self.matches.shown
        self.matches.hide()
        return shown

    def on_descendant_blur(self) -> None:
        """Away from the line, nothing is offered."""
        self.matches.hide()


def _said(looked: Looked, exact: Match | None) -> Content:
    """What was found, in a few words."""
    if exact:
        size = say_size(exact.size) if exact.size >= 0 else ""
        return joined(
            (f"{size}, too large: at most {say_size(LARGEST)}", "late") if exact.size > LARGEST else (size, "dim")
        )
    if looked.problem:
        return joined((looked.problem, "soon"))
    if looked.typed and not looked.matches and looked.typed != "~":
        empty = "nothing in that folder" if not split(looked.typed)[1] else "nothing there begins so"
        return joined(("more lies there than can be looked at" if looked.more else empty, "dim"))
    return Content("")
