"""One page with every value that is hard to write, and that page as each writer's tests take it."""

from __future__ import annotations

from pathlib import Path

from hoctui.documents.page import Bullets, Facts, Heading, Page, Paragraph, Table

GOLDEN = Path(__file__).parent / "golden"

MARKS = "a | b \\ c `d` *e* _f_ [g](h) <i> &amp; & ~~j~~ $k$ l_m **n** __o__ ![p](q) {{ r }} {% s %} ⟦t⟧"
LINES = "- one\n+ two\n* three\n1. four\n2) five\n# six\n> seven\n===\n---\n\n    eight\n| nine |\n:--- ten\n```\n~~~"
BLANKS = "  two  blanks \n\tand\ttabs\t\n\nend\\"
HOSTILE = "<script>alert(1)</script>\n</td></table><!-- x --> ]]> <br>\n[/] [@click=app.quit]x[/]\n&lt;b&gt; &#124; \"'"
FORMULAS = '=1+1\n@sum\n-2+3\n+4\n=HYPERLINK("https://homes.example")'
TONGUES = "שלום 26-0117 | مرحبا\n李小龍 · Ærøskøbing · étude · \U0001f469\u200d\U0001f527 \U0001f3e0 ☂\ufe0f"
ADDRESS = "See https://homes.example/a_b?c=1&d=2#e and C:\\Letters\\_old|new"
LONG = ("The water came through the ceiling again on the night of the third. " * 89)[:6_000]
CHECKSUM = "0123456789abcdef" * 4
NOT_XML = "before\x00\x0b\x1b[2J\u202e\ufffeafter\uffff"
"""Nothing of this but the letters can stand in a Word document, nor be shown on a terminal."""
NOT_XML_WRITTEN = "before[2J\ufffdafter\ufffd"

HARD = (
    MARKS,
    LINES,
    BLANKS,
    HOSTILE,
    FORMULAS,
    TONGUES,
    ADDRESS,
    CHECKSUM,
    LONG,
    "",
    " ",
    "a",
    "1.",
    "-",
    "C #",
    "#",
    "***",
    "_",
)


def hard_page() -> Page:
    """A page with every hard value in every kind of block that can hold it."""
    return Page(
        "Record of 26-0117 | A. Resident's #1 <b> #",
        (
            Paragraph("What this is: *everything* on file.", quiet=True),
            Heading("Particulars #"),
            Facts((("Resident", "A. Resident & Co"), ("Label *with* <marks>", MARKS), ("Empty", ""), ("Wants", LINES))),
            Heading("1. What happened [on hold]"),
            Heading("Too deep at once", 5),
            *(Paragraph(text) for text in HARD),
            *(Paragraph(text, quiet=True) for text in (MARKS, BLANKS, "*", "_a_", " ")),
            Bullets(HARD),
            Heading("Up again", 2),
            Table(
                "Every | hard <value>",
                ("Number", "Value | twice", "Again"),
                tuple((str(number), text, text) for number, text in enumerate(HARD)),
            ),
            Table("Nothing yet", ("Day", "What"), ()),
            Table("", ("Without a caption",), (("x",),)),
            Bullets(()),
            Facts(()),
            Paragraph(NOT_XML),
            Heading("Too high", 1),
            Heading("", 2),
        ),
        "Written on 21 November 2026 by hoctui | *all* of it.\nSecond line",
    )
