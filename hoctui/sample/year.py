"""The sample's year: which one is in hand, when the board meets, how last year's self-assessment went out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from hoctui.clock import Clock
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.services import checking, comparing, landlord, yearly, yearly_steps
from hoctui.services.desk import Desk

ADDRESS: Final = "https://www.examplehomes.example/complaints/self-assessment"
BOARD: Final = "the board"

_TURN: Final = (8, 20)
"""From that day on the year before is out, and the one that runs is in hand; until then it is the one that ended."""
_BOARD_MONTHS: Final = (2, 5, 7, 9, 11)
_THURSDAY: Final = 3
_BEHIND, _AHEAD = 2, 4
"""So many board meetings are known behind the day, and ahead of it."""
_PAPERS: Final = 10
_AT_WORK: Final = time(10, 30)

_OWN_LIMITS: Final = {"acknowledge 1": 3}
"""Where Example Homes is quicker than the Code: working days by step and stage."""
_CONTACT: Final = "0161 496 0640, complaints@examplehomes.example, or at the front desk, 2 Canal Street"

_RESPONSE: Final = (
    "We read the whole self-assessment at our July meeting, and two of us looked at eight files of our own choosing "
    "beside it. The answers are fair. Where we do not keep to the Code we have agreed the actions and the days by "
    "which they are to be done, and we will ask for each of them by name in the autumn. What troubles us most is that "
    "residents have had to ring to learn how a promised repair stands: that is to end this year. To everybody who "
    "complained: thank you, and we are sorry where it took you so long."
)
_READ_AGAIN: Final = (
    "The legal adviser read the schedule against the 2024 edition when that came into force: it asks for no less."
)
"""Why it does not matter that the repairs contract, under 5.4, is older than the edition."""

_DONE: Final = {
    (7, 24): ("6.2",),
    (7, 31): ("1.4", "5.6", "5.9"),
    (9, 11): ("6.6", "6.11", "6.17", "7.1", "7.2", "7.3"),
    (10, 9): ("6.1", "6.14", "6.15", "6.16"),
    (1, 22): ("5.8", "6.13"),
    (3, 24): ("6.3", "6.4", "6.5", "9.8"),
}
"""Which of last year's actions were carried out, by the day of the year after its end: those that there were."""


@dataclass(frozen=True, slots=True)
class Years:
    """The year in hand and the one before it, with the days on which last year's self-assessment was worked on."""

    ends: date
    """The last day of the year in hand."""
    before: date
    """The last day of the year before it."""
    finished: date
    """The day on which last year's answers were whole."""
    papers: date
    board: date


def years_of(today: date, calendar: WorkingCalendar) -> Years:
    """The two years as they stand on a day: last year's is always out, this year's is never overdue."""
    ends = date(today.year + ((today.month, today.day) >= _TURN), 3, 31)
    before = ends.replace(year=ends.year - 1)
    board = _board(before.year, 7)
    papers = calendar.add(board, -_PAPERS)
    return Years(ends, before, calendar.add(papers, -3), papers, board)


def boards(today: date) -> tuple[date, ...]:
    """The board's meetings as they are known on a day: second Thursdays, some behind and some ahead."""
    found = [_board(year, month) for year in range(today.year - 1, today.year + 3) for month in _BOARD_MONTHS]
    behind = [day for day in found if day <= today]
    ahead = [day for day in found if day > today]
    return (*behind[-_BEHIND:], *ahead[:_AHEAD])


def board_in(today: date, days: int) -> date:
    """The first board meeting that is at least so many days ahead."""
    return next(day for day in boards(today) if day >= today + timedelta(days=days))


def _board(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_THURSDAY - first.weekday()) % 7 + 7)


def sit_down(desk: Desk, day: date, place: int = 0) -> None:
    """Let it be that day, and some minutes into the work for each clause before."""
    desk.clock = Clock.fixed(day, datetime.combine(day, _AT_WORK, UTC) + timedelta(minutes=9 * place))


def send_out(desk: Desk, years: Years, meetings: Iterable[date]) -> None:
    """Take the current assessment, whole as it is, to the board, to the public and to the Ombudsman."""
    sit_down(desk, years.finished, 30)
    yearly.set_wishes(desk, add=meetings)
    landlord.set_own_limits(desk, _OWN_LIMITS)
    landlord.change(desk, contact=_CONTACT)
    checking.overrule(desk, "old-evidence", "5.4", _READ_AGAIN)
    sit_down(desk, years.papers)
    yearly_steps.papers(desk, years.papers, years.board)
    sit_down(desk, years.board)
    yearly_steps.reported(desk, years.board, BOARD)
    yearly_steps.approved(desk, years.board, BOARD, _RESPONSE)
    out = desk.calendar.add(years.board, 4)
    sit_down(desk, out)
    yearly_steps.published(desk, out, ADDRESS)
    sent = desk.calendar.add(out, 2)
    sit_down(desk, sent)
    yearly_steps.submitted(desk, sent, "through the Ombudsman's web form; receipt on file")


def carry_out(desk: Desk, years: Years, assessment_id: int, today: date) -> None:
    """Record what was done of last year's actions by that day, each on its own day."""
    given = comparing.whole(desk, comparing.head_of(desk, assessment_id)).answers
    for (month, day), clauses in _DONE.items():
        on = date(years.before.year + (month <= 3), month, day)
        for clause in clauses if on <= today else ():
            if given[clause].action:
                sit_down(desk, on)
                comparing.mark_done(desk, clause, on, assessment_id)


def ask_again(desk: Desk, begun: date, today: date) -> None:
    """A change of procedure asks for a further self-assessment (8.3), by a board meeting ahead."""
    sit_down(desk, begun, 20)
    yearly_steps.trigger(
        desk,
        desk.calendar.add(begun, -4),
        "change of procedure",
        board_in(today, 45),
        "one desk takes in complaints now, in place of three mailboxes",
    )
