"""Filling a landlord's own blank Word form with answers: each in its cell, everything else as it was."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.form_columns import TICKED, Role
from hoctui.assessment.form_marks import is_tick
from hoctui.assessment.form_parts import FormPart, FormRow
from hoctui.assessment.form_prompts import is_prompt, printed_choice
from hoctui.documents.form_fill_boxes import Box, box_for, boxes_of, tick
from hoctui.documents.form_fill_cells import NOT_EMPTY, Room, Taken, replace_words, rooms_of, take
from hoctui.documents.form_fill_columns import for_year, left_alone, why_not
from hoctui.documents.form_fill_controls import LOCKED, put
from hoctui.documents.form_fill_package import ending, main_part, packed, remarks, styles, with_links
from hoctui.documents.form_fill_places import EVIDENCE, Blank, Place, has_empty_plan, parts_of, places, speaks_for
from hoctui.documents.form_fill_plan import NAMES, Words, lay_out, plans_told
from hoctui.documents.form_fill_told import Filled, Replaced, Unplaced, in_clauses
from hoctui.documents.form_fill_writer import Links, Writer
from hoctui.documents.form_fill_xml import STRICT, Edit, edited, parse
from hoctui.documents.form_kinds import kind_of
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load

_MARKS = {Role.YES: Mark.YES, Role.NO: Mark.NO, Role.PARTIAL: Mark.PARTIAL, Role.NOT_APPLICABLE: Mark.NOT_APPLICABLE}
_AS_NO = "No (partial)"
_CONTROLS = ("w:sdt", "w:checkBox")
_CROSS, _CHECK = "X", "✓"
_TOLD_TO_TICK = re.compile(r"\bticks?\b|[✓✔]", re.IGNORECASE)
_TOLD_TO_CROSS = re.compile(r"\bcross\b|\b(?:an?|the|with|put|mark) [‘'\"“]?x\b", re.IGNORECASE)
_NO_COLUMN = "the form has no column for it"
_NO_CELL = "it is not clear which cell is its own"
_NO_BOX = "its cell has no box for it"
_ANOTHER = "another answer is marked already"


def fill(data: bytes, file: str, assessment: Assessment, *, partial_as_no: bool = False, stated: str = "") -> Filled:
    """A blank Word form with an assessment's answers in their cells, and every other byte of its text as it was.

    A cell in which somebody has written is not written over; what the form prints only to prompt gives way, and that is
    said. Nothing is dropped silently: what has no place is listed. `file` is the file's name; `partial_as_no` prints
    "No (partial)" for Partial; `stated` is the edition that the officer says the form is of, which wins over what the
    form speaks for.

    Raises:
        BadInput: the file is no Word form that can be read, or it is one of another edition.
    """
    kind, archive = kind_of(data, file)
    if archive is None or kind != ".docx":
        raise BadInput(f"{file} is no Word document; the form to be filled is a .docx.")
    edition = assessment.edition.name
    if stated and load(stated).name != edition:
        raise BadInput(f"The self-assessment is of the {edition} edition, and no form of the {stated} can take it.")
    form = read_form(data, file, stated or None)
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
    parts = parts_of(data, file)
    found = _places_of(blank, assessment.year)
    filler = _Filler(found, writer, _sign(parts), assessment.year, partial_as_no=partial_as_no)
    for clause in assessment.edition.clauses:
        filler.place(assessment.answer(clause.number))
    changed = {main: edited(text, filler.edits)}
    if links.new:
        changed[related] = with_links(archive.read(related), links, strict=tree.space == STRICT, file=file)
    content = packed(data, changed)
    read_form(content, file)
    said = [note for note in form.notes if "as stated" in note]
    if filler.placed:
        said += [*remarks(archive, folder, file), *filler.remarks(has_empty_plan(parts))]
    placed, unplaced, replaced = tuple(filler.placed), tuple(filler.unplaced), tuple(filler.replaced)
    return Filled(content, placed, unplaced, replaced, tuple(said), ending(archive, main, file))


def _places_of(blank: Blank, year: str) -> dict[str, Place]:
    """Where each clause stands, in the columns of this year where the form has those of several."""
    return {clause: replace(place, columns=for_year(place.columns, year)) for clause, place in places(blank).items()}


def _refuse_another_edition(blank: Blank, spoken: str) -> None:
    """Refuse a form of another edition, unless it has no numbers and its wording is this edition's after all."""
    like = speaks_for(blank)
    if like < 0:
        raise BadInput(
            f"{blank.file} is a form of the {spoken} edition, and the self-assessment is of the {blank.edition}."
        )
    if like <= speaks_for(replace(blank, edition=spoken)):
        raise BadInput(
            f"{blank.file} has no clause numbers and reads like a form of the {spoken} edition, and the"
            f" self-assessment is of the {blank.edition}; name the edition if the form is of that one."
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

    def __init__(
        self, places: Mapping[str, Place], writer: Writer, sign: str, year: str, *, partial_as_no: bool
    ) -> None:
        self.edits: list[Edit] = []
        self.placed: list[str] = []
        self.unplaced: list[Unplaced] = []
        self.replaced: list[Replaced] = []
        self._places = places
        self._writer = writer
        self._sign = sign
        self._year = year
        self._as_no = partial_as_no
        self._beside: dict[str, tuple[Role, ...]] = {}
        self._rows: list[str] = []

    def remarks(self, empty_plan: bool) -> list[str]:
        """What is to be said once of the form's columns and rows; `empty_plan`: its table of actions has free rows."""
        spare = [clause for clause in self.placed if self._places[clause].spare]
        again = [f"The form has a second row {in_clauses(spare, 'for')}, which was left as it is."] if spare else []
        columns = [self._places[clause].columns for clause in self.placed]
        if empty_plan and self._beside:
            again.append("The form's table of actions has rows without a clause, which were left as they are.")
        return [*left_alone(columns, self._year), *plans_told(self._beside, self._rows), *again]

    def place(self, answer: Answer) -> None:
        """Put what is said of a clause into its row."""
        clause, texts = answer.clause, (answer.evidence.strip(), answer.commentary.strip())
        plan = any((answer.reason.strip(), answer.action.strip(), answer.owner.strip(), answer.due))
        if answer.mark is Mark.UNANSWERED and not plan and not any(texts):
            return
        place = self._places.get(clause)
        if place is None or place.shared:
            others = f"one row of the form answers it together with {', '.join(place.shared)}" if place else ""
            self._list(clause, "the answer", others or "the form has no row for it")
            return
        if place.doubt:
            self._list(clause, "the answer", place.doubt)
            return
        before = len(self.edits)
        self._mark(answer, place)
        self._say(answer, place)
        if len(self.edits) > before:
            self.placed.append(clause)

    def _say(self, answer: Answer, place: Place) -> None:
        """Put in the evidence, the commentary, and what will be done."""
        clause, laid = answer.clause, lay_out(answer, place)
        commentary = "\n".join(filter(None, (answer.commentary.strip(), laid.words)))
        why = self._evidence(clause, place, answer.evidence.strip(), commentary, named=bool(answer.commentary.strip()))
        for role in laid.beside if why else laid.left:
            self._list(clause, NAMES[role], why or _NO_COLUMN)
        if laid.beside and not why:
            self._beside[clause] = laid.beside
        for words in laid.own:
            self._words(clause, place, words)
        if place.plan is not None and laid.row:
            written = [self._words(clause, place.plan, words) for words in laid.row]
            self._rows += [clause] if any(written) else []

    def _words(self, clause: str, place: Place, words: Words) -> bool:
        return not self._write(clause, words.what, place, words.column, words.text)

    def _list(self, clause: str, what: str, why: str) -> None:
        self.unplaced.append(Unplaced(clause, what, why))

    def _evidence(self, clause: str, place: Place, evidence: str, commentary: str, *, named: bool) -> str:
        """Put in evidence and commentary, in one cell or two; why the commentary has none, empty where it has.

        `named` says whether the commentary holds more than what will be done, which is listed by itself.
        """
        texts = {"the evidence": evidence, "the commentary": commentary}
        said = {what: text for what, text in texts.items() if text}
        under = _under(place)
        if under is not None:
            what = " and ".join(said) if named else "the evidence" if evidence else ""
            return self._write(clause, what, place, under, "\n".join(said.values())) if said else ""
        why = ""
        for what, role in (("the evidence", Role.EVIDENCE), ("the commentary", Role.COMMENTARY)):
            if what in said:
                shown = what if named or role is Role.EVIDENCE else ""
                why = self._write(clause, shown, place, place.columns.place(role), said[what])
        return why if commentary else ""

    def _write(self, clause: str, what: str, place: Place, column: int | None, text: str) -> str:
        """Put a text under a column, or list it as `what`; why it could not be put there, empty where it was."""
        room = place.rooms.get(column) if column is not None else None
        if column is None:
            taken = Taken(why=_NO_COLUMN)
        elif room is None:
            taken = Taken(why=NOT_EMPTY if column in place.taken else _NO_CELL)
        else:
            taken = take(room, text, self._writer)
        return self._take(clause, what, taken)

    def _take(self, clause: str, what: str, taken: Taken) -> str:
        if taken.why:
            if what:
                self._list(clause, what, taken.why)
            return taken.why
        self.edits += taken.edits
        if taken.printed:
            self.replaced.append(Replaced(clause, what or "the commentary", " ".join(taken.printed.split())))
        return ""

    # ------------------------------------------------------------------------------------------ the answer itself

    def _mark(self, answer: Answer, place: Place) -> None:
        if answer.mark is Mark.UNANSWERED:
            return
        mark = Mark.NO if answer.mark is Mark.PARTIAL and self._as_no else answer.mark
        word = _AS_NO if mark is not answer.mark else mark.value
        why = why_not(place.columns, self._year)
        if why:
            self._list(answer.clause, f"the answer {word}", why)
            return
        if place.columns.ticked:
            self._mark_column(answer, place, mark, word)
            return
        column = place.columns.place(Role.ANSWER)
        room = place.rooms.get(column) if column is not None else None
        choice = printed_choice(room.text) if room is not None and not room.controls else {}
        if room is None:
            self._write(answer.clause, "the answer", place, column, word)
        elif room.boxes:
            self._tick(answer.clause, f"the answer {word}", place, room, box_for(room.cell, mark))
        elif room.list_() is not None:
            self._choose(answer.clause, room, mark, word)
        elif choice:
            said = choice.get(mark, word) if mark is answer.mark else word
            self._take(answer.clause, f"the answer {word}", replace_words(room, said, self._writer, prompt=False))
        else:
            self._write(answer.clause, "the answer", place, column, word)

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


def _under(place: Place) -> int | None:
    """The one column that takes evidence and commentary both, or whose cell goes on under the other; else None."""
    columns = place.columns
    both = columns.place(Role.BOTH)
    if both is not None:
        return both
    found = [at for role in (Role.EVIDENCE, Role.COMMENTARY) if (at := columns.place(role)) is not None]
    if len(found) == 1:
        return found[0]
    written = [at for at in found if at in place.rooms]
    wide = len(written) == 1 and place.rooms[written[0]].spans > 1 and not place.taken & set(found)
    return written[0] if wide else None
