"""Checks before publishing: what stands in the way, what to look at again, what was overruled, and by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.content import Content

from hoctui.dates import say_day
from hoctui.errors import HoctuiError
from hoctui.services import checking, figures
from hoctui.services.checking import FindingView, Overruling
from hoctui.tui.commands import Command
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.assessment_list import AssessmentList
from hoctui.tui.widgets.row_layout import Cell, CellLike, Column
from hoctui.tui.widgets.safe import Tone, flat, joined

if TYPE_CHECKING:
    from hoctui.register.measures import Basis
    from hoctui.services.figures import Counting

_ALIKE = 3
"""From so many clauses on of which the same is said they are one line."""

_NONE = "Nothing stands in the way of publishing.\nThe checks have found nothing to look at either."


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line of the list: something that the checks found, or an overruling that has nothing left to overrule."""

    code: str
    title: str
    clauses: tuple[str, ...]
    words: str
    quoted: str = ""
    overruled: str = ""
    """The reason for which it is overruled; empty where it is not."""
    told: str = ""
    """What is on record of its overruling."""
    many: bool = False
    """Whether it stands for several clauses of which the same is said."""

    @property
    def clause(self) -> str:
        """The clause by which it is overruled; empty for one about the whole."""
        return self.clauses[0] if self.clauses else ""


def _reach(counting: Counting) -> tuple[object, ...]:
    """How far a count goes, and by what: two that reach as far come to the same."""
    return counting.last_case, counting.last_event, counting.count.terms


def _found(one: FindingView) -> CheckLine:
    told = ""
    if one.overruled:
        told = f"Overruled{f' on {say_day(one.overruled_on)}' if one.overruled_on else ''}: {one.overruled}"
    elif one.overruled_before:
        told = f"Overruled once, for other words: {one.overruled_before}"
    return CheckLine(one.code, one.title, one.clauses, one.words, one.quoted, one.overruled, told)


def _gathered(found: Sequence[FindingView]) -> tuple[CheckLine, ...]:
    """Each finding on a line; last, a line for many clauses of which the same is said: that they have no answer."""
    alike: dict[tuple[str, str], list[CheckLine]] = {}
    for line in map(_found, found):
        alike.setdefault((line.code, line.words), []).append(line)
    single = [line for lines in alike.values() if len(lines) < _ALIKE or lines[0].quoted for line in lines]
    groups = [lines for lines in alike.values() if len(lines) >= _ALIKE and not lines[0].quoted]
    gathered = [replace(one[0], clauses=tuple(line.clause for line in one), many=True) for one in groups]
    return (*single, *gathered)


def _unneeded(one: Overruling) -> CheckLine:
    words = "It was overruled, and is found no more."
    told = f"Overruled on {say_day(one.on)}: {one.reason}"
    return CheckLine(one.code, one.title, (one.clause,) if one.clause else (), words, "", one.reason, told)


class ChecksScreen(AssessmentList[CheckLine]):
    """The checks before publishing."""

    HEADING = "Checks"
    ABOUT = (
        "What the checks find in the current self-assessment, each with its clause and the words that caused it. "
        "Nothing is published while anything stands in the way; what is to be looked at again stands in nobody's way. "
        "Enter goes to the clause.\n"
        "o overrules the marked one, with a reason that is kept. It holds for the very words that caused it: where "
        "other words do, it stands again. w withdraws it; both stay on record."
    )
    COLUMNS = (
        Column("clause", "clause", width=10),
        Column("title", "check", width=26, flex=2),
        Column("words", "what was found", width=20, flex=5, tone="dim", drop=1),
    )
    LATE_BAND = "stands"
    KEYS: ClassVar[tuple[Command, ...]] = (
        AssessmentList.OPEN,
        Command("checks.overrule", "o", "overrule", "Overrules it, with a reason.", footer=2, needs="a finding"),
        Command("checks.withdraw", "w,u", "withdraw", "Withdraws the overruling.", footer=3, needs="an overruling"),
        AssessmentList.BACK,
    )

    _counted: tuple[Counting, Basis] | None = None
    """The last count, and what came of it."""

    def has(self, need: str) -> bool:
        """Whether the cursor is on a clause, on what can be overruled, or on what was."""
        line = self.line
        if need not in ("a finding", "an overruling"):
            return super().has(need)
        return line is not None and not line.many and bool(line.overruled) is (need == "an overruling")

    def show_anew(self) -> None:
        """Run the checks again."""
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        self.stand(("Looking …", "dim"))
        try:
            found = await self.app.errands.ask(checking.checked, None, await self._count())
        except HoctuiError as fault:
            self.refuse(fault)
            return
        self.say_about(f"{found.year} · Code {found.edition}")
        self.lay(
            (
                ("stands", "STANDS IN THE WAY", _gathered(found.standing)),
                ("look", "LOOK AGAIN", _gathered(found.looking)),
                ("overruled", "OVERRULED", tuple(map(_found, found.overruled))),
                ("unneeded", "OVERRULED, AND NO LONGER NEEDED", tuple(map(_unneeded, found.unneeded))),
            ),
            _NONE,
        )
        standing = len(found.standing)
        self.stand(
            (f"{standing} in the way of publishing", "late") if standing else ("may be published", "good"),
            (f" · {len(found.looking)} to look at again · {len(found.overruled)} overruled", "dim"),
        )

    async def _count(self) -> Basis:
        """The register's figures of the year, counted a moment at a time, so that others get the register between.

        They are kept until something that they are counted from has changed. Left, the screen asks for no more.
        """
        errands = self.app.errands
        counting = await errands.ask(checking.begin)
        if self._counted is None or _reach(self._counted[0]) != _reach(counting):
            while (basis := await errands.ask(figures.go_on, counting)) is None:
                pass
            self._counted = counting, basis
        return self._counted[1]

    def draw(self, line: CheckLine, selected: bool) -> Sequence[CellLike]:
        """The clause, the check, what it found."""
        tone: Tone = "dim" if line.overruled else "strong" if selected else ""
        where = f"{len(line.clauses)} clauses" if line.many else line.clause or "whole"
        return (Cell(where, tone), Cell(line.title, tone), flat(f"“{line.quoted}”" if line.quoted else line.words))

    def tell(self, line: CheckLine) -> Content:
        """The whole sentence, every clause, the words that caused it, and its overruling."""
        where = ", ".join(line.clauses) or "the whole assessment"
        return joined(
            (line.title, "strong"),
            (f"  {where}", "dim"),
            f"\n{line.words}",
            (f"\n“{flat(line.quoted)}”" if line.quoted else "", "accent"),
            (f"\n{flat(line.told)}" if line.told else "", "soon"),
        )

    def counts_for(self, line: CheckLine) -> int:
        """One, or as many as there are clauses of which the same is said."""
        return len(line.clauses) if line.many else 1

    def clause_of(self, line: CheckLine) -> str:
        """The first clause that it is about."""
        return line.clause

    @work(exclusive=True, group="form")
    async def action_overrule(self) -> None:
        """Overrule the finding under the cursor, with a reason."""
        line = self.line
        if line is None or line.overruled or line.many:
            return
        of = f" of {line.clause}" if line.clause else ""
        more = f"{line.title}. The reason is kept, and the governing body can read it."
        ask = AskLine(f"Overrule this check{of}, because", more=more, does="overrules it")
        reason = await self.app.push_screen_wait(ask)
        if reason:
            await self._record(line, "overruled; w withdraws it", reason)

    @work(exclusive=True, group="form")
    async def action_withdraw(self) -> None:
        """Withdraw the overruling under the cursor."""
        line = self.line
        if line is not None and line.overruled:
            await self._record(line, "the overruling is withdrawn")

    async def _record(self, line: CheckLine, words: str, reason: str = "") -> None:
        """Overrule with a reason, or withdraw without one."""
        service = checking.overrule if reason else checking.withdraw
        try:
            await self.app.errands.ask(service, line.code, line.clause, reason, basis=await self._count())
        except HoctuiError as fault:
            self.say(fault.sentence, "late")
        else:
            self.app.changed()
            self.say(words, "good")
