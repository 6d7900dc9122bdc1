"""`hoctui case list`: the register's cases, found, filtered and sorted."""

from __future__ import annotations

import click

from hoctui.cli.case_json import line_object
from hoctui.cli.choosing import Choosing
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import EVERY_ONE, has_register, reading
from hoctui.cli.telling import say_json, say_table, talk
from hoctui.dates import say_short
from hoctui.register.fields import CATEGORIES
from hoctui.services.list_views import CaseQuery
from hoctui.services.lists import ORDERS, cases

_SHOWN = {
    "open": "Cases that still run.",
    "overdue": "Cases with something overdue.",
    "week": "Cases with something due within a week.",
    "waiting": "Open cases that wait on somebody else.",
    "stage1": "Open cases at stage 1.",
    "stage2": "Open cases at stage 2 or beyond.",
    "requests": "Service requests.",
    "closed": "Cases that have ended.",
    "all": "Every case, which is also what comes without a filter.",
}

_EXAMPLES = """
hoctui case list --open
hoctui case list --overdue --json
hoctui case list --find "mould copse" --order received
"""


def _filters() -> list[click.Parameter]:
    return [click.Option(["show", f"--{name}"], flag_value=name, help=words) for name, words in _SHOWN.items()]


@click.command("list", cls=FrontCommand, params=_filters(), epilog=_EXAMPLES)
@click.option("--find", default="", metavar="TEXT", help="Only cases in which every one of these words begins a word.")
@click.option("--category", type=Choosing(CATEGORIES), default=None, metavar="CATEGORY", help="Only of this category.")
@click.option("--order", type=click.Choice(ORDERS), default="due", show_default=True, help="What to sort by.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
@click.pass_obj
def list_(front: Front, /, *, show: str | None, find: str, category: str | None, order: str, as_json: bool) -> None:
    """The cases of the register: every one, or those of a filter."""
    with reading(front) as desk:
        found = cases(desk, CaseQuery(find, show or "all", order, category or ""), limit=EVERY_ONE)
        today, known = desk.clock.today, has_register(desk)
    if as_json:
        say_json([line_object(line) for line in found])
        return
    if not found:
        if known:
            none = "There is no case yet; log one with 'hoctui case log'."
            talk("No case matches." if find or show or category else none)
        return
    rows = []
    for line in found:
        due = say_short(line.next_due, today) if line.next_due else ""
        left = line.left
        step = f"{line.next_step} {line.next_clause}".strip()
        waiting = f"waiting on {line.waiting_on}" if line.waiting_on and not left else left
        urgent = "URGENT " if line.urgent else ""
        rows.append((line.case, line.resident, line.stage_words, step, due, waiting, line.handler, urgent + line.about))
    say_table(("case", "resident", "stage", "next", "due", "", "handler", "about"), rows)
