"""When the register's own figures contradict an answer, when they are to be looked at, and when they say nothing."""

from __future__ import annotations

import pytest

from hoctui.assessment.answers import Mark
from hoctui.assessment.check_findings import Severity
from hoctui.assessment.evidence import against, disagreement
from hoctui.register.figure import Figure, Hit
from hoctui.register.measures import JUDGING
from hoctui.rulebook.edition import EDITIONS, load

STANDS, LOOK = Severity.STANDS, Severity.LOOK


def share(kept: int, total: int, key: str = "answered_in_time_1") -> Figure:
    """A figure of which so many of so many were kept."""
    hits = tuple(Hit(f"26-{number:04}", number < kept, "") for number in range(total))
    return Figure(key, "Stage 1 answered in time", hits)


@pytest.mark.parametrize(
    ("kept", "total", "severity"),
    [
        (46, 46, None),
        (29, 46, STANDS),  # 63%
        (44, 46, LOOK),  # 96%
        (90, 100, LOOK),
        (89, 100, STANDS),
        (11, 12, LOOK),  # one of twelve: 92%
        (4, 5, LOOK),  # one of five is 80%, and still one
        (8, 10, STANDS),  # two of ten
        (3, 4, STANDS),
        (0, 1, STANDS),
        (0, 0, None),
    ],
)
def test_a_yes_is_contradicted_under_90_per_cent_and_looked_at_above_it(
    kept: int, total: int, severity: Severity | None
) -> None:
    """2024, 6.3: a full response within 10 working days, to every complaint."""
    found = against(load("2024").clause("6.3"), Mark.YES, (share(kept, total),))
    assert (found.severity if found else None) is severity
    if found:
        assert f"{kept} of {total}" in found.words
        assert f"{kept} of {total}" in found.said
        assert ("under 90%" in found.words) is (severity is STANDS)
        assert found.figure == ("" if severity is STANDS else f"{kept} of {total}")


def test_the_figure_that_contradicts_is_told_before_one_to_look_at() -> None:
    """2024, 6.4: of the extensions nearly all were in line, of those over the limit hardly any."""
    figures = (share(44, 46, "extended_1"), share(1, 3, "extensions_over_cap"))
    found = against(load("2024").clause("6.4"), Mark.YES, figures)
    assert found is not None
    assert (found.severity, "1 of 3" in found.said) == (STANDS, True)


def test_a_no_where_every_case_was_kept_is_only_looked_at() -> None:
    """It may be No for another reason: 6.2 asks for a definition, too."""
    clause = load("2024").clause("6.2")
    found = against(clause, Mark.NO, (share(9, 9, "acknowledged_in_time_1"),))
    assert found is not None
    assert found.severity is LOOK
    assert against(clause, Mark.NO, (share(8, 9, "acknowledged_in_time_1"),)) is None


@pytest.mark.parametrize("mark", [Mark.PARTIAL, Mark.NOT_APPLICABLE, Mark.UNANSWERED])
def test_other_answers_agree_with_every_figure(mark: Mark) -> None:
    assert disagreement(load("2024").clause("6.3"), mark, (share(1, 9),)) == ""


CONTRADICTED = {
    "2020": {"Q4.1", "Q4.3", "Q4.7", "Q4.8", "Q4.9", "Q5.1", "Q7.1"},
    "2022": {"4.1", "4.10", "4.11", "5.1", "5.2", "5.3", "5.5", "5.12", "5.13", "5.14", "5.15", "6.5"},
    "2024": {
        *("5.9", "6.2", "6.3", "6.4", "6.5", "6.6", "6.11", "6.13", "6.14", "6.15", "6.16", "6.17"),
        "7.3",
    },
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_a_clause_that_asks_for_what_the_figure_measures_is_contradicted(edition: str) -> None:
    """Late answers say nothing against having reported them to the governing body (2024: 8.1, 9.6, 9.7; 2022: 7.4)."""
    found = {
        clause.number
        for clause in load(edition).clauses
        if disagreement(clause, Mark.YES, tuple(share(1, 9, key) for key in clause.figures if key in JUDGING))
    }
    assert found == CONTRADICTED[edition]
