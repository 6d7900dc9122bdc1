"""`hoctui assessment year`: the yearly clock, and the landlord's own dates that it is worked back from."""

from __future__ import annotations

from typing import Any

import click

from hoctui.assessment.year import THOUSAND
from hoctui.cli.choosing import Choosing, hyphened
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_json, say_table, talk
from hoctui.dates import parse_iso, say_day, say_short
from hoctui.errors import EXIT_NO
from hoctui.services import yearly
from hoctui.services.yearly_views import StepLine, YearLine, YearView

_YEAR = """
hoctui assessment year
hoctui assessment year --json
hoctui assessment year --meeting 2027-05-12 --meeting 2027-07-14 --papers 10
hoctui assessment year --drop-meeting 2027-05-12
hoctui assessment year --thousand six-months
"""


@click.command("year", cls=FrontCommand, epilog=_YEAR)
@click.option("--meeting", "add", multiple=True, metavar="DATE", help="A day on which the governing body meets.")
@click.option("--drop-meeting", "drop", multiple=True, metavar="DATE", help="Take a meeting out again.")
@click.option("--papers", type=int, metavar="N", help="Working days before a meeting by which papers are due; else 10.")
@click.option(
    "--thousand",
    type=Choosing(THOUSAND),
    metavar="|".join(hyphened(code) for code, _ in THOUSAND),
    help="With exactly 1,000 homes: which rule you submit by.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_context
def year(
    context: click.Context,
    /,
    *,
    add: tuple[str, ...],
    drop: tuple[str, ...],
    papers: int | None,
    thousand: str | None,
    as_json: bool,
) -> None:
    """What the year asks for: by when to assess, report, publish and submit, what is done, and what comes next.

    Dates are worked back from the meetings of the governing body that are given here. Where a date comes from is said:
    the Ombudsman's published guidance, a reading of ours, or dates of your own. The status is 1 if anything is
    overdue.
    """
    front = context.ensure_object(Front)
    today = front.clock().today
    added = [parse_iso(day, today, what="date of --meeting") for day in add]
    dropped = [parse_iso(day, today, what="date of --drop-meeting") for day in drop]
    if added or dropped or papers is not None or thousand is not None:
        with writing(front, make=True) as desk:
            wishes = yearly.set_wishes(desk, add=added, drop=dropped, papers_days=papers, thousand=thousand)
            view = yearly.year_view(desk)
    else:
        with reading(front) as desk:
            wishes = yearly.wishes(desk)
            view = yearly.year_view(desk)
    if as_json:
        say_json(
            _as_object(view)
            | {"meetings": list(wishes.meetings), "papers_days": wishes.papers_days, "thousand": wishes.thousand}
        )
    else:
        _tell(view)
    if view.overdue:
        context.exit(EXIT_NO)


def _tell(view: YearView) -> None:
    homes = f", {view.homes:,} home{'' if view.homes == 1 else 's'}" if view.homes is not None else ""
    begun = "" if view.assessment_id is not None else "; its self-assessment is not begun"
    say(f"{view.year}, year to {say_day(view.end)}{homes}{begun}")
    rows = [(say_day(line.due) if line.due else "no day set", _how(line), line.what) for line in view.lines]
    say_table(("due", "", "what"), rows, under=[_why(line) for line in view.lines])
    if view.next:
        due = f" by {say_day(view.next.due)}" if view.next.due else ""
        say(f"Next: {view.next.what}{due}")
    if view.record:
        say("On record:")
        say_table((), [(f"{step.id}", say_day(step.on), step.words, step.told) for step in view.record])
    for ask in view.asks:
        talk(ask)


def _how(line: YearLine) -> str:
    """How a duty stands: done and when, or what is left of its time."""
    if line.done:
        return f"done {say_short(line.done_on, line.due or line.done_on)}" if line.done_on else "done"
    return line.left or "to do"


def _why(line: YearLine) -> str:
    """The clause, why that date, and where the date comes from."""
    return "; ".join(part for part in (line.clause, line.words, f"date: {line.source}" if line.due else "") if part)


def _as_object(view: YearView) -> dict[str, Any]:
    return {
        "year": view.year,
        "end": view.end,
        "homes": view.homes,
        "begun": view.assessment_id is not None,
        "overdue": view.overdue,
        "next": _line_object(view.next) if view.next else None,
        "duties": [_line_object(line) for line in view.lines],
        "steps": [step_object(step) for step in view.record],
        "asks": list(view.asks),
    }


def _line_object(line: YearLine) -> dict[str, Any]:
    return {
        "key": line.key,
        "what": line.what,
        "due": line.due,
        "working_days_left": line.working_days_left,
        "state": line.state,
        "done_on": line.done_on,
        "clause": line.clause,
        "source": line.source,
        "words": line.words,
    }


def step_object(step: StepLine) -> dict[str, Any]:
    """A step on record as JSON."""
    return {
        "step": step.id,
        "year": step.year,
        "what": step.what,
        "on": step.on,
        "words": step.words,
        "told": step.told,
    }
