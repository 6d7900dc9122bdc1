"""`hoctui letter`: the letter to stdout or a file, what the Code wants in it to stderr, and its sending recorded."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from cli.shell import Shell
from hoctui.services import letters


@pytest.fixture
def case(shell: Shell) -> str:
    """A complaint of Mon 30 Nov 2026; it is Fri 4 Dec."""
    shell.done("profile", "--name", "Elm Homes", "--homes", "640", "--year-end", "31 March")
    return shell.log("2026-11-30", "Ada Elm", "damp", "--handler", "Ruth Abel")


def acknowledge(shell: Shell, case: str) -> None:
    shell.done(
        *("case", "acknowledge", case, "--on", "2026-12-03", "--definition", "Damp in two rooms."),
        *("--outcomes", "A dry wall.", "--unclear", "nothing", "--not-ours", "none"),
    )


def test_the_letter_is_data_and_what_it_lacks_is_talk(shell: Shell, case: str) -> None:
    """2024: 5.6, 5.7: required, and not there until the acknowledgement is recorded; the draft is written."""
    ended = shell.done("letter", case, "acknowledgement")
    assert ended.lines[0] == "We have your complaint, now at stage 1"
    assert "Dear Ada Elm" in ended.lines
    assert "[our understanding of the complaint]" in ended.out
    assert "To be filled in: [our understanding of the complaint]\n" in ended.err
    assert "Missing, required: Set out your understanding of the complaint (5.6)\n" in ended.err
    assert "Acknowledge in writing" not in ended.err
    assert shell("letter", case, "acknowledgement", "--strict").status == 1
    acknowledge(shell, case)
    ended = shell.done("letter", case, "acknowledgement", "--strict")
    assert ended.err == ""
    assert "Damp in two rooms." in ended.out


def test_the_whole_checklist_is_told_where_it_is_asked_for(shell: Shell, case: str) -> None:
    ended = shell.done("letter", case, "acknowledgement", "--checklist")
    assert "Dear Ada Elm" in ended.out
    assert "Held: Acknowledge in writing (6.2)" in ended.err
    assert "Missing, required: " in ended.err
    update = shell.done("letter", case, "update", "--checklist")
    assert update.err == "The 2024 edition has no list of what this letter holds.\n"


def test_the_checklist_as_json(shell: Shell, case: str) -> None:
    told = shell.done("letter", case, "acknowledgement", "--json").json
    assert (told["case"], told["letter"], told["stage"], told["edition"]) == (case, "acknowledgement", 1, "2024")
    assert told["recorded_on"] is None
    assert told["template"] == "hoctui's own"
    assert told["gaps"][0] == "[our understanding of the complaint]"
    assert told["checklist"][0] == {
        "words": "Set out your understanding of the complaint",
        "clause": "5.6",
        "required": True,
        "met": False,
    }


@pytest.mark.parametrize(("name", "more"), [("letter.docx", ()), ("letter.md", ()), ("letter", ("--format", "text"))])
def test_it_is_written_to_a_file_and_never_over_one(
    shell: Shell, case: str, tmp_path: Path, name: str, more: tuple[str, ...]
) -> None:
    file = tmp_path / name
    ended = shell.done("letter", case, "update", "-o", str(file), *more)
    assert (ended.out, ended.err) == ("", f"Written to {file}.\n")
    if file.suffix == ".docx":
        assert "Dear Ada Elm" in [paragraph.text for paragraph in Document(str(file)).paragraphs]
    else:
        assert "Dear Ada Elm" in file.read_text(encoding="utf-8")
    refused = shell("letter", case, "update", "-o", str(file), *more)
    assert refused.status == 2
    assert "is there already" in refused.err
    shell.done("letter", case, "update", "-o", str(file), "--force", *more)


def test_markdown_on_stdout_and_a_word_file_only_with_a_name(shell: Shell, case: str) -> None:
    assert shell.done("letter", case, "update", "--format", "markdown").lines[0] == "# How your complaint stands"
    refused = shell("letter", case, "update", "--format", "docx")
    assert (refused.status, refused.out) == (2, "")
    assert "-o FILE" in refused.err


def test_a_letter_that_went_out_is_recorded_with_its_copy(shell: Shell, case: str, tmp_path: Path) -> None:
    """2024: 5.12."""
    acknowledge(shell, case)
    file = tmp_path / "out.docx"
    ended = shell.done(
        *("letter", case, "acknowledgement", "--sent", "--on", "2026-12-03", "--channel", "email", "-o", str(file))
    )
    assert ended.err == f"Written to {file}.\n{case}: recorded as sent on Thu 3 Dec 2026.\n"
    sent = shell.done("case", "show", case, "--json").json["events"][-1]
    assert (sent["kind"], sent["on"], sent["letter"], sent["channel"]) == (
        "LetterSent",
        "2026-12-03",
        "acknowledgement",
        "email",
    )
    assert sent["name"] == f"{case} acknowledgement.docx"
    assert sent["size"] == file.stat().st_size


def test_a_letter_with_gaps_is_recorded_without_a_copy(shell: Shell, case: str, tmp_path: Path) -> None:
    ended = shell.done("letter", case, "acknowledgement", "--sent")
    assert "No copy is kept, since it still has gaps; --file names the one that went out." in ended.err
    assert not shell.done("case", "show", case, "--json").json["events"][-1].get("sha256")
    edited = tmp_path / "edited.txt"
    edited.write_text("Dear Ada", encoding="utf-8")
    shell.done("letter", case, "acknowledgement", "--sent", "--file", str(edited))
    assert shell.done("case", "show", case, "--json").json["events"][-1]["name"] == "edited.txt"


def test_an_update_tells_what_it_is_given_and_the_record_keeps_it(shell: Shell, case: str) -> None:
    ended = shell.done("letter", case, "update", "--text", "The part\x1b[31m comes soon.", "--sent")
    assert "The part[31m comes soon." in ended.out
    assert ended.err.startswith("--text: 1 control character dropped.\n")
    assert "comes soon." in shell.done("case", "show", case).out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "Name the case and the letter"),
        (("{case}",), "Name the case and the letter"),
        (("{case}", "farewell"), "There is no letter 'farewell'"),
        (("{case}", "stage2"), "record its escalation to stage 2 first"),
        (("26-9999", "update"), "26-9999"),
        (("{case}", "update", "--channel", "email"), "give --sent with it"),
        (("{case}", "update", "--file", "x"), "give --sent with it"),
        (("{case}", "update", "--sent", "--channel", "pigeon"), "choose one of"),
        (("{case}", "extension", "--text", "x"), "--text is what an update tells"),
        (("{case}", "update", "--on", "4/12"), "--on"),
        (("{case}", "update", "--format", "pdf"), "not as 'pdf'"),
        (("{case}", "update", "-o", "letter.pdf"), "let its name end in"),
        (("{case}", "--templates"), "--templates takes no case"),
        (("{case}", "update", "--sent", "--on", "2026-12-05"), "still to come"),
        (("{case}", "update", "--sent", "--file", "not-there.docx"), "is not there"),
    ],
)
def test_bad_input_ends_with_2_and_one_sentence(shell: Shell, case: str, options: tuple[str, ...], told: str) -> None:
    ended = shell("letter", *(option.format(case=case) for option in options))
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err
    assert len(ended.err.splitlines()) == 1
    assert [event["kind"] for event in shell.done("case", "show", case, "--json").json["events"]] == ["Received"]


def test_the_templates_are_written_out_and_then_used(shell: Shell, case: str) -> None:
    ended = shell.done("letter", "--templates")
    own = letters.folder() / "update.txt"
    assert str(own) in ended.lines
    own.write_text("# Hello {{ resident }}\n\nAll is well.\n", encoding="utf-8")
    again = shell.done("letter", "--templates")
    assert f"{own}  (was there already; left as it is)" in again.lines
    assert shell.done("letter", case, "update").out == "Hello Ada Elm\n\nAll is well.\n"
    own.write_text("Dear\n{{ residnet }}", encoding="utf-8")
    ended = shell("letter", case, "update")
    assert ended.status == 2
    assert f"{own}, line 2: there is no value 'residnet'" in ended.err


def test_a_letter_is_read_from_a_register_that_is_not_written_to(shell: Shell, case: str) -> None:
    before = shell.register.read_bytes()
    shell.done("letter", case, "acknowledgement", "--json")
    assert shell.register.read_bytes() == before
