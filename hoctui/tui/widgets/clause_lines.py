"""A clause of the self-assessment as lines of text: what is asked above, what is answered below, for a given width."""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len

from hoctui.dates import say_day
from hoctui.services.views import AnswerView, ClauseView
from hoctui.tui.signs import UNICODE, Signs
from hoctui.tui.widgets.clause_list import MARK_TONES
from hoctui.tui.widgets.clause_text import (
    EMPTY,
    NOTHING,
    Aside,
    Line,
    Piece,
    columns,
    hanging,
    paragraph,
    text_line,
    wrapped,
)
from hoctui.tui.widgets.safe import ELLIPSIS, cut, flat

WIDEST: Final = 88
"""Cells that a line of reading has at most: a longer one is hard to follow."""

LABEL: Final = 10
"""Cells for "Evidence", "Comment" and the other labels of an answer."""

ANSWERS: Final = (("y", "Yes"), ("n", "No"), ("p", "Partial"), ("a", "N/A"))
"""The keys that answer, and what they answer."""

_LETTERED: Final = re.compile(r"[a-z]\. ")
_SHOWN: Final = 4_000
"""Characters of last year's texts that are shown; the whole stands in last year's form."""

TICK: Final = "tick "
"""What a click on a point asks for, before the point's place."""

_FIGURE_KEYS: Final[tuple[Piece, ...]] = (
    ("   c", "accent"),
    (" cases  ", "dim"),
    ("g", "accent"),
    (" take", "dim"),
)
_SHORT_KEYS: Final[tuple[Piece, ...]] = (("   c", "accent"), ("  ", ""), ("g", "accent"))
_TAKES: Final = len("g take")

_BAR: Final = "▏ "
_QUOTE: Final = "│ "
_WANTED: Final = {"reason": "Reason", "action": "Action", "owner": "Owner", "due": "By when"}


def question_lines(
    view: ClauseView,
    section: str,
    width: int,
    aside: Aside = NOTHING,
    *,
    beside: bool,
    tall: bool,
    signs: Signs = UNICODE,
) -> list[Line]:
    """What the clause asks: title, question, points, and below that the register's figures, last year, and the like.

    `beside` puts last year's answer into a column of its own; `tall` leaves a line free below the title.
    """
    if beside and view.last_year is not None:
        right = max(30, width * 2 // 5)
        left = min(WIDEST, width - right - 3)
        return columns(
            _asked(view, section, left, aside, signs, tall=tall) + _helps(view, left, aside, keys=True),
            left,
            _last_year(view, view.last_year, min(WIDEST, width - left - 3), signs),
        )
    width = min(width, WIDEST)
    lines = _asked(view, section, width, aside, signs, tall=tall) + _helps(view, width, aside, keys=tall)
    if view.last_year is not None:
        lines += [EMPTY, *_last_year(view, view.last_year, width, signs)]
    return lines


def _asked(view: ClauseView, section: str, width: int, aside: Aside, signs: Signs, *, tall: bool) -> list[Line]:
    lines = [_title(view, section, width, aside)]
    lines += [EMPTY] if tall else []
    if aside.wording:
        lines += _official(view, width)
    lines += paragraph(view.question, width)
    if view.own_limit:
        lines += [EMPTY, *paragraph(view.own_limit, width)]
    if view.quotation:
        lines += [EMPTY, text_line(("In the Code's own words:", "dim"))]
        lines += hanging(_QUOTE, f"“{view.quotation}”", width, every=_QUOTE, head="accent")
    lines += [EMPTY] if view.points else []
    for place, point in enumerate(view.points):
        lines += _point(view, place, point, width, signs, here=place == aside.point)
    if view.answer.review:
        lines += [EMPTY, text_line((f"{signs.flag} Look again", "soon"))]
        for note in view.answer.review:
            lines += hanging("  ", note, width)
    return lines


def _title(view: ClauseView, section: str, width: int, aside: Aside) -> Line:
    """Number, section, stage and duty; where there is room, how many points are ticked off, and the way back."""
    stage = f" · stage {view.stage}" if view.stage else ""
    title = text_line((view.number, "strong"), (f"   {section}{stage} · ", "dim"), (view.duty, ""))
    back = Line((*title.pieces, ("   b", "accent"), (f" back to {aside.way_back}", "dim")), "return")
    if aside.way_back and back.cells <= width:
        return back
    ticked = Line((*title.pieces, (f"   {len(view.answer.ticked)} of {len(view.points)} ticked", "dim")))
    return ticked if view.answer.ticked and ticked.cells <= width else title


def _point(view: ClauseView, place: int, point: str, width: int, signs: Signs, *, here: bool) -> list[Line]:
    """A point with its letter or its dot, ticked off or the next to be; a click ticks it."""
    lettered = _LETTERED.match(point)
    text = point[len(lettered[0]) :] if lettered else point
    done = place in view.answer.ticked
    sign = signs.tick if done else signs.here if here else ""
    first = f"{point[0]}{sign or '.'} " if lettered else f"{sign or '·'} "
    lines = hanging(
        first, text, width, tone="strong" if here else "", head="good" if done else "accent" if here else ""
    )
    return [Line(line.pieces, "", ((0, line.cells, f"{TICK}{place}"),)) for line in lines]


def _official(view: ClauseView, width: int) -> list[Line]:
    if not view.wording:
        said = "The official wording of this clause has not come in. A form that holds it brings it: i imports one."
        return [*paragraph(said, width, "dim"), EMPTY]
    lines = [text_line(("Official wording, from the imported form:", "dim"))]
    lines += hanging(_QUOTE, view.wording, width, every=_QUOTE, head="accent")
    return [*lines, EMPTY, text_line(("In short:", "dim"))]


def _helps(view: ClauseView, width: int, aside: Aside, *, keys: bool) -> list[Line]:
    lines = _figures(view, width, aside, keys=keys)
    if view.evidence_hints:
        lines += [EMPTY, text_line(("What counts as evidence", "dim"))]
        for hint in view.evidence_hints:
            lines += hanging("· ", hint, width, tone="dim", head="dim")
    if view.related:
        lines += [
            EMPTY,
            *_clickable(paragraph(f"See also {', '.join(view.related)}", width - 4, "dim"), "related", "r"),
        ]
    return lines


def _figures(view: ClauseView, width: int, aside: Aside, *, keys: bool) -> list[Line]:
    """The register's own figures of the year, or that they are being counted; `keys` where no line below has them."""
    if aside.register is None:
        return [EMPTY, text_line(("From your register: counting …", "dim"))] if view.figures else []
    found = aside.register.figures
    if not found.figures:
        return []
    lines = [Line(line.pieces, "cases") for figure in found.figures for line in hanging("· ", figure.line, width)]
    title = paragraph(f"From your register, {found.period}", width, "dim")
    return [EMPTY, *(_with_keys(title, width) if keys else title), *lines]


def _with_keys(lines: list[Line], width: int) -> list[Line]:
    """The lines with the keys for figures behind the last one, or where there is no room for them, below it."""
    *most, last = lines
    fits = last.cells + Line(_FIGURE_KEYS).cells <= width
    begin = last.pieces if fits else ()
    whole = Line((*begin, *_FIGURE_KEYS))
    part = (whole.cells - _TAKES, whole.cells, "take")
    return [*most, *([] if fits else [last]), Line(whole.pieces, "cases", (part,))]


def _clickable(lines: list[Line], what: str, key: str) -> list[Line]:
    """The lines, a click on which asks for something, with its key behind the last."""
    *most, last = lines
    return [*(Line(one.pieces, what) for one in most), Line((*last.pieces, ("   ", ""), (key, "accent")), what)]


def _last_year(view: ClauseView, last: AnswerView, width: int, signs: Signs) -> list[Line]:
    moved = _moved(view, last, signs)
    title = text_line((f"{view.last_year_label}, {view.last_year_name}:  ", "dim"), _marked(last, signs))
    keys: tuple[Piece, ...] = (("   l", "accent"), (" takes it", "dim"))
    told = [Line((*title.pieces, *pieces), "last") for pieces in ((*moved, *keys), moved)]
    below = [text_line((" " * LABEL, ""), *moved, (" this year", "dim"))] if moved else []
    lines = next(([line] for line in told if line.cells <= width), [title, *below])
    texts = (
        ("Evidence", last.evidence),
        ("Comment", last.commentary),
        ("Reason", last.reason),
        ("Action", last.action),
    )
    for label, text in texts:
        if text.strip():
            shown = text.strip() if len(text) <= _SHOWN else text[:_SHOWN] + ELLIPSIS
            lines += hanging(label.ljust(LABEL), shown, width, tone="dim", head="dim")
    by = ", ".join(part for part in (last.owner, say_day(last.due) if last.due else "") if part)
    if by:
        lines += hanging("By".ljust(LABEL), by, width, tone="dim", head="dim")
    return lines


def _moved(view: ClauseView, last: AnswerView, signs: Signs) -> tuple[Piece, ...]:
    """How the answer moved since last year; nothing where it did not, or is not given yet."""
    if not view.answer.mark or not last.mark or view.answer.mark == last.mark:
        return ()
    return ((" → ", "dim"), _marked(view.answer, signs))


def answer_lines(
    view: ClauseView,
    width: int,
    room: int,
    aside: Aside = NOTHING,
    *,
    beside: bool,
    tall: bool,
    signs: Signs = UNICODE,
) -> list[Line]:
    """What is answered, in at most `room` lines; each can be clicked for what it shows."""
    width = min(width, WIDEST)
    above: list[Line] = []
    if view.last_year is not None and not beside:
        above.append(_last_in_short(view, view.last_year, width, signs))
    against = aside.register.against(view.answer.mark) if aside.register else ""
    told = [Line(line.pieces, "cases") for line in paragraph(f"! {against}", width, "late")] if against else []
    lines = _with_keys(told, width) if told and not tall else list(told)
    if view.answer.review:
        lines.append(_look_again(view.answer.review, width, signs))
    elif view.answer.carried:
        lines.append(_carried(width, signs))
    lines.append(answer_bar(view, signs))
    lines += _wants(view, width)
    lines += [EMPTY] if tall else []
    fields = _fields(view)
    if (
        not (told or beside or tall) and len(above) + len(lines) + len(fields) < room
    ):  # else it would push a field out of view
        above += _figure_in_short(view, width, aside)
    lines = above + lines
    spare = max(0, room - len(lines) - len(fields))
    for left, (label, text, what) in zip(range(len(fields), 0, -1), fields, strict=True):
        shown = _excerpt(label, text, width, 1 + -(-spare // left), what)
        spare -= len(shown) - 1
        lines += shown
    return lines[: max(1, room)]


def answer_bar(view: ClauseView, signs: Signs = UNICODE, *, editing: bool = False) -> Line:
    """The four answers with their keys, the one that is given with its sign."""
    if editing:
        return text_line(_marked(view.answer, signs), ("    esc back to the clauses", "dim"))
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
        shown = f"{signs.of(word)} {word}" if here else word
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
        return paragraph(f"! a {view.duty} short of Yes {still}needs its {listed}", width, "soon")
    if view.answer.mark == "N/A" and not view.answer.commentary.strip():
        return paragraph("! N/A wants its reason in Comment", width, "soon")
    return []


def _fields(view: ClauseView) -> list[tuple[str, str, str]]:
    """Label, text and name of each field of the answer that is shown."""
    given = view.answer
    fields = [("Evidence", given.evidence, "evidence"), ("Comment", given.commentary, "commentary")]
    due = say_day(given.due) if given.due else ""
    due += f", done {say_day(given.done_on)}" if given.done_on else ""
    told = {"reason": given.reason, "action": given.action, "owner": given.owner, "due": due.removeprefix(", ")}
    if asks_for_action(view) or any(told.values()):
        fields += [(_WANTED[name], text, name) for name, text in told.items()]
    return fields


def asks_for_action(view: ClauseView) -> bool:
    """Whether the answer is a shortfall, for which a reason, an action, its owner and its date are asked."""
    return view.answer.mark in ("No", "Partial")


def _excerpt(label: str, text: str, width: int, most: int, what: str) -> list[Line]:
    """A field of the answer, cut to so many lines."""
    room = max(8, width - LABEL - len(_BAR))
    lines = wrapped(text.strip()[: (most + 1) * room * 2], room) if text.strip() else [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(f"{lines[most - 1].rstrip()} {ELLIPSIS}", room)]
    heads = [label.ljust(LABEL), *([" " * LABEL] * (len(lines) - 1))]
    return [Line(((head + _BAR, "dim"), (line, "")), what) for head, line in zip(heads, lines, strict=True)]


def _last_in_short(view: ClauseView, last: AnswerView, width: int, signs: Signs) -> Line:
    said = flat(last.commentary or last.evidence).strip()
    told: tuple[Piece, ...] = ((f"{view.last_year_label}, {view.last_year_name}: ", "dim"), _marked(last, signs))
    moved = _moved(view, last, signs)
    room = width - Line(told + moved).cells - len("   l take")
    if room < 0:
        moved, room = (), max(0, width - Line(told).cells - len("   l take"))
    quoted = cut(f", “{said}”", room) if said else ""
    return Line((*told, *moved, (quoted, "dim"), ("   l", "accent"), (" take", "dim")), "last")


def _figure_in_short(view: ClauseView, width: int, aside: Aside) -> list[Line]:
    """The first figure on one line, where the whole of them may be out of view."""
    if aside.register is None:
        return [text_line(("Your register: counting …", "dim"))] if view.figures else []
    found = aside.register.figures.figures
    if not found:
        return []
    title, _, told = next((one for one in found if one.kept or one.fell_short), found[0]).line.partition(": ")
    said = f"{told.partition(';')[0]}, {title}"
    head = "Your register: "
    keys = _FIGURE_KEYS if cell_len(head + said) + Line(_FIGURE_KEYS).cells <= width else _SHORT_KEYS
    pieces: tuple[Piece, ...] = ((head, "dim"), (cut(said, width - len(head) - Line(keys).cells), ""), *keys)
    takes = 1 if keys is _SHORT_KEYS else _TAKES
    end = Line(pieces).cells
    return [Line(pieces, "cases", ((end - takes, end, "take"),))]


def _look_again(review: tuple[str, ...], width: int, signs: Signs) -> Line:
    head = f"{signs.flag} look again: "
    more = f" (and {len(review) - 1} more above)" if len(review) > 1 else ""
    said = cut(flat(review[0]), max(0, width - len(head) - len(more) - len("   v looked")))
    return Line(((head, "soon"), (said, ""), (more, "dim"), ("   v", "accent"), (" looked", "dim")), "looked")


def _carried(width: int, signs: Signs) -> Line:
    """That nobody has confirmed the answer since it was carried over, and the key that does."""
    told: tuple[Piece, ...] = ((f"{signs.carried} carried over, not confirmed", "soon"),)
    keys: tuple[Piece, ...] = (("   enter", "accent"), (" confirms", "dim"))
    whole = Line((*told, *keys), "looked")
    return whole if whole.cells <= width else Line(told, "looked")


def _marked(given: AnswerView, signs: Signs) -> Piece:
    return f"{signs.of(given.mark)} {given.mark or 'unanswered'}", MARK_TONES[given.mark]
