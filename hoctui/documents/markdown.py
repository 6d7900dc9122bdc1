"""Writing an assessment as a Markdown document that renders exactly as it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.form_clauses import requirement_of
from hoctui.assessment.form_marks import IN_WORDS
from hoctui.assessment.progress import SectionProgress, is_answered, progress, shortfalls
from hoctui.assessment.recognise import NO_SHORTFALLS, NOT_GIVEN
from hoctui.dates import MONTH_NAMES
from hoctui.documents.markdown_text import escape, table
from hoctui.rulebook.edition import Clause


def assessment_markdown(assessment: Assessment, *, on: date, partial_as_no: bool = False) -> str:
    """The assessment as it is published, in Markdown: what it is, a summary, each section, the shortfalls.

    `on` is the day it is written. `partial_as_no` prints Partial as "No (partial)", since the Code's own form says Yes
    or No. What a person was asked to review is not published; clauses without an answer are named.
    """
    done = progress(assessment.edition, assessment.answers)
    parts = [
        *_front(assessment, on),
        "## Summary",
        *_summary(done.sections, partial_as_no=partial_as_no),
        *_unanswered(assessment),
    ]
    for section in assessment.edition.sections:
        parts.append(f"## {section.number}. {escape(section.title)}")
        parts.append(_section(assessment, assessment.edition.in_section(section.number), partial_as_no=partial_as_no))
    parts += ["## Shortfalls and what will be done", _shortfalls(assessment, partial_as_no=partial_as_no)]
    return "\n\n".join(parts) + "\n"


def say_date(day: date) -> str:
    """A day as a published document prints it: 30 September 2026."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _front(assessment: Assessment, on: date) -> list[str]:
    lines = [
        f"- Landlord: {escape(assessment.landlord) or NOT_GIVEN}",
        f"- Edition of the Code: {escape(assessment.edition.title)}",
        f"- Year: {escape(assessment.year) or NOT_GIVEN}",
        f"- Date: {say_date(on)}",
    ]
    return ["# Self-assessment against the Complaint Handling Code", "\n".join(lines), _wording_note(assessment)]


def _wording_note(assessment: Assessment) -> str:
    """Whether the requirements are in the official wording, or in hoctui's summary."""
    numbers = [clause.number for clause in assessment.edition.clauses]
    summarised = [number for number in numbers if not assessment.answer(number).wording]
    if not summarised:
        return "Requirements are given in the official wording, as it came with the landlord's form."
    if len(summarised) == len(numbers):
        return "Requirements are given in summary, not in the official wording of the Code."
    listed = ", ".join(summarised)
    return (
        "Requirements are given in the official wording, as it came with the landlord's form, except these clauses, "
        f"given in summary: {listed}."
    )


def _summary(sections: Sequence[SectionProgress], *, partial_as_no: bool) -> list[str]:
    marks = (Mark.YES, Mark.PARTIAL, Mark.NO, Mark.NOT_APPLICABLE)
    in_words = any(section.in_words for section in sections)
    heading = ["Section", *(_mark(mark, partial_as_no=partial_as_no) for mark in marks)]
    heading += ["In words"] if in_words else []
    heading += ["Unanswered", "Total"]

    def figures(of: Sequence[SectionProgress]) -> list[str]:
        counts = [sum(section.counts[mark] for section in of) for mark in marks]
        counts += [sum(section.in_words for section in of)] if in_words else []
        total = sum(section.total for section in of)
        counts += [total - sum(section.answered for section in of), total]
        return [str(count) for count in counts]

    rows = [[f"{section.number}. {escape(section.title)}", *figures([section])] for section in sections]
    rows.append(["All sections", *figures(sections)])
    return [table(heading, rows, right=1)]


def _mark(mark: Mark, *, partial_as_no: bool) -> str:
    return "No (partial)" if partial_as_no and mark is Mark.PARTIAL else mark.word


def _unanswered(assessment: Assessment) -> list[str]:
    open_ones = [
        clause.number
        for clause in assessment.edition.clauses
        if not is_answered(clause, assessment.answer(clause.number))
    ]
    return [f"Not yet answered: {', '.join(open_ones)}."] if open_ones else []


def _section(assessment: Assessment, clauses: Sequence[Clause], *, partial_as_no: bool) -> str:
    rows = []
    for clause in clauses:
        answer = assessment.answer(clause.number)
        in_words = answer.mark is Mark.UNANSWERED and is_answered(clause, answer)
        printed = IN_WORDS if in_words else _mark(answer.mark, partial_as_no=partial_as_no)
        requirement = answer.wording or requirement_of(clause)
        texts = (requirement, printed, answer.evidence, answer.commentary)
        rows.append([clause.number, *(escape(text) for text in texts)])
    return table(("Clause", "Requirement", "Answer", "Evidence", "Commentary"), rows)


def _shortfalls(assessment: Assessment, *, partial_as_no: bool) -> str:
    short = shortfalls(assessment)
    if not short:
        return NO_SHORTFALLS
    rows = [[answer.clause, _mark(answer.mark, partial_as_no=partial_as_no), *_plan(answer)] for answer in short]
    return table(("Clause", "Answer", "Reason", "Action", "Owner", "By when"), rows)


def _plan(answer: Answer) -> list[str]:
    texts = (answer.reason, answer.action, answer.owner, say_date(answer.due) if answer.due else "")
    return [escape(text) if text.strip() else NOT_GIVEN for text in texts]
