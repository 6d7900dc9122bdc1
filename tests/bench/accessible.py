"""Checks written pages in a real browser with axe-core: `python -m tests.bench.accessible AXE.min.js PAGE.html …`.

Not part of the test run, which proves a page's structure without a browser (tests/documents/structure.py): it wants a
Chromium on this machine, and a copy of axe-core (axe.min.js) that somebody has fetched. Each page is opened as it is
written, but for its own rule that no script runs, which axe-core is; on a wide screen and on a narrow one, where tables
are scrolled. Status 1 if a page has a violation.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTHS = (1280, 500)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n')
RUN = """
axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(found => {
  const told = {passes: found.passes.length, violations: found.violations, incomplete: found.incomplete};
  const said = document.createElement("pre");
  said.id = "axe-said";
  said.textContent = JSON.stringify(told);
  document.body.append(said);
});
"""
SAID = re.compile(r'<pre id="axe-said">(.*?)</pre>', re.DOTALL)


def checked(browser: str, axe: str, page: Path, width: int) -> dict[str, Any]:
    """What axe-core says of a page in a window so many pixels wide: the rules it passes, each violation and doubt."""
    written = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / "page.html"
        scripts = f"<script>{axe}</script><script>{RUN}</script>"
        probe.write_text(POLICY.sub("", written).replace("</body>", f"{scripts}</body>"), encoding="utf-8")
        told = subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--window-size={width},900",
                "--virtual-time-budget=60000",
                f"--user-data-dir={folder}/profile",
                "--dump-dom",
                probe.as_uri(),
            ],
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=180,
        )
    found = SAID.search(told.stdout)
    if not found:
        raise SystemExit(f"axe-core said nothing of {page}: {told.stderr[-500:]}")
    said: dict[str, Any] = json.loads(html.unescape(found[1]))
    return said


def main(arguments: list[str]) -> int:
    """Check each page, and say what was found."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None or len(arguments) < 2:
        raise SystemExit(f"{__doc__}\nNo browser was found." if browser is None else __doc__)
    axe = Path(arguments[0]).read_text(encoding="utf-8").replace("</script", "<\\/script")
    wrong = 0
    for name, width in product(arguments[1:], WIDTHS):
        said = checked(browser, axe, Path(name), width)
        wrong += len(said["violations"])
        told = f"{said['passes']} rules passed, {len(said['violations'])} violated, {len(said['incomplete'])} open"
        print(f"{name}, {width} wide: {told}")
        for kind in ("violations", "incomplete"):
            for rule in said[kind]:
                places = "; ".join(node["html"][:120] for node in rule["nodes"][:3])
                print(f"  {kind}: {rule['id']} ({rule['impact']}), {len(rule['nodes'])} places: {places}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
