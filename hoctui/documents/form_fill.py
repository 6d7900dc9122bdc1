"""Filling a landlord's own blank Word form with answers: each in its cell, everything else as it was."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.form_columns import TICKED, Columns, Role, goes_on_heading, read_heading
from hoctui.assessment.form_parts import FormPart, FormRow
from hoctui.assessment.recognise import recognise
from hoctui.documents.archive import Archive
from hoctui.documents.form_docx import read_docx
from hoctui.documents.form_fill_boxes import box_for, boxes_of, tick
from hoctui.documents.form_fill_package import main_part, packed, styles, with_links
from hoctui.documents.form_fill_xml import STRICT, Edit, Links, Part, Writer, edited, is_empty, parse
from hoctui.documents.form_grid import grid_parts
from hoctui.documents.form_kinds import kind_of
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput

_EVIDENCE = (Role.EVIDENCE, Role.BOTH, Role.COMMENTARY)
_MARKS = {Role.YES: Mark.YES, Role.NO: Mark.NO, Role.PARTIAL: Mark.PARTIAL, Role.NOT_APPLICABLE: Mark.NOT_APPLICABLE}
_TAG = re.compile("(?:• )?\ue020([\ue030-\ue039]+)\ue021")
"""A number in characters that stand for nothing, put where it is to be found again once the form was read."""
_TAGS = re.compile("[\ue020\ue021\ue030-\ue039]")
_NAMES = {Role.DUE: "date"}
_TICKED_COLUMN = "X"
_AS_NO = "No (partial)"
_NONE: frozenset[int] = frozenset()
_NUMBERED = re.compile(r"Q?\s?[1-9]\s?\.\s?[1-9]\d?\b")


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
class Filled:
    """A form that was filled: its bytes, the clauses of which something was placed, and what could not be."""

    content: bytes
    placed: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause's row in the form: its columns, and the cell under each of them that can be written in, by its number.

    `taken` are the columns in which something stands already, `shared` the other clauses that the same row answers.
    """

    columns: Columns
    cells: Mapping[int, int]
    taken: frozenset[int]
    shared: tuple[str, ...] = ()


def fill(data: bytes, file: str, assessment: Assessment, *, partial_as_no: bool = False) -> Filled:
    """A blank Word form with an assessment's answers in their cells, and every other byte of its text as it was.

    A cell that holds something already is not written over. Nothing is dropped silently: what has no place is listed.
    `file` is the file's name; `partial_as_no` prints "No (partial)" for Partial.

    Raises:
        BadInput: the file is no Word form that can be read, or it is one of another edition.
    """
    kind, archive = kind_of(data, file)
    if archive is None or kind != ".docx":
        raise BadInput(f"{file} is no Word document; the form to be filled is a .docx.")
    form = read_form(data, file)
    edition = assessment.edition.name
    if form.edition != edition and not any("not certain" in note for note in form.notes):
        raise BadInput(f"{file} is a form of the {form.edition} edition, and the self-assessment is of the {edition}.")
    main = main_part(archive, file)
    text = archive.read(main)
    tree = parse(text, file)
    cells = [part for part in tree.all() if part.name == "w:tc"]
    places = _places(data, file, edition, _Document(main, text, cells))
    related = f"{posixpath.dirname(main)}/_rels/{posixpath.basename(main)}.rels".lstrip("/")
    links = Links(archive.read(related).decode("utf-8", "replace"))
    writer = Writer(text, links, **styles(archive, posixpath.dirname(main), file))
    filler = _Filler(cells, places, writer, partial_as_no=partial_as_no)
    for clause in assessment.edition.clauses:
        filler.place(assessment.answer(clause.number))
    changed = {main: edited(text, filler.edits)}
    if links.new:
        changed[related] = with_links(archive.read(related), links, strict=tree.space == STRICT, file=file)
    content = packed(data, changed)
    read_form(content, file)
    return Filled(content, tuple(filler.placed), tuple(filler.unplaced))


# ---------------------------------------------------------------------------------------------- which cell is which


@dataclass(frozen=True, slots=True)
class _Document:
    main: str
    text: bytes
    cells: list[Part]


def _parts(data: bytes, file: str) -> list[FormPart]:
    return grid_parts(read_docx(Archive(data, file), file).pieces)[0]


def _places(data: bytes, file: str, edition: str, document: _Document) -> dict[str, _Place]:
    """Where each clause of the form stands.

    Which row answers which clause is told by reading the form with a number in each row, and which cell stands under
    which heading by reading it with a number in each cell that can be written in: by the reader that reads it again.
    """
    parts = [_untagged(part) for part in _parts(data, file)]
    heads = dict(_heads(parts))
    rows = _rows_of_clauses(parts, heads, file, edition)
    found: dict[int, dict[int, int]] = {}
    for numbered in (False, True):
        found = _cells_of_rows(data, file, parts, document, numbered=numbered)
        if any(found.get(row) for row in rows.values()):
            break
    beside = Counter(cell for row in set(rows.values()) for cell in set(found.get(row, {}).values()))
    answered = Counter(rows.values())
    return {
        clause: _Place(
            heads[row],
            {column: cell for column, cell in found.get(row, {}).items() if beside[cell] == 1},
            _taken(parts[row]),
            tuple(other for other, at in rows.items() if at == row and other != clause) if answered[row] > 1 else (),
        )
        for clause, row in rows.items()
    }


def _taken(part: FormPart) -> frozenset[int]:
    """The columns of a row in which something stands."""
    return frozenset(column for column, cell in enumerate(part.cells) if cell) if isinstance(part, FormRow) else _NONE


def _heads(parts: Sequence[FormPart]) -> Iterator[tuple[int, Columns]]:
    """The columns that each row of a form's table stands under, by its place among the parts."""
    columns: Columns | None = None
    rest = False
    for place, part in enumerate(parts):
        if not isinstance(part, FormRow):
            continue
        if part.heading:
            columns, rest = read_heading(part.cells), True
            below = parts[place + 1] if place + 1 < len(parts) else None
            both = goes_on_heading(part.cells, below.cells) if isinstance(below, FormRow) else None
            columns, rest = (read_heading(both), True) if both else (columns, False)
        elif rest:
            rest = False
        elif columns is not None and columns.is_form and len(part.cells) == columns.width:
            yield place, columns


def _rows_of_clauses(
    parts: Sequence[FormPart], heads: Mapping[int, Columns], file: str, edition: str
) -> dict[str, int]:
    """The row of each clause that the form has, by its place among the parts: the first, where there are more."""
    tagged = list(parts)
    for place, columns in heads.items():
        part = parts[place]
        home = next((at for role in (Role.REQUIREMENT, *_EVIDENCE) if (at := columns.place(role)) is not None), None)
        if isinstance(part, FormRow) and home is not None and not part.empty:
            cells = list(part.cells)
            first, blank, rest = cells[home].partition(" ")
            cells[home] = f"{first}{_tag(place)}{blank}{rest}"
            tagged[place] = replace(part, cells=tuple(cells))
    rows: dict[str, int] = {}
    for clause, answer in recognise(tagged, name=file, edition=edition).answers.items():
        numbers = _numbers(f"{answer.wording} {answer.evidence} {answer.commentary}")
        if numbers:
            rows[clause] = numbers[0]
    return rows


def _cells_of_rows(
    data: bytes, file: str, parts: Sequence[FormPart], document: _Document, *, numbered: bool
) -> dict[int, dict[int, int]]:
    """For each row by its place among the parts, the cell under each column that can be written in.

    With `numbered`, cells are looked for beside clause numbers alone. Nothing is found where the numbers in the cells
    would make the form read otherwise.
    """
    writer = Writer(document.text, Links(""))
    edits: list[Edit] = []
    rows = _by_row(document.cells, parse(document.text, file), numbered=numbered)
    for number in rows:
        cell = document.cells[number]
        edits += (writer.fill if is_empty(cell) else writer.add)(cell, _tag(number))
    tagged = _parts(packed(data, {document.main: edited(document.text, edits)}), file)
    if [_untagged(part) for part in tagged] != list(parts):
        return {}
    found: dict[int, dict[int, int]] = {}
    for place, part in enumerate(tagged):
        for column, said in enumerate(part.cells if isinstance(part, FormRow) else ()):
            here = _numbers(said)
            rest = _TAG.sub("", said).strip()
            if here and (not rest or not is_empty(document.cells[here[0]])):
                found.setdefault(place, {})[column] = here[0]
    return found


def _by_row(cells: Sequence[Part], tree: Part, *, numbered: bool) -> list[int]:
    """The cells, by number, that are empty or hold a box, in rows that could be a clause's."""
    number = {cell.start: place for place, cell in enumerate(cells)}
    found: list[int] = []
    for row in (part for part in tree.all() if part.name == "w:tr"):
        here = [part for part in row.all() if part.name == "w:tc"]
        texts = [_said(cell) for cell in here]
        likely = any(_NUMBERED.search(text) for text in texts) or not any(text.strip() for text in texts)
        if (likely or not numbered) and read_heading(texts) is None:
            found += [number[cell.start] for cell in here if is_empty(cell) or boxes_of(cell)[1]]
    return sorted(set(found))


def _said(cell: Part) -> str:
    paragraphs = ("".join(one.text for one in part.all() if one.name == "w:t") for part in cell.parts)
    return "\n".join(paragraphs).strip()


def _tag(number: int) -> str:
    return "\ue020" + "".join(chr(0xE030 + int(digit)) for digit in str(number)) + "\ue021"


def _numbers(text: str) -> list[int]:
    return [int("".join(str(ord(char) - 0xE030) for char in found)) for found in _TAG.findall(text)]


def _untagged(part: FormPart) -> FormPart:
    """A part as it reads without numbers in it, or with those taken out; what is to be looked at is left aside."""
    if isinstance(part, FormRow):
        cells = tuple(_TAGS.sub("", _TAG.sub("", cell)).strip() for cell in part.cells)
        return replace(part, cells=cells, doubts=())
    return replace(part, text=_TAGS.sub("", _TAG.sub("", part.text)))


# ---------------------------------------------------------------------------------------------- putting answers in


class _Filler:
    """Puts one answer after the other into its cells, and keeps what could not be placed."""

    def __init__(
        self, cells: Sequence[Part], places: Mapping[str, _Place], writer: Writer, *, partial_as_no: bool
    ) -> None:
        self.edits: list[Edit] = []
        self.placed: list[str] = []
        self.unplaced: list[Unplaced] = []
        self._cells = cells
        self._places = places
        self._writer = writer
        self._as_no = partial_as_no

    def place(self, answer: Answer) -> None:
        """Put what is said of a clause into its row."""
        said = _said_of(answer)
        if not said and answer.mark is Mark.UNANSWERED:
            return
        place = self._places.get(answer.clause)
        if place is None or place.shared:
            others = f"one row of the form answers it together with {', '.join(place.shared)}" if place else ""
            self.unplaced.append(Unplaced(answer.clause, "the answer", others or "the form has no row for it"))
            return
        before = len(self.edits)
        self._mark(answer, place)
        for roles, text in said.items():
            self._text(answer.clause, place, roles, text)
        if len(self.edits) > before:
            self.placed.append(answer.clause)

    def _text(self, clause: str, place: _Place, roles: tuple[Role, ...], text: str) -> None:
        what = f"the {' and '.join(_NAMES.get(role, role.value) for role in roles)}"
        under = _under(place.columns, roles)
        if len(roles) > 1 and under is None:
            for role, part in zip(roles, text.split("\0"), strict=True):
                if part:
                    self._text(clause, place, (role,), part)
            return
        column = under if under is not None else place.columns.place(roles[0])
        if column is None:
            self.unplaced.append(Unplaced(clause, what, "the form has no column for it"))
            return
        self._write(clause, what, place, column, "\n".join(part for part in text.split("\0") if part))

    def _write(self, clause: str, what: str, place: _Place, column: int, text: str) -> None:
        cell = self._cells[place.cells[column]] if column in place.cells else None
        if cell is None or not is_empty(cell):
            filled = column in place.taken or cell is not None
            why = "its cell is not empty" if filled else "no cell of its own could be told for it"
            self.unplaced.append(Unplaced(clause, what, why))
            return
        self.edits += self._writer.fill(cell, text)

    def _mark(self, answer: Answer, place: _Place) -> None:
        if answer.mark is Mark.UNANSWERED:
            return
        mark = Mark.NO if answer.mark is Mark.PARTIAL and self._as_no else answer.mark
        word = _AS_NO if mark is not answer.mark else mark.value
        columns = place.columns
        if not columns.ticked:
            column = columns.place(Role.ANSWER)
            boxed = self._cells[place.cells[column]] if column in place.cells and column is not None else None
            if column is None or boxed is None or is_empty(boxed):
                self._text(answer.clause, place, (Role.ANSWER,), word)
            else:
                self._tick(answer.clause, boxed, mark, word, None)
            return
        role = next((role for role in TICKED if _MARKS[role] is mark and columns.has(role)), None)
        if role is None and mark is not Mark.PARTIAL:
            self.unplaced.append(Unplaced(answer.clause, f"the answer {word}", "the form has no column for it"))
            return
        column = columns.place(role or Role.NO) or 0
        cell = self._cells[place.cells[column]] if column in place.cells else None
        if cell is not None and not is_empty(cell):
            self._tick(answer.clause, cell, mark, word, _MARKS[role] if role else None)
        else:
            # A Partial without a column of its own stands in that for No, in its own word; an X would say another.
            said = _TICKED_COLUMN if mark is answer.mark and role else word
            self._write(answer.clause, f"the answer {word}", place, column, said)

    def _tick(self, clause: str, cell: Part, mark: Mark, word: str, column: Mark | None) -> None:
        box = box_for(cell, mark, column=column)
        if box is None:
            self.unplaced.append(Unplaced(clause, f"the answer {word}", "its cell has no box for it that is free"))
            return
        self.edits += tick(box)


def _said_of(answer: Answer) -> dict[tuple[Role, ...], str]:
    """What is said of a clause beside its answer, by the columns that take it; evidence and commentary go together."""
    pair = (answer.evidence.strip(), answer.commentary.strip())
    texts: dict[tuple[Role, ...], str] = {(Role.EVIDENCE, Role.COMMENTARY): "\0".join(pair)} if any(pair) else {}
    due = f"{answer.due.day} {answer.due:%B %Y}" if answer.due else ""
    others = {Role.REASON: answer.reason, Role.ACTION: answer.action, Role.OWNER: answer.owner, Role.DUE: due}
    return texts | {(role,): text.strip() for role, text in others.items() if text.strip()}


def _under(columns: Columns, roles: tuple[Role, ...]) -> int | None:
    """The one column that takes evidence and commentary both; None where there are two, or none."""
    if len(roles) < 2:
        return None
    both = columns.place(Role.BOTH)
    found = [place for role in roles if (place := columns.place(role)) is not None]
    return both if both is not None else found[0] if len(found) == 1 else None
