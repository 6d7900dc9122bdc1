"""The tables as SQLModel maps them are the tables that the ladder builds: names, types, nullability, keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Integer, LargeBinary
from sqlmodel import SQLModel

from hoctui.store import models
from hoctui.store.register import Register

TABLES = dict(SQLModel.metadata.tables)


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    opened = Register.in_memory()
    yield opened
    opened.close()


def kind(column: Column[object]) -> str:
    """The STRICT type that a mapped column must have."""
    if isinstance(column.type, Integer):
        return "INTEGER"
    return "BLOB" if isinstance(column.type, LargeBinary) else "TEXT"


def test_every_table_of_ours_is_mapped(register: Register) -> None:
    assert models.EventRow.__tablename__ in TABLES
    built = {
        row[0]
        for row in register.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not row[0].startswith("case_words")
    }
    assert built == set(TABLES)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_columns_are_equal(register: Register, table: str) -> None:
    built = [
        (name, sort, bool(required), place)
        for _, name, sort, required, _, place in register.connection.execute(f"PRAGMA table_info({table})")
    ]
    mapped_keys = [column.name for column in TABLES[table].primary_key.columns]
    mapped = [
        (
            column.name,
            kind(column),
            not column.nullable,
            mapped_keys.index(column.name) + 1 if column.name in mapped_keys else 0,
        )
        for column in TABLES[table].columns
    ]
    # SQLite says that an INTEGER PRIMARY KEY may be null, by which it means that it numbers the row itself.
    assert [row if row[3] == 0 else (row[0], row[1], True, row[3]) for row in built] == mapped


@pytest.mark.parametrize("table", sorted(TABLES))
def test_links_are_equal(register: Register, table: str) -> None:
    built = {
        (own, other, column)
        for _, _, other, own, column, *_ in register.connection.execute(f"PRAGMA foreign_key_list({table})")
    }
    mapped = {(key.parent.name, key.column.table.name, key.column.name) for key in TABLES[table].foreign_keys}
    assert built == mapped


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_is_strict(register: Register, table: str) -> None:
    row = register.connection.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (table,)).fetchone()
    assert row == (1,)
