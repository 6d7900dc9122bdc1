"""A Word paragraph as plain text: accepted changes only, links with their addresses, boxes, fields and notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hoctui.documents.form_docx_lists import Lists
from hoctui.documents.form_docx_looks import Looks
from hoctui.documents.form_struck import STRUCK, unmarked
from hoctui.documents.form_xml import Budget, Node

_ADDRESS = re.compile(r"HYPERLINK\s+(?:\\[a-z]\s+)*\"([^\"]*)\"|HYPERLINK\s+([^\s\\\"]\S*)", re.IGNORECASE)

_WINGDINGS = {
    "wingdings": {0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0x78: "☒", 0x71: "☐", 0x72: "☐"},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x30: "☐"},
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "☐"},
    "marlett": {0x61: "✓", 0x62: "✓", 0x72: "✗"},
}  # fmt: skip
"""The signs of fonts made of pictures, where a tick is typed as a letter."""
_EMU = 635
"""So many of the units in which drawings are placed make a twentieth of a point."""
_MOST_FIELDS = 20
"""Fields nested deeper than any office program nests them have no address."""
_DRAWN = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad"}
_SYMBOL_BULLETS = {0xB7: "•", 0xA7: "•", 0xD8: "•", 0x76: "•", 0x6E: "•", 0xD7: "•"}


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: what is in it, and where it stands from its paragraph, in twentieths of a point, if that is told."""

    node: Node
    place: tuple[float, float] | None = None


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its text, what stands in its text boxes, and whether its end was deleted, so that it goes on."""

    text: str
    boxes: list[Box] = field(default_factory=list)
    goes_on: bool = False
    heading: bool = False
    frame: tuple[float, float] | None = None
    """Where the frame stands on its page that the paragraph is in, in twentieths of a point."""
    breaks: bool = False
    """Whether a new page begins in it or right after it."""
    contents: bool = False
    """Whether it is a line of a table of contents."""


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and where in its paragraph its result begins."""

    paragraph: int
    instruction: str = ""
    result: int | None = None


@dataclass(slots=True)
class Lost:
    """What the text leaves out, for a person to look at in the original."""

    pictures: int = 0
    hidden: int = 0
    comments: int = 0
    chunks: int = 0
    unseen: int = 0
    """Runs of white words on no colour."""


class Words:
    """Reads paragraphs one after the other: fields may go on from one to the next, and lists are counted."""

    def __init__(
        self, lists: Lists, looks: Looks, links: Mapping[str, str], notes: Mapping[str, str], budget: Budget
    ) -> None:
        """`links` are addresses by their relationship, `notes` footnotes and endnotes by name ("footnote 3").

        What is written wherever it is referred to (a note, an address, a list's sign) counts anew in the `budget`.
        """
        self.lost = Lost()
        self.shaded = False
        self._budget = budget
        self._looks = looks
        self._style = ""
        self._shaded = False
        self._lists = lists
        self._links = links
        self._notes = notes
        self._fields: list[_Field] = []
        self._pieces: list[str] = []
        self._boxes: list[Box] = []
        self._breaks = False
        self._below: list[str] = []
        self._noted = 0
        self._count = 0

    def read(self, node: Node) -> Paragraph:
        """The next paragraph of the document."""
        self._pieces, self._boxes, self._below = [], [], []
        self._count += 1
        self._breaks = False
        properties = node.part("w:pPr")
        marks = properties.part("w:rPr") if properties is not None else None
        style = (properties.value("w:pStyle") if properties is not None else None) or ""
        self._style = style
        self._shaded = self.shaded or self._looks.coloured(properties)
        self._runs(node)
        text = "".join(self._pieces)
        sign = self._lists.sign(properties)
        self._budget.grow(len(sign))
        text = f"{sign}{text}" if text.strip() or (sign and not sign.startswith("•")) else text
        text = "\n".join([text, *self._below])
        name = self._lists.style_name(style)
        outline = properties is not None and properties.part("w:outlineLvl") is not None
        return Paragraph(
            text,
            self._boxes,
            goes_on=marks is not None and marks.part("w:del") is not None,
            heading=name.startswith(("heading", "title")) or outline or self._lists.outline(style),
            frame=_frame(properties),
            breaks=self._breaks or (properties is not None and properties.part("w:sectPr") is not None),
            contents=name.startswith("toc"),
        )

    def _runs(self, node: Node) -> None:
        for part in node.parts:
            match part.name:
                case "w:r":
                    self._run(part)
                case "w:hyperlink":
                    self._link(part)
                case "w:fldSimple":
                    start = len(self._pieces)
                    self._runs(part)
                    self._add_address(part.given.get("w:instr", ""), start)
                case "w:ins" | "w:moveTo":
                    self._runs(part)
                case "w:sdt":
                    self._control(part)
                case _:
                    pass

    def _link(self, node: Node) -> None:
        start = len(self._pieces)
        self._runs(node)
        self._address(self._links.get(node.given.get("r:id", ""), ""), start)

    def _address(self, address: str, start: int) -> None:
        words = "".join(self._pieces[start:]).strip()
        plain = _bare(words)
        if address and _bare(address) != plain and words:
            self._budget.grow(len(address))
            self._pieces.append(f" ({address})")

    def _add_address(self, instruction: str, start: int) -> None:
        match = _ADDRESS.search(instruction)
        if match:
            self._address(match[1] or match[2] or "", start)

    def _control(self, node: Node) -> None:
        """A content control: its box, what was chosen in it, or nothing where only its prompt stands there."""
        properties, content = node.part("w:sdtPr"), node.part("w:sdtContent")
        box = properties.part("w14:checkbox") if properties is not None else None
        if box is not None:
            ticked = (box.value("w14:checked", "w14:val") or "0").casefold() in ("1", "true", "on")
            self._pieces.append("☒" if ticked else "☐")
        elif content is not None and not (properties is not None and properties.on("w:showingPlcHdr")):
            self._runs(content)

    def _run(self, node: Node) -> None:
        properties = node.part("w:rPr")
        look = self._looks.of(properties, self._style)
        if look.hidden:
            self.lost.hidden += any(part.name == "w:t" and part.text.strip() for part in node.parts)
            return
        fonts = properties.part("w:rFonts") if properties is not None else None
        font = fonts.given.get("w:ascii", "").casefold() if fonts is not None else ""
        start = len(self._pieces)
        for part in node.parts:
            self._piece(part, font)
        said = any(piece.strip() for piece in self._pieces[start:])
        self.lost.unseen += said and look.white and not self._shaded and not self._looks.coloured(properties)
        if look.struck and said:
            self._pieces[start:] = [STRUCK[0], *self._pieces[start:], STRUCK[1]]

    def _piece(self, part: Node, font: str) -> None:
        if part.name == "w:fldChar":
            self._field(part)
            return
        if part.name == "w:instrText":
            if self._fields and self._fields[-1].result is None:
                self._fields[-1].instruction += part.text
            return
        if any(one.result is None for one in self._fields):
            return
        if part.name in _DRAWN:
            self._breaks = self._breaks or part.given.get("w:type") == "page"
            self._pieces.append(_DRAWN[part.name])
        elif part.name == "w:t":
            self._pieces.append(_in_font(unmarked(part.text), font))
        elif part.name == "w:sym":
            self._pieces.append(_symbol(part))
        elif part.name == "w:txbxContent":
            self._boxes.append(Box(part))
        elif part.name == "wp:anchor":
            self._anchored(part, font)
        else:
            self._reference(part)

    def _anchored(self, anchor: Node, font: str) -> None:
        """A drawing that stands free on the page: a text box, with where it stands."""
        ways = [anchor.part(f"wp:position{way}") for way in "HV"]
        given = [_whole(way.part("wp:posOffset")) for way in ways if way is not None]
        alone = len(given) == 2 and sum(1 for _ in anchor.all("w:txbxContent")) == 1
        for part in anchor.parts:
            if part.name == "w:txbxContent" and alone:
                self._boxes.append(Box(part, (given[0] / _EMU, given[1] / _EMU)))
            elif not part.name.startswith("wp:"):
                self._piece(part, font)

    def _reference(self, part: Node) -> None:
        match part.name:
            case "w:footnoteReference" | "w:endnoteReference":
                note = self._notes.get(f"{part.name[2:-9]} {part.given.get('w:id', '')}", "").strip()
                if note:
                    self._noted += 1
                    self._budget.grow(len(note))
                    self._pieces.append(f"[{self._noted}]")
                    self._below.append(f"[{self._noted}] {note}")
            case "w:commentReference":
                self.lost.comments += 1
            case "a:blip" | "v:imagedata" | "w:object":
                self.lost.pictures += 1
            case _:
                pass

    def _field(self, mark: Node) -> None:
        kind = mark.given.get("w:fldCharType", "")
        if kind == "begin":
            old = mark.part("w:ffData")
            if old is not None and all(one.result is not None for one in self._fields):
                self._pieces.append(_old_control(old))
            self._fields.append(_Field(self._count))
        elif kind == "separate" and self._fields:
            self._fields[-1].result = len(self._pieces)
        elif kind == "end" and self._fields:
            done = self._fields.pop()
            deep = len(self._fields) > _MOST_FIELDS
            if done.result is not None and done.paragraph == self._count and not deep:
                self._add_address(done.instruction, done.result)


def _whole(node: Node | None) -> int:
    text = node.text.strip() if node is not None else ""
    return int(text) if text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 12 else 0


def _frame(properties: Node | None) -> tuple[float, float] | None:
    frame = properties.part("w:framePr") if properties is not None else None
    given = [frame.given.get(name, "") for name in ("w:x", "w:y")] if frame is not None else []
    if len(given) < 2 or not all(one.isascii() and one.isdecimal() and len(one) < 7 for one in given):
        return None
    return float(given[0]), float(given[1])


def _bare(address: str) -> str:
    plain = address.strip().casefold().removeprefix("mailto:")
    return re.sub(r"^https?://(?:www\.)?|^www\.", "", plain).rstrip("/")


def _old_control(old: Node) -> str:
    """A box or a list of an old form, which Word draws from what was set and not from any text."""
    box, choices = old.part("w:checkBox"), old.part("w:ddList")
    if box is not None:
        return "☒" if (box.on("w:checked") if box.part("w:checked") is not None else box.on("w:default")) else "☐"
    if choices is None:
        return ""
    entries = [entry.given.get("w:val", "") for entry in choices.all("w:listEntry")]
    chosen = choices.value("w:result") or choices.value("w:default") or "0"
    place = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 5 else 0
    said = entries[place] if place < len(entries) else ""
    return "" if re.match(r"\W*(?:choose|select|please|pick)\b", said, re.IGNORECASE) else said


def _symbol(node: Node) -> str:
    try:
        code = int(node.given.get("w:char", ""), 16) & 0xFF
    except ValueError:
        return ""
    return _sign(code, node.given.get("w:font", "").casefold())


def _sign(code: int, font: str) -> str:
    if font in _WINGDINGS:
        return _WINGDINGS[font].get(code, "•")
    return _SYMBOL_BULLETS.get(code, "•") if font == "symbol" else ""


def _in_font(text: str, font: str) -> str:
    signs = _WINGDINGS.get(font)
    if not signs:
        return text
    return "".join(char if char.isspace() else signs.get(ord(char) & 0xFF, "•") for char in text)
