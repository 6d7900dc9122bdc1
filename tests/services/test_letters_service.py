"""Letters on a case: what stands in each, what is a gap, and the Code's checklist held against the letter itself."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from casebook import events, log
from docx import Document

from hoctui.documents.letters import VALUES
from hoctui.errors import BadInput, HoctuiError
from hoctui.register.fields import LETTERS
from hoctui.services import casework, keeping, letters
from hoctui.services.case_documents import papers
from hoctui.services.desk import Desk
from hoctui.services.letter_subject import subject_of
from hoctui.services.letter_values import values_of
from hoctui.services.letters import LetterView, letter
from hoctui.store.files import files_of

ACKNOWLEDGED = {
    "on": "2026-11-05",
    "definition": "The sink leaks.\n\nIt was mended twice.",
    "outcomes": "A repair that lasts.",
    "unclear": "nothing",
    "not_ours": "none",
}
EXTENDED = {"on": "2026-11-10", "days": "10", "reason": "The part is on order.", "update_every": "5"}
ANSWERED = {
    "on": "2026-11-18",
    "decision": "partially upheld",
    "text": "We came late. Our repairs policy gives 20 days.",
    "remedy": "£50, by 1 December 2026.",
    "outstanding": "none",
    "every_point": "yes",
    "handler": "Ruth Abel",
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Templates are looked for in this test's own folder, where there are none."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = letters.folder()
    assert tmp_path in folder.parents
    return folder


@pytest.fixture
def case(desk: Desk) -> str:
    """A complaint of Mon 2 Nov 2026 to Elm Homes."""
    keeping.set_profile(desk, "Elm Homes", "640", "31 March")
    return log(desk, property="3 Mill Row", handler="Ruth Abel")


def record(desk: Desk, case: str, kind: str, typed: dict[str, Any]) -> None:
    casework.record(desk, case, kind, typed)


def missing(view: LetterView) -> list[str]:
    return [point.clause for point in view.missing]


def flat(view: LetterView) -> str:
    return " ".join(view.text.split())


def met(view: LetterView) -> dict[str, bool]:
    return {f"{point.clause} {point.words[:30]}": point.met for point in view.checklist}


# Before and after the event is recorded


def test_an_acknowledgement_before_it_is_recorded_has_gaps_that_the_checklist_names(desk: Desk, case: str) -> None:
    """2024: 5.6, 5.7. If acknowledged on Sat 21 Nov 2026, day 0, ten working days end on Fri 4 Dec (6.3)."""
    view = letter(desk, case, "acknowledgement")
    assert view.recorded_on is None
    assert view.gaps[0] == "[our understanding of the complaint]"
    assert all(gap in flat(view) for gap in view.gaps)
    assert missing(view) == ["5.6", "5.6", "5.6", "5.7"]
    assert "by Friday 4 December 2026" in flat(view)
    assert "21 November 2026" in view.text


def test_an_acknowledgement_that_is_recorded_is_whole(desk: Desk, case: str) -> None:
    """Day 0 is Thu 5 Nov: 6 9 10 11 12 13 16 17 18 19, so the answer is due on Thu 19 Nov 2026 (2024: 6.3)."""
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    view = letter(desk, case, "acknowledgement")
    assert (view.gaps, missing(view), view.recorded_on) == ((), [], date(2026, 11, 5))
    assert all(point.met for point in view.checklist)
    for words in (
        "The sink leaks.\n\nIt was mended twice.",
        "A repair that lasts.",
        "Dear Ada Elm",
        "Our reference: 26-0001",
    ):
        assert words in view.text
    assert "All of your complaint is for us to answer." in view.text
    assert "We will answer in full by Thursday 19 November 2026." in flat(view)
    assert "5 November 2026" in view.text
    assert letter(desk, case, "acknowledgement", on=date(2026, 11, 6)).text.count("6 November 2026") == 1


def test_an_extension_gives_the_new_date_the_reasons_the_updates_and_the_ombudsman(desk: Desk, case: str) -> None:
    """2024: 6.4, 6.5, 5.9: ten working days after Thu 19 Nov 2026 is Thu 3 Dec."""
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    before = letter(desk, case, "extension")
    assert missing(before) == ["6.4", "6.4", "5.9"]
    assert before.gaps == ("[the new date]", "[the reasons]", "[how often]")
    assert "Thursday 19 November 2026" in before.text
    record(desk, case, "Extended", EXTENDED)
    view = letter(desk, case, "extension")
    assert (view.gaps, missing(view)) == ((), [])
    assert "by Thursday 19 November 2026" in view.text
    assert "You will have our answer by Thursday 3 December 2026." in view.text
    assert "every 5 working days" in view.text
    assert "0300 111 3000" in view.text


def test_the_answer_at_each_stage_is_its_own_letter(desk: Desk, case: str) -> None:
    """2024: 6.9 and 6.19: the stage 1 letter stays what it was once the case is at stage 2."""
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    draft = letter(desk, case, "stage1")
    assert {"[the decision]", "[the reasons]"} <= set(draft.gaps)
    assert missing(draft) == ["6.9", "6.9", "6.9", "6.9", "6.7", "6.7"]
    record(desk, case, "Responded", ANSWERED)
    first = letter(desk, case, "stage1")
    assert (first.gaps, missing(first)) == ((), [])
    assert "Your complaint is partially upheld." in first.text
    assert "Nothing is left to be done." in first.text
    assert "stage 2" in first.text
    assert "within 5 working days" in first.text
    assert "within 20 working days of acknowledging it" in first.text
    record(desk, case, "Escalated", {"on": "2026-11-20"})
    assert letter(desk, case, "stage1") == first
    second = letter(desk, case, "stage2")
    assert "6.13" in missing(second), "Ruth Abel has the case still"
    record(desk, case, "Responded", ANSWERED | {"on": "2026-11-21", "handler": "Sam Oak"})
    final = letter(desk, case, "stage2")
    assert (final.gaps, missing(final)) == ((), [])
    assert "The sink leaks." in final.text, "no definition of its own, so the one of stage 1 is repeated"
    assert "It is our final\nresponse." in final.text
    assert "Sam Oak\nElm Homes" in final.text


def test_refusals_give_reasons_circumstances_and_the_ombudsman(desk: Desk, case: str) -> None:
    """2024: 2.4, 2.5; and 5.11 of a refusal to escalate."""
    assert missing(letter(desk, case, "refusal")) == ["2.4", "2.5"]
    reasons = {"ground": "over_age", "reasons": "It is of 2024.", "individual": "You were ill until March."}
    refused = log(desk, handler="Ruth Abel")
    record(desk, refused, "Refused", {"on": "2026-11-04", **reasons})
    view = letter(desk, refused, "refusal")
    assert (view.gaps, missing(view)) == ((), [])
    assert "on this ground: too long ago." in flat(view)
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    record(desk, case, "Responded", ANSWERED)
    assert missing(letter(desk, case, "refusal-to-escalate")) == ["5.11", "2.5"]
    record(desk, case, "EscalationRefused", {"on": "2026-11-20", **reasons, "ground": "other"})
    last = letter(desk, case, "refusal-to-escalate")
    assert (last.gaps, missing(last), last.stage) == ((), [], 1)
    assert "ground" not in last.text


def test_an_update_has_no_gaps_and_says_what_it_is_told(desk: Desk, case: str) -> None:
    """2024: 5.9: even where there is nothing new."""
    view = letter(desk, case, "update")
    assert (view.gaps, view.checklist) == ((), ())
    assert "We are still looking into your complaint" in view.text
    assert "The part comes on Wednesday." in letter(desk, case, "update", words="The part comes on Wednesday.").text
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    record(desk, case, "Responded", ANSWERED)
    assert "We answered your complaint at stage 1 on Wednesday 18 November 2026." in letter(desk, case, "update").text


def test_what_was_promised_is_listed_as_it_stood_on_the_letters_day(desk: Desk, case: str) -> None:
    """2024: 6.9 f: actions outstanding; one promised after the letter is not in it."""
    record(desk, case, "ActionPromised", {"on": "2026-11-03", "what": "a new\ncylinder", "by": "2026-12-01"})
    record(desk, case, "ActionPromised", {"on": "2026-11-19", "what": "paint the wall"})
    record(desk, case, "Responded", ANSWERED | {"outstanding": ""})
    view = letter(desk, case, "stage1")
    assert "- a new cylinder, by Tuesday 1 December 2026" in view.text
    assert "paint the wall" not in view.text
    assert not any("actions" in words and not is_met for words, is_met in met(view).items())
    record(desk, case, "ActionDone", {"on": "2026-11-20", "action": "2"})
    assert "- a new cylinder" in letter(desk, case, "stage1").text
    assert "- a new cylinder" not in letter(desk, case, "update").text
    assert "- paint the wall" in letter(desk, case, "update").text


def test_a_correction_is_in_the_letter_and_what_was_undone_is_not(desk: Desk, case: str) -> None:
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    casework.correct(desk, case, 2, {"definition": "The boiler leaks."}, "misheard")
    assert "The boiler leaks." in letter(desk, case, "acknowledgement").text
    casework.undo(desk, case)
    casework.undo(desk, case)
    assert "[our understanding of the complaint]" in letter(desk, case, "acknowledgement").text


# The editions


def test_each_edition_asks_its_own(desk: Desk) -> None:
    """2020: 3.15; 2022: 5.8, without a definition at stage 1; the next stage's limits are the edition's own."""
    old, newer = log(desk, on="2021-03-01"), log(desk, on="2023-03-01")
    for case, day in ((old, "2021-03-10"), (newer, "2023-03-10")):
        record(desk, case, "Responded", ANSWERED | {"on": day})
    view = letter(desk, old, "stage1")
    assert {point.clause for point in view.checklist} == {"3.15", "3.14"}
    assert "within 20 working days of the day on which you ask" in view.text
    assert "acknowledge that you have asked" not in view.text
    assert "Somebody else" not in view.text
    view = letter(desk, newer, "stage1")
    assert {point.clause for point in view.checklist} == {"5.8", "5.6", "2.8"}
    assert "[our understanding of the complaint]" not in view.text
    assert "Somebody else" in view.text
    record(desk, old, "Escalated", {"on": "2021-03-20"})
    assert "In the first 8 weeks" in letter(desk, old, "stage2").text


def test_a_third_stage_where_the_edition_knows_one(desk: Desk) -> None:
    """2024: 5.3 forbids it; 2022: 5.20 says what its answer holds."""
    now, then = log(desk), log(desk, on="2023-03-01")
    with pytest.raises(BadInput, match=r"The 2024 edition has no stage 3 \(5\.3\)"):
        letter(desk, now, "stage3")
    with pytest.raises(BadInput, match="record its escalation to stage 3 first"):
        letter(desk, then, "stage3")
    for day in ("2023-03-10", "2023-04-10"):
        record(desk, then, "Responded", ANSWERED | {"on": day})
        record(desk, then, "Escalated", {"on": day})
    assert {point.clause for point in letter(desk, then, "stage3").checklist} == {"5.20", "5.6"}


@pytest.mark.parametrize("kind", [code for code, _ in LETTERS])
def test_every_template_is_handed_every_value_and_no_other(desk: Desk, kind: str) -> None:
    case = log(desk, on="2023-03-01")
    for day in ("2023-03-10", "2023-04-10"):
        record(desk, case, "Responded", ANSWERED | {"on": day})
        record(desk, case, "Escalated", {"on": day})
    values, _ = values_of(desk, subject_of(desk, case, kind, None), "")
    assert set(values) == set(VALUES)
    assert all(isinstance(value, str | tuple) for value in values.values())
    assert letter(desk, case, kind).text


def test_what_cannot_be_written_is_refused_in_a_sentence(desk: Desk, case: str) -> None:
    request = log(desk, matter="service request")
    for what, told in (
        ((case, "farewell"), "There is no letter 'farewell'; there are acknowledgement"),
        ((case, "stage2"), "record its escalation to stage 2 first"),
        ((case, "refusal-to-escalate"), "nothing to escalate"),
        ((request, "acknowledgement"), "It is a service request"),
        (("26-9999", "update"), "26-9999"),
    ):
        with pytest.raises(BadInput, match=told):
            letter(desk, *what)
    assert "still dealing with what you asked us" in letter(desk, request, "update").text
    assert letters.kinds_of(desk, request) == ("update",)


# The checklist is of the letter


def test_a_point_that_a_landlords_template_leaves_out_is_missing(desk: Desk, case: str, own_folder: Path) -> None:
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    own_folder.mkdir(parents=True)
    own = own_folder / "acknowledgement.txt"
    own.write_text("# Thank you\n\n{{ definition }}\n\nThe Ombudsman can help.\n", encoding="utf-8")
    view = letter(desk, case, "acknowledgement")
    assert view.template == str(own)
    assert view.gaps == ()
    assert missing(view) == ["5.6", "5.6", "5.7"]
    assert [point.met for point in view.checklist if point.clause == "3.7"] == [False], "it says not how to reach it"


def test_what_a_resident_wrote_does_not_become_a_template_or_a_heading(desk: Desk, case: str) -> None:
    hostile = "# Our decision\n\n{{ landlord }} {% for x in y %}\n\n[the decision] **bold** <script>"
    record(desk, case, "Acknowledged", ACKNOWLEDGED | {"definition": hostile})
    view = letter(desk, case, "acknowledgement")
    assert "# Our decision" in view.text
    assert "{{ landlord }} {% for x in y %}" in view.text
    assert view.gaps == ()
    markdown = letters.written(view, "markdown").decode("utf-8")
    assert "\\# Our decision" in markdown
    assert "<script>" not in markdown


def test_a_register_without_a_profile_has_a_gap_for_its_name(desk: Desk) -> None:
    assert "[the landlord's name]" in letter(desk, log(desk), "update").gaps


def test_a_representative_who_may_not_act_yet_is_in_no_letter(desk: Desk, own_folder: Path) -> None:
    own_folder.mkdir(parents=True)
    (own_folder / "update.txt").write_text("For {{ representative }}.", encoding="utf-8")
    may = log(desk, representative="Bo Ash", consent="given")
    waits = log(desk, representative="Bo Ash", consent="awaited")
    assert "For Bo Ash." in letter(desk, may, "update").text
    assert "Bo Ash" not in letter(desk, waits, "update").text


# Which letter fits


def test_the_letter_that_fits_follows_the_case(desk: Desk, case: str) -> None:
    assert letters.fitting(desk, case) == "acknowledgement"
    assert letters.kinds_of(desk, case) == ("acknowledgement", "extension", "stage1", "refusal", "update")
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    assert letters.fitting(desk, case) == "stage1"
    record(desk, case, "Responded", ANSWERED)
    assert letters.fitting(desk, case) == "stage1"
    assert letters.kinds_of(desk, case) == ("acknowledgement", "stage1", "refusal-to-escalate", "update")
    record(desk, case, "Escalated", {"on": "2026-11-20"})
    assert letters.fitting(desk, case) == "acknowledgement"
    assert "stage2" in letters.kinds_of(desk, case)
    refused = log(desk)
    record(desk, refused, "Refused", {"on": "2026-11-04", "ground": "other", "reasons": "x"})
    assert letters.fitting(desk, refused) == "refusal"


# Writing and sending


def test_a_letter_is_written_as_text_markdown_and_word(desk: Desk, case: str, tmp_path: Path) -> None:
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    view = letter(desk, case, "acknowledgement")
    assert letters.write_letter(desk, case, "acknowledgement", "text").decode("utf-8") == view.text
    assert letters.write_letter(desk, case, "acknowledgement", "markdown").startswith(b"# We have your complaint")
    path = tmp_path / letters.file_name(case, "acknowledgement")
    letters.write_to(desk, case, "acknowledgement", path)
    said = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    assert said[0] == view.page.title
    assert "How we understand your complaint" in said
    with pytest.raises(BadInput, match="is there already"):
        letters.write_to(desk, case, "acknowledgement", path)
    letters.write_to(desk, case, "acknowledgement", path, over=True)
    with pytest.raises(BadInput, match=r"end in \.txt, \.md, \.docx"):
        letters.write_to(desk, case, "acknowledgement", tmp_path / "letter.pdf")
    with pytest.raises(BadInput, match="not as 'html'"):
        letters.written(view, "html")


def test_a_letter_that_went_out_is_recorded_and_kept_as_it_was(desk: Desk, case: str) -> None:
    """2024: 5.12: correspondence is part of the full record."""
    record(desk, case, "Acknowledged", ACKNOWLEDGED)
    recorded, kept = letters.send(desk, case, "acknowledgement", on="today", channel="email")
    assert kept
    assert recorded.view.timeline[0].text == "acknowledgement, by email"
    (paper,) = papers(desk, case)
    assert (paper.name, paper.state, paper.way) == ("26-0001 acknowledgement.docx", "present", "to the resident")
    data = files_of(desk.register).read(paper.name, paper.sha256, paper.size)
    assert "Dear Ada Elm" in [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


def test_a_letter_with_gaps_is_recorded_without_a_copy_unless_the_file_is_given(
    desk: Desk, case: str, tmp_path: Path
) -> None:
    _, kept = letters.send(desk, case, "acknowledgement", on="2026-11-05")
    assert not kept
    assert papers(desk, case) == ()
    file = tmp_path / "as sent.docx"
    file.write_bytes(b"worked on by hand")
    _, kept = letters.send(desk, case, "acknowledgement", on="2026-11-05", file=file)
    assert kept
    (paper,) = papers(desk, case)
    assert files_of(desk.register).read(paper.name, paper.sha256, paper.size) == b"worked on by hand"


def test_an_update_that_went_out_is_dated_that_day_and_keeps_what_it_told(desk: Desk, case: str) -> None:
    recorded, _ = letters.send(desk, case, "update", on="yesterday", note="The part comes soon.", form="text")
    assert recorded.view.timeline[0].text == "update, by letter: The part comes soon."
    (paper,) = papers(desk, case)
    text = files_of(desk.register).read(paper.name, paper.sha256, paper.size).decode("utf-8")
    assert "20 November 2026" in text
    assert "The part comes soon." in text


def test_a_letter_cannot_have_gone_out_before_the_complaint_or_tomorrow(desk: Desk, case: str) -> None:
    before = events(desk)
    for day in ("2026-10-30", "tomorrow", "nonsense"):
        with pytest.raises(HoctuiError):
            letters.send(desk, case, "update", on=day)
    assert events(desk) == before
    assert papers(desk, case) == ()
