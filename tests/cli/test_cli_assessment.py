"""The assessment commands: begun or imported, answered, exported, and read back the same."""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path

import pytest
from casebook import CLOCK

from cli.shell import Shell
from hoctui.services.desk import open_desk

CLAUSES_2024 = 72


def _form(folder: Path, **clauses: dict[str, object]) -> Path:
    """An export of a form with these clauses only, whose numbers are written 6_3 here."""
    file = folder / "form.json"
    told = {number.removeprefix("c").replace("_", "."): answer for number, answer in clauses.items()}
    file.write_text(json.dumps({"edition": "2024", "clauses": told}), encoding="utf-8")
    return file


def test_a_new_one_is_current_and_stands_at_nothing(shell: Shell) -> None:
    begun = shell.done("assessment", "new", "--json").json
    assert (begun["edition"], begun["year"], begun["total"], begun["answered"]) == ("2024", "2025/26", CLAUSES_2024, 0)
    status = shell.done("assessment", "status", "--json").json
    assert (status["landlord"], status["next"], len(status["sections"])) == ("your landlord", "1.2", 9)
    assert "0 of 72 answered" in shell.done("assessment", "status").out


def test_status_before_there_is_any_says_how_to_begin(fresh: Shell) -> None:
    assert fresh.done("assessment", "status", "--json").json is None
    ended = fresh.done("assessment", "status")
    assert ended.out == ""
    assert "hoctui assessment new" in ended.err
    assert fresh("assessment", "export", "--format", "json").status == 2


def test_an_answer_is_recorded_shown_and_changed_in_part(shell: Shell) -> None:
    shell.done("assessment", "new")
    told = shell.done(
        "assessment", "answer", "6.3", "yes", "--evidence", "tracker: 41 of 46\nin time", "--commentary", "late: 5"
    )
    assert told.out == "6.3 Yes.\n"
    told = shell.done("assessment", "answer", "6.3", "PARTIAL", "--reason", "five late")
    assert "falls short" in told.out
    shell.done("assessment", "answer", "6.3", "--action", "a rota", "--owner", "CD", "--due", "2027-01-31")
    shown = shell.done("assessment", "answer", "6.3", "--json").json
    assert {name: shown[name] for name in ("clause", "answer", "evidence", "reason", "action", "owner", "due")} == {
        "clause": "6.3",
        "answer": "Partial",
        "evidence": "tracker: 41 of 46\nin time",
        "reason": "five late",
        "action": "a rota",
        "owner": "CD",
        "due": "2027-01-31",
    }
    text = shell.done("assessment", "answer", "6.3").out
    assert "tracker: 41 of 46\n" in text
    assert "Sun 31 Jan 2027" in text
    shell.done("assessment", "answer", "6.3", "unanswered")
    assert shell.done("assessment", "answer", "6.3", "--json").json["answer"] == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("6.3", "maybe"), "maybe"),
        (("6.99", "yes"), "no clause 6.99"),
        (("6.3", "no", "--due", "31/1/2027"), "--due"),
        ((), "CLAUSE"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(shell: Shell, arguments: tuple[str, ...], says: str) -> None:
    shell.done("assessment", "new")
    ended = shell("assessment", "answer", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1


def test_import_makes_a_new_one_current_and_lists_what_to_look_at(shell: Shell, tmp_path: Path) -> None:
    shell.done("assessment", "new")
    shell.done("assessment", "answer", "1.2", "no")
    form = _form(tmp_path, c1_2={"answer": "Yes", "evidence": "policy"}, c6_3={"answer": "Partial", "review": ["look"]})
    ended = shell.done("assessment", "import", str(form), "--year", "2023/24")
    assert "form.json is now the current self-assessment: your landlord, 2023/24." in ended.out
    assert "clauses found  2 of 72" in ended.out
    assert "6.3" in ended.out
    assert "look" in ended.out
    status = shell.done("assessment", "status", "--json").json
    assert (status["year"], status["answered"], status["source"]) == ("2023/24", 2, "form.json")


def test_import_as_json_has_every_clause(shell: Shell, tmp_path: Path) -> None:
    form = _form(tmp_path, c6_3={"answer": "N/A", "evidence": "é 李", "commentary": "none", "review": []})
    told = shell.done("assessment", "import", str(form), "--json").json
    assert told["edition"] == "2024"
    assert len(told["clauses"]) == CLAUSES_2024
    assert told["clauses"]["6.3"] == {"answer": "N/A", "evidence": "é 李", "commentary": "none", "review": []}
    assert told["clauses"]["6.4"]["answer"] == ""
    assert told["clauses"]["6.4"]["review"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("form.txt", "A letter about the weather.\n", "form.txt"),
        ("form.json", "{", "not JSON"),
        ("form.txt", "", "empty"),
        ("form.docx", "PK", "is no Word document, whatever its name says"),
        (None, "", "is not there"),
    ],
)
def test_a_refused_file_is_status_2_and_nothing_is_taken(
    shell: Shell, tmp_path: Path, name: str | None, content: str, says: str
) -> None:
    shell.done("assessment", "new", "--year", "2022/23")
    file = tmp_path / (name or "missing.txt")
    if name:
        file.write_text(content, encoding="utf-8")
    ended = shell("assessment", "import", str(file))
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert shell.done("assessment", "status", "--json").json["year"] == "2022/23"


@pytest.mark.parametrize("year", ["2023/24", "2023"])
def test_a_refused_import_leaves_no_register_behind(fresh: Shell, tmp_path: Path, year: str) -> None:
    form = _form(tmp_path, c6_3={"answer": "Yes" if year == "2023" else "Perhaps"})
    assert fresh("assessment", "import", str(form), "--year", year).status == 2
    assert fresh("assessment", "new", "--year", "2023").status == 2
    assert fresh("assessment", "new", "--edition", "2023").status == 2
    assert not fresh.register.parent.exists()


def test_a_form_is_read_before_the_register_is_held(shell: Shell, tmp_path: Path) -> None:
    with closing(open_desk(shell.register, CLOCK, write=True)):
        ended = shell("assessment", "import", str(tmp_path / "missing.txt"))
    assert "is not there" in ended.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes with a name and devices without an end")
def test_a_form_that_never_ends_or_never_comes_is_refused(fresh: Shell, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    for path in ("/dev/zero", str(tmp_path / "pipe.docx")):
        for command in (("assessment", "import", path), ("assessment", "fill", path, "-o", str(tmp_path / "x.docx"))):
            fresh.done("assessment", "new")
            ended = fresh(*command)
            assert ended.status == 2
            assert "no ordinary file, and so no form" in ended.err


def test_another_assessment_of_the_same_year_is_told_of(shell: Shell, tmp_path: Path) -> None:
    says = "An assessment of 2025/26 was on file already: it stays, and O in the app takes it up again.\n"
    assert says not in shell.done("assessment", "new").err
    assert says not in shell.done("assessment", "new", "--year", "2024/25").err
    assert shell.done("assessment", "new").err == says
    form = _form(tmp_path, c6_3={"answer": "Yes"})
    assert says in shell.done("assessment", "import", str(form)).err


def test_export_and_import_bring_back_the_same(shell: Shell, tmp_path: Path) -> None:
    shell.done("assessment", "new")
    shell.done("assessment", "answer", "6.3", "yes", "--evidence", "a | b\n- c", "--commentary", "*d* <e>")
    shell.done(
        "assessment", "answer", "9.1", "no", "--reason", "r", "--action", "a", "--owner", "o", "--due", "2027-01-31"
    )
    first = shell.done("assessment", "export", "--format", "json")
    file = tmp_path / "out.json"
    ended = shell.done("assessment", "export", "--format", "json", "-o", str(file))
    assert ended.out == ""
    assert file.read_text(encoding="utf-8") == first.out
    shell.done("assessment", "import", str(file))
    assert shell.done("assessment", "export", "--format", "json").json == first.json


def test_markdown_goes_to_stdout_or_to_a_file_that_is_never_replaced_silently(shell: Shell, tmp_path: Path) -> None:
    shell.done("assessment", "new")
    printed = shell.done("assessment", "export", "--format", "markdown").out
    assert printed.startswith("# ")
    file = tmp_path / "out.md"
    shell.done("assessment", "export", "--format", "markdown", "-o", str(file))
    assert file.read_text(encoding="utf-8") == printed
    file.write_text("mine", encoding="utf-8")
    ended = shell("assessment", "export", "--format", "markdown", "-o", str(file))
    assert ended.status == 2
    assert "--force" in ended.err
    assert file.read_text(encoding="utf-8") == "mine"
    shell.done("assessment", "export", "--format", "markdown", "-o", str(file), "--force")
    assert file.read_text(encoding="utf-8") == printed
    assert sorted(path.name for path in tmp_path.glob("*out*")) == ["out.md"]


@pytest.mark.parametrize(
    "arguments", [("--format", "papyrus"), (), ("--format", "markdown", "-o", "no/such/folder/x.md")]
)
def test_an_export_that_cannot_be_is_refused(shell: Shell, arguments: tuple[str, ...]) -> None:
    shell.done("assessment", "new")
    ended = shell("assessment", "export", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("--edition", "2023"), ("--year", "2025/27"), ("--year", "2025")])
def test_a_new_one_that_cannot_be_is_refused(shell: Shell, arguments: tuple[str, ...]) -> None:
    assert shell("assessment", "new", *arguments).status == 2
    assert shell.done("assessment", "status", "--json").json is None


def test_last_years_answers_are_carried_over_and_each_confirmed(shell: Shell, tmp_path: Path) -> None:
    form = _form(tmp_path, c6_3={"answer": "Yes", "evidence": "tracker"}, c6_4={"answer": "No", "commentary": "late"})
    shell.done("assessment", "import", str(form), "--year", "2024/25")
    shell.done("assessment", "new", "--year", "2025/26")
    shell.done("assessment", "answer", "6.4", "yes")
    assert shell.done("assessment", "carry").out == "1 answer carried over, each to be confirmed: 6.3.\n"
    assert shell.done("assessment", "carry", "--json").json == {"carried": []}
    assert shell.done("assessment", "carry").out.startswith("Nothing to carry over")
    assert "1 answer carried over and not confirmed" in shell.done("assessment", "status").out
    shown = shell.done("assessment", "answer", "6.3", "--json").json
    assert (shown["answer"], shown["evidence"], shown["carried"]) == ("Yes", "tracker", True)
    assert "carried over and not confirmed" in shell.done("assessment", "answer", "6.3").out
    shell.done("assessment", "answer", "6.3", "--confirm")
    assert shell.done("assessment", "status", "--json").json["carried"] == 0


def test_points_are_ticked_off_and_an_action_is_done(shell: Shell) -> None:
    shell.done("assessment", "new")
    told = shell.done("assessment", "answer", "6.4", "--tick", "1", "--tick", "3")
    assert told.out == "6.4: 2 of 4 points ticked off.\n"
    shell.done("assessment", "answer", "6.4", "no", "--untick", "1", "--done", "2026-11-30")
    shown = shell.done("assessment", "answer", "6.4", "--json").json
    assert (shown["answer"], shown["ticked"], shown["done"]) == ("No", [3], "2026-11-30")
    text = shell.done("assessment", "answer", "6.4").out
    assert "3. No extension exceeds 10 working days without good reason (ticked off)" in text
    assert "Mon 30 Nov 2026" in text
    for arguments, says in (
        (("--tick", "5"), "no point 5"),
        (("--tick", "0"), "no point 0"),
        (("--done", "2026-12-05"), "cannot be the day"),
        (("--done", "30/11/2026"), "--done"),
    ):
        ended = shell("assessment", "answer", "6.4", *arguments)
        assert (ended.status, ended.out) == (2, "")
        assert says in ended.err


def test_the_figures_of_a_clause_are_told_with_the_cases_behind(shell: Shell) -> None:
    """6.3 of 2024: answered on Fri 21 Nov 2025, where Thu 20 was the tenth working day."""
    case = shell.log("2025-11-03", "A. Resident", "damp")
    shell.done("case", "acknowledge", case, "--on", "2025-11-06", "--definition", "damp", "--outcomes", "dry")
    shell.done("case", "respond", case, "--on", "2025-11-21", "--decision", "upheld")
    shell.done("assessment", "new", "--year", "2025/26")
    shell.done("assessment", "answer", "6.3", "yes")
    told = shell.done("assessment", "figures", "6.3").out
    assert told.startswith("6.3, year to Tue 31 Mar 2026\nStage 1 answered in time: 0 of 1 (0%); 1 late\n")
    assert f"{case}  late  damp" in told
    assert "Yes, but the register says: Stage 1 answered in time: 0 of 1 (0%); 1 late." in told
    found = shell.done("assessment", "figures", "6.3", "--json").json
    assert found["disagreement"].startswith("Yes, but")
    assert found["figures"][0] == {
        "figure": "answered_in_time_1",
        "line": "Stage 1 answered in time: 0 of 1 (0%); 1 late",
        "kept": [],
        "fell_short": [{"case": case, "why": "late"}],
    }
    assert shell.done("assessment", "figures", "1.2").out == "No figure of the register bears on 1.2.\n"
    assert shell("assessment", "figures", "6.99").status == 2


def test_a_year_before_the_edition_was_in_force_is_asked_about(fresh: Shell) -> None:
    """The 2024 edition is in force since 1 April 2024: its first year is 2023/24 or 2024/25."""
    assert "is it the year?" in fresh.done("assessment", "new", "--edition", "2024", "--year", "2021/22").err
    assert "is it the year?" not in fresh.done("assessment", "new", "--edition", "2024", "--year", "2023/24").err
    assert "is it the year?" not in fresh.done("assessment", "new", "--edition", "2022", "--year", "2021/22").err
