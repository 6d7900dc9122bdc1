"""Choices on the command line: written with hyphens or with blanks, in any case; kept as the code they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click


class Choosing(click.ParamType[str]):
    """One of so many choices, each a code and its words; either is taken, and the code is handed on."""

    name = "choice"

    def __init__(self, choices: Iterable[tuple[str, str]]) -> None:
        listed = tuple(choices)
        self._by_name = {_plain(name): code for code, words in listed for name in (words, code)}
        self.names = tuple(hyphened(code) for code, _ in listed)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code that is kept. Fails naming the choices."""
        code = self._by_name.get(_plain(str(value)))
        if code is None:
            self.fail(f"choose one of {', '.join(self.names)}.", param, ctx)
        return code


def hyphened(code: str) -> str:
    """A choice as it is written on the command line: partially-upheld."""
    return code.replace(" ", "-").replace("_", "-")


def _plain(text: str) -> str:
    return hyphened(" ".join(text.split())).casefold()
