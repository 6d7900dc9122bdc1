"""No file keeps the officer waiting: what no form is gets refused early, all else is read in linear time."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hard_matter import assessment_markdown
from made_forms import HEADINGS, a_row, one_clause, read_rows, text_of

from hoctui.assessment.answers import Answer, Assessment, Mark, ReadForm
from hoctui.documents.forms import read_form
from hoctui.documents.markdown_text import escape
from hoctui.documents.plain_text import markdown_cell, plain_cell
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.text import LONGEST

LONG = 400_000
"""Where the time grew by the square of a text's length, one of so many characters would take many minutes."""


def steps(data: bytes, name: str = "form.txt") -> int:
    """How many calls reading a file takes."""
    taken = 0

    def count(_frame: FrameType, event: str, _given: object) -> None:
        nonlocal taken
        taken += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_form(data, name, "2024")
    finally:
        sys.setprofile(None)
    return taken


# ------------------------------------------------------------------------------------------------- rows


@pytest.mark.parametrize(
    "row",
    [
        ("", "", "", "goes on {}", ""),
        ("", "", "", "b. goes on {}", "and on {}"),
        ("", "New {}", "Yes", "e", "c"),
        ("", "new {}", "Yes", "e", "c"),
        ("goes on {}",),
        (
            "",
            "6.{} goes on",
        ),
    ],
)
def test_twice_the_rows_take_twice_the_steps(row: tuple[str, ...]) -> None:
    def form(count: int) -> bytes:
        rows = (tuple(cell.format(place) for cell in row) for place in range(count))
        return text_of(a_row("6.3"), *rows)

    few, many = steps(form(200)), steps(form(400))
    assert many < few * 2.2


def test_twice_the_rows_of_one_clause_and_of_an_action_plan_take_twice_the_steps() -> None:
    def form(count: int) -> bytes:
        clauses = [a_row("6.3", evidence=f"E{place}") for place in range(count)]
        plan = [("6.3", f"Do {place}", "", "soon") for place in range(count)]
        return text_of(*clauses, (), ("Clause", "Action", "Owner", "By when"), *plan)

    assert steps(form(300)) < steps(form(150)) * 2.2


def test_a_text_that_goes_on_and_on_is_kept_as_far_as_one_text_may_go_and_marked() -> None:
    """One text holds 100,000 characters at most; that there is more in the file is said, never lost unsaid."""
    rows = [("", "", "", f"and on {place} " + "word " * 100, "") for place in range(400)]
    answer = one_clause(a_row("6.3"), *rows)
    assert len(answer.evidence) == LONGEST
    assert any("the evidence goes on beyond 100,000 characters" in said for said in answer.review)
    assert answer.commentary == "C"


# ------------------------------------------------------------------------------------------------- what no form is


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (text_of(a_row("6.3")) + b"\nx" * 10_001, "form.txt", "form.txt has more than 10,000 lines"),
        (text_of(a_row("6.3")) + b"\n6.3" * 2_001, "form.txt", "more than 2,000 lines that begin with a clause number"),
        (b"| 6.3 |\n" * 2_001, "form.md", "more than 2,000 lines that begin with a clause number"),
        (text_of(a_row("6.3")) + b"\n" + b"\t" * 100_001, "form.txt", "form.txt has more than 100,000 cells"),
        (b"|" * 100_001, "form.md", "form.md has more than 100,000 cells"),
        (b"|" * 19_000_000, "form.md", "form.md is larger than 3 MB"),
        (b"| a | b | " + b"[" * 50_001 + b" |", "form.md", "more than 50,000 signs of Markdown"),
        (
            text_of(*((str(place), "Do you?", "X", "") for place in range(2_001)), headings=("", "Q", "Yes", "No")),
            "form.txt",
            "form.txt has more than 2,000 rows with a clause",
        ),
        (
            b'{"edition": "2024", "clauses": {' + b",".join(b'"%d": {}' % place for place in range(2_001)) + b"}}",
            "form.json",
            "form.json has more than 2,000 clauses",
        ),
    ],
)
def test_what_no_form_is_gets_refused_in_one_sentence(data: bytes, name: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_form(data, name)
    sentence = str(refused.value)
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_form_of_a_thousand_broken_rows_is_read_all_the_same() -> None:
    rows = [a_row(clause.number) for clause in load("2024").clauses]
    broken = [row for one in rows for row in (one, *[("", "", "", "and more", "")] * 20)]
    form = read_rows(*broken)
    assert form.missing == ()
    assert form.answers["6.3"].evidence == "E" + " and more" * 20


# ------------------------------------------------------------------------------------------------- long cells


def read_cell(evidence: str = "E", mark: str = "Yes", requirement: str = "Rule.") -> Answer:
    return one_clause(("6.3", requirement, mark, evidence, "C"))


@pytest.mark.parametrize(
    "evidence",
    [
        "a" * LONG,
        "a-" * (LONG // 2),
        "<!--" * (LONG // 4),
        "<p " * (LONG // 3),
        '<p "<p" ' * (LONG // 8),
        f"< {' ' * LONG}x",
        f"•{' ' * LONG}x",
        f"•{chr(0x2003) * LONG}x",
        "@" * LONG,
    ],
    ids=["letters", "hyphens", "comments", "tags", "quoted tags", "blanks", "point", "wide blanks", "at"],
)
def test_a_long_cell_of_one_kind_is_read_in_one_go(evidence: str) -> None:
    assert read_cell(evidence=evidence).mark is Mark.YES
    assert read_cell(requirement=f"Rule {evidence}").mark is Mark.YES


@pytest.mark.parametrize(
    "mark", [f"[{chr(0x2003) * LONG}a", "☐ " * LONG, f"yes{' or/' * LONG}"], ids=["box", "boxes", "choice"]
)
def test_a_long_cell_is_no_answer_and_is_quoted_shortly(mark: str) -> None:
    answer = read_cell(mark=mark)
    assert answer.mark is Mark.UNANSWERED
    assert max(map(len, answer.review)) < 300


@pytest.mark.parametrize(
    "line",
    [
        f"# a{' ' * LONG}x",
        f"**a{' ' * LONG}x",
        f"# -{chr(0x2003) * LONG}x",
        f"a{'@' * LONG} x",
        f"landlord{':' * LONG}a<br>b",
        f"mandatory{' requirement' * (LONG // 12)}x",
        f"6.3{', 6.3' * (LONG // 5)}",
        f"evidence{' and' * (LONG // 4)}",
        f"{' ' * LONG}x|",
        f"|---{' ' * LONG}x|",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_long_line_beside_the_table_is_read_in_one_go(line: str, above: bool) -> None:
    table = ["\t".join(row) for row in (HEADINGS, a_row("6.3"), a_row("6.4"))]
    lines = [line, *table] if above else [*table, "", line]
    form = read_form("\n".join(lines).encode("utf-8"), "form.txt", "2024")
    assert form.answers["6.4"].mark is Mark.YES


@pytest.mark.parametrize("digits", [5_000, LONG])
def test_a_reference_to_no_character_is_shown_as_such(digits: int) -> None:
    """Python refuses to read a number of more than 4,300 digits, which the file's writer may not know."""
    assert plain_cell(f"a &#{'9' * digits}; b") == "a \ufffd b"
    assert plain_cell("a &#0065; b") == "a A b"


# ------------------------------------------------------------------------------------------------- Markdown


@pytest.mark.parametrize("sign", ["[", "![", "*a_", "[a](", "[a](<b", "`a``", "<!--", "&", "\\", "]("])
def test_a_markdown_cell_full_of_signs_is_read_part_by_part(sign: str) -> None:
    def of(count: int) -> int:
        text = f"| {' | '.join(HEADINGS)} |\n|---|---|---|---|---|\n| 6.3 | R | Yes | {sign * count} | C |\n"
        return steps(text.encode("utf-8"), "form.md")

    assert of(4_000) < of(2_000) * 2.5


@pytest.mark.parametrize(
    "typed",
    [
        "*stars* and [brackets] " * 2_000,
        "\\" * 20_000,
        "&lt;" * 5_000,
        "a&#32;" * 4_000,
        "*_*" * 5_000,
        "x  y\t" * 4_000,
    ],
)
def test_a_long_text_full_of_signs_renders_as_it_was_typed_wherever_it_is_cut(typed: str) -> None:
    assert markdown_cell(escape(typed.strip())) == typed.strip()


def test_markup_of_an_ordinary_long_cell_is_read_whole() -> None:
    """A paragraph of ten thousand characters with some links and bold words is not cut."""
    words = "word " * 300
    source = f"{words}**bold {words.strip()}** [see {words}](https://a.example) {words * 4}"
    assert "*" not in markdown_cell(source)
    assert "(https://a.example)" in markdown_cell(source)


def read_back(evidence: str) -> ReadForm:
    written = assessment_markdown(
        Assessment("2025/26", load("2024"), "A", {"6.3": Answer("6.3", Mark.YES, evidence, "C")}),
        on=load("2024").in_force,
    )
    return read_form(written.encode("utf-8"), "out.md")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("one\n  two\n\tthree  four", "one\n  two\n\tthree  four"),
        ("  one", "one"),
        ("\tone\t", "one"),
    ],
)
def test_blanks_are_read_back_but_those_at_the_very_edge_of_a_cell(typed: str, read: str) -> None:
    assert read_back(typed).answers["6.3"].evidence == read
