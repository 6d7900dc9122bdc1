"""What residents are told of a self-assessment: what we got wrong, what changes and by when, and how to complain.

Plain words and no clause numbers. What only the landlord knows, and has not recorded, is a marked place to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoctui.assessment.answers import Answer, Mark
from hoctui.assessment.progress import progress, shortfalls
from hoctui.documents.assessment_matter import Matter, Promise, count, say_date, to_fill_in
from hoctui.documents.assessment_sections import draft_note
from hoctui.documents.page import Block, Bullets, Facts, Heading, Page, Paragraph, Table
from hoctui.rulebook.edition import Clause, Edition

_THESE = re.compile(r"\bthese\b[?:]\s*$")

OMBUDSMAN = (
    ("Telephone", "0300 111 3000"),
    ("Website", "https://www.housing-ombudsman.org.uk"),
    ("Email", "info@housing-ombudsman.org.uk"),
    ("Post", "Housing Ombudsman Service, PO Box 1484, Unit D, Preston, PR2 0ET"),
)
"""How the Housing Ombudsman is reached."""


def residents_page(matter: Matter) -> Page:
    """The plain summary for residents, in the first person of the landlord."""
    assessment = matter.assessment
    name = assessment.landlord.strip() or to_fill_in("the landlord's name")
    year = f" in {assessment.year}" if assessment.year else ""
    blocks: list[Block] = [
        *draft_note(matter),
        Paragraph(
            f"Each year {name} compares the way we handle complaints with the Housing Ombudsman's rules for landlords, "
            f"the Complaint Handling Code. This is what we found{year}, in plain words."
        ),
        Heading("What we found"),
        *_found(matter),
        Heading("What we got wrong, and what changes"),
        *_shortfalls(matter),
        *_last_year(matter),
        Heading("How to complain"),
        *_how_to_complain(matter),
        Heading("How to reach the Housing Ombudsman"),
        Paragraph(
            "The Housing Ombudsman is free and independent of us. You can ask it for advice at any time, also while we "
            "are still looking into your complaint, and for an investigation once we have given our last answer."
        ),
        Facts(OMBUDSMAN),
    ]
    return Page(f"How we handle complaints: our yearly check {assessment.year}".rstrip(), tuple(blocks), links=True)


def _found(matter: Matter) -> list[Block]:
    """The count in plain words, and where the whole assessment is to be read."""
    done = progress(matter.assessment.edition, matter.assessment.answers)
    counts = done.counts
    said = [
        (counts[Mark.YES], "we keep fully"),
        (counts[Mark.PARTIAL], "we keep in part"),
        (counts[Mark.NO], "we do not keep yet"),
        (counts[Mark.NOT_APPLICABLE], f"{'does' if counts[Mark.NOT_APPLICABLE] == 1 else 'do'} not apply to us"),
        (sum(section.in_words for section in done.sections), "we answered in words or figures"),
        (done.total - done.answered, "we have not answered yet"),
    ]
    blocks: list[Block] = [
        Paragraph(f"The Code asks {count(done.total, 'thing')} of us. Of these:"),
        Bullets(tuple(f"{number} {what}" for number, what in said if number)),
    ]
    approved, published = matter.step("approved"), matter.step("published")
    if approved:
        by = approved.detail("by")
        blocks.append(Paragraph(f"It was approved on {say_date(approved.on)}{f' by {by}' if by else ''}."))
    if published and published.detail("address"):
        blocks.append(Paragraph(f"You can read all of it here: {published.detail('address')}"))
    return blocks


def _shortfalls(matter: Matter) -> list[Block]:
    """Each shortfall under the name of its section: what is asked, what went wrong, what changes, by when."""
    edition = matter.assessment.edition
    short = {answer.clause: answer for answer in shortfalls(matter.assessment)}
    if not short:
        said = "We found nothing that falls short."
        return [Paragraph(f"{said[:-1]} in what we have answered so far." if matter.unanswered else said)]
    blocks: list[Block] = []
    for section in edition.sections:
        here = [clause for clause in edition.in_section(section.number) if clause.number in short]
        blocks += [Heading(section.title, 3)] if here else []
        blocks += [Facts(tuple(_told(_asked(clause), short[clause.number]))) for clause in here]
    return blocks


def _asked(clause: Clause) -> str:
    """A clause's question, with its points where it names them only as "these"."""
    points = clause.points if _THESE.search(clause.question) else ()
    return "\n".join((clause.question, *(f"• {point}" for point in points)))


def _told(question: str, answer: Answer) -> Iterator[tuple[str, str]]:
    yield "What we were asked", question
    yield "Our answer", "In part" if answer.mark is Mark.PARTIAL else "No, not yet"
    yield "What went wrong", answer.reason.strip() or to_fill_in("what went wrong, in plain words")
    yield "What changes", answer.action.strip() or to_fill_in("what will be done about it")
    if answer.done_on:
        yield "Done on", say_date(answer.done_on)
    else:
        yield "By when", say_date(answer.due) if answer.due else to_fill_in("the day by which it is done")


def _last_year(matter: Matter) -> list[Block]:
    """What was promised a year ago, and whether it was kept: residents were told of it."""
    told = tuple((one.action, f"{one.state}{_put_back(one)}") for one in matter.promises if one.action.strip())
    if not told:
        return []
    columns = ("What we promised", "What became of it")
    return [Heading("What we promised last time"), Table(f"Promised in {matter.compared_with}", columns, told)]


def _put_back(promise: Promise) -> str:
    """That the day which residents were told of was put back; nothing where it was kept to."""
    return f"; we had promised it for {say_date(promise.put_back_from[0])}" if promise.put_back_from else ""


def _how_to_complain(matter: Matter) -> list[Block]:
    steps = tuple(_steps(matter.assessment.edition))
    ways = "telephone, email, address, online form, in person"
    contact = f"You can reach us here: {matter.contact.strip() or to_fill_in(ways)}"
    return [
        Paragraph(
            "If you are unhappy with something that we, or somebody who works for us, did or did not do, you can "
            "complain. You need not call it a complaint, and somebody else may do it for you. Tell us if we can make "
            "it easier, for example with large print or an interpreter."
        ),
        Paragraph(contact),
        Bullets(steps),
    ]


def _steps(edition: Edition) -> Iterator[str]:
    """What happens with a complaint, and how long each step may take under that edition."""
    acknowledged, first = edition.limit("acknowledge", 1), edition.limit("respond", 1)
    again, last = edition.limit("acknowledge", 2), edition.limit("respond", 2)
    if acknowledged:
        days = acknowledged.days
        yield f"We tell you within {days} working days that we have your complaint, and how we understand it."
    if first:
        yield (
            f"We answer within {first.days} working days{_since(first.runs_from)}. If we need longer, we tell you why, "
            "and until when."
        )
    if last:
        first_of = f"We tell you within {again.days} working days that we have your request. " if again else ""
        yield (
            f"If you are not happy with that answer, tell us. {first_of}We look at it again and answer within "
            f"{last.days} working days{_since(last.runs_from)}."
        )
    if edition.rules.designated_person_weeks:
        yield (
            "After our last answer you can go to a councillor, your MP or a panel of tenants, or wait "
            f"{edition.rules.designated_person_weeks} weeks, and then go to the Housing Ombudsman."
        )


def _since(runs_from: tuple[str, ...]) -> str:
    words = {"acknowledged": "telling you so", "received": "getting it", "logged": "writing it down"}
    said = words.get(runs_from[0] if runs_from else "", "")
    return f" of {said}" if said else ""
