"""`hoctui letter`: a letter on a case, written from its template, with the Code's checklist held against it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from hoctui.cli.choosing import Choosing
from hoctui.cli.front import Front
from hoctui.cli.lazy import FrontCommand
from hoctui.cli.opening import reading, writing
from hoctui.cli.telling import say, say_json, talk, talk_dropped
from hoctui.dates import parse_iso, say_day
from hoctui.documents.writing import keep
from hoctui.errors import EXIT_NO, BadInput
from hoctui.register.fields import CHANNELS
from hoctui.services import letters
from hoctui.services.letters import LetterView
from hoctui.services.views import LetterPointView

_EXAMPLES = """
hoctui letter 26-0121 acknowledgement
hoctui letter 26-0121 stage1 -o answer.docx --strict
hoctui letter 26-0121 extension --checklist
hoctui letter 26-0121 update --text "The part comes on Wednesday." --sent --channel email
hoctui letter --templates
"""


@click.command("letter", cls=FrontCommand, epilog=_EXAMPLES)
@click.argument("case", metavar="[CASE", default="")
@click.argument("kind", metavar="KIND]", default="")
@click.option(
    "output", "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to; stdout unless given."
)
@click.option(
    "form",
    "--format",
    metavar="|".join(letters.FORMATS),
    help="The kind of file; told from FILE's ending unless given, text on stdout.",
)
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
@click.option("--checklist", is_flag=True, help="Tell the whole of the Code's checklist on stderr.")
@click.option("--json", "as_json", is_flag=True, help="Print the checklist as one object, in place of the letter.")
@click.option("--strict", is_flag=True, help="End with status 1 where something required is missing.")
@click.option("--text", "words", default="", metavar="TEXT", help="What an update tells.")
@click.option("--on", metavar="DATE", help="The day of the letter; else that of its event, else today.")
@click.option("--sent", is_flag=True, help="Record that it went out, today or on the day given by --on.")
@click.option("--channel", type=Choosing(CHANNELS), metavar="HOW", help="How it went out; a letter unless given.")
@click.option(
    "kept_file",
    "--file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The letter as it went out, kept with the entry; the one written here unless given.",
)
@click.option("--templates", is_flag=True, help="Write hoctui's own templates out, to be edited; none is overwritten.")
@click.pass_obj
def letter(front: Front, /, *, case: str, kind: str, templates: bool, **typed: Any) -> None:
    """Write a letter on a case: acknowledgement, extension, stage1, stage2, refusal, refusal-to-escalate or update.

    It is written from what is recorded; what is not recorded yet stands in it in brackets. What the Code requires of
    the letter and it does not hold is told on stderr, with the clause. Your own templates, in the folder that
    --templates names, are used in place of hoctui's.
    """
    if templates:
        _write_templates(alone=not (case or kind))
        return
    if not case or not kind:
        raise BadInput(f"Name the case and the letter, one of {', '.join(letters.KINDS)}.")
    _check(kind, **typed)
    view = _read(front, case, kind, **typed)
    if typed["as_json"]:
        say_json(_as_object(view))
    _tell(view, whole=typed["checklist"])
    if typed["strict"] and view.missing:
        click.get_current_context().exit(EXIT_NO)


def _write_templates(*, alone: bool) -> None:
    if not alone:
        raise BadInput("--templates takes no case and no letter.")
    for path, fresh in letters.write_templates():
        say(f"{path}{'' if fresh else '  (was there already; left as it is)'}")


def _check(
    kind: str, *, words: str, sent: bool, channel: str | None, kept_file: Path | None, **_others: object
) -> None:
    """Refuse options that mean nothing here, before the register is opened."""
    if words and kind != "update":
        raise BadInput("--text is what an update tells; the other letters are written from what is recorded.")
    if (channel or kept_file) and not sent:
        raise BadInput(f"{'--channel' if channel else '--file'} is about a letter that went out; give --sent with it.")


def _read(
    front: Front,
    case: str,
    kind: str,
    *,
    output: Path | None,
    form: str | None,
    force: bool,
    as_json: bool,
    words: str,
    on: str | None,
    sent: bool,
    channel: str | None,
    kept_file: Path | None,
    **_others: object,
) -> LetterView:
    """The letter, written to where it goes, and recorded as sent where it was."""
    today = front.clock().today
    day = parse_iso(on, today, what="date of --on") if on else None
    wanted = form or (letters.form_of(output) if output else "text")
    if wanted == "docx" and output is None and not as_json:
        raise BadInput("A Word file is not for a terminal; name one with -o FILE.")
    talk_dropped("--text", words)
    kept = False
    with writing(front) if sent else reading(front) as desk:
        view = letters.letter(desk, case, kind, on=day, words=words)
        content = letters.written(view, wanted)
        if sent:
            letters.must_be_sendable(desk, case, kind, on=(day or today).isoformat(), channel=channel or "letter")
        if output:
            keep(output, content, over=force)
        if sent:
            _, kept = letters.send(
                desk,
                case,
                kind,
                on=(day or today).isoformat(),
                channel=channel or "letter",
                note=words,
                file=kept_file,
                form=wanted,
                dated=day,
            )
    if output:
        talk(f"Written to {output}.")
    elif not as_json:
        say(content.decode("utf-8").removesuffix("\n"))
    if sent:
        told = "" if kept else " No copy is kept, since it still has gaps; --file names the one that went out."
        talk(f"{view.case}: recorded as sent on {say_day(day or today)}.{told}")
        if view.kind in _RECORDED_BY and not view.entry:
            talk(f"That is the letter alone; what it tells is recorded with 'hoctui case {_RECORDED_BY[view.kind]}'.")
    return view


_RECORDED_BY = {
    "acknowledgement": "acknowledge",
    "extension": "extend",
    "stage1": "respond",
    "stage2": "respond",
    "stage3": "respond",
    "refusal": "refuse",
    "refusal-to-escalate": "refuse-escalation",
}
"""The command that records what each letter tells, without which no clock stops."""


def _tell(view: LetterView, *, whole: bool) -> None:
    """Say on stderr what the letter lacks, or all that it must hold."""
    for gap in view.gaps:
        talk(f"To be filled in: {gap}")
    for point in view.checklist if whole else view.missing:
        talk(f"{_state(point)}: {point.words} ({point.clause})")
    if whole and not view.checklist:
        talk(f"The {view.edition} edition has no list of what this letter holds.")


def _state(point: LetterPointView) -> str:
    if point.met:
        return "Held"
    return "Missing, required" if point.required else "Missing, advised"


def _as_object(view: LetterView) -> dict[str, object]:
    return {
        "case": view.case,
        "letter": view.kind,
        "stage": view.stage,
        "edition": view.edition,
        "recorded_on": view.recorded_on,
        "template": view.template,
        "gaps": list(view.gaps),
        "checklist": [
            {"words": point.words, "clause": point.clause, "required": point.required, "met": point.met}
            for point in view.checklist
        ],
    }
