"""What lies ahead by kind, person, day and case, each against an answer worked out by brute force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from casebook import CLOCK, TODAY, log, on

from hoctui.errors import BadInput
from hoctui.register.duties import DUTIES
from hoctui.register.events import KINDS
from hoctui.sample import open_sample
from hoctui.services import ahead, casework, lists
from hoctui.services.ahead import GROUPS, STEP_BANDS, StepLine
from hoctui.services.desk import Desk
from hoctui.services.forms import fields_of
from hoctui.services.list_views import BandView, DueLine, Narrowed
from hoctui.services.views import CaseView


@pytest.fixture(scope="module")
def sample() -> Iterator[Desk]:
    """The sample register, which nothing here writes to."""
    opened = open_sample(CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A register on which every group of kinds has something due, with several people, one case closed."""
    first = log(desk, handler="AB")
    casework.record(desk, first, "Acknowledged", {"on": "2026-11-04", "definition": "A leak"})
    casework.record(
        desk, first, "Asked", {"on": "2026-11-05", "whom": "Repairs", "what": "a report", "by": "2026-11-11"}
    )
    casework.record(
        desk, first, "ActionPromised", {"on": "2026-11-05", "what": "new tap", "by": "2026-11-30", "owner": "repairs"}
    )
    casework.record(desk, first, "UpdatesAgreed", {"on": "2026-11-05", "every": "5"})
    second = log(desk, on="2026-11-19", resident="Bea Oak", handler="CD")
    casework.record(
        desk,
        second,
        "ArrangementMade",
        {"on": "2026-11-19", "about": "adjustment", "details": "large print", "review_on": "2026-12-01"},
    )
    third = log(desk, on="2026-10-01", resident="Cy Ash")
    casework.record(desk, third, "Acknowledged", {"on": "2026-10-02", "definition": "Damp"})
    casework.record(desk, third, "Responded", {"on": "2026-10-12", "decision": "upheld"})
    casework.record(
        desk, third, "ActionPromised", {"on": "2026-10-12", "what": "paint", "by": "2026-11-10", "owner": "Works"}
    )
    casework.record(desk, third, "Closed", {"on": "2026-10-20"})
    log(desk, on="2026-11-20", resident="Di Fir")
    return desk


def everything(desk: Desk) -> tuple[DueLine, ...]:
    return lists.countdown(desk, limit=10_000)


def views(desk: Desk) -> list[CaseView]:
    rows = desk.register.connection.execute("SELECT reference FROM case_line ORDER BY id")
    return [casework.case_view(desk, row[0]) for row in rows]


def test_every_kind_is_in_one_group_and_no_more() -> None:
    kinds = [kind for group in GROUPS for kind in group.kinds]
    assert sorted(kinds) == sorted({"acknowledge", "respond", "update", *DUTIES})


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.code)
def test_a_countdown_narrowed_to_a_group_holds_what_is_of_its_kinds(busy: Desk, group: ahead.KindGroup) -> None:
    narrowed = ahead.narrowed_to(group.code)
    wanted = tuple(line for line in everything(busy) if line.kind in group.kinds)
    assert lists.countdown(busy, limit=1_000, narrowed=narrowed) == wanted
    shape = lists.countdown_shape(busy, narrowed)
    assert sum(band.count for band in shape.bands) == len(wanted)
    assert tuple(row for row in lists.countdown_rows(busy, shape) if isinstance(row, DueLine)) == wanted


def test_a_person_is_known_however_their_name_is_written_and_nobody_is_one_too(busy: Desk) -> None:
    for person, folded in (("REPAIRS", "repairs"), ("AB", "ab"), ("", "")):
        wanted = tuple(line for line in everything(busy) if line.person.casefold() == folded)
        assert wanted
        assert lists.countdown(busy, limit=1_000, narrowed=Narrowed((), person)) == wanted


def test_kind_and_person_narrow_together_and_within_still_holds(busy: Desk) -> None:
    narrowed = ahead.narrowed_to("promises", "Repairs")
    assert [line.what for line in lists.countdown(busy, narrowed=narrowed)] == ["action: new tap"]
    assert lists.countdown(busy, narrowed=narrowed, within=5) == ()


def test_one_kind_alone_can_be_asked_for_and_what_there_is_not_is_refused() -> None:
    assert ahead.narrowed_to("order") == Narrowed(("order",), None)
    assert ahead.narrowed_to() == Narrowed()
    with pytest.raises(BadInput, match="There is no kind 'chores'; choose one of answers, updates, promises"):
        ahead.narrowed_to("chores")


def test_the_kinds_and_the_people_that_are_there_are_told_with_their_counts(busy: Desk, sample: Desk) -> None:
    for desk in (busy, sample):
        lines = everything(desk)
        for person in (None, "AB"):
            mine = [line for line in lines if person is None or line.person == person]
            assert {one.group.code: (one.due, one.overdue) for one in ahead.kinds_there(desk, person)} == {
                group.code: (len(found), sum(line.due < TODAY for line in found))
                for group in GROUPS
                if (found := [line for line in mine if line.kind in group.kinds])
            }
        people = ahead.people_there(desk)
        assert {one.person.casefold(): (one.due, one.overdue) for one in people} == {
            name: (
                sum(line.person.casefold() == name for line in lines),
                sum(line.person.casefold() == name and line.due < TODAY for line in lines),
            )
            for name in {line.person.casefold() for line in lines}
        }
        assert [one.due for one in people] == sorted((one.due for one in people), reverse=True)


@pytest.mark.parametrize(
    ("narrowed", "words"),
    [
        (Narrowed(), ""),
        (ahead.narrowed_to("updates"), "updates"),
        (ahead.narrowed_to("order"), "order"),
        (ahead.narrowed_to("", "Repairs"), "with Repairs"),
        (ahead.narrowed_to("replies", ""), "replies from colleagues, with nobody named"),
    ],
)
def test_what_is_shown_is_said_in_words(narrowed: Narrowed, words: str) -> None:
    assert ahead.say_narrowed(narrowed) == words


@pytest.mark.parametrize("first", ["2026-10-01", "2026-11-01", "2026-12-01", "2028-02-01"])
def test_a_month_counts_what_is_due_on_each_day_before_it_and_after(sample: Desk, first: str) -> None:
    for narrowed in (Narrowed(), ahead.narrowed_to("answers"), ahead.narrowed_to("", "AB")):
        lines = lists.countdown(sample, limit=1_000, narrowed=narrowed)
        month = ahead.month(sample, on(first) + timedelta(days=11), narrowed)
        assert month.first == on(first)
        assert (month.days[0].day, month.days[-1].day + timedelta(days=1)) == (on(first), next_month(on(first)))
        for day in month.days:
            due = [line for line in lines if line.due == day.day]
            assert (day.due, day.overdue) == (len(due), len(due) if day.day < TODAY else 0)
            assert ahead.on_day(sample, day.day, narrowed) == tuple(due)
        assert month.before == sum(line.due < on(first) for line in lines)
        assert month.after == sum(line.due > month.days[-1].day for line in lines)
        assert month.before + month.due + month.after == len(lines)


def next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def test_a_month_names_its_bank_holidays(sample: Desk) -> None:
    named = {day.day.day: day.holiday for day in ahead.month(sample, on("2026-12-25")).days if day.holiday}
    assert named == {25: "Christmas Day", 26: "Boxing Day", 28: "Boxing Day (substitute day)"}


def test_no_month_is_out_of_the_registers_reach() -> None:
    assert ahead.within_reach(on("1980-01-01"), TODAY) == on("1990-01-01")
    assert ahead.within_reach(on("2090-01-01"), TODAY) == on("2036-11-21")
    assert ahead.within_reach(TODAY, TODAY) == TODAY


def test_the_steps_are_those_of_the_cases_own_screens_in_order(sample: Desk, busy: Desk) -> None:
    for desk in (sample, busy):
        found = {line.case: line for line in ahead.steps(desk, limit=10_000)}
        for view in views(desk):
            asked = bool(view.next.command) and (view.line.open or view.next.due is not None)
            unsaid = len(view.open_points)
            assert (view.line.case in found) == bool(asked or unsaid)
            if asked:
                line = found[view.line.case]
                assert (line.words, line.clause, line.due) == (view.next.words, view.next.clause, view.next.due)
                assert (line.event, line.target, line.to_settle) == (view.next.command, view.next.target, unsaid)
            elif unsaid:
                line = found[view.line.case]
                assert (line.words, line.event, line.to_settle) == (view.open_points[0].words, "", unsaid - 1)
        order = [band for band, _ in STEP_BANDS]
        lines = list(found.values())
        assert lines == sorted(lines, key=lambda line: (order.index(line.band), line.due or date.max))


def test_the_rows_of_the_steps_stand_under_their_headings_on_every_page(sample: Desk) -> None:
    for person in (None, "AB"):
        lines = ahead.steps(sample, limit=1_000, person=person)
        shape = ahead.steps_shape(sample, person)
        rows = ahead.step_rows(sample, shape, 0, 1_000)
        assert tuple(row for row in rows if isinstance(row, StepLine)) == lines
        band = ""
        for row in rows:
            if isinstance(row, BandView):
                band = row.band
            else:
                assert row.band == band
        for size in (1, 7, 20):
            paged = [row for at in range(0, shape.total, size) for row in ahead.step_rows(sample, shape, at, size)]
            assert tuple(paged) == rows


def test_a_step_is_with_whoever_is_to_take_it(busy: Desk) -> None:
    assert {line.case: line.person for line in ahead.steps(busy)} == {
        "26-0001": "AB",
        "26-0002": "CD",
        "26-0003": "Works",
        "26-0004": "",
    }
    assert [line.case for line in ahead.steps(busy, person="works")] == ["26-0003"]
    assert [line.case for line in ahead.steps(busy, person="")] == ["26-0004"]


def test_a_closed_case_with_something_overdue_stands_under_overdue(busy: Desk) -> None:
    """7.3: what was promised outlives the case; the line of where things stand counts it."""
    line = lists.case_line(busy, "26-0003")
    assert (line.open, line.next_due) == (False, on("2026-11-10"))
    lines = everything(busy)
    overdue = {one.case for one in lines if one.due < TODAY}
    assert line.case in overdue
    assert lists.standing(busy).overdue == len(overdue)


def test_why_a_date_is_that_date_counts_it_out_or_says_who_set_it(busy: Desk) -> None:
    lines = {line.what: line for line in everything(busy)}
    told = ahead.why(busy, lines["update the resident"])
    assert (told.event, told.days[0].first, told.days[-1].last) == ("agreed", on("2026-11-05"), on("2026-11-12"))
    assert told.note == "agreed: every 5 working days"
    told = ahead.why(busy, lines["action: new tap"])
    assert (told.days, told.note) == ((), "promised by repairs")


def test_the_form_that_meets_a_duty_names_it_beforehand(busy: Desk) -> None:
    """Every kind of duty: the event that meets it is a form, and where that refers to a duty its field is found."""
    for kind, duty in DUTIES.items():
        typed = ahead.typed_for(duty.event, 7, kind)
        fields = {field.name: field for field in fields_of(duty.event)}
        assert duty.event in KINDS
        assert all(kind in fields[name].refers and value == "7" for name, value in typed.items())
        assert bool(typed) == any(kind in field.refers for field in fields.values())
    assert ahead.typed_for("Acknowledged", 0) == {}
    line = next(line for line in everything(busy) if line.kind == "question")
    typed = ahead.typed_for(line.event, line.target, line.kind)
    casework.record(busy, line.case, line.event, {"on": "2026-11-20", **typed})
    assert "question" not in {line.kind for line in everything(busy)}
