"""The read models that services return and both fronts draw: small and frozen. Those of the lists: list_views.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoctui.services.list_views import CaseLine


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock of a case: what is due by when, and how that date was counted."""

    what: str
    stage: int
    clause: str
    due: date
    working_days_left: int
    left: str
    """What is left in words: "2 working days left", "3 working days OVERDUE"; empty where nothing is due."""
    state: str
    """"running", "kept", "late", or "not met" where it ended without ever being met."""
    projected: bool
    met_on: date | None
    count: str
    """How the date was counted, in one sentence."""
    note: str
    """An extension, a reading of ours, or what moved the date; may be empty."""


@dataclass(frozen=True, slots=True)
class NextStepView:
    """What the Code asks next: the step, in words, with its clause and date, and the command that does it."""

    step: str
    words: str
    clause: str
    due: date | None
    command: str
    """The event kind that does it ("Acknowledged"), or empty."""


@dataclass(frozen=True, slots=True)
class BreachView:
    """A breach of the Code that stands on record: what, when, and its clause."""

    clause: str
    words: str
    on: date


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event of a case as its timeline shows it."""

    id: int
    kind: str
    """The event's class name, "Acknowledged"."""
    title: str
    """The word in the timeline's second column, "acknowledged"."""
    text: str
    """What happened, in a sentence or two."""
    on: date
    recorded_at: str
    """When it was written down, UTC, ISO 8601."""
    fields: tuple[tuple[str, str], ...]
    """Every filled field with its label, for the opened entry."""
    struck: bool
    """Undone: it stays in the timeline, struck out."""
    corrected: str
    """What a correction changed and why; empty where it was never corrected."""


@dataclass(frozen=True, slots=True)
class ActionView:
    """A promised action: what, by whom, by when, and whether it is done."""

    id: int
    what: str
    owner: str
    by: date | None
    done_on: date | None
    working_days_left: int | None
    left: str
    """What is left in words: "2 working days left", "3 working days OVERDUE"; empty where nothing is due."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case, whole: what its screen shows."""

    line: CaseLine
    version: int
    """The number of its last event; handed back on writing, so that two windows cannot overwrite each other."""
    edition: str
    edition_title: str
    channel: str
    definition: str
    outcomes: str
    facts: tuple[tuple[str, str], ...]
    """Label and value of what is known (address, category, channel, handler, received by …), in the order to show."""
    clocks: tuple[ClockView, ...]
    next: NextStepView
    breaches: tuple[BreachView, ...]
    timeline: tuple[TimelineEntry, ...]
    """Newest first."""
    actions: tuple[ActionView, ...]
    possible: tuple[str, ...]
    """The event kinds that could be recorded now, most fitting first."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of an event's form, declared by the event and drawn by whichever front."""

    name: str
    label: str
    widget: str
    """"day", "line", "text", "choice", "yes-no" or "number"."""
    required: bool
    hint: str
    choices: tuple[tuple[str, str], ...]
    """Value and words of each choice."""
    default: str


@dataclass(frozen=True, slots=True)
class LetterPointView:
    """A point of the letter that goes with an event: ticked from what was typed, or missing."""

    words: str
    clause: str
    required: bool
    met: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What an event would do, shown beside its form before it is saved."""

    due: tuple[ClockView, ...]
    warnings: tuple[BreachView, ...]
    letter: tuple[LetterPointView, ...]
    problem: str
    """Why it cannot be saved as it stands; empty where it can."""
    problem_field: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording an event: the case as it is now, and what was breached by it."""

    view: CaseView
    event_id: int
    warnings: tuple[BreachView, ...]
    dropped: tuple[str, ...]
    """What was taken out of the typed text (control characters), in words."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer to one clause as the questionnaire shows it."""

    mark: str
    """"Yes", "No", "Partial", "N/A" or empty."""
    sign: str
    evidence: str
    commentary: str
    reason: str
    action: str
    owner: str
    due: date | None
    review: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause of the questionnaire with its answer."""

    number: str
    section: int
    stage: int
    duty: str
    binding: bool
    kind: str
    question: str
    quotation: str
    points: tuple[str, ...]
    evidence_hints: tuple[str, ...]
    related: tuple[str, ...]
    wording: str
    """The official wording, where a form brought it in."""
    answer: AnswerView
    last_year: AnswerView | None
    last_year_name: str
    answered: bool = False
    """Whether it counts as answered: marked, or, where the form wants a figure or a text, given one."""
    lacking: tuple[str, ...] = ()
    """Of "reason", "action", "owner" and "date", what a shortfall of a binding clause still wants."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of the questionnaire with its progress."""

    number: int
    title: str
    total: int
    answered: int
    shortfalls: int
    review: int
    clauses: tuple[tuple[str, str, bool], ...]
    """Number, mark and "look again" of each of its clauses, in order."""


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """An assessment's outline: the tree with its marks, and the progress."""

    id: int
    year: str
    edition: str
    edition_title: str
    landlord: str
    total: int
    answered: int
    review: int
    incomplete: int
    """Shortfalls that still lack their reason, action, owner or date."""
    sections: tuple[SectionView, ...]
    source: str
    last_clause: str
    """Where the officer was when they left."""


@dataclass(frozen=True, slots=True)
class ClausePage:
    """Every clause of one assessment, in the form's order: what the questionnaire walks through."""

    outline: AssessmentView
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where things lie on this machine."""

    register: str
    settings: str
    size: int
    schema: int
    events: int
    chain_head: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that `hoctui check` looked at: what, whether it is well, and what to do where it is not."""

    what: str
    well: bool
    words: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The landlord, as the first run asks: its name, homes owned, and the last day of its year (month, day)."""

    name: str
    homes: int
    year_end_month: int
    year_end_day: int
