"""`hoctui assessment check`, `compare` and `plan`: what is in the way of publishing, what moved, what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from hoctui.assessment.compare import Compared, Evidence, Move
from hoctui.assessment.plan import PlannedAction, State
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_json, say_table, talk, talk_dropped
from hoctui.dates import say_day, say_days
from hoctui.errors import EXIT_NO, BadInput
from hoctui.services import checking, comparing
from hoctui.services.checking import Checked, FindingView
from hoctui.services.comparing import ComparisonView, PlanView

_CHECK = """
hoctui assessment check
hoctui assessment check --json
hoctui assessment check --overrule no-evidence --clause 5.15 --reason "nobody was restricted"
hoctui assessment check --withdraw no-evidence --clause 5.15
"""
_COMPARE = """
hoctui assessment compare
hoctui assessment compare 2025/26 --with 2023/24
"""
_PLAN = """
hoctui assessment plan
hoctui assessment plan --json
"""


@click.command("check", cls=FrontCommand, epilog=_CHECK)
@click.option("--overrule", default=None, metavar="CODE", help="Overrule what this check found, saying why.")
@click.option("--withdraw", default=None, metavar="CODE", help="Withdraw the overruling of this check.")
@click.option("--clause", default="", metavar="CLAUSE", help="Of which clause; left out for a finding of the whole.")
@click.option("--reason", default=None, metavar="TEXT", help="Why it is overruled, or withdrawn; kept on record.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_context
def check(
    context: click.Context,
    /,
    *,
    overrule: str | None,
    withdraw: str | None,
    clause: str,
    reason: str | None,
    as_json: bool,
) -> None:
    """What is to be put right in the current self-assessment before it is published.

    Each finding has its clause and the words that caused it. The status is 1 if any stands in the way of publishing,
    0 if none does; those to look at again stand in nobody's way. An overruling holds for the words that caused the
    finding: where others cause it, it stands again. With --overrule and --withdraw the status is 0 once that is
    recorded.
    """
    front = context.ensure_object(Front)
    asking = overrule is None and withdraw is None
    if overrule is not None and withdraw is not None:
        raise BadInput("--overrule and --withdraw do not go together; use one after the other.")
    if asking and (clause or reason is not None):
        raise BadInput("--clause and --reason belong to --overrule CODE or --withdraw CODE.")
    if reason is not None:
        talk_dropped("Reason", reason)
    if asking:
        with reading(front) as desk:
            found = checking.checked(desk)
    else:
        with writing(front) as desk:
            if overrule is not None:
                found = checking.overrule(desk, overrule, clause, reason or "")
            else:
                found = checking.withdraw(desk, withdraw or "", clause, reason or "")
    if as_json:
        say_json(_checked_object(found))
    elif asking:
        _tell_checked(found)
    else:
        _tell_changed(found, overrule or withdraw or "", clause, reason or "", withdrawn=overrule is None)
    if found.standing and asking:
        context.exit(EXIT_NO)


def _checked_object(found: Checked) -> dict[str, Any]:
    return {
        "year": found.year,
        "edition": found.edition,
        "may_publish": found.may_publish,
        "standing": len(found.standing),
        "look_again": len(found.looking),
        "overruled": len(found.overruled),
        "findings": [
            {
                "code": finding.code,
                "check": finding.title,
                "clauses": list(finding.clauses),
                "words": finding.words,
                "quoted": finding.quoted,
                "severity": finding.severity,
                "stands": finding.stands,
                "overruled": finding.overruled or None,
                "overruled_on": finding.overruled_on,
                "overruled_before": finding.overruled_before or None,
            }
            for finding in found.findings
        ],
        "unneeded": [
            {"code": one.code, "check": one.title, "clause": one.clause, "reason": one.reason, "overruled_on": one.on}
            for one in found.unneeded
        ],
    }


def _tell_changed(found: Checked, code: str, clause: str, reason: str, *, withdrawn: bool) -> None:
    """What was overruled, or of what the overruling was withdrawn, and how many still stand."""
    say(f"{clause or 'whole'}  {code}  {'the overruling is withdrawn' if withdrawn else 'overruled'}{_because(reason)}")
    _tell_how_many(found)


def _because(reason: str) -> str:
    return f": {reason.strip()}" if reason.strip() else ""


def _tell_how_many(found: Checked) -> None:
    say(
        f"{found.year}, {found.edition} edition: {len(found.standing)} in the way of publishing, "
        f"{len(found.looking)} to look at again, {len(found.overruled)} overruled."
    )


def _tell_checked(found: Checked) -> None:
    _tell_how_many(found)
    rows: list[tuple[str, str, str, str]] = []
    under: list[str] = []
    groups = (("IN THE WAY", found.standing), ("LOOK AGAIN", found.looking), ("OVERRULED", found.overruled))
    for heading, findings in groups:
        told = [line for alike in _alike(findings) for line in _lines(alike)]
        rows += [(heading if not number else "", *line) for number, (line, _) in enumerate(told)]
        under += [below for _, below in told]
    for number, one in enumerate(found.unneeded):
        heading = "" if number else "NO LONGER NEEDED"
        rows.append((heading, one.clause or "whole", one.code, "It was overruled, and is found no more."))
        under.append(f"overruled {say_day(one.on)}: {one.reason}")
    if rows:
        say_table(("", "clause", "check", "what was found"), rows, under=under)


def _alike(findings: Sequence[FindingView]) -> Iterator[list[FindingView]]:
    """Findings of the same check in the same sentence, together, in the order of the first of each."""
    groups: dict[tuple[str, str], list[FindingView]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.words), []).append(finding)
    yield from groups.values()


def _lines(alike: Sequence[FindingView]) -> Iterator[tuple[tuple[str, str, str], str]]:
    """The lines of one entry, each with what stands below it.

    Where the words that caused them differ, each clause has its own line with them; else the clauses are listed.
    """
    first = alike[0]
    if len(alike) == 1:
        yield (_where(first), first.code, first.words), _cause(first)
        return
    causes = {_cause(finding) for finding in alike}
    same = causes.pop() if len(causes) == 1 else ""
    clauses = "" if causes else ", ".join(map(_where, alike))
    yield (say_days(len(alike), "clause"), first.code, first.words), f"{clauses}  {same}".rstrip()
    if causes:
        for finding in alike:
            yield (_where(finding), "", _cause(finding)), ""


def _where(finding: FindingView) -> str:
    return finding.clauses[0] if finding.clauses else "whole"


def _cause(finding: FindingView) -> str:
    cause = f"“{finding.quoted}”" if finding.quoted else ""
    told = f"overruled: {finding.overruled}" if finding.overruled else ""
    if finding.overruled_before:
        told = f"overruled once, for other words: {finding.overruled_before}"
    return f"{cause} {told}".strip()


@click.command("compare", cls=FrontCommand, epilog=_COMPARE)
@click.argument("year", default="", metavar="[YEAR]")
@click.option(
    "--with", "other", default="", metavar="YEAR", help="The year to compare with; the year before if not given."
)
@click.option("--all", "everything", is_flag=True, help="List the clauses that did not move, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def compare(front: Front, /, *, year: str, other: str, everything: bool, as_json: bool) -> None:
    """What moved since another self-assessment, across editions of the Code too.

    YEAR is the current self-assessment's unless given. Promised actions that are late are listed below.
    """
    with reading(front) as desk:
        view = comparing.compare(desk, year, other)
    if as_json:
        say_json(_comparison_object(view))
    else:
        _tell_comparison(view, everything=everything)


def _comparison_object(view: ComparisonView) -> dict[str, Any]:
    lines = view.comparison.clauses
    return {
        "now": {"year": view.now.year, "edition": view.now.edition.name},
        "before": {"year": view.before.year, "edition": view.before.edition.name},
        "counts": {move.value: sum(1 for line in lines if line.move is move) for move in Move},
        "clauses": [
            {
                "clause": line.clause,
                "earlier": list(line.earlier),
                "before": line.before.value,
                "now": line.now.value,
                "moved": line.move.value,
                "evidence": line.evidence.value,
                "note": line.note,
            }
            for line in lines
        ],
        "gone": [{"clause": gone.clause, "before": gone.before.value} for gone in view.comparison.gone],
        "late": [_action_object(action) for action in view.late],
    }


_HEADINGS = {
    Move.WORSE: "FELL BACK",
    Move.BETTER: "IMPROVED",
    Move.CHANGED: "CHANGED",
    Move.NEW: "NEW",
    Move.OPEN: "NOT ANSWERED",
    Move.SAME: "THE SAME",
}


def _tell_comparison(view: ComparisonView, *, everything: bool) -> None:
    now, before = view.now, view.before
    say(f"{now.year} ({now.edition.name} edition) against {before.year} ({before.edition.name} edition)")
    counts = [(heading.lower(), len(view.comparison.moved(move))) for move, heading in _HEADINGS.items()]
    same = sum(1 for line in view.comparison.clauses if line.evidence is Evidence.SAME)
    told = [f"{count} {words}" for words, count in counts if count]
    say(f"{', '.join(told)}; {same} with the same evidence as before.")
    rows = []
    for move, heading in _HEADINGS.items():
        lines = view.comparison.moved(move) if everything or move is not Move.SAME else ()
        rows += [(heading if not number else "", *_row(line)) for number, line in enumerate(lines)]
    if rows:
        say_table(("", "clause", before.year, now.year, "evidence", ""), rows)
    if view.comparison.gone:
        say(f"Not asked any more: {', '.join(gone.clause for gone in view.comparison.gone)}")
    if view.late:
        say(f"Promised in {before.year}, and late:")
        _tell_actions(view.late)


def _row(line: Compared) -> tuple[str, str, str, str, str]:
    then = f"{line.before.word} ({', '.join(line.earlier)})" if line.earlier not in ((), (line.clause,)) else None
    return (
        line.clause,
        then or (line.before.word if line.earlier else "not asked"),
        line.now.word,
        line.evidence.value,
        line.note,
    )


@click.command("plan", cls=FrontCommand, epilog=_PLAN)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def plan(front: Front, /, *, as_json: bool) -> None:
    """The action plan: every shortfall with its reason, action, owner and date, and what became of last year's."""
    with reading(front) as desk:
        view = comparing.plan(desk)
    if as_json:
        say_json(_plan_object(view))
    else:
        _tell_plan(view)


def _plan_object(view: PlanView) -> dict[str, Any]:
    return {
        "year": view.year,
        "edition": view.edition,
        "actions": [_action_object(action) for action in view.actions],
        "before": view.before_year or None,
        "earlier": [
            _action_object(action)
            | {
                "now": action.mark_now.value if action.mark_now is not None else None,
                "asked_in": list(action.clauses_now),
            }
            for action in view.earlier
        ],
    }


def _action_object(action: PlannedAction) -> dict[str, Any]:
    return {
        "clause": action.clause,
        "binding": action.binding,
        "answer": action.mark.value,
        "reason": action.reason,
        "action": action.action,
        "owner": action.owner,
        "due": action.due,
        "state": action.state.value,
        "done_on": action.done_on,
        "slipped": action.slipped,
        "earlier_dues": list(action.earlier_dues),
        "days_late": action.days_late,
        "missing": list(action.missing),
    }


def _tell_plan(view: PlanView) -> None:
    if view.actions:
        say(f"{view.year}: {say_days(len(view.actions), 'action')}")
        _tell_actions(view.actions)
    else:
        talk(f"Nothing falls short in {view.year}, and nothing is promised.")
    if view.earlier:
        say(f"Promised in {view.before_year}:")
        _tell_actions(view.earlier)


def _tell_actions(actions: Iterable[PlannedAction]) -> None:
    rows, under = [], []
    for action in actions:
        due = say_day(action.due) if action.due else ""
        rows.append((action.clause, action.mark.word, _state(action), due, action.owner, action.action or "no action"))
        under.append(_beside(action))
    say_table(("clause", "answer", "state", "due", "owner", "action"), rows, under=under)


def _state(action: PlannedAction) -> str:
    if action.state is State.LATE:
        return f"{say_days(action.days_late, 'day')} LATE"
    if action.done_on:
        late = f", {say_days(action.days_late, 'day')} late" if action.days_late else ""
        return f"done {say_day(action.done_on)}{late}"
    return f"{action.state.value}, put back" if action.slipped else action.state.value


def _beside(action: PlannedAction) -> str:
    told = [f"why: {action.reason}" if action.reason else ""]
    if action.earlier_dues:
        told.append(f"first due {', then '.join(map(say_day, action.earlier_dues))}")
    if action.missing:
        told.append(f"lacks its {', '.join(action.missing)}")
    if action.mark_now is not None:
        told.append(f"answered {action.mark_now.word} now")
    return "; ".join(one for one in told if one)
