"""`hoctui holiday`: the bank holidays that working days are counted by."""

from __future__ import annotations

import click

from hoctui.cli.lazy import LazyGroup
from hoctui.cli.table import HOLIDAY

_EXAMPLES = """
hoctui holiday list --year 2026
hoctui holiday add 2026-06-15 --name "extra bank holiday"
hoctui holiday strike 2020-05-04
"""


@click.group("holiday", cls=LazyGroup, entries=HOLIDAY, epilog=_EXAMPLES)
def holiday() -> None:
    """England's bank holidays, which no working day is counted on.

    hoctui knows those of every year. One that is proclaimed at short notice can be added, and one that was moved can be
    struck out; every due date is then counted again.
    """
