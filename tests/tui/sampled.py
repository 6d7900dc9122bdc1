"""The sample register of the tests' one day: made once, and copied for each test that wants it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from casebook import CLOCK

from hoctui.sample import open_sample


@cache
def _sample() -> bytes:
    desk = open_sample(CLOCK)
    try:
        return desk.register.path.read_bytes()
    finally:
        desk.close()


def sample_register(folder: Path) -> Path:
    """A copy of the sample in a folder of its own, for one test to write to."""
    path = folder / "sample" / "register.hoctui"
    path.parent.mkdir(mode=0o700)
    path.write_bytes(_sample())
    return path
