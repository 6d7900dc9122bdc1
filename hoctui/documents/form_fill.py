"""Filling a landlord's own blank Word form with answers: each in its cell, everything else as it was."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.form_columns import TICKED, Columns, Role
from hoctui.assessment.form_marks import is_tick
from hoctui.assessment.form_parts import FormPart, FormRow
from hoctui.assessment.form_prompts import is_prompt, printed_choice
from hoctui.documents.form_fill_boxes import Box, box_for, boxes_of, tick
from hoctui.documents.form_fill_cells import NOT_EMPTY, Room, Taken, replace_words, rooms_of, take
from hoctui.documents.form_fill_controls import LOCKED, put
from hoctui.documents.form_fill_package import ending, main_part, packed, remarks, styles, with_links
from hoctui.documents.form_fill_places import EVIDENCE, Blank, Place, parts_of, places, speaks_for
from hoctui.documents.form_fill_writer import Links, Writer
from hoctui.documents.form_fill_xml import STRICT, Edit, edited, parse
from hoctui.documents.form_kinds import kind_of
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput

_MARKS = {Role.YES: Mark.YES, Role.NO: Mark.NO, Role.PARTIAL: Mark.PARTIAL, Role.NOT_APPLICABLE: Mark.NOT_APPLICABLE}
_NAMES = {Role.DUE: "date"}
_AS_NO = "No (partial)"
_CONTROLS = ("w:sdt", "w:checkBox")
_CROSS, _CHECK = "X", "✓"
_TOLD_TO_TICK = re.compile(r"\bticks?\b|[✓✔]", re.IGNORECASE)
_TOLD_TO_CROSS = re.compile(r"\bcross\b|\b(?:an?|the|with|put|mark) [‘'\"“]?x\b", re.IGNORECASE)
_NO_COLUMN = "the form has no column for it"
_NO_CELL = "no cell of its own could be told for it"
_NO_BOX = "its cell has no box for it"
_ENDINGS = {
    ".docx": "The filled form is a Word document; give it the ending .docx.",
    ".docm": "The form holds macros, which stay in it; give the filled one the ending .docm, or Word does not open it.",
    ".dotx": "The form is a Word template; give the filled one the ending .dotx, or save the blank as a .docx first.",
    ".dotm": "The form is a template with macros; give the filled one the ending .dotm, or save the blank as a .docx"
    " first.",
}
"""What is said of a name that does not go with the form, by the ending that does."""
_OTHER_TICK = "The form's own tick at another answer"
_ANOTHER = "another answer is marked already"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something of a clause that the form has no place for: what it is ("the evidence"), and why."""

    clause: str
    what: str
    why: str

    @property
    def line(self) -> str:
        """The same in one line: "6.3: the evidence was not placed: its cell is not empty."."""
        return f"{self.clause}: {self.what} was not placed: {self.why}."


@dataclass(frozen=True, slots=True)
class Replaced:
    """What the form printed and what it gave way to: "[insert evidence]" to the evidence, "Yes / No" to the answer Yes.

    `printed` is empty where it was a tick at another answer.
    """

    clause: str
    what: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was filled: its bytes, the clauses of which something was placed, and what could not be.

    `replaced` is what the form printed and gave way, `remarks` what a person must know of the form as a whole.
    """

    content: bytes
    placed: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]
    replaced: tuple[Replaced, ...] = ()
    remarks: tuple[str, ...] = ()
    ending: str = ".docx"
    """The ending that Word wants of the file's name: another one where the form is a template or holds macros."""

    def check_name(self, name: str) -> None:
        """Refuse a name that Word would not open such a file by. Raises BadInput, with what to do."""
        if PurePath(name).suffix.casefold() != self.ending:
            raise BadInput(_ENDINGS[self.ending], "path")

    @property
    def lines(self) -> tuple[str, ...]:
        """What could not be placed, one line for all clauses of which the same is to be said."""
        groups: dict[tuple[str, str], list[str]] = {}
        for one in self.unplaced:
            groups.setdefault((one.what, one.why), []).append(one.clause)
        return tuple(Unplaced(", ".join(clauses), what, why).line for (what, why), clauses in groups.items())

    @property
    def said(self) -> tuple[str, ...]:
        """What gave way and what must be known, each in one line."""
        groups: dict[tuple[str, str], list[str]] = {}
        for one in self.replaced:
            what = "the answer" if one.what.startswith("the answer") else one.what
            groups.setdefault((what, one.printed), []).append(one.clause)
        lines: list[str] = []
        for (what, printed), clauses in groups.items():
            where = clauses[0] if len(clauses) == 1 else f"{len(clauses)} clauses"
            lines.append(f"{f'“{printed}”' if printed else _OTHER_TICK} gave way to {what} in {where}.")
        return (*self.remarks, *lines)


def fill(data: bytes, file: str, assessment: Assessment, *, partial_as_no: bool = False) -> Filled:
    """A blank Word form with an assessment's answers in their cells, and every other byte of its text as it was.

    A cell in which somebody has written is not written over; what the form prints only to prompt gives way, and that is
    said. Nothing is dropped silently: what has no place is listed. `file` is the file's name; `partial_as_no` prints
    "No (partial)" for Partial.

    Raises:
        BadInput: the file is no Word form that can be read, or it is one of another edition.
    """
    kind, archive = kind_of(data, file)
    if archive is None or kind != ".docx":
        raise BadInput(f"{file} is no Word document; the form to be filled is a .docx.")
    form = read_form(data, file)
    edition = assessment.edition.name
    main = main_part(archive, file)
    folder = posixpath.dirname(main)
    text = archive.read(main)
    tree = parse(text, file)
    blank = Blank(data, file, edition, main, text, tree, rooms_of(tree))
    if form.edition != edition and not any("not certain" in note for note in form.notes):
        _refuse_another_edition(blank, form.edition)
    related = f"{folder}/_rels/{posixpath.basename(main)}.rels".lstrip("/")
    links = Links(archive.read(related).decode("utf-8", "replace"))
    writer = Writer(text, links, styles(archive, folder, file))
    filler = _Filler(places(blank), writer, _sign(parts_of(data, file)), partial_as_no=partial_as_no)
    for clause in assessment.edition.clauses:
        filler.place(assessment.answer(clause.number))
    changed = {main: edited(text, filler.edits)}
    if links.new:
        changed[related] = with_links(archive.read(related), links, strict=tree.space == STRICT, file=file)
    content = packed(data, changed)
    read_form(content, file)
    said = tuple(remarks(archive, folder, file)) if filler.placed else ()
    return Filled(
        content, tuple(filler.placed), tuple(filler.unplaced), tuple(filler.replaced), said, ending(archive, main, file)
    )


def _refuse_another_edition(blank: Blank, spoken: str) -> None:
    """Refuse a form of another edition, unless it has no numbers and its wording is this edition's after all."""
    like = speaks_for(blank)
    if like < 0 or like <= speaks_for(replace(blank, edition=spoken)):
        raise BadInput(
            f"{blank.file} is a form of the {spoken} edition, and the self-assessment is of the {blank.edition}."
        )


def _sign(parts: Sequence[FormPart]) -> str:
    """How the form marks a column: with a tick where its headings or the lines above them ask for one, else an X."""
    told: list[str] = []
    for part in parts:
        if isinstance(part, FormRow) and not part.heading:
            break
        told += part.cells if isinstance(part, FormRow) else (part.text,)
    text = "\n".join(told)
    return _CHECK if _TOLD_TO_TICK.search(text) and not _TOLD_TO_CROSS.search(text) else _CROSS


class _Filler:
    """Puts one answer after the other into its cells, and keeps what could not be placed."""

    def __init__(self, places: Mapping[str, Place], writer: Writer, sign: str, *, partial_as_no: bool) -> None:
        self.edits: list[Edit] = []
        self.placed: list[str] = []
        self.unplaced: list[Unplaced] = []
        self.replaced: list[Replaced] = []
        self._places = places
        self._writer = writer
        self._sign = sign
        self._as_no = partial_as_no

    def place(self, answer: Answer) -> None:
        """Put what is said of a clause into its row."""
        said = _said_of(answer)
        if not said and answer.mark is Mark.UNANSWERED:
            return
        place = self._places.get(answer.clause)
        if place is None or place.shared:
            others = f"one row of the form answers it together with {', '.join(place.shared)}" if place else ""
            self._list(answer.clause, "the answer", others or "the form has no row for it")
            return
        if place.doubtful:
            self._list(answer.clause, "the answer", "its row has no number and reads more like another clause")
            return
        before = len(self.edits)
        self._mark(answer, place)
        for roles, texts in said.items():
            self._text(answer.clause, place, roles, texts)
        if len(self.edits) > before:
            self.placed.append(answer.clause)

    def _list(self, clause: str, what: str, why: str) -> None:
        self.unplaced.append(Unplaced(clause, what, why))

    def _text(self, clause: str, place: Place, roles: tuple[Role, ...], texts: tuple[str, ...]) -> None:
        what = f"the {' and '.join(_NAMES.get(role, role.value) for role in roles)}"
        under = _under(place, roles)
        if len(roles) > 1 and under is None:
            for role, text in zip(roles, texts, strict=True):
                if text:
                    self._text(clause, place, (role,), (text,))
            return
        column = under if under is not None else place.columns.place(roles[0])
        if column is None:
            self._list(clause, what, _NO_COLUMN)
            return
        self._write(clause, what, place, column, "\n".join(filter(None, texts)))

    def _write(self, clause: str, what: str, place: Place, column: int, text: str) -> None:
        room = place.rooms.get(column)
        if room is None:
            self._list(clause, what, NOT_EMPTY if column in place.taken else _NO_CELL)
        else:
            self._take(clause, what, take(room, text, self._writer))

    def _take(self, clause: str, what: str, taken: Taken) -> None:
        if taken.why:
            self._list(clause, what, taken.why)
            return
        self.edits += taken.edits
        if taken.printed:
            self.replaced.append(Replaced(clause, what, " ".join(taken.printed.split())))

    # ------------------------------------------------------------------------------------------ the answer itself

    def _mark(self, answer: Answer, place: Place) -> None:
        if answer.mark is Mark.UNANSWERED:
            return
        mark = Mark.NO if answer.mark is Mark.PARTIAL and self._as_no else answer.mark
        word = _AS_NO if mark is not answer.mark else mark.value
        if place.columns.ticked:
            self._mark_column(answer, place, mark, word)
            return
        column = place.columns.place(Role.ANSWER)
        room = place.rooms.get(column) if column is not None else None
        choice = printed_choice(room.text) if room is not None and not room.controls else {}
        if room is None or column is None:
            self._text(answer.clause, place, (Role.ANSWER,), (word,))
        elif room.boxes:
            self._tick(answer.clause, f"the answer {word}", place, room, box_for(room.cell, mark))
        elif room.list_() is not None:
            self._choose(answer.clause, room, mark, word)
        elif choice:
            said = choice.get(mark, word) if mark is answer.mark else word
            self._take(answer.clause, f"the answer {word}", replace_words(room, said, self._writer, prompt=False))
        else:
            self._text(answer.clause, place, (Role.ANSWER,), (word,))

    def _mark_column(self, answer: Answer, place: Place, mark: Mark, word: str) -> None:
        """Mark the answer's own column, in the form's own manner."""
        columns = place.columns
        what = f"the answer {word}"
        role = next((role for role in TICKED if _MARKS[role] is mark and columns.has(role)), None)
        if role is None and mark is not Mark.PARTIAL:
            self._list(answer.clause, what, _NO_COLUMN)
            return
        column = columns.place(role or Role.NO) or 0
        others = [at for one in TICKED if (at := columns.place(one)) is not None and at != column]
        boxed = [room for at in others if (room := place.rooms.get(at)) and any(box.ticked for box in room.boxes)]
        marked = any((room := place.rooms.get(at)) is None and at in place.taken for at in others)
        marked = marked or any((room := place.rooms.get(at)) and room.words and is_tick(room.text) for at in others)
        if marked or (boxed and (self._answered(place) or any(box.locked for room in boxed for box in room.boxes))):
            self._list(answer.clause, what, _ANOTHER)
            return
        room = place.rooms.get(column)
        before = len(self.edits)
        if room is not None and room.boxes:
            self._tick(
                answer.clause, what, place, room, box_for(room.cell, mark, column=_MARKS[role] if role else None)
            )
        else:
            # A Partial without a column of its own stands in that for No, in its own word; an X would say another.
            said = self._sign if mark is answer.mark and role else word
            self._write(answer.clause, what, place, column, said)
        if len(self.edits) > before:
            for other in boxed:
                self.edits += tick(other.cell, None)
                self.replaced.append(Replaced(answer.clause, what))

    def _answered(self, place: Place) -> bool:
        """Whether somebody has written about a clause: a tick in such a row is theirs, not the blank form's own."""
        columns = [at for role in EVIDENCE if (at := place.columns.place(role)) is not None]
        rooms = [(at, place.rooms.get(at)) for at in columns]
        return any(at in place.taken and (room is None or not is_prompt(room.text)) for at, room in rooms)

    def _tick(self, clause: str, what: str, place: Place, room: Room, box: Box | None) -> None:
        ticked = [one for one in boxes_of(room.cell)[1] if one.ticked]
        others = [one for one in ticked if one != box]
        if box is None:
            self._list(clause, what, _NO_BOX)
        elif room.sealed or (room.locked and box.part.name not in _CONTROLS) or any(b.locked for b in (box, *others)):
            self._list(clause, what, LOCKED)
        elif ticked and self._answered(place):
            self._list(clause, what, _ANOTHER if others else NOT_EMPTY)
        else:
            self.edits += tick(room.cell, box)
            self._short_of_words(clause, what)
            if others:
                self.replaced.append(Replaced(clause, what))

    def _choose(self, clause: str, room: Room, mark: Mark, word: str) -> None:
        """Set a list to its item that means the answer."""
        control = room.list_()
        item = control.item(mark) if control is not None else None
        what = f"the answer {word}"
        if control is None or control.why or not control.free:
            self._list(clause, what, (control.why if control is not None else "") or NOT_EMPTY)
        elif item is None:
            self._list(clause, what, "the list in its cell has no such item, or more than one")
        else:
            self._take(clause, what, Taken(tuple(put(control, item, self._writer)), control.printed))
            self._short_of_words(clause, what)

    def _short_of_words(self, clause: str, what: str) -> None:
        """A box or a list that says No for a Partial cannot say that it is one."""
        if what.endswith(_AS_NO):
            self._list(clause, "“(partial)” beside its No", "a box or a list takes no words")


def _said_of(answer: Answer) -> dict[tuple[Role, ...], tuple[str, ...]]:
    """What is said of a clause beside its answer, by the columns that take it; evidence and commentary go together."""
    pair = (answer.evidence.strip(), answer.commentary.strip())
    texts: dict[tuple[Role, ...], tuple[str, ...]] = {(Role.EVIDENCE, Role.COMMENTARY): pair} if any(pair) else {}
    due = f"{answer.due.day} {answer.due:%B %Y}" if answer.due else ""
    others = {Role.REASON: answer.reason, Role.ACTION: answer.action, Role.OWNER: answer.owner, Role.DUE: due}
    return texts | {(role,): (text.strip(),) for role, text in others.items() if text.strip()}


def _under(place: Place, roles: tuple[Role, ...]) -> int | None:
    """The one column that takes evidence and commentary both, or whose cell goes on under the other; else None."""
    if len(roles) < 2:
        return None
    columns: Columns = place.columns
    both = columns.place(Role.BOTH)
    if both is not None:
        return both
    found = [at for role in roles if (at := columns.place(role)) is not None]
    if len(found) == 1:
        return found[0]
    written = [at for at in found if at in place.rooms]
    wide = len(written) == 1 and place.rooms[written[0]].spans > 1 and not place.taken & set(found)
    return written[0] if wide else None
