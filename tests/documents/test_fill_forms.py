"""Filling blank forms as landlords make them: controls, lists, boxes, prompts, locks, and text hard to hold."""

from __future__ import annotations

import random
import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from blank_forms import (
    FORMS,
    HEAD,
    YES_NO,
    asks,
    check,
    chooser,
    packed,
    run,
    sdt,
)
from hard_page import ADDRESS, FORMULAS, HOSTILE, LINES, LONG, MARKS, NOT_XML, TONGUES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_forms import p, tbl, tc, tr

from hoctui.assessment.answers import NOT_FOUND, Answer, Assessment, Mark, ReadForm
from hoctui.documents.form_fill import fill
from hoctui.documents.form_fill_cells import rooms_of
from hoctui.documents.form_fill_told import Filled
from hoctui.documents.form_fill_xml import parse
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.text import clean

POLICY = "Policy page 3\n- one\n• two\nhttps://homes.example/a?b=1&c=2 and javascript:alert(1) file:///etc/passwd"
TEXTS = (POLICY, MARKS, LINES, HOSTILE, FORMULAS, TONGUES, ADDRESS, LONG, NOT_XML, "No. See above", "{ HYPERLINK x }")
ANSWERS = (Mark.YES, Mark.NO, Mark.PARTIAL, Mark.NOT_APPLICABLE)
DOCUMENT = "word/document.xml"
RELATED = "word/_rels/document.xml.rels"


def answers(name: str) -> dict[str, Answer]:
    """An answer for each clause of the edition, hard to write, of the kinds that the form has."""
    edition = load(FORMS[name][0])
    marks = ANSWERS[:2] if edition.name == "2020" else ANSWERS
    return {
        clause.number: Answer(
            clause.number,
            marks[at % len(marks)],
            f"Proof {clause.number} {TEXTS[at % len(TEXTS)]}",
            f"Comment {clause.number} {TEXTS[(at * 3 + 1) % len(TEXTS)]}",
        )
        for at, clause in enumerate(edition.clauses)
    }


@cache
def blank(name: str) -> bytes:
    return FORMS[name][1]()


@cache
def filled(name: str) -> Filled:
    edition = load(FORMS[name][0])
    return fill(blank(name), "blank.docx", Assessment("2025/26", edition, "Example", answers(name)))


@cache
def read_blank(name: str) -> ReadForm:
    return read_form(blank(name), "blank.docx", FORMS[name][0])


def found(name: str) -> list[str]:
    """The clauses that the form has."""
    return [clause for clause, answer in read_blank(name).answers.items() if answer.review != (NOT_FOUND,)]


def as_read(text: str, *, bullets: bool) -> str:
    """A text as a reader of Word's cells gives it back: blanks made one, empty lines gone, drawn bullets as signs."""
    kept = clean(re.sub("[\ufffe\uffff]", "", text)).text
    lines = [" ".join(line.split()) for line in kept.split("\n")]
    if bullets:
        lines = [f"• {line[2:]}" if line.startswith(("- ", "• ")) else line for line in lines]
    return "\n".join(line for line in lines if line)


def part(form: bytes, name: str = DOCUMENT) -> bytes:
    with ZipFile(BytesIO(form)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("name", FORMS)
def test_the_filled_form_reads_back_as_the_same_answers(name: str) -> None:
    done, given_ = filled(name), answers(name)
    assert [one for one in done.unplaced if one.clause in found(name)] == []
    assert list(done.placed) == found(name)
    back = read_form(done.content, "filled.docx", FORMS[name][0]).answers
    for clause in found(name):
        answer, read = given_[clause], back[clause]
        texts = [as_read(text, bullets=name == "from the library") for text in (answer.evidence, answer.commentary)]
        assert read.mark is answer.mark, clause
        # Where the form has one column or one cell for both, they stand there one beneath the other.
        one_cell = read.evidence == "\n".join(texts) and not read.commentary
        assert [read.evidence, read.commentary] == texts or one_cell, clause


@pytest.mark.parametrize("name", FORMS)
def test_all_else_in_the_package_and_in_the_text_is_as_it_was(name: str) -> None:
    before, after = blank(name), filled(name).content
    with ZipFile(BytesIO(before)) as old, ZipFile(BytesIO(after)) as new:
        assert new.namelist() == old.namelist()
        for one in old.namelist():
            if one not in (DOCUMENT, RELATED):
                assert new.read(one) == old.read(one), one
        kept = old.read(RELATED).rpartition(b"</")[0]
        assert new.read(RELATED).startswith(kept)
    assert _frame(part(after)) == _frame(part(before))
    assert part(after) != part(before)


def _frame(text: bytes) -> bytes:
    """A document without what stands in the cells that are to be filled, nor the sign that a control prompts."""
    rooms = [room for room in rooms_of(parse(text, "f")) if not _heads_a_row(room.text)]
    for room in reversed(rooms):
        inside = room.cell.part("w:tcPr")
        text = text[: inside.end if inside else room.cell.inside] + text[room.cell.close :]
    return re.sub(rb"<\w*:?showingPlcHdr/>|(?<=text) \w+:multiLine=\"1\"", b"", text)


def _heads_a_row(said: str) -> bool:
    return bool(re.match(r"[1-9]\.\d+$|Code |Landlords |Section|Ref$|Requirement$|Comply|Do |Is |Are |Have ", said))


@pytest.mark.parametrize("name", FORMS)
def test_nothing_hostile_becomes_a_field_or_a_link_but_to_a_page_of_the_web(name: str) -> None:
    before, after = blank(name), filled(name).content
    new = part(after, RELATED).removeprefix(part(before, RELATED).rpartition(b"</")[0]).decode()
    targets = re.findall(r'Target="([^"]*)"', new)
    assert all(re.match(r"https?://[\w.]*homes\.example\b", target) for target in targets)
    assert len(targets) == new.count("TargetMode=") == new.count('/hyperlink"')
    for risky in (b"instrText", b"fldSimple", b"fldChar", b"altChunk", b"<script", b"object", b"attachedTemplate"):
        assert part(after).count(risky) == part(before).count(risky)
    assert (name == "old fields") or targets


_BRING_MORE = ("boxes in columns",)
"""A blank with a box ticked beforehand."""


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_brings_its_wording_and_no_answer(name: str) -> None:
    form = read_blank(name)
    assert all(form.answers[clause].wording for clause in found(name))
    if name not in _BRING_MORE:
        said = {(one.mark.value, one.evidence, one.commentary, one.reason) for one in form.answers.values()}
        assert said == {("", "", "", "")}


LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp")), max_size=40)
WORDS = st.lists(LINE, min_size=1, max_size=4).map(lambda lines: ("Proof " + "\n".join(lines)).strip())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["within", "cells", "boxes"]),
    st.sampled_from(ANSWERS),
    WORDS,
    WORDS,
)
def test_whatever_was_written_reads_back(shape: str, mark: Mark, evidence: str, commentary: str) -> None:
    control = tc(inside=sdt(p("", asks())) + p())
    answer = {
        "within": tc(inside=chooser(*YES_NO)),
        "cells": "",
        "boxes": tc(inside="".join(p("", check() + run(f" {word}")) for word in YES_NO)),
    }[shape]
    form = packed(tbl(HEAD, tr("6.3", "Landlords must answer.", answer, control, tc(inside=p("", sdt(asks()))))))
    given_ = Answer("6.3", mark, clean(evidence).text, clean(commentary).text)
    done = fill(form, "blank.docx", Assessment("2025/26", load("2024"), "X", {"6.3": given_}))
    read = read_form(done.content, "f.docx").answers["6.3"]
    assert done.unplaced == ()
    assert (read.mark, read.evidence) == (mark, as_read(given_.evidence, bullets=False))
    assert read.commentary == as_read(given_.commentary, bullets=False)


@pytest.mark.parametrize("name", ["controls within cells", "boxes in columns", "old fields"])
def test_damaged_forms_are_filled_or_refused_and_never_a_fault(name: str) -> None:
    form = blank(name)
    text = part(form)
    chance = random.Random(63)  # noqa: S311 (no secret)
    whole = Assessment("2025/26", load("2024"), "X", answers(name))
    refused = 0
    for _ in range(12):
        tags = [found_.span() for found_ in re.finditer(rb"<[^>]*>", text)]
        cut = text
        for start, end in sorted(chance.sample(tags, 2), reverse=True):
            cut = cut[:start] + chance.choice((b"", cut[start:end] * 2, b"<w:p/>", b"<w:sdt/>")) + cut[end:]
        out = BytesIO()
        with ZipFile(BytesIO(form)) as before, ZipFile(out, "w") as after:
            for one in before.namelist():
                after.writestr(one, cut if one == DOCUMENT else before.read(one))
        try:
            fill(out.getvalue(), "blank.docx", whole)
        except BadInput:
            refused += 1
    assert refused > 0


@pytest.mark.parametrize("name", FORMS)
def test_filling_a_filled_form_again_changes_nothing(name: str) -> None:
    once = filled(name).content
    again = fill(once, "f.docx", Assessment("2025/26", load(FORMS[name][0]), "Another", answers(name)))
    assert again.placed == ()
    assert part(again.content) == part(once)
