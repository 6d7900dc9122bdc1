"""A Word document's XML with each element's place in it, so that a cell is written in and no other byte changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from hoctui.documents.links import pieces, target
from hoctui.errors import BadInput

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The namespace of a document that Word was told to keep to the letter of the standard."""
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    STRICT: "w:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
}
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TAG = re.compile(rb"""<[^\s>/]+(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS_OF_CHANGE = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange")
_EMPTY_BESIDE = ("w:pPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr")
_EMPTY_RUN = ("w:rPr", "w:lastRenderedPageBreak")
_BEHIND_COLOUR = (
    *("w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:effect", "w:bdr", "w:shd"),
    *("w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"),
)
_BEHIND_LINE = _BEHIND_COLOUR[7:]
_BULLETS = ("- ", "• ")

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


def is_empty(cell: Part) -> bool:
    """Whether a cell holds nothing but empty paragraphs."""
    paragraphs = [part for part in cell.parts if part.name == "w:p"]
    beside = all(part.name in ("w:tcPr", "w:p", *_EMPTY_BESIDE) for part in cell.parts)
    return bool(paragraphs) and beside and all(_says_nothing(paragraph) for paragraph in paragraphs)


def _says_nothing(paragraph: Part) -> bool:
    return all(
        part.name in _EMPTY_BESIDE
        or (
            part.name == "w:r"
            and all(one.name in _EMPTY_RUN or (one.name == "w:t" and not one.text.strip()) for one in part.parts)
        )
        for part in paragraph.parts
    )


class Links:
    """The addresses that links go to, each with the name of the relationship that it gets."""

    def __init__(self, taken: str) -> None:
        """`taken` is the XML of the relationships that are there already."""
        self._taken = taken
        self.new: dict[str, str] = {}

    def name(self, address: str) -> str:
        """The name of the relationship to that address."""
        if address not in self.new:
            number = len(self.new) + 1
            while f'"rIdLink{number}"' in self._taken or f"rIdLink{number}" in self.new.values():
                number += 1
            self.new[address] = f"rIdLink{number}"
        return self.new[address]

    def written(self, *, strict: bool) -> str:
        """The relationships as XML, to stand before the end of those that are there."""
        kind = quoteattr(f"{_RELATED_STRICT if strict else _RELATED}/hyperlink")
        space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        return "".join(
            f'<Relationship {space} Id="{name}" Type={kind} Target={quoteattr(target(address))} TargetMode="External"/>'
            for address, name in self.new.items()
        )


class Writer:
    """Writes text into cells: each line a paragraph of the look that the cell's own has."""

    def __init__(self, data: bytes, links: Links, *, bullet: str = "", link: str = "") -> None:
        """`bullet` and `link` are the styles that the document has for them, empty where it has none."""
        self._data = data
        self._links = links
        self._bullet = bullet
        self._link = link

    def fill(self, cell: Part, text: str) -> Iterator[Edit]:
        """What it takes to put a text into an empty cell."""
        space = "" if cell.prefix == "w" else f" xmlns:w={quoteattr(cell.space)}"
        first = next(part for part in cell.parts if part.name == "w:p")
        own = first.part("w:pPr")
        look = self._run_look(first)
        paragraphs = [self._paragraph(own, line, look, cell.space, space) for line in text.split("\n")]
        properties, runs = paragraphs[0]
        if own is not None and not (self._bullet and text.startswith(_BULLETS)):
            properties = self._data[own.start : own.end].decode("utf-8")
        else:
            properties = properties.replace("<w:pPr", f"<w:pPr{space}", 1)
        tag = self._data[first.start : first.inside].rstrip(b"/>").decode("utf-8")
        kept = "".join(xml for _, xml in self._slices(first, ("w:pPr",)))
        whole = f"{tag}>{properties}{kept}{runs}</{tag[1:].split()[0]}>"
        yield first.start, first.end, whole.encode()
        more = "".join(f"<w:p{space}>{properties}{runs}</w:p>" for properties, runs in paragraphs[1:])
        if more:
            yield first.end, first.end, more.encode()

    def add(self, cell: Part, text: str) -> Iterator[Edit]:
        """What it takes to put a word after all else in a cell that holds something."""
        last = next((part for part in reversed(cell.parts) if part.name == "w:p" and part.close < part.end), None)
        if last is not None:
            space = "" if cell.prefix == "w" else f" xmlns:w={quoteattr(cell.space)}"
            yield last.close, last.close, _run(text, "", space).encode()

    def _slices(self, part: Part | None, without: Sequence[str] = ()) -> list[tuple[str, str]]:
        """The parts of an element as they are written, by name, without some of them."""
        if part is None:
            return []
        return [
            (one.name, self._data[one.start : one.end].decode("utf-8")) for one in part.parts if one.name not in without
        ]

    def _run_look(self, paragraph: Part) -> list[tuple[str, str]]:
        """How the words of a paragraph look: as its first run does, else as its end does."""
        runs = (part.part("w:rPr") for part in paragraph.parts if part.name == "w:r")
        found = next((look for look in runs if look is not None), None)
        own = paragraph.part("w:pPr")
        return self._slices(found or (own.part("w:rPr") if own is not None else None), _MARKS_OF_CHANGE)

    def _paragraph(
        self, own: Part | None, line: str, look: list[tuple[str, str]], uri: str, space: str
    ) -> tuple[str, str]:
        """The properties and the runs of one line's paragraph."""
        listed = bool(self._bullet) and line.startswith(_BULLETS)
        without = ["w:rPr", "w:sectPr", "w:pPrChange", *(("w:pStyle", "w:numPr", "w:ind") if listed else ())]
        kept = "".join(xml for _, xml in self._slices(own, without))
        style = f"<w:pStyle w:val={quoteattr(self._bullet)}/>" if listed else ""
        end = "".join(xml for _, xml in self._slices(own.part("w:rPr") if own else None, _MARKS_OF_CHANGE))
        end = f"<w:rPr>{end}</w:rPr>" if end else ""
        runs = "".join(
            self._linked(piece, look, uri, space) if is_address else _run(piece, _properties(look), space)
            for piece, is_address in pieces(line[2:] if listed else line)
        )
        inside = f"{style}{kept}{end}"
        return (f"<w:pPr>{inside}</w:pPr>" if inside else ""), runs

    def _linked(self, address: str, look: list[tuple[str, str]], uri: str, space: str) -> str:
        """An address that can be followed: in the document's own style of links, else underlined in blue."""
        if self._link:
            style = ("w:rStyle", f"<w:rStyle w:val={quoteattr(self._link)}/>")
            look = [style, *(one for one in look if one[0] != "w:rStyle")]
        else:
            look = [one for one in look if one[0] not in ("w:color", "w:u")]
            look = _before(look, ("w:color", '<w:color w:val="0000EE"/>'), _BEHIND_COLOUR)
            look = _before(look, ("w:u", '<w:u w:val="single"/>'), _BEHIND_LINE)
        related = quoteattr(_RELATED_STRICT if uri == STRICT else _RELATED)
        named = quoteattr(self._links.name(address))
        return (
            f"<w:hyperlink{space} xmlns:r={related} r:id={named}>{_run(address, _properties(look), '')}</w:hyperlink>"
        )


def _before(look: list[tuple[str, str]], new: tuple[str, str], behind: Sequence[str]) -> list[tuple[str, str]]:
    """A run's properties with one more, in the order that Word wants them in."""
    at = next((place for place, (name, _) in enumerate(look) if name in behind), len(look))
    return [*look[:at], new, *look[at:]]


def _properties(look: list[tuple[str, str]]) -> str:
    inside = "".join(xml for _, xml in look)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _run(text: str, properties: str, space: str) -> str:
    said = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(_NOT_XML.sub("", piece))}</w:t>' if piece else ""
        for piece in text.split("\t")
    )
    return f"<w:r{space}>{properties}{said}</w:r>" if text else ""
