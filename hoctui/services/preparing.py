"""Bringing a register up to date before any date is shown: bank holidays and, by the rulebook, due dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoctui.rulebook.calendar import holidays_version
from hoctui.services.desk import FIRST_YEAR, YEARS_AHEAD, england_known
from hoctui.store.digest import derived_digest
from hoctui.store.holidays import bank_holidays_version
from hoctui.store.lists import derived_digest_on_file

if TYPE_CHECKING:
    from hoctui.services.desk import Desk


def is_current(desk: Desk) -> bool:
    """Whether the due dates on file are what this hoctui would come to by the bank holidays on file.

    Light: it imports no SQLModel, so that it can be asked before the first paint.
    """
    connection = desk.register.connection
    if not bank_holidays_version(connection):
        return False
    return derived_digest_on_file(connection) == derived_digest(desk.calendar)


def _is_known(desk: Desk) -> bool:
    """Whether the bank holidays on file are those that this hoctui knows."""
    return bank_holidays_version(desk.register.connection) == _version(desk)


def _version(desk: Desk) -> str:
    return f"{holidays_version()} {FIRST_YEAR}-{desk.clock.today.year + YEARS_AHEAD}"


def prepare(desk: Desk) -> None:
    """Bring bank holidays and due dates up to date, in one transaction; in memory where the register is only read."""
    if _is_known(desk) and is_current(desk):
        return
    # SQLModel comes in with these; a register that is up to date shows its lists without.
    from hoctui.services.casework import derive  # noqa: PLC0415
    from hoctui.store import ledger, projections  # noqa: PLC0415
    from hoctui.store.keeping import put_bank_holidays  # noqa: PLC0415

    if desk.register.kept and not desk.register.writable:
        desk.register = desk.register.copy_in_memory()
    connection = desk.register.connection
    with desk.register.recounting() as session:
        if not _is_known(desk):
            put_bank_holidays(session, england_known(desk.clock.today.year), _version(desk))
            desk.forget_calendar()
        digest = derived_digest(desk.calendar)
        if derived_digest_on_file(connection) != digest:
            for case_id, entries in ledger.every_case(connection):
                projections.write(session, case_id, derive(desk, entries))
            projections.remember_digest(session, digest)


def begin_writing(desk: Desk) -> None:
    """Take the register's lock, and bring it up to date. Raises RegisterBusy where another hoctui holds it."""
    desk.register.begin_writing()
    prepare(desk)
