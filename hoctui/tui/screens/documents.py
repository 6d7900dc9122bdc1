"""Documents: the papers of a case, each with whether it is on file as it was added; opened, copied out, added to."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from hoctui.dates import say_day
from hoctui.errors import HoctuiError
from hoctui.services import case_documents, lists
from hoctui.services.case_documents import Document
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseLine
from hoctui.services.outside import open_outside, safe_name
from hoctui.store.files import Files, say_size
from hoctui.tui.aside import aside
from hoctui.tui.commands import Command
from hoctui.tui.screens.add_document import AddDocument
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.path_looking import real
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import Tone, joined, plain

COLUMNS = (
    Column("day", "day", width=15),
    Column("name", "document", width=20, flex=3),
    Column("what", "what it is", width=16, flex=1, tone="dim"),
    Column("way", "from or to", width=14, flex=1, tone="dim", drop=1),
    Column("size", "size", width=8, align="right", tone="dim"),
    Column("state", "state", width=8),
)

EMPTY = (
    "No documents on this case yet.\n"
    "n adds one from this machine: a letter, an email, a photograph, a survey. A copy of it is kept with the register."
)


class DocumentsScreen(PlaceScreen):
    """The documents of one case."""

    PLACE = "cases"
    HEADING = "Documents"
    ABOUT = (
        "Everything on paper that belongs to this case, the newest first: documents that were added, and letters that "
        "went out. Each is kept beside the register as it was added, and looked at each time this screen opens: the "
        "last column says whether it is still there, byte for byte.\n"
        "Enter opens a private copy with the program that this machine has for it; what is changed in that copy does "
        "not reach the register, and it goes when you leave hoctui. Programs and scripts are never opened. o copies a "
        "document out to a file of your own."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("documents.open", "enter", "open a copy", "Opens a private copy.", footer=2, needs="a document"),
        Command("documents.out", "o", "copy out", "Copies it out to a file.", footer=3, needs="a document"),
        Command("documents.add", "n", "add one", "Adds a document from this machine.", footer=1),
        Command("documents.back", "escape", "back", "Goes back to the case.", footer=4),
    )

    DEFAULT_CSS = """
    DocumentsScreen #papers { height: 1fr; margin: 1 1 0 1; }
    DocumentsScreen #more { height: 4; padding: 0 3; display: none; }
    DocumentsScreen #more.-shown { display: block; }
    """

    AUTO_FOCUS = "#papers"
    more = getters.query_one("#more", Detail)

    def __init__(self, case: str) -> None:
        """The documents of the case of that reference."""
        super().__init__()
        self.case = case
        self._documents: tuple[Document, ...] = ()
        self._added = False

    @property
    def rows(self) -> RowList[Document]:
        """The list."""
        return self.query_one("#papers", RowList)

    def compose_body(self) -> ComposeResult:
        """The list, and what is said of the one under the cursor."""
        with Vertical():
            rows: RowList[Document] = RowList(COLUMNS, _draw, empty="Looking …", on_cursor=self._follow, id="papers")
            yield rows
            yield Detail(id="more")

    def on_mount(self) -> None:
        """Say whose documents they are, and read them."""
        self.show_crumb(self.case, plain("DOCUMENTS", "strong"))
        self.show_anew()

    def concerns(self, case: str) -> bool:
        """Whether it is this case that changed, or everything."""
        return case in ("", self.case)

    def has(self, need: str) -> bool:  # noqa: ARG002 - there is one
        """Whether the cursor is on a document."""
        return self.is_mounted and self.rows.row is not None

    def show_anew(self) -> None:
        """Read the documents again."""
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        try:
            files, line, found = await self.app.errands.ask(_page, self.case)
        except HoctuiError as fault:
            self.say(fault.sentence, "late")
            return
        about = " · ".join(part for part in (line.property, line.category or line.about) if part)
        title = joined(("DOCUMENTS", "strong"), f"  {line.resident}", (f" · {about}" if about else "", "dim"))
        self.show_crumb(self.case, title)
        self._show(found)
        # Only now is every byte looked at, which takes a while where there are many.
        self._show(await aside(partial(case_documents.looked_at, files, found)))

    def _show(self, found: tuple[Document, ...]) -> None:
        at = self.rows.row.event if self.rows.row else 0
        if self._added:  # the cursor goes to what was added here
            at = max((one.event for one in found), default=0)
            self._added = False
        self._documents = found
        cursor = next((place for place, one in enumerate(found) if one.event == at), 0)
        self.rows.set_rows(len(found), found, cursor=cursor, keep_view=True, empty=EMPTY)
        lost = any(one.state != "present" for one in found)
        self.stand((case_documents.counted(found), "late" if lost else "dim"))
        self.refresh_bindings()

    def _follow(self, index: int, one: Document | None) -> None:
        del index
        if not self.query("#more"):
            return
        self.more.show(_more(one) if one else Content(""))
        self.more.set_class(one is not None, "-shown")

    # What the keys do

    def action_open(self) -> None:
        """Open a copy of the document under the cursor."""
        self.rows.action_open()

    @on(RowList.RowOpened)
    def open_row(self, message: RowList.RowOpened) -> None:
        """Open a copy of a document."""
        message.stop()
        self._open_copy(message.row)

    @work(exclusive=True, group="open")
    async def _open_copy(self, one: Document) -> None:
        self.say("opening a copy …")
        try:
            copy = await self.app.errands.ask(case_documents.open_copy, self.case, one.event)
            await aside(partial(open_outside, copy))
        except HoctuiError as fault:
            self._refuse(fault)
        else:
            self.say("a copy was opened; the document stays as it is", "good")

    def _refuse(self, fault: HoctuiError) -> None:
        self.say("")
        self.app.notify(fault.sentence, severity="warning", timeout=15)

    @work(exclusive=True, group="open")
    async def action_out(self) -> None:
        """Copy the document under the cursor out to a file; one that is there already is never written over."""
        one = self.rows.row
        if one is None:
            return
        named, problem = str(Path.home() / safe_name(one.name)), ""
        while True:
            ask = AskLine("Copy the document out to this file", named, problem=problem, does="copies it out")
            given = await self.app.push_screen_wait(ask)
            if given is None:
                return
            named = given
            try:
                place = await self.app.errands.ask(case_documents.export, self.case, one.event, real(given))
            except HoctuiError as fault:
                if fault.field != "path":
                    self._refuse(fault)
                    return
                problem = fault.sentence
            else:
                self.say(f"copied out to {place}", "good")
                return

    @work(exclusive=True, group="add")
    async def action_add(self) -> None:
        """Add a document."""
        if await self.app.push_screen_wait(AddDocument(self.case)):
            self._added = True
            self.app.changed(self.case)
            self.say("document added", "good")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _page(desk: Desk, case: str) -> tuple[Files, CaseLine, tuple[Document, ...]]:
    return (
        case_documents.store_of(desk),
        lists.case_line(desk, case),
        case_documents.papers(desk, case, hashed=False),
    )


_STATES: dict[str, tuple[str, Tone]] = {
    "present": ("present", "dim"),
    "missing": ("MISSING", "late"),
    "altered": ("ALTERED", "late"),
}


def _draw(one: Document, selected: bool) -> Drawn:
    return (
        say_day(one.on),
        Cell(one.name, "strong" if selected else ""),
        one.what,
        one.way,
        say_size(one.size),
        Cell(*_STATES[one.state]),
    )


def _more(one: Document) -> Content:
    """What the list has no room for: the whole name, from or to whom, the note, the checksum."""
    way = f", {one.way}" if one.way else ""
    lost = {
        "missing": "It is not there any more; restore it from a backup.\n",
        "altered": "It was altered since it was added; keep it, and restore it from a backup.\n",
    }.get(one.state, "")
    return joined(
        (one.name, "strong"),
        (f"\n{one.what}{way}, entry {one.event}, sha256 {one.sha256[:16]}…\n", "dim"),
        (lost, "late"),
        one.note,
    )
