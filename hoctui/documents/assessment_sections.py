"""The parts that documents about a self-assessment share: what it is of, the count, the answers, the action plan."""

from __future__ import annotations

from collections.abc import Sequence

from hoctui.assessment.answers import Answer, Mark
from hoctui.assessment.form_clauses import requirement_of
from hoctui.assessment.progress import SectionProgress, progress, shortfalls
from hoctui.assessment.recognise import NO_SHORTFALLS, NOT_GIVEN
from hoctui.documents.assessment_matter import Happened, Matter, Promise, count, say_date
from hoctui.documents.page import Block, Heading, Paragraph, Table

_STEPS = {"reported": "Reported to the governing body", "approved": "Approved", "published": "Published"}
_SUBMITTED = "Sent to the Housing Ombudsman"
_MARKS = (Mark.YES, Mark.PARTIAL, Mark.NO, Mark.NOT_APPLICABLE)


def particulars(matter: Matter) -> tuple[tuple[str, str], ...]:
    """Whose assessment it is, against which Code, of which year, and how far it has gone on its way to the public."""
    assessment = matter.assessment
    facts = [
        ("Landlord", assessment.landlord.strip() or NOT_GIVEN),
        ("Edition of the Code", assessment.edition.title),
        ("Year", assessment.year or NOT_GIVEN),
        ("Written on", say_date(matter.on)),
    ]
    facts += [(label, happened(matter.step(what))) for what, label in _STEPS.items()]
    sent = matter.step("submitted")
    facts += [(_SUBMITTED, happened(sent))] if sent else []
    return (*facts, *_why_again(matter))


def draft_note(matter: Matter) -> list[Block]:
    """That it is a draft, where no governing body has approved it on record."""
    if matter.step("approved") is not None:
        return []
    return [Paragraph(f"DRAFT of {say_date(matter.on)}: not approved by the governing body yet.")]


def happened(step: Happened | None) -> str:
    """A step in words: its day, by whom, and where it is to be read; said plainly where it is not recorded."""
    if step is None:
        return "not recorded yet"
    known = [(name, step.detail(key)) for key, name in (("to", "to"), ("by", "by"), ("address", "at"))]
    return ", ".join([say_date(step.on), *(f"{name} {text}" for name, text in known if text)])


def _why_again(matter: Matter) -> list[tuple[str, str]]:
    """What made the landlord assess itself beside the yearly round, and what kept it from the Code for a time."""
    facts = []
    for step in matter.steps:
        label = {"trigger": "Made again because of", "exceptional": "Exceptional circumstances"}.get(step.what)
        if label:
            facts.append((label, f"{say_date(step.on)}: {step.said}" if step.said else say_date(step.on)))
    return facts


def wording_note(matter: Matter) -> str:
    """Whether the requirements are in the official wording, or in hoctui's summary."""
    numbers = [clause.number for clause in matter.assessment.edition.clauses]
    summarised = [number for number in numbers if not matter.assessment.answer(number).wording]
    if not summarised:
        return "Requirements are given in the official wording, as it came with the landlord's form."
    if len(summarised) == len(numbers):
        return "Requirements are given in summary, not in the official wording of the Code."
    listed = ", ".join(summarised)
    return (
        "Requirements are given in the official wording, as it came with the landlord's form, except these clauses, "
        f"given in summary: {listed}."
    )


def counts_table(matter: Matter) -> Table:
    """How many clauses of each section are answered how."""
    sections = progress(matter.assessment.edition, matter.assessment.answers).sections
    in_words = any(section.in_words for section in sections)
    columns = ["Section", *map(matter.word, _MARKS), *(["In words"] if in_words else []), "Unanswered", "Total"]

    def figures(of: Sequence[SectionProgress]) -> list[str]:
        counts = [sum(section.counts[mark] for section in of) for mark in _MARKS]
        counts += [sum(section.in_words for section in of)] if in_words else []
        total = sum(section.total for section in of)
        counts += [total - sum(section.answered for section in of), total]
        return [str(number) for number in counts]

    rows = [(f"{section.number}. {section.title}", *figures([section])) for section in sections]
    rows.append(("All sections", *figures(sections)))
    return Table("Answers counted by section", tuple(columns), tuple(rows), headed_rows=True, figures_from=1)


def in_numbers(matter: Matter) -> str:
    """The count in a sentence: "Of 72 clauses, 60 are answered Yes, 6 Partial, 3 No and 3 N/A"."""
    done = progress(matter.assessment.edition, matter.assessment.answers)
    told = [f"{done.counts[mark]} {matter.word(mark)}" for mark in _MARKS if done.counts[mark]]
    words = sum(section.in_words for section in done.sections)
    told += [f"{words} in words"] if words else []
    left = done.total - done.answered
    told += [f"{left} not answered yet"] if left else []
    listed = " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
    return f"Of {count(done.total, 'clause')}: {listed}."


def unanswered_note(matter: Matter) -> list[Block]:
    """Which clauses are not answered yet, where any is."""
    return [Paragraph(f"Not yet answered: {', '.join(matter.unanswered)}.")] if matter.unanswered else []


def answers_by_section(matter: Matter, level: int = 2) -> list[Block]:
    """Every clause with its requirement, answer, evidence and commentary, a table for each section."""
    blocks: list[Block] = []
    assessment = matter.assessment
    for section in assessment.edition.sections:
        rows = []
        for clause in assessment.edition.in_section(section.number):
            answer = assessment.answer(clause.number)
            requirement = answer.wording or requirement_of(clause)
            said = matter.answer_word(clause, answer)
            rows.append((clause.number, requirement, said, answer.evidence, answer.commentary))
        blocks.append(Heading(f"{section.number}. {section.title}", level))
        columns = ("Clause", "Requirement", "Answer", "Evidence", "Commentary")
        blocks.append(
            Table(f"Section {section.number}: requirements and answers", columns, tuple(rows), headed_rows=True)
        )
    return blocks


def action_plan(matter: Matter) -> Block:
    """Every shortfall with its reason, what will be done, by whom and by when; binding clauses come first."""
    short = shortfalls(matter.assessment)
    if not short:
        return Paragraph(NO_SHORTFALLS)
    done = any(answer.done_on for answer in short)
    columns = ("Clause", "Answer", "Reason", "Action", "Owner", "By when", *(("Carried out",) if done else ()))
    rows = tuple(
        (answer.clause, matter.word(answer.mark), *_plan(answer), *((_done(answer),) if done else ()))
        for answer in short
    )
    return Table("Shortfalls and their actions", columns, rows, headed_rows=True)


def _plan(answer: Answer) -> tuple[str, ...]:
    due = say_date(answer.due) if answer.due else ""
    return tuple(text if text.strip() else NOT_GIVEN for text in (answer.reason, answer.action, answer.owner, due))


def _done(answer: Answer) -> str:
    return say_date(answer.done_on) if answer.done_on else "not yet"


def promises_table(matter: Matter, of: Sequence[Promise]) -> Table:
    """Actions of the year before, and what became of each."""
    rows = tuple(
        (promise.clause, promise.action or NOT_GIVEN, promise.owner or NOT_GIVEN, promised_for(promise), promise.state)
        for promise in of
    )
    columns = ("Clause", "Action", "Owner", "Promised for", "State")
    return Table(f"Actions of {matter.compared_with}", columns, rows, headed_rows=True)


def promised_for(promise: Promise) -> str:
    """The day an action was promised for, and those that it was put back from."""
    if promise.due is None:
        return NOT_GIVEN
    before = ", ".join(map(say_date, promise.put_back_from))
    return f"{say_date(promise.due)}, put back from {before}" if before else say_date(promise.due)
