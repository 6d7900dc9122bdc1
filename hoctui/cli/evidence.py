"""`hoctui evidence`: the policies, pages, reports and records that the answers rest on."""

from __future__ import annotations

import click

from hoctui.cli.lazy import LazyGroup
from hoctui.cli.table import EVIDENCE

_EXAMPLES = """
hoctui evidence add "Complaints policy" --kind policy --dated 2025-06-30 --review 2027-06-30 \\
    --place https://www.example.org/complaints-policy
hoctui evidence use "Complaints policy" 1.2 2.1 5.1
hoctui evidence list --stale
"""


@click.group("evidence", cls=LazyGroup, entries=EVIDENCE, epilog=_EXAMPLES)
def evidence() -> None:
    """The evidence register: policies, pages, reports and records with their dates.

    One item stands under as many clauses as rest on it. What is stale, or older than the Code's edition, is said. An
    address on the web is kept as it is typed, and never fetched. An ITEM is its number, its name, or how that begins.
    """
