"""Every command by name, with the module that holds it and its line of help: one table, which imports nothing."""

from __future__ import annotations

Entry = tuple[str, str]
"""Where a command is, as module:name, and its line of help."""

COMMANDS: dict[str, Entry] = {
    "due": ("hoctui.cli.due:due", "What is due, in order; status 1 if anything is overdue."),
    "next": ("hoctui.cli.next_steps:next_", "What the Code asks next of every case, in order."),
    "cover": ("hoctui.cli.cover:cover", "A page of what falls due while you are away."),
    "chase": ("hoctui.cli.cover:chase", "A sheet for each colleague who owes something."),
    "case": ("hoctui.cli.case:case", "Log complaints, and record everything that happens to them."),
    "clock": ("hoctui.cli.clock:clock", "Work out due dates from the days of a case."),
    "assessment": ("hoctui.cli.assessment:assessment", "The yearly self-assessment: answer, import, export."),
    "evidence": ("hoctui.cli.evidence:evidence", "Policies, pages and reports that the answers rest on."),
    "report": ("hoctui.cli.report:report", "Reports to members: the self-assessment, their response."),
    "letter": ("hoctui.cli.letter:letter", "Write a letter on a case, and tell what the Code wants in it."),
    "profile": ("hoctui.cli.landlord:profile", "Show or set the landlord's name, homes and year end."),
    "limits": ("hoctui.cli.landlord:limits", "The Code's time limits, and the landlord's own, shorter ones."),
    "holiday": ("hoctui.cli.holiday:holiday", "The bank holidays that are not counted; add or strike one."),
    "check": ("hoctui.cli.keeping:check", "Whether the register is sound; status 1 if it is not."),
    "where": ("hoctui.cli.keeping:where", "Where the register and the settings lie."),
    "demo": ("hoctui.cli.demo:demo", "Open a sample register, thrown away on leaving."),
}
"""The commands of hoctui, in the order that its help lists them."""

ASSESSMENT: dict[str, Entry] = {
    "status": ("hoctui.cli.assessment_work:status", "How far the current self-assessment has come."),
    "new": ("hoctui.cli.assessment_work:new", "Begin a new self-assessment."),
    "answer": ("hoctui.cli.assessment_work:answer", "Show a clause, answer it, or change its answer."),
    "carry": ("hoctui.cli.assessment_work:carry", "Carry last year's answers over, each to be confirmed."),
    "figures": ("hoctui.cli.assessment_work:figures", "What the register says of a clause, with the cases behind it."),
    "check": (
        "hoctui.cli.assessment_check:check",
        "What stands in the way of publishing it; status 1 if anything does.",
    ),
    "compare": ("hoctui.cli.assessment_check:compare", "What moved since another year's, across editions too."),
    "plan": ("hoctui.cli.assessment_check:plan", "The action plan, and what became of last year's."),
    "import": ("hoctui.cli.assessment_files:import_", "Make a new self-assessment of a landlord's form."),
    "export": ("hoctui.cli.assessment_files:export", "Write the current self-assessment as a document."),
    "fill": ("hoctui.cli.assessment_fill:fill", "Fill your own blank Word form with its answers."),
    "year": ("hoctui.cli.assessment_year:year", "What the year asks for, and by when; status 1 if overdue."),
    "papers": ("hoctui.cli.assessment_steps:papers", "Papers for the governing body's meeting are sent."),
    "reported": ("hoctui.cli.assessment_steps:reported", "It was reported to the governing body."),
    "approved": ("hoctui.cli.assessment_steps:approved", "The governing body approved it and responded."),
    "published": ("hoctui.cli.assessment_steps:published", "It is published; its answers stand as they are."),
    "submitted": ("hoctui.cli.assessment_steps:submitted", "It was submitted to the Ombudsman."),
    "trigger": ("hoctui.cli.assessment_steps:trigger", "Something asks for a further self-assessment."),
    "exceptional": ("hoctui.cli.assessment_steps:exceptional", "Exceptional circumstances, and what was told."),
    "take-back": ("hoctui.cli.assessment_steps:take_back", "Take back a step recorded by mistake."),
}
"""The commands of `hoctui assessment`."""

EVIDENCE: dict[str, Entry] = {
    "list": ("hoctui.cli.evidence_items:list_", "The items, what rests on each, and what is stale."),
    "add": ("hoctui.cli.evidence_items:add", "Put an item on file."),
    "change": ("hoctui.cli.evidence_items:change", "Change an item: only what is given."),
    "retire": ("hoctui.cli.evidence_items:retire", "Take an item out of use, or back into it."),
    "use": ("hoctui.cli.evidence_items:use", "Let clauses rest on an item, or no longer."),
}
"""The commands of `hoctui evidence`."""

REPORT: dict[str, Entry] = {
    "members": ("hoctui.cli.report:members", "The report that takes the self-assessment to members."),
    "response": ("hoctui.cli.report:response", "The governing body's response, recorded or to be filled in."),
}
"""The commands of `hoctui report`."""

HOLIDAY: dict[str, Entry] = {
    "list": ("hoctui.cli.holiday_changes:list_", "The bank holidays of a year."),
    "add": ("hoctui.cli.holiday_changes:add", "Add one that was proclaimed; every due date is counted again."),
    "strike": ("hoctui.cli.holiday_changes:strike", "Strike one out, such as a day that was moved."),
}
"""The commands of `hoctui holiday`."""

CASE: dict[str, Entry] = {
    "list": ("hoctui.cli.case_list:list_", "The cases of the register."),
    "show": ("hoctui.cli.case_show:show", "One case, whole: its clocks, what comes next, its timeline."),
    "record": ("hoctui.cli.case_record:record", "The full record of a case, as one document."),
    "correct": ("hoctui.cli.case_mend:correct", "Correct an earlier entry, saying why."),
    "undo": ("hoctui.cli.case_mend:undo", "Take back the last entry."),
    "unlink": ("hoctui.cli.case_mend:unlink", "Take back the link between two cases, on both."),
    "document": ("hoctui.cli.case_documents:add", "Put a file from this machine on a case."),
    "documents": ("hoctui.cli.case_documents:list_", "The documents of a case, and whether each is as it was added."),
    "document-out": ("hoctui.cli.case_documents:copy_out", "Copy a document of a case out to a file."),
}
"""The commands of `hoctui case` that are not an event's form."""

FORMS: dict[str, Entry] = {
    "log": ("Received", "Log a complaint or a service request."),
    "acknowledge": ("Acknowledged", "Acknowledge the complaint, or its escalation."),
    "extend": ("Extended", "Put the date of the answer back, with reasons."),
    "respond": ("Responded", "Answer the present stage."),
    "escalate": ("Escalated", "The resident asks for the next stage."),
    "close": ("Closed", "Close the case."),
    "note": ("NoteAdded", "Add a note."),
    "contact": ("ContactMade", "Record a contact with the resident."),
    "promise": ("ActionPromised", "Record an action that was promised."),
    "done": ("ActionDone", "Mark a promised action as done."),
    "complaint": ("BecameComplaint", "A service request becomes a complaint."),
    "logged": ("Logged", "Record the day it was logged at this stage."),
    "refuse": ("Refused", "Refuse to accept the complaint."),
    "refuse-escalation": ("EscalationRefused", "Refuse to take it to the next stage."),
    "withdraw": ("Withdrawn", "The resident withdraws the complaint."),
    "reopen": ("Reopened", "Take up again a case that had ended."),
    "send-elsewhere": ("SentElsewhere", "Send it to whom it belongs, such as another landlord."),
    "review": ("RequestReviewed", "Review a service request with the resident."),
    "add-point": ("PointAdded", "Add a point that the resident raised: joined, or to be logged apart."),
    "link": ("Linked", "Link another case, on both of them."),
    "ask": ("Asked", "Ask a colleague, or staff complained about, for what the answer needs."),
    "reply": ("ReplyReceived", "Record what somebody who was asked sent back."),
    "updates": ("UpdatesAgreed", "Agree with the resident how often they hear from us."),
    "plan": ("AnswerPlanned", "Plan the answer: draft by, sign-off by."),
    "drafted": ("AnswerDrafted", "The answer is drafted."),
    "signed-off": ("AnswerSignedOff", "The answer is signed off."),
    "hand-over": ("HandedOver", "Somebody else handles it from now on."),
    "risk": ("RiskJudged", "Judge the risk, and what is done first about it."),
    "represent": ("RepresentativeNamed", "Name who acts for the resident, and their consent."),
    "arrange": ("ArrangementMade", "Record an adjustment, a contact arrangement or a restriction."),
    "review-arrangement": ("ArrangementReviewed", "Review an adjustment or a restriction."),
    "conflict": ("ConflictDeclared", "Declare a conflict of interest."),
    "put-off": ("ActionMoved", "Put off the date of something promised, and say why."),
    "compensate": ("CompensationOffered", "Offer compensation, in pounds by head."),
    "settle": ("CompensationSettled", "Compensation was paid, set against arrears or declined."),
    "survey": ("SurveySent", "Send the satisfaction survey."),
    "remind": ("SurveyReminded", "Remind the resident of the survey."),
    "survey-back": ("SurveyReturned", "Record the survey that came back."),
    "lesson": ("LessonNoted", "Note what was learnt, and the change to be made."),
    "lesson-done": ("LessonCarriedOut", "The change was made, and shared."),
    "ombudsman": ("OmbudsmanContacted", "The Ombudsman got in touch."),
    "answer-ombudsman": ("OmbudsmanAnswered", "An enquiry of the Ombudsman's was answered."),
    "evidence-requested": ("EvidenceRequested", "The Ombudsman asked for evidence, by a date."),
    "evidence-sent": ("EvidenceSent", "The evidence went to the Ombudsman."),
    "finding": ("FindingMade", "The Ombudsman's finding on one issue."),
    "order": ("Ordered", "An order, a recommendation, or a failure order or notice."),
    "order-met": ("OrderMet", "An order was carried out, with its proof."),
    "overruled": ("RefusalOverruled", "The Ombudsman told us to take on what we had refused."),
    "designated-person": ("DesignatedPersonAsked", "The resident went to a designated person (2020)."),
    "hold": ("HoldSet", "Hold the record past its time, or end the hold."),
}
"""The commands of `hoctui case` that record an event: its kind in place of a module. A kind that is not here gets a
command of its own name all the same."""

SHARED = (
    ("--register PATH", "The register; else HOCTUI_REGISTER, else the usual place."),
    ("--today DATE", "The day to take for today, as 2026-12-04; else HOCTUI_TODAY."),
)
"""The options that every command takes, before and after its name."""

_AT = 14
_OPTIONS_AT = 17


def whole_help() -> str:
    """The help of hoctui itself. The one place that writes it, so that it can be told before anything is loaded."""
    options = [*SHARED, ("--version", "Say which hoctui this is, and leave."), ("--help", "Show this and leave.")]
    return "\n".join(
        (
            "Usage: hoctui [OPTIONS] [COMMAND] ...",
            "",
            "  The complaints officer's register, deadlines and yearly self-assessment.",
            "",
            "  With no command, hoctui opens the app. Every command works without it, in",
            "  plain text; 'hoctui COMMAND --help' tells more of each.",
            "",
            "Options (those of the register and the day work after a command too):",
            *(_row(name, words, _OPTIONS_AT) for name, words in options),
            "",
            "Commands:",
            *(_row(name, words, _AT) for name, (_, words) in COMMANDS.items()),
            "",
            "Exit status:",
            "  0  done",
            "  1  the answer is no: something is overdue, or a check failed",
            "  2  what was typed, or a file, cannot be taken as it stands",
            "  3  a fault of hoctui's own",
            "",
            "Examples:",
            "  hoctui due",
            '  hoctui case log --received 2026-11-20 --resident "A. Resident" \\',
            '      --summary "boiler off since Monday"',
            "  hoctui clock --received 2026-11-20",
        )
    )


def _row(name: str, words: str, at: int) -> str:
    return f"  {name:<{at}}{words}"
