"""The fields of a form: days as officers type them, choices, long texts; what is wrong is said at the field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input
from widget_hosts import CONTROLS, HOSTILE, Host, lines_of, text_of

from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.services.views import FieldView
from hoctui.text import LONGEST, LONGEST_LINE, visible
from hoctui.tui.widgets.chooser import Chooser
from hoctui.tui.widgets.day_input import DayInput, distance
from hoctui.tui.widgets.field import Field, field_for
from hoctui.tui.widgets.line_input import LineInput, PasteRefused
from hoctui.tui.widgets.long_text import LongText

SATURDAY = date(2026, 11, 21)
CALENDAR = WorkingCalendar({date(2026, 1, 1): "New Year's Day", date(2026, 12, 25): "Christmas Day"})


def view(widget: str, **more: Any) -> FieldView:
    """A field's declaration, of which only some matters."""
    nothing: dict[str, Any] = {"required": False, "hint": "", "choices": (), "default": ""}
    given: dict[str, Any] = {"name": "x", "label": "What", **nothing, **more}
    return FieldView(widget=widget, **given)


def of(declared: FieldView, **more: Any) -> Host:
    """An app with the one field."""
    return Host(lambda: field_for(declared, SATURDAY, say=distance(CALENDAR, SATURDAY), **more))


def the(app: Host) -> Field:
    return app.screen.query_one(Field)


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Types the text into the field."""
    app = pilot.app
    assert isinstance(app, Host)
    the(app).focus()
    await pilot.pause()
    await pilot.press(*text)
    await pilot.pause()


@pytest.mark.parametrize(
    ("text", "value", "echo"),
    [
        ("4/12", "2026-12-04", "Fri 4 Dec 2026, 10 working days away"),
        ("4 dec", "2026-12-04", "Fri 4 Dec 2026, 10 working days away"),
        ("today", "2026-11-21", "Sat 21 Nov 2026, today"),
        ("-2", "2026-11-19", "Thu 19 Nov 2026, 1 working day ago"),
        ("22/11", "2026-11-22", "Sun 22 Nov 2026, 0 working days away"),
        ("16/11", "2026-11-16", "Mon 16 Nov 2026, 4 working days ago"),
        ("28/12", "2026-12-28", "Mon 28 Dec 2026, 25 working days away"),
    ],
)
async def test_a_day_is_read_back_with_its_distance(text: str, value: str, echo: str) -> None:
    """4 working days from Mon 16 to Sat 21 November; Christmas Day is none of the 25 to 28 December."""
    app = of(view("day"))
    async with app.run_test(size=(80, 12)) as pilot:
        await typed(pilot, text)
        assert the(app).value == value
        assert echo in text_of(app)


async def test_half_a_day_is_no_fault_until_it_is_left() -> None:
    app = Host(lambda: DayInput(SATURDAY), Input)
    async with app.run_test(size=(100, 12)) as pilot:
        day = app.screen.query_one(DayInput)
        day.focus()
        await pilot.press(*"31/2")
        await pilot.pause()
        assert "not a day yet" in text_of(app)
        assert day.value is None
        await pilot.press("tab")
        await pilot.pause()
        assert "! " in text_of(app)
        assert day.problem
        assert day.problem[:30] in text_of(app)
        assert app.of_kind(DayInput.Changed)[-1].problem == day.problem


async def test_an_empty_day_is_no_day_and_no_fault() -> None:
    app = Host(lambda: DayInput(SATURDAY, text="4/12"))
    async with app.run_test(size=(80, 6)) as pilot:
        day = app.screen.query_one(DayInput)
        day.text = ""
        await pilot.pause()
        assert (day.value, day.problem, day.text) == (None, "", "")
        assert "!" not in text_of(app)
        assert [(said.day, said.problem) for said in app.of_kind(DayInput.Changed)] == [(None, "")]


async def test_a_day_beyond_the_known_bank_holidays_is_a_day_all_the_same() -> None:
    app = of(view("day"))
    async with app.run_test(size=(160, 6)) as pilot:
        await typed(pilot, "4/12/2031")
        assert the(app).value == "2031-12-04"
        assert "Thu 4 Dec 2031, " in text_of(app)


async def test_enter_in_a_field_is_told_to_the_form() -> None:
    for kind in ("line", "day", "choice", "number"):
        app = of(view(kind, choices=(("a", "apple"), ("b", "pear"))))
        async with app.run_test(size=(80, 6)) as pilot:
            await typed(pilot, "")
            await pilot.press("enter")
            await pilot.pause()
            assert [said.field.key for said in app.of_kind(Field.Submitted)] == ["x"], kind


CHANNELS = (("t", "telephone"), ("e", "email"), ("l", "letter"), ("p", "in person"), ("f", "text message"))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["right"], "t"),
        (["right", "right", "space"], "l"),
        (["left"], "f"),
        (["l"], "l"),
        (["t", "t"], "f"),
        (["t", "t", "t"], "t"),
        (["z"], ""),
        (["end", "right"], "t"),
        (["e", "backspace"], ""),
    ],
)
async def test_a_choice_by_arrows_and_letters(keys: list[str], value: str) -> None:
    app = of(view("choice", choices=CHANNELS))
    async with app.run_test(size=(100, 6)) as pilot:
        await typed(pilot, "")
        await pilot.press(*keys)
        await pilot.pause()
        assert the(app).value == value
        assert [said.value for said in app.of_kind(Field.Changed)][-1:] == ([value] if keys != ["z"] else [])


async def test_a_required_choice_cannot_be_taken_back() -> None:
    app = of(view("choice", choices=CHANNELS, required=True, default="e"))
    async with app.run_test(size=(100, 6)) as pilot:
        await typed(pilot, "")
        await pilot.press("backspace")
        assert the(app).value == "e"


async def test_choices_side_by_side_and_folded() -> None:
    app = of(view("choice", choices=CHANNELS, default="e"))
    async with app.run_test(size=(110, 6)) as pilot:
        assert "○ telephone   ● email   ○ letter   ○ in person   ○ text message" in text_of(app)
        await pilot.click(Chooser, offset=(text_of(app).split("\n")[0].index("letter") - 27, 0))
        assert the(app).value == "l"
        await pilot.resize_terminal(80, 6)
        await pilot.pause()
        assert "‹ letter ›   3 of 5, a letter finds one" in text_of(app)


async def test_yes_and_no() -> None:
    app = of(view("yes-no", hint="no heating · child · medical"))
    async with app.run_test(size=(100, 6)) as pilot:
        assert "○ Yes   ○ No   no heating · child · medical" in text_of(app)
        await typed(pilot, "y")
        assert the(app).value == "yes"
        await pilot.press("n")
        assert the(app).value == "no"


async def test_a_number_takes_figures_only() -> None:
    app = of(view("number"))
    async with app.run_test(size=(80, 6)) as pilot:
        await typed(pilot, "1x5o0.5")
        assert the(app).value == "150.5"


async def test_required_is_said_in_a_word_and_hints_stand_in_the_empty_field() -> None:
    long = "a hint that is rather longer than any field has room for at eighty columns of width"
    app = Host(
        lambda: field_for(view("line", name="who", required=True, hint="name of the resident"), SATURDAY),
        lambda: field_for(view("line", name="what", hint=long), SATURDAY),
    )
    async with app.run_test(size=(80, 12)):
        shown = text_of(app)
        assert lines_of(app)[0].split()[:2] == ["What", "required"]
        assert "name of the resident" in lines_of(app)[0]
        assert " ".join(shown.split()).count("at eighty columns") == 1


async def test_what_is_wrong_is_said_beneath_until_it_changes() -> None:
    app = of(view("line"))
    async with app.run_test(size=(80, 12)) as pilot:
        field = the(app)
        field.show_error("Say who rang.")
        await pilot.pause()
        assert "! Say who rang." in lines_of(app)[1]
        await typed(pilot, "A")
        assert (field.error, field.value) == ("", "A")
        assert "Say who rang" not in text_of(app)


async def test_a_form_is_not_told_of_what_was_there_to_begin_with() -> None:
    for kind, default in (("line", "a"), ("day", "4/12"), ("text", "a\nb"), ("yes-no", "yes"), ("number", "3")):
        app = of(view(kind, default=default))
        async with app.run_test(size=(80, 12)) as pilot:
            await pilot.pause()
            assert app.of_kind(Field.Changed) == [], kind
            assert the(app).value == ("2026-12-04" if kind == "day" else default)


async def test_values_can_be_put_in() -> None:
    put = {"line": "x", "day": "4/12", "text": "a\nb", "yes-no": "no", "number": "3", "choice": "e"}
    for kind, value in put.items():
        app = of(view(kind, choices=() if kind == "yes-no" else CHANNELS))
        async with app.run_test(size=(80, 12)) as pilot:
            the(app).value = value
            await pilot.pause()
            assert the(app).value == ("2026-12-04" if kind == "day" else value)
            assert app.of_kind(Field.Changed)[-1].value == the(app).value


async def test_a_draft_stands_before_the_default() -> None:
    app = of(view("line", default="default"), value="draft")
    async with app.run_test(size=(80, 12)):
        assert the(app).value == "draft"


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no field of the kind 'colour'"):
        field_for(view("colour"), SATURDAY)


async def paste(pilot: Pilot[Any], widget: Widget, text: str) -> None:
    """Pastes as a terminal does."""
    widget.focus()
    await pilot.pause()
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause()


async def test_several_lines_pasted_into_one_line_become_one() -> None:
    app = Host(lambda: LineInput("see "))
    async with app.run_test(size=(80, 6)) as pilot:
        entry = app.screen.query_one(LineInput)
        entry.cursor_position = 4
        await paste(pilot, entry, "boiler off\r\nsince\tMonday\x1b[31m")
        assert entry.value == "see boiler off since Monday[31m"


@pytest.mark.parametrize(
    ("kind", "fits", "limit"), [("line", LONGEST_LINE, LONGEST_LINE), ("text", LONGEST, LONGEST), ("number", 20, 20)]
)
async def test_a_paste_that_is_too_long_is_refused_whole_and_said(kind: str, fits: int, limit: int) -> None:
    app = of(view(kind))
    async with app.run_test(size=(80, 16)) as pilot:
        the(app).focus()
        await pilot.pause()
        editor = app.focused
        assert editor is not None
        await paste(pilot, editor, "1" * (fits + 1))
        assert the(app).value == ""
        said = " ".join(text_of(app).replace("▌", " ").split())
        assert f"That is {fits + 1:,} characters, and this field holds {limit:,}" in said
        assert "nothing was pasted" in said
        await paste(pilot, editor, "1" * fits)
        assert the(app).value == "1" * fits
        assert the(app).error == ""


async def test_a_megabyte_is_refused_at_once() -> None:
    app = Host(LongText)
    async with app.run_test(size=(80, 16)) as pilot:
        await paste(pilot, app.screen.query_one(LongText), "word " * 200_000)
        assert app.screen.query_one(LongText).text == ""
        assert len(app.of_kind(PasteRefused)) == 1


async def test_a_long_text_grows_and_tab_leaves_it() -> None:
    app = Host(
        lambda: field_for(view("text", name="a"), SATURDAY),
        lambda: field_for(view("line", name="b"), SATURDAY),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        text = app.screen.query_one(LongText)
        text.focus()
        assert text.size.height == 3
        await pilot.press(*["a", "enter"] * 6)
        await pilot.pause()
        assert text.size.height == 7
        await pilot.press("tab")
        assert isinstance(app.focused, LineInput)


@pytest.mark.parametrize("written", HOSTILE)
async def test_what_people_wrote_is_shown_as_it_stands(written: str) -> None:
    choices = ((written, written), ("b", "other"))
    declared = [view(kind, name=kind, label=written, default=written, choices=choices) for kind in ("line", "choice")]
    hints = [view(kind, name=f"{kind}-hint", hint=written) for kind in ("line", "text", "day")]
    app = Host(*(lambda made=made: field_for(made, SATURDAY, label_width=40) for made in [*declared, *hints]))
    async with app.run_test(size=(110, 30)) as pilot:
        app.screen.query_one("#field-line", Field).show_error(written)
        await pilot.pause()
        shown = text_of(app)
        assert shown.count(visible(written)) == 8
        assert not CONTROLS & set(shown.replace("\n", ""))


async def test_a_form_of_every_kind_fits_eighty_columns() -> None:
    kinds = ("line", "day", "text", "choice", "yes-no", "number")

    def form() -> Widget:
        views = [view(kind, name=kind, label=kind, required=True, choices=CHANNELS, hint="a hint") for kind in kinds]
        return VerticalScroll(*(field_for(made, SATURDAY) for made in views))

    app = Host(form)
    async with app.run_test(size=(80, 24)):
        assert all(len(line) <= 80 for line in lines_of(app))
        assert [field.region.x for field in app.screen.query(Field)] == [0] * len(kinds)
        assert sum(field.region.height for field in app.screen.query(Field)) <= 12
