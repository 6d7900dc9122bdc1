"""The register's one thread: work in order, a newer question in place of an older, and no write ever struck."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from casebook import CLOCK

from hoctui.errors import BadInput
from hoctui.services import casework, lists
from hoctui.services.desk import Desk, open_desk
from hoctui.services.errands import Errands, Superseded
from hoctui.services.list_views import CaseQuery

SLOW = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000) SELECT sum(i) FROM n"


def slowly(desk: Desk) -> int:
    return int(desk.register.connection.execute(SLOW).fetchone()[0])


def quickly(desk: Desk) -> int:
    return lists.count(desk, CaseQuery(show="all"))


def log(desk: Desk, summary: str) -> str:
    return casework.log(desk, {"on": "today", "resident": "Ada Elm", "summary": summary}).view.line.case


async def test_work_is_done_in_its_order_on_one_thread_of_its_own(register_path: Path) -> None:
    errands = Errands(open_desk(register_path, CLOCK, write=True))
    cases = await asyncio.gather(*(errands.ask(log, f"Leak {number}") for number in range(5)))
    assert cases == [f"26-000{number}" for number in range(1, 6)]
    threads = {await errands.ask(lambda _: threading.get_ident()) for _ in range(3)}
    assert len(threads) == 1
    assert threads != {threading.get_ident()}
    errands.finish()


async def test_what_work_raises_is_raised_to_whoever_asked(register_path: Path) -> None:
    errands = Errands(open_desk(register_path, CLOCK, write=True))
    with pytest.raises(BadInput, match="There is no case 26-0009"):
        await errands.ask(casework.case_view, "26-0009")
    assert await errands.read("count", quickly) == 0
    errands.finish()


async def test_a_newer_question_interrupts_the_older_of_its_kind(register_path: Path) -> None:
    errands = Errands(open_desk(register_path, CLOCK, write=True))
    older = asyncio.create_task(errands.read("find", slowly))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(errands.read("find", quickly))
    assert await newer == 0
    with pytest.raises(Superseded):
        await older
    errands.finish()


async def test_another_kind_of_question_interrupts_nothing(register_path: Path) -> None:
    errands = Errands(open_desk(register_path, CLOCK, write=True))
    bands = asyncio.create_task(errands.read("bands", quickly))
    find = asyncio.create_task(errands.read("find", quickly))
    assert (await bands, await find) == (0, 0)
    errands.finish()


async def test_questions_by_the_dozen_strike_no_write(register_path: Path) -> None:
    """Reads of one kind are struck by each other while complaints are logged between them: all of those are kept."""
    errands = Errands(open_desk(register_path, CLOCK, write=True))
    asked: list[asyncio.Task[int]] = []
    logged: list[asyncio.Task[str]] = []
    for number in range(30):
        asked += [asyncio.create_task(errands.read("find", quickly)) for _ in range(3)]
        logged.append(asyncio.create_task(errands.ask(log, f"Leak {number}")))
        await asyncio.sleep(0)
    assert len(set(await asyncio.gather(*logged))) == 30
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert all(isinstance(answer, int | Superseded) for answer in answers)
    assert await errands.read("find", quickly) == 30
    errands.finish()


async def test_what_was_asked_before_the_end_is_still_done(register_path: Path) -> None:
    errands = Errands(open_desk(register_path, CLOCK, write=True))
    last = asyncio.create_task(errands.ask(log, "the last one"))
    await asyncio.sleep(0)
    errands.finish()
    assert await last == "26-0001"
    again = open_desk(register_path, CLOCK, write=True)
    assert lists.count(again, CaseQuery()) == 1
    again.close()
