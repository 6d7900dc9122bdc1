from __future__ import annotations

import pytest

from hoctui.assessment.form_joining import join, likeness, promise, repeats_itself, wording, words_of
from hoctui.assessment.form_numbers import LastLetter, letter_of, read_number

WORDS = words_of(["a self-assessment of the complaint, and a follow-up"])


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the self-", "assessment is", "the self-assessment is"),
        ("a com-", "plaint is", "a complaint is"),
        ("a com\u00ad", "mittee is", "a committee is"),
        ("a half-", "yearly review", "a half-yearly review"),
        ("dates of 2024-", "2025", "dates of 2024- 2025"),
        ("either -", "or", "either - or"),
        ("the policy", "is new", "the policy is new"),
        ("a. one;", "b. two", "a. one;\nb. two"),
        ("the list:", "• one", "the list:\n• one"),
        ("• one.", "Two.", "• one.\nTwo."),
        ("", "two", "two"),
        ("one", "", "one"),
    ],
)
def test_two_parts_of_a_text_are_put_together(before: str, after: str, whole: str) -> None:
    assert join(before, after, WORDS) == whole


@pytest.mark.parametrize(
    ("likely", "unlikely", "after"),
    [
        ("We write to them about the", "It is on the website.", "new date"),
        ("We write to them", "It is on the website.", "new date"),
        ("a. one; b. two;", "We write to them about the", "c. three"),
        ("and address all points and different", "HRA%20Stage%202 %20Response%20lett", "issues raised"),
        ("We look at it", "", "every month"),
        ("and then c.", "We look at it", "the decision"),
    ],
)
def test_a_text_goes_on_where_a_sentence_is_open(likely: str, unlikely: str, after: str) -> None:
    assert promise(likely, after) > promise(unlikely, after)


@pytest.mark.parametrize(
    ("printed", "tidy"),
    [
        ("must:  a. one; b. two; and c. three.", "must:\na. one;\nb. two; and\nc. three."),
        ("must: • one • two", "must:\n• one\n• two"),
        ("• The whole.", "The whole."),
        ("the rule\nin two lines", "the rule in two lines"),
        ("must:\none\ntwo", "must:\none two"),
        ("a self- assessment, short- and long-term", "a self-assessment, short- and long-term"),
        ("in section a. of the policy", "in section a. of the policy"),
        ("must (a) one (b) two", "must\n(a) one\n(b) two"),
    ],
)
def test_official_wording_is_laid_in_clean_lines(printed: str, tidy: str) -> None:
    assert wording(printed, WORDS) == tidy


def test_laying_the_wording_in_lines_twice_changes_nothing() -> None:
    printed = "must:  a. one; b. two • three\nand more"
    assert wording(wording(printed, WORDS), WORDS) == wording(printed, WORDS)


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("Letter%20One" + "ered%20Page" * 8, True),
        ("the policy " * 5, True),
        ("the policy the policy the page", False),
        ("...................................", False),
        ("-- -- -- -- -- -- -- --", False),
        ("1111 1111 1111 1111 1111 1111", False),
        ("a plain sentence about a plain policy.", False),
    ],
)
def test_a_text_that_repeats_itself_is_known(text: str, repeats: bool) -> None:
    assert repeats_itself(text) is repeats


@pytest.mark.parametrize(
    ("cell", "number", "rest"),
    [
        ("6.3", "6.3", ""),
        ("6.10.", "6.10", ""),
        ("**6.3**", "6.3", ""),
        ("Clause 6.3:", "6.3", ""),
        ("Code section 6.3", "6.3", ""),
        ("6.3 (must)", "6.3", "must"),
        ("6. 3", "6.3", ""),
        ("Q4.10", "Q4.10", ""),
        ("6.3 The rule", "6.3", "The rule"),
    ],
)
def test_a_clause_number_is_read_as_forms_print_it(cell: str, number: str, rest: str) -> None:
    found = read_number(cell)
    assert found is not None
    assert (found.number, found.rest) == (number, rest)


@pytest.mark.parametrize(
    "cell", ["", "6", "2.1.9 of the policy", "6.3.1", "12.5", "6.31 x", "5.5%", "see 6.3", "30.09.2024"]
)
def test_what_is_no_clause_number_is_not_read_as_one(cell: str) -> None:
    assert read_number(cell) is None


def test_several_numbers_and_a_continued_one_are_told() -> None:
    several, continued = read_number("5.2, 5.3 and 5.4"), read_number("6.9 (cont'd)")
    assert several is not None
    assert (several.number, several.others) == ("5.2", ("5.3", "5.4"))
    assert continued is not None
    assert continued.continued


def test_lettered_points_are_followed() -> None:
    assert letter_of("c. the decision") == "c"
    assert letter_of("(c) the decision") == "c"
    assert letter_of("the decision") == ""
    assert LastLetter().of("must: a. one; b. two, e.g. this; c. three") == "c"


def test_likeness_runs_from_nothing_to_the_same() -> None:
    words = frozenset({"tracke", "policy"})
    assert likeness(words, words) == 1.0
    assert likeness(words, frozenset({"tracke"})) == 1.0
    assert likeness(words, frozenset({"board"})) == 0.0
    assert likeness(words, frozenset()) == 0.0


@pytest.mark.parametrize(
    "pieces", [["must: a. one;", "b. two", "e.g. this;", "c. three, d.", "four e. x"], ["a", ". b. x"]]
)
def test_a_text_that_grows_has_the_same_last_letter_as_the_whole_of_it(pieces: list[str]) -> None:
    growing = LastLetter()
    text = ""
    for piece in pieces:
        text = f"{text} {piece}".strip()
        assert growing.of(text) == LastLetter().of(text)
    assert growing.of("a. x") == "a", "a shorter text is another one"


def test_one_long_run_of_letters_is_put_together_and_laid_out_in_one_go() -> None:
    """A search that began anew at each letter took minutes for a hundred thousand of them."""
    letters = "a" * 400_000
    assert join(letters, letters, WORDS) == f"{letters} {letters}"
    assert wording(letters, WORDS) == letters
    assert promise(f"{letters}-", "b") > 0


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a self- assessment", "a self-assessment"),
        ("(self- assessment)", "(self-assessment)"),
        ("2self- assessment", "2self-assessment"),
        ("half- assessment", "half- assessment"),
        ("follow- up, follow- up", "follow-up, follow-up"),
    ],
)
def test_a_hyphen_with_a_blank_behind_it_is_mended_where_the_file_has_the_word(text: str, mended: str) -> None:
    assert wording(text, WORDS) == mended


@pytest.mark.parametrize("text", ["one \u2003• two\u2003 •three", "one • two •three", "one\n•two • three"])
def test_each_point_stands_on_a_line_of_its_own(text: str) -> None:
    assert wording(text, WORDS) == "one\n• two\n• three"
