from __future__ import annotations

import pytest

from hoctui.assessment.form_columns import Role, read_heading
from hoctui.assessment.form_headless import guess_columns

CLAUSE, REQUIREMENT, ANSWER = Role.CLAUSE, Role.REQUIREMENT, Role.ANSWER
EVIDENCE, COMMENTARY, BOTH = Role.EVIDENCE, Role.COMMENTARY, Role.BOTH


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        ("Code provision|Code requirement|Comply: Yes / No|Evidence|Commentary / explanation",
         (CLAUSE, REQUIREMENT, ANSWER, EVIDENCE, COMMENTARY)),
        ("Code section|Code requirement|Comply: Yes/No|Evidence, commentary and any explanations",
         (CLAUSE, REQUIREMENT, ANSWER, BOTH)),
        ("1|Definition of a complaint|Yes|No|Comments", (CLAUSE, REQUIREMENT, Role.YES, Role.NO, COMMENTARY)),
        ("Ref|Code provision|Status|Source", (CLAUSE, REQUIREMENT, ANSWER, EVIDENCE)),
        ("No.|Requirement|Do we comply?|How we comply", (CLAUSE, REQUIREMENT, ANSWER, EVIDENCE)),
        ("Clause|Requirement|Compliance|Notes|Action required|Responsible officer|Target date",
         (CLAUSE, REQUIREMENT, ANSWER, COMMENTARY, Role.ACTION, Role.OWNER, Role.DUE)),
        ("Clause|Comply|Reason for non-compliance|Evidence of compliance", (CLAUSE, ANSWER, Role.REASON, EVIDENCE)),
        ("CODE\nPROVISION|Code  requirement|Comply (Yes/No, if no give reason)|EVIDENCE:",
         (CLAUSE, REQUIREMENT, ANSWER, EVIDENCE)),
        ("Clause|Answer|Reason|Action|Owner|By when",
         (CLAUSE, ANSWER, Role.REASON, Role.ACTION, Role.OWNER, Role.DUE)),
        ("Clause|Requirement|Comply 2023|Comply 2024|Evidence",
         (CLAUSE, REQUIREMENT, Role.OTHER_ANSWER, ANSWER, EVIDENCE)),
        ("§|Provision|Compliant (yes, no, partial)|Evidence / link|Notes",
         (CLAUSE, REQUIREMENT, ANSWER, EVIDENCE, COMMENTARY)),
        ("Ref.|You are to|Do we comply?|Supporting evidence|Owner|Date reviewed",
         (CLAUSE, REQUIREMENT, ANSWER, EVIDENCE, Role.OWNER, Role.OTHER)),
        ("No.|Must/Should|Requirement|Comply|Landlord response",
         (CLAUSE, Role.DUTY, REQUIREMENT, ANSWER, EVIDENCE)),
        ("Question|2023|2024|Evidence", (REQUIREMENT, Role.OTHER_ANSWER, ANSWER, EVIDENCE)),
    ],
)  # fmt: skip
def test_headings_tell_what_their_columns_hold(headings: str, roles: tuple[Role, ...]) -> None:
    columns = read_heading(headings.split("|"))
    assert columns is not None
    assert columns.roles == roles


@pytest.mark.parametrize(
    "cells",
    [
        "6.3|Rule.|Yes|Evidence|Commentary",
        "|the requirement of the policy||the evidence is kept|",
        "Section|Yes|Partial|No|N/A|Unanswered|Total",
        "Name|Age",
        "Evidence",
        "||",
        "Clause|" + "requirement " * 20,
    ],
)
def test_what_is_no_row_of_headings_is_not_taken_for_one(cells: str) -> None:
    assert read_heading(cells.split("|")) is None


def test_an_action_plan_is_told_from_a_form() -> None:
    form = read_heading(["Clause", "Requirement", "Comply", "Action", "Owner"])
    plan = read_heading(["Clause", "Requirement", "Action", "Owner", "By when"])
    assert form is not None
    assert plan is not None
    assert (form.is_form, form.is_plan) == (True, False)
    assert (plan.is_form, plan.is_plan) == (False, True)


def test_columns_without_headings_are_told_by_what_stands_in_them() -> None:
    rows = [("6.1", "Rule.", "Yes", "E", "C"), ("6.2", "Rule.", "No", "", ""), ("", "", "", "", "more")]
    columns = guess_columns(rows)
    assert columns is not None
    assert columns.guessed
    assert columns.roles == (CLAUSE, REQUIREMENT, ANSWER, EVIDENCE, COMMENTARY)


def test_a_table_without_answers_is_not_guessed_at() -> None:
    assert guess_columns([("6.1", "a"), ("6.2", "b"), ("6.3", "c")]) is None
    assert guess_columns([("6.1", "Yes")]) is None
