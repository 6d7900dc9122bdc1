"""From a file's bytes to text, and from a cell's HTML or Markdown to plain text."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from hoctui.errors import BadInput

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TAG = re.compile(
    r"<(/?)(p|ul|ol|li|br|hr|b|strong|i|em|u|s|del|strike|span|div|sup|sub|font|center|small|mark|h[1-6]|table|thead|tbody|tr|th"
    r"|td|blockquote|a|img)\b([^<>\"]*+(?:\"[^\"]*\"[^<>\"]*+)*+)>|<!--(?:(?!<!--).)*?-->",
    re.IGNORECASE | re.DOTALL,
)
_BREAKING = {"p", "ul", "ol", "br", "hr", "div", "tr", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
_STRIKING = {"s", "del", "strike"}
_STRUCK = "~~"
"""Around what is struck through, as Markdown's readers know it, so that it is no plain answer."""
_LINK = re.compile(r"\bhref\s*=\s*[\"']?([^\"'>\s]+)", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
_BULLETS = "•○▪‣·●◦■\uf0b7\uf0a7"
_INLINE_BULLET = re.compile(rf"(?<![ \t])[ \t]++([{_BULLETS}])[ \t]*(?=\S)|(?<=[.;:])([{_BULLETS}])[ \t]*(?=\S)")
_ITEM = re.compile(rf"^[ \t]*•\s*(?=[{_BULLETS}]|[(]?[a-z][.)]\s)", re.MULTILINE)
_HUGE_NUMBER = re.compile(r"&#[0-9]{20,}+;?")
"""A character reference that stands for no character, and that Python may refuse to make a number of."""
_LOOKED_AT = 2_000
_SIGNS = "\\`*_[]<>&!"
_MOST_WORK = 2_000_000
"""A cell whose length times its Markdown signs is more is read in parts."""
_PART = 1_400
_LONGEST_REFERENCE = 40
_BLANKS = re.compile(r"[ \t\u00a0]+")


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8 or UTF-16 with their marks, UTF-8 without, else Windows-1252; lines end in a newline.

    Raises:
        BadInput: the bytes are no text.
    """
    text = _decode(data)
    if "\x00" in text:
        raise BadInput(f"{name} is not plain text; save the form as plain text (UTF-8) and import that file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if (wide := _wide(data)) is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; they are shown as such rather than refused or lost.
        return data.decode("cp1252", errors="replace")


def _wide(data: bytes) -> str | None:
    """A text in UTF-16 that has lost the mark at its beginning: every second byte of plain English is nought."""
    halves = (data[:_LOOKED_AT:2], data[1:_LOOKED_AT:2])
    if len(data) % 2 or len(data) < 4 or b"\x00" not in data[:_LOOKED_AT]:
        return None
    for encoding, high, low in (("utf-16-le", halves[1], halves[0]), ("utf-16-be", halves[0], halves[1])):
        if high.count(0) * 10 >= len(high) * 9 and 0 not in low:
            return data.decode(encoding, errors="replace")
    return None


def plain_cell(cell: str) -> str:
    """A cell of a text file as plain text: HTML remnants become lines, points and words, entities their characters."""
    if cell.isascii() and "<" not in cell and "&" not in cell:
        return _tidy(cell)
    text = _without_tags(cell)
    text = html.unescape(_HUGE_NUMBER.sub("\ufffd", text))
    if "<" in cell or any(bullet in cell for bullet in _BULLETS):
        text = _INLINE_BULLET.sub(lambda match: f"\n{match[1] or match[2]} ", text)
        text = _ITEM.sub("", text)
    return _tidy(text)


def _without_tags(text: str) -> str:
    links: list[str] = []

    def replace(match: re.Match[str]) -> str:
        closing, tag = match[1], (match[2] or "").lower()
        if tag == "li":
            return "" if closing else "\n• "
        if tag == "a":
            return _link(links, closing=bool(closing), attributes=match[3] or "")
        if tag == "img":
            alt = _ALT.search(match[3] or "")
            return alt[1] if alt else ""
        if tag in ("td", "th", *_STRIKING):
            return _STRUCK if tag in _STRIKING else " "
        return "\n" if tag in _BREAKING else ""

    return _TAG.sub(replace, text)


def _link(links: list[str], *, closing: bool, attributes: str) -> str:
    """A link's address, in brackets after its words, since a published assessment may rest on it."""
    if not closing:
        found = _LINK.search(attributes)
        links.append(found[1] if found else "")
        return ""
    address = links.pop() if links else ""
    return f" ({address})" if address else ""


def _tidy(text: str) -> str:
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def markdown_cell(cell: str) -> str:
    """A cell of a Markdown table as the plain text that it renders as; line breaks and HTML remnants become lines."""
    source = re.sub(r"[ \t\n]+", " ", cell).strip()
    signs = count_signs(source)
    if not signs:
        return source
    whole = signs * len(source) <= _MOST_WORK
    pieces = [mark for part in ([source] if whole else _parts(source)) for mark in _inline(part)]
    text = _LINK_MARKS.sub(_read_link, "".join(pieces))
    if re.search(r"<(?:p|ul|ol|li)\b", cell, re.IGNORECASE):
        return _tidy(_ITEM.sub("", _INLINE_BULLET.sub(lambda match: f"\n{match[1] or match[2]} ", text)))
    return text


def count_signs(text: str) -> int:
    """How many characters of a text could be Markdown's; reading it takes time by them."""
    return sum(text.count(sign) for sign in _SIGNS)


def _parts(source: str) -> Iterator[str]:
    """A cell so long and so full of signs that the time to read it grows by the square, in parts cut between words."""
    start = 0
    while start < len(source):
        end = start + _PART
        if end < len(source):
            blank = source.rfind(" ", start, end)
            reference = source.rfind("&", max(start + 1, end - _LONGEST_REFERENCE), end)
            if blank > start:
                end = blank + 1
            elif reference > start and ";" not in source[reference:end]:
                end = reference
            backslashes = end - start - len(source[start:end].rstrip("\\"))
            end -= backslashes % 2
        yield source[start:end]
        start = end


def _inline(source: str) -> list[str]:
    """The plain texts that a piece of Markdown renders as, each link between marks of its own."""
    pieces: list[str] = []
    for block in _markdown().parseInline(source):
        for token in block.children or ():
            if token.type in ("text", "code_inline", "text_special"):
                pieces.append(token.content)
            elif token.type == "html_inline":
                pieces.append(_without_tags(token.content))
            elif token.type in ("softbreak", "hardbreak"):
                pieces.append("\n")
            elif token.type == "image":
                pieces.append(token.content)
            elif token.type == "link_open":
                pieces.append(f"\x00{token.attrGet('href') or ''}\x01")
            elif token.type == "link_close":
                pieces.append("\x02")
    return pieces


_LINK_MARKS = re.compile("\x00([^\x01]*)\x01([^\x02]*)\x02")


def _read_link(match: re.Match[str]) -> str:
    address, words = match[1], match[2]
    return words if address in (words, f"mailto:{words}") or not address else f"{words} ({address})"


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only a Markdown form needs it

    return MarkdownIt("commonmark")
