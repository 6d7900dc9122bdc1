"""A clause of the self-assessment as lines of text: what is asked above, what is answered below, for a given width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from hoctui.dates import say_day
from hoctui.services.views import AnswerView, ClauseView
from hoctui.tui.widgets.clause_list import FLAG, MARK_TONES
from hoctui.tui.widgets.safe import Tone, cut, flat, joined, plain

WIDEST: Final = 88
"""Cells that a line of reading has at most: a longer one is hard to follow."""

LABEL: Final = 10
"""Cells for "Evidence", "Comment" and the other labels of an answer."""

_LETTERED: Final = re.compile(r"[a-z]\. ")
_SHOWN: Final = 4_000
"""Characters of last year's texts that are shown; the whole stands in last year's form."""

ANSWERS: Final = (("y", "Yes"), ("n", "No"), ("p", "Partial"), ("a", "N/A"))
"""The keys that answer, and what they answer."""

_WANTED: Final = {"reason": "Reason", "action": "Action", "owner": "Owner", "due": "By when"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and what a click on it asks for."""

    text: Content
    what: str = ""
    """What a click anywhere on it asks for; empty for nothing."""
    parts: tuple[tuple[int, int, str], ...] = ()
    """Where only parts of it can be clicked: first cell, the cell after the last, and what it asks for."""

    def at(self, x: int) -> str:
        """What a click at that cell asks for."""
        return next((what for start, end, what in self.parts if start <= x < end), self.what)


def question_lines(
    view: ClauseView, section: str, width: int, *, wording: bool, beside: bool, tall: bool
) -> list[Content]:
    """What the clause asks: title, question, points, and below that last year, what counts as evidence, and the like.

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
        lines += [Content(""), *_last_year(view, view.last_year, width)]
    return lines


def _asked(view: ClauseView, section: str, width: int, *, wording: bool, tall: bool) -> list[Content]:
    stage = f" · stage {view.stage}" if view.stage else ""
    lines = [joined((view.number, "strong"), (f"   {section}{stage} · ", "dim"), view.duty)]
    lines += [Content("")] if tall else []
    if wording:
        lines += _official(view, width)
    lines += plain(view.question).wrap(width)
    if view.quotation:
        lines += [Content(""), plain("In the Code's own words:", "dim")]
        lines += _hanging("│ ", plain(f"“{view.quotation}”"), width, every="│ ", tone="accent")
    if view.points:
        lines.append(Content(""))
    for point in view.points:
        lettered = _LETTERED.match(point)
        head = lettered[0] if lettered else "· "
        lines += _hanging(head, plain(point[len(head) :] if lettered else point), width)
    if view.answer.review:
        lines += [Content(""), plain(f"{FLAG} Look again", "soon")]
        for note in view.answer.review:
            lines += _hanging("  ", plain(note), width)
    return lines


def _official(view: ClauseView, width: int) -> list[Content]:
    if not view.wording:
        said = "The official wording of this clause has not come in. A form that holds it brings it: i imports one."
        return [*plain(said, "dim").wrap(width), Content("")]
    lines = [plain("Official wording, from the form that was imported:", "dim")]
    lines += _hanging("│ ", plain(view.wording), width, every="│ ", tone="accent")
    return [*lines, Content(""), plain("In short:", "dim")]


def _helps(view: ClauseView, width: int) -> list[Content]:
    lines: list[Content] = []
    if view.evidence_hints:
        lines += [Content(""), plain("What counts as evidence", "dim")]
        for hint in view.evidence_hints:
            lines += _hanging("· ", plain(hint, "dim"), width, tone="dim")
    if view.related:
        lines += [Content(""), *plain(f"See also {', '.join(view.related)}", "dim").wrap(width)]
    return lines


def _last_year(view: ClauseView, last: AnswerView, width: int) -> list[Content]:
    title = joined((f"Last year, {view.last_year_name}:  ", "dim"), _marked(last))
    take = joined(("   l", "accent"), (" takes it", "dim"))
    lines = [joined(title, take) if title.cell_length + take.cell_length <= width else title]
    told = (("Evidence", last.evidence), ("Comment", last.commentary), ("Reason", last.reason), ("Action", last.action))
    for label, text in told:
        if text.strip():
            shown = text.strip() if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            lines += _hanging(label.ljust(LABEL), plain(shown, "dim"), width, tone="dim")
    if last.owner or last.due:
        lines += _hanging("By".ljust(LABEL), plain(_by(last), "dim"), width, tone="dim")
    return lines


def answer_lines(view: ClauseView, width: int, room: int, *, beside: bool, tall: bool) -> list[Line]:
    """What is answered, in at most `room` lines; each can be clicked for what it shows."""
    width = min(width, WIDEST)
    above: list[Line] = []
    if view.last_year is not None and not beside:
        above.append(Line(_last_in_short(view, view.last_year, width), "last"))
    if view.answer.review:
        above.append(Line(_look_again(view.answer.review, width), "looked"))
    above.append(answer_bar(view))
    above += [Line(line) for line in _wants(view, width)]
    above += [Line(Content(""))] if tall else []
    fields = _fields(view)
    spare = max(0, room - len(above) - len(fields))
    for left, (label, text, what) in zip(range(len(fields), 0, -1), fields, strict=True):
        most = 1 + -(-spare // left)
        shown = _excerpt(label, text, width, most)
        spare -= len(shown) - 1
        above += [Line(line, what) for line in shown]
    return above[: max(1, room)]


def answer_bar(view: ClauseView, *, editing: bool = False) -> Line:
    """The four answers with their keys, the one that is given with its sign."""
    if view.kind != "yes/no" and not view.answer.mark:
        wanted = "a figure" if view.kind == "figure" else "a text"
        said = joined((f"This question wants {wanted}: ", "dim"), ("tab", "accent"), (" writes it", "dim"))
        return Line(said, "evidence")
    if editing:
        return Line(joined(_marked(view.answer), ("    esc back to the clauses", "dim")))
    pieces: list[Content | str | tuple[str, Tone]] = []
    parts: list[tuple[int, int, str]] = []
    gap = " " * 3
    at = 0
    for key, word in ANSWERS:
        here = view.answer.mark == word
        shown = f"{view.answer.sign} {word}" if here else word
        pieces += [(key, "accent"), " ", joined((shown, "strong")) if here else (shown, "dim"), gap]
        parts.append((at, at + len(key) + 1 + len(shown), word))
        at += len(key) + 1 + len(shown) + len(gap)
    if not view.answer.mark:
        pieces.append(("? unanswered", "dim"))
    return Line(joined(*pieces), "", tuple(parts))


def _wants(view: ClauseView, width: int) -> list[Content]:
    """What the answer still wants before it can be published."""
    if view.lacking:
        *most, last = view.lacking
        listed = f"{', '.join(most)} and {last}" if most else last
        still = "" if len(view.lacking) == 4 else "still "
        return plain(f"! a {view.duty} short of Yes {still}needs its {listed}", "soon").wrap(width)
    if view.answer.mark == "N/A" and not view.answer.commentary.strip():
        return plain("! N/A wants its reason in Comment", "soon").wrap(width)
    return []


def _fields(view: ClauseView) -> list[tuple[str, str, str]]:
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


def _excerpt(label: str, text: str, width: int, most: int) -> list[Content]:
    """A field of the answer, cut to so many lines."""
    room = max(8, width - LABEL - 2)
    head = joined((label.ljust(LABEL), "dim"), ("▏ ", "dim"))
    if not text.strip():
        return [head]
    begin = text.strip()[: (most + 1) * room * 2]
    lines = plain(begin).wrap(room)
    if len(lines) > most:
        lines = [*lines[: most - 1], plain(cut(f"{flat(lines[most - 1].plain).ljust(room - 1)}…", room))]
    gap = joined(" " * LABEL, ("▏ ", "dim"))
    return [joined(head if number == 0 else gap, line) for number, line in enumerate(lines)]


def _last_in_short(view: ClauseView, last: AnswerView, width: int) -> Content:
    said = flat(last.commentary or last.evidence).strip()
    quoted = f", “{said}”" if said else ""
    end = "   l take"
    line = joined((f"Last year, {view.last_year_name}: ", "dim"), _marked(last), (flat(quoted), "dim"))
    return joined(line.truncate(width - len(end), ellipsis=True), ("   ", "dim"), ("l", "accent"), (" take", "dim"))


def _look_again(review: tuple[str, ...], width: int) -> Content:
    more = f" (and {len(review) - 1} more above)" if len(review) > 1 else ""
    end = f"{more}   v looked"
    line = joined((f"{FLAG} look again: ", "soon"), flat(review[0]))
    shown = line.truncate(width - len(end), ellipsis=True)
    return joined(shown, (f"{more}   ", "dim"), ("v", "accent"), (" looked", "dim"))


def _marked(given: AnswerView) -> Content:
    return joined((f"{given.sign} {given.mark or 'unanswered'}", MARK_TONES[given.mark]))


def _by(given: AnswerView) -> str:
    return ", ".join(part for part in (given.owner, say_day(given.due) if given.due else "") if part)


def _hanging(first: str, text: Content, width: int, *, every: str = "", tone: Tone = "") -> list[Content]:
    """A paragraph that hangs: `first` before its first line, `every` or blanks before the others."""
    lines = text.wrap(max(8, width - len(first))) or [Content("")]
    heads = [first, *([every or " " * len(first)] * (len(lines) - 1))]
    return [joined((head, tone), line) for head, line in zip(heads, lines, strict=True)]


def _columns(left: list[Content], width: int, right: list[Content]) -> list[Content]:
    """Two columns side by side, a thin line between for as far as the right one goes."""
    lines = []
    for place in range(max(len(left), len(right))):
        line = left[place] if place < len(left) else Content("")
        if place < len(right):
            blanks = " " * max(0, width - line.cell_length)
            line = joined(line, blanks, Content.styled(" │ ", "$rule"), right[place])
        lines.append(line)
    return lines
