"""Letters: each written from its case and a template, with the Code's checklist held against what it really says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from hoctui.dates import parse_day
from hoctui.documents import letters as templates
from hoctui.documents.letter_sources import OURS, VALUE_MARK
from hoctui.documents.page import Page
from hoctui.documents.text_page import plain_text
from hoctui.documents.writing import keep, write
from hoctui.errors import BadInput
from hoctui.register.fields import LETTERS
from hoctui.services import casework
from hoctui.services.case_documents import add_bytes
from hoctui.services.desk import Desk
from hoctui.services.letter_checks import points_of
from hoctui.services.letter_subject import KINDS, life_with_reference, subject_of
from hoctui.services.letter_values import values_of
from hoctui.services.views import LetterPointView, Recorded
from hoctui.settings import settings_path
from hoctui.store.files import read_outside
from hoctui.text import clean

__all__ = [
    "ENDINGS",
    "FORMATS",
    "KINDS",
    "LetterView",
    "file_name",
    "fitting",
    "folder",
    "form_of",
    "kinds_of",
    "letter",
    "send",
    "write_letter",
    "write_templates",
    "write_to",
    "written",
]

FORMATS: Final = ("text", "markdown", "docx")
"""What a letter can be written as."""

ENDINGS: Final = {".txt": "text", ".md": "markdown", ".docx": "docx"}
"""The format that a file's ending asks for."""


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as it would be sent today, and what the Code has to say of it."""

    case: str
    kind: str
    title: str
    stage: int
    """The stage that it is about; 0 for a service request."""
    edition: str
    edition_title: str
    page: Page
    text: str
    """The letter in plain text."""
    checklist: tuple[LetterPointView, ...]
    """Every point that the edition has for this letter, and whether the letter as it stands holds it."""
    gaps: tuple[str, ...]
    """What stands in it in brackets because it is not known yet."""
    templates: tuple[str, ...]
    """The landlord's own template files that went into it; empty where all of it is hoctui's own."""
    recorded_on: date | None
    """The day of the event that it goes with; None where that is not recorded yet."""
    entry: int
    """The number of that event's entry; 0 where it is not recorded yet."""

    @property
    def missing(self) -> tuple[LetterPointView, ...]:
        """The required points that it does not hold."""
        return tuple(point for point in self.checklist if point.required and not point.met)

    @property
    def template(self) -> str:
        """Whose templates it was written from, in words."""
        return ", ".join(self.templates) or OURS


def folder() -> Path:
    """Where the landlord's own templates lie."""
    return settings_path().parent / "letters"


def write_templates() -> tuple[tuple[Path, bool], ...]:
    """Write hoctui's own templates out to be edited; each file, and whether it was written. Raises BadInput."""
    return templates.write_out(folder())


def letter(desk: Desk, case: str, kind: str, *, on: date | None = None, words: str = "") -> LetterView:
    """The letter of that kind on a case, dated `on`, else the day of its event, else today.

    What is not recorded yet stands in it as a gap in brackets. `words` is what an update tells.

    Raises:
        BadInput: there is no such case or letter, it is not the time for that letter, or its template is at fault.
    """
    subject = subject_of(desk, case, kind, on)
    values, gaps = values_of(desk, subject, clean(words).text.strip())
    rendered = templates.render(kind, values, folder())
    title = dict(LETTERS)[kind].capitalize()
    page = templates.page_of(rendered.text, f"{title}, {subject.reference}")
    said = rendered.text.replace(VALUE_MARK, "")
    return LetterView(
        case=subject.reference,
        kind=kind,
        title=title,
        stage=subject.number,
        edition=subject.edition.name,
        edition_title=subject.edition.title,
        page=page,
        text=plain_text(page),
        checklist=points_of(subject, values, gaps, rendered),
        gaps=tuple(sorted((gap for gap in gaps.values() if gap in said), key=said.index)),
        templates=rendered.templates,
        recorded_on=subject.event.on if subject.event else None,
        entry=subject.told.entry.id if subject.told else 0,
    )


def kinds_of(desk: Desk, case: str) -> tuple[str, ...]:
    """The letters that there is an occasion for on a case as it stands, or was."""
    life = life_with_reference(desk, case)[1]
    found = life.case
    if not found.stages:
        return ("update",)
    happened = {told.event.kind() for told in life.told if not told.struck}
    answered = any(stage.responded_on for stage in found.stages)
    fits = {
        "extension": "Extended" in happened or not found.stage.responded_on,
        "refusal": "Refused" in happened or not answered,
        "refusal-to-escalate": answered,
        "stage2": len(found.stages) > 1,
        "stage3": len(found.stages) > 2,
    }
    return tuple(kind for kind in KINDS if fits.get(kind, True))


def fitting(desk: Desk, case: str) -> str:
    """The letter that goes with what the Code asks next of a case, else with what was done last."""
    reference, life = life_with_reference(desk, case)
    found = life.case
    if not found.stages:
        return "update"
    present = f"stage{found.stage.number}"
    by_event = {"Acknowledged": "acknowledgement", "Responded": present, "ContactMade": "update"}
    asked = casework.case_view(desk, reference).next.command
    if asked in by_event:
        return by_event[asked]
    if found.refusals and not found.stage.responded_on:
        return "refusal"
    if found.refusals and found.refusals[-1].what == "escalate":
        return "refusal-to-escalate"
    return present if found.stage.responded_on else "update"


def written(view: LetterView, form: str) -> bytes:
    """A letter in that format. Raises BadInput for one that no letter is written in."""
    if form not in FORMATS:
        raise BadInput(f"A letter is written as {', '.join(FORMATS)}, not as {form[:20]!r}.", "format")
    return view.text.encode("utf-8") if form == "text" else write(view.page, form)


def write_letter(desk: Desk, case: str, kind: str, form: str, *, on: date | None = None, words: str = "") -> bytes:
    """The letter of that kind on a case, in that format. Raises BadInput."""
    return written(letter(desk, case, kind, on=on, words=words), form)


def write_to(
    desk: Desk, case: str, kind: str, path: Path, *, over: bool = False, on: date | None = None, words: str = ""
) -> None:
    """Write a letter to a file, in the format of its ending; a file that is there stays, unless `over`.

    Raises:
        BadInput: as letter() has it; or the ending is none, the file is there already, or cannot be written.
    """
    keep(path, write_letter(desk, case, kind, form_of(path), on=on, words=words), over=over)


def form_of(path: Path) -> str:
    """The format that a file's ending asks for. Raises BadInput for another ending."""
    form = ENDINGS.get(path.suffix.casefold())
    if form is None:
        raise BadInput(f"{path.name} does not say what to write; let its name end in {', '.join(ENDINGS)}.", "path")
    return form


def file_name(case: str, kind: str, form: str = "docx") -> str:
    """What a letter's file is called unless it is told otherwise."""
    ending = next(ending for ending, known in ENDINGS.items() if known == form)
    return f"{case} {kind}{ending}"


def must_be_sendable(desk: Desk, case: str, kind: str, *, on: str, channel: str) -> None:
    """Refuse what could not be recorded as sent, before anything is written of it. Raises BadInput."""
    typed = {"on": on, "letter": kind, "channel": channel}
    problem = casework.preview(desk, case, "LetterSent", typed)
    if problem.problem:
        raise BadInput(problem.problem, problem.problem_field)


def send(
    desk: Desk,
    case: str,
    kind: str,
    *,
    on: str,
    channel: str = "letter",
    note: str = "",
    file: Path | None = None,
    form: str = "docx",
    dated: date | None = None,
) -> tuple[Recorded, bool]:
    """Record that a letter went out, on a day typed in any of the officer's ways (2024: 5.12); whether it is kept.

    What is kept with the entry is `file` where it is given, since it may have been worked on since; else the letter in
    that format, dated `dated` (else the day of its event, else the day it went out), unless it still has gaps: then it
    is not what went out, and nothing is kept. `note` is what an update told.

    Raises:
        BadInput: there is no such case or letter, the file cannot be taken, or a field cannot.
        Impossible: it cannot have gone out on that day.
    """
    view = letter(desk, case, kind, on=dated, words=note)
    if dated is None and view.recorded_on is None:
        view = letter(desk, case, kind, on=parse_day(on, desk.clock.today), words=note)
    typed = {"on": on, "letter": kind, "channel": channel, "note": note}
    if file is None and view.gaps:
        return casework.record(desk, case, "LetterSent", typed), False
    name = file.name if file else file_name(view.case, kind, form)
    data = read_outside(file) if file else written(view, form)
    return add_bytes(desk, case, name, data, typed, kind="LetterSent"), True
