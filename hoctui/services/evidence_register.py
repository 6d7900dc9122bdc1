"""The evidence register: policies, pages, reports and records with their dates, and the clauses that rest on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from hoctui.dates import EARLIEST, YEARS_AHEAD, add_months, parse_day, say_day
from hoctui.errors import BadInput
from hoctui.rulebook.edition import Edition, load
from hoctui.services.desk import Desk
from hoctui.services.evidence_published import refuse_unpublishing, rested_on, to_keep
from hoctui.services.views import FieldView
from hoctui.services.yearly import refuse_published
from hoctui.store import assessments as stored
from hoctui.store import evidence as kept
from hoctui.store.assessments import AssessmentHead
from hoctui.store.evidence import EvidenceItem
from hoctui.text import clean, clean_line

STALE_YEARS: Final = 3
"""An item older than this is shown as stale. No source sets a number of years: it is a reading of ours."""

LONGEST_PLACE: Final = 1_000

KINDS: Final = (
    ("policy", "policy or procedure"),
    ("page", "web page"),
    ("report", "report"),
    ("minutes", "minutes"),
    ("record", "record"),
    ("other", "something else"),
)
"""What an item can be, by code and words."""

FIELDS: Final = (
    FieldView("name", "Name", "line", True, "", (), ""),
    FieldView("kind", "What it is", "choice", True, "", KINDS, "policy"),
    FieldView("dated", "Its own date", "day", False, "the day that stands on it", (), ""),
    FieldView("review_on", "To be reviewed by", "day", False, "", (), "", ahead=True),
    FieldView("place", "Where it is", "line", False, "an address on the web, or a path", (), "", limit=LONGEST_PLACE),
    FieldView("note", "Note", "line", False, "", (), "", limit=LONGEST_PLACE),
)
"""The fields of an item. An address on the web is kept as it is typed, and never fetched."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """An item of evidence as it is listed: what it is, its days, the clauses that rest on it, what is amiss."""

    id: int
    name: str
    kind: str
    kind_words: str
    dated: date | None
    review_on: date | None
    place: str
    note: str
    retired_on: date | None
    clauses: tuple[str, ...]
    """The clauses of the current assessment that rest on it, in the form's order."""
    amiss: tuple[str, ...]
    """Why it is stale, or older than the edition, each in words; of an item no longer in use, nothing."""

    @property
    def state(self) -> str:
        """How it stands in a word or two: "out of use", "STALE", "older than the Code", "unused", or "in use"."""
        if self.retired_on:
            return "out of use"
        if any(STALE in words for words in self.amiss):
            return "STALE"
        if self.amiss:
            return "older than the Code"
        return "in use" if self.clauses else "unused"


STALE: Final = "stale"


@dataclass(frozen=True, slots=True)
class EvidenceRegister:
    """Every item on file, and what the current assessment makes of them."""

    lines: tuple[EvidenceLine, ...]
    """The items by name; those out of use last."""
    year: str
    """The current assessment's year; empty where there is none."""
    edition: str
    without: tuple[str, ...]
    """The clauses of the current assessment that rest on no item."""

    @property
    def stale(self) -> tuple[EvidenceLine, ...]:
        """The items in use that are stale, or older than the edition."""
        return tuple(line for line in self.lines if line.amiss)

    @property
    def unused(self) -> tuple[EvidenceLine, ...]:
        """The items that no clause rests on, and that are not out of use."""
        return tuple(line for line in self.lines if not line.clauses and not line.retired_on)


def evidence_register(desk: Desk) -> EvidenceRegister:
    """The whole evidence register, as the current assessment uses it."""
    connection = desk.register.connection
    head = stored.current(connection)
    edition = load(head.edition) if head else None
    uses = kept.uses(connection, head.id) if head else {}
    lines = sorted(
        (_line(item, edition, uses, desk.clock.today) for item in kept.items(connection)),
        key=lambda line: line.retired_on is not None,
    )
    without = tuple(clause.number for clause in edition.clauses if clause.number not in uses) if edition else ()
    return EvidenceRegister(tuple(lines), head.year if head else "", edition.name if edition else "", without)


def amiss(item: EvidenceItem, edition: Edition | None, today: date) -> tuple[str, ...]:
    """Why an item wants another look, each in words: its review is past, it is old, or older than the edition."""
    found = []
    if item.review_on and item.review_on < today:
        found.append(f"{STALE}: its review was due by {say_day(item.review_on)}")
    if item.dated and add_months(item.dated, 12 * STALE_YEARS) < today:
        found.append(f"{STALE}: over {STALE_YEARS} years old (our reading; no source sets a number of years)")
    if item.dated and edition and item.dated < edition.in_force:
        found.append(f"older than the {edition.name} edition, in force since {say_day(edition.in_force)}")
    return tuple(found)


def _line(item: EvidenceItem, edition: Edition | None, uses: dict[str, tuple[int, ...]], today: date) -> EvidenceLine:
    order = [clause.number for clause in edition.clauses] if edition else []
    return EvidenceLine(
        item.id,
        item.name,
        item.kind,
        dict(KINDS).get(item.kind, item.kind),
        item.dated,
        item.review_on,
        item.place,
        item.note,
        item.retired_on,
        tuple(number for number in order if item.id in uses.get(number, ())),
        () if item.retired_on else amiss(item, edition, today),
    )


# Keeping the items


def add(desk: Desk, typed: Mapping[str, str]) -> EvidenceLine:
    """Put an item on file. Raises BadInput, naming the field, for what cannot be taken."""
    return _keep(desk, EvidenceItem(0, "", KINDS[0][0], None, None, ""), typed)


def change(desk: Desk, item_id: int, typed: Mapping[str, str]) -> EvidenceLine:
    """Change an item: only the fields that are given. What is published keeps it as it was. Raises BadInput, as add."""
    return _keep(desk, _item(desk, item_id), typed)


def retire(desk: Desk, item_id: int, on: date | None) -> EvidenceLine:
    """Take an item out of use from a day on, or, with None, back into use. What rests on it stays so."""
    item = _item(desk, item_id)
    if on is not None:
        _check_day(on, desk.clock.today, "on", "taken out of use")
        refuse_unpublishing(desk, item, on)
    with desk.register.writing() as session:
        kept.keep(session, replace(item, retired_on=on), desk.instant())
    return line_of(desk, item_id)


def _keep(desk: Desk, item: EvidenceItem, typed: Mapping[str, str]) -> EvidenceLine:
    changed = _changed(item, typed, desk.clock.today)
    for other in kept.items(desk.register.connection):
        if other.id != item.id and not other.retired_on and other.name.casefold() == changed.name.casefold():
            raise BadInput(f"There is an item of that name already: number {other.id}.", "name")
    published = to_keep(desk, item, changed)
    with desk.register.writing() as session:
        if published:
            copy = kept.keep(session, replace(item, id=0, retired_on=desk.clock.today), desk.instant())
            for one in published:
                kept.set_uses(session, one.assessment, one.clause, one.with_copy(item.id, copy))
        number = kept.keep(session, changed, desk.instant())
    return line_of(desk, number)


def _changed(item: EvidenceItem, typed: Mapping[str, str], today: date) -> EvidenceItem:
    for name in typed:
        if name not in {field.name for field in FIELDS}:
            raise BadInput(f"An item of evidence has no field {name[:40]!r}.", name[:40])
    changed = replace(
        item,
        name=clean_line(typed.get("name", item.name)).text,
        kind=_kind(typed.get("kind", item.kind)),
        dated=_day(typed, "dated", item.dated, today),
        review_on=_day(typed, "review_on", item.review_on, today),
        place=clean_line(typed.get("place", item.place), limit=LONGEST_PLACE).text,
        note=clean_line(typed.get("note", item.note), limit=LONGEST_PLACE).text,
    )
    if not changed.name:
        raise BadInput("Say what the item is called.", "name")
    if changed.dated and changed.dated > today and changed.dated != item.dated:
        raise BadInput(f"{say_day(changed.dated)} lies ahead: write the day that stands on it now.", "dated")
    if changed.dated and changed.review_on and changed.review_on < changed.dated:
        raise BadInput(f"Its review cannot be due before its own date, {say_day(changed.dated)}.", "review_on")
    return changed


def _kind(text: str) -> str:
    wanted = text.strip().casefold()
    for code, words in KINDS:
        if wanted in (code, words):
            return code
    raise BadInput(f"{text.strip()[:40]!r} is no kind of item; choose {', '.join(code for code, _ in KINDS)}.", "kind")


def _day(typed: Mapping[str, str], name: str, before: date | None, today: date) -> date | None:
    if name not in typed:
        return before
    text = typed[name]
    if not text.strip():
        return None
    try:
        return parse_day(text, today, ahead=name == "review_on")
    except BadInput as fault:
        raise BadInput(fault.sentence, name) from None


def _check_day(day: date, today: date, field: str, what: str) -> None:
    if not EARLIEST <= day <= add_months(today, 12 * YEARS_AHEAD):
        raise BadInput(f"{say_day(day)} cannot be the day on which it was {what}.", field)


def _item(desk: Desk, item_id: int) -> EvidenceItem:
    for item in kept.items(desk.register.connection):
        if item.id == item_id:
            return item
    raise BadInput(f"There is no item of evidence with the number {item_id}.", "item")


def line_of(desk: Desk, item_id: int) -> EvidenceLine:
    """One item. Raises BadInput where it is not on file."""
    for line in evidence_register(desk).lines:
        if line.id == item_id:
            return line
    raise BadInput(f"There is no item of evidence with the number {item_id}.", "item")


def named(desk: Desk, text: str) -> EvidenceLine:
    """The item that is meant by its number, its name, or how that name alone begins. Raises BadInput otherwise."""
    wanted = clean(text).text.strip()
    lines = evidence_register(desk).lines
    # A hash stands before a number where it is printed, and may be typed with it.
    number = wanted.removeprefix("#")
    if number.isascii() and number.isdigit():
        found = [line for line in lines if str(line.id) == number.lstrip("0")]
    else:
        folded = wanted.casefold()
        found = [line for line in lines if line.name.casefold() == folded and folded]
        found = found or [line for line in lines if line.name.casefold().startswith(folded) and folded]
    if not found:
        raise BadInput(f"There is no item of evidence {wanted[:60]!r}; 'hoctui evidence list' lists them.", "item")
    if len(found) > 1:
        numbers = ", ".join(str(line.id) for line in found[:5])
        raise BadInput(f"{wanted[:60]!r} is several items; give the number of one: {numbers}.", "item")
    return found[0]


# What rests on what


def read_clauses(text: str) -> tuple[str, ...]:
    """Clauses as they were typed: "6.3, 6.4 and 6.11"."""
    plain = clean_line(text, limit=LONGEST_PLACE).text.replace(" and ", " ")
    return tuple(dict.fromkeys(part.strip(".") for part in plain.replace(",", " ").replace(";", " ").split()))


def use(desk: Desk, item_id: int, clauses: Iterable[str], *, drop: bool = False) -> EvidenceLine:
    """Let clauses of the current assessment rest on an item, or with `drop` no longer.

    Raises:
        BadInput: no such item or clause, no assessment, one that is published, or an item that is out of use.
    """
    line, wanted = line_of(desk, item_id), set(clauses)
    chosen = set(line.clauses) - wanted if drop else set(line.clauses) | wanted
    return use_exactly(desk, item_id, chosen, also=wanted)


def use_exactly(desk: Desk, item_id: int, clauses: Iterable[str], *, also: Iterable[str] = ()) -> EvidenceLine:
    """Let exactly these clauses of the current assessment rest on an item; `also` are looked at for being clauses.

    Raises:
        BadInput: as use() does.
    """
    line, wanted = line_of(desk, item_id), set(clauses)
    head = _current(desk)
    refuse_published(desk, head.id)
    _check_clauses(load(head.edition), wanted | set(also))
    before = set(line.clauses)
    if line.retired_on and wanted - before:
        raise BadInput(f"{line.name} is out of use since {say_day(line.retired_on)}; no more can rest on it.", "item")
    uses = kept.uses(desk.register.connection, head.id)
    with desk.register.writing() as session:
        for clause in sorted(wanted ^ before):
            others = tuple(one for one in uses.get(clause, ()) if one != item_id)
            kept.set_uses(session, head.id, clause, (*others, item_id) if clause in wanted else others)
    return line_of(desk, item_id)


def _check_clauses(edition: Edition, numbers: Iterable[str]) -> None:
    known = {clause.number for clause in edition.clauses}
    for number in sorted(numbers):
        if number not in known:
            raise BadInput(f"The {edition.name} form has no clause {number[:20]}.", "clause")


def carry_uses(desk: Desk, before: int, after: int) -> int:
    """Take over into one assessment what its clauses rested on in another; what is chosen there already stays.

    Between editions a clause takes over the items of those that it came from. Items out of use stay behind. Returns
    how many uses were taken over. Raises BadInput where either assessment is not on file.
    """
    connection = desk.register.connection
    heads = {head.id: head for head in stored.heads(connection)}
    if before not in heads or after not in heads:
        raise BadInput("That assessment is not on file.")
    refuse_published(desk, after)
    usable = _carried_as(desk, before)
    old, new = kept.uses(connection, before), kept.uses(connection, after)
    carried = 0
    with desk.register.writing() as session:
        for clause, sources in _came_from(heads[before].edition, heads[after].edition).items():
            found = [usable[item] for source in sources for item in old.get(source, ()) if item in usable]
            here = new.get(clause, ())
            fresh = [item for item in dict.fromkeys(found) if item not in here]
            if fresh:
                kept.set_uses(session, after, clause, (*here, *fresh))
                carried += len(fresh)
    return carried


def _carried_as(desk: Desk, before: int) -> dict[int, int]:
    """What an assessment's items are carried over as: themselves while in use, else the one of that name in use now."""
    items = kept.items(desk.register.connection)
    now = {item.name.casefold(): item.id for item in items if item.retired_on is None}
    as_published = {
        item.id: now[item.name.casefold()] for item in rested_on(desk, before) if item.name.casefold() in now
    }
    return as_published | {item.id: item.id for item in items if item.retired_on is None}


def _came_from(old: str, new: str) -> dict[str, tuple[str, ...]]:
    """For each clause of the `new` edition, those of the `old` one that it came from."""
    clauses = load(new).clauses
    if old == new:
        return {clause.number: (clause.number,) for clause in clauses}
    forwards = {
        clause.number: tuple(one.partition(":")[2] for one in clause.earlier if one.startswith(f"{old}:"))
        for clause in clauses
    }
    # An older form may be filled in after a newer one: then the newer clauses say which they came from.
    for clause in load(old).clauses:
        for one in clause.earlier:
            edition, _, number = one.partition(":")
            if edition == new and number in forwards:
                forwards[number] = (*forwards[number], clause.number)
    return forwards


def _current(desk: Desk) -> AssessmentHead:
    head = stored.current(desk.register.connection)
    if head is None:
        raise BadInput("There is no self-assessment yet whose clauses could rest on it; begin one first.")
    return head
