"""A page in plain text: wrapped between words, nothing cut, nothing that could speak to a terminal."""

from __future__ import annotations

from hoctui.documents.page import Bullets, Facts, Heading, Page, Paragraph, Table
from hoctui.documents.text_page import plain_text, wrapped


def test_every_kind_of_block() -> None:
    page = Page(
        "A title",
        (
            Heading("A part"),
            Paragraph("First line\nsecond line"),
            Bullets(("one point that goes on for longer", "two")),
            Facts((("Resident", "A. Resident"), ("Property", "3 Mill Row, Elmtown"))),
            Table("Clocks", ("What", "Due"), (("respond", "Friday"),)),
        ),
        "A last line.",
    )
    assert plain_text(page, 20) == (
        "A title\n\nA part\n\nFirst line\nsecond line\n\n- one point that\n  goes on for longer\n- two\n\n"
        "Resident: A.\n  Resident\nProperty: 3 Mill\n  Row, Elmtown\n\nClocks\n- What: respond;\n  Due: Friday\n\n"
        "A last line.\n"
    )


def test_a_word_that_is_longer_than_a_line_stands_on_its_own_and_whole() -> None:
    address = "www.housing-ombudsman.org.uk/landlords/centre-for-learning"
    assert wrapped(f"see {address} now", 20) == ["see", address, "now"]


def test_wide_letters_take_two_cells() -> None:
    assert wrapped("家家 家家 家家", 9) == ["家家 家家", "家家"]


def test_what_could_speak_to_a_terminal_is_not_written() -> None:
    assert plain_text(Page("T", (Paragraph("a\x1b[31mb\u202ec"),))) == "T\n\na[31mbc\n"
