"""Whether the file is sound: what SQLite finds wrong with it, and whether every case can be found by its words."""

from __future__ import annotations

import sqlite3


def fault_in_file(connection: sqlite3.Connection) -> str:
    """The first thing that SQLite finds wrong with the file; empty where it is sound."""
    try:
        found = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    except sqlite3.DatabaseError as fault:
        return str(fault)
    return "" if found == "ok" else found


def findable(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many cases there are, and how many of them the word index knows."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM case_line), (SELECT count(*) FROM case_words_docsize)"
    ).fetchone()
    return (row[0], row[1])
