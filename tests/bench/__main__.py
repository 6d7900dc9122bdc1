"""Measure the start of the app against a bare Textual app, in turn, and print the ratios."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from .big_register import TODAY, build
from .terminal import first_paint

SIGN = b"respond, stage 1"


def main() -> None:
    """Print first paint of the opening screen at 100 and 100,000 cases as ratios to the floor."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=9)
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="hoctui-bench-"))
    registers = {100: folder / "small.hoctui", chosen.cases: folder / "large.hoctui"}
    for cases, path in registers.items():
        build(path, cases, max(30, cases // 100))
    hello = [sys.executable, "-m", "tests.bench.hello"]
    times: dict[str, list[float]] = {"bare Textual app": []}
    for _ in range(chosen.rounds):
        times["bare Textual app"].append(first_paint(hello, b"hello, floor"))
        for cases, path in registers.items():
            command = [sys.executable, "-m", "hoctui", "--register", str(path), "--today", TODAY.isoformat()]
            times.setdefault(f"hoctui, {cases:,} cases", []).append(first_paint(command, SIGN))
    floor = times["bare Textual app"]
    print(f"first paint, median of {chosen.rounds} rounds, and its ratio to the bare app of the same round")
    for name, found in times.items():
        ratio = statistics.median(one / other for one, other in zip(found, floor, strict=True))
        print(f"  {name:24} {statistics.median(found) * 1000:6.0f} ms   {ratio:5.2f}")


if __name__ == "__main__":
    main()
