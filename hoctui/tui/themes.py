"""The two looks of the app, dark and light: one accent, much dim text, and one strong colour for what is late."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme


def _theme(name: str, *, dark: bool, colours: dict[str, str]) -> Theme:
    """A theme from its twelve colours; every name that Textual's own widgets ask for comes from these."""
    accent, late, soon, good = (colours[tone] for tone in ("accent", "late", "soon", "good"))
    ground, ink, muted, cursor = (colours[part] for part in ("ground", "ink", "muted", "cursor"))
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=muted,
        accent=accent,
        warning=soon,
        error=late,
        success=good,
        foreground=ink,
        background=ground,
        surface=colours["surface"],
        panel=colours["panel"],
        variables={
            "text": ink,
            "text-muted": muted,
            "text-disabled": colours["faint"],
            "text-primary": accent,
            "text-secondary": muted,
            "text-accent": accent,
            "text-error": late,
            "text-warning": soon,
            "text-success": good,
            "foreground-muted": muted,
            "foreground-disabled": colours["faint"],
            "block-cursor-foreground": ink,
            "block-cursor-background": cursor,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": ink,
            "block-cursor-blurred-background": colours["surface"],
            "block-hover-background": colours["surface"],
            "border": accent,
            "border-blurred": colours["rule"],
            "scrollbar": colours["rule"],
            "scrollbar-hover": muted,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "input-selection-background": cursor,
            "input-selection-foreground": ink,
            "footer-background": ground,
            "footer-key-foreground": accent,
            "footer-description-foreground": muted,
            "link-color": accent,
            "rule": colours["rule"],
            "field": colours["surface"],
            "cursor-row": cursor,
        },
    )


DARK: Final = _theme(
    "hoctui-dark",
    dark=True,
    colours={
        "ground": "#14181d",
        "surface": "#1c2229",
        "panel": "#232a32",
        "cursor": "#243442",
        "rule": "#39434d",
        "ink": "#d5dae0",
        "muted": "#98a3ae",
        "faint": "#717c88",
        "accent": "#7cbcd6",
        "late": "#ff8f80",
        "soon": "#d9b673",
        "good": "#8cc598",
    },
)

LIGHT: Final = _theme(
    "hoctui-light",
    dark=False,
    colours={
        "ground": "#fbfaf7",
        "surface": "#f1efe9",
        "panel": "#e9e6de",
        "cursor": "#dae8ee",
        "rule": "#d3cfc4",
        "ink": "#22272d",
        "muted": "#57606a",
        "faint": "#868d94",
        "accent": "#0b5f80",
        "late": "#ad1f17",
        "soon": "#7a5000",
        "good": "#25663a",
    },
)

THEMES: Final = (DARK, LIGHT)
"""Both, in the order in which the theme key goes through them."""
