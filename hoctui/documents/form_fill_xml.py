"""A Word document's XML with each element's place in it, so that a cell is written in and no other byte changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from hoctui.errors import BadInput

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The namespace of a document that Word was told to keep to the letter of the standard."""
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    STRICT: "w:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
}
_TAG = re.compile(rb"""<[^\s>/]+(?:[^>"']|"[^"]*"|'[^']*')*>""")

Edit = tuple[int, int, bytes]
"""From where to where in the document something else takes the place of what stands there."""


@dataclass(slots=True, eq=False)
class Part:
    """One element: its name with a short prefix, its attributes, and where it stands among the document's bytes.

    `inside` is where its contents begin, `close` where its end tag does; both are `end` where it has none.
    """

    name: str
    space: str
    prefix: str
    given: Mapping[str, str]
    start: int
    inside: int
    close: int = 0
    end: int = 0
    text: str = ""
    parts: list[Part] = field(default_factory=list)

    def part(self, name: str) -> Part | None:
        """Its first part of that name."""
        return next((part for part in self.parts if part.name == name), None)

    @property
    def closed(self) -> bool:
        """Whether it has no end tag, and no room for contents."""
        return self.close == self.end

    @property
    def declared(self) -> str:
        """What a new element beside it must declare to be known as "w:": nothing where that is the prefix here."""
        return "" if self.prefix == "w" else f" xmlns:w={quoteattr(self.space)}"

    def on(self, name: str) -> bool:
        """Whether its part of that name switches something on, which it does unless it says otherwise."""
        part = self.part(name)
        given = next((value for key, value in part.given.items() if key.endswith("val")), "1") if part else "0"
        return given.casefold() not in ("0", "false", "off", "none")

    def all(self) -> Iterator[Part]:
        """Everything in it, in the order of the document."""
        waiting = list(reversed(self.parts))
        while waiting:
            part = waiting.pop()
            yield part
            waiting += reversed(part.parts)


def parse(data: bytes, file: str) -> Part:
    """The elements of a document that was read before, and is sound. Raises BadInput where it is not UTF-8."""
    root = Part("", "", "", {}, 0, 0)
    open_ = [root]
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.buffer_text = True

    def names(name: str) -> tuple[str, str, str]:
        space, local, prefix = (*name.split(" "), "")[:3] if " " in name else ("", name, "")
        return space, f"{_SPACES.get(space, '?:' if space else '')}{local}", prefix

    def start(name: str, attributes: dict[str, str]) -> None:
        space, short, prefix = names(name)
        at = parser.CurrentByteIndex
        tag = _TAG.match(data, at)
        given = {names(key)[1]: value for key, value in attributes.items()}
        part = Part(short, space, prefix, given, at, tag.end() if tag else at)
        open_[-1].parts.append(part)
        open_.append(part)

    def end(_name: str) -> None:
        part = open_.pop()
        closed = data.endswith(b"/>", part.start, part.inside)
        part.close = part.inside if closed else parser.CurrentByteIndex
        part.end = part.inside if closed else data.index(b">", part.close) + 1

    def words(text: str) -> None:
        if open_[-1].name == "w:t":
            open_[-1].text += text

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").casefold() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            raise BadInput(f"{file} is kept in another encoding than Word writes; save it anew in Word and fill that.")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.XmlDeclHandler = words, declared
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        declared("", "utf-16", 0)
    parser.Parse(data, True)
    return root.parts[0]


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The document with these changes and every other byte as it was."""
    made: list[bytes] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        made += (data[at:start], new)
        at = end
    return b"".join((*made, data[at:]))


def is_hidden(run: Part) -> bool:
    """Whether a run's words are hidden: nobody sees them, on paper or on a screen."""
    look = run.part("w:rPr")
    return look is not None and look.on("w:vanish")


def filled_with(part: Part, data: bytes, inside: str) -> Edit:
    """What it takes to put this in an element, in place of all that is in it; it may have had no end tag."""
    if not part.closed:
        return part.inside, part.close, inside.encode()
    tag = data[part.start : part.end].rstrip(b"/>").decode("utf-8").rstrip()
    return part.start, part.end, f"{tag}>{inside}</{tag[1:].split()[0]}>".encode()


def said_in(part: Part) -> str:
    """What an element says, each paragraph of it a line."""
    paragraphs = [one for one in part.all() if one.name == "w:p"] or [part]
    return "\n".join("".join(one.text for one in here.all() if one.name == "w:t") for here in paragraphs).strip()
