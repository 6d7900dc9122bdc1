"""The documents of a register: their bytes, each kept once under its checksum, in the folder beside the register."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
import stat
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple

from hoctui.errors import BadInput, RegisterProblem
from hoctui.store.place import told
from hoctui.store.register import IN_MEMORY, Register
from hoctui.text import one_line

LARGEST: Final = 20 * 1024 * 1024
"""The most bytes that one document may have: 20 MB, counted as an officer's own machine counts them."""

SUFFIX: Final = ".files"
"""What the folder's name has more than the register's."""

State = Literal["present", "missing", "altered"]

_NO_ROOM: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_CHUNK: Final = 1024 * 1024
_SHOWN: Final = 80
"""So many cells of a document's name are repeated in a sentence; of a path, more."""
_PATH_SHOWN: Final = 200
_SLIP_SHOWN: Final = 60
"""What is shown of a path that no file can have."""


class Kept(NamedTuple):
    """Bytes that are on file."""

    sha256: str
    size: int
    fresh: bool
    """Whether they were not on file before."""


class Known(NamedTuple):
    """A document as an event of the ledger knows it."""

    event: int
    case: str
    """The case's reference."""
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Files:
    """A folder of documents. It holds no connection, so that it may be looked into from any thread."""

    folder: Path

    def keep(self, data: bytes) -> Kept:
        """Keep a document's bytes for good; bytes that are on file already are kept once.

        Raises:
            BadInput: they are more than a document may have.
            RegisterProblem: there is no room, or the folder cannot be written to.
        """
        refuse_size("The document", len(data))
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            place = self._place(sha256)
            fresh = not place.exists()
            if fresh or self.state(sha256, len(data)) != "present":
                self._make_folders(place)
                self._write(data, place)
        except OSError as fault:
            raise self._refused(fault) from None
        return Kept(sha256, len(data), fresh)

    def let_go(self, sha256: str) -> None:
        """Take bytes away that no event came to know, as far as that can be done."""
        place = self._place(sha256)
        with suppress(OSError):
            place.unlink(missing_ok=True)
            place.parent.rmdir()
            self.folder.rmdir()

    def state(self, sha256: str, size: int, *, hashed: bool = True) -> State:
        """Whether a document's bytes are there as they were kept; without `hashed`, by their number alone.

        Raises:
            RegisterProblem: they are there and cannot be read.
        """
        place = self._place(sha256)
        try:
            found = place.stat()
            if not stat.S_ISREG(found.st_mode) or found.st_size != size:
                return "altered"
            if not hashed:
                return "present"
            with place.open("rb") as file:
                return "present" if hashlib.file_digest(file, "sha256").hexdigest() == sha256 else "altered"
        except (FileNotFoundError, NotADirectoryError):
            return "missing"
        except OSError as fault:
            raise RegisterProblem(
                f"The document kept as {place} cannot be read ({fault.strerror}); see who may read there."
            ) from None

    def read(self, name: str, sha256: str, size: int) -> bytes:
        """A document's bytes, as they were kept.

        Raises:
            BadInput: they are missing, or are not what was kept; `name` is what the sentence calls the document.
            RegisterProblem: they cannot be read.
        """
        state = self.state(sha256, size, hashed=False)
        place = self._place(sha256)
        data = b""
        if state == "present":
            try:
                data = place.read_bytes()
            except OSError as fault:
                raise self._refused(fault) from None
            if hashlib.sha256(data).hexdigest() != sha256:
                state = "altered"
        if state == "missing":
            raise BadInput(f"{_named(name)} is missing: there is no {told(place)} any more; restore it from a backup.")
        if state == "altered":
            raise BadInput(
                f"{_named(name)} was altered since it was added, so it is not given out; keep {told(place)} as it is, "
                "and restore it from a backup."
            )
        return data

    def strays(self, known: set[str]) -> int:
        """How many files lie in the folder that are none of those known by their checksums."""
        if not self.folder.is_dir():
            return 0
        found = 0
        for _, _, names in os.walk(self.folder):
            found += len(names)
        return found - sum(1 for sha256 in known if self._place(sha256).is_file())

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:]

    def _make_folders(self, place: Path) -> None:
        for folder in (self.folder, place.parent):
            if not folder.is_dir():
                folder.mkdir(mode=0o700)
                folder_to_disk(folder.parent)

    def _write(self, data: bytes, place: Path) -> None:
        """Write under another name and bring it to the disk first, so that a kill leaves no half of a document."""
        handle, name = tempfile.mkstemp(prefix=".part-", dir=self.folder)  # for its owner alone
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if place.exists():  # and is altered: put aside, never written over
                place.replace(place.with_name(f"{place.name}.altered"))
            part.replace(place)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        folder_to_disk(place.parent)

    def _refused(self, fault: OSError) -> RegisterProblem:
        if fault.errno in _NO_ROOM:
            return RegisterProblem(
                f"There is no room for the document in {told(self.folder)}; make room and try again."
            )
        return RegisterProblem(
            f"The documents' folder {told(self.folder)} cannot be used ({fault.strerror}); see who may write there, "
            "and try again."
        )


# Which folder


_LENT: Final[weakref.WeakKeyDictionary[Register, Path]] = weakref.WeakKeyDictionary()


def files_of(register: Register) -> Files:
    """The documents of a register: in the folder beside it; for one that is never kept, in one that goes with it."""
    if register.source == IN_MEMORY:
        return Files(temporary_folder(register) / "files")
    return Files(register.source.with_name(f"{register.source.name}{SUFFIX}"))


def temporary_folder(register: Register) -> Path:
    """A folder for its owner alone, the same every time; it goes, as far as it can, with the register or on leaving."""
    folder = _LENT.get(register)
    if folder is None or not folder.is_dir():
        folder = Path(tempfile.mkdtemp(prefix="hoctui-"))
        _LENT[register] = folder
        weakref.finalize(register, shutil.rmtree, folder, ignore_errors=True)
    return folder


def folder_to_disk(folder: Path) -> None:
    """Bring a folder's own entries to the disk, where the system knows such a thing."""
    if os.name != "posix":
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


# A file from outside


def read_outside(path: Path, what: str = "document") -> bytes:
    """The bytes of a file that somebody named. What is none, or too large, is refused before anything is read.

    `what` says what it is taken for.

    Raises:
        BadInput: it is not there, is no ordinary file, is larger than a document may be, or cannot be read.
    """
    name = _named(path.name or str(path))
    try:
        _judge(name, path.stat(), what)
        # Were it swapped for a pipe just now, opening it would wait for ever without this.
        waiting = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, os.O_RDONLY | waiting), "rb") as file:
            _judge(name, os.fstat(file.fileno()), what)
            data = bytearray()
            while chunk := file.read(_CHUNK):
                data += chunk
                if len(data) > LARGEST:
                    break
    except FileNotFoundError:
        leads = "is a link that leads to nothing" if os.path.islink(path) else "is not there"  # noqa: PTH114
        raise BadInput(f"{one_line(str(path), _PATH_SHOWN)} {leads}; see how the file is called.", "path") from None
    except (OSError, ValueError) as fault:
        why = (fault.strerror if isinstance(fault, OSError) else "") or "that is no path"
        room = _SLIP_SHOWN if isinstance(fault, OSError) and fault.errno == errno.ENAMETOOLONG else _PATH_SHOWN
        raise BadInput(f"{one_line(str(path), room)} cannot be read ({why}).", "path") from None
    refuse_size(name, len(data), what)
    return bytes(data)


def _judge(name: str, found: os.stat_result, what: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise BadInput(f"{name} is a folder; name one file in it.", "path")
    if not stat.S_ISREG(found.st_mode):
        raise BadInput(f"{name} is no ordinary file, and so no {what}.", "path")
    refuse_size(name, found.st_size, what)


def refuse_size(name: str, size: int, what: str = "document") -> None:
    """Raise BadInput where so many bytes are more than a document may have."""
    if size > LARGEST and what != "document":
        raise BadInput(f"{name} is larger than {say_size(LARGEST)}, which no {what} is; take the {what} alone.", "path")
    if size > LARGEST:
        exact = f" ({size:,} bytes)" if say_size(size) == say_size(LARGEST) else ""
        raise BadInput(
            f"{name} has {say_size(size)}{exact}, and a document may have {say_size(LARGEST)} at most; make it "
            "smaller, or keep it elsewhere and note where.",
            "path",
        )


def say_size(size: int) -> str:
    """A number of bytes as an officer reads it: 512 bytes, 84 KB, 1.4 MB."""
    if size < 1_000:
        return f"{size} byte{'' if size == 1 else 's'}"
    if round(size / 1024) < 1_000:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:,.1f} MB".replace(".0 MB", " MB")


def _named(name: str) -> str:
    return one_line(name, _SHOWN) or "The document"


# What the ledger knows


_KNOWN: Final = """
    SELECT e.id, coalesce(c.reference, 'case ' || e.case_id), coalesce(json_extract(b.body, '$.name'), ''),
           json_extract(e.facts, '$.sha256'), coalesce(json_extract(e.facts, '$.size'), 0)
    FROM event e LEFT JOIN case_line c ON c.id = e.case_id LEFT JOIN event_body b ON b.event_id = e.id
    WHERE e.kind IN ('DocumentAdded', 'LetterSent') AND json_extract(e.facts, '$.sha256') IS NOT NULL
    ORDER BY e.id
"""


def known_documents(connection: sqlite3.Connection) -> Iterator[Known]:
    """Every document that an event of the ledger names, oldest first; of undone entries too, since they stay."""
    for row in connection.execute(_KNOWN):
        yield Known(*row)


def is_known(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether an event of the ledger names those bytes."""
    return any(known.sha256 == sha256 for known in known_documents(connection))
