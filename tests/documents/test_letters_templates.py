"""A letter's template and its values: what a template may do, whose is used, and how the letter is read as a page."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hoctui.documents.letter_sources import SHIPPED, Value, find, is_nothing
from hoctui.documents.letters import ABOUT, VALUES, about, page_of, render, write_out
from hoctui.documents.page import Bullets, Heading, Page, Paragraph
from hoctui.errors import BadInput

NOTHING: dict[str, Value] = dict.fromkeys(VALUES, "")


def filled(folder: Path, template: str, **values: Value) -> str:
    """A landlord's own update, filled in."""
    (folder / "update.txt").write_text(template, encoding="utf-8")
    return render("update", NOTHING | values, folder).text


def refused(folder: Path, template: str, **values: Value) -> str:
    with pytest.raises(BadInput) as fault:
        filled(folder, template, **values)
    return fault.value.sentence


# What a value is


@pytest.mark.parametrize("written", ["{{ 7 * 7 }}", "{% for x in y %}", "{# gone #}", "{{ resident.__class__ }}", "{%"])
def test_what_a_resident_wrote_is_a_value_and_never_a_template(tmp_path: Path, written: str) -> None:
    assert filled(tmp_path, "They say: {{ summary }}", summary=written) == f"They say: {written}\n"


def test_a_line_of_a_value_is_never_a_heading(tmp_path: Path) -> None:
    text = filled(tmp_path, "# Ours\n{{ summary }}\n{{ reasons }}", summary="# theirs\nand\n## more", reasons="# third")
    page = page_of(text, "")
    assert page.title == "Ours"
    assert page.blocks == (Paragraph("# theirs\nand\n## more\n# third"),)


def test_a_mark_of_ours_cannot_be_forged_by_a_value(tmp_path: Path) -> None:
    assert "\x00" not in filled(tmp_path, "{{ summary }}", summary="a\x00b\x1b[31m").replace("\x00#", "")
    assert page_of(filled(tmp_path, "{{ summary }}", summary="\x00# x"), "T").blocks == (Paragraph("# x"),)


def test_points_within_a_value_are_points(tmp_path: Path) -> None:
    text = filled(tmp_path, "{{ outcomes }}", outcomes="- a repair\n- a rent credit")
    assert page_of(text, "T").blocks == (Bullets(("a repair", "a rent credit")),)


# What a template may do


def test_values_choices_lists_and_other_files(tmp_path: Path) -> None:
    (tmp_path / "_sign.txt").write_text("{{ signed|upper }}\n", encoding="utf-8")
    template = (
        "{% if due %}By {{ due }}{% else %}Soon{% endif %}\n\n"
        "{% for one in actions %}\n- {{ loop.index }}: {{ one }}\n{% endfor %}\n\n"
        '{{ "left" if outstanding is nothing else outstanding }}\n\n{% include "_sign.txt" %}'
    )
    text = filled(tmp_path, template, due="Friday", actions=("one", "two"), outstanding="None.", signed="Ruth")
    assert text == "By Friday\n\n- 1: one\n- 2: two\n\nleft\n\nRUTH\n"


@pytest.mark.parametrize("word", ["none", "Nothing.", " NONE ", "n/a", "nil", "-"])
def test_ways_to_say_that_there_is_nothing(word: str) -> None:
    assert is_nothing(word)
    assert not is_nothing(f"{word} of it")


def test_a_line_of_tags_alone_is_no_line_of_the_letter_and_any_other_is(tmp_path: Path) -> None:
    template = (
        "a\n  {% if due %}\nb {% if due %}c{% endif %}\n{% endif %} {# why #}\n{% if not due %}\nx\n{% endif %}\nd\n"
    )
    assert filled(tmp_path, template, due="1") == "a\nb c\nd\n"


def test_an_unknown_value_is_told_with_its_file_its_line_and_the_nearest(tmp_path: Path) -> None:
    said = refused(tmp_path, "Dear\n\n{% if due %}{{ residnet }}{% endif %}")
    where = f"The letter template {tmp_path / 'update.txt'}, line 3"
    assert said == f"{where}: there is no value 'residnet'; perhaps 'resident' is meant."


@pytest.mark.parametrize(
    ("template", "line", "told"),
    [
        ("a\n{{ resident", 2, "unexpected end of template"),
        ("a\nb\n{% if due %}", 3, "Unexpected end of template"),
        ("{% nonsense %}", 1, "unknown tag 'nonsense'"),
        ("a\n{{ resident|shout }}", 2, "there is no filter 'shout'"),
        ("a\n{{ resident.__class__.__mro__ }}", 2, "a value is only a text"),
        ("{{ resident.upper() }}", 1, "may call only range()"),
        ("\n\n{% macro m() %}{{ m() }}{% endmacro %}", 3, "'macro'"),
        ("{% set a = 'x' %}", 1, "'set'"),
        ("{% import 'x' as y %}", 1, "'import'"),
        ("{% extends 'update.txt' %}", 1, "'extends'"),
        ("{{ 10 ** 10 ** 10 }}", 1, "'pow'"),
        ("{{ 'a' * 1000000000 }}", 1, "'mul'"),
        ("{{ '%1000000000d' % 1 }}", 1, "'mod'"),
        ("{{ lipsum(1000000000) }}", 1, "may call only range()"),
        ("{{ lipsum }}", 1, "there is no value 'lipsum'"),
        ("x\n{% include 'none.txt' %}", 2, "there is no file 'none.txt'"),
        ("x\n{% include '../../etc/passwd' %}", 2, "there is no file"),
        ("x\n{% include '/etc/passwd' %}", 2, "there is no file"),
        ("{{ due < 3 }}", 1, "not supported"),
        ("a\n" + "{% for a in actions %}" * 21 + "{% endfor %}" * 21, 2, "more than 12 if and for stand within"),
        ("a\n" + "{% if due %}" * 100 + "{% endif %}" * 100, 2, "more than 12 if and for stand within"),
        ("{% if due %}\n" * 3_000, 13, "more than 12 if and for stand within"),
        ("{% if due %}" + "{% elif due %}" * 5_000 + "{% endif %}", 1, "too long or too deeply nested"),
        ("a\n{{ ['a', 'b']|join(['a']) }}", 2, "join() takes the text that is put between"),
        ("a\n{{ points|join(between=3) }}", 2, "join() takes the text that is put between"),
        ("a\n{{ " + "summary~" * 9_000 + "summary }}", 2, "more than 100 words and signs"),
        ("a\n{{ " + "not " * 5_000 + "due }}", 2, "more than 100 words and signs"),
        ("a\n{{ " + "(" * 40 + "due" + ")" * 40 + " }}", 2, "more than 10 brackets"),
        ("a\n{{ " + "9" * 5_000 + " }}", 2, "a number that is too large"),
        ("a\n{% if 1e999 == due %}{% endif %}", 2, "a number that is too large"),
        ("a\n{% for loop in actions %}{% endfor %}", 2, "cannot call what it goes through 'loop'"),
        ("a\n{% for a in [['b']] %}{% endfor %}", 2, "this is one of lists"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, template: str, line: int, told: str
) -> None:
    said = refused(tmp_path, template)
    assert said.startswith(f"The letter template {tmp_path / 'update.txt'}, line {line}: "), said
    assert told in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(1000000000) %}{{ a }}{% endfor %}",
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
        "{% for a in summary %}{% for b in summary %}{% for c in summary %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in range(9000) %}{{ summary }}{% endfor %}",
        "{% include 'update.txt' %}{% include 'update.txt' %}",
        "{% for a in range(200) %}{% include '_ombudsman.txt' %}{% endfor %}",
        "{{ " + "summary~" * 45 + "summary }}",
        "{% for a in [summary" + "~summary" * 30 + "] %}{{ a|length }}{{ (a~a)|length }}{% endfor %}",
        "{% for a in [[" + "summary," * 45 + "]|join] %}{{ a|length }}{% endfor %}",
        "{% for a in range(9000) %}{% if summary~summary %}{% endif %}{% endfor %}",
    ],
)
def test_no_template_hangs_or_fills_the_memory(tmp_path: Path, template: str) -> None:
    said = refused(tmp_path, template, summary="x" * 5_000)
    assert str(tmp_path / "update.txt") in said or said.startswith("The letter")
    assert any(word in said for word in ("Range too big", "go round", "comes to", "takes in", "puts together")), said


def test_what_many_templates_need_is_not_too_much(tmp_path: Path) -> None:
    nested = "{% if due %}" * 6 + "{% for a in actions %}" * 6 + "{{ a }}" + "{% endfor %}" * 6 + "{% endif %}" * 6
    assert filled(tmp_path, nested, due="1", actions=("x", "y")) == "xy" * 32 + "\n"
    assert filled(tmp_path, "{{ ((due ~ ' ') ~ (due ~ '!'))|upper }}", due="a") == "A A!\n"
    assert filled(tmp_path, "{{ points|join(' and ') }}", points=("a", "b")) == "a and b\n"
    assert filled(tmp_path, "{% if due %}\n{% endif %}\nx\n" * 500, due="1") == "x\n" * 500
    assert filled(tmp_path, "{{ 1 is nothing }} {{ [''] is nothing }} {{ points is nothing }}", points=("None",)) == (
        "False False True\n"
    )


def test_a_fault_within_another_file_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "_foot.txt").write_text("x\n\n{{ nobody }}", encoding="utf-8")
    said = refused(tmp_path, '{% include "_foot.txt" %}')
    assert f"{tmp_path / '_foot.txt'}, line 3: there is no value 'nobody'" in said


# Whose template


def test_the_landlords_own_wins_and_is_named(tmp_path: Path) -> None:
    assert render("acknowledgement", NOTHING, tmp_path).templates == ()
    (tmp_path / "_foot.txt").write_text("Kind regards\n", encoding="utf-8")
    found = render("acknowledgement", NOTHING, tmp_path)
    assert found.templates == (str(tmp_path / "_foot.txt"),)
    assert "Kind regards" in found.text
    assert "Yours sincerely" not in found.text


def test_an_editors_own_mark_before_utf_8_is_no_part_of_the_letter(tmp_path: Path) -> None:
    (tmp_path / "update.txt").write_bytes(b"\xef\xbb\xbf# Title\r\n\r\nText \xc2\xa35\r\n")
    assert page_of(render("update", NOTHING, tmp_path).text, "") == Page("Title", (Paragraph("Text £5"),))


@pytest.mark.parametrize(("data", "told"), [(b"caf\xe9", "not UTF-8"), (b"x" * 100_001, "larger than 100 KB")])
def test_a_template_that_is_no_text_is_refused(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "update.txt").write_bytes(data)
    with pytest.raises(BadInput, match=told):
        render("update", NOTHING, tmp_path)


def test_a_folder_of_the_templates_name_is_told_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "update.txt").mkdir()
    with pytest.raises(
        BadInput, match=r"update\.txt is a folder, not a file; put a text file there, or take it away\."
    ):
        render("update", NOTHING, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such files, and links only for some")
def test_a_pipe_a_device_or_a_dead_link_of_the_templates_name_is_told(tmp_path: Path) -> None:
    own = tmp_path / "update.txt"
    for target, told in (
        ("update.txt", r"cannot be read \("),
        ("nowhere.txt", "is a link to a file that is not there"),
        ("/dev/null", "is a device or the like, not a file"),
    ):
        own.symlink_to(target)
        with pytest.raises(BadInput, match=told):
            render("update", NOTHING, tmp_path)
        own.unlink()
    os.mkfifo(own)
    with pytest.raises(BadInput, match="is a device or the like, not a file"):
        render("update", NOTHING, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="it has links only for some")
def test_a_template_may_be_a_link_to_one(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("Mine", encoding="utf-8")
    (tmp_path / "update.txt").symlink_to("kept.txt")
    assert render("update", NOTHING, tmp_path).text == "Mine\n"


@pytest.mark.parametrize("name", ["../update.txt", "/etc/passwd", "Update.txt", "update.md", "", "..txt"])
def test_no_other_file_is_ever_taken_for_a_template(tmp_path: Path, name: str) -> None:
    assert find(name, tmp_path) is None


def test_the_templates_are_written_out_once_and_never_over(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "letters"
    written = write_out(folder)
    names = {path.name for path, fresh in written if fresh}
    assert names == {ABOUT, *(path.name for path in SHIPPED.glob("*.txt"))}
    (folder / "update.txt").write_text("mine", encoding="utf-8")
    again = dict(write_out(folder))
    assert not again[folder / "update.txt"]
    assert (folder / "update.txt").read_text(encoding="utf-8") == "mine"
    assert (folder / "stage1.txt").read_text(encoding="utf-8") == (SHIPPED / "stage1.txt").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be written"):
        write_out(tmp_path / "file" / "letters")


def test_the_explanation_names_every_value_and_filter() -> None:
    told = about()
    assert all(f"  {name} " in told for name in VALUES)
    assert "Filters: capitalize, default, first, join, last, length, lines, lower, title, trim, upper" in told


# How the letter is read


def test_a_letter_is_read_as_a_page() -> None:
    text = "# Title\n\nDear A\n3 Mill Row\n\n# Part\nText\n- one\n  goes on\n- two\n\n- three\n-\nafter\n"
    assert page_of(text, "else") == Page(
        "Title",
        (
            Paragraph("Dear A\n3 Mill Row"),
            Heading("Part"),
            Paragraph("Text"),
            Bullets(("one\ngoes on", "two", "three")),
            Paragraph("after"),
        ),
    )


def test_a_letter_without_a_heading_has_the_title_it_is_given() -> None:
    assert page_of("Hello\n# Later\n", "Update, 26-0001") == Page(
        "Update, 26-0001", (Paragraph("Hello"), Heading("Later"))
    )
    assert page_of("", "T") == Page("T", ())


def test_shipped_templates_hold_none_of_the_values_names_wrong_and_no_heading_without_words(tmp_path: Path) -> None:
    values = {name: f"<{name}>" for name in VALUES} | {"actions": ("<one>", "<two>"), "points": ("<point>",)}
    for kind in (path.stem for path in SHIPPED.glob("[a-z]*.txt")):
        for given in (NOTHING, values):
            page = page_of(render(kind, given, tmp_path).text, "")
            assert page.title
            assert all(block.text.strip() for block in page.blocks if isinstance(block, Heading | Paragraph))
            assert not isinstance(page.blocks[-1], Heading)
