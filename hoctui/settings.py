"""The settings file: what a person likes, not what changes a figure. Every setting has a default and its purpose."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from hoctui.errors import BadInput

THEMES = ("hoctui-dark", "hoctui-light")


class Settings(NamedTuple):
    """What the settings file holds."""

    theme: str = "hoctui-dark"
    """"hoctui-dark" or "hoctui-light"."""
    keys: tuple[tuple[str, str], ...] = ()
    """Other keys for commands, by the command's id: [keys] "case.acknowledge" = "f7"."""


def settings_path() -> Path:
    """Where the settings file lies, whether or not there is one."""
    from platformdirs import user_config_path  # noqa: PLC0415  (only where no settings file is named)

    return user_config_path("hoctui", appauthor=False) / "settings.toml"


def read_settings(path: Path | None = None) -> Settings:
    """The settings, defaults where there is no file.

    Raises:
        BadInput: the file is no TOML, or holds what is no setting; the sentence names the file, the key, the nearest.
    """
    place = path or settings_path()
    try:
        if not place.exists():
            return Settings()
    except OSError as fault:  # a name that is too long, a folder that may not be looked into
        raise BadInput(f"The settings file {place} cannot be read ({fault.strerror}).") from None
    import tomllib  # noqa: PLC0415 - most have no such file, and the first screen waits for this
    from difflib import get_close_matches  # noqa: PLC0415

    try:
        data = tomllib.loads(place.read_text(encoding="utf-8"))
    except OSError as fault:
        raise BadInput(f"The settings file {place} cannot be read ({fault.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(f"The settings file {place} is not valid TOML: {fault}.") from None
    known = list(Settings._fields)
    for key in data:
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = f"; perhaps {near[0]!r} is meant" if near else f"; there are {', '.join(known)}"
            raise BadInput(f"The settings file {place} has a key {key!r} that is no setting{hint}.")
    theme = data.get("theme", Settings().theme)
    if theme not in THEMES:
        raise BadInput(f"The settings file {place} names the theme {theme!r}; choose {' or '.join(THEMES)}.")
    keys = data.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(value, str) for value in keys.values()):
        raise BadInput(
            f'The settings file {place}: [keys] wants a key for each command, such as "case.acknowledge" = "f7".'
        )
    return Settings(theme, tuple(keys.items()))


def write_theme(theme: str, path: Path | None = None) -> None:
    """Remember the theme that was chosen. What else the file holds stays as it is.

    Raises:
        BadInput: the file cannot be written.
    """
    place = path or settings_path()
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lines = place.read_text(encoding="utf-8").splitlines() if place.exists() else []
        # A line of the same name inside a table, such as [keys], is another matter.
        first_table = next((at for at, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
        above = [line for line in lines[:first_table] if line.split("=")[0].strip() != "theme"]
        fresh = place.with_name(f"{place.name}.new")
        fresh.write_text("\n".join([f'theme = "{theme}"', *above, *lines[first_table:]]) + "\n", encoding="utf-8")
        fresh.replace(place)
    except OSError as fault:
        raise BadInput(f"The settings file {place} cannot be written ({fault.strerror}).") from None
