"""Plain text as Markdown that renders as exactly that text, for every document which is written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ANYWHERE = re.compile(r"[\\`*\[\]|~$]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LEADING = re.compile(r"^(\s*)([-+#>=:])")
"""What begins a list, a heading, a quotation or a table's rule where it stands first on a line."""
_LEADING_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
_CLOSING_HASHES = re.compile(r"#+$")


def escape(text: str) -> str:
    """A text as it stands in a Markdown table, list or paragraph so that it renders as exactly the text: one line."""
    return "<br>".join(_escape_line(line) for line in text.split("\n"))


def escape_heading(text: str) -> str:
    """A text as it stands in a heading, where hashes at the end would be taken for the heading's own."""
    return _CLOSING_HASHES.sub(lambda match: "\\#" * len(match[0]), escape(text))


def table(heading: Sequence[str], rows: Iterable[Sequence[str]], right: int | None = None) -> str:
    """A table of cells that are escaped already; columns from `right` on are figures, set to the right."""
    rule = ["---" if right is None or place < right else "---:" for place in range(len(heading))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (heading, rule, *rows))


def _escape_line(line: str) -> str:
    escaped = _ENTITY.sub("&amp;", line)
    escaped = _ANYWHERE.sub(lambda match: f"\\{match[0]}", escaped)
    # Within a word an underscore stands for itself, and an address with a backslash in it would no longer be a link.
    escaped = _UNDERSCORE.sub(r"\\_", escaped).replace("<", "&lt;")
    escaped = _LEADING.sub(r"\1\\\2", escaped)
    escaped = _LEADING_NUMBER.sub(r"\1\\\2", escaped)
    return _keep_blanks(escaped)


def _keep_blanks(line: str) -> str:
    """Blanks that a renderer would drop, at the ends of a line or one after the other, as character references."""
    body = line.strip()
    start, end = line.index(body) if body else len(line), len(line.rstrip()) if body else len(line)
    edges = "".join(f"&#{ord(char)};" for char in line[:start])
    tail = "".join(f"&#{ord(char)};" for char in line[end:])
    inner = re.sub(r"(?<=[ \t])[ \t]|\t", lambda match: f"&#{ord(match[0])};", body)
    return f"{edges}{inner}{tail}"
