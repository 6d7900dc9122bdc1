"""An event's form: its fields as a front draws them, and what was typed into them turned into the event."""

from __future__ import annotations

import types
from datetime import date
from typing import Any, Union, get_args, get_origin

from hoctui.dates import EARLIEST, YEARS_AHEAD, parse_day, say_day
from hoctui.errors import BadInput
from hoctui.register.events import KINDS, Event
from hoctui.register.fields import Fact, Words
from hoctui.register.fold import check_choices, declared, make
from hoctui.register.money import parse_pounds
from hoctui.services.views import FieldView
from hoctui.text import clean, clean_line

_YES = {"yes", "y", "true", "1"}
_NO = {"no", "n", "false", "0", ""}


def is_no(value: Any) -> bool:
    """Whether what stands in a yes-or-no field means no."""
    return value.strip().casefold() in _NO if isinstance(value, str) else not value


def kind_of(name: str) -> type[Event]:
    """The class of an event kind. Raises BadInput for a name that is none."""
    if name not in KINDS:
        raise BadInput(f"There is no kind of event called {name[:40]!r}.")
    return KINDS[name]


def fields_of(kind: str) -> tuple[FieldView, ...]:
    """The fields of an event's form, in order, as its class declares them."""
    event = kind_of(kind)
    views = []
    for name, field in event.model_fields.items():
        mark = declared(event, name)
        if name in _NOT_TYPED:
            continue
        default = "" if field.is_required() or field.default is None else field.default
        views.append(
            FieldView(
                name,
                mark.label,
                _widget(event, name, mark),
                mark.required,
                mark.hint,
                mark.choices if isinstance(mark, Fact) else (),
                ("yes" if default else "no") if isinstance(default, bool) else str(default),
                mark.limit if isinstance(mark, Words) else 100,
                name not in _HAPPENED,
                mark.refers if isinstance(mark, Fact) else (),
            )
        )
    return tuple(views)


_NOT_TYPED = ("event", "facts", "words", "sha256", "size")
"""Fields that nobody types: what a correction is made of, and by what a file is kept."""


def type_of(event: type[Event], name: str) -> type:
    """The type of a field's value where it has one: bool for a yes or no that may be left unsaid."""
    annotation = event.model_fields[name].annotation
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return annotation if isinstance(annotation, type) else str


def _widget(event: type[Event], name: str, mark: Fact | Words) -> str:
    kind = type_of(event, name)
    if kind is bool:
        return "yes-no"
    if kind is date:
        return "day"
    if kind is int:
        return "money" if isinstance(mark, Fact) and mark.pence else "number"
    if isinstance(mark, Fact) and mark.choices:
        return "choice"
    return "text" if isinstance(mark, Words) and mark.lines > 1 else "line"


def read_form(kind: str, typed: dict[str, Any], today: date) -> tuple[Event, tuple[str, ...]]:
    """The event that was typed, and what was dropped from its texts, in words.

    Days may be typed in any of the officer's ways. A field left empty takes its default.

    Raises:
        BadInput: the first field that cannot be taken, with its sentence and its name.
    """
    event = kind_of(kind)
    values: dict[str, Any] = {}
    dropped: list[str] = []
    for name, value in typed.items():
        if name not in event.model_fields:
            raise BadInput(f"To {event.verb} there is no field {name[:40]!r}.", name)
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        values[name] = _value(event, name, value, today, dropped)
    made = make(event, values)
    check_choices(made)
    _check_days(made, today)
    return made, tuple(dropped)


def _value(event: type[Event], name: str, value: Any, today: date, dropped: list[str]) -> Any:
    if not isinstance(value, str):
        return value
    mark, kind = declared(event, name), type_of(event, name)
    if kind is date:
        try:
            return parse_day(value, today, ahead=name not in _HAPPENED)
        except BadInput as fault:
            raise BadInput(fault.sentence, name) from None
    if kind is bool:
        if value.strip().casefold() in _YES | _NO:
            return value.strip().casefold() in _YES
        raise BadInput(f"{mark.label}: answer yes or no.", name)
    if kind is int:
        return _number(mark, name, value)
    if isinstance(mark, Words):
        cleaned = clean(value) if mark.lines > 1 else clean_line(value, limit=100_000)
        dropped.extend(f"{mark.label}: {what} dropped" for what in cleaned.dropped)
        return cleaned.text
    return value.strip()


def _number(mark: Fact | Words, name: str, value: str) -> int:
    """A whole number; where it is money, pence from an amount in pounds."""
    try:
        return parse_pounds(value) if isinstance(mark, Fact) and mark.pence else int(value.strip())
    except BadInput as fault:
        raise BadInput(f"{mark.label}: {fault.sentence}", name) from None
    except ValueError:
        raise BadInput(f"{mark.label}: {value.strip()[:40]!r} is not a whole number.", name) from None


def _check_days(event: Event, today: date) -> None:
    latest = date(today.year + YEARS_AHEAD, 12, 31)
    for name in type(event).model_fields:
        value = getattr(event, name)
        if not isinstance(value, date):
            continue
        label = declared(type(event), name).label
        if value < EARLIEST:
            raise BadInput(f"{label}: {say_day(value)} is before {say_day(EARLIEST)}, so it must be a slip.", name)
        if value > latest:
            raise BadInput(
                f"{label}: {say_day(value)} is more than {YEARS_AHEAD} years ahead, so it must be a slip.", name
            )
        if name in _HAPPENED and value > today:
            raise BadInput(f"{label}: {say_day(value)} is still to come; it is {say_day(today)} today.", name)


_HAPPENED = ("on", "passed_on", "issue_occurred", "resident_aware", "guidance", "proof_sent")
"""Fields that name a day on which something happened, which cannot lie ahead."""
