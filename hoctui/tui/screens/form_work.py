"""What an event's form asks of the register: what it opens with, what its saving would do, and the saving itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from hoctui.services import casework, keeping
from hoctui.services.desk import Desk
from hoctui.services.forms import fields_of
from hoctui.services.list_views import ResidentSeen
from hoctui.services.lists import residents
from hoctui.services.views import CaseView, DutyView, FieldView, Preview, Recorded

LOGGING: Final = "Received"
CORRECTING: Final = "Corrected"

WHY: Final = "why"
"""The field of a correction that is not the corrected entry's own."""

_WHY_FIELD: Final = FieldView(
    WHY, "Why", "line", required=True, hint="why the entry is corrected", choices=(), default=""
)

_FIRST: Final = {
    LOGGING: ("resident", "summary", "outcomes", "urgent", "on", "channel", "property", "category", "handler"),
}
"""The fields that a form begins with, where that is not their own order."""

MORE_FROM: Final = {LOGGING: "property"}
"""The field from which on a form's fields can wait, and are said to."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it is opened: of which event, on which case, with which fields, and what stands in them."""

    kind: str
    """The kind of event; "Corrected" for a correction."""
    case: str = ""
    event: int = 0
    """The entry that a correction corrects."""
    view: CaseView | None = None
    fields: tuple[FieldView, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    """What stands in the fields before anything is typed."""
    draft: dict[str, str] = field(default_factory=dict)
    """What was typed before and not saved."""
    draft_kept: datetime | None = None
    corrected: str = ""
    """The kind of the entry that a correction corrects."""

    @property
    def version(self) -> int | None:
        """The version of the case that the officer sees."""
        return self.view.version if self.view else None

    @property
    def draft_name(self) -> str:
        """The name under which what is typed is kept."""
        return f"{self.kind}{self.event or ''}:{self.case}"


def ordered(kind: str, fields: tuple[FieldView, ...]) -> tuple[FieldView, ...]:
    """The fields in the order in which a form asks for them."""
    first = _FIRST.get(kind, ())
    known = {view.name: view for view in fields}
    return (*(known[name] for name in first), *(view for view in fields if view.name not in first))


def plain_form(kind: str) -> Form:
    """A form of a new complaint, before the register was asked."""
    return Form(kind, fields=ordered(kind, fields_of(kind)), values={"on": "today"})


def open_form(desk: Desk, kind: str, case: str, typed: dict[str, str]) -> Form:
    """All that a form opens with. Raises BadInput where there is no such case, or no such entry to correct."""
    view = casework.case_view(desk, case) if case else None
    if kind == CORRECTING:
        form = _correcting(desk, view, case, int(typed.get("event") or 0))
    else:
        fields = tuple(_chosen(field_view, view) for field_view in ordered(kind, fields_of(kind)))
        form = Form(kind, case, view=view, fields=fields, values={"on": "today"} | _known(kind, view) | typed)
    draft = {name: str(value) for name, value in keeping.draft(desk, form.draft_name).items()}
    kept = keeping.draft_kept_at(desk, form.draft_name) if draft else None
    return replace(form, draft=draft, draft_kept=kept)


def _correcting(desk: Desk, view: CaseView | None, case: str, event: int) -> Form:
    kind, values = casework.entry_as_typed(desk, case, event)
    fields = tuple(_chosen(field_view, view, every=True) for field_view in ordered(kind, fields_of(kind)))
    return Form(
        CORRECTING, case, event, view=view, fields=(*fields, _WHY_FIELD), values=values | {WHY: ""}, corrected=kind
    )


def _chosen(field_view: FieldView, view: CaseView | None, *, every: bool = False) -> FieldView:
    """What was promised, asked or ordered is chosen by what it is, not by its number."""
    if not field_view.refers or view is None:
        return field_view
    duties = [duty for duty in view.duties if duty.kind in field_view.refers and (every or duty.open)]
    first = str(duties[0].id) if duties else ""
    choices = tuple((str(duty.id), _said(duty)) for duty in duties)
    return replace(field_view, widget="choice", choices=choices, default=first)


def _said(duty: DutyView) -> str:
    words = duty.what if duty.kind == "action" else duty.label
    return f"{words} ({duty.owner})" if duty.owner and duty.owner not in words else words


def _known(kind: str, view: CaseView | None) -> dict[str, str]:
    """What the case says already of what a form asks."""
    if view is None or kind != "Acknowledged":
        return {}
    return {"outcomes": view.outcomes}


def preview(desk: Desk, form: Form, typed: dict[str, str]) -> Preview:
    """What saving the form as it stands would do."""
    if form.kind == LOGGING:
        return casework.first_due(desk, typed)
    if form.kind == CORRECTING:
        own, why = _without_why(typed)
        return casework.preview_correction(desk, form.case, form.event, own, why)
    return casework.preview(desk, form.case, form.kind, typed)


def save(desk: Desk, form: Form, typed: dict[str, str]) -> Recorded:
    """Save what was typed, and let its draft go in the same transaction."""
    if form.kind == LOGGING:
        return casework.log(desk, typed, draft=form.draft_name)
    if form.kind == CORRECTING:
        own, why = _without_why(typed)
        return casework.correct(desk, form.case, form.event, own, why, expected=form.version, draft=form.draft_name)
    return casework.record(desk, form.case, form.kind, typed, form.version, draft=form.draft_name)


def _without_why(typed: dict[str, str]) -> tuple[dict[str, str], str]:
    return {name: value for name, value in typed.items() if name != WHY}, typed.get(WHY, "")


def met_before(desk: Desk, begins: str) -> tuple[ResidentSeen, ...]:
    """Residents met before whose name begins so."""
    return residents(desk, begins) if len(begins.strip()) > 1 else ()
