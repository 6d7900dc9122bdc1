"""A document out in the world: what a copy of it may be called, what must not be opened, and what opens the rest."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from hoctui.errors import BadInput
from hoctui.text import clean_line

LONGEST_SAFE_NAME: Final = 120
"""Characters that the name of a copy may have."""

_LONGEST_ENDING: Final = 16
_MOST_BYTES: Final = 240
"""Bytes that a file's name may have on the systems there are, with some to spare."""

_WAIT: Final = 1.5
"""Seconds in which a program that cannot open a document says so."""

_RUN_BY_OPENING: Final = frozenset(
    re.findall(
        r"\S+",
        """
        .accda .accdb .accde .accdr .action .ade .adp .afploc .app .appimage .appinstaller .application .appref-ms
        .appx .appxbundle .bash .bat .bin .cab .chm .cmd .com .command .cpl .csh .deb .desktop .diagcab .dll .dmg
        .docm .dotm .elf .exe .fileloc .fish .flatpakref .ftploc .gadget .grp .hlp .hta .img .inetloc .inf .ins .iqy
        .iso .isp .jar .jnlp .js .jse .jsp .ksh .library-ms .lnk .mailloc .mda .mdb .mde .mjs .mobileconfig .mpkg
        .msc .msh .msi .msix .msixbundle .msp .mst .one .onepkg .oqy .osd .out .pif .pkg .pl .potm .ppam .ppsm .pptm
        .prg .provisionprofile .ps1 .ps1xml .ps2 .psc1 .psd1 .psm1 .py .pyc .pyw .pyz .rb .rdp .reg .rpm .rqy .run
        .scf .scpt .scptd .scr .sct .search-ms .searchconnector-ms .service .settingcontent-ms .sh .shb .shs .sldm
        .slk .snap .sys .terminal .theme .themepack .tool .url .vb .vbe .vbs .vhd .vhdx .vncloc .vsto .webloc
        .website .wim .workflow .ws .wsc .wsf .wsh .xbap .xlam .xla .xll .xlm .xlsb .xlsm .xltm .xpi .zsh
        """,
    )
)
"""Endings of files that do something when they are opened, rather than show something: programs, scripts and links,
what installs, sets up or mounts something, and documents that may hold a program of their own.
"""

_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\.|$)", re.IGNORECASE)
_UNFIT: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_PHOTOGRAPHS: Final = frozenset(re.findall(r"\S+", ".jpg .jpeg .png .heic .heif .webp .gif .tif .tiff .bmp"))
_EMAILS: Final = frozenset((".eml", ".msg"))


def guess(name: str) -> str:
    """What a document seems to be by its name's ending, as a code of the form; empty where that does not tell."""
    ending = ending_of(name).casefold()
    return "photograph" if ending in _PHOTOGRAPHS else "email" if ending in _EMAILS else ""


def safe_name(name: str) -> str:
    """A document's name as a file of that name can be called on every system: one part of a path, its ending whole."""
    fit = _UNFIT.sub("_", clean_line(name, limit=len(name) + 1).text)
    fit = re.sub(r"^[\s.~-]+", "", fit)
    fit = shortened(fit, LONGEST_SAFE_NAME, _MOST_BYTES).rstrip(". ")
    if _RESERVED.match(fit):
        fit = f"_{fit}"[:LONGEST_SAFE_NAME]
    return fit or "document"


def runs_by_opening(name: str) -> bool:
    """Whether a file of that name is a program, a script, a link or the like, which opening would run or follow.

    Dots and blanks at the end do not count: a system that drops them makes a program of "x.exe. ".
    """
    seen = clean_line(name, limit=len(name) + 1).text
    _, dot, ending = re.sub(r"[\s.\u200b-\u200d\u2060]+$", "", seen).rpartition(".")
    return f"{dot}{ending}".casefold() in _RUN_BY_OPENING


def ending_of(name: str) -> str:
    """The last ending of a name with its dot; empty where it has none, or one so long that it is none."""
    stem, dot, ending = name.rstrip(". ").rpartition(".")
    return f".{ending}" if stem and dot and 0 < len(ending) < _LONGEST_ENDING and " " not in ending else ""


def shortened(name: str, most: int, most_bytes: int = 0) -> str:
    """The name in so many characters, and bytes, at most: it is the stem that is cut, never the ending."""
    if len(name) <= most and (not most_bytes or len(name.encode("utf-8")) <= most_bytes):
        return name
    ending = ending_of(name)
    stem = name[: len(name.rstrip(". ")) - len(ending)] if ending else name
    stem = stem[: most - len(ending)]
    while most_bytes and stem and len(f"{stem}{ending}".encode()) > most_bytes:
        stem = stem[:-1]
    return f"{stem.rstrip()}{ending}"


_OPENED: list[subprocess.Popen[bytes]] = []
"""The programs that documents were opened with and that may still run."""


def open_outside(path: Path) -> None:
    """Open a file with the program that this machine has for it, handed on as an argument, past every shell.

    It may take a second or two: that long a program has to say that it cannot.

    Raises:
        BadInput: there is no such program, or it did not open the file.
    """
    sentence = "No program on this machine opened it; copy it out, and open it from there."
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606 - by what kind of file it is, never by a shell
        except OSError:
            raise BadInput(sentence) from None
        return
    opener = "/usr/bin/open" if sys.platform == "darwin" else "xdg-open"
    _OPENED[:] = [one for one in _OPENED if one.poll() is None]
    nowhere = subprocess.DEVNULL
    try:
        program = subprocess.Popen(  # noqa: S603 - a list of arguments, the path whole and not beginning with a dash
            [opener, str(path.absolute())], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError:
        raise BadInput(sentence) from None
    try:
        status = program.wait(_WAIT)
    except subprocess.TimeoutExpired:  # it is what shows the document, and runs on
        _OPENED.append(program)
        return
    if status:
        raise BadInput(sentence)
