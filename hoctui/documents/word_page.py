"""A page as a Word document with real headings, lists and tables, and the same bytes every time it is written."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from hoctui.documents.page import Block, Bullets, Facts, Heading, Page, Paragraph, Table, first_heading, fit_to_write
from hoctui.documents.word_links import add_contents, add_link_style, add_text, is_listed, mark_place
from hoctui.documents.word_table import add_table

_INK = RGBColor(0x1B, 0x1B, 0x1B)
_ACCENT = RGBColor(0x1F, 0x3A, 0x5F)
_QUIET = RGBColor(0x4A, 0x4A, 0x4A)
"""Each of them stands out on white by more than 4.5 to 1."""
_FONT = "Arial"
_LABELS = Cm(5.5)
"""How far the values of facts are set in, beside their labels."""
_APART = Pt(8)
"""What stands between two groups of facts, so that they do not run into one."""
_UNCHANGING = (1980, 1, 1, 0, 0, 0)
"""The time that every part of the file bears: the earliest that a zip knows."""


def word(page: Page) -> bytes:
    """The page as a .docx: A4, in British English, the footer and the page's number at the foot of every page.

    It names no author and no time of writing, so that the same page is the same bytes.
    """
    fit = fit_to_write(page)
    document = Document()
    _set_up(document, fit)
    document.add_paragraph(fit.title, style="Title")
    listed_at = first_heading(fit.blocks) if fit.contents else None
    for number, block in enumerate(fit.blocks):
        if number == listed_at:
            add_contents(document, fit.blocks)
        _add(document, block, links=fit.links)
        if fit.contents and is_listed(block):
            mark_place(document.paragraphs[-1], number)
    _foot(document, fit.footer)
    kept = BytesIO()
    document.save(kept)
    return _without_times(kept.getvalue())


def _add(document: WordDocument, block: Block, *, links: bool) -> None:
    match block:
        case Heading():
            document.add_paragraph(block.text, style=f"Heading {block.level - 1}")
        case Paragraph():
            add_text(document.add_paragraph(style="Quiet" if block.quiet else "Normal"), block.text, links=links)
        case Bullets():
            for point in block.points:
                add_text(document.add_paragraph(style="List Bullet"), point, links=links)
        case Facts():
            for number, (label, value) in enumerate(block.rows):
                fact = document.add_paragraph(style="Fact")
                if number == 0:
                    fact.paragraph_format.space_before = _APART
                    fact.paragraph_format.keep_with_next = True
                fact.add_run(f"{label}:").bold = True
                fact.add_run("\t")
                add_text(fact, value, links=links)
        case Table():
            add_table(document, block, links=links)


def _set_up(document: WordDocument, page: Page) -> None:
    _name(document, page)
    section = document.sections[0]
    if page.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if page.wide else (Cm(21), Cm(29.7))
    margin = Cm(1.3 if page.brief else 2)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")
    text, cell = (9, 8.5) if page.brief else (10.5, 9.5)
    _style(document, "Normal", text, _INK, after=2 if page.brief else 6)
    _style(document, "Title", 16 if page.brief else 22, _ACCENT, after=6 if page.brief else 12)
    for level, size in enumerate((12, 11, 10, 9.5, 9.5) if page.brief else (15, 12.5, 11, 10.5, 10.5), 1):
        above = 6 if page.brief else 14 if level == 1 else 10
        _style(document, f"Heading {level}", size, _ACCENT, before=above, after=2 if page.brief else 4)
    _style(document, "List Bullet", text, _INK, after=1 if page.brief else 3)
    _style(
        document, "Caption", text, _INK, before=2 if page.brief else 8, after=2 if page.brief else 4
    ).paragraph_format.keep_with_next = True
    for name in ("Quiet", "Fact", "Cell"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _style(document, "Quiet", 9.5, _QUIET, after=6).font.italic = True
    _style(document, "Cell", cell, _INK, after=0)
    fact = _style(document, "Fact", 10.5, _INK, after=3).paragraph_format
    fact.left_indent, fact.first_line_indent = _LABELS, -_LABELS
    fact.tab_stops.add_tab_stop(_LABELS)
    _style(document, "Footer", 8.5, _QUIET, after=0)
    if page.links or page.contents:
        add_link_style(document, _ACCENT)


def _name(document: WordDocument, page: Page) -> None:
    """Give the document its title and language as properties, and take out what the library's own template says."""
    properties = document.core_properties
    told = properties._element  # noqa: SLF001 (the library cannot leave a property out)
    for property_ in list(told):
        told.remove(property_)
    properties.title = page.title.replace("\n", " ")[:255]
    properties.language = "en-GB"
    package = document.part.package
    for key, relationship in list(package.rels.items()) if package else ():
        if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(key)


def _style(
    document: WordDocument, name: str, size: float, ink: RGBColor, *, before: float = 0, after: float
) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), ink
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        # A theme's font would have the last word.
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15
    return style


def _foot(document: WordDocument, footer: str) -> None:
    """Write the footer and "Page 2 of 7" at the foot of every page."""
    foot = document.sections[0].footer
    if footer:
        foot.paragraphs[0].text = footer
    numbers = foot.add_paragraph(style="Footer") if footer else foot.paragraphs[0]
    numbers.add_run("Page ")
    _field(numbers, "PAGE")
    numbers.add_run(" of ")
    _field(numbers, "NUMPAGES")


def _field(paragraph: WordParagraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 (the library knows no fields)


def _without_times(written: bytes) -> bytes:
    """The same archive with one unchanging time on all of its parts."""
    kept = BytesIO()
    with ZipFile(BytesIO(written)) as source, ZipFile(kept, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            entry = ZipInfo(part.filename, date_time=_UNCHANGING)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(part))
    return kept.getvalue()
