"""A self-assessment as it is published and reported: for the Ombudsman whole, for the governing body on one page.

The residents' summary is in residents_page.py; the report that goes with it to members is in members_report.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hoctui.assessment.answers import Answer
from hoctui.assessment.progress import incomplete_shortfalls, progress, shortfalls
from hoctui.assessment.recognise import NOT_GIVEN
from hoctui.documents.assessment_matter import Happened, Matter, Promise, count, say_date
from hoctui.documents.assessment_sections import (
    action_plan,
    answers_by_section,
    counts_table,
    draft_note,
    happened,
    in_numbers,
    particulars,
    promised_for,
    unanswered_note,
    wording_note,
)
from hoctui.documents.links import is_address
from hoctui.documents.page import Block, Bullets, Facts, Heading, Page, Paragraph, Table

TITLE = "Self-assessment against the Complaint Handling Code"

_MOST_MOVES = 3
_MOST_SLIPPED = 2
_MOST_POINTS = 2
_MOST_SHORT = 4
_MOST_OVERRULED = 2
_MOST_STEPS = 3
_MOST_CLAUSES = 8
"""So many lines of each kind are told on the governing body's one page; the others are counted."""
_LONGEST_LINE = 80


def ombudsman_page(matter: Matter) -> Page:
    """The assessment whole, as it is published and as the Ombudsman wants to see it.

    It holds the approval and the address of publication, the governing body's response, the count, every clause with
    its requirement, answer, evidence and commentary, and the shortfalls with what will be done.
    """
    blocks: list[Block] = [
        *draft_note(matter),
        Facts(particulars(matter)),
        Paragraph(wording_note(matter)),
        *_response(matter),
        Heading("Summary"),
        counts_table(matter),
        *unanswered_note(matter),
        *_proofs(matter),
        *answers_by_section(matter),
        Heading("Shortfalls and what will be done"),
        action_plan(matter),
    ]
    return Page(TITLE, tuple(blocks), links=True, contents=True, wide=True)


def _response(matter: Matter) -> list[Block]:
    approved = matter.step("approved")
    if approved is None or not approved.detail("text"):
        return []
    return [Heading("The governing body's response"), Paragraph(approved.detail("text"))]


def _proofs(matter: Matter) -> list[Block]:
    """The documents that the answers rest on, as the evidence register has them."""
    if not matter.proofs:
        return []
    told = []
    for proof in matter.proofs:
        where = proof.place.strip() if is_address(proof.place.strip()) else ""  # an office's shelf tells nobody else
        what = [proof.kind.strip(), f"dated {say_date(proof.dated)}" if proof.dated else "", where]
        about = ", ".join(filter(None, what))
        told.append(f"{proof.name}{f' ({about})' if about else ''}: {', '.join(proof.clauses)}")
    return [
        Heading("What the answers rest on"),
        Paragraph("Policies, pages and reports, each with the clauses that rest on it."),
        Bullets(tuple(told)),
    ]


def board_page(matter: Matter) -> Page:
    """One page for the governing body: the count, what changed, what slipped, what is to be decided, who checked."""
    assessment = matter.assessment
    blocks: list[Block] = [
        Paragraph(
            f"{assessment.landlord.strip() or 'The landlord'}, {assessment.year or 'year not given'}; "
            f"{assessment.edition.title}. As of {say_date(matter.on)}."
        ),
        Heading("Where we stand"),
        Paragraph(in_numbers(matter)),
        Heading("What changed"),
        *_changed(matter),
        Heading("What slipped"),
        *_slipped(matter),
        *_short(matter),
        Heading("What is to be decided"),
        Bullets(tuple(_decisions(matter))),
        Heading("Who checked"),
        *_checked(matter),
    ]
    title = f"For the governing body: self-assessment {assessment.year}".rstrip()
    return Page(title, tuple(blocks), brief=True)


def _changed(matter: Matter) -> list[Block]:
    if not matter.compared_with:
        return [Paragraph("There is no earlier assessment on file to compare it with.")]
    if not matter.moves:
        return [Paragraph(f"No answer is another than in {matter.compared_with}.")]
    worse = sum(move.worse for move in matter.moves)
    shown = sorted(matter.moves, key=lambda move: not move.worse)[:_MOST_MOVES]
    rows = tuple((move.clause, _brief(move.question), move.before, move.now) for move in shown)
    columns = ("Clause", "What it asks", matter.compared_with, matter.assessment.year or "Now")
    said = f"{count(len(matter.moves), 'answer')} changed since {matter.compared_with}, {worse} for the worse."
    return [
        Paragraph(said),
        Table("Answers that changed, those for the worse first", columns, rows, headed_rows=True),
        *_and_more(len(matter.moves) - len(shown)),
    ]


def _slipped(matter: Matter) -> list[Block]:
    slipped = [promise for promise in matter.promises if promise.slipped]
    if not matter.promises:
        return [Paragraph("No action of an earlier assessment is on file.")]
    if not slipped:
        return [Paragraph(f"Nothing: of {count(len(matter.promises), 'action')} promised, none is late or put back.")]
    return [
        Paragraph(
            f"{len(slipped)} of the {count(len(matter.promises), 'action')} promised in {matter.compared_with} "
            f"{'is' if len(slipped) == 1 else 'are'} late, or {'was' if len(slipped) == 1 else 'were'} put back."
        ),
        _slipped_table(matter, slipped[:_MOST_SLIPPED]),
        *_and_more(len(slipped) - _MOST_SLIPPED),
    ]


def _short(matter: Matter) -> list[Block]:
    """What falls short, and what will be done: binding clauses first."""
    short = shortfalls(matter.assessment)
    if not short:
        return []
    rows = tuple(
        (one.clause, matter.word(one.mark), _brief(one.action) or NOT_GIVEN, one.owner or NOT_GIVEN, _by_when(one))
        for one in short[:_MOST_SHORT]
    )
    columns = ("Clause", "Answer", "What will be done", "Owner", "By when")
    return [
        Heading("What falls short"),
        Table("Shortfalls and their actions", columns, rows, headed_rows=True),
        *_and_more(len(short) - _MOST_SHORT),
    ]


def _by_when(answer: Answer) -> str:
    if answer.done_on:
        return f"done on {say_date(answer.done_on)}"
    return say_date(answer.due) if answer.due else NOT_GIVEN


def _slipped_table(matter: Matter, slipped: Sequence[Promise]) -> Table:
    rows = tuple((one.clause, _brief(one.action), promised_for(one), one.state) for one in slipped)
    return Table(
        f"Actions of {matter.compared_with}", ("Clause", "Action", "Promised for", "State"), rows, headed_rows=True
    )


def _and_more(left: int) -> list[Block]:
    return [Paragraph(f"And {left} more.", quiet=True)] if left > 0 else []


def _decisions(matter: Matter) -> Iterator[str]:
    """What the governing body has before it, the open points of the assessment first."""
    assessment = matter.assessment
    if matter.unanswered:
        left = count(len(matter.unanswered), "clause is", "clauses are")
        yield f"{left} not answered yet: {_few(matter.unanswered)}."
    incomplete = incomplete_shortfalls(assessment)
    if incomplete:
        yield (
            f"{count(len(incomplete), 'shortfall still lacks', 'shortfalls still lack')} a reason, an action, an owner "
            f"or a date: {_few(tuple(one.clause for one in incomplete))}."
        )
    for sentence in matter.standing[:_MOST_POINTS]:
        yield f"In the way of publishing: {_brief(sentence)}"
    if len(matter.standing) > _MOST_POINTS:
        yield f"And {count(len(matter.standing) - _MOST_POINTS, 'more point')} in the way of publishing."
    short = progress(assessment.edition, assessment.answers).shortfalls
    if short and matter.step("approved") is None:
        yield f"Whether the actions for the {count(len(short), 'shortfall')}, their owners and dates are enough."
    if matter.step("approved") is None:
        yield "Whether to approve the assessment, and the words of the governing body's response to it."
    if matter.step("published") is None:
        yield "Whether it is published, with that response, on the page about complaints."
    elif not (matter.unanswered or incomplete or matter.standing):
        yield "Nothing: it is approved and published."


def _few(numbers: tuple[str, ...]) -> str:
    shown = ", ".join(numbers[:_MOST_CLAUSES])
    left = len(numbers) - _MOST_CLAUSES
    return f"{shown} and {left} more" if left > 0 else shown


def _checked(matter: Matter) -> list[Block]:
    """The steps that are on record and what was overruled; that nobody has checked is said too."""
    steps = tuple(_steps(matter))
    overruled = [_overruled(step) for step in matter.steps if step.what == "overruled"]
    nobody = Paragraph("Nobody is on record yet as having checked or approved it.")
    blocks: list[Block] = [Bullets(steps[-_MOST_STEPS:]) if steps else nobody]
    blocks += _and_more(len(steps) - _MOST_STEPS)
    if overruled:
        said = count(len(overruled), "check was overruled", "checks were overruled")
        which = f"; the last {_MOST_OVERRULED} of them" if len(overruled) > _MOST_OVERRULED else ""
        blocks.append(Paragraph(f"{said}, each with a reason that is kept{which}:"))
        blocks.append(Bullets(tuple(overruled[-_MOST_OVERRULED:])))
    return blocks


def _steps(matter: Matter) -> Iterator[str]:
    names = {
        "reported": "Reported to the governing body",
        "approved": "Approved",
        "published": "Published",
        "submitted": "Sent to the Housing Ombudsman",
    }
    for step in matter.steps:
        if step.what in names:
            yield f"{names[step.what]}: {happened(step)}."


def _overruled(step: Happened) -> str:
    clause = step.detail("clause")
    what = f"{step.detail('check') or 'a check'}{f', {clause}' if clause else ''}, on {say_date(step.on)}"
    return f"{what}: {_brief(step.detail('reason'))}" if step.detail("reason") else f"{what}."


def _brief(text: str) -> str:
    """A text on one line, cut between words where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE].rsplit(" ", 1)[0] + "…"
