"""Commands: declared once; the binding, the footer, the help and the palette come from the same declaration."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from hoctui.tui.base import BaseApp, place_commands
from hoctui.tui.commands import MOST_IN_FOOTER, Command, bindings_for, help_rows, inherited, key_words, textual_key
from hoctui.tui.widgets.frame import Place
from hoctui.tui.widgets.rows import RowList


def command(name: str, key: str, **more: object) -> Command:
    """A command of which only the id and the keys matter."""
    return Command(f"case.{name}", key, name, "Does it.", footer=int(str(more.get("footer", 0))))


def test_a_binding_has_the_id_that_a_keymap_names() -> None:
    (binding,) = bindings_for([Command("case.hand-over", "h,f6", "hand over", "Gives the case away.", footer=2)])
    assert isinstance(binding, Binding)
    assert (binding.id, binding.key, binding.action) == ("case.hand-over", "h,f6", "hand_over")
    assert (binding.description, binding.tooltip, binding.show) == ("hand over", "Gives the case away.", True)


def test_a_command_without_a_key_has_no_binding() -> None:
    assert bindings_for([command("archive", "")]) == []


@pytest.mark.parametrize("key", ["ctrl+i", "ctrl+j", "ctrl+m", "alt+a", "x,alt+z"])
def test_keys_that_terminals_confuse_are_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r"case\.go: terminals do not tell"):
        bindings_for([command("go", key)])


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+q"])
def test_keys_that_terminals_keep_need_another_beside_them(key: str) -> None:
    with pytest.raises(ValueError, match="needs another key"):
        bindings_for([command("save", key)])
    both = command("save", f"{key},f4")
    assert len(bindings_for([both])) == 1
    assert both.first_key == "F4"


def test_two_commands_share_neither_id_nor_key() -> None:
    with pytest.raises(ValueError, match="share the key 'a'"):
        bindings_for([command("one", "a"), command("two", "b,a")])
    with pytest.raises(ValueError, match=r"share the id 'case\.one'"):
        bindings_for([command("one", "a"), command("one", "b")])


def test_the_footer_holds_seven() -> None:
    many = [command(f"n{number}", f"f{number}", footer=1) for number in range(1, MOST_IN_FOOTER + 2)]
    assert len(bindings_for(many[:-1])) == MOST_IN_FOOTER
    with pytest.raises(ValueError, match="the footer holds 7"):
        bindings_for(many)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("escape", "esc"),
        ("f1", "F1"),
        ("slash", "/"),
        ("/", "/"),
        ("ctrl+n", "ctrl+n"),
        ("question_mark", "?"),
        ("right_square_bracket", "]"),
        ("plus", "+"),
        ("+", "+"),
        ("a", "a"),
        ("down", "↓"),
        ("pagedown", "pgdn"),
    ],
)
def test_keys_in_words(key: str, words: str) -> None:
    assert key_words(key) == words


@pytest.mark.parametrize(("key", "name"), [("/", "slash"), ("]", "right_square_bracket"), ("n", "n"), ("f1", "f1")])
def test_keys_by_textuals_names(key: str, name: str) -> None:
    assert textual_key(key) == name


def test_help_rows_keep_groups_and_order() -> None:
    rows = help_rows(
        [
            Command("a.one", "a,f2", "one", "First.", "Here", needs="a case"),
            Command("a.two", "", "two", "Second.", "Everywhere"),
            Command("a.three", "c", "three", "Third.", "Here"),
        ]
    )
    assert list(rows) == ["Here", "Everywhere"]
    assert [(row.keys, row.label, row.tooltip, row.needs) for row in rows["Here"]] == [
        ("a or F2", "one", "First.", "a case"),
        ("c", "three", "Third.", ""),
    ]
    assert rows["Everywhere"][0].keys == ""


def test_what_is_inherited_comes_after_and_only_once() -> None:
    own, others = [command("one", "a")], [command("one", "b"), command("two", "c")]
    assert [have.key for have in inherited(own, others)] == ["a", "c"]


def test_the_commands_of_the_app_and_of_lists_can_all_be_bound() -> None:
    places = place_commands((Place("today", "1", "Today"), Place("cases", "2", "Cases")))
    assert [have.id for have in places] == ["app.place-today", "app.place-cases"]
    ids = [have.id for have in (*BaseApp.KEYS, *RowList.KEYS, *places)]
    assert len(set(ids)) == len(ids)
    assert all(have.tooltip.endswith(".") for have in (*BaseApp.KEYS, *RowList.KEYS, *places))
