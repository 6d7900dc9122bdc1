"""A clause of the self-assessment as lines: nothing too wide, nothing lost, every edition's form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hoctui.assessment.answers import Answer, Mark
from hoctui.rulebook.edition import EDITIONS, load
from hoctui.services.assessing_figures import RegisterSays
from hoctui.services.assessing_views import clause_view_of, outline_view
from hoctui.services.figures import ClauseFigures, FigureView
from hoctui.services.views import AnswerView, ClausePage, ClauseView
from hoctui.store.assessments import AssessmentHead
from hoctui.tui.screens.assessment_rows import short_title
from hoctui.tui.screens.assessment_walk import Walk, needs_a_person
from hoctui.tui.signs import LETTERS
from hoctui.tui.widgets.clause_lines import answer_bar, answer_lines, question_lines
from hoctui.tui.widgets.clause_text import Aside, Line

TODAY = date(2026, 11, 21)


def shown(edition: str, number: str, given: Answer | None = None, last: Answer | None = None) -> ClauseView:
    code = load(edition)
    return clause_view_of(code, code.clause(number), given or Answer(number), last, "2024/25")


def words(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line.pieces).rstrip() for line in lines]


def asked(view: ClauseView, width: int = 60, *, wording: bool = False, beside: bool = False) -> list[str]:
    return words(question_lines(view, "Complaint stages", width, Aside(wording), beside=beside, tall=False))


def answered(view: ClauseView, width: int = 60, room: int = 12, *, beside: bool = False) -> list[str]:
    return words(answer_lines(view, width, room, beside=beside, tall=False))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("width", [47, 49, 93])
def test_every_clause_of_every_edition_fits_the_width_and_is_shown_whole(edition: str, width: int) -> None:
    last = Answer("", Mark.PARTIAL, "tracker " * 40, "ünïcödé wörds " * 30, "why", "what", "CD", date(2026, 3, 1))
    for clause in load(edition).clauses:
        view = shown(edition, clause.number, Answer(clause.number, review=("look at this " * 10,)), last)
        for beside in (False, width > 84):
            lines = question_lines(view, "A section", width, Aside(wording=True), beside=beside, tall=True)
            assert all(line.cells <= width for line in lines)
            # Beside last year's answer a paragraph is cut up by the other column, so it is looked for without it.
            left = lines if not beside else question_lines(view, "A section", width, beside=False, tall=True)
            flowing = " ".join(" ".join(words(left)).split())
            for text in (clause.question, *clause.evidence):
                assert " ".join(text.split()) in flowing.replace(" │ ", " ")
        assert all(line.cells <= width for line in answer_lines(view, width, 12, beside=False, tall=False))


def test_a_point_that_has_its_letter_gets_no_other_mark() -> None:
    """5.8 of 2024 numbers its points a to d itself."""
    lines = asked(shown("2024", "5.8"))
    assert any(line.startswith("a. Deal with it on its merits") for line in lines)
    assert not any("· a." in line for line in lines)
    assert any(line.startswith("· ") for line in asked(shown("2024", "1.3")))


def test_the_definition_is_marked_as_the_codes_own_words() -> None:
    """1.2 of 2024 is the one sentence that is quoted."""
    lines = asked(shown("2024", "1.2"))
    first = lines.index("In the Code's own words:")
    assert lines[first + 1].startswith("│ “an expression of dissatisfaction")
    assert "In the Code's own words:" not in asked(shown("2024", "1.3"))


def test_the_title_tells_number_section_stage_and_duty() -> None:
    assert asked(shown("2024", "6.3"))[0] == "6.3   Complaint stages · stage 1 · must"
    assert asked(shown("2024", "5.3"))[0].endswith("· statement")
    assert asked(shown("2022", "1.4"))[0].endswith("· should")


def test_the_official_wording_stands_first_where_it_came_in_and_is_said_to_be_missing_where_not() -> None:
    view = shown("2024", "6.3", Answer("6.3", wording="We answer in ten days."))
    lines = asked(view, wording=True)
    assert lines[1:3] == ["Official wording, from the imported form:", "│ We answer in ten days."]
    assert "We answer in ten days." not in " ".join(asked(view))
    assert "has not come in" in " ".join(asked(shown("2024", "6.3"), wording=True))


def test_last_year_stands_beside_where_there_is_room_and_in_short_above_the_answers_where_not() -> None:
    last = Answer("6.3", Mark.YES, "tracker", "shows all in time")
    view = shown("2024", "6.3", None, last)
    assert any("│ Last year, 2024/25:  ✓ Yes" in line for line in asked(view, 93, beside=True))
    assert answered(view)[0] == "Last year, 2024/25: ✓ Yes, “shows all in time”   l take"
    assert not any("Last year" in line for line in answered(view, 93, beside=True))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Answer("6.3", Mark.NO), "! a must short of Yes needs its reason, action, owner and date"),
        (Answer("6.3", Mark.PARTIAL, reason="x", action="y"), "! a must short of Yes still needs its owner and date"),
        (Answer("6.3", Mark.PARTIAL, reason="x", action="y", owner="z"), "! a must short of Yes still needs its date"),
        (Answer("6.3", Mark.NOT_APPLICABLE), "! N/A wants its reason in Comment"),
    ],
)
def test_what_an_answer_still_wants_is_said(given: Answer, said: str) -> None:
    """8.1 of 2024: a shortfall is declared with what will be done; every N/A has its reason."""
    assert said in answered(shown("2024", "6.3", given), 90)


@pytest.mark.parametrize(
    "given",
    [
        Answer("6.3"),
        Answer("6.3", Mark.YES),
        Answer("6.3", Mark.NO, reason="x", action="y", owner="z", due=TODAY),
        Answer("6.3", Mark.NOT_APPLICABLE, commentary="no homes"),
    ],
)
def test_an_answer_that_wants_nothing_has_no_warning(given: Answer) -> None:
    assert not any(line.startswith("!") for line in answered(shown("2024", "6.3", given), 90))


def test_a_should_of_2022_asks_for_an_action_but_does_not_want_one() -> None:
    """2022: only its musts are binding."""
    lines = answered(shown("2022", "1.4", Answer("1.4", Mark.NO)))
    assert any(line.startswith("Reason") for line in lines)
    assert not any(line.startswith("!") for line in lines)


def test_a_long_text_is_cut_with_a_sign_and_the_answers_keep_to_their_room() -> None:
    given = Answer("6.3", Mark.YES, "evidence " * 5_000, "comment " * 5_000)
    lines = answered(shown("2024", "6.3", given), 60, 9)
    assert len(lines) <= 9
    assert next(line for line in lines if line.endswith("…")).lstrip("▏ ").strip() != ""
    assert sum(line.endswith("…") for line in lines if "counting" not in line) == 2


def test_letters_stand_for_the_signs_where_a_terminal_has_no_unicode() -> None:
    view = shown("2024", "6.4", Answer("6.4", Mark.PARTIAL, review=("cut off",), ticked=(0,)))
    below = words(answer_lines(view, 60, 12, beside=False, tall=False, signs=LETTERS))
    assert "y Yes   n No   p P Partial   a N/A" in below
    assert any(line.startswith("! look again: cut off") for line in below)
    above = words(question_lines(view, "Stages", 60, Aside(point=1), beside=False, tall=False, signs=LETTERS))
    assert any(line.startswith("x Whether an extension") for line in above)
    assert any(line.startswith("> The resident is then") for line in above)
    assert not {"✓", "✗", "◐", "⚑", "▸"} & set("".join((*below, *above)))


def test_a_click_beside_a_point_does_not_tick_it() -> None:
    """With last year in a column of its own, each half of a line is clicked for itself."""
    view = shown("2024", "6.4", None, Answer("6.4", Mark.YES, "tracker"))
    lines = question_lines(view, "Stages", 93, beside=True, tall=False)
    point = next(line for line in lines if "tick 0" in (line.at(0), line.at(2)))
    assert point.at(2) == "tick 0"
    assert point.at(60) != "tick 0"


def test_the_figures_and_what_contradicts_the_answer_fit_every_width() -> None:
    """6.3 of 2024, answered Yes."""
    figure = FigureView("answered_in_time_1", "Stage 1 answered in time: 28 of 45 (62%); 17 late", ("26-0001",), ())
    said = RegisterSays(ClauseFigures("year to Tue 31 Mar 2026", (figure,), ""), f"Yes, but {figure.line}.", "")
    view = shown("2024", "6.3", Answer("6.3", Mark.YES))
    aside = Aside(register=said)
    for width in (20, 30, 47, 49, 60, 93):
        below = answer_lines(view, width, 12, aside, beside=False, tall=False)
        above = question_lines(view, "Stages", width, aside, beside=False, tall=True)
        assert all(line.cells <= width for line in (*below, *above) if width > 40)
        assert f"Yes, but {figure.line}." in " ".join(" ".join(words(below)).split())
        assert {"cases", "take"} <= {line.at(x) for line in below for x in range(width)}
        assert ("late" in {tone for line in below for _, tone in line.pieces}) is True
    no = replace(view, answer=replace(view.answer, mark="No"))
    assert not any("but" in line for line in words(answer_lines(no, 60, 12, aside, beside=False, tall=False)))


def test_a_click_asks_for_what_is_under_it() -> None:
    bar = answer_bar(shown("2024", "6.3"))
    line = "".join(text for text, _ in bar.pieces)
    for key, word in (("y", "Yes"), ("n", "No"), ("p", "Partial"), ("a", "N/A")):
        assert bar.at(line.index(f"{key} {word}")) == word
        assert bar.at(line.index(f"{key} {word}") + len(word) + 1) == word
    assert bar.at(len(line) - 1) == ""


@pytest.mark.parametrize("edition", EDITIONS)
def test_short_titles_tell_the_sections_apart(edition: str) -> None:
    titles = [short_title(section.title) for section in load(edition).sections]
    assert len(set(titles)) == len(titles)
    assert all(titles)


def walked(edition: str, **answers: Answer) -> Walk:
    code = load(edition)
    given = {answer.clause: answer for answer in answers.values()}
    head = AssessmentHead(1, "2025/26", edition, "Elm Homes", "", (), True, None, "")
    views = tuple(
        clause_view_of(code, clause, given.get(clause.number, Answer(clause.number)), None, "")
        for clause in code.clauses
    )
    return Walk(ClausePage(outline_view(head, code, given), views))


def test_a_walk_counts_and_finds_its_way() -> None:
    walk = walked(
        "2024",
        a=Answer("1.2", Mark.YES),
        b=Answer("1.3", Mark.NO),
        c=Answer("9.8", Mark.PARTIAL, review=("cut off",)),
    )
    assert (walk.answered, walk.needing, walk.count("No"), len(walk.numbers)) == (3, 2, 1, 72)
    assert [walk.next_open("1.2"), walk.next_open("9.7"), walk.next_open("1.4", -1)] == ["1.4", "1.4", "9.7"]
    assert [walk.next_needing("1.2"), walk.next_needing("1.3"), walk.next_needing("9.8")] == ["1.3", "9.8", "1.3"]
    first = walk.sections()[0]
    assert (first.answered, first.total, first.no, first.partial, first.needing) == (2, 5, 1, 0, 1)


def test_a_walk_follows_an_answer_before_it_is_saved() -> None:
    walk = walked("2024")
    view = walk["1.2"]
    yes = AnswerView("Yes", "✓", "", "", "", "", "", None, ())
    walk.put(replace(view, answer=yes, answered=True))
    assert walk.answered == 1
    assert walk.next_open("9.8") == "1.3"
    assert not needs_a_person(walk["1.2"])
    assert walked("2024").next_needing("1.2") is None
