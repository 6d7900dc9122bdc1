"""EvidenceForm: an item of evidence, put on file or changed."""

from __future__ import annotations

from datetime import date

from hoctui.services import evidence_register
from hoctui.services.desk import Desk
from hoctui.services.evidence_register import FIELDS, EvidenceLine
from hoctui.tui.screens.record_form import RecordForm


def draft_name(item: int) -> str:
    """The name under which what is typed is kept; 0 is a new item."""
    return f"evidence:{item}"


class EvidenceForm(RecordForm[int]):
    """Puts an item on file, or changes one. It gives back the item's number once that is saved; None when left."""

    HEADING = "An item of evidence"
    ABOUT = (
        "A policy, a page, a report or another record that answers rest on: what it is called, the day that stands on "
        "it, and by when it is to be reviewed. From these days the register tells what is stale, or older than the "
        "Code's edition.\n"
        "Escape leaves; what is typed is kept as a draft until you come back."
    )

    def __init__(self, line: EvidenceLine | None = None) -> None:
        """The form of an item, or of a new one."""
        self._line = line
        item = line.id if line else 0

        def save(desk: Desk, typed: dict[str, str], changed: dict[str, str]) -> int:
            if item:
                return evidence_register.change(desk, item, changed).id
            return evidence_register.add(desk, typed).id

        super().__init__(FIELDS, _begins_with(line) if line else {}, saves=save, draft=draft_name(item))

    def crumb(self) -> tuple[str, str]:
        """The way back to the list, and the item."""
        return "Evidence", self._line.name if self._line else "A NEW ITEM"


def _begins_with(line: EvidenceLine) -> dict[str, str]:
    """What the fields of an item hold to begin with."""
    values = {view.name: getattr(line, view.name) for view in FIELDS}
    return {name: value.isoformat() if isinstance(value, date) else str(value or "") for name, value in values.items()}
