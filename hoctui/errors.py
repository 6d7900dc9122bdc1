"""What can go wrong that a person can mend: one clear sentence each, and the exit status it ends a command with."""

from __future__ import annotations

EXIT_DONE = 0
EXIT_NO = 1
EXIT_BAD = 2
EXIT_FAULT = 3


class HoctuiError(Exception):
    """A fault that one sentence explains: what was wrong, where, and what to do.

    `field` names the field of a form that the sentence belongs to, or is empty when it belongs to none.
    """

    exit_status = EXIT_BAD

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class BadInput(HoctuiError):  # noqa: N818 (the name says what is wrong, as the others here do)
    """What was typed, or read from a file, cannot be taken as it stands."""


class Impossible(HoctuiError):  # noqa: N818
    """An event that cannot have happened as given: an answer before receipt, a stage that was never opened."""


class RegisterProblem(HoctuiError):  # noqa: N818
    """The register's file cannot be opened, read or written."""


class RegisterBusy(RegisterProblem):
    """Another hoctui holds the register for writing."""


class ConflictingEdit(RegisterProblem):
    """The case was changed elsewhere since it was read; nothing was written."""
