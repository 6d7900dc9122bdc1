"""What stands in a form's cells before they are filled: nothing, a prompt, controls, boxes, or words that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hoctui.assessment.form_prompts import is_prompt, printed_choice
from hoctui.documents.form_fill_boxes import Box, boxes_of
from hoctui.documents.form_fill_controls import LOCKED, Control, Takes, control_of, is_locked, old_field, put
from hoctui.documents.form_fill_writer import Writer
from hoctui.documents.form_fill_xml import Edit, Part, is_hidden

NOT_EMPTY = "its cell is not empty"
_LISTED = "its field takes only what is on its list"
_SEVERAL = "its cell has several places to fill in"
_THROUGH = ("w:ins", "w:moveTo", "w:smartTag", "w:sdtContent")
_SILENT = (
    *("w:tcPr", "w:pPr", "w:rPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:lastRenderedPageBreak"),
    *("w:del", "w:moveFrom", "w:permStart", "w:permEnd"),
    *("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"),
    *("w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"),
)
_BLANKS = {"w:tab": " ", "w:br": "\n", "w:cr": "\n", "w:softHyphen": ""}


@dataclass(slots=True)
class Room:
    """One cell: what it says to a reader, the controls and boxes in it, and whether it holds more than plain words."""

    cell: Part
    text: str = ""
    controls: list[Control] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    odd: bool = False
    """Whether it holds what is not to be lost: a picture, a link, a table, a field."""
    locked: bool = False
    """Whether the words in it may not be changed; a control in it may be free all the same."""
    sealed: bool = False
    """Whether nothing in it may be changed."""

    @property
    def silent(self) -> bool:
        """Whether it says nothing: it is empty, or only prompts as Word does."""
        return not self.text.strip() and not self.boxes

    @property
    def blank(self) -> bool:
        """Whether it holds empty paragraphs alone."""
        return self.silent and not self.controls and not self.odd

    @property
    def words(self) -> bool:
        """Whether it holds words that somebody wrote, and no place to fill in."""
        gives_way = self.boxes or self.controls or is_prompt(self.text) or printed_choice(self.text)
        return not (self.silent or gives_way)

    @property
    def spans(self) -> int:
        """How many columns it is as wide as."""
        properties = self.cell.part("w:tcPr")
        span = properties.part("w:gridSpan") if properties else None
        said = span.given.get("w:val", "") if span else ""
        return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 1

    def list_(self) -> Control | None:
        """The one control in it that takes an item of a list."""
        found = [one for one in self.controls if one.takes is Takes.ITEM]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Taken:
    """What it takes to put a text into a cell, and what gave way to it; or `why` it cannot be put there."""

    edits: tuple[Edit, ...] = ()
    printed: str = ""
    why: str = ""


def rooms_of(tree: Part) -> list[Room]:
    """Every cell of a document, in its order."""
    return list(_rooms(tree, None, ""))


def _rooms(part: Part, wrapper: Part | None, shut: str) -> Iterator[Room]:
    """`shut` is what the controls around lock: all that is in them, or ("group") all but the controls in them."""
    for one in part.parts:
        around, closed = None, shut
        if one.name == "w:sdt":
            around = one
            properties = one.part("w:sdtPr")
            group = properties is not None and properties.part("w:group") is not None
            closed = "group" if group and shut != "all" else "all" if is_locked(one) else shut
        elif one.name == "w:sdtContent":
            around = wrapper
        elif one.name == "w:tc":
            yield _room(one, wrapper, shut)
        yield from _rooms(one, around, closed)


def _room(cell: Part, wrapper: Part | None, shut: str) -> Room:
    whole = control_of(wrapper, cell=cell, locked=shut == "all") if wrapper is not None else None
    room = Room(cell, locked=shut == "all" or (bool(shut) and whole is None), sealed=shut == "all")
    if whole is not None and whole.prompting:
        room.controls.append(whole)
        return room
    if not (whole is not None and whole.takes is not Takes.WORDS):
        room.boxes = boxes_of(cell)[1]
    said: list[str] = []
    _look_through(cell, room, said, all_shut=shut == "all")
    room.text = "".join(said).strip()
    if whole is not None and not room.controls and not room.boxes and not room.odd:
        room.controls.append(whole)
    return room


def _look_through(part: Part, room: Room, said: list[str], *, all_shut: bool) -> None:
    """Gather what a part of a cell says, and what is in it."""
    at = 0
    while at < len(part.parts):
        one = part.parts[at]
        at += 1
        if one.name == "w:r" and (old := _field_at(part.parts, at - 1, locked=all_shut)) is not None:
            control, at = old
            room.controls.append(control)
            said.append("" if control.prompting or not control.said.strip() else control.said)
        elif one.name == "w:r" and is_hidden(one):
            continue
        elif one.name == "w:sdt":
            _look_into(one, room, said, all_shut=all_shut)
        elif one.name == "w:t":
            said.append(one.text)
        elif one.name == "w:p":
            _look_through(one, room, said, all_shut=all_shut)
            said.append("\n")
        elif one.name == "w:r" or one.name in _THROUGH:
            _look_through(one, room, said, all_shut=all_shut)
        elif one.name in _BLANKS and "page" not in one.given.values():
            said.append(_BLANKS[one.name])
        elif one.name not in _SILENT:
            room.odd = True
            _look_through(one, room, said, all_shut=all_shut)


def _look_into(part: Part, room: Room, said: list[str], *, all_shut: bool) -> None:
    """A content control in a cell: a box, a place to fill in, or a frame around what else is in the cell."""
    properties, content = part.part("w:sdtPr"), part.part("w:sdtContent")
    if properties is not None and properties.part("w14:checkbox") is not None:
        return
    control = control_of(part, locked=all_shut)
    frame = content is not None and any(one.name in ("w:sdt", "w:tbl") for one in content.all())
    if content is not None and frame and not control.prompting and control.takes is Takes.WORDS:
        _look_through(content, room, said, all_shut=all_shut or is_locked(part))
        return
    room.controls.append(control)
    said.append("" if control.prompting else control.said)


def _field_at(parts: Sequence[Part], at: int, *, locked: bool) -> tuple[Control, int] | None:
    """The field of an old form that begins at a run, and where what comes after it begins; None where none does."""
    begin = parts[at].part("w:fldChar")
    settings = begin.part("w:ffData") if begin else None
    if settings is None:
        return None
    start: int | None = None
    first = at
    for place in range(at + 1, len(parts)):
        mark = parts[place].part("w:fldChar") if parts[place].name == "w:r" else None
        kind = mark.given.get("w:fldCharType", "") if mark else ""
        if kind == "separate":
            start, first = parts[place].end, place + 1
        elif kind == "end":
            result = [one for one in parts[first:place] if one.name == "w:r"] if start is not None else []
            if start is None and settings.part("w:textInput") is not None:
                return None
            end = parts[place].start
            control = old_field(settings, end if start is None else start, end, result, locked=locked)
            return (control, place + 1) if control is not None else None
        elif kind == "begin":
            return None
    return None


def take(room: Room, text: str, writer: Writer) -> Taken:
    """How a text goes into a cell: into the one control for words that it has, else in place of nothing or a prompt."""
    if room.locked and not room.controls:
        return Taken(why=LOCKED)
    words = [one for one in room.controls if one.takes is Takes.WORDS]
    if room.controls:
        control = words[0] if len(words) == 1 else room.controls[0]
        why = control.why
        if not words:
            why = why or _LISTED
        elif len(words) > 1:
            why = _SEVERAL
        elif not control.free:
            why = why or NOT_EMPTY
        return Taken(why=why) if why else Taken(tuple(put(control, text, writer)), control.printed)
    if room.blank:
        return Taken(tuple(writer.fill(room.cell, text)))
    if is_prompt(room.text) and not room.odd and not room.boxes:
        return replace_words(room, text, writer, prompt=True)
    return Taken(why=NOT_EMPTY)


def replace_words(room: Room, text: str, writer: Writer, *, prompt: bool) -> Taken:
    """How a text takes the place of the words that a cell prints; with `prompt`, it does not look as those do."""
    if room.locked:
        return Taken(why=LOCKED)
    first = next((one for one in room.cell.parts if one.name == "w:p"), None)
    if first is None or room.odd or room.controls:
        return Taken(why=NOT_EMPTY)
    telling = next((one for one in room.cell.parts if one.name == "w:p" and _tells(one)), first)
    look = writer.look_of(telling, prompt=prompt)
    return Taken(tuple(writer.fill(room.cell, text, look, prompt=prompt)), room.text)


def _tells(paragraph: Part) -> bool:
    return any(one.name == "w:t" and one.text.strip() for one in paragraph.all())


def mark_place(room: Room, tag: str, writer: Writer) -> Iterator[Edit]:
    """Put a word into a cell by which it is found again, whether or not anything may be put there in earnest."""
    if room.silent and room.controls and not (room.controls[0].field and room.controls[0].takes is Takes.ITEM):
        yield from put(room.controls[0], tag, writer)
    elif room.blank:
        yield from writer.fill(room.cell, tag)
    else:
        yield from writer.add(room.cell, tag)
