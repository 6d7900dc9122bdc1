"""`hoctui case show`: one case, whole."""

from __future__ import annotations

import click

from hoctui.cli.case_json import case_object
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading
from hoctui.cli.telling import say, say_facts, say_json, say_table
from hoctui.dates import say_day
from hoctui.services import casework
from hoctui.services.views import CaseView, ClockView, DutyView, TimelineEntry

_EXAMPLES = """
hoctui case show 26-0121
hoctui case show 26-0121 --json
"""


@click.command("show", cls=FrontCommand, epilog=_EXAMPLES)
@click.argument("case", metavar="CASE")
@click.option("--json", "as_json", is_flag=True, help="Print one object, with every event and its fields.")
@click.option("--with-needs", is_flag=True, help="With --json: the details of adjustments and restrictions too.")
@click.pass_obj
def show(front: Front, /, *, case: str, as_json: bool, with_needs: bool) -> None:
    """One case: who and what, its clocks, what the Code asks next, its breaches, its actions and its timeline.

    The numbers before the entries of the timeline, and before what is to be done, are those that 'correct', 'done',
    'reply', 'order-met' and the like take. The details of adjustments and restrictions are left out of the object that
    --json prints unless they are asked for.
    """
    with reading(front) as desk:
        view = casework.case_view(desk, case)
        if as_json:
            say_json(case_object(view, casework.life_of(desk, view.line.id), with_needs=with_needs))
            return
    _tell(view)


def _tell(view: CaseView) -> None:
    line = view.line
    urgent = "  URGENT" if line.urgent else ""
    say(f"{line.case}  {line.resident}  {line.about}{urgent}")
    step = f"{view.next.words}" + (f" ({view.next.clause})" if view.next.clause else "")
    seen = [("Other cases", ", ".join(view.seen.cases)), ("Of the same kind", ", ".join(view.seen.alike))]
    say_facts([("Stage", line.stage_words), *view.facts, *((k, v) for k, v in seen if v), ("Next", step)])
    _tell_clocks(view.clocks)
    if view.breaches:
        say("\nBreaches on record")
        say_table(("clause", "day", "what"), [(one.clause, say_day(one.on), one.words) for one in view.breaches])
    if view.open_points:
        say("\nStill to settle")
        say_table(("clause", "what"), [(point.clause, point.words) for point in view.open_points])
    if view.duties:
        say("\nTo be done")
        say_table(("", "by", "", "owner", "what"), [_duty(duty) for duty in view.duties])
    say("\nTimeline")
    say_facts((_when(entry), _what(entry)) for entry in view.timeline)


def _duty(duty: DutyView) -> tuple[str, str, str, str, str]:
    """A row of what is or was to be done: its number, its date, how it stands, whose it is, what it is."""
    state = f"done {say_day(duty.done_on)}" if duty.done_on else ("no longer stands" if duty.dropped else duty.left)
    return str(duty.id), say_day(duty.by) if duty.by else "", state, duty.owner, duty.label


def _tell_clocks(clocks: tuple[ClockView, ...]) -> None:
    if not clocks:
        return
    say("\nClocks")
    rows, under = [], []
    for clock in clocks:
        state = (
            clock.left
            if clock.state == "running"
            else clock.state + (f" {say_day(clock.met_on)}" if clock.met_on else "")
        )
        rows.append((clock.what, say_day(clock.due) + (" (projected)" if clock.projected else ""), clock.clause, state))
        under.append("; ".join(part for part in (clock.count, clock.note) if part))
    say_table(("what", "due", "clause", ""), rows, under=under)


def _when(entry: TimelineEntry) -> str:
    return f"{entry.id:>4}  {say_day(entry.on)}  {entry.title}"


def _what(entry: TimelineEntry) -> str:
    undone = "UNDONE: " if entry.struck else ""
    corrected = f"\n({entry.corrected})" if entry.corrected else ""
    return f"{undone}{entry.text}{corrected}"
