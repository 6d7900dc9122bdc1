"""The structure of a Word document's XML: which blocks, rows and cells there are once all changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hoctui.documents.form_xml import Node

MOST_COLUMNS = 63
"""More columns than Word's own tables can have are no form's."""


def blocks_of(node: Node) -> Iterator[Node]:
    """The paragraphs and tables in a part, those in content controls and accepted insertions among them."""
    for part in node.parts:
        if part.name in ("w:p", "w:tbl"):
            yield part
        elif part.name in ("w:ins", "w:moveTo"):
            yield from blocks_of(part)
        elif part.name == "w:sdt" and (content := part.part("w:sdtContent")) is not None and not shows_prompt(part):
            yield from blocks_of(content)


def shows_prompt(control: Node) -> bool:
    """Whether a content control shows its prompt alone, since nothing was chosen in it."""
    properties = control.part("w:sdtPr")
    return properties is not None and properties.on("w:showingPlcHdr")


def rows_of(table: Node) -> Iterator[Node]:
    """The rows of a table, deleted ones among them."""
    for part in table.parts:
        if part.name == "w:tr":
            yield part
        elif part.name in ("w:ins", "w:moveTo"):
            yield from rows_of(part)
        elif part.name == "w:sdt" and (content := part.part("w:sdtContent")) is not None:
            yield from rows_of(content)


def cells_of(row: Node, *, empty: bool = False) -> Iterator[tuple[Node, bool]]:
    """The cells of a row, each with whether it shows a prompt alone."""
    for part in row.parts:
        if part.name == "w:tc":
            yield part, empty
        elif part.name == "w:sdt" and (content := part.part("w:sdtContent")) is not None:
            yield from cells_of(content, empty=empty or shows_prompt(part))


def edges_of(table: Node) -> list[float]:
    """Where each column of a table's grid begins, in twentieths of a point; the last entry is its right edge."""
    grid = table.part("w:tblGrid")
    edges = [0.0]
    for column in grid.all("w:gridCol") if grid is not None else ():
        width = column.given.get("w:w", "")
        wide = int(width) if width.isascii() and width.isdigit() and len(width) < 7 else 0
        edges.append(edges[-1] + max(1, wide))
    return edges


def edge_at(edges: Sequence[float], place: int) -> float:
    """Where a column of a grid begins, one beyond the grid's last among them."""
    return edges[place] if place < len(edges) else edges[-1] + (place - len(edges) + 1) * 1_000.0


def count_of(properties: Node | None, name: str, otherwise: int) -> int:
    """A number among the properties, such as how many columns a cell spans."""
    given = properties.value(name) if properties is not None else None
    if not given or not given.isascii() or not given.isdigit() or len(given) > 3:
        return otherwise
    return max(otherwise, min(int(given), MOST_COLUMNS))
