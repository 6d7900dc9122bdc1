"""Finding as one types: every word a beginning, nothing an operator, accents and marks as one would expect."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from casebook import BANK_HOLIDAYS, CLOCK
from hypothesis import given
from hypothesis import strategies as st

from hoctui.services import casework, lists
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseQuery
from hoctui.store.keeping import put_bank_holidays
from hoctui.store.lists import match_of
from hoctui.store.register import Register

RESIDENTS = (
    ("Zoë O'Neill-Smythe", "4 Mill Row", "Damp in the back bedroom", "R Adeyemi"),
    ("Ada Elm", "12 Road End", "Leak under the sink", "JP"),
    ("Adam Elmwood", "Elm Court", "Noise AND lights OR worse", "JP"),
    ("李 小龙", "Flat 2", "Service charge [on hold]", ""),
    ('"Bo" Ash', "1 NEAR Street", "Lift* broken - again", "Kit"),
    ("Mrs Road", "9 High Street", "Post", ""),
    ("Émile Ñandú", "", "Größe", ""),
)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    made = Desk(Register.in_memory(), CLOCK)
    with made.register.writing() as session:
        put_bank_holidays(session, BANK_HOLIDAYS, "by hand")
    for resident, place, summary, handler in RESIDENTS:
        typed = {"on": "2026-11-02", "resident": resident, "property": place, "summary": summary, "handler": handler}
        casework.log(made, typed)
    yield made
    made.close()


def found(desk: Desk, typed: str) -> list[int]:
    """The places in the table above of the cases found, by their number."""
    query = CaseQuery(find=typed, show="all", order="reference")
    cases = [int(line.case.split("-")[1]) for line in lists.cases(desk, query)]
    assert lists.count(desk, query) == len(cases)
    return sorted(cases)


EVERYTHING = [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("typed", "cases"),
    [
        ("", EVERYTHING),
        ("   ", EVERYTHING),
        ("elm", [2, 3]),
        ("ELM", [2, 3]),
        ("ada", [2, 3]),
        ("ada elm", [2, 3]),
        ("elm ada", [2, 3]),
        ("ada leak", [2]),
        ("a", [1, 2, 3, 5]),
        ("l", [2, 3, 5]),
        ("zoe", [1]),
        ("zoë", [1]),
        ("ZOË", [1]),
        ("emile nandu", [7]),
        ("grosse", []),
        ("große", [7]),
        ("Größe", [7]),
        ("grö", [7]),
        ("o'neill", [1]),
        ("oneill", []),
        ("neill-smy", [1]),
        ("o'neill-smythe", [1]),
        ("李", [4]),
        ("李 小龙", [4]),
        ("[on", [4]),
        ("hold]", [4]),
        ("26-0003", [3]),
        ("26-000", EVERYTHING),
        ("0003", [3]),
        ("mill", [1]),
        ("adeyemi", [1]),
        ("jp", [2, 3]),
        ("nobody", []),
    ],
)
def test_found(desk: Desk, typed: str, cases: list[int]) -> None:
    assert found(desk, typed) == cases


@pytest.mark.parametrize(
    ("typed", "cases"),
    [
        ("AND", [3]),
        ("OR", [3]),
        ("leak OR damp", []),
        ("NOT leak", []),
        ("NEAR", [5]),
        ("NEAR(ada elm)", []),
        ('"bo"', [5]),
        ('"', EVERYTHING),
        ('""', EVERYTHING),
        ('bo"', [5]),
        ('a"b', []),
        ("lift*", [5]),
        ("*", EVERYTHING),
        ("-", EVERYTHING),
        ("--", EVERYTHING),
        ("^ada", [2, 3]),
        ("resident:ada", []),
        ("{resident}", []),
        ("(ada", [2, 3]),
        ("ada)", [2, 3]),
        ("ada + elm", [2, 3]),
        ("ada:", [2, 3]),
        ("'; DROP TABLE case_line; --", []),
        ("%", EVERYTHING),
        ("_", EVERYTHING),
        ("\\", EVERYTHING),
    ],
)
def test_nothing_that_is_typed_is_an_operator(desk: Desk, typed: str, cases: list[int]) -> None:
    assert found(desk, typed) == cases


def test_what_cannot_be_seen_is_not_looked_for(desk: Desk) -> None:
    assert found(desk, "\x00ada") == [2, 3]
    assert found(desk, "a\x1bda") == [2, 3]
    assert found(desk, "\ud800ada") == [2, 3]
    assert found(desk, "\u202eada") == [2, 3]


def test_a_page_pasted_by_mistake_is_no_fault(desk: Desk) -> None:
    assert found(desk, "ada " * 5_000) == [2, 3]
    assert found(desk, "leak " * 30 + "nobody") == [2], "past twenty words no more are looked for"
    assert found(desk, "x" * 100_000) == []


@given(st.text(max_size=40))
def test_whatever_is_typed_it_is_an_answer(desk: Desk, typed: str) -> None:
    lists.cases(desk, CaseQuery(find=typed, show="all"))
    lists.residents(desk, typed)


def test_finding_works_within_a_filter_and_a_category(desk: Desk) -> None:
    assert lists.cases(desk, CaseQuery(find="ada", show="closed")) == ()
    assert lists.count(desk, CaseQuery(find="ada", show="overdue")) == 2


def test_residents_are_found_by_their_own_name_alone(desk: Desk) -> None:
    assert [seen.resident for seen in lists.residents(desk, "ada")] == ["Ada Elm", "Adam Elmwood"]
    # "Mrs" and "Road" both stand in a case of hers, but only hers has both in the name.
    assert [seen.resident for seen in lists.residents(desk, "mrs road")] == ["Mrs Road"]
    assert lists.residents(desk, "elm road") == (), "Road End is where Ada Elm lives, not what she is called"
    assert lists.residents(desk, "damp") == ()
    assert lists.residents(desk, "") == ()
    assert lists.residents(desk, '"') == ()


def test_a_resident_met_before_is_offered_with_their_cases(desk_with_more: Desk) -> None:
    seen = lists.residents(desk_with_more, "ada e")[0]
    assert (seen.resident, seen.property, seen.cases, seen.open) == ("Ada Elm", "12 Road End", 3, 2)
    assert len(lists.residents(desk_with_more, "many")) == 8, "eight at most"


@pytest.fixture
def desk_with_more() -> Iterator[Desk]:
    made = Desk(Register.in_memory(), CLOCK)
    with made.register.writing() as session:
        put_bank_holidays(session, BANK_HOLIDAYS, "by hand")
    ada = {"resident": "Ada Elm", "property": "12 Road End", "summary": "Leak"}
    cases = [casework.log(made, ada | {"on": "2026-11-02"}).view.line.case for _ in range(3)]
    casework.record(made, cases[0], "Closed", {"on": "2026-11-03"})
    for number in range(9):
        casework.log(made, {"on": "2026-11-02", "resident": f"Many {number}", "summary": "Leak"})
    yield made
    made.close()


def test_a_corrected_name_is_found_by_the_new_one_only(desk_with_more: Desk) -> None:
    casework.correct(desk_with_more, "26-0001", 1, {"resident": "Quentin Fir"}, "misheard")
    assert len(lists.cases(desk_with_more, CaseQuery(find="quentin", show="all"))) == 1
    assert len(lists.cases(desk_with_more, CaseQuery(find="ada", show="all"))) == 2


def test_a_common_word_gives_the_same_list_as_a_rare_one() -> None:
    """Past two thousand matches the list is walked instead of looked up: another way to the same answer."""
    register = Register.in_memory()
    with register.writing() as session:
        put_bank_holidays(session, BANK_HOLIDAYS, "by hand")
        session.connection().exec_driver_sql(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4200)
            INSERT INTO case_line SELECT i, 2026, i, printf('26-%04d', i), 'complaint', '2024',
                CASE WHEN i % 2 THEN 'Ada Elm' ELSE 'Bo Ash' END, 'Leak', '', '', '', 'h' || (i * 7919 % 97), '',
                '2026-11-02', 1, 'received', i % 3 > 0, 'acknowledge', '6.2',
                date('2026-11-02', (i * 31 % 60) || ' days'), 0, '', i, '', '', 0, 0, '' FROM n
            """
        )
    desk = Desk(register, CLOCK)
    assert lists.count(desk, CaseQuery(find="ada", show="all")) == 2_100
    for order in lists.ORDERS:
        query = CaseQuery(find="ada", show="open", order=order)
        whole = lists.cases(desk, CaseQuery(show="open", order=order), 0, 5_000)
        wanted = [line for line in whole if line.resident == "Ada Elm"]
        assert list(lists.cases(desk, query, 0, 2_000)) == wanted[:2_000]
        assert lists.cases(desk, query, 1_000, 50) == tuple(wanted[1_000:1_050])
        assert lists.place_of(desk, query, wanted[1_234].id) == 1_234
    register.close()


@pytest.mark.parametrize(
    ("typed", "query"),
    [("", ""), ("ada", '"ada"*'), ('a"b', '"a b"*'), ("ada elm", '"ada"* "elm"*'), ("- ada", '"ada"*'), ('"', "")],
)
def test_every_word_is_a_quoted_beginning(typed: str, query: str) -> None:
    assert match_of(typed) == query
