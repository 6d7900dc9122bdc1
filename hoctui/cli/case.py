"""`hoctui case`: the register's cases, and one command for each kind of event that can be recorded."""

from __future__ import annotations

import re
from importlib import import_module

import click

from hoctui.cli.lazy import LazyGroup
from hoctui.cli.table import CASE, FORMS

_NO_FORM = ("Corrected", "Undone", "DocumentAdded", "LetterSent")
"""Kinds of event that have a command of their own: it looks up the entry meant, or keeps the file that goes with it."""

_EXAMPLES = """
hoctui case log --received 2026-11-17 --resident "B. Resident" --summary "boiler off since Monday"
hoctui case acknowledge 26-0121 --on 2026-11-20 --definition "no heating since 16 November" --outcomes "a repair"
hoctui case extend 26-0121 --on 2026-12-01 --days 5 --reason "the part is on order"
hoctui case respond 26-0121 --on 2026-12-03 --decision partially-upheld
hoctui case list --overdue
hoctui case show 26-0121
"""


class CaseGroup(LazyGroup):
    """The case commands. Those that record an event are made from the event's own fields when one is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names: forms first, in the order of a complaint's life."""
        return [name for name, _ in self.lines(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; a kind of event that the table does not name has one of its own name."""
        if cmd_name in self.entries:
            return super().get_command(ctx, cmd_name)
        kind, words = FORMS.get(cmd_name) or _others().get(cmd_name, ("", ""))
        if not kind:
            return None
        command = import_module("hoctui.cli.case_forms").form_command(cmd_name, kind, words)
        return command if isinstance(command, click.Command) else None

    def lines(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Each command with its line of help."""
        forms = FORMS | _others()
        return [(name, words) for name, (_, words) in forms.items()] + super().lines(ctx)


def _others() -> dict[str, tuple[str, str]]:
    """The kinds of event that the table does not name: a command for each, by the kind's own name."""
    named = {kind for kind, _ in FORMS.values()}
    kinds = import_module("hoctui.register.events").KINDS
    return {
        re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower(): (kind, f"{event.verb.capitalize()}.")
        for kind, event in kinds.items()
        if kind not in named and kind not in _NO_FORM
    }


@click.group("case", cls=CaseGroup, entries=CASE, epilog=_EXAMPLES)
def case() -> None:
    """Log complaints, record everything that happens to them, and look at them.

    CASE is a case's reference, such as 26-0121. Days are written as 2026-12-04. At stage 2 the same commands act on
    stage 2. A breach of the Code is recorded all the same, and told on stderr with its clause.
    """
