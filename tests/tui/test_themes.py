"""Both looks can be read: every colour of text against every ground it is drawn on, by the measure of WCAG 2 (AA)."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import Theme
from widget_hosts import Host, Rows, Source, rows_of

from hoctui.tui.base import BaseApp
from hoctui.tui.themes import DARK, LIGHT, THEMES

AA = 4.5
INKS = ("text", "text-muted", "text-accent", "text-error", "text-warning", "text-success", "foreground")
GROUNDS = ("background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background")


def luminance(colour: Color) -> float:
    """Relative luminance, as WCAG 2 defines it."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def variables(theme: Theme) -> dict[str, str]:
    app = BaseApp(theme.name)
    return app.get_css_variables()


def test_the_measure_itself() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    colours = variables(theme)
    assert contrast(Color.parse(colours[ink]), Color.parse(colours[ground])) >= AA


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_is_late_stands_out_from_what_is_not(theme: Theme) -> None:
    colours = variables(theme)
    assert len({colours[ink] for ink in INKS if ink != "foreground"}) == len(INKS) - 1


async def test_the_drawn_screen_has_the_colours_that_were_measured() -> None:
    rows: Rows = rows_of(Source(20))
    app = Host(rows)
    async with app.run_test(size=(60, 10)) as pilot:
        for theme in THEMES:
            app.theme = theme.name
            await pilot.pause()
            colours = {name: Color.parse(value) for name, value in variables(theme).items() if value.startswith("#")}
            lines = app.screen._compositor.render_strips()
            cursor = [segment for segment in lines[1] if segment.text.strip()]
            grounds = {Color.from_rich_color(segment.style.bgcolor) for segment in cursor if segment.style}
            assert grounds == {colours["block-cursor-background"], colours["background"]}
            title = next(segment for segment in lines[0] if segment.text.strip())
            assert title.style is not None
            assert Color.from_rich_color(title.style.color) == colours["text-muted"]


async def test_the_theme_key_goes_from_one_to_the_other_and_back() -> None:
    app = Host()
    async with app.run_test() as pilot:
        seen = [app.theme]
        for _ in range(2):
            await pilot.press("f9")
            seen.append(app.theme)
        assert seen == [DARK.name, LIGHT.name, DARK.name]
        assert set(app.available_themes) == {DARK.name, LIGHT.name}


def test_an_app_begins_in_the_theme_it_is_given() -> None:
    app: App[int] = BaseApp(LIGHT.name)
    assert not app.current_theme.dark
