"""`hoctui assessment new`, `status` and `answer`: a self-assessment begun, and walked through clause by clause."""

from __future__ import annotations

from typing import Any

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_facts, say_json, say_table, talk, talk_dropped
from hoctui.dates import parse_iso, say_day, say_days
from hoctui.rulebook.edition import EDITIONS, load
from hoctui.services import assessing
from hoctui.services.views import AnswerView, AssessmentView, ClauseView

MARKS = ("yes", "no", "partial", "n/a", "unanswered")

_NEW = """
hoctui assessment new
hoctui assessment new --edition 2024 --year 2025/26
"""
_STATUS = """
hoctui assessment status
hoctui assessment status --json
"""
_ANSWER = """
hoctui assessment answer 6.3
hoctui assessment answer 6.3 yes --evidence "tracker: 41 of 46 in time"
hoctui assessment answer 6.3 partial --reason "five were late" --action "a second handler" \\
    --owner "Head of Homes" --due 2026-09-30
hoctui assessment answer 6.3 --confirm
"""


def outline_object(outline: AssessmentView) -> dict[str, Any]:
    """A self-assessment's progress as JSON."""
    return {
        "year": outline.year,
        "edition": outline.edition,
        "landlord": outline.landlord,
        "total": outline.total,
        "answered": outline.answered,
        "review": outline.review,
        "incomplete": outline.incomplete,
        "source": outline.source,
        "sections": [
            {
                "section": section.number,
                "title": section.title,
                "total": section.total,
                "answered": section.answered,
                "shortfalls": section.shortfalls,
                "review": section.review,
            }
            for section in outline.sections
        ],
    }


@click.command("new", cls=FrontCommand, epilog=_NEW)
@click.option(
    "--edition", default="", metavar="|".join(EDITIONS), help="The Code's edition; the one in force unless given."
)
@click.option(
    "--year", default="", metavar="YEAR", help="The reporting year, as 2025/26; the last that ended unless given."
)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def new(front: Front, /, *, edition: str, year: str, as_json: bool) -> None:
    """Begin a new self-assessment, which becomes the current one; the one before stays as it was."""
    assessing.read_year(year)
    if edition:
        load(edition)
    with writing(front, make=True) as desk:
        before = {head.year for head in assessing.on_file(desk)}
        outline = assessing.new(desk, edition, year)
    talk_same_year(outline, before)
    if as_json:
        say_json(outline_object(outline))
    else:
        say(f"{outline.year}, {outline.edition} edition: {outline.total} clauses to answer.")


def talk_same_year(outline: AssessmentView, before: set[str]) -> None:
    """Say on stderr where another assessment of the same year was on file before this one was made."""
    if outline.year in before:
        talk(f"An assessment of {outline.year} was on file already: it stays, and O in the app takes it up again.")


@click.command("status", cls=FrontCommand, epilog=_STATUS)
@click.option("--json", "as_json", is_flag=True, help="Print one object; null where there is no self-assessment yet.")
@click.pass_obj
def status(front: Front, /, *, as_json: bool) -> None:
    """How far the current self-assessment has come, section by section, and which clauses still need you."""
    with reading(front) as desk:
        outline = assessing.outline(desk) if assessing.has_one(desk) else None
        following = assessing.next_open(desk) if outline else None
    if as_json:
        say_json(outline_object(outline) | {"next": following} if outline else None)
    elif outline is None:
        talk("There is no self-assessment yet; begin one with 'hoctui assessment new', or import last year's form.")
    else:
        _tell_status(outline, following)


def _tell_status(outline: AssessmentView, following: str | None) -> None:
    say(f"{outline.landlord}, {outline.year}: {outline.edition_title}")
    lacking = f"; {say_days(outline.incomplete, 'shortfall')} to complete" if outline.incomplete else ""
    say(f"{outline.answered} of {outline.total} answered; {outline.review} to look at again{lacking}")
    rows = [
        (
            str(section.number),
            section.title,
            f"{section.answered}/{section.total}",
            str(section.shortfalls or ""),
            str(section.review or ""),
        )
        for section in outline.sections
    ]
    say_table(("", "section", "answered", "shortfalls", "look again"), rows)
    again = [number for section in outline.sections for number, _, review in section.clauses if review]
    if again:
        say(f"Look again at: {', '.join(again)}")
    if following:
        say(f"Next unanswered: {following}")


@click.command("answer", cls=FrontCommand, epilog=_ANSWER)
@click.argument("clause", metavar="CLAUSE")
@click.argument("mark", required=False, type=click.Choice(MARKS, case_sensitive=False), metavar="[yes|no|partial|n/a]")
@click.option("--evidence", metavar="TEXT", help="What shows it.")
@click.option("--commentary", metavar="TEXT", help="Anything to explain.")
@click.option("--reason", metavar="TEXT", help="Why it falls short.")
@click.option("--action", metavar="TEXT", help="What will be done about it.")
@click.option("--owner", metavar="NAME", help="Who does it.")
@click.option("--due", metavar="DATE", help="By when, as 2026-09-30.")
@click.option("--confirm", is_flag=True, help="You have looked at it: take its marks for review away.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def answer(
    front: Front, /, *, clause: str, mark: str | None, confirm: bool, as_json: bool, **given: str | None
) -> None:
    """Answer a clause of the current self-assessment, or change its answer: only what is given.

    With nothing but the clause, it is shown with its answer. 'unanswered' takes an answer back.
    """
    typed: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    for name, value in typed.items():
        talk_dropped(name.capitalize(), value)
    if typed.get("due"):
        typed["due"] = parse_iso(typed["due"], front.clock().today, what="date of --due")
    if mark is not None:
        typed["answer"] = "" if mark == "unanswered" else mark
    if confirm:
        typed["confirm"] = True
    if typed:
        with writing(front) as desk:
            view = assessing.answer(desk, clause, typed)
    else:
        with reading(front) as desk:
            view = assessing.clause_view(desk, clause)
    if as_json:
        say_json({"clause": view.number, "question": view.question} | _answer_object(view.answer))
    elif typed:
        short = " This falls short and needs its reason, action, owner and date." if _incomplete(view) else ""
        say(f"{view.number} {view.answer.mark or 'unanswered'}.{short}")
    else:
        _tell_clause(view)


def _incomplete(view: ClauseView) -> bool:
    given = view.answer
    short = view.binding and given.mark in ("No", "Partial")
    return short and not (given.reason and given.action and given.owner and given.due)


def _answer_object(given: AnswerView) -> dict[str, Any]:
    return {
        "answer": given.mark,
        "evidence": given.evidence,
        "commentary": given.commentary,
        "reason": given.reason,
        "action": given.action,
        "owner": given.owner,
        "due": given.due,
        "review": list(given.review),
    }


def _tell_clause(view: ClauseView) -> None:
    given = view.answer
    say(f"{view.number} ({view.duty})")
    facts = [
        ("Question", view.question),
        ("Quoted", view.quotation),
        ("Points", "\n".join(view.points)),
        ("Evidence could be", "\n".join(view.evidence_hints)),
        ("Official wording", view.wording),
        ("Answer", given.mark or "unanswered"),
        ("Evidence", given.evidence),
        ("Commentary", given.commentary),
        ("Reason", given.reason),
        ("Action", given.action),
        ("Owner", given.owner),
        ("By", say_day(given.due) if given.due else ""),
        ("Look again", "\n".join(given.review)),
    ]
    if view.last_year is not None:
        facts.append(
            (f"In {view.last_year_name}", f"{view.last_year.mark or 'unanswered'} {view.last_year.evidence}".strip())
        )
    say_facts((label, value) for label, value in facts if value)
