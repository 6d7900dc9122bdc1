"""The documents of a case: added from disk, listed, opened as a private copy, copied out, and looked after."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from hoctui.errors import BadInput, HoctuiError, RegisterProblem
from hoctui.register.events import DocumentAdded, LetterSent
from hoctui.register.fields import LETTERS, PAPERS
from hoctui.register.fold import Life
from hoctui.services import casework, lists
from hoctui.services.desk import Desk
from hoctui.services.forms import read_form
from hoctui.services.outside import runs_by_opening, safe_name, shortened
from hoctui.services.views import CheckLine, Recorded
from hoctui.store.files import (
    Files,
    State,
    files_of,
    is_known,
    known_documents,
    read_outside,
    refuse_size,
    say_size,
    temporary_folder,
)
from hoctui.text import clean_line, one_line

ADDING: Final = "DocumentAdded"

LONGEST_NAME: Final = 255
"""Characters of a document's name that are kept."""

_SHOWN: Final = 60
_MOST_TOLD: Final = 10


@dataclass(frozen=True, slots=True)
class Document:
    """A document or a letter of a case, and whether its bytes are on file as they were added."""

    event: int
    """The number of the entry that added it."""
    on: date
    name: str
    """As it was called where it came from; never a path."""
    what: str
    """What it is, in words: "photograph", "stage 1 response"."""
    size: int
    """Bytes."""
    sha256: str
    direction: str
    """"in", "out", or empty where it is no correspondence."""
    with_whom: str
    """From or to whom, where that is not the resident."""
    note: str
    state: State

    @property
    def way(self) -> str:
        """From or to whom, in words; empty where it is no correspondence."""
        way = {"in": "from", "out": "to"}.get(self.direction, "")
        return f"{way} {self.with_whom or 'the resident'}" if way else self.with_whom


# Adding


def add(desk: Desk, case: str, path: Path, typed: Mapping[str, Any], expected: int | None = None) -> Recorded:
    """Put a file from this machine on a case: its bytes are kept, and it may go from where it was.

    `typed` are the other fields of the event, as a form or a command has them.

    Raises:
        BadInput: the file cannot be taken (field "path"), a field cannot, or there is no such case.
        Impossible, ConflictingEdit, RegisterProblem: as casework.record has it, or the bytes cannot be kept.
    """
    lists.case_line(desk, case)
    _must_be_readable(desk, ADDING, typed)
    return add_bytes(desk, case, path.name, read_outside(path), typed, expected=expected)


def add_bytes(
    desk: Desk,
    case: str,
    name: str,
    data: bytes,
    typed: Mapping[str, Any],
    *,
    kind: str = ADDING,
    expected: int | None = None,
    draft: str = "",
) -> Recorded:
    """Put bytes on a case under a name: a document, or with the kind "LetterSent" the file of a letter that went out.

    The bytes are on the disk before the event is; where that cannot be recorded they go again.

    Raises:
        BadInput, Impossible, ConflictingEdit, RegisterProblem: as add() has it.
    """
    called, dropped = _called(name)
    lists.case_line(desk, case)
    _must_be_readable(desk, kind, typed)
    refuse_size(one_line(called, _SHOWN), len(data))
    if not desk.register.writable:  # asked before any byte is kept: another hoctui may be keeping the same ones
        raise RegisterProblem(f"The register {desk.register.source} was opened for reading only; nothing was written.")
    files = files_of(desk.register)
    kept = files.keep(data)
    fields = {**typed, "name": called, "sha256": kept.sha256, "size": kept.size}
    try:
        recorded = casework.record(desk, case, kind, fields, expected, draft=draft)
    except BaseException:
        if kept.fresh and not is_known(desk.register.connection, kept.sha256):
            files.let_go(kept.sha256)
        raise
    return replace(recorded, dropped=(*dropped, *recorded.dropped))


def read_file(path: Path) -> bytes:
    """The bytes of a file to be added. It asks no register, so that a drive which does not answer holds none up.

    Raises:
        BadInput: the file cannot be taken (field "path").
    """
    return read_outside(path)


def _must_be_readable(desk: Desk, kind: str, typed: Mapping[str, Any]) -> None:
    """Raise for a slip in the other fields, before the file is touched."""
    read_form(kind, {**typed, "name": "document", "sha256": "0" * 64, "size": 0}, desk.clock.today)


def _called(name: str) -> tuple[str, tuple[str, ...]]:
    """The name as it is kept, its ending whole, and what was dropped from it."""
    cleaned = clean_line(name, limit=len(name) + 1)
    kept = shortened(cleaned.text, LONGEST_NAME)
    dropped = cleaned.dropped
    if kept != cleaned.text:
        left_out = len(cleaned.text) - len(kept)
        dropped = (*dropped, f"{left_out:,} character{'' if left_out == 1 else 's'} of its {len(cleaned.text):,}")
    return kept or "document", tuple(f"Name: {what} dropped" for what in dropped)


# Looking


def store_of(desk: Desk) -> Files:
    """Where the bytes of the register's documents lie, to be looked at from another thread (see looked_at)."""
    return files_of(desk.register)


def papers(desk: Desk, case: str, *, hashed: bool = True) -> tuple[Document, ...]:
    """Every document and letter on a case, the newest first. Raises BadInput where there is no such case.

    Without `hashed` it is only seen whether their bytes are there; looked_at() tells later whether they are the same.
    """
    return _documents(files_of(desk.register), _life(desk, case), hashed=hashed)


def looked_at(files: Files, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The same documents, once every byte of theirs was looked at. It asks no register."""
    return tuple(replace(one, state=_state(files, one.sha256, one.size, hashed=True)) for one in documents)


def document(desk: Desk, case: str, event_id: int) -> Document:
    """The document that an entry of a case added. Raises BadInput where that entry added none, or is undone."""
    found = next((one for one in papers(desk, case, hashed=False) if one.event == event_id), None)
    if found is None:
        raise BadInput(f"Entry {event_id} of this case added no document; its documents are listed with their numbers.")
    return found


def _life(desk: Desk, case: str) -> Life:
    return casework.life_of(desk, lists.case_line(desk, case).id)


def _documents(files: Files, life: Life, *, hashed: bool) -> tuple[Document, ...]:
    found = []
    for told in reversed(life.told):
        event = told.event
        if told.struck or not isinstance(event, DocumentAdded | LetterSent) or not event.sha256:
            continue
        size = event.size or 0
        if isinstance(event, DocumentAdded):
            what, way, whom = dict(PAPERS).get(event.what, event.what), event.direction, event.with_whom
        else:
            what, way, whom = dict(LETTERS).get(event.letter, event.letter), "out", event.to_whom
        state = _state(files, event.sha256, size, hashed=hashed)
        found.append(
            Document(told.entry.id, event.on, event.name, what, size, event.sha256, way, whom, event.note, state)
        )
    return tuple(found)


def _state(files: Files, sha256: str, size: int, *, hashed: bool) -> State:
    try:
        return files.state(sha256, size, hashed=hashed)
    except RegisterProblem:  # what cannot be read cannot be opened either; opening it says why
        return "missing"


# Opening, and copying out


def open_copy(desk: Desk, case: str, event_id: int) -> Path:
    """A private copy of a document, to be opened (see open_outside); what is done to it does not reach the register.

    It lies in a folder of its own, for its owner alone, and goes when the register is left.

    Raises:
        BadInput: there is no such document, it is missing or was altered, or opening it would run it.
        RegisterProblem: its bytes cannot be read, or no copy can be made.
    """
    found = document(desk, case, event_id)
    name = safe_name(found.name)
    if runs_by_opening(name):
        raise BadInput(
            f"{one_line(found.name, _SHOWN)} is a program or the like, which could do something to this machine, so it "
            "is not opened; it can be copied out, to be looked at by whoever looks after the machine."
        )
    data = files_of(desk.register).read(found.name, found.sha256, found.size)
    try:
        folder = Path(tempfile.mkdtemp(prefix="document-", dir=temporary_folder(desk.register)))
        copy = folder / name
        _write_new(copy, data)
        if os.name == "posix":
            copy.chmod(0o400)  # so that nobody takes the copy for the document and works on in it
    except OSError as fault:
        raise RegisterProblem(f"No copy to open could be made ({fault.strerror}); copy it out instead.") from None
    return copy


def export(desk: Desk, case: str, event_id: int, to: Path) -> Path:
    """Copy a document out to a file of that name, or into that folder under its own; where it lies now.

    Raises:
        BadInput: there is no such document, it is missing or was altered, or that file is there already or cannot be
            written (field "path").
        RegisterProblem: its bytes cannot be read.
    """
    found = document(desk, case, event_id)
    data = files_of(desk.register).read(found.name, found.sha256, found.size)
    place = to
    try:
        if to.is_dir():
            place = to / safe_name(found.name)
        _write_new(place, data)
    except FileExistsError:
        raise BadInput(f"{place} is there already, and is not written over; choose another name.", "path") from None
    except (OSError, ValueError) as fault:
        why = (fault.strerror if isinstance(fault, OSError) else "") or "that is no path"
        raise BadInput(f"{one_line(str(to), 4 * _SHOWN)} cannot be written ({why}).", "path") from None
    return place


def _write_new(place: Path, data: bytes) -> None:
    """Write a file that is not there yet, for its owner alone; nothing of it stays where that fails."""
    handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except BaseException:
        with suppress(OSError):
            place.unlink(missing_ok=True)
        raise


# Looking after them


def check_files(desk: Desk) -> tuple[CheckLine, ...]:
    """Whether every document that the ledger names is on file as it was added; nothing where there never was any."""
    files = files_of(desk.register)
    known = tuple(known_documents(desk.register.connection))
    states: dict[tuple[str, int], str] = {}
    lost = []
    for one in known:
        key = (one.sha256, one.size)
        if key not in states:
            states[key] = _state_in_words(files, *key)
        if states[key]:
            lost.append(f"{one.case}: {one.name or 'a document'} (entry {one.event}) {states[key]}")
    strays = files.strays({one.sha256 for one in known})
    if not known and not strays:
        return ()
    more = f"; {strays:,} file{'' if strays == 1 else 's'} beside them that no entry names" if strays else ""
    if not lost:
        return (CheckLine("documents", True, f"{len(known):,}, each as it was added{more}"),)
    lines = [CheckLine("documents", False, f"{len(lost):,} of {len(known):,} are not as they were added{more}")]
    lines += [CheckLine("document", False, f"{words}; restore it from a backup") for words in lost[:_MOST_TOLD]]
    if len(lost) > _MOST_TOLD:
        lines.append(CheckLine("document", False, f"and {len(lost) - _MOST_TOLD:,} more"))
    return tuple(lines)


def _state_in_words(files: Files, sha256: str, size: int) -> str:
    """What is wrong with a document's bytes; empty where nothing is."""
    try:
        state = files.state(sha256, size)
    except HoctuiError:
        return "cannot be read"
    return {"missing": "is missing", "altered": "was altered"}.get(state, "")


def counted(documents: Sequence[Document]) -> str:
    """How many documents there are, how large together, and whether any is lost: the line under a list."""
    size = say_size(sum(one.size for one in documents))
    states = Counter(one.state for one in documents)
    lost = [f"{states[state]} {state}" for state in ("missing", "altered") if states[state]]
    count = f"{len(documents)} document{'' if len(documents) == 1 else 's'}"
    return ", ".join([count, size, *lost]) if documents else "no documents"
