"""The zip that a Word document or an Excel workbook is: what is in it, unpacked no further than any form goes."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hoctui.errors import BadInput

LARGEST_FILE = 20 * 1024 * 1024
"""The most bytes a file may have."""
MOST_UNPACKED = 50 * 1024 * 1024
"""The most bytes that all of its members may have, counted while they are unpacked."""
MOST_MEMBERS = 2_000
MOST_RATIO = 100
"""So many times the file's own size it may grow while it is unpacked; more is made to fill a disk."""
_PIECE = 64 * 1024
_PROTECTED = 0x1
_WRONG = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, OverflowError, LookupError)
"""What reading a damaged zip may raise."""


class Archive:
    """The members of one zip, each unpacked when it is asked for, all of them counted together.

    `file` is the file's name, for the sentences that are raised.
    """

    def __init__(self, data: bytes, file: str) -> None:
        """Look into a zip, and unpack all of it once to see that it is sound and no larger than any form.

        Raises:
            BadInput: it is damaged, protected, has too many members, or grows beyond what a form may be.
        """
        self._file = file
        self._size = len(data)
        if self._size > LARGEST_FILE:
            raise BadInput(f"{file} is larger than 20 MB, which no form is; save only the form and import that.")
        try:
            self._zip = ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except _WRONG as fault:
            raise self._damaged() from fault
        self._members = {info.filename.casefold(): info for info in infos}
        self._look_over(infos)

    def __contains__(self, name: str) -> bool:
        """Whether there is a member of that name, in capitals or not."""
        return name.casefold() in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, in small letters."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """A member's bytes; none where there is no such member. Raises BadInput where it is damaged."""
        info = self._members.get(name.casefold())
        if info is None:
            return b""
        pieces: list[bytes] = []
        self._unpack(info, 0, pieces)
        return b"".join(pieces)

    def _look_over(self, infos: list[ZipInfo]) -> None:
        if len(infos) > MOST_MEMBERS:
            raise BadInput(f"{self._file} has more than {MOST_MEMBERS:,} parts, which no form has.")
        if len(self._members) < len(infos):
            raise self._damaged()
        if any(info.flag_bits & _PROTECTED for info in infos):
            raise BadInput(f"{self._file} is protected by a password; save a copy without one, and import that.")
        if sum(info.file_size for info in infos) > MOST_UNPACKED:
            raise self._too_large()
        total = 0
        for info in infos:
            total = self._unpack(info, total, None)

    def _unpack(self, info: ZipInfo, before: int, pieces: list[bytes] | None) -> int:
        """Unpack one member, counting on from `before`; what a header says of its size is not believed."""
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self._damaged()
        total = before
        try:
            with self._zip.open(info) as member:
                while piece := member.read(_PIECE):
                    total += len(piece)
                    if total > MOST_UNPACKED or total > MOST_RATIO * self._size:
                        raise self._too_large()
                    if pieces is not None:
                        pieces.append(piece)
        except _WRONG as fault:
            raise self._damaged() from fault
        return total

    def _too_large(self) -> BadInput:
        return BadInput(f"{self._file} grows far beyond the size of any form when it is unpacked, and was not read.")

    def _damaged(self) -> BadInput:
        return BadInput(f"{self._file} is damaged and cannot be unpacked; open it, save it anew, and import that.")
