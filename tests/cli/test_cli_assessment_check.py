"""`assessment check`, `compare` and `plan`: what is told, in plain text and JSON, and the status that goes with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.shell import Shell
from hoctui.rulebook.edition import load


def begun(shell: Shell, folder: Path, year: str = "2025/26", **other: dict[str, object]) -> None:
    """An assessment in which every clause is a sound Yes, but those that are named here, as c6_3."""
    sound = {one.number: {"answer": "Yes", "evidence": f"Audit {one.number}."} for one in load("2024").clauses}
    clauses = {**sound, **{name.removeprefix("c").replace("_", "."): answer for name, answer in other.items()}}
    file = folder / f"{year[:4]}.json"
    file.write_text(json.dumps({"edition": "2024", "clauses": clauses}), encoding="utf-8")
    shell.done("assessment", "import", str(file), "--year", year)


def test_a_sound_one_has_status_0(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path)
    told = shell.done("assessment", "check")
    assert told.out == "2025/26, 2024 edition: 0 in the way of publishing, 0 to look at again, 0 overruled.\n"
    assert shell.done("assessment", "check", "--json").json["may_publish"] is True


def test_what_stands_is_listed_with_its_clause_and_words_and_has_status_1(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path, c6_3={"answer": "Yes", "evidence": "We plan to publish it."}, c1_3={"answer": "Yes"})
    told = shell("assessment", "check")
    assert told.status == 1
    assert "IN THE WAY  1.3" in told.out
    assert "“We plan to publish it.”" in told.out
    told = shell("assessment", "check", "--json")
    assert told.status == 1
    assert {one["code"]: (one["clauses"], one["quoted"]) for one in told.json["findings"]} == {
        "no-evidence": (["1.3"], ""),
        "promise": (["6.3"], "We plan to publish it."),
    }


def test_what_is_only_to_be_looked_at_has_status_0(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path, c6_3={"answer": "Yes", "evidence": "Complaints policy"})
    told = shell.done("assessment", "check").out
    assert "LOOK AGAIN  6.3" in told


def test_a_check_is_overruled_with_its_reason(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path, c5_15={"answer": "Yes"})
    over = ("assessment", "check", "--overrule", "no-evidence")
    assert shell(*over, "--clause", "5.15").status == 2
    assert shell(*over, "--clause", "6.3", "--reason", "r").status == 2
    assert shell("assessment", "check", "--reason", "r").status == 2
    assert shell("assessment", "check").status == 1
    told = shell.done(*over, "--clause", "5.15", "--reason", "nobody was restricted")
    assert "overruled: nobody was restricted" in told.out
    told = shell.done("assessment", "check", "--json")
    assert [one["overruled"] for one in told.json["findings"]] == ["nobody was restricted"]


def test_an_overruling_is_withdrawn(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path, c5_15={"answer": "Yes"})
    back = ("assessment", "check", "--withdraw", "no-evidence", "--clause", "5.15")
    assert shell(*back).status == 2
    shell.done("assessment", "check", "--overrule", "no-evidence", "--clause", "5.15", "--reason", "nobody was")
    assert shell(*back, "--overrule", "no-evidence", "--reason", "r").status == 2
    told = shell.done(*back, "--reason", "somebody was")
    assert "1 in the way of publishing" in told.out
    assert shell("assessment", "check").status == 1


def test_an_overruling_that_is_no_longer_needed_says_so(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path, c5_15={"answer": "Yes", "evidence": "Mrs Elm's letter"})
    shell.done("assessment", "check", "--overrule", "person", "--clause", "5.15", "--reason", "she agreed")
    shell.done("assessment", "answer", "5.15", "yes", "--evidence", "Mrs Ash's letter")
    told = shell("assessment", "check")
    assert told.status == 1
    assert "overruled once, for other words: she agreed" in told.out
    shell.done("assessment", "answer", "5.15", "yes", "--evidence", "A letter")
    told = shell.done("assessment", "check")
    assert "NO LONGER NEEDED  5.15" in told.out
    (unneeded,) = shell.done("assessment", "check", "--json").json["unneeded"]
    assert (unneeded["code"], unneeded["clause"], unneeded["reason"]) == ("person", "5.15", "she agreed")


def test_the_same_finding_under_many_clauses_is_one_entry_with_its_clauses(shell: Shell, tmp_path: Path) -> None:
    empty: dict[str, object] = {"answer": "Yes"}
    begun(shell, tmp_path, c1_3=empty, c5_15=empty, c8_4=empty)
    told = shell("assessment", "check")
    assert told.status == 1
    assert "IN THE WAY  3 clauses  no-evidence" in told.out
    assert "1.3, 5.15, 8.4" in told.out
    assert told.out.count("nothing is named that shows it") == 1
    assert [one["clauses"] for one in shell("assessment", "check", "--json").json["findings"]] == [
        ["1.3"],
        ["5.15"],
        ["8.4"],
    ]


def test_where_the_words_differ_each_clause_has_its_own_below_the_sentence(shell: Shell, tmp_path: Path) -> None:
    begun(
        shell,
        tmp_path,
        c1_3={"answer": "Yes", "evidence": "We plan to publish it."},
        c8_4={"answer": "Yes", "evidence": "It's in the pipeline."},
    )
    told = shell("assessment", "check").out
    assert told.count("what it rests on is still to come") == 1
    below = [line.split() for line in told.splitlines() if "“" in line]
    assert [(words[0], words[1]) for words in below] == [("1.3", "“We"), ("8.4", "“It's")]


def test_after_an_overruling_only_what_changed_is_told_and_how_many_still_stand(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path, c5_15={"answer": "Yes"}, c1_3={"answer": "Yes"})
    named = ("no-evidence", "--clause", "5.15")
    told = shell.done("assessment", "check", "--overrule", *named, "--reason", "nobody was")
    count = "2025/26, 2024 edition: 1 in the way of publishing, 0 to look at again, 1 overruled.\n"
    assert told.out == f"5.15  no-evidence  overruled: nobody was\n{count}"
    told = shell.done("assessment", "check", "--withdraw", *named)
    assert (
        told.out
        == f"5.15  no-evidence  the overruling is withdrawn\n{count.replace('1 in', '2 in').replace('1 o', '0 o')}"
    )


@pytest.mark.parametrize("command", ["check", "compare", "plan"])
def test_without_an_assessment_it_says_how_to_begin(shell: Shell, command: str) -> None:
    ended = shell("assessment", command)
    assert (ended.status, ended.out) == (2, "")
    assert "hoctui assessment new" in ended.err


def test_two_years_side_by_side(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path, "2024/25", c9_1={"answer": "No", "evidence": "Log"})
    begun(shell, tmp_path, "2025/26", c6_3={"answer": "No", "evidence": "Ten late."})
    told = shell.done("assessment", "compare").out
    assert "1 fell back, 1 improved, 70 the same; 70 with the same evidence as before." in told
    assert "FELL BACK  6.3     Yes" in told
    assert "6.4" not in told
    assert "6.4" in shell.done("assessment", "compare", "--all").out
    told = shell.done("assessment", "compare", "2024/25", "--with", "2025/26", "--json").json
    assert (told["now"]["year"], told["counts"]["worse"], told["counts"]["better"]) == ("2024/25", 1, 1)
    assert shell("assessment", "compare", "2019/20").status == 2


def test_the_plan_tells_what_became_of_last_years_actions(shell: Shell, tmp_path: Path) -> None:
    begun(shell, tmp_path, "2024/25")
    short = ("assessment", "answer", "6.3", "partial", "--reason", "five late", "--action", "a rota", "--owner", "CD")
    shell.done(*short, "--due", "2026-09-30")
    begun(shell, tmp_path, "2025/26")
    told = shell.done("assessment", "plan").out
    assert "65 days LATE" in told
    assert "answered Yes now" in told
    shell.done(*short, "--due", "2027-01-31")
    told = shell.done("assessment", "plan", "--json").json
    (action,) = told["actions"]
    assert (action["state"], action["slipped"], action["earlier_dues"]) == ("due", True, ["2026-09-30"])
    assert (told["before"], told["earlier"][0]["now"]) == ("2024/25", "Partial")
    assert "due, put back" in shell.done("assessment", "plan").out
    assert shell.done("assessment", "compare", "--json").json["late"][0]["clause"] == "6.3"
