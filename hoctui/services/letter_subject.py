"""What a letter is about: the case, the stage of it, and the event that the letter goes with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from hoctui.errors import BadInput
from hoctui.register.case import Case, Stage
from hoctui.register.events import Corrected, Event, Undone
from hoctui.register.fields import LETTERS
from hoctui.register.fold import OF_A_STAGE, Life, Told, fold
from hoctui.register.letters import LETTER_OF
from hoctui.rulebook.edition import Edition, Letter
from hoctui.services import casework, lists
from hoctui.services.desk import Desk

KINDS: Final = tuple(code for code, _ in LETTERS)
"""The letters there are, by the names that the command line has for them."""

EVENTS: Final = {
    "acknowledgement": "Acknowledged",
    "extension": "Extended",
    "stage1": "Responded",
    "stage2": "Responded",
    "stage3": "Responded",
    "refusal": "Refused",
    "refusal-to-escalate": "EscalationRefused",
}
"""The kind of event that each letter goes with; an update goes with none."""

_STAGES: Final = {"stage1": 1, "stage2": 2, "stage3": 3, "refusal": 1}
"""The stage that a letter is about, where it is always the same."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a letter is about: the case, the stage of it, and the event that it goes with, if there is one yet."""

    kind: str
    reference: str
    life: Life
    edition: Edition
    stage: Stage | None
    told: Told | None
    """The entry of that event."""
    on: date
    """The day of the letter."""

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.life.case

    @property
    def event(self) -> Event | None:
        """The event that the letter goes with, as corrected; None where it is not recorded yet."""
        return self.told.event if self.told else None

    @property
    def number(self) -> int:
        """The number of the stage; 0 for a service request."""
        return self.stage.number if self.stage else 0

    @property
    def name(self) -> str:
        """The letter's name in the rulebook; empty where the Code knows none of it."""
        return LETTER_OF.get(EVENTS.get(self.kind, ""), "")

    @property
    def asked(self) -> Letter | None:
        """What the edition asks of the letter."""
        further = 1 if self.kind == "refusal-to-escalate" else 0
        found = self.edition.letter(self.name, self.number + further)
        return found or self.edition.letter(self.name, self.number)

    def said(self, name: str) -> str:
        """A text of the event that the letter goes with; empty where there is none."""
        return str(getattr(self.event, name, "") or "")


def life_with_reference(desk: Desk, case: str) -> tuple[str, Life]:
    """A case's reference as it is written, and its life. Raises BadInput where there is no such case."""
    line = lists.case_line(desk, case)
    return line.case, casework.life_of(desk, line.id)


def subject_of(desk: Desk, case: str, kind: str, on: date | None) -> Subject:
    """What the letter of that kind on a case is about. Raises BadInput where there is none, or not at this stage."""
    if kind not in KINDS:
        raise BadInput(f"There is no letter {kind[:40]!r}; there are {', '.join(KINDS)}.")
    reference, life = life_with_reference(desk, case)
    edition = casework.edition_for(life)
    stage = _stage(life, edition, kind)
    told = entry_at(life, EVENTS.get(kind, ""), stage)
    if told:
        # A letter says what was so on its day, however often it is printed again: its dates were promised then.
        life = _as_it_was(life, told)
        stage = life.case.stages[stage.number - 1] if stage else None
    return Subject(kind, reference, life, edition, stage, told, on or (told.event.on if told else desk.clock.today))


def _as_it_was(life: Life, told: Told) -> Life:
    """The life up to an entry, what was recorded of the same day with it; what came of the stages later is left out."""
    on, number = told.event.on, told.entry.id
    kept = {
        one.entry.id
        for one in life.told
        if one.event.on < on
        or one.entry.id == number
        or (one.event.on == on and (one.entry.id < number or not isinstance(one.event, OF_A_STAGE)))
    }
    return fold(
        one.entry
        for one in life.told
        if (one.event.event in kept if isinstance(one.event, Corrected | Undone) else one.entry.id in kept)
    )


def _stage(life: Life, edition: Edition, kind: str) -> Stage | None:
    """The stage that a letter is about; none for the update of a service request."""
    case = life.case
    if not case.stages:
        if kind == "update":
            return None
        raise BadInput("It is a service request, which has no such letter; make it a complaint first.")
    if kind == "refusal-to-escalate":
        return _not_taken_further(life)
    number = _STAGES.get(kind, case.stage.number)
    if number <= len(case.stages):
        return case.stages[number - 1]
    if edition.letter("response", number) is None:
        raise BadInput(
            f"The {edition.name} edition has no stage {number} ({edition.rules.clause('third stage')}), and the case "
            f"is at stage {case.stage.number}."
        )
    raise BadInput(f"The case is at stage {case.stage.number}; record its escalation to stage {number} first.")


def _not_taken_further(life: Life) -> Stage:
    """The stage beyond which a complaint was not taken, or, where that is not recorded, would not be."""
    refused = [told.stage for told in life.told if not told.struck and told.event.kind() == "EscalationRefused"]
    answered = [stage for stage in life.case.stages if stage.responded_on]
    if refused:
        return life.case.stages[refused[-1] - 1]
    if not answered:
        raise BadInput("Stage 1 is not answered yet, so there is nothing to escalate.")
    return answered[-1]


def entry_at(life: Life, kind: str, stage: Stage | None) -> Told | None:
    """The latest entry of that kind of event at that stage."""
    number = stage.number if stage else 0
    found = [told for told in life.told if not told.struck and told.stage == number and told.event.kind() == kind]
    return found[-1] if found else None
