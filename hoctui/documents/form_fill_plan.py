"""What will be done about a shortfall: in columns of its own, in a row set aside for it, or with the commentary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoctui.assessment.answers import Answer
from hoctui.assessment.form_columns import Columns, Role, role_of
from hoctui.assessment.form_prompts import is_planned
from hoctui.documents.assessment_matter import say_date
from hoctui.documents.form_fill_places import EVIDENCE, Place
from hoctui.documents.form_fill_told import in_clauses, listed
from hoctui.documents.form_fill_writer import BULLETS

PLAN = (Role.REASON, Role.ACTION, Role.OWNER, Role.DUE)
NAMES = {Role.REASON: "the reason", Role.ACTION: "the action", Role.OWNER: "the owner", Role.DUE: "the date"}
_TO_BE_DONE = PLAN[1:]
_BETWEEN = re.compile(r"[,/&;+]|\b(?:and|with)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """What goes into the cell of one column: of which fields of the plan it is, and its text."""

    roles: tuple[Role, ...]
    column: int
    text: str

    @property
    def what(self) -> str:
        """How a sentence names it: "the action and the owner"."""
        return named(self.roles)


@dataclass(frozen=True, slots=True)
class Laid:
    """Where a plan goes: to the columns of the clause's own row, to those of the row set aside, to the commentary.

    `beside` are the fields whose text, `words`, goes with the commentary; `left` those that have no place at all.
    """

    own: tuple[Words, ...] = ()
    row: tuple[Words, ...] = ()
    beside: tuple[Role, ...] = ()
    words: str = ""
    left: tuple[Role, ...] = ()


def lay_out(answer: Answer, place: Place) -> Laid:
    """Where each field of a clause's plan goes in a form.

    The Ombudsman's form has no columns for a plan, and asks for it in the commentary: so does any form without them.
    Of a clause that does not fall short nothing is put there that its answer does not need.
    """
    texts = texts_of(answer)
    own = {role: column for role, column in _asked(place.columns).items() if role in texts}
    row = {role: at for role, at in _row_of(place).items() if role in texts and role not in own}
    rest = tuple(role for role in texts if role not in own and role not in row)
    beside = rest if answer.falls_short and place.columns.has(*EVIDENCE) else ()
    words = _in_words({role: texts[role] for role in beside}, done=_done(answer))
    return Laid(
        tuple(_grouped(own, texts, place.columns)),
        tuple(_grouped(row, texts, place.plan.columns)) if place.plan is not None else (),
        beside,
        "" if words in answer.commentary else words,
        () if beside else rest,
    )


def texts_of(answer: Answer) -> dict[Role, str]:
    """What is said of each field of a clause's plan; a field of which nothing is said is left out."""
    said = {
        Role.REASON: answer.reason,
        Role.ACTION: answer.action,
        Role.OWNER: answer.owner,
        Role.DUE: say_date(answer.due) if answer.due else "",
    }
    return {role: text.strip() for role, text in said.items() if text.strip()}


def named(roles: Sequence[Role]) -> str:
    """The fields of a plan in a sentence: "the reason, the action and the date"."""
    return listed([NAMES[role] for role in PLAN if role in roles])


def plans_told(beside: Mapping[str, Sequence[Role]], rows: Sequence[str]) -> list[str]:
    """What is said once of the plans: by clause, what stands with its commentary; and which have a row set aside."""
    lines: list[str] = []
    if beside:
        roles = [role for role in PLAN if any(role in some for some in beside.values())]
        stands = "it stands" if len(roles) == 1 else "they stand"
        column = "column" if len(roles) == 1 else "columns"
        where = in_clauses(list(beside))
        lines.append(
            f"The form has no {column} for {named(roles)} of a shortfall; {stands} with the commentary {where}."
        )
    if rows:
        lines.append(f"{in_clauses(list(rows), 'In')} what will be done stands in the form's own row for it.")
    return lines


def _done(answer: Answer) -> str:
    return f"done on {say_date(answer.done_on)}" if answer.done_on else ""


def _in_words(texts: Mapping[Role, str], *, done: str = "", bare: bool = False) -> str:
    """Fields of a plan as lines, each with its label; with `bare` the first has none, as its heading says it."""
    lines = [
        (label, texts[role])
        for role, label in ((Role.REASON, "Reason"), (Role.ACTION, "What will be done"))
        if role in texts
    ]
    owner, due = " ".join(texts.get(Role.OWNER, "").split()), texts.get(Role.DUE, "")
    by = ", by ".join(filter(None, (owner, due)))
    if by or (done and texts):
        lines.append(("By", "; ".join(filter(None, (by, done)))) if by else (done[:1].upper() + done[1:], ""))
    labelled = [
        f"{label}:\n{text}" if text.startswith(BULLETS) else f"{label}: {text}" if text else label
        for label, text in lines
    ]
    return "\n".join([lines[0][1], *labelled[1:]] if bare and lines else labelled)


def _asked(columns: Columns) -> dict[Role, int]:
    """The column for each field of a plan: its own, else one whose heading asks for several, or for what is planned."""
    found = {role: at for role in PLAN if (at := columns.place(role)) is not None}
    for at, (role, name) in enumerate(zip(columns.roles, columns.names, strict=True)):
        if role in PLAN:
            for one in (role_of(piece) for piece in _BETWEEN.split(name)):
                if one in PLAN:
                    found.setdefault(one, at)
        elif role in (Role.OTHER_ANSWER, Role.ASIDE, Role.OTHER) and is_planned(name):
            for one in _TO_BE_DONE:
                found.setdefault(one, at)
    return found


def _row_of(place: Place) -> dict[Role, int]:
    """The columns of a clause's second row, which the form sets aside for what will be done, where they are free."""
    row = place.plan
    if row is None:
        return {}
    free = {at for at, room in row.rooms.items() if not room.words and not room.odd}
    found = {role: at for role, at in _asked(row.columns).items() if at in free}
    into = next((at for role in (*EVIDENCE[::-1],) if (at := row.columns.place(role)) in free), None)
    return found if into is None else dict.fromkeys(_TO_BE_DONE, into) | found


def _grouped(where: Mapping[Role, int], texts: Mapping[Role, str], columns: Columns) -> list[Words]:
    """The text for each column, of all fields that go to it."""
    made: list[Words] = []
    for column in dict.fromkeys(where.values()):
        roles = tuple(role for role in PLAN if where.get(role) == column)
        heads = _line_of(columns.roles[column])
        if heads is None and is_planned(columns.names[column]):
            heads = _line_of(Role.ACTION)
        text = _in_words({role: texts[role] for role in roles}, bare=heads == _line_of(roles[0]))
        made.append(Words(roles, column, text))
    return made


def _line_of(role: Role) -> int | None:
    """Which line of a plan's words says a field: the owner and the date share one."""
    return min(PLAN.index(role), 2) if role in PLAN else None
