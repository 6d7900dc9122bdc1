"""The tables as SQLModel sees them. The ladder builds them; a test holds the two equal."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel


class EventRow(SQLModel, table=True):
    """An event's row in the ledger: days, codes and ids, chained by hash to the one before."""

    __tablename__: ClassVar[str] = "event"

    id: int = Field(primary_key=True)
    case_id: int = Field(index=False)
    kind: str
    version: int
    happened: str
    recorded_at: str
    offset_minutes: int
    facts: str
    body_hash: str
    previous: str
    hash: str = Field(unique=True)


class EventBody(SQLModel, table=True):
    """An event's body: whatever names or describes a person, salted, apart from the ledger."""

    __tablename__: ClassVar[str] = "event_body"

    event_id: int = Field(primary_key=True, foreign_key="event.id")
    salt: bytes
    body: str


class CaseRow(SQLModel, table=True):
    """A case as lists and search see it; derived from its events."""

    __tablename__: ClassVar[str] = "case_line"

    id: int | None = Field(default=None, primary_key=True)
    year: int
    number: int
    reference: str = Field(unique=True)
    kind: str
    edition: str
    resident: str
    about: str
    property: str
    category: str
    channel: str
    handler: str
    urgent: str
    received: str
    stage: int
    state: str
    is_open: int
    next_step: str
    next_clause: str
    next_due: str | None = None
    projected: int
    waiting_on: str
    last_event: int
    next_words: str = ""
    next_event: str = ""
    next_target: int = 0
    to_settle: int = 0
    first_to_settle: str = ""


class DeadlineRow(SQLModel, table=True):
    """A running clock of a case; derived, never the truth."""

    __tablename__: ClassVar[str] = "deadline"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case_line.id")
    what: str
    label: str
    stage: int
    clause: str
    due: str
    projected: int
    counted_from: str | None = None
    counted_event: str
    counted_days: int
    note: str
    person: str = ""
    event: str = ""
    target: int = 0


class AssessmentRow(SQLModel, table=True):
    """One self-assessment."""

    __tablename__: ClassVar[str] = "assessment"

    id: int | None = Field(default=None, primary_key=True)
    year: str
    edition: str
    landlord: str
    source: str
    notes: list[str] = Field(sa_column=Column(JSON, nullable=False))
    created_at: str
    is_current: int
    previous_id: int | None = Field(default=None, foreign_key="assessment.id")
    last_clause: str
    revision: int


class AnswerRow(SQLModel, table=True):
    """The answer to one clause as it stands."""

    __tablename__: ClassVar[str] = "answer"

    id: int | None = Field(default=None, primary_key=True)
    assessment_id: int = Field(foreign_key="assessment.id")
    clause: str
    mark: str
    evidence: str
    commentary: str
    reason: str
    action: str
    owner: str
    due: str | None = None
    review: list[str] = Field(sa_column=Column(JSON, nullable=False))
    wording: str
    changed_at: str
    carried: int = 0
    ticked: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    done_on: str | None = None


class AnswerBefore(SQLModel, table=True):
    """What an answer was before it was changed."""

    __tablename__: ClassVar[str] = "answer_before"

    id: int | None = Field(default=None, primary_key=True)
    assessment_id: int = Field(foreign_key="assessment.id")
    clause: str
    answer: str
    changed_at: str


class AssessmentStepRow(SQLModel, table=True):
    """A step of an assessment's year: reported, approved, published, submitted, a check overruled; never changed."""

    __tablename__: ClassVar[str] = "assessment_step"

    id: int | None = Field(default=None, primary_key=True)
    assessment_id: int = Field(foreign_key="assessment.id")
    what: str
    happened: str
    details: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    recorded_at: str


class EvidenceItemRow(SQLModel, table=True):
    """A policy, a page or a report that clauses rest on."""

    __tablename__: ClassVar[str] = "evidence_item"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    kind: str
    dated: str | None = None
    review_on: str | None = None
    place: str
    note: str
    retired_on: str | None = None
    recorded_at: str


class EvidenceUseRow(SQLModel, table=True):
    """That a clause of an assessment rests on an item of evidence."""

    __tablename__: ClassVar[str] = "evidence_use"

    assessment_id: int = Field(primary_key=True, foreign_key="assessment.id")
    clause: str = Field(primary_key=True)
    item_id: int = Field(primary_key=True, foreign_key="evidence_item.id")


class SettingRow(SQLModel, table=True):
    """A setting that changes a figure, with the day since when it holds."""

    __tablename__: ClassVar[str] = "setting"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    since: str
    value: str
    recorded_at: str


class BankHolidayRow(SQLModel, table=True):
    """A bank holiday: from the calendar, added by the officer, or struck out by them."""

    __tablename__: ClassVar[str] = "bank_holiday"

    day: str = Field(primary_key=True)
    source: str = Field(primary_key=True)
    name: str


class DerivedRow(SQLModel, table=True):
    """A digest of what projections were derived from."""

    __tablename__: ClassVar[str] = "derived"

    name: str = Field(primary_key=True)
    value: str


class DraftRow(SQLModel, table=True):
    """What was typed into a form that is not saved yet."""

    __tablename__: ClassVar[str] = "draft"

    name: str = Field(primary_key=True)
    fields: str
    saved_at: str
