"""The 2024 edition as data: its form's clauses and duties, time limits, letters, grounds and rules."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from hoctui.rulebook.edition import EDITIONS, Clause, Edition, Limit, edition_of, load

PER_SECTION = {1: 5, 2: 5, 3: 7, 4: 3, 5: 15, 6: 20, 7: 4, 8: 5, 9: 8}

WITHOUT_MUST = {"5.2", "5.3", "5.5", "8.4"}

FIGURES = {
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
}

NUMBERS = {
    "2.2": ["12 months"],
    "2.3": ["12 months"],
    "3.4": ["2 stages"],
    "5.3": ["2 stages"],
    "5.4": ["2-stage", "2 complaints processes"],
    "6.2": ["within 5 working days"],
    "6.3": ["within 10 working days"],
    "6.4": ["its 10 working days", "10 more working days"],
    "6.11": ["within 5 working days"],
    "6.14": ["within 20 working days"],
    "6.15": ["its 20 working days", "20 more working days"],
}

LETTERED = {"5.8": "abcd", "6.9": "abcdefg", "6.19": "abcdefg", "8.1": "abcdef", "9.7": "abcd", "9.8": "abc"}

REQUIRED = {
    ("acknowledgement", 1): {"definition": "5.6", "outcomes": "5.6", "unclear": "5.6", "responsible": "5.7"},
    ("acknowledgement", 2): {"definition": "5.6", "outcomes": "5.6", "unclear": "5.6", "responsible": "5.7"},
    ("extension", 1): {"reasons": "6.4", "new_date": "6.4", "ombudsman": "6.5", "updates": "5.9"},
    ("extension", 2): {"reasons": "6.15", "new_date": "6.15", "ombudsman": "6.16", "updates": "5.9"},
    ("response", 1): {
        "stage": "6.9",
        "definition": "6.9",
        "decision": "6.9",
        "reasons": "6.9",
        "remedy": "6.9",
        "actions": "6.9",
        "next_stage": "6.9",
        "every_point": "6.7",
        "policy_and_law": "6.7",
    },
    ("response", 2): {
        "stage": "6.19",
        "definition": "6.19",
        "decision": "6.19",
        "reasons": "6.19",
        "remedy": "6.19",
        "actions": "6.19",
        "ombudsman": "6.19",
        "every_point": "6.18",
        "policy_and_law": "6.18",
        "other_person": "6.13",
    },
    ("refusal", 1): {"unsuitable": "2.4", "ombudsman": "2.4", "individual": "2.5"},
    ("refusal to escalate", 2): {"unsuitable": "5.11", "ombudsman": "2.4", "individual": "2.5"},
}

ADVISED = {
    ("acknowledgement", 1): {"in_writing": "6.2", "ombudsman": "3.7"},
    ("acknowledgement", 2): {"in_writing": "6.11", "ombudsman": "3.7"},
}


@pytest.fixture(scope="module")
def code() -> Edition:
    return load("2024")


def words_of(clause: Clause) -> list[str]:
    return [clause.question, *clause.points, *clause.evidence]


def own_words(code: Edition) -> list[str]:
    """Everything that a person reads of the edition, the definition of 1.2 left aside."""
    said = [words for clause in code.clauses for words in words_of(clause)]
    said += [point.words for letter in code.letters for point in letter.points]
    return said + [ground.words for ground in code.grounds] + [section.title for section in code.sections]


def test_the_edition_is_in_force_from_1_april_2024(code: Edition) -> None:
    assert (code.name, code.in_force, code.code) == ("2024", date(2024, 4, 1), ())
    assert edition_of(date(2024, 4, 1)) == "2024"


def test_the_form_has_72_clauses_shared_out_over_nine_sections(code: Edition) -> None:
    assert Counter(clause.section for clause in code.clauses) == PER_SECTION
    assert [section.number for section in code.sections] == list(PER_SECTION)
    assert {section.number: len(code.in_section(section.number)) for section in code.sections} == PER_SECTION


def test_clauses_stand_in_numeric_order_without_a_gap(code: Edition) -> None:
    first = {section: 2 if section == 1 else 1 for section in PER_SECTION}  # 1.1 is not on the form
    expected = [f"{section}.{first[section] + i}" for section, count in PER_SECTION.items() for i in range(count)]
    assert [clause.number for clause in code.clauses] == expected
    assert all(clause.number.startswith(f"{clause.section}.") for clause in code.clauses)


def test_section_6_has_9_clauses_at_stage_1_and_11_at_stage_2(code: Edition) -> None:
    assert [clause.stage for clause in code.in_section(6)] == [1] * 9 + [2] * 11
    assert {clause.stage for clause in code.clauses if clause.section != 6} == {0}


def test_68_clauses_are_musts_and_4_are_statements(code: Edition) -> None:
    assert Counter(clause.duty for clause in code.clauses) == {"must": 68, "statement": 4}
    assert {clause.number for clause in code.clauses if clause.duty == "statement"} == WITHOUT_MUST


def test_every_clause_but_8_4_binds_5_2_5_3_and_5_5_included(code: Edition) -> None:
    assert {clause.number for clause in code.clauses if not clause.binding} == {"8.4"}


def test_every_clause_of_this_form_is_answered_yes_or_no(code: Edition) -> None:
    assert {clause.kind for clause in code.clauses} == {"yes/no"}


@pytest.mark.parametrize("number", ["1.4", "5.9", "6.2", "6.3", "6.4", "6.11", "6.14", "6.15", "7.3", "9.7"])
def test_a_clause_about_timing_or_practice_is_marked_as_timed(code: Edition, number: str) -> None:
    assert code.clause(number).timed


@pytest.mark.parametrize("number", ["1.2", "2.2", "3.5", "5.1", "5.3"])
def test_a_clause_about_what_the_policy_says_is_not_marked_as_timed(code: Edition, number: str) -> None:
    assert not code.clause(number).timed


@pytest.mark.parametrize("number", NUMBERS)
def test_the_numbers_of_a_clause_stand_in_its_question(code: Edition, number: str) -> None:
    question = code.clause(number).question
    assert [figure for figure in NUMBERS[number] if figure not in question] == []


@pytest.mark.parametrize("number", LETTERED)
def test_every_lettered_point_of_a_clause_is_there_in_order(code: Edition, number: str) -> None:
    points = code.clause(number).points
    assert [point[:3] for point in points] == [f"{letter}. " for letter in LETTERED[number]]


def test_7_1_names_its_eight_ways_of_putting_things_right(code: Edition) -> None:
    ways = [point for point in code.clause("7.1").points if point.startswith("Can include: ")]
    assert len(ways) == 8


def test_2_2_names_its_three_examples_of_acceptable_exclusions(code: Edition) -> None:
    examples = [point for point in code.clause("2.2").points if point.startswith("Acceptable: ")]
    for words, example in zip(["over 12 months ago", "filed at court", "considered before"], examples, strict=True):
        assert words in example


def test_8_5_lists_the_four_things_owed_in_exceptional_circumstances(code: Edition) -> None:
    clause = code.clause("8.5")
    assert "exceptional circumstances" in clause.question
    assert len(clause.points) == 4


def test_points_are_listed_only_where_a_clause_asks_for_more_than_one_thing(code: Edition) -> None:
    assert [clause.number for clause in code.clauses if len(clause.points) == 1] == []
    single = {"1.2", "5.3", "5.5", "5.9", "6.3", "6.5", "6.13", "6.14", "6.16", "7.2", "7.4", "8.4"}
    assert {clause.number for clause in code.clauses if not clause.points} == single


def test_every_clause_asks_a_question_and_says_what_would_evidence_it(code: Edition) -> None:
    for clause in code.clauses:
        assert "?" in clause.question, clause.number
        assert 2 <= len(clause.evidence) <= 4, clause.number


def test_a_timed_clause_is_never_left_to_the_policy_alone(code: Edition) -> None:
    for clause in code.clauses:
        beyond = [item for item in clause.evidence if "policy" not in item]
        assert beyond or not clause.timed, clause.number


def test_only_the_definition_in_1_2_is_quoted(code: Edition) -> None:
    assert [clause.number for clause in code.clauses if clause.quotation] == ["1.2"]
    assert code.clause("1.2").quotation == (
        "an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by "
        "the landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents."
    )
    assert [words for words in own_words(code) if re.search("[\"“”‘’«»]|(?<!\\w)'", words)] == []
    assert [words for words in own_words(code) if "expression of dissatisfaction" in words] == []


def test_no_words_carry_stray_blanks_or_ask_the_same_thing_twice(code: Edition) -> None:
    said = own_words(code)
    assert [words for words in said if words != " ".join(words.split()) or not words] == []
    questions = [clause.question for clause in code.clauses]
    assert len(set(questions)) == 72


def test_related_clauses_exist_in_this_edition_and_are_not_the_clause_itself(code: Edition) -> None:
    numbers = {clause.number for clause in code.clauses}
    for clause in code.clauses:
        assert set(clause.related) <= numbers - {clause.number}, clause.number
        assert len(set(clause.related)) == len(clause.related), clause.number


def test_every_clause_hangs_together_with_another(code: Edition) -> None:
    assert [clause.number for clause in code.clauses if not clause.related] == []


def test_figures_are_those_the_register_keeps(code: Edition) -> None:
    for clause in code.clauses:
        assert set(clause.figures) <= FIGURES, clause.number


def test_evidence_speaks_of_register_figures_only_where_a_clause_has_some(code: Edition) -> None:
    speaking = {clause.number for clause in code.clauses if any("register figures" in item for item in clause.evidence)}
    assert speaking == {clause.number for clause in code.clauses if clause.figures}


@pytest.mark.parametrize(
    ("number", "figure"),
    [
        ("1.4", "service_requests"),
        ("2.1", "refused"),
        ("5.9", "updates_kept"),
        ("5.10", "adjustments"),
        ("6.2", "acknowledged_in_time_1"),
        ("6.3", "answered_in_time_1"),
        ("6.4", "extensions_over_cap"),
        ("6.11", "acknowledged_in_time_2"),
        ("6.13", "same_person_at_stage_2"),
        ("6.14", "answered_in_time_2"),
        ("6.15", "extensions_over_cap"),
        ("9.1", "lessons"),
    ],
)
def test_the_figure_that_bears_most_on_a_clause_is_with_it(code: Edition, number: str, figure: str) -> None:
    assert figure in code.clause(number).figures


def test_earlier_clauses_exist_in_the_2022_edition(code: Edition) -> None:
    earlier = load(EDITIONS[EDITIONS.index("2024") - 1])
    known = {f"{earlier.name}:{clause.number}" for clause in earlier.clauses}
    for clause in code.clauses:
        assert set(clause.earlier) <= known, clause.number


@pytest.mark.parametrize(
    "expected",
    [
        Limit("acknowledge", 1, 5, ("received",), "6.2"),
        Limit("respond", 1, 10, ("acknowledged",), "6.3", 10, "6.4", "good reason", "6.5"),
        Limit("acknowledge", 2, 5, ("requested",), "6.11"),
        Limit("respond", 2, 20, ("acknowledged",), "6.14", 20, "6.15", "good reason", "6.16"),
    ],
    ids=["6.2", "6.3", "6.11", "6.14"],
)
def test_the_time_limits_of_section_6(code: Edition, expected: Limit) -> None:
    assert code.limit(expected.step, expected.stage) == expected


def test_there_are_four_time_limits_and_none_at_a_third_stage(code: Edition) -> None:
    assert len(code.limits) == 4
    assert code.limit("respond", 3) is None


@pytest.mark.parametrize(("kind", "stage"), REQUIRED)
def test_what_a_letter_must_hold_and_the_clause_that_says_so(code: Edition, kind: str, stage: int) -> None:
    letter = code.letter(kind, stage)
    assert letter is not None
    assert {point.key: point.clause for point in letter.points if point.duty == "required"} == REQUIRED[kind, stage]
    advised = {point.key: point.clause for point in letter.points if point.duty != "required"}
    assert advised == ADVISED.get((kind, stage), {})
    assert {point.duty for point in letter.points} <= {"required", "advised"}
    assert len({point.key for point in letter.points}) == len(letter.points)


def test_no_letter_is_asked_for_beyond_those_and_an_extension_of_unknown_stage(code: Edition) -> None:
    assert {(letter.kind, letter.stage) for letter in code.letters} == {*REQUIRED, ("extension", 0)}
    assert code.letter("response", 3) is None
    assert code.letter("refusal to escalate", 1) is None


def test_an_extension_of_unknown_stage_asks_for_what_stage_1_asks_for(code: Edition) -> None:
    unknown, first = code.letter("extension", 0), code.letter("extension", 1)
    assert unknown is not None
    assert first is not None
    assert unknown.points == first.points


def test_the_grounds_of_2_2_for_refusing(code: Edition) -> None:
    words = {ground.key: ground.words for ground in code.grounds}
    assert list(words) == ["over_age", "legal_proceedings", "already_considered", "other"]
    assert {ground.clause for ground in code.grounds} == {"2.2"}
    assert words["over_age"].count("12 months") == 2  # since the issue (2.2), and since becoming aware of it (2.3)
    assert "filed at court" in words["legal_proceedings"]


def test_the_rules_that_are_not_a_clock(code: Edition) -> None:
    rules = code.rules
    assert (rules.stages, rules.third_stage) == (2, "forbidden")  # 5.3
    assert (rules.acceptance_months, rules.acceptance_counts_awareness) == (12, True)  # 2.3
    assert (rules.evidence_days, rules.designated_person_weeks) == (0, 0)


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("different person", "6.13"),
        ("third stage", "5.3"),
        ("updates", "5.9"),
        ("acceptance", "2.3"),
        ("discretion", "2.3"),
        ("refusal reasons", "2.4"),
        ("escalation refusal", "5.11"),
        ("definition", "5.6"),
        ("responsible aspects", "5.7"),
        ("added points", "6.8"),
        ("service request", "1.4"),
        ("request becomes complaint", "1.5"),
        ("record", "5.12"),
        ("remedy follow-through", "7.3"),
        ("answer when known", "6.6"),
        ("received by any staff", "3.2"),
        ("learning", "9.1"),
        ("designated person", ""),
        ("evidence", ""),
    ],
)
def test_the_clause_behind_each_rule(code: Edition, rule: str, number: str) -> None:
    assert code.rules.clause(rule) == number


def test_every_clause_that_a_limit_letter_ground_or_rule_names_is_on_the_form(code: Edition) -> None:
    named = set(code.rules.clauses.values()) | {ground.clause for ground in code.grounds}
    named |= {point.clause for letter in code.letters for point in letter.points}
    for limit in code.limits:
        named |= {limit.clause, limit.extension_clause, limit.extension_contact_clause} - {""}
    assert named <= {clause.number for clause in code.clauses}
