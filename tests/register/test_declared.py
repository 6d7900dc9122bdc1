"""Every kind of event: declared once, with each field either a fact or words, so that names never lie in the ledger."""

from __future__ import annotations

from datetime import date

import pytest

from hoctui.register.event import Event
from hoctui.register.events import KINDS
from hoctui.register.fields import Fact, Words
from hoctui.register.fold import declared, is_words, make

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@EVERY_KIND
def test_every_field_is_declared_with_a_label(kind: type[Event]) -> None:
    for name in kind.model_fields:
        mark = declared(kind, name)
        assert isinstance(mark, Fact | Words)
        assert mark.label


@EVERY_KIND
def test_free_text_is_words_and_never_a_fact(kind: type[Event]) -> None:
    """Facts lie in the chained row for ever; what names or describes a person must be able to go (5.10)."""
    for name, field in kind.model_fields.items():
        mark = declared(kind, name)
        if field.annotation is str and not is_words(kind, name):
            assert isinstance(mark, Fact)
            assert mark.choices, f"{kind.__name__}.{name} is free text in the ledger's row"
        if is_words(kind, name):
            assert field.annotation is str or (kind.__name__, name) == ("Corrected", "words")


@EVERY_KIND
def test_it_says_what_it_is_called(kind: type[Event]) -> None:
    assert kind.title
    assert kind.verb
    assert kind.__doc__
    assert kind.kind() == kind.__name__


@EVERY_KIND
def test_required_in_the_form_is_required_in_the_event(kind: type[Event]) -> None:
    for name, field in kind.model_fields.items():
        if name not in ("facts", "words"):
            assert declared(kind, name).required == field.is_required(), f"{kind.__name__}.{name}"


@EVERY_KIND
def test_a_default_is_one_of_the_choices(kind: type[Event]) -> None:
    for name, field in kind.model_fields.items():
        mark = declared(kind, name)
        if isinstance(mark, Fact) and mark.choices and not field.is_required() and field.default:
            assert field.default in dict(mark.choices)


FILLED: dict[str, dict[str, object]] = {
    "Received": {"resident": "Ada Elm", "summary": "a leak", "channel": "letter"},
    "BecameComplaint": {},
    "Logged": {},
    "Acknowledged": {"definition": "The leak."},
    "Extended": {"days": 5, "reason": "a survey"},
    "Responded": {"decision": "upheld", "text": "Our policy."},
    "Escalated": {},
    "Refused": {"ground": "over_age", "reasons": "two years ago"},
    "EscalationRefused": {"ground": "other", "reasons": "nothing new"},
    "Withdrawn": {},
    "Closed": {},
    "Reopened": {"reason": "new facts"},
    "NoteAdded": {"text": "called"},
    "ContactMade": {"text": "called"},
    "ActionPromised": {"what": "new tap", "by": date(2026, 7, 1), "owner": "Repairs"},
    "ActionDone": {"action": 3},
    "Corrected": {"event": 1, "why": "a slip"},
    "Undone": {"event": 2},
}

LINES = {
    "Received": "by letter: a leak",
    "BecameComplaint": "the service request is now a complaint",
    "Logged": "logged on the register",
    "Acknowledged": "The leak.",
    "Extended": "by 5 working days: a survey",
    "Responded": "upheld: Our policy.",
    "Escalated": "the resident asked for the next stage",
    "Refused": "too long ago: two years ago",
    "EscalationRefused": "another valid reason: nothing new",
    "Withdrawn": "withdrawn by the resident",
    "Closed": "closed",
    "Reopened": "new facts",
    "NoteAdded": "called",
    "ContactMade": "telephone, to the resident: called",
    "ActionPromised": "new tap by Wed 1 Jul 2026 (Repairs)",
    "ActionDone": "carried out",
    "Corrected": "a slip",
    "Undone": "taken back",
}


@EVERY_KIND
def test_its_line_in_the_timeline(kind: type[Event]) -> None:
    assert make(kind, FILLED[kind.__name__] | {"on": date(2026, 6, 1)}).line() == LINES[kind.__name__]


MORE: tuple[tuple[type[Event], dict[str, object], str], ...] = (
    (KINDS["Extended"], {"to": "2026-07-01", "reason": "a survey"}, "to Wed 1 Jul 2026: a survey"),
    (KINDS["Extended"], {"days": 1, "reason": "a survey"}, "by 1 working day: a survey"),
    (KINDS["Acknowledged"], {}, "acknowledged without a complaint definition"),
    (KINDS["Received"], {"resident": "A", "summary": "a leak", "channel": "other"}, "a leak"),
    (KINDS["ContactMade"], {"text": "x", "direction": "in", "with_whom": "the MP"}, "telephone, from the MP: x"),
    (KINDS["Responded"], {"decision": "upheld"}, "upheld"),
)


@pytest.mark.parametrize(("kind", "fields", "line"), MORE)
def test_lines_with_more_and_with_less(kind: type[Event], fields: dict[str, object], line: str) -> None:
    assert make(kind, fields | {"on": date(2026, 6, 1)}).line() == line
