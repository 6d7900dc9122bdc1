"""What a careful person would look at twice in an answer as it was read: each said in one plain phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoctui.assessment.answers import NOT_FOUND, Answer, Mark
from hoctui.assessment.check_contradictions import contradicting_start, contradicting_words
from hoctui.assessment.check_leftovers import drafting_notes
from hoctui.assessment.form_joining import repeats_itself
from hoctui.assessment.form_marks import shown

_OPENING = re.compile(
    r"^\W*(yes|no|partial(?:ly)?|partly|n\s?/\s?a|not applicable)(?:\s*[-–—:;.,(]|\s*$)(?!\s*\d)", re.IGNORECASE
)
_OPENED = {
    "yes": Mark.YES, "no": Mark.NO, "partial": Mark.PARTIAL, "partially": Mark.PARTIAL, "partly": Mark.PARTIAL,
    "n/a": Mark.NOT_APPLICABLE, "notapplicable": Mark.NOT_APPLICABLE,
}  # fmt: skip
_NEGATIVE = re.compile(
    r"^\W*(?:we do not currently|not yet|not currently|this is not (?:yet )?in place)\b", re.IGNORECASE
)


_ABOUT_THE_ANSWER = (
    NOT_FOUND,
    "no answer is printed",
    "no box is ticked",
    "more than one box is ticked",
    "the answer reads",
    "the answer says more than",
    "it is answered",
    "its answer stands",
    "a second answer",
    "the answers differ",
    "its lettered points",
    "a cross stands under",
    "there is an X under",
    "every X in this part",
    "a column of this row is missing",
    "the action plan calls it",
    "the evidence begins with",
    "the commentary begins with",
    "the evidence says",
    "the commentary says",
    "the heading “",
    "the answer stands under",
    "beside the answer,",
    "a note belongs to the answer",
    "only the column for Yes",
    "the columns say only",
    "the sheet “",
    "Yes is answered without",
)
"""How the doubts begin that are settled once a person has said what the answer is."""


def corrected(answer: Answer, mark: Mark) -> Answer:
    """An answer as a person has put it right: doubts about what the answer is are settled, all others stay."""
    return replace(
        answer, mark=mark, review=tuple(said for said in answer.review if not said.startswith(_ABOUT_THE_ANSWER))
    )


def look_twice(mark: Mark, texts: dict[str, str], *, kind: str) -> list[str]:
    """The doubts about an answer and its texts (by name: "evidence", "commentary"); `kind` is the clause's."""
    doubts: list[str] = []
    said = any(text.strip() for text in texts.values())
    if kind != "yes/no":
        if mark is Mark.UNANSWERED and not said:
            doubts.append("nothing is given in answer to this question")
    elif mark is Mark.UNANSWERED:
        doubts.append("no answer is printed")
    elif mark is Mark.YES and not said:
        doubts.append("Yes is answered without evidence or commentary")
    for name, text in texts.items():
        if kind == "yes/no":
            doubts += _contradicting(name, mark, text)
        if note := next((said for said in _notes(text) if any(map(str.isalpha, said))), ""):
            doubts.append(f"the {name} has a note left in it: “{shown(note)}”")
        if repeats_itself(text):
            doubts.append(f"the {name} repeats itself: look at the original")
    return doubts


def _notes(text: str) -> Iterator[str]:
    return (text[words.start : words.end] for words in drafting_notes(text))


def _contradicting(name: str, mark: Mark, text: str) -> list[str]:
    """What a text says against the answer, at its beginning or within it."""
    if against := _against(mark, text):
        return [f"the {name} begins with “{against}”, while the answer is {mark.word}"]
    if begins := contradicting_start(mark, text):
        said = " ".join(text[: begins.end].split()).strip(" .,:;–—-(")
        return [f"the {name} begins with “{said}”, while the answer is {mark.word}"]
    if within := contradicting_words(mark, text):
        return [f"the {name} says “{shown(text[within.start : within.end])}”, while the answer is {mark.word}"]
    return []


def _against(mark: Mark, text: str) -> str:
    """The opening words of a text that say another answer than the one given; empty where none do."""
    opening = _OPENING.match(text)
    if opening:
        meant = _OPENED[re.sub(r"\s", "", opening[1].casefold())]
        return opening[1] if mark not in (meant, Mark.UNANSWERED) or (mark is Mark.UNANSWERED and meant) else ""
    negative = _NEGATIVE.match(text)
    return negative[0].strip() if negative and mark is Mark.YES else ""
