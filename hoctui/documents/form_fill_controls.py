"""Word's own places to fill in, content controls and the fields of old forms: what they hold, and putting words in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_marks import read_mark
from hoctui.assessment.form_prompts import is_prompt
from hoctui.documents.form_fill_writer import Look, Writer
from hoctui.documents.form_fill_xml import Edit, Part, filled_with, said_in

_LOCKS = ("contentLocked", "sdtContentLocked")
_LISTS = ("w:dropDownList", "w:comboBox")
_NO_WORDS = ("w:picture", "w:docPartObj", "w:docPartList", "w:equation", "w:citation", "w:bibliography")
_ASKS_TO_CHOOSE = re.compile(r"\W*(?:choose|select|please|pick)\b", re.IGNORECASE)
LOCKED = "it is locked in the form"
_BOUND = "its field shows what is kept elsewhere in the form"
_DATE = "its field takes a date alone, to be chosen in Word"
_OTHER = "its field takes no words"


class Takes(StrEnum):
    """What a control takes."""

    WORDS = "words"
    ITEM = "item"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an old form: its settings, and where among the document's bytes its result stands."""

    settings: Part
    start: int
    end: int
    result: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """A place that Word itself offers: a content control, or a field of an old form.

    `said` is what stands in it, `prompting` whether that is a prompt alone, `items` what its list holds, as shown and
    as kept. `why` says why nothing may be put into it, empty where it may. `cell` is the cell that is the control's
    whole content, where it is one.
    """

    part: Part
    takes: Takes
    said: str
    prompting: bool
    items: tuple[tuple[str, str], ...] = ()
    why: str = ""
    cell: Part | None = None
    field: Field | None = None

    @property
    def free(self) -> bool:
        """Whether nobody has filled it in: it is empty or prompts, or shows of a list what is no answer."""
        if self.prompting or not self.said.strip() or is_prompt(self.said):
            return True
        return self.takes is Takes.ITEM and read_mark(self.said).mark is Mark.UNANSWERED

    @property
    def printed(self) -> str:
        """What stands in it as words of the form and gives way to what is put in; empty where Word only prompts."""
        return "" if self.prompting else self.said.strip()

    def item(self, mark: Mark) -> str | None:
        """The item of its list that means an answer, as the list shows it; None where none does, or more than one."""
        read = [(shown, read_mark(shown)) for shown, _ in self.items]
        sure = [shown for shown, one in read if one.mark is mark and not one.doubt]
        said = [shown for shown, one in read if one.mark is mark]
        return sure[0] if sure else said[0] if len(said) == 1 else None


def is_locked(control: Part) -> bool:
    """Whether what stands in a content control may not be changed."""
    properties = control.part("w:sdtPr")
    lock = properties.part("w:lock") if properties else None
    return lock is not None and lock.given.get("w:val", "") in _LOCKS


def control_of(part: Part, *, cell: Part | None = None, locked: bool = False) -> Control:
    """A content control that is no box to tick; `locked` where what stands around it locks it too."""
    properties, content = part.part("w:sdtPr"), part.part("w:sdtContent")
    names = [one.name for one in properties.parts] if properties else []
    takes, why = Takes.WORDS, ""
    if any(name in _LISTS for name in names):
        takes = Takes.ITEM
    elif "w:date" in names or any(name in _NO_WORDS for name in names) or content is None:
        takes, why = Takes.NOTHING, _DATE if "w:date" in names else _OTHER
    if any(name.endswith(":dataBinding") for name in names):
        why = _BOUND
    if locked or is_locked(part):
        why = LOCKED
    listed = next((one for one in properties.parts if one.name in _LISTS), None) if properties else None
    items = tuple(
        (shown, one.given.get("w:value", shown))
        for one in (listed.parts if listed else ())
        if one.name == "w:listItem"
        and (shown := one.given.get("w:displayText") or one.given.get("w:value", "")).strip()
    )
    prompting = properties is not None and properties.on("w:showingPlcHdr")
    return Control(part, takes, said_in(content) if content else "", prompting, items, why, cell)


def old_field(settings: Part, start: int, end: int, result: Sequence[Part], *, locked: bool) -> Control | None:
    """A field of an old form that takes words or an item of a list; None where it is of another kind."""
    field = Field(settings, start, end, tuple(result))
    why = LOCKED if locked else ""
    text, chosen = settings.part("w:textInput"), settings.part("w:ddList")
    if text is not None:
        kind = text.part("w:type")
        figures = kind is not None and kind.given.get("w:val", "regular") != "regular"
        said = "".join(said_in(run) for run in result)
        return Control(settings, Takes.WORDS, said, False, why=why or (_OTHER if figures else ""), field=field)
    if chosen is None:
        return None
    shown = [one.given.get("w:val", "") for one in chosen.parts if one.name == "w:listEntry"]
    given = chosen.part("w:result") or chosen.part("w:default")
    at = given.given.get("w:val", "") if given else ""
    place = int(at) if at.isascii() and at.isdigit() and len(at) < 5 else 0
    said = shown[place] if place < len(shown) else ""
    # With nothing chosen Word shows the first item, which mostly asks to choose one.
    said = "" if _ASKS_TO_CHOOSE.match(said) else said
    return Control(settings, Takes.ITEM, said, False, tuple((one, one) for one in shown), why, field=field)


def put(control: Control, text: str, writer: Writer) -> Iterator[Edit]:
    """What it takes to put a text, or the item of a list that reads so, into a control; its prompt goes."""
    if control.field is not None:
        yield from _put_in_field(control.field, control, text, writer)
        return
    properties, content = control.part.part("w:sdtPr"), control.part.part("w:sdtContent")
    if properties is None or content is None:
        return
    showing = properties.part("w:showingPlcHdr")
    if showing is not None:
        yield showing.start, showing.end, b""
    yield from _keep_choice(control, properties, text, writer)
    typed = properties.part("w:text")
    plain = control.takes is Takes.ITEM or typed is not None
    if typed is not None and "\n" in text:
        # Without that, a control for plain text may hold one line alone.
        yield typed.start, typed.end, f'<w:text{typed.declared} w:multiLine="1"/>'.encode()
    look = _look(control, properties, content, writer)
    prompt = control.prompting or is_prompt(control.said)
    if control.cell is not None:
        yield from writer.fill(control.cell, text, look, plain=plain, prompt=prompt)
        return
    paragraph = content.part("w:p")
    if paragraph is None:
        yield filled_with(content, writer.data, writer.inline(text, look, content, plain=plain))
    else:
        own = paragraph.part("w:pPr")
        yield filled_with(content, writer.data, writer.paragraphs(own, text, look, content, plain=plain, prompt=prompt))


def _look(control: Control, properties: Part, content: Part, writer: Writer) -> Look:
    """How words look that are typed into a control: as it says, else as what stands in it, less what marks a prompt."""
    own = properties.part("w:rPr")
    if own is not None:
        return writer.look(own)
    return writer.look_of(control.cell or content, prompt=control.prompting or is_prompt(control.said))


def _keep_choice(control: Control, properties: Part, text: str, writer: Writer) -> Iterator[Edit]:
    """A list that remembers what was chosen last is told the new choice."""
    listed = next((one for one in properties.parts if one.name in _LISTS), None)
    if listed is None or "w:lastValue" not in listed.given:
        return
    kept = next((value for shown, value in control.items if shown == text), text)
    yield from writer.attribute(listed, "lastValue", kept)


def _put_in_field(field: Field, control: Control, text: str, writer: Writer) -> Iterator[Edit]:
    chosen = field.settings.part("w:ddList")
    if chosen is None:
        first = next(iter(field.result), None)
        look = writer.look(first.part("w:rPr") if first else None, prompt=is_prompt(control.said))
        runs = writer.inline(text, look, field.settings, plain=True)
        yield field.start, field.end, runs.encode()
        return
    place = next((at for at, (shown, _) in enumerate(control.items) if shown == text), None)
    if place is None:
        return
    made = f'<w:result{chosen.declared} w:val="{place}"/>'.encode()
    before = chosen.part("w:result")
    yield (before.start, before.end, made) if before else (chosen.inside, chosen.inside, made)
