"""The landlord's form: its name, homes and year end, how it publishes, and its own limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hoctui.services import landlord
from hoctui.services.desk import Desk
from hoctui.services.views import FieldView
from hoctui.tui.screens.record_form import RecordForm


class LandlordForm(RecordForm[bool]):
    """Asks for what the landlord sets for itself. It gives back whether it was saved."""

    HEADING = "The landlord"
    ABOUT = (
        "The landlord's name, the homes it owns and the last day of its financial year: from these come the year's "
        "dates. How residents reach it stands in the summary that is published for them; Partial is printed as it is, "
        "or as “No (partial)”, since the Code's own form says Yes or No.\n"
        "Its own limits are in working days and can only be shorter than the Code's. What is due is counted by the "
        "Code; the landlord's own limits stand beside it in the self-assessment, with how often they were kept."
    )

    def __init__(self, fields: Sequence[FieldView], begins: Mapping[str, str]) -> None:
        """The form with what is set now."""
        super().__init__(fields, begins, saves=_save, draft="landlord")

    def crumb(self) -> tuple[str, str]:
        """The way back, and what this is."""
        return "The year", "THE LANDLORD"


def _save(desk: Desk, typed: dict[str, str], changed: dict[str, str]) -> bool:
    del changed
    landlord.save(desk, typed)
    return True
