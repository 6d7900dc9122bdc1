"""Letters from templates: the values that a template has, whose template it is, and the letter read as a page.

A template is plain text: a blank line parts paragraphs, a line "# Heading" is a heading, a line "- point" a point. What
fills it in is in letter_engine.py, which alone loads the template language. Nobody's text is ever read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from hoctui.documents.letter_sources import ENDING, SHIPPED, VALUE_MARK, Rendered, Value
from hoctui.documents.page import Block, Bullets, Heading, Page, Paragraph
from hoctui.errors import BadInput

ABOUT = "about-these-letters.txt"
"""The file that explains the templates, written beside them."""

VALUES: dict[str, str] = {
    "resident": "the resident's name",
    "address": "the resident's address; may be empty",
    "reference": "the case's reference, such as 26-0121",
    "landlord": "the landlord's name",
    "representative": "who acts for the resident, where nothing says that they may not; may be empty",
    "handler": "who deals with the complaint; may be empty",
    "signed": "the name to sign with",
    "today": "the day of the letter",
    "kind": "the letter's kind, such as stage1",
    "edition": "the edition of the Code that governs the case, such as 2024",
    "stage": "the stage that the letter is about: 1, 2 or 3; empty for a service request",
    "final": "yes where that is the last stage of the edition, else empty",
    "category": "what kind of complaint it is; may be empty",
    "summary": "what the complaint is about, in short",
    "received": "the day on which the complaint was received",
    "escalated": "the day on which this stage was asked for; empty at stage 1",
    "acknowledged": "the day on which this stage was acknowledged, if it was",
    "answered": "the day on which this stage was answered, if it was",
    "definition": "our understanding of the complaint",
    "outcomes": "what the resident wants",
    "unclear": "what we ask the resident to make clear, or 'nothing'",
    "not_ours": "what is not ours to answer, or 'none'",
    "points": "points that the resident added, a list",
    "due": "the day by which we will answer",
    "missed": "the day by which we were to answer, in an update that comes after it; else empty",
    "extends": "the day that an extension puts back",
    "new_date": "the day that an extension gives",
    "updates": "how often we tell the resident how it stands, such as every 5 working days; may be empty",
    "decision": "upheld, partially upheld or not upheld",
    "reasons": "the reasons of the answer, the extension or the refusal",
    "text": "what an update tells; may be empty",
    "remedy": "what we offer to put things right, or 'none'",
    "compensation": "the compensation that is offered, a list of amounts with when they are paid",
    "outstanding": "what is still to be done, or 'none'; may be empty",
    "actions": "what was promised and is not done yet, a list",
    "ground": "the ground of a refusal; may be empty",
    "individual": "how the case's own circumstances were considered",
    "discretion": "how discretion was considered; may be empty",
    "next_stage": "the number of the next stage, or empty where there is none",
    "next_acknowledge_days": "the working days within which the next stage is acknowledged, if the edition sets any",
    "next_answer": "by when the next stage is answered, in words; may be empty",
    "next_by_another": "yes where somebody else must decide the next stage, else empty",
    "designated_weeks": "the weeks in which the Ombudsman is reached through a designated person, else empty",
}
"""What a template may put in, by name. Every letter has every one of them; days are in words."""

_HEADING = re.compile(r"#{1,3}[ \t]+(\S.*)")
_POINT = re.compile(r"[-*•][ \t]+(\S.*)")
_NO_POINT = re.compile(r"[-*•]")
_ABOUT = """\
These are the letters that hoctui writes. A file in this folder is used in place of hoctui's own of the same name; take
it away, and hoctui's own is used again. hoctui never changes a file that is here.

How a letter is written
  A blank line parts paragraphs. A line that begins with "# " is a heading; the first of all is the letter's title.
  A line that begins with "- " is a point of a list.

What can be put in
  {{ name }}                              the value of that name, from the list below
  {% if name %} … {% else %} … {% endif %}   only where there is something to say
  {% if name is nothing %} …              where the value says that there is nothing ("none", "nothing")
  {% for one in actions %} … {% endfor %}    for each of a list
  {% include "_ombudsman.txt" %}          another file of this folder
  Filters: FILTERS

The values
"""


def render(kind: str, values: Mapping[str, Value], folder: Path) -> Rendered:
    """The letter of that kind, filled in.

    Raises:
        BadInput: the template cannot be used as it stands; the sentence names its file and line.
    """
    from hoctui.documents.letter_engine import fill_in  # noqa: PLC0415 - the template language is loaded for it alone

    return fill_in(f"{kind}{ENDING}", values, folder)


def write_out(folder: Path) -> tuple[tuple[Path, bool], ...]:
    """Write hoctui's own templates into a folder, to be edited there; each file, and whether it was written.

    A file that is there stays as it is; only the explanation of the values is always hoctui's newest.

    Raises:
        BadInput: the folder or a file cannot be written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / ABOUT).write_text(about(), encoding="utf-8")
        told = [(folder / ABOUT, True)]
        for shipped in sorted(SHIPPED.glob(f"*{ENDING}")):
            path = folder / shipped.name
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.write(shipped.read_text(encoding="utf-8"))
                told.append((path, True))
            except FileExistsError:
                told.append((path, False))
    except OSError as fault:
        raise BadInput(f"The letter templates cannot be written to {folder} ({fault.strerror}).") from None
    return tuple(told)


def about() -> str:
    """How a template is written, and every value that it may put in."""
    from hoctui.documents.letter_engine import FILTERS  # noqa: PLC0415 - as in render()

    width = max(map(len, VALUES))
    rows = [f"  {name:<{width}}  {words}" for name, words in VALUES.items()]
    return _ABOUT.replace("FILTERS", ", ".join(sorted(FILTERS))) + "\n".join(rows) + "\n"


def page_of(text: str, title: str) -> Page:
    """The filled-in letter as a page, whose title is its first heading where it begins with one, else `title`.

    A line that came out of a value is never a heading, whatever it begins with.
    """
    blocks: list[Block] = []
    for line in text.split("\n"):
        _add(blocks, line.rstrip())
    kept = tuple(block for block in blocks if block != _APART)
    first = kept[0] if kept else None
    return Page(first.text, kept[1:]) if isinstance(first, Heading) else Page(title, kept)


_APART = Paragraph("")
"""Stands for a blank line while a letter is read: what follows it is no part of what was before."""


def _add(blocks: list[Block], line: str) -> None:
    """Add a line to the blocks: as one of its own, or to the last of them."""
    said = line.replace(VALUE_MARK, "")
    heading, point = _HEADING.fullmatch(line), _POINT.fullmatch(said)
    last = blocks[-1] if blocks else _APART
    if heading:
        blocks.append(Heading(heading[1].replace(VALUE_MARK, "")))
    elif not said or _NO_POINT.fullmatch(said):
        if isinstance(last, Paragraph):
            blocks.append(_APART)
    elif point:
        _extend(blocks, (point[1],))
    elif isinstance(last, Bullets) and said[0].isspace():
        blocks[-1] = Bullets((*last.points[:-1], f"{last.points[-1]}\n{said.strip()}"))
    elif isinstance(last, Paragraph) and last != _APART:
        blocks[-1] = Paragraph(f"{last.text}\n{said}")
    else:
        blocks.append(Paragraph(said))


def _extend(blocks: list[Block], points: tuple[str, ...]) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(last, Bullets):
        blocks[-1] = Bullets(last.points + points)
    else:
        blocks.append(Bullets(points))
