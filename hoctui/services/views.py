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
    kind: str = ""
    """"acknowledge", "respond", "update", or the kind of duty that it is (register.duties)."""


@dataclass(frozen=True, slots=True)
class NextStepView:
    """What the Code asks next: the step, in words, with its clause and date, and the command that does it."""

    step: str
    words: str
    clause: str
    due: date | None
    command: str
    """The event kind that does it ("Acknowledged"), or empty."""
    target: int = 0
    """The duty that the event would name; 0 for none."""


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
class DutyView:
    """Something that somebody is to do: a promised action, a reply, an order; by whom, by when, whether it is done."""

    id: int
    kind: str
    """Its code in register.duties: "action", "question", "order" …"""
    label: str
    """What is due: "action: new cylinder", "reply from Repairs: the visit report"."""
    what: str
    owner: str
    by: date | None
    first_by: date | None
    """The date given first, where it was put off since."""
    done_on: date | None
    dropped: bool
    """Whether it fell away: an offer declined, an arrangement ended, a plan overtaken."""
    working_days_left: int | None
    left: str
    """What is left in words: "2 working days left", "3 working days OVERDUE"; empty where nothing is due."""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and not self.dropped


@dataclass(frozen=True, slots=True)
class OpenPointView:
    """Something still unsaid or undone without a date: in words, with its clause, and the event that settles it."""

    clause: str
    words: str
    command: str
    """The event kind that settles it; "Corrected" where an entry is to be completed."""
    target: int
    """The entry to complete, or the duty that is meant; 0 for none."""


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document or a letter on file."""

    event: int
    on: date
    name: str
    sha256: str
    size: int
    direction: str
    """"in", "out", or empty where it is no correspondence."""


@dataclass(frozen=True, slots=True)
class SeenBefore:
    """What is known already of the resident and the home: how many other cases, and which are alike."""

    cases: tuple[str, ...]
    """References of the resident's other cases, the newest first."""
    open: int
    alike: tuple[str, ...]
    """Of the same category, by the resident or at the property: what may keep coming back."""


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
    duties: tuple[DutyView, ...]
    """Everything that is or was to be done beside the stages, those still open first."""
    open_points: tuple[OpenPointView, ...]
    papers: tuple[PaperView, ...]
    links: tuple[tuple[str, str], ...]
    """Other cases that belong with it: reference, and how in words."""
    seen: SeenBefore
    possible: tuple[str, ...]
    """The event kinds that could be recorded now, most fitting first."""

    @property
    def actions(self) -> tuple[DutyView, ...]:
        """What was promised to the resident."""
        return tuple(duty for duty in self.duties if duty.kind == "action")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of an event's form, declared by the event and drawn by whichever front."""

    name: str
    label: str
    widget: str
    """"day", "line", "text", "choice", "yes-no", "number" or "money"."""
    required: bool
    hint: str
    choices: tuple[tuple[str, str], ...]
    """Value and words of each choice."""
    default: str
    limit: int = 300
    """Characters that it may hold."""
    ahead: bool = False
    """Whether it is a day to come: a weekday alone means the next one."""
    refers: tuple[str, ...] = ()
    """The kinds of duty, one of which on the same case it names by its number."""


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
    carried: bool = False
    """Whether it was carried over from another year, and nobody has confirmed it yet."""
    ticked: tuple[int, ...] = ()
    """The clause's points that are ticked off, by their place from 0."""
    done_on: date | None = None
    """The day on which the action of a shortfall was carried out."""


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
    figures: tuple[str, ...] = ()
    """The register's figures that bear on it, by their keys."""
    own_limit: str = ""
    """The landlord's own, shorter limit in a sentence; empty where it has set none."""
    last_year_label: str = "Last year"
    """What the answer before is called: "Last year", or "Before" where more than a year lies between."""


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
    carried: int = 0
    """Answers carried over from another year that nobody has confirmed yet."""
    published_on: date | None = None
    """The day on which it was published; from then on its answers stand as they are."""


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
