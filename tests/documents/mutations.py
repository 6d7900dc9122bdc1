"""Files gone wrong: bytes flipped, cut and moved, parts of a zip swapped, doubled and renamed, XML cut, cells moved."""

from __future__ import annotations

import random
import struct
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

WRONG_ZIP = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
    LookupError,
)
"""What a file that was mutated before, and may be no zip any more, can raise when it is unpacked."""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with something gone wrong in it; what, is chance's."""
    ways = BYTES + (ZIPS * 2 if data.startswith(b"PK") else TEXTS * 2)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(ways)(data, chance)
    return data


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)) if changed else ():
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def left_out(data: bytes, chance: random.Random) -> bytes:
    begin = chance.randrange(len(data) + 1)
    return data[:begin] + data[begin + chance.randint(1, 400) :]


def doubled(data: bytes, chance: random.Random) -> bytes:
    begin = chance.randrange(len(data) + 1)
    return data[:begin] + data[begin : begin + chance.randint(1, 3_000)] + data[begin:]


def parts_of(data: bytes) -> list[tuple[str, bytes]]:
    with ZipFile(BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def zip_of(parts: list[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with warnings.catch_warnings(), ZipFile(out, "w", ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two members of one name are what is to be made
        for name, part in parts:
            archive.writestr(name, part)
    return out.getvalue()


def _in_parts(
    change: Callable[[list[tuple[str, bytes]], random.Random], None],
) -> Callable[[bytes, random.Random], bytes]:
    def with_parts(data: bytes, chance: random.Random) -> bytes:
        try:
            parts = parts_of(data)
        except WRONG_ZIP:
            return data
        if parts:
            change(parts, chance)
        return zip_of(parts)

    return with_parts


def _swap(parts: list[tuple[str, bytes]], chance: random.Random) -> None:
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])


def _double(parts: list[tuple[str, bytes]], chance: random.Random) -> None:
    parts.append(chance.choice(parts))


def _rename(parts: list[tuple[str, bytes]], chance: random.Random) -> None:
    place = chance.randrange(len(parts))
    name = chance.choice(("word/document.xml", "../../x", " ", "xl/workbook.xml", "mimetype", parts[place][0].upper()))
    parts[place] = (name, parts[place][1])


def _drop(parts: list[tuple[str, bytes]], chance: random.Random) -> None:
    parts.pop(chance.randrange(len(parts)))


def _spoil(parts: list[tuple[str, bytes]], chance: random.Random) -> None:
    main = [
        place for place, (name, _) in enumerate(parts) if name.endswith(("document.xml", "sheet1.xml", "Strings.xml"))
    ]
    place = chance.choice(main or [0])
    way = chance.choice((flipped, cut, left_out, doubled, _move_elements, _move_elements, _change_attributes))
    parts[place] = (parts[place][0], way(parts[place][1], chance))


def _move_elements(data: bytes, chance: random.Random) -> bytes:
    """Whole cells, rows and paragraphs of the XML put elsewhere, which stays XML."""
    for _ in range(chance.randint(1, 8)):
        tag = chance.choice((b"w:tc", b"w:tr", b"w:p", b"w:r", b"row", b"c", b"si"))
        pieces = data.split(b"</%s>" % tag)
        if len(pieces) > 3:
            one, other = chance.randrange(len(pieces) - 1), chance.randrange(len(pieces) - 1)
            pieces[one], pieces[other] = pieces[other], pieces[one]
            data = (b"</%s>" % tag).join(pieces)
    return data


def _change_attributes(data: bytes, chance: random.Random) -> bytes:
    values = (
        b'"-1"',
        b'"99999999999"',
        b'""',
        b'"NaN"',
        b'"1e999"',
        b'"continue"',
        b'"A1:XFD1048576"',
        b'"&#x10ffff;"',
    )
    pieces = data.split(b'"')
    for _ in range(chance.randint(1, 20)) if len(pieces) > 3 else ():
        pieces[chance.randrange(len(pieces) // 2) * 2 + 1 if len(pieces) % 2 else 1] = chance.choice(values).strip(b'"')
    return b'"'.join(pieces)


def _moved_cells(data: bytes, chance: random.Random) -> bytes:
    sign = chance.choice((b"\t", b",", b"|", b"\n", b'"'))
    pieces = data.split(sign)
    chance.shuffle(pieces) if chance.random() < 0.3 else pieces.insert(chance.randrange(len(pieces)), b"")
    return sign.join(pieces)


BYTES = (flipped, cut, left_out, doubled)
ZIPS = (_in_parts(_swap), _in_parts(_double), _in_parts(_rename), _in_parts(_drop), *[_in_parts(_spoil)] * 5)
TEXTS = (_moved_cells, _moved_cells, flipped, doubled)
