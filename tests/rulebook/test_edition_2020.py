"""The 2020 edition's data: the form's 36 questions, the Code's own clauses, its limits, letters, grounds and rules."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from hoctui.errors import BadInput
from hoctui.rulebook.edition import Clause, Edition, Letter, Limit, edition_of, load

FORM_QUESTIONS = {1: 3, 2: 4, 3: 8, 4: 10, 5: 2, 6: 4, 7: 1, 8: 4}
PART_B = {1: 7, 2: 8, 3: 21, 4: 15, 5: 11, 6: 11}
PART_C = {7: 10, 8: 3}
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
    }
)
LETTER_KEYS = frozenset(
    {
        "definition",
        "outcomes",
        "unclear",
        "responsible",
        "in_writing",
        "ombudsman",
        "reasons",
        "new_date",
        "updates",
        "stage",
        "decision",
        "remedy",
        "actions",
        "next_stage",
        "every_point",
        "policy_and_law",
        "other_person",
        "unsuitable",
        "individual",
    }
)


@pytest.fixture(name="code")
def _code() -> Edition:
    return load("2020")


def _expected_numbers(sections: dict[int, int], prefix: str, renumber: int = 0) -> list[str]:
    return [f"{prefix}{number - renumber}.{place}" for number, size in sections.items() for place in range(1, size + 1)]


def _limit(code: Edition, step: str, stage: int) -> Limit:
    limit = code.limit(step, stage)
    assert limit is not None
    return limit


def _letter(code: Edition, kind: str, stage: int) -> Letter:
    letter = code.letter(kind, stage)
    assert letter is not None
    return letter


def _keys(letter: Letter, duty: str) -> list[str]:
    return [point.key for point in letter.points if point.duty == duty]


def _whole(clause: Clause) -> str:
    """All that a clause asks: the question and its points."""
    return " ".join((clause.question, *clause.points))


def test_it_is_the_edition_of_july_2020(code: Edition) -> None:
    assert (code.name, code.in_force) == ("2020", date(2020, 7, 1))
    assert "2020" in code.title


@pytest.mark.parametrize("made", [date(2019, 1, 1), date(2020, 7, 1), date(2022, 3, 31)])
def test_it_governs_complaints_made_before_april_2022(made: date) -> None:
    assert edition_of(made) == "2020"


def test_the_form_asks_36_questions_in_8_sections(code: Edition) -> None:
    assert [section.number for section in code.sections] == list(range(1, 9))
    assert {section.number: len(code.in_section(section.number)) for section in code.sections} == FORM_QUESTIONS
    assert [clause.number for clause in code.clauses] == _expected_numbers(FORM_QUESTIONS, "Q")


def test_the_form_wants_26_answers_6_figures_and_4_texts(code: Edition) -> None:
    assert Counter(clause.kind for clause in code.clauses) == {"yes/no": 26, "figure": 6, "text": 4}
    figures = [clause.number for clause in code.clauses if clause.kind == "figure"]
    assert figures == ["Q3.8", "Q4.5", "Q4.6", "Q4.7", "Q4.10", "Q6.3"]
    assert [clause.number for clause in code.clauses if clause.kind == "text"] == ["Q8.1", "Q8.2", "Q8.3", "Q8.4"]


def test_none_of_the_form_binds_by_itself(code: Edition) -> None:
    assert {(clause.duty, clause.binding) for clause in code.clauses} == {("should", False)}


def test_a_question_for_a_figure_names_each_figure_and_where_it_comes_from(code: Edition) -> None:
    for clause in code.clauses:
        if clause.kind == "figure":
            assert clause.points, clause.number
            assert clause.figures, clause.number
    assert len(code.clause("Q4.7").points) == 4


def test_questions_that_name_a_number_have_it_as_a_figure(code: Edition) -> None:
    assert "5 days" in code.clause("Q4.3").question
    assert "15 days" in code.clause("Q5.1").question
    assert "10 working days" in code.clause("Q4.7").question
    assert "20 working days" in code.clause("Q4.7").question


def test_part_b_has_73_clauses_and_part_c_13(code: Edition) -> None:
    part_b = [clause for clause in code.code if not clause.number.startswith("C")]
    part_c = [clause for clause in code.code if clause.number.startswith("C")]
    assert (len(part_b), len(part_c)) == (73, 13)
    assert [clause.number for clause in part_b] == _expected_numbers(PART_B, "")
    assert [clause.number for clause in part_c] == _expected_numbers(PART_C, "C", renumber=6)
    assert Counter(clause.section for clause in code.code) == PART_B | PART_C


def test_the_codes_duties_are_31_musts_39_shoulds_and_16_statements(code: Edition) -> None:
    assert Counter(clause.duty for clause in code.code) == {"must": 31, "should": 39, "statement": 16}


@pytest.mark.parametrize(
    ("section", "musts"),
    [
        (1, ["1.2", "1.4", "1.5"]),
        (2, ["2.1", "2.3", "2.4", "2.5", "2.7", "2.8"]),
        (3, ["3.3", "3.5", "3.6", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.16", "3.20"]),
        (4, ["4.1", "4.5", "4.6", "4.9", "4.11"]),
        (5, ["5.5", "5.6", "5.8", "5.9"]),
        (6, ["6.10"]),
        (7, ["C1.1"]),
        (8, []),
    ],
)
def test_shall_and_must_make_a_must_and_only_a_must_binds(code: Edition, section: int, musts: list[str]) -> None:
    in_section = [clause for clause in code.code if clause.section == section]
    assert [clause.number for clause in in_section if clause.duty == "must"] == musts
    assert [clause.number for clause in in_section if clause.binding] == musts


@pytest.mark.parametrize(
    ("number", "held"),
    [
        ("1.5", ("six months", "health and safety", "letter before action")),
        ("2.4", ("Equality Act 2010",)),
        ("3.6", ("2 stages",)),
        ("3.8", ("more than 3 stages",)),
        ("3.9", ("designated person", "8 weeks")),
        (
            "3.11",
            ("5 working days", "10 working days", "further 10 days", "20 working days", "further 10 working days"),
        ),
        ("3.20", ("15 working days",)),
        ("4.15", ("Equality Act 2010",)),
        ("C1.2", ("13", "73")),
        ("C2.1", ("31 December 2020",)),
    ],
)
def test_a_clause_keeps_its_numbers_and_names(code: Edition, number: str, held: tuple[str, ...]) -> None:
    for words in held:
        assert words in _whole(code.clause(number))


@pytest.mark.parametrize(
    ("number", "points"),
    [
        ("2.3", 3),
        ("3.2", 4),
        ("3.11", 4),
        ("3.15", 6),
        ("3.16", 2),
        ("4.6", 5),
        ("4.7", 5),
        ("4.9", 2),
        ("4.12", 5),
        ("5.5", 1 + 8),
        ("5.7", 6),
        ("C1.1", 6),
        ("C1.3", 9),
    ],
)
def test_a_list_in_the_code_is_kept_whole(code: Edition, number: str, points: int) -> None:
    assert len(code.clause(number).points) == points


def test_only_1_2_quotes_the_code(code: Edition) -> None:
    quoted = [clause for clause in code.clauses + code.code if clause.quotation]
    assert [clause.number for clause in quoted] == ["1.2"]
    assert quoted[0].quotation.startswith("an expression of dissatisfaction, however made,")
    assert quoted[0].quotation.endswith("group of residents.")


def test_every_clause_is_a_question_with_evidence_to_look_for(code: Edition) -> None:
    for clause in code.clauses + code.code:
        assert "?" in clause.question, clause.number
        assert 2 <= len(clause.evidence) <= 4, clause.number


def test_a_clause_about_practice_takes_more_than_a_policy_as_evidence(code: Edition) -> None:
    for clause in code.clauses + code.code:
        if clause.timed:
            assert any("policy" not in item for item in clause.evidence), clause.number


def test_every_reference_exists(code: Edition) -> None:
    numbers = {clause.number for clause in code.clauses + code.code}
    assert len(numbers) == len(code.clauses) + len(code.code)
    for clause in code.clauses + code.code:
        assert set(clause.related) <= numbers - {clause.number}, clause.number
        assert set(clause.figures) <= FIGURES, clause.number
        assert clause.earlier == (), "no edition comes before this one"


def test_the_form_refers_to_part_b_and_every_question_does(code: Edition) -> None:
    part_b = set(_expected_numbers(PART_B, ""))
    for clause in code.clauses:
        assert clause.related, clause.number
        assert set(clause.related) <= part_b, clause.number


def test_an_unknown_clause_is_refused_in_one_sentence(code: Edition) -> None:
    with pytest.raises(BadInput, match=r"The 2020 edition has no clause 9\.9\."):
        code.clause("9.9")


@pytest.mark.parametrize(
    ("step", "stage", "counted"),
    [
        ("acknowledge", 1, (5, ("received",), 0)),
        ("respond", 1, (10, ("received",), 10)),
        ("respond", 2, (20, ("requested",), 10)),
        ("respond", 3, (20, ("requested",), 0)),
    ],
)
def test_limits_are_those_of_3_11(
    code: Edition, step: str, stage: int, counted: tuple[int, tuple[str, ...], int]
) -> None:
    limit = _limit(code, step, stage)
    assert (limit.days, limit.runs_from, limit.extension) == counted
    assert (limit.clause, limit.extension_contact_clause) == ("3.11", "")


def test_no_other_step_has_a_limit(code: Edition) -> None:
    assert len(code.limits) == 4
    assert code.limit("acknowledge", 2) is None


def test_a_longer_extension_wants_a_good_reason_and_3_11_behind_it(code: Edition) -> None:
    for stage in (1, 2, 3):
        limit = _limit(code, "respond", stage)
        assert (limit.extension_cap_means, limit.extension_clause) == ("good reason", "3.11")


def test_only_a_count_of_our_own_is_marked_as_a_reading(code: Edition) -> None:
    assert [(limit.step, limit.stage) for limit in code.limits if limit.reading] == [
        ("acknowledge", 1),
        ("respond", 1),
    ]


@pytest.mark.parametrize(
    ("stage", "last"),
    [(1, ("next_stage", "3.15")), (2, ("ombudsman", "3.9")), (3, ("ombudsman", "3.9"))],
)
def test_a_response_holds_the_six_items_of_3_15(code: Edition, stage: int, last: tuple[str, str]) -> None:
    required = [point for point in _letter(code, "response", stage).points if point.duty == "required"]
    assert [(point.key, point.clause) for point in required[:6]] == [
        ("stage", "3.15"),
        ("decision", "3.15"),
        ("reasons", "3.15"),
        ("remedy", "3.15"),
        ("actions", "3.15"),
        last,
    ]
    assert [(point.key, point.clause) for point in required[6:]] == [
        ("every_point", "3.14"),
        ("policy_and_law", "3.14"),
    ]


def test_stage_2_advises_on_a_third_stage_and_stage_3_on_none(code: Edition) -> None:
    assert _keys(_letter(code, "response", 2), "advised") == ["next_stage"]
    assert _keys(_letter(code, "response", 3), "advised") == []


@pytest.mark.parametrize("stage", [2, 3])
def test_a_final_response_gives_both_ways_to_the_ombudsman(code: Edition, stage: int) -> None:
    (point,) = [point for point in _letter(code, "response", stage).points if point.key == "ombudsman"]
    assert "designated person" in point.words
    assert "8 weeks" in point.words


@pytest.mark.parametrize("stage", [1, 2, 3])
def test_an_extension_gives_reasons_and_a_date_at_every_stage(code: Edition, stage: int) -> None:
    assert _keys(_letter(code, "extension", stage), "required") == ["reasons", "new_date"]


@pytest.mark.parametrize("stage", [1, 2])
def test_an_acknowledgement_is_advised_in_all_it_holds(code: Edition, stage: int) -> None:
    letter = _letter(code, "acknowledgement", stage)
    assert _keys(letter, "required") == []
    assert _keys(letter, "advised") == ["definition", "outcomes", "unclear", "in_writing", "ombudsman"]


def test_a_refusal_to_accept_gives_reasons_under_1_6(code: Edition) -> None:
    letter = _letter(code, "refusal", 1)
    assert _keys(letter, "required") == ["unsuitable"]
    assert letter.points[0].clause == "1.6"
    assert _keys(letter, "advised") == ["ombudsman", "individual"]


def test_a_refusal_to_escalate_gives_what_4_13_lists(code: Edition) -> None:
    letter = _letter(code, "refusal to escalate", 2)
    assert _keys(letter, "required") == ["unsuitable", "ombudsman"]
    assert {point.clause for point in letter.points if point.duty == "required"} == {"4.13"}
    assert "final" in letter.points[1].words


def test_letters_points_and_grounds_name_known_keys_and_clauses(code: Edition) -> None:
    for letter in code.letters:
        keys = [point.key for point in letter.points]
        assert len(keys) == len(set(keys)), letter.kind
        assert set(keys) <= LETTER_KEYS, letter.kind
        for point in letter.points:
            assert code.clause(point.clause).number == point.clause
            assert point.duty in ("required", "advised")


def test_grounds_are_the_examples_of_1_5_and_what_the_policy_adds(code: Edition) -> None:
    assert [ground.key for ground in code.grounds] == ["over_age", "legal_proceedings", "already_considered", "other"]
    assert {ground.clause for ground in code.grounds} == {"1.5"}
    assert "six months" in code.grounds[0].words


def test_rules_are_those_of_2020(code: Edition) -> None:
    rules = code.rules
    assert (rules.stages, rules.third_stage) == (2, "discouraged")
    assert (rules.acceptance_months, rules.acceptance_counts_awareness) == (6, False)
    assert (rules.evidence_days, rules.designated_person_weeks) == (15, 8)


def test_each_rule_names_its_clause_and_what_2020_lacks_has_none(code: Edition) -> None:
    rules = code.rules
    for number in rules.clauses.values():
        assert code.clause(number).number == number
    assert rules.clause("evidence") == "3.20"
    assert rules.clause("designated person") == "3.9"
    assert rules.clause("third stage") == "3.8"
    for missing in ("different person", "responsible aspects", "added points", "answer when known"):
        assert rules.clause(missing) == ""
