"""The sample register of the tests' one day: made once, and copied for each test that wants it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from casebook import CLOCK

from hoctui.sample import open_sample


@cache
def _sample() -> tuple[bytes, dict[str, bytes]]:
    """The register, and its documents by their place in the folder beside it."""
    desk = open_sample(CLOCK)
    try:
        path = desk.register.path
        beside = path.with_name(f"{path.name}.files")
        kept = {str(file.relative_to(beside)): file.read_bytes() for file in beside.rglob("*") if file.is_file()}
        return path.read_bytes(), kept
    finally:
        desk.close()


def sample_register(folder: Path) -> Path:
    """A copy of the sample in a folder of its own, for one test to write to."""
    path = folder / "sample" / "register.hoctui"
    path.parent.mkdir(mode=0o700)
    register, documents = _sample()
    path.write_bytes(register)
    for name, data in documents.items():
        file = path.with_name(f"{path.name}.files") / name
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_bytes(data)
    return path
