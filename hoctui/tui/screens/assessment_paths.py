"""Ways through a clause and between clauses: the points that are ticked off one by one, related clauses and back."""

from __future__ import annotations

from hoctui.services.views import ClauseView
from hoctui.tui.screens.assessment_walk import Walk
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.signs import Signs
from hoctui.tui.widgets.choose import Choose, Option


class Points:
    """Which point of the clause under the cursor is the next to be thought of."""

    def __init__(self) -> None:
        """No point yet."""
        self.at = -1

    def leave(self) -> None:
        """Another clause is shown."""
        self.at = -1

    def tick(self, view: ClauseView) -> tuple[int, ...] | None:
        """The points that are ticked off once the next one is, or is no longer; None where every one is already.

        That is the one that was gone to, else the first that is not ticked off. From there it is the next that is not.
        """
        ticked = view.answer.ticked
        here = self.at if self.at >= 0 else next((p for p in range(len(view.points)) if p not in ticked), -1)
        if here < 0:
            return None
        after = set(ticked) ^ {here}
        self.at = next((place for place in range(here + 1, len(view.points)) if place not in after), -1)
        return tuple(sorted(after))

    def go_on(self, view: ClauseView) -> None:
        """Go to the next point and leave this one as it is; after the last one none is gone to."""
        self.at = self.at + 1 if self.at + 1 < len(view.points) else -1


class Trail:
    """The clauses from which one went to related ones, for the way back; it ends where one goes elsewhere."""

    def __init__(self) -> None:
        """No way back yet."""
        self._from: list[str] = []
        self._at = ""

    @property
    def way_back(self) -> str:
        """The clause that one goes back to; empty for none."""
        return self._from[-1] if self._from else ""

    def leave(self, here: str, there: str) -> None:
        """One goes to a related clause."""
        self._from.append(here)
        self._at = there

    def back(self) -> str:
        """One goes back; the clause to go to."""
        self._at = self._from.pop()
        return self._at

    def follow(self, number: str) -> None:
        """The cursor is on this clause, however it came there."""
        if number != self._at:
            self._from.clear()


async def choose_related(screen: PlaceScreen, walk: Walk, view: ClauseView, signs: Signs) -> str:
    """The related clause to go to: the only one, or the one that is picked; empty for none."""
    found = [walk[number] for number in view.related if number in walk]
    if len(found) == 1:
        return found[0].number
    options = [
        Option(
            one.number, one.number, f"{signs.of(one.answer.mark)} {one.answer.mark or 'unanswered'} · {one.question}"
        )
        for one in found
    ]
    return await screen.app.push_screen_wait(Choose(f"Clauses related to {view.number}", options)) or ""
