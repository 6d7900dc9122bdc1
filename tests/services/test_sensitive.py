"""What tells of a disability, a need or a restriction stays where it was put, unless it is asked for (2024: 5.10)."""

from __future__ import annotations

import json

import pytest
from casebook import log

from hoctui.cli.case_json import case_object
from hoctui.documents.writing import write
from hoctui.services import casework, lists
from hoctui.services.desk import Desk
from hoctui.services.records import record_page

PLANTED = "Zwischenfall"


@pytest.fixture
def case(desk: Desk) -> str:
    made: str = log(desk, urgent=f"{PLANTED} at birth")
    arranged = {"on": "2026-11-10", "details": f"ring after {PLANTED}", "need": PLANTED, "review_on": "2027-11-10"}
    entry = casework.record(desk, made, "ArrangementMade", arranged).event_id
    casework.record(desk, made, "RiskJudged", {"on": "2026-11-10", "risk": "high", "urgent": f"{PLANTED} again"})
    casework.correct(desk, made, entry, {"details": f"write after {PLANTED}"}, "misheard")
    return made


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize("reader", [False, True])
def test_the_full_record_leaves_it_out_and_has_it_where_it_is_asked_for(
    desk: Desk, case: str, form: str, reader: bool
) -> None:
    plain = write(record_page(desk, case, subject_access=reader), form).decode("utf-8")
    assert PLANTED not in plain
    assert PLANTED in write(record_page(desk, case, subject_access=reader, with_needs=True), form).decode("utf-8")


def test_a_case_as_json_leaves_it_out_what_a_correction_put_right_too(desk: Desk, case: str) -> None:
    view = casework.case_view(desk, case)
    life = casework.life_of(desk, lists.case_line(desk, case).id)
    events = case_object(view, life, with_needs=False)["events"]
    assert PLANTED not in json.dumps(events, default=str)
    assert PLANTED in json.dumps(case_object(view, life, with_needs=True), default=str)


def test_the_timeline_says_that_it_was_corrected_and_not_what(desk: Desk, case: str) -> None:
    view = casework.case_view(desk, case)
    assert all(PLANTED not in entry.text + entry.corrected for entry in view.timeline)
    assert [entry.corrected for entry in view.timeline if entry.corrected] == [
        "corrected Sat 21 Nov 2026: What was agreed changed (misheard)"
    ]
