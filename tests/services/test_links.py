"""Cases that belong together: a link stands on both of them, or on neither."""

from __future__ import annotations

import pytest
from casebook import events, log

from hoctui.errors import BadInput, Impossible
from hoctui.services import casework
from hoctui.services.desk import Desk


def linked(desk: Desk) -> tuple[str, str]:
    first, second = log(desk), log(desk, resident="Bo Ash")
    casework.record(desk, first, "Linked", {"on": "2026-11-20", "other": second, "how": "recurring"})
    return first, second


def links(desk: Desk, case: str) -> tuple[tuple[str, str], ...]:
    found: tuple[tuple[str, str], ...] = casework.case_view(desk, case).links
    return found


def test_a_link_stands_on_both_cases(desk: Desk) -> None:
    first, second = linked(desk)
    assert links(desk, first) == ((second, "the same problem again"),)
    assert links(desk, second) == ((first, "the same problem again"),)
    assert events(desk) == 4


def test_undone_it_stands_on_neither_and_stays_to_be_read_on_both(desk: Desk) -> None:
    first, second = linked(desk)
    casework.undo(desk, first, "another Mill Row")
    assert links(desk, first) == links(desk, second) == ()
    for case in (first, second):
        assert [entry.kind for entry in casework.case_view(desk, case).timeline if entry.struck] == ["Linked"]


def test_it_is_taken_back_whatever_followed_it(desk: Desk) -> None:
    first, second = linked(desk)
    casework.record(desk, first, "NoteAdded", {"on": "2026-11-20", "text": "looked at both"})
    casework.unlink(desk, first, casework.link_between(desk, first, second), "no")
    assert links(desk, first) == links(desk, second) == ()
    with pytest.raises(BadInput, match="is not linked with"):
        casework.link_between(desk, first, second)


def test_it_is_not_corrected_on_one_side_alone(desk: Desk) -> None:
    first, second = linked(desk)
    third = log(desk, resident="Cy Fir")
    entry = casework.link_between(desk, first, second)
    with pytest.raises(BadInput, match="A link stands on both cases"):
        casework.correct(desk, first, entry, {"other": third}, "a slip")
    assert events(desk) == 5


@pytest.mark.parametrize("other", ["26-0001", "26-9999", "nowhere"])
def test_a_case_is_linked_with_another_that_is_there(desk: Desk, other: str) -> None:
    case = log(desk)
    with pytest.raises(BadInput):
        casework.record(desk, case, "Linked", {"on": "2026-11-20", "other": other})
    assert events(desk) == 1


def test_the_same_link_is_made_once(desk: Desk) -> None:
    first, second = linked(desk)
    with pytest.raises(Impossible, match="in that way already"):
        casework.record(desk, second, "Linked", {"on": "2026-11-20", "other": first, "how": "recurring"})
    assert events(desk) == 4
