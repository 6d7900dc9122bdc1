"""`hoctui evidence` and `hoctui assessment year` with the record of the year, on Fri 4 Dec 2026."""

from __future__ import annotations

import pytest

from cli.shell import Shell

POLICY = ("evidence", "add", "Complaints policy", "--kind", "policy", "--dated", "2023-06-30")
ADDRESS = "https://www.example.org/complaints"


def test_evidence_is_added_tied_to_clauses_listed_and_retired(shell: Shell) -> None:
    shell.done("assessment", "new")
    added = shell.done(*POLICY, "--review", "2027-06-30", "--place", ADDRESS)
    assert added.out == "1  Complaints policy is on file.\n"
    assert "It is stale: over 3 years old (our reading" in added.err
    assert shell.done("evidence", "use", "complaints", "6.3, 1.2").out == "1  Complaints policy: 1.2, 6.3\n"
    lines = shell.done("evidence", "list").lines
    assert lines[0].split() == ["item", "kind", "dated", "review", "by", "state", "clauses"]
    assert lines[1].startswith("1  Complaints policy  policy  Fri 30 Jun 2023  Wed 30 Jun 2027  STALE  1.2 6.3")
    assert lines[2].strip().startswith("stale: over 3 years old")
    assert lines[2].endswith(ADDRESS)
    assert shell.done("evidence", "list", "--stale", "--json").json[0]["clauses"] == ["1.2", "6.3"]
    assert shell.done("evidence", "list", "--unused", "--json").json == []
    without = shell.done("evidence", "list", "--without", "--json").json
    assert len(without) == 70
    assert "70 clauses of 2025/26 without an item: 1.3, " in shell.done("evidence", "list", "--without").out
    changed = shell.done("evidence", "change", "1", "--dated", "2026-07-14", "--review", "", "--json").json
    assert (changed["dated"], changed["review_on"], changed["amiss"]) == ("2026-07-14", None, [])
    shell.done("evidence", "use", "1", "6.3", "--drop")
    retired = shell.done("evidence", "retire", "1", "--on", "2026-12-01", "--json").json
    assert (retired["state"], retired["clauses"]) == ("out of use", ["1.2"])
    assert "in use again" in shell.done("evidence", "retire", "1", "--back").out


def test_no_evidence_is_said_on_stderr(fresh: Shell) -> None:
    ended = fresh.done("evidence", "list")
    assert (ended.out, "hoctui evidence add" in ended.err) == ("", True)
    assert fresh.done("evidence", "list", "--json").json == []
    assert fresh.done("evidence", "list", "--without").out == ""
    assert not fresh.register.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("evidence", "add", "X", "--kind", "leaflet"), "choose one of policy, page"),
        (("evidence", "add", "X", "--dated", "1/2/2026"), "--dated"),
        (("evidence", "change", "Complaints policy"), "what is to change"),
        (("evidence", "change", "Nothing", "--note", "x"), "no item of evidence"),
        (("evidence", "use", "1", "9.99"), "no clause 9.99"),
        (("evidence", "retire", "1", "--on", "2026-12-01", "--back"), "not both"),
        (("assessment", "year", "--meeting", "soon"), "--meeting"),
        (("assessment", "year", "--papers", "99"), "0 to 60"),
        (("assessment", "published", "www.example.org"), "not a whole address"),
        (("assessment", "published", ADDRESS), "Not answered"),
        (("assessment", "reported", "--on", "2026-12-05"), "still to come"),
        (("assessment", "trigger", "weather"), "choose one of restructure"),
        (("assessment", "exceptional", "--over"), "could be over"),
        (("assessment", "take-back", "1", "--reason", "slip"), "not on record"),
    ],
)
def test_what_cannot_be_taken_ends_with_2(shell: Shell, arguments: tuple[str, ...], words: str) -> None:
    shell.done("assessment", "new")
    shell.done(*POLICY)
    ended = shell(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert words in ended.err


def test_a_fresh_register_is_told_its_year_and_nothing_is_overdue(fresh: Shell) -> None:
    told = fresh.done("assessment", "year", "--json").json
    assert (told["year"], told["end"], told["homes"], told["begun"]) == ("2026/27", "2027-03-31", None, False)
    assert not told["overdue"]
    assert not fresh.register.exists()


def test_the_year_is_worked_back_from_the_board(shell: Shell) -> None:
    shell.done("profile", "--name", "Elm Homes", "--homes", "640", "--year-end", "31 March")
    ended = shell.done("assessment", "year", "--meeting", "2027-07-14")
    assert ended.lines[0] == "2026/27, year to Wed 31 Mar 2027, 640 homes; its self-assessment is not begun"
    at = next(number for number, line in enumerate(ended.lines) if "papers for the board" in line)
    assert ended.lines[at] == "Wed 30 Jun 2027  141 working days left  papers for the board of 14 Jul 2027"
    assert ended.lines[at + 1] == ("    8.1; 10 working days before the board of 14 Jul 2027; date: your own dates")
    assert ended.lines[-2].endswith("date: published guidance")
    assert ended.lines[-1] == "Next: answer every clause by Wed 30 Jun 2027"
    told = shell.done("assessment", "year", "--json").json
    assert told["meetings"] == ["2027-07-14"]
    assert [duty["due"] for duty in told["duties"]] == ["2027-06-30"] * 2 + ["2027-07-14"] + ["2027-09-30"] * 3
    assert told["duties"][-1]["source"] == "published guidance"
    shell.done("assessment", "year", "--drop-meeting", "2027-07-14", "--papers", "5")
    assert shell.done("assessment", "year", "--json").json["meetings"] == []


def test_exactly_a_thousand_homes_is_asked_about(shell: Shell) -> None:
    shell.done("profile", "--name", "Elm Homes", "--homes", "1000", "--year-end", "31 December")
    assert "--thousand" in shell.done("assessment", "year").err
    ended = shell.done("assessment", "year", "--thousand", "six-months", "--json")
    assert (ended.err, ended.json["thousand"], ended.json["asks"]) == ("", "six months", [])


def test_the_year_ends_with_1_where_something_is_overdue(shell: Shell) -> None:
    shell.done("assessment", "new", "--year", "2025/26")
    ended = shell("assessment", "year")
    assert ended.status == 1
    assert "OVERDUE" in ended.out
    assert shell("assessment", "year", "--json").json["duties"][-1]["state"] == "overdue"


def test_the_steps_of_the_year_are_recorded_listed_and_taken_back(shell: Shell) -> None:
    shell.done("assessment", "new", "--year", "2026/27")
    shell.done("assessment", "papers", "--on", "2026-11-20", "--meeting", "2026-12-01")
    ended = shell.done("assessment", "reported", "--on", "2026-12-01", "--to", "the board")
    assert ended.out == "2  Tue 1 Dec 2026  2026/27 reported to the governing body: to the board\n"
    assert "72 of its clauses are unanswered" in ended.err
    approved = shell.done("assessment", "approved", "--by", "the chair", "--response", "Assured.", "--json").json
    assert (approved["on"], approved["told"], approved["warnings"]) == ("2026-12-04", "by the chair; Assured.", [])
    shell.done("assessment", "submitted", "--note", "web form")
    shell.done("assessment", "trigger", "change-of-procedure", "--due", "2027-01-31")
    shell.done("assessment", "exceptional", "--why", "cyber incident", "--back-on", "2026-12-31")
    told = shell.done("assessment", "year", "--json").json
    assert [step["what"] for step in told["steps"]] == [
        "papers",
        "reported",
        "approved",
        "submitted",
        "trigger",
        "exceptional",
    ]
    assert told["next"]["what"] == "tell the Ombudsman of the exceptional circumstances"
    taken = shell.done("assessment", "take-back", "6", "--reason", "it was an exercise")
    assert taken.out == "Step 6 is taken back: exceptional circumstances.\n"
    assert len(shell.done("assessment", "year", "--json").json["steps"]) == 5
