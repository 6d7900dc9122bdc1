"""A page as Markdown: byte for byte the golden one, and read by other tools as exactly what it says."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hard_page import GOLDEN, HARD, LINES, MARKS, NOT_XML_WRITTEN, hard_page
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hoctui.documents.markdown_page import markdown
from hoctui.documents.page import Bullets, Facts, Heading, Page, Paragraph, Table
from hoctui.text import clean

RENDERERS = [MarkdownIt("commonmark").enable("table"), MarkdownIt("gfm-like")]
HOLDING = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th")


class Rendered(HTMLParser):
    """The texts of a rendered document, each with the element that holds it, and every element that was met."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.elements: set[str] = set()
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag in HOLDING:
            self.texts.append((tag, ""))
            self._inside = True
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in HOLDING:
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            holder, text = self.texts[-1]
            self.texts[-1] = (holder, text + data)

    def of(self, tag: str) -> list[str]:
        return [text for holder, text in self.texts if holder == tag]


@pytest.fixture(params=RENDERERS, ids=["commonmark with tables", "github"])
def rendered(request: pytest.FixtureRequest) -> Rendered:
    return Rendered(request.param.render(markdown(hard_page())))


def test_the_page_is_byte_for_byte_the_golden_one() -> None:
    assert markdown(hard_page()).encode("utf-8") == (GOLDEN / "page.md").read_bytes()


def test_every_paragraph_reads_as_what_it_says(rendered: Rendered) -> None:
    paragraphs = rendered.of("p")
    assert [text for text in HARD if text and text not in paragraphs] == []
    assert paragraphs.count(MARKS) == 2, "once plain, once as a side remark"
    assert NOT_XML_WRITTEN in paragraphs
    assert paragraphs[-1] == hard_page().footer


def test_every_point_fact_and_cell_reads_as_what_it_says(rendered: Rendered) -> None:
    points = rendered.of("li")
    assert points[:4] == [
        "Resident: A. Resident & Co",
        f"Label *with* <marks>: {MARKS}",
        "Empty:",
        f"Wants: {LINES}",
    ]
    assert points[4:] == [text for text in HARD if text]
    assert rendered.of("th")[:3] == ["Number", "Value | twice", "Again"]
    cells = rendered.of("td")
    assert cells[: 3 * len(HARD)] == [one for number, text in enumerate(HARD) for one in (str(number), text, text)]


def test_headings_are_in_order_and_read_as_what_they_say(rendered: Rendered) -> None:
    headings = [(tag, text) for tag, text in rendered.texts if tag in HOLDING[:6]]
    assert headings == [
        ("h1", "Record of 26-0117 | A. Resident's #1 <b> #"),
        ("h2", "Particulars #"),
        ("h2", "1. What happened [on hold]"),
        ("h3", "Too deep at once"),
        ("h2", "Up again"),
        ("h2", "Too high"),
    ]


def test_nothing_that_was_typed_becomes_markup(rendered: Rendered) -> None:
    assert rendered.elements <= {*HOLDING, "strong", "em", "br", "hr", "ul", "table", "thead", "tbody", "tr", "a"}


TYPED = st.text(
    st.one_of(st.characters(), st.sampled_from("|\\`*_[]<>&#-+~$!(){}:;.1 \t\n")), max_size=40
).map(lambda typed: clean(typed).text.replace("\ufffe", "").replace("\uffff", "").strip("\n"))  # fmt: skip
"""What can be on file: no line of a recorded text is empty at its ends."""


@settings(deadline=None)
@given(TYPED, TYPED)
@example("x #", "#")
@example("*", "* *")
@example("a\n\nb", "\ta\n")
@example("&#32;", "&nbsp;")
@example("1)", "+")
def test_any_text_in_any_block_reads_as_the_same_text(one: str, other: str) -> None:
    page = Page(
        f"t{one}",
        (
            Heading(f"h{other}"),
            Paragraph(f"{one}"),
            Bullets((one, f"{other}")),
            Facts((("Label", other), (f"l{one}", one))),
            Paragraph(f"q{other}", quiet=True),
            Table(f"c{one}", (f"k{one}",), ((other,),)),
        ),
    )
    for renderer in RENDERERS:
        found = Rendered(renderer.render(markdown(page)))
        assert found.of("h1") == [f"t{one}"]
        assert found.of("h2") == [f"h{other}"]
        assert found.of("p") == [*([one] if one else []), f"q{other}", f"c{one}"]
        assert found.of("li") == [point for point in (one, other) if point] + [
            "Label:" + (other and f" {other}"),
            f"l{one}:" + (one and f" {one}"),
        ]
        assert (found.of("th"), found.of("td")) == ([f"k{one}"], [other])
