"""`hoctui profile` and `hoctui limits`: whose register it is, how it publishes, and its own limits."""

from __future__ import annotations

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say_facts, say_json, say_table, talk, talk_dropped
from hoctui.dates import MONTH_NAMES, say_days
from hoctui.errors import BadInput
from hoctui.services import keeping, landlord
from hoctui.services.landlord import Published
from hoctui.services.views import Profile

_PROFILE = """
hoctui profile --name "Example Homes" --homes 640 --year-end "31 March"
hoctui profile --contact "0161 496 0000, or any of our offices" --partial-as-no
"""
_LIMITS = """
hoctui limits
hoctui limits --acknowledge 2 --respond 8
hoctui limits --respond 15 --stage 2
hoctui limits --respond code --stage 2
"""


@click.command("profile", cls=FrontCommand, epilog=_PROFILE)
@click.option("--name", metavar="TEXT", help="What the landlord is called.")
@click.option("--homes", metavar="N", help="How many homes it owns.")
@click.option("--year-end", metavar="DAY", help="The last day of its financial year, such as '31 March'.")
@click.option("--contact", metavar="TEXT", help="How residents reach you, for the summary that is published for them.")
@click.option(
    "--partial-as-no/--partial-as-it-is",
    default=None,
    help="Publish Partial as No (partial), as the Code's own form has it, or as it is.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def profile(
    front: Front,
    /,
    *,
    name: str | None,
    homes: str | None,
    year_end: str | None,
    contact: str | None,
    partial_as_no: bool | None,
    as_json: bool,
) -> None:
    """Show the landlord's name, homes owned and year end, and how it publishes; or set what is given."""
    asked = any(given is not None for given in (name, homes, year_end))
    if not asked and contact is None and partial_as_no is None:
        with reading(front) as desk:
            known, how, called = keeping.profile(desk), landlord.published(desk), desk.landlord
    else:
        with writing(front, make=True) as desk:
            known = keeping.profile(desk)
            whole = _whole(known, name, homes, year_end) if asked else None
            known, how = landlord.change(desk, whole, partial_as_no=partial_as_no, contact=contact)
            called = desk.landlord
    if as_json:
        say_json(_as_object(known, called, how))
        return
    facts = [("landlord", called)]
    if known is not None:
        facts += [("homes", f"{known.homes:,}"), ("year end", _year_end(known))]
    facts += [("residents reach it", how.contact)] if how.contact else []
    facts += [("Partial", "published as No (partial)")] if how.partial_as_no else []
    say_facts(facts)
    if known is None:
        talk("No profile is set; 'hoctui profile --help' says how to set one.")


@click.command("limits", cls=FrontCommand, epilog=_LIMITS)
@click.option("--acknowledge", metavar="DAYS", help="Your own limit to acknowledge, in working days; 'code' for none.")
@click.option("--respond", metavar="DAYS", help="Your own limit to answer, in working days; 'code' for none.")
@click.option("--stage", type=click.IntRange(1, 3), default=1, show_default=True, help="The stage that is meant.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
@click.pass_obj
def limits(front: Front, /, *, acknowledge: str | None, respond: str | None, stage: int, as_json: bool) -> None:
    """Show the Code's time limits with the landlord's own, or set its own.

    A landlord may be quicker than the Code, never slower. What is due is counted by the Code; your own limits stand
    beside the Code's in the self-assessment, with how often they were kept.
    """
    asked = {
        f"{step} {stage}": _own_limit(step, given)
        for step, given in (("acknowledge", acknowledge), ("respond", respond))
        if given is not None
    }
    if asked:
        with writing(front, make=True) as desk:
            found = landlord.set_own_limits(desk, asked)
    else:
        with reading(front) as desk:
            found = landlord.own_limits(desk)
    if as_json:
        say_json(
            [
                {
                    "step": one.limit.step,
                    "stage": one.limit.stage,
                    "clause": one.limit.clause,
                    "code": one.limit.days,
                    "own": one.own,
                }
                for one in found
            ]
        )
        return
    say_table(
        ("", "stage", "clause", "the Code's", "your own"),
        [
            (one.limit.step, str(one.limit.stage), one.limit.clause, _days(one.limit.days), _days(one.own))
            for one in found
        ],
    )


def _days(days: int | None) -> str:
    return say_days(days, "working day") if days else "the Code's"


def _own_limit(step: str, given: str) -> int | None:
    """An own limit as typed; None for the Code's."""
    text = given.strip().casefold()
    if text == "code":
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 3:
        raise BadInput(f"{given.strip()[:20]!r} is not a number of working days; write 8, or 'code' for none.", step)
    return int(text)


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


def _as_object(known: Profile | None, called: str, how: Published) -> dict[str, object]:
    return {
        "landlord": called,
        "homes": known.homes if known else None,
        "year_end": _year_end(known) if known else None,
        "contact": how.contact,
        "partial_as_no": how.partial_as_no,
    }
