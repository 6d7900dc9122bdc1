"""The full record of a case (2024: 5.12; 2022: 4.15; 2020: 3.10): everything on file, in one document."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from casebook import events, log
from docx import Document

from hoctui import __version__
from hoctui.documents.page import Block, Bullets, Facts, Heading, Page, Paragraph, Table
from hoctui.errors import BadInput
from hoctui.register.events import KINDS
from hoctui.register.fields import Words
from hoctui.register.fold import declared
from hoctui.services import casework
from hoctui.services.desk import Desk
from hoctui.services.records import record_page, write_record
from hoctui.store import ledger

SIGHT = "registered blind since 2019"
PRINT = "letters in 18 point print"


def lived(desk: Desk) -> str:
    """A case with an entry of every sort that its record tells in a way of its own."""
    case = log(
        desk, on="2026-10-05", handler="AB", received_by="Jane Smith", representative="Ben Elm",
        summary="Leak under the sink, Jane said", property="3 Mill Row"
    )  # fmt: skip
    record(desk, case, "Acknowledged", on="2026-10-08", definition="The leak, and <b>how</b> JANE SMITH answered.",
           outcomes="Mend it\nSay sorry", in_writing="yes")  # fmt: skip
    record(desk, case, "ArrangementMade", on="2026-10-08", about="adjustment", details=PRINT, need=SIGHT)
    record(desk, case, "ActionPromised", on="2026-10-09", what="a new trap", by="2026-10-20", owner="Mr Plumb")
    record(desk, case, "ContactMade", on="2026-10-12", direction="in", text="Rang: nobody came")
    record(desk, case, "DocumentAdded", on="2026-10-13", name="report.pdf", sha256="ab" * 32, size="123456",
           direction="in", with_whom="Jane Smith")  # fmt: skip
    record(desk, case, "Extended", on="2026-10-20", days="5", reason="The part is late", ombudsman_given="yes",
           update_every="5")  # fmt: skip
    record(desk, case, "CompensationOffered", on="2026-10-30", distress="150.50")
    record(desk, case, "Responded", on="2026-11-06", decision="upheld", text="We were slow.")
    record(desk, case, "NoteAdded", on="2026-11-07", text="about the neighbour's case")
    casework.undo(desk, case, "recorded on the wrong case")
    casework.correct(desk, case, entry(desk, case, "Acknowledged"), {"on": "2026-10-09"}, "the letter bears the 9th")
    return case


def record(desk: Desk, case: str, kind: str, /, **typed: Any) -> int:
    return casework.record(desk, case, kind, typed).event_id


def entry(desk: Desk, case: str, kind: str) -> int:
    return next(one.id for one in casework.case_view(desk, case).timeline if one.kind == kind)


def section(page: Page, title: str) -> list[Block]:
    """The blocks under a heading, up to the next of its level or above."""
    found: list[Block] = []
    level = 0
    for block in page.blocks:
        if isinstance(block, Heading) and level and block.level <= level:
            break
        if level:
            found.append(block)
        elif isinstance(block, Heading) and block.text == title:
            level = block.level
    assert level, f"no section {title!r}"
    return found


def facts(blocks: list[Block]) -> dict[str, str]:
    return {label: value for block in blocks if isinstance(block, Facts) for label, value in block.rows}


def rows(blocks: list[Block]) -> list[tuple[str, ...]]:
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]


def whole(page: Page) -> str:
    return write_text(page)


def write_text(page: Page) -> str:
    texts: list[str] = [page.title, page.footer]
    for block in page.blocks:
        match block:
            case Heading() | Paragraph():
                texts.append(block.text)
            case Bullets():
                texts.extend(block.points)
            case Facts():
                texts.extend(text for row in block.rows for text in row)
            case Table():
                texts.extend((block.caption, *block.columns, *(cell for row in block.rows for cell in row)))
    return "\n".join(texts)


def test_it_says_whose_it_is_when_and_with_what_it_was_written(desk: Desk) -> None:
    case = lived(desk)
    page = record_page(desk, case)
    assert page.title == f"Record of case {case}"
    about = facts(section(page, "About this document"))
    assert (about["Landlord"], about["Written on"]) == ("your landlord", "Sat 21 Nov 2026")
    assert about["Governed by"].endswith("1 April 2024")
    assert __version__ in about["Written with"]
    assert "clause 5.12" in whole(page)
    assert f"{case}: written on Sat 21 Nov 2026" in page.footer


@pytest.mark.parametrize(("received", "clause"), [("2021-05-04", "3.10"), ("2023-05-04", "4.15")])
def test_the_clause_is_the_one_of_the_edition_that_governs_the_case(desk: Desk, received: str, clause: str) -> None:
    assert f"clause {clause} " in whole(record_page(desk, log(desk, on=received)))


def test_definition_and_outcomes_stand_for_each_stage(desk: Desk) -> None:
    """2024: 5.6, 5.7: what was not recorded is said not to be, rather than left out."""
    case = lived(desk)
    record(desk, case, "Escalated", on="2026-11-10", reason="Still leaking")
    page = record_page(desk, case)
    first, second = facts(section(page, "Stage 1")), facts(section(page, "Stage 2"))
    assert first["Complaint definition"] == "The leak, and <b>how</b> JANE SMITH answered."
    assert first["Outcomes sought"] == "Mend it\nSay sorry"
    assert first["Aspects not ours"] == "not recorded"
    assert (first["Acknowledged"], first["Decision"]) == ("Fri 9 Oct 2026", "upheld")
    assert (second["Complaint definition"], second["Opened"]) == ("not recorded", "Tue 10 Nov 2026")


def test_every_date_is_told_with_what_became_of_it_and_how_it_was_counted(desk: Desk) -> None:
    found = {row[0]: row[1:] for row in rows(section(record_page(desk, lived(desk)), "Dates kept and missed"))}
    # Received Mon 5 Oct, so acknowledge by Mon 12; acknowledged Fri 9, so answer by Fri 23, and 5 working days more.
    assert found["acknowledge, stage 1"][:3] == ("6.2", "Mon 12 Oct 2026", "kept: Fri 9 Oct 2026")
    assert "Mon 5 Oct is day 0" in found["acknowledge, stage 1"][3]
    assert found["respond, stage 1"][:3] == ("6.3", "Fri 30 Oct 2026", "late: Fri 6 Nov 2026")
    assert found["action: a new trap"][2] == "23 working days OVERDUE"


def test_breaches_promises_and_extensions_are_listed(desk: Desk) -> None:
    page = record_page(desk, lived(desk))
    assert ("6.3", "Fri 6 Nov 2026") in {row[:2] for row in rows(section(page, "Breaches of the Code on record"))}
    promised = rows(section(page, "What was promised, asked and ordered, and what became of it"))
    assert ("4", "action: a new trap", "Mr Plumb", "Tue 20 Oct 2026", "23 working days OVERDUE") in promised
    assert any(row[1] == "pay compensation of £150.50" for row in promised)
    (extension,) = rows(section(page, "Extensions"))
    assert extension[:3] == ("7", "1", "Tue 20 Oct 2026")
    assert "Reason: The part is late" in extension[3]


def test_a_promise_kept_late_or_put_off_says_so(desk: Desk) -> None:
    """2024: 7.3."""
    case = lived(desk)
    record(desk, case, "ActionMoved", action="4", on="2026-10-19", to="2026-10-26", why="no parts")
    record(desk, case, "ActionDone", action="4", on="2026-11-02")
    promised = rows(section(record_page(desk, case), "What was promised, asked and ordered, and what became of it"))
    assert ("Mon 26 Oct 2026, put off from Tue 20 Oct 2026", "done Mon 2 Nov 2026, late") in [
        row[3:] for row in promised
    ]


def test_correspondence_is_listed_both_ways_with_checksums_of_what_is_on_file(desk: Desk) -> None:
    found = {row[2]: row for row in rows(section(record_page(desk, lived(desk)), "Correspondence and documents"))}
    assert list(found) == ["received", "acknowledged", "contact", "document", "extended", "answered"]
    assert found["contact"][3] == "Direction: from the resident\nChannel: telephone"
    assert "Checksum: " + "ab" * 32 in found["document"][3]
    assert "Bytes: 123,456" in found["document"][3]


def test_linked_cases_are_named(desk: Desk) -> None:
    other = log(desk, summary="The same leak")
    case = log(desk)
    record(desk, case, "Linked", on="2026-11-20", other=other, how="recurring")
    assert rows(section(record_page(desk, case), "Linked cases")) == [(other, "the same problem again")]


def test_the_timeline_holds_every_entry_oldest_first_with_all_its_fields(desk: Desk) -> None:
    case = lived(desk)
    page = record_page(desk, case, with_needs=True)
    timeline = section(page, "Timeline")
    headings = [block.text for block in timeline if isinstance(block, Heading)]
    life = casework.life_of(desk, casework.case_view(desk, case).line.id)
    assert len(headings) == len(life.told) == 12
    assert headings[0] == "Mon 5 Oct 2026: received"
    text = whole(Page("", tuple(timeline)))
    for told in life.told:
        for value in told.event.model_dump().values():
            if isinstance(value, str) and value and value not in ("adjustment", "out", "in"):
                assert value in text, f"{told.event.kind()} holds {value!r}"
    acknowledged = facts(section(page, "Fri 9 Oct 2026: acknowledged"))
    assert (acknowledged["Sent in writing"], acknowledged["Written down"]) == ("yes", "Sat 21 Nov 2026, 14:02")


def test_a_corrected_entry_shows_what_it_said_and_what_it_says(desk: Desk) -> None:
    page = record_page(desk, lived(desk))
    assert rows(section(page, "Fri 9 Oct 2026: acknowledged")) == [("On", "Thu 8 Oct 2026", "Fri 9 Oct 2026")]
    correction = facts(section(page, "Sat 21 Nov 2026: corrected"))
    assert correction["Corrects"] == "entry 2, acknowledged on Fri 9 Oct 2026"
    assert (correction["On, put right as"], correction["Why"]) == ("Fri 9 Oct 2026", "the letter bears the 9th")


def test_each_of_two_corrections_shows_what_stood_before_it(desk: Desk) -> None:
    case = lived(desk)
    casework.correct(desk, case, 2, {"on": "2026-10-07", "not_ours": "the road"}, "it was the 7th after all")
    assert rows(section(record_page(desk, case), "Wed 7 Oct 2026: acknowledged")) == [
        ("On", "Thu 8 Oct 2026", "Fri 9 Oct 2026"),
        ("On", "Fri 9 Oct 2026", "Wed 7 Oct 2026"),
        ("Not ours", "nothing", "the road"),
    ]


def test_an_undone_entry_stays_and_is_called_undone(desk: Desk) -> None:
    page = record_page(desk, lived(desk))
    note = facts(section(page, "Sat 7 Nov 2026: note (undone)"))
    assert (note["Note"], note["Undone"]) == ("about the neighbour's case", "Sat 21 Nov 2026, by entry 11")
    undone = facts(section(page, "Sat 21 Nov 2026: undone"))
    assert undone["Takes back"] == "entry 10, note on Sat 7 Nov 2026"
    assert undone["Why"] == "recorded on the wrong case"


def test_an_undone_correction_still_tells_what_it_would_have_changed(desk: Desk) -> None:
    case = log(desk)
    casework.correct(desk, case, 1, {"summary": "Leak in the loft"}, "misheard")
    casework.undo(desk, case, "it was the sink")
    page = record_page(desk, case)
    assert facts(section(page, "Sat 21 Nov 2026: corrected (undone)"))["What, put right as"] == "Leak in the loft"
    assert rows(section(page, "Mon 2 Nov 2026: received")) == [], "it does not count as a correction"


def test_the_chain_head_is_in_it(desk: Desk) -> None:
    """What is outside the register shows later whether the register lost or changed anything."""
    case = lived(desk)
    log(desk, resident="Somebody Else")
    told = facts(section(record_page(desk, case), "The ledger"))
    assert told["Chain head"] == ledger.head(desk.register.connection)[1]
    assert told["Entries in the register"] == str(events(desk)) == "13"
    assert told["Entries of this case"] == "12, from number 1 to 12"


def test_needs_are_left_out_unless_asked_for_and_it_says_so(desk: Desk) -> None:
    """2024: 5.10; special category data. Nowhere in the whole document, corrections and undone entries included."""
    case = lived(desk)
    casework.correct(desk, case, 3, {"need": f"{SIGHT}, not 2018"}, "misread")
    record(
        desk, case, "ArrangementReviewed", arrangement="3", on="2026-11-09", outcome="changed", details=f"{PRINT}, bold"
    )
    page = record_page(desk, case)
    text = whole(page)
    assert SIGHT not in text
    assert PRINT not in text
    assert "are left out of this copy, in 3 entries" in text
    assert rows(section(page, "Adjustments and arrangements"))[0][1] == "adjustment or disclosed need"
    assert facts(section(page, "Thu 8 Oct 2026: arrangement"))["Why"] == "left out of this copy"
    told = whole(record_page(desk, case, with_needs=True))
    assert f"{SIGHT}, not 2018" in told
    assert f"{PRINT}, bold" in told
    assert "special category data" in told


def test_every_sensitive_field_of_any_kind_of_entry_is_left_out() -> None:
    marked = {
        f"{kind}.{name}"
        for kind, event in KINDS.items()
        for name in event.model_fields
        if isinstance(mark := declared(event, name), Words) and mark.sensitive
    }
    assert marked >= {"ArrangementMade.details", "ArrangementMade.need", "ArrangementReviewed.details"}


def test_where_nothing_is_sensitive_nothing_is_said_of_it(desk: Desk) -> None:
    assert "Sensitive details" not in whole(record_page(desk, log(desk)))


def test_a_copy_for_the_residents_own_request_marks_the_names_of_others(desk: Desk) -> None:
    case = lived(desk)
    page = record_page(desk, case, subject_access=True)
    received = facts(section(page, "Mon 5 Oct 2026: received"))
    assert received["Who"] == "Ada Elm"
    assert [received[label] for label in ("Handler", "Received by", "Representative")] == [
        "⟦AB⟧", "⟦Jane Smith⟧", "⟦Ben Elm⟧"
    ]  # fmt: skip
    assert received["What"] == "Leak under the sink, ⟦Jane⟧ said"
    assert facts(section(page, "Stage 1"))["Complaint definition"] == "The leak, and <b>how</b> ⟦JANE SMITH⟧ answered."
    promised = rows(section(page, "What was promised, asked and ordered, and what became of it"))
    assert promised[1][2] == "⟦Mr Plumb⟧"
    assert "From or to: ⟦Jane Smith⟧" in rows(section(page, "Correspondence and documents"))[3][3]
    note = section(page, "Before this copy is sent to the resident")
    assert [block.points for block in note if isinstance(block, Bullets)] == [
        ("AB", "Ben", "Ben Elm", "Jane", "Jane Smith", "Mr Plumb", "Plumb", "Smith")
    ]
    assert "Nothing is struck out yet" in whole(page)


def test_a_name_that_was_corrected_away_is_marked_all_the_same(desk: Desk) -> None:
    case = log(desk, handler="Wendy Wrong", summary="Wendy Wrong never rang")
    casework.correct(desk, case, 1, {"handler": "Rita Right"}, "it was Rita Right, not Wendy Wrong")
    text = whole(record_page(desk, case, subject_access=True))
    body = text[text.index("Particulars") :]
    for name in ("Wendy Wrong", "Rita Right"):
        assert body.count(name) == body.count(f"⟦{name}⟧") > 1


def test_without_a_request_nothing_is_marked(desk: Desk) -> None:
    assert "⟦" not in whole(record_page(desk, lived(desk)))


def test_a_copy_in_which_nobody_else_is_named_says_so(desk: Desk) -> None:
    assert "No field of this record names anybody else." in whole(record_page(desk, log(desk), subject_access=True))


def test_a_service_request_has_a_record_too(desk: Desk) -> None:
    """2024: 1.4."""
    page = record_page(desk, log(desk, matter="service request"))
    assert "It is a service request, and has no stage." in whole(page)


def test_it_is_written_in_each_format_and_nothing_is_overwritten(desk: Desk, tmp_path: Path) -> None:
    case = lived(desk)
    assert write_record(desk, case).startswith(b"# Record of case")
    for name in ("record.md", "record.html", "record.docx"):
        file = tmp_path / name
        written = write_record(desk, case, file)
        assert file.read_bytes() == written == write_record(desk, case, file, over=True), "the same every time"
        with pytest.raises(BadInput, match="is there already"):
            write_record(desk, case, file)
    assert b"&lt;b&gt;how&lt;/b&gt;" in (tmp_path / "record.html").read_bytes()
    document = Document(BytesIO((tmp_path / "record.docx").read_bytes()))
    assert document.paragraphs[0].text == f"Record of case {case}"
    assert write_record(desk, case, tmp_path / "other.txt", "html").startswith(b"<!DOCTYPE html>")


def test_writing_a_record_changes_nothing_on_the_register(desk: Desk) -> None:
    case = lived(desk)
    before = ledger.head(desk.register.connection)
    write_record(desk, case, subject_access=True, with_needs=True)
    assert ledger.head(desk.register.connection) == before


def test_there_is_no_record_of_a_case_that_there_is_not(desk: Desk) -> None:
    with pytest.raises(BadInput, match="no case 26-0099"):
        record_page(desk, "26-0099")
