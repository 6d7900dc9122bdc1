"""What the landlord sets for itself: its profile, its own limits, and how what it publishes is printed.

It is asked for by the questionnaire, so what brings in SQLModel is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from hoctui.dates import MONTH_NAMES, say_days
from hoctui.errors import BadInput
from hoctui.rulebook.edition import Limit, edition_of, load
from hoctui.services import keeping
from hoctui.services.desk import Desk
from hoctui.services.views import FieldView, Profile
from hoctui.store.holidays import setting
from hoctui.text import clean_line

OWN_LIMITS: Final = "own limits"
"""The setting that holds the landlord's own limits: working days by step and stage, as {"respond 1": 8}."""
PUBLISHED: Final = "published"
"""The setting that holds how the self-assessment is printed: partial_as_no, contact."""
_LONGEST_CONTACT: Final = 300


class OwnLimit(NamedTuple):
    """A time limit of the Code in force, and the landlord's own where it has set one."""

    limit: Limit
    own: int | None
    """Working days; None where the Code's holds."""

    @property
    def key(self) -> str:
        """How it is named on file: "respond 1"."""
        return f"{self.limit.step} {self.limit.stage}"


@dataclass(frozen=True, slots=True)
class Published:
    """How what is published is printed."""

    partial_as_no: bool = False
    """Whether Partial is printed as "No (partial)", since the Code's own form says Yes or No."""
    contact: str = ""
    """How residents reach the landlord, for their summary."""


def own_days(desk: Desk) -> dict[str, int]:
    """The landlord's own limits on file: working days by step and stage."""
    found: dict[str, int] = setting(desk.register.connection, OWN_LIMITS, desk.clock.today) or {}
    return found


def own_by_step(desk: Desk) -> dict[tuple[str, int], int]:
    """The landlord's own limits on file by step and stage, as dates are counted by them."""
    split = ((key.rpartition(" "), days) for key, days in own_days(desk).items())
    return {(step, int(stage)): days for (step, _, stage), days in split}


def own_limits(desk: Desk) -> tuple[OwnLimit, ...]:
    """Every time limit of the edition in force, with the landlord's own."""
    own = own_days(desk)
    limits = load(edition_of(desk.clock.today)).limits
    return tuple(OwnLimit(limit, own.get(f"{limit.step} {limit.stage}")) for limit in limits)


def set_own_limits(desk: Desk, days: Mapping[str, int | None]) -> tuple[OwnLimit, ...]:
    """Set the landlord's own limits, or take the Code's again (None), by step and stage; others stay as they are.

    A landlord may be quicker than the Code, never slower (2020: 3.12). Raises BadInput, naming the limit.
    """
    _set(desk, {OWN_LIMITS: _limits_with(desk, days)})
    return own_limits(desk)


def _limits_with(desk: Desk, days: Mapping[str, int | None]) -> dict[str, int]:
    known = {one.key: one.limit for one in own_limits(desk)}
    made = dict(own_days(desk))
    for key, given in days.items():
        limit = known.get(key)
        if limit is None:
            raise BadInput(f"The Code in force sets no limit {key[:30]!r}; it sets {', '.join(known)}.", key)
        if given is None or given == limit.days:
            made.pop(key, None)
            continue
        if not 1 <= given <= limit.days:
            raise BadInput(
                f"The Code gives {say_days(limit.days, 'working day')} to {limit.step} at stage {limit.stage} "
                f"({limit.clause}); your own limit is 1 to {limit.days}, as nobody may be slower.",
                key,
            )
        made[key] = given
    return made


def published(desk: Desk) -> Published:
    """How what is published is printed."""
    found = setting(desk.register.connection, PUBLISHED, desk.clock.today) or {}
    return Published(found.get("partial_as_no", False), found.get("contact", ""))


def change(
    desk: Desk,
    profile: tuple[str, str, str] | None = None,
    *,
    partial_as_no: bool | None = None,
    contact: str | None = None,
) -> tuple[Profile | None, Published]:
    """Change the profile (name, homes, year end) and how what is published is printed, both or neither.

    Only what is given is changed. Raises BadInput, naming the field.
    """
    values: dict[str, object] = {PUBLISHED: _published_with(desk, partial_as_no, contact)}
    if profile:
        values[keeping.PROFILE] = keeping.as_set(keeping.read_profile(*profile))
    _set(desk, values)
    return keeping.profile(desk), published(desk)


def _published_with(desk: Desk, partial_as_no: bool | None, contact: str | None) -> dict[str, object]:
    before = published(desk)
    said = before.contact if contact is None else clean_line(contact, limit=2 * _LONGEST_CONTACT).text
    if len(said) > _LONGEST_CONTACT:
        raise BadInput(f"Keep how residents reach you to {_LONGEST_CONTACT} characters.", "contact")
    return {"partial_as_no": before.partial_as_no if partial_as_no is None else partial_as_no, "contact": said}


def _set(desk: Desk, values: Mapping[str, object]) -> None:
    """Note those settings that differ from what is on file, all of them together."""
    now = {name: setting(desk.register.connection, name, desk.clock.today) for name in values}
    changed = {name: value for name, value in values.items() if value != now[name] and (value or now[name])}
    if not changed:
        return
    from hoctui.store import keeping as stored  # noqa: PLC0415

    with desk.register.writing() as session:
        for name, value in changed.items():
            stored.set_setting(session, name, value, desk.clock.today, desk.instant())


# The form of them all


def form(desk: Desk) -> tuple[tuple[FieldView, ...], dict[str, str]]:
    """The fields of the landlord's form, and what is in them."""
    profile, how = keeping.profile(desk), published(desk)
    fields = [
        FieldView("name", "Landlord", "line", True, "", (), ""),
        FieldView("homes", "Homes owned", "line", True, "such as 640", (), ""),
        FieldView("year_end", "Year ends on", "line", True, "such as 31 March", (), ""),
        FieldView("contact", "Residents reach us", "line", False, "for their summary", (), ""),
        FieldView("partial_as_no", "Partial", "yes-no", False, "published as “No (partial)”?", (), ""),
    ]
    begins = {
        "name": profile.name if profile else "",
        "homes": str(profile.homes) if profile else "",
        "year_end": f"{profile.year_end_day} {MONTH_NAMES[profile.year_end_month - 1]}" if profile else "",
        "contact": how.contact,
        "partial_as_no": "yes" if how.partial_as_no else "",
    }
    for one in own_limits(desk):
        label = f"{one.limit.step.capitalize()}, stage {one.limit.stage}"
        hint = f"within our own working days; the Code's are {one.limit.days}"
        fields.append(FieldView(_field(one.key), label, "line", False, hint, (), ""))
        begins[_field(one.key)] = str(one.own) if one.own else ""
    return tuple(fields), begins


def save(desk: Desk, typed: Mapping[str, str]) -> None:
    """Save the landlord's form, all of it or nothing. Raises BadInput, naming the field."""
    said = {name: text.strip() for name, text in typed.items()}
    profile = keeping.read_profile(said["name"], said["homes"], said["year_end"])
    limits = {one.key: _days(said.get(_field(one.key), ""), _field(one.key)) for one in own_limits(desk)}
    try:
        own = _limits_with(desk, limits)
    except BadInput as fault:
        raise BadInput(fault.sentence, _field(fault.field)) from None
    _set(
        desk,
        {
            keeping.PROFILE: keeping.as_set(profile),
            OWN_LIMITS: own,
            PUBLISHED: _published_with(desk, said.get("partial_as_no") == "yes", said.get("contact", "")),
        },
    )


def _field(key: str) -> str:
    """The form's field of a limit."""
    return key.replace(" ", "_")


def _days(text: str, field: str) -> int | None:
    """A number of working days as typed; None for the Code's own."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 3:
        raise BadInput(f"{text[:20]!r} is not a number of working days; leave it empty for the Code's.", field)
    return int(text)
