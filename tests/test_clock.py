"""The one clock: the day in England, a day set by hand, and instants told in England's time."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

import hoctui
from hoctui.clock import Clock, say_instant, system_clock
from hoctui.errors import BadInput


def test_today_is_asked_anew_so_that_midnight_passes() -> None:
    days = iter([date(2026, 11, 21), date(2026, 11, 22)])
    clock = Clock(source=lambda: next(days), now=lambda: datetime(2026, 11, 21, 23, 59, tzinfo=UTC))
    assert clock.today == date(2026, 11, 21)
    assert clock.today == date(2026, 11, 22)


def test_a_fixed_clock_stands_still() -> None:
    instant = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
    clock = Clock.fixed(date(2026, 11, 21), instant)
    assert clock.today == clock.today == date(2026, 11, 21)
    assert clock.now() == clock.now() == instant


def test_the_machines_clock_gives_the_day_in_england_and_instants_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOCTUI_TODAY", raising=False)
    clock = system_clock()
    instant = clock.now()
    assert instant.utcoffset() == timedelta(0)
    # England is at most an hour ahead of UTC.
    assert clock.today in {instant.date(), (instant + timedelta(hours=1, minutes=5)).date()}
    assert clock.now() >= instant


def test_the_day_in_england_is_not_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOCTUI_TODAY", raising=False)
    code = "from hoctui.clock import system_clock; c = system_clock(); print(c.today, c.now().isoformat())"
    for zone in ("UTC0", "AHEAD-14", "BEHIND12"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        today, instant = done.stdout.split()
        at = datetime.fromisoformat(instant)
        assert date.fromisoformat(today) in {at.date(), (at + timedelta(hours=1, minutes=5)).date()}


def test_the_day_can_be_set_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOCTUI_TODAY", "2026-11-21")
    assert system_clock().today == date(2026, 11, 21)
    assert system_clock("2027-01-04").today == date(2027, 1, 4), "the command's own day goes before it"


def test_an_empty_variable_sets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOCTUI_TODAY", "")
    clock = system_clock()
    instant = clock.now()
    assert clock.today in {instant.date(), (instant + timedelta(hours=1, minutes=5)).date()}


def test_a_set_day_leaves_the_instants_true() -> None:
    before = datetime.now(UTC)
    assert before <= system_clock("2030-01-04").now() <= datetime.now(UTC)


@pytest.mark.parametrize(
    "text", ["21/11/2026", "20261121", "2026-W47-6", "2026-02-30", "1989-12-31", "9999-01-01", "x"]
)
def test_a_day_that_is_none_is_refused_by_the_variables_name(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOCTUI_TODAY", text)
    with pytest.raises(BadInput) as refusal:
        system_clock()
    assert refusal.value.sentence == (
        f'HOCTUI_TODAY is "{text}", which is not a day from 1990 to 2100 written as 2026-12-04.'
    )
    with pytest.raises(BadInput, match="The day given as today is"):
        system_clock(text)


def test_instants_are_told_in_englands_time() -> None:
    assert say_instant(datetime(2026, 11, 20, 14, 2, tzinfo=UTC)) == "Fri 20 Nov 2026, 14:02"
    assert say_instant(datetime(2026, 7, 3, 23, 30, tzinfo=UTC)) == "Sat 4 Jul 2026, 00:30", "summer time"
    other = timezone(timedelta(hours=5, minutes=30))
    assert say_instant(datetime(2026, 11, 20, 19, 32, tzinfo=other)) == "Fri 20 Nov 2026, 14:02"


def test_an_instant_without_its_offset_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="offset"):
        say_instant(datetime(2026, 11, 20, 14, 2))  # noqa: DTZ001  (the very thing refused)


def test_no_other_module_reads_the_clock() -> None:
    root = Path(hoctui.__file__).parent
    reading = re.compile(r"(^|\.)(date\.today|datetime\.(now|today|utcnow)|time\.(time|time_ns|localtime|gmtime))")
    readers = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and reading.fullmatch(ast.unparse(node))
    }
    assert readers == {"clock.py"}
