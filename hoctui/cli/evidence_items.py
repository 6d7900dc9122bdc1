"""The commands of `hoctui evidence`."""

from __future__ import annotations

from typing import Any

import click

from hoctui.cli.choosing import Choosing
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_json, say_table, talk, talk_dropped
from hoctui.dates import parse_iso, say_day, say_days
from hoctui.services import evidence_register as register
from hoctui.services.evidence_register import EvidenceLine, EvidenceRegister

_LIST = """
hoctui evidence list
hoctui evidence list --stale
hoctui evidence list --without
hoctui evidence list --json
"""
_ADD = """
hoctui evidence add "Complaints policy" --kind policy --dated 2025-06-30 --review 2027-06-30
hoctui evidence add "Complaints page" --kind page --place https://www.example.org/complaints
"""
_CHANGE = """
hoctui evidence change "Complaints policy" --dated 2026-07-14 --review 2028-07-14
hoctui evidence change 3 --name "Complaints policy" --note "approved by the board"
"""
_RETIRE = """
hoctui evidence retire "Leaflet of 2019"
hoctui evidence retire 3 --on 2026-09-01
hoctui evidence retire 3 --back
"""
_USE = """
hoctui evidence use "Complaints policy" 1.2 2.1 5.1
hoctui evidence use 3 6.3 --drop
"""

_name = click.option("--name", metavar="TEXT", help="What it is called.")
_kind = click.option(
    "--kind", type=Choosing(register.KINDS), metavar="|".join(code for code, _ in register.KINDS), help="What it is."
)
_dated = click.option("--dated", metavar="DATE", help="The day that stands on it; '' for none.")
_review = click.option("--review", "review_on", metavar="DATE", help="By when it is to be reviewed; '' for none.")
_place = click.option("--place", metavar="TEXT", help="Where it is: an address on the web, or a path.")
_note = click.option("--note", metavar="TEXT", help="Anything to know.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one object.")


@click.command("list", cls=FrontCommand, epilog=_LIST)
@click.option("--stale", "show", flag_value="stale", help="Only what is stale, or older than the edition.")
@click.option("--unused", "show", flag_value="unused", help="Only what no clause rests on.")
@click.option("--without", "show", flag_value="without", help="The clauses that rest on nothing, in place of items.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects; with --without, of clauses.")
@click.pass_obj
def list_(front: Front, /, *, show: str | None, as_json: bool) -> None:
    """The items with their dates, the clauses of the current self-assessment that rest on each, and what is amiss."""
    with reading(front) as desk:
        found = register.evidence_register(desk)
    if show == "without":
        _tell_without(found, as_json=as_json)
        return
    lines = {"stale": found.stale, "unused": found.unused}.get(show or "", found.lines)
    if as_json:
        say_json([_as_object(line) for line in lines])
    elif lines:
        rows = [
            (
                f"{line.id}",
                line.name,
                line.kind,
                say_day(line.dated) if line.dated else "",
                say_day(line.review_on) if line.review_on else "",
                line.state,
                " ".join(line.clauses),
            )
            for line in lines
        ]
        headings = ("", "item", "kind", "dated", "review by", "state", "clauses")
        say_table(headings, rows, under=["; ".join((*line.amiss, line.place)).strip("; ") for line in lines])
    else:
        talk(
            "No such evidence is on file." if show else "No evidence is on file; 'hoctui evidence add' puts one there."
        )


def _tell_without(found: EvidenceRegister, *, as_json: bool) -> None:
    if as_json:
        say_json(list(found.without))
    elif found.without:
        say(f"{say_days(len(found.without), 'clause')} of {found.year} without an item: {', '.join(found.without)}")
    else:
        talk("Every clause rests on an item." if found.year else "There is no self-assessment yet.")


@click.command("add", cls=FrontCommand, epilog=_ADD)
@click.argument("name", metavar="NAME")
@_kind
@_dated
@_review
@_place
@_note
@_json
@click.pass_obj
def add(front: Front, /, *, name: str, as_json: bool, **given: str | None) -> None:
    """Put an item on file."""
    typed = _typed(front, {"name": name, **given})
    with writing(front, make=True) as desk:
        line = register.add(desk, typed)
    _tell(line, f"{line.id}  {line.name} is on file.", as_json=as_json)


@click.command("change", cls=FrontCommand, epilog=_CHANGE)
@click.argument("item", metavar="ITEM")
@_name
@_kind
@_dated
@_review
@_place
@_note
@_json
@click.pass_obj
def change(front: Front, /, *, item: str, as_json: bool, **given: str | None) -> None:
    """Change an item: only what is given."""
    typed = _typed(front, given)
    if not typed:
        raise click.UsageError("Give what is to change, such as --dated or --review.")
    with writing(front) as desk:
        line = register.change(desk, register.named(desk, item).id, typed)
    _tell(line, f"{line.id}  {line.name} is changed.", as_json=as_json)


@click.command("retire", cls=FrontCommand, epilog=_RETIRE)
@click.argument("item", metavar="ITEM")
@click.option("--on", metavar="DATE", help="Since when; today unless given.")
@click.option("--back", is_flag=True, help="Take it back into use.")
@_json
@click.pass_obj
def retire(front: Front, /, *, item: str, on: str | None, back: bool, as_json: bool) -> None:
    """Take an item out of use. It stays on file, and what rests on it still says so."""
    if back and on:
        raise click.UsageError("Give --on or --back, not both.")
    today = front.clock().today
    day = None if back else parse_iso(on, today, what="date of --on") if on else today
    with writing(front) as desk:
        line = register.retire(desk, register.named(desk, item).id, day)
    _tell(line, f"{line.id}  {line.name} is {'in use again' if back else 'out of use'}.", as_json=as_json)


@click.command("use", cls=FrontCommand, epilog=_USE)
@click.argument("item", metavar="ITEM")
@click.argument("clauses", nargs=-1, required=True, metavar="CLAUSE...")
@click.option("--drop", is_flag=True, help="They no longer rest on it.")
@_json
@click.pass_obj
def use(front: Front, /, *, item: str, clauses: tuple[str, ...], drop: bool, as_json: bool) -> None:
    """Let clauses of the current self-assessment rest on an item."""
    wanted = register.read_clauses(" ".join(clauses))
    with writing(front) as desk:
        line = register.use(desk, register.named(desk, item).id, wanted, drop=drop)
    _tell(line, f"{line.id}  {line.name}: {', '.join(line.clauses) or 'no clause rests on it'}", as_json=as_json)


def _typed(front: Front, given: dict[str, str | None]) -> dict[str, str]:
    """What was given, its days read strictly. Raises BadInput for one that is none."""
    typed = {name: value for name, value in given.items() if value is not None}
    for name, words in (("dated", "--dated"), ("review_on", "--review")):
        if typed.get(name):
            typed[name] = parse_iso(typed[name], front.clock().today, what=f"date of {words}").isoformat()
    for name in ("name", "place", "note"):
        if name in typed:
            talk_dropped(name.capitalize(), typed[name])
    return typed


def _tell(line: EvidenceLine, words: str, *, as_json: bool) -> None:
    if as_json:
        say_json(_as_object(line))
        return
    say(words)
    for amiss in line.amiss:
        talk(f"It is {amiss}.")


def _as_object(line: EvidenceLine) -> dict[str, Any]:
    return {
        "item": line.id,
        "name": line.name,
        "kind": line.kind,
        "dated": line.dated,
        "review_on": line.review_on,
        "place": line.place,
        "note": line.note,
        "retired_on": line.retired_on,
        "state": line.state,
        "amiss": list(line.amiss),
        "clauses": list(line.clauses),
    }
