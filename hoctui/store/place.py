"""Where the register lies, and who may read it: the local application-data folder, for its owner alone."""

from __future__ import annotations

import os
from pathlib import Path

from hoctui.errors import RegisterProblem

REGISTER_VARIABLE = "HOCTUI_REGISTER"


def default_register() -> Path:
    """The register's path where none is named: the local application-data folder, never Documents, which get synced."""
    from platformdirs import user_data_path

    return user_data_path("hoctui", appauthor=False, roaming=False) / "register.hoctui"


def register_path(named: str | None) -> Path:
    """The register that is meant: the one named, else HOCTUI_REGISTER, else the usual place."""
    chosen = named or os.environ.get(REGISTER_VARIABLE)
    return Path(chosen).expanduser().absolute() if chosen else default_register()


def only_for_owner() -> None:
    """Let every file that this process makes be its owner's alone; where the system has no umask, nothing is done."""
    if hasattr(os, "umask"):
        os.umask(0o077)


def make_folder(folder: Path) -> None:
    """Make the register's folder, for its owner alone. Raises RegisterProblem, naming the folder, where it cannot be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise RegisterProblem(
            f"The folder {folder} cannot be made ({fault.strerror}); name another place with --register."
        ) from None


_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "box sync", "sharepoint")


def synced_by(path: Path) -> str:
    """The name of the syncing folder that the path lies in, or nothing. A register there can be overwritten."""
    for part in path.parts:
        lowered = part.casefold()
        if any(name in lowered for name in _SYNCED):
            return part
    return ""
