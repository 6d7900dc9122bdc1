"""The register's figures beside the questionnaire: counted behind the painted clause, their cases, and as evidence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from hoctui.errors import HoctuiError
from hoctui.services.views import ClauseView
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.safe import flat

if TYPE_CHECKING:
    from hoctui.register.measures import Basis
    from hoctui.services.assessing_figures import CaseBehind, RegisterSays

QUIET: Final = 0.12
"""Seconds that the cursor rests on a clause before its figures are counted, so that no key waits for them."""


class RegisterFigures:
    """What the register says of the clauses of one assessment.

    What figures are counted from is read once and kept until the register changes. One clause is counted at a time,
    and always the one that the cursor is on by then.
    """

    def __init__(self, screen: PlaceScreen, edition: str, year: str, show: Callable[[str], None]) -> None:
        """Figures of a year for the clauses of an edition; `show` is told the number of a clause once it is counted."""
        self.edition = edition
        self.year = year
        self._screen = screen
        self._show = show
        self._known: dict[str, RegisterSays] = {}
        self._basis: Basis | None = None
        self._wanted = ""
        self._counting = False
        self._turn = 0

    def of(self, number: str) -> RegisterSays | None:
        """What the register says of a clause; None where that is not counted yet, or no figure bears on it."""
        return self._known.get(number)

    def forget(self) -> None:
        """The register has changed: count anew whatever is asked from now on."""
        self._turn += 1
        self._basis = None
        self._known.clear()

    def want(self, view: ClauseView) -> None:
        """Count the figures of a clause once the cursor rests on it."""
        self._wanted = view.number
        if self._wanted and self._wanted not in self._known and not self._counting:
            self._counting = True
            self._screen.run_worker(self._count(), group="figures")

    async def _count(self) -> None:
        try:
            while self._wanted and self._wanted not in self._known:
                number, turn = self._wanted, self._turn
                await asyncio.sleep(QUIET)
                if number == self._wanted and turn == self._turn:
                    await self._count_one(number, turn)
        except HoctuiError as fault:
            self._screen.say(f"The register's figures cannot be counted: {fault.sentence}", "late")
        finally:
            self._counting = False

    async def _count_one(self, number: str, turn: int) -> None:
        from hoctui.services import assessing_figures, figures  # noqa: PLC0415 - behind the painted clause, not before it

        errands = self._screen.app.errands
        basis = self._basis
        if basis is None:
            counting = await errands.ask(assessing_figures.begin_year, self.year)
            while basis is None and turn == self._turn:  # a moment at a time, so that others get the register between
                basis = await errands.ask(figures.go_on, counting)
        if turn == self._turn and basis is not None:
            self._basis = basis
            says = await errands.ask(assessing_figures.says, self.edition, number, basis)
            if turn == self._turn:
                self._known[number] = says
                self._show(number)


async def choose_case(screen: PlaceScreen, number: str, says: RegisterSays) -> str:
    """Show the cases behind the figures of a clause; the one that was picked, or nothing."""
    from hoctui.services import assessing_figures  # noqa: PLC0415

    found = await screen.app.errands.ask(assessing_figures.cases_behind, says.figures)
    if not found:
        screen.say("There is no case behind it.")
        return ""
    options = [Option(one.case, one.case, _told(one), group=one.figure) for one in found]
    title = f"The cases behind {number}, {says.figures.period}"
    return await screen.app.push_screen_wait(Choose(title, options)) or ""


def _told(one: CaseBehind) -> str:
    who = ", ".join(flat(part) for part in (one.resident, one.about) if part)
    return who if one.kept else f"{one.why or 'not kept'} · {who}"


def taken(view: ClauseView, says: RegisterSays) -> dict[str, str]:
    """The answer's evidence with the figures taken in."""
    from hoctui.services import assessing_figures  # noqa: PLC0415

    return {"evidence": assessing_figures.with_figures(view.answer.evidence, says.figures)}
