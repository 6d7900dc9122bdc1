"""The self-assessment's read models: a clause with its answer, the tree with its progress."""

from __future__ import annotations

from datetime import date

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.progress import incomplete_shortfalls, is_answered, progress
from hoctui.dates import say_days
from hoctui.rulebook.edition import Clause, Edition
from hoctui.services.views import AnswerView, AssessmentView, ClauseView, SectionView
from hoctui.store.assessments import AssessmentHead


def outline_view(
    head: AssessmentHead, edition: Edition, given: dict[str, Answer], published_on: date | None = None
) -> AssessmentView:
    """An assessment's tree and progress: what was carried over is answered once somebody has confirmed it."""
    confirmed = {number: answer for number, answer in given.items() if not answer.carried}
    answered = {part.number: part.answered for part in progress(edition, confirmed).sections}
    done = progress(edition, given)
    whole = Assessment(head.year, edition, head.landlord, given)
    sections = tuple(
        SectionView(
            section.number,
            section.title,
            part.total,
            answered[part.number],
            len(part.shortfalls),
            len(part.review),
            tuple(
                (
                    clause.number,
                    (given.get(clause.number) or Answer(clause.number)).mark.value,
                    bool((given.get(clause.number) or Answer(clause.number)).review),
                )
                for clause in edition.in_section(section.number)
            ),
        )
        for section, part in zip(edition.sections, done.sections, strict=True)
    )
    return AssessmentView(
        head.id,
        head.year,
        edition.name,
        edition.title,
        head.landlord,
        done.total,
        sum(answered.values()),
        len(done.review),
        len(incomplete_shortfalls(whole)),
        sections,
        head.source,
        head.last_clause,
        sum(answer.carried for answer in given.values()),
        published_on,
    )


def clause_view_of(
    edition: Edition,
    clause: Clause,
    given: Answer,
    last: Answer | None,
    last_name: str,
    *,
    last_label: str = "Last year",
    own_limits: dict[str, int] | None = None,
) -> ClauseView:
    """A clause with its answer, that of the year before, and the landlord's own limit, by step and stage."""
    return ClauseView(
        clause.number,
        clause.section,
        clause.stage,
        clause.duty,
        clause.binding,
        clause.kind,
        clause.question,
        clause.quotation,
        clause.points,
        clause.evidence,
        clause.related,
        given.wording,
        answer_view(given),
        answer_view(last) if last else None,
        last_name,
        is_answered(clause, given),
        lacking(edition, given),
        clause.figures,
        own_limit(edition, clause, own_limits or {}),
        last_label,
    )


def own_limit(edition: Edition, clause: Clause, own: dict[str, int]) -> str:
    """What the landlord has set itself where a clause sets a time limit; only a shorter one counts (2020: 3.12).

    `own` holds working days by step and stage, as "respond 1".
    """
    told = []
    for limit in edition.limits:
        days = own.get(f"{limit.step} {limit.stage}")
        if limit.clause == clause.number and days and days < limit.days:
            told.append(f"{say_days(days, 'working day')} (the Code's: {limit.days})")
    return f"Your own limit: {', '.join(told)}" if told else ""


def lacking(edition: Edition, given: Answer) -> tuple[str, ...]:
    """What a shortfall of a binding clause still wants of its reason, action, owner and date."""
    if not given.falls_short:
        return ()
    found = incomplete_shortfalls(Assessment("", edition, "", {given.clause: given}))
    return found[0].missing if found else ()


def answer_given(view: ClauseView) -> Answer:
    """The answer that a clause's view shows."""
    shown = view.answer
    return Answer(
        view.number,
        Mark(shown.mark),
        shown.evidence,
        shown.commentary,
        shown.reason,
        shown.action,
        shown.owner,
        shown.due,
        shown.review,
        view.wording,
        shown.carried,
        shown.ticked,
        shown.done_on,
    )


def answer_view(given: Answer) -> AnswerView:
    """An answer as the questionnaire shows it."""
    return AnswerView(
        given.mark.value,
        given.mark.sign,
        given.evidence,
        given.commentary,
        given.reason,
        given.action,
        given.owner,
        given.due,
        given.review,
        given.carried,
        given.ticked,
        given.done_on,
    )
