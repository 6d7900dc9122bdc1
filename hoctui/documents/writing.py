"""Writing a page in the format that was asked for, and keeping what was written in a file: whole, or not at all."""

from __future__ import annotations

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
        BadInput: it is there already, and `otherwise` says what to do; or it is a folder, or cannot be written.
    """
    try:
        if path.is_dir():
            raise BadInput(f"{path} is a folder.", "path")
        if path.exists() and not over:
            raise BadInput(f"{path} is there already; {otherwise}.", "path")
        part = path.with_name(f".{path.name}.part")
        try:
            part.write_bytes(content)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise BadInput(f"{path} cannot be written ({fault.strerror}).", "path") from None
