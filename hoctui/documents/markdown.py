"""Writing an assessment as the Markdown document that is published: it renders exactly as it was typed."""

from __future__ import annotations

from datetime import date

from hoctui.assessment.answers import Assessment
from hoctui.documents.assessment_matter import Matter, say_date
from hoctui.documents.assessment_pages import ombudsman_page
from hoctui.documents.markdown_page import markdown

__all__ = ["assessment_markdown", "say_date"]


def assessment_markdown(assessment: Assessment, *, on: date, partial_as_no: bool = False) -> str:
    """The answers alone as the document for the Ombudsman, in Markdown; a service adds what is on record beside them.

    `on` is the day it is written. `partial_as_no` prints Partial as "No (partial)", since the Code's own form says Yes
    or No. What a person was asked to review is not published; clauses without an answer are named.
    """
    return markdown(ombudsman_page(Matter(assessment, on, partial_as_no)))
