"""The rows of a RowList that are held in memory: whole pages near what is on screen, out of a list of any length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

RowT = TypeVar("RowT")

PAGE: Final = 200
"""Rows asked for at once."""

KEPT: Final = 12
"""Pages held; beyond that the ones farthest from the view go."""


class RowPages(Generic[RowT]):
    """One result, `total` rows long, of which some pages are held.

    A new result is a new RowPages: what arrives late for an old one finds nobody to take it. Rows handed in at the
    start begin at a page's first row (`offset` is a multiple of PAGE); they may end anywhere, the rest is asked for.

    Raises:
        ValueError: `offset` is in the middle of a page.
    """

    def __init__(self, total: int, rows: Sequence[RowT] = (), offset: int = 0) -> None:
        self.total = max(0, total)
        self._pages: dict[int, list[RowT]] = {}
        self._hold(rows, offset)

    def __getitem__(self, index: int) -> RowT | None:
        """The row, or None where it is not held."""
        number, place = divmod(index, PAGE)
        page = self._pages.get(number)
        return page[place] if page is not None and place < len(page) else None

    def wanted(self, first: int, last: int) -> int | None:
        """The first row of the page to ask for next, so that rows `first` to `last` are held; None if they all are.

        What is nearest to the middle is asked for first.
        """
        first, last = max(0, first), min(last, self.total - 1)
        if last < first:
            return None
        missing = [number for number in range(first // PAGE, last // PAGE + 1) if not self._whole(number)]
        middle = (first + last) / 2
        return min(missing, key=lambda number: abs((number + 0.5) * PAGE - middle)) * PAGE if missing else None

    def put(self, start: int, rows: Sequence[RowT]) -> None:
        """Takes in the page asked for at `start`. A page shorter than it should be ends the list there."""
        number = start // PAGE
        self._pages[number] = list(rows[:PAGE])
        if not self._whole(number):
            self.total = start + len(rows)
        self._thin(number)

    def _whole(self, number: int) -> bool:
        return len(self._pages.get(number, ())) >= min(PAGE, self.total - number * PAGE)

    def _hold(self, rows: Sequence[RowT], offset: int) -> None:
        if offset % PAGE:
            msg = f"rows are handed in from the beginning of a page of {PAGE}, not from {offset}"
            raise ValueError(msg)
        for begin in range(0, len(rows), PAGE):
            self._pages[(offset + begin) // PAGE] = list(rows[begin : begin + PAGE])

    def _thin(self, centre: int) -> None:
        while len(self._pages) > KEPT:
            del self._pages[max(self._pages, key=lambda number: abs(number - centre))]
