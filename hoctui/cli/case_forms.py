"""The commands that record an event of a case: their options are the event's own fields, read off its class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from hoctui.cli.case_json import warning_object
from hoctui.cli.choosing import Choosing, hyphened
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import writing
from hoctui.cli.telling import OutputLost, say, say_json, talk
from hoctui.dates import parse_iso, say_day
from hoctui.errors import HoctuiError
from hoctui.services import casework
from hoctui.services.forms import fields_of, kind_of, read_form
from hoctui.services.views import FieldView, Recorded

LOGGING = "Received"
"""The kind of event that makes a case, where every other one needs a case to happen to."""


@dataclass(frozen=True, slots=True)
class Manner:
    """Where a command differs from what its event's fields alone would make of it."""

    named: tuple[tuple[str, str], ...] = ()
    """Fields whose option has another name."""
    bare: str = ""
    """A field that is given as an argument, without an option's name."""
    today: bool = False
    """Whether it happened today unless the command says otherwise."""
    day: str = "The day it happened"
    """What the day is, in words."""


_FEW = 4
"""So many choices are named in an option's own line; more are named in its help."""


_MANNERS = {
    "Received": Manner(named=(("on", "received"), ("matter", "kind")), day="The day any member of staff got it"),
    "NoteAdded": Manner(bare="text", today=True),
    "ContactMade": Manner(bare="text", today=True),
    "ActionPromised": Manner(bare="what"),
    "ActionDone": Manner(bare="action"),
    "ActionMoved": Manner(bare="action"),
    "CompensationSettled": Manner(bare="offer"),
    "ReplyReceived": Manner(bare="question"),
    "ArrangementReviewed": Manner(bare="arrangement"),
    "OmbudsmanAnswered": Manner(bare="enquiry"),
    "EvidenceSent": Manner(bare="request"),
    "OrderMet": Manner(bare="order"),
    "LessonCarriedOut": Manner(bare="lesson"),
    "PointAdded": Manner(bare="what"),
    "Linked": Manner(bare="other", today=True),
    "Asked": Manner(bare="whom"),
}

_PAST = {"NoteAdded": "note added", "ContactMade": "contact recorded", "Received": "logged"}
"""What is said of a case once the event is recorded, where the timeline's own word would not do."""

_EXAMPLES = {
    "Received": """
hoctui case log --received 2026-11-17 --resident "B. Resident" --summary "boiler off since Monday"
hoctui case log --received 2026-11-17 --resident "C. Resident" --summary "charge for a lost key" \\
    --channel email --category charges --handler AB --json
""",
    "Acknowledged": """
hoctui case acknowledge 26-0121 --on 2026-11-20 --definition "no heating since 16 November" \\
    --outcomes "a working boiler and a rent credit"
""",
    "Extended": """
hoctui case extend 26-0121 --on 2026-12-01 --days 5 --reason "the part is on order" --update-every 3
hoctui case extend 26-0121 --on 2026-12-01 --to 2026-12-11 --reason "the part is on order"
""",
    "Responded": """
hoctui case respond 26-0121 --on 2026-12-03 --decision partially-upheld --handler AB --text "we were slow"
""",
    "NoteAdded": """
hoctui case note 26-0121 "asked Repairs for the visit report"
hoctui case note 26-0121 -- "- a note that begins with a dash"
""",
    "ContactMade": """
hoctui case contact 26-0121 "rang: the part is due on Wednesday" --direction out --channel telephone
""",
    "ActionPromised": """
hoctui case promise 26-0121 "fit a new cylinder" --on 2026-12-03 --by 2026-12-10 --owner Repairs
""",
    "ActionDone": """
hoctui case done 26-0121 --on 2026-12-09
hoctui case done 26-0121 14 --on 2026-12-09    # 14 is the number that 'hoctui case show' gives the action
""",
}


def form_command(name: str, kind: str, words: str) -> click.Command:
    """The command that records events of a kind."""
    manner = _MANNERS.get(kind, Manner())
    fields = fields_of(kind)
    params: list[click.Parameter] = [] if kind == LOGGING else [click.Argument(["case"], metavar="CASE")]
    params += [_parameter(field, manner) for field in fields]
    params.append(click.Option(["as_json", "--json"], is_flag=True, help="Print one object."))
    epilog = _EXAMPLES.get(kind) or f"hoctui case {name} 26-0121 --on 2026-12-04{_required(fields, manner)}"
    about = f"{words}\n\n{kind_of(kind).__doc__ or ''}"
    return FrontCommand(name, params=params, callback=_callback(kind, fields, manner), help=about, epilog=epilog)


def _required(fields: tuple[FieldView, ...], manner: Manner) -> str:
    """The required fields but the day, as an example gives them."""
    told = ""
    for field in fields:
        if field.required and field.name != "on" and not field.refers:
            value = hyphened(field.choices[0][0]) if field.choices else _EXAMPLE.get(field.widget, '"…"')
            told += f" {value}" if field.name == manner.bare else f" {_option(field.name, manner)} {value}"
    return told


_EXAMPLE = {"number": "5", "money": "150", "day": "2026-12-11"}
"""What a field of that kind is given in an example."""


def _option(name: str, manner: Manner) -> str:
    return f"--{dict(manner.named).get(name, name).replace('_', '-')}"


def _parameter(field: FieldView, manner: Manner) -> click.Parameter:
    """The option, or the argument, that gives one field."""
    if field.name == manner.bare:
        name, needed = field.name.upper(), field.widget != "number"
        return click.Argument([field.name], required=needed, metavar=name if needed else f"[{name}]")
    option = _option(field.name, manner)
    if field.widget == "yes-no":
        words = (
            f"{_words(field)} {field.default.capitalize()} unless said otherwise." if field.default else _words(field)
        )
        return click.Option([field.name, f"{option}/--no-{option.removeprefix('--')}"], default=None, help=words)
    return click.Option(
        [field.name, option],
        required=field.required and not field.refers and not (field.name == "on" and manner.today),
        type=Choosing(field.choices) if field.choices else str,
        metavar=_metavar(field),
        help=_help(field, manner),
    )


def _metavar(field: FieldView) -> str:
    if field.choices:
        return "|".join(Choosing(field.choices).names) if len(field.choices) <= _FEW else field.label.upper()
    return {"day": "DATE", "number": "N", "money": "POUNDS"}.get(
        field.widget, "NAME" if field.name == "resident" else "TEXT"
    )


def _help(field: FieldView, manner: Manner) -> str:
    if field.name == "on":
        return f"{manner.day}, as 2026-12-04{'; today unless given' if manner.today else ''}."
    words = _words(field)
    if field.widget == "day":
        words = f"{words.removesuffix('.')}, as 2026-12-04."
    if len(field.choices) > _FEW:
        words = f"One of {', '.join(Choosing(field.choices).names)}."
    if field.default and field.widget == "choice":
        words += f" {hyphened(field.default).capitalize()} unless given."
    return words


def _words(field: FieldView) -> str:
    """The field's label, with the hint that a form would show in it."""
    return f"{field.label} ({field.hint})." if field.hint else f"{field.label}."


def _callback(kind: str, fields: tuple[FieldView, ...], manner: Manner) -> Callable[..., None]:
    @click.pass_obj
    def run(front: Front, /, as_json: bool, case: str = "", **given: Any) -> None:
        today = front.clock().today
        typed = {field.name: _typed(field, given[field.name], today, manner) for field in fields}
        if manner.today:
            typed["on"] = typed["on"] or today
        try:
            # Read before the register is opened, so that a slip neither makes one nor waits for its lock. Which duty
            # is meant, where that is not said, the register knows.
            unsaid = {field.name: 0 for field in fields if field.refers and typed[field.name] is None}
            read_form(kind, typed | unsaid, today)
            recorded = _record(front, case, kind, typed)
        except HoctuiError as fault:
            raise _naming_option(fault, fields, manner) from None
        tell(recorded, _PAST.get(kind, kind_of(kind).title), as_json=as_json, logging=kind == LOGGING)

    return run


def _typed(field: FieldView, value: Any, today: date, manner: Manner) -> Any:
    """What was given, as the form takes it: days strictly ISO here, where the app takes them in any way."""
    if field.widget != "day" or value is None:
        return value
    return parse_iso(value, today, what=f"date of {_option(field.name, manner)}")


def _record(front: Front, case: str, kind: str, typed: dict[str, Any]) -> Recorded:
    with writing(front, make=kind == LOGGING) as desk:
        return casework.log(desk, typed) if kind == LOGGING else casework.record(desk, case, kind, typed)


def _naming_option(fault: HoctuiError, fields: tuple[FieldView, ...], manner: Manner) -> HoctuiError:
    """The same fault, its sentence followed by the option it is about."""
    named = next((field.name for field in fields if field.name == fault.field and field.name != manner.bare), None)
    option = _option(named, manner) if named else ""
    if not option or option in fault.sentence:
        return fault
    return type(fault)(f"{fault.sentence} See {option}.", fault.field)


def tell(recorded: Recorded, done: str, *, as_json: bool, logging: bool = False) -> None:
    """Tell what came of recording an event: one line, or one object; what was breached or dropped goes to stderr."""
    for what in recorded.dropped:
        talk(f"{what}.")
    for warning in recorded.warnings:
        talk(f"Breach of {warning.clause}: {warning.words} ({say_day(warning.on)}).")
    case = recorded.view.line.case
    try:
        if not as_json:
            say(f"{case} {done}{_next(recorded)}")
        elif logging:
            say_json({"case": case})
        else:
            warnings = [warning_object(warning) for warning in recorded.warnings]
            say_json({"case": case, "event": recorded.event_id, "warnings": warnings})
    except OutputLost as lost:
        raise lost.having_recorded(f"{case} {done}") from None


def _next(recorded: Recorded) -> str:
    line = recorded.view.line
    if line.next_due is None or line.working_days_left is None:
        return f"; waiting on {line.waiting_on}" if line.waiting_on else ""
    if_kept = "if acknowledged on the last day, " if line.projected else ""
    clause = f", {line.next_clause}" if line.next_clause else ""
    return f"; {line.next_step} by {say_day(line.next_due)} ({if_kept}{line.left}{clause})"
