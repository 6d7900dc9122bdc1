"""What is published of a self-assessment, for each reader: byte for byte the golden one, true to what is on file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hard_matter import GOLDEN, LINKS, ON, REVIEW, hard_matter, small_edition
from test_html_page import Read

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.documents.assessment_matter import Happened, Matter, Move, Promise
from hoctui.documents.assessment_pages import board_page, ombudsman_page
from hoctui.documents.html_page import html
from hoctui.documents.markdown_page import markdown
from hoctui.documents.members_report import members_report, response_page
from hoctui.documents.page import Bullets, Facts, Heading, Page, Paragraph, Table
from hoctui.documents.residents_page import residents_page
from hoctui.documents.word_page import word
from hoctui.rulebook.edition import EDITIONS, load

PAGES: dict[str, Callable[[Matter], Page]] = {
    "ombudsman": ombudsman_page,
    "board": board_page,
    "residents": residents_page,
    "members": members_report,
    "response": response_page,
}
PARTS = ("word/document.xml", "word/_rels/document.xml.rels")
FOLLOWED = {
    "https://homes.example/policy(2025).pdf?page=3&v=2#top",
    "HTTPS://HOMES.example/x",
    "https://q.example/",
}
"""What of the hard links is an address of the web that can be followed."""


def told_parts(written: bytes) -> str:
    """What a document says and where its links lead, an element a line."""
    with ZipFile(BytesIO(written)) as archive:
        return "".join(
            f"<!-- {name} -->\n" + archive.read(name).decode("utf-8").replace("><", ">\n<").replace("\r", "") + "\n"
            for name in PARTS
        )


def as_written(page: Page, ending: str) -> str:
    if ending == "xml":
        return told_parts(word(page))
    return html(page) if ending == "html" else markdown(page)


@pytest.mark.parametrize("ending", ["md", "html", "xml"])
@pytest.mark.parametrize("reader", list(PAGES))
def test_each_reader_gets_the_golden_document_byte_for_byte(reader: str, ending: str) -> None:
    written = as_written(PAGES[reader](hard_matter()), ending)
    assert written.encode("utf-8") == (GOLDEN / f"{reader}.{ending}").read_bytes()


@pytest.mark.parametrize("reader", list(PAGES))
def test_what_a_person_was_asked_to_review_is_in_no_document(reader: str) -> None:
    page = PAGES[reader](hard_matter())
    assert not any(REVIEW in as_written(page, ending) for ending in ("md", "html", "xml"))


def linked(page: Page) -> list[str]:
    return [str(one["href"]) for one in Read(html(page)).all("a") if not str(one["href"]).startswith("#")]


def followed_in_word(page: Page) -> list[str]:
    with ZipFile(BytesIO(word(page))) as archive:
        relations = ET.fromstring(archive.read("word/_rels/document.xml.rels"))  # noqa: S314 (our own)
    return [str(one.get("Target")) for one in relations if str(one.get("Type")).endswith("/hyperlink")]


def test_web_addresses_are_links_and_nothing_else_is() -> None:
    page = Page("t", (Paragraph(LINKS), Bullets((LINKS,)), Facts((("l", LINKS),)), Table("c", ("h",), ((LINKS,),))))
    assert linked(page) == followed_in_word(page) == [], "only what a landlord publishes has links"
    asked = replace(page, links=True)
    assert set(linked(asked)) == set(followed_in_word(asked)) == FOLLOWED
    assert len(linked(asked)) == 4 * len(FOLLOWED)
    reads = Document(BytesIO(word(asked)))
    assert [one.text for one in reads.paragraphs].count(LINKS) == 2
    assert reads.tables[0].rows[1].cells[0].text == LINKS


@pytest.mark.parametrize("reader", list(PAGES))
def test_no_document_leads_anywhere_but_to_the_web(reader: str) -> None:
    page = PAGES[reader](hard_matter())
    for address in (*linked(page), *followed_in_word(page)):
        assert re.match(r"https?://[\w.]+", address, re.IGNORECASE), address
    names = {name for _, attributes in Read(html(page)).attributes for name in attributes}
    assert not any(name.startswith("on") for name in names)
    assert {tag for tag, _ in Read(html(page)).attributes} & {"script", "iframe", "img", "i", "b", "object"} == set()


def test_the_contents_lead_to_the_headings_and_stand_above_the_first() -> None:
    page = ombudsman_page(hard_matter())
    headings = [block.text for block in page.blocks if isinstance(block, Heading) and block.level == 2]
    read = Read(html(page))
    places = [str(one["href"])[1:] for one in read.all("a") if str(one["href"]).startswith("#")]
    assert places == [one["id"] for one in read.all("h2")]
    assert len(places) == len(headings) == 6
    assert read.all("nav") == [{"aria-label": "Contents"}]
    document = Document(BytesIO(word(page)))
    marks = [one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))]
    leads = [place for one in document.element.iter(qn("w:hyperlink")) if (place := one.get(qn("w:anchor")))]
    assert marks == leads
    assert len(marks) == len(headings)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts.index("Landlord:\tExample <b>Homes</b> & Co") < texts.index("Summary")


def test_a_table_tells_its_rows_and_columns_to_a_screen_reader_and_on_every_sheet() -> None:
    read = Read(html(ombudsman_page(hard_matter())))
    scopes = [one["scope"] for one in read.all("th")]
    assert scopes.count("row") == 3 + 9 + 3, "two sections and their sum, nine clauses, three shortfalls"
    assert len(read.all("caption")) == len(read.all("table")) == 4
    document = Document(BytesIO(word(ombudsman_page(hard_matter()))))
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in document.tables)
    told = [str(one.get(qn("w:val"))) for one in document.element.iter(qn("w:tblDescription"))]
    assert told[1] == "3 rows below the headings Clause, Requirement, Answer, Evidence, Commentary."
    section = document.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0), "five columns are printed across"


def plain(edition: str, **marks: Mark) -> Matter:
    """A matter of one of the Code's own editions, clauses written 6_3, everything else Yes."""
    code = load(edition)
    given = {
        clause.number: Answer(clause.number, Mark.YES if clause.kind == "yes/no" else Mark.UNANSWERED, "Tracker")
        for clause in code.clauses
    }
    for name, mark in marks.items():
        number = name.replace("_", ".")
        given[number] = Answer(
            number, mark, "Tracker", "", "Letters were late", "Train the team", "A", date(2027, 3, 1)
        )
    return Matter(Assessment("2025/26", code, "Example Homes", given), ON)


@pytest.mark.parametrize("edition", EDITIONS)
def test_residents_are_told_without_clause_numbers_what_is_wrong_and_how_to_complain(edition: str) -> None:
    number = load(edition).clauses[3].number
    written = markdown(residents_page(plain(edition, **{number.replace(".", "_"): Mark.PARTIAL})))
    assert not re.search(r"(?<![\d/])Q?\d\.\d{1,2}\b", written.replace("\\", ""))
    assert "must" not in written.split("## How to complain")[0].split("## What we got wrong")[1].casefold().split()
    for said in (
        "Letters were late",
        "Train the team",
        "1 March 2027",
        "0300 111 3000",
        "You can reach us here: [To fill in: telephone, email",
    ):
        assert said in written.replace("\\", ""), said


def test_residents_are_told_how_long_each_step_takes_under_the_edition() -> None:
    """2024: 6.2, 6.3, 6.11, 6.14 count from the acknowledgement; 2020: 3.11 from receipt."""
    ours = markdown(residents_page(plain("2024")))
    assert "within 10 working days of telling you so" in ours
    assert "within 20 working days of telling you so" in ours
    assert "MP" not in ours
    older = markdown(residents_page(plain("2020")))
    assert "within 10 working days of getting it" in older
    assert "8 weeks" in older


def test_residents_who_are_told_of_no_shortfall_know_whether_all_was_looked_at() -> None:
    assert "We found nothing that falls short." in markdown(residents_page(plain("2024")))
    assert "so far" in markdown(residents_page(plain("2024", **{"6_3": Mark.UNANSWERED})))


def test_the_document_says_where_requirements_are_not_in_the_official_wording() -> None:
    def note(matter: Matter) -> str:
        paragraphs = [block.text for block in ombudsman_page(matter).blocks if isinstance(block, Paragraph)]
        return next(text for text in paragraphs if not text.startswith("DRAFT"))

    matter = plain("2024")
    assert note(matter) == "Requirements are given in summary, not in the official wording of the Code."
    assert note(hard_matter()).endswith("given in summary: 1.3, 1.4, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6.")
    official = {number: replace(one, wording="Words.") for number, one in matter.assessment.answers.items()}
    whole = replace(matter, assessment=replace(matter.assessment, answers=official))
    assert note(whole).startswith("Requirements are given in the official wording")


@pytest.mark.parametrize("reader", ["ombudsman", "board", "members"])
def test_partial_is_printed_as_partial_unless_the_codes_own_words_are_asked_for(reader: str) -> None:
    page, other = PAGES[reader](hard_matter()), PAGES[reader](hard_matter(partial_as_no=True))
    assert "No (partial)" not in markdown(page)
    assert "No (partial)" in markdown(other)


def test_what_is_not_answered_yet_is_said_in_every_document_that_counts() -> None:
    for reader, said in (("ombudsman", "Not yet answered: 2.2."), ("members", "Not yet answered: 2.2.")):
        assert said in markdown(PAGES[reader](hard_matter()))
    assert "1 clause is not answered yet: 2.2." in markdown(board_page(hard_matter()))
    assert "1 we have not answered yet" in markdown(residents_page(hard_matter()))


def test_what_is_not_on_record_is_said_and_never_made_up() -> None:
    page = ombudsman_page(plain("2024"))
    facts = next(block for block in page.blocks if isinstance(block, Facts))
    assert dict(facts.rows) == {
        "Landlord": "Example Homes",
        "Edition of the Code": load("2024").title,
        "Year": "2025/26",
        "Written on": "21 November 2026",
        "Reported to the governing body": "not recorded yet",
        "Approved": "not recorded yet",
        "Published": "not recorded yet",
    }
    board = markdown(board_page(plain("2024")))
    assert "no earlier assessment on file" in board
    assert "Nobody is on record yet" in board


def test_until_the_governing_body_approved_it_every_published_page_says_that_it_is_a_draft() -> None:
    """8.2 of 2024: it is published with the governing body's response."""
    said = "DRAFT of 21 November 2026: not approved by the governing body yet."
    approved = replace(plain("2024"), steps=(Happened("approved", ON, {"by": "the Board"}),))
    for page in (ombudsman_page, residents_page):
        assert said in markdown(page(plain("2024")))
        assert "DRAFT" not in markdown(page(approved))


def test_the_governing_body_gets_one_page_however_much_there_is() -> None:
    matter = replace(
        plain("2024"),
        compared_with="2024/25",
        moves=tuple(Move(f"6.{n}", "What is asked. " * 40, "Yes", "No", worse=n > 9) for n in range(1, 20)),
        promises=tuple(Promise("6.3", "word " * 99, "A", ON, "late", slipped=True) for _ in range(20)),
        standing=tuple("A check that says a lot of things. " * 9 for _ in range(20)),
        steps=(
            *(Happened("reported", ON, {"to": "the Board"}) for _ in range(20)),
            *(Happened("overruled", ON, {"check": "A check", "reason": "why " * 99}) for _ in range(20)),
        ),
    )
    short = Answer("", Mark.NO, reason="why " * 99, action="what " * 99, owner="Head of Homes", due=ON)
    answers = {clause.number: replace(short, clause=clause.number) for clause in matter.assessment.edition.clauses}
    matter = replace(matter, assessment=replace(matter.assessment, answers=answers))
    page = board_page(matter)
    rows = [len(block.rows) for block in page.blocks if isinstance(block, Table)]
    points = [len(block.points) for block in page.blocks if isinstance(block, Bullets)]
    assert (rows, points) == ([3, 2, 4], [6, 3, 2])
    assert page.brief
    assert len(markdown(page)) < 5_600
    assert next(row[0] for block in page.blocks if isinstance(block, Table) for row in block.rows) == "6.10"
    quiet = [block.text for block in page.blocks if isinstance(block, Paragraph) and block.quiet]
    assert quiet == ["And 16 more.", "And 18 more.", "And 68 more.", "And 17 more."]


def test_the_report_to_members_has_its_parts_and_marks_what_is_to_be_filled_in() -> None:
    page = members_report(hard_matter())
    headings = [block.text for block in page.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == [
        "1. Summary",
        "2. Recommendations",
        "3. Background",
        "4. Last year's actions",
        "5. What the assessment found",
        "6. Implications",
        "7. Exempt information",
        "Appendix A: the self-assessment",
        "Appendix B: the action plan",
    ]
    implications = next(block for block in page.blocks if isinstance(block, Table) and "follows" in block.caption)
    assert {row[0] for row in implications.rows} >= {"Financial", "Legal", "Risk", "Equality"}
    assert all(row[1].startswith("[To fill in: ") for row in implications.rows)
    clauses = [row[0] for block in page.blocks if isinstance(block, Table) for row in block.rows if len(row) == 5]
    assert clauses[3:] == [clause.number for clause in small_edition().clauses]


def test_the_response_is_the_one_on_record_or_is_left_to_be_filled_in() -> None:
    """2024: 8.2 has the governing body's response published beside the assessment."""
    recorded = markdown(response_page(hard_matter()))
    assert "We read it." in recorded
    assert "14 July 2026" in recorded
    assert "To fill in" not in recorded
    blank = markdown(response_page(plain("2024")))
    assert blank.count("To fill in") == 6
    assert "Example Homes" in blank
