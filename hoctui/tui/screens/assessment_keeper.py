"""AnswerKeeper: what is answered and typed in one self-assessment, shown at once and written down soon after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from textual.timer import Timer

from hoctui.clock import say_instant
from hoctui.errors import BadInput, HoctuiError
from hoctui.services import assessing, keeping
from hoctui.services.desk import Desk
from hoctui.services.views import ClausePage
from hoctui.tui.screens.assessment_walk import Walk
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.answer_editor import AnswerEditor, value_of
from hoctui.tui.widgets.safe import Tone

SOON: Final = 1.5
"""Seconds after the first key of some typing in which it is written down."""

AGAIN: Final = 10.0
"""Seconds after which a save that failed is tried again."""


class AnswerKeeper:
    """Keeps the answers of one assessment until they are on file.

    What is typed is written down a moment after the first key, and when its clause is left. While somebody types on at
    one clause the history of answers keeps what stood before, not every half sentence. A date that is half typed is no
    date yet: it is kept as a draft, and stands in its field when the clause is opened again. What cannot be saved is
    tried again, and stays on the screen meanwhile.
    """

    def __init__(
        self,
        screen: PlaceScreen,
        walk: Walk,
        half: Mapping[str, str],
        show: Callable[[], None],
        tell: Callable[[str, Tone], None],
    ) -> None:
        """A keeper of the answers of a walk.

        Args:
            screen: Whose timers and workers it uses.
            walk: The clauses as they stand.
            half: Half dates left from before, by clause.
            show: Called when the walk has changed.
            tell: Called with what to say in the status line.
        """
        self.walk = walk
        self.half = dict(half)
        self._screen = screen
        self._show = show
        self._say = tell
        self._number = ""
        self._typed: dict[str, str] = {}
        self._going_on = False
        self._soon: Timer | None = None
        self._unsaved: dict[str, dict[str, Any]] = {}
        self._begun: set[str] = set()

    def renew(self, walk: Walk) -> None:
        """The assessment was read again: what is not on file yet stands in it all the same."""
        self.walk = walk
        for number, fields in self._unsaved.items():
            self._redo(number, fields)

    def answer(self, number: str, fields: dict[str, Any], *, going_on: bool = False) -> None:
        """Answer a clause: shown at once, then written down.

        Raises:
            BadInput: a date that cannot be one; nothing of the fields is taken.
        """
        self._redo(number, fields)
        self._show()
        self._unsaved[number] = {**self._unsaved.get(number, {}), **fields}
        if not going_on:
            self._begun.add(number)  # what stood before is to be kept, whenever this is written down
        self._screen.run_worker(self._write(number), group="write")

    async def undo(self, number: str) -> None:
        """Take the last change of a clause's answer back, once all that was typed is written down.

        Raises:
            HoctuiError: there is nothing to take back, or it cannot be written down.
        """
        self.write_typed()
        await self._write(number)
        self.walk.put(await self._screen.app.errands.ask(assessing.undo, number, self.walk.outline.id))
        self._show()

    def start(self, number: str) -> None:
        """From now on it is the answer to this clause that is typed."""
        self._number = number
        self._typed.clear()
        self._going_on = False

    def take(self, typed: AnswerEditor.Typed) -> None:
        """Something was typed into a field."""
        if typed.number != self._number:
            return
        name = typed.field
        if name == "due":
            self.half.pop(self._number, None)
            if typed.half:
                self.half[self._number] = typed.value
        if typed.half or typed.value == value_of(self.walk[self._number].answer, name):
            self._typed.pop(name, None)
            return
        self._typed[name] = typed.value
        if self._soon is None:
            self._soon = self._screen.set_timer(SOON, self.write_typed)

    def write_typed(self) -> None:
        """Write down what was typed since the last time."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        typed, self._typed = self._typed, {}
        if not typed:
            return
        try:
            self.answer(self._number, typed, going_on=self._going_on)
        except BadInput as fault:
            self._say(fault.sentence, "late")
            self.half[self._number] = typed.pop("due", "")
            if typed:
                self.answer(self._number, typed, going_on=self._going_on)
        self._going_on = True

    async def keep(self, number: str) -> None:
        """Write down all that is not on file yet, and that the officer is at this clause."""
        self.write_typed()
        for waiting in tuple(self._unsaved):
            await self._write(waiting)
        await self._screen.app.errands.ask(_leave, self.walk.outline.id, number, dict(self.half))

    def _redo(self, number: str, fields: dict[str, Any]) -> None:
        today = self._screen.app.today
        self.walk.put(assessing.redone(self.walk.outline.edition, self.walk[number], fields, today))

    async def _write(self, number: str) -> None:
        """Write down what is answered of a clause and not on file yet; where that fails, it is tried again."""
        fields = self._unsaved.pop(number, None)
        if not fields:
            return
        app, begun = self._screen.app, number in self._begun
        self._begun.discard(number)
        try:
            await app.errands.ask(_save, self.walk.outline.id, number, fields, not begun)
        except HoctuiError as fault:
            self._begun |= {number} if begun else set()
            self._unsaved[number] = {**fields, **self._unsaved.get(number, {})}
            self._say(f"Not saved: {fault.sentence}", "late")
            self._screen.set_timer(AGAIN, lambda: self._try_again(number))
        else:
            self._say(f"saved {say_instant(app.desk.clock.now())[-5:]}", "dim")

    def _try_again(self, number: str) -> None:
        self._screen.run_worker(self._write(number), group="write")


def read(desk: Desk) -> tuple[ClausePage, dict[str, str]] | None:
    """The current assessment with its half typed dates; None where there is none."""
    if not assessing.has_one(desk):
        return None
    page = assessing.page(desk)
    return page, keeping.draft(desk, _draft(page.outline.id))


def _save(desk: Desk, assessment: int, number: str, fields: dict[str, Any], going_on: bool) -> None:
    assessing.answer(desk, number, fields, assessment, going_on=going_on)


def _leave(desk: Desk, assessment: int, number: str, half: dict[str, str]) -> None:
    if half != keeping.draft(desk, _draft(assessment)):
        keeping.keep_draft(desk, _draft(assessment), half)
    assessing.stay_at(desk, number, assessment)


def _draft(assessment: int) -> str:
    return f"self-assessment {assessment}, dates"
