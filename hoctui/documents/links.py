"""The web addresses in a text that people wrote: which of it can be followed, and what stays plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”‘’«»|\\^`{}\[\]]+", re.IGNORECASE)
_CLOSING = ".,;:!?'*_"
"""What ends a sentence rather than an address."""
_LONGEST = 2_000
"""The most characters of an address that every reader follows."""
_KEPT = "%/:=&?~#+!$,;'()*@"


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, in order and whole, each with whether it is an address of the web (http or https)."""
    start = 0
    for found in _ADDRESS.finditer(text):
        address = _without_closing(found[0])
        if not _can_be_followed(address):
            continue
        if found.start() > start:
            yield text[start : found.start()], False
        yield address, True
        start = found.start() + len(address)
    if start < len(text):
        yield text[start:], False


def is_address(text: str) -> bool:
    """Whether a text is an address of the web, and nothing else."""
    return list(pieces(text)) == [(text, True)]


def target(address: str) -> str:
    """The address as a document's link holds it: no character but those that an address may have."""
    return quote(address, safe=_KEPT)


def _without_closing(address: str) -> str:
    """An address without the end of the sentence that it stands in; brackets stay that were opened within it."""
    while address:
        last = address[-1]
        unopened = last == ")" and address.count("(") < address.count(")")
        if last not in _CLOSING and not unopened:
            break
        address = address[:-1]
    return address


def _can_be_followed(address: str) -> bool:
    """Whether it names a machine, and not one name in front of another, as an address that deceives would."""
    if len(address) > _LONGEST:
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and "@" not in parts.netloc and (port is None or port > 0)
