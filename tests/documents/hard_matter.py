"""One self-assessment with every value that is hard to write, and all that can be known of it beside its answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hard_page import FORMULAS, HOSTILE, LINES, LONG, MARKS, TONGUES

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.documents.assessment_matter import Happened, Matter, Move, Promise, Proof
from hoctui.documents.assessment_pages import ombudsman_page
from hoctui.documents.markdown_page import markdown
from hoctui.rulebook.edition import Clause, Edition, Limit, Rules, Section

GOLDEN = Path(__file__).parent / "golden"
ON = date(2026, 11, 21)

HARD = "a | b \\ c `d` *e* _f_ [g](h) <i> &amp; & ~~j~~ $k$ l_m\n- n\n1. o\n# p\n> q\n  two  blanks \n\nend\\"
ADDRESS = "See https://homes.example/a_b?c=1&d=2 and C:\\Letters\\_old|new"
FORMULA = (
    '=HYPERLINK("https://homes.example")\n@sum\n[@click=app.quit]x[/]\n<script>alert(1)</script>\n{{ 7*7 }} {% x %}'
)
LINKS = (
    "Policy (https://homes.example/policy(2025).pdf?page=3&v=2#top), page HTTPS://HOMES.example/x.\n"
    "javascript:alert(1) <a href=javascript:alert(1)>x</a> data:text/html,x mailto:a@homes.example www.homes.example\n"
    'https://good.example@evil.example/ https:// http://[bad https://homes.example:99999/ "https://q.example/\'"'
)
REVIEW = "look at the original"
"""A note for review, which is written in no document."""


def assessment_markdown(assessment: Assessment, *, on: date, partial_as_no: bool = False) -> str:
    """The answers alone as the document for the Ombudsman, in Markdown."""
    return markdown(ombudsman_page(Matter(assessment, on, partial_as_no)))


def a_clause(number: str, section: int, *, duty: str = "must", kind: str = "yes/no", quotation: str = "") -> Clause:
    return Clause(
        number, section, duty, f"Do you keep rule {number}?", binding=duty == "must", kind=kind, quotation=quotation
    )


def small_edition() -> Edition:
    """An edition of nine invented clauses, so that no golden file changes when the rulebook's words do."""
    return Edition(
        name="2024",
        title="Invented Code, 1 April 2024",
        in_force=date(2024, 4, 1),
        sections=(Section(1, "What counts"), Section(2, "Who | does what")),
        clauses=(
            a_clause("1.2", 1, quotation="a word of unhappiness"),
            Clause("1.3", 1, "must", "Do you do both?", binding=True, points=("the first thing", "the second thing")),
            a_clause("1.4", 1, duty="should"),
            a_clause("2.1", 2),
            a_clause("2.2", 2),
            a_clause("2.3", 2, kind="figure"),
            a_clause("2.4", 2),
            a_clause("2.5", 2),
            a_clause("2.6", 2),
        ),
        code=(),
        limits=(
            Limit("acknowledge", 1, 5, ("received",), "2.1"),
            Limit("respond", 1, 10, ("acknowledged",), "2.2"),
            Limit("respond", 2, 20, ("requested",), "2.4"),
        ),
        letters=(),
        grounds=(),
        rules=Rules(2, "forbidden", 12, acceptance_counts_awareness=True),
    )


def hard_assessment() -> Assessment:
    """One assessment with every value that is hard to print."""
    answers = (
        Answer("1.2", Mark.YES, HARD, ADDRESS, wording="A word | must be:\na. kept; and\nb. [kept]."),
        Answer("1.3", Mark.PARTIAL, FORMULA, "", reason="No hands", action="Hire | two", owner="J. *Officer*"),
        Answer(
            "1.4",
            Mark.NO,
            "",
            "Not *yet*",
            "Left out",
            "Put in",
            "A",
            date(2027, 3, 1),
            done_on=date(2026, 10, 2),
        ),
        Answer("2.1", Mark.NOT_APPLICABLE, "", "We have no lifts", review=(REVIEW,)),
        Answer("2.3", Mark.UNANSWERED, "", "79% at stage 1"),
        Answer("2.4", Mark.YES, LONG, LINES, carried=True),
        Answer("2.5", Mark.YES, TONGUES, LINKS, ticked=(0,)),
        Answer("2.6", Mark.NO, MARKS, HOSTILE, FORMULAS, HOSTILE, "=cmd|' /C calc'!A0", date(2027, 1, 31)),
    )
    return Assessment(
        "2025/26", small_edition(), "Example <b>Homes</b> & Co", {answer.clause: answer for answer in answers}
    )


def hard_matter(*, partial_as_no: bool = False) -> Matter:
    """That assessment with its steps, its evidence, last year beside it and what stands in its way."""
    return Matter(
        hard_assessment(),
        ON,
        partial_as_no,
        steps=(
            Happened("trigger", date(2026, 5, 4), {"why": "merger"}, "a merger <i>with</i> others"),
            Happened("overruled", date(2026, 6, 1), {"check": "A | check", "clause": "2.4", "reason": "{{ why }}"}),
            Happened("reported", date(2026, 7, 1), {"to": "the Board"}),
            Happened("approved", date(2026, 7, 14), {"by": "the *Board*", "text": f"We read it.\n\n{LINKS}\n1.3 Yes"}),
            Happened("published", date(2026, 8, 1), {"address": "https://homes.example/complaints?year=2026&x=1"}),
            Happened("submitted", date(2026, 9, 1)),
        ),
        proofs=(
            Proof("Complaints | policy", "policy", date(2025, 6, 3), "https://homes.example/p?a=1&b=2", ("1.2", "2.4")),
            Proof("<b>Tracker</b>", "", None, "", ("2.3",)),
        ),
        compared_with="2024/25",
        moves=(
            Move("2.1", "Do you keep rule 2.1?", "Yes", "N/A", worse=False),
            Move("1.3", "Do you do both? | And *more*", "Yes", "Partial", worse=True),
        ),
        promises=(
            Promise("1.4", "Put in\n[at last]", "A", date(2026, 10, 1), "done on 2 October 2026", slipped=False),
            Promise(
                "2.6",
                FORMULA,
                "",
                date(2027, 1, 31),
                "to be done by 31 January 2027",
                slipped=True,
                put_back_from=(date(2025, 9, 30), date(2026, 3, 31)),
            ),
            Promise("1.3", "", "", None, "no date was given, and nothing is recorded as done", slipped=False),
        ),
        standing=("Yes with no evidence: 2.5.", "A person's name: 2.6 <script>."),
        contact="0161 496 0000 | *any* office, https://homes.example/complain",
    )
