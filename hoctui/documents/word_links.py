"""Links in a Word document: web addresses that can be followed, and the list of contents that leads to its headings."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.styles.style import CharacterStyle
from docx.text.paragraph import Paragraph as WordParagraph

from hoctui.documents.links import pieces, target
from hoctui.documents.page import Block, Heading

_LINK = "Hyperlink"
"""The name that Word itself gives the style of a link."""


def add_link_style(document: WordDocument, ink: RGBColor) -> None:
    """Give the document the style of a link: its own ink, and underlined, so that it is not told by colour alone."""
    style = document.styles.add_style(_LINK, WD_STYLE_TYPE.CHARACTER)
    if isinstance(style, CharacterStyle):
        style.font.color.rgb, style.font.underline = ink, True


def add_text(paragraph: WordParagraph, text: str, *, links: bool) -> None:
    """Add a text to a paragraph; with `links`, the web addresses in it can be followed."""
    if not links:
        if text:
            paragraph.add_run(text)
        return
    for piece, is_address in pieces(text):
        if is_address:
            place = paragraph.part.relate_to(target(piece), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            _add_link(paragraph, piece, "r:id", place)
        else:
            paragraph.add_run(piece)


def is_listed(block: Block) -> bool:
    """Whether a block stands in the list of contents."""
    return isinstance(block, Heading) and block.level == 2


def add_contents(document: WordDocument, blocks: Sequence[Block]) -> None:
    """Add the list of contents, each line leading to its heading."""
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and is_listed(block):
            _add_link(document.add_paragraph(style="List Bullet"), block.text, "w:anchor", _place(number))


def mark_place(heading: WordParagraph, number: int) -> None:
    """Mark a heading as the place that the contents lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _place(number))
    # A paragraph's own properties come first.
    heading._p.insert(1, start)  # noqa: SLF001 (the library knows no bookmarks)
    heading._p.append(end)  # noqa: SLF001


def _place(number: int) -> str:
    return f"section_{number}"


def _add_link(paragraph: WordParagraph, words: str, kind: str, where: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn(kind), where)
    link.append(paragraph.add_run(words, style=_LINK)._r)  # noqa: SLF001 (the library reads links, and writes none)
    paragraph._p.append(link)  # noqa: SLF001
