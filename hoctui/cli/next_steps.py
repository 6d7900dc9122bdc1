"""`hoctui next`: what the Code asks next of every case that is asked anything."""

from __future__ import annotations

from datetime import date

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import EVERY_ONE, has_register, reading
from hoctui.cli.telling import say_json, say_table, talk
from hoctui.dates import say_short
from hoctui.services.ahead import StepLine, steps

_EXAMPLES = """
hoctui next
hoctui next --person "A. Officer" --json
"""


@click.command("next", cls=FrontCommand, epilog=_EXAMPLES)
@click.option("--person", default=None, metavar="NAME", help="Only the steps that this person is to take.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
@click.pass_obj
def next_(front: Front, /, *, person: str | None, as_json: bool) -> None:
    """What the Code asks next of every case, the most pressing first.

    What has no date comes last, and after it cases that have ended with something still left to say. The column "more"
    counts what else is unsaid on a case. The status is 0 whatever is asked; 'hoctui due' tells by it what is overdue.
    """
    with reading(front) as desk:
        lines = steps(desk, limit=EVERY_ONE, person=person)
        today, known = desk.clock.today, has_register(desk)
    if as_json:
        say_json([_as_object(line) for line in lines])
    elif lines:
        headings = ("case", "due", "", "clause", "more", "with", "resident", "what the Code asks next")
        say_table(headings, [_row(line, today) for line in lines])
    elif known:
        talk("Nothing is asked of any case." if person is None else f"Nothing is asked of {person}.")


def _as_object(line: StepLine) -> dict[str, object]:
    return {
        "case": line.case,
        "resident": line.resident,
        "step": line.step,
        "what": line.words,
        "due": line.due,
        "working_days_left": line.working_days_left,
        "clause": line.clause,
        "band": line.band,
        "projected": line.projected,
        "person": line.person,
        "waiting_on": line.waiting_on,
        "urgent": line.urgent,
        "to_settle": line.to_settle,
        "first_to_settle": line.first_to_settle,
    }


def _row(line: StepLine, today: date) -> tuple[str, ...]:
    due = say_short(line.due, today) if line.due else ""
    more = f"+{line.to_settle}" if line.to_settle else ""
    who = f"{line.resident} (urgent)" if line.urgent else line.resident
    words = f"{line.words} (if acknowledged on the last day)" if line.projected else line.words
    return (line.case, due, line.left, line.clause, more, line.person, who, words)
