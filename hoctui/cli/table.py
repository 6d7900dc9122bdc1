"""Every command by name, with the module that holds it and its line of help: one table, which imports nothing."""

from __future__ import annotations

Entry = tuple[str, str]
"""Where a command is, as module:name, and its line of help."""

COMMANDS: dict[str, Entry] = {
    "due": ("hoctui.cli.due:due", "What is due, in order; status 1 if anything is overdue."),
    "case": ("hoctui.cli.case:case", "Log complaints, and record everything that happens to them."),
    "clock": ("hoctui.cli.clock:clock", "Work out due dates from the days of a case."),
    "assessment": ("hoctui.cli.assessment:assessment", "The yearly self-assessment: answer, import, export."),
    "profile": ("hoctui.cli.keeping:profile", "Show or set the landlord's name, homes and year end."),
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
    "import": ("hoctui.cli.assessment_files:import_", "Make a new self-assessment of a landlord's form."),
    "export": ("hoctui.cli.assessment_files:export", "Write the current self-assessment as a document."),
}
"""The commands of `hoctui assessment`."""

HOLIDAY: dict[str, Entry] = {
    "list": ("hoctui.cli.holiday_changes:list_", "The bank holidays of a year."),
    "add": ("hoctui.cli.holiday_changes:add", "Add one that was proclaimed; every due date is counted again."),
    "strike": ("hoctui.cli.holiday_changes:strike", "Strike one out, such as a day that was moved."),
}
"""The commands of `hoctui holiday`."""

CASE: dict[str, Entry] = {
    "list": ("hoctui.cli.case_list:list_", "The cases of the register."),
    "show": ("hoctui.cli.case_show:show", "One case, whole: its clocks, what comes next, its timeline."),
    "correct": ("hoctui.cli.case_mend:correct", "Correct an earlier entry, saying why."),
    "undo": ("hoctui.cli.case_mend:undo", "Take back the last entry."),
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
