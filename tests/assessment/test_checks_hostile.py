"""No text takes long: every pattern of the checks is read in a time that grows with the text, and no faster."""

from __future__ import annotations

import re
from datetime import date
from time import process_time

import pytest

from hoctui.assessment import (
    check_contradictions,
    check_dates,
    check_evidence,
    check_findings,
    check_last_year,
    check_leftovers,
    check_people,
    check_promises,
    check_reasons,
    check_words,
    checks,
    evidence,
)
from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.checks import Around, check
from hoctui.rulebook.edition import load

MODULES = (
    *(check_contradictions, check_dates, check_evidence, check_findings, check_leftovers),
    *(check_people, check_promises, check_words, checks, evidence, check_last_year, check_reasons),
)
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}{key}": pattern
    for module in MODULES
    for name, held in vars(module).items()
    for key, pattern in (held.items() if isinstance(held, dict) else (("", held),))
    if isinstance(pattern, re.Pattern)
}
PIECES = (
    *(
        "a",
        "A",
        "Aa",
        " ",
        "\n",
        "-",
        "a-",
        ".",
        ". ",
        "%20",
        "a%20",
        "/",
        "a/",
        "[",
        "[a",
        "(",
        "{",
        "?",
        "_",
        "#",
        "*",
    ),
    *("www.", "http:", "https://a/ ", "https://a/ a-", "x.y@", "a.b@c.", "'", "Mr ", "Ab ", "Ab Cd, ", "Ab Cd, Ef "),
    *(
        "the policy ",
        "policy, ",
        "customer ",
        "complaints and ",
        "1 jan 2020 policy ",
        "2020",
        "2020 ",
        "2020/21 ",
        "1/",
    ),
    *("will be ", "the policy will ", "new ", "next ", "not ", "we do not ", "some ", "no ", "partial ", "Ombudsman "),
    *("once the ", "due to ", "in the ", "process of ", "Yes", "n/a", "S:\\", "\\\\a\\", "From our register,\n- "),
    *(
        "don't ",
        "we ",
        "this is not ",
        "awaiting a ",
        "pending ",
        "draft ",
        "to be done by ",
        "will be a ",
        "being ",
        "is ",
    ),
    *("Jane Roe ", "Jane van ", "J. ", "AB, Jane ", "Jane 0161 ", "0 ", "Mr van de ", "1 of 2 ", "50% ", "5 cases "),
    *(
        "with the ",
        "once the a ",
        "policy, section 1 ",
        "a policy ",
        "no process ",
        "T.B.",
        "Jane's ",
        "by the end of ",
    ),
)
SMALL, LARGE = 1_500, 6_000
NOTHING = 0.01
"""Seconds of the processor below which no growth is measured: the square of 6,000 takes twenty times that."""
LINEAR = 9
"""A text four times as long takes four times as long; where the time grew with the square, sixteen."""


def grown(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length] + "\x00!"


def spent(pattern: re.Pattern[str], text: str) -> float:
    def once() -> float:
        begun = process_time()
        for _ in pattern.finditer(text):
            pass
        return process_time() - begun

    return min(once() for _ in range(2))


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_no_longer_than_its_text(name: str) -> None:
    pattern = PATTERNS[name]
    for piece in PIECES:
        long = spent(pattern, grown(piece, LARGE))
        if long > NOTHING:
            assert long < LINEAR * spent(pattern, grown(piece, SMALL)), f"{name} on {piece!r}"


def test_patterns_were_found() -> None:
    assert len(PATTERNS) >= 40


@pytest.mark.parametrize(
    "piece",
    [
        "www.",
        "\n",
        "a-",
        "%20",
        "Ab Cd, ",
        "1 jan 2020 policy ",
        "[",
        "TBC. ",
        "Mr Ab. ",
        "don't ",
        "will be done by 1 May 2020 ",
    ],
)
def test_the_longest_answer_is_checked_in_a_time_that_grows_with_it(piece: str) -> None:
    """The evidence and the commentary, each of 60,000 characters: four times as long takes four times as long."""

    def once(length: int) -> float:
        text = grown(piece, length)
        given = {"6.3": Answer("6.3", Mark.YES, text, f"{text}z")}
        begun = process_time()
        check(Assessment("2025/26", load("2024"), "x", given), Around(date(2026, 6, 10), date(2026, 3, 31)))
        return process_time() - begun

    assert once(60_000) < LINEAR * once(15_000) + NOTHING
