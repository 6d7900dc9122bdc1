"""What the landlord sets for itself: its own limits against the Code's, how it publishes, all of a form or nothing."""

from __future__ import annotations

import pytest

from hoctui.errors import BadInput
from hoctui.services import assessing, keeping, landlord, publishing
from hoctui.services.desk import Desk


def own(desk: Desk) -> dict[str, int | None]:
    return {one.key: one.own for one in landlord.own_limits(desk)}


def test_a_landlord_may_be_quicker_than_the_code_never_slower(desk: Desk) -> None:
    """2020: 3.12. The limits are those of the edition in force: 2024, 6.2, 6.3, 6.11 and 6.14."""
    assert own(desk) == {"acknowledge 1": None, "respond 1": None, "acknowledge 2": None, "respond 2": None}
    landlord.set_own_limits(desk, {"respond 1": 8, "respond 2": 15})
    assert own(desk) == {"acknowledge 1": None, "respond 1": 8, "acknowledge 2": None, "respond 2": 15}
    with pytest.raises(BadInput, match="10 working days to respond at stage 1") as refused:
        landlord.set_own_limits(desk, {"respond 2": 12, "respond 1": 11})
    assert refused.value.field == "respond 1"
    assert own(desk)["respond 2"] == 15, "nothing of what was refused is kept"
    for given, field in ((0, "acknowledge 1"), (3, "respond 3")):
        with pytest.raises(BadInput):
            landlord.set_own_limits(desk, {field: given})


def test_the_codes_own_number_and_none_take_a_limit_back(desk: Desk) -> None:
    landlord.set_own_limits(desk, {"respond 1": 8, "respond 2": 15})
    landlord.set_own_limits(desk, {"respond 1": 10, "respond 2": None})
    assert set(own(desk).values()) == {None}


def test_an_own_limit_stands_beside_the_codes_in_its_clause(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    landlord.set_own_limits(desk, {"respond 1": 8})
    assert assessing.clause_view(desk, "6.3").own_limit == "Your own limit: 8 working days (the Code's: 10)"
    assert assessing.clause_view(desk, "6.14").own_limit == ""


def test_what_is_set_for_publishing_holds_unless_a_command_says_otherwise(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "6.3", {"answer": "partial", "evidence": "Tracker"})
    assert "No (partial)" not in publishing.export(desk, "markdown").decode()
    landlord.change(desk, partial_as_no=True, contact="0161 496 0000")
    assert "No (partial)" in publishing.export(desk, "markdown").decode()
    assert "No (partial)" not in publishing.export(desk, "markdown", partial_as_no=False).decode()
    assert "0161 496 0000" in publishing.export(desk, "markdown", "residents").decode()
    told = publishing.export(desk, "markdown", "residents", contact="any office").decode()
    assert "any office" in told
    assert "0161 496 0000" not in told


def test_the_profile_and_the_rest_are_changed_together_or_not_at_all(desk: Desk) -> None:
    with pytest.raises(BadInput):
        landlord.change(desk, ("Elm Homes", "none", "31 March"), contact="0161 496 0000")
    assert landlord.published(desk).contact == ""
    with pytest.raises(BadInput, match="300 characters"):
        landlord.change(desk, ("Elm Homes", "640", "31 March"), contact="x" * 301)
    assert keeping.profile(desk) is None


def test_the_form_begins_with_what_is_set_and_saves_all_of_it_or_nothing(desk: Desk) -> None:
    fields, begins = landlord.form(desk)
    assert [field.name for field in fields][:3] == ["name", "homes", "year_end"]
    typed = begins | {
        "name": "Elm Homes",
        "homes": "640",
        "year_end": "31 March",
        "respond_1": "8",
        "partial_as_no": "yes",
    }
    with pytest.raises(BadInput) as refused:
        landlord.save(desk, typed | {"respond_2": "twenty"})
    assert refused.value.field == "respond_2"
    assert keeping.profile(desk) is None
    landlord.save(desk, typed)
    profile = keeping.profile(desk)
    assert profile is not None
    assert (profile.name, profile.homes) == ("Elm Homes", 640)
    assert own(desk)["respond 1"] == 8
    assert landlord.published(desk).partial_as_no
    assert landlord.form(desk)[1] == typed
    landlord.save(desk, typed | {"respond_1": ""})
    assert own(desk)["respond 1"] is None


def test_what_did_not_change_is_not_noted_again(desk: Desk) -> None:
    def noted() -> int:
        (count,) = desk.register.connection.execute("SELECT count(*) FROM setting").fetchone()
        return int(count)

    landlord.change(desk, ("Elm Homes", "640", "31 March"), contact="office")
    landlord.set_own_limits(desk, {"respond 1": 8})
    before = noted()
    landlord.change(desk, ("Elm Homes", "640", "31 March"), contact="office")
    landlord.set_own_limits(desk, {"respond 1": 8})
    landlord.save(desk, landlord.form(desk)[1])
    assert noted() == before
