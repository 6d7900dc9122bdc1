"""Bringing a register up to date before any date is shown: bank holidays from the calendar, due dates from the rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoctui.rulebook.calendar import holidays_version
from hoctui.services.desk import FIRST_YEAR, YEARS_AHEAD, england_known
from hoctui.store.holidays import bank_holidays_version
from hoctui.store.lists import derived_digest_on_file

if TYPE_CHECKING:
    from hoctui.services.desk import Desk


def is_current(desk: Desk) -> bool:
    """Whether bank holidays and due dates on file are what this hoctui would come to. Light: imports no SQLModel."""
    from hoctui.store.digest import derived_digest

    connection = desk.register.connection
    return bank_holidays_version(connection) == _version(desk) and derived_digest_on_file(connection) == derived_digest(
        desk.calendar
    )


def _version(desk: Desk) -> str:
    return f"{holidays_version()} {FIRST_YEAR}-{desk.clock.today.year + YEARS_AHEAD}"


def prepare(desk: Desk) -> None:
    """Bring bank holidays and due dates up to date, in one transaction; in memory where the register is only read."""
    if is_current(desk):
        return
    from hoctui.services.casework import derive
    from hoctui.store import ledger, projections
    from hoctui.store.digest import derived_digest
    from hoctui.store.keeping import put_bank_holidays

    connection = desk.register.connection
    if not desk.register.writable:
        desk.register = desk.register.copy_in_memory()
        connection = desk.register.connection
    with desk.register.writing() as session:
        if bank_holidays_version(connection) != _version(desk):
            put_bank_holidays(session, england_known(desk.clock.today.year), _version(desk))
            desk.forget_calendar()
        digest = derived_digest(desk.calendar)
        if derived_digest_on_file(connection) != digest:
            for case_id, entries in ledger.every_case(connection):
                projections.write(session, case_id, derive(desk, entries))
            projections.remember_digest(session, digest)
