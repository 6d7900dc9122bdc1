"""A page as HTML: byte for byte the golden one, whole in itself, nothing that was typed read as markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hard_page import GOLDEN, HARD, LINES, MARKS, NOT_XML_WRITTEN, hard_page
from hypothesis import given, settings
from hypothesis import strategies as st

from hoctui.documents.html_page import html
from hoctui.documents.page import Bullets, Facts, Heading, Page, Paragraph, Table
from hoctui.text import clean

HOLDING = ("title", "h1", "h2", "h3", "p", "li", "dt", "dd", "caption", "th", "td")
ALONE = ("meta", "br", "wbr")


class Read(HTMLParser):
    """The texts of a document by the element that holds them; every element opened must be closed in its turn."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.within: list[str] = []
        self.feed(document)
        assert self.within == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag == "br":
            self.handle_data("\n")
        if tag in ALONE:
            return
        self.within.append(tag)
        if tag in HOLDING:
            self.texts.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.within.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.within and self.within[-1] in HOLDING:
            holder, text = self.texts[-1]
            self.texts[-1] = (holder, text + data)

    def of(self, tag: str) -> list[str]:
        return [text for holder, text in self.texts if holder == tag]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.attributes if name == tag]


def test_the_page_is_byte_for_byte_the_golden_one() -> None:
    assert html(hard_page()).encode("utf-8") == (GOLDEN / "page.html").read_bytes()


def test_every_text_reads_as_what_it_says() -> None:
    read = Read(html(hard_page()))
    assert read.of("title") == read.of("h1") == ["Record of 26-0117 | A. Resident's #1 <b> #"]
    assert [text for text in HARD if text and text not in read.of("p")] == []
    assert NOT_XML_WRITTEN in read.of("p")
    assert read.of("p")[-1] == hard_page().footer
    assert read.of("li") == [text for text in HARD if text]
    assert dict(zip(read.of("dt"), read.of("dd"), strict=True)) == {
        "Resident": "A. Resident & Co",
        "Label *with* <marks>": MARKS,
        "Empty": "",
        "Wants": LINES,
    }
    cells = read.of("td")
    assert cells == [*(one for number, text in enumerate(HARD) for one in (str(number), text, text)), "x"]


def test_it_can_be_read_with_a_screen_reader() -> None:
    read = Read(html(hard_page()))
    assert read.all("html") == [{"lang": "en-GB"}]
    assert [len(read.all(tag)) for tag in ("main", "footer", "h1", "title")] == [1, 1, 1, 1]
    levels = [int(tag[1]) for tag, _ in read.attributes if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, 2, 3, 2, 2], "no level is left out on the way down"
    assert all(heading == {"scope": "col"} for heading in read.all("th"))
    captions = {one["id"] for one in read.all("caption")}
    assert read.of("caption") == ["Every | hard <value>", "Nothing yet"]
    named = [one["aria-labelledby"] for one in read.all("div") if "aria-labelledby" in one]
    assert set(named) == captions
    assert len(named) == len(captions) == 2


def test_it_needs_nothing_else_and_runs_nothing() -> None:
    written = html(hard_page())
    read = Read(written)
    tags = {tag for tag, _ in read.attributes}
    assert tags & {"script", "link", "img", "iframe", "object", "form", "a", "i", "b"} == set()
    names = {name for _, attributes in read.attributes for name in attributes}
    assert names == {
        "lang", "charset", "name", "content", "http-equiv", "dir", "class", "role", "tabindex", "aria-labelledby",
        "id", "scope",
    }  # fmt: skip
    style = written[written.index("<style>") : written.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_its_colours_stand_out_by_the_aa_measure() -> None:
    """WCAG 2.2, 1.4.3: text against what it stands on, by 4.5 to 1 at least; borders and marks by 3 to 1 (1.4.11)."""
    style = html(Page("t", ()))
    texts = set(re.findall(r"[{;] color: (#[0-9a-f]+)", style))
    grounds = set(re.findall(r"background: (#[0-9a-f]+)", style))
    assert texts == {"#1b1b1b", "#4a4a4a"}
    assert grounds == {"#fff", "#e8edf3"}
    assert all(_contrast(text, ground) >= 4.5 for text in texts for ground in grounds)
    assert all(_contrast(line, "#fff") >= 3 for line in ("#767676", "#1f3a5f"))


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


TYPED = st.text(
    st.one_of(st.characters(), st.sampled_from("<>&\"'{}%#-!/= \t\n")), min_size=1, max_size=40
).map(lambda typed: "x" + clean(typed).text.replace("\ufffe", "").replace("\uffff", ""))  # fmt: skip


@settings(deadline=None)
@given(TYPED)
def test_any_text_in_any_block_reads_as_the_same_text(typed: str) -> None:
    blocks = (
        Heading(typed),
        Paragraph(typed),
        Bullets((typed,)),
        Facts(((typed, typed),)),
        Table(typed, (typed,), ((typed,),)),
    )
    read = Read(html(Page(typed, blocks, typed)))
    assert [text for _, text in read.texts] == [typed] * 11
