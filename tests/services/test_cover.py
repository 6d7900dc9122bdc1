"""Holiday cover on one page, and the sheets of those who owe a case something."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from casebook import TODAY, log, on

from hoctui.documents.markdown_page import markdown
from hoctui.documents.page import Facts, Page, Paragraph, Table
from hoctui.errors import BadInput
from hoctui.services import casework
from hoctui.services.chasing import chase_page
from hoctui.services.cover import MOST_LINES, cover_page, write_cover
from hoctui.services.desk import Desk

START, END = on("2026-11-30"), on("2026-12-11")


def tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


def facts(page: Page) -> dict[str, str]:
    return dict(next(block for block in page.blocks if isinstance(block, Facts)).rows)


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """Three cases: one late, one due before the officer leaves, one due while they are away."""
    late = log(
        desk, on="2026-11-09", handler="AB", property="14 Copse Lane", urgent="medical", summary="secret illness"
    )
    casework.record(
        desk, late, "Asked", {"on": "2026-11-10", "whom": "Repairs", "what": "a report", "by": "2026-12-01"}
    )
    before = log(desk, on="2026-11-19", resident="Bea Oak", handler="CD")
    casework.record(
        desk,
        before,
        "ArrangementMade",
        {"on": "2026-11-19", "about": "adjustment", "details": "large print", "review_on": "2026-12-02"},
    )
    return desk


def test_what_is_late_what_is_due_before_and_what_is_due_meanwhile_each_with_what_is_to_be_known(kept: Desk) -> None:
    """2024: 6.2, 6.3. Received Mon 9 Nov and Thu 19 Nov; away from Mon 30 Nov to Fri 11 Dec 2026."""
    page = cover_page(kept, START, END)
    meanwhile, late = tables(page)
    assert page.title == "Holiday cover, Mon 30 Nov 2026 to Fri 11 Dec 2026"
    assert late.rows == (
        (
            "Mon 16 Nov",
            "26-0001",
            "Ada Elm, 14 Copse Lane",
            "acknowledge, stage 1",
            "6.2",
            "AB",
            "URGENT; 4 working days OVERDUE; waiting on Repairs",
        ),
        ("Thu 26 Nov", "26-0002", "Bea Oak", "acknowledge, stage 1", "6.2", "CD", "due before leaving"),
    )
    assert [(row[0], row[1], row[3], row[5]) for row in meanwhile.rows] == [
        ("Mon 30 Nov", "26-0001", "respond, stage 1", "AB"),
        ("Tue 1 Dec", "26-0001", "reply from Repairs: a report", "Repairs (case: AB)"),
        ("Wed 2 Dec", "26-0002", "review an arrangement with the resident", "CD"),
        ("Thu 10 Dec", "26-0002", "respond, stage 1", "CD"),
    ]
    assert facts(page)["Away"] == "Mon 30 Nov 2026 to Fri 11 Dec 2026: 10 working days"
    assert facts(page)["Back on"] == "Mon 14 Dec 2026"
    assert facts(page)["To do"] == "4 due while away; 1 OVERDUE now; 1 more due before leaving"


def test_nothing_of_a_residents_needs_or_circumstances_is_in_it(kept: Desk) -> None:
    """Personal data: what is special-category stays out of what is handed on."""
    text = markdown(cover_page(kept, START, END))
    for word in ("adjustment", "large print", "medical", "secret illness"):
        assert word not in text


def test_both_days_count_and_a_bank_holiday_among_them_is_named(kept: Desk) -> None:
    page = cover_page(kept, on("2026-12-24"), on("2026-12-28"))
    assert facts(page)["Away"].endswith(": 1 working day")
    assert facts(page)["Bank holidays"].startswith("Fri 25 Dec Christmas Day, Sat 26 Dec Boxing Day, Mon 28 Dec")
    assert facts(page)["Back on"] == "Tue 29 Dec 2026"
    one_day = cover_page(kept, on("2026-12-01"), on("2026-12-01"))
    assert [row[0] for row in tables(one_day)[0].rows] == ["Tue 1 Dec"]


def test_of_one_person_it_holds_their_own_work_and_all_of_the_cases_they_handle(kept: Desk) -> None:
    rows = [row for table in tables(cover_page(kept, START, END, "ab")) for row in table.rows]
    assert {row[1] for row in rows} == {"26-0001"}
    assert "reply from Repairs: a report" in {row[3] for row in rows}
    assert [row[3] for table in tables(cover_page(kept, START, END, "Repairs")) for row in table.rows] == [
        "reply from Repairs: a report"
    ]


def test_it_is_one_page_however_much_there_is_and_says_how_much_is_left_out(desk: Desk) -> None:
    for number in range(30):
        log(desk, on="2026-11-02", resident=f"Late {number}")
        log(desk, on="2026-11-24" if number < 0 else "2026-11-20", resident=f"Soon {number}")
    page = cover_page(desk, on("2026-11-23"), on("2026-12-31"))
    assert len(markdown(page).splitlines()) <= MOST_LINES
    shown = [len(table.rows) for table in tables(page)]
    left = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    assert left == [
        f"And {90 - shown[0]} more, which 'hoctui due' lists.",
        f"And {30 - shown[1]} more, which 'hoctui due' lists.",
    ]
    assert min(shown) >= 10


def test_an_empty_register_needs_no_cover(desk: Desk) -> None:
    page = cover_page(desk, START, END)
    assert [block.text for block in page.blocks if isinstance(block, Paragraph)] == [
        "Nothing falls due.",
        "Nothing is late by then.",
    ]


def test_days_the_wrong_way_round_or_out_of_reach_are_refused(desk: Desk) -> None:
    with pytest.raises(BadInput, match="The last day away, Mon 30 Nov 2026, is before the first, Fri 11 Dec 2026"):
        cover_page(desk, END, START)
    with pytest.raises(BadInput, match="no day that can be planned for"):
        cover_page(desk, START, TODAY + timedelta(days=5_000))
    with pytest.raises(BadInput, match="no day that can be planned for"):
        cover_page(desk, date(1980, 1, 1), END)


def test_it_is_written_as_the_files_ending_says_and_over_nothing(kept: Desk, tmp_path: Path) -> None:
    page = cover_page(kept, START, END)
    path = tmp_path / "cover.md"
    assert write_cover(kept, START, END, path) == path
    assert path.read_text(encoding="utf-8") == markdown(page)
    with pytest.raises(BadInput, match="is there already"):
        write_cover(kept, START, END, path, "AB")
    write_cover(kept, START, END, path, "AB", over=True)
    assert "Work of:** AB" in path.read_text(encoding="utf-8")
    with pytest.raises(BadInput, match="does not say what to write"):
        write_cover(kept, START, END, tmp_path / "cover.pdf")


# The sheets


def test_each_colleague_has_a_table_of_what_they_were_asked_and_of_the_actions_that_are_theirs(desk: Desk) -> None:
    """5.8, 6.6 and 7.3: what was asked on which day, by when, and how late; what has no date last."""
    case = log(desk, property="14 Copse Lane")
    for fields in (
        {"on": "2026-11-05", "whom": "Repairs", "what": "the visit report", "by": "2026-11-12"},
        {"on": "2026-11-06", "whom": "Housing", "what": "the tenancy file"},
    ):
        casework.record(desk, case, "Asked", fields)
    promised = {"on": "2026-11-06", "what": "new tap", "owner": "repairs", "by": "2026-11-30"}
    action = casework.record(desk, case, "ActionPromised", promised).event_id
    moved = {"on": "2026-11-18", "action": str(action), "to": "2026-12-04", "why": "no part yet"}
    casework.record(desk, case, "ActionMoved", moved)
    casework.record(desk, case, "ActionPromised", {"on": "2026-11-06", "what": "ours", "by": "2026-11-30"})
    page = chase_page(desk)
    housing, repairs = tables(page)
    assert housing.rows == (("26-0001, 14 Copse Lane", "the tenancy file", "Fri 6 Nov", "no date given", ""),)
    assert repairs.rows == (
        ("26-0001, 14 Copse Lane", "the visit report", "Thu 5 Nov", "Thu 12 Nov", "6 working days OVERDUE"),
        ("26-0001, 14 Copse Lane", "new tap", "Fri 6 Nov", "Fri 4 Dec (first Mon 30 Nov)", "10 working days left"),
    )
    assert "## Repairs\n\n2 outstanding, 1 of them OVERDUE." in markdown(page)
    assert [table.rows for table in tables(chase_page(desk, "HOUSING"))] == [housing.rows]


def test_what_was_sent_or_done_or_no_longer_matters_is_not_chased(desk: Desk) -> None:
    case = log(desk)
    asked = casework.record(desk, case, "Asked", {"on": "2026-11-05", "whom": "Repairs", "what": "a"}).event_id
    casework.record(desk, case, "Asked", {"on": "2026-11-05", "whom": "Housing", "what": "b"})
    casework.record(desk, case, "ReplyReceived", {"on": "2026-11-10", "question": str(asked)})
    assert tables(chase_page(desk, "Repairs")) == []
    assert len(tables(chase_page(desk))) == 1
    casework.record(desk, case, "Withdrawn", {"on": "2026-11-12"})
    assert [block.text for block in chase_page(desk).blocks if isinstance(block, Paragraph)] == [
        "Nothing is outstanding."
    ]
    assert chase_page(desk, "Repairs").title == "Outstanding on complaints: Repairs"


def test_an_action_of_a_closed_case_is_chased_all_the_same(desk: Desk) -> None:
    """7.3: what was promised outlives the case."""
    case = log(desk)
    casework.record(desk, case, "ActionPromised", {"on": "2026-11-05", "what": "paint", "owner": "EF"})
    casework.record(
        desk, case, "ActionPromised", {"on": "2026-11-05", "what": "tile", "owner": "EF", "by": "2026-11-12"}
    )
    casework.record(desk, case, "Withdrawn", {"on": "2026-11-12"})
    (table,) = tables(chase_page(desk))
    assert [row[1] for row in table.rows] == ["tile", "paint"]
