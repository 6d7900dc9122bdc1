"""What is counted of time: what was acknowledged, answered, extended, told and done by its date, and what was not.

What is not due yet on the day of the count is left out of a share, since nobody can say how it ends; so is what ended
before it was due. Both are told beside the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hoctui.dates import say_day
from hoctui.register.case import Stage
from hoctui.register.clocks import Clock
from hoctui.register.due_dates import StageDue
from hoctui.register.duties import ORDERS
from hoctui.register.figure import Hit, InPeriod, Measure, Terms, left_out

_FELL_AWAY = ("withdrawn", "refused", "sent elsewhere")
"""How a case ends without its stage having to be answered."""

_NOT_DUE = "not due yet"
_ENDED_FIRST = "ended before the date"


def _undone(known: InPeriod, stage: Stage, due: date, *, never: str, further: str) -> Hit:
    """What a step of a stage comes to that was not taken: overdue, never taken, or left out."""
    case = known.case
    if len(case.stages) > stage.number:
        return Hit(known.reference, False, further)
    if case.ended in _FELL_AWAY and case.ended_on:
        late = case.ended_on > due
        return Hit(known.reference, False, never) if late else Hit(known.reference, words=_ENDED_FIRST, aside=True)
    if case.ended:
        return Hit(known.reference, False, never)
    if due < known.terms.run_on:
        return Hit(known.reference, False, "overdue")
    return Hit(known.reference, words=_NOT_DUE, aside=True)


def _acknowledged(number: int) -> Measure:
    def hits(known: InPeriod) -> Iterator[Hit]:
        for stage, days in known.stages:
            due = days.ack_due
            if stage.number != number or due is None:
                continue
            if stage.acknowledged_on:
                late = stage.acknowledged_on > due
                yield Hit(known.reference, not late, "acknowledged late" if late else "")
            elif stage.responded_on:
                yield Hit(known.reference, False, "answered without one")
            else:
                yield _undone(known, stage, due, never="never acknowledged", further="never acknowledged")

    return Measure(f"Stage {number} acknowledged in time", hits, judges=True)


def _answered(number: int) -> Measure:
    def hits(known: InPeriod) -> Iterator[Hit]:
        for stage, days in known.stages:
            due = days.in_force
            if stage.number != number or due is None:
                continue
            if stage.responded_on:
                late = stage.responded_on > due
                first = days.base_due or days.if_acknowledged_on_ack_due
                extended = first is not None and stage.responded_on > first
                yield Hit(known.reference, not late, "late" if late else "after an extension" if extended else "")
            else:
                further = f"taken to stage {number + 1} unanswered"
                yield _undone(known, stage, due, never="never answered", further=further)

    return Measure(f"Stage {number} answered in time", hits, judges=True)


def _extended(number: int) -> Measure:
    def hits(known: InPeriod) -> Iterator[Hit]:
        for stage, days in known.stages:
            if stage.number == number:
                yield from _extensions(known.reference, days)

    return Measure(f"Extensions at stage {number} made in line with the Code", hits, judges=True)


def _extensions(reference: str, days: StageDue) -> Iterator[Hit]:
    contact = days.respond.extension_contact_clause if days.respond else ""
    for one in days.extensions:
        if one.late:
            yield Hit(reference, False, "made after the date it extends")
        elif one.counts_to < one.given:
            yield Hit(reference, False, "over the limit without its reason")
        elif contact and one.extension.ombudsman_given is False:
            yield Hit(reference, False, "without the Ombudsman's details")
        else:
            yield Hit(reference, True)


def _over_cap(known: InPeriod) -> Iterator[Hit]:
    for _, days in known.stages:
        for one in days.extensions:
            if one.over_cap and one.late:
                yield Hit(known.reference, False, "made after the date it extends")
            elif one.over_cap:
                excused = one.counts_to == one.given
                yield Hit(known.reference, excused, "" if excused else "without good reason or agreement")


def _by_its_date(known: InPeriod, clock: Clock) -> Hit:
    if clock.met_on:
        return Hit(known.reference, not clock.late, "done late" if clock.late else "")
    if clock.due < known.terms.run_on:
        return Hit(known.reference, False, "not done" if clock.running else "never done")
    return Hit(known.reference, words=_NOT_DUE, aside=True)


def _dateless(known: InPeriod, kinds: tuple[str, ...]) -> Iterator[Hit]:
    for duty in known.dateless:
        if duty.kind in kinds:
            yield Hit(known.reference, words="without a date", aside=True)


def _kept(kinds: tuple[str, ...], title: str) -> Measure:
    """Of what was due in the period, what was done by its date."""

    def hits(known: InPeriod) -> Iterator[Hit]:
        for clock in known.clocks:
            if clock.what in kinds:
                yield _by_its_date(known, clock)
        yield from _dateless(known, kinds)

    return Measure(title, hits, judges=True)


_PROMISES = ("action", "compensation")


def _promises(known: InPeriod) -> Iterator[Hit]:
    """Promises by the date that stands; one put off only once its date had passed was not kept (2024: 7.3)."""
    moves = {duty.id: duty.moves for duty in known.case.duties if duty.kind in _PROMISES}
    for clock in known.clocks:
        if clock.what not in _PROMISES:
            continue
        moved = moves[clock.target]
        hit = _by_its_date(known, clock)
        if any(move.before and move.on > move.before for move in moved):
            yield Hit(known.reference, False, "put off only after the date")
        elif hit.kept and moved:
            yield Hit(known.reference, True, "after being put off")
        else:
            yield hit
    yield from _dateless(known, _PROMISES)


def _overdue(known: InPeriod) -> Iterator[Hit]:
    for clock in known.clocks:
        if clock.what in _PROMISES and clock.running and clock.due < known.terms.run_on:
            yield Hit(known.reference)


def _as_at(counted: Sequence[Hit], _aside: Sequence[Hit], terms: Terms) -> str:
    return f"as at {say_day(terms.run_on)}" if counted else ""


_RECOMMENDED = "recommendation"
_BINDING = tuple(kind for kind in ORDERS if kind != _RECOMMENDED)


def _orders(known: InPeriod) -> Iterator[Hit]:
    """The Ombudsman's orders, which bind; what it only recommends is told beside them."""
    for clock in known.clocks:
        if clock.what in _BINDING:
            yield _by_its_date(known, clock)
        elif clock.what == _RECOMMENDED:
            yield _by_its_date(known, clock)._replace(aside=True)
    yield from _dateless(known, _BINDING)


def _of_orders(counted: Sequence[Hit], aside: Sequence[Hit], terms: Terms) -> str:
    advised = [hit for hit in aside if hit.kept is not None]
    told = (
        f"recommendations, which do not bind, by their date {sum(1 for hit in advised if hit.kept)} of {len(advised)}"
    )
    rest = left_out(counted, [hit for hit in aside if hit.kept is None], terms)
    return "; ".join(part for part in (told if advised else "", rest) if part)


OF_TIME = {
    "acknowledged_in_time_1": _acknowledged(1),
    "acknowledged_in_time_2": _acknowledged(2),
    "answered_in_time_1": _answered(1),
    "answered_in_time_2": _answered(2),
    "extended_1": _extended(1),
    "extended_2": _extended(2),
    "extensions_over_cap": Measure(
        "Extensions over the Code's limit that have their good reason or agreement", _over_cap, judges=True
    ),
    "updates_kept": _kept(("update",), "Agreed updates given in time"),
    "remedies_done": Measure("Promises due in the period that were kept by their date", _promises, judges=True),
    "actions_overdue": Measure("Promises due in the period that are overdue", _overdue, note=_as_at),
    "evidence_in_time": _kept(("evidence",), "Evidence sent to the Ombudsman in time"),
    "orders_in_time": Measure("The Ombudsman's orders met in time", _orders, judges=True, note=_of_orders),
}
