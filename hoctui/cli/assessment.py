"""`hoctui assessment`: the yearly self-assessment against the Code."""

from __future__ import annotations

import click

from hoctui.cli.lazy import LazyGroup
from hoctui.cli.table import ASSESSMENT

_EXAMPLES = """
hoctui assessment import last-year.txt --year 2024/25
hoctui assessment new
hoctui assessment answer 6.3 yes --evidence "tracker: 41 of 46 in time" --commentary "five were late"
hoctui assessment status
hoctui assessment export --format markdown -o self-assessment.md
"""


@click.group("assessment", cls=LazyGroup, entries=ASSESSMENT, epilog=_EXAMPLES)
def assessment() -> None:
    """The yearly self-assessment: begin one or import one, answer its clauses, export it.

    Every command acts on the current one: the last that was begun or imported. Earlier ones stay as they were.
    """
