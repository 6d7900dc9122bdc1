"""Checks of what an answer rests on: none, a promise, the same text again, an old policy, the policy alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.check_dates import lies_ahead, other_year, policy_before
from hoctui.assessment.check_findings import Around, EvidenceOnFile, Finding, Severity, cut_around, joined
from hoctui.assessment.check_words import bare, own_words, promises, sentences
from hoctui.dates import say_day
from hoctui.rulebook.edition import Clause

_LONG_ENOUGH = 8
"""So many words a sentence has before its being repeated says anything."""
_SHORT_AND_OFTEN = 8
"""A few words, such as the name of a tracker, may well be the evidence of several clauses; under so many, no more."""
_MANY = 3
"""Under so many clauses the same text is a text that says nothing of any of them."""
_MUCH = 0.75
"""Texts that share so much of their clauses are told as one."""
_MOST_NAMED = 8

_POLICY = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|code of practice|web ?sites?|web ?pages?|leaflets?|guidance|"
    r"statements?|handbooks?|strategy|[\w-]{1,60}\.(?:gov|org|co)\.uk)\b|\bhttps?://|\bwww\.",
    re.IGNORECASE,
)
_PRACTICE = re.compile(
    r"\d ?%|\bper cent\b|\b\d+ (?:of|out of|complaints?|cases?|letters?|staff|people|meetings?|residents?|times)\b"
    r"|\b(?:reports?|reported|records?|recorded|registers?|audits?|audited|samples?|sampled|tracker|trackers|minutes|"
    r"minuted|logs?|logged|surveys?|surveyed|letters?|figures|statistics|dashboards?|KPIs?|data|cases|examples?|reviewed|"
    r"monitor(?:s|ed|ing)?|spreadsheet|training|trained|certificates?|meetings?|panel|newsletters?|correspondence|"
    r"emails?|returns?|measures?|performance|measured|checked|tests?|tested|visits?|notes?|reviews|feedback|workshops?|"
    r"ackn\w*|responses?|resp(?:onse)? lett|system|inspections?|agendas?|action plans?|"
    r"statements? of (?:fact|none)|in \d{4})\b",
    re.IGNORECASE,
)
_HOST = re.compile(r"\b(?:https?://|www\.)[\w.-]{1,100}")
_PROVED_IN_WORDS = re.compile(
    r"\d ?%|\bper cent\b|\b\d+ (?:of|out of) \d+\b|\b(?:tracker|audits?|audited|sampled?|samples|minutes|spreadsheet|"
    r"recorded on|logged on|dashboard|case management system|complaints? (?:management )?system)\b",
    re.IGNORECASE,
)


def evidence_of(answer: Answer, *, one_column: bool) -> str:
    """What an answer names as its evidence; its commentary where the form has one column for both."""
    return answer.evidence or (answer.commentary if one_column else "")


def has_one_column(assessment: Assessment) -> bool:
    """Whether the form has one column for evidence and commentary: some answers have comments, and none evidence."""
    given = [assessment.answer(clause.number) for clause in assessment.edition.clauses]
    return any(one.commentary.strip() for one in given) and not any(one.evidence.strip() for one in given)


def no_evidence(clause: Clause, answer: Answer, evidence: str, items: tuple[EvidenceOnFile, ...]) -> Iterator[Finding]:
    """A Yes that names nothing which shows it."""
    if answer.mark is Mark.YES and not bare(evidence) and not items:
        comment = cut_around(answer.commentary, 0, 0) if answer.commentary.strip() else ""
        words = (
            "The answer is Yes, and the evidence is empty; the commentary alone shows nothing."
            if comment
            else "The answer is Yes, and nothing is named that shows it."
        )
        yield Finding("no-evidence", (clause.number,), words, comment, Severity.STANDS)


def promise(clause: Clause, answer: Answer, evidence: str, around: Around) -> Iterator[Finding]:
    """A Yes that rests on what will be done. It stands in the way where most of the evidence is that."""
    if answer.mark is not Mark.YES:
        return
    texts = [("evidence", own_words(evidence))]
    if answer.commentary is not evidence:
        texts.append(("commentary", own_words(answer.commentary)))
    for name, text in texts:
        parts = sentences(text)
        promised = [part for part in parts if _promised(part, around)]
        if not promised:
            continue
        stands = name == "evidence" and 2 * sum(map(len, promised)) >= sum(map(len, parts))
        words = (
            "The answer is Yes, and what it rests on is still to come."
            if stands
            else f"The answer is Yes, and the {name} speaks of what is still to come."
        )
        quoted = joined([_quoted_promise(part, around) for part in promised])
        yield Finding("promise", (clause.number,), words, quoted, Severity.STANDS if stands else Severity.LOOK)
        return


def _promised(part: str, around: Around) -> bool:
    return next(promises(part), None) is not None or lies_ahead(part, around.year_ends, around.day) is not None


def _quoted_promise(part: str, around: Around) -> str:
    found = next(promises(part), None) or lies_ahead(part, around.year_ends, around.day)
    return cut_around(part, found.start, found.end) if found else ""


def same_columns(clause: Clause, answer: Answer) -> Iterator[Finding]:
    """Evidence that is the commentary word for word."""
    evidence = own_words(answer.evidence)
    if bare(evidence) and bare(evidence) == bare(own_words(answer.commentary)):
        words = "The evidence is the commentary again, word for word: name what shows it."
        yield Finding("same-columns", (clause.number,), words, cut_around(evidence, 0, 0), Severity.LOOK)


def old_evidence(
    clause: Clause, evidence: str, items: tuple[EvidenceOnFile, ...], assessment: Assessment
) -> Iterator[Finding]:
    """A policy, or an item of the evidence register, that is dated before the edition came into force."""
    edition = assessment.edition
    old = [f"{item.name}, {say_day(item.dated)}" for item in items if item.dated and item.dated < edition.in_force]
    sentence = policy_before(own_words(evidence).replace("%20", " "), edition.in_force)
    if sentence:
        old.insert(0, cut_around(sentence, 0, 0))
    if old:
        words = (
            f"What it rests on is older than the {edition.name} edition, in force since {say_day(edition.in_force)}."
        )
        yield Finding("old-evidence", (clause.number,), words, joined(old), Severity.LOOK)


def policy_alone(clause: Clause, answer: Answer, evidence: str, items: tuple[EvidenceOnFile, ...]) -> Iterator[Finding]:
    """A clause about timing or practice under Yes, of which a policy or a page says that it is meant to be so."""
    if not clause.timed or answer.mark is not Mark.YES:
        return
    told = " ".join((evidence, *(f"{item.name} {item.kind}" for item in items))).replace("_", " ")
    found = _POLICY.search(told)
    if found is None or _PRACTICE.search(_HOST.sub(" ", told)) or _PROVED_IN_WORDS.search(answer.commentary):
        return
    words = "It asks what is done, and the evidence is a policy or a page, which says only what is meant to be done."
    yield Finding("policy-alone", (clause.number,), words, cut_around(told, found.start(), found.end()), Severity.LOOK)


def wrong_period(clause: Clause, answer: Answer, year: str) -> Iterator[Finding]:
    """Another reporting year than the assessment's, and never its own."""
    if answer.mark is Mark.NOT_APPLICABLE:
        return
    if other_year(f"{answer.evidence}\n{answer.commentary}", year) is None:
        return
    for text in (answer.evidence, answer.commentary):
        found = other_year(text, year)
        if found:
            words = f"It names another reporting year than {year}."
            quoted = cut_around(text, found.start, found.end)
            yield Finding("wrong-period", (clause.number,), words, quoted, Severity.LOOK)
            return


def same_text(assessment: Assessment) -> Iterator[Finding]:
    """The same sentence under three clauses or more, and a few words under eight or more."""
    under: dict[str, dict[str, str]] = {}
    for clause in assessment.edition.clauses:
        answer = assessment.answer(clause.number)
        if answer.mark is Mark.NOT_APPLICABLE:
            continue
        for text in (own_words(answer.evidence), own_words(answer.commentary)):
            for sentence in {text, *sentences(text)}:
                under.setdefault(bare(sentence), {}).setdefault(clause.number, sentence)
    yield from _told_once(
        {
            words: clauses
            for words, clauses in under.items()
            if words and len(clauses) >= (_MANY if words.count(" ") + 1 >= _LONG_ENOUGH else _SHORT_AND_OFTEN)
        },
        [clause.number for clause in assessment.edition.clauses],
    )


def _told_once(repeated: Mapping[str, Mapping[str, str]], order: list[str]) -> Iterator[Finding]:
    """One finding for texts that stand under much the same clauses, the longest quoted."""
    told: list[tuple[set[str], str]] = []
    for _, clauses in sorted(repeated.items(), key=lambda entry: (-len(entry[0]), entry[0])):
        here = set(clauses)
        akin = next(
            (numbers for numbers, _ in told if _MUCH * min(len(numbers), len(here)) <= len(numbers & here)), None
        )
        if akin is None:
            told.append((here, next(iter(clauses.values()))))
        else:
            akin |= here
    for numbers, sentence in sorted(told, key=lambda entry: min(map(order.index, entry[0]))):
        under = tuple(sorted(numbers, key=order.index))
        named = ", ".join(under[:_MOST_NAMED]) + (" and others" if len(under) > _MOST_NAMED else "")
        words = f"The same words stand under {len(under)} clauses ({named}): say of each what shows it."
        yield Finding("same-text", under, words, cut_around(sentence, 0, 0), Severity.LOOK)
