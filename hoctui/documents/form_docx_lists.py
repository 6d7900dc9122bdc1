"""The numbers and bullets that Word draws before its paragraphs, which stand nowhere in the paragraphs' own text."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from hoctui.documents.form_xml import Node

WANTED = frozenset(
    {"w:abstractNum", "w:lvl", "w:start", "w:numFmt", "w:lvlText", "w:num", "w:abstractNumId", "w:lvlOverride"}
    | {"w:startOverride", "w:style", "w:name", "w:basedOn", "w:pPr", "w:numPr", "w:ilvl", "w:numId", "w:outlineLvl"}
)
GIVEN = frozenset({"w:val", "w:abstractNumId", "w:numId", "w:ilvl", "w:styleId", "w:type"})
DROPPED = frozenset({"w:pPrChange", "w:rPrChange", "mc:Fallback"})

_DEEPEST = 9
_MOST_STYLES = 20
_LARGEST = 9_999
_BULLET = "• "


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str


@dataclass(slots=True)
class _List:
    """One list of the document: what its levels look like, and the counters that it shares with its kin."""

    levels: dict[int, _Level]
    kin: str
    restarts: dict[int, int] = field(default_factory=dict)


class Lists:
    """Counts the paragraphs of a document's lists, from its numbering and its styles."""

    def __init__(self, numbering: Node, styles: Node) -> None:
        """From the trees of numbering.xml and styles.xml, either of them without parts where there is none."""
        shapes = {node.given.get("w:abstractNumId", ""): _levels(node) for node in numbering.all("w:abstractNum")}
        self._lists: dict[str, _List] = {}
        for num in numbering.all("w:num"):
            kin = num.value("w:abstractNumId") or ""
            levels = dict(shapes.get(kin, {}))
            restarts: dict[int, int] = {}
            for over in num.all("w:lvlOverride"):
                level = _number(over.given.get("w:ilvl"), 0)
                levels |= _levels(over)
                if (start := over.value("w:startOverride")) is not None:
                    restarts[level] = _number(start, 1)
            self._lists[num.given.get("w:numId", "")] = _List(levels, kin, restarts)
        self._styles = {node.given.get("w:styleId", ""): node for node in styles.all("w:style")}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def style_name(self, style: str) -> str:
        """What a style is called, in small letters: "heading 1"."""
        node = self._styles.get(style)
        return ((node.value("w:name") if node is not None else None) or style).casefold()

    def outline(self, style: str) -> bool:
        """Whether a style, or one that it is based on, makes a heading."""
        return any(
            (properties := node.part("w:pPr")) is not None and _number(properties.value("w:outlineLvl"), 9) < _DEEPEST
            for node in self._bases(style)
        )

    def sign(self, properties: Node | None) -> str:
        """What stands before a paragraph with these properties: "6.3 ", "a. ", "• ", or nothing."""
        own = properties.part("w:numPr") if properties is not None else None
        style = (properties.value("w:pStyle") if properties is not None else None) or ""
        inherited = [
            numbered
            for node in self._bases(style)
            if (under := node.part("w:pPr")) is not None and (numbered := under.part("w:numPr")) is not None
        ]
        numbers = list(chain([own] if own is not None else [], inherited))
        name = next((said for numbered in numbers if (said := numbered.value("w:numId"))), "")
        level = next((said for numbered in numbers if (said := numbered.value("w:ilvl"))), "0")
        found = self._lists.get(name)
        return "" if found is None else self._count(name, found, min(_number(level, 0), _DEEPEST - 1))

    def _bases(self, style: str) -> list[Node]:
        bases: list[Node] = []
        while (node := self._styles.get(style)) is not None and len(bases) < _MOST_STYLES:
            bases.append(node)
            style = node.value("w:basedOn") or ""
        return bases

    def _count(self, name: str, found: _List, level: int) -> str:
        shape = found.levels.get(level)
        if shape is None:
            return ""
        counts = self._counts.setdefault(found.kin, [None] * _DEEPEST)
        if name not in self._begun:
            self._begun.add(name)
            for place, start in found.restarts.items():
                if place < _DEEPEST:
                    counts[place] = start - 1
        before = counts[level]
        counts[level] = shape.start if before is None else min(before + 1, _LARGEST)
        counts[level + 1 :] = [None] * (_DEEPEST - level - 1)
        if shape.kind == "bullet":
            return _BULLET
        if shape.kind == "none":
            return ""
        text = shape.text
        for place in range(level + 1):
            at = found.levels.get(place, shape)
            count = counts[place]
            text = text.replace(f"%{place + 1}", _written(at.start if count is None else count, at.kind))
        return f"{text.strip()} " if text.strip() else ""


def _levels(node: Node) -> dict[int, _Level]:
    return {
        _number(level.given.get("w:ilvl"), 0): _Level(
            _number(level.value("w:start"), 1), level.value("w:numFmt") or "decimal", level.value("w:lvlText") or ""
        )
        for level in node.all("w:lvl")
    }


def _number(given: str | None, otherwise: int) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 5 else otherwise


def _written(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min(9, (count - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 100:
        tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")[count // 10]
        ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[count % 10]
        return tens + ones if kind == "lowerRoman" else (tens + ones).upper()
    return f"{count:02d}" if kind == "decimalZero" else str(count)
