"""Every HTML page that hoctui writes can be read by everybody (WCAG 2.2 AA), as far as its structure proves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from casebook import CLOCK, TODAY
from hard_matter import hard_matter
from hard_page import hard_page
from structure import contrast, contrast_faults, faults_of

from hoctui.documents.html_page import html
from hoctui.documents.page import Facts, Heading, Page, Paragraph, Table
from hoctui.rulebook.edition import EDITIONS
from hoctui.sample import open_sample
from hoctui.services import assessing, lists, publishing, records
from hoctui.services.chasing import chase_page
from hoctui.services.cover import cover_page
from hoctui.services.desk import Desk
from hoctui.services.letters import kinds_of, letter
from hoctui.services.list_views import CaseQuery

PAGES = {**publishing.READERS, **publishing.REPORTS}


@pytest.fixture(scope="module")
def sample() -> Iterator[Desk]:
    """The sample register, which nothing here writes to but which assessment is the current one."""
    desk = open_sample(CLOCK)
    yield desk
    desk.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("partial_as_no", [False, True], ids=["partial", "no"])
def test_every_page_about_an_assessment_with_hard_values(name: str, partial_as_no: bool) -> None:
    assert faults_of(html(PAGES[name](hard_matter(partial_as_no=partial_as_no)))) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_about_the_samples_assessments(sample: Desk, name: str) -> None:
    """This year's, half done, and last year's, published with its response."""
    for head in assessing.on_file(sample):
        assessing.take_up(sample, head.id)
        document = html(PAGES[name](publishing.matter(sample, checks=True)))
        assert faults_of(document) == []
        assert len(document) > 3_000


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_about_an_assessment_that_was_just_begun(desk: Desk, edition: str, name: str) -> None:
    assessing.new(desk, edition)
    assert faults_of(html(PAGES[name](publishing.matter(desk, checks=True)))) == []


def test_the_full_record_of_every_case(sample: Desk) -> None:
    """5.12: for the Ombudsman, and for the resident's own request."""
    cases = [line.case for line in lists.cases(sample, CaseQuery(show="all", order="reference"), 0, 500)]
    found = {
        case: faults
        for case in cases
        if (faults := faults_of(html(records.record_page(sample, case, subject_access=True, with_needs=True))))
    }
    assert len(cases) > 50
    assert found == {}


def test_every_letter_that_there_is_an_occasion_for(sample: Desk) -> None:
    written = 0
    for line in lists.cases(sample, CaseQuery(show="open", order="reference"), 0, 500):
        for kind in kinds_of(sample, line.case):
            assert faults_of(html(letter(sample, line.case, kind).page)) == [], (line.case, kind)
            written += 1
    assert written > 20


def a_holiday(desk: Desk) -> Page:
    return cover_page(desk, TODAY, date(2026, 12, 4))


@pytest.mark.parametrize("page", [chase_page, a_holiday], ids=["sheets", "cover"])
def test_the_sheets_for_colleagues_and_the_holiday_cover(sample: Desk, page: Callable[[Desk], Page]) -> None:
    assert faults_of(html(page(sample))) == []


def test_a_page_of_every_block_and_a_page_of_none() -> None:
    """The first holds a table without a caption, which no page about an assessment or a case does."""
    without_caption = ["a table has not one caption", "a table cannot be scrolled by keyboard"]
    assert faults_of(html(hard_page())) == without_caption
    assert faults_of(html(Page("Nothing yet", ()))) == []


WHOLE = html(
    Page(
        "A page",
        (
            Heading("A part"),
            Paragraph("To be read at https://homes.example/complaints"),
            Heading("A smaller part", 3),
            Facts((("Landlord", "Example Homes"),)),
            Table("Answers", ("Clause", "Answer"), (("1.2", "Yes"), ("1.3", "No")), headed_rows=True),
        ),
        "Written by hand",
        links=True,
        contents=True,
    )
)

BROKEN = {
    "language": ('<html lang="en-GB">', "<html>"),
    "title": ("<title>A page</title>", "<title> </title>"),
    "made larger": ("initial-scale=1", "initial-scale=1, maximum-scale=1"),
    "one main": ("<main>", "<main></main><main>"),
    "outside every landmark": ("</main>", "</main><p>Read me</p>"),
    "one h1": ("<h1", "<h1></h1><h1"),
    "h4 after h2": ('<h3 dir="auto">A smaller part</h3>', "<h4>A smaller part</h4>"),
    "an empty h3": ("A smaller part", ""),
    "no scope": ('<th scope="row" dir="auto">1.2</th>', "<th>1.2</th>"),
    "1 cells under 2 headers": ('<td dir="auto">No</td>', ""),
    "its first row is not one": ('<th scope="col">Answer</th>', "<td>Answer</td>"),
    "not one caption": ('<caption id="table-5">Answers</caption>', '<p id="table-5">Answers</p>'),
    "scrolled by keyboard": (' tabindex="0"', ""),
    "stands 2 times": ('<h3 dir="auto">', '<h3 dir="auto" id="section-1">'),
    "names 'table-9', which is not there": ('aria-labelledby="table-5"', 'aria-labelledby="table-9"'),
    "leads to #section-9": ('href="#section-1"', 'href="#section-9"'),
    "a nav has no name": (' aria-label="Contents"', ""),
    "a link without words": ('noreferrer">', 'noreferrer"></a><a href="#section-1">'),
    "a picture without its text": ("<h3", '<img src="a.png"><h3'),
    "there is a script": ("</main>", "<script>go()</script></main>"),
    "has onclick": ("<h3", '<h3 onclick="go()"'),
    "leads to javascript": ('href="https://homes.example/complaints"', 'href="javascript:go()"'),
    "a dl holds what is no pair": ("<dt>Landlord</dt>", ""),
    "a ul holds": ("<ul>", "<ul>Contents"),
    "closes <main>": ("</main>", "</div></main>"),
    "light: #999 on #fff is 2.85": ("color: #1b1b1b", "color: #999"),
    "light: #0000ee on #000": ("background: #fff", "background: #000"),
    "nothing says that the page is for light alone": ("color-scheme: light;", ""),
}


def test_the_page_that_is_broken_below_is_whole_before() -> None:
    assert faults_of(WHOLE) == []


@pytest.mark.parametrize("fault", BROKEN)
def test_each_fault_is_found(fault: str) -> None:
    whole, broken = BROKEN[fault]
    assert whole in WHOLE
    page = WHOLE.replace(whole, broken, 1)
    assert any(fault in found for found in faults_of(page)), faults_of(page)


def test_the_contrast_is_that_of_wcags_formula() -> None:
    """Known values: black on white is 21, a colour on itself 1; #767676 is the palest grey for text on white."""
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#1f3a5f", "#1f3a5f") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0000ee", "#fff") == contrast("#fff", "#0000ee") == pytest.approx(9.40, abs=0.005)


def test_colours_for_a_dark_screen_are_held_to_the_same() -> None:
    light = "body { background: #fff; color: #1b1b1b; } a { color: #00e; }"
    pale = "@media (prefers-color-scheme: dark) { body { background: #111; color: #444; } a { color: #9cf; } }"
    good = pale.replace("#444", "#eee")
    assert contrast_faults(light + good) == []
    assert contrast_faults(light + pale) == ["dark: #444 on #111 is 1.94 to 1, and wants 4.5"]
    assert "nothing says" in contrast_faults(light)[0]
