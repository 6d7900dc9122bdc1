"""Measure a year's figures over a big register against plain sqlite3 reading the same rows, and what a slice holds."""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hoctui.clock import Clock
from hoctui.rulebook.edition import load
from hoctui.services import figures
from hoctui.services.assessing_figures import says
from hoctui.services.desk import open_desk

from .big_register import TODAY, build

YEAR = "2025/26"

Told = tuple[str, date, dict[str, object], dict[str, object]]


def _life(received: date, chance: random.Random, is_open: bool) -> Iterator[Told]:
    """A complaint's events: kind, day, facts, words. Most are in time, some extended, some go to stage 2."""
    yield (
        "Received",
        received,
        {"category": "property condition", "channel": "telephone", "tenure": "tenant", "matter": "complaint"},
        {"resident": "Ada Abbott", "summary": "mould in the back bedroom", "handler": "A. Officer"},
    )
    day = received + timedelta(days=chance.randrange(0, 9))
    yield "Acknowledged", day, {"in_writing": True}, {"definition": "Mould, reported twice and not treated. " * 4}
    if is_open:
        return
    if chance.random() < 0.2:
        yield "Extended", day + timedelta(days=4), {"days": 5, "ombudsman_given": True}, {"reason": "a survey"}
    day += timedelta(days=chance.randrange(6, 20))
    yield "Responded", day, {"decision": "upheld"}, {"text": "The extractor was never fitted. " * 12}
    by = day + timedelta(days=20)
    yield "ActionPromised", day, {"by": by.isoformat()}, {"what": "fit an extractor", "owner": "EF"}
    yield "ContactMade", day + timedelta(days=3), {"direction": "out"}, {"text": "A date was given to the resident."}
    if chance.random() < 0.1:
        day += timedelta(days=12)
        yield "Escalated", day, {}, {"reason": "still damp", "handler": "B. Manager"}
        yield "Acknowledged", day + timedelta(days=3), {}, {"definition": "The same."}
        day += timedelta(days=25)
        yield "Responded", day, {"decision": "partially upheld"}, {"text": "A survey follows."}
    yield "Closed", max(day, by) + timedelta(days=2), {}, {}


def fill(path: Path) -> int:
    """Put the events under the case lines of a big register, and return how many there are."""
    chance = random.Random(7)  # noqa: S311 - the same register every time
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    number = 0
    for case_id, received, is_open in connection.execute("SELECT id, received, is_open FROM case_line").fetchall():
        life = list(_life(date.fromisoformat(received), chance, bool(is_open)))
        for kind, day, facts, words in life:
            number += 1
            connection.execute(
                "INSERT INTO event VALUES (?, ?, ?, 1, ?, '2026-11-23T09:00:00+00:00', 0, ?, ?, ?, ?)",
                (number, case_id, kind, day.isoformat(), json.dumps(facts), "0" * 64, "0" * 64, f"{number:064x}"),
            )
            connection.execute("INSERT INTO event_body VALUES (?, ?, ?)", (number, b"0" * 16, json.dumps(words)))
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()
    return number


def _plainly(path: Path, where: str, values: dict[str, str]) -> float:
    connection = sqlite3.connect(path)
    start = time.perf_counter()
    rows = "SELECT e.id, e.case_id, e.kind, e.happened, e.recorded_at, e.facts, b.body FROM event e"
    sql = f"{rows} LEFT JOIN event_body b ON b.event_id = e.id {where} ORDER BY e.case_id, e.id"
    for _ in connection.execute(sql, values):
        pass
    took = time.perf_counter() - start
    connection.close()
    return took


def main() -> None:
    """Print what a year's figures cost, and how long one slice of them holds the register's thread."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--at", type=Path, help="the register to measure on, made there if it is not")
    chosen = options.parse_args()
    path = chosen.at or Path(tempfile.mkdtemp(prefix="hoctui-bench-")) / "large.hoctui"
    if not path.exists():
        build(path, chosen.cases, max(30, chosen.cases // 100))
        fill(path)
    clock = Clock.fixed(TODAY, datetime(2026, 11, 23, 9, tzinfo=UTC))
    desk = open_desk(path, clock, write=False)
    period = figures.period_of(desk, YEAR)
    days = {"start": (period.start - timedelta(days=40)).isoformat(), "end": period.end.isoformat()}
    year = "WHERE e.case_id IN (SELECT case_id FROM event WHERE happened BETWEEN :start AND :end)"
    whole, same, taken, slices = [], [], [], []
    for _ in range(chosen.rounds):
        whole.append(_plainly(path, "", {}))
        same.append(_plainly(path, year, days))
        start = time.perf_counter()
        count = figures.begin_count(desk, period)
        while not count.over:
            before = time.perf_counter()
            figures.go_on(desk, count)
            slices.append(time.perf_counter() - before)
        taken.append(time.perf_counter() - start)
    basis = figures.basis_of(desk, period)
    clauses = [clause.number for clause in load("2024").clauses if clause.figures]
    asked = []
    for number in clauses:
        before = time.perf_counter()
        says(desk, "2024", number, basis)
        asked.append(time.perf_counter() - before)
    mine = statistics.median(taken)
    print(f"{chosen.cases:,} cases, the figures of {YEAR}, median of {chosen.rounds} rounds")
    print(f"  counted in {mine:.2f} s, {mine / statistics.median(whole):.2f} times plain sqlite3 reading every event")
    print(f"  and {mine / statistics.median(same):.2f} times plain sqlite3 finding and reading that year's cases")
    print(f"  {len(slices) // chosen.rounds} slices: median {statistics.median(slices) * 1000:.0f} ms, "
          f"longest {max(slices) * 1000:.0f} ms")  # fmt: skip
    print(f"  then a clause: median {statistics.median(asked) * 1000:.1f} ms, longest {max(asked) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
