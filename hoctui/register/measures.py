"""The register's own figures: what was kept and what was not in a period, with the cases behind every number. Pure.

A figure counts a case, or a stage, or a duty, in the period in which it began: a complaint on the day it was made, a
stage on the day it was opened, a duty on the day it arose. What still runs within its time is left out of shares, since
nobody can say yet how it ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hoctui.register.case import Case, Stage
from hoctui.register.clocks import Clock, StageDays, clocks_of, stage_due
from hoctui.register.duties import ORDERS
from hoctui.register.fields import DECISIONS, FINDINGS, GROUNDS, SCORES
from hoctui.register.money import pounds
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.rulebook.edition import Edition, edition_of, load


@dataclass(frozen=True, slots=True)
class Period:
    """A period that figures are of, both days included."""

    start: date
    end: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies within it."""
        return day is not None and self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Known:
    """A case by its reference, with the edition that it is under."""

    reference: str
    case: Case
    edition: Edition

    @classmethod
    def of(cls, reference: str, case: Case) -> Known:
        """A case under the edition of the day on which it was made."""
        return cls(reference, case, load(edition_of(case.made)))


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a figure counts: of which case, whether it was kept (None: it only counts), and in which words."""

    case: str
    kept: bool | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a period: what it is, how many of how many, its parts, and the cases behind it."""

    key: str
    title: str
    """What is counted: "Stage 1 complaints answered in time"."""
    hits: tuple[Hit, ...]
    parts: tuple[tuple[str, int], ...] = ()
    note: str = ""
    """A further word on it, such as what was added up."""

    @property
    def judged(self) -> bool:
        """Whether it is a share, of which some were kept and some not."""
        return any(hit.kept is not None for hit in self.hits)

    @property
    def kept(self) -> int:
        """How many were kept."""
        return sum(1 for hit in self.hits if hit.kept)

    @property
    def total(self) -> int:
        """How many there were."""
        return len(self.hits)

    @property
    def share(self) -> float | None:
        """The share that was kept, from 0 to 1; None where there is none to be judged."""
        return self.kept / self.total if self.judged else None

    def line(self) -> str:
        """The figure in a sentence, as it goes into an answer's evidence."""
        if not self.total:
            return f"{self.title}: none"
        parts = ", ".join(f"{count} {words}" for words, count in self.parts)
        head = f"{self.kept} of {self.total} ({_percent(self.kept, self.total)}%)" if self.judged else str(self.total)
        return "; ".join(part for part in (f"{self.title}: {head}", parts, self.note) if part)


def _percent(kept: int, total: int) -> int:
    """The share in whole per cent, halves up; all and none are said only where it is all or none."""
    rounded = (200 * kept + total) // (2 * total)
    if kept < total and rounded == 100:
        return 99
    return rounded or min(kept, 1)


@dataclass(frozen=True, slots=True)
class Basis:
    """What figures are counted from: the cases, England's working days, the period, and the day they are run."""

    cases: tuple[Known, ...]
    calendar: WorkingCalendar
    period: Period
    run_on: date


def figure(key: str, basis: Basis) -> Figure:
    """One figure of a period. Raises LookupError for a key that is none; KEYS lists them."""
    return _FIGURES[key](key, basis)


def _complaints(basis: Basis) -> Iterator[Known]:
    """The complaints made in the period; a group's is one, and one that was reopened is the same one."""
    for known in basis.cases:
        if known.case.stages and basis.period.holds(known.case.made):
            yield known


def _stages(basis: Basis, number: int) -> Iterator[tuple[Known, Stage]]:
    """Every stage of that number that was opened in the period."""
    for known in basis.cases:
        for stage in known.case.stages:
            if stage.number == number and basis.period.holds(stage.requested_on):
                yield known, stage


def _in_parts(key: str, title: str, told: Iterable[tuple[str, str]], note: str = "") -> Figure:
    """A figure that only counts: each case with the part it belongs to, the largest part first."""
    found = list(told)
    parts = Counter(part for _, part in found if part)
    return Figure(key, title, tuple(Hit(case, None, part) for case, part in found), tuple(parts.most_common()), note)


def _share(key: str, title: str, hits: Iterable[Hit]) -> Figure:
    """A figure that is a share, its parts being why."""
    found = tuple(hits)
    parts = Counter(hit.words for hit in found if hit.words)
    return Figure(key, title, found, tuple(parts.most_common()))


def _acknowledged(number: int) -> Callable[[str, Basis], Figure]:
    def count(key: str, basis: Basis) -> Figure:
        return _share(key, f"Stage {number} acknowledged in time", _hits(basis))

    def _hits(basis: Basis) -> Iterator[Hit]:
        for known, stage in _stages(basis, number):
            due = stage_due(known.edition, basis.calendar, StageDays.of(stage)).ack_due
            if due is None:
                continue
            if stage.acknowledged_on:
                late = stage.acknowledged_on > due
                yield Hit(known.reference, not late, "acknowledged late" if late else "")
            elif stage.responded_on:
                yield Hit(known.reference, False, "answered without one")
            elif due < basis.run_on and known.case.ended not in _FELL_AWAY:
                yield Hit(known.reference, False, "overdue")

    return count


_FELL_AWAY = ("withdrawn", "refused", "sent elsewhere")
"""How a case ends without its stage having to be answered."""


def _answered(number: int) -> Callable[[str, Basis], Figure]:
    def count(key: str, basis: Basis) -> Figure:
        return _share(key, f"Stage {number} answered in time", _hits(basis))

    def _hits(basis: Basis) -> Iterator[Hit]:
        for known, stage in _stages(basis, number):
            due = stage_due(known.edition, basis.calendar, StageDays.of(stage))
            if due.in_force is None:
                continue
            if stage.responded_on:
                late = stage.responded_on > due.in_force
                first = due.base_due or due.if_acknowledged_on_ack_due
                extended = first is not None and stage.responded_on > first
                yield Hit(known.reference, not late, "late" if late else "after an extension" if extended else "")
            elif known.case.ended in _FELL_AWAY:
                continue
            elif due.in_force < basis.run_on or known.case.ended == "closed":
                yield Hit(known.reference, False, "overdue" if known.case.open else "never answered")

    return count


def _extended(number: int) -> Callable[[str, Basis], Figure]:
    def count(key: str, basis: Basis) -> Figure:
        return _share(key, f"Extensions at stage {number} made in line with the Code", _hits(basis))

    def _hits(basis: Basis) -> Iterator[Hit]:
        for known, stage in _stages(basis, number):
            due = stage_due(known.edition, basis.calendar, StageDays.of(stage))
            contact = due.respond.extension_contact_clause if due.respond else ""
            for one in due.extensions:
                if one.late:
                    yield Hit(known.reference, False, "made after the date it extends")
                elif one.counts_to < one.given:
                    yield Hit(known.reference, False, "over the limit without its reason")
                elif contact and one.extension.ombudsman_given is False:
                    yield Hit(known.reference, False, "without the Ombudsman's details")
                else:
                    yield Hit(known.reference, True, "")

    return count


def _over_cap(key: str, basis: Basis) -> Figure:
    def hits() -> Iterator[Hit]:
        for number in (1, 2, 3):
            for known, stage in _stages(basis, number):
                for one in stage_due(known.edition, basis.calendar, StageDays.of(stage)).extensions:
                    if one.over_cap:
                        excused = one.counts_to == one.given
                        yield Hit(known.reference, excused, "" if excused else "without good reason or agreement")

    return _share(key, "Extensions over the Code's limit that have their good reason or agreement", hits())


def _resolved(number: int) -> Callable[[str, Basis], Figure]:
    """Answered at that stage and not taken further."""

    def count(key: str, basis: Basis) -> Figure:
        def hits() -> Iterator[Hit]:
            for known, stage in _stages(basis, number):
                if stage.responded_on:
                    further = len(known.case.stages) > number
                    yield Hit(known.reference, not further, "went further" if further else "")

        return _share(key, f"Complaints answered at stage {number} that went no further", hits())

    return count


def _escalated(key: str, basis: Basis) -> Figure:
    def hits() -> Iterator[Hit]:
        for known, _ in _stages(basis, 1):
            yield Hit(known.reference, len(known.case.stages) > 1)

    return _share(key, "Complaints of the period that went to stage 2", hits())


def _refused(what: str, title: str) -> Callable[[str, Basis], Figure]:
    def count(key: str, basis: Basis) -> Figure:
        grounds = dict(GROUNDS)
        return _in_parts(
            key,
            title,
            (
                (
                    known.reference,
                    grounds.get(refusal.ground, refusal.ground) + (" (overruled)" if refusal.overruled_on else ""),
                )
                for known in basis.cases
                for refusal in known.case.refusals
                if refusal.what == what and basis.period.holds(refusal.on)
            ),
        )

    return count


def _volumes(key: str, basis: Basis) -> Figure:
    second = sum(1 for _ in _stages(basis, 2))
    found = _in_parts(key, "Complaints made", ((known.reference, "") for known in _complaints(basis)))
    return Figure(key, found.title, found.hits, (), f"{second} reached stage 2 in the period")


def _by(title: str, part: Callable[[Case], str]) -> Callable[[str, Basis], Figure]:
    def count(key: str, basis: Basis) -> Figure:
        return _in_parts(
            key, title, ((known.reference, part(known.case) or "not said") for known in _complaints(basis))
        )

    return count


def _outcomes(key: str, basis: Basis) -> Figure:
    words = dict(DECISIONS)
    return _in_parts(
        key,
        "Answers by outcome",
        (
            (known.reference, f"stage {number} {words.get(stage.decision, stage.decision)}")
            for number in (1, 2, 3)
            for known, stage in _stages(basis, number)
            if stage.responded_on
        ),
    )


def _requests(key: str, basis: Basis) -> Figure:
    return _in_parts(
        key,
        "Service requests recorded",
        (
            (known.reference, "became a complaint" if known.case.became_complaint else "")
            for known in basis.cases
            if (known.case.became_complaint or known.case.kind == "service request")
            and basis.period.holds(known.case.received)
        ),
    )


def _became(key: str, basis: Basis) -> Figure:
    return _in_parts(
        key,
        "Service requests that became complaints",
        ((known.reference, "") for known in basis.cases if basis.period.holds(known.case.became_complaint)),
    )


def _clocks(basis: Basis, kinds: tuple[str, ...]) -> Iterator[tuple[Known, Clock]]:
    """Every clock of those kinds whose due day lies in the period."""
    for known in basis.cases:
        for clock in clocks_of(known.case, known.edition, basis.calendar):
            if clock.what in kinds and basis.period.holds(clock.due):
                yield known, clock


def _kept(kinds: tuple[str, ...], title: str) -> Callable[[str, Basis], Figure]:
    """Of what was due in the period, what was done by its date."""

    def count(key: str, basis: Basis) -> Figure:
        def hits() -> Iterator[Hit]:
            for known, clock in _clocks(basis, kinds):
                if clock.met_on:
                    yield Hit(known.reference, not clock.late, "done late" if clock.late else "")
                elif clock.due < basis.run_on:
                    yield Hit(known.reference, False, "not done" if clock.running else "never done")

        return _share(key, title, hits())

    return count


def _overdue(key: str, basis: Basis) -> Figure:
    return _in_parts(
        key,
        f"Promises overdue on {basis.run_on.day}.{basis.run_on.month}.{basis.run_on.year}",
        (
            (known.reference, "")
            for known, clock in _clocks(basis, ("action", "compensation"))
            if clock.running and clock.due < basis.run_on
        ),
    )


def _compensation(key: str, basis: Basis) -> Figure:
    offers = [
        (known.reference, offer) for known in basis.cases for offer in known.case.offers if basis.period.holds(offer.on)
    ]
    total, paid = sum(offer.total for _, offer in offers), sum(offer.paid for _, offer in offers)
    return _in_parts(
        key,
        "Offers of compensation",
        ((case, offer.answer or "not paid yet") for case, offer in offers),
        f"{pounds(total)} offered, {pounds(paid)} paid" if offers else "",
    )


def _satisfaction(key: str, basis: Basis) -> Figure:
    words = dict(SCORES)
    return _in_parts(
        key,
        "Satisfaction surveys sent",
        (
            (known.reference, words.get(str(survey.score), "not back"))
            for known in basis.cases
            if (survey := known.case.survey) and basis.period.holds(survey.sent_on)
        ),
    )


def _findings(key: str, basis: Basis) -> Figure:
    words = dict(FINDINGS)
    return _in_parts(
        key,
        "The Ombudsman's findings, one for each issue",
        (
            (known.reference, words.get(finding.finding, finding.finding))
            for known in basis.cases
            for finding in known.case.findings
            if basis.period.holds(finding.on)
        ),
    )


def _points(key: str, basis: Basis) -> Figure:
    return _in_parts(
        key,
        "Points added to open complaints",
        (
            (known.reference, "joined" if point.joined else "logged apart")
            for known in basis.cases
            for point in known.case.points
            if basis.period.holds(point.on)
        ),
    )


def _lessons(key: str, basis: Basis) -> Figure:
    return _in_parts(
        key,
        "Complaints with a lesson noted",
        (
            (known.reference, "change made" if any(d.kind == "lesson" and d.done_on for d in known.case.duties) else "")
            for known in _complaints(basis)
            if known.case.lessons
        ),
    )


def _arranged(kinds: tuple[str, ...], title: str) -> Callable[[str, Basis], Figure]:
    """How many arrangements were made, of which kind: no more is told of them."""

    def count(key: str, basis: Basis) -> Figure:
        return _in_parts(
            key,
            title,
            (
                (known.reference, "ended since" if one.ended_on else "")
                for known in basis.cases
                for one in known.case.arrangements
                if one.kind in kinds and basis.period.holds(one.on)
            ),
        )

    return count


def _represented(key: str, basis: Basis) -> Figure:
    return _in_parts(
        key,
        "Complaints brought through a representative",
        ((known.reference, "") for known in _complaints(basis) if known.case.representative),
    )


def _same_person(key: str, basis: Basis) -> Figure:
    def hits() -> Iterator[Hit]:
        for known, stage in _stages(basis, 2):
            first = known.case.stages[0].handler
            if stage.responded_on and first and stage.handler:
                same = first.casefold().split() == stage.handler.casefold().split()
                yield Hit(known.reference, not same, "by the same person" if same else "")

    return _share(key, "Stage 2 answers by a different person than stage 1", hits())


_FIGURES: dict[str, Callable[[str, Basis], Figure]] = {
    "volumes": _volumes,
    "by_category": _by("Complaints by category", lambda case: case.category),
    "by_channel": _by("Complaints by channel", lambda case: case.channel),
    "by_outcome": _outcomes,
    "service_requests": _requests,
    "requests_became_complaints": _became,
    "acknowledged_in_time_1": _acknowledged(1),
    "acknowledged_in_time_2": _acknowledged(2),
    "answered_in_time_1": _answered(1),
    "answered_in_time_2": _answered(2),
    "extended_1": _extended(1),
    "extended_2": _extended(2),
    "extensions_over_cap": _over_cap,
    "resolved_at_stage_1": _resolved(1),
    "resolved_at_stage_2": _resolved(2),
    "escalated": _escalated,
    "refused": _refused("accept", "Complaints not accepted, by ground"),
    "escalation_refused": _refused("escalate", "Escalations refused, by ground"),
    "same_person_at_stage_2": _same_person,
    "updates_kept": _kept(("update",), "Agreed updates given in time"),
    "remedies_done": _kept(("action", "compensation"), "Promises due in the period that were kept by their date"),
    "actions_overdue": _overdue,
    "compensation": _compensation,
    "evidence_in_time": _kept(("evidence",), "Evidence sent to the Ombudsman in time"),
    "orders_in_time": _kept(ORDERS, "The Ombudsman's orders and recommendations met in time"),
    "ombudsman_findings": _findings,
    "points_added": _points,
    "lessons": _lessons,
    "satisfaction": _satisfaction,
    "adjustments": _arranged(("adjustment",), "Adjustments agreed"),
    "restrictions": _arranged(("contact restriction",), "Restrictions on contact made"),
    "representatives": _represented,
}

JUDGING = (
    "acknowledged_in_time_1",
    "acknowledged_in_time_2",
    "answered_in_time_1",
    "answered_in_time_2",
    "extended_1",
    "extended_2",
    "extensions_over_cap",
    "same_person_at_stage_2",
    "updates_kept",
    "remedies_done",
    "evidence_in_time",
    "orders_in_time",
)
"""The figures that say whether the Code was kept; the others only count."""

KEYS = tuple(_FIGURES)
"""Every figure by its key, as the rulebook's clauses name them."""
