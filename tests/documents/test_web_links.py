"""Which of a text is an address of the web that can be followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoctui.documents.links import pieces, target


def followed(text: str) -> list[str]:
    return [piece for piece, is_address in pieces(text) if is_address]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://a.example/x.", ["https://a.example/x"]),
        ("(http://a.example/x_(y)?z=1&w=2#v), and", ["http://a.example/x_(y)?z=1&w=2#v"]),
        ("(see HTTPS://A.example)", ["HTTPS://A.example"]),
        ("https://a.example/x https://b.example/y", ["https://a.example/x", "https://b.example/y"]),
        ("https://a.example/é?q=ü", ["https://a.example/é?q=ü"]),
        ("https://a.example:8080/x", ["https://a.example:8080/x"]),
        ('<a href="https://a.example/">x</a>', ["https://a.example/"]),
        ("https://a.example/a|b", ["https://a.example/a"]),
    ],
)
def test_an_address_is_found_without_what_stands_around_it(text: str, found: list[str]) -> None:
    assert followed(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "javascript://a.example/%0aalert(1)",
        "xhttps://a.example",
        "data:text/html,x",
        "file:///etc/passwd",
        "www.a.example",
        "a@a.example",
        "https://",
        "https://?x=1",
        "https://good.example@evil.example/",
        "https://a.example:99999/",
        "https://a.example:x/",
        "http://[::1",
        "https://a.example/" + "x" * 2_000,
    ],
)
def test_what_is_no_address_or_deceives_stays_text(text: str) -> None:
    assert followed(text) == []
    assert "".join(piece for piece, _ in pieces(text)) == text


def test_a_target_holds_only_what_an_address_may() -> None:
    assert target("https://a.example/é?a=1&b=2#c") == "https://a.example/%C3%A9?a=1&b=2#c"
    assert target("https://a.example/%20'x'") == "https://a.example/%20'x'"


@given(st.lists(st.sampled_from(["https://a.example/", "x", " ", ".", ")", "(", '"', "@", ":", "\n", "é", "|"])))
def test_the_pieces_are_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    assert "".join(piece for piece, _ in pieces(text)) == text
