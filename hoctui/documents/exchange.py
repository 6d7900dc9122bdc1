"""An assessment as JSON, and read back from it: the same answers on both sides."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from hoctui.assessment.answers import NOT_FOUND, Answer, Assessment, Mark, ReadForm
from hoctui.assessment.form_marks import shown
from hoctui.assessment.form_reader import MOST_CLAUSES
from hoctui.dates import EARLIEST, say_day
from hoctui.errors import BadInput
from hoctui.rulebook.edition import Edition, load
from hoctui.text import clean, clean_line

_ALWAYS = ("evidence", "commentary")
_SOMETIMES = ("reason", "action", "owner", "wording")
_DAYS = {"due": "due date", "done_on": "day of completion"}
_OTHERS = ("answer", "review", "carried", "ticked")
_KNOWN = {*_ALWAYS, *_SOMETIMES, *_DAYS, *_OTHERS}
_TOP = {"edition", "clauses"}
_MOST_POINTS = 100
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LATEST = date(2099, 12, 31)
"""A later day is a slip of the keyboard, whenever it is read."""


def assessment_json(assessment: Assessment) -> str:
    """The assessment as JSON: its edition, and for each clause of it the answer, evidence, commentary and review.

    Reason, action, owner, due date and official wording are there only where they are given; so are the day on which
    the action was carried out, the points that were ticked, and whether the answer was carried over unconfirmed.
    """
    return _json(
        assessment.edition, {clause.number: assessment.answer(clause.number) for clause in assessment.edition.clauses}
    )


def read_form_json(form: ReadForm) -> str:
    """A form as it was read, in the same shape as assessment_json."""
    return _json(load(form.edition), form.answers)


def _json(edition: Edition, answers: Mapping[str, Answer]) -> str:
    clauses = {number: _as_object(answer) for number, answer in answers.items()}
    return json.dumps({"edition": edition.name, "clauses": clauses}, ensure_ascii=False, indent=2) + "\n"


def _as_object(answer: Answer) -> dict[str, Any]:
    given: dict[str, Any] = {
        "answer": answer.mark.value,
        "evidence": answer.evidence,
        "commentary": answer.commentary,
        "review": list(answer.review),
    }
    given |= {name: value for name in _SOMETIMES if (value := getattr(answer, name))}
    given |= {name: day.isoformat() for name in _DAYS if (day := getattr(answer, name)) is not None}
    given |= {"carried": True} if answer.carried else {}
    given |= {"ticked": list(answer.ticked)} if answer.ticked else {}
    return given


def form_from_json(text: str, name: str, edition: str | None = None) -> ReadForm:
    """The form that assessment_json or read_form_json wrote. `name` is the file's, for the sentences that are raised.

    `edition` wins over the one in the file, and a note says so; clauses that the file lacks are unanswered and marked.

    Raises:
        BadInput: it is not JSON, not of that shape, of an unknown edition, says one thing twice, or holds what is no
            answer or no date.
    """
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.extend(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        return found

    try:
        data = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise BadInput(f"{name} is not JSON{where}; hoctui looked for an assessment that it had exported.") from error
    if not isinstance(data, dict) or not isinstance(data.get("clauses"), dict):
        raise BadInput(f"{name} is not an assessment: hoctui looked for an edition and its clauses.")
    if twice:
        raise BadInput(f"{name} has “{shown(twice[0])}” twice where it can stand once; take one of them out.")
    printed = data.get("edition")
    if not isinstance(printed, str):
        raise BadInput(f"{name} does not say which edition its clauses belong to.")
    known = load(edition or printed)
    notes = []
    if known.name != printed:
        notes.append(f"It was read as the {known.name} edition, as stated; the file says {printed}.")
    clauses: dict[str, Any] = data["clauses"]
    if len(clauses) > MOST_CLAUSES:
        raise BadInput(f"{name} has more than {MOST_CLAUSES:,} clauses, which no assessment has.")
    answers = {
        clause.number: _answer(clause.number, clauses[clause.number], name)
        if clause.number in clauses
        else Answer(clause.number, review=(NOT_FOUND,))
        for clause in known.clauses
    }
    notes += [
        f"{number} is no clause of the {known.name} form; it was not taken."
        for number in clauses
        if number not in answers
    ]
    notes += [f"“{shown(key)}” is nothing that hoctui writes; it was not taken." for key in sorted(data.keys() - _TOP)]
    return ReadForm(known.name, answers, notes=tuple(notes))


def _answer(number: str, given: object, name: str) -> Answer:
    if not isinstance(given, dict):
        raise BadInput(f"{name}: clause {number} is not written as hoctui writes it.")
    texts = {key: given.get(key, "") for key in (*_ALWAYS, *_SOMETIMES)}
    review = given.get("review", [])
    odd = [key for key, value in texts.items() if not isinstance(value, str)]
    if odd or not isinstance(review, list) or not all(isinstance(said, str) for said in review):
        raise BadInput(f"{name}: the {odd[0] if odd else 'review'} of clause {number} is not text.")
    try:
        mark = Mark(given.get("answer", ""))
    except ValueError as error:
        choices = "Yes, No, Partial, N/A or empty"
        raise BadInput(f"{name}: the answer of clause {number} is none of {choices}.") from error
    kept = {key: clean(value).text for key, value in texts.items()}
    kept["owner"] = clean_line(texts["owner"]).text
    strange = [f"“{shown(key)}” is nothing that hoctui writes; it was not taken" for key in given if key not in _KNOWN]
    cleaned = (*(clean(said).text for said in review), *strange)
    due, done_on = (_day(given.get(key), words, number, name) for key, words in _DAYS.items())
    return Answer(
        number,
        mark,
        due=due,
        done_on=done_on,
        review=cleaned,
        carried=given.get("carried") is True,
        ticked=_ticked(given.get("ticked", []), number, name),
        **kept,
    )


def _ticked(given: object, number: str, name: str) -> tuple[int, ...]:
    """The points of a clause that were ticked, by their place from 0."""
    places = given if isinstance(given, list) else [None]
    if not all(type(place) is int and 0 <= place < _MOST_POINTS for place in places):
        raise BadInput(f"{name}: the ticked points of clause {number} are not numbered as hoctui numbers them.")
    return tuple(places)


def _day(given: object, what: str, number: str, name: str) -> date | None:
    if given is None:
        return None
    try:
        day = date.fromisoformat(given) if isinstance(given, str) and _DAY.fullmatch(given) else None
    except ValueError:
        day = None
    if day is None:
        raise BadInput(f"{name}: the {what} of clause {number} is no date such as 2026-09-30.")
    if not EARLIEST <= day <= _LATEST:
        raise BadInput(f"{name}: the {what} of clause {number}, {say_day(day)}, cannot be; check its year.")
    return day
