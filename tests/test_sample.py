"""The sample register: the same every time for a day, well on any day, and with every trait that it is to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from hoctui.clock import Clock
from hoctui.dates import add_months
from hoctui.errors import BadInput
from hoctui.sample import make_sample, open_sample
from hoctui.services import assessing, casework, keeping, lists
from hoctui.services.desk import Desk, open_desk
from hoctui.services.list_views import CaseQuery, DueLine
from hoctui.services.preparing import prepare
from hoctui.services.views import CaseView, Profile, TimelineEntry
from hoctui.store.register import Register

DAYS = {
    "a Saturday": date(2026, 11, 21),
    "a Monday": date(2026, 11, 23),
    "27 December": date(2026, 12, 27),
    "Good Friday": date(2027, 3, 26),
    "29 February": date(2028, 2, 29),
}
EVERYTHING = CaseQuery(show="all", order="reference")


def clock_of(day: date) -> Clock:
    return Clock.fixed(day, datetime.combine(day, time(9, 30), UTC))


@dataclass(frozen=True, slots=True)
class Look:
    """A sample register with every case of it read through services."""

    desk: Desk
    views: tuple[CaseView, ...]
    due: tuple[DueLine, ...]

    @property
    def today(self) -> date:
        return self.desk.clock.today

    def entries(self, kind: str) -> Iterator[tuple[CaseView, TimelineEntry, dict[str, str]]]:
        """Every standing entry of a kind, with its case and its fields by label."""
        for view in self.views:
            for entry in view.timeline:
                if entry.kind == kind and not entry.struck:
                    yield view, entry, dict(entry.fields)

    def has(self, kind: str, label: str, words: str) -> bool:
        """Whether some entry of a kind says so in that field."""
        return any(words in fields.get(label, "") for _, _, fields in self.entries(kind))

    def breach(self, clause: str, words: str) -> bool:
        """Whether some case under the 2024 edition has that breach on record."""
        return any(
            breach.clause == clause and words in breach.words
            for view in self.views
            if view.edition == "2024"
            for breach in view.breaches
        )

    def clocks(self, view: CaseView, stage: int) -> dict[str, str]:
        """How each clock of one stage went: "acknowledge" and "respond"."""
        return {clock.what.split(",")[0]: clock.state for clock in view.clocks if clock.stage == stage}


def look_at(desk: Desk) -> Look:
    lines = lists.cases(desk, EVERYTHING, 0, 500)
    return Look(desk, tuple(casework.case_view(desk, line.case) for line in lines), lists.countdown(desk))


@pytest.fixture(scope="module", params=list(DAYS.values()), ids=list(DAYS))
def look(request: pytest.FixtureRequest) -> Iterator[Look]:
    day: date = request.param
    desk = open_sample(clock_of(day))
    yield look_at(desk)
    desk.close()


def count_of(view: CaseView, kind: str) -> int:
    return sum(1 for entry in view.timeline if entry.kind == kind and not entry.struck)


def refused(look: Look, ground: str, *, discretion: bool | None = None) -> bool:
    return any(
        fields["Ground"] == ground and (discretion is None or discretion == bool(fields.get("Discretion considered")))
        for _, _, fields in look.entries("Refused")
    )


def old_and_taken_on(look: Look, *, aware_lately: bool) -> bool:
    """An issue of over twelve months before the complaint, yet answered (2.3)."""
    for view, entry, _ in look.entries("Received"):
        dates = {clock.what: clock.met_on for clock in view.clocks}
        fields = dict(entry.fields)
        if not (dates.get("respond, stage 1") and fields.get("Issue occurred")):
            continue
        received = casework.life_of(look.desk, view.line.id).case
        limit = add_months(entry.on, -12)
        occurred, aware = received.issue_occurred, received.resident_aware
        old = occurred is not None and occurred < limit
        if old and aware is not None and (aware > limit) is aware_lately and view.line.state == "closed":
            return True
    return False


def year_end(today: date) -> date:
    return date(today.year if today > date(today.year, 3, 31) else today.year - 1, 3, 31)


def across(look: Look, end: date) -> bool:
    """A complaint received in one reporting year and not finished, or finished later, at its end."""
    return any(
        end - timedelta(days=60) < view.line.received <= end and (view.line.open or view.timeline[0].on > end)
        for view in look.views
    )


def extension_days(fields: dict[str, str]) -> int:
    return int(fields.get("By working days", "0"))


def on_time(look: Look, view: CaseView) -> bool:
    return look.clocks(view, 1).get("respond") == "kept"


def due_today(look: Look) -> bool:
    due = {line.what.split(",")[0].split(":")[0] for line in look.due if line.due == look.today}
    return due == ({"respond", "action"} if look.desk.calendar.is_working(look.today) else {"action"})


def running_action(look: Look, wanted: Callable[[date], bool]) -> bool:
    """A promised action of a closed case that is not done, by such a day."""
    return any(
        action.by is not None and action.done_on is None and wanted(action.by) and not view.line.open
        for view in look.views
        for action in view.actions
    )


CLOCKS: dict[str, Callable[[Look], bool]] = {
    "received on a weekend": lambda look: any(view.line.received.weekday() >= 5 for view in look.views),
    "received on a bank holiday": lambda look: any(
        look.desk.calendar.holiday(view.line.received) and view.line.received.weekday() < 5 for view in look.views
    ),
    "counted across Christmas": lambda look: any(
        "Christmas" in clock.count for view in look.views for clock in view.clocks
    ),
    "due today": due_today,
    "stage 1 answer overdue (6.3)": lambda look: any(
        line.what == "respond, stage 1" and line.working_days_left < 0 and line.clause == "6.3" for line in look.due
    ),
    "acknowledged late, answered in time (6.2, 6.3)": lambda look: any(
        look.clocks(view, 1) == {"acknowledge": "late", "respond": "kept"} for view in look.views
    ),
    "answered unacknowledged (6.2)": lambda look: look.breach("6.2", "without an acknowledgement"),
    "answered the same day (6.1)": lambda look: any(
        entry.on == view.line.received for view, entry, _ in look.entries("Responded")
    ),
    "passed on late by staff (3.2)": lambda look: look.breach("3.2", "passed on"),
    "urgent": lambda look: sum(1 for view in look.views if view.line.urgent and view.line.open) >= 3,
}

EXTENSIONS: dict[str, Callable[[Look], bool]] = {
    "valid, agreed and kept (6.4, 5.9)": lambda look: any(
        "Updates every … working days" in fields and not view.breaches and on_time(look, view)
        for view, _, fields in look.entries("Extended")
    ),
    "late (6.4)": lambda look: look.breach("6.4", "the date it extends"),
    "over the cap without a good reason (6.4)": lambda look: look.breach("6.4", "without its good reason"),
    "over the cap with a good reason (6.4)": lambda look: any(
        extension_days(fields) > 10 and "Good reason, if over the cap" in fields and not view.breaches
        for view, _, fields in look.entries("Extended")
    ),
    "a second one (6.4)": lambda look: any(count_of(view, "Extended") == 2 for view in look.views),
    "at stage 2 (6.15)": lambda look: any(view.line.stage == 2 for view, _, _ in look.entries("Extended")),
    "updates missed (5.9)": lambda look: any(
        line.what == "update the resident" and line.working_days_left < 0 for line in look.due
    ),
    "no updates agreed (5.9)": lambda look: look.breach("5.9", "without agreeing"),
    "without the Ombudsman's details (6.5)": lambda look: look.breach("6.5", "contact details"),
}

ENTRY: dict[str, Callable[[Look], bool]] = {
    "a service request that became a complaint (1.5)": lambda look: any(look.entries("BecameComplaint")),
    "a service request that is open (1.4)": lambda look: any(
        view.line.kind == "service request" and view.line.open for view in look.views
    ),
    "a service request that is closed (1.4)": lambda look: any(
        view.line.kind == "service request" and view.line.state == "closed" for view in look.views
    ),
    "from a survey (1.6)": lambda look: look.has("Received", "Received by", "survey"),
    "on social media (3.2)": lambda look: look.has("Received", "Channel", "social media"),
    "through a councillor (1.3)": lambda look: look.has("Received", "Channel", "councillor or MP"),
    "a representative without consent yet (3.6)": lambda look: look.has(
        "Received", "Representative", "no written consent"
    ),
    "a group": lambda look: look.has("Received", "Representative", "for all nine"),
    "a leaseholder": lambda look: look.has("Received", "Tenure", "leaseholder"),
    "a shared owner": lambda look: look.has("Received", "Tenure", "shared owner"),
    "a former resident": lambda look: look.has("Received", "Tenure", "former resident"),
    "an applicant": lambda look: look.has("Received", "Tenure", "applicant"),
    "a conflict of staff (5.8)": lambda look: look.has("NoteAdded", "Note", "Conflict of interest"),
    "for another landlord (2.1)": lambda look: look.has("Refused", "Reasons", "another landlord"),
    "received by a member of staff (3.2)": lambda look: look.has("Received", "Received by", "repairs desk"),
}

REFUSALS: dict[str, Callable[[Look], bool]] = {
    "over twelve months, discretion considered and not used (2.3)": lambda look: refused(
        look, "too long ago", discretion=True
    ),
    "over twelve months, no discretion considered (2.3)": lambda look: (
        look.breach("2.3", "no discretion considered") and refused(look, "too long ago", discretion=False)
    ),
    "over twelve months, discretion used (2.3)": lambda look: old_and_taken_on(look, aware_lately=False),
    "aware of it only recently (2.3)": lambda look: old_and_taken_on(look, aware_lately=True),
    "claim filed at court (2.2)": lambda look: refused(look, "a claim has been filed at court"),
    "a letter before action, accepted (2.2)": lambda look: look.has("NoteAdded", "Note", "letter before action"),
    "already considered (2.2)": lambda look: refused(look, "already considered under the policy"),
    "escalation refused (5.11)": lambda look: any(look.entries("EscalationRefused")),
    "overruled by the Ombudsman (2.4)": lambda look: look.has("Reopened", "Why", "Ombudsman"),
}

COURSE: dict[str, Callable[[Look], bool]] = {
    "an added point joined (6.8)": lambda look: look.has("NoteAdded", "Note", "Added point"),
    "an added point logged apart (6.8)": lambda look: look.has("NoteAdded", "Note", "logged apart"),
    "withdrawn": lambda look: any(view.line.state == "withdrawn" for view in look.views),
    "reopened and running": lambda look: any(view.line.open for view, _, _ in look.entries("Reopened")),
    "escalated in part (6.10)": lambda look: look.has("Escalated", "Why", "In part"),
    "same handler at stage 2, with a reason (6.13)": lambda look: (
        look.breach("6.13", "same person") and look.has("NoteAdded", "Note", "Overruled")
    ),
    "stage 2 late (6.14)": lambda look: look.breach("6.14", "answered after"),
    "a corrected date": lambda look: any(
        "On:" in entry.corrected and "became" in entry.corrected for view in look.views for entry in view.timeline
    ),
    "an undone entry": lambda look: any(entry.struck for view in look.views for entry in view.timeline),
    "mould that keeps coming back": lambda look: any(
        sum(1 for other in look.views if other.line.resident == view.line.resident and "ould" in other.line.about) == 3
        for view in look.views
    ),
}

AFTERWARDS: dict[str, Callable[[Look], bool]] = {
    "a promised repair overdue after closure (7.3)": lambda look: running_action(look, lambda by: by < look.today),
    "a promised repair due today after closure (7.3)": lambda look: running_action(look, lambda by: by == look.today),
    "an action met (7.3)": lambda look: any(
        action.by and action.done_on and action.done_on <= action.by for view in look.views for action in view.actions
    ),
    "an action late (7.3)": lambda look: look.breach("7.3", "done later"),
    "partially upheld": lambda look: look.has("Responded", "Decision", "partially upheld"),
    "not upheld": lambda look: look.has("Responded", "Decision", "not upheld"),
}

TIME: dict[str, Callable[[Look], bool]] = {
    "pending at the last year end": lambda look: across(look, year_end(look.today)),
    "across the year end before": lambda look: across(look, add_months(year_end(look.today), -12)),
    "under 2022, stage 2 after April 2024": lambda look: any(
        view.edition == "2022" and entry.on >= date(2024, 4, 1) for view, entry, _ in look.entries("Escalated")
    ),
    "under 2022, extended by agreement (5.2)": lambda look: any(
        view.edition == "2022" and fields.get("The resident agreed") == "yes"
        for view, _, fields in look.entries("Extended")
    ),
    "under 2020, with a third stage (3.8)": lambda look: any(
        view.edition == "2020" and view.line.stage == 3 for view in look.views
    ),
}

WORDS: dict[str, Callable[[Look], bool]] = {
    "an apostrophe, an accent and a hyphen": lambda look: any(
        "Siobhán O'Neill-Smythe" in view.line.resident for view in look.views
    ),
    "a name beyond Latin letters": lambda look: any("李" in view.line.resident for view in look.views),
    "square brackets in a note": lambda look: look.has("NoteAdded", "Note", "[on hold]"),
    "a long text of paragraphs": lambda look: any(
        len(fields.get("Reasons", "")) > 1500 and "\n\n" in fields["Reasons"]
        for _, _, fields in look.entries("Responded")
    ),
}

TRAITS = {
    f"{group}: {name}": found
    for group, traits in (
        ("clocks", CLOCKS),
        ("extensions", EXTENSIONS),
        ("entry", ENTRY),
        ("refusals", REFUSALS),
        ("course", COURSE),
        ("afterwards", AFTERWARDS),
        ("time", TIME),
        ("words", WORDS),
    )
    for name, found in traits.items()
}


def test_every_trait_is_there_on_any_day(look: Look) -> None:
    assert [name for name, found in TRAITS.items() if not found(look)] == []


def test_no_trait_is_found_where_there_is_nothing() -> None:
    desk = Desk(Register.in_memory(), clock_of(DAYS["a Monday"]))
    assert [name for name, found in TRAITS.items() if found(look_at(desk))] == []
    desk.close()


def test_todays_bands_are_all_filled(look: Look) -> None:
    bands = {band.band: band.count for band in lists.countdown_shape(look.desk).bands}
    assert 2 <= bands["overdue"] <= 3
    assert 1 <= bands["today"] <= 2
    assert bands["week"] >= 4
    assert bands["later"] >= 6


def test_what_is_overdue_says_by_how_many_working_days(look: Look) -> None:
    overdue = [line.working_days_left for line in look.due if line.band == "overdue"]
    assert overdue
    assert max(overdue) < 0


def test_example_homes_has_some_twenty_three_open_and_nine_waiting_for_the_resident(look: Look) -> None:
    standing = lists.standing(look.desk)
    assert keeping.profile(look.desk) == Profile("Example Homes", 640, 3, 31)
    assert 22 <= standing.open <= 25
    assert 8 <= standing.waiting <= 10


def test_about_sixty_lie_within_two_years_and_a_few_before(look: Look) -> None:
    since = add_months(look.today, -24)
    assert 55 <= sum(1 for view in look.views if view.line.received >= since) <= 70
    assert 4 <= sum(1 for view in look.views if view.line.received < since) <= 8


def test_the_register_is_well(look: Look) -> None:
    assert [line for line in keeping.check(look.desk) if not line.well] == []


def test_every_entry_is_written_down_after_it_happened_and_in_order(look: Look) -> None:
    entries = sorted((entry for view in look.views for entry in view.timeline), key=lambda entry: entry.id)
    recorded = [datetime.fromisoformat(entry.recorded_at) for entry in entries]
    assert recorded == sorted(recorded)
    assert all(entry.on <= at.date() <= look.today for entry, at in zip(entries, recorded, strict=True))


def test_this_years_assessment_is_half_done_with_five_clauses_to_decide(look: Look) -> None:
    page = assessing.page(look.desk)
    assert page.outline.year == assessing.reporting_year(look.desk)
    assert page.outline.edition == "2024"
    assert 30 <= page.outline.answered <= 42
    assert [clause.number for clause in page.clauses if clause.answer.review] == ["1.4", "1.6", "2.3", "5.9", "6.2"]
    assert page.outline.incomplete == 0
    assert any(clause.answer.mark == "Partial" and clause.answer.action for clause in page.clauses)


def test_last_years_assessment_is_finished_in_words_of_its_own_for_each_clause(look: Look) -> None:
    last = [clause.last_year for clause in assessing.page(look.desk).clauses]
    answers = [answer for answer in last if answer is not None]
    assert len(answers) == len(last) == 72
    assert {answer.mark for answer in answers} == {"Yes", "No", "Partial", "N/A"}
    assert len({answer.evidence for answer in answers}) == 72
    assert len({answer.commentary for answer in answers}) == 72
    assert not any("{" in answer.evidence + answer.commentary for answer in answers)
    for answer in answers:
        # 8.1: each shortfall is declared with its reason, its action and the date of coming into line.
        short = answer.mark in ("No", "Partial")
        assert all((answer.reason, answer.action, answer.owner, answer.due)) is short


@pytest.mark.parametrize("look", [DAYS["a Monday"]], indirect=True, ids=["a Monday"])
def test_two_makings_for_one_day_are_the_same(look: Look) -> None:
    again = Desk(Register.in_memory(), clock_of(look.today))
    clock, salt = again.clock, again.salt
    make_sample(again)
    assert keeping.place(again).chain_head == keeping.place(look.desk).chain_head
    assert assessing.export(again, "json") == assessing.export(look.desk, "json")
    # The desk is handed back with its own clock and salts.
    assert again.clock is clock
    assert again.salt is salt
    again.close()


def test_before_the_2024_edition_the_sample_is_made_all_the_same() -> None:
    desk = open_sample(clock_of(date(2024, 2, 29)))
    assert all(line.well for line in keeping.check(desk))
    editions = {casework.case_view(desk, line.case).edition for line in lists.cases(desk, EVERYTHING, 0, 500)}
    assert editions == {"2020", "2022"}
    desk.close()


def test_closing_the_desk_throws_the_sample_away() -> None:
    clock = clock_of(date(2026, 11, 23))
    desk = open_sample(clock)
    path = desk.register.path
    assert desk.sample
    assert desk.clock is clock
    assert path.is_file()
    # The sample can be worked on like any register, from its own day onwards.
    casework.log(desk, {"resident": "A. Nother", "summary": "one more", "on": "today"})
    desk.close()
    assert not path.parent.exists()


def test_the_sample_is_made_only_in_an_empty_register(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "register.hoctui", clock_of(date(2026, 11, 23)), write=True)
    prepare(desk)
    casework.log(desk, {"resident": "Somebody real", "summary": "a complaint of their own", "on": "today"})
    with pytest.raises(BadInput, match="only in an empty register"):
        make_sample(desk)
    assert lists.count(desk, EVERYTHING) == 1
    desk.close()


def test_the_days_of_the_table_are_what_they_are_called() -> None:
    assert DAYS["a Saturday"].weekday() == 5
    assert DAYS["a Monday"].weekday() == 0
    assert (DAYS["Good Friday"] + timedelta(days=2)) == date(2027, 3, 28)
