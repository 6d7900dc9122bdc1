"""The parts of a case that stand beside its stages: links, added points, arrangements, offers, papers, findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """Another case that belongs with this one, and how."""

    case: str
    """Its reference."""
    how: str
    """A code of fields.LINKS."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point that the resident added to an open complaint: joined to it, or logged anew (2024: 6.8)."""

    on: date
    what: str
    joined: bool
    stage: int


@dataclass(slots=True)
class Arrangement:
    """An adjustment, a way of keeping in touch, or a restriction on contact; its details are sensitive."""

    id: int
    kind: str
    on: date
    need: str
    details: str
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of interest that was declared: whose, and what was done about it."""

    event: int
    on: date
    who: str
    done: str


@dataclass(slots=True)
class Offer:
    """Compensation that was offered, in pence by head, under the Ombudsman's guidance of a day."""

    id: int
    on: date
    heads: dict[str, int]
    guidance: date | None
    answer: str = ""
    """"paid", "declined" or "set against arrears"; empty while it is open."""
    paid: int = 0
    """Pence that were paid."""

    @property
    def total(self) -> int:
        """Pence under all heads together."""
        return sum(self.heads.values())


@dataclass(frozen=True, slots=True)
class Paper:
    """A document or a letter on file: its name as it was given, and the checksum it is kept under."""

    event: int
    on: date
    name: str
    sha256: str
    size: int
    """Bytes."""
    direction: str = ""
    """"in", "out", or empty where it is no correspondence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the Ombudsman found on one issue."""

    on: date
    issue: str
    finding: str


@dataclass(slots=True)
class Survey:
    """The satisfaction survey after a case: when it was sent, how often it was followed up, what came back."""

    sent_on: date
    reminders: int = 0
    returned_on: date | None = None
    score: int = 0
    """1, very dissatisfied, to 5, very satisfied; 0 where nothing came back."""
