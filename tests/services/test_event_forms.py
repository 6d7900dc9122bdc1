"""Forms of events: every field as its class declares it, and what was typed turned into the event."""

from __future__ import annotations

from datetime import date

import pytest
from casebook import TODAY, on

from hoctui.errors import BadInput
from hoctui.register.events import KINDS, Acknowledged, Extended, Received
from hoctui.services.forms import fields_of, is_no, kind_of, read_form
from hoctui.services.views import FieldView


def field(kind: str, name: str) -> FieldView:
    return next(view for view in fields_of(kind) if view.name == name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_can_be_drawn(kind: str) -> None:
    views = fields_of(kind)
    assert views[0].name == "on"
    for view in views:
        assert view.label
        assert view.widget in ("day", "line", "text", "choice", "yes-no", "number", "money")
        assert (view.widget == "choice") == bool(view.choices)
        assert view.default in [value for value, _ in view.choices] or view.widget != "choice" or view.default == ""
    # What a correction is made of is not typed, nor by what a document is kept.
    assert {view.name for view in views} == set(KINDS[kind].model_fields) - {
        "event",
        "facts",
        "words",
        "sha256",
        "size",
    }


@pytest.mark.parametrize(
    ("kind", "name", "widget", "required", "default"),
    [
        ("Received", "on", "day", True, ""),
        ("Received", "resident", "line", True, ""),
        ("Received", "summary", "line", True, ""),
        ("Received", "channel", "choice", False, "telephone"),
        ("Received", "passed_on", "day", False, ""),
        ("Acknowledged", "in_writing", "yes-no", False, ""),
        ("Extended", "agreed", "yes-no", False, "no"),
        ("Extended", "days", "number", False, ""),
        ("Responded", "decision", "choice", True, ""),
        ("ActionDone", "action", "number", True, ""),
    ],
)
def test_a_field_as_it_is_drawn(kind: str, name: str, widget: str, required: bool, default: str) -> None:
    view = field(kind, name)
    assert (view.widget, view.required, view.default) == (widget, required, default)


def test_what_is_typed_becomes_the_event() -> None:
    made, dropped = read_form(
        "Extended",
        {
            "on": "fri 20 nov",
            "days": " 5 ",
            "to": "",
            "reason": "a survey",
            "agreed": "Y",
            "ombudsman_given": "no",
            "update_every": None,
        },
        TODAY,
    )
    assert made == Extended(
        on=on("2026-11-20"), days=5, reason="a survey", agreed=True, ombudsman_given=False, update_every=None
    )
    assert dropped == ()


def test_what_is_left_empty_takes_its_default() -> None:
    made, _ = read_form("Acknowledged", {"on": "today", "in_writing": "", "definition": " "}, TODAY)
    assert made == Acknowledged(on=TODAY)
    received, _ = read_form("Received", {"on": "today", "resident": "A", "summary": "B", "channel": " "}, TODAY)
    assert isinstance(received, Received)
    assert received.channel == "telephone"


def test_values_that_are_typed_already_are_taken_as_they_are() -> None:
    made, _ = read_form("Extended", {"on": TODAY, "days": 5, "reason": "a survey", "agreed": True}, TODAY)
    assert made == Extended(on=TODAY, days=5, reason="a survey", agreed=True)


@pytest.mark.parametrize("typed", ["yes", "Y", " true ", "1"])
def test_yes(typed: str) -> None:
    made, _ = read_form("Extended", {"on": "today", "days": "5", "reason": "x", "agreed": typed}, TODAY)
    assert isinstance(made, Extended)
    assert made.agreed


@pytest.mark.parametrize("typed", ["no", "N", " false ", "0"])
def test_no(typed: str) -> None:
    made, _ = read_form("Acknowledged", {"on": "today", "in_writing": typed}, TODAY)
    assert isinstance(made, Acknowledged)
    assert not made.in_writing
    assert is_no(typed)


@pytest.mark.parametrize(
    ("name", "day", "sentence"),
    [
        ("on", date(1989, 12, 31), "On: Sun 31 Dec 1989 is before Mon 1 Jan 1990, so it must be a slip."),
        ("on", date(2026, 11, 22), "On: Sun 22 Nov 2026 is still to come; it is Sat 21 Nov 2026 today."),
        ("passed_on", date(2026, 11, 22), "Passed on: Sun 22 Nov 2026 is still to come; it is Sat 21 Nov 2026 today."),
        ("issue_occurred", date(2027, 1, 1), "Issue occurred: Fri 1 Jan 2027 is still to come"),
        ("resident_aware", date(2027, 1, 1), "Resident aware since: Fri 1 Jan 2027 is still to come"),
        ("passed_on", date(2037, 1, 1), "Passed on: Thu 1 Jan 2037 is more than 10 years ahead, so it must be a slip."),
    ],
)
def test_a_day_that_cannot_be(name: str, day: date, sentence: str) -> None:
    typed = {"on": TODAY, "resident": "A", "summary": "B"} | {name: day}
    with pytest.raises(BadInput) as refused:
        read_form("Received", typed, TODAY)
    assert sentence in refused.value.sentence
    assert refused.value.field == name


def test_a_promise_may_lie_ahead() -> None:
    made, _ = read_form("ActionPromised", {"on": "today", "what": "a roof", "by": "2030-01-01"}, TODAY)
    assert made.model_dump()["by"] == date(2030, 1, 1)


@pytest.mark.parametrize("kind", ["", "received", "Event", "Conciliated", "[/]"])
def test_a_kind_that_there_is_not(kind: str) -> None:
    with pytest.raises(BadInput, match="There is no kind of event called"):
        kind_of(kind)


def test_a_line_of_text_may_not_run_on() -> None:
    with pytest.raises(BadInput, match="Who: at most 300 characters, here 301"):
        read_form("Received", {"on": "today", "resident": "x" * 301, "summary": "B"}, TODAY)


def test_what_is_dropped_is_told_field_by_field() -> None:
    typed = {"on": "today", "resident": "A\x1b\x07", "summary": "B\u202e", "handler": "C"}
    made, dropped = read_form("Received", typed, TODAY)
    assert isinstance(made, Received)
    assert (made.resident, made.summary) == ("A", "B")
    assert dropped == ("Who: 2 control characters dropped", "What: 1 text direction mark dropped")
