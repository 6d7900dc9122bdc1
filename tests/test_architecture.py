"""What a plain import pulls in: the first screen and `--help` must never wait for what only writing needs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import hoctui

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "holidays", "textual", "docx", "jinja2", "rich")

LIGHT = (
    "hoctui.services.lists",
    "hoctui.services.list_views",
    "hoctui.services.desk",
    "hoctui.services.views",
    "hoctui.services.preparing",
    "hoctui.services.keeping",
    "hoctui.services.errands",
    "hoctui.store.register",
    "hoctui.store.lists",
    "hoctui.settings",
    "hoctui.rulebook.edition",
    "hoctui.rulebook.calendar",
)


def imported(code: str) -> set[str]:
    """The top-level packages that a fresh Python has imported after running that."""
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(told.stdout.split())


def test_what_lists_need_is_light() -> None:
    found = imported("\n".join(f"import {name}" for name in LIGHT))
    assert "hoctui" in found
    assert "sqlite3" in found
    assert found & set(HEAVY) == set()


def test_a_register_that_is_up_to_date_is_opened_and_listed_without_the_heavy_ones(register_path: Path) -> None:
    found = imported(
        f"""
from datetime import UTC, date, datetime
from pathlib import Path
from hoctui.services.preparing import prepare
from hoctui.clock import Clock
from hoctui.services import lists
from hoctui.services.desk import open_desk
clock = Clock.fixed(date(2026, 11, 21), datetime(2026, 11, 21, tzinfo=UTC))
desk = open_desk(Path({str(register_path)!r}), clock, write=False)
prepare(desk)
assert lists.cases(desk, lists.CaseQuery()) == ()
assert lists.countdown(desk) == ()
assert lists.standing(desk).open == 0
assert desk.landlord
desk.close()
"""
    )
    assert found & set(HEAVY) == set()


PACKAGE = Path(hoctui.__file__).parent
CORE = ("rulebook", "register", "assessment")


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("part", CORE)
def test_the_core_reads_no_clock(part: str) -> None:
    for path in sorted((PACKAGE / part).glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not called & {"now", "today", "utcnow", "time_ns"}, path
        assert not imports_of(path) & {"time", "os", "hoctui.clock"}, path


def test_nothing_outside_the_store_speaks_sql() -> None:
    for folder in ("services", "cli", "tui", "sample", "documents"):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            assert "sqlite3" not in imports_of(path), path


def test_every_text_file_is_opened_as_utf_8() -> None:
    """Windows would else read and write them in the machine's own code page."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in ("read_text", "write_text"):
                said = {keyword.arg: keyword.value for keyword in node.keywords}
                encoding = said.get("encoding")
                assert isinstance(encoding, ast.Constant), f"{path}:{node.lineno}"
                assert encoding.value == "utf-8", f"{path}:{node.lineno}"


def test_no_script_is_run_that_would_commit_behind_our_back() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        called = {
            node.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
        }
        assert "executescript" not in called, path
