"""What the self-assessment's screen asks about files and years: export, import, another year, another assessment."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from hoctui.dates import say_days
from hoctui.errors import BadInput, HoctuiError
from hoctui.rulebook.edition import EDITIONS, edition_of, load
from hoctui.services import assessing
from hoctui.services.desk import Desk
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.assessment_import import ImportPreview
from hoctui.tui.screens.sheet import Sheet
from hoctui.tui.screens.writing_out import typed_path, write_out
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.safe import plain

if TYPE_CHECKING:
    from hoctui.tui.screens.assessment_walk import Walk
    from hoctui.tui.screens.place import PlaceScreen


_FILL = "fill"
_DOCUMENTS = (
    Option("", "what is published", "in full, as the Ombudsman wants it"),
    Option("board", "the governing body", "a page: what changed, what slipped, what is to be decided"),
    Option("residents", "residents", "a plain summary"),
    Option("members", "report to members", "recommendations, last year's actions, the assessment and its plan"),
    Option("response", "the governing body's response", "as recorded, or to be filled in"),
    Option(_FILL, "your own Word form", "the blank one, filled in with the answers"),
)
"""What is written of a self-assessment, and for whom."""
_NAMES = {
    "board": "for-the-governing-body",
    "residents": "summary-for-residents",
    "members": "report-to-members",
    "response": "response",
}
"""How the file of each is called, unless it is called otherwise."""


async def export(screen: PlaceScreen, year: str) -> None:
    """Ask for a file's name and write the assessment there; a file that is there is written over only when told to."""
    from hoctui.services import publishing  # noqa: PLC0415 - what writes documents is loaded when one is written

    chosen = await screen.app.push_screen_wait(Choose("Write the self-assessment: for whom?", _DOCUMENTS))
    if chosen == _FILL:
        await _fill(screen, year)
    if chosen is None or chosen == _FILL:
        return
    what: str = chosen

    async def write(path: Path, over: bool) -> None:
        if what in publishing.REPORTS:
            await screen.app.errands.ask(publishing.report_to, path, what, over=over)
        else:
            await screen.app.errands.ask(publishing.export_to, path, "", what, over=over)

    name = _NAMES.get(what, "self-assessment")
    more = "Its ending says what it is: .md, .html or .docx" + ("" if what else "; .csv or .json")
    path = await write_out(screen.app, "Write it to this file", _named(name, year, ".md"), write, more=f"{more}.")
    if path:
        screen.say(f"written to {path}")


async def _fill(screen: PlaceScreen, year: str) -> None:
    """Ask for the landlord's blank form, write it filled in, and say what found no place in it."""
    from hoctui.services import filling  # noqa: PLC0415 - what reads forms is loaded when one is read

    blank, problem, filled = "", "", None
    more = "The blank Word form (.docx). It is only read; the filled one goes to a file of its own."
    while filled is None:
        ask = AskLine("Fill in this form", blank, more=more, problem=problem, does="reads it")
        given = await screen.app.push_screen_wait(ask)
        if given is None:
            return
        blank = given
        try:
            filled = await screen.app.errands.ask(filling.fill, typed_path(given))
        except HoctuiError as fault:
            problem = fault.sentence
    made = filled

    async def write(path: Path, over: bool) -> None:
        await asyncio.to_thread(filling.keep, made, path, over=over)

    named = _named("self-assessment", year, made.ending)
    path = await write_out(screen.app, "Write the filled form to", named, write)
    if path is None:
        return
    placed = f"{say_days(len(made.placed), 'clause')} filled in"
    screen.say(f"{placed}, written to {path}")
    if made.said or made.lines:
        told = "\n".join((f"{placed}.", *made.said, *made.lines))
        await screen.app.push_screen_wait(Sheet(plain("The filled form", "strong"), plain(told)))


def _named(name: str, year: str, ending: str) -> str:
    return str(Path.home() / f"{name}-{year.replace('/', '-')}{ending}")


async def take_in(screen: PlaceScreen) -> bool:
    """Ask for a form's file, show what it holds, and take it in as a new assessment; whether that was done."""
    named, problem = "", ""
    while True:
        more = "Word (.docx), Excel (.xlsx), CSV, Markdown, plain text or hoctui's own JSON. Nothing is overwritten."
        given = await screen.app.push_screen_wait(
            AskLine("Import a form from this file", named, more=more, problem=problem, does="reads it")
        )
        if given is None:
            return False
        named, path = given, typed_path(given)
        try:
            form = await asyncio.to_thread(assessing.read_file, path)
        except HoctuiError as fault:
            problem = fault.sentence
            continue
        taken = await screen.app.push_screen_wait(ImportPreview(form, path.name))
        if taken is None:
            return False
        likely = await screen.app.errands.ask(assessing.likely_year, taken.form.edition, path.name)
        year = await _year(screen, "Which year does this form report on?", likely)
        if not year:
            return False
        await screen.app.errands.ask(assessing.take_in, taken.form, path.name, year)
        if taken.go_to:
            await screen.app.errands.ask(assessing.stay_at, taken.go_to)
        screen.say(f"taken in from {path.name}")
        return True


async def begin(screen: PlaceScreen) -> bool:
    """Ask for the edition and the year, and begin an assessment; whether that was done."""
    editions = [Option(name, f"Code {name}", load(name).title) for name in reversed(EDITIONS)]
    edition = await screen.app.push_screen_wait(
        Choose("Begin a self-assessment under which edition?", editions, edition_of(screen.app.today))
    )
    if edition is None:
        return False
    year = await _year(screen, "Which year does it report on?", await screen.app.errands.ask(assessing.reporting_year))
    if not year:
        return False
    await screen.app.errands.ask(assessing.new, edition, year)
    screen.say(f"begun for {year}; L carries last year's answers over")
    return True


async def may_carry(screen: PlaceScreen, walk: Walk) -> bool:
    """Ask whether last year's answers are to be carried over; where there are none, that is said."""
    count = walk.to_carry
    if not count:
        screen.say("There is nothing to carry over: no answer of last year to a clause without one.")
        return False
    question = f"Carry {say_days(count, 'answer')} of last year over?"
    more = "Only to clauses with nothing in them yet. Each is marked until you confirm it, and u takes one back."
    asked = Confirm(question, yes="carry over", no="leave it", more=more)
    return await screen.app.push_screen_wait(asked)


async def take_up_another(screen: PlaceScreen) -> bool:
    """Ask which of the assessments on file to go on with; whether another one was chosen."""
    found = await screen.app.errands.ask(assessing.on_file)
    options = [
        Option(str(head.id), f"{head.year} · Code {head.edition}", f"from {head.source}" if head.source else "")
        for head in found
    ]
    now = next((str(head.id) for head in found if head.is_current), "")
    chosen = await screen.app.push_screen_wait(Choose("Which self-assessment?", options, now))
    if not chosen or chosen == now:
        return False
    await screen.app.errands.ask(assessing.take_up, int(chosen))
    return True


async def _year(screen: PlaceScreen, question: str, named: str) -> str:
    """A reporting year, `named` being offered; empty where the officer left."""
    problem = ""
    while True:
        more = "Written as 2025/26: the year that the answers and figures are of."
        given = await screen.app.push_screen_wait(AskLine(question, named, more=more, problem=problem))
        if given is None:
            return ""
        try:
            return await screen.app.errands.ask(_checked_year, given)
        except BadInput as fault:
            named, problem = given, fault.sentence


def _checked_year(desk: Desk, year: str) -> str:
    return assessing.year_given(desk, year)
