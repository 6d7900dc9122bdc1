"""The evidence register: one item under many clauses, what is stale or older than the edition, uses carried over."""

from __future__ import annotations

from datetime import date

import pytest
from casebook import TODAY, on

from hoctui.errors import BadInput
from hoctui.services import assessing, evidence_register
from hoctui.services.desk import Desk
from hoctui.store import evidence as kept

POLICY = {"name": "Complaints policy", "kind": "policy", "dated": "2025-06-30", "review_on": "2027-06-30"}


def names_under(desk: Desk, clause: str) -> list[str]:
    return [line.name for line in evidence_register.evidence_register(desk).lines if clause in line.clauses]


def current_id(desk: Desk) -> int:
    return assessing.outline(desk).id


def test_an_item_is_kept_as_it_was_typed_and_changed_field_by_field(desk: Desk) -> None:
    made = evidence_register.add(desk, {**POLICY, "place": "https://www.example.org/policy", "note": "by the board"})
    assert (made.id, made.name, made.kind_words, made.place) == (
        1,
        "Complaints policy",
        "policy or procedure",
        "https://www.example.org/policy",
    )
    assert (made.dated, made.review_on, made.state, made.amiss) == (on("2025-06-30"), on("2027-06-30"), "unused", ())
    changed = evidence_register.change(desk, 1, {"dated": "14 Jul 2026", "review_on": ""})
    assert (changed.dated, changed.review_on, changed.note) == (on("2026-07-14"), None, "by the board")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": "leaflet"}, "kind"),
        ({"dated": "soon"}, "dated"),
        ({"dated": "2026-11-22"}, "dated"),  # tomorrow
        ({"review_on": "31/2/2027"}, "review_on"),
        ({"review_on": "2025-06-29"}, "review_on"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_taken_names_its_field(desk: Desk, typed: dict[str, str], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        evidence_register.add(desk, POLICY | typed)
    assert refused.value.field == field
    assert evidence_register.evidence_register(desk).lines == ()


def test_no_two_items_in_use_have_one_name(desk: Desk) -> None:
    evidence_register.add(desk, POLICY)
    with pytest.raises(BadInput, match="number 1"):
        evidence_register.add(desk, POLICY | {"name": "complaints POLICY"})
    evidence_register.retire(desk, 1, TODAY)
    assert evidence_register.add(desk, POLICY).id == 2


@pytest.mark.parametrize(
    ("dated", "review", "amiss"),
    [
        ("2025-06-30", "2026-11-21", []),  # due today is not past
        ("2025-06-30", "2026-11-20", ["stale: its review was due by Fri 20 Nov 2026"]),
        ("2024-04-01", "", []),  # the day on which the 2024 edition came into force
        ("2024-03-31", "", ["older than the 2024 edition, in force since Mon 1 Apr 2024"]),
        (
            "2023-11-20",
            "",
            [
                "stale: over 3 years old (our reading; no source sets a number of years)",
                "older than the 2024 edition, in force since Mon 1 Apr 2024",
            ],
        ),
        ("2023-11-21", "", ["older than the 2024 edition, in force since Mon 1 Apr 2024"]),
        ("", "", []),
    ],
)
def test_stale_and_older_than_the_edition_are_said_in_words(
    desk: Desk, dated: str, review: str, amiss: list[str]
) -> None:
    assessing.new(desk, "2024")
    made = evidence_register.add(desk, POLICY | {"dated": dated, "review_on": review})
    assert list(made.amiss) == amiss
    state = "STALE" if any("stale" in words for words in amiss) else "older than the Code" if amiss else "unused"
    assert made.state == state
    assert len(evidence_register.evidence_register(desk).stale) == bool(amiss)
    retired = evidence_register.retire(desk, made.id, TODAY)
    assert (retired.state, retired.amiss) == ("out of use", ())


def test_the_edition_is_the_current_assessments(desk: Desk) -> None:
    assessing.new(desk, "2022")
    made = evidence_register.add(desk, {"name": "Policy of 2023", "kind": "policy", "dated": "2024-01-01"})
    assert made.amiss == ()
    assessing.new(desk, "2024")
    assert evidence_register.line_of(desk, made.id).state == "older than the Code"


def test_one_item_stands_under_many_clauses_and_a_clause_on_many_items(desk: Desk) -> None:
    assessing.new(desk, "2024")
    for name in ("Policy", "Page", "Report"):
        evidence_register.add(desk, {"name": name, "kind": "record"})
    assert evidence_register.use(desk, 1, ["6.11", "1.2", "6.2"]).clauses == ("1.2", "6.2", "6.11")
    evidence_register.use(desk, 2, ["1.2"])
    found = evidence_register.evidence_register(desk)
    assert names_under(desk, "1.2") == [
        "Page",
        "Policy",
    ]
    assert [line.name for line in found.unused] == ["Report"]
    assert len(found.without) == 72 - 3
    assert "1.2" not in found.without
    assert evidence_register.use(desk, 1, ["1.2"], drop=True).clauses == ("6.2", "6.11")
    assert names_under(desk, "1.2") == ["Page"]
    assert evidence_register.use_exactly(desk, 1, ["9.1"]).clauses == ("9.1",)


def test_what_cannot_rest_on_an_item(desk: Desk) -> None:
    evidence_register.add(desk, POLICY)
    with pytest.raises(BadInput, match="no self-assessment yet"):
        evidence_register.use(desk, 1, ["1.2"])
    assessing.new(desk, "2024")
    for clause in ("1.1", "9.99"):  # 1.1 is not on the form
        with pytest.raises(BadInput, match="no clause"):
            evidence_register.use(desk, 1, ["1.2", clause])
        with pytest.raises(BadInput, match="no clause"):
            evidence_register.use(desk, 1, [clause], drop=True)
    with pytest.raises(BadInput, match="number 7"):
        evidence_register.use(desk, 7, ["1.2"])
    assert evidence_register.line_of(desk, 1).clauses == ()
    evidence_register.use(desk, 1, ["1.2"])
    evidence_register.retire(desk, 1, TODAY)
    with pytest.raises(BadInput, match="out of use since"):
        evidence_register.use(desk, 1, ["1.3"])
    assert evidence_register.use(desk, 1, ["1.2"], drop=True).clauses == ()
    with pytest.raises(BadInput) as refused:
        evidence_register.retire(desk, 1, date(1980, 1, 1))
    assert refused.value.field == "on"


@pytest.mark.parametrize(
    ("text", "clauses"),
    [("6.3, 6.4 and 6.11", ("6.3", "6.4", "6.11")), ("1.2;1.2  2.1.", ("1.2", "2.1")), (" ", ())],
)
def test_clauses_are_read_as_they_are_written(text: str, clauses: tuple[str, ...]) -> None:
    assert evidence_register.read_clauses(text) == clauses


def test_an_item_is_named_by_number_name_or_its_beginning(desk: Desk) -> None:
    for name in ("Complaints policy", "Complaints page", "Report 2025", "Report"):
        evidence_register.add(desk, {"name": name, "kind": "record"})
    for text, number in (("2", 2), ("#2", 2), ("complaints pol", 1), ("report", 4), ("Report 2", 3)):
        assert evidence_register.named(desk, text).id == number
    for text, words in (("Compl", "several items"), ("9", "no item"), ("", "no item"), ("²", "no item")):
        with pytest.raises(BadInput, match=words):
            evidence_register.named(desk, text)


def test_a_new_assessment_takes_over_what_the_one_before_rested_on(desk: Desk) -> None:
    assessing.new(desk, "2024", "2024/25")
    before = current_id(desk)
    for name in ("Policy", "Page", "Old leaflet"):
        evidence_register.add(desk, {"name": name, "kind": "record"})
    evidence_register.use(desk, 1, ["1.2", "6.3"])
    evidence_register.use(desk, 3, ["6.3"])
    evidence_register.retire(desk, 3, TODAY)
    assessing.new(desk, "2024", "2025/26")
    after = current_id(desk)
    evidence_register.use(desk, 2, ["1.2"])
    assert kept.uses(desk.register.connection, after) == {"1.2": (1, 2), "6.3": (1,)}
    assert evidence_register.carry_uses(desk, before, after) == 0  # a second time changes nothing
    assert kept.uses(desk.register.connection, before) == {"1.2": (1,), "6.3": (1, 3)}
    with pytest.raises(BadInput):
        evidence_register.carry_uses(desk, before, 99)


def test_between_editions_a_clause_takes_over_from_those_it_came_from(desk: Desk) -> None:
    assessing.new(desk, "2022", "2023/24")
    before = current_id(desk)
    evidence_register.add(desk, {"name": "Annual report", "kind": "report"})
    evidence_register.add(desk, {"name": "Website", "kind": "page"})
    evidence_register.use(desk, 1, ["8.1"])
    evidence_register.use(desk, 2, ["8.3"])
    assessing.new(desk, "2024", "2024/25")
    evidence_register.carry_uses(desk, before, current_id(desk))
    uses = kept.uses(desk.register.connection, current_id(desk))
    assert uses["8.1"] == (1, 2)  # 2024's 8.1 came of 2022's 8.1 and 8.3
    assert uses["8.2"] == (2,)
