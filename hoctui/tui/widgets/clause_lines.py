"""A clause of the self-assessment as lines of text: what is asked above, what is answered below, for a given width."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rich.cells import cell_len

from hoctui.dates import say_day
from hoctui.services.views import AnswerView, ClauseView
from hoctui.text import visible
from hoctui.tui.widgets.clause_list import FLAG, MARK_TONES
from hoctui.tui.widgets.safe import ELLIPSIS, Tone, cut, flat, plain

WIDEST: Final = 88
"""Cells that a line of reading has at most: a longer one is hard to follow."""

LABEL: Final = 10
"""Cells for "Evidence", "Comment" and the other labels of an answer."""

ANSWERS: Final = (("y", "Yes"), ("n", "No"), ("p", "Partial"), ("a", "N/A"))
"""The keys that answer, and what they answer."""

_LETTERED: Final = re.compile(r"[a-z]\. ")
_SHOWN: Final = 4_000
"""Characters of last year's texts that are shown; the whole stands in last year's form."""

_BAR: Final = "▏ "
_QUOTE: Final = "│ "
_WANTED: Final = {"reason": "Reason", "action": "Action", "owner": "Owner", "due": "By when"}

LineTone = Tone | Literal["rule"]
"""A tone, or that of thin rules."""

Piece = tuple[str, LineTone]
"""A piece of a line, and how loudly it speaks."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the pane: its pieces, each with its tone, and what a click on it asks for."""

    pieces: tuple[Piece, ...] = ()
    what: str = ""
    """What a click anywhere on it asks for; empty for nothing."""
    parts: tuple[tuple[int, int, str], ...] = ()
    """Where only parts of it can be clicked: first cell, the cell after the last, and what it asks for."""

    def at(self, x: int) -> str:
        """What a click at that cell asks for."""
        return next((what for start, end, what in self.parts if start <= x < end), self.what)

    @property
    def cells(self) -> int:
        """How wide it is."""
        return sum(cell_len(text) for text, _ in self.pieces)


EMPTY: Final = Line()


def question_lines(
    view: ClauseView, section: str, width: int, *, wording: bool, beside: bool, tall: bool
) -> list[Line]:
    """What the clause asks: title, question, points, and below that what counts as evidence, last year, and the like.

    `wording` puts the official wording first; `beside` puts last year's answer into a column of its own; `tall` leaves
    a line free below the title.
    """
    if beside and view.last_year is not None:
        right = max(30, width * 2 // 5)
        left = min(WIDEST, width - right - 3)
        return _columns(
            _asked(view, section, left, wording=wording, tall=tall) + _helps(view, left),
            left,
            _last_year(view, view.last_year, min(WIDEST, width - left - 3)),
        )
    width = min(width, WIDEST)
    lines = _asked(view, section, width, wording=wording, tall=tall) + _helps(view, width)
    if view.last_year is not None:
        lines += [EMPTY, *_last_year(view, view.last_year, width)]
    return lines


def _asked(view: ClauseView, section: str, width: int, *, wording: bool, tall: bool) -> list[Line]:
    stage = f" · stage {view.stage}" if view.stage else ""
    lines = [_line((view.number, "strong"), (f"   {section}{stage} · ", "dim"), (view.duty, ""))]
    lines += [EMPTY] if tall else []
    if wording:
        lines += _official(view, width)
    lines += _paragraph(view.question, width)
    if view.quotation:
        lines += [EMPTY, _line(("In the Code's own words:", "dim"))]
        lines += _hanging(_QUOTE, f"“{view.quotation}”", width, every=_QUOTE, head="accent")
    lines += [EMPTY] if view.points else []
    for point in view.points:
        lettered = _LETTERED.match(point)
        first = lettered[0] if lettered else "· "
        lines += _hanging(first, point[len(first) :] if lettered else point, width)
    if view.answer.review:
        lines += [EMPTY, _line((f"{FLAG} Look again", "soon"))]
        for note in view.answer.review:
            lines += _hanging("  ", note, width)
    return lines


def _official(view: ClauseView, width: int) -> list[Line]:
    if not view.wording:
        said = "The official wording of this clause has not come in. A form that holds it brings it: i imports one."
        return [*_paragraph(said, width, "dim"), EMPTY]
    lines = [_line(("Official wording, from the imported form:", "dim"))]
    lines += _hanging(_QUOTE, view.wording, width, every=_QUOTE, head="accent")
    return [*lines, EMPTY, _line(("In short:", "dim"))]


def _helps(view: ClauseView, width: int) -> list[Line]:
    lines: list[Line] = []
    if view.evidence_hints:
        lines += [EMPTY, _line(("What counts as evidence", "dim"))]
        for hint in view.evidence_hints:
            lines += _hanging("· ", hint, width, tone="dim", head="dim")
    if view.related:
        lines += [EMPTY, *_paragraph(f"See also {', '.join(view.related)}", width, "dim")]
    return lines


def _last_year(view: ClauseView, last: AnswerView, width: int) -> list[Line]:
    title = _line((f"Last year, {view.last_year_name}:  ", "dim"), _marked(last))
    whole = Line((*title.pieces, ("   l", "accent"), (" takes it", "dim")), "last")
    lines = [whole if whole.cells <= width else title]
    told = (("Evidence", last.evidence), ("Comment", last.commentary), ("Reason", last.reason), ("Action", last.action))
    for label, text in told:
        if text.strip():
            shown = text.strip() if len(text) <= _SHOWN else text[:_SHOWN] + ELLIPSIS
            lines += _hanging(label.ljust(LABEL), shown, width, tone="dim", head="dim")
    by = ", ".join(part for part in (last.owner, say_day(last.due) if last.due else "") if part)
    if by:
        lines += _hanging("By".ljust(LABEL), by, width, tone="dim", head="dim")
    return lines


def answer_lines(view: ClauseView, width: int, room: int, *, beside: bool, tall: bool) -> list[Line]:
    """What is answered, in at most `room` lines; each can be clicked for what it shows."""
    width = min(width, WIDEST)
    lines: list[Line] = []
    if view.last_year is not None and not beside:
        lines.append(_last_in_short(view, view.last_year, width))
    if view.answer.review:
        lines.append(_look_again(view.answer.review, width))
    lines.append(answer_bar(view))
    lines += _wants(view, width)
    lines += [EMPTY] if tall else []
    fields = _fields(view)
    spare = max(0, room - len(lines) - len(fields))
    for left, (label, text, what) in zip(range(len(fields), 0, -1), fields, strict=True):
        shown = _excerpt(label, text, width, 1 + -(-spare // left), what)
        spare -= len(shown) - 1
        lines += shown
    return lines[: max(1, room)]


def answer_bar(view: ClauseView, *, editing: bool = False) -> Line:
    """The four answers with their keys, the one that is given with its sign."""
    if editing:
        return _line(_marked(view.answer), ("    esc back to the clauses", "dim"))
    if view.kind != "yes/no" and not view.answer.mark:
        wanted = "a figure" if view.kind == "figure" else "a text"
        told = f"This question wants {wanted}: " if not view.answered else "Answered in words: "
        return Line(((told, "dim"), ("tab", "accent"), (" writes it", "dim")), "evidence")
    pieces: list[Piece] = []
    parts: list[tuple[int, int, str]] = []
    gap = " " * 3
    at = 0
    for key, word in ANSWERS:
        here = view.answer.mark == word
        shown = f"{view.answer.sign} {word}" if here else word
        pieces += [(key, "accent"), (" ", ""), (shown, "strong" if here else "dim"), (gap, "")]
        parts.append((at, at + len(key) + 1 + len(shown), word))
        at += len(key) + 1 + len(shown) + len(gap)
    if not view.answer.mark:
        pieces.append(("? unanswered", "dim"))
    return Line(tuple(pieces), "", tuple(parts))


def _wants(view: ClauseView, width: int) -> list[Line]:
    """What the answer still wants before it can be published."""
    if view.lacking:
        *most, last = view.lacking
        listed = f"{', '.join(most)} and {last}" if most else last
        still = "" if len(view.lacking) == len(_WANTED) else "still "
        return _paragraph(f"! a {view.duty} short of Yes {still}needs its {listed}", width, "soon")
    if view.answer.mark == "N/A" and not view.answer.commentary.strip():
        return _paragraph("! N/A wants its reason in Comment", width, "soon")
    return []


def _fields(view: ClauseView) -> list[tuple[str, str, str]]:
    """Label, text and name of each field of the answer that is shown."""
    given = view.answer
    fields = [("Evidence", given.evidence, "evidence"), ("Comment", given.commentary, "commentary")]
    due = say_day(given.due) if given.due else ""
    told = {"reason": given.reason, "action": given.action, "owner": given.owner, "due": due}
    if asks_for_action(view) or any(told.values()):
        fields += [(_WANTED[name], text, name) for name, text in told.items()]
    return fields


def asks_for_action(view: ClauseView) -> bool:
    """Whether the answer is a shortfall, for which a reason, an action, its owner and its date are asked."""
    return view.answer.mark in ("No", "Partial")


def _excerpt(label: str, text: str, width: int, most: int, what: str) -> list[Line]:
    """A field of the answer, cut to so many lines."""
    room = max(8, width - LABEL - len(_BAR))
    lines = _wrapped(text.strip()[: (most + 1) * room * 2], room) if text.strip() else [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(f"{lines[most - 1].rstrip()} {ELLIPSIS}", room)]
    heads = [label.ljust(LABEL), *([" " * LABEL] * (len(lines) - 1))]
    return [Line(((head + _BAR, "dim"), (line, "")), what) for head, line in zip(heads, lines, strict=True)]


def _last_in_short(view: ClauseView, last: AnswerView, width: int) -> Line:
    said = flat(last.commentary or last.evidence).strip()
    mark, tone = _marked(last)
    head = f"Last year, {view.last_year_name}: "
    room = max(0, width - len(head) - len(mark) - len("   l take"))
    quoted = cut(f", “{said}”", room) if said else ""
    return Line(((head, "dim"), (mark, tone), (quoted, "dim"), ("   l", "accent"), (" take", "dim")), "last")


def _look_again(review: tuple[str, ...], width: int) -> Line:
    head = f"{FLAG} look again: "
    more = f" (and {len(review) - 1} more above)" if len(review) > 1 else ""
    said = cut(flat(review[0]), max(0, width - len(head) - len(more) - len("   v looked")))
    return Line(((head, "soon"), (said, ""), (more, "dim"), ("   v", "accent"), (" looked", "dim")), "looked")


def _marked(given: AnswerView) -> Piece:
    return f"{given.sign} {given.mark or 'unanswered'}", MARK_TONES[given.mark]


def _line(*pieces: Piece) -> Line:
    return Line(pieces)


def _paragraph(text: str, width: int, tone: Tone = "") -> list[Line]:
    return [_line((line, tone)) for line in _wrapped(text, width)]


def _hanging(first: str, text: str, width: int, *, every: str = "", tone: Tone = "", head: Tone = "") -> list[Line]:
    """A paragraph that hangs: `first` before its first line, `every` or blanks before the others."""
    lines = _wrapped(text, max(8, width - len(first))) or [""]
    heads = [first, *([every or " " * len(first)] * (len(lines) - 1))]
    return [_line((begin, head), (line, tone)) for begin, line in zip(heads, lines, strict=True)]


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, nothing in it that speaks to the terminal."""
    shown = visible(text).replace("\t", " ")
    if not shown.isascii():
        return [line.plain for line in plain(shown).wrap(max(1, width))]
    return [
        line
        for paragraph in shown.split("\n")
        for line in textwrap.wrap(paragraph, max(1, width), break_on_hyphens=False) or [""]
    ]


def _columns(left: Sequence[Line], width: int, right: Sequence[Line]) -> list[Line]:
    """Two columns side by side, a thin line between for as far as the right one goes."""
    lines = list(left) + [EMPTY] * (len(right) - len(left))
    for place, beside in enumerate(right):
        line = lines[place]
        blanks = " " * max(0, width - line.cells)
        parts = ((width, width + 3 + beside.cells, beside.what),) if beside.what else ()
        lines[place] = Line((*line.pieces, (blanks, ""), (" │ ", "rule"), *beside.pieces), line.what, parts)
    return lines
