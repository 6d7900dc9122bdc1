"""`hoctui limits` and what `hoctui profile` keeps beside the name: set, shown, refused in one sentence."""

from __future__ import annotations

from cli.shell import Shell


def test_limits_show_the_codes_and_the_landlords_own(shell: Shell) -> None:
    """2024: 6.2, 6.3, 6.11, 6.14; a landlord may be quicker, never slower (2020: 3.12)."""
    shown = shell.done("limits", "--acknowledge", "2", "--respond", "8", "--json").json
    assert [(one["clause"], one["code"], one["own"]) for one in shown] == [
        ("6.2", 5, 2),
        ("6.3", 10, 8),
        ("6.11", 5, None),
        ("6.14", 20, None),
    ]
    shell.done("limits", "--respond", "15", "--stage", "2")
    shell.done("limits", "--respond", "code")
    assert [one["own"] for one in shell.done("limits", "--json").json] == [2, None, None, 15]
    assert "15 working days" in shell.done("limits").out


def test_a_limit_that_is_none_is_refused_and_nothing_is_kept(shell: Shell) -> None:
    for typed in ("11", "0", "-1", "ten", "٨", "9999"):
        ended = shell("limits", f"--respond={typed}", "--acknowledge", "2")
        assert ended.status == 2, typed
        assert ended.err.count("\n") == 1, ended.err
    ended = shell("limits", "--respond", "3", "--stage", "3")
    assert ended.status == 2
    assert "no limit" in ended.err


def test_profile_keeps_how_the_landlord_publishes(shell: Shell) -> None:
    ended = shell.done("profile", "--contact", "0161 496 0000", "--partial-as-no", "--json")
    assert (ended.json["contact"], ended.json["partial_as_no"], ended.json["homes"]) == ("0161 496 0000", True, None)
    told = shell.done("profile", "--name", "Elm Homes", "--homes", "640", "--year-end", "31 March").out
    assert "published as No (partial)" in told
    assert shell.done("profile", "--partial-as-it-is", "--json").json["partial_as_no"] is False


def test_a_profile_that_is_refused_keeps_nothing_of_what_came_with_it(shell: Shell) -> None:
    ended = shell("profile", "--name", "Elm", "--homes", "0", "--year-end", "31 March", "--contact", "office")
    assert ended.status == 2
    assert shell.done("profile", "--json").json["contact"] == ""
