"""An edition of the Complaint Handling Code as data: its clauses, limits, letters, grounds and rules.

One TOML file an edition, beside this module. A new edition is one new file: nothing else in hoctui names an edition.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, TypeVar

from hoctui.errors import BadInput
from hoctui.rulebook.sources import EDITIONS, digest, source

__all__ = [
    "EDITIONS",
    "Clause",
    "Edition",
    "Ground",
    "Letter",
    "LetterPoint",
    "Limit",
    "Rules",
    "Section",
    "digest",
    "edition_of",
    "load",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an edition's form: its number and heading."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the form, in hoctui's own plain English.

    `duty` is "must", "should" or "statement"; `binding` says whether falling short of Yes is a shortfall that needs a
    reason, an action, an owner and a date. `kind` is what the form wants: "yes/no", "figure" or "text".
    `timed` marks a clause about timing or practice, which a policy alone cannot evidence.
    """

    number: str
    section: int
    duty: str
    question: str
    stage: int = 0
    binding: bool = False
    kind: str = "yes/no"
    timed: bool = False
    quotation: str = ""
    points: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: `days` working days for `step` at `stage`, counted from the first of `runs_from` that is known.

    `extension` is the most working days that an extension may add without good reason (0: the edition knows none).
    `cap_means` is what lies beyond it: "good reason" or "agreement". `reading` says where a count is our own reading.
    """

    step: str
    stage: int
    days: int
    runs_from: tuple[str, ...]
    clause: str
    extension: int = 0
    extension_clause: str = ""
    extension_cap_means: str = ""
    extension_contact_clause: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class LetterPoint:
    """One thing a letter holds: `duty` is "required" where the clause says so, "advised" where it is good practice."""

    key: str
    words: str
    clause: str
    duty: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What one kind of letter at one stage (0: any) holds."""

    kind: str
    stage: int
    points: tuple[LetterPoint, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which a complaint may be refused, or kept from the next stage."""

    key: str
    words: str
    clause: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The edition's rules that are not a clock. A clause left empty means that the edition has no such rule."""

    stages: int
    third_stage: str
    """"forbidden", or "discouraged" where a landlord may still have one."""
    acceptance_months: int
    """How old an issue may be when it is complained of, in months."""
    acceptance_counts_awareness: bool
    evidence_days: int = 0
    """Working days to answer the Ombudsman's request for evidence; 0 where the Ombudsman's letter gives the date."""
    designated_person_weeks: int = 0
    clauses: dict[str, str] = field(default_factory=dict)
    """The clause behind each rule, by the rule's name ("updates", "different person", "third stage" …)."""

    def clause(self, rule: str) -> str:
        """The clause a rule comes from; empty where the edition does not have it."""
        return self.clauses.get(rule, "")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the Code."""

    name: str
    title: str
    in_force: date
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    code: tuple[Clause, ...]
    """The Code's own clauses where its form asks other questions (2020); empty elsewhere."""
    limits: tuple[Limit, ...]
    letters: tuple[Letter, ...]
    grounds: tuple[Ground, ...]
    rules: Rules

    def clause(self, number: str) -> Clause:
        """The clause of that number. Raises BadInput where the edition has none."""
        for clause in self.clauses + self.code:
            if clause.number == number:
                return clause
        raise BadInput(f"The {self.name} edition has no clause {number}.")

    def in_section(self, number: int) -> tuple[Clause, ...]:
        """The clauses of one section, in the form's order."""
        return tuple(clause for clause in self.clauses if clause.section == number)

    def limit(self, step: str, stage: int) -> Limit | None:
        """The time limit of a step at a stage, or None where the edition sets none."""
        for limit in self.limits:
            if limit.step == step and limit.stage == stage:
                return limit
        return None

    def letter(self, kind: str, stage: int) -> Letter | None:
        """What a letter of that kind holds at that stage, or None where the edition asks for nothing."""
        for letter in self.letters:
            if letter.kind == kind and letter.stage in (0, stage):
                return letter
        return None

    def required(self, kind: str, stage: int, key: str) -> LetterPoint | None:
        """The point of that key which a letter must hold, or None where the edition only advises it or has none."""
        letter = self.letter(kind, stage)
        points = letter.points if letter else ()
        return next((point for point in points if point.key == key and point.duty == "required"), None)


def edition_of(made: date) -> str:
    """The edition that governs a complaint: the one in force on the day it was made.

    A complaint older than the first edition is read under that first edition.
    """
    for name in reversed(EDITIONS):
        if made >= load(name).in_force:
            return name
    return EDITIONS[0]


@cache
def load(name: str) -> Edition:
    """The edition of that name ("2024"). Raises BadInput, naming the editions there are."""
    if name not in EDITIONS:
        raise BadInput(f"There is no {name} edition of the Code; choose one of {', '.join(EDITIONS)}.")
    import tomllib  # noqa: PLC0415 - the digest alone, asked before the first paint, needs no parser

    return _build(tomllib.loads(source(name).decode("utf-8")))


def _build(data: dict[str, Any]) -> Edition:
    return Edition(
        name=data["edition"],
        title=data["title"],
        in_force=data["in_force"],
        sections=tuple(Section(**section) for section in data["section"]),
        clauses=tuple(_tupled(Clause, clause) for clause in data["clause"]),
        code=tuple(_tupled(Clause, clause) for clause in data.get("code", ())),
        limits=tuple(_tupled(Limit, limit) for limit in data["limit"]),
        letters=tuple(
            Letter(letter["kind"], letter["stage"], tuple(LetterPoint(**point) for point in letter["point"]))
            for letter in data["letter"]
        ),
        grounds=tuple(Ground(**ground) for ground in data["ground"]),
        rules=Rules(**data["rules"]),
    )


def _tupled(kind: type[T], values: dict[str, Any]) -> T:
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
