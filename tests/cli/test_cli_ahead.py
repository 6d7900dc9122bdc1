"""`hoctui next`, `cover` and `chase`, and `due` narrowed to a kind or a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.shell import Shell


@pytest.fixture
def busy(shell: Shell) -> Shell:
    """Two cases on Fri 4 Dec 2026: one acknowledged, with Repairs asked and late; one new."""
    ref = shell.log("2026-11-23", "A. Resident", "damp", "--handler", "AB", "--property", "14 Copse Lane")
    shell.done("case", "acknowledge", ref, "--on", "2026-11-25", "--definition", "damp", "--outcomes", "dry")
    shell.done("case", "ask", ref, "Repairs", "--on", "2026-11-26", "--what", "the report", "--by", "2026-12-01")
    shell.log("2026-12-02", "B. Resident", "noise")
    return shell


def test_due_is_narrowed_to_a_kind_and_a_person_and_its_status_with_it(busy: Shell) -> None:
    assert [line["what"] for line in busy("due", "--json", "--kind", "replies").json] == [
        "reply from Repairs: the report"
    ]
    assert busy("due", "--kind", "replies").status == 1
    assert busy("due", "--kind", "answers").status == 0
    assert busy("due", "--kind", "answers and acknowledgements").status == 0
    assert [line["what"] for line in busy("due", "--json", "--kind", "acknowledge").json] == ["acknowledge, stage 1"]
    assert {line["case"] for line in busy("due", "--json", "--person", "ab").json} == {"26-0001"}
    assert busy("due", "--person", "repairs").status == 1
    line = busy("due", "--json", "--person", "Repairs").json[0]
    assert (line["kind"], line["person"], line["working_days_left"]) == ("question", "Repairs", -3)


def test_due_says_which_kinds_there_are_and_that_nothing_such_is_due(busy: Shell) -> None:
    refused = busy("due", "--kind", "chores")
    assert refused.status == 2
    assert "answers, updates, promises, replies, ombudsman, reviews, rest" in refused.err
    ended = busy.done("due", "--kind", "ombudsman")
    assert (ended.out, ended.err) == ("", "Nothing such is due.\n")


def test_next_tells_the_step_of_every_case_and_ends_with_0_whatever_is_late(busy: Shell) -> None:
    lines = busy.done("next").lines
    assert lines[0].split() == [
        "case",
        "due",
        "clause",
        "more",
        "with",
        "resident",
        "what",
        "the",
        "Code",
        "asks",
        "next",
    ]
    assert lines[1].startswith("26-0001  Wed 9 Dec")
    assert lines[2].startswith("26-0002  Wed 9 Dec")
    told = busy.done("next", "--json").json
    assert [(line["case"], line["step"], line["due"], line["clause"]) for line in told] == [
        ("26-0001", "respond", "2026-12-09", "6.3"),
        ("26-0002", "acknowledge", "2026-12-09", "6.2"),
    ]
    assert told[0]["waiting_on"] == "Repairs"
    assert busy.done("next", "--json", "--today", "2027-02-01").json[0]["band"] == "overdue"


def test_next_of_one_person_or_of_nobody(busy: Shell) -> None:
    assert [line["case"] for line in busy.done("next", "--person", "ab", "--json").json] == ["26-0001"]
    ended = busy.done("next", "--person", "Nemo")
    assert (ended.out, ended.err) == ("", "Nothing is asked of Nemo.\n")


def test_next_with_nothing_asked_is_no_data(shell: Shell) -> None:
    ended = shell.done("next")
    assert (ended.out, ended.err) == ("", "Nothing is asked of any case.\n")
    assert shell.done("next", "--json").json == []


def test_cover_prints_its_page_or_writes_it_and_replaces_nothing_unasked(busy: Shell, tmp_path: Path) -> None:
    days = ("--from", "2026-12-07", "--to", "2026-12-11")
    page = busy.done("cover", *days).out
    assert page.startswith("# Holiday cover, Mon 7 Dec 2026 to Fri 11 Dec 2026\n")
    assert "| Tue 1 Dec | 26-0001 | A. Resident, 14 Copse Lane | reply from Repairs: the report |" in page
    path = tmp_path / "cover.md"
    assert busy.done("cover", *days, "-o", str(path)).err == f"Written to {path}.\n"
    assert path.read_text(encoding="utf-8") == page
    refused = busy("cover", *days, "-o", str(path))
    assert (refused.status, refused.out) == (2, "")
    busy.done("cover", *days, "--for", "CD", "-o", str(path), "--force")
    assert "Nothing falls due." in path.read_text(encoding="utf-8")
    assert busy.done("cover", *days, "-o", str(tmp_path / "cover.docx")).out == ""
    assert (tmp_path / "cover.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("--from", "2026-12-11", "--to", "2026-12-07"), "is before the first"),
        (("--from", "7/12", "--to", "2026-12-07"), "--from"),
        (("--from", "2026-12-07"), "--to"),
    ],
)
def test_days_that_cannot_be_are_refused(busy: Shell, days: tuple[str, ...], words: str) -> None:
    refused = busy("cover", *days)
    assert (refused.status, refused.out) == (2, "")
    assert words in refused.err


def test_chase_prints_a_sheet_for_each_colleague_or_for_one(busy: Shell, tmp_path: Path) -> None:
    page = busy.done("chase").out
    assert "## Repairs" in page
    assert "| 26-0001, 14 Copse Lane | the report | Thu 26 Nov | Tue 1 Dec | 3 working days OVERDUE |" in page
    assert busy.done("chase", "repairs").out.startswith("# Outstanding on complaints: repairs\n")
    assert "Nothing is outstanding from Nemo." in busy.done("chase", "Nemo").out
    path = tmp_path / "repairs.html"
    busy.done("chase", "Repairs", "-o", str(path))
    assert "the report" in path.read_text(encoding="utf-8")
    assert busy("chase", "-o", str(tmp_path / "x.pdf")).status == 2
