from __future__ import annotations

import codecs
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from made_forms import HEADINGS, a_row, read_rows, text_of

from hoctui.assessment.answers import ReadForm
from hoctui.documents.forms import LARGEST, read_form
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load

LOOKALIKE = Path(__file__).parent / "forms" / "lookalike-2024.txt"


def lookalike() -> ReadForm:
    return read_form(LOOKALIKE.read_bytes(), LOOKALIKE.name)


# ------------------------------------------------------------------------------------------------- a whole form


def test_the_lookalike_is_read_clause_by_clause() -> None:
    form = lookalike()
    assert form.edition == "2024"
    assert tuple(form.answers) == tuple(clause.number for clause in load("2024").clauses)
    assert Counter(answer.mark.value for answer in form.answers.values()) == {
        "Yes": 60,
        "Partial": 6,
        "No": 3,
        "N/A": 3,
    }
    assert form.landlord == "EXAMPLE BOROUGH COUNCIL"
    assert form.title == "EXAMPLE BOROUGH COUNCIL HOMES TEAM GRUMBLE SELF ASSESSMENT"
    assert form.notes == ()
    assert form.missing == ()


def test_what_was_not_read_surely_is_marked_and_nothing_else_is() -> None:
    form = lookalike()
    assert form.flagged == ("2.5", "3.7", "6.9", "6.20")
    assert form.answers["3.7"].review == ("the evidence repeats itself: look at the original",)
    assert form.answers["3.7"].evidence.count("ered%20Page") == 40, "a repetition is kept, never shortened"
    assert form.answers["2.5"].review == (
        "a part that had lost its column was read as the commentary: “thought of it at the time.”",
    )


@pytest.mark.parametrize(
    ("clause", "part", "expected"),
    [
        ("1.4", "wording", "being unhappy about the job is another. The policy tells the two apart"),
        ("1.4", "commentary", "Looked at by the team in week 3 of the year."),
        ("2.2", "commentary", "The list is on the website. It was last changed when the handbook was."),
        ("2.2", "wording", "• matters that a judge already has on the desk.\nMatters that we have answered before."),
        ("2.5", "commentary", "We look at each one by itself and write down what we thought of it at the time."),
        ("2.5", "evidence", "Handbook, page 11"),
        ("3.3", "commentary", "The figures are read every month so that nothing is missed."),
        ("5.1", "wording", "There is one policy, and nobody is treated the worse for using it."),
        ("5.1", "commentary", "We treat people alike whether they grumble or not. A new policy comes in the spring"),
        ("5.5", "commentary", "Contracts say so. New ones will say so more plainly."),
        ("5.9", "commentary", "At present people have to ring us. We will agree it in the first letter from June."),
        ("6.1", "evidence", "The first-day check is part of the self-assessment sheet."),
        ("6.1", "commentary", "Most are settled soon with an apology or a visit."),
        (
            "6.9",
            "wording",
            "b. what was understood;\nc. what was decided;\nd. the reasons for it;\ne. what is offered to put",
        ),
        ("6.9", "evidence", "Letter%20One%201 %20Answer%20lett"),
        ("6.9", "commentary", "Looked at by the team in week 44 of the year."),
        ("6.17", "commentary", "The sheet lists what is left and we follow it until it is done."),
        ("6.20", "commentary", "All those who did the work are asked, and the different views are put together."),
        (
            "7.1",
            "wording",
            "That may be:\n• saying sorry;\n• doing the job after all;\n• changing the record & the rule;\n• money.",
        ),
        ("4.1", "evidence", "- Officer B & a stand-in"),
        ("8.1", "wording", "d. what was learnt;\ne. the Ombudsman's page on us; and\nf. anything else of theirs."),
        ("8.3", "wording", "the self-assessment is done anew."),
    ],
)
def test_a_row_broken_over_a_page_is_joined_to_its_own_columns(clause: str, part: str, expected: str) -> None:
    assert expected in getattr(lookalike().answers[clause], part)


def test_the_wording_of_the_form_is_kept_for_every_clause() -> None:
    assert all(answer.wording for answer in lookalike().answers.values())
    assert "<" not in "".join(answer.wording for answer in lookalike().answers.values())


def test_no_text_of_the_file_is_lost() -> None:
    """Every word of every row is in the evidence, commentary or wording of some clause."""
    rows = [line for line in LOOKALIKE.read_text(encoding="utf-8").split("\n") if "\t" in line]
    words = re.findall(r"[a-z]{4,}", re.sub(r"<[^>]*>|&amp;", " ", " ".join(rows[1:])).casefold())
    read = [f"{one.evidence} {one.commentary} {one.wording} {one.mark}" for one in lookalike().answers.values()]
    kept = Counter(re.findall(r"[a-z]{4,}", " ".join([*read, *HEADINGS, "partial self assessment"]).casefold()))
    assert [word for word in set(words) if word not in kept] == []


# ------------------------------------------------------------------------------------------------- kinds of file


@pytest.mark.parametrize(
    "data",
    [
        LOOKALIKE.read_bytes(),
        codecs.BOM_UTF8 + LOOKALIKE.read_bytes(),
        codecs.BOM_UTF16_LE + LOOKALIKE.read_text(encoding="utf-8").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + LOOKALIKE.read_text(encoding="utf-8").encode("utf-16-be"),
        LOOKALIKE.read_text(encoding="utf-8").encode("cp1252"),
        LOOKALIKE.read_bytes().replace(b"\n", b"\r\n"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "windows-1252", "windows lines"],
)
def test_every_encoding_of_a_windows_or_linux_laptop_is_read_alike(data: bytes) -> None:
    assert read_form(data, "form.txt") == lookalike()


@pytest.mark.parametrize("name", ["form.TXT", "C:\\Letters\\form.txt", "/home/x/form.text", "form.tsv", "form"])
def test_the_name_may_be_a_path_and_its_ending_in_capitals(name: str) -> None:
    assert read_form(LOOKALIKE.read_bytes(), name).flagged == lookalike().flagged


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "form.txt", "form.txt is empty."),
        (b" \n\t\n", "form.txt", "form.txt is empty."),
        (b"x" * (LARGEST + 1), "form.txt", "form.txt is larger than 3 MB"),
        (b"a\x00bc\x00", "form.txt", "form.txt is not plain text"),
        (
            b"Dear all,\n\nno form here.\n",
            "form.txt",
            "No self-assessment form was found in form.txt: hoctui looked for",
        ),
        (b"Name\tAge\nA\t3\nB\t4\n", "form.txt", "No self-assessment form was found in form.txt"),
        (b"2.1 That the report be noted.\n2.2 That it be published.\n", "form.txt", "No self-assessment form"),
        (text_of(), "form.txt", "No clause was found in form.txt"),
        (
            b"%PDF-1.7 ...",
            "form.txt",
            "form.txt is a PDF, whatever its name says: open it in Word, save it as a Word document",
        ),
        (b"PK\x03\x04...", "form", "form is damaged and cannot be unpacked; open it, save it anew, and import that."),
        (b"x", "form.docx", "form.docx is no Word document, whatever its name says, or it is damaged"),
        (b"x", "form.xlsx", "form.xlsx is no Excel workbook, whatever its name says, or it is damaged"),
        (b"x", "form.csv", "No self-assessment form was found in form.csv: hoctui looked for"),
        (b"x", "form.doc", "hoctui cannot read .doc files: open it in Word, save it as a Word document (.docx)"),
        (b"x", "form.pdf", "hoctui cannot read .pdf files: open it in Word, save it as a Word document (.docx)"),
        (b"x", "form.png", "hoctui reads forms from .docx, .xlsx, .csv, .md, .txt and .json files; form.png is none"),
    ],
)
def test_what_is_no_form_is_refused_in_one_sentence(data: bytes, name: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_form(data, name)
    assert refused.value.sentence.startswith(said)
    assert refused.value.sentence.count(". ") == 0
    assert refused.value.sentence.endswith(".")


def test_an_edition_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadInput, match="There is no 2023 edition"):
        read_form(LOOKALIKE.read_bytes(), LOOKALIKE.name, "2023")


def test_the_edition_that_is_stated_wins_and_the_contradiction_is_said() -> None:
    form = read_form(LOOKALIKE.read_bytes(), LOOKALIKE.name, "2022")
    assert form.edition == "2022"
    assert (
        form.notes[0] == "It was read as the 2022 edition, as stated; its clauses read like those of the 2024 edition."
    )
    assert any("9.8 is no clause of the 2022 form" in note for note in form.notes)
    assert "7.6" in form.missing


def test_control_characters_of_a_file_are_dropped_and_told() -> None:
    form = read_rows(a_row("6.3", evidence="tra\x1b]52;cker\u202e"), a_row("6.4"))
    assert form.answers["6.3"].evidence == "tra]52;cker"
    assert "Dropped from the file: 1 control character." in form.notes
    form = read_rows(a_row("6.3", evidence="tra&#27;&#x202e;cker"), a_row("6.4"))
    assert form.answers["6.3"].evidence == "tracker"


# ------------------------------------------------------------------------------------------------- the columns


def in_order(*places: int) -> bytes:
    lines = []
    for line in (
        text_of(*(a_row(number, mark) for number, mark in (("6.2", "Yes"), ("6.3", "No"), ("6.4", "N/A"))))
        .decode()
        .split("\n")
    ):
        cells = line.split("\t")
        lines.append("\t".join(cells[place] for place in places))
    return "\n".join(lines).encode("utf-8")


@pytest.mark.parametrize("places", [(0, 1, 2, 3, 4), (2, 0, 1, 4, 3), (4, 3, 2, 1, 0), (1, 2, 0, 3, 4)])
def test_the_columns_may_stand_in_any_order(places: tuple[int, ...]) -> None:
    form = read_form(in_order(*places), "form.txt", "2024")
    assert [form.answers[number].mark.value for number in ("6.2", "6.3", "6.4")] == ["Yes", "No", "N/A"]
    answer = form.answers["6.3"]
    assert (answer.evidence, answer.commentary, answer.wording, answer.review) == ("E", "C", "Rule.", ())


@pytest.mark.parametrize(
    ("headings", "row", "evidence", "commentary"),
    [
        (("Code section", "Code requirement", "Comply: Yes/No", "Evidence, commentary and any explanations"),
         ("6.3", "Rule.", "Yes", "E"), "E", ""),
        (("Clause", "What the Code says", "Compliance", "Comments"), ("6.3", "Rule.", "Yes", "C"), "", "C"),
        (("Ref", "Code provision", "Do we comply?", "Supporting documents", "Narrative"),
         ("6.3", "Rule.", "Yes", "E", "C"), "E", "C"),
        (("Requirement", "Compliant (Y/N)", "Evidence"), ("6.3 Rule.", "Y", "E"), "E", ""),
        (("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Link"),
         ("6.3", "Rule.", "Yes", "E", "policy"), "E", "Link: policy"),
        (("**Code provision**", "**Code requirement**", "**Comply:** Yes / No", "**Evidence**", "**Commentary**"),
         ("**6.3**", "Rule.", "**Yes**", "E", "C"), "E", "C"),
        (("Clause", "Requirement", "Yes", "No", "Partial", "N/A", "Evidence"),
         ("6.3", "Rule.", "X", "", "", "", "E"), "E", ""),
    ],
)  # fmt: skip
def test_columns_are_told_by_their_headings_in_many_wordings(
    headings: tuple[str, ...], row: tuple[str, ...], evidence: str, commentary: str
) -> None:
    answer = read_rows(row, ("6.4", *row[1:]) if row[0] == "6.3" else row, headings=headings).answers["6.3"]
    assert (answer.mark.value, answer.evidence, answer.commentary, answer.wording) == (
        "Yes",
        evidence,
        commentary,
        "Rule.",
    )


def test_a_heading_over_two_rows_of_the_table_is_one_heading() -> None:
    second = ("provision", "requirement", "Yes / No", "", "explanation")
    form = read_rows(second, a_row("6.3"), headings=("Code", "Code", "Comply:", "Evidence", "Commentary /"))
    assert (form.answers["6.3"].evidence, form.answers["6.3"].commentary) == ("E", "C")


def test_a_table_without_headings_is_told_by_what_stands_in_it_and_that_is_said() -> None:
    rows = "\n".join("\t".join(a_row(number)) for number in ("6.2", "6.3", "6.4"))
    form = read_form(rows.encode("utf-8"), "form.txt", "2024")
    assert (form.answers["6.3"].evidence, form.answers["6.3"].commentary) == ("E", "C")
    assert "The table has no headings; its columns were told from what stands in them." in form.notes


def test_one_column_for_evidence_and_commentary_is_said() -> None:
    headings = ("Code section", "Code requirement", "Comply: Yes/No", "Evidence, commentary and any explanations")
    form = read_rows(("6.3", "Rule.", "Yes", "E"), headings=headings)
    assert "The form has one column for evidence and commentary; it was kept as evidence." in form.notes


def test_a_plan_of_action_in_the_form_is_taken() -> None:
    headings = (*HEADINGS, "Action required", "Lead officer", "Target date")
    form = read_rows((*a_row("6.3", "No"), "Hire two", "J. Officer", "30/09/2026"), headings=headings)
    answer = form.answers["6.3"]
    assert (answer.action, answer.owner, str(answer.due), answer.review) == ("Hire two", "J. Officer", "2026-09-30", ())
    form = read_rows((*a_row("6.3", "No"), "Hire two", "J. Officer", "soon"), headings=headings)
    assert form.answers["6.3"].action == "Hire two By when: soon"
    assert form.answers["6.3"].review == ("“soon” is no date; it was kept with the action",)


# ------------------------------------------------------------------------------------------------- real forms


def real_forms(*words: str) -> list[Path]:
    """The real forms of the folder that HOCTUI_FORMS names, whose names hold one of the words; none without it."""
    folder = os.environ.get("HOCTUI_FORMS", "")
    found = sorted(Path(folder).glob("*form*.txt")) if folder else []
    return [path for path in found if any(word in path.name.lower() for word in words)]


REAL = real_forms("ashford", "dartford", "brent")

if REAL:  # where no real form is at hand there is no test, rather than one that is skipped

    @pytest.mark.parametrize("real", REAL, ids=lambda path: path.stem)
    def test_a_real_form_is_read_whole(real: Path) -> None:
        form = read_form(real.read_bytes(), real.name)
        counts = Counter(answer.mark.value for answer in form.answers.values())
        expected = {
            "2024": (72, {"Yes": 60, "Partial": 6, "No": 3, "N/A": 3}, ("2.5", "3.7", "6.9", "6.20", "7.1")),
            "2022": (72, {"Yes": 65, "No": 3, "N/A": 4}, ()),
            "2020": (36, {"Yes": 14, "No": 10, "": 12}, form.flagged),
        }
        assert form.missing == ()
        assert (len(form.answers), counts, form.flagged) == expected[form.edition]
