"""Every check that is promised before publishing, in every edition: its code, its clause, the words that caused it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.check_findings import Against
from hoctui.assessment.checks import CHECKS, Around, EvidenceOnFile, Severity, check
from hoctui.rulebook.edition import EDITIONS, load

AROUND = Around(date(2026, 6, 10), date(2026, 3, 31))
STANDS, LOOK = Severity.STANDS, Severity.LOOK


class Numbers(NamedTuple):
    """Of an edition: a clause about practice, others beside it, and one whose shortfall wants its reason."""

    timed: str
    three: tuple[str, str, str]
    binding: str


NUMBERS = {
    "2020": Numbers("Q4.1", ("Q1.1", "Q1.2", "Q1.3"), ""),
    "2022": Numbers("5.1", ("1.2", "1.3", "1.8"), "5.1"),
    "2024": Numbers("6.3", ("1.2", "1.3", "1.4"), "6.3"),
}
SOUND = "Tracker: 41 of 46 in time."


class Promised(NamedTuple):
    """What a check promises: its code, an answer that it finds something in, the words quoted, how far it stands."""

    code: str
    answer: Answer
    quoted: str
    severity: Severity


def yes(evidence: str, commentary: str = "") -> Answer:
    return Answer("", Mark.YES, evidence, commentary)


PROMISED = (
    Promised("unanswered", Answer(""), "", STANDS),
    Promised("review", replace(yes(SOUND), review=("a cell has moved",)), "a cell has moved", STANDS),
    Promised("carried", replace(yes(SOUND), carried=True), "", STANDS),
    Promised("not-applicable", Answer("", Mark.NOT_APPLICABLE, "", "Not relevant"), "Not relevant", STANDS),
    Promised("no-evidence", yes("Yes"), "Yes", STANDS),
    Promised("no-evidence", yes(""), "", STANDS),
    Promised("promise", yes("The policy will be amended."), "policy will be amended", STANDS),
    Promised("promise", yes("Live from October 2026."), "October 2026", STANDS),
    Promised("day-passed", yes(f"{SOUND} A clerk is to be recruited by 30 April 2026."), "30 April 2026", STANDS),
    Promised("contradiction", yes(SOUND, "Partial - for repairs only"), "Partial -", STANDS),
    Promised("contradiction", yes(SOUND, "Of late, we do not meet the target."), "we do not meet the", LOOK),
    Promised("drafting-note", yes(f"{SOUND} Page TBC."), "TBC", STANDS),
    Promised("drafting-note", yes(f"{SOUND} Letters guide (draft v3)."), "draft v3", LOOK),
    Promised("drafting-note", yes("Awaiting IT"), "Awaiting IT", STANDS),
    Promised("no-evidence", yes("None yet"), "None yet", STANDS),
    Promised("person", yes(f"{SOUND} Jane Roe handles it."), "Jane Roe", LOOK),
    Promised("address", yes(f"{SOUND} www.example.org/com-"), "www.example.org/com-", STANDS),
    Promised("person", yes(f"{SOUND} Mrs Elm was told."), "Mrs Elm", STANDS),
    Promised("same-columns", yes(SOUND, SOUND), "41 of 46", LOOK),
    Promised("old-evidence", yes(f"{SOUND} Complaints policy, May 2018."), "May 2018", LOOK),
    Promised("policy-alone", yes("Complaints policy, section 4"), "Complaints policy", LOOK),
    Promised("wrong-period", yes("Tracker 2021/22"), "2021/22", LOOK),
)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("promised", PROMISED, ids=lambda one: f"{one.code}-{one.quoted[:12]}")
def test_each_names_its_clause_and_quotes_the_words_that_caused_it(edition: str, promised: Promised) -> None:
    clause = NUMBERS[edition].timed
    sound = Answer(NUMBERS[edition].three[0], Mark.YES, SOUND)
    given = {clause: replace(promised.answer, clause=clause), sound.clause: sound}
    findings = check(Assessment("2025/26", load(edition), "Example Homes", given), AROUND)
    found = [one for one in findings if one.clauses == (clause,)]
    assert [(one.code, one.severity) for one in found] == [(promised.code, promised.severity)]
    assert promised.quoted in found[0].quoted
    assert bool(promised.quoted) == bool(found[0].quoted)
    assert found[0].words.endswith((".", "?"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_same_text_under_many_clauses_is_told_once_with_all_of_them(edition: str) -> None:
    three = NUMBERS[edition].three
    text = "You can find all of this in the log that the team keeps."
    given = {number: Answer(number, Mark.YES, text) for number in three}
    findings = check(Assessment("2025/26", load(edition), "Example Homes", given), AROUND)
    (found,) = [one for one in findings if one.code == "same-text"]
    assert (found.clauses, found.quoted) == (three, text)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_response_is_copied_whatever_the_edition(edition: str) -> None:
    words = "The board has read the report of {} and takes comfort from what was learnt."
    around = replace(AROUND, response=words.format(2026), earlier_responses=(("2024/25", words.format(2025)),))
    findings = check(Assessment("2025/26", load(edition), "Example Homes", {}), around)
    (found,) = [one for one in findings if one.code == "response-copied"]
    assert (found.clauses, found.severity) == ((), STANDS)
    assert "The board has read" in found.quoted


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_figure_and_an_item_of_evidence_are_quoted(edition: str) -> None:
    clause = NUMBERS[edition].timed
    against = Against("Yes, but the register says: 29 of 46 (63%).", STANDS, "Under 90% a Yes is contradicted.")
    items = {clause: (EvidenceOnFile("Old leaflet", "other", date(2019, 1, 7)),)}
    around = replace(AROUND, disagreements={clause: against}, items=items)
    given = {clause: Answer(clause, Mark.YES, SOUND)}
    findings = check(Assessment("2025/26", load(edition), "Example Homes", given), around)
    told = {one.code: one.quoted for one in findings if one.clauses == (clause,)}
    assert told == {"figures": against.said, "old-evidence": "Old leaflet, Mon 7 Jan 2019"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_must_short_of_yes_names_what_it_lacks_where_the_edition_asks_for_it(edition: str) -> None:
    """The 2020 form asks for no reason, action, owner and date."""
    clause = NUMBERS[edition].binding or NUMBERS[edition].timed
    given = {clause: Answer(clause, Mark.NO, SOUND, action="A rota.")}
    findings = check(Assessment("2025/26", load(edition), "Example Homes", given), AROUND)
    told = [one.words for one in findings if one.code == "shortfall"]
    lacks = ["It is answered No and lacks its reason, owner and date."]
    assert told == (lacks if NUMBERS[edition].binding else [])


def test_every_check_has_its_test_here() -> None:
    elsewhere = {"same-text", "response-copied", "figures", "shortfall", "last-year"}
    assert {one.code for one in PROMISED} | elsewhere == {kind.code for kind in CHECKS}
