"""A fault of our own ends with status 3 and a report that repeats nothing of what anybody typed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from contextlib import redirect_stderr
from datetime import date

import pytest
from rich.console import Console
from textual.css.errors import StyleValueError
from textual.worker import WorkerFailed
from widget_hosts import Host

from hoctui.errors import EXIT_FAULT
from hoctui.tui.crash import crash_report
from hoctui.tui.widgets.day_input import distance

RESIDENT = "Mrs Example of 14 Copse Lane"


def faulty() -> None:
    name = RESIDENT
    msg = f"cannot file {name}"
    raise KeyError(msg)


def caught(call: Callable[[], object]) -> BaseException:
    try:
        call()
    except Exception as error:  # noqa: BLE001 - whatever it is, the report is about it
        return error
    msg = "nothing was raised"
    raise AssertionError(msg)


def test_the_report_names_kind_and_place_and_no_value() -> None:
    report = crash_report(caught(faulty))
    assert re.search(r"KeyError at test_crash\.py:\d+, version [\d.]+, reference [0-9a-f]{4}-[0-9a-f]{4}", report)
    assert RESIDENT not in report
    assert "Copse" not in report


def test_the_report_names_our_own_line_before_a_librarys() -> None:
    class Broken:
        def between(self, *_: object) -> int:
            raise OSError(RESIDENT)

    say = distance(Broken(), date(2026, 11, 21))
    report = crash_report(caught(lambda: say(date(2026, 12, 4))))
    assert re.search(r"OSError at hoctui/tui/widgets/day_input\.py:\d+", report)


def test_the_same_fault_has_the_same_reference() -> None:
    references = {crash_report(caught(faulty)).rpartition("reference ")[2] for _ in range(3)}
    assert len(references) == 1


def test_a_workers_fault_is_told_as_itself() -> None:
    assert "KeyError at" in crash_report(WorkerFailed(caught(faulty)))


@pytest.mark.parametrize("drawn_by_itself", [False, True])
async def test_the_app_prints_the_report_and_nothing_else(drawn_by_itself: bool) -> None:
    """A fault that can draw itself, as a stylesheet's can, is not drawn either."""

    class Faulty(Host):
        def on_mount(self) -> None:
            if drawn_by_itself:
                raise StyleValueError(RESIDENT)
            faulty()

    app = Faulty()
    printed = io.StringIO()
    app.error_console = Console(file=printed, width=100)
    with pytest.raises((KeyError, StyleValueError)), redirect_stderr(io.StringIO()):
        async with app.run_test():
            pass
    assert app.return_code == EXIT_FAULT
    assert printed.getvalue().count("hoctui met a fault of its own") == 1
    assert RESIDENT not in printed.getvalue()
