"""Reading the answer that a form prints: Yes, no., Partly, N/A, ✓, an X in a column; what is unclear is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hoctui.assessment.answers import Mark

_WORDS: dict[Mark, tuple[str, ...]] = {
    Mark.YES: (
        "yes", "y", "✓", "✔", "✅", "☑", "achieved", "comply", "complies", "complied", "compliant",
        "fully compliant", "full compliance",
        "in compliance", "met", "fully met", "fully", "compliant - yes", "yes - compliant", "yes compliant",
        "yes - fully compliant", "yes we comply", "yes - we comply", "we comply", "yes fully compliant",
        "yes - comply", "yes - complies", "yes - met",
    ),
    Mark.NO: (
        "no", "n", "✗", "✘", "❌", "non compliant", "non-compliant", "noncompliant", "not compliant", "not met",
        "not achieved", "non compliance", "non-compliance", "not complied",
        "does not comply", "do not comply", "no - non compliant", "no - non-compliant", "no - not compliant",
        "not compliant - no", "no - not met",
    ),
    Mark.PARTIAL: (
        "partial", "partially", "partly", "part", "in part", "◐", "partially compliant", "partial compliance",
        "partly compliant", "part compliant", "partially met", "partly met", "partial - see commentary",
        "no (partial)", "no (partially)", "no (partly)", "partially complies", "partially comply", "◐ partial",
        "part met", "met in part", "partly achieved", "partially achieved", "yes (in part)", "yes - in part",
    ),
    Mark.NOT_APPLICABLE: (
        "n/a", "na", "n.a", "n / a", "n\\a", "not applicable", "non applicable", "not applicable (n/a)",
        "n/a (not applicable)", "n/a - not applicable", "– n/a", "does not apply",
    ),
}  # fmt: skip

_EXACT = {word: mark for mark, words in _WORDS.items() for word in words}
IN_WORDS = "answered in words"
"""What a published document prints as the answer to a question that wants a figure or a text, once it has one."""

_PRINTED = {Mark.UNANSWERED.word, IN_WORDS}
_NOTHING = {"", "-", "--", "–", "—", "?"} | _PRINTED
_PLAIN = {"yes", "no", "y", "n", "partial", "partially", "partly", "n/a", "na", "not applicable", "✓", "✔"}
_TICKS = {"x", "x x", "✓", "✔", "✅", "☑", "☒", "✗", "✘", "•", "●", "■", "1", "tick", "true"}
_BOX = re.compile(r"(☑|☒|☐|□|■|\[\s*+[xX✓]?\s*+\])\s*")
_UNTICKED = {"☐", "□", "[]", "[ ]", "false"}
_TICKED_BOX = re.compile(r"☑|☒|■|\[\s*[xX✓]\s*\]")
_FIRST_WORD = re.compile(
    r"^(yes|no|partial(?:ly)?|partly|n\s?/\s?a|not applicable)\b(?!\s+(?:longer|one|such|formal|specific))"
    r"[\s,;:.(–—-]*",
    re.IGNORECASE,
)
_FIRST_WORDS = re.compile(
    r"^((?:fully |partially |partly |non[ -]?|not )?(?:compliant|met|achieved)|(?:partially |partly )?complies)"
    r"\s*[,;:.(\n–—-]+\s*(?=\w)",
    re.IGNORECASE,
)
"""An answer in other words than Yes and No, with more behind it."""
_LABEL = re.compile(
    r"^(?:(?:do (?:we|you) comply|comply|compliance|answer|response)\s*[:?–—-]+|compliant\s*[:?]+)\s*", re.IGNORECASE
)
_NOTED = re.compile(r"(?<=[^\W\d])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079†‡]+$")
"""The sign of a footnote behind an answer."""
_HAS_NOTE = re.compile(r"[^\W\d_][.)]?\s?(?:\*+|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079†‡]+)$")
A_NOTE = "a note belongs to the answer"
_SIGNS = {"✓": Mark.YES, "✔": Mark.YES, "✅": Mark.YES, "✗": Mark.NO, "✘": Mark.NO, "❌": Mark.NO}
_CROSSES = {"x", "x x", "✗", "✘", "❌"}
_PARTED = re.compile(r"^\w[\w/ ]*?\s*[,;:.(\n–—-]")
"""An answer, and a sign that parts it from what is said of it."""
_OTHER_WORD = re.compile(r"\b(yes|no|partial(?:ly)?|partly|in part|n/a|not applicable)\b", re.IGNORECASE)
_CHOICE = re.compile(
    r"^(?:\W|\b(?:yes|no|partial|partially|partly|in|part|n/a|not|applicable|or|and|but|only|compliant|met)\b)+$",
    re.IGNORECASE,
)
"""What follows an answer and holds nothing but answers: a choice that nobody has made, or two answers."""
NO_ANSWER = ("no answer is printed", "the answer reads", "no box is ticked")
"""How what is said of an answer begins where none could be read."""
_SHOWN = 160
_LONGEST_MARK = 80
_LONGEST = 2_000
"""A longer cell is no answer, whatever boxes and words it holds."""


@dataclass(frozen=True, slots=True)
class MarkReading:
    """What an answer cell was read as; `doubt` says why a person must look at it, empty where it is clear."""

    mark: Mark
    doubt: str = ""
    more: bool = False
    """Whether the cell says more than its answer, in words that may be evidence."""
    parted: bool = False
    """Whether a comma, a dash or the like parts what is said from the answer before it."""
    of_point: bool = False
    """Whether it is the answer of one lettered point, printed where the clause itself has none."""
    crossed: bool = False
    """Whether it is a cross alone in a column meant for a tick or an X."""
    checked: bool = False
    """Whether it is a tick alone in such a column."""


def is_mark(text: str) -> bool:
    """Whether a cell holds a clear answer and nothing else, or what hoctui itself prints where there is none."""
    return len(text) <= _LONGEST_MARK and (exact_mark(text) is not None or _squeeze(text) in _PRINTED)


def exact_mark(text: str) -> Mark | None:
    """The answer that a cell holds and nothing else but what adorns it: a label, brackets, a tick, a note's sign."""
    plain = _squeeze(text)
    if plain in _EXACT:
        return _EXACT[plain]
    if not plain or len(plain) > _LONGEST_MARK:
        return None
    plain = _NOTED.sub("", plain)
    if plain[0] in "[(" and plain[-1] in "])":
        plain = plain[1:-1]
    signs = {mark for sign, mark in _SIGNS.items() if sign in plain}
    plain = _squeeze("".join(" " if char in _SIGNS else char for char in _LABEL.sub("", plain)))
    mark = _EXACT.get(plain)
    return mark if mark is not None and signs <= {mark} else None


def is_plain_mark(text: str) -> bool:
    """Whether a cell holds one of the commonest answers: a word that stands in no heading and no sentence alone."""
    return _squeeze(text) in _PLAIN


def shown(text: str) -> str:
    """A text as it is quoted in a remark: on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def read_mark(text: str) -> MarkReading:
    """The answer in a Comply column. What is no answer is left unanswered, its text kept in the doubt."""
    plain = _squeeze(text)
    if plain in _NOTHING:
        return MarkReading(Mark.UNANSWERED)
    if (exact := exact_mark(text)) is not None:
        noted = _HAS_NOTE.search(text.rstrip()) and not text.lstrip().startswith("*")
        return MarkReading(exact, f"{A_NOTE}: “{shown(text)}”" if noted else "")
    if len(text) > _LONGEST:
        return MarkReading(Mark.UNANSWERED, f"the answer reads “{shown(text)}”, which is no clear answer")
    if _BOX.search(text):
        return _read_boxes(text)
    return _read_sentence(text)


def _read_sentence(text: str) -> MarkReading:
    """An answer cell that says more than its answer, or something else."""
    said = _LABEL.sub("", text.strip(" *\n"))
    if words := _FIRST_WORDS.match(said):
        mark = _EXACT[_squeeze(words[1])]
        return MarkReading(mark, f"the answer says more than {mark.value}: “{shown(text)}”", more=True, parted=True)
    first = _FIRST_WORD.match(said)
    if not first:
        return MarkReading(Mark.UNANSWERED, f"the answer reads “{shown(text)}”, which is no clear answer", more=True)
    mark = _EXACT[_squeeze(first[1]).replace(" ", "")] if "/" in first[1] else _EXACT[_squeeze(first[1])]
    rest = said[first.end() :]
    others = {_EXACT[word.casefold()] for word in _OTHER_WORD.findall(rest)} - {mark} if _CHOICE.match(rest) else set()
    if mark in (Mark.YES, Mark.NO) and others == {Mark.PARTIAL}:
        return MarkReading(Mark.PARTIAL, f"the answer reads “{shown(text)}”; it was taken as Partial")
    if others:
        return MarkReading(Mark.UNANSWERED, f"the answer reads “{shown(text)}”, which could be more than one answer")
    parted = _PARTED.match(said[: first.end() + 1]) is not None
    return MarkReading(mark, f"the answer says more than {mark.value}: “{shown(text)}”", more=True, parted=parted)


def opens_with_answer(text: str) -> bool:
    """Whether a text begins with an answer, parted by a dash or the like from what is said of it: "Yes – page 3"."""
    if is_mark(text):
        return True
    reading = _read_sentence(text[:_SHOWN]) if text.strip() and not _BOX.search(text[:_SHOWN]) else None
    return reading is not None and reading.mark is not Mark.UNANSWERED and reading.parted


def _squeeze(text: str) -> str:
    plain = " ".join(text.replace("*", " ").replace("\u2013", "-").replace("\u2014", "-").split()).casefold()
    return plain.strip(" .,:;!\"'“”‘’") or plain.strip()


def _read_boxes(text: str) -> MarkReading:
    """Yes and No each with a box beside it; the ticked box tells."""
    parts = _BOX.split(text.strip())
    labels = parts[::2]
    behind = bool(labels[0].strip()) and not labels[-1].strip()
    beside = labels[:-1] if behind else labels[1:]
    labelled = [(box, _EXACT.get(_squeeze(_label(label)))) for box, label in zip(parts[1::2], beside, strict=True)]
    if (labels[0].strip() and not behind) or not labelled or any(mark is None for _, mark in labelled):
        return MarkReading(Mark.UNANSWERED, f"the answer reads “{shown(text)}”, which is no clear answer")
    ticked = [mark for box, mark in labelled if mark is not None and _TICKED_BOX.fullmatch(box)]
    if len(ticked) == 1:
        return MarkReading(ticked[0])
    said = "no box is ticked" if not ticked else "more than one box is ticked"
    return MarkReading(Mark.UNANSWERED, f"{said} in “{shown(text)}”")


def _label(text: str) -> str:
    """What stands beside a box, without what stands between it and the next one."""
    return text.strip(" \t\n/|,;:").removeprefix("or ").removesuffix(" or")


def is_tick(text: str) -> bool:
    """Whether a cell of a Yes or No column holds an X, a tick or the like."""
    return _squeeze(text) in _TICKS or bool(_TICKED_BOX.fullmatch(text.strip()))


def is_unticked(text: str) -> bool:
    """Whether a cell holds nothing but an empty box."""
    return text.strip().casefold() in _UNTICKED


def read_ticks(cells: Mapping[Mark, str]) -> MarkReading:
    """The answer where an X stands in one of several columns; `cells` is what each column holds."""
    marks: set[Mark] = set()
    odd: list[str] = []
    ticked = {column for column, text in cells.items() if _SIGNS.get(_squeeze(text)) is Mark.YES}
    crossed = {column for column, text in cells.items() if _squeeze(text) in _CROSSES}
    if len(ticked) == 1 and crossed:
        # A tick and a cross side by side: the cross says that the other answer is not the one.
        cells = {column: text for column, text in cells.items() if column not in crossed}
    for column, text in cells.items():
        if is_unticked(text):
            continue
        boxed = _read_boxes(text) if _BOX.search(text) and len(text) <= _LONGEST else None
        if boxed is not None and "no box is ticked" in boxed.doubt:
            continue
        mark = column if is_tick(text) else boxed.mark if boxed and not boxed.doubt else _EXACT.get(_squeeze(text))
        if mark is not None and (mark is column or mark in (Mark.PARTIAL, Mark.NOT_APPLICABLE)):
            marks.add(mark)
        elif text.strip() and _squeeze(text) not in _NOTHING:
            odd.append(text)
    if len(marks) > 1:
        said = " and ".join(mark.value for mark in Mark if mark in marks)
        return MarkReading(Mark.UNANSWERED, f"there is an X under more than one answer: {said}")
    said = f"a column meant for an X holds “{shown(' / '.join(odd))}”" if odd else ""
    if not marks:
        return MarkReading(Mark.UNANSWERED, said)
    alone = marks.pop()
    if not said and _squeeze(cells.get(alone, "")) in _CROSSES - {"x", "x x"}:
        said = f"a cross stands under {alone.value}; look whether it means {alone.value}"
    return MarkReading(alone, said, crossed=crossed == {alone}, checked=ticked == {alone})


def read_stated(cells: Mapping[Mark, str]) -> MarkReading:
    """The answer where columns are headed by statements such as Met and Not met: each may hold an X, a Yes or a No."""
    said = {column: exact_mark(text) for column, text in cells.items()}
    denied = {column for column, mark in said.items() if mark is Mark.NO and not is_tick(cells[column])}
    crosses = {column: "x" if said[column] is Mark.YES else "" for column in cells if said[column] is not None}
    reading = read_ticks({**cells, **crosses})
    if reading.mark is not Mark.UNANSWERED or not denied:
        return reading
    if denied == {Mark.YES}:
        return MarkReading(Mark.NO, "only the column for Yes is filled in, and it says No")
    return MarkReading(Mark.UNANSWERED, "the columns say only what the answer is not")


def inverted(reading: MarkReading, cell: str) -> MarkReading:
    """An answer under a heading that asks the other way round; words that say by themselves what is so stay."""
    plain = _squeeze(cell)
    if reading.mark is Mark.UNANSWERED:
        return MarkReading(Mark.NO) if is_tick(cell) and plain not in _CROSSES - {"x", "x x"} else reading
    if reading.mark not in (Mark.YES, Mark.NO) or (not plain.startswith(("yes", "no", "y", "n")) and not is_tick(cell)):
        return reading
    if plain.startswith("no") and _EXACT.get(plain) is not None and plain not in ("no", "none"):
        return reading
    return replace(reading, mark=Mark.NO if reading.mark is Mark.YES else Mark.YES)


_COLOURS = {
    "red": {Mark.NO},
    "amber": {Mark.PARTIAL, Mark.NO},
    "orange": {Mark.PARTIAL, Mark.NO},
    "yellow": {Mark.PARTIAL, Mark.NO},
    "green": {Mark.YES},
}
_COLOUR = re.compile(rf"\W*({'|'.join(_COLOURS)})\b", re.IGNORECASE)


def colour_of(cell: str) -> tuple[str, set[Mark]] | None:
    """The colour that a cell names, and the answers that go with it; None where it names none."""
    found = _COLOUR.match(cell)
    return (found[1].capitalize(), _COLOURS[found[1].casefold()]) if found else None
