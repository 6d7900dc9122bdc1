from __future__ import annotations

import pytest

from hoctui.documents.plain_text import decode, markdown_cell, plain_cell
from hoctui.errors import BadInput


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("<p>one</p> <p>two</p>", "one\ntwo"),
        ("<ul> <li>one;</li> <li>two.</li> </ul>", "• one;\n• two."),
        ('must: <ul style="list-style-type: none"> • one • two', "must:\n• one\n• two"),
        ("<ul><li>• one</li><li>○ two</li><li>a) three</li></ul>", "• one\n○ two\na) three"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<b>bold</b> and <i>italic</i>", "bold and italic"),
        ("Fish &amp; chips &lt;p&gt; &pound;5", "Fish & chips <p> £5"),
        ('<a href="https://homes.example/p">the policy</a>', "the policy (https://homes.example/p)"),
        ('<img src="x.png" alt="a tick">', "a tick"),
        ("fewer than <5 days, and a <name> kept", "fewer than <5 days, and a <name> kept"),
        ("C:\\Letters\\_new.docx  and *this*", "C:\\Letters\\_new.docx and *this*"),
        ("a <!-- note --> b", "a b"),
    ],
)
def test_a_cell_of_html_becomes_plain_lines(cell: str, plain: str) -> None:
    assert plain_cell(cell) == plain


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("**bold** *italic* `code`", "bold italic code"),
        ("\\*not\\* \\_this\\_ a\\|b", "*not* _this_ a|b"),
        ("<https://homes.example>", "https://homes.example"),
        ("[the policy](https://homes.example/p)", "the policy (https://homes.example/p)"),
        ("one<br>two &#32;x", "one\ntwo  x"),
        ("<p>one</p><ul> • two • three</ul>", "one\n• two\n• three"),
        ("![a tick](x.png)", "a tick"),
    ],
)
def test_a_cell_of_markdown_becomes_what_it_renders_as(cell: str, plain: str) -> None:
    assert markdown_cell(cell) == plain


def test_bytes_that_are_neither_utf_8_nor_windows_1252_are_shown_as_unreadable_rather_than_refused() -> None:
    assert decode(b"caf\xe9 \x81", "form.txt") == "café \ufffd"


def test_bytes_with_zeros_are_no_text() -> None:
    with pytest.raises(BadInput, match=r"form\.txt is not plain text"):
        decode(b"a\x00", "form.txt")
