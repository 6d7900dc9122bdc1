"""A form whose columns are kept apart by blanks alone, as a PDF's text or a plain table of Markdown has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hoctui.assessment.form_columns import TEXTS, Columns, Role, read_heading
from hoctui.assessment.form_marks import is_mark, is_plain_mark
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormText
from hoctui.documents.form_grid import GridCell, GridRow, GridTable
from hoctui.text import clean

_GAP = re.compile(r"\s{2,}")
_RULER = re.compile(r"\s*-{2,}(?:\s+-{2,})+\s*")
_FULL_RULE = re.compile(r"\s*-{8,}\s*")
_HEAD_WORD = re.compile(
    r"\b(?:code|clause|section|provision|ref|reference|no|number|requirement|question|compl(?:y|iance|iant|ies)|evidence"
    r"|comment(?:ary|s)?|yes|answer|met|status)\b",
    re.IGNORECASE,
)
"""What the first line of headings has one of; lines without are not looked at further."""
_TITLE = re.compile(r"\W*(?=[A-Z])(?i:section\s+\d|stage\s+[123]\W*$|part\s+\d|mandatory\b|best practice\b|appendix\b)")
_PAGE = re.compile(r"\W*(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)
_MOST_LINES = 4
"""The most lines that the headings of a table run over."""
_NEAR = 2
"""Words that begin so few signs apart stand in one column."""
_FEWEST_COLUMNS = 3
_FEWEST = 5
_RUNNING = 3
_MOST_PAGES = 2_000
_MOST_HEADINGS = 3_000
"""So many lines with a word of a heading are tried; a long form has a few hundred."""
_AT_THE_EDGE = 2
_SHORTEST = 10
_LONGEST_LINE = 600
TOLD = "The form has blanks alone between its columns; they were told from where its words stand."
_DOUBT = "words of this row run from one column into the next; look whether each is in place"
_LOST = "the columns of this page could not be told for certain; look whether each part of the row is in place"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one line that blanks part from the others: where they begin and end in it."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Row:
    cells: list[list[str]]
    place: str
    doubts: dict[str, None] = field(default_factory=dict)


def aligned_pieces(text: str) -> tuple[list[GridTable | FormText], tuple[str, ...]]:
    """The tables whose columns are kept apart by blanks, and what is to be said of them; nothing where there are none.

    Pages end with a form feed. Headings tell the columns, and stand at the top of each page or of the first one alone.
    """
    if text.count("\f") > _MOST_PAGES or text.count("\t") > text.count("\n"):
        return [], ()
    pages = [page.split("\n") for page in text.expandtabs(8).split("\f")]
    if not any(_GAP.search(line.strip()) for page in pages for line in page):
        return [], ()
    reader = _Aligned(_running(pages))
    for number, page in enumerate(pages, start=1):
        reader.page(page, number)
    reader.finish()
    rows = [row for table in reader.pieces if isinstance(table, GridTable) for row in table.rows[1:]]
    answered = sum(any(is_mark(cell.text) for cell in row.cells if cell.text) for row in rows)
    if len(rows) < _FEWEST or answered * 2 < len(rows):
        return [], ()
    return reader.pieces, (TOLD,)


def _pieces(line: str) -> list[_Piece]:
    """The words of a line, parted by two blanks or more."""
    found: list[_Piece] = []
    at = len(line) - len(line.lstrip())
    for gap in (*_GAP.finditer(line.rstrip(), at), None):
        end = gap.start() if gap is not None else len(line.rstrip())
        if end > at:
            found.append(_Piece(line[at:end], at, end))
        at = gap.end() if gap is not None else end
    return found


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines that stand at the top or the foot of many pages, and page numbers there."""
    ends: Counter[str] = Counter()
    feet: set[str] = set()
    for page in pages:
        said = [" ".join(line.split()) for line in page if line.strip()]
        edge = {*said[:_AT_THE_EDGE], *said[-_AT_THE_EDGE:]}
        ends.update(edge)
        feet |= {line for line in edge if _PAGE.fullmatch(line)}
    return frozenset(line for line, count in ends.items() if count >= _RUNNING and len(line) >= _SHORTEST) | feet


class _Aligned:
    """Reads page after page into tables; a table goes on over pages until other headings stand above one."""

    def __init__(self, running: frozenset[str]) -> None:
        self.pieces: list[GridTable | FormText] = []
        self._running = running
        self._columns: Columns | None = None
        self._edges: list[int] = []
        self._ruled = False
        self._sure = True
        self._tried = 0
        self._filled: list[int] = []
        self._rows: list[_Row] = []

    def finish(self) -> None:
        """Put away the table that is being read."""
        if self._rows and self._columns is not None:
            texts: list[tuple[tuple[str, ...], str, tuple[str, ...]]] = [(self._columns.names, "", ())]
            texts += [
                (tuple(clean("\n".join(cell)).text for cell in row.cells), row.place, tuple(row.doubts))
                for row in self._rows
            ]
            self.pieces.append(
                GridTable(
                    tuple(
                        GridRow(tuple(GridCell(cell, at, at + 1) for at, cell in enumerate(cells)), place, doubts)
                        for cells, place, doubts in texts
                    )
                )
            )
        self._rows = []

    def page(self, lines: Sequence[str], number: int) -> None:
        """The next page's lines."""
        at = 0
        begin = True
        while at < len(lines):
            line = lines[at][:_LONGEST_LINE]
            count = self._heading(lines, at) if line.strip() else 0
            if count:
                at, begin = at + count, False
                continue
            if begin and line.strip() and self._columns is not None and not self._ruled:
                self._find_edges(lines[at:])
                begin = False
            at += 1
            self._line(line, f"line {at} of page {number}")

    def _heading(self, lines: Sequence[str], at: int) -> int:
        """How many lines headings take that begin here; 0 where none do."""
        if not _HEAD_WORD.search(lines[at]) or self._tried > _MOST_HEADINGS:
            return 0
        self._tried += 1
        best: tuple[int, Columns, list[int]] | None = None
        for count in range(1, _MOST_LINES + 1):
            last = lines[at + count - 1] if at + count <= len(lines) else ""
            if not last.strip() or read_number(last.strip()) is not None or _FULL_RULE.fullmatch(last):
                break
            ruled = at + count < len(lines) and _RULER.fullmatch(lines[at + count]) is not None
            if not ruled and len(_pieces(lines[at])) < _FEWEST_COLUMNS:
                continue
            given = [match.start() for match in re.finditer("-+", lines[at + count])] if ruled else []
            found = _heads(lines[at : at + count], given)
            if found is not None and (best is None or ruled or len(found[1]) >= len(best[2])):
                best = (count + ruled, *found)
            if ruled:
                break
        if best is None:
            return 0
        count, columns, edges = best
        if self._columns is None or columns.roles != self._columns.roles:
            self.finish()
        self._columns, self._edges = columns, edges
        self._ruled = _RULER.fullmatch(lines[at + count - 1]) is not None
        if not self._ruled:
            self._find_edges(lines[at + count :])
        return count

    def _find_edges(self, lines: Sequence[str]) -> None:
        """Where this page's columns begin, told from where its numbers, its answers and most of its words do."""
        columns = self._columns
        if columns is None:
            return
        pieces = [piece for line in lines if not self._is_apart(line) for piece in _pieces(line[:_LONGEST_LINE])]
        starts = Counter(piece.start for piece in pieces)
        numbers = Counter(piece.start for piece in pieces if (n := read_number(piece.text)) is not None and n.alone)
        marks = Counter(piece.start for piece in pieces if is_mark(piece.text)) or Counter(_last_marks(pieces))
        fixed: dict[int, int] = {}
        home, answer = columns.place(Role.CLAUSE), columns.place(Role.ANSWER)
        if home is not None and numbers:
            fixed[home] = min(numbers, key=lambda start: (-numbers[start], start))
        if answer is not None and marks:
            fixed[answer] = min(marks, key=lambda start: (-marks[start], start))
        edges = _edges(columns.width, fixed, starts)
        self._sure = edges is not None
        self._edges = edges or _nearest(columns, self._edges, starts, self._filled)

    def _is_apart(self, line: str) -> bool:
        """Whether a line is no part of the table: a page's heading or foot, a section's title."""
        said = " ".join(line.split())
        alone = len(_pieces(line)) == 1
        return not said or (alone and (said in self._running or _TITLE.match(said) is not None))

    def _line(self, line: str, place: str) -> None:
        said = " ".join(line.split())
        if not said or _FULL_RULE.fullmatch(line) or _RULER.fullmatch(line):
            return
        if self._columns is None:
            self.pieces.append(FormText(clean(said).text, heading=_TITLE.match(said) is not None))
            return
        if self._is_apart(line):
            if _TITLE.match(said):
                self.finish()
                self.pieces.append(FormText(clean(said).text, heading=True))
            return
        self._add(line, place)

    def _add(self, line: str, place: str) -> None:
        columns, edges = self._columns, self._edges
        if columns is None:
            return
        cells, doubt = _under(line, edges)
        home = columns.place(Role.CLAUSE) or 0
        number = read_number(cells[home])
        if (number is not None and (number.alone or not columns.has(Role.REQUIREMENT))) or not self._rows:
            self._rows.append(_Row([[] for _ in range(columns.width)], place))
        row = self._rows[-1]
        self._filled = [at for at, cell in enumerate(cells) if cell]
        for at, cell in enumerate(cells):
            if cell:
                row.cells[at].append(cell)
        if doubt or not self._sure:
            row.doubts[_DOUBT if doubt else _LOST] = None


def _last_marks(pieces: Sequence[_Piece]) -> list[int]:
    """Where answers begin that stand so near to the words before them that one blank alone parts them."""
    lasts = [(piece, piece.text.rsplit(" ", 1)) for piece in pieces if piece.text[-1:].isalnum()]
    return [
        piece.end - len(words[-1])
        for piece, words in lasts
        if len(words) == 2 and words[1][0].isupper() and is_plain_mark(words[1])
    ]


def _nearest(columns: Columns, edges: Sequence[int], starts: Counter[int], filled: Sequence[int]) -> list[int]:
    """The edges of a page that has neither a number nor an answer: its words belong to the text column nearest by.

    `filled` are the columns that had words in the last line of the page before, and may go on.
    """
    moved = list(edges)
    texts = [place for place, role in enumerate(columns.roles) if role in TEXTS]
    texts = [place for place in texts if place in filled] or texts
    for start, count in sorted(starts.items(), key=lambda one: (-one[1], one[0]))[: len(texts)]:
        place = min(texts, key=lambda one: abs(edges[one] - start))
        if count >= _RUNNING and moved[place] == edges[place]:
            moved[place] = start
    if moved == sorted(set(moved)):
        return moved
    return _out_of_the_way(moved, {place for place in range(len(edges)) if moved[place] != edges[place]})


def _out_of_the_way(edges: Sequence[int], moved: set[int]) -> list[int]:
    """The edges in order again, where some have moved beyond those beside them: the others make room for these."""
    ordered = list(edges)
    for place in range(len(edges)):
        right = min((one for one in moved if one > place), default=None)
        left = max((one for one in moved if one < place), default=None)
        if place in moved:
            continue
        if right is not None:
            ordered[place] = min(edges[place], edges[right] - (right - place))
        elif left is not None:
            ordered[place] = max(edges[place], edges[left] + _LONGEST_LINE + place - left)
    return ordered


def _heads(lines: Sequence[str], given: list[int]) -> tuple[Columns, list[int]] | None:
    """The columns that lines of headings name, and where they begin; `given` is where, if a rule beneath tells."""
    if given:
        rows = [_under(line, given)[0] for line in lines]
        names = [" ".join(filter(None, (row[at] for row in rows))) for at in range(len(given))]
        edges = given
    else:
        begun: dict[int, list[str]] = {}
        for piece in (piece for line in lines for piece in _pieces(line)):
            edge = next((edge for edge in begun if abs(edge - piece.start) <= _NEAR), piece.start)
            begun.setdefault(edge, []).append(piece.text)
        edges = sorted(begun)
        names = [" ".join(begun[edge]) for edge in edges]
    heading = read_heading(names) if len(names) >= _FEWEST_COLUMNS else None
    return (heading, edges) if heading is not None and heading.is_form else None


def _edges(width: int, fixed: dict[int, int], starts: Counter[int]) -> list[int] | None:
    """Where each of the columns begins: those that are fixed, the others where most words do between them."""
    if list(fixed.values()) != sorted(set(fixed.values())) or not fixed:
        return None
    edges: list[int] = []
    known = sorted(fixed)
    for low, high in zip((-1, *known), (*known, width), strict=True):
        wanted = high - low - 1
        left = fixed[low] + _NEAR if low >= 0 else -1
        right = fixed[high] - _NEAR if high < width else 10**6
        inside = [start for start in sorted(starts, key=lambda one: (-starts[one], one)) if left < start < right]
        chosen: list[int] = []
        for start in inside:
            if len(chosen) < wanted and all(abs(start - other) > _NEAR * 3 for other in chosen):
                chosen.append(start)
        if len(chosen) < wanted:
            return None
        edges += sorted(chosen)
        if high < width:
            edges.append(fixed[high])
    return edges


def _under(line: str, edges: Sequence[int]) -> tuple[list[str], bool]:
    """The words of a line by the columns beneath which they begin, and whether some run on into the next column."""
    cells: list[list[str]] = [[] for _ in edges]
    doubt = False
    for whole in _cut(line, edges):
        at = max((place for place, edge in enumerate(edges) if edge <= whole.start + 1), default=0)
        cells[at].append(whole.text.strip())
        doubt = doubt or (at + 1 < len(edges) and whole.end > edges[at + 1] + 1)
    return [" ".join(filter(None, cell)) for cell in cells], doubt


def _cut(line: str, edges: Sequence[int]) -> Iterator[_Piece]:
    """The pieces of a line, cut where a column begins right behind one blank."""
    for piece in _pieces(line):
        at = piece.start
        for edge in edges:
            if at + 1 < edge < piece.end and line[edge - 1] == " ":
                yield _Piece(line[at:edge], at, edge - 1)
                at = edge
        yield _Piece(line[at : piece.end], at, piece.end)
