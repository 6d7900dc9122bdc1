"""Lists, counts and the countdown, each against an answer worked out by brute force on 200 random cases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from casebook import BANK_HOLIDAYS, CLOCK, NOW, TODAY, lived, on

from hoctui.clock import Clock
from hoctui.errors import BadInput, HoctuiError
from hoctui.register.event import Event
from hoctui.register.events import (
    Acknowledged,
    ActionDone,
    ActionPromised,
    BecameComplaint,
    Closed,
    Escalated,
    Extended,
    Received,
    Responded,
    Withdrawn,
)
from hoctui.services import casework, lists
from hoctui.services.desk import Desk
from hoctui.services.list_views import BandView, CaseLine, CaseQuery, DueLine
from hoctui.store import ledger, projections
from hoctui.store.keeping import put_bank_holidays
from hoctui.store.ledger import Stamp
from hoctui.store.register import Register

NAMES = ("ada Elm", "Ada elm", "Bo Ash", "Zoë Quill", "Lin 李", "O'Neill-Smythe", "Émile Oak", "ada elm")
HANDLERS = ("RA", "ra", "JP", "", "Kit")
CATEGORIES = ("staff", "charges", "")


def some_life(chance: random.Random) -> list[Event]:
    """A random life that can have happened: events are proposed, and those kept that fit."""
    day = TODAY - timedelta(days=chance.choice((0, 1, 3, 7, 14, 30, 90, 900)))
    first = Received(
        on=day,
        resident=chance.choice(NAMES),
        summary=chance.choice(("Leak under the sink", "Damp", "Noise at night", "Service charge")),
        property=chance.choice(("4 Mill Row", "Flat 2, Copse Lane", "")),
        handler=chance.choice(HANDLERS),
        category=chance.choice(CATEGORIES),
        matter=chance.choice(("complaint", "complaint", "complaint", "service request")),
    )
    life: list[Event] = [first]
    proposals: tuple[Callable[[date], Event], ...] = (
        lambda day: Acknowledged(on=day, definition="x", handler=chance.choice(HANDLERS)),
        lambda day: Responded(on=day, decision="upheld"),
        lambda day: Escalated(on=day),
        lambda day: Extended(on=day, days=chance.randint(1, 10), reason="x", update_every=chance.choice((None, 5))),
        lambda day: BecameComplaint(on=day),
        lambda day: ActionPromised(on=day, what="tap", by=day + timedelta(days=chance.randint(0, 20))),
        lambda day: ActionDone(on=day, action=len(life)),
        lambda day: Closed(on=day),
        lambda day: Withdrawn(on=day),
    )
    for _ in range(chance.randint(0, 6)):
        day = min(day + timedelta(days=chance.randint(0, 12)), TODAY)
        proposed = chance.choice(proposals)(day)
        try:
            lived(*life, proposed)
        except HoctuiError:
            continue
        life.append(proposed)
    return life


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """A register in memory with 200 random cases, the same at every run."""
    made = Desk(Register.in_memory(), CLOCK)
    chance = random.Random(7)  # noqa: S311  (no secret, but the same cases every time)
    with made.register.writing() as session:
        put_bank_holidays(session, BANK_HOLIDAYS, "by hand")
        written = 0
        for case_id in range(1, 201):
            for place, event in enumerate(some_life(chance), 1):
                moved = event
                if isinstance(event, ActionDone):
                    # A promise is known by the id of its event, which in the ledger counts all cases together.
                    moved = event.model_copy(update={"action": written + event.action - place + 1})
                ledger.append(session, case_id, moved, Stamp(NOW, bytes(16)))
                written += 1
            projections.write(
                session, case_id, casework.derive(made, ledger.entries(made.register.connection, case_id))
            )
    yield made
    made.close()


def every(desk: Desk) -> list[CaseLine]:
    """Every case, in the order of its making, told by its own screen and not by any list."""
    return [casework.case_view(desk, reference).line for reference in references(desk)]


def references(desk: Desk) -> list[str]:
    return [row[0] for row in desk.register.connection.execute("SELECT reference FROM case_line ORDER BY id")]


def running(desk: Desk) -> list[tuple[str, str, date]]:
    return [
        (reference, clock.what, clock.due)
        for reference in references(desk)
        for clock in casework.case_view(desk, reference).clocks
        if clock.state == "running"
    ]


WEEK = TODAY + timedelta(days=7)

FILTERS: dict[str, Callable[[CaseLine], bool]] = {
    "open": lambda line: line.open,
    "overdue": lambda line: line.next_due is not None and line.next_due < TODAY,
    "week": lambda line: line.next_due is not None and TODAY <= line.next_due <= WEEK,
    "waiting": lambda line: line.open and line.waiting_on != "",
    "stage1": lambda line: line.open and line.stage == 1,
    "stage2": lambda line: line.open and line.stage >= 2,
    "requests": lambda line: line.kind == "service request",
    "closed": lambda line: not line.open,
    "all": lambda _: True,
}


def ascii_lower(text: str) -> str:
    """As SQLite's NOCASE has it: only A to Z are folded."""
    return "".join(char.lower() if char.isascii() else char for char in text)


def due_first(line: CaseLine) -> tuple[bool, date]:
    return (line.next_due is None, line.next_due or date.max)


ORDERS: dict[str, Callable[[list[CaseLine]], list[CaseLine]]] = {
    "due": lambda lines: sorted(lines, key=lambda line: (due_first(line), line.id)),
    "reference": lambda lines: sorted(
        lines, key=lambda line: (line.received.year, int(line.case.split("-")[1])), reverse=True
    ),
    "resident": lambda lines: sorted(lines, key=lambda line: (ascii_lower(line.resident), line.id)),
    "received": lambda lines: sorted(lines, key=lambda line: (line.received, line.id), reverse=True),
    "stage": lambda lines: sorted(lines, key=lambda line: (-line.stage, due_first(line), line.id)),
    "handler": lambda lines: sorted(lines, key=lambda line: (ascii_lower(line.handler), line.id)),
}


def test_the_tables_above_name_every_filter_and_order() -> None:
    assert tuple(FILTERS) == lists.FILTERS
    assert tuple(ORDERS) == lists.ORDERS


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("show", FILTERS)
def test_every_filter_in_every_order(desk: Desk, show: str, order: str) -> None:
    wanted = ORDERS[order]([line for line in every(desk) if FILTERS[show](line)])
    query = CaseQuery(show=show, order=order)
    assert 0 < len(wanted) <= 200
    assert list(lists.cases(desk, query)) == wanted
    assert lists.count(desk, query) == len(wanted)
    pages = [line for offset in range(0, 201, 7) for line in lists.cases(desk, query, offset, 7)]
    assert pages == wanted
    for place in (0, len(wanted) // 2, len(wanted) - 1):
        assert lists.place_of(desk, query, wanted[place].id) == place


@pytest.mark.parametrize("category", [name for name in CATEGORIES if name])
def test_a_category_narrows_any_list(desk: Desk, category: str) -> None:
    wanted = [line for line in every(desk) if line.open and line.category == category]
    query = CaseQuery(category=category)
    assert wanted
    assert {line.id for line in lists.cases(desk, query)} == {line.id for line in wanted}
    assert lists.count(desk, query) == len(wanted)


def test_a_case_outside_a_list_has_no_place_in_it(desk: Desk) -> None:
    closed = lists.cases(desk, CaseQuery(show="closed"))[0]
    assert lists.place_of(desk, CaseQuery(show="open"), closed.id) is None
    assert lists.place_of(desk, CaseQuery(show="all"), 999) is None


def test_what_there_is_not_is_refused_with_what_there_is(desk: Desk) -> None:
    with pytest.raises(BadInput, match="There is no list 'late'; choose one of open, overdue, week"):
        lists.cases(desk, CaseQuery(show="late"))
    with pytest.raises(BadInput, match="There is no order 'mood'; choose one of due, reference"):
        lists.count(desk, CaseQuery(order="mood"))
    with pytest.raises(BadInput, match="There is no case 26-9999 on this register"):
        lists.case_line(desk, "26-9999")


def test_standing_counts_what_the_lists_hold(desk: Desk) -> None:
    lines, standing = every(desk), lists.standing(desk)
    assert (standing.open, standing.overdue, standing.today, standing.week, standing.waiting) == (
        sum(line.open for line in lines),
        sum(FILTERS["overdue"](line) for line in lines),
        sum(line.next_due == TODAY for line in lines),
        sum(FILTERS["week"](line) and line.next_due != TODAY for line in lines),
        sum(FILTERS["waiting"](line) for line in lines),
    )
    assert (standing.landlord, standing.day) == ("your landlord", TODAY)


def test_the_countdown_holds_every_running_clock_the_most_pressing_first(desk: Desk) -> None:
    told = lists.countdown(desk, limit=1_000)
    assert sorted((line.case, line.what, line.due) for line in told) == sorted(running(desk))
    assert [line.due for line in told] == sorted(line.due for line in told)
    assert lists.countdown(desk, offset=5, limit=10) == told[5:15]


@pytest.mark.parametrize("within", [0, 1, 7, 30])
def test_within_so_many_days(desk: Desk, within: int) -> None:
    last = TODAY + timedelta(days=within)
    wanted = [line for line in lists.countdown(desk, limit=1_000) if line.due <= last]
    assert list(lists.countdown(desk, limit=1_000, within=within)) == wanted


def test_bands(desk: Desk) -> None:
    told = lists.countdown(desk, limit=1_000)
    shape = lists.countdown_shape(desk)
    counts = {band.band: band.count for band in shape.bands}
    assert counts == {
        band: count
        for band, wanted in (
            ("overdue", sum(line.due < TODAY for line in told)),
            ("today", sum(line.due == TODAY for line in told)),
            ("week", sum(TODAY < line.due <= WEEK for line in told)),
            ("later", sum(line.due > WEEK for line in told)),
        )
        if (count := wanted)
    }
    assert shape.total == len(told) + len(shape.bands)
    for line in told:
        assert line.band == lists.band_of(line.due, TODAY)


@pytest.mark.parametrize(
    ("due", "band"),
    [
        ("2026-11-20", "overdue"),
        ("2026-11-21", "today"),
        ("2026-11-22", "week"),
        ("2026-11-28", "week"),
        ("2026-11-29", "later"),
    ],
)
def test_a_band_by_its_day(due: str, band: str) -> None:
    assert lists.band_of(on(due), TODAY) == band


def test_the_countdowns_rows_stand_under_their_headings(desk: Desk) -> None:
    shape = lists.countdown_shape(desk)
    rows = lists.countdown_rows(desk, shape, 0, 2_000)
    assert len(rows) == shape.total
    lines = [row for row in rows if isinstance(row, DueLine)]
    assert tuple(lines) == lists.countdown(desk, limit=1_000)
    band = ""
    for row in rows:
        if isinstance(row, BandView):
            band = row.band
        else:
            assert row.band == band
    for offset in (0, 1, 4, shape.total - 3):
        assert lists.countdown_rows(desk, shape, offset, 5) == rows[offset : offset + 5]


def test_days_left_are_working_days_less_than_none_when_overdue(desk: Desk) -> None:
    for line in lists.cases(desk, CaseQuery(show="all")):
        if line.next_due:
            assert line.working_days_left == desk.calendar.between(TODAY, line.next_due)
            assert (line.working_days_left < 0) <= (line.next_due < TODAY)


def test_another_day_moves_what_is_overdue_and_no_date(desk: Desk) -> None:
    later = Desk(desk.register, Clock.fixed(TODAY + timedelta(days=10), NOW))
    now, then = (
        {line.case: line.next_due for line in lists.cases(one, CaseQuery(show="all"))} for one in (desk, later)
    )
    assert now == then
    assert lists.standing(later).overdue > lists.standing(desk).overdue


@pytest.mark.parametrize(
    ("kind", "stage", "state", "is_open", "words"),
    [
        ("complaint", 1, "acknowledged", True, "1 acknowledged"),
        ("complaint", 2, "closed", False, "2 closed"),
        ("service request", 0, "service request", True, "request"),
        ("service request", 0, "closed", False, "request closed"),
    ],
)
def test_stage_and_state_in_a_column(kind: str, stage: int, state: str, is_open: bool, words: str) -> None:
    assert lists.stage_words(kind, stage, state, open_=is_open) == words
