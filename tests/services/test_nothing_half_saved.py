"""What cannot be, typed into a form: one sentence at its field, and nothing of it in the register."""

from __future__ import annotations

from typing import Any

import pytest
from casebook import events, log

from hoctui.errors import HoctuiError
from hoctui.services import casework
from hoctui.services.desk import Desk

ON = "2026-11-09"
EARLY = "2026-11-06"
PROMISE = ("ActionPromised", {"what": "new tap", "by": "2026-12-01"})
ORDER = ("Ordered", {"what": "apologise", "by": "2026-12-01"})
NO_ENTRY = "There is no such entry on this case by that day; see the numbers on its page."

Typed = tuple[str, dict[str, Any]]
SURVEY: Typed = ("SurveySent", {})

# What was recorded before, on 6 November as entries 3, 4 … after the receipt of two cases; then what is
# typed, the sentence, and its field.
REFUSED: tuple[tuple[str, tuple[Typed, ...], Typed, str, str], ...] = (
    (
        "a day in the next century",
        (),
        ("NoteAdded", {"on": "2126-11-09", "text": "x"}),
        "Sat 9 Nov 2126 is more than ten years ahead; check the year.",
        "on",
    ),
    (
        "a promise for the next century",
        (),
        ("ActionPromised", {"what": "new tap", "by": "2126-11-09"}),
        "Sat 9 Nov 2126 is more than ten years ahead; check the year.",
        "by",
    ),
    (
        "a day to come",
        (),
        ("NoteAdded", {"on": "2026-11-23", "text": "x"}),
        "On: Mon 23 Nov 2026 is still to come; it is Sat 21 Nov 2026 today.",
        "on",
    ),
    (
        "proof sent on a day to come",
        (ORDER,),
        ("OrderMet", {"order": "3", "proof_sent": "2026-11-23"}),
        "Proof sent on: Mon 23 Nov 2026 is still to come; it is Sat 21 Nov 2026 today.",
        "proof_sent",
    ),
    (
        "before it was received",
        (),
        ("NoteAdded", {"on": "2026-10-30", "text": "x"}),
        "Fri 30 Oct 2026 is before Mon 2 Nov 2026, the day it was received.",
        "on",
    ),
    (
        "put back by minus three days",
        (),
        ("Extended", {"days": "-3", "reason": "a survey"}),
        "By working days: -3 is not a whole number of days that makes sense here.",
        "days",
    ),
    (
        "updates every half day",
        (),
        ("UpdatesAgreed", {"every": "0.5"}),
        "Every … working days: '0.5' is not a whole number.",
        "every",
    ),
    (
        "minus one pound",
        (),
        ("CompensationOffered", {"loss": "£-1"}),
        "Quantifiable loss: '£-1' is not an amount in pounds; write it as 150 or 150.50.",
        "loss",
    ),
    (
        "no pounds",
        (),
        ("CompensationOffered", {"loss": "£0", "time": "0.00"}),
        "Give the amount under one head at least.",
        "loss",
    ),
    (
        "a million pounds and a penny",
        (),
        ("CompensationOffered", {"loss": "£1,000,000.01"}),
        "Quantifiable loss: 100000001 is no amount that makes sense here.",
        "loss",
    ),
    (
        "linked with itself",
        (),
        ("Linked", {"other": "26-0001"}),
        "A case is not linked with itself.",
        "other",
    ),
    ("linked with nothing", (), ("Linked", {"other": " "}), "Case is required.", "other"),
    (
        "linked with a case that there is not",
        (),
        ("Linked", {"other": "26-0099"}),
        "There is no case 26-0099 on this register.",
        "",
    ),
    (
        "linked twice",
        (("Linked", {"other": "26-0002"}),),
        ("Linked", {"other": "26-0002"}),
        "It is linked with 26-0002 in that way already.",
        "other",
    ),
    (
        "linked before the other one was received",
        (),
        ("Linked", {"on": EARLY, "other": "26-0002"}),
        "Fri 6 Nov 2026 is before Mon 9 Nov 2026, the day it was received.",
        "on",
    ),
    (
        "an order met that there is not",
        (),
        ("OrderMet", {}),
        "No order or recommendation is open on this case.",
        "order",
    ),
    (
        "one of two orders met, and nobody says which",
        (ORDER, ("Ordered", {"order": "recommendation", "what": "train"})),
        ("OrderMet", {}),
        "Say which one is meant, by its number: 3 Ombudsman's order: apologise; 4 Ombudsman's recommendation: train.",
        "order",
    ),
    ("an order met that is a promise", (PROMISE,), ("OrderMet", {"order": "3"}), NO_ENTRY, "order"),
    ("an order met before it was made", (ORDER,), ("OrderMet", {"on": "2026-11-05", "order": "3"}), NO_ENTRY, "order"),
    (
        "an order met twice",
        (ORDER, ("OrderMet", {"order": "3"})),
        ("OrderMet", {"order": "3"}),
        "That was done on Fri 6 Nov 2026.",
        "order",
    ),
    (
        "an order met by no number",
        (ORDER,),
        ("OrderMet", {"order": "the last"}),
        "Order: 'the last' is not a whole number.",
        "order",
    ),
    (
        "evidence by no day, in an edition that sets none",
        (),
        ("EvidenceRequested", {}),
        "Give the date in the Ombudsman's letter; this edition of the Code sets none.",
        "by",
    ),
    (
        "a third reminder",
        (SURVEY, ("SurveyReminded", {}), ("SurveyReminded", {})),
        ("SurveyReminded", {}),
        "Two reminders were sent; a third would be a burden.",
        "",
    ),
    (
        "a review in the past",
        (),
        ("ArrangementMade", {"details": "large print", "review_on": "2026-11-08"}),
        "It cannot be due before Mon 9 Nov 2026, the day of this entry.",
        "review_on",
    ),
    (
        "signed off before it is drafted",
        (),
        ("AnswerPlanned", {"draft_by": "2026-11-12", "sign_off_by": "2026-11-11"}),
        "It cannot be signed off before it is drafted.",
        "sign_off_by",
    ),
    (
        "a finding that the Ombudsman does not make",
        (),
        ("FindingMade", {"issue": "the leak", "finding": "guilty"}),
        (
            "Finding: choose one of no maladministration, service failure, maladministration, severe "
            "maladministration, mediation, redress, outside jurisdiction, withdrawn."
        ),
        "finding",
    ),
    (
        "a field that there is not",
        (),
        ("NoteAdded", {"text": "x", "colour": "red"}),
        "To add a note there is no field 'colour'.",
        "colour",
    ),
    ("a kind that there is not", (), ("Forgotten", {}), "There is no kind of event called 'Forgotten'.", ""),
    (
        "a correction by itself",
        (),
        ("Corrected", {"event": 1, "why": "x"}),
        "An entry of the kind 'Corrected' is not recorded by itself; log, correct or undo instead.",
        "",
    ),
)


@pytest.mark.parametrize(
    ("before", "typed", "sentence", "field"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_one_sentence_and_nothing_is_saved(
    desk: Desk, before: tuple[Typed, ...], typed: Typed, sentence: str, field: str
) -> None:
    case, other = log(desk), log(desk, on=EARLY if any(kind == "Linked" for kind, _ in before) else ON)
    for kind, fields in before:
        casework.record(desk, case, kind, {"on": EARLY, **fields})
    counted, whole = events(desk), [casework.case_view(desk, one) for one in (case, other)]
    kind, fields = typed
    with pytest.raises(HoctuiError) as refused:
        casework.record(desk, case, kind, {"on": ON, **fields})
    assert (refused.value.sentence, refused.value.field) == (sentence, field)
    assert events(desk) == counted
    assert [casework.case_view(desk, one) for one in (case, other)] == whole
