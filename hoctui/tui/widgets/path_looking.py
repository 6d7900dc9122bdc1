"""What lies in a folder and begins as a path that is being typed ends: asked off the app's own thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path
from typing import Final

MOST: Final = 8
"""Matches that are shown at once."""

FARTHEST: Final = 100_000
"""So many entries of one folder are looked at; what lies beyond is not offered, and can be typed all the same."""

LONGEST_PATH: Final = 4_096
"""Characters that a path may have; no system takes more."""

_SEPARATORS: Final = tuple(filter(None, (os.sep, os.altsep)))


@dataclass(frozen=True, slots=True)
class Match:
    """Something that what is typed may become."""

    name: str
    """As the system has it, controls and all."""
    folder: bool
    size: int = -1
    """Bytes; -1 for a folder, or where it cannot be told."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found for a path as it was typed."""

    typed: str
    matches: tuple[Match, ...] = ()
    """The first of them, folders before files."""
    total: int = 0
    common: str = ""
    """The longest beginning that all of them share, as the first of them writes it."""
    more: bool = False
    """Whether the folder holds more than was looked at."""
    problem: str = ""
    """Why nothing could be looked at, in a few words; empty where it could."""


def split(typed: str) -> tuple[str, str]:
    """A path as typed, in two: the folder with its separator, and the beginning of a name that stands after it."""
    at = max((typed.rfind(sign) for sign in _SEPARATORS), default=-1) + 1
    return typed[:at], typed[at:]


def joined_to(folder: str, match: Match) -> str:
    """The path that a match makes: a folder ends with the separator that was typed, so that typing goes on in it."""
    if not match.folder:
        return folder + match.name
    sign = next((sign for sign in _SEPARATORS if sign in folder), os.sep)
    return folder + match.name + sign


def real(typed: str) -> Path:
    """The path that is meant, ~ being somebody's home. Where whose is not known, it is taken as it stands."""
    try:
        return Path(typed).expanduser()
    except (RuntimeError, ValueError):
        return Path(typed)


def look(typed: str, wanted: Callable[[], bool] = lambda: True) -> Looked:
    """What the path that is typed may become. It may take as long as the drive takes; it stops where not `wanted`."""
    folder, begins = split(typed)
    if not typed or len(typed) > LONGEST_PATH or typed == "~":
        return Looked(typed)
    place = real(folder or ".")
    found: list[os.DirEntry[str]] = []
    more = False
    try:
        with os.scandir(place) as entries:
            for number, entry in enumerate(entries):
                if number >= FARTHEST or not wanted():
                    more = True
                    break
                if _begins(entry.name, begins):
                    found.append(entry)
    except (OSError, ValueError) as fault:
        return Looked(typed, problem=_why(fault))
    ranked = nsmallest(MOST, found, key=_rank)
    common = _common([entry.name for entry in found], ranked[0].name if ranked else "")
    return Looked(typed, tuple(_matches(ranked)), len(found), common, more)


def _begins(name: str, begins: str) -> bool:
    if name.startswith(".") and not begins.startswith("."):
        return False
    return name[: len(begins)] == begins or name.casefold().startswith(begins.casefold())


def _rank(entry: os.DirEntry[str]) -> tuple[bool, str, str]:
    return not _is_folder(entry), entry.name.casefold(), entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _matches(entries: list[os.DirEntry[str]]) -> Iterator[Match]:
    for entry in entries:
        if _is_folder(entry):
            yield Match(entry.name, folder=True)
            continue
        try:
            yield Match(entry.name, folder=False, size=entry.stat().st_size)
        except OSError:
            yield Match(entry.name, folder=False)


def _common(names: list[str], first: str) -> str:
    """The longest beginning of the first name that all share, whatever their case."""
    shared = len(first)
    for name in names:
        while name[:shared].casefold() != first[:shared].casefold():
            shared -= 1
    return first[:shared]


def _why(fault: OSError | ValueError) -> str:
    if isinstance(fault, FileNotFoundError):
        return "there is no such folder"
    if isinstance(fault, NotADirectoryError):
        return "that is no folder"
    if isinstance(fault, PermissionError):
        return "that folder may not be looked into"
    return (fault.strerror if isinstance(fault, OSError) else "") or "that is no path"
