"""The checks before an assessment is published, each finding with its clause and the words that caused it. Pure.

Two kinds of finding: what stands in the way of publishing, and what a person should look at again. The first are those
that are certain, or that a reader would take for an untruth; the rest are signs, and signs can be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.check_contradictions import contradicting_start, contradicting_words
from hoctui.assessment.check_evidence import (
    evidence_of,
    has_one_column,
    no_evidence,
    old_evidence,
    policy_alone,
    promise,
    promised_before,
    same_columns,
    same_text,
    says_nothing,
    wrong_period,
)
from hoctui.assessment.check_findings import (
    CHECKS,
    TITLES,
    Around,
    Check,
    EvidenceOnFile,
    Finding,
    Severity,
    YearBefore,
    cut_around,
    joined,
)
from hoctui.assessment.check_last_year import last_year
from hoctui.assessment.check_leftovers import broken_addresses, broken_names, drafting_notes, drafts, own_places
from hoctui.assessment.check_people import at_work, in_office, owning, titled
from hoctui.assessment.check_reasons import only_names_a_policy
from hoctui.assessment.check_words import Words, bare, own_words, sentence_around
from hoctui.assessment.progress import incomplete_shortfalls, is_answered
from hoctui.rulebook.edition import Clause

__all__ = ["CHECKS", "TITLES", "Around", "Check", "EvidenceOnFile", "Finding", "Severity", "YearBefore", "check"]

_ALIKE = 0.8
"""How much of two responses must be the same, counted in runs of three words, for one to be a copy."""
_ENOUGH = 200
"""So many of a kind in one text are looked for, and no more."""
_Kind = tuple[str, Callable[[str], Iterator[Words]], str, Severity]
"""A kind of words that a check looks for: its code, what finds them, what is said of them, how far they stand."""


def check(assessment: Assessment, around: Around) -> tuple[Finding, ...]:
    """Everything that the checks find, kind by kind and in the form's order within each."""
    found = [*_response(around), *_shortfalls(assessment), *same_text(assessment)]
    one_column = has_one_column(assessment)
    for clause in assessment.edition.clauses:
        answer = assessment.answer(clause.number)
        found += _standing(clause, answer, around)
        if answer.mark is not Mark.UNANSWERED or is_answered(clause, answer):
            found += _wording(clause, answer)
        if answer.mark is not Mark.UNANSWERED:
            found += _resting(clause, answer, assessment, around, one_column=one_column)
    order = {kind.code: place for place, kind in enumerate(CHECKS)}
    return tuple(sorted(found, key=lambda finding: order[finding.code]))


def _standing(clause: Clause, answer: Answer, around: Around) -> Iterator[Finding]:
    """How an answer stands, whatever its words are."""
    here = (clause.number,)
    if not is_answered(clause, answer):
        told = "no figure or text is given" if clause.kind != "yes/no" else "it has no answer"
        yield Finding("unanswered", here, f"{told[0].upper()}{told[1:]}.", "", Severity.STANDS)
    if answer.review:
        words = "It is still marked to be looked at: look, and confirm it."
        quoted = joined([cut_around(mark, 0, 0) for mark in answer.review])
        yield Finding("review", here, words, quoted, Severity.STANDS, answer.review)
    if answer.carried:
        words = "It was carried over from another year, and nobody has confirmed it."
        carried = (answer.mark.value, answer.evidence, answer.commentary)
        yield Finding("carried", here, words, "", Severity.STANDS, carried)
    if _without_reason(clause, answer):
        words = "It is answered N/A, and nothing says why it does not apply."
        quoted = next((text for text in (answer.commentary, answer.evidence) if bare(text)), "")
        yield Finding("not-applicable", here, words, cut_around(quoted, 0, 0), Severity.STANDS, ("",))
    elif clause.duty == "must" and answer.mark is Mark.NOT_APPLICABLE:
        said = [text for text in (answer.reason, answer.commentary, answer.evidence) if not says_nothing(text)]
        if all(map(only_names_a_policy, said)):
            words = "It is answered N/A, and a policy's name is no reason: say why it does not apply."
            quoted = joined([cut_around(text, 0, 0) for text in said])
            yield Finding("not-applicable", here, words, quoted, Severity.LOOK, tuple(said))
    against = around.disagreements.get(clause.number)
    if against and not (against.figure and against.figure in f"{answer.evidence}\n{answer.commentary}"):
        yield Finding("figures", here, against.words, against.said, against.severity)


def _without_reason(clause: Clause, answer: Answer) -> bool:
    """Whether it is answered N/A, as a mark or as the whole of a text, and no reason is given."""
    said = (answer.reason, answer.commentary, answer.evidence)
    in_words = clause.kind != "yes/no" and answer.mark is Mark.UNANSWERED and "n a" in map(bare, said)
    return (answer.mark is Mark.NOT_APPLICABLE or in_words) and all(map(says_nothing, said))


def _shortfalls(assessment: Assessment) -> Iterator[Finding]:
    """Binding clauses that fall short and lack what is declared with it."""
    for short in incomplete_shortfalls(assessment):
        answer = assessment.answer(short.clause)
        words = f"It is answered {answer.mark.value} and lacks its {_listed(short.missing)}."
        yield Finding("shortfall", (short.clause,), words, "", Severity.STANDS, short.missing)


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _resting(
    clause: Clause, answer: Answer, assessment: Assessment, around: Around, *, one_column: bool
) -> Iterator[Finding]:
    """What an answer rests on."""
    items = around.items.get(clause.number, ())
    evidence = evidence_of(answer, one_column=one_column)
    yield from no_evidence(clause, answer, evidence, items)
    promised = [*promise(clause, answer, evidence, around)]
    yield from promised
    yield from promised_before(clause, answer, around)
    yield from same_columns(clause, answer)
    yield from old_evidence(clause, evidence, items, assessment)
    if not any(finding.stands for finding in promised):
        yield from policy_alone(clause, answer, evidence, items)
    yield from wrong_period(clause, answer, assessment.year)
    yield from last_year(clause, answer, around)


def _wording(clause: Clause, answer: Answer) -> Iterator[Finding]:
    """What should not be read by anybody: contradictions, notes to oneself, broken addresses, names."""
    yield from _contradiction(clause, answer)
    here = (clause.number,)
    texts = [own_words(text) for text in (answer.evidence, answer.commentary, answer.reason, answer.action)]
    yield from _found(texts, here, _LEFT_IN)
    yield from _found(texts, here, _ADDRESSES)
    named = [*_found([*texts, answer.owner], here, _NAMES)]
    yield from named or _found([answer.owner], here, _OWNERS)


_LEFT_IN = (
    ("drafting-note", drafting_notes, "A note to yourself was left in.", Severity.STANDS),
    ("drafting-note", drafts, "It names a draft: is it the one in force?", Severity.LOOK),
)
_ADDRESSES = (
    (
        "address",
        broken_addresses,
        "An address on the web is cut off, or broken in two, and leads nowhere.",
        Severity.STANDS,
    ),
    (
        "address",
        own_places,
        "It names a place on your own drive, which no reader can open: write what it is.",
        Severity.LOOK,
    ),
    (
        "address",
        broken_names,
        "A link has left behind the cut-off name of a file: write what it is.",
        Severity.LOOK,
    ),
)
_NAMES = (
    ("person", titled, "A person is named: say the role, or what happened, instead.", Severity.STANDS),
    (
        "person",
        in_office,
        "A person is named beside their office: is the name meant to be published?",
        Severity.LOOK,
    ),
    (
        "person",
        at_work,
        "A person seems to be named: say the role instead, unless the name is meant to be published.",
        Severity.LOOK,
    ),
)
_OWNERS = (("person", owning, "A person owns the action: a role is better, since people move on.", Severity.LOOK),)


def _found(texts: list[str], here: tuple[str, ...], kinds: Sequence[_Kind]) -> Iterator[Finding]:
    """What the first of some kinds of the same check finds; where it finds something, the rest is not asked."""
    for code, finder, words, severity in kinds:
        quotes, causes = [], []
        for text in texts:
            for word in islice(finder(text), _ENOUGH):
                quotes.append(cut_around(text, word.start, word.end))
                causes.append(sentence_around(text, word.start, word.end))
        if quotes:
            yield Finding(code, here, words, joined(quotes), severity, tuple(causes))
            return


def _contradiction(clause: Clause, answer: Answer) -> Iterator[Finding]:
    """Words that say otherwise than the answer: at the beginning of a text, or else within it."""
    otherwise = (
        (contradicting_start, "the text begins otherwise.", Severity.STANDS),
        (contradicting_words, "the text reads as if it were not.", Severity.LOOK),
    )
    for finder, words, severity in otherwise:
        for text in (answer.evidence, answer.commentary):
            found = finder(answer.mark, text)
            if found:
                told = f"The answer is {answer.mark.value}, and {words}"
                quoted = cut_around(text, found.start, found.end)
                cause = sentence_around(text, found.start, found.end)
                yield Finding("contradiction", (clause.number,), told, quoted, severity, (cause,))
                return


def _response(around: Around) -> Iterator[Finding]:
    """A governing body's response that says what an earlier year's said."""
    mine = _runs(around.response)
    for year, response in around.earlier_responses:
        theirs = _runs(response)
        if mine and len(mine & theirs) >= _ALIKE * len(mine | theirs):
            words = f"The governing body's response is that of {year} again."
            yield Finding(
                "response-copied", (), words, cut_around(around.response, 0, 0), Severity.STANDS, (around.response,)
            )
            return


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of three words of a text, its numbers left out, so that a changed year changes nothing."""
    words = bare(re.sub(r"\d+", " ", text)).split()
    return frozenset(tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))) if words else frozenset()
