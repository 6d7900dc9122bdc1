"""The checks before publishing: what each finds, and what it leaves alone, since one that cries wolf is not read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.check_findings import Against
from hoctui.assessment.checks import CHECKS, Around, EvidenceOnFile, Finding, Severity, check
from hoctui.rulebook.edition import load

AROUND = Around(date(2026, 6, 10), date(2026, 3, 31))
MARKS = {"yes": Mark.YES, "no": Mark.NO, "partial": Mark.PARTIAL, "n/a": Mark.NOT_APPLICABLE}


def partial(evidence: str, commentary: str = "", clause: str = "1.2") -> Answer:
    """A shortfall with all that is declared with it."""
    return Answer(clause, Mark.PARTIAL, evidence, commentary, "late", "a rota", "Head of homes", date(2026, 9, 30))


def found(*answers: Answer, around: Around = AROUND, edition: str = "2024", code: str = "") -> list[Finding]:
    """What the checks find in these answers; that the rest is unanswered is left out."""
    given = {answer.clause: answer for answer in answers}
    findings = check(Assessment("2025/26", load(edition), "Example Homes", given), around)
    return [one for one in findings if (one.code == code if code else set(one.clauses) & set(given) or not one.clauses)]


def codes(*answers: Answer, around: Around = AROUND, edition: str = "2024") -> list[str]:
    return [one.code for one in found(*answers, around=around, edition=edition)]


def yes(evidence: str, commentary: str = "", clause: str = "1.2") -> Answer:
    return Answer(clause, Mark.YES, evidence, commentary)


GOOD = yes("Tracker: 41 of 46 in time (89%).", "Five were late.")


def test_a_sound_answer_has_no_finding() -> None:
    assert codes(GOOD) == codes(replace(GOOD, clause="6.3")) == []


def test_findings_come_kind_by_kind_in_the_forms_order() -> None:
    both = found(yes("", clause="6.3"), yes("", clause="1.2"), Answer("1.3"))
    assert [(one.code, one.clauses) for one in both] == [
        ("unanswered", ("1.3",)),
        ("no-evidence", ("1.2",)),
        ("no-evidence", ("6.3",)),
    ]
    assert len({kind.code for kind in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(
    ("answer", "code", "stands"),
    [
        (Answer("6.3"), "unanswered", True),
        (replace(GOOD, review=("a cell has moved",)), "review", True),
        (replace(GOOD, carried=True), "carried", True),
        (Answer("8.3", Mark.NOT_APPLICABLE), "not-applicable", True),
        (Answer("8.3", Mark.NOT_APPLICABLE, commentary="N/A"), "not-applicable", True),
        (Answer("6.3", Mark.YES), "no-evidence", True),
        (Answer("6.3", Mark.YES, "-", "We always do."), "no-evidence", True),
    ],
)
def test_how_an_answer_stands(answer: Answer, code: str, stands: bool) -> None:
    assert [(one.code, one.stands) for one in found(answer)] == [(code, stands)]


def test_the_words_that_caused_it_are_quoted_and_cut() -> None:
    (finding,) = found(replace(GOOD, review=("a cell has moved",)))
    assert finding.quoted == "a cell has moved"
    (finding,) = found(yes("The tracker shows it. " * 30 + "See [insert link here] " + "and the sample. " * 30))
    assert "[insert link here]" in finding.quoted
    assert finding.quoted.startswith("…")
    assert finding.quoted.endswith("…")
    assert len(finding.quoted) < 200


def test_a_reason_for_na_may_stand_in_any_place() -> None:
    none = Answer("8.3", Mark.NOT_APPLICABLE)
    why = "No merger."
    for given in (replace(none, reason=why), replace(none, commentary=why), replace(none, evidence=why)):
        assert codes(given) == []


def test_a_must_short_of_yes_names_what_it_lacks() -> None:
    """2024, 8.1: a shortfall is declared with its reason, action, owner and date; 8.4 does not bind."""
    (finding,) = found(Answer("6.3", Mark.NO, "Tracker", "Ten late.", reason="late", owner="Head of homes"))
    assert (finding.code, finding.words) == ("shortfall", "It is answered No and lacks its action and date.")
    assert codes(partial("Tracker", "Ten late.", "6.3")) == []
    assert codes(Answer("8.4", Mark.NO, "Letters", "Not yet asked.")) == []


def test_an_item_of_the_evidence_register_is_evidence() -> None:
    items = {"1.2": (EvidenceOnFile("Complaints policy", "policy", date(2025, 2, 1)),)}
    assert codes(yes(""), around=replace(AROUND, items=items)) == []


@pytest.mark.parametrize(
    "text",
    [
        "This will be reflected in the new policy.",
        "We plan to publish it on the website.",
        "We are currently writing a new policy.",
        "The council intends to train all staff.",
        "The procedure is under review.",
        "The new system will allow us to track this.",
        "Looking to formalise this in our new policy.",
        "The website will be updated in the autumn.",
        "It is yet to be agreed.",
        "A page goes live on 1 September 2026.",
        "The policy should be available in July 2026.",
    ],
)
def test_a_yes_that_rests_on_a_promise_stands_in_the_way(text: str) -> None:
    (finding,) = found(yes(text), code="promise")
    assert finding.severity is Severity.STANDS
    assert finding.quoted
    (finding,) = found(yes("Audit of 40 cases.", text), code="promise")
    assert finding.severity is Severity.LOOK
    assert found(partial(text), code="promise") == []


@pytest.mark.parametrize(
    "text",
    [
        "Any further points will be included in the response.",
        "We set out the actions we intend to take to put things right.",
        "Adjustments are kept under active review.",
        "The action plan to improve letters was finished in May 2026.",
        "The policy will be reviewed every two years.",
        "Where a complaint is refused, the letter will be approved by the manager.",
        "Complaints policy, approved May 2025; next review April 2028.",
        "The training took place in May 2026.",
        "A new self-assessment will be carried out in such circumstances.",
        "The decision letter will clearly set out any remedial actions.",
    ],
)
def test_what_is_done_as_a_rule_is_no_promise(text: str) -> None:
    assert found(yes(text), code="promise") == []


@pytest.mark.parametrize(
    ("mark", "text", "stands"),
    [
        ("yes", "Partial - the leaflet is old", True),
        ("yes", "No, we have no such list", True),
        ("yes", "N/A, we have two stages", True),
        ("no", "Yes - on every letter", True),
        ("no", "We are fully compliant.", False),
        ("partial", "Fully compliant since May.", False),
        ("yes", "The team is not fully compliant.", False),
        ("yes", "The policy does not currently say so.", False),
        ("n/a", "Yes: done in May", True),
    ],
)
def test_words_that_contradict_the_answer(mark: str, text: str, stands: bool) -> None:
    (finding,) = found(Answer("8.4", MARKS[mark], "Report", text), code="contradiction")
    assert (finding.stands, bool(finding.quoted)) == (stands, True)


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("yes", "No complaints were refused."),
        ("yes", "Partially upheld complaints are recorded."),
        ("yes", "No. 5 of the list of duties says so."),
        ("yes", "Any findings of non-compliance are reported."),
        ("no", "The action makes us fully able to, and to become fully compliant by May."),
        ("yes", "We do not treat a survey as a complaint."),
        ("yes", "N/A"),
    ],
)
def test_words_that_only_look_like_a_contradiction(mark: str, text: str) -> None:
    assert found(Answer("8.4", MARKS[mark], "Report", text), code="contradiction") == []


@pytest.mark.parametrize(
    "text",
    [
        "Policy, page XX",
        "TBC",
        "See [insert link]",
        "Approved on [date]",
        "41 of 46 in time ???",
        "Check with repairs whether this is so",
        "The policy - go back to legal",
        "DRAFT",
        "Link to follow",
        "Training of xxx staff",
    ],
)
def test_a_drafting_note_that_was_left_in(text: str) -> None:
    (finding,) = found(yes(f"{text}"), code="drafting-note")
    assert finding.stands


@pytest.mark.parametrize(
    "text",
    [
        "We draft each answer within five days.",
        "The draft annual report of May 2025 went to the panel.",
        "We check with residents that they agree.",
        "As the Ombudsman [sic] has it.",
        "See [our page](https://www.example.org/complaints).",
        "Part XX of the standing orders.",
        "Did we do it? Yes.",
        "Cabinet, 27 May [Min No. 11 refers].",
    ],
)
def test_words_that_are_no_drafting_note(text: str) -> None:
    assert found(yes(text), code="drafting-note") == []


@pytest.mark.parametrize(
    "text",
    [
        "See https://www.example.org/com-",
        "See www.example.org/com-\nplaints",
        "See https:// www.example.org",
        "See http:/www.example.org",
        "See https://www.example.org/complaints/ how-to-complain.html for more",
        "See https://www.example.org/a%2",
        "See https://www.example.org/policy pdf",
    ],
)
def test_a_web_address_that_is_cut_off_stands_in_the_way(text: str) -> None:
    (finding,) = found(yes(text), code="address")
    assert finding.stands


def test_what_a_link_left_behind_is_to_be_looked_at() -> None:
    (finding,) = found(yes("Stage%201 %20Response%20lett"), code="address")
    assert (finding.severity, finding.quoted) == (Severity.LOOK, "Stage%201 %20Response%20lett")


@pytest.mark.parametrize(
    "text",
    [
        "See https://www.example.org/complaints/ for the page.",
        "See https://www.example.org/complaints/how-to-complain.",
        "(www.example.org)",
        "79% of complaints, 21% escalated",
        "https://www.example.org/My%20Policy.pdf",
    ],
)
def test_a_whole_address_is_left_alone(text: str) -> None:
    assert found(yes(text), code="address") == []


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Mrs A. Resident rang in May", True),
        ("as Mr O'Brien was told", True),
        ("write to jane.elm@example.org", True),
        ("Jane Elm, Head of Housing, signs each", False),
        ("Head of Housing: Jane Elm", False),
        ("Councillor D Oak is the lead", False),
    ],
)
def test_a_persons_name(text: str, stands: bool) -> None:
    (finding,) = found(yes(text), code="person")
    assert finding.stands is stands


@pytest.mark.parametrize(
    "text",
    [
        "The Housing Ombudsman, Head of Housing and Customer Services Manager",
        "Customer Services, Director of Homes",
        "write to complaints@example.org or housing.complaints@example.org",
        "Deputy Chief Executive Officer for the Council",
        "a Councillor or MP",
        "Portfolio Holder, Member for Housing",
        "Dear Sir or Madam",
        "info@housing-ombudsman.org.uk",
    ],
)
def test_organisations_and_offices_are_no_persons(text: str) -> None:
    assert found(yes(text), code="person") == []


def test_the_same_text_under_three_clauses() -> None:
    text = "Find the way to complain about your home on our website."
    answers = [yes(text, clause=number) for number in ("1.3", "1.4", "6.10")]
    (finding,) = found(*answers, code="same-text")
    assert (finding.clauses, finding.severity) == (("1.3", "1.4", "6.10"), Severity.LOOK)
    assert found(*answers[:2], code="same-text") == []
    short = [yes("Complaints tracker", clause=number) for number in ("6.2", "6.3", "6.14")]
    assert found(*short, code="same-text") == []
    none = [Answer(one, Mark.NOT_APPLICABLE, commentary=text) for one in ("8.3", "8.4", "8.5")]
    assert found(*none, code="same-text") == []


def test_the_registers_own_figures_may_stand_under_many_clauses() -> None:
    figures = "From our register, year to Tue 31 Mar 2026:\n- Stage 1 answered in time: 41 of 46 (89%); 5 late"
    answers = [yes(figures, clause=number) for number in ("6.3", "9.6", "9.7")]
    assert codes(*answers) == []


def test_evidence_that_is_the_commentary() -> None:
    assert codes(yes("We do it, always.", "We do it always")) == ["same-columns"]
    assert codes(yes("Audit of 20 letters", "All had it")) == []


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("customer_care_policy-jan-2019.pdf", True),
        ("Complaints policy 2022", True),
        ("Complaints policy, approved 12/03/2023", True),
        ("Complaints policy of March 2023, revised May 2024", False),
        ("Complaints policy under the Equality Act 2010", False),
        ("Complaints policy, in line with the Code 2022", False),
        ("Report of May 2023", False),
        ("Complaints policy, June 2024", False),
    ],
)
def test_evidence_older_than_the_edition(text: str, old: bool) -> None:
    """The 2024 edition is in force since 1 April 2024."""
    assert bool(found(yes(text), code="old-evidence")) is old


def test_an_old_item_of_the_evidence_register_is_named() -> None:
    items = {"1.2": (EvidenceOnFile("Complaints policy", "policy", date(2024, 3, 31)),)}
    (finding,) = found(GOOD, around=replace(AROUND, items=items))
    assert (finding.code, finding.quoted) == ("old-evidence", "Complaints policy, Sun 31 Mar 2024")
    items = {"1.2": (EvidenceOnFile("Complaints policy", "policy", date(2024, 4, 1)),)}
    assert codes(GOOD, around=replace(AROUND, items=items)) == []


@pytest.mark.parametrize(
    ("clause", "text", "alone"),
    [
        ("6.3", "Complaints policy, section 4", True),
        ("6.3", "www.example.org/complaints", True),
        ("6.3", "Complaints policy, and the tracker", False),
        ("6.3", "Procedure; 41 of 46 in time", False),
        ("6.3", "Procedure and a sample of ten cases", False),
        ("1.2", "Complaints policy, section 4", False),
    ],
)
def test_a_clause_about_practice_wants_more_than_the_policy(clause: str, text: str, alone: bool) -> None:
    """6.3 asks what is done within ten working days; 1.2 what the policy says."""
    assert bool(found(yes(text, clause=clause), code="policy-alone")) is alone


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Annual report 2022/23", True),
        ("Figures of 2023-24: 40 of 46", True),
        ("Tracker, year to 31 March 2024", True),
        ("Annual report 2025/26", False),
        ("Up from 38 in 2024/25 to 41 in 2025/26", False),
        ("Better than 2024/25", False),
        ("Policy 2023-26", False),
        ("Plan for 2026/27", False),
    ],
)
def test_another_year_than_the_assessments(text: str, wrong: bool) -> None:
    assert bool(found(yes(text), code="wrong-period")) is wrong


def test_a_response_that_was_copied_from_last_year() -> None:
    words = "The board has looked at the report for {} and is satisfied that complaints are heard and learnt from."
    copied = replace(AROUND, response=words.format(2026), earlier_responses=(("2024/25", words.format(2025)),))
    (finding,) = found(around=copied)
    assert (finding.code, finding.clauses, finding.stands) == ("response-copied", (), True)
    other = replace(copied, response="The board asked for the late answers to be looked into, and a paper by May.")
    assert found(around=other) == []
    assert found(around=replace(copied, response="")) == []


def test_figures_that_contradict_stand_in_the_way() -> None:
    told = Against("Yes, but the register says: 29 of 46.", Severity.STANDS, "Under 90% a Yes is contradicted.")
    (finding,) = found(GOOD, around=replace(AROUND, disagreements={"1.2": told}))
    assert (finding.code, finding.words, finding.stands) == ("figures", "Under 90% a Yes is contradicted.", True)
    assert finding.quoted == "Yes, but the register says: 29 of 46."


def test_a_few_late_ones_that_the_answer_says_openly_are_no_finding() -> None:
    told = Against("Yes, but the register says: 44 of 46 (96%).", Severity.LOOK, "Say the figure.", "44 of 46")
    around = replace(AROUND, disagreements={"1.2": told})
    (finding,) = found(GOOD, around=around)
    assert (finding.code, finding.stands) == ("figures", False)
    assert codes(replace(GOOD, commentary="44 of 46 were in time; two were not."), around=around) == []


def test_the_2020_form_has_one_column_and_questions_for_a_figure_or_a_text() -> None:
    """2020: Q3.8 asks for a figure, Q8.3 for a text, and the comment is all the evidence there is."""
    commented = Answer("Q1.2", Mark.YES, commentary="The policy lists them on page 3.")
    assert codes(commented, Answer("Q3.8", commentary="79% at stage 1"), edition="2020") == []
    assert codes(commented, Answer("Q3.8"), edition="2020") == ["unanswered"]
    assert codes(Answer("Q8.3", commentary="N/A"), edition="2020") == ["not-applicable"]
