"""The boxes in a form's answer cells, typed, drawn by a control or left from an old form: which to tick, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_marks import read_mark
from hoctui.documents.form_fill_controls import is_locked
from hoctui.documents.form_fill_xml import Edit, Part

_EMPTY, _TICKED = "☐", "☒"
_EMPTIES, _TICKS = "☐□", "☒☑■"
_BLANKS = {"w:tab": " ", "w:br": " ", "w:cr": " ", "w:p": "\n"}
_PICTURES = {
    "wingdings": ((0xA8, 0x6F, 0x71, 0x72), (0xFE, 0xFD, 0x78)),
    "wingdings 2": ((0xA3, 0x30), (0x52, 0x51, 0x53, 0x54)),
}
"""Fonts made of pictures: the letters that are an empty box in them, and those that are a ticked one."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box: where it stands in the cell's text, whether it is ticked, and the element that draws it.

    `at` is its place in that element's own text, -1 where it is an element of its own; `font` is a font made of
    pictures, empty where it is drawn by none.
    """

    place: int
    part: Part
    ticked: bool
    at: int = -1
    font: str = ""

    @property
    def locked(self) -> bool:
        """Whether the form lets nobody tick it."""
        return self.part.name == "w:sdt" and is_locked(self.part)


def boxes_of(cell: Part) -> tuple[str, list[Box]]:
    """A cell's text, each box in it one sign, and the boxes."""
    said: list[str] = []
    boxes: list[Box] = []
    count = 0
    for part, font in _shown(cell):
        piece = _BLANKS.get(part.name, "")
        if part.name == "w:t":
            piece = "".join(_letter(char, font) for char in part.text)
            boxes += [
                Box(count + at, part, char in _TICKS, at, font if part.text[at] != char else "")
                for at, char in enumerate(piece)
                if char in _EMPTIES + _TICKS
            ]
        elif drawn := _drawn(part):
            piece = drawn
            drawn_by = part.given.get("w:font", "").casefold() if part.name == "w:sym" else ""
            boxes.append(Box(count, part, drawn == _TICKED, font=drawn_by))
        said.append(piece)
        count += len(piece)
    return "".join(said), boxes


def _shown(cell: Part) -> Iterator[tuple[Part, str]]:
    """The elements that say something, each with its font where that is one of pictures; drawn boxes as one element."""
    waiting = [(part, "") for part in reversed(cell.parts)]
    while waiting:
        part, font = waiting.pop()
        if part.name in ("w:del", "w:moveFrom", "w:tbl"):
            continue
        yield part, font
        if part.name == "w:r":
            fonts = look.part("w:rFonts") if (look := part.part("w:rPr")) else None
            named = fonts.given.get("w:ascii", "").casefold() if fonts else ""
            font = named if named in _PICTURES else ""
        if not _drawn(part):
            waiting += [(one, font) for one in reversed(part.parts)]


def _letter(char: str, font: str) -> str:
    """What a letter shows, in a font made of pictures as the box that it is drawn as."""
    if font not in _PICTURES:
        return char
    empty, ticked = _PICTURES[font]
    code = ord(char) & 0xFF
    return _EMPTY if code in empty else _TICKED if code in ticked else char


def _drawn(part: Part) -> str:
    """The sign that an element draws; empty where it is no box."""
    if part.name == "w:sdt":
        properties = part.part("w:sdtPr")
        box = properties.part("w14:checkbox") if properties else None
        checked = box.part("w14:checked") if box else None
        if box is None:
            return ""
        return _TICKED if checked and checked.given.get("w14:val", "") in ("1", "true", "on") else _EMPTY
    if part.name == "w:checkBox":
        return _TICKED if part.on("w:checked" if part.part("w:checked") else "w:default") else _EMPTY
    if part.name == "w:sym":
        try:
            sign = _letter(chr(int(part.given.get("w:char", ""), 16)), part.given.get("w:font", "").casefold())
        except (ValueError, OverflowError):
            return ""
        return sign if sign in (_EMPTY, _TICKED) else ""
    return ""


def box_for(cell: Part, mark: Mark, *, column: Mark | None = None) -> Box | None:
    """The box that says an answer where it alone is ticked; None where there is none.

    `column` is the answer that a column of its own stands for: a box alone in it needs no word beside it.
    """
    text, boxes = boxes_of(cell)
    bare = list(text)
    for box in boxes:
        bare[box.place] = _EMPTY
    if column is mark and len(boxes) == 1 and "".join(bare).strip() == _EMPTY:
        return boxes[0]
    for box in boxes:
        read = read_mark("".join((*bare[: box.place], _TICKED, *bare[box.place + 1 :])))
        if read.mark is mark and not read.doubt:
            return box
    return None


def tick(cell: Part, chosen: Box | None) -> Iterator[Edit]:
    """What it takes to have one of a cell's boxes ticked and no other; none of them where none is given."""
    boxes = boxes_of(cell)[1]
    changed = [box for box in boxes if box.ticked != _same(box, chosen)]
    for part in {box.part.start: box.part for box in changed}.values():
        here = [box for box in changed if box.part is part]
        if part.name == "w:t":
            yield part.inside, part.close, escape(_retyped(part.text, here)).encode()
        elif part.name == "w:checkBox":
            checked = part.part("w:checked")
            made = f'<w:checked{part.declared} w:val="{int(not here[0].ticked)}"/>'.encode()
            yield (checked.start, checked.end, made) if checked else (part.close, part.close, made)
        elif part.name == "w:sym":
            sign = _in_font(here[0], 0xF000)
            yield part.start, part.end, f'<w:sym{part.declared} w:font="{_quoted(part)}" w:char="{sign:04X}"/>'.encode()
        else:
            yield from _set_control(part, ticked=not here[0].ticked)


def _same(box: Box, other: Box | None) -> bool:
    return other is not None and (box.part.start, box.at) == (other.part.start, other.at)


def _quoted(part: Part) -> str:
    return escape(part.given.get("w:font", ""), {'"': "&quot;"})


def _in_font(box: Box, base: int) -> int:
    """The letter that draws a box the other way round, in a font made of pictures."""
    empty, ticked = _PICTURES[box.font]
    return base + (empty if box.ticked else ticked)[0]


def _retyped(text: str, boxes: Sequence[Box]) -> str:
    chars = list(text)
    for box in boxes:
        other = _EMPTY if box.ticked else _TICKED
        chars[box.at] = chr(_in_font(box, ord(chars[box.at]) & 0xFF00)) if box.font else other
    return "".join(chars)


def _set_control(control: Part, *, ticked: bool) -> Iterator[Edit]:
    """A control holds its state, and beside it the sign that shows it."""
    properties, content = control.part("w:sdtPr"), control.part("w:sdtContent")
    box = properties.part("w14:checkbox") if properties else None
    if box is None:
        return
    state = box.part("w14:checkedState" if ticked else "w14:uncheckedState")
    checked = box.part("w14:checked")
    made = f'<{box.prefix}:checked {box.prefix}:val="{int(ticked)}"/>'.encode()
    if checked is not None:
        yield checked.start, checked.end, made
    elif box.closed:
        yield box.start, box.end, f"<{box.prefix}:checkbox>".encode() + made + f"</{box.prefix}:checkbox>".encode()
    else:
        yield box.inside, box.inside, made
    shown = next((part for part in content.all() if part.name in ("w:t", "w:sym")), None) if content else None
    if shown is None:
        return
    char, font = _sign(state, _TICKED if ticked else _EMPTY)
    if shown.name == "w:t" and not shown.closed:
        yield shown.inside, shown.close, escape(char).encode()
    elif shown.name == "w:sym" and font:
        code = f"{ord(char) & 0xFF | 0xF000:04X}"
        yield shown.start, shown.end, f'<w:sym{shown.declared} w:font="{font}" w:char="{code}"/>'.encode()
    else:
        # A sign of a font made of pictures gives way to the character itself.
        name = f"{shown.prefix}:t" if shown.prefix else "t"
        yield shown.start, shown.end, f"<{name}>{_TICKED if ticked else _EMPTY}</{name}>".encode()


def _sign(state: Part | None, otherwise: str) -> tuple[str, str]:
    """The character that shows a control's state, and the font made of pictures that it is of."""
    code = state.given.get("w14:val", "") if state else ""
    font = state.given.get("w14:font", "") if state else ""
    try:
        char = chr(int(code, 16)) if code else otherwise
    except (ValueError, OverflowError):
        char = otherwise
    known = font if font.casefold() in _PICTURES else ""
    return (char if known or char.isprintable() else otherwise), known
