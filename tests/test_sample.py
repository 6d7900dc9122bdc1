"""The sample register: the same every time for a day, well on any day, and with every trait that it is to show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sample_traits import EVERYTHING, TRAITS, Look, look_at

from hoctui.clock import Clock
from hoctui.dates import add_months
from hoctui.errors import BadInput
from hoctui.register.events import KINDS
from hoctui.register.fields import Words
from hoctui.register.fold import declared
from hoctui.sample import make_sample, open_sample
from hoctui.services import assessing, case_documents, casework, keeping, lists, publishing, yearly
from hoctui.services.desk import Desk, open_desk
from hoctui.services.preparing import prepare
from hoctui.services.views import Profile
from hoctui.store.register import Register

DAYS = {
    "a Saturday": date(2026, 11, 21),
    "a Monday": date(2026, 11, 23),
    "27 December": date(2026, 12, 27),
    "Good Friday": date(2027, 3, 26),
    "29 February": date(2028, 2, 29),
}


def clock_of(day: date) -> Clock:
    return Clock.fixed(day, datetime.combine(day, time(9, 30), UTC))


@pytest.fixture(scope="module", params=list(DAYS.values()), ids=list(DAYS))
def look(request: pytest.FixtureRequest) -> Iterator[Look]:
    day: date = request.param
    desk = open_sample(clock_of(day))
    yield look_at(desk)
    desk.close()


def test_every_trait_is_there_on_any_day(look: Look) -> None:
    assert [name for name, found in TRAITS.items() if not found(look)] == []


def test_no_trait_is_found_where_there_is_nothing() -> None:
    desk = Desk(Register.in_memory(), clock_of(DAYS["a Monday"]))
    assert [name for name, found in TRAITS.items() if found(look_at(desk))] == []
    desk.close()


def test_every_kind_of_event_happens(look: Look) -> None:
    """Casework complete: whatever can be recorded can be seen in the sample."""
    kinds = {entry.kind for view in look.views for entry in view.timeline}
    assert sorted(set(KINDS) - kinds) == []


def test_a_few_things_are_left_unsaid_and_no_case_looks_neglected(look: Look) -> None:
    unsaid = [len(view.open_points) for view in look.views]
    assert 5 <= sum(unsaid) <= 10
    assert max(unsaid) == 1


def test_most_cases_are_short_and_about_ten_are_long(look: Look) -> None:
    lengths = sorted(len(view.timeline) for view in look.views)
    assert lengths[len(lengths) // 2] <= 8
    assert 8 <= sum(1 for length in lengths if length >= 13) <= 14


def test_what_is_sensitive_stands_in_sensitive_fields_alone(look: Look) -> None:
    """5.10: a need that a resident disclosed is in no list, no line of a timeline and no text that goes out."""
    telling = re.compile(
        r"asthma|cough|wheelchair|hospital|hard of hearing|sight|bereaved|had two falls|hurt in|aged \d|insults",
        re.IGNORECASE,
    )
    found = set()
    for view in look.views:
        assert not telling.search(f"{view.line.about} {view.line.resident} {view.definition} {view.outcomes}")
        for told in casework.life_of(look.desk, view.line.id).told:
            assert not telling.search(told.event.line()), view.line.case
            for name, text in told.event.model_dump(mode="json").items():
                mark = declared(type(told.event), name)
                if isinstance(text, str) and telling.search(text):
                    assert isinstance(mark, Words), (view.line.case, name)
                    assert mark.sensitive, (view.line.case, name)
                    found.add(told.event.kind())
    assert found == {"Received", "RiskJudged", "ArrangementMade"}


def test_the_documents_are_there_and_open(look: Look) -> None:
    """5.12: the record holds its papers; these are a few invented ones, of the kinds that come in most."""
    found = [document for view in look.views for document in case_documents.papers(look.desk, view.line.case)]
    assert {document.state for document in found} == {"present"}
    assert {Path(document.name).suffix for document in found} == {".txt", ".csv", ".png", ".pdf"}
    assert 7 <= len(found) <= 15
    assert sum(document.size for document in found) < 40_000
    begins = {".png": b"\x89PNG\r\n", ".pdf": b"%PDF-1.4\n"}
    files = case_documents.store_of(look.desk)
    for document in found:
        data = files.read(document.name, document.sha256, document.size)
        assert data.startswith(begins.get(Path(document.name).suffix, b""))


def test_todays_bands_are_all_filled(look: Look) -> None:
    bands = {band.band: band.count for band in lists.countdown_shape(look.desk).bands}
    assert 3 <= bands["overdue"] <= 4
    assert 1 <= bands["today"] <= 2
    assert bands["week"] >= 4
    assert bands["later"] >= 6


def test_what_is_overdue_says_by_how_many_working_days(look: Look) -> None:
    overdue = [line.working_days_left for line in look.due if line.band == "overdue"]
    assert overdue
    assert max(overdue) < 0


def test_example_homes_has_some_twenty_three_open_and_nine_waiting_for_others(look: Look) -> None:
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
    assert page.outline.year == yearly.year_view(look.desk).year
    assert page.outline.edition == "2024"
    assert 30 <= page.outline.answered + page.outline.carried <= 42
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
def test_it_is_what_an_officers_own_entries_come_to(look: Look) -> None:
    """Every event recorded once more, one by one, through the use cases that both fronts go through."""
    officer = Desk(Register.in_memory(), clock_of(look.today))
    prepare(officer)
    rows = look.desk.register.connection.execute(
        "SELECT e.case_id, e.kind, e.happened, e.recorded_at, e.facts, b.body, b.salt "
        "FROM event e JOIN event_body b ON b.event_id = e.id ORDER BY e.id"
    ).fetchall()
    salts = iter([row[6] for row in rows])
    officer.salt = lambda: next(salts)
    references: dict[int, str] = {}
    both = False
    for case_id, kind, happened, recorded_at, facts, body, _ in rows:
        if kind == "Linked" and both:  # the other half of a link, which was recorded with the first
            both = False
            continue
        at = datetime.fromisoformat(recorded_at)
        officer.clock = Clock.fixed(at.date(), at)
        typed = json.loads(facts) | json.loads(body)
        reference = references.get(case_id, "")
        if kind == "Received":
            references[case_id] = casework.log(officer, typed | {"on": happened}).view.line.case
        elif kind == "Corrected":
            casework.correct(officer, reference, typed["event"], typed["facts"], typed["why"])
        elif kind == "Undone":
            casework.undo(officer, reference, typed["why"])
        else:
            casework.record(officer, reference, kind, typed | {"on": happened})
        both = kind == "Linked"
    assert next(salts, None) is None
    assert keeping.place(officer).chain_head == keeping.place(look.desk).chain_head
    assert lists.cases(officer, EVERYTHING, 0, 500) == lists.cases(look.desk, EVERYTHING, 0, 500)
    officer.close()


@pytest.mark.parametrize("look", [DAYS["a Monday"]], indirect=True, ids=["a Monday"])
def test_two_makings_for_one_day_are_the_same(look: Look) -> None:
    again = Desk(Register.in_memory(), clock_of(look.today))
    clock, salt = again.clock, again.salt
    make_sample(again)
    assert keeping.place(again).chain_head == keeping.place(look.desk).chain_head
    assert publishing.export(again, "json") == publishing.export(look.desk, "json")
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
