"""Where the register lies, and who may read it: the local application-data folder, for its owner alone."""

from __future__ import annotations

import os
from pathlib import Path

from hoctui.errors import BadInput, RegisterProblem

REGISTER_VARIABLE = "HOCTUI_REGISTER"


def default_register() -> Path:
    """The register's path where none is named: in the local application data, never in Documents, which get synced."""
    from platformdirs import user_data_path  # noqa: PLC0415  (only where no register is named)

    return user_data_path("hoctui", appauthor=False, roaming=False) / "register.hoctui"


def register_path(named: str | None) -> Path:
    """The register that is meant: the one named, else HOCTUI_REGISTER, else the usual place; the file itself, no link.

    Raises:
        BadInput: what was named is empty, as an unset variable in a script is, or nobody's home.
        RegisterProblem: it is a link that leads to no file.
    """
    if named is not None and not named.strip():
        raise BadInput("--register names no file; give the register's path, or leave --register away.")
    chosen = named or os.environ.get(REGISTER_VARIABLE)
    if not chosen:
        return real_path(default_register())
    try:
        return real_path(Path(chosen).expanduser())
    except RuntimeError:
        raise BadInput(f"{told(chosen)} begins with a home that is not known; write the path out.") from None


def real_path(path: Path) -> Path:
    """The file behind a path, links followed: a register has one lock, by whatever name it is called.

    Raises:
        RegisterProblem: a link on the way leads to nothing, or to itself. Whatever it should lead to may be on a drive
            that is not there, so that no new register may take its place.
    """
    whole = path.absolute()
    for place in (whole, *whole.parents):
        if os.path.islink(place) and not os.path.exists(place):  # noqa: PTH110, PTH114 - pathlib's raise on odd names
            raise RegisterProblem(
                f"{told(place)} is a link that leads to nothing here; the real register may be on a drive that is not "
                "there, so none was made in its place."
            )
    try:
        return whole.resolve()
    except (OSError, RuntimeError, ValueError):
        return whole


def only_for_owner() -> None:
    """Let every file that this process makes be its owner's alone. Without a umask on this system, nothing is done."""
    if hasattr(os, "umask"):
        os.umask(0o077)


def is_there(path: Path) -> bool:
    """Whether there is anything at that path. Raises RegisterProblem where that cannot even be asked."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as fault:
        raise RegisterProblem(f"The register {told(path)} cannot be looked for ({fault.strerror}).") from None
    except ValueError:
        raise RegisterProblem(f"The register {told(path)} cannot be looked for (that is no path).") from None
    return True


def told(path: Path | str) -> str:
    """A path as a sentence names it: whole, but for one that is longer than any real one."""
    text = str(path)
    return text if len(text) <= _LONGEST else f"{text[:_SHOWN]}…"


_LONGEST = 250
_SHOWN = 60


def make_folder(folder: Path) -> None:
    """Make the register's folder, for its owner alone. Raises RegisterProblem, naming it, where it cannot be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise RegisterProblem(
            f"The folder {told(folder)} cannot be made ({fault.strerror}); name another place with --register."
        ) from None


_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "box sync", "sharepoint")


def synced_by(path: Path) -> str:
    """The name of the syncing folder that the path lies in, or nothing. A register there can be overwritten."""
    for part in path.parts:
        lowered = part.casefold()
        if any(name in lowered for name in _SYNCED):
            return part
    return ""
