"""Which kinds of event could be recorded on a case as it stands, the most fitting first."""

from __future__ import annotations

from hoctui.register.case import Case
from hoctui.register.duties import ARRANGEMENTS, ORDERS
from hoctui.register.events_of_remedies import SURVEY_REMINDERS
from hoctui.rulebook.edition import Edition


def possible(case: Case, edition: Edition) -> tuple[str, ...]:
    """Every kind of event that could be recorded now; what belongs to documents and letters has its own way in."""
    return (
        *_course(case),
        *_after_duties(case),
        *_work(case),
        *_people(case),
        *_remedies(case),
        *_outside(case, edition),
    )


def _course(case: Case) -> tuple[str, ...]:
    """The steps of the stages, and of a service request, with what is recorded most days."""
    always = ("NoteAdded", "ContactMade", "ActionPromised")
    done = ("ActionDone",) if any(action.open for action in case.actions) else ()
    if not case.stages:
        return (
            ("RequestReviewed", "BecameComplaint", *done, *always, "Closed", "SentElsewhere")
            if case.open
            else ("Reopened", *done, *always)
        )
    stage = case.stage
    may_escalate = stage.number == 1 or (stage.number == 2 and stage.responded_on is not None)
    if case.ended:
        escalate = ("Escalated",) if case.ended == "closed" and may_escalate else ()
        return (*escalate, "Reopened", *done, *always)
    if stage.responded_on:
        further = ("Escalated", "EscalationRefused") if may_escalate else ()
        # After stage 1 the resident mostly asks for more; after that there is mostly nothing left but to close.
        return (*further, "Closed", *done, *always) if stage.number == 1 else ("Closed", *done, *always, *further)
    first = () if stage.acknowledged_on else ("Acknowledged",)
    logged = () if stage.logged_on else ("Logged",)
    refuse = ("Refused", "SentElsewhere") if stage.number == 1 else ()
    asked = ("EscalationRefused",) if stage.number > 1 and case.stages[-2].responded_on else ()
    escalate = ("Escalated",) if stage.number == 1 else asked
    return (*first, "Responded", "Extended", *done, *always, *escalate, *logged, *refuse, "Withdrawn", "Closed")


_MEETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("EvidenceSent", ("evidence",)),
    ("OrderMet", ORDERS),
    ("OmbudsmanAnswered", ("enquiry",)),
    ("ReplyReceived", ("question",)),
    ("CompensationSettled", ("compensation",)),
    ("ActionMoved", ("action", "compensation", "lesson")),
    ("ArrangementReviewed", ARRANGEMENTS),
    ("LessonCarriedOut", ("lesson",)),
    ("AnswerDrafted", ("draft",)),
    ("AnswerSignedOff", ("sign-off",)),
)
"""What meets or changes a duty, where the case has one of those kinds open."""


def _after_duties(case: Case) -> tuple[str, ...]:
    kinds = {duty.kind for duty in case.duties if duty.open}
    waiting = bool(case.stages) and case.open and case.stage.responded_on is None
    return tuple(
        event
        for event, met in _MEETS
        if kinds.intersection(met) and (waiting or event not in ("AnswerDrafted", "AnswerSignedOff"))
    )


def _work(case: Case) -> tuple[str, ...]:
    if not case.open:
        return ("Linked",)
    waiting = bool(case.stages) and case.stage.responded_on is None
    stage = ("UpdatesAgreed", "AnswerPlanned") if waiting else ()
    added = ("PointAdded",) if case.stages else ()
    return ("Asked", *stage, *added, "Linked", "HandedOver", "RiskJudged")


def _people(case: Case) -> tuple[str, ...]:
    named = ("RepresentativeNamed", "ArrangementMade")
    return (*named, "ConflictDeclared") if case.open and case.stages else named


def _remedies(case: Case) -> tuple[str, ...]:
    survey: tuple[str, ...] = ()
    if case.survey is None:
        answered = any(stage.responded_on for stage in case.stages)
        survey = ("SurveySent",) if answered or case.ended else ()
    elif case.survey.returned_on is None:
        reminder = ("SurveyReminded",) if case.survey.reminders < SURVEY_REMINDERS else ()
        survey = (*reminder, "SurveyReturned")
    return ("CompensationOffered", *survey, "LessonNoted")


def _outside(case: Case, edition: Edition) -> tuple[str, ...]:
    refused = next((one for one in reversed(case.refusals) if one.overruled_on is None), None)
    stands = refused and (case.ended == "refused" if refused.what == "accept" else case.stage.number == refused.stage)
    overruled = ("RefusalOverruled",) if stands else ()
    designated = ("DesignatedPersonAsked",) if edition.rules.designated_person_weeks and case.stages else ()
    ombudsman = ("OmbudsmanContacted", "EvidenceRequested", "FindingMade", "Ordered") if case.stages else ()
    return (*overruled, *ombudsman, *designated, "HoldSet")
