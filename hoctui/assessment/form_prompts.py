"""What a blank form prints where an answer is to go: "[insert evidence]", "Yes / No", a line of dots."""

from __future__ import annotations

import re

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_answer_headings import SURE
from hoctui.assessment.form_marks import read_mark

_LONGEST = 240
"""A longer text is no prompt: somebody has said something in it."""
_PAIRS = {"[": "]", "<": ">", "{": "}", "(": ")", "«": "»", "‹": "›"}
_ASKS = re.compile(
    r"^(?:please\s+)?(?:insert|enter|add|type|click|tap|describe|provide|give|state|write|explain|choose|select|set out"
    r"|complete (?:this|here|with|as)|fill in|include|attach|landlord to|to be completed|tbc|tba)\b"
    r"|^please\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"^(?:(?:the|any|and|or|of|link|links|text|evidence|commentary|comments?|explanations?|answers?|responses?|details?"
    r"|reasons?|actions?|owner|date|name|here)\b[\s,/&]*)+$",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"^(?:click(?: or tap)?(?: here)?|tap(?: here)?) to (?:enter|add|choose|select) (?:a |an |some )?"
    r"(?:text|date|item)\.?$"
    r"|^(?:click|tap)(?: or tap)? here to enter (?:text|a date)\.?$|^choose an item\.?$",
    re.IGNORECASE,
)
"""What Word itself shows where nothing was typed yet, left as plain text."""
_LINE_TO_WRITE_ON = re.compile(r"^(?:[_.…·‥\s]{3,}|…)$")
_CHOICE = re.compile(r"\bn\s?/\s?a\b|\b(?:not applicable|partially|partial|partly|in part|yes|no|y|n)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"\b(?:please|delete|circle|tick|select|choose|strike out|cross out|highlight|mark|state|enter|insert|as|one|of|or"
    r"|either|if|appropriate|applicable|necessary|required|relevant|the|answer|which|is|does|not|apply|where)\b|[\W_]",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\bhow (?:we|you|they|it|this|the landlord|compliance) (?:will|shall|plan to|intend to|(?:is|are) to)\b"
    r"|\bhow will (?:we|you|they|it|this|the landlord|compliance)\b|\bwhat (?:we |you )?(?:will|is to|needs to)\b"
    r"|\b(?:action|improvement)s?\b|\bnext steps\b|\bsteps to\b|\bplans? (?:to|for)\b|\bby when\b|\btimescales?\b",
    re.IGNORECASE,
)
_LONGEST_LABEL = 100


def is_planned(label: str) -> bool:
    """Whether a heading or a label asks what will be done: "How we will comply", "Action plan"."""
    plain = label.casefold()
    return len(label) <= _LONGEST_LABEL and bool(_PLANNED.search(plain)) and not SURE.search(plain)


def is_prompt(text: str) -> bool:
    """Whether a text does no more than ask for one: every line of it a bracketed request, Word's own, or a dotted line.

    Brackets alone do not make a prompt: "[see appendix 2]" is an answer.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return bool(lines) and len(text) <= _LONGEST and all(_asks(line) for line in lines)


def _asks(line: str) -> bool:
    if _STOCK.match(line) or _LINE_TO_WRITE_ON.match(line):
        return True
    inner = _inside(line)
    return inner is not None and bool(_ASKS.match(inner) or _NAMES.match(inner) or _LINE_TO_WRITE_ON.match(inner))


def _inside(line: str) -> str | None:
    """What stands between the brackets that hold the whole of a line; None where none do."""
    bare = line.rstrip(" .:;*")
    closing = _PAIRS.get(bare[:1])
    inner = bare[1:-1]
    inner = inner.lstrip(bare[:1]).rstrip(closing or "")
    if closing is None or not bare.endswith(closing) or closing in inner or bare[:1] in inner:
        return None
    return inner.strip() or None


def printed_choice(text: str) -> dict[Mark, str]:
    """The answers that a cell prints for all but one to be deleted, each as it is printed; none where it does not.

    Yes and No are among them, no answer stands there twice, and nothing is said besides but how to choose.
    """
    if len(text) > _LONGEST or any(box in text for box in "☐□☑☒■"):
        return {}
    words = _CHOICE.findall(text)
    marks = [read_mark(word).mark for word in words]
    plain = len(set(marks)) == len(marks) and {Mark.YES, Mark.NO} <= set(marks)
    return dict(zip(marks, words, strict=True)) if plain and not _AROUND.sub("", _CHOICE.sub(" ", text)) else {}
