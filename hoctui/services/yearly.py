"""The yearly clock at work: what is owed in the year, the landlord's own dates for it, and whether it is published.

It is asked for the countdown, so what brings in SQLModel is imported where it is used.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from hoctui.assessment.year import (
    OWN,
    PAPERS_DAYS,
    THOUSAND,
    Happened,
    Wishes,
    YearAsked,
    YearDuty,
    chain_of,
    exceptional_duties,
    meeting_for,
    open_triggers,
    round_of,
    submission,
    trigger_duties,
)
from hoctui.dates import EARLIEST, YEARS_AHEAD, add_months, say_day, say_running, say_short
from hoctui.errors import BadInput
from hoctui.services.desk import Desk
from hoctui.services.list_views import YearDue
from hoctui.services.yearly_views import YearLine, YearView, step_line
from hoctui.store import yearly as stored
from hoctui.store.holidays import setting
from hoctui.store.yearly import YearHead

SETTING: Final = "yearly clock"
"""The name under which the landlord's own dates are kept."""

MOST_PAPERS_DAYS: Final = 60
SOON: Final = timedelta(days=31)
"""Reviews of evidence are in the countdown when they fall due within so many days."""

AHEAD: Final = timedelta(days=92)
"""And in the yearly clock within so many."""


# The landlord's own dates


def wishes(desk: Desk) -> Wishes:
    """The days of board meetings, by when their papers are due, and what exactly 1,000 homes means here."""
    found = setting(desk.register.connection, SETTING, desk.clock.today) or {}
    return Wishes(
        tuple(date.fromisoformat(day) for day in found.get("meetings", ())),
        found.get("papers_days", PAPERS_DAYS),
        found.get("thousand", ""),
    )


def set_wishes(
    desk: Desk,
    *,
    add: Iterable[date] = (),
    drop: Iterable[date] = (),
    papers_days: int | None = None,
    thousand: str | None = None,
) -> Wishes:
    """Change the landlord's own dates: only what is given. Raises BadInput, naming the field."""
    before = wishes(desk)
    added, dropped = set(add), set(drop)
    last = add_months(desk.clock.today, 12 * YEARS_AHEAD)
    for day in sorted(added):
        if not EARLIEST <= day <= last:
            raise BadInput(f"{say_day(day)} cannot be the day of a board meeting; check the year.", "meeting")
    for day in sorted(dropped - set(before.meetings)):
        raise BadInput(f"There is no board meeting on {say_day(day)} to take out.", "meeting")
    if papers_days is not None and not 0 <= papers_days <= MOST_PAPERS_DAYS:
        raise BadInput(f"Papers are due 0 to {MOST_PAPERS_DAYS} working days before a meeting.", "papers_days")
    if thousand is not None and thousand not in {code for code, _ in THOUSAND}:
        raise BadInput(f"Choose {' or '.join(code for code, _ in THOUSAND)} for exactly 1,000 homes.", "thousand")
    made = Wishes(
        tuple(sorted((set(before.meetings) | added) - dropped)),
        before.papers_days if papers_days is None else papers_days,
        before.thousand if thousand is None else thousand,
    )
    if made != before:
        from hoctui.store import keeping  # noqa: PLC0415

        value = {
            "meetings": [day.isoformat() for day in made.meetings],
            "papers_days": made.papers_days,
            "thousand": made.thousand,
        }
        with desk.register.writing() as session:
            keeping.set_setting(session, SETTING, value, desk.clock.today, desk.instant())
    return made


# What is owed


def duties(desk: Desk) -> tuple[YearDue, ...]:
    """The duties of the year for the countdown: what, by when, and what follows; the soonest first.

    Of a self-assessment on its way out it is the next step alone, and what comes after it is told in the words. What
    has no date comes last, but for exceptional circumstances, which come first. A register that knows nothing of its
    landlord's year (no profile, no meeting, no assessment) owes no self-assessment here.
    """
    connection, today = _on(desk), desk.clock.today
    known = stored.heads(connection) or _profile(desk) or wishes(desk).meetings
    happened, years = stored.happened(connection), _years(desk) if known else ()
    further = {step.number for asked in years if (step := round_of(asked.happened).further)}
    waiting = [step for step in open_triggers(happened) if step.number not in further]
    found = [duty for asked in years for duty in _next_of(asked, desk)]
    found += [*trigger_duties(waiting), *_reviews(desk, SOON)]
    found.sort(key=lambda duty: duty.due or date.max)
    return tuple(_told(duty, today, desk) for duty in (*exceptional_duties(happened), *found))


def _next_of(asked: YearAsked, desk: Desk) -> list[YearDuty]:
    """The next step of a year's self-assessment, with what follows it for its words; nothing where all is done."""
    today = desk.clock.today
    chain = [duty for duty in chain_of(asked, today, desk.calendar) if not duty.done and duty.key != "assessed"]
    if not chain:
        return []
    words = "; ".join(part for part in (_then(chain, today), _why_now(asked)) if part)
    return [replace(chain[0], what=_short(chain[0]), words=words or chain[0].words)]


def _reviews(desk: Desk, within: timedelta) -> list[YearDuty]:
    """The reviews of evidence that fall due within so long."""
    return [
        YearDuty("review", f"review {name}", due, "", "its review date", OWN)
        for _, name, due in stored.reviews(_on(desk), desk.clock.today + within)
    ]


def _told(duty: YearDuty, today: date, desk: Desk) -> YearDue:
    left = desk.calendar.between(today, duty.due) if duty.due else None
    words = say_running(duty.due, today, left) if duty.due and left is not None else ""
    return YearDue(duty.what, duty.due, duty.clause, duty.words, words, left, duty.late(today))


def year_view(desk: Desk) -> YearView:
    """The whole yearly clock: every duty of the year in hand with its date, what comes next, what is on record."""
    today = desk.clock.today
    asked = _years(desk)[0]
    heads = stored.heads(_on(desk))
    head = _head_of(heads, asked.year)
    if round_of(asked.happened).closed:
        asked = _years(desk)[-1]
        head = _head_of(heads, asked.year)
    if head:
        # What is published answers the round before; a further one is answered in an assessment of its own.
        answers_it = round_of(asked.happened).further is None or not is_published(desk, head.id)
        asked = asked._replace(complete=answers_it and _complete(desk, head))
    happened = stored.happened(_on(desk))
    extra = exceptional_duties(happened)
    chain, triggers = chain_of(asked, today, desk.calendar), trigger_duties(happened)
    lines = [_line(duty, desk) for duty in (*extra, *chain, *triggers, *_reviews(desk, AHEAD))]
    # What exceptional circumstances ask for at once comes first, what nobody gave a day last.
    lines.sort(key=lambda line: line.due or (date.min if line.key == "exceptional" else date.max))
    current = next((one for one in heads if one.is_current), None)
    sent = submission(asked.end, asked.homes, asked.wishes.thousand)
    meeting = None if round_of(asked.happened).further else meeting_for(asked, today, desk.calendar)
    return YearView(
        asked.year,
        asked.end,
        asked.homes,
        head.id if head else None,
        head is not None and head.is_current,
        meeting.day if meeting else None,
        tuple(lines),
        _next(lines),
        tuple(step_line(step) for step in stored.happened(_on(desk), current.id)) if current else (),
        (sent.asks,) if sent.asks else (),
    )


def _next(lines: Sequence[YearLine]) -> YearLine | None:
    """What to do next: the oldest of what is late; else the first that is open."""
    waiting = [line for line in lines if not line.done]
    late = sorted((line for line in waiting if line.late), key=lambda line: line.due or date.max)
    return next(iter(late or waiting), None)


def _line(duty: YearDuty, desk: Desk) -> YearLine:
    today, due = desk.clock.today, None if duty.done else duty.due
    left = desk.calendar.between(today, due) if due else None
    return YearLine(
        duty.key,
        duty.what,
        duty.due,
        say_running(due, today, left) if due is not None and left is not None else "",
        left,
        duty.clause,
        duty.words,
        duty.source,
        duty.done,
        duty.done_on,
        duty.late(today),
    )


def _years(desk: Desk) -> tuple[YearAsked, ...]:
    """The year in hand, and the one after it where the first one's self-assessment is out.

    In hand is the reporting year that ended last, or a later one whose assessment is begun already. Where nothing was
    ever assessed here, a year whose date had passed before the register was begun is not held against anybody.
    """
    today, heads, happened = desk.clock.today, stored.heads(_on(desk)), stored.happened(_on(desk))
    current = next((head for head in heads if head.is_current), None)
    last = _last_ended(desk)
    year = max(last, current.year) if current else last
    asked = _asked(desk, year, happened)
    if not heads and submission(asked.end, asked.homes, asked.wishes.thousand).due < today:
        return (_asked(desk, _after(year), happened),)
    now = round_of(asked.happened)
    if now.closed or now.further is not None:
        return asked, _asked(desk, _after(year), happened)
    return (asked,)


def _asked(desk: Desk, year: str, happened: Sequence[Happened]) -> YearAsked:
    profile = _profile(desk)
    return YearAsked(
        year,
        _end(profile, int(year[:4]) + 1),
        profile.get("homes"),
        wishes(desk),
        tuple(step for step in happened if step.year == year),
        complete=False,
    )


def _then(chain: Sequence[YearDuty], today: date) -> str:
    """What follows the first duty of the chain: "then publish, then submit by Thu 30 Sep"."""
    after = {duty.key: duty for duty in chain[1:]}
    told = ["then publish"] if "published" in after else []
    if "submitted" in after:
        due = after["submitted"].due
        told.append(f"then submit by {say_short(due, today)}" if due else "then submit")
    return ", ".join(told)


def _why_now(asked: YearAsked) -> str:
    further = round_of(asked.happened).further
    return f"a further self-assessment, {step_line(further).told}" if further else ""


def _short(duty: YearDuty) -> str:
    """A duty as the countdown names it, where nothing around it says what it is about."""
    if "the board of" in duty.what:
        return duty.what
    return {
        "approved": "the governing body's response to the self-assessment",
        "published": "publish the self-assessment",
        "submitted": "submit the self-assessment",
    }.get(duty.key, "the self-assessment to the governing body")


def _complete(desk: Desk, head: YearHead) -> bool:
    from hoctui.assessment.progress import is_answered  # noqa: PLC0415
    from hoctui.rulebook.edition import load  # noqa: PLC0415
    from hoctui.store import assessments  # noqa: PLC0415

    given = assessments.answers(_on(desk), head.id)
    return all(
        (answer := given.get(clause.number)) is not None and is_answered(clause, answer)
        for clause in load(head.edition).clauses
    )


def _head_of(heads: Sequence[YearHead], year: str) -> YearHead | None:
    """The year's assessment: the current one if it is of that year, else the newest."""
    found = sorted((head for head in heads if head.year == year), key=lambda head: (head.is_current, head.id))
    return found[-1] if found else None


# Whether it is published


def has_assessment(desk: Desk) -> bool:
    """Whether there is an assessment that steps can be recorded of."""
    return any(head.is_current for head in stored.heads(_on(desk)))


def published_on(desk: Desk, assessment_id: int) -> date | None:
    """The day on which an assessment was published, and from which on its answers stand; None where it is not."""
    steps = stored.happened(_on(desk), assessment_id)
    return next((step.on for step in steps if step.what == "published"), None)


def is_published(desk: Desk, assessment_id: int) -> bool:
    """Whether an assessment is published."""
    return published_on(desk, assessment_id) is not None


def refuse_published(desk: Desk, assessment_id: int) -> None:
    """Refuse to change an assessment that is published. Raises BadInput."""
    for step in stored.happened(_on(desk), assessment_id):
        if step.what == "published":
            raise BadInput(
                f"The self-assessment of {step.year} is published since {say_day(step.on)}, and stands as it is; what "
                "changes goes into a new one, begun with 'hoctui assessment new'."
            )


def _on(desk: Desk) -> Any:
    return desk.register.connection


def _profile(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = setting(_on(desk), "profile", desk.clock.today) or {}
    return found


def _end(profile: dict[str, Any], year: int) -> date:
    """The last day of the financial year that ends in that calendar year; 31 March unless set."""
    month = profile.get("year_end_month", 3)
    return date(year, month, min(profile.get("year_end_day", 31), monthrange(year, month)[1]))


def _last_ended(desk: Desk) -> str:
    today = desk.clock.today
    last = today.year if _end(_profile(desk), today.year) < today else today.year - 1
    return _named(last)


def _after(year: str) -> str:
    return _named(int(year[:4]) + 2)


def _named(ends_in: int) -> str:
    return f"{ends_in - 1}/{ends_in % 100:02d}"
