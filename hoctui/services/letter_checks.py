"""The Code's checklist of a letter, held against what the letter itself says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from hoctui.documents.letter_sources import VALUE_MARK, Rendered, Value, is_nothing
from hoctui.register.letters import checklist
from hoctui.services.letter_subject import EVENTS, Subject
from hoctui.services.letter_values import WRITTEN_AS
from hoctui.services.views import LetterPointView

_OMBUDSMAN: Final = re.compile(r"housing-ombudsman\.org\.uk|0300 ?111 ?3000|PR2 ?0ET", re.IGNORECASE)


def points_of(
    subject: Subject, values: Mapping[str, Value], gaps: Mapping[str, str], rendered: Rendered
) -> tuple[LetterPointView, ...]:
    """Each point that the edition has for the letter: met only where the letter itself holds it."""
    if subject.stage is None:
        return ()
    typed: dict[str, Any] = dict(subject.event) if subject.event else {}
    # Another person must have decided than at the stage before, so that the stages after this one are left out of it.
    until = replace(subject.case, stages=subject.case.stages[: subject.number])
    found = checklist(subject.edition, until, EVENTS.get(subject.kind, ""), typed | {"handler": values["handler"]})
    said = _folded(rendered.text.replace(VALUE_MARK, ""))
    points = []
    for one in found:
        key = one.point.key
        if key in WRITTEN_AS:
            met = _holds(WRITTEN_AS[key], values, gaps, rendered, said)
        else:
            met = _tells(key, subject, said) if key in _TOLD else one.met
        points.append(LetterPointView(one.point.words, one.point.clause, one.point.duty == "required", met))
    return tuple(points)


def _holds(name: str, values: Mapping[str, Value], gaps: Mapping[str, str], rendered: Rendered, said: str) -> bool:
    """Whether a value is known, and stands in the letter."""
    if name == "outstanding" and values["actions"] and all(_folded(one) in said for one in values["actions"]):
        return True
    if name == "remedy" and values["compensation"] and all(_folded(one) in said for one in values["compensation"]):
        return True
    value = values[name]
    if name in gaps or not value or not isinstance(value, str):
        return False
    # That there is nothing, a template says in words of its own.
    return name in rendered.names if is_nothing(value) else _folded(value) in said


_TOLD: Final = ("stage", "in_writing", "ombudsman", "next_stage")
"""Points that the letter's own words hold, not something that was recorded."""


def _tells(key: str, subject: Subject, said: str) -> bool:
    number = subject.number
    if key == "stage":
        final = number < subject.edition.rules.stages or "final" in said
        return f"stage {number}" in said and final
    if key == "next_stage":
        return f"stage {number + 1}" in said
    return key == "in_writing" or ("ombudsman" in said and bool(_OMBUDSMAN.search(said)))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
