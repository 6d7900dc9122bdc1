"""What is known of a case apart from its timeline: its particulars, and what was there before it."""

from __future__ import annotations

from datetime import date

from hoctui.dates import add_months, say_day
from hoctui.register.case import Case
from hoctui.register.due_dates import accepted_by, eight_weeks
from hoctui.register.fields import CONSENTS, FINDINGS, LINKS, SCORES, TENURES
from hoctui.register.money import pounds
from hoctui.rulebook.edition import Edition
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseLine
from hoctui.services.views import SeenBefore
from hoctui.store import lists as stored

KEPT_YEARS = 6
"""Years after its end for which a case's record is kept, unless something holds it longer."""


def facts_of(case: Case, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Label and value of everything that is known of a case, in the order to show; what is not known is left out."""
    known = (*_who(case), *_what(case, edition), *_afterwards(case, edition))
    return tuple((label, value) for label, value in known if value)


def _who(case: Case) -> list[tuple[str, str]]:
    consent = f" (consent {dict(CONSENTS).get(case.consent, case.consent)})" if case.consent else ""
    kept = [one for one in case.arrangements if one.ended_on is None]
    return [
        ("Property", case.address),
        ("Tenure", dict(TENURES).get(case.tenure, case.tenure)),
        ("Together", f"{case.group} residents, counted as one complaint" if case.group else ""),
        ("Category", case.category),
        ("Channel", case.channel),
        ("Handler", case.handler),
        ("Urgent", case.urgent),
        ("Risk", case.risk),
        ("Representative", f"{case.representative}{consent}" if case.representative else ""),
        ("Arrangements", _arranged([one.kind for one in kept])),
    ]


def _arranged(kinds: list[str]) -> str:
    """How many there are of each kind, and no more: their details are sensitive."""
    told = [f"{kinds.count(kind)} {kind}{'' if kinds.count(kind) == 1 else 's'}" for kind in dict.fromkeys(kinds)]
    return ", ".join(told) + " (details with the entry)" if told else ""


def _what(case: Case, edition: Edition) -> list[tuple[str, str]]:
    return [
        ("Received", _received(case)),
        ("Became a complaint", _day(case.became_complaint)),
        ("Issue occurred", _day(case.issue_occurred)),
        ("Resident aware", _day(case.resident_aware)),
        ("Age of the issue", _age(case, edition)),
        ("Wants", case.outcomes),
        ("Added points", "; ".join(point.what for point in case.points if point.joined)),
        ("Logged apart", "; ".join(point.what for point in case.points if not point.joined)),
        ("Linked", "; ".join(f"{link.case} ({dict(LINKS).get(link.how, link.how)})" for link in case.links)),
        ("Edition", edition.title),
    ]


def _age(case: Case, edition: Edition) -> str:
    """Whether the issue was too old when it was complained of (2024: 2.2)."""
    last = accepted_by(edition, case.issue_occurred, case.resident_aware)
    if last is None:
        return ""
    months = edition.rules.acceptance_months
    if case.made <= last:
        return f"within {months} months"
    clause = edition.rules.clause("discretion") or edition.rules.clause("acceptance")
    return f"past {months} months since {say_day(last)}: consider the discretion to accept it ({clause})"


def _afterwards(case: Case, edition: Edition) -> list[tuple[str, str]]:
    survey = case.survey
    back = f", back {_day(survey.returned_on)}: {dict(SCORES)[str(survey.score)]}" if survey and survey.score else ""
    reminded = f", reminders {survey.reminders}" if survey and survey.reminders else ""
    return [
        ("Ended", f"{case.ended} on {_day(case.ended_on)}" if case.ended else ""),
        ("Compensation", "; ".join(f"{pounds(one.total)}, {one.answer or 'still to be paid'}" for one in case.offers)),
        ("Survey", f"sent {_day(survey.sent_on)}{reminded}{back}" if survey else ""),
        ("Ombudsman", case.ombudsman_reference),
        (
            "Findings",
            "; ".join(f"{dict(FINDINGS).get(one.finding, one.finding)}: {one.issue}" for one in case.findings),
        ),
        ("Designated person", _designated(case, edition)),
        ("Record kept", _kept(case)),
    ]


def _designated(case: Case, edition: Edition) -> str:
    """Under 2020, from when the resident may go to the Ombudsman without a designated person (3.9)."""
    weeks = edition.rules.designated_person_weeks
    answered = [stage.responded_on for stage in case.stages if stage.responded_on]
    if not weeks or not answered or len(case.stages) < edition.rules.stages:
        return ""
    asked = f"asked {_day(case.designated_on)}; " if case.designated_on else ""
    return (
        f"{asked}not needed from {say_day(eight_weeks(answered[-1], weeks))} on, {weeks} weeks after the final answer"
    )


def _kept(case: Case) -> str:
    """Until when the record is kept, which is a usual time and no rule of the Code."""
    if case.hold:
        return f"held past its time: {case.hold}"
    if not case.ended_on:
        return ""
    return f"until {say_day(add_months(case.ended_on, 12 * KEPT_YEARS))} ({KEPT_YEARS} years, the usual time)"


def _received(case: Case) -> str:
    by = f" by {case.received_by}" if case.received_by else ""
    passed = f", passed on {_day(case.passed_on)}" if case.passed_on else ""
    return f"{_day(case.received)}{by}{passed}"


def _day(day: date | None) -> str:
    return say_day(day) if day else ""


def seen_before(desk: Desk, line: CaseLine) -> SeenBefore:
    """The resident's other cases, and those of the same category by them or at the property: what may recur."""
    others = stored.of_resident(desk.register.connection, line.id, line.resident)
    alike = stored.alike(desk.register.connection, line.id, line.resident, line.property, line.category)
    return SeenBefore(tuple(case for case, _ in others), sum(is_open for _, is_open in others), tuple(alike))
