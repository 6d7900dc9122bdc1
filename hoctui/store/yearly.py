"""Reading what the yearly clock rests on: plain SQL, so that the countdown can show it and load nothing else."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import NamedTuple

from hoctui.assessment.year import Happened

TAKEN_BACK = "taken back"
"""The code of a step that takes an earlier one back: details step (its number) and reason."""

WITHDRAWN = "withdrawn"
"""The code of a step that withdraws an overruling: details step (its number)."""


class YearHead(NamedTuple):
    """An assessment as the yearly clock needs it."""

    id: int
    year: str
    edition: str
    is_current: bool


def heads(connection: sqlite3.Connection) -> tuple[YearHead, ...]:
    """Every assessment on file, the oldest first."""
    sql = "SELECT id, year, edition, is_current FROM assessment ORDER BY id"
    return tuple(YearHead(row[0], row[1], row[2], bool(row[3])) for row in connection.execute(sql))


def happened(connection: sqlite3.Connection, assessment_id: int | None = None) -> tuple[Happened, ...]:
    """The steps that stand, of one assessment or of all, in the order in which they were recorded.

    A step that was taken back stands no more, and neither is the taking back among them.
    """
    sql = """
        SELECT step.id, assessment.year, what, happened, details, assessment.id FROM assessment_step AS step
        JOIN assessment ON assessment.id = step.assessment_id ORDER BY step.id
    """
    rows = connection.execute(sql).fetchall()
    gone = {int(json.loads(row[4])["step"]) for row in rows if row[2] == TAKEN_BACK}
    gone |= {int(json.loads(row[4])["step"]) for row in rows if row[2] == WITHDRAWN and row[0] not in gone}
    return tuple(
        Happened(row[0], row[1], row[2], date.fromisoformat(row[3]), json.loads(row[4]))
        for row in rows
        if row[2] != TAKEN_BACK and row[0] not in gone and assessment_id in (None, row[5])
    )


def made_again_by(connection: sqlite3.Connection, assessment_id: int) -> tuple[Happened, ...]:
    """What asked for an assessment to be made again: triggers after an earlier one was published, not yet answered.

    A trigger is recorded under the assessment of its day, and answered by the next one that is published.
    """
    open_ones: tuple[Happened, ...] = ()
    for head in heads(connection):
        if head.id == assessment_id:
            return open_ones
        steps = happened(connection, head.id)
        published = next((step.number for step in steps if step.what == "published"), None)
        if published is not None:
            open_ones = tuple(step for step in steps if step.what == "trigger" and step.number > published)
    return open_ones


def taken_back(connection: sqlite3.Connection, assessment_id: int) -> dict[int, str]:
    """The steps of an assessment that were taken back, and why."""
    sql = "SELECT details FROM assessment_step WHERE assessment_id = ? AND what = ? ORDER BY id"
    found = [json.loads(row[0]) for row in connection.execute(sql, (assessment_id, TAKEN_BACK))]
    return {int(details["step"]): details["reason"] for details in found}


def reviews(connection: sqlite3.Connection, until: date) -> list[tuple[int, str, date]]:
    """The items of evidence in use whose review falls due by that day: number, name and day, the soonest first."""
    sql = """
        SELECT id, name, review_on FROM evidence_item
        WHERE retired_on IS NULL AND review_on IS NOT NULL AND review_on <= ? ORDER BY review_on, id
    """
    return [(row[0], row[1], date.fromisoformat(row[2])) for row in connection.execute(sql, (until.isoformat(),))]
