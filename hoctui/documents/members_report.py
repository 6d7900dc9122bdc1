"""The report that takes a self-assessment to the members of the governing body, and the page of their response.

Whatever only the landlord can say is a marked place to fill in; nothing is claimed that is not on record.
"""

from __future__ import annotations

from hoctui.assessment.progress import incomplete_shortfalls, progress
from hoctui.documents.assessment_matter import Matter, count, say_date, to_fill_in
from hoctui.documents.assessment_sections import (
    action_plan,
    answers_by_section,
    counts_table,
    in_numbers,
    particulars,
    promises_table,
    unanswered_note,
    wording_note,
)
from hoctui.documents.page import Block, Bullets, Facts, Heading, Page, Paragraph, Table

_IMPLICATIONS = (
    ("Financial", "the cost of the actions in Appendix B, of remedies paid, and where the money comes from"),
    ("Legal", "duties as a member of the Housing Ombudsman Scheme and as a landlord; advice that was taken"),
    ("Risk", "what follows where a shortfall stays, such as a failure order, and how the risk is held"),
    ("Equality", "what the assessment means for residents who share a protected characteristic; adjustments"),
    ("Data protection", "personal data in the assessment or its evidence, and what was taken out"),
    ("Staffing", "time, training and posts that the actions need"),
    ("Residents", "how residents were heard, and what they will be told"),
    ("Crime and disorder", "any, or none"),
    ("Climate and environment", "any, or none"),
)


def members_report(matter: Matter) -> Page:
    """The report to members: recommendations, background, last year's actions, findings, implications, appendices."""
    assessment = matter.assessment
    facts = (
        ("To", to_fill_in("the committee or board, and the day it meets")),
        ("From", to_fill_in("the member of staff who reports")),
        ("Landlord", assessment.landlord.strip() or to_fill_in("the landlord's name")),
        ("Year", assessment.year or to_fill_in("the year that is reported on")),
        ("Written on", say_date(matter.on)),
    )
    blocks: list[Block] = [
        Facts(facts),
        Heading("1. Summary"),
        Paragraph(
            "The Housing Ombudsman's Complaint Handling Code asks every landlord in its scheme to assess itself "
            "against the Code each year, to bring the result before its governing body, and to publish it. This report "
            f"brings the assessment for {assessment.year or 'the year'}."
        ),
        Paragraph(in_numbers(matter)),
        Heading("2. Recommendations"),
        Paragraph("Members are asked:"),
        Bullets(_recommendations(matter)),
        Heading("3. Background"),
        *_background(matter),
        Heading("4. Last year's actions"),
        *_last_year(matter),
        Heading("5. What the assessment found"),
        *_findings(matter),
        Heading("6. Implications"),
        _implications(),
        Heading("7. Exempt information"),
        Paragraph(to_fill_in("whether any part is exempt, or “none”")),
        Heading("Appendix A: the self-assessment"),
        Facts(particulars(matter)),
        Paragraph(wording_note(matter)),
        *answers_by_section(matter, 3),
        Heading("Appendix B: the action plan"),
        action_plan(matter),
    ]
    title = f"Report to members: self-assessment against the Complaint Handling Code {assessment.year}".rstrip()
    return Page(title, tuple(blocks), links=True, contents=True)


def _recommendations(matter: Matter) -> tuple[str, ...]:
    short = progress(matter.assessment.edition, matter.assessment.answers).shortfalls
    left = len(matter.unanswered)
    still = (
        f", once the {count(left, 'clause')} without an answer {'is' if left == 1 else 'are'} answered" if left else ""
    )
    asked = [f"to approve the self-assessment in Appendix A{still};"]
    if short:
        asked.append(f"to agree the actions in Appendix B for the {count(len(short), 'shortfall')}, and who owns them;")
    if any(promise.slipped for promise in matter.promises):
        asked.append("to note which of last year's actions are late or were put back, and to say what is to follow;")
    asked += [
        "to agree the words of their response to it;",
        "to have both published together on the page about complaints.",
    ]
    return tuple(asked)


def _background(matter: Matter) -> list[Block]:
    edition = matter.assessment.edition
    return [
        Paragraph(
            "The Housing Ombudsman looks into complaints about the landlords in its scheme, to which social landlords "
            "must belong. Its Code says how a landlord is to handle a complaint: what counts as one, how it can be "
            "made, within what time and with what it is answered, how things are put right, and how the landlord "
            "learns from it. Where a landlord does not keep to it, the Ombudsman may order it to."
        ),
        Paragraph(
            f"This assessment is against the {edition.title}, in force since {say_date(edition.in_force)}. Its form "
            f"has {count(len(edition.clauses), 'clause')}, of which "
            f"{sum(clause.binding for clause in edition.clauses)} bind the landlord. Where one of those is not kept, "
            "the reason, the action and its date are declared."
        ),
        Paragraph(to_fill_in("our complaints procedure in short, and what has changed in it since the last report")),
    ]


def _last_year(matter: Matter) -> list[Block]:
    if not matter.compared_with:
        return [Paragraph("No earlier assessment is on file.")]
    if not matter.promises:
        return [Paragraph(f"The assessment for {matter.compared_with} holds no actions.")]
    slipped = sum(promise.slipped for promise in matter.promises)
    said = f"The assessment for {matter.compared_with} promised {count(len(matter.promises), 'action')}; "
    return [
        Paragraph(f"{said}{slipped or 'none'} of them {'is' if slipped == 1 else 'are'} late or put back."),
        promises_table(matter, matter.promises),
    ]


def _findings(matter: Matter) -> list[Block]:
    blocks: list[Block] = [counts_table(matter), *unanswered_note(matter)]
    if matter.compared_with:
        better = sum(not move.worse for move in matter.moves)
        worse = len(matter.moves) - better
        blocks.append(
            Paragraph(
                f"Since {matter.compared_with}, {count(len(matter.moves), 'answer')} changed: {worse} for the worse, "
                f"{better} otherwise."
                if matter.moves
                else f"No answer is another than in {matter.compared_with}."
            )
        )
    if matter.moves:
        rows = tuple((move.clause, move.question, move.before, move.now) for move in matter.moves)
        columns = ("Clause", "What it asks", matter.compared_with, matter.assessment.year or "Now")
        blocks.append(Table("Answers that changed", columns, rows, headed_rows=True))
    lacking = tuple(one.clause for one in incomplete_shortfalls(matter.assessment))
    if lacking:
        blocks.append(
            Paragraph(f"Still without a reason, an action, an owner or a date in Appendix B: {', '.join(lacking)}.")
        )
    if matter.standing:
        blocks += [Paragraph("Before it can be published:"), Bullets(matter.standing)]
    return blocks


def _implications() -> Table:
    rows = tuple((name, to_fill_in(what)) for name, what in _IMPLICATIONS)
    return Table("What follows from this report", ("Of what kind", "What it means"), rows, headed_rows=True)


def response_page(matter: Matter) -> Page:
    """The governing body's response, published beside the assessment: as it is recorded, or to be filled in."""
    assessment = matter.assessment
    approved = matter.step("approved")
    by = approved.detail("by") if approved else ""
    text = approved.detail("text") if approved else ""
    done = progress(assessment.edition, assessment.answers)
    facts = (
        ("Landlord", assessment.landlord.strip() or to_fill_in("the landlord's name")),
        ("Year", assessment.year or to_fill_in("the year that is reported on")),
        ("Edition of the Code", assessment.edition.title),
        ("Response of", by or to_fill_in("the board, cabinet or committee")),
        ("Approved on", say_date(approved.on) if approved else to_fill_in("the day of the meeting")),
    )
    blocks: list[Block] = [Facts(facts), Heading("Our response")]
    if text:
        blocks.append(Paragraph(text))
    else:
        blocks += [
            Paragraph(in_numbers(matter)),
            Paragraph(to_fill_in("what the governing body makes of the assessment, and how it satisfied itself of it")),
        ]
        if done.shortfalls:
            short = count(len(done.shortfalls), "shortfall")
            blocks.append(Paragraph(to_fill_in(f"what it says to the {short} and their actions")))
        blocks.append(Paragraph(to_fill_in("what it will look at over the year, and when")))
        blocks += [Heading("Signed"), Facts((("Name", to_fill_in("name")), ("Role", to_fill_in("role"))))]
    title = f"The governing body's response to the self-assessment {assessment.year}".rstrip()
    return Page(title, tuple(blocks), links=True)
