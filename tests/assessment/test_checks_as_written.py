"""The checks on answers as landlords write them: half faulty, half innocent, in answers_as_written.txt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.checks import CHECKS, Around, check
from hoctui.rulebook.edition import load

TABLE = Path(__file__).with_name("answers_as_written.txt")
AROUND = Around(date(2026, 6, 10), date(2026, 3, 31))
MARKS = {
    "Y": Mark.YES,
    "N": Mark.NO,
    "P": Mark.PARTIAL,
    "A": Mark.NOT_APPLICABLE,
    "-": Mark.UNANSWERED,
}


class Written(NamedTuple):
    """An answer as a landlord wrote it, and the checks that are to find something in it."""

    edition: str
    clause: str
    mark: Mark
    expected: frozenset[str]
    evidence: str
    commentary: str

    def found(self) -> frozenset[str]:
        """The checks that find something in it, beside another answer that is sound."""
        answer = Answer(self.clause, self.mark, self.evidence, self.commentary)
        if answer.falls_short:
            owner = "Head of homes"
            answer = Answer(
                self.clause, self.mark, self.evidence, self.commentary, "late", "a rota", owner, date(2026, 9, 30)
            )
        sound = "Q1.1" if self.edition == "2020" else "9.5"
        given = {self.clause: answer, sound: Answer(sound, Mark.YES, "Minute 4 of May 2026")}
        findings = check(Assessment("2025/26", load(self.edition), "Example Homes", given), AROUND)
        return frozenset(one.code for one in findings if one.clauses == (self.clause,))


def written() -> Iterator[Written]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        where, mark, codes, evidence, commentary = (part.strip(" ") for part in f"{line} ".split("|"))
        edition, _, clause = where.rpartition(":")
        expected = frozenset() if codes == "-" else frozenset(codes.split(","))
        texts = (text.replace("\\n", "\n") for text in (evidence, commentary))
        yield Written(edition or "2024", clause, MARKS[mark], expected, *texts)


ALL = tuple(written())
FROM_WORDS = sorted({code for one in ALL for code in one.expected})


@pytest.mark.parametrize("code", FROM_WORDS)
def test_what_is_faulty_is_found(code: str) -> None:
    faulty = [one for one in ALL if code in one.expected]
    assert len(faulty) >= 4
    assert [one for one in faulty if one.found() != one.expected] == []


@pytest.mark.parametrize("half", [0, 1])
def test_what_is_innocent_is_left_alone(half: int) -> None:
    innocent = [one for one in ALL if not one.expected]
    assert len(innocent) >= 180
    assert [(one, one.found()) for one in innocent[half::2] if one.found()] == []


def test_every_check_that_reads_words_has_its_texts() -> None:
    others = {"unanswered", "review", "carried", "shortfall", "figures", "response-copied", "same-text", "last-year"}
    assert {kind.code for kind in CHECKS} == {*FROM_WORDS, *others}
