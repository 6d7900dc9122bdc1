"""Checks of what an answer rests on: none, a promise, the same text again, an old policy, the policy alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.check_dates import day_passed, lies_ahead, other_year, policy_before
from hoctui.assessment.check_findings import Around, EvidenceOnFile, Finding, Severity, cut_around, joined
from hoctui.assessment.check_promises import promises
from hoctui.assessment.check_words import bare, own_words, sentence_around, sentences, spelt_out
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
    r"\b(?:polic(?:y|ies)|procedures?|code of practice|web ?sites?|web ?pages?|(?:complaints?|our) "
    r"page|intranet|leaflets?|guidance|policy statements?|handbooks?|strategy|SOP|[\w-]{1,60}\.(?:gov|org|co)\.uk)\b"
    r"|\bhttps?://|\bwww\.",
    re.IGNORECASE,
)
_PRACTICE = re.compile(
    r"\b\d{1,6} (?:complaints?|cases?|letters?|staff|people|meetings?|residents?|times)\b"
    r"|\b(?:reports?|reported|records?|recorded|registers?|samples?|logs?|logged|surveys?|surveyed|letters?|figures|"
    r"statistics|KPIs?|data|cases|examples?|monitor(?:s|ed|ing)?|training|trained|certificates?|meetings?|panel|"
    r"newsletters?|correspondence|emails?|returns?|measures?|performance|measured|checked|tests?|tested|visits?|notes?|"
    r"feedback|workshops?|ackn\w{0,15}|responses?|resp(?:onse)? lett|system|inspections?|agendas?|action plans?|lists?|"
    r"inbox|diary|diaries|calendar|folders?|files?|terms of reference|appraisals?|job descriptions?|one-to-ones|rota|"
    r"statements? of (?:fact|none))\b",
    re.IGNORECASE,
)
_HOST = re.compile(r"\b(?:https?://|www\.)[\w.-]{1,100}")
_OF_THE_POLICY = re.compile(
    # its name, when it was looked at, and what it says: none of them shows what is done
    r"\b(?:(?:customer|feedback|complaints?|compliments?|comments?|compensation|redress|data|protection|records?|"
    r"retention|management|training|learning|performance|communications?|correspondence|handling|and|&|,) ?){1,6} ?"
    r"(?=(?:polic(?:y|ies)|procedures?|process|guidance|handbook|strategy)\b)"
    r"|\b(?:polic(?:y|ies)|procedures?|guide|guidance|process|page|website|leaflet|SOP)(?: also| clearly)? "
    r"(?:states?|says?|sets? out|requires?|explains?|confirms?|provides?|makes? clear|commits?|details?|outlines?|"
    r"covers?)"
    r"\b[^.;\n]{0,300}"
    r"|\b(?:polic(?:y|ies)|procedures?|process) ?[-–—:] ?[^.;\n]{0,300}"
    r"|\b(?:set out|stated|covered|detailed|outlined|included|contained|described) in (?:the|our) [^.;\n]{0,300}",
    re.IGNORECASE,
)
_PROVED_IN_WORDS = re.compile(
    r"\d ?%|\bper cent\b|\b\d{1,6} (?:of|out of) (?:the |our )?\d{1,6}\b|\b(?:tracker|trackers|audits?|audited|"
    r"sampled?|"
    r"samples|minutes|minuted|spreadsheet|dashboards?|recorded on|logged on|case management system|"
    r"complaints? (?:management )?system|register|dip[- ](?:check|sample)s?)\b",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"(?:this |it |the clause )?(?:is )?(?:n a|na|not applicable|does not apply|not relevant|none|no|nil|nothing|n k|"
    r"nk|"
    r"not known|unknown|not sure|unsure|(?:we )?do not know|no (?:evidence|proof|data|information|record|records)|"
    r"(?:none|nothing|no (?:evidence|proof|data|information|records?)) (?:available|held|found|recorded|to hand|"
    r"to show|provided|on file|identified)|"
    r"not (?:available|evidenced|recorded|held|provided))"
    r"(?: (?:at this time|at present|at the present time|currently|to us|here|this year|for us|at the moment|"
    r"to this landlord|yet|as yet|so far|to date|available|on file|to hand))?"
)
_STAND_INS = re.compile(r"(?:ditto|idem)(?: (?:above|as above|to above))?|do")
"""What stands in the place of evidence and is none."""
_ANSWERS_AGAIN = re.compile(
    r"(?:yes|y|(?:yes )?(?:we |this is |it is )?(?:are |is )?(?:fully )?(?:comply|compliant|met|done|in place|do this))"
)
_ELSEWHERE = re.compile(
    r"(?:please )?(?:as|see|same as|refer to) (?:above|below|previous|before|commentary|comments?|explanation|evidence|"
    r"the commentary|previous (?:answer|section|row|comment)s?|section above|box below|last year)"
)
_LABEL = re.compile(r"\s{0,20}(?:evidence|comment(?:ary|s)?|explanation)s?\s?:\s?", re.IGNORECASE)


def says_nothing(text: str) -> bool:
    """Whether a text is empty, or only says that there is nothing to say: a dash, "N/A", "does not apply"."""
    words = bare(spelt_out(text).text)
    return not words or _SAYS_NOTHING.fullmatch(words) is not None


def evidence_of(answer: Answer, *, one_column: bool) -> str:
    """What an answer names as its evidence; its commentary where the form has one column for both."""
    return answer.evidence or (answer.commentary if one_column else "")


def has_one_column(assessment: Assessment) -> bool:
    """Whether the form has one column for evidence and commentary: some answers have comments, and none evidence."""
    given = [assessment.answer(clause.number) for clause in assessment.edition.clauses]
    return any(one.commentary.strip() for one in given) and not any(one.evidence.strip() for one in given)


def no_evidence(clause: Clause, answer: Answer, evidence: str, items: tuple[EvidenceOnFile, ...]) -> Iterator[Finding]:
    """A Yes that names nothing which shows it; one that sends the reader elsewhere is to be looked at."""
    if answer.mark is not Mark.YES or items:
        return
    here = (clause.number,)
    if says_nothing(evidence) or _STAND_INS.fullmatch(bare(evidence)):
        comment = cut_around(answer.commentary, 0, 0) if not says_nothing(answer.commentary) else ""
        words = (
            "The answer is Yes, and the evidence is empty; the commentary alone shows nothing."
            if comment
            else "The answer is Yes, and nothing is named that shows it."
        )
        yield Finding("no-evidence", here, words, comment or cut_around(evidence, 0, 0), Severity.STANDS, ("",))
    elif _ANSWERS_AGAIN.fullmatch(bare(evidence)):
        words = "The answer is Yes, and the evidence only says so again: name what shows it."
        yield Finding("no-evidence", here, words, cut_around(evidence, 0, 0), Severity.STANDS)
    elif _ELSEWHERE.fullmatch(bare(evidence)):
        words = "The evidence sends the reader elsewhere: name here what shows it."
        yield Finding("no-evidence", here, words, cut_around(evidence, 0, 0), Severity.LOOK)


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
        severity = Severity.STANDS if stands else Severity.LOOK
        yield Finding("promise", (clause.number,), words, quoted, severity, tuple(promised))
        return


def _promised(part: str, around: Around) -> bool:
    if day_passed(part, around.day):
        return False
    return next(promises(part), None) is not None or lies_ahead(part, around.year_ends, around.day) is not None


def _quoted_promise(part: str, around: Around) -> str:
    found = next(promises(part), None) or lies_ahead(part, around.year_ends, around.day)
    return cut_around(part, found.start, found.end) if found else ""


def promised_before(clause: Clause, answer: Answer, around: Around) -> Iterator[Finding]:
    """What was promised for a day that has passed, in any text of an answer, and is not said to be done."""
    if answer.mark is Mark.NOT_APPLICABLE:
        return
    texts = [own_words(answer.evidence), own_words(answer.commentary), answer.reason]
    if answer.done_on is None:
        texts.append(answer.action)
    quotes, causes = [], []
    for text in texts:
        parts = sentences(text)
        for part, following in zip(parts, [*parts[1:], ""], strict=False):
            found = day_passed(part, around.day)
            if found and not _DONE_NEXT.match(following):
                quotes.append(cut_around(part, found.start, found.end))
                causes.append(part)
    if quotes:
        words = "It was promised for a day, and its day has passed: was it done?"
        yield Finding("day-passed", (clause.number,), words, joined(quotes), Severity.STANDS, tuple(causes))


_DONE_NEXT = re.compile(
    r"(?:this|it|that|all|both|they|he|she|we|the \w{1,20})?(?: has| have| is| are)?(?: now)?(?: been| was| were)? ?"
    r"(?:done|completed?|achieved|in place|in post|delivered|finished|recruited|appointed|published|implemented|"
    r"started|"
    r"joined|did so|took place|held)\b",
    re.IGNORECASE,
)
"""How a sentence begins that says what became of what was promised in the one before it."""


def same_columns(clause: Clause, answer: Answer) -> Iterator[Finding]:
    """Evidence that is the commentary word for word."""
    evidence, commentary = (
        bare(_LABEL.sub("", own_words(text), count=1)) for text in (answer.evidence, answer.commentary)
    )
    if evidence == commentary and not says_nothing(evidence):
        words = "The evidence is the commentary again, word for word: name what shows it."
        quoted = cut_around(own_words(answer.evidence), 0, 0)
        yield Finding("same-columns", (clause.number,), words, quoted, Severity.LOOK, (evidence,))


def old_evidence(
    clause: Clause, evidence: str, items: tuple[EvidenceOnFile, ...], assessment: Assessment
) -> Iterator[Finding]:
    """A policy, or an item of the evidence register, that is dated before the edition came into force."""
    edition = assessment.edition
    old = [f"{item.name}, {say_day(item.dated)}" for item in items if item.dated and item.dated < edition.in_force]
    sentence = policy_before(own_words(evidence).replace("%20", " "), edition.in_force)
    causes = [*old, sentence] if sentence else old
    if sentence:
        old = [cut_around(sentence, 0, 0), *old]
    if old:
        words = (
            f"What it rests on is older than the {edition.name} edition, in force since {say_day(edition.in_force)}."
        )
        yield Finding("old-evidence", (clause.number,), words, joined(old), Severity.LOOK, tuple(causes))


def policy_alone(clause: Clause, answer: Answer, evidence: str, items: tuple[EvidenceOnFile, ...]) -> Iterator[Finding]:
    """A clause about timing or practice under Yes, of which a policy or a page says that it is meant to be so."""
    if not clause.timed or answer.mark is not Mark.YES:
        return
    told = " ".join((evidence, *(f"{item.name} {item.kind}" for item in items))).replace("_", " ")
    found = _POLICY.search(told)
    if found is None or _PROVED_IN_WORDS.search(f"{told}\n{answer.commentary}"):
        return
    if _PRACTICE.search(_OF_THE_POLICY.sub(" ", _HOST.sub(" ", told))):
        return
    words = "It asks what is done, and the evidence is a policy or a page, which says only what is meant to be done."
    quoted = cut_around(told, found.start(), found.end())
    yield Finding("policy-alone", (clause.number,), words, quoted, Severity.LOOK, (told,))


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
            cause = sentence_around(text, found.start, found.end)
            yield Finding("wrong-period", (clause.number,), words, quoted, Severity.LOOK, (cause,))
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
        yield Finding("same-text", under, words, cut_around(sentence, 0, 0), Severity.LOOK, (sentence,))
