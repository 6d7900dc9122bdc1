"""8.2 of 2024: what was published stands as it went out, whatever becomes of the evidence that it rests on."""

from __future__ import annotations

from datetime import date

import pytest
from casebook import TODAY

from hoctui.assessment.answers import Answer, Mark, ReadForm
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.services import assessing, evidence_register, publishing, yearly_steps
from hoctui.services.desk import Desk

POLICY = {
    "name": "Complaints policy",
    "kind": "policy",
    "dated": "2025-06-30",
    "place": "https://www.example.org/policy",
}


@pytest.fixture
def published(desk: Desk) -> Desk:
    """An assessment of 2025/26 whose 1.2 and 6.3 rest on a policy, published on Fri 20 Nov 2026."""
    given = {one.number: Answer(one.number, Mark.YES, f"record {one.number}") for one in load("2024").clauses}
    assessing.take_in(desk, ReadForm("2024", given), "", "2025/26")
    evidence_register.add(desk, POLICY)
    evidence_register.use(desk, 1, ("1.2", "6.3"))
    day = date(2026, 11, 20)
    yearly_steps.reported(desk, day, "the board")
    yearly_steps.approved(desk, day, "the board", "We read it.")
    yearly_steps.published(desk, day, "https://www.example.org/complaints")
    return desk


def written(desk: Desk) -> str:
    return publishing.export(desk, "markdown").decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Complaints policy v2"},
        {"dated": "2026-11-21"},
        {"place": "https://www.example.org/new"},
        {"kind": "page"},
    ],
    ids=["renamed", "dated anew", "moved", "of another kind"],
)
def test_a_change_of_an_item_changes_nothing_that_is_published(published: Desk, typed: dict[str, str]) -> None:
    before = written(published)
    assert "Complaints policy" in before
    changed = evidence_register.change(published, 1, typed)
    assert changed.id == 1, "the item keeps its number"
    assert changed.retired_on is None
    assert written(published) == before
    evidence_register.change(published, 1, {"name": "Third name"})
    assert written(published) == before


def test_an_item_out_of_use_still_stands_in_what_was_published(published: Desk) -> None:
    before = written(published)
    with pytest.raises(BadInput, match="stands in the self-assessment published on Fri 20 Nov 2026") as refused:
        evidence_register.retire(published, 1, date(2026, 11, 19))
    assert refused.value.field == "on"
    evidence_register.retire(published, 1, TODAY)
    assert written(published) == before


def test_what_nobody_prints_can_change_without_a_copy(published: Desk) -> None:
    evidence_register.change(published, 1, {"note": "kept by the secretary", "review_on": "2027-06-30"})
    assert len(evidence_register.evidence_register(published).lines) == 1


def test_the_next_year_takes_over_the_item_as_it_is_now(published: Desk) -> None:
    before = assessing.outline(published).id
    evidence_register.change(published, 1, {"dated": "2026-11-21"})
    made = assessing.new(published, "2024", "2026/27")
    evidence_register.carry_uses(published, before, made.id)
    line = evidence_register.line_of(published, 1)
    assert (line.dated, line.clauses) == (TODAY, ("1.2", "6.3"))


def test_before_publication_a_change_is_a_change(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    evidence_register.add(desk, POLICY)
    evidence_register.use(desk, 1, ("1.2",))
    evidence_register.change(desk, 1, {"name": "Complaints policy v2"})
    assert "Complaints policy v2" in written(desk)
    assert len(evidence_register.evidence_register(desk).lines) == 1
