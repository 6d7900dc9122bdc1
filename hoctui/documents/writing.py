"""Writing a page in the format that was asked for, and keeping what was written in a file: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from hoctui.documents.page import Page
from hoctui.errors import BadInput

FORMATS = ("markdown", "html", "docx")
"""What a page can be written as."""

ENDINGS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".docx": "docx"}
"""The format that a file's ending asks for."""


def write(page: Page, form: str) -> bytes:
    """The page in that format; text is UTF-8. Raises BadInput for a format that is not written."""
    # Each writer is loaded when it is wanted: Word's alone takes longer than all the rest of a command.
    if form == "markdown":
        from hoctui.documents.markdown_page import markdown  # noqa: PLC0415

        return markdown(page).encode("utf-8")
    if form == "html":
        from hoctui.documents.html_page import html  # noqa: PLC0415

        return html(page).encode("utf-8")
    if form == "docx":
        from hoctui.documents.word_page import word  # noqa: PLC0415

        return word(page)
    raise BadInput(f"A document is written as {', '.join(FORMATS)}, not as {form[:20]!r}.", "format")


def format_of(path: Path) -> str:
    """The format that a file's ending asks for. Raises BadInput for another ending."""
    form = ENDINGS.get(path.suffix.casefold())
    if form is None:
        raise BadInput(
            f"{path.name} does not say what to write; let its name end in .md, .html or .docx, or name the format.",
            "path",
        )
    return form


def keep(path: Path, content: bytes, *, over: bool = False, otherwise: str = "choose another name") -> None:
    """Write a file whole, or not at all; one that is there already stays, unless `over`.

    Raises:
        BadInput: it is there already, and `otherwise` says what to do; or it is a folder, a device or the like, or
            cannot be written.
    """
    try:
        place = path.resolve() if path.is_symlink() else path
        if place.is_dir():
            raise BadInput(f"{path} is a folder.", "path")
        if place.exists() and not place.is_file():
            raise BadInput(f"{path} is no ordinary file, and is not written over.", "path")
        if place.exists() and not over:
            raise BadInput(f"{path} is there already; {otherwise}.", "path")
        _refuse_keeping(path, place)
        _put(place, content, over=over)
    except FileExistsError:
        raise BadInput(f"{path} is there already; {otherwise}.", "path") from None
    except (OSError, RuntimeError) as fault:
        told = fault.strerror if isinstance(fault, OSError) else "its link leads nowhere"
        raise BadInput(f"{path} cannot be written ({told}).", "path") from None


_DATABASE = b"SQLite format 3\0"
_OF_A_REGISTER = (".files", ".lock", "-journal", "-wal", "-shm")
"""What the names of a register's own files and folders end in, after the register's own."""


def _refuse_keeping(path: Path, place: Path) -> None:
    """Refuse to write over a register, or into what belongs to one: nothing would bring back what was there."""
    if _is_database(place):
        raise BadInput(f"{path} holds a register or another database, and is not written over.", "path")
    whole = place.absolute()
    for one in (whole, *whole.parents):
        for ending in _OF_A_REGISTER:
            called = one.name.removesuffix(ending)
            register = one.parent / called
            if called not in {"", one.name} and _is_database(register):
                raise BadInput(f"{path} belongs to the register {register.name}; choose another place.", "path")


def _is_database(place: Path) -> bool:
    if not place.is_file():
        return False
    with place.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _put(place: Path, content: bytes, *, over: bool) -> None:
    """Write beside the place, under a name that nobody can have put there first, and move it there whole.

    Raises FileExistsError where a file came to be there meanwhile, unless `over`.
    """
    number, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:60]}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        if over:
            part.replace(place)
        elif os.name == "nt":
            part.rename(place)  # which refuses to write over anything there
        else:
            _link(part, place)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _link(part: Path, place: Path) -> None:
    try:
        os.link(part, place)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links, such as a memory stick
        if place.exists():
            raise FileExistsError from None
        part.replace(place)
