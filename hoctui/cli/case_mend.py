"""`hoctui case correct` and `hoctui case undo`: what was written down wrongly, put right, and kept in the timeline."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from hoctui.cli.case_forms import tell
from hoctui.cli.choosing import Choosing
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import writing
from hoctui.dates import parse_iso
from hoctui.errors import BadInput
from hoctui.services import casework
from hoctui.services.forms import fields_of

_CORRECT = """
hoctui case correct 26-0121 3 --set on=2026-11-19 --why "the letter is dated the 19th"
hoctui case correct 26-0121 1 --set resident="B. Residents" --set handler= --why "name misheard"
"""
_UNDO = """
hoctui case undo 26-0121 --why "recorded on the wrong case"
"""


@click.command("correct", cls=FrontCommand, epilog=_CORRECT)
@click.argument("case", metavar="CASE")
@click.argument("entry", type=int, metavar="ENTRY")
@click.option(
    "changes", "--set", multiple=True, required=True, metavar="FIELD=VALUE", help="A field and what is right."
)
@click.option("--why", required=True, metavar="TEXT", help="Why it is corrected.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def correct(front: Front, /, *, case: str, entry: int, changes: tuple[str, ...], why: str, as_json: bool) -> None:
    """Correct an earlier entry of a case, saying why; both stay in the timeline.

    ENTRY is the entry's number, and FIELD one of its fields, as 'hoctui case show CASE --json' tells them. A correction
    that would make a later entry impossible is refused.
    """
    today = front.clock().today
    with writing(front) as desk:
        kind = next((told.kind for told in casework.case_view(desk, case).timeline if told.id == entry), None)
        if kind is None:
            raise BadInput(f"There is no entry {entry} on this case; 'hoctui case show' lists them.")
        typed = dict(_change(kind, change, today) for change in changes)
        recorded = casework.correct(desk, case, entry, typed, why)
    tell(recorded, "corrected", as_json=as_json)


def _change(kind: str, change: str, today: date) -> tuple[str, Any]:
    """The field and its value, from FIELD=VALUE. Raises BadInput naming the fields that the entry has."""
    name, sign, value = change.partition("=")
    fields = {field.name: field for field in fields_of(kind)}
    aliases = {"received": "on", "kind": "matter"} if kind == "Received" else {}
    wanted = name.strip().replace("-", "_")
    wanted = aliases.get(wanted, wanted)
    if not sign or wanted not in fields:
        raise BadInput(f"--set takes a field and its value, as in on=2026-11-19; this entry has {', '.join(fields)}.")
    field = fields[wanted]
    if field.widget == "day" and value.strip():
        return wanted, parse_iso(value.strip(), today, what=f"date of {wanted}")
    if field.choices and value.strip():
        return wanted, Choosing(field.choices).convert(value, None, None)
    return wanted, value


@click.command("undo", cls=FrontCommand, epilog=_UNDO)
@click.argument("case", metavar="CASE")
@click.option("--why", default="", metavar="TEXT", help="Why it is taken back.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def undo(front: Front, /, *, case: str, why: str, as_json: bool) -> None:
    """Take back the last entry of a case; it stays in the timeline, struck out."""
    with writing(front) as desk:
        recorded = casework.undo(desk, case, why)
    tell(recorded, "last entry taken back", as_json=as_json)


_UNLINK = """
hoctui case unlink 26-0121 26-0098 --why "another Mill Row"
"""


@click.command("unlink", cls=FrontCommand, epilog=_UNLINK)
@click.argument("case", metavar="CASE")
@click.argument("other", metavar="OTHER")
@click.option("--why", default="", metavar="TEXT", help="Why it is taken back.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def unlink(front: Front, /, *, case: str, other: str, why: str, as_json: bool) -> None:
    """Take back the link between two cases, on both of them; it stays in both timelines, struck out."""
    with writing(front) as desk:
        recorded = casework.unlink(desk, case, casework.link_between(desk, case, other), why)
    tell(recorded, "link taken back", as_json=as_json)
