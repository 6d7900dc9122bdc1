"""Reading a form's rows one after the other into records: new clauses, and rows that a page has broken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_align import find_number, lay, lay_question, lay_rest
from hoctui.assessment.form_columns import EVIDENCES, TEXTS, Columns, Role, begins_table, is_summary
from hoctui.assessment.form_filling import Filler, answer_places, with_letter
from hoctui.assessment.form_joining import join
from hoctui.assessment.form_marks import MarkReading, is_mark, read_mark, shown
from hoctui.assessment.form_numbers import LastLetter, letter_of
from hoctui.assessment.form_parts import FormRow, FormText
from hoctui.assessment.form_record import Record
from hoctui.errors import BadInput
from hoctui.text import LONGEST

_SECTION = re.compile(r"^\W*(?:(?:section|part)\s*)?(\d)\b(?![.,]\d)[\s.:–—-]*(.*)$", re.IGNORECASE | re.DOTALL)
_BETWEEN = re.compile(
    r"^\W*(?=[A-Z])(?i:section\s+\d+\b.*|stage\s+(?:[123]|one|two|three)\W*"
    r"|(?:mandatory|best practice)\b.*requirements?\W*)$"
)
"""What heads a part of a form. With a small letter it would be the rest of a sentence: "at / stage 2"."""
_ADDRESS = re.compile(r"^(?:www\.|https?:|[^\s@]+@)\S*$", re.IGNORECASE)
_LONGEST_TITLE = 100
_LONGEST_LABEL = 60
_MOST_TOLD = 4
"""So many lines outside the tables are each told; of more, the first ones and how many."""

MOST_CLAUSES = 2_000
"""The most clauses that a form may answer, those of its action plan among them; no edition has a hundred."""


@dataclass(slots=True)
class _Loose:
    """Text that has lost its column: its lines, where it would most likely belong, and the shape of its rows."""

    shape: tuple[int, int]
    text: str
    hint: Role | None
    certain: bool
    points: LastLetter = field(default_factory=LastLetter)


class Reader:
    """Reads a form's parts in order. `records` are its clauses, `plans` the rows of an action plan beside them.

    `name` is the file's. A form of more than MOST_CLAUSES clauses is refused with BadInput.

    `words` are the file's; `columns` are those of a form without headings; `numbered` says whether its clauses have
    numbers, `padded` whether rows hold their empty cells to the end, `spaced` whether they hold those between others.
    `legend` is what the form's own key says that its signs for an answer mean.
    """

    def __init__(
        self,
        words: frozenset[str],
        columns: Columns | None,
        *,
        name: str,
        numbered: bool,
        padded: bool,
        spaced: bool,
        legend: Mapping[str, str],
    ) -> None:
        self.records: list[Record] = []
        self.plans: list[Record] = []
        self.notes: list[str] = []
        self.outside: list[str] = []
        self.both = False
        self.words = words
        self._name = name
        self._filler = Filler(words, legend)
        self._clauses = 0
        self._seen: set[str] = set()
        self._strange: list[str] = []
        self._columns = columns
        self._numbered = numbered
        self._padded = padded
        self._cut_short = spaced and not padded
        self._section = 0
        self._current: Record | None = None
        self._loose: _Loose | None = None
        self._heading_between = False
        self._text_between = False
        self._foreign = False
        self._other_table = -1

    def read(self, part: FormRow | FormText) -> None:
        """Take the next part of the form."""
        if isinstance(part, FormText):
            self._read_text(part)
        elif not part.empty:
            self._read_row(part)

    def finish(self) -> None:
        """Put away what is still in hand. To be called once, after the last part."""
        self._settle()
        self.notes += self._filler.notes
        shortly = self.outside if len(self.outside) <= _MOST_TOLD else self.outside[: _MOST_TOLD - 1]
        self.notes += [f"Not taken, since it stands outside the tables: “{text}”." for text in shortly]
        if self._strange:
            rows = f"{len(self._strange):,} rows" if len(self._strange) > 1 else "One row"
            self.notes.append(f"{rows} of no clause, beside the form's table, not taken: “{self._strange[0]}”.")
        if more := len(self.outside) - len(shortly):
            self.notes.append(f"{more:,} more lines that stand outside the tables were not taken.")

    def _read_text(self, part: FormText) -> None:
        text = part.text.strip()
        if part.heading or _BETWEEN.match(text):
            self._settle()
            self._note_section(text)
            self._heading_between = self._text_between = True
            return
        record = self._current
        goes_on = (text[:1].islower() and not _ADDRESS.match(text)) or (
            record is not None and record.promise(Role.REQUIREMENT, text) > 4
        )
        if record is not None and goes_on and not self._heading_between:
            self._add_loose((0, 0), text, None, certain=False)
            return
        self._settle()
        self._text_between = True
        if self.records and any(char.isalnum() for char in text):
            self.outside.append(shown(text))

    def _note_section(self, text: str) -> None:
        match = _SECTION.match(text) if len(text) <= _LONGEST_TITLE else None
        if match:
            self._section = int(match[1])

    def _read_row(self, row: FormRow) -> None:
        found = find_number(row.cells, self._columns)
        heading = None if found or row.loose else begins_table(row.cells, self._columns)
        if heading:
            self._begin_table(heading, row)
        elif row.heading and not found:
            self._begin_foreign(row)
        elif row.whole and row.block == self._other_table and not any(is_mark(cell) for cell in row.cells if cell):
            self._strange.append(shown(" | ".join(cell for cell in row.cells if cell.strip())))
        elif found and self._columns:
            self._foreign = False
            self._read_numbered(row)
        elif not self._foreign:
            self._read_unnumbered(row)

    def _begin_foreign(self, row: FormRow) -> None:
        """A table of another kind begins: a summary in figures is passed over, of any other it is said."""
        self._settle()
        self._foreign = True
        if not is_summary(row.cells):
            said = shown(" | ".join(cell for cell in row.cells if cell.strip()))
            self.notes.append(f"A table was not read, since it is no part of the form: “{said}”.")

    def _begin_table(self, heading: Columns, row: FormRow) -> None:
        self._settle()
        self._foreign = False
        if heading.ticked and not self._numbered:
            self._note_section(" ".join(cell for cell in row.cells[: heading.place(Role.YES)] if cell.strip()))
        if heading.is_plan and not (self._columns and self._columns.is_plan):
            self._current = None
        self._columns = heading
        self.both = self.both or heading.has(Role.BOTH)

    def _read_numbered(self, row: FormRow) -> None:
        columns = self._columns
        found = find_number(row.cells, columns)
        if columns is None or found is None:
            return
        self._settle()
        laid = lay(row.cells, found, columns, cut_short=self._cut_short)
        numbers = (found.number.number, *found.number.others)
        record = self._current
        empty_answer = not any(laid.cells[place] for place in answer_places(columns))
        if empty_answer and self._is_beside_form(row, laid.cells, columns, numbers):
            self._strange.append(shown(" | ".join(cell for cell in row.cells if cell.strip())))
            return
        if found.number.continued and record is not None and record.numbers == numbers and empty_answer:
            self._filler.go_on(record, laid.cells, columns)
            self._doubt(row)
            return
        record = Record(numbers, section=self._section, block=row.block, ticked=columns.ticked, whole=row.whole)
        record.choices, record.date = found.number.choices, found.number.rest if found.number.choices else ""
        self._filler.begin(record, laid.cells, columns)
        for doubt in (*laid.doubts, *row.doubts):
            record.doubt(doubt)
        if columns.place(Role.CLAUSE) is None or not (columns.has(Role.REQUIREMENT) or found.number.choices):
            record.texts[Role.REQUIREMENT] = found.number.rest
        self._begin(record)

    def _is_beside_form(self, row: FormRow, cells: tuple[str, ...], columns: Columns, numbers: tuple[str, ...]) -> bool:
        """Whether a numbered row is a policy's paragraph rather than a clause: shorter than the table, unanswered.

        It stands beneath other text, or has the number of a clause that was read before, and nothing is said for it.
        """
        if len(row.cells) >= columns.width or any(
            cell and role in EVIDENCES for role, cell in zip(columns.roles, cells, strict=True)
        ):
            return False
        again = numbers[0] in self._seen and (self._current is None or self._current.numbers != numbers)
        return bool(self.records) and (again or (self._text_between and not self._heading_between))

    def _begin(self, record: Record) -> None:
        plan = self._columns is not None and self._columns.is_plan
        (self.plans if plan else self.records).append(record)
        self._clauses += max(1, len(record.numbers))
        self._seen.update(record.numbers)
        if self._clauses > MOST_CLAUSES:
            raise BadInput(f"{self._name} has more than {MOST_CLAUSES:,} rows with a clause, which no form has.")
        self._current = record
        self._heading_between = self._text_between = False

    def _read_unnumbered(self, row: FormRow) -> None:
        columns = self._columns
        filled = [cell for cell in row.cells if cell.strip()]
        if self._is_section_row(row, filled) or self._is_title(row, filled):
            self._settle()
            self._note_section(" ".join(filled))
            self._heading_between = True
            return
        if columns is None:
            return
        row = with_letter(row, columns)
        self._doubt(row)
        if row.loose:
            self._add_loose((0, 0), filled[0], self._last_filled(columns), certain=False)
            return
        other = self._text_between or self._is_label_beside(row)
        if other and len(filled) > 1 and len(row.cells) != columns.width and self._numbered:
            self._settle()
            self._other_table = row.block if row.whole else -1
            self.notes.append(f"Not taken, since it is no part of the form's table: “{shown(' | '.join(filled))}”.")
            return
        cells, certain = lay_rest(row.cells, columns, padded=self._padded)
        if not self._numbered:
            self._read_question(row, columns)
        elif len(cells) > columns.width:
            self._go_on_wide(cells, columns)
        else:
            self._go_on(row, cells, columns, certain=certain)

    def _is_label_beside(self, row: FormRow) -> bool:
        """Whether a row of a narrow table that stands right beneath the form's is a label with what it says."""
        beneath = self._current is not None and row.whole and row.block != self._current.block and len(row.cells) == 2
        label = row.cells[0].strip()
        return beneath and label[:1].isupper() and len(label) <= _LONGEST_LABEL and not label.endswith((".", ";", ","))

    def _doubt(self, row: FormRow) -> None:
        """What a person must look at in a row that goes on from the one before."""
        if self._current is not None:
            for doubt in row.doubts:
                self._current.doubt(doubt)

    def _is_title(self, row: FormRow, filled: list[str]) -> bool:
        """Whether a row of a table that has lost no cell is a title: words under the clause, and nothing beside."""
        home = self._columns.place(Role.CLAUSE) if self._columns else None
        if not row.whole or len(filled) != 1 or home is None or len(row.cells) <= home or not row.cells[home]:
            return False
        return len(filled[0]) <= _LONGEST_TITLE and filled[0][:1].isupper() and not filled[0].endswith((".", ";", ","))

    @staticmethod
    def _is_section_row(row: FormRow, filled: list[str]) -> bool:
        whole = " ".join(filled)
        if len(filled) == 1 and len(whole) <= _LONGEST_TITLE and _BETWEEN.match(whole):
            return True
        numbered = (
            len(filled) == 2
            and row.cells[0] == filled[0]
            and not filled[1][:1].islower()
            and re.fullmatch(r"\W*(?:section\s*)?[1-9]\W*", filled[0], re.IGNORECASE)
        )
        return bool(numbered) and len(whole) <= _LONGEST_TITLE

    def _last_filled(self, columns: Columns) -> Role | None:
        record = self._current
        if record is None:
            return None
        return next((role for role in reversed(columns.roles) if role in TEXTS and record.text(role)), None)

    def _read_question(self, row: FormRow, columns: Columns) -> None:
        """A row of the 2020 form, whose questions have no numbers: each row with a question is one."""
        self._settle()
        laid = lay_question(row.cells, columns)
        question = laid.cells[columns.place(Role.REQUIREMENT) or 0]
        if self._current is not None and (not question or question[:1].islower()):
            self._filler.go_on(self._current, laid.cells, columns)
            return
        record = Record((), section=self._section, block=row.block, ticked=columns.ticked)
        self._filler.begin(record, laid.cells, columns)
        for doubt in (*laid.doubts, *row.doubts):
            record.doubt(doubt)
        self._begin(record)

    def _go_on(self, row: FormRow, cells: tuple[str, ...], columns: Columns, *, certain: bool) -> None:
        """A row without a clause number: the rest of the row before it, or a row that has lost its number."""
        record = self._current
        answers = [cells[place] for place in answer_places(columns) if cells[place]]
        if len(answers) == 1 and is_mark(answers[0]) and self._takes_answer(record, cells, columns):
            return
        if record is None:
            if any(answers):
                self._settle()
                self._start_unnumbered(cells, columns)
            else:
                said = shown(" | ".join(cell for cell in row.cells if cell.strip()))
                self.notes.append(f"Not taken, since no clause stands before it: “{said}”.")
            return
        filled = [place for place, cell in enumerate(cells) if cell]
        if len(filled) == 1:
            role = columns.roles[filled[0]]
            hint = role if role in TEXTS else (Role.REQUIREMENT if role is Role.CLAUSE else None)
            raw = next(place for place, cell in enumerate(row.cells) if cell.strip())
            self._add_loose((len(row.cells), raw), cells[filled[0]], hint, certain=certain and role in TEXTS)
            return
        self._settle()
        self._filler.go_on(record, cells, columns)
        for place in filled:
            if columns.roles[place] not in TEXTS:
                self._add_loose((len(cells), place), cells[place], None, certain=False)
                self._settle()
        if not certain:
            record.doubt("a row that goes on from an earlier page had lost cells; look whether its parts are in place")

    def _takes_answer(self, record: Record | None, cells: tuple[str, ...], columns: Columns) -> bool:
        """Whether the answer of an unnumbered row could be placed; a row of its own is begun where it must be one."""
        if columns.ticked or record is None:
            return False
        place = columns.place(Role.ANSWER)
        given = read_mark(cells[place]) if place is not None else MarkReading(Mark.UNANSWERED)
        requirement = cells[columns.place(Role.REQUIREMENT) or 0] if columns.has(Role.REQUIREMENT) else ""
        goes_on = requirement[:1].islower() or record.promise(Role.REQUIREMENT, requirement) > 0
        goes_on = goes_on or not requirement
        self._settle()
        point = bool(letter_of(requirement))
        if not (goes_on or point):
            self._start_unnumbered(cells, columns)
            return True
        self._filler.answer_of_rest(record, given, requirement)
        self._filler.go_on(record, cells, columns, apart=point)
        return True

    def _start_unnumbered(self, cells: tuple[str, ...], columns: Columns) -> None:
        record = Record((), section=self._section)
        self._filler.begin(record, cells, columns)
        self._begin(record)

    def _go_on_wide(self, cells: tuple[str, ...], columns: Columns) -> None:
        if self._current is None:
            return
        self._settle()
        kept = (*cells[: columns.width - 1], " ".join(cell for cell in cells[columns.width - 1 :] if cell))
        self._filler.go_on(self._current, kept, columns)
        self._current.doubt("a row that goes on has more cells than the table has columns; look at the original")

    def _add_loose(self, shape: tuple[int, int], text: str, hint: Role | None, *, certain: bool) -> None:
        if self._loose is not None and self._loose.shape == shape and len(self._loose.text) < LONGEST:
            self._loose.text = join(self._loose.text, text, self.words, self._loose.points)
            return
        self._settle()
        self._loose = _Loose(shape, text, hint, certain)

    def _settle(self) -> None:
        """Put loose text where it goes on best; where it is not certain, the record says so."""
        loose, record, columns = self._loose, self._current, self._columns
        self._loose = None
        if loose is None or record is None or columns is None:
            return
        scores: dict[Role, int] = {}
        for role in columns.roles:
            if role in TEXTS:
                scores[role] = record.promise(role, loose.text)
        if loose.hint is not None and loose.hint in scores:
            scores[loose.hint] += 4 if loose.certain else 2
        role = max(scores, key=lambda candidate: (scores[candidate], candidate is loose.hint))
        record.add(role, loose.text, self.words)
        if not loose.certain or role is not loose.hint:
            record.doubt(f"a part that had lost its column was read as the {role.value}: “{shown(loose.text)}”")
        elif self._heading_between:
            record.doubt("a heading stands between the parts of this row; look whether they belong together")
