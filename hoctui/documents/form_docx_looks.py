"""How Word shows a run of words, by itself or by its style: struck through, hidden, or white on no colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hoctui.documents.form_xml import Node

WANTED = frozenset(
    {
        "w:style",
        "w:basedOn",
        "w:rPr",
        "w:rStyle",
        "w:strike",
        "w:dstrike",
        "w:vanish",
        "w:color",
        "w:shd",
        "w:highlight",
    }
)
GIVEN = frozenset({"w:val", "w:styleId", "w:fill"})

_MOST_STYLES = 20
_WHITE = frozenset({"ffffff", "fefefe", "fdfdfd"})
_NO_COLOUR = frozenset({"", "auto", "none", *_WHITE})


@dataclass(frozen=True, slots=True)
class Look:
    """What of its look a person would look at."""

    struck: bool = False
    hidden: bool = False
    white: bool = False


_PLAIN = Look()


class Looks:
    """The looks of a document's runs, from its styles."""

    def __init__(self, styles: Node) -> None:
        """From the tree of styles.xml."""
        self._styles = {node.given.get("w:styleId", ""): node for node in styles.all("w:style")}
        self._known: dict[tuple[str, str], tuple[Node, ...]] = {}

    def of(self, properties: Node | None, paragraph: str) -> Look:
        """The look of a run with these properties, in a paragraph of that style; what is nearest to it decides."""
        own = (properties.value("w:rStyle") if properties is not None else None) or ""
        inherited = self._inherited(own, paragraph)
        if properties is None and not inherited:
            return _PLAIN
        nodes = ((properties,) if properties is not None else ()) + inherited
        colour = next((said for node in nodes if (said := node.value("w:color")) is not None), "")
        return Look(
            struck=_on(nodes, "w:strike") or _on(nodes, "w:dstrike"),
            hidden=_on(nodes, "w:vanish"),
            white=colour.casefold() in _WHITE,
        )

    @staticmethod
    def coloured(properties: Node | None) -> bool:
        """Whether what has these properties (a run, a paragraph, a cell) stands on a colour of its own."""
        if properties is None:
            return False
        fill = properties.value("w:shd", "w:fill") or ""
        light = properties.value("w:highlight") or ""
        return fill.casefold() not in _NO_COLOUR or light.casefold() not in (*_NO_COLOUR, "white")

    def _inherited(self, own: str, paragraph: str) -> tuple[Node, ...]:
        """The properties of runs in the styles, the run's own before its paragraph's."""
        found = self._known.get((own, paragraph))
        if found is None:
            bases = [*self._bases(own), *self._bases(paragraph)]
            found = self._known[own, paragraph] = tuple(
                properties for node in bases if (properties := node.part("w:rPr")) is not None and properties.parts
            )
        return found

    def _bases(self, style: str) -> Iterator[Node]:
        for _ in range(_MOST_STYLES):
            node = self._styles.get(style)
            if node is None:
                return
            yield node
            style = node.value("w:basedOn") or ""


def _on(nodes: tuple[Node, ...], name: str) -> bool:
    """Whether the nearest that says anything of it switches it on."""
    return next((node.on(name) for node in nodes if node.part(name) is not None), False)
