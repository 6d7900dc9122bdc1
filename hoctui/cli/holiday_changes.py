"""The commands of `hoctui holiday`."""

from __future__ import annotations

from datetime import date, timedelta

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_json, say_table, talk_dropped
from hoctui.dates import EARLIEST, YEARS_AHEAD, parse_iso, say_day
from hoctui.services import keeping
from hoctui.store.holidays import bank_holidays


@click.command("list", cls=FrontCommand, epilog="hoctui holiday list --year 2026\nhoctui holiday list --json")
@click.option("--year", type=int, metavar="YEAR", help="The year; this one unless given.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
@click.pass_obj
def list_(front: Front, /, *, year: int | None, as_json: bool) -> None:
    """The bank holidays of a year, those that you added or struck out among them."""
    this = front.clock().today.year
    chosen = this if year is None else year
    if not EARLIEST.year <= chosen <= this + YEARS_AHEAD:
        raise click.BadParameter(f"choose a year from {EARLIEST.year} to {this + YEARS_AHEAD}.", param_hint="'--year'")
    with reading(front) as desk:
        day, found = date(chosen, 1, 1), []
        changed = {change.day: change for change in bank_holidays(desk.register.connection)[1]}
        while day.year == chosen:
            change = changed.get(day)
            name = desk.calendar.holiday(day) or (change.name if change else "")
            if name:
                found.append((day, name, "" if change is None else "struck out" if change.struck else "added"))
            day += timedelta(days=1)
    if as_json:
        say_json([{"day": when, "name": name, "change": change} for when, name, change in found])
        return
    say_table(("day", "change", "name"), [(say_day(when), change, name) for when, name, change in found])


@click.command("add", cls=FrontCommand, epilog='hoctui holiday add 2026-06-15 --name "extra bank holiday"')
@click.argument("day", metavar="DATE")
@click.option("--name", default="bank holiday", show_default=True, metavar="TEXT", help="What it is called.")
@click.pass_obj
def add(front: Front, /, *, day: str, name: str) -> None:
    """Add a bank holiday that was proclaimed; every due date is counted again."""
    _change(front, day, name, struck=False)


@click.command("strike", cls=FrontCommand, epilog="hoctui holiday strike 2020-05-04")
@click.argument("day", metavar="DATE")
@click.pass_obj
def strike(front: Front, /, *, day: str) -> None:
    """Strike a bank holiday out, such as one that was moved; every due date is counted again."""
    _change(front, day, "", struck=True)


def _change(front: Front, typed: str, name: str, *, struck: bool) -> None:
    day = parse_iso(typed, front.clock().today)
    talk_dropped("Name", name)
    with writing(front, make=True) as desk:
        if struck:
            name = desk.calendar.holiday(day)
            if not name:
                raise click.BadParameter(f"{say_day(day)} is no bank holiday.", param_hint="'DATE'")
        keeping.change_bank_holiday(desk, day, name, struck=struck)
    how = "no longer counts as a bank holiday" if struck else "counts as a bank holiday"
    say(f"{say_day(day)} {how}; every due date was counted again.")
