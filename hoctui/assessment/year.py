"""The yearly clock: when the self-assessment, its review, its publication and its submission are due. Pure.

What opens a further self-assessment is here too. Three sources are kept apart, and said with each date: the Code's own
clause, the Ombudsman's published guidance, and a reading of ours where neither decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NamedTuple

from hoctui.dates import add_months, say_day, say_short
from hoctui.rulebook.calendar import WorkingCalendar

LARGE: Final = 1_000
"""Landlords of more homes than this submit by 30 September, those of fewer within six months of their year's end."""

PAPERS_DAYS: Final = 10
"""Working days before a board meeting by which its papers are due, unless the landlord sets another number."""

SEPTEMBER: Final = "september"
SIX_MONTHS: Final = "six months"
THOUSAND: Final = ((SEPTEMBER, "by 30 September"), (SIX_MONTHS, "within six months of the year's end"))
"""The two rules that a landlord of exactly 1,000 homes chooses between, which no source decides."""

CHAIN: Final = ("papers", "reported", "approved", "published", "submitted")
"""The steps of a self-assessment on its way out, in their order."""

TRIGGERS: Final = (
    ("restructure", "a significant restructure", "8.3"),
    ("merger", "a merger", "8.3"),
    ("change of procedure", "a change of procedure", "8.3"),
    ("ombudsman", "the Ombudsman's request", "8.4"),
)
"""What asks for a further self-assessment: its code, in words, and the clause of the 2024 edition."""

CLAUSES: Final = {
    "assessed": "8.1",
    "papers": "8.1",
    "reported": "8.2",
    "approved": "8.2",
    "published": "8.2",
    "submitted": "",
    "exceptional": "8.5",
}
"""The clause behind each duty, as the 2024 edition numbers them: it is the one that a yearly duty is owed under."""

BY_CLAUSE: Final = "clause"
PUBLISHED_GUIDANCE: Final = "published guidance"
OURS: Final = "our reading"
OWN: Final = "your own dates"
"""Where a duty's date comes from: a clause, the Ombudsman's guidance, our reading, or what the landlord set."""


class Happened(NamedTuple):
    """A step that was taken, as it is on record."""

    number: int
    """Its number on file: steps are in the order of these."""
    year: str
    """The reporting year of the assessment that it belongs to."""
    what: str
    on: date
    details: dict[str, str]


class Wishes(NamedTuple):
    """What the landlord says of its own year."""

    meetings: tuple[date, ...] = ()
    """The days on which the governing body meets."""
    papers_days: int = PAPERS_DAYS
    """Working days before a meeting by which its papers are due."""
    thousand: str = ""
    """With exactly 1,000 homes: SEPTEMBER or SIX_MONTHS; empty where nobody has said yet."""


@dataclass(frozen=True, slots=True)
class YearDuty:
    """Something that is owed in a year: what, by when, why that date."""

    key: str
    """"assessed", a step of CHAIN, "trigger" or "exceptional"."""
    what: str
    due: date | None
    """None where no clause sets a day, and nobody gave one."""
    clause: str
    words: str
    """Why that date, and what to know."""
    source: str = BY_CLAUSE
    """Where the date comes from: BY_CLAUSE, PUBLISHED_GUIDANCE, OURS or OWN."""
    done: bool = False
    done_on: date | None = None

    def late(self, day: date) -> bool:
        """Whether it is still owed, and its date lies before that day."""
        return not self.done and self.due is not None and self.due < day


class Submission(NamedTuple):
    """The day by which a year's self-assessment is to be with the Ombudsman."""

    due: date
    words: str
    asks: str = ""
    """What to set so that the date is certain; empty where it is."""


def submission(end: date, homes: int | None, thousand: str = "") -> Submission:
    """When the self-assessment of the year that ended on `end` is due at the Ombudsman's.

    Which 30 September, and which day lies six months on, are readings of ours: the first after the year's end, and the
    same day of the sixth month (its last day where it has no such day).
    """
    september = date(end.year if (end.month, end.day) < (9, 30) else end.year + 1, 9, 30)
    half_year = add_months(end, 6)
    if homes is not None and homes > LARGE:
        return Submission(september, "over 1,000 homes: by 30 September")
    if homes is not None and homes < LARGE:
        return Submission(half_year, f"under 1,000 homes: six months from {say_day(end)}")
    if homes == LARGE and thousand == SEPTEMBER:
        return Submission(september, "exactly 1,000 homes, which no source settles: by 30 September, as you chose")
    if homes == LARGE and thousand == SIX_MONTHS:
        return Submission(half_year, "exactly 1,000 homes, which no source settles: six months, as you chose")
    if september == half_year:
        return Submission(september, f"30 September and six months from {say_day(end)} are the same day")
    if homes is None:
        asks = "The number of homes is not set: say it with 'hoctui profile'."
    else:
        asks = "No source settles exactly 1,000 homes: choose with 'hoctui assessment year --thousand'."
    later = max(september, half_year)
    return Submission(min(september, half_year), f"the earlier of two dates, the other being {say_day(later)}", asks)


class Meeting(NamedTuple):
    """A board meeting that can take the self-assessment, and the day by which its papers are due."""

    day: date
    papers: date


@dataclass(frozen=True, slots=True)
class Round:
    """A self-assessment on its way out: the yearly one, or a further one that something asked for."""

    steps: dict[str, Happened] = field(default_factory=dict)
    """The latest of each step of CHAIN that was taken in it."""
    further: Happened | None = None
    """What asked for it; None in the yearly one."""

    @property
    def closed(self) -> bool:
        """Whether nothing of it is left to do: it does not matter whether its papers were noted."""
        return all(key in self.steps for key in CHAIN if key != "papers")


def round_of(happened: Sequence[Happened]) -> Round:
    """The round that a year's steps have come to: a trigger after a publication opens a further one."""
    steps: dict[str, Happened] = {}
    further: Happened | None = None
    for step in sorted(happened):
        if step.what == "trigger" and "published" in steps:
            steps, further = {}, step
        elif step.what in CHAIN:
            steps[step.what] = step
    return Round(steps, further)


def open_triggers(happened: Sequence[Happened]) -> tuple[Happened, ...]:
    """What asked for a further self-assessment and has had no publication since, in any year."""
    ordered = sorted(happened)
    published = max((step.number for step in ordered if step.what == "published"), default=0)
    return tuple(step for step in ordered if step.what == "trigger" and step.number > published)


def trigger_duties(happened: Sequence[Happened]) -> tuple[YearDuty, ...]:
    """What each open trigger asks for. No clause sets a day: the date is the one that was given, if one was."""
    duties = []
    for step in open_triggers(happened):
        code = step.details.get("why", "")
        words, clause = next(((said, where) for known, said, where in TRIGGERS if known == code), (code, "8.3"))
        by = _day(step.details.get("due", ""))
        when = "the date that was given" if by else "no clause sets a day"
        duties.append(
            YearDuty(
                "trigger",
                f"assess again after {words}",
                by,
                clause,
                f"{say_day(step.on)}; {when}; done once it is published",
                BY_CLAUSE if by is None else OWN,
            )
        )
    return tuple(duties)


_TOLD: Final = (
    ("ombudsman", "tell the Ombudsman of the exceptional circumstances"),
    ("residents", "tell the residents who may be affected"),
    ("address", "publish the exceptional circumstances"),
)


def exceptional_duties(happened: Sequence[Happened]) -> tuple[YearDuty, ...]:
    """What exceptional circumstances that are not over still ask for (8.5)."""
    facts = exceptional_now(happened)
    if not facts:
        return ()
    clause, why = CLAUSES["exceptional"], facts.get("why", "")
    duties = [
        YearDuty("exceptional", what, None, clause, f"{why}; no clause sets a day")
        for key, what in _TOLD
        if not facts.get(key)
    ]
    back = _day(facts.get("back_on", ""))
    if back is None:
        what, words = "say by when the Code is complied with again", f"{why}; a timescale is asked for"
    else:
        what, words = "comply with the Code again", f"{why}; the date that was given; say when it is over"
    return (*duties, YearDuty("exceptional", what, back, clause, words, OWN if back else BY_CLAUSE))


def exceptional_now(happened: Sequence[Happened]) -> dict[str, str]:
    """All that is on record of the exceptional circumstances that are not over; empty where there are none."""
    facts: dict[str, str] = {}
    for step in sorted(happened):
        if step.what == "exceptional":
            facts = {} if step.details.get("over") else {**facts, **step.details}
    return facts


class YearAsked(NamedTuple):
    """A year whose duties are asked for."""

    year: str
    end: date
    homes: int | None
    wishes: Wishes
    happened: tuple[Happened, ...]
    """The steps of this year's assessments."""
    complete: bool
    """Whether every clause is answered."""


def meeting_for(asked: YearAsked, day: date, calendar: WorkingCalendar) -> Meeting | None:
    """The board meeting to work back from: the one that papers were sent for, or one to come after the year's end.

    That is the first before the submission is due whose papers can still be sent; where there is none such, the first
    whose papers are late; else none. Papers that would be due before the year is over are for another year.
    """
    wishes, papers = asked.wishes, round_of(asked.happened).steps.get("papers")
    sent_for = _day(papers.details.get("meeting", "")) if papers else None
    if sent_for is not None:
        return Meeting(sent_for, calendar.add(sent_for, -wishes.papers_days))
    due = submission(asked.end, asked.homes, wishes.thousand).due
    found = [
        Meeting(meeting, calendar.add(meeting, -wishes.papers_days))
        for meeting in sorted(wishes.meetings)
        if day <= meeting <= due and meeting > asked.end
    ]
    fit = [meeting for meeting in found if meeting.papers > asked.end]
    return next((meeting for meeting in fit if meeting.papers >= day), next(iter(fit), None))


def chain_of(asked: YearAsked, day: date, calendar: WorkingCalendar) -> tuple[YearDuty, ...]:
    """The duties of a year's self-assessment in their order, from answering it to its submission, done ones marked."""
    now = round_of(asked.happened)
    if now.further is not None:
        return _marked(_further(now.further), now, complete=asked.complete)
    sent = submission(asked.end, asked.homes, asked.wishes.thousand)
    meeting = meeting_for(asked, day, calendar)
    before = _before(asked, meeting, sent.due, day) if meeting else _without_meeting(sent.due)
    after = (
        YearDuty(
            "published",
            "publish it and the response",
            sent.due,
            CLAUSES["published"],
            "on the complaints pages, side by side; no clause sets a day: before it is submitted",
            OURS,
        ),
        YearDuty(
            "submitted",
            "submit it to the Ombudsman",
            sent.due,
            CLAUSES["submitted"],
            sent.words,
            PUBLISHED_GUIDANCE,
        ),
    )
    return _marked((*before, *after), now, complete=asked.complete)


def _before(asked: YearAsked, meeting: Meeting, due: date, day: date) -> tuple[YearDuty, ...]:
    """The duties up to the governing body's response, worked back from its meeting."""
    named = f"the board of {_dated(meeting.day, day)}"
    days = asked.wishes.papers_days
    counted = f"{days} working day{'' if days == 1 else 's'} before {named}"
    missed = [one for one in asked.wishes.meetings if asked.end < one < meeting.day and one <= day]
    if missed:
        counted += f"; if the board of {_dated(max(missed), day)} had it, record that"
    return (
        YearDuty("assessed", "answer every clause", meeting.papers, CLAUSES["assessed"], f"for {named}", OWN),
        YearDuty("papers", f"papers for {named}", meeting.papers, CLAUSES["papers"], counted, OWN),
        YearDuty("reported", f"report to {named}", meeting.day, CLAUSES["reported"], "the day of the meeting", OWN),
        YearDuty(
            "approved",
            "the governing body's response",
            due,
            CLAUSES["approved"],
            "no clause sets a day: before it is published, with it",
            OURS,
        ),
    )


def _without_meeting(due: date) -> tuple[YearDuty, ...]:
    words = "no board meeting before then is known; give its date with 'hoctui assessment year --meeting'"
    return (
        YearDuty("assessed", "answer every clause", due, CLAUSES["assessed"], "before it is submitted", OURS),
        YearDuty("papers", "papers for the governing body", due, CLAUSES["papers"], words, OURS),
        YearDuty("reported", "report to the governing body", due, CLAUSES["reported"], words, OURS),
        YearDuty("approved", "the governing body's response", due, CLAUSES["approved"], "before it is published", OURS),
    )


def _further(trigger: Happened) -> tuple[YearDuty, ...]:
    """The duties of a further self-assessment. No clause sets a day for any of them."""
    by = _day(trigger.details.get("due", ""))
    source = OWN if by else BY_CLAUSE
    words = "by the date that was given" if by else "no clause sets a day"
    return (
        YearDuty("assessed", "answer every clause again", by, CLAUSES["assessed"], words, source),
        YearDuty("papers", "papers for the governing body", by, CLAUSES["papers"], words, source),
        YearDuty("reported", "report it to the governing body", by, CLAUSES["reported"], words, source),
        YearDuty("approved", "the governing body's response", by, CLAUSES["approved"], words, source),
        YearDuty("published", "publish it anew", by, CLAUSES["published"], words, source),
        YearDuty(
            "submitted",
            "submit it to the Ombudsman again",
            by,
            CLAUSES["submitted"],
            "changed in the year, it is sent again",
            PUBLISHED_GUIDANCE,
        ),
    )


def _marked(duties: Sequence[YearDuty], now: Round, *, complete: bool) -> tuple[YearDuty, ...]:
    """The duties with those marked that are done: what went out was answered, and its papers were sent."""
    taken = now.steps
    marked = []
    for duty in duties:
        if duty.key == "assessed":
            marked.append(replace(duty, done=complete or "reported" in taken or "published" in taken))
        elif duty.key in taken:
            marked.append(replace(duty, done=True, done_on=taken[duty.key].on))
        else:
            marked.append(replace(duty, done=duty.key == "papers" and "reported" in taken))
    return tuple(marked)


def _dated(meeting: date, day: date) -> str:
    """A meeting's day without its weekday, which nobody asks of a board: 14 Jul, or 14 Jul 2027."""
    return say_short(meeting, day).partition(" ")[2]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
