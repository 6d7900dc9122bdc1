"""What Today's views are narrowed to: a kind of thing that is due, a person who is to do it."""

from __future__ import annotations

from textual.content import Content

from hoctui.services import ahead
from hoctui.services.ahead import KindSeen, PersonSeen
from hoctui.services.desk import Desk
from hoctui.services.list_views import EVERYTHING, Narrowed
from hoctui.tui.office import OfficeApp
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.safe import joined

_EVERYTHING = ""
_KIND = "kind "
_PERSON = "person "


async def choose_narrowed(app: OfficeApp, now: Narrowed) -> Narrowed | None:
    """Let the officer choose from the kinds and the people that are there; None where nothing was chosen.

    A kind and a person narrow together. The one that is chosen already is let go when it is chosen again.
    """
    kinds, people = await app.errands.ask(_there, now)
    group = ahead.group_of(now)
    kind = f"{_KIND}{group.code}" if group else ""
    person = "" if now.person is None else f"{_PERSON}{now.person}"
    options = [
        Option(_EVERYTHING, "everything", "every kind, of everybody"),
        *(Option(f"{_KIND}{one.group.code}", one.group.words, _counts(one), group="What") for one in kinds),
        *(
            Option(f"{_PERSON}{one.person}", one.person or "nobody named", _counts(one), group="With whom")
            for one in people
        ),
    ]
    chosen = await app.push_screen_wait(Choose("Show only what is …", options, kind or person))
    if chosen is None:
        return None
    if chosen == _EVERYTHING:
        return EVERYTHING
    if chosen.startswith(_KIND):
        return ahead.narrowed_to("" if chosen == kind else chosen.removeprefix(_KIND), now.person)
    return now._replace(person=None if chosen == person else chosen.removeprefix(_PERSON))


def _there(desk: Desk, now: Narrowed) -> tuple[tuple[KindSeen, ...], tuple[PersonSeen, ...]]:
    return ahead.kinds_there(desk, now.person), ahead.people_there(desk, now.kinds)


def _counts(one: KindSeen | PersonSeen) -> str:
    return f"{one.due} due, {one.overdue} OVERDUE" if one.overdue else f"{one.due} due"


def narrowed_line(narrowed: Narrowed) -> Content:
    """The line that says what is shown, and how to have it all again."""
    return joined(("Only ", "dim"), (ahead.say_narrowed(narrowed), "strong"), ("   esc shows everything", "dim"))
