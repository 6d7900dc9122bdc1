"""Where the register lies, and who may read it: the local application-data folder, for its owner alone."""

from __future__ import annotations

import os
from pathlib import Path

from hoctui.errors import RegisterProblem

REGISTER_VARIABLE = "HOCTUI_REGISTER"


def default_register() -> Path:
    """The register's path where none is named: in the local application data, never in Documents, which get synced."""
    from platformdirs import user_data_path  # noqa: PLC0415  (only where no register is named)

    return user_data_path("hoctui", appauthor=False, roaming=False) / "register.hoctui"


def register_path(named: str | None) -> Path:
    """The register that is meant: the one named, else HOCTUI_REGISTER, else the usual place."""
    chosen = named or os.environ.get(REGISTER_VARIABLE)
    return Path(chosen).expanduser().absolute() if chosen else default_register()


def only_for_owner() -> None:
    """Let every file that this process makes be its owner's alone. Without a umask on this system, nothing is done."""
    if hasattr(os, "umask"):
        os.umask(0o077)


def is_there(path: Path) -> bool:
    """Whether there is anything at that path. Raises RegisterProblem where that cannot even be asked."""
    try:
        return path.exists()
    except OSError as fault:
        raise RegisterProblem(f"The register {path} cannot be looked for ({fault.strerror}).") from None


def make_folder(folder: Path) -> None:
    """Make the register's folder, for its owner alone. Raises RegisterProblem, naming it, where it cannot be."""
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
