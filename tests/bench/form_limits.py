"""How long, and with how much memory, each file that is made to be heavy is read or refused.

    python -m tests.bench.form_limits

Each is read in a process of its own. A form is to be read within 5 seconds and 200 MB, whatever its file holds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

from heavy_forms import HEAVY

from hoctui.documents.forms import read_form
from hoctui.errors import BadInput


def high_water() -> int:
    """The most memory that this process has had, in mebibytes; Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def measure(name: str, path: Path) -> None:
    """Read one of them, and print the seconds of work, the memory, and what came of it."""
    data = path.read_bytes()
    begun = time.process_time()
    try:
        form = read_form(data, HEAVY[name][0])
        said = f"read: {len(form.missing)} missing, {len(form.flagged)} to look at"
    except BadInput as refused:
        said = refused.sentence
    print(json.dumps((round(time.process_time() - begun, 2), high_water(), said)))


def main() -> None:
    """Make each of them, and have it measured."""
    if len(sys.argv) == 3:
        measure(sys.argv[1], Path(sys.argv[2]))
        return
    for name, (_, make) in HEAVY.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "form"
            path.write_bytes(make())
            command = [sys.executable, "-m", "tests.bench.form_limits", name, str(path)]
            ended = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds, memory, said = json.loads(ended.stdout)
            print(f"{name:16}{seconds:6.2f} s {memory:5} MB  {said}")


if __name__ == "__main__":
    main()
