"""The register's own figures by their keys: each case is counted once for all of them, and a figure is read off. Pure.

A figure counts a complaint in the period in which it was made, a stage in the one in which it was opened, and what
somebody is to do in the one in which it is due; what happened besides, such as an offer, on its own day. A count tells
how things stand on the day it is run, with what has happened since the period ended.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from hoctui.dates import say_days
from hoctui.register.breaches import breaches_of
from hoctui.register.case import Case
from hoctui.register.figure import Figure, Hit, InPeriod, Terms
from hoctui.register.measures_of_complaints import OF_COMPLAINTS
from hoctui.register.measures_of_people import OF_PEOPLE
from hoctui.register.measures_of_remedies import OF_REMEDIES
from hoctui.register.measures_of_time import OF_TIME
from hoctui.rulebook.edition import Limit, edition_of, load

_MEASURES = OF_COMPLAINTS | OF_TIME | OF_REMEDIES | OF_PEOPLE

KEYS = tuple(_MEASURES)
"""Every figure by its key, as the rulebook's clauses name them."""

JUDGING = tuple(key for key, measure in _MEASURES.items() if measure.judges)
"""The figures that say whether the Code was kept; the others only count."""


BREACHES: Final = "breaches"
"""The figure of what stands on record against a clause."""

_TIMED: Final = {"acknowledge": "acknowledged_in_time", "respond": "answered_in_time"}
_DONE: Final = {"acknowledge": "acknowledged", "respond": "answered"}


@dataclass(frozen=True, slots=True)
class Basis:
    """All that the figures of a period are read off: what each case adds to each of them."""

    terms: Terms
    hits: Mapping[str, tuple[Hit, ...]]
    breaches: Mapping[tuple[str, str], tuple[Hit, ...]] = field(default_factory=dict)
    """What stands on record against each clause, by edition and number."""


class Count:
    """A count under way: every case is taken once, and what it adds to each figure is kept."""

    def __init__(self, terms: Terms) -> None:
        """A count that nothing was taken into yet."""
        self.terms = terms
        self._own = {_own_key(step, stage): f"{_TIMED[step]}_{stage}" for step, stage in terms.own if step in _TIMED}
        self._hits: dict[str, list[Hit]] = {key: [] for key in (*KEYS, *self._own)}
        self._breaches: dict[tuple[str, str], list[Hit]] = {}

    def take(self, reference: str, case: Case) -> None:
        """Count a case."""
        known = InPeriod.of(reference, case, self.terms)
        for key, measure in _MEASURES.items():
            self._hits[key] += measure.hits(known)
        if self._own and known.stages:
            own = known.by_own_limits()
            for key, of in self._own.items():
                self._hits[key] += _MEASURES[of].hits(own)
        edition = load(edition_of(case.made))
        for breach in breaches_of(case, edition, self.terms.calendar):
            if self.terms.period.holds(breach.on):
                found = self._breaches.setdefault((edition.name, breach.clause), [])
                found.append(Hit(reference, words=breach.words))

    def basis(self) -> Basis:
        """What was counted so far."""
        hits = {key: tuple(hits) for key, hits in self._hits.items()}
        return Basis(self.terms, hits, {key: tuple(hits) for key, hits in self._breaches.items()})


def counted(cases: Iterable[tuple[str, Case]], terms: Terms) -> Basis:
    """The count of these cases, each with its reference."""
    count = Count(terms)
    for reference, case in cases:
        count.take(reference, case)
    return count.basis()


def figure(key: str, basis: Basis) -> Figure:
    """One figure of a period. Raises LookupError for a key that is none; KEYS lists them."""
    return _MEASURES[key].figure(key, basis.hits[key], basis.terms)


def own_figure(limit: Limit, basis: Basis) -> Figure | None:
    """How often the landlord kept to its own, shorter limit; None where it has set none."""
    days = basis.terms.own.get((limit.step, limit.stage))
    key = _own_key(limit.step, limit.stage)
    if days is None or days >= limit.days or key not in basis.hits:
        return None
    title = f"Stage {limit.stage} {_DONE[limit.step]} within our own {say_days(days)}"
    measure = replace(_MEASURES[f"{_TIMED[limit.step]}_{limit.stage}"], title=title, judges=False)
    return measure.figure(key, basis.hits[key], basis.terms)


def breaches_figure(edition: str, clause: str, basis: Basis, told: Container[str]) -> Figure | None:
    """What stands on record against a clause; None where nothing does but what is `told` already, by its cases.

    Only how many there are is said: what each of them was may name somebody.
    """
    hits = tuple(hit for hit in basis.breaches.get((edition, clause), ()) if hit.case not in told)
    return Figure(BREACHES, f"Breaches of {clause} on record", hits) if hits else None


def _own_key(step: str, stage: int) -> str:
    return f"own_{step}_{stage}"
