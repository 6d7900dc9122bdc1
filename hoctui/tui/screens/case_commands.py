"""What can be recorded on a case: each kind of event once, with its key, its name and what it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hoctui.tui.commands import Command, key_words
from hoctui.tui.widgets.choose import Option


@dataclass(frozen=True, slots=True)
class Recordable:
    """A kind of event that the officer can record on a case."""

    kind: str
    """The event's class name, "Acknowledged"."""
    id: str
    """The last part of its command's id."""
    key: str
    label: str
    tooltip: str
    needs: str = ""
    """What must be there for it; the case says whether it is, by what is possible now."""
    footer: int = 0
    group: str = "The stages"
    """The heading of the menu that it stands under."""

    @property
    def command(self) -> Command:
        """Its command on the case's screen."""
        needs = self.needs or "a case that is read"
        action = f"record('{self.kind}')"
        return Command(f"case.{self.id}", self.key, self.label, self.tooltip, "Record", self.footer, needs, action)


REFUSABLE: Final = "a stage that can be refused"

WORK: Final = "The work"
PEOPLE: Final = "The people"
AFTER: Final = "Putting right"
OMBUDSMAN: Final = "The Ombudsman, the record"

RECORDABLE: Final = (
    Recordable(
        "Acknowledged",
        "acknowledge",
        "a",
        "acknowledge",
        "Acknowledges this stage, with the complaint definition.",
        "a stage not yet acknowledged",
        footer=2,
    ),
    Recordable(
        "Extended",
        "extend",
        "x",
        "extend",
        "Puts the answer's date back, with reasons.",
        "an open, unanswered stage",
        5,
    ),
    Recordable(
        "Responded", "respond", "r", "respond", "Records the answer of this stage.", "a stage not yet answered", 3
    ),
    Recordable(
        "Escalated",
        "escalate",
        "e",
        "escalate",
        "Takes the complaint to the next stage, as the resident asks.",
        "a next stage",
        footer=4,
    ),
    Recordable("NoteAdded", "note", "+,N", "note", "Adds a note.", footer=6, group=WORK),
    Recordable(
        "ContactMade", "contact", "t", "contact", "Records a contact with the resident, either way.", group=WORK
    ),
    Recordable(
        "ActionPromised", "promise", "p", "promise", "Records what was promised: what, by whom, by when.", group=AFTER
    ),
    Recordable(
        "ActionDone",
        "done",
        "d",
        "action done",
        "Marks a promised action as carried out.",
        "an action still to be done",
        group=AFTER,
    ),
    Recordable("Logged", "log", "l", "log at this stage", "Records the day of logging.", "a stage not yet logged"),
    Recordable(
        "BecameComplaint",
        "became-complaint",
        "b",
        "make it a complaint",
        "Turns the service request into a complaint.",
        "an open service request",
    ),
    Recordable(
        "RequestReviewed", "review", "v", "review", "Reviews the service request.", "a service request to review"
    ),
    Recordable("Closed", "close", "c", "close", "Closes the case.", "an open case"),
    Recordable(
        "Withdrawn", "withdraw", "W", "withdraw", "Records that the resident withdrew it.", "an unanswered complaint"
    ),
    Recordable("Reopened", "reopen", "R", "reopen", "Takes the case up again.", "a case that has ended"),
    Recordable("Refused", "refuse", "F", "refuse to accept", "Refuses the complaint, with reasons.", REFUSABLE),
    Recordable("EscalationRefused", "refuse", "F", "refuse to escalate", "Refuses the next stage.", REFUSABLE),
    Recordable(
        "SentElsewhere", "elsewhere", "", "send elsewhere", "Sends it to whom it belongs.", "a matter not yet answered"
    ),
    Recordable(
        "PointAdded", "point", "", "add a point", "Adds a point the resident raised.", "an open complaint", group=WORK
    ),
    Recordable(
        "Asked", "ask", "k", "ask a colleague", "Asks somebody for what the answer needs.", "a case in work", group=WORK
    ),
    Recordable(
        "ReplyReceived", "reply", "y", "reply came", "Records what came back.", "a question not answered", group=WORK
    ),
    Recordable(
        "UpdatesAgreed",
        "updates",
        "",
        "agree updates",
        "Agrees how often to update.",
        "a stage to be updated on",
        group=WORK,
    ),
    Recordable(
        "AnswerPlanned",
        "plan",
        "",
        "plan the answer",
        "Sets draft and sign-off dates.",
        "an answer to plan",
        group=WORK,
    ),
    Recordable(
        "AnswerDrafted", "drafted", "", "answer drafted", "Marks the draft as there.", "a draft planned", group=WORK
    ),
    Recordable(
        "AnswerSignedOff",
        "signed-off",
        "",
        "answer signed off",
        "Marks it signed off.",
        "a sign-off planned",
        group=WORK,
    ),
    Recordable("Linked", "link", "", "link a case", "Links another case, on both.", group=WORK),
    Recordable("HandedOver", "hand-over", "", "hand over", "Names another handler.", "a case to hand over", group=WORK),
    Recordable(
        "RiskJudged", "risk", "", "risk", "Judges the risk and what is done first.", "a case to judge", group=PEOPLE
    ),
    Recordable(
        "RepresentativeNamed", "represent", "", "representative", "Names who acts, and the consent.", group=PEOPLE
    ),
    Recordable(
        "ArrangementMade",
        "arrange",
        "",
        "adjustment, restriction",
        "An adjustment, contact, a restriction.",
        group=PEOPLE,
    ),
    Recordable(
        "ArrangementReviewed",
        "review-arrangement",
        "",
        "review an arrangement",
        "Reviews it.",
        "an arrangement",
        group=PEOPLE,
    ),
    Recordable(
        "ConflictDeclared",
        "conflict",
        "",
        "conflict of interest",
        "Declares one.",
        "a complaint being handled",
        group=PEOPLE,
    ),
    Recordable(
        "ActionMoved",
        "put-off",
        "",
        "put off a date",
        "Moves a promised date, and says why.",
        "a promise to put off",
        group=AFTER,
    ),
    Recordable("CompensationOffered", "compensate", "", "compensation", "Offers compensation, by head.", group=AFTER),
    Recordable(
        "CompensationSettled",
        "settle-offer",
        "",
        "compensation settled",
        "Paid, set off or declined.",
        "an open offer",
        group=AFTER,
    ),
    Recordable(
        "SurveySent", "survey", "", "survey sent", "Asks how it was handled.", "a case to ask about", group=AFTER
    ),
    Recordable(
        "SurveyReminded",
        "remind",
        "",
        "survey reminder",
        "Reminds of the survey.",
        "a survey to remind of",
        group=AFTER,
    ),
    Recordable(
        "SurveyReturned", "survey-back", "", "survey back", "Records what came back.", "a survey not back", group=AFTER
    ),
    Recordable("LessonNoted", "lesson", "", "lesson", "Notes what was learnt.", group=AFTER),
    Recordable(
        "LessonCarriedOut",
        "lesson-done",
        "",
        "lesson carried out",
        "The change was made.",
        "a lesson open",
        group=AFTER,
    ),
    Recordable(
        "RefusalOverruled",
        "overruled",
        "",
        "refusal overruled",
        "The Ombudsman says to take it on.",
        "a refusal",
        group=OMBUDSMAN,
    ),
    Recordable(
        "OmbudsmanContacted",
        "ombudsman",
        "",
        "Ombudsman's contact",
        "The Ombudsman got in touch.",
        "a complaint",
        group=OMBUDSMAN,
    ),
    Recordable(
        "OmbudsmanAnswered",
        "answered",
        "",
        "enquiry answered",
        "Answers an enquiry.",
        "an open enquiry",
        group=OMBUDSMAN,
    ),
    Recordable(
        "EvidenceRequested",
        "evidence",
        "",
        "evidence requested",
        "The Ombudsman asks for evidence, by a date.",
        "a complaint of record",
        group=OMBUDSMAN,
    ),
    Recordable(
        "EvidenceSent",
        "evidence-sent",
        "",
        "evidence sent",
        "The evidence went.",
        "evidence asked for",
        group=OMBUDSMAN,
    ),
    Recordable(
        "FindingMade", "finding", "", "finding", "One issue, one finding.", "a complaint to decide", group=OMBUDSMAN
    ),
    Recordable(
        "Ordered",
        "order",
        "",
        "order",
        "Order, recommendation, failure notice.",
        "a complaint to order on",
        group=OMBUDSMAN,
    ),
    Recordable(
        "OrderMet",
        "order-met",
        "",
        "order met",
        "The order is carried out, with proof.",
        "an open order",
        group=OMBUDSMAN,
    ),
    Recordable(
        "DesignatedPersonAsked",
        "designated",
        "",
        "designated person",
        "Under 2020 alone.",
        "a complaint of old",
        group=OMBUDSMAN,
    ),
    Recordable(
        "HoldSet", "hold", "", "hold the record", "Keeps the record past its time, or ends that.", group=OMBUDSMAN
    ),
)
"""Every kind that is recorded by a form, in the order of the help."""

REFUSALS: Final = ("Refused", "EscalationRefused")
"""Of these only one is ever possible, so that they share their key."""

COMMANDS: Final = (
    *(one.command for one in RECORDABLE if one.kind not in REFUSALS),
    Command("case.refuse", "F", "refuse", "Refuses the complaint, or its escalation.", "Record", needs=REFUSABLE),
)
"""The commands that record something."""

NEEDED: Final = {one.needs: one.kind for one in RECORDABLE if one.needs and one.kind not in REFUSALS}
"""The kind of event that each need stands for."""

CALLED: Final = {one.kind: one.label for one in RECORDABLE} | {
    "Received": "new complaint",
    "Corrected": "correct an entry",
    "DocumentAdded": "document",
    "LetterSent": "letter sent",
}
"""What recording each kind is called."""

_GROUPS: Final = ("The stages", WORK, PEOPLE, AFTER, OMBUDSMAN)

_OF_KIND: Final = {one.kind: one for one in RECORDABLE}


PAPERS: Final = (
    Option("documents", "documents", "D  Shows the documents, and adds one.", "D", "Papers"),
    Option("letter", "letter", "L  Writes the letter that comes next.", "L", "Papers"),
    Option("write_record", "full record", "E  Writes the full record to a file.", "E", "Papers"),
)
"""What the menu holds besides the kinds of event: each by the action that does it."""


def options(possible: Sequence[str]) -> tuple[Option, ...]:
    """What is possible now, for the menu: what it is called, its key, what it does."""
    known = [_OF_KIND[kind] for kind in possible if kind in _OF_KIND]
    known.sort(key=lambda one: _GROUPS.index(one.group))  # within a group the most fitting stays first
    return tuple(
        Option(one.kind, one.label, f"{key_words(key):<3}{one.tooltip}", key_words(key), one.group)
        for one in known
        for key in (one.key.partition(",")[0],)
    )
