"""Small forms, made for a test: rows of cells beneath the headings of the 2024 form."""

from __future__ import annotations

from hoctui.assessment.answers import Answer, ReadForm
from hoctui.documents.forms import read_form

HEADINGS = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation")


def text_of(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    return "\n".join("\t".join(row) for row in (headings, *rows)).encode("utf-8")


def read_rows(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> ReadForm:
    return read_form(text_of(*rows, headings=headings), "form.txt", "2024")


def one_clause(*rows: tuple[str, ...], clause: str = "6.3") -> Answer:
    return read_rows(*rows).answers[clause]


def a_row(
    number: str, mark: str = "Yes", requirement: str = "Rule.", evidence: str = "E", comment: str = "C"
) -> tuple[str, ...]:
    return (number, requirement, mark, evidence, comment)
