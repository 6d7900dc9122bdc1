"""The boxes in a form's answer cells, typed, drawn by a control or left from an old form: which to tick, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_marks import read_mark
from hoctui.documents.form_fill_xml import Edit, Part

_EMPTY, _TICKED = "☐", "☒"
_SIGNS = "☐□"
_BLANKS = {"w:tab": " ", "w:br": " ", "w:cr": " ", "w:p": "\n"}


@dataclass(frozen=True, slots=True)
class Box:
    """One box that is not ticked: where it stands in the cell's text, and the element that draws it.

    `at` is its place in that element's own text, -1 where a control draws it.
    """

    place: int
    part: Part
    at: int = -1


def boxes_of(cell: Part) -> tuple[str, list[Box]]:
    """A cell's text, each box in it one sign, and the boxes."""
    said: list[str] = []
    boxes: list[Box] = []
    count = 0
    for part in _shown(cell):
        drawn = _drawn(part)
        if part.name == "w:t":
            boxes += [Box(count + at, part, at) for at, char in enumerate(part.text) if char in _SIGNS]
        elif drawn == _EMPTY:
            boxes.append(Box(count, part))
        piece = part.text if part.name == "w:t" else drawn or _BLANKS.get(part.name, "")
        said.append(piece)
        count += len(piece)
    return "".join(said), boxes


def _shown(cell: Part) -> Iterator[Part]:
    """The elements that say something, those that draw a box themselves without what is in them."""
    waiting = list(reversed(cell.parts))
    while waiting:
        part = waiting.pop()
        yield part
        if not _drawn(part):
            waiting += reversed(part.parts)


def _drawn(part: Part) -> str:
    """The sign that a control draws; empty where it is no box."""
    if part.name == "w:sdt":
        properties = part.part("w:sdtPr")
        box = properties.part("w14:checkbox") if properties else None
        checked = box.part("w14:checked") if box else None
        if box is None:
            return ""
        return _TICKED if checked and checked.given.get("w14:val", "") in ("1", "true", "on") else _EMPTY
    if part.name == "w:checkBox":
        checked = part.part("w:checked") or part.part("w:default")
        on = checked is not None and checked.given.get("w:val", "1") not in ("0", "false", "off")
        return _TICKED if on else _EMPTY
    return ""


def box_for(cell: Part, mark: Mark, *, column: Mark | None = None) -> Box | None:
    """The box whose tick says that answer; None where there is none, or one is ticked already.

    `column` is the answer that a column of its own stands for: a box alone in it needs no word beside it.
    """
    text, boxes = boxes_of(cell)
    if column is mark and len(boxes) == 1 and text.strip() in _SIGNS:
        return boxes[0]
    if _TICKED in text or "☑" in text:
        return None
    for box in boxes:
        read = read_mark(text[: box.place] + _TICKED + text[box.place + 1 :])
        if read.mark is mark and not read.doubt:
            return box
    return None


def tick(box: Box) -> Iterator[Edit]:
    """What it takes to tick a box."""
    part = box.part
    if part.name == "w:t":
        said = part.text[: box.at] + _TICKED + part.text[box.at + 1 :]
        yield part.inside, part.close, escape(said).encode()
    elif part.name == "w:checkBox":
        name = f"{part.prefix}:checked"
        checked = part.part("w:checked")
        where = (checked.start, checked.end) if checked else (part.close, part.close)
        yield *where, f"<{name}/>".encode()
    else:
        yield from _tick_control(part)


def _tick_control(control: Part) -> Iterator[Edit]:
    """A control holds its state, and beside it the sign that shows it."""
    properties, content = control.part("w:sdtPr"), control.part("w:sdtContent")
    box = properties.part("w14:checkbox") if properties else None
    if box is None:
        return
    sign = box.part("w14:checkedState")
    code = sign.given.get("w14:val", "") if sign else ""
    checked = box.part("w14:checked")
    made = f'<{box.prefix}:checked {box.prefix}:val="1"/>'.encode()
    if checked is not None:
        yield checked.start, checked.end, made
    elif box.inside == box.end:
        yield box.start, box.end, f"<{box.prefix}:checkbox>".encode() + made + f"</{box.prefix}:checkbox>".encode()
    else:
        yield box.inside, box.inside, made
    shown = next((part for part in content.all() if part.name in ("w:t", "w:sym")), None) if content else None
    if shown is None:
        return
    try:
        char = chr(int(code, 16)) if code else _TICKED
    except (ValueError, OverflowError):
        char = _TICKED
    char = char if char.isprintable() else _TICKED
    if shown.name == "w:t" and shown.inside < shown.end:
        yield shown.inside, shown.close, escape(char).encode()
    else:
        # A sign of a font made of pictures gives way to the character itself.
        name = f"{shown.prefix}:t" if shown.prefix else "t"
        yield shown.start, shown.end, f"<{name}>{_TICKED}</{name}>".encode()
