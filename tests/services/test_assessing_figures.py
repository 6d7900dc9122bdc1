"""The register's own figures beside an answer: said at once where they disagree, taken in as evidence, the cases."""

from __future__ import annotations

import pytest
from casebook import log

from hoctui.rulebook.edition import EDITIONS, load
from hoctui.services import assessing, assessing_figures, casework, keeping, landlord
from hoctui.services.assessing_figures import RegisterSays
from hoctui.services.desk import Desk

YEAR = "2025/26"


def answered(desk: Desk, by: str, resident: str = "Ada Elm") -> str:
    """A complaint of Mon 3 Nov 2025, acknowledged on Thu 6 and due by Thu 20 Nov (6.3), answered on that day."""
    case = log(desk, on="2025-11-03", resident=resident)
    casework.record(desk, case, "Acknowledged", {"on": "2025-11-06", "definition": "Leak"})
    casework.record(desk, case, "Responded", {"on": by, "decision": "upheld"})
    return case


def says(desk: Desk, number: str = "6.3", year: str = YEAR) -> RegisterSays:
    return assessing_figures.says(desk, "2024", number, assessing_figures.year_basis(desk, year))


def test_a_yes_that_the_register_contradicts_is_said_and_a_no_is_not(desk: Desk) -> None:
    """6.3 of 2024: a full response within 10 working days of the acknowledgement."""
    answered(desk, "2025-11-20")
    late = answered(desk, "2025-11-21", "Bo Ash")
    found = says(desk)
    assert found.figures.figures[0].line == "Stage 1 answered in time: 1 of 2 (50%); 1 late"
    assert found.against("Yes") == "Yes, but the register says: Stage 1 answered in time: 1 of 2 (50%); 1 late."
    assert [found.against(mark) for mark in ("No", "Partial", "N/A", "")] == [""] * 4
    assert found.figures.figures[0].fell_short == ((late, "late"),)


def test_a_no_that_the_register_contradicts_is_said(desk: Desk) -> None:
    answered(desk, "2025-11-20")
    assert says(desk).against("No") == "No, but the register says: Stage 1 answered in time: 1 of 1 (100%)."
    assert says(desk).against("Yes") == ""


def test_an_empty_year_disagrees_with_nothing(desk: Desk) -> None:
    answered(desk, "2025-11-21")
    found = says(desk, year="2023/24")
    assert found.figures.figures[0].line == "Stage 1 answered in time: none"
    assert found.against("Yes") == found.against("No") == ""


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_clause_of_every_edition_can_be_asked(desk: Desk, edition: str) -> None:
    answered(desk, "2025-11-21")
    basis = assessing_figures.year_basis(desk, YEAR)
    for clause in load(edition).clauses:
        found = assessing_figures.says(desk, edition, clause.number, basis)
        assert len(found.figures.figures) == len(clause.figures)
        assert assessing_figures.cases_behind(desk, found.figures) is not None


def test_the_cases_behind_are_named_those_that_fell_short_first(desk: Desk) -> None:
    kept = answered(desk, "2025-11-20")
    late = answered(desk, "2025-11-21", "Bo Ash")
    found = assessing_figures.cases_behind(desk, says(desk).figures)
    assert [(one.case, one.kept, one.why, one.resident, one.about) for one in found] == [
        (late, False, "late", "Bo Ash", "Leak under the sink"),
        (kept, True, "", "Ada Elm", "Leak under the sink"),
    ]


def test_figures_go_below_what_was_written_and_stand_there_once(desk: Desk) -> None:
    answered(desk, "2025-11-20")
    before = says(desk).figures
    first = assessing_figures.with_figures("Policy, page 3", before)
    assert first == f"Policy, page 3\n\n{before.evidence}"
    assert assessing_figures.with_figures(first, before) == first
    answered(desk, "2025-11-21", "Bo Ash")
    after = says(desk).figures
    assert assessing_figures.with_figures(first, after) == f"Policy, page 3\n\n{after.evidence}"
    assert assessing_figures.with_figures("", after) == after.evidence


def test_what_somebody_wrote_between_the_figures_stays(desk: Desk) -> None:
    answered(desk, "2025-11-20")
    figures = says(desk).figures
    written = f"{figures.evidence}\n- and one by telephone\n\nPolicy, page 3"
    taken = assessing_figures.with_figures(written, figures)
    assert "- and one by telephone" in taken
    assert "Policy, page 3" in taken
    assert taken.endswith(figures.evidence)
    assert taken.count("Stage 1 answered in time") == 1


def test_the_years_own_days_are_the_profiles(desk: Desk) -> None:
    """Years do not always end in March: a complaint of 3 Nov 2025 belongs to the year that ends on 31 December 2025."""
    answered(desk, "2025-11-20")
    keeping.set_profile(desk, "Elm Homes", "640", "31 December")
    assert says(desk, year="2024/25").figures.period == "year to Wed 31 Dec 2025"
    assert says(desk, year="2024/25").figures.figures[0].kept != ()
    assert says(desk, year="2025/26").figures.figures[0].kept == ()


def test_every_answer_of_a_page_knows_whether_figures_bear_on_it(desk: Desk) -> None:
    assessing.new(desk, "2024", YEAR)
    bear = {view.number: view.figures for view in assessing.page(desk).clauses}
    assert bear["6.3"] == ("answered_in_time_1", "extended_1")
    assert bear["1.2"] == ()


def test_what_stands_on_record_against_a_clause_is_a_figure_of_it(desk: Desk) -> None:
    """2.3: too old a complaint is refused with no discretion considered; 2.3 counts no other figure of its own kind."""
    case = log(desk, on="2025-11-03")
    casework.record(
        desk,
        case,
        "Refused",
        {"on": "2025-11-06", "ground": "over_age", "reasons": "Two years old", "ombudsman_told": "yes"},
    )
    found = says(desk, "2.3")
    (breach,) = [one for one in found.figures.figures if one.key == "breaches"]
    assert breach.line == "Breaches of 2.3 on record: 1"
    assert [case for case, _ in breach.fell_short] == [case]
    assert found.against("Yes") == "Yes, but the register says: Breaches of 2.3 on record: 1."
    assert found.against("No") == found.against("Partial") == ""
    assert "breaches" not in [one.key for one in says(desk, "2.3", "2024/25").figures.figures]
    assert says(desk, "1.2").figures.figures == ()


def test_a_breach_that_a_clauses_own_figure_shows_already_is_not_told_twice(desk: Desk) -> None:
    answered(desk, "2025-11-20")
    answered(desk, "2025-11-21", "Bo Ash")
    assert [one.key for one in says(desk).figures.figures] == list(load("2024").clause("6.3").figures)


def test_how_often_the_landlord_kept_its_own_limit_stands_beside_and_judges_nothing(desk: Desk) -> None:
    """2020: 3.12. Own limit of 9 working days: from Thu 6 Nov, Wed 19 Nov; the Code's 10 end on Thu 20 Nov."""
    answered(desk, "2025-11-20")
    answered(desk, "2025-11-19", "Bo Ash")
    landlord.set_own_limits(desk, {"respond 1": 9})
    found = says(desk)
    assert "Stage 1 answered within our own 9 working days: 1 of 2 (50%); 1 late" in [
        one.line for one in found.figures.figures
    ]
    assert found.against("Yes") == "", "the Code was kept both times"
    landlord.set_own_limits(desk, {"respond 1": None})
    assert not any("our own" in one.line for one in says(desk).figures.figures)


def test_of_a_share_what_was_kept_and_what_was_not_is_told_apart(desk: Desk) -> None:
    """6.3 and 6.4: an answer after an extension is in time; the one that was late is another."""
    case = log(desk, on="2025-11-03")
    casework.record(desk, case, "Acknowledged", {"on": "2025-11-06", "definition": "Leak"})
    extended = {"on": "2025-11-19", "days": "5", "reason": "Survey", "ombudsman_given": "yes"}
    casework.record(desk, case, "Extended", extended)
    casework.record(desk, case, "Responded", {"on": "2025-11-26", "decision": "upheld"})
    answered(desk, "2025-11-21", "Bo Ash")
    assert says(desk).figures.figures[0].line == (
        "Stage 1 answered in time: 1 of 2 (50%), 1 of them after an extension; 1 late"
    )
