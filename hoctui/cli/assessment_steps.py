"""`hoctui assessment papers`, `reported`, `approved`, `published`, `submitted`, `trigger`: the record of the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from hoctui.assessment.year import TRIGGERS
from hoctui.cli.assessment_year import step_object
from hoctui.cli.choosing import Choosing, hyphened
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import writing
from hoctui.cli.telling import say, say_json, talk, talk_dropped
from hoctui.dates import parse_iso, say_day
from hoctui.services import yearly_steps
from hoctui.services.desk import Desk
from hoctui.services.yearly_views import StepRecorded

_on = click.option("--on", metavar="DATE", help="The day on which it happened; today unless given.")
_note = click.option("--note", default="", metavar="TEXT", help="Anything to know.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one object.")

_REPORTED = """
hoctui assessment reported --on 2026-07-14
hoctui assessment reported --on 2026-07-14 --to "the board" --note "with the annual report"
"""
_APPROVED = """
hoctui assessment approved --on 2026-07-14 --by "the chair" --response "The board has seen the evidence."
"""
_PUBLISHED = "hoctui assessment published https://www.example.org/complaints --on 2026-07-20"
_TRIGGER = """
hoctui assessment trigger merger --on 2026-10-01
hoctui assessment trigger ombudsman --on 2026-10-01 --due 2026-12-01
"""
_EXCEPTIONAL = """
hoctui assessment exceptional --why "cyber incident" --told-ombudsman 2026-10-02 --back-on 2026-11-30
hoctui assessment exceptional --told-residents 2026-10-05 --address https://www.example.org/complaints
hoctui assessment exceptional --over
"""
_TAKE_BACK = 'hoctui assessment take-back 4 --reason "recorded for the wrong year"'


@click.command("papers", cls=FrontCommand, epilog="hoctui assessment papers --on 2026-06-30 --meeting 2026-07-14")
@_on
@click.option("--meeting", metavar="DATE", help="The meeting that they are for; the next one known unless given.")
@_json
@click.pass_obj
def papers(front: Front, /, *, on: str | None, meeting: str | None, as_json: bool) -> None:
    """The papers for the governing body's meeting are sent."""
    meeting_day = _day(front, meeting, "--meeting")
    _done(front, on, lambda desk, day: yearly_steps.papers(desk, day, meeting_day), as_json=as_json)


@click.command("reported", cls=FrontCommand, epilog=_REPORTED)
@_on
@click.option("--to", default="", metavar="TEXT", help="To whom, such as the board or a committee.")
@_note
@_json
@click.pass_obj
def reported(front: Front, /, *, on: str | None, to: str, note: str, as_json: bool) -> None:
    """The current self-assessment was reported to the governing body."""
    _dropped(to=to, note=note)
    _done(front, on, lambda desk, day: yearly_steps.reported(desk, day, to, note), as_json=as_json)


@click.command("approved", cls=FrontCommand, epilog=_APPROVED)
@_on
@click.option("--by", default="", metavar="NAME", help="Who responded for it.")
@click.option("--response", default="", metavar="TEXT", help="The response, as it is to be published.")
@_json
@click.pass_obj
def approved(front: Front, /, *, on: str | None, by: str, response: str, as_json: bool) -> None:
    """The governing body approved it and gave its response."""
    _dropped(by=by, response=response)
    _done(front, on, lambda desk, day: yearly_steps.approved(desk, day, by, response), as_json=as_json)


@click.command("published", cls=FrontCommand, epilog=_PUBLISHED)
@click.argument("address", metavar="ADDRESS")
@_on
@_json
@click.pass_obj
def published(front: Front, /, *, address: str, on: str | None, as_json: bool) -> None:
    """It is published at an address, which is kept and never fetched.

    From then on its answers stand as they are; what changes goes into a new self-assessment. It is refused while a
    check stands.
    """
    _done(front, on, lambda desk, day: yearly_steps.published(desk, day, address), as_json=as_json)


@click.command("submitted", cls=FrontCommand, epilog="hoctui assessment submitted --on 2026-09-21")
@_on
@_note
@_json
@click.pass_obj
def submitted(front: Front, /, *, on: str | None, note: str, as_json: bool) -> None:
    """It was submitted to the Ombudsman, through the Ombudsman's own web form."""
    _dropped(note=note)
    _done(front, on, lambda desk, day: yearly_steps.submitted(desk, day, note), as_json=as_json)


@click.command("trigger", cls=FrontCommand, epilog=_TRIGGER)
@click.argument(
    "why",
    type=Choosing((code, words) for code, words, _ in TRIGGERS),
    metavar="|".join(hyphened(code) for code, _, _ in TRIGGERS),
)
@_on
@click.option("--due", metavar="DATE", help="By when, where a day was given; no clause sets one.")
@_note
@_json
@click.pass_obj
def trigger(front: Front, /, *, why: str, on: str | None, due: str | None, note: str, as_json: bool) -> None:
    """Something asks for a further self-assessment: a restructure, a merger, a change of procedure, the Ombudsman."""
    _dropped(note=note)
    by = _day(front, due, "--due")
    _done(front, on, lambda desk, day: yearly_steps.trigger(desk, day, why, by, note), as_json=as_json)


@click.command("exceptional", cls=FrontCommand, epilog=_EXCEPTIONAL)
@_on
@click.option("--why", default="", metavar="TEXT", help="What they are, such as a cyber incident.")
@click.option("--told-ombudsman", metavar="DATE", help="The day on which the Ombudsman was told.")
@click.option("--told-residents", metavar="DATE", help="The day on which residents were told.")
@click.option("--address", default="", metavar="ADDRESS", help="Where it is published; kept, never fetched.")
@click.option("--back-on", metavar="DATE", help="The day by which the Code is complied with again.")
@click.option("--over", is_flag=True, help="They are over.")
@_json
@click.pass_obj
def exceptional(
    front: Front,
    /,
    *,
    on: str | None,
    why: str,
    told_ombudsman: str | None,
    told_residents: str | None,
    address: str,
    back_on: str | None,
    over: bool,
    as_json: bool,
) -> None:
    """Exceptional circumstances keep you from complying: record them, what was told and published, and their end."""
    _dropped(why=why, address=address)
    ombudsman = _day(front, told_ombudsman, "--told-ombudsman")
    residents = _day(front, told_residents, "--told-residents")
    back = _day(front, back_on, "--back-on")

    def record(desk: Desk, day: date) -> StepRecorded:
        return yearly_steps.exceptional(
            desk, day, why=why, ombudsman=ombudsman, residents=residents, address=address, back_on=back, over=over
        )

    _done(front, on, record, as_json=as_json)


@click.command("take-back", cls=FrontCommand, epilog=_TAKE_BACK)
@click.argument("step", type=int, metavar="STEP")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@click.pass_obj
def take_back(front: Front, /, *, step: int, reason: str) -> None:
    """Take back a step that was recorded by mistake; 'hoctui assessment year' lists them with their numbers.

    Both stay on file, with the reason. Once a publication is taken back, answers can be changed again.
    """
    _dropped(reason=reason)
    with writing(front) as desk:
        words = yearly_steps.take_back(desk, step, reason)
    say(f"Step {step} is taken back: {words}.")


def _done(front: Front, on: str | None, record: Callable[[Desk, date], StepRecorded], *, as_json: bool) -> None:
    """Record a step of that day, and tell what was recorded and what the Code would have had before it."""
    day = _day(front, on, "--on") or front.clock().today
    with writing(front) as desk:
        made = record(desk, day)
    if as_json:
        found: dict[str, Any] = step_object(made.step) | {"warnings": list(made.warnings)}
        say_json(found)
    else:
        told = f": {made.step.told}" if made.step.told else ""
        say(f"{made.step.id}  {say_day(made.step.on)}  {made.step.year} {made.step.words}{told}")
    for warning in made.warnings:
        talk(warning)


def _day(front: Front, text: str | None, option: str) -> date | None:
    return parse_iso(text, front.clock().today, what=f"date of {option}") if text else None


def _dropped(**texts: str) -> None:
    for name, text in texts.items():
        talk_dropped(name.capitalize(), text)
