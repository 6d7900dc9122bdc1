"""Corrections and undos: both stay in the timeline, and none may make impossible what stands beside it."""

from __future__ import annotations

from typing import Any

import pytest
from casebook import lived, on, received, running

from hoctui.errors import BadInput, Impossible
from hoctui.register.events import (
    Acknowledged,
    BecameComplaint,
    Corrected,
    Escalated,
    NoteAdded,
    Received,
    Responded,
    Undone,
)
from hoctui.register.fold import Entry, correction, fold, must_keep_stages

R = received("2026-06-01")
ACK = Acknowledged(on=on("2026-06-02"), definition="The leak.")
ANSWER = Responded(on=on("2026-06-10"), decision="upheld")


def corrected(event: int, **changes: Any) -> Corrected:
    words = {name: changes.pop(name) for name in ("resident", "summary", "definition") if name in changes}
    return Corrected(on=on("2026-06-20"), event=event, facts=changes, words=words, why="a slip")


def test_a_correction_takes_the_place_of_what_was_written() -> None:
    life = lived(R, ACK, corrected(2, on="2026-06-03"))
    assert life.case.stage.acknowledged_on == on("2026-06-03")
    # From Wed 3 Jun: 4 5 are 1 2, 8 to 12 are 3 to 7, 15 16 17 are 8 to 10.
    assert running(life) == [("respond, stage 1", "2026-06-17")]


def test_both_stay_in_the_timeline() -> None:
    life = lived(R, ACK, corrected(2, on="2026-06-03"))
    told = next(told for told in life.told if told.entry.id == 2)
    assert told.entry.event.on == on("2026-06-02")
    assert told.event.on == on("2026-06-03")
    assert [one.why for one in told.corrections] == ["a slip"]
    assert [told.event.kind() for told in life.told] == ["Received", "Acknowledged", "Corrected"]


def test_a_second_correction_stands_on_the_first() -> None:
    life = lived(R, ACK, corrected(2, on="2026-06-03"), corrected(2, definition="The leak and the mould."))
    assert life.case.stage.acknowledged_on == on("2026-06-03")
    assert life.case.stage.definition == "The leak and the mould."


def test_the_later_word_on_a_field_stands() -> None:
    assert lived(R, corrected(1, resident="A Elm"), corrected(1, resident="B Elm")).case.resident == "B Elm"


def test_an_undone_correction_no_longer_counts() -> None:
    life = lived(R, ACK, corrected(2, on="2026-06-03"), Undone(on=on("2026-06-20"), event=3))
    assert life.case.stage.acknowledged_on == on("2026-06-02")
    struck = [told.event.kind() for told in life.told if told.struck]
    assert struck == ["Corrected"]


def test_an_undone_entry_is_struck_and_leaves_no_trace_in_the_case() -> None:
    life = lived(R, ACK, Undone(on=on("2026-06-20"), event=2))
    assert life.case.state == "received"
    assert [(told.event.kind(), told.struck) for told in life.told] == [
        ("Received", False),
        ("Acknowledged", True),
        ("Undone", False),
    ]


def test_what_is_undone_may_be_done_again() -> None:
    again = Acknowledged(on=on("2026-06-04"), definition="The leak.")
    assert lived(R, ACK, Undone(on=on("2026-06-20"), event=2), again).case.stage.acknowledged_on == on("2026-06-04")


def test_a_correction_that_makes_a_later_entry_impossible_is_refused() -> None:
    with pytest.raises(Impossible, match="cannot be acknowledged: stage 1 was answered on Wed 10 Jun 2026"):
        lived(R, ACK, ANSWER, corrected(2, on="2026-06-11"))


def test_a_receipt_moved_past_what_followed_it_is_refused() -> None:
    with pytest.raises(Impossible, match="Tue 2 Jun 2026 is before Fri 5 Jun 2026, the day it was received"):
        lived(R, ACK, corrected(1, on="2026-06-05"))


def test_a_receipt_moved_back_moves_the_edition() -> None:
    moved = lived(received("2024-04-02"), corrected(1, on="2024-03-28"))
    assert moved.case.made == on("2024-03-28")
    # Thu 28 Mar 2024 is under 2022: 29 Mar and 1 Apr are bank holidays, 2 to 5 are 1 to 4, 8 is 5; 9 to 12, 15.
    assert running(moved) == [("acknowledge, stage 1", "2024-04-08"), ("respond, stage 1", "2024-04-15")]


def test_a_complaint_can_be_corrected_to_a_service_request_while_nothing_followed() -> None:
    assert lived(R, corrected(1, matter="service request")).case.state == "service request"
    with pytest.raises(Impossible, match="make it a complaint first"):
        lived(R, ACK, corrected(1, matter="service request"))


def test_a_correction_is_sorted_into_facts_and_words() -> None:
    made = correction(Entry(1, R), {"on": "2026-06-02", "resident": "B Elm"}, "a slip", on("2026-06-20"))
    assert (made.facts, made.words) == ({"on": "2026-06-02"}, {"resident": "B Elm"})
    with pytest.raises(BadInput, match="no field 'colour'"):
        correction(Entry(1, R), {"colour": "red"}, "a slip", on("2026-06-20"))


def test_a_correction_to_what_cannot_be_taken_is_refused() -> None:
    with pytest.raises(BadInput, match="Who is required"):
        lived(R, corrected(1, resident=""))


def test_only_the_last_standing_entry_can_be_undone_and_never_the_receipt() -> None:
    assert lived(R).last_undoable() is None
    life = lived(R, ACK, NoteAdded(on=on("2026-06-03"), text="called"))
    last = life.last_undoable()
    assert last is not None
    assert last.id == 3
    after = lived(R, ACK, NoteAdded(on=on("2026-06-03"), text="called"), Undone(on=on("2026-06-20"), event=3))
    before = after.last_undoable()
    assert before is not None
    assert before.id == 2


def test_the_last_is_the_last_written_whatever_its_day() -> None:
    last = lived(R, ANSWER, ACK).last_undoable()
    assert last is not None
    assert last.event == ACK


def entries(*events: Any) -> list[Entry]:
    return [Entry(number, event) for number, event in enumerate(events, 1)]


def test_an_escalation_may_not_slip_in_before_an_answer_that_stands() -> None:
    """Else the stage 1 answer would silently become the one of stage 2 (2024: 6.3, 6.14)."""
    before = fold(entries(R, ACK, ANSWER))
    after = fold(entries(R, ACK, ANSWER, Escalated(on=on("2026-06-05"))))
    with pytest.raises(Impossible, match="answered on Wed 10 Jun 2026 at stage 1 would belong to stage 2") as refused:
        must_keep_stages(before, after)
    assert refused.value.field == "on"


def test_nor_be_moved_there() -> None:
    escalated = Escalated(on=on("2026-06-15"))
    before = fold(entries(R, ACK, ANSWER, escalated))
    after = fold(entries(R, ACK, ANSWER, escalated, corrected(4, on="2026-06-05")))
    with pytest.raises(Impossible, match="would belong to stage"):
        must_keep_stages(before, after)


def test_what_stands_beside_the_stages_may_come_to_lie_in_another() -> None:
    note = NoteAdded(on=on("2026-06-16"), text="called")
    must_keep_stages(fold(entries(R, ANSWER, note)), fold(entries(R, ANSWER, note, Escalated(on=on("2026-06-15")))))


def test_a_request_made_a_complaint_may_say_what_it_is_about_now() -> None:
    request = received("2026-06-01", matter="service request")
    assert lived(request, BecameComplaint(on=on("2026-06-03"))).case.summary == "Leak under the sink"
    became = BecameComplaint(on=on("2026-06-03"), summary="Nobody came about the leak")
    assert lived(request, became).case.summary == "Nobody came about the leak"


def test_each_entry_knows_its_stage() -> None:
    life = lived(received("2026-06-01", matter="service request"))
    assert [told.stage for told in life.told] == [0]
    life = lived(R, ACK, ANSWER, Escalated(on=on("2026-06-15")))
    assert [told.stage for told in life.told] == [1, 1, 1, 2]


def test_the_receipt_keeps_every_field_that_was_not_corrected() -> None:
    first = received("2026-06-01", category="staff", channel="letter", urgent="no heating", tenure="leaseholder")
    life = lived(first, corrected(1, resident="B Elm"))
    told = life.told[0].event
    assert isinstance(told, Received)
    assert told == first.model_copy(update={"resident": "B Elm"})
