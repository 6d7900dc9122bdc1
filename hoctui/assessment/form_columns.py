"""What each column of a form's table holds, told from its headings in any order and wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_answer_headings import (
    RESPONSE,
    SURE,
    Asks,
    asks,
    falls_short,
    is_answers,
    is_view,
    is_year,
    likeliest,
    names_time,
    recency,
    tick_of,
)
from hoctui.assessment.form_marks import is_mark, is_plain_mark
from hoctui.assessment.form_numbers import read_number


class Role(StrEnum):
    """What a column holds."""

    CLAUSE = "clause"
    REQUIREMENT = "requirement"
    ANSWER = "answer"
    YES = "yes"
    NO = "no"
    PARTIAL = "partial"
    NOT_APPLICABLE = "not applicable"
    EVIDENCE = "evidence"
    COMMENTARY = "commentary"
    BOTH = "evidence and commentary"
    REASON = "reason"
    ACTION = "action"
    OWNER = "owner"
    DUE = "due"
    DUTY = "duty"
    OTHER_ANSWER = "other answer"
    """Another answer to the same question: last year's, an auditor's, a second pair of Yes and No."""
    ASIDE = "answer to another question"
    """Whether the clause is mandatory, what the board said: a column of answers, and none to the clause."""
    OTHER = "other"


TICKED = (Role.YES, Role.NO, Role.PARTIAL, Role.NOT_APPLICABLE)
"""Columns in which an X stands for the answer."""

TEXTS = (
    Role.REQUIREMENT,
    Role.EVIDENCE,
    Role.COMMENTARY,
    Role.BOTH,
    Role.REASON,
    Role.ACTION,
    Role.OWNER,
    Role.DUE,
    Role.OTHER,
)
"""Columns of running text, which may go on in the next row."""

_LONGEST_HEADING = 90
_PLAN = (Role.ACTION, Role.REASON, Role.OWNER, Role.DUE)
EVIDENCES = (Role.EVIDENCE, Role.COMMENTARY, Role.BOTH)
"""Columns of what is said for an answer."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: a role and a printed name for each.

    `guessed` says that the table has no headings and that the roles were told from what stands in the columns.
    """

    roles: tuple[Role, ...]
    names: tuple[str, ...]
    guessed: bool = False
    inverted: bool = False
    """Whether the column of answers is headed the other way round, so that its Yes means No: "Not met"."""
    unsure: bool = False
    """Whether the only column of answers seems to ask something else than whether the clause is met."""
    stated: bool = False
    """Whether the columns for an X are headed by statements ("Met", "Not met") rather than by Yes and No."""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.roles)

    def place(self, role: Role) -> int | None:
        """The index of the first column of that role, or None."""
        return self.roles.index(role) if role in self.roles else None

    def has(self, *roles: Role) -> bool:
        """Whether there is a column of any of these roles."""
        return any(role in self.roles for role in roles)

    @property
    def ticked(self) -> bool:
        """Whether the answer is an X in one of several columns."""
        return self.has(Role.YES) and self.has(Role.NO)

    @property
    def is_form(self) -> bool:
        """Whether a table with these columns is (part of) a self-assessment form."""
        answered = self.has(Role.ANSWER) or self.ticked
        return answered and self.has(Role.REQUIREMENT, *EVIDENCES) and not self.is_plan

    @property
    def is_plan(self) -> bool:
        """Whether it is an action plan beside the form: clauses with what will be done, and no evidence."""
        told = self.has(Role.ANSWER) and self.has(Role.REQUIREMENT)
        return self.has(Role.CLAUSE) and self.has(*_PLAN) and not self.has(*EVIDENCES) and not told


_TICKS = {
    Mark.YES: Role.YES,
    Mark.NO: Role.NO,
    Mark.PARTIAL: Role.PARTIAL,
    Mark.NOT_APPLICABLE: Role.NOT_APPLICABLE,
}
_DENIES = re.compile(r"\b(?:no|n|not|non|noncompliant|unmet)\b|[✗✘❌]")
_PLAIN_TICKS = re.compile(r"\b(?:yes|no|y|n)\b")
_TOTALS = {"total", "totals", "unanswered", "answered", "count"}

_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.EVIDENCE,
        re.compile(
            r"\b(?:evidence[ds]?|proof|supporting|source|how (?:do )?we (?:comply|meet|do|know)|documents?|assurance)\b"
        ),
    ),
    (
        Role.COMMENTARY,
        re.compile(
            r"\b(?:comment(?:s|ary|aries)?|explanations?|narrative|notes?|remarks?|observations?|details?|progress"
            r"|further information|additional information)\b"
        ),
    ),
    (Role.REASON, re.compile(r"\b(?:reasons?|rationale|why|if no|if not)\b")),
    (Role.DUE, re.compile(r"\b(?:by when|when|dates?|deadlines?|timescales?|targets?|due)\b")),
    (Role.OWNER, re.compile(r"\b(?:owners?|responsible|responsibility|lead|officer|who)\b")),
    (Role.ACTION, re.compile(r"\b(?:actions?|improvements?|next steps|what will be done|plan(?:ned)?)\b")),
)
"""Headings of running text, found wherever they stand in a heading; the earliest in it tells."""

_DUTY = re.compile(r"(?:must|mandatory|duty)\b[\s/&,-]*(?:or\b\s*)?(?:should|best practice|discretionary)?|type|duty")
"""A column that says of each clause whether it is a must or a should."""
_NO_DUE = re.compile(r"\b(?:review(?:ed)?|last|completed|assessed|updated|approved)\b")
"""A date of something else than what is to be done."""
_TARGET = re.compile(r"\btarget(?:ed)? (?:status|position|compliance|rating|answer|outcome)\b")
_REQUIREMENT = re.compile(
    r"\b(?:requirements?|questions?|descriptions?|criteri(?:a|on)|standards?|obligations?|wording|text"
    r"|what the code says)\b"
)
_REQUIREMENT_MET = re.compile(
    r"\b(?:requirement|standard|obligation)s? (?:is |are |been |has been )?(?:fully )?(?:met|complied|achieved)\b"
)
_CLAUSE = re.compile(
    r"\b(?:code|clauses?|provisions?|sections?|ref(?:erence)?s?|paragraphs?|para|numbers?|no|nos|item|id)\b|^[#§]+$"
)


def read_heading(cells: Sequence[str]) -> Columns | None:
    """The columns that a row of headings names, or None where the row is no such row."""
    return _read_heading(tuple(cells))


@lru_cache(maxsize=16)
def _read_heading(cells: tuple[str, ...]) -> Columns | None:
    names = [_plain(cell) for cell in cells]
    if len([name for name in names if name]) < 2 or any(len(name) > _LONGEST_HEADING for name in names):
        return None
    if not _TOTALS.isdisjoint(names) or any(read_number(cell) for cell in cells if cell):
        return None
    ticks = _ticks(names)
    roles = [ticks.get(place) or _role(name) for place, name in enumerate(names)]
    if ticks:
        _name_left_of_ticks(roles)
    _settle_clause(roles)
    _settle_answers(roles, names)
    for place, name in enumerate(names):
        if roles[place] is None and (Role.ANSWER in roles or ticks) and is_view(name):
            roles[place] = Role.OTHER_ANSWER
    _settle_years(roles, names)
    _settle_requirement(roles, names)
    answer = names[roles.index(Role.ANSWER)] if Role.ANSWER in roles and not ticks else ""
    columns = Columns(
        tuple(role or Role.OTHER for role in roles),
        tuple(" ".join(cell.split()) for cell in cells),
        inverted=falls_short(answer),
        unsure=bool(answer) and asks(answer) is Asks.SOMETHING_ELSE,
        stated=bool(ticks) and not _PLAIN_TICKS.search(names[roles.index(Role.NO)]),
    )
    return columns if _is_heading(columns, roles, names) else None


def _ticks(names: Sequence[str]) -> dict[int, Role]:
    """The columns meant for an X, where there is one for Yes and one for No; of several pairs the latest stands."""
    if not any(_DENIES.search(name) for name in names):
        return {}
    marks = {place: mark for place, name in enumerate(names) if (mark := tick_of(name)) is not None}
    plain = {place for place in marks if _PLAIN_TICKS.search(names[place])}
    for whole in (plain, marks.keys() - plain):
        if {Mark.YES, Mark.NO} <= {marks[place] for place in whole}:
            rest = (place for place, mark in marks.items() if mark not in (Mark.YES, Mark.NO))
            found = {place: marks[place] for place in sorted({*whole, *rest})}
            break
    else:
        return {}
    ticks: dict[int, Role] = {}
    for mark in dict.fromkeys(found.values()):
        places = [place for place, one in found.items() if one is mark]
        chosen = max(places, key=lambda at: (recency(names[at]), -at))
        ticks |= {place: _TICKS[mark] if place == chosen else Role.OTHER_ANSWER for place in places}
    return ticks


def is_summary(cells: Sequence[str]) -> bool:
    """Whether a row heads a table of figures: how many clauses are answered Yes, No and so on."""
    return any(_plain(cell) in _TOTALS for cell in cells)


def _plain(cell: str) -> str:
    return " ".join(cell.replace("*", " ").split()).strip(" :.?").casefold()


@lru_cache(maxsize=1024)
def _role(name: str) -> Role | None:
    """What a heading stands for, or None where it is empty or says nothing known."""
    if not name or is_year(name):
        return Role.ANSWER if name else None
    if _DUTY.fullmatch(SURE.sub(" ", name).strip(" :.?()-–")):
        return Role.DUTY
    found = [
        (match.start(), place, role) for place, (role, words) in enumerate(_WORDS) if (match := words.search(name))
    ]
    known = {role for _, _, role in found}
    if {Role.EVIDENCE, Role.COMMENTARY} <= known:
        return Role.BOTH
    if SURE.search(name) or _TARGET.search(name) or (known == {Role.REASON} and name.startswith(_ASKS_FIRST)):
        return Role.ANSWER
    if not found:
        return _short_role(name)
    role = min(found)[2]
    return None if role is Role.DUE and _NO_DUE.search(name) else role


_ASKS_FIRST = ("compl", "do we", "is the", "are we", "met", "fully met", "does the")


def _short_role(name: str) -> Role | None:
    """What a heading stands for that names no running text: the requirement, the answer, or the clause."""
    if _REQUIREMENT.search(name) and not name.startswith(_ASKS_FIRST) and not _REQUIREMENT_MET.search(name):
        return Role.REQUIREMENT
    if is_answers(name):
        return Role.ANSWER
    return Role.CLAUSE if _CLAUSE.search(name) else None


def _name_left_of_ticks(roles: list[Role | None]) -> None:
    """The 2020 form heads its questions with the section's own title: what stands left of Yes is the question."""
    first = min(place for place, role in enumerate(roles) if role in TICKED)
    if Role.REQUIREMENT not in roles[:first] and first:
        roles[first - 1] = Role.REQUIREMENT
    if Role.CLAUSE not in roles[:first] and first > 1:
        roles[0] = Role.CLAUSE


def _settle_clause(roles: list[Role | None]) -> None:
    """Where two columns could be the clause ("Ref", "Code provision"), the second is the requirement."""
    places = [place for place, role in enumerate(roles) if role is Role.CLAUSE]
    for extra in places[1:]:
        roles[extra] = Role.OTHER if Role.REQUIREMENT in roles else Role.REQUIREMENT


def _settle_answers(roles: list[Role | None], names: Sequence[str]) -> None:
    """Of several columns of answers one is the clause's own; where none asks for it, one that asks for its gaps is."""
    answers = [place for place, role in enumerate(roles) if role is Role.ANSWER]
    if Role.YES in roles:
        for place in answers:
            roles[place] = Role.ASIDE if asks(names[place]) is Asks.SOMETHING_ELSE else Role.OTHER_ANSWER
        return
    if not answers:
        gaps = [place for place, role in enumerate(roles) if role is None and falls_short(names[place])]
        for place in gaps[:1]:
            roles[place] = Role.ANSWER
        return
    chosen = likeliest(names, answers)
    told = any(role in EVIDENCES for role in roles)
    for extra in answers:
        if extra != chosen:
            name = names[extra]
            said = not told and RESPONSE.search(name) and not SURE.search(name) and not names_time(name)
            other = Role.ASIDE if asks(name) is Asks.SOMETHING_ELSE else Role.OTHER_ANSWER
            roles[extra] = Role.EVIDENCE if said else other
    if answers[0] == 0 != chosen and not {Role.CLAUSE, Role.REQUIREMENT} & set(roles):
        roles[0] = Role.REQUIREMENT


def _settle_years(roles: list[Role | None], names: Sequence[str]) -> None:
    """Of evidence or commentary of several years the latest is the answer's."""
    for kind in EVIDENCES:
        places = [place for place, role in enumerate(roles) if role is kind]
        latest = max((recency(names[place]) for place in places), default=0) if len(places) > 1 else 0
        for place in places if latest else ():
            if recency(names[place]) < latest:
                roles[place] = Role.OTHER


def _settle_requirement(roles: list[Role | None], names: Sequence[str]) -> None:
    """A column between the clause and its answer whose heading says nothing known holds the requirement."""
    if Role.REQUIREMENT in roles or Role.CLAUSE not in roles:
        return
    place = roles.index(Role.CLAUSE) + 1
    if place + 1 < len(roles) and names[place] and roles[place] is None and roles[place + 1] is Role.ANSWER:
        roles[place] = Role.REQUIREMENT


def _is_heading(columns: Columns, roles: Sequence[Role | None], names: Sequence[str]) -> bool:
    known = [role for role in roles if role]
    named = [name for name in names if name]
    if len(set(known)) < 2 or len(known) * 2 < len(named):
        return False
    if any(is_plain_mark(name) for name in named[1:]) and not columns.ticked:
        return False
    first = next(role for role, name in zip(roles, names, strict=True) if name)
    if columns.has(Role.ANSWER) or columns.ticked:
        return len(set(known)) >= 3 or first is Role.CLAUSE or first is Role.REQUIREMENT
    # Without an answer's column only short names, one above each column, are no part of a sentence.
    return first is Role.CLAUSE and bool(names[0]) and len(known) == len(named) and max(map(len, named)) <= 40


def role_of(name: str) -> Role | None:
    """What a heading stands for by itself, as a line that says what follows; None where it says nothing known."""
    plain = _plain(name)
    return _role(plain) if 0 < len(plain) <= _LONGEST_HEADING else None


def tentative_roles(cells: Sequence[str]) -> list[Role | None] | None:
    """What the columns of a row seem to hold that could head a form without naming its answer; None of any other row.

    The row begins with the clause or the requirement, and names a second column that is known.
    """
    names = [_plain(cell) for cell in cells]
    named = [name for name in names if name]
    if len(named) < 2 or any(len(name) > _LONGEST_HEADING or name.endswith((";", ",")) for name in named):
        return None
    if any(read_number(cell) or is_mark(cell) for cell in cells if cell):
        return None
    roles = [_role(name) for name in names]
    _settle_clause(roles)
    first = next((role for role, name in zip(roles, names, strict=True) if name), None)
    known = {role for role in roles if role}
    return roles if first in (Role.CLAUSE, Role.REQUIREMENT) and len(known) > 1 else None


def begins_table(cells: Sequence[str], columns: Columns | None) -> Columns | None:
    """The columns that a row of headings names where it may begin a table beneath one with `columns`; else None.

    The rest of a broken row leaves the clause's column empty, where headings name it: such a row begins no table.
    """
    heading = read_heading(cells)
    if heading is None or not (heading.is_form or heading.is_plan):
        return None
    home = columns.place(Role.CLAUSE) if columns else None
    if columns is not None and home is not None and columns.names[home] and len(cells) <= columns.width:
        return heading if home < len(cells) and cells[home].strip() else None
    return heading


def goes_on_heading(heading: Sequence[str], cells: Sequence[str]) -> list[str] | None:
    """A row of headings with the row beneath it that goes on with them, as one; None where that row does not."""
    if len(heading) != len(cells) or not names_only(cells) or read_heading(heading) is None:
        return None
    same = [_plain(cell) for cell in heading] == [_plain(cell) for cell in cells]
    merged = [
        " ".join(filter(None, (above.strip(), below.strip()))) for above, below in zip(heading, cells, strict=True)
    ]
    return None if same or read_heading(merged) is None else merged


def names_only(cells: Sequence[str]) -> bool:
    """Whether a row could be part of the headings: two names of columns or more, and nothing else."""
    named = [name for cell in cells if (name := _plain(cell))]
    ends = any(cell.rstrip().endswith((".", ";")) for cell in cells)
    return len(named) >= 2 and not ends and all(len(name) <= 40 and _role(name) for name in named)
