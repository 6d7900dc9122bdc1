"""The checklist of each letter, by edition and stage: which points it has, and what ticks them."""

from __future__ import annotations

from typing import Any

import pytest
from casebook import governed, lived, on, received

from hoctui.register.events import Acknowledged, Escalated, Event, Responded
from hoctui.register.letters import LETTER_OF, PointMet, checklist

R24, R22, R20 = received("2024-06-03", handler="RA"), received("2022-09-01"), received("2020-08-03")
ACK24 = Acknowledged(on=on("2024-06-06"), definition="The leak.")
ANSWER24 = Responded(on=on("2024-06-20"), decision="upheld", handler="RA")
ESC24 = Escalated(on=on("2024-07-01"))


def points(kind: str, values: dict[str, Any], *events: Event) -> tuple[PointMet, ...]:
    life = lived(*events)
    return checklist(governed(life), life.case, kind, values)


def met(kind: str, values: dict[str, Any], *events: Event) -> dict[str, bool]:
    return {point.point.key: point.met for point in points(kind, values, *events)}


def clauses(kind: str, *events: Event) -> list[tuple[str, str, str]]:
    return [(point.point.key, point.point.clause, point.point.duty) for point in points(kind, {}, *events)]


def test_2024_acknowledgement_wants_the_definition_and_what_is_ours() -> None:
    assert clauses("Acknowledged", R24) == [
        ("definition", "5.6", "required"),
        ("outcomes", "5.6", "required"),
        ("unclear", "5.6", "required"),
        ("responsible", "5.7", "required"),
        ("in_writing", "6.2", "advised"),
        ("ombudsman", "3.7", "advised"),
    ]


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("definition", "definition"),
        ("outcomes", "outcomes"),
        ("unclear", "unclear"),
        ("not_ours", "responsible"),
        ("in_writing", "in_writing"),
        ("ombudsman_told", "ombudsman"),
    ],
)
def test_each_field_of_an_acknowledgement_ticks_its_point_alone(field: str, key: str) -> None:
    nothing = dict.fromkeys(Acknowledged.model_fields, "")
    assert not any(met("Acknowledged", nothing, R24).values())
    assert [name for name, ticked in met("Acknowledged", nothing | {field: "x"}, R24).items() if ticked] == [key]


def test_2024_extension_wants_reasons_date_contact_details_and_intervals() -> None:
    assert clauses("Extended", R24) == [
        ("reasons", "6.4", "required"),
        ("new_date", "6.4", "required"),
        ("ombudsman", "6.5", "required"),
        ("updates", "5.9", "required"),
    ]
    at_stage_2 = clauses("Extended", R24, ACK24, ANSWER24, ESC24)
    assert [clause for _, clause, _ in at_stage_2] == ["6.15", "6.15", "6.16", "5.9"]
    assert met("Extended", {"days": 10, "ombudsman_given": True}, R24) == {
        "reasons": False,
        "new_date": True,
        "ombudsman": True,
        "updates": False,
    }
    assert met("Extended", {"to": on("2024-07-01")}, R24)["new_date"]


def test_2024_stage_1_response() -> None:
    keys = [key for key, _, _ in clauses("Responded", R24, ACK24)]
    assert keys == [
        "stage",
        "definition",
        "decision",
        "reasons",
        "remedy",
        "actions",
        "next_stage",
        "every_point",
        "policy_and_law",
    ]
    ticked = met("Responded", {"decision": "upheld", "text": "Our policy.", "every_point": True}, R24, ACK24)
    assert [key for key, is_met in ticked.items() if not is_met] == ["remedy", "actions", "next_stage"]


def test_the_response_repeats_a_definition_only_where_one_was_given() -> None:
    assert met("Responded", {}, R24, ACK24)["definition"]
    assert not met("Responded", {}, R24, Acknowledged(on=on("2024-06-06")))["definition"]


def test_2024_final_response_leads_to_the_ombudsman_and_wants_another_person() -> None:
    life = (R24, ACK24, ANSWER24, ESC24, Acknowledged(on=on("2024-07-02"), definition="The leak."))
    assert ("ombudsman", "6.19", "required") in clauses("Responded", *life)
    assert ("other_person", "6.13", "required") in clauses("Responded", *life)
    assert met("Responded", {"handler": "JP"}, *life)["other_person"]
    assert not met("Responded", {"handler": " ra "}, *life)["other_person"]
    # Nobody is named, so it is still the one who has the case.
    assert not met("Responded", {}, *life)["other_person"]


def test_2022_stage_1_response_repeats_no_definition_stage_2_does() -> None:
    assert "definition" not in met("Responded", {}, R22)
    life = (R22, Responded(on=on("2022-09-15"), decision="upheld"), Escalated(on=on("2022-10-03")))
    assert ("definition", "5.16", "required") in clauses("Responded", *life)


def test_2020_response_has_its_six_items_and_how_it_was_reached() -> None:
    keys = [key for key, clause, duty in clauses("Responded", R20) if (clause, duty) == ("3.15", "required")]
    assert keys == ["stage", "decision", "reasons", "remedy", "actions", "next_stage"]


def test_refusals() -> None:
    assert clauses("Refused", R24) == [
        ("unsuitable", "2.4", "required"),
        ("ombudsman", "2.4", "required"),
        ("individual", "2.5", "required"),
    ]
    values = {"reasons": "too old", "individual": "no change since", "ombudsman_told": True}
    assert all(met("Refused", values, R24).values())


def test_a_refusal_to_escalate_is_told_after_stage_1_where_it_mostly_happens() -> None:
    after_1 = clauses("EscalationRefused", R24, ACK24, ANSWER24)
    assert [clause for _, clause, _ in after_1] == ["5.11", "2.4", "2.5"]
    final = Responded(on=on("2024-07-20"), decision="upheld")
    assert clauses("EscalationRefused", R24, ACK24, ANSWER24, ESC24, final) == after_1


def test_what_has_no_letter_has_no_checklist() -> None:
    assert points("NoteAdded", {}, R24) == ()
    assert points("Acknowledged", {}, received("2024-06-03", matter="service request")) == ()
    third = (R24, ACK24, ANSWER24, ESC24, Responded(on=on("2024-07-20"), decision="upheld"))
    assert points("Responded", {}, *third, Escalated(on=on("2024-08-01"))) == ()


def test_every_letter_is_known_to_each_edition_at_stage_1() -> None:
    for first in (R24, R22, R20):
        edition = governed(lived(first))
        for kind, name in LETTER_OF.items():
            assert edition.letter(name, 2 if kind == "EscalationRefused" else 1) is not None, (edition.name, name)
