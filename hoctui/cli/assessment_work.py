"""`hoctui assessment new`, `carry`, `status`, `answer`, `figures`: one begun, and walked through clause by clause."""

from __future__ import annotations

from typing import Any

import click

from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_facts, say_json, say_table, talk, talk_dropped
from hoctui.dates import parse_iso, say_day, say_days
from hoctui.errors import BadInput
from hoctui.rulebook.edition import EDITIONS, load
from hoctui.services import assessing, assessing_figures
from hoctui.services.assessing_figures import CaseBehind, RegisterSays
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
hoctui assessment answer 6.3 --done 2026-09-18
hoctui assessment answer 6.4 --tick 1 --tick 3
hoctui assessment answer 6.3 --confirm
"""
_CARRY = """
hoctui assessment carry
hoctui assessment carry --json
"""
_FIGURES = """
hoctui assessment figures 6.3
hoctui assessment figures 6.3 --json
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
        "carried": outline.carried,
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
    """Say on stderr where one of the same year was on file before, and where the year is older than the edition."""
    if outline.year in before:
        talk(f"An assessment of {outline.year} was on file already: it stays, and O in the app takes it up again.")
    in_force = load(outline.edition).in_force
    if int(outline.year[:4]) + 1 < in_force.year:
        since = f"since {say_day(in_force)}, after {outline.year}"
        talk(f"The {outline.edition} edition is in force {since}; is it the year?")


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
    carried = f"; {say_days(outline.carried, 'answer')} carried over and not confirmed" if outline.carried else ""
    say(f"{outline.answered} of {outline.total} answered; {outline.review} to look at again{lacking}{carried}")
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


@click.command("carry", cls=FrontCommand, epilog=_CARRY)
@click.option("--json", "as_json", is_flag=True, help="Print one object with the clauses' numbers.")
@click.pass_obj
def carry(front: Front, /, *, as_json: bool) -> None:
    """Carry last year's answers over to the clauses with nothing in them yet, each marked until it is confirmed.

    Answers to an earlier edition come along where one of its clauses became one of this one's.
    """
    with writing(front) as desk:
        carried = assessing.carry_forward(desk)
    if as_json:
        say_json({"carried": list(carried)})
    elif carried:
        say(f"{say_days(len(carried), 'answer')} carried over, each to be confirmed: {', '.join(carried)}.")
    else:
        say("Nothing to carry over: no answer of last year to a clause without one.")


@click.command("answer", cls=FrontCommand, epilog=_ANSWER)
@click.argument("clause", metavar="CLAUSE")
@click.argument("mark", required=False, type=click.Choice(MARKS, case_sensitive=False), metavar="[yes|no|partial|n/a]")
@click.option("--evidence", metavar="TEXT", help="What shows it.")
@click.option("--commentary", metavar="TEXT", help="Anything to explain.")
@click.option("--reason", metavar="TEXT", help="Why it falls short.")
@click.option("--action", metavar="TEXT", help="What will be done about it.")
@click.option("--owner", metavar="NAME", help="Who does it.")
@click.option("--due", metavar="DATE", help="By when, as 2026-09-30.")
@click.option("--done", "done_on", metavar="DATE", help="The day on which that was done.")
@click.option("--tick", type=int, multiple=True, metavar="N", help="Tick off the clause's first, second … point.")
@click.option("--untick", type=int, multiple=True, metavar="N", help="Take that tick away again.")
@click.option("--confirm", is_flag=True, help="You have looked at it: confirm it, and take its marks for review away.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def answer(
    front: Front,
    /,
    *,
    clause: str,
    mark: str | None,
    tick: tuple[int, ...],
    untick: tuple[int, ...],
    confirm: bool,
    as_json: bool,
    **given: str | None,
) -> None:
    """Answer a clause of the current self-assessment, or change its answer: only what is given.

    With nothing but the clause, it is shown with its answer. 'unanswered' takes an answer back.
    """
    typed = _typed(front, given)
    if mark is not None:
        typed["answer"] = "" if mark == "unanswered" else mark
    if confirm:
        typed["confirm"] = True
    if typed or tick or untick:
        with writing(front) as desk:
            if tick or untick:
                typed["ticked"] = _ticked(assessing.clause_view(desk, clause), tick, untick)
            view = assessing.answer(desk, clause, typed)
    else:
        with reading(front) as desk:
            view = assessing.clause_view(desk, clause)
    if as_json:
        say_json({"clause": view.number, "question": view.question} | _answer_object(view.answer))
    elif typed.keys() == {"ticked"}:
        say(f"{view.number}: {len(view.answer.ticked)} of {say_days(len(view.points), 'point')} ticked off.")
    elif typed:
        short = " This falls short and needs its reason, action, owner and date." if _incomplete(view) else ""
        say(f"{view.number} {view.answer.mark or 'unanswered'}.{short}")
    else:
        _tell_clause(view)


def _typed(front: Front, given: dict[str, str | None]) -> dict[str, Any]:
    """The fields that are given, their dates read."""
    typed: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    for name, value in typed.items():
        talk_dropped(name.capitalize(), value)
    for name, option in (("due", "--due"), ("done_on", "--done")):
        if typed.get(name):
            typed[name] = parse_iso(typed[name], front.clock().today, what=f"date of {option}")
    return typed


def _ticked(view: ClauseView, tick: tuple[int, ...], untick: tuple[int, ...]) -> tuple[int, ...]:
    """The places of the points that are ticked off now. Raises BadInput for a point that the clause has not."""
    for number in (*tick, *untick):
        if not 1 <= number <= len(view.points):
            raise BadInput(
                f"{view.number} has no point {number}; it has {say_days(len(view.points), 'point')}.", "tick"
            )
    now = set(view.answer.ticked) | {number - 1 for number in tick}
    return tuple(sorted(now - {number - 1 for number in untick}))


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
        "done": given.done_on,
        "carried": given.carried,
        "ticked": [place + 1 for place in given.ticked],
        "review": list(given.review),
    }


def _tell_clause(view: ClauseView) -> None:
    given = view.answer
    say(f"{view.number} ({view.duty})")
    facts = [
        ("Question", view.question),
        ("Quoted", view.quotation),
        ("Your own limit", view.own_limit.partition(": ")[2]),
        ("Points", "\n".join(_points(view))),
        ("Evidence could be", "\n".join(view.evidence_hints)),
        ("Official wording", view.wording),
        ("Answer", f"{given.mark or 'unanswered'}{', carried over and not confirmed' if given.carried else ''}"),
        ("Evidence", given.evidence),
        ("Commentary", given.commentary),
        ("Reason", given.reason),
        ("Action", given.action),
        ("Owner", given.owner),
        ("By", say_day(given.due) if given.due else ""),
        ("Done", say_day(given.done_on) if given.done_on else ""),
        ("Look again", "\n".join(given.review)),
    ]
    if view.last_year is not None:
        facts.append(
            (f"In {view.last_year_name}", f"{view.last_year.mark or 'unanswered'} {view.last_year.evidence}".strip())
        )
    say_facts((label, value) for label, value in facts if value)


def _points(view: ClauseView) -> list[str]:
    """The clause's points, numbered for --tick, each ticked one saying so."""
    done = view.answer.ticked
    return [
        f"{place + 1}. {point}{' (ticked off)' if place in done else ''}" for place, point in enumerate(view.points)
    ]


@click.command("figures", cls=FrontCommand, epilog=_FIGURES)
@click.argument("clause", metavar="CLAUSE")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def figures(front: Front, /, *, clause: str, as_json: bool) -> None:
    """What the register says of a clause in the year assessed: its figures, and the cases behind each of them.

    Where the answer that is given disagrees with them, that is said. Times are judged as they stand today.
    """
    with reading(front) as desk:
        outline, view = assessing.outline(desk), assessing.clause_view(desk, clause)
        basis = assessing_figures.year_basis(desk, outline.year)
        found = assessing_figures.says(desk, outline.edition, clause, basis)
        behind = assessing_figures.cases_behind(desk, found.figures)
    if as_json:
        say_json(_figures_object(view, found))
    elif not found.figures.figures:
        say(f"No figure of the register bears on {clause}.")
    else:
        _tell_figures(view, found, behind)


def _figures_object(view: ClauseView, found: RegisterSays) -> dict[str, Any]:
    return {
        "clause": view.number,
        "answer": view.answer.mark,
        "period": found.figures.period,
        "disagreement": found.against(view.answer.mark),
        "figures": [
            {
                "figure": figure.key,
                "line": figure.line,
                "kept": list(figure.kept),
                "fell_short": [{"case": case, "why": why} for case, why in figure.fell_short],
            }
            for figure in found.figures.figures
        ],
    }


def _tell_figures(view: ClauseView, found: RegisterSays, behind: tuple[CaseBehind, ...]) -> None:
    say(f"{view.number}, {found.figures.period}")
    for figure in found.figures.figures:
        say(figure.line)
        cases = [one for one in behind if one.figure == figure.line]
        if cases:
            say_table((), [("", one.case, "" if one.kept else one.why or "not kept", one.about) for one in cases])
    against = found.against(view.answer.mark)
    if against:
        say(against)
