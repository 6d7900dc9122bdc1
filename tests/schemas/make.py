"""Makes the populated register that stands for one released schema: run once for each, before it is released.

    python tests/schemas/make.py tests/schemas/schema-1.db.gz

The file holds what an officer of that schema's days could have on file, one row of every table at least.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from hoctui.assessment.answers import Answer, Mark, ReadForm
from hoctui.clock import Clock
from hoctui.services import assessing, casework, keeping
from hoctui.services.desk import Desk, open_desk
from hoctui.services.preparing import prepare
from hoctui.store import assessments as stored
from hoctui.store import evidence
from hoctui.store.evidence import EvidenceItem


def fill(path: Path) -> None:
    """A register with complaints in several states, an assessment, a setting, a bank holiday and a draft."""
    days = iter(range(1, 1_000))
    desk = open_desk(path, Clock.fixed(date(2026, 11, 21), datetime(2026, 11, 21, 14, 2, tzinfo=UTC)), write=True)
    desk.salt = lambda: next(days).to_bytes(16, "big")
    prepare(desk)
    keeping.set_profile(desk, "Example Homes", "640", "31 March")
    keeping.change_bank_holiday(desk, date(2026, 12, 1), "a day of mourning", struck=False)
    keeping.change_bank_holiday(desk, date(2026, 12, 28), "moved", struck=True)
    _cases(desk)
    _assessments(desk)
    keeping.keep_draft(desk, "log", {"resident": "Bo [half", "summary": "typed and not saved"})
    desk.close()


def _cases(desk: Desk) -> None:
    first = casework.log(
        desk,
        {
            "on": "2026-10-05",
            "resident": "Zoë O'Neill-Smythe [/]",
            "summary": "Damp in the back bedroom",
            "category": "property condition",
            "property": "4 Mill Row",
            "handler": "RA",
        },
    ).view.line.case
    casework.record(desk, first, "Acknowledged", {"on": "2026-10-06", "definition": "Damp.", "outcomes": "A repair."})
    answered = {"on": "2026-10-20", "decision": "upheld", "text": "Our damp policy.", "remedy": "A survey."}
    casework.record(desk, first, "Responded", answered)
    casework.record(desk, first, "Escalated", {"on": "2026-11-02", "handler": "JP"})
    casework.record(desk, first, "Acknowledged", {"on": "2026-11-04", "definition": "The survey never came."})
    casework.record(
        desk, first, "Extended", {"on": "2026-11-20", "days": "5", "reason": "a second survey", "update_every": "5"}
    )
    promise = {"on": "2026-10-20", "what": "survey", "by": "2026-11-06", "owner": "Repairs"}
    promised = casework.record(desk, first, "ActionPromised", promise)
    casework.record(desk, first, "NoteAdded", {"on": "2026-11-10", "text": "A slip."})
    casework.undo(desk, first, "on the wrong case")
    casework.correct(desk, first, promised.event_id, {"by": "2026-11-13"}, "the contractor's own date")
    _around(desk, first)
    old = casework.log(desk, {"on": "2023-02-01", "resident": "Lin 李", "summary": "Parking"}).view.line.case
    casework.record(desk, old, "Logged", {"on": "2023-02-02"})
    casework.record(desk, old, "Withdrawn", {"on": "2023-02-06"})
    request = {"on": "2026-11-16", "resident": "Sam Ash", "summary": "A light is out", "matter": "service request"}
    casework.log(desk, request)


def _around(desk: Desk, case: str) -> None:
    """What stands beside a case's stages since the second schema."""
    arranged = {"on": "2026-10-06", "details": "large print", "need": "poor sight", "review_on": "2027-10-06"}
    casework.record(desk, case, "ArrangementMade", arranged)
    casework.record(desk, case, "Asked", {"on": "2026-11-05", "whom": "Repairs", "what": "dates", "by": "2026-11-12"})
    offered = {"on": "2026-10-20", "distress": "150.50", "by": "2026-12-11", "guidance": "2026-04-01"}
    casework.record(desk, case, "CompensationOffered", offered)
    casework.record(desk, case, "Ordered", {"on": "2026-11-18", "what": "pay £150.50", "by": "2026-12-18"})


def _assessments(desk: Desk) -> None:
    given = {
        "6.2": Answer("6.2", Mark.YES, "The tracker.", "", wording="Invented wording."),
        "6.3": Answer("6.3", Mark.NO, "", "", "Two late.", "A rota.", "RA", date(2026, 12, 31), ("look again",)),
    }
    form = ReadForm("2024", given, "Example Homes", notes=("one row was unclear",))
    assessing.take_in(desk, form, "form.docx", "2024/25")
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "1.2", {"answer": "yes", "evidence": "Policy, section 1"})
    assessing.answer(desk, "1.2", {"answer": "partial", "reason": "the leaflet lags behind"})
    now, day = desk.instant(), date(2026, 11, 21)
    with desk.register.writing() as session:
        policy = EvidenceItem(0, "Complaints policy", "policy", date(2026, 4, 1), date(2027, 4, 1), "our website")
        evidence.set_uses(session, 2, "1.2", (evidence.keep(session, policy, now),))
        stored.add_step(session, 2, "reported", day, details={"to": "the board"}, now=now)


def main(target: Path) -> None:
    """Write the register, compressed, so that it is a few kilobytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.hoctui"
        fill(path)
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
