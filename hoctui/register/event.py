"""What every event of a case has: its day, its effect on the case, its line; and how long its texts may be."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from hoctui.register.case import Case
from hoctui.register.fields import Fact

LONG = 20_000
"""The most characters of a text of paragraphs."""


class Event(BaseModel, ABC):
    """What every event has: the day it happened."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    version: ClassVar[int] = 1
    title: ClassVar[str]
    """The word in the timeline."""
    verb: ClassVar[str]
    """What the officer does, for a command or a form's heading."""

    on: Annotated[date, Fact("On", required=True, hint="4/12, 4 dec, today, yesterday, -2")]

    @classmethod
    def kind(cls) -> str:
        """The name under which the ledger keeps this kind of event."""
        return cls.__name__

    @abstractmethod
    def apply(self, case: Case, event_id: int) -> None:
        """Let this happen to the case. Raises Impossible where it cannot have happened."""

    @abstractmethod
    def line(self) -> str:
        """What happened, in a sentence, for the timeline."""
