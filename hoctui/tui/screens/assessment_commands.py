"""The commands of the self-assessment's screen, and what it says of itself in its help."""

from __future__ import annotations

from typing import Final

from hoctui.tui.commands import Command

ABOUT: Final = (
    "The Code clause by clause: what it asks, what counts as evidence, what was answered last year. y, n, p and a "
    "answer the clause under the cursor; tab goes to its evidence and comment, and escape comes back. A must that "
    "is answered No or Partial is published with its reason, what will be done, by whom and by when, so these are "
    "asked for too. Everything is saved as you type, and u takes the last change of an answer back. What your register "
    "says of a clause stands under its question: c opens the cases behind the figures, g takes them into the evidence. "
    "t ticks the points off as you think of them. L carries last year's answers over, each marked until enter or an "
    "answer confirms it. The flag marks what an import left for a person to look at; v says that you have. C lists "
    "what stands in the way of publishing, P the action plan, M what moved since last year; Y is the year's clock. N "
    "begins another year's; what was answered before stays on file, and O takes it up again."
)

NEEDS: Final = (
    "an assessment",
    "a clause",
    "a yes or no question",
    "an answer",
    "last year's answer",
    "something to confirm",
    "points",
    "figures",
    "related clauses",
    "a way back",
    "an open answer",
)
"""What the commands need."""

_ANSWERS: Final = (("yes", "y", "Yes"), ("no", "n", "No"), ("partial", "p", "Partial"), ("na", "a", "N/A"))


def _answer(name: str, key: str, word: str) -> Command:
    return Command(
        f"assessment.{name}",
        key,
        word,
        f"Answers the clause {word}.",
        "Answer",
        needs="a yes or no question",
        action=f"mark('{word}')",
    )


def _command(name: str, key: str, label: str, tooltip: str, *, group: str, needs: str = "", footer: int = 0) -> Command:
    return Command(f"assessment.{name}", key, label, tooltip, group, needs=needs, footer=footer)


_LOOKED = "Takes the flag away, or confirms an answer carried over: you have looked."
_NEXT_POINT = "Goes on to the next point, and leaves this one as it is; t ticks it, or takes its tick away."
_TAKE = "Takes the register's figures into the evidence."
_CARRY = "Carries last year's answers over to where there is none yet, each to be confirmed."
_CHECKS = "Lists what stands in the way of publishing, by clause and the words that caused it."
_PLAN = "Lists every shortfall with its action, owner and date, and what became of last year's."
_MOVED = "Holds the answers against those of an earlier assessment."
_WORDING = "Shows the official wording too, where a form brought it in."

COMMANDS: Final = (
    *(_answer(*answer) for answer in _ANSWERS),
    _command("clear", "backspace", "unanswered", "Takes the answer back.", group="Answer", needs="an answer"),
    _command("evidence", "tab", "evidence", "Writes evidence and comment.", group="Answer", needs="a clause", footer=1),
    _command("back", "escape", "back", "Goes back to the clauses.", group="Answer", needs="an open answer", footer=1),
    _command(
        "last-year",
        "l",
        "last year",
        "Takes last year's answer into this one.",
        group="Answer",
        needs="last year's answer",
    ),
    _command("looked", "v", "looked", _LOOKED, group="Answer", needs="something to confirm"),
    _command("undo", "u", "undo", "Takes the last change of the answer back.", group="Answer", needs="a clause"),
    _command("tick", "t", "tick", "Ticks off the next point of the clause.", group="Answer", needs="points"),
    _command("next-point", "T", "next point", _NEXT_POINT, group="Answer", needs="points"),
    _command("take", "g", "take figures", _TAKE, group="Answer", needs="figures"),
    _command("carry", "L", "carry all", _CARRY, group="Answer", needs="a clause"),
    _command(
        "next",
        "right_square_bracket",
        "next unanswered",
        "Goes to the next clause without an answer.",
        group="Go",
        needs="a clause",
        footer=2,
    ),
    _command(
        "before",
        "left_square_bracket",
        "before",
        "Goes to the clause without an answer before this one.",
        group="Go",
        needs="a clause",
    ),
    _command("needing", "f", "needs you", "Goes to the next clause that needs you.", group="Go", needs="a clause"),
    _command("wording", "o", "official wording", _WORDING, group="Go", needs="a clause", footer=3),
    _command("cases", "c", "cases", "Opens the cases behind the figures.", group="Go", needs="figures"),
    _command("related", "r", "related", "Goes to a related clause.", group="Go", needs="related clauses"),
    _command("return", "b", "back to it", "Goes back to where you came from.", group="Go", needs="a way back"),
    _command("more", "space", "more", "Scrolls the question.", group="Go", needs="a clause"),
    _command(
        "export",
        "x",
        "export",
        "Writes it, its reports, or your own Word form filled in, to a file.",
        group="Files",
        needs="an assessment",
        footer=6,
    ),
    _command("import", "i", "import", "Reads in a form from a file.", group="Files"),
    _command("evidence-register", "e", "evidence", "Opens the evidence register.", group="Files"),
    _command("year", "Y", "the year", "Opens the yearly clock: what is due, and its record.", group="Files"),
    _command("checks", "C", "checks", _CHECKS, group="Before publishing", needs="an assessment", footer=4),
    _command("plan", "P", "action plan", _PLAN, group="Before publishing", needs="an assessment"),
    _command("moved", "M", "what moved", _MOVED, group="Before publishing", needs="an assessment"),
    _command("new", "N", "new", "Begins another year's.", group="Files"),
    _command("other", "O", "another", "Takes up another assessment on file.", group="Files", needs="an assessment"),
)
"""Every command of the screen."""
