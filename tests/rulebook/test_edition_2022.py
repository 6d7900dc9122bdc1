"""The edition of April 2022: its 72 clauses, limits, letters, grounds and rules."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from hoctui.rulebook.edition import Clause, Edition, load

FIGURES = frozenset(
    {
        "volumes",
        "by_channel",
        "by_category",
        "by_outcome",
        "service_requests",
        "requests_became_complaints",
        "acknowledged_in_time_1",
        "acknowledged_in_time_2",
        "answered_in_time_1",
        "answered_in_time_2",
        "extended_1",
        "extended_2",
        "extensions_over_cap",
        "resolved_at_stage_1",
        "resolved_at_stage_2",
        "escalated",
        "refused",
        "escalation_refused",
        "representatives",
        "updates_kept",
        "adjustments",
        "restrictions",
        "remedies_done",
        "actions_overdue",
        "compensation",
        "points_added",
        "same_person_at_stage_2",
        "lessons",
        "satisfaction",
        "ombudsman_findings",
        "orders_in_time",
        "evidence_in_time",
    },
)
SHOULDS = {1: [4, 5], 2: [2], 3: [3], 4: [3, 4, 5, 8, 9, 10, 16, 17, 19], 5: [2, 3, 4, 7, 14, 15, 18, 19]}
SHOULDS |= {6: [3, 7], 7: [3, 4, 5, 6]}


@pytest.fixture(scope="module")
def code() -> Edition:
    return load("2022")


def said(clause: Clause) -> str:
    """Everything that the officer reads of a clause, but for its quotation."""
    return " ".join((clause.question, *clause.points, *clause.evidence))


def required(code: Edition, kind: str, stage: int) -> list[tuple[str, str]]:
    """Key and clause of what a letter must hold."""
    letter = code.letter(kind, stage)
    assert letter is not None
    return [(point.key, point.clause) for point in letter.points if point.duty == "required"]


def test_the_edition_is_in_force_from_1_april_2022(code: Edition) -> None:
    assert code.name == "2022"
    assert code.in_force == date(2022, 4, 1)
    assert code.code == ()


def test_the_form_has_72_clauses_spread_over_8_sections(code: Edition) -> None:
    assert [section.number for section in code.sections] == list(range(1, 9))
    assert [len(code.in_section(section.number)) for section in code.sections] == [8, 8, 3, 19, 20, 6, 5, 3]
    assert len(code.clauses) == 72


def test_the_clauses_stand_in_numeric_order_without_those_the_form_leaves_out(code: Edition) -> None:
    numbers = [tuple(int(part) for part in clause.number.split(".")) for clause in code.clauses]
    expected = [
        (section, item)
        for section, last in enumerate([9, 8, 3, 19, 20, 7, 6, 3], start=1)
        for item in range(1, last + 1)
        if (section, item) not in {(1, 1), (6, 4), (7, 1)}
    ]
    assert numbers == expected
    assert all(clause.number.startswith(f"{clause.section}.") for clause in code.clauses)


def test_45_clauses_are_musts_that_bind_and_27_are_shoulds_that_do_not(code: Edition) -> None:
    assert Counter(clause.duty for clause in code.clauses) == {"must": 45, "should": 27}
    shoulds = [f"{section}.{item}" for section, items in SHOULDS.items() for item in items]
    assert [clause.number for clause in code.clauses if clause.duty == "should"] == shoulds
    assert all(clause.binding == (clause.duty == "must") for clause in code.clauses)


def test_section_5_goes_by_stages(code: Edition) -> None:
    stages = [clause.stage for clause in code.in_section(5)]
    assert stages == [1] * 8 + [2] * 8 + [3] * 4
    assert {clause.stage for clause in code.clauses if clause.section != 5} == {0}


NUMBERS = {
    "2.5": {"2010"},
    "4.1": {"0", "1", "5"},
    "4.19": {"2010"},
    "5.1": {"1", "10"},
    "5.2": {"1", "20"},
    "5.3": {"1"},
    "5.7": {"1"},
    "5.8": {"1", "2"},
    "5.9": {"1", "2"},
    "5.11": {"1", "2"},
    "5.12": {"1", "2"},
    "5.13": {"2", "10", "20"},
    "5.14": {"2", "10"},
    "5.15": {"2"},
    "5.16": {"2"},
    "5.18": {"3", "20"},
    "5.19": {"3"},
}


def test_the_numbers_of_each_clause_are_in_its_words_and_no_others(code: Edition) -> None:
    for clause in code.clauses:
        found = set(re.findall(r"\d+", " ".join((clause.question, *clause.points))))
        assert found == NUMBERS.get(clause.number, set()), clause.number


@pytest.mark.parametrize(
    ("number", "count"),
    [
        ("1.6", 2),
        ("2.6", 5),
        ("3.3", 4),
        ("4.4", 3),
        ("4.7", 5),
        ("4.12", 2),
        ("5.8", 6),
        ("5.16", 8),
        ("5.20", 7),
        ("6.6", 4),
        ("7.6", 3),
        ("8.3", 3),
    ],
)
def test_every_bullet_of_a_clause_is_a_point(code: Edition, number: str, count: int) -> None:
    assert len(code.clause(number).points) == count


def test_7_4_keeps_the_tracking_and_the_self_assessment_that_its_last_bullet_runs_together(code: Edition) -> None:
    points = code.clause("7.4").points
    assert len(points) == 7
    assert "tracked" in points[5]
    assert "self-assessment" in points[6]


def test_every_clause_asks_a_question_and_says_what_counts_as_evidence(code: Edition) -> None:
    for clause in code.clauses:
        assert "?" in clause.question, clause.number
        assert 2 <= len(clause.evidence) <= 4, clause.number
        assert len(set(clause.points)) == len(clause.points), clause.number
        assert clause.kind == "yes/no", clause.number


def test_a_policy_alone_is_never_the_evidence_of_a_clause_about_timing_or_practice(code: Edition) -> None:
    timed = [clause for clause in code.clauses if clause.timed]
    assert {"4.1", "4.10", "5.1", "5.2", "5.13", "5.14", "5.18", "6.5"} <= {clause.number for clause in timed}
    for clause in timed:
        assert any(not re.search("policy|procedure|template|guide", item) for item in clause.evidence), clause.number


def test_the_definition_in_1_2_is_the_only_sentence_that_is_quoted(code: Edition) -> None:
    assert [clause.number for clause in code.clauses if clause.quotation] == ["1.2"]
    definition = code.clause("1.2").quotation
    assert definition.startswith("an expression of dissatisfaction, however made, about the standard of service")
    assert definition.endswith("affecting an individual resident or group of residents.")
    assert not [clause.number for clause in code.clauses if re.search("[\"“”‘]|(^| )['’]", said(clause))]
    assert not [clause.number for clause in code.clauses if definition[:30] in said(clause)]


def test_related_clauses_are_others_of_this_edition(code: Edition) -> None:
    numbers = {clause.number for clause in code.clauses}
    for clause in code.clauses:
        assert set(clause.related) <= numbers - {clause.number}, clause.number
        assert len(set(clause.related)) == len(clause.related), clause.number


def test_figures_are_ones_that_the_register_counts(code: Edition) -> None:
    for clause in code.clauses:
        assert set(clause.figures) <= FIGURES, clause.number
    # 5.10 sets no time for acknowledging an escalation, and the evidence date is the Ombudsman's own.
    assert not any({"acknowledged_in_time_2", "evidence_in_time"} & set(clause.figures) for clause in code.clauses)


def test_earlier_clauses_are_ones_of_the_2020_code(code: Edition) -> None:
    before = {clause.number for clause in load("2020").code}
    came = [reference.partition(":") for clause in code.clauses for reference in clause.earlier]
    assert {edition for edition, _, _ in came} == {"2020"}
    assert {number for _, _, number in came} <= before


def test_4_1_gives_5_working_days_from_receipt_to_acknowledge(code: Edition) -> None:
    limit = code.limit("acknowledge", 1)
    assert limit is not None
    assert (limit.days, limit.runs_from, limit.clause, limit.extension) == (5, ("received",), "4.1", 0)
    assert "working days" in limit.reading


def test_no_time_is_set_for_acknowledging_an_escalation(code: Edition) -> None:
    assert code.limit("acknowledge", 2) is None


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (1, (10, ("logged", "received"), "5.1", 10)),
        (2, (20, ("requested",), "5.13", 10)),
        (3, (20, ("requested",), "5.18", 0)),
    ],
)
def test_responses_are_due_from_logging_and_from_escalation(
    code: Edition, stage: int, expected: tuple[int, tuple[str, ...], str, int]
) -> None:
    limit = code.limit("respond", stage)
    assert limit is not None
    assert (limit.days, limit.runs_from, limit.clause, limit.extension) == expected
    assert limit.reading


def test_past_the_cap_an_extension_is_agreed_and_needs_no_contact_details_before_that(code: Edition) -> None:
    for stage, clause in ((1, "5.1"), (2, "5.13")):
        limit = code.limit("respond", stage)
        assert limit is not None
        assert (limit.extension_clause, limit.extension_cap_means) == (clause, "agreement")
        assert limit.extension_contact_clause == ""


def test_acknowledgements_hold_the_definition_and_outcomes(code: Edition) -> None:
    for stage, clause in ((1, "4.2"), (2, "5.10")):
        keys = ["definition", "outcomes", "unclear"]
        assert required(code, "acknowledgement", stage) == [(key, clause) for key in keys]


def test_an_extension_holds_its_reason_and_new_date_and_only_advises_the_ombudsman(code: Edition) -> None:
    for stage, clause, contact in ((0, "5.1", "5.3"), (1, "5.1", "5.3"), (2, "5.13", "5.15")):
        assert required(code, "extension", stage) == [("reasons", clause), ("new_date", clause)]
        letter = code.letter("extension", stage)
        assert letter is not None
        assert ("ombudsman", contact, "advised") in {(point.key, point.clause, point.duty) for point in letter.points}
    assert required(code, "extension", 3) == []


def test_the_stage_1_response_has_no_definition_but_the_later_ones_do(code: Edition) -> None:
    shared = ["decision", "reasons", "remedy", "actions"]
    assert required(code, "response", 1) == [
        *((key, "5.8") for key in ["stage", *shared, "next_stage"]),
        ("every_point", "5.6"),
        ("policy_and_law", "5.6"),
    ]
    assert required(code, "response", 2) == [
        *((key, "5.16") for key in ["stage", "definition", *shared, "ombudsman"]),
        ("other_person", "5.12"),
    ]
    assert required(code, "response", 3) == [(key, "5.20") for key in ["stage", "definition", *shared, "ombudsman"]]


def test_a_refusal_gives_its_reasons_and_the_way_to_the_ombudsman(code: Edition) -> None:
    assert required(code, "refusal", 1) == [("unsuitable", "1.9"), ("ombudsman", "1.9")]
    assert required(code, "refusal to escalate", 2) == [("unsuitable", "5.9"), ("ombudsman", "5.9")]


def test_letters_grounds_limits_and_rules_cite_clauses_of_the_form(code: Edition) -> None:
    numbers = {clause.number for clause in code.clauses}
    for letter in code.letters:
        assert {point.clause for point in letter.points} <= numbers
        assert len({point.key for point in letter.points}) == len(letter.points)
    assert {ground.clause for ground in code.grounds} == {"1.8"}
    assert {limit.clause for limit in code.limits} <= numbers
    assert set(code.rules.clauses.values()) <= numbers


def test_the_grounds_for_refusing_count_six_months(code: Edition) -> None:
    assert [ground.key for ground in code.grounds] == ["over_age", "legal_proceedings", "already_considered", "other"]
    assert "six months" in code.grounds[0].words
    assert (code.rules.acceptance_months, code.rules.acceptance_counts_awareness) == (6, False)


def test_two_stages_are_ideal_and_a_third_is_discouraged(code: Edition) -> None:
    assert (code.rules.stages, code.rules.third_stage) == (2, "discouraged")
    assert code.rules.clause("third stage") == "5.17"


def test_the_rules_that_this_edition_does_not_have_are_left_out(code: Edition) -> None:
    assert (code.rules.evidence_days, code.rules.designated_person_weeks) == (0, 0)
    for rule in ("designated person", "evidence", "discretion", "responsible aspects", "received by any staff"):
        assert code.rules.clause(rule) == ""


@pytest.mark.parametrize(
    ("rule", "clause"),
    [
        ("different person", "5.12"),
        ("updates", "4.10"),
        ("added points", "5.7"),
        ("record", "4.15"),
        ("remedy follow-through", "6.5"),
        ("answer when known", "5.5"),
        ("request becomes complaint", "1.6"),
        ("refusal reasons", "1.9"),
        ("escalation refusal", "5.9"),
    ],
)
def test_each_rule_names_the_clause_behind_it(code: Edition, rule: str, clause: str) -> None:
    assert code.rules.clause(rule) == clause
