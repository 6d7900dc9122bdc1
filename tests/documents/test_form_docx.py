"""Word forms in the shapes that landlords use: each read like the look-alike in plain text, clause by clause."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import pytest
from made_forms import HEADINGS
from office_forms import HEAD, ROWS, TRUTH, Row, in_sections, p, tbl, tc, tr, word_form, word_of

from hoctui.assessment.answers import Answer, ReadForm
from hoctui.documents.forms import read_form

REPEATED = ("3.7",)
"""The one clause of the look-alike that is to be looked at whatever file it comes in: its evidence repeats itself."""


def squeezed(answer: Answer) -> tuple[str, ...]:
    texts = (answer.evidence, answer.commentary, answer.wording)
    return (answer.mark.value, *("".join(text.split()) for text in texts))


def same_as_the_lookalike(form: ReadForm, flagged: Sequence[str] = REPEATED) -> None:
    assert form.edition == "2024"
    assert {number: squeezed(answer) for number, answer in form.answers.items()} == {
        number: squeezed(answer) for number, answer in TRUTH.items()
    }
    assert form.flagged == tuple(flagged)


def many(text: str) -> str:
    """A cell with each line of a text as a paragraph."""
    return tc(inside="".join(p(escape(line)) for line in text.split("\n")))


def row(cells: Sequence[str]) -> str:
    return tr(*(many(cell) for cell in cells))


def of_rows(made: Callable[[Row], str] = row, head: str = HEAD, columns: int = 5) -> bytes:
    return word_of(tbl(head, *(made(one) for one in ROWS), columns=columns))


def one(*cells: str, clause: str = "6.3", **parts: str) -> Answer:
    """A form of one row, of cells as XML."""
    return read_form(word_of(tbl(HEAD, tr(*cells)), **parts), "form.docx", "2024").answers[clause]


def proof(inside: str, **parts: str) -> Answer:
    """A form of one row, with XML for its evidence."""
    return one(tc("6.3"), tc("Rule."), tc("Yes"), tc(inside=inside), tc("C"), **parts)


def marked(inside: str) -> Answer:
    """A form of one row, with XML for its answer."""
    return one(tc("6.3"), tc("Rule."), tc(inside=inside), tc("E"), tc("C"))


# ------------------------------------------------------------------------------------------------- tables

TICKS = ("Clause", "Requirement", "Yes", "No", "Partial", "N/A", "Evidence", "Commentary")
MARKS = ("Yes", "No", "Partial", "N/A")


@pytest.mark.parametrize(
    "data",
    [
        word_form(),
        word_form(tables="one"),
        word_form(
            lambda r: (r[3], r[2], r[0], r[4], r[1]), ("Evidence", "Compliance", "Ref", "Comments", "Code provision")
        ),
        word_form(lambda r: (*r[:2], *("X" if r[2] == mark else "" for mark in MARKS), *r[3:]), TICKS),
        word_form(lambda r: (*r[:2], *("☒" if r[2] == mark else "☐" for mark in MARKS), *r[3:]), TICKS),
        word_form(lambda r: (*r[:2], *(f"{'☒' if r[2] == mark else '☐'} {mark}" for mark in MARKS), *r[3:]), TICKS),
        word_form(lambda r: (*r[:2], " ".join(f"{'☒' if r[2] == mark else '☐'} {mark}" for mark in MARKS), *r[3:])),
        word_form(lambda r: (*r[:2], "\n".join(f"{mark} {'☒' if r[2] == mark else '☐'}" for mark in MARKS), *r[3:])),
        word_form(
            lambda r: (*r[:2], {"Yes": "✔", "No": "✗", "Partial": "Partially compliant"}.get(r[2], r[2]), *r[3:])
        ),
        word_form(lambda r: (*r[:2], {"Yes": "Met", "No": "Not met", "Partial": "In part"}.get(r[2], r[2]), *r[3:])),
        word_form(lambda r: (*r[:2], {"Yes": "Y", "No": "N", "Partial": "Partly"}.get(r[2], r[2]), *r[3:])),
        word_form(lambda r: (f"LL-{r[0]}", *r), ("Ref", *HEADINGS)),
        word_form(lambda r: (str(ROWS.index(r) + 1), *r), ("No.", *HEADINGS)),
    ],
    ids=["sections", "one table", "order", "ticks", "boxes", "labelled boxes", "boxes in one cell", "boxes behind",
         "signs", "met", "letters", "references", "counted"],
)  # fmt: skip
def test_columns_and_answers_of_many_kinds_are_read_alike(data: bytes) -> None:
    same_as_the_lookalike(read_form(data, "form.docx"))


def test_headings_over_two_rows_with_one_divided_are_one() -> None:
    upper = (tc(name, merge="restart") for name in ("Code provision", "Code requirement"))
    rest = (tc(name, merge="restart") for name in ("Evidence", "Comments"))
    gone = tc(merge="continue")
    head = tr(*upper, tc("Do we comply?", span=2), *rest) + tr(gone, gone, tc("Yes"), tc("No"), gone, gone)

    def ticked(r: Row) -> str:
        return row((*r[:2], "" if r[2] == "No" else {"Yes": "✓"}.get(r[2], r[2]), "✓" if r[2] == "No" else "", *r[3:]))

    same_as_the_lookalike(read_form(of_rows(ticked, head, 6), "form.docx"))


@pytest.mark.parametrize("span", [5, 1])
def test_titles_and_remarks_between_the_rows_belong_to_no_clause(span: int) -> None:
    """A section's title spans the table's width, or stands in its first cell with nothing beside it."""
    rows = [HEAD]
    for title, here in in_sections():
        said = (f"{title}, in other words", "What follows binds us all")
        rows += [tr(tc(text, span=5)) if span == 5 else tr(text, "", "", "", "") for text in said]
        rows += [row(one) for one in here]
    same_as_the_lookalike(read_form(word_of(tbl(*rows)), "form.docx"))


def test_a_cell_beside_several_clauses_speaks_for_each_and_one_beside_a_broken_row_for_that_one() -> None:
    """Evidence in a cell merged over two clauses is that of both; an answer so merged is to be looked at."""
    form = read_form(
        word_of(
            tbl(
                HEAD,
                tr(tc("6.3"), tc("Rule."), tc("Yes"), tc("Shared", merge="restart"), tc("C")),
                tr(tc("6.4"), tc("Rule."), tc("No"), tc(merge="continue"), tc("D")),
                tr(tc("6.5", merge="restart"), tc("Rule"), tc("Yes", merge="restart"), tc("One"), tc("E")),
                tr(tc(merge="continue"), tc("goes on."), tc(merge="continue"), tc("and two"), tc("")),
                tr(tc("6.6"), tc("Rule."), tc("N/A", merge="restart"), tc("F"), tc("")),
                tr(tc("6.7"), tc("Rule."), tc(merge="continue"), tc("G"), tc("")),
            )
        ),
        "form.docx",
        "2024",
    ).answers
    assert [form[number].evidence for number in ("6.3", "6.4", "6.5")] == ["Shared", "Shared", "One and two"]
    assert form["6.5"].wording == "Rule goes on."
    assert [form[number].review for number in ("6.3", "6.4", "6.5", "6.6")] == [()] * 4
    assert (form["6.7"].mark.value, form["6.7"].review) == (
        "N/A",
        ("its answer stands in one cell beside several clauses; look at the original",),
    )


def test_a_cell_under_two_columns_is_read_as_the_first_and_said_unless_both_are_evidence() -> None:
    answer = one(tc("6.3"), tc("Rule."), tc("Yes"), tc("Both", span=2))
    assert (answer.evidence, answer.commentary, answer.review) == ("Both", "", ())
    answer = one(tc("6.3"), tc("Rule. Yes, we do", span=2), tc("E"), tc("C"))
    assert answer.review == (
        "one cell stands under Code requirement and Comply: Yes / No; it was read as the first of them",
        "no answer is printed",
    )


def test_tables_side_by_side_are_put_together_and_that_is_said() -> None:
    left = tbl(tr("Clause", "Requirement"), *(row(one[:2]) for one in ROWS), columns=2)
    right = tbl(tr("Comply", "Evidence", "Commentary"), *(row(one[2:]) for one in ROWS), columns=3)
    form = read_form(word_of(left + p() + right), "form.docx")
    same_as_the_lookalike(form)
    assert "one table and more about them in the next" in form.notes[0]
    nested = word_of(tbl(tr(tc(inside=left), tc(inside=right)), columns=2))
    same_as_the_lookalike(read_form(nested, "form.docx"))


def test_a_second_table_with_the_evidence_of_the_same_clauses_is_joined_by_their_numbers() -> None:
    left = tbl(tr("Clause", "Requirement", "Comply"), *(row(one[:3]) for one in ROWS), columns=3)
    right = tbl(tr("Clause", "Evidence", "Commentary"), *(row((one[0], *one[3:])) for one in ROWS[::-1]), columns=3)
    same_as_the_lookalike(read_form(word_of(left + right), "form.docx"))


def test_a_table_for_each_clause_with_labels_beside_its_cells_is_read() -> None:
    cards = (
        tbl(*(tr(tc(label), many(text)) for label, text in zip(HEADINGS, one, strict=True)), columns=2) for one in ROWS
    )
    same_as_the_lookalike(read_form(word_of(p().join(cards)), "form.docx"))


def test_a_form_within_a_cell_of_a_layout_table_is_read() -> None:
    inner = tbl(HEAD, *(row(one) for one in ROWS))
    same_as_the_lookalike(read_form(word_of(tbl(tr(tc(inside=inner)), columns=1)), "form.docx"))


def test_a_table_of_figures_in_a_cell_is_text_of_that_cell() -> None:
    answer = proof(p("Last year:") + tbl(tr("Upheld", "12"), tr("Not upheld", "30"), columns=2) + p())
    assert answer.evidence == "Last year:\nUpheld | 12\nNot upheld | 30"


# ------------------------------------------------------------------------------------------------- broken forms


def in_lines(r: Row) -> Row:
    """A row as a PDF's converter leaves it: every line a paragraph."""
    number, wording, mark, evidence, comment = r
    wrapped = [
        "\n".join(line for part in text.split("\n") for line in textwrap.wrap(part, width) or [""])
        for text, width in ((wording, 34), (evidence, 24), (comment, 30))
    ]
    return (number, wrapped[0], mark, wrapped[1], wrapped[2])


def test_a_form_converted_from_a_pdf_has_its_lines_and_its_broken_rows_put_together() -> None:
    body, page = "", [HEAD]
    for place, r in enumerate(map(in_lines, ROWS)):
        if place % 6 == 5:
            halves = [(cell.split("\n")[:2], cell.split("\n")[2:]) for cell in r]
            page.append(row(["\n".join(first) for first, _ in halves]))
            body += tbl(*page) + p(f"Page {place // 6 + 1}")
            rest = ["\n".join(second) for _, second in halves]
            page = [row(rest)] if any(rest) else []
        else:
            page.append(row(r))
    form = read_form(word_of(body + tbl(*page)), "form.docx")
    same_as_the_lookalike(form, flagged=())
    assert "\n" not in form.answers["6.1"].evidence, "lines that a page's width broke are one again"


def test_a_form_without_a_table_is_read_by_its_tabs_or_its_labels() -> None:
    def flat(text: str) -> str:
        return escape(" ".join(text.split()))

    tabs = "".join(
        p(inside="<w:r><w:tab/></w:r>".join(f"<w:r><w:t>{flat(cell)}</w:t></w:r>" for cell in r))
        for r in (HEADINGS, *ROWS)
    )
    same_as_the_lookalike(read_form(word_of(tabs), "form.docx"))
    labels = "".join(
        p(text)
        for r in ROWS
        for text in (r[0], flat(r[1]), f"Comply: {r[2]}", f"Evidence: {flat(r[3])}", f"Commentary: {flat(r[4])}")
    )
    same_as_the_lookalike(read_form(word_of(labels), "form.docx"))


def framed(x: int, y: int, text: str) -> str:
    return f'<w:p><w:pPr><w:framePr w:x="{x}" w:y="{y}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'


def boxed(x: int, y: int, text: str) -> str:
    """A text box that stands free on the page, as a PDF's converter makes one of every line."""
    places = "".join(
        f"<wp:position{way}><wp:posOffset>{at * 635}</wp:posOffset></wp:position{way}>"
        for way, at in (("H", x), ("V", y))
    )
    box = f"<wps:txbx><w:txbxContent>{p(escape(text))}</w:txbxContent></wps:txbx>"
    return f"<w:r><w:drawing><wp:anchor>{places}{box}</wp:anchor></w:drawing></w:r>"


COLUMNS = (1_000, 2_000, 5_000, 6_500, 9_000)


def on_pages() -> list[list[tuple[int, int, str]]]:
    """Where each line of the look-alike stands, eight rows to a page, beneath headings of two lines."""
    pages: list[list[tuple[int, int, str]]] = []
    for start in range(0, len(ROWS), 8):
        page = [(x, 600, name.split(" ")[0]) for x, name in zip(COLUMNS, HEADINGS, strict=True)]
        page += [(x, 800, rest) for x, name in zip(COLUMNS, HEADINGS, strict=True) if (rest := name.partition(" ")[2])]
        y = 1_200
        for r in map(in_lines, ROWS[start : start + 8]):
            lines = [
                (x, y + 200 * place, line)
                for x, cell in zip(COLUMNS, r, strict=True)
                for place, line in enumerate(cell.split("\n"))
                if line
            ]
            page += sorted(lines, key=lambda line: line[1])
            y = max(line[1] for line in lines) + 300
        pages.append(page)
    return pages


@pytest.mark.parametrize("made", ["frames", "boxes"])
def test_a_form_whose_columns_are_frames_is_told_by_where_they_stand(made: str) -> None:
    if made == "frames":
        turn = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        body = turn.join("".join(framed(*line) for line in page) for page in on_pages())
    else:
        body = p(inside="".join(boxed(*line) for page in on_pages() for line in page))
    form = read_form(word_of(body), "form.docx")
    same_as_the_lookalike(form, flagged=())
    assert "The form has lost its table; its columns were told from where its words stand on the page." in form.notes


# ------------------------------------------------------------------------------------------------- a cell's text


def changed(kind: str, inside: str) -> str:
    return f'<w:{kind} w:author="A" w:id="1">{inside}</w:{kind}>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_changes_that_are_tracked_are_taken_as_accepted() -> None:
    """Inserted words and rows are kept, deleted ones dropped, moved ones stand where they were moved to."""
    gone = "<w:r><w:delText>No</w:delText></w:r>"
    assert marked(p(inside=changed("del", gone) + changed("ins", run("Yes")))).mark.value == "Yes"
    answer = proof(p(inside=run("Page 2 ") + changed("moveFrom", run("and 9")) + changed("moveTo", run("and 3"))))
    assert answer.evidence == "Page 2 and 3"
    mark_gone = '<w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>'
    assert proof(f"<w:p>{mark_gone}{run('Hand')}</w:p>" + p("book")).evidence == "Handbook"
    rows = (
        tr("6.2", "Rule.", "Yes", "E", "C", inside='<w:trPr><w:ins w:id="3"/></w:trPr>'),
        tr("6.3", "Rule.", "No", "E", "C", inside='<w:trPr><w:del w:id="4"/></w:trPr>'),
    )
    form = read_form(word_of(tbl(HEAD, *rows)), "form.docx", "2024")
    assert (form.answers["6.2"].mark.value, form.answers["6.3"].review) == (
        "Yes",
        ("this clause was not found in the file",),
    )


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(ticked: int) -> str:
    drawn = run("Q" if ticked else "R", '<w:rFonts w:ascii="Odd"/>')
    return control(f'<w14:checkbox><w14:checked w14:val="{ticked}"/></w14:checkbox>', drawn)


def old_box(ticked: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>'
        f"<w:checkBox>{ticked}</w:checkBox></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def old_list(result: str) -> str:
    entries = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in ("Choose one", "Yes", "No"))
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{result}{entries}</w:ddList></w:ffData></w:fldChar>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inside", "mark", "doubt"),
    [
        (p(inside=box(1) + run(" Yes ") + box(0) + run(" No")), "Yes", ""),
        (p(inside=run("Yes ") + box(0) + run(" No ") + box(1)), "No", ""),
        (p(inside=box(0) + run(" Yes ") + box(0) + run(" No")), "", "no box is ticked in “☐ Yes ☐ No”"),
        (p(inside=control("<w:dropDownList/>", run("Partial"))), "Partial", ""),
        (control("<w:dropDownList/>", p("No")), "No", ""),
        (p(inside=control("<w:showingPlcHdr/>", run("Choose an item."))), "", "no answer is printed"),
        (p(inside=old_box("<w:checked/>") + run(" Yes ") + old_box("") + run(" No")), "Yes", ""),
        (p(inside=old_box('<w:default w:val="1"/><w:checked w:val="0"/>') + run(" Yes")), "", "no box is ticked"),
        (p(inside=old_list('<w:result w:val="2"/>')), "No", ""),
        (p(inside=old_list("")), "", "no answer is printed"),
        (p(inside='<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), "Yes", ""),
        (p(inside=run("ü", '<w:rFonts w:ascii="Wingdings"/>')), "Yes", ""),
        (p(inside=run("Yes", "<w:strike/>") + run(" / No")), "No", ""),
        (p("Yes / No"), "", "the answer reads “Yes / No”, which could be more than one answer"),
        (p(inside=run("Yes ", "<w:strike/>") + run("No")), "No", ""),
        (p("1 185"), "", "the answer reads “1 185”, which is no clear answer"),
    ],
)  # fmt: skip
def test_an_answer_is_read_from_whatever_it_is_given_in(inside: str, mark: str, doubt: str) -> None:
    answer = marked(inside)
    assert answer.mark.value == mark
    assert doubt in "".join(answer.review)
    assert bool(answer.review) == bool(doubt) or "struck through" in answer.review[0]


LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/hyperlink" Target="https://www.example.org/policy/" TargetMode="External"/>'
    "</Relationships>"
)


TWICE = (
    f"<mc:AlternateContent><mc:Choice>{run('once')}</mc:Choice>"
    f"<mc:Fallback>{run('twice')}</mc:Fallback></mc:AlternateContent>"
)


def field(instruction: str, words: str) -> str:
    parts = ("begin", f"<w:instrText>{instruction}</w:instrText>", "separate", f"<w:t>{words}</w:t>", "end")
    return "".join(
        f"<w:r>{part if part[0] == '<' else f'<w:fldChar w:fldCharType={chr(34)}{part}{chr(34)}/>'}</w:r>"
        for part in parts
    )


@pytest.mark.parametrize(
    ("inside", "evidence"),
    [
        (f'<w:hyperlink r:id="r1">{run("Our policy")}</w:hyperlink>', "Our policy (https://www.example.org/policy/)"),
        (f'<w:hyperlink r:id="r1">{run("example.org/policy")}</w:hyperlink>', "example.org/policy"),
        (f'<w:hyperlink w:anchor="here">{run("below")}</w:hyperlink>', "below"),
        (field('HYPERLINK "https://example.org/a"', "Leaflet"), "Leaflet (https://example.org/a)"),
        (f"<w:fldSimple w:instr='HYPERLINK \"https://example.org/a\"'>{run('Leaflet')}</w:fldSimple>",
         "Leaflet (https://example.org/a)"),
        (field("PAGE", "7"), "7"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>", "one\ntwo three"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>", "co-op"),
        (TWICE, "once"),
        (f"<w:r><w:txbxContent>{p('In a box')}</w:txbxContent></w:r>", "In a box"),
        (run("Seen") + run("unseen", "<w:vanish/>"), "Seen"),
    ],
)  # fmt: skip
def test_links_boxes_and_breaks_are_text_of_their_cell(inside: str, evidence: str) -> None:
    answer = proof(p(inside=inside), rels=LINKS)
    assert answer.evidence == evidence
    assert answer.review == ()


NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="6"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/>'
    '</w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    "</w:abstractNum>"
    + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(3))
    + "</w:numbering>"
)


def listed(text: str, number: int, level: int = 0) -> str:
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{properties}{run(text) if text else ''}</w:p>"


def test_numbers_and_bullets_that_word_draws_are_text() -> None:
    """The clause's own number may be one that Word counts: it stands nowhere in the text."""
    rows = [tr(tc(inside=listed("", 1, 1)), tc(f"Rule {n}."), tc("Yes"), tc(f"E{n}"), tc("C")) for n in range(3)]
    form = read_form(word_of(listed("Handling", 1) + tbl(HEAD, *rows), numbering=NUMBERING), "form.docx", "2024")
    assert [form.answers[number].evidence for number in ("6.2", "6.3", "6.4")] == ["E0", "E1", "E2"]
    answer = proof("".join(listed(text, 2) for text in ("policy", "page")) + listed("leaflet", 3), numbering=NUMBERING)
    assert answer.evidence == "a. policy\nb. page\n• leaflet"


def test_footnotes_are_kept_with_the_cell_that_they_belong_to() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="4">{p("Agreed in May.")}</w:footnote></w:footnotes>'
    )
    answer = proof(p(inside=run("Policy") + '<w:r><w:footnoteReference w:id="4"/></w:r>'), footnotes=notes)
    assert answer.evidence == "Policy[1]\n[1] Agreed in May."


def test_what_cannot_be_taken_from_a_document_is_said() -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    assert proof(p(inside=run("See") + picture)).review == (
        "a picture or a file is embedded in this row, which was not taken; look at the original",
    )
    assert proof(p(inside=run("old ", "<w:strike/>") + run("new"))).review == (
        "some words in this row are struck through; look at the original",
    )
    comment = '<w:r><w:commentReference w:id="1"/></w:r>'
    body = tbl(HEAD, tr("6.3", "R", "Yes", tc(inside=p(inside=run("E") + run("x", "<w:vanish/>") + comment)), "C"))
    notes = read_form(word_of(body), "form.docx", "2024").notes
    assert "Some words of the document are hidden in it; they were not taken." in notes
    assert "The document has comments in its margin, which were not taken." in notes


# ------------------------------------------------------------------------------------------------- whole forms


@pytest.mark.parametrize("printed", ["", "Yes / No", "☐ Yes ☐ No", "Choose an item."])
def test_a_blank_form_brings_the_official_wording_and_nothing_else(printed: str) -> None:
    form = read_form(word_form(lambda r: (*r[:2], printed, "", "")), "blank.docx")
    assert {answer.mark.value + answer.evidence + answer.commentary for answer in form.answers.values()} == {""}
    assert {number: answer.wording for number, answer in form.answers.items()} == {
        number: answer.wording for number, answer in TRUTH.items()
    }
    assert form.flagged == ()
    assert form.notes == ("The form is blank: it brings the official wording and no answers.",)


def test_a_contents_list_and_the_like_above_the_form_do_no_harm() -> None:
    toc = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Section 6: Handling 12</w:t></w:r></w:p>'
    body = p("Example Homes: self-assessment") + toc + p("Fill in every row.") + tbl(HEAD, *(row(one) for one in ROWS))
    form = read_form(word_of(body), "form.docx")
    same_as_the_lookalike(form)
    assert (form.title, form.landlord) == ("Example Homes: self-assessment", "Example Homes")
