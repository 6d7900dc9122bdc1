"""Keeping the register: the landlord's profile, bank holidays, drafts, where things lie, and whether all is well.

What brings in SQLModel is imported where it is used: the first screen asks for the profile, and wants to wait for none.
"""

from __future__ import annotations

import os
import stat
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hoctui.dates import parse_day, say_days
from hoctui.errors import BadInput, HoctuiError, RegisterProblem
from hoctui.services.desk import Desk
from hoctui.services.preparing import prepare
from hoctui.services.views import CheckLine, Place, Profile
from hoctui.settings import settings_path
from hoctui.store.holidays import setting
from hoctui.store.place import synced_by
from hoctui.store.soundness import fault_in_file, findable
from hoctui.text import clean_line

PROFILE = "profile"
"""The setting that holds the landlord's name, homes owned and year end."""


def profile(desk: Desk) -> Profile | None:
    """The landlord as the first run asked for it, or None where it was never asked."""
    found = setting(desk.register.connection, PROFILE, desk.clock.today)
    if not found:
        return None
    return Profile(found["name"], found["homes"], found["year_end_month"], found["year_end_day"])


def read_profile(name: str, homes: str, year_end: str) -> Profile:
    """The landlord as typed: name, homes owned and year end ("31 March", "31/3"). Raises BadInput, naming the field."""
    called = clean_line(name).text
    if not called:
        raise BadInput("Say what the landlord is called.", "name")
    try:
        owned = int(homes.replace(",", "").strip())
    except ValueError:
        raise BadInput(f"{homes.strip()[:20]!r} is not a number of homes; write it as 640.", "homes") from None
    if not 1 <= owned <= 1_000_000:
        raise BadInput(
            f"{owned:,} homes cannot be right; write the number that the landlord owns, such as 640.", "homes"
        )
    end = _year_end(year_end)
    return Profile(called, owned, end.month, end.day)


def set_profile(desk: Desk, name: str, homes: str, year_end: str) -> Profile:
    """Set the landlord's name, homes owned and year end. Raises BadInput, as read_profile does."""
    made = read_profile(name, homes, year_end)
    from hoctui.store import keeping  # noqa: PLC0415

    with desk.register.writing() as session:
        keeping.set_setting(session, PROFILE, as_set(made), desk.clock.today, desk.instant())
    return made


def as_set(profile: Profile) -> dict[str, object]:
    """The profile as its setting holds it."""
    return {
        "name": profile.name,
        "homes": profile.homes,
        "year_end_month": profile.year_end_month,
        "year_end_day": profile.year_end_day,
    }


def _year_end(text: str) -> date:
    try:
        return parse_day(text, date(2025, 6, 30))
    except BadInput:
        raise BadInput(
            f"{text.strip()[:20]!r} is not the last day of a year; write it as 31 March.", "year_end"
        ) from None


def change_bank_holiday(desk: Desk, day: date, name: str, *, struck: bool) -> None:
    """Add a bank holiday that was proclaimed, or strike one out that was moved; every due date is counted again."""
    from hoctui.store import keeping  # noqa: PLC0415

    with desk.register.writing() as session:
        keeping.change_bank_holiday(session, day, clean_line(name).text or "bank holiday", struck=struck)
    desk.forget_calendar()
    prepare(desk)


def keep_draft(desk: Desk, name: str, fields: dict[str, Any]) -> None:
    """Keep what was typed into a form that is not saved; nothing typed lets the draft go."""
    from hoctui.store import keeping  # noqa: PLC0415

    with desk.register.writing() as session:
        keeping.keep_draft(session, name, fields, desk.instant())


def draft(desk: Desk, name: str) -> dict[str, Any]:
    """What was typed into a form and not saved; empty where nothing was."""
    from hoctui.store import keeping  # noqa: PLC0415

    return keeping.draft(desk.register.connection, name)


def draft_kept_at(desk: Desk, name: str) -> datetime | None:
    """The instant at which a form's draft was last kept; None where there is none."""
    from hoctui.store import keeping  # noqa: PLC0415

    return keeping.draft_kept_at(desk.register.connection, name)


def place(desk: Desk) -> Place:
    """Where the register and the settings lie, and how large the register is."""
    from hoctui.store import ledger  # noqa: PLC0415

    path = desk.register.source
    count, head = ledger.head(desk.register.connection)
    return Place(
        register=str(path),
        settings=str(settings_path()),
        size=path.stat().st_size if path.exists() else 0,
        schema=desk.register.schema,
        events=count,
        chain_head=head,
    )


def check(desk: Desk) -> tuple[CheckLine, ...]:
    """Look at all that the register rests on: the file, the chain of events, every case folded anew, what is around."""
    from hoctui.services.case_documents import check_files  # noqa: PLC0415

    lines = [_file(desk), _integrity(desk)]
    if lines[-1].well:
        lines += [_chain(desk), _folds(desk), _words(desk), *check_files(desk)]
    return (*lines, *_surroundings(desk.register.source))


def _file(desk: Desk) -> CheckLine:
    if not desk.register.source.exists():
        return CheckLine("register", True, "there is none yet; logging a first complaint makes one")
    return CheckLine("register", True, str(desk.register.source))


def _integrity(desk: Desk) -> CheckLine:
    fault = fault_in_file(desk.register.connection)
    if not fault:
        return CheckLine("file", True, "sound")
    return CheckLine("file", False, f"damaged: {fault}; keep it as it is and restore a backup")


def _chain(desk: Desk) -> CheckLine:
    from hoctui.store import ledger  # noqa: PLC0415

    state = ledger.verify(desk.register.connection)
    if state.broken_at:
        return CheckLine(
            "events", False, f"the chain breaks at event {state.broken_at}: it, or what lies before it, was changed"
        )
    return CheckLine("events", True, f"{state.events:,} in an unbroken chain, head {state.head[:16]}")


def _folds(desk: Desk) -> CheckLine:
    from hoctui.services.casework import derive  # noqa: PLC0415
    from hoctui.store import ledger, projections  # noqa: PLC0415

    connection = desk.register.connection
    wrong: list[str] = []
    cases = 0
    try:
        for case_id, entries in ledger.every_case(connection):
            cases += 1
            try:
                derived = derive(desk, entries)
            except HoctuiError as fault:
                wrong.append(f"case {case_id}: {fault.sentence}")
                continue
            if not projections.holds(connection, case_id, derived):
                wrong.append(f"case {case_id} differs from its events")
    except RegisterProblem as fault:
        return CheckLine("cases", False, fault.sentence)
    left_over = projections.unknown_cases(connection)
    if left_over:
        wrong.append(f"{say_days(left_over, 'case')} without any event: the end of the ledger may have been cut off")
    if wrong:
        return CheckLine("cases", False, f"{len(wrong)} of {cases + left_over}: {wrong[0]}")
    return CheckLine("cases", True, f"{cases:,}, each the sum of its events")


def _words(desk: Desk) -> CheckLine:
    known, found = findable(desk.register.connection)
    if known == found:
        return CheckLine("search", True, f"{found:,} case{'' if found == 1 else 's'} can be found")
    return CheckLine("search", False, f"{found:,} of {known:,} cases can be found")


def _surroundings(path: Path) -> list[CheckLine]:
    lines = []
    synced = synced_by(path)
    if synced:
        lines.append(
            CheckLine(
                "place", False, f"the register lies in {synced}, which syncs it; move it to a folder that nothing syncs"
            )
        )
    copies = conflict_copies(path)
    if copies:
        lines.append(CheckLine("copies", False, f"a conflicting copy lies beside the register: {copies[0].name}"))
    if os.name == "posix" and path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        lines.append(
            CheckLine("privacy", False, f"others on this machine can read {path.name}; open hoctui once to mend it")
        )
    lines.append(
        CheckLine("encryption", True, "none of hoctui's own: it rests on the encryption of this machine's disk")
    )
    return lines


def conflict_copies(path: Path) -> list[Path]:
    """Copies of the register that a syncing client left beside it."""
    if not path.parent.is_dir():
        return []
    return [
        other
        for other in sorted(path.parent.iterdir())
        if other != path
        and other.suffix == path.suffix
        and other.stem.startswith(path.stem)
        and "conflict" in other.stem[len(path.stem) :].casefold()  # the register's own name may hold the word
    ]
