"""What the sample register shows, trait by trait: how each is found in a register that is read through services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hoctui.dates import add_months
from hoctui.services import casework, lists
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseQuery, DueLine
from hoctui.services.views import CaseView, TimelineEntry

EVERYTHING = CaseQuery(show="all", order="reference")


@dataclass(frozen=True, slots=True)
class Look:
    """A sample register with every case of it read through services."""

    desk: Desk
    views: tuple[CaseView, ...]
    due: tuple[DueLine, ...]

    @property
    def today(self) -> date:
        return self.desk.clock.today

    def entries(self, kind: str) -> Iterator[tuple[CaseView, TimelineEntry, dict[str, str]]]:
        """Every standing entry of a kind, with its case and its fields by label."""
        for view in self.views:
            for entry in view.timeline:
                if entry.kind == kind and not entry.struck:
                    yield view, entry, dict(entry.fields)

    def has(self, kind: str, label: str, words: str) -> bool:
        """Whether some entry of a kind says so in that field."""
        return any(words in fields.get(label, "") for _, _, fields in self.entries(kind))

    def breach(self, clause: str, words: str) -> bool:
        """Whether some case under the 2024 edition has that breach on record."""
        return any(
            breach.clause == clause and words in breach.words
            for view in self.views
            if view.edition == "2024"
            for breach in view.breaches
        )

    def open_duty(self, kind: str, wanted: Callable[[date], bool]) -> bool:
        """Whether something of that kind is to be done by such a day, on whichever case."""
        return any(line.kind == kind and wanted(line.due) for line in self.due)

    def clock(self, kind: str, state: str) -> bool:
        """Whether some clock of that kind went so."""
        return any(clock.kind == kind and clock.state == state for view in self.views for clock in view.clocks)

    def clocks(self, view: CaseView, stage: int) -> dict[str, str]:
        """How each clock of one stage went: "acknowledge" and "respond"."""
        steps = [clock for clock in view.clocks if clock.stage == stage and clock.kind in ("acknowledge", "respond")]
        return {clock.kind: clock.state for clock in steps}


def look_at(desk: Desk) -> Look:
    lines = lists.cases(desk, EVERYTHING, 0, 500)
    return Look(desk, tuple(casework.case_view(desk, line.case) for line in lines), lists.countdown(desk))


def count_of(view: CaseView, kind: str) -> int:
    return sum(1 for entry in view.timeline if entry.kind == kind and not entry.struck)


def refused(look: Look, ground: str, *, discretion: bool | None = None) -> bool:
    return any(
        fields["Ground"] == ground and (discretion is None or discretion == bool(fields.get("Discretion considered")))
        for _, _, fields in look.entries("Refused")
    )


def old_and_taken_on(look: Look, *, aware_lately: bool) -> bool:
    """An issue of over twelve months before the complaint, yet answered (2.3)."""
    for view, entry, _ in look.entries("Received"):
        dates = {clock.what: clock.met_on for clock in view.clocks}
        fields = dict(entry.fields)
        if not (dates.get("respond, stage 1") and fields.get("Issue occurred")):
            continue
        received = casework.life_of(look.desk, view.line.id).case
        limit = add_months(entry.on, -12)
        occurred, aware = received.issue_occurred, received.resident_aware
        old = occurred is not None and occurred < limit
        if old and aware is not None and (aware > limit) is aware_lately and view.line.state == "closed":
            return True
    return False


def year_end(today: date) -> date:
    return date(today.year if today > date(today.year, 3, 31) else today.year - 1, 3, 31)


def across(look: Look, end: date) -> bool:
    """A complaint received in one reporting year and not finished, or finished later, at its end."""
    return any(
        end - timedelta(days=60) < view.line.received <= end and (view.line.open or view.timeline[0].on > end)
        for view in look.views
    )


def extension_days(fields: dict[str, str]) -> int:
    return int(fields.get("By working days", "0"))


def on_time(look: Look, view: CaseView) -> bool:
    return look.clocks(view, 1).get("respond") == "kept"


def due_today(look: Look) -> bool:
    due = {line.what.split(",")[0].split(":")[0] for line in look.due if line.due == look.today}
    return due == ({"respond", "action"} if look.desk.calendar.is_working(look.today) else {"action"})


def running_action(look: Look, wanted: Callable[[date], bool]) -> bool:
    """A promised action of a closed case that is not done, by such a day."""
    return any(
        action.by is not None and action.done_on is None and wanted(action.by) and not view.line.open
        for view in look.views
        for action in view.actions
    )


def soon(look: Look) -> Callable[[date], bool]:
    """A day of the next fortnight: what is to be looked at about now."""
    return lambda day: look.today <= day <= look.today + timedelta(days=14)


def kept_until(view: CaseView, today: date, *, held: bool) -> bool:
    """A case that ended over six years ago, its record held past that or not."""
    ended = next((entry.on for entry in view.timeline if entry.kind == "Closed"), today)
    said = dict(view.facts).get("Record kept", "")
    return not view.line.open and add_months(ended, 72) < today and said.startswith("held") is held


def linked(look: Look, how: str) -> int:
    """How many links of that kind there are, each on both of its cases."""
    return sum(1 for view in look.views for _, words in view.links if words == how)


def findings(view: CaseView) -> set[str]:
    return {dict(entry.fields)["Finding"] for entry in view.timeline if entry.kind == "FindingMade"}


CLOCKS: dict[str, Callable[[Look], bool]] = {
    "received on a weekend": lambda look: any(view.line.received.weekday() >= 5 for view in look.views),
    "received on a bank holiday": lambda look: any(
        look.desk.calendar.holiday(view.line.received) and view.line.received.weekday() < 5 for view in look.views
    ),
    "received at Christmas": lambda look: any(
        (view.line.received.month, view.line.received.day) == (12, 23) for view in look.views
    ),
    "counted across Christmas": lambda look: any(
        "Christmas" in clock.count for view in look.views for clock in view.clocks
    ),
    "due today": due_today,
    "stage 1 answer overdue (6.3)": lambda look: any(
        line.what == "respond, stage 1" and line.working_days_left < 0 and line.clause == "6.3" for line in look.due
    ),
    "acknowledged late, answered in time (6.2, 6.3)": lambda look: any(
        look.clocks(view, 1) == {"acknowledge": "late", "respond": "kept"} for view in look.views
    ),
    "answered unacknowledged (6.2)": lambda look: look.breach("6.2", "without an acknowledgement"),
    "answered the same day (6.1)": lambda look: any(
        entry.on == view.line.received for view, entry, _ in look.entries("Responded")
    ),
    "passed on late by staff (3.2)": lambda look: look.breach("3.2", "passed on"),
    "a risk judged, and what was done first (6.1)": lambda look: look.has("RiskJudged", "Risk", "high"),
    "urgent": lambda look: sum(1 for view in look.views if view.line.urgent and view.line.open) >= 3,
}

EXTENSIONS: dict[str, Callable[[Look], bool]] = {
    "valid, agreed and kept (6.4, 5.9)": lambda look: any(
        "Updates every … working days" in fields and not view.breaches and on_time(look, view)
        for view, _, fields in look.entries("Extended")
    ),
    "late (6.4)": lambda look: look.breach("6.4", "the date it extends"),
    "over the cap without a good reason (6.4)": lambda look: look.breach("6.4", "without its good reason"),
    "over the cap with a good reason (6.4)": lambda look: any(
        extension_days(fields) > 10 and "Good reason, if over the cap" in fields and not view.breaches
        for view, _, fields in look.entries("Extended")
    ),
    "a second one (6.4)": lambda look: any(count_of(view, "Extended") == 2 for view in look.views),
    "at stage 2 (6.15)": lambda look: any(view.line.stage == 2 for view, _, _ in look.entries("Extended")),
    "updates missed (5.9)": lambda look: any(
        line.what == "update the resident" and line.working_days_left < 0 for line in look.due
    ),
    "an update never given (5.9)": lambda look: look.breach("5.9", "never given"),
    "no updates agreed (5.9)": lambda look: look.breach("5.9", "without agreeing"),
    "without the Ombudsman's details (6.5)": lambda look: look.breach("6.5", "contact details"),
}

ENTRY: dict[str, Callable[[Look], bool]] = {
    "a service request that became a complaint (1.5)": lambda look: any(look.entries("BecameComplaint")),
    "a service request reviewed, the resident not satisfied (1.5)": lambda look: look.has(
        "RequestReviewed", "The resident is satisfied", "no"
    ),
    "a service request to be reviewed (1.4)": lambda look: look.open_duty("review", soon(look)),
    "a service request that is open (1.4)": lambda look: any(
        view.line.kind == "service request" and view.line.open for view in look.views
    ),
    "a service request that is closed (1.4)": lambda look: any(
        view.line.kind == "service request" and view.line.state == "closed" for view in look.views
    ),
    "from a survey (1.6)": lambda look: look.has("Received", "Channel", "survey"),
    "on social media (3.2)": lambda look: look.has("Received", "Channel", "social media"),
    "through a councillor (1.3)": lambda look: look.has("Received", "Channel", "councillor or MP"),
    "a representative with consent (3.6)": lambda look: look.has("Received", "Their consent", "given"),
    "a representative without consent yet (3.6)": lambda look: (
        look.has("RepresentativeNamed", "Consent", "not here yet") and look.open_duty("consent", soon(look))
    ),
    "a group": lambda look: look.has("Received", "Residents together", "9"),
    "a leaseholder": lambda look: look.has("Received", "Tenure", "leaseholder"),
    "a shared owner": lambda look: look.has("Received", "Tenure", "shared owner"),
    "a former resident": lambda look: look.has("Received", "Tenure", "former resident"),
    "an applicant": lambda look: look.has("Received", "Tenure", "applicant"),
    "a conflict of staff (5.8)": lambda look: look.has("ConflictDeclared", "Who", "CD"),
    "staff complained about asked for their side (5.8)": lambda look: look.has("Asked", "They are", "for their reply"),
    "for another landlord (2.1)": lambda look: look.has("SentElsewhere", "To whom", "landlord of the block next door"),
    "received by a member of staff (3.2)": lambda look: look.has("Received", "Received by", "repairs desk"),
}

REFUSALS: dict[str, Callable[[Look], bool]] = {
    "over twelve months, discretion considered and not used (2.3)": lambda look: refused(
        look, "too long ago", discretion=True
    ),
    "over twelve months, no discretion considered (2.3)": lambda look: (
        look.breach("2.3", "no discretion considered") and refused(look, "too long ago", discretion=False)
    ),
    "over twelve months, discretion used (2.3)": lambda look: old_and_taken_on(look, aware_lately=False),
    "aware of it only recently (2.3)": lambda look: old_and_taken_on(look, aware_lately=True),
    "claim filed at court (2.2)": lambda look: refused(look, "a claim has been filed at court"),
    "a letter before action, accepted (2.2)": lambda look: any(
        entry.kind == "DocumentAdded" and view.line.state == "closed" and view.line.category == "property condition"
        for view, entry, fields in look.entries("DocumentAdded")
        if "letter before action" in fields["Name"]
    ),
    "already considered (2.2)": lambda look: refused(look, "already considered under the policy"),
    "escalation refused (5.11)": lambda look: any(look.entries("EscalationRefused")),
    "overruled by the Ombudsman (2.4)": lambda look: (
        any(look.entries("RefusalOverruled")) and look.breach("2.4", "overruled by the Ombudsman")
    ),
}

COURSE: dict[str, Callable[[Look], bool]] = {
    "an added point joined (6.8)": lambda look: any(
        fields["It is"] == "joined to this complaint" and "condemned" in view.definition
        for view, _, fields in look.entries("PointAdded")
    ),
    "an added point logged apart, each case naming the other (6.8)": lambda look: (
        look.has("PointAdded", "It is", "to be logged as a new one") and linked(look, "a point logged apart") == 2
    ),
    "withdrawn": lambda look: any(view.line.state == "withdrawn" for view in look.views),
    "reopened and running": lambda look: any(view.line.open for view, _, _ in look.entries("Reopened")),
    "escalated in part (6.10)": lambda look: look.has("Escalated", "Only in part", "the rent review"),
    "same handler at stage 2, with a reason (6.13)": lambda look: look.breach(
        "6.13", "same person as stage 1, because"
    ),
    "stage 2 late (6.14)": lambda look: look.breach("6.14", "answered after"),
    "a corrected date": lambda look: any(
        "On:" in entry.corrected and "became" in entry.corrected for view in look.views for entry in view.timeline
    ),
    "an undone entry": lambda look: any(entry.struck for view in look.views for entry in view.timeline),
    "mould that keeps coming back": lambda look: any(
        sum(1 for other in look.views if other.line.resident == view.line.resident and "ould" in other.line.about) == 3
        and sum(1 for _, how in view.links if how == "the same problem again") == 2
        for view in look.views
    ),
    "handed over": lambda look: any(look.entries("HandedOver")),
    "an answer planned, drafted and signed off": lambda look: any(
        count_of(view, "AnswerDrafted") and count_of(view, "AnswerSignedOff") for view in look.views
    ),
    "a draft that is to be written": lambda look: look.open_duty("draft", soon(look)),
    "a colleague who has not replied yet": lambda look: look.open_duty("question", soon(look)),
}

AFTERWARDS: dict[str, Callable[[Look], bool]] = {
    "a promised repair overdue after closure (7.3)": lambda look: running_action(look, lambda by: by < look.today),
    "a promised repair due today after closure (7.3)": lambda look: running_action(look, lambda by: by == look.today),
    "an action met (7.3)": lambda look: any(
        action.by and action.done_on and action.done_on <= action.by for view in look.views for action in view.actions
    ),
    "an action late (7.3)": lambda look: look.breach("7.3", "done later"),
    "a date that slipped, and the date before it (7.3)": lambda look: any(
        duty.first_by is not None and duty.by is not None and duty.first_by < duty.by and duty.open
        for view in look.views
        for duty in view.duties
    ),
    "compensation unpaid (7.3)": lambda look: look.open_duty("compensation", lambda by: by < look.today),
    "compensation under several heads, paid (7.2)": lambda look: any(
        count_of(view, "CompensationSettled")
        for view, _, fields in look.entries("CompensationOffered")
        if {"Quantifiable loss", "Distress and inconvenience", "Time and trouble"} <= set(fields)
    ),
    "an order met": lambda look: look.clock("order", "kept"),
    "an order met late": lambda look: look.clock("order", "late"),
    "a recommendation to be acted on": lambda look: look.open_duty("recommendation", lambda by: by > look.today),
    "mixed findings, one an issue": lambda look: any(len(findings(view)) == 4 for view in look.views),
    "an evidence request": lambda look: look.open_duty("evidence", lambda by: by > look.today),
    "evidence sent in time": lambda look: look.clock("evidence", "kept"),
    "an enquiry of the Ombudsman's answered": lambda look: any(look.entries("OmbudsmanAnswered")),
    "a failure notice": lambda look: look.has("Ordered", "Kind", "complaint handling failure notice"),
    "a survey not returned after two reminders": lambda look: any(
        count_of(view, "SurveyReminded") == 2 and not count_of(view, "SurveyReturned") for view in look.views
    ),
    "a survey returned": lambda look: look.has("SurveyReturned", "How satisfied", "very satisfied"),
    "an adjustment review due (5.10)": lambda look: look.open_duty("adjustment", soon(look)),
    "a restriction review due (5.14)": lambda look: look.open_duty("contact restriction", soon(look)),
    "a lesson with its change still to be made (9.2)": lambda look: look.open_duty(
        "lesson", lambda by: by > look.today
    ),
    "a lesson with its change made and shared (9.3)": lambda look: look.has(
        "LessonCarriedOut", "Shared with", "residents"
    ),
    "a lesson without a change": lambda look: any(
        "Change to be made" not in fields for _, _, fields in look.entries("LessonNoted")
    ),
    "a lesson not noted yet": lambda look: any(
        point.command == "LessonNoted" for view in look.views for point in view.open_points
    ),
    "partially upheld": lambda look: look.has("Responded", "Decision", "partially upheld"),
    "not upheld": lambda look: look.has("Responded", "Decision", "not upheld"),
}

TIME: dict[str, Callable[[Look], bool]] = {
    "pending at the last year end": lambda look: across(look, year_end(look.today)),
    "across the year end before": lambda look: across(look, add_months(year_end(look.today), -12)),
    "under 2022, stage 2 after April 2024": lambda look: any(
        view.edition == "2022" and entry.on >= date(2024, 4, 1) for view, entry, _ in look.entries("Escalated")
    ),
    "under 2022, extended by agreement (5.2)": lambda look: any(
        view.edition == "2022" and fields.get("The resident agreed") == "yes"
        for view, _, fields in look.entries("Extended")
    ),
    "under 2020, with a third stage (3.8)": lambda look: any(
        view.edition == "2020" and view.line.stage == 3 for view in look.views
    ),
    "under 2020, with a designated person (3.9)": lambda look: any(
        view.edition == "2020" and view.line.stage == 3 for view, _, _ in look.entries("DesignatedPersonAsked")
    ),
    "retention due": lambda look: any(kept_until(view, look.today, held=False) for view in look.views),
    "on hold past its time": lambda look: any(kept_until(view, look.today, held=True) for view in look.views),
}

WORDS: dict[str, Callable[[Look], bool]] = {
    "an apostrophe, an accent and a hyphen": lambda look: any(
        "Siobhán O'Neill-Smythe" in view.line.resident for view in look.views
    ),
    "a name beyond Latin letters": lambda look: any("李" in view.line.resident for view in look.views),
    "square brackets in a note": lambda look: look.has("NoteAdded", "Note", "[on hold]"),
    "a long text of paragraphs": lambda look: any(
        len(fields.get("Reasons", "")) > 1500 and "\n\n" in fields["Reasons"]
        for _, _, fields in look.entries("Responded")
    ),
}

TRAITS = {
    f"{group}: {name}": found
    for group, traits in (
        ("clocks", CLOCKS),
        ("extensions", EXTENSIONS),
        ("entry", ENTRY),
        ("refusals", REFUSALS),
        ("course", COURSE),
        ("afterwards", AFTERWARDS),
        ("time", TIME),
        ("words", WORDS),
    )
    for name, found in traits.items()
}
