"""`hoctui where`, `hoctui check` and `hoctui profile`: where things lie, whether all is well, whose register it is."""

from __future__ import annotations

import os

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import has_register, reading, writing
from hoctui.cli.telling import say_facts, say_json, say_table, talk, talk_dropped
from hoctui.dates import MONTH_NAMES
from hoctui.errors import EXIT_NO, BadInput, RegisterBusy, RegisterProblem
from hoctui.services import keeping
from hoctui.services.views import CheckLine, Profile


@click.command("where", cls=FrontCommand, epilog="hoctui where\nhoctui where --json")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def where(front: Front, /, *, as_json: bool) -> None:
    """Where the register and the settings lie on this machine, and how much the register holds."""
    path = front.path()
    with reading(front, quiet=True) as desk:
        place, exists = keeping.place(desk), has_register(desk)
    settings = os.path.exists(place.settings)  # noqa: PTH110 - pathlib's raises where the name is too long
    if as_json:
        say_json(
            {
                "register": str(path),
                "register_exists": exists,
                "settings": place.settings,
                "settings_exist": settings,
                "size": place.size,
                "schema": place.schema,
                "events": place.events,
                "chain_head": place.chain_head,
            }
        )
        return
    say_facts(
        [
            ("register", f"{path}" if exists else f"{path} (none there yet; logging a first complaint makes it)"),
            (
                "settings",
                place.settings if settings else f"{place.settings} (none there; every setting is at its default)",
            ),
            ("size", f"{place.size:,} bytes"),
            ("schema", str(place.schema)),
            ("events", f"{place.events:,}"),
            ("chain head", place.chain_head),
        ]
    )


@click.command("check", cls=FrontCommand, epilog="hoctui check\nhoctui check --json")
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
@click.pass_context
def check(context: click.Context, as_json: bool) -> None:
    """Look at everything that the register rests on, and say whether it is well.

    The file, the chain of its events, every case counted anew from its events, the search, and where the file lies. The
    status is 1 if anything is not well.
    """
    front = context.ensure_object(Front)
    try:
        with reading(front) as desk:
            lines = keeping.check(desk)
    except RegisterBusy:
        raise
    except RegisterProblem as fault:
        lines = (CheckLine("register", False, fault.sentence),)
    if as_json:
        say_json([{"what": line.what, "well": line.well, "words": line.words} for line in lines])
    else:
        say_table((), [(line.what, "well" if line.well else "NOT WELL", line.words) for line in lines])
    if not all(line.well for line in lines):
        context.exit(EXIT_NO)


@click.command(
    "profile", cls=FrontCommand, epilog='hoctui profile --name "Example Homes" --homes 640 --year-end "31 March"'
)
@click.option("--name", metavar="TEXT", help="What the landlord is called.")
@click.option("--homes", metavar="N", help="How many homes it owns.")
@click.option("--year-end", metavar="DAY", help="The last day of its financial year, such as '31 March'.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def profile(front: Front, /, *, name: str | None, homes: str | None, year_end: str | None, as_json: bool) -> None:
    """Show the landlord's name, homes owned and year end, or set those that are given."""
    if name is None and homes is None and year_end is None:
        with reading(front) as desk:
            known = keeping.profile(desk)
            called = desk.landlord
    else:
        with writing(front, make=True) as desk:
            known = keeping.set_profile(desk, *_whole(keeping.profile(desk), name, homes, year_end))
            called = desk.landlord
    if as_json:
        say_json(_as_object(known, called))
        return
    facts = [("landlord", called)]
    if known is not None:
        facts += [("homes", f"{known.homes:,}"), ("year end", _year_end(known))]
    say_facts(facts)
    if known is None:
        talk("No profile is set; 'hoctui profile --help' says how to set one.")


def _whole(known: Profile | None, name: str | None, homes: str | None, year_end: str | None) -> tuple[str, str, str]:
    """What was given, and for the rest what is on file. Raises BadInput where there is neither."""
    if known is None and (name is None or homes is None or year_end is None):
        raise BadInput("The first time, give --name, --homes and --year-end together.")
    if name is not None:
        talk_dropped("Name", name)
    return (
        name if name is not None else known.name if known else "",
        homes if homes is not None else str(known.homes) if known else "",
        year_end if year_end is not None else _year_end(known) if known else "",
    )


def _year_end(known: Profile) -> str:
    return f"{known.year_end_day} {MONTH_NAMES[known.year_end_month - 1]}"


def _as_object(known: Profile | None, called: str) -> dict[str, object]:
    return {
        "landlord": called,
        "homes": known.homes if known else None,
        "year_end": _year_end(known) if known else None,
    }
