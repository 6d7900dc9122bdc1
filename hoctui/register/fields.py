"""How an event's field is declared: once, with what it holds, where it is kept, and how a form asks for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A field that names and describes nobody: a day, a code, a number, pence or an id. Kept in the event's row."""

    label: str
    hint: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    """Value and words of each choice, where there are only so many."""
    only_in: tuple[str, ...] = ()
    """Editions whose officers are asked for it; empty for all."""


@dataclass(frozen=True, slots=True)
class Words:
    """A field that names or describes a person. Kept in the event's body, apart, so that it can be erased."""

    label: str
    hint: str = ""
    required: bool = False
    lines: int = 1
    """Lines that a form gives it; more than one makes it a text of paragraphs."""
    limit: int = 300
    """Characters that it may hold."""
    only_in: tuple[str, ...] = ()


CHANNELS = (
    ("telephone", "telephone"),
    ("email", "email"),
    ("letter", "letter"),
    ("in person", "in person"),
    ("online form", "online form"),
    ("social media", "social media"),
    ("councillor or MP", "councillor or MP"),
    ("other", "other"),
)

CATEGORIES = tuple(
    (name, name)
    for name in (
        "property condition",
        "complaint handling",
        "anti-social behaviour",
        "health and safety",
        "charges",
        "estate management",
        "moving to a property",
        "occupancy rights",
        "reimbursement and payments",
        "staff",
        "information and data management",
        "resident involvement",
        "buying or selling a property",
    )
)

TENURES = (
    ("tenant", "tenant"),
    ("shared owner", "shared owner"),
    ("leaseholder", "leaseholder"),
    ("former", "former resident"),
    ("applicant", "applicant"),
)

KINDS = (("complaint", "complaint"), ("service request", "service request"))

DECISIONS = (
    ("upheld", "upheld"),
    ("partially upheld", "partially upheld"),
    ("not upheld", "not upheld"),
)

GROUNDS = (
    ("over_age", "too long ago"),
    ("legal_proceedings", "a claim has been filed at court"),
    ("already_considered", "already considered under the policy"),
    ("other", "another valid reason"),
)

DIRECTIONS = (("out", "from us"), ("in", "from the resident"))
