"""`hoctui clock`: due dates from the days of a case, under any edition of the Code."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import calendar_of
from hoctui.cli.telling import say, say_json, say_table
from hoctui.dates import parse_iso, say_day
from hoctui.errors import BadInput, HoctuiError
from hoctui.register.clock_sheet import CaseDays, SheetLine, sheet, values
from hoctui.rulebook.edition import EDITIONS, Edition, edition_of, load

_DAYS = (
    ("received", "The day any member of staff got the complaint."),
    ("issue_occurred", "The day that the issue occurred."),
    ("resident_aware", "The day that the resident became aware of it."),
    ("logged", "The day that the complaint was logged."),
    ("acknowledged", "The day of the stage 1 acknowledgement."),
    ("stage1_response", "The day of the stage 1 answer."),
    ("escalation_requested", "The day that the resident asked for stage 2."),
    ("stage2_acknowledged", "The day of the stage 2 acknowledgement."),
    ("stage2_response", "The day of the stage 2 answer."),
    ("stage3_requested", "The day that the resident asked for a third stage."),
    ("ombudsman_request", "The day that the Ombudsman asked for evidence."),
    ("final_decision", "The day of the landlord's final decision."),
)
_EXTENSIONS = (
    ("stage1_extension_days", "Working days by which the stage 1 answer was put back."),
    ("stage2_extension_days", "Working days by which the stage 2 answer was put back."),
)

_WORDS = {
    "ack_due": "acknowledge by",
    "ack_late": "acknowledged late",
    "stage1_due": "answer stage 1 by",
    "stage1_due_if_acknowledged_on_ack_due": "answer stage 1 by, if acknowledged on the last day",
    "stage1_extended_due": "answer stage 1 by, as extended",
    "stage1_extended_latest": "latest for stage 1 without a further reason",
    "extension_over_limit": "extension needs its good reason",
    "stage1_late": "stage 1 answered late",
    "stage2_ack_due": "acknowledge the escalation by",
    "stage2_ack_late": "escalation acknowledged late",
    "stage2_due": "answer stage 2 by",
    "stage2_extended_due": "answer stage 2 by, as extended",
    "stage2_late": "stage 2 answered late",
    "stage3_due": "answer stage 3 by",
    "evidence_due": "evidence to the Ombudsman by",
    "eight_weeks": "eight weeks after the final decision",
    "within_12_months": "within twelve months",
    "over_6_months": "more than six months old",
}
"""What each key of the sheet is called in plain words."""

_EXAMPLES = """
hoctui clock --received 2024-06-03
hoctui clock --received 2024-06-03 --acknowledged 2024-06-06 --stage1-extension-days 10 --json
hoctui clock --edition 2022 --received 2023-03-01 --logged 2023-03-03 --stage1-response 2023-03-20
"""


def _options() -> list[click.Parameter]:
    days: list[click.Parameter] = [click.Option([_option(name)], metavar="DATE", help=words) for name, words in _DAYS]
    extensions: list[click.Parameter] = [
        click.Option([_option(name)], type=int, metavar="N", help=words) for name, words in _EXTENSIONS
    ]
    return [*days, *extensions]


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


@click.command("clock", cls=FrontCommand, params=_options(), epilog=_EXAMPLES)
@click.option(
    "--edition", metavar="|".join(EDITIONS), help="The Code's edition; else the one in force on the day of receipt."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object of dates and of true or false.")
@click.pass_obj
def clock(front: Front, /, *, edition: str | None, as_json: bool, **typed: Any) -> None:
    """Work out due dates from the days of a case. No complaint is recorded.

    Give the days that are known, each as 2024-06-03; what cannot be known from them is left out. Working days are
    England's: the day of the event is day 0, and Saturdays, Sundays and bank holidays are not counted. Bank holidays
    added to the register are taken into account.
    """
    today = front.clock().today
    given: dict[str, Any] = {name: _day(name, typed[name], today) for name, _ in _DAYS}
    days = CaseDays(**given, **{name: typed[name] for name, _ in _EXTENSIONS})
    chosen = load(edition or (edition_of(days.received) if days.received else EDITIONS[-1]))
    lines = _counted(front, chosen, days)
    if as_json:
        say_json(values(lines))
        return
    say(f"Under the {chosen.title}:")
    if not lines:
        say("Nothing can be known yet; give at least --received.")
        return
    say_table(("", "", "clause", "how it is counted"), [_row(line) for line in lines])


def _day(name: str, value: str | None, today: date) -> date | None:
    return None if value is None else parse_iso(value, today, what=f"date of {_option(name)}")


def _counted(front: Front, edition: Edition, days: CaseDays) -> tuple[SheetLine, ...]:
    try:
        return sheet(edition, calendar_of(front), days)
    except HoctuiError as fault:
        if not fault.field:
            raise
        raise BadInput(f"{fault.sentence} See {_option(fault.field)}.") from None


def _row(line: SheetLine) -> tuple[str, str, str, str]:
    said = ("yes" if line.value else "no") if isinstance(line.value, bool) else say_day(line.value)
    return (_WORDS[line.key], said, line.clause, line.count)
