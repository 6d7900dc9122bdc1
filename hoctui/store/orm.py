"""SQLModel over the one open connection. Imported only where something is written or a case is read whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, create_engine

__all__ = ["DBAPIError", "Session", "engine_on"]


def engine_on(connection: sqlite3.Connection, begin: Callable[[], str]) -> Engine:
    """An engine that uses that connection and no other, and begins each transaction with what `begin` says.

    Without the listener SQLAlchemy would leave the connection to commit each statement by itself, since its own
    transaction handling is switched off so that BEGIN IMMEDIATE can be said.
    """
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def _begin(on: Connection) -> None:
        on.exec_driver_sql(begin())

    return engine
