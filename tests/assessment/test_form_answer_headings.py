from __future__ import annotations

import pytest

from hoctui.assessment.form_columns import Columns, Role, read_heading

ANSWER, OTHER, ASIDE = Role.ANSWER, Role.OTHER_ANSWER, Role.ASIDE


def columns_of(headings: str) -> Columns:
    columns = read_heading(["Clause", "Requirement", *headings.split("|"), "Evidence"])
    assert columns is not None
    assert columns.is_form
    return columns


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        ("Comply 2024/25|Comply 2025/26", (OTHER, ANSWER)),
        ("Last year's answer|This year's answer", (OTHER, ANSWER)),
        ("Previous|Current compliance", (OTHER, ANSWER)),
        ("Self-assessed|Internal audit", (ANSWER, OTHER)),
        ("Self-assessed: Comply Y/N|Internal audit: comply Y/N", (ANSWER, OTHER)),
        ("Mandatory (Y/N)|Comply", (Role.DUTY, ANSWER)),
        ("Does it apply (Yes/No)|Comply", (ASIDE, ANSWER)),
        ("Evidence held? Yes/No|Comply", (ASIDE, ANSWER)),
        ("Board response (Y/N)|Comply", (ASIDE, ANSWER)),
        ("Risk status|Comply", (ASIDE, ANSWER)),
        ("Target status|Compliance", (ASIDE, ANSWER)),
        ("Comply (June)|Comply now?", (OTHER, ANSWER)),
        ("RAG|Comply Y/N", (OTHER, ANSWER)),
        ("Comply 2023|Comply 2024|RAG", (OTHER, ANSWER, OTHER)),
        ("Policy updated (Y/N)|Comply", (ASIDE, ANSWER)),
        ("Comply|Any changes since last year?", (ANSWER, Role.OTHER)),
        ("Self-assessment|Ombudsman's view", (ANSWER, OTHER)),
        ("Comply|Last reviewed", (ANSWER, Role.OTHER)),
        ("Met|Not met", (Role.YES, Role.NO)),
        ("Complies|Partially compliant|Does not comply", (Role.YES, Role.PARTIAL, Role.NO)),
        ("2024 Yes|2024 No|2025 Yes|2025 No", (OTHER, OTHER, Role.YES, Role.NO)),
    ],
)
def test_of_columns_that_read_like_answers_the_clauses_own_of_this_year_is_taken(
    headings: str, roles: tuple[Role, ...]
) -> None:
    assert columns_of(headings).roles[2:-1] == roles


@pytest.mark.parametrize(
    ("heading", "inverted"),
    [
        ("Non-compliance (Y/N)", True),
        ("Not met", True),
        ("Any failure to comply?", True),
        ("Gaps?", True),
        ("Does not comply", True),
        ("Comply", False),
        ("Comply (Yes/No, if not met say why)", False),
        ("Compliant / non-compliant", False),
        ("Comply: Yes / No / Not applicable", False),
        ("Requirement met?", False),
    ],
)
def test_a_heading_that_asks_for_what_falls_short_asks_the_other_way_round(heading: str, inverted: bool) -> None:
    columns = columns_of(heading)
    assert columns.roles[2] is ANSWER
    assert columns.inverted is inverted


def test_an_only_column_that_asks_something_else_is_not_sure_to_hold_the_answer() -> None:
    assert columns_of("Evidence held? Yes/No").unsure
    assert not columns_of("Comply (mandatory)").unsure
    assert not columns_of("Mandatory requirement met? Y/N").unsure
