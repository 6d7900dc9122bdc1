"""The few documents of the sample register: invented, small, and the same bytes every time."""

from __future__ import annotations

import struct
import zlib

_WIDTH, _HEIGHT = 96, 64
_PAGE = (595, 842)
"""A4 in points."""


def note(*paragraphs: str) -> bytes:
    """A letter or an email as plain text, with the line ends that every machine here can read."""
    return "\r\n\r\n".join(paragraphs).encode("utf-8") + b"\r\n"


def table(*rows: str) -> bytes:
    """A sheet as comma-separated text."""
    return "".join(f"{row}\r\n" for row in rows).encode("utf-8")


def photograph(seed: int) -> bytes:
    """A picture as PNG: a pale wall with darker patches, which differ by the seed."""
    lines = bytearray()
    for y in range(_HEIGHT):
        lines.append(0)  # each line of a PNG begins with its filter, and this one has none
        for x in range(_WIDTH):
            patch = (x * x * seed + y * y * (seed + 3) + 5 * x * y) % 251
            shade = 226 - (patch // 3 if patch > 150 and x + y < 60 + seed else patch // 24)
            lines += bytes((shade, shade - 4, shade - 14))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    pieces = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_piece(name, data) for name, data in pieces)


def _piece(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def sheet(*lines: str) -> bytes:
    """A page as PDF, of plain lines in one size."""
    width, height = _PAGE
    shown = "".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*\n" for line in lines)
    drawn = f"BT /F1 12 Tf 16 TL 72 {height - 90} Td\n{shown}ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>".encode("ascii"),
        f"<< /Length {len(drawn)} >>\nstream\n".encode("ascii") + drawn + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    whole, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n".encode("ascii") + one + b"\nendobj\n"
    begins = len(whole)
    listed = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    whole += f"xref\n0 {count}\n0000000000 65535 f \n{listed}".encode("ascii")
    whole += f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{begins}\n%%EOF\n".encode("ascii")
    return bytes(whole)
