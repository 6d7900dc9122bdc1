"""A page as one HTML file that needs nothing else: its style inside, no script; for screen readers and for paper."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from hoctui.documents.links import pieces, target
from hoctui.documents.page import Page, first_heading, fit_to_write

_LONG = re.compile(r"\S{24}(?=\S{8})")
"""So much of a word without a break in it, such as a checksum, where more of it follows."""


def html(page: Page) -> str:
    """The page in HTML, in British English; whatever the texts hold is escaped, and a line break in them is kept."""
    text = _linked if page.links else _lines
    return _template().render(page=fit_to_write(page), text=text).rstrip("\n") + "\n"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("hoctui.documents", "page_templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["lines"] = _lines
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.filters["first_heading"] = first_heading
    return environment.get_template("page.html")


def _lines(text: str) -> Markup:
    """The text escaped, its line breaks as the format has them, and a long word made to break where it must."""
    return Markup("<br>").join(_breakable(line) for line in text.split("\n"))


def _linked(text: str) -> Markup:
    """The text escaped as _lines has it, its web addresses as links: the only thing in it that becomes markup."""
    return Markup().join(
        Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(target(piece), _lines(piece))
        if is_address
        else _lines(piece)
        for piece, is_address in pieces(text)
    )


def _breakable(line: str) -> Markup:
    return Markup("<wbr>").join(escape(piece) for piece in _LONG.sub(r"\g<0>\n", line).split("\n"))
