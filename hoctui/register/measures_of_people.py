"""What is counted of people: who decided, who acted for residents, what was arranged with them. Never any details."""

from __future__ import annotations

from collections.abc import Iterator

from hoctui.register.figure import Hit, InPeriod, Measure


def _arranged(kind: str, title: str) -> Measure:
    """How many arrangements of a kind were made: no more is told of them."""

    def hits(known: InPeriod) -> Iterator[Hit]:
        for one in known.case.arrangements:
            if one.kind == kind and known.terms.period.holds(one.on):
                yield Hit(known.reference, words="ended since" if one.ended_on else "")

    return Measure(title, hits)


def _represented(known: InPeriod) -> Iterator[Hit]:
    if known.made and known.case.representative:
        yield Hit(known.reference)


def _same_person(known: InPeriod) -> Iterator[Hit]:
    first = known.case.stages[0].handler if known.case.stages else ""
    for stage, _ in known.stages:
        if stage.number != 2 or not stage.responded_on:
            continue
        if first and stage.handler:
            same = first.casefold().split() == stage.handler.casefold().split()
            yield Hit(known.reference, not same, "by the same person" if same else "")
        else:
            yield Hit(known.reference, words="with somebody not named", aside=True)


OF_PEOPLE = {
    "same_person_at_stage_2": Measure("Stage 2 answers by a different person than stage 1", _same_person, judges=True),
    "adjustments": _arranged("adjustment", "Adjustments agreed"),
    "restrictions": _arranged("contact restriction", "Restrictions on contact made"),
    "representatives": Measure("Complaints brought through a representative", _represented),
}
