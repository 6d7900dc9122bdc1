"""Blank Word forms as landlords make them: controls, boxes, choices to delete, prompts, locks, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from office_forms import CONTENT_TYPES, RELATIONS, add_table, p, saved, tbl, tc, tr, word_of

from hoctui.rulebook.edition import Clause, load

PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00"
    b"\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
YES_NO = ("Yes", "No", "Partial", "N/A")
GREY = '<w:rPr><w:rStyle w:val="PlaceholderText"/><w:color w:val="808080"/></w:rPr>'
CLAUSES = load("2024").clauses
SOME = tuple(clause for clause in CLAUSES if clause.section in (1, 6))


def sdt(content: str, properties: str = "", *, prompt: bool = True) -> str:
    """A content control; with `prompt`, what is in it is what Word asks for."""
    showing = "<w:showingPlcHdr/>" if prompt else ""
    return f"<w:sdt><w:sdtPr>{properties}{showing}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def asks(text: str = "Click or tap here to enter text.") -> str:
    """A run that looks as Word's prompts do."""
    return f'<w:r>{GREY}<w:t xml:space="preserve">{text}</w:t></w:r>'


def items(*shown: str, kind: str = "dropDownList") -> str:
    """A list of a control."""
    entries = "".join(f'<w:listItem w:displayText="{one}" w:value="v{at}"/>' for at, one in enumerate(shown))
    return f"<w:{kind}>{entries}</w:{kind}>"


def chooser(*shown: str, kind: str = "dropDownList") -> str:
    """A paragraph with a list to choose from, inside it a prompt."""
    return p("", sdt(asks("Choose an item."), items("Choose an item.", *shown, kind=kind)))


def check(*, ticked: bool = False, lock: str = "") -> str:
    """A box that a control draws."""
    state = f'<w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    state += '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    locked = f'<w:lock w:val="{lock}"/>' if lock else ""
    sign = "\u2612" if ticked else "\u2610"
    return sdt(f"<w:r><w:t>{sign}</w:t></w:r>", f"{locked}<w14:checkbox>{state}</w14:checkbox>", prompt=False)


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(name: str, data: str, result: str | None = "\u2002\u2002\u2002\u2002\u2002") -> str:
    """A field of an old form, as Word writes it: its settings, its instruction and its result, each in runs."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result, "<w:noProof/>")}' if result else ""
    kept = f'<w:ffData><w:name w:val="F"/><w:enabled/>{data}</w:ffData>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{kept}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def wording(clause: Clause) -> str:
    """Words of our own for a clause, that no other clause has."""
    return f"Landlords {clause.duty} follow the rule numbered {clause.number} of this made-up form."


def rows(cells: Callable[[Clause], Sequence[str]], clauses: Sequence[Clause] = SOME) -> list[str]:
    """A row a clause: its number, its words, and the cells that are to be filled."""
    return [tr(clause.number, wording(clause), *cells(clause)) for clause in clauses]


def one_table(head: str, made: Sequence[str], columns: int = 5, above: str = "") -> bytes:
    return packed(above + tbl(head, *made, columns=columns))


STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr>'
    '<w:color w:val="808080"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Link7"><w:name w:val="Hyperlink"/></w:style></w:styles>'
)


def packed(body: str, **parts: str) -> bytes:
    """A document with a header, a footer, a picture, a footnote, a comment, styles and settings beside its text."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    made = word_of(body + p("After the table.") + section, **({"styles": STYLES} | parts))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    out = BytesIO()
    with ZipFile(BytesIO(made)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "[Content_Types].xml":
                base = "application/vnd.openxmlformats-officedocument.wordprocessingml."
                kinds = "".join(
                    f'<Override PartName="/word/{file}.xml" ContentType="{base}{kind}+xml"/>'
                    for file, kind in (("header1", "header"), ("styles", "styles"), ("settings", "settings"))
                )
                data = CONTENT_TYPES.replace(
                    "</Types>", f'<Default Extension="png" ContentType="image/png"/>{kinds}</Types>'
                ).encode()
            after.writestr(name, data)
        after.writestr("word/header1.xml", f"<w:hdr {space}><w:p><w:r><w:t>Our header</w:t></w:r></w:p></w:hdr>")
        if "settings" not in parts:
            after.writestr("word/settings.xml", f"<w:settings {space}><w:zoom w:percent='90'/></w:settings>")
        after.writestr("word/media/image1.png", PIXEL)
        after.writestr("customXml/item1.xml", "<kept>as it is</kept>")
        if "rels" not in parts:
            after.writestr(
                "word/_rels/document.xml.rels",
                RELATIONS.partition("<Relationship ")[0]
                + f'<Relationship Id="rIdH" Type="{related}/header" Target="header1.xml"/>'
                + f'<Relationship Id="rIdS" Type="{related}/styles" Target="styles.xml"/>'
                + f'<Relationship Id="rIdT" Type="{related}/settings" Target="settings.xml"/>'
                + f'<Relationship Id="rIdP" Type="{related}/image" Target="media/image1.png"/></Relationships>',
            )
    return out.getvalue()


HEAD = tr("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanations")
REPEATED = tr(
    "Code provision", "Code requirement", "Comply", "Evidence", "Commentary", inside="<w:trPr><w:tblHeader/></w:trPr>"
)


def around_cells() -> bytes:
    """Controls around whole cells, as Word makes them where a cell holds nothing else; a table a section."""

    def cells(_clause: Clause) -> Sequence[str]:
        prompt = tc(inside=f"<w:p><w:pPr><w:spacing w:after='20'/></w:pPr>{asks()}</w:p>")
        return (
            sdt(tc(inside=p("", asks("Choose an item."))), items("Choose an item.", *YES_NO)),
            sdt(prompt, "<w:rPr><w:b/></w:rPr><w:richText/>"),
            sdt(prompt, '<w:text w:multiLine="1"/>'),
        )

    tables = [
        p(f"Section {number}") + tbl(REPEATED, *rows(cells, [one for one in CLAUSES if one.section == number])) + p()
        for number in (1, 5, 6)
    ]
    return packed("".join(tables))


def within_cells() -> bytes:
    """Controls that stand as paragraphs in a cell, with a list in the form's own words."""

    def cells(_clause: Clause) -> Sequence[str]:
        shown = ("Compliant", "Non-compliant", "Partially compliant", "Not applicable")
        return (
            tc(inside=sdt(p("", asks("Choose")), items(*shown, kind="comboBox")) + p()),
            tc(inside=sdt(p("", asks()) + p("", asks("More."))) + p()),
            tc(inside=sdt(p("", asks()), '<w:lock w:val="sdtLocked"/><w:text/>') + p()),
        )

    return one_table(HEAD, rows(cells))


def in_lines() -> bytes:
    """Controls within a line, behind the list a word that stays, in a document that uses another prefix."""

    def cells(_clause: Clause) -> Sequence[str]:
        return (
            tc(inside=chooser("Y", "N", "Partly", "n/a")),
            tc(inside=p("", sdt(asks(), '<w:rPr><w:i/></w:rPr><w:alias w:val="Proof"/>'))),
            tc(inside=p("", sdt(asks(), "<w:text/>"))),
        )

    return prefixed(one_table(HEAD, rows(cells)))


def prefixed(form: bytes, prefix: str = "x:") -> bytes:
    """The same form with another prefix for Word's own elements; empty for none but a default namespace."""
    out = BytesIO()
    with ZipFile(BytesIO(form)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "word/document.xml":
                text = data.decode("utf-8").replace("<w:", f"<{prefix}").replace("</w:", f"</{prefix}")
                if prefix:
                    text = text.replace(" w:", f" {prefix}").replace("xmlns:w=", f"xmlns:{prefix[:-1]}=")
                else:
                    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                    text = text.replace(f'xmlns:w="{space}"', f'xmlns="{space}" xmlns:w="{space}"')
                data = text.encode()
            after.writestr(name, data)
    return out.getvalue()


def three_boxes() -> bytes:
    """Yes, No and N/A each with a box behind its word, drawn by controls, the cell in several paragraphs."""

    def cells(_clause: Clause) -> Sequence[str]:
        lines = "".join(p("", run(f"{word} ") + check()) for word in ("Yes", "No", "Partial", "N/A"))
        return tc(inside=lines), "", ""

    return one_table(HEAD, rows(cells))


def boxes_in_columns() -> bytes:
    """A column for Yes, one for No, one for Partial and one for N/A, each with a box; No is ticked by default."""
    head = tr("Ref", "Requirement", "Yes", "No", "Partial", "N/A", "Evidence and commentary")

    def cells(_clause: Clause) -> Sequence[str]:
        return *(tc(inside=p("", check(ticked=one == "No"))) for one in ("Yes", "No", "Partial", "N/A")), ""

    return one_table(head, rows(cells), columns=7)


def columns_to_tick() -> bytes:
    """Four columns to tick, as the lines above the table ask for it."""
    head = tr("Ref", "Requirement", "Yes", "No", "Partial", "N/A", "Evidence", "Comments")
    return one_table(head, rows(lambda _: [""] * 6), columns=8, above=p("Please tick one box for each requirement."))


def pictures_of_boxes() -> bytes:
    """Boxes typed in a font made of pictures, as letters and as symbols."""
    typed = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'

    def cells(clause: Clause) -> Sequence[str]:
        box = run("\u00a8", typed) if clause.section == 1 else '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>'
        return tc(inside=p("", "".join(f"{box}{run(f' {word} ')}" for word in YES_NO))), "", ""

    return one_table(HEAD, rows(cells))


def choices_to_delete() -> bytes:
    """ "Yes / No" printed in bold for one to be deleted, and prompts in brackets."""

    def cells(_clause: Clause) -> Sequence[str]:
        return (
            tc(inside=p("", run("YES", "<w:b/>") + run(" / ", "") + run("NO", "<w:b/>") + run(" / PARTIAL / N/A"))),
            tc(inside=p("", run("[Insert ", "<w:i/><w:color w:val='808080'/>") + run("evidence]", "<w:i/>"))),
            tc(inside=p("[Add commentary]") + p("[Add a link]")),
        )

    return one_table(HEAD, rows(cells))


def old_fields() -> bytes:
    """A form of the Word of 2003: fields of its own, protected so that only they can be filled in."""
    listed = "".join(f'<w:listEntry w:val="{one}"/>' for one in ("Please choose", *YES_NO))
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:documentProtection w:edit="forms" w:enforcement="1"/></w:settings>'
    )

    def cells(_clause: Clause) -> Sequence[str]:
        return (
            tc(inside=p("", field("FORMDROPDOWN", f"<w:ddList>{listed}</w:ddList>", None))),
            tc(inside=p("", field("FORMTEXT", "<w:textInput/>"))),
            tc(inside=p("", field("FORMTEXT", '<w:textInput><w:maxLength w:val="0"/></w:textInput>'))),
        )

    return packed(tbl(HEAD, *rows(cells)), settings=settings)


def shared_cells() -> bytes:
    """Evidence and commentary merged in each row, a table of figures before, changes tracked, a page turned."""
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:trackRevisions/>'
        "</w:settings>"
    )
    gone = '<w:del w:id="7" w:author="A"><w:r><w:delText>Old words</w:delText></w:r></w:del>'
    turned = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    figures = tbl(tr("Year", "Cases"), tr("2025", "12"), columns=2)

    def cells(clause: Clause) -> Sequence[str]:
        return tc(inside=p("", gone)), tc(span=2, inside=p("", gone if clause.section == 6 else ""))

    return packed(p("Before") + figures + p("Between") + turned + tbl(HEAD, *rows(cells)), settings=settings)


def without_numbers() -> bytes:
    """No column of numbers: which clause a row is, its wording tells."""
    head = tr("Code requirement", "Comply: Yes/No", "Evidence", "Commentary")
    made = [tr(f"Landlords must see to it: {clause.question[:-1].lower()}.", "", "", "") for clause in CLAUSES]
    return one_table(head, made, columns=4)


def questions_of_2020() -> bytes:
    """The 2020 form: a table a section, its questions without numbers, a control in each cell for Yes and for No."""
    edition = load("2020")
    tables: list[str] = []
    for section in edition.sections:
        made = [tr(str(section.number), f"Heading {section.number}", "Yes", "No", "Evidence")]
        made += [
            tr(
                "",
                f"In short: {clause.question}",
                tc(inside=p("", check())),
                tc(inside=p("", check())),
                tc(inside=sdt(p("", asks())) + p()),
            )
            for clause in edition.in_section(section.number)
        ]
        tables.append(tbl(*made) + p())
    return packed("".join(tables))


def musts_before_shoulds() -> bytes:
    """The 2022 form: the musts of all sections first, then the shoulds, section rows across the tables."""
    edition = load("2022")
    tables: list[str] = []
    for duty, title in (("must", "Mandatory 'must' requirements"), ("should", "Best practice 'should' requirements")):
        made = [HEAD]
        for section in edition.sections:
            here = [one for one in edition.in_section(section.number) if one.duty == duty]
            if here:
                made.append(tr(tc(f"Section {section.number} - Invented heading", span=5)))
                made += rows(lambda _: (tc(inside=chooser(*YES_NO)), "", ""), here)
        tables.append(p(title) + tbl(*made) + p())
    return packed("".join(tables))


def cards() -> bytes:
    """A table a clause, a label beside each cell, the cells controls."""
    return packed(
        "".join(
            tbl(
                tr("Code provision", clause.number),
                tr("Requirement", wording(clause)),
                tr("Comply", tc(inside=chooser(*YES_NO))),
                tr("Evidence", sdt(tc(inside=p("", asks())))),
                tr("Commentary", ""),
                columns=2,
            )
            + p()
            for clause in SOME
        )
    )


def from_the_library() -> bytes:
    """A form made with python-docx: its styles for bullets and links, a turned section, a header, a picture."""
    document = Document()
    document.add_heading("Self-assessment", level=1)
    document.add_picture(BytesIO(PIXEL))
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.header.paragraphs[0].text = "Our header"
    made = [("Code provision", "Code requirement", "Comply", "Evidence", "Commentary")]
    made += [(clause.number, wording(clause), "", "", "") for clause in CLAUSES]
    add_table(document, made).style = "Light Grid Accent 1"
    document.add_section()
    document.add_paragraph("Signed by the chair", style="Intense Quote")
    return saved(document)


FORMS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "controls around cells": ("2024", around_cells),
    "controls within cells": ("2024", within_cells),
    "controls in lines": ("2024", in_lines),
    "three boxes": ("2024", three_boxes),
    "boxes in columns": ("2024", boxes_in_columns),
    "columns to tick": ("2024", columns_to_tick),
    "pictures of boxes": ("2024", pictures_of_boxes),
    "choices to delete": ("2024", choices_to_delete),
    "old fields": ("2024", old_fields),
    "shared cells": ("2024", shared_cells),
    "without numbers": ("2024", without_numbers),
    "questions of 2020": ("2020", questions_of_2020),
    "musts before shoulds": ("2022", musts_before_shoulds),
    "cards": ("2024", cards),
    "from the library": ("2024", from_the_library),
    "default namespace": ("2024", lambda: prefixed(within_cells(), "")),
}
"""Blank forms by name, each with its edition."""
