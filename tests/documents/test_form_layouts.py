"""Forms whose table was lost, or is drawn in another way: its columns are told, and what is doubtful is said."""

from __future__ import annotations

import pytest
from office_forms import ROWS, TRUTH, word_of
from text_forms import gridded, in_html, in_pages, labelled, one_cell_a_line, ruled, run_together

from hoctui.assessment.answers import ReadForm
from hoctui.documents.forms import read_form
from hoctui.documents.plain_text import markdown_cell

TOLD = "The form has blanks alone between its columns; they were told from where its words stand."
BOTH = ("Code section", "Code requirement", "Comply: Yes/No", "Evidence, commentary and any explanations")
PLAIN = tuple(row for row in ROWS if not set("|*_&<") & set("".join(row)))
"""The rows without signs of Markdown, which a table drawn with them would have to escape."""


def squeezed(text: str) -> str:
    return "".join(text.replace("•", "").replace("-", "").split())


def differing(form: ReadForm, rows: tuple[tuple[str, ...], ...] = ROWS) -> list[str]:
    """The clauses that read otherwise than they were written."""
    odd = []
    for number, _, mark, evidence, commentary in rows:
        answer = form.answers[number]
        same = [squeezed(answer.evidence), squeezed(answer.commentary)] == [squeezed(evidence), squeezed(commentary)]
        if answer.mark.value != mark or not same or squeezed(answer.wording) != squeezed(TRUTH[number].wording):
            odd.append(number)
    return odd


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (in_html(), "form.md"),
        (in_html().replace("\n", ""), "form.md"),
        (in_html(), "form.txt"),
        (labelled(), "form.txt"),
    ],
    ids=["html", "html in one line", "html in text", "labels"],
)
def test_a_form_in_another_dress_reads_like_the_table_it_was(made: str, name: str) -> None:
    form = read_form(made.encode("utf-8"), name)
    assert form.edition == "2024"
    assert differing(form) == []
    assert form.flagged == ("3.7",), "what repeats itself there, and nothing else"


@pytest.mark.parametrize(
    ("made", "name"),
    [(ruled(), "form.md"), (ruled(), "form.txt"), (in_pages(), "form.txt"), (in_pages(lines=25), "form.txt")],
    ids=["rule", "rule in text", "pages", "short pages"],
)
def test_columns_that_blanks_alone_keep_apart_are_told_from_where_words_stand(made: str, name: str) -> None:
    """A PDF's text has other columns on each page, a head and a foot, and rows broken anywhere."""
    form = read_form(made.encode("utf-8"), name)
    unmarked = [number for number in differing(form) if not form.answers[number].review]
    assert unmarked == []
    assert len(differing(form)) <= 3
    assert len(form.flagged) <= 6
    assert TOLD in form.notes


def test_a_table_drawn_with_lines_is_read_without_a_word_about_the_lines() -> None:
    form = read_form(gridded(PLAIN).encode("utf-8"), "form.md")
    assert differing(form, PLAIN) == []
    assert form.notes == ()


def test_a_page_without_number_or_answer_is_read_and_marked() -> None:
    """What is left of a long row fills a page of its own, where nothing tells its columns for certain."""
    long = ("6.4", "Invented rule.", "Yes", " ".join(f"word{n}" for n in range(260)), "Talk")
    rows = (
        *ROWS[:3],
        ("6.3", "Rule three.", "No", "Proof", "Talk"),
        long,
        ("6.5", "Rule five.", "Yes", "E", "C"),
        *ROWS[-4:],
    )
    form = read_form(in_pages(rows, lines=30).encode("utf-8"), "form.txt", "2024")
    assert squeezed(form.answers["6.4"].evidence) == squeezed(long[3])
    assert any("columns of this page could not be told" in said for said in form.answers["6.4"].review)
    assert form.answers["6.5"].review == ()


def test_lines_whose_column_is_not_told_are_all_marked_and_one_column_needs_no_mark() -> None:
    form = read_form(one_cell_a_line().encode("utf-8"), "form.txt")
    assert [number for number, *_ in ROWS if TRUTH[number].mark is not form.answers[number].mark] == []
    assert all(form.answers[number].review for number, _, _, evidence, commentary in ROWS if evidence or commentary)
    one = tuple(row[:4] for row in ROWS)
    form = read_form(one_cell_a_line(one, BOTH).encode("utf-8"), "form.txt", "2024")
    assert [n for n, _, _, evidence in one if squeezed(form.answers[n].evidence) != squeezed(evidence)] == []
    assert form.answers["1.2"].review == ()


def test_an_answer_in_the_midst_of_a_line_is_taken_and_marked() -> None:
    form = read_form(run_together().encode("utf-8"), "form.txt")
    wrong = [number for number, _, mark, *_ in ROWS if form.answers[number].mark.value not in (mark, "")]
    assert wrong == []
    assert len(form.missing) < 5
    assert all(answer.review for answer in form.answers.values())


def test_a_label_is_no_answer_though_it_could_be_one() -> None:
    """Comply, alone on its line above the answer, is not Yes."""
    blocks = "\n\n".join(
        f"Code provision 6.{n}\n\nCode requirement\n\nInvented rule {n}.\n\nComply\n\nNo.\n\n"
        f"Evidence\n\n5.1 Proof {n}\n\nCommentary / explanation\n\nTalk {n}"
        for n in range(1, 8)
    )
    form = read_form(blocks.encode("utf-8"), "form.txt", "2024")
    answer = form.answers["6.3"]
    assert (answer.mark.value, answer.evidence, answer.commentary) == ("No", "5.1 Proof 3", "Talk 3")
    assert answer.wording == "Invented rule 3."
    assert (answer.review, form.answers["5.1"].mark.value) == ((), "")


HEAD = "<tr><th>Clause</th><th>Requirement</th><th>Comply</th><th>Evidence</th></tr>"


@pytest.mark.parametrize(
    ("cells", "mark", "evidence"),
    [
        ("<td>6.3<td>R<td>Yes<td>E", "Yes", "E"),
        ("<td>6.3</td><td>R</td><td>Yes</td><td><ul><li>One</li><li><p>Two</p></li></ul></td>", "Yes", "• One\n• Two"),
        ('<td>6.3</td><td>R</td><td>No</td><td><a href="https://a.example/b">Leaflet</a></td>', "No",
         "Leaflet (https://a.example/b)"),
        ("<td>6.3</td><td>R</td><td>No</td><td><a href='https://a.example'>https://a.example/</a></td>", "No",
         "https://a.example/"),
        ('<td>6.3</td><td>R</td><td><input type="checkbox" checked>Yes <input type="checkbox">No</td><td>E</td>',
         "Yes", "E"),
        ("<td>6.3</td><td>R</td><td>Yes</td><td>E &amp; F<!-- a remark <td> --><br>G</td>", "Yes", "E & F\nG"),
        ("<td>6.3</td><td>R</td><td>Yes</td><td><table><tr><td>1</td><td>2</td></tr></table></td>", "Yes", "1 2"),
        ("<td>6.3</td><td>R</td><td>Yes</td><td>E<style>p {}</style></td>", "Yes", "E"),
    ],
)  # fmt: skip
def test_what_a_cell_of_html_says(cells: str, mark: str, evidence: str) -> None:
    text = f"Our form\n\n<table>{HEAD}<tr>{cells}</tr><tr><td>6.4</td><td>R</td><td>Yes</td><td>E4</td></tr></table>"
    answer = read_form(text.encode("utf-8"), "form.md", "2024").answers["6.3"]
    assert (answer.mark.value, answer.evidence, answer.review) == (mark, evidence, ())


def test_a_cell_of_html_beside_several_rows_speaks_for_each() -> None:
    last = ("<td>E", "<td rowspan=2>Both", "", "<td>E")
    rows = "".join(f"<tr><td>6.{n}<td>R<td>Yes{cell}" for n, cell in enumerate(last, start=2))
    form = read_form(f"<table>{HEAD}{rows}</table>".encode(), "form.md", "2024")
    assert [form.answers[f"6.{n}"].evidence for n in range(2, 6)] == ["E", "Both", "Both", "E"]


def test_a_title_of_html_and_of_markdown_is_the_forms_title() -> None:
    rows = "<tr><td>6.3</td><td>R</td><td>Yes</td><td>E</td></tr>"
    for title in ("# Example Homes self-assessment", "<h1>Example Homes self-assessment</h1>"):
        form = read_form(f"{title}\n\n<table>{HEAD}{rows}</table>".encode(), "form.md", "2024")
        assert (form.title, form.landlord) == ("Example Homes self-assessment", "Example Homes")


def test_a_word_document_with_nothing_but_blanks_between_its_columns_is_read() -> None:
    lines = ruled(PLAIN[:20]).split("\n")
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in lines)
    form = read_form(word_of(body), "form.docx", "2024")
    assert form.answers["1.3"].evidence == markdown_cell(TRUTH["1.3"].evidence)
