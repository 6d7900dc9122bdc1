"""The XML inside a Word document or an Excel workbook, read into small trees: no entities, no depths, no masses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from hoctui.errors import BadInput

LARGEST_PART = 16 * 1024 * 1024
"""The most bytes that one part may have; a long form's has two million."""
DEEPEST = 120
_MOST_ELEMENTS = 400_000
_MOST_NODES = 200_000
_MOST_TEXT = 4_000_000

_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "urn:schemas-microsoft-com:vml": "v:",
}
"""The namespaces that are known, each with the prefix by which it goes here."""
_BUFFER = 64 * 1024
_LONGEST_TAG = 1024 * 1024
"""So far what is read may lag behind what was given: a longer tag, with all that is in it, is no form's."""


@dataclass(slots=True)
class Node:
    """One element: its name with a short prefix ("w:p"), the attributes that are asked for, its own text, its parts."""

    name: str
    given: Mapping[str, str]
    text: str = ""
    parts: list[Node] = field(default_factory=list)

    def part(self, name: str) -> Node | None:
        """Its first part of that name."""
        return next((part for part in self.parts if part.name == name), None)

    def all(self, name: str) -> Iterator[Node]:
        """Its parts of that name."""
        return (part for part in self.parts if part.name == name)

    def value(self, name: str, given: str = "w:val") -> str | None:
        """An attribute of its part of that name: None where there is no such part, empty where it says nothing."""
        part = self.part(name)
        return None if part is None else part.given.get(given, "")

    def on(self, name: str, given: str = "w:val") -> bool:
        """Whether its part of that name switches something on, which it does unless it says otherwise."""
        value = self.value(name, given)
        return value is not None and value.casefold() not in ("0", "false", "off", "none")


@dataclass(slots=True)
class Budget:
    """How much of one file has been read, over all of its parts; `file` is its name."""

    file: str
    elements: int = 0
    nodes: int = 0
    text: int = 0
    grown: int = 0
    """How much text was written again wherever it is referred to."""

    def grow(self, text: int) -> None:
        """Count a text that stands once in the file and is shown in many places. Raises BadInput as spend does."""
        self.grown += text
        if self.grown > _MOST_TEXT:
            raise BadInput(
                f"{self.file} repeats its texts far beyond the size of any form; save only the form and import that."
            )

    def spend(self, *, nodes: int = 0, text: int = 0) -> None:
        """Count what was read. Raises BadInput where it is more than any form has."""
        self.elements += nodes == 0 and text == 0
        self.nodes += nodes
        self.text += text
        if self.elements > _MOST_ELEMENTS or self.nodes > _MOST_NODES or self.text > _MOST_TEXT:
            raise BadInput(f"{self.file} holds far more than any form does; save only the form and import that.")


class _Builder:
    """Builds the tree. Elements that are not wanted are seen through; those that are dropped are left out whole."""

    def __init__(
        self,
        names: tuple[Collection[str], Collection[str], Collection[str]],
        given: Collection[str],
        budget: Budget,
    ) -> None:
        self.root = Node("", {})
        self._wanted, self._dropped, self._hollow = names
        self._given = given
        self._budget = budget
        self._names: dict[str, str] = {}
        self._open: list[Node] = [self.root]
        self._path: list[bool] = []
        self._left_out = 0
        self._pieces: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._budget.spend()
        if len(self._path) >= DEEPEST:
            raise BadInput(f"{self._budget.file} is nested deeper than any form, and was not read.")
        short = self._short(name)
        if self._left_out or short in self._dropped:
            self._left_out += 1
            self._path.append(False)
            return
        kept = short in self._wanted
        self._path.append(kept)
        if kept:
            self._budget.spend(nodes=1)
            self._keep_text()
            given = {near: value for key, value in attributes.items() if (near := self._short(key)) in self._given}
            node = Node(short, given or _NOTHING)
            self._open[-1].parts.append(node)
            self._open.append(node)

    def end(self, _name: str) -> None:
        kept = self._path.pop()
        if self._left_out:
            self._left_out -= 1
        elif kept:
            self._keep_text()
            node = self._open.pop()
            if node.name in self._hollow and not node.parts:
                self._open[-1].parts.pop()
                self._budget.nodes -= 1

    def data(self, text: str) -> None:
        if not self._left_out:
            self._budget.spend(text=len(text))
            self._pieces.append(text)

    def _keep_text(self) -> None:
        if self._pieces and self._open[-1].name in _TEXTS:
            self._open[-1].text += "".join(self._pieces)
        self._pieces.clear()

    def _short(self, name: str) -> str:
        short = self._names.get(name)
        if short is None:
            space, _, local = name.rpartition(" ")
            short = self._names[name] = _SPACES.get(space, "?:" if space else "") + local
        return short


_TEXTS = frozenset({"w:t", "w:instrText", "wp:posOffset", "t", "v", "f"})
"""The elements whose text says something; that of others is the blanks between their parts."""
_NOTHING: Mapping[str, str] = {}


def read_xml(
    data: bytes,
    budget: Budget,
    *,
    wanted: Collection[str],
    given: Collection[str],
    dropped: Collection[str] = (),
    hollow: Collection[str] = (),
) -> Node:
    """The tree of the `wanted` elements, each with those of its attributes that are named in `given`.

    An element that is not wanted gives its parts and its text to the one above it; one that is `dropped` is left out
    with everything in it, one that is `hollow` only where it has no parts. A tree without parts is what an empty file
    gives.

    Raises:
        BadInput: it is no XML, declares entities, is nested too deeply, or holds more than any form.
    """
    if len(data) > LARGEST_PART:
        raise BadInput(f"{budget.file} holds far more than any form does; save only the form and import that.")
    builder = _Builder((wanted, dropped, hollow), given, budget)
    if not data:
        return builder.root
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = _BUFFER
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse(budget.file)
    parser.EntityDeclHandler = _refuse(budget.file)
    try:
        for begin in range(0, len(data), _BUFFER):
            parser.Parse(data[begin : begin + _BUFFER], begin + _BUFFER >= len(data))
            if begin - parser.CurrentByteIndex > _LONGEST_TAG:
                raise BadInput(f"{budget.file} holds far more than any form does; save only the form and import that.")
    except (expat.ExpatError, LookupError, ValueError) as fault:
        said = f"{budget.file} is damaged: a part of it is no XML; open it, save it anew, and import that."
        raise BadInput(said) from fault
    return builder.root


def _refuse(file: str) -> Callable[..., None]:
    def refuse(*_declared: object) -> None:
        raise BadInput(f"{file} declares XML entities, which no form does, and was not read.")

    return refuse
