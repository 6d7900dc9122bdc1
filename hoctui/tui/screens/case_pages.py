"""The pages that a case's screen opens: an entry in full, every date with its count, all that is known, other cases."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from hoctui.clock import say_instant
from hoctui.dates import say_day
from hoctui.services.views import CaseView, ClockView, TimelineEntry
from hoctui.tui.screens.case_head import seen_words
from hoctui.tui.screens.sheet import labelled
from hoctui.tui.widgets.choose import Option
from hoctui.tui.widgets.safe import Tone, joined, plain


def others(view: CaseView) -> list[Option]:
    """Every case that belongs with this one, each once, the closest first."""
    linked = dict(view.links)
    words = (
        dict.fromkeys(view.seen.cases, "the resident's") | dict.fromkeys(view.seen.alike, "of the same kind") | linked
    )
    nearest = dict.fromkeys((*linked, *view.seen.alike, *view.seen.cases))
    return [Option(case, case, words[case]) for case in nearest]


def entry_page(entry: TimelineEntry, width: int) -> Content:
    """An entry in full."""
    rows = list(entry.fields)
    if entry.corrected:
        rows.append(("Corrected", entry.corrected.removeprefix("corrected ")))
    rows.append(("Written down", say_instant(datetime.fromisoformat(entry.recorded_at))))
    page = labelled(rows, width)
    if entry.struck:
        return joined(("UNDONE: it stays to be read, and counts no longer.\n\n", "late"), page)
    return page


def clocks_page(view: CaseView, width: int) -> Content:
    """Every clock of a case, those kept and those that run, with how its date was counted."""
    parts: list[Content | str | tuple[str, Tone]] = []
    for clock in view.clocks:
        parts += _clock_parts(clock, width)
    if not view.clocks:
        parts.append("No clock has ever run on this case.")
    parts += [("Working days are England's; the day of the event is day 0.", "dim")]
    return joined(*parts)


def _clock_parts(clock: ClockView, width: int) -> list[Content | str | tuple[str, Tone]]:
    said, tone = _state_of(clock)
    head = joined((clock.what, "strong"), f"  by {say_day(clock.due)}  ", (said, tone), (f"  {clock.clause}", "dim"))
    parts: list[Content | str | tuple[str, Tone]] = [head, "\n"]
    for text in (clock.count or "a date that was set, not counted", clock.note):
        parts += [part for line in (plain(text, "dim").wrap(width - 2) if text else ()) for part in ("  ", line, "\n")]
    return [*parts, "\n"]


def _state_of(clock: ClockView) -> tuple[str, Tone]:
    if clock.met_on:
        return (
            (f"in time, {say_day(clock.met_on)}", "good")
            if clock.state == "kept"
            else (f"LATE, {say_day(clock.met_on)}", "late")
        )
    if clock.state != "running":
        return "never met", "late"
    return f"{clock.left}{', projected' if clock.projected else ''}", "late" if "OVERDUE" in clock.left else "soon"


def all_page(view: CaseView, width: int) -> Content:
    """All that is known of a case."""
    rows = [("About", view.line.about), ("Complaint definition", view.definition), ("Resident", view.line.resident)]
    rows += [*view.facts]
    rows.append(("Seen before", seen_words(view)))
    for duty in view.duties:
        done = (
            f"done {say_day(duty.done_on)}"
            if duty.done_on
            else ("no longer stands" if duty.dropped else "not done yet")
        )
        first = f", first {say_day(duty.first_by)}" if duty.first_by and duty.first_by != duty.by else ""
        by = f"by {say_day(duty.by)}{first}, " if duty.by else ""
        rows.append(("To be done", f"{duty.label} ({by}{duty.owner + ', ' if duty.owner else ''}{done})"))
    rows += [("To settle", f"{point.clause}  {point.words}") for point in view.open_points]
    rows += [("On file", f"{paper.name}, {say_day(paper.on)}") for paper in view.papers]
    rows += [("On record", f"{breach.clause}  {breach.words}, {say_day(breach.on)}") for breach in view.breaches]
    return labelled([(label, value) for label, value in rows if value], width)
