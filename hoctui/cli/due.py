"""`hoctui due`: what is due, in order, and why that date."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import click

from hoctui.cli.choosing import Choosing
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import EVERY_ONE, has_register, reading
from hoctui.cli.telling import say_json, say_table, talk
from hoctui.dates import say_short
from hoctui.errors import EXIT_NO
from hoctui.services.ahead import GROUPS, SINGLE, narrowed_to
from hoctui.services.desk import Desk
from hoctui.services.list_views import DueLine, YearDue
from hoctui.services.lists import countdown
from hoctui.services.yearly import duties

_BANDS = {"overdue": "OVERDUE", "today": "TODAY", "week": "THIS WEEK", "later": "LATER", "year": "THE YEAR"}

_YEAR = ("year", "the landlord's year")
"""What the landlord's own year asks: no case's."""

_KINDS = Choosing(
    [*((group.code, group.words) for group in GROUPS), _YEAR, *((kind, kind) for kind in SINGLE)],
)

_EXAMPLES = """
hoctui due
hoctui due --within 7
hoctui due --kind replies
hoctui due --person Repairs --why
hoctui due --json --today 2026-11-21
"""


@click.command("due", cls=FrontCommand, epilog=_EXAMPLES)
@click.option("--within", type=click.IntRange(min=0), metavar="N", help="Only what is due in the next N calendar days.")
@click.option(
    "--kind",
    type=_KINDS,
    default=None,
    metavar="KIND",
    help=f"Only of this kind: {', '.join(group.code for group in GROUPS)}, year; or one alone, such as order.",
)
@click.option("--person", default=None, metavar="NAME", help="Only what this person is to do.")
@click.option("--why", is_flag=True, help="Tell under each line how its date was counted.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
@click.pass_context
def due(
    context: click.Context, /, *, within: int | None, kind: str | None, person: str | None, why: bool, as_json: bool
) -> None:
    """What is due on every open case, the most pressing first; last, what the landlord's own year asks.

    The status is 1 if anything is overdue and 0 if nothing is, so that a scheduled job can tell. Days left are
    England's working days; what is overdue is always shown. Where the list is narrowed to a kind or a person, the
    status tells of these alone, and the year is left out unless it is the kind.
    """
    front = context.ensure_object(Front)
    with reading(front) as desk:
        lines = () if kind == "year" else _of_cases(desk, within, kind, person)
        year = _of_the_year(desk, within) if person is None and kind in {None, "year"} else ()
        today, known = desk.clock.today, has_register(desk)
    if as_json:
        say_json([*(_as_object(line) for line in lines), *(_year_object(duty) for duty in year)])
    elif not (lines or year):
        if known:
            talk("Nothing such is due." if kind or person is not None else "Nothing is due.")
    else:
        _tell(lines, year, today, why=why)
    if any(line.band == "overdue" for line in lines) or any(duty.late for duty in year):
        context.exit(EXIT_NO)


def _of_cases(desk: Desk, within: int | None, kind: str | None, person: str | None) -> tuple[DueLine, ...]:
    return countdown(desk, limit=EVERY_ONE, within=within, narrowed=narrowed_to(kind or "", person))


def _of_the_year(desk: Desk, within: int | None) -> tuple[YearDue, ...]:
    """What the landlord's year asks; with `within`, what is late or due in so many calendar days."""
    until = desk.clock.today + timedelta(days=within) if within is not None else None
    return tuple(duty for duty in duties(desk) if until is None or (duty.due and duty.due <= until))


def _as_object(line: DueLine) -> dict[str, object]:
    return {
        "case": line.case,
        "what": line.what,
        "due": line.due,
        "working_days_left": line.working_days_left,
        "clause": line.clause,
        "band": line.band,
        "projected": line.projected,
        "resident": line.resident,
        "urgent": line.urgent,
        "count": line.count,
        "kind": line.kind,
        "person": line.person,
    }


def _year_object(duty: YearDue) -> dict[str, object]:
    return {
        "case": "",
        "what": duty.what,
        "due": duty.due,
        "working_days_left": duty.working_days_left,
        "clause": duty.clause,
        "band": "year",
        "projected": False,
        "resident": "",
        "urgent": False,
        "count": duty.words,
        "kind": "year",
        "person": "",
    }


def _tell(lines: tuple[DueLine, ...], year: tuple[YearDue, ...], today: date, *, why: bool) -> None:
    rows: list[tuple[str, ...]] = []
    for band, group in groupby(lines, key=lambda line: line.band):
        inside = list(group)
        for number, line in enumerate(inside):
            heading = "" if number else f"{_BANDS[band]} ({len(inside)})"
            what = f"{line.what} (if acknowledged on the last day)" if line.projected else line.what
            rows.append((heading, line.case, what, say_short(line.due, today), line.left, line.clause, _who(line)))
    for number, duty in enumerate(year):
        heading = "" if number else f"{_BANDS['year']} ({len(year)})"
        by = say_short(duty.due, today) if duty.due else ""
        rows.append((heading, "", duty.what, by, duty.left, duty.clause, ""))
    headings = ("", "case", "what", "due", "", "clause", "resident")
    counts = [line.count for line in lines] + [duty.words for duty in year]
    say_table(headings, rows, under=counts if why else ())


def _who(line: DueLine) -> str:
    return f"{line.resident} (urgent)" if line.urgent else line.resident
