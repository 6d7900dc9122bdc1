"""The checks before publishing on the assessment on file, and what was overruled: with a reason, and till withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hoctui.assessment.answers import Assessment, Mark
from hoctui.assessment.check_findings import TITLES, Against
from hoctui.assessment.checks import CHECKS, Around, EvidenceOnFile, Finding, YearBefore, check
from hoctui.assessment.evidence import against, figures_of
from hoctui.assessment.year import Happened
from hoctui.errors import BadInput
from hoctui.register.measures import Basis
from hoctui.services import assessing
from hoctui.services.assessing_before import answers_before
from hoctui.services.comparing import head_of, whole
from hoctui.services.desk import Desk
from hoctui.services.figures import Counting, basis_of, begin_count, period_of
from hoctui.store import assessments as stored
from hoctui.store import evidence
from hoctui.store.assessments import AssessmentHead
from hoctui.store.yearly import WITHDRAWN, happened
from hoctui.text import clean

OVERRULED = "overruled"
"""The code of the step that keeps why a check was overruled."""
_LONGEST_REASON = 4_000
_LONGEST_CAUSE = 500
"""Longer causes are kept cut, with a digest of the whole."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, and by what reason it was overruled, if it was."""

    code: str
    title: str
    clauses: tuple[str, ...]
    """The clauses it is about; empty where it is about the whole."""
    words: str
    quoted: str
    severity: str
    """"stands in the way" or "look again"."""
    overruled: str = ""
    """The reason that was given for overruling it; empty where it was not."""
    overruled_on: date | None = None
    overruled_before: str = ""
    """The reason for which it was overruled when other words caused it; it stands anew."""

    @property
    def stands(self) -> bool:
        """Whether nothing is to be published while it is there."""
        return self.severity == "stands in the way" and not self.overruled


@dataclass(frozen=True, slots=True)
class Overruling:
    """A check that was overruled, as it is on record and not withdrawn."""

    number: int
    """The number of its step on file."""
    code: str
    title: str
    clause: str
    """Empty for one about the whole assessment."""
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found in an assessment."""

    year: str
    edition: str
    findings: tuple[FindingView, ...]
    unneeded: tuple[Overruling, ...] = ()
    """What was overruled and is found no more: it can be withdrawn, and does no harm."""

    @property
    def standing(self) -> tuple[FindingView, ...]:
        """Those that stand in the way of publishing and were not overruled."""
        return tuple(finding for finding in self.findings if finding.stands)

    @property
    def looking(self) -> tuple[FindingView, ...]:
        """Those to look at again, which stand in nobody's way."""
        return tuple(finding for finding in self.findings if not finding.stands and not finding.overruled)

    @property
    def overruled(self) -> tuple[FindingView, ...]:
        """Those that were overruled."""
        return tuple(finding for finding in self.findings if finding.overruled)

    @property
    def may_publish(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.standing


def begin(desk: Desk, assessment_id: int | None = None) -> Counting:
    """Begin to count the figures that the checks hold an assessment against; go_on() counts them a moment at a time.

    What is counted in the end is the `basis` of the rest. Raises BadInput where there is no assessment.
    """
    return begin_count(desk, period_of(desk, head_of(desk, assessment_id).year))


def checked(desk: Desk, assessment_id: int | None = None, basis: Basis | None = None) -> Checked:
    """Every finding in an assessment, the current one unless given. Raises BadInput where there is none.

    Without a basis, or with one of another year, the register's figures are counted here, all in one go.
    """
    head = head_of(desk, assessment_id)
    assessment = whole(desk, head)
    overrulings = _overrulings(desk, head)
    found = check(assessment, _around(desk, head, assessment, basis))
    unneeded = tuple(_overruling(step) for step in overrulings if not any(_is_about(step, one) for one in found))
    return Checked(head.year, head.edition, tuple(_view(finding, overrulings) for finding in found), unneeded)


def may_publish(desk: Desk, assessment_id: int | None = None) -> bool:
    """Whether no finding stands in the way of publishing an assessment, the current one unless given."""
    return checked(desk, assessment_id).may_publish


def overrule(
    desk: Desk, code: str, clause: str, reason: str, assessment_id: int | None = None, *, basis: Basis | None = None
) -> Checked:
    """Overrule a finding, with a reason that is kept; `clause` is empty for one about the whole assessment.

    It holds for the words that caused it: where those change, the finding stands anew.

    Raises:
        BadInput: no such check or finding, or no reason.
    """
    head = head_of(desk, assessment_id)
    given = clean(reason, limit=_LONGEST_REASON).text.strip()
    if not given:
        raise BadInput("Say why the check is overruled: the reason is kept with the assessment.", "reason")
    _refuse_unknown(code)
    assessment = whole(desk, head)
    counted = basis or basis_of(desk, period_of(desk, head.year))
    here = [
        finding
        for finding in check(assessment, _around(desk, head, assessment, counted))
        if finding.code == code and (clause in finding.clauses if clause else not finding.clauses)
    ]
    if not here:
        of = f"of {clause[:20]}" if clause else "of the whole assessment; name its clause"
        raise BadInput(f"The check {code} has found nothing {of}.", "clause")
    with desk.register.writing() as session:
        for finding in here:
            details = {"check": code, "clause": clause, "reason": given, "quoted": _tie(finding)}
            stored.add_step(session, head.id, OVERRULED, desk.clock.today, details=details, now=desk.instant())
    return checked(desk, head.id, counted)


def withdraw(
    desk: Desk,
    code: str,
    clause: str,
    reason: str = "",
    assessment_id: int | None = None,
    *,
    basis: Basis | None = None,
) -> Checked:
    """Withdraw the overruling of a check: both stay on record, and what it overruled stands again if it is still found.

    `clause` is empty for one about the whole assessment.

    Raises:
        BadInput: no such check, or nothing of it was overruled there.
    """
    head = head_of(desk, assessment_id)
    _refuse_unknown(code)
    asked = (code, clause)
    steps = [step for step in _overrulings(desk, head) if (step.details.get("check"), _clause_of(step)) == asked]
    if not steps:
        of = f"of {clause[:20]}" if clause else "of the whole assessment; name its clause"
        raise BadInput(f"The check {code} is not overruled {of}.", "clause")
    why = clean(reason, limit=_LONGEST_REASON).text.strip()
    with desk.register.writing() as session:
        for step in steps:
            details = {"check": code, "clause": clause, "step": str(step.number)} | ({"reason": why} if why else {})
            stored.add_step(session, head.id, WITHDRAWN, desk.clock.today, details=details, now=desk.instant())
    return checked(desk, head.id, basis)


def _refuse_unknown(code: str) -> None:
    if code not in {kind.code for kind in CHECKS}:
        raise BadInput(f"There is no check {code[:40]!r}; 'hoctui assessment check' names those that found something.")


def _overrulings(desk: Desk, head: AssessmentHead) -> list[Happened]:
    """The overrulings that stand, in the order in which they were recorded."""
    steps = happened(desk.register.connection, head.id)
    withdrawn = {step.details.get("step") for step in steps if step.what == WITHDRAWN}
    return [step for step in steps if step.what == OVERRULED and str(step.number) not in withdrawn]


def _overruling(step: Happened) -> Overruling:
    code = step.details.get("check", "")
    reason = step.details.get("reason", "")
    return Overruling(step.number, code, TITLES.get(code, code), _clause_of(step), reason, step.on)


def _view(finding: Finding, overrulings: Sequence[Happened]) -> FindingView:
    about = [step for step in reversed(overrulings) if _is_about(step, finding)]
    step = next((one for one in about if _overrules(one, finding)), None)
    return FindingView(
        finding.code,
        finding.title,
        finding.clauses,
        finding.words,
        finding.quoted,
        finding.severity.value,
        step.details.get("reason", "") if step else "",
        step.on if step else None,
        about[0].details.get("reason", "") if about and not step else "",
    )


def _clause_of(step: Happened) -> str:
    return step.details.get("clause", "")


def _is_about(step: Happened, finding: Finding) -> bool:
    """Whether an overruling is of this check and this clause, whatever words caused it then."""
    clause = _clause_of(step)
    about = clause in finding.clauses if clause else not finding.clauses
    return step.details.get("check") == finding.code and about


def _overrules(step: Happened, finding: Finding) -> bool:
    """Whether the very words caused it that caused it when it was overruled, or it was overruled by what was quoted."""
    return step.details.get("quoted", finding.quoted) in (_tie(finding), finding.quoted)


def _tie(finding: Finding) -> str:
    """The words that caused a finding, as an overruling keeps them: whole, or cut and with a digest of the whole."""
    cause = finding.cause
    if len(cause) <= _LONGEST_CAUSE:
        return cause
    return f"{cause[:_LONGEST_CAUSE]}… {hashlib.sha256(cause.encode('utf-8')).hexdigest()}"


def _around(desk: Desk, head: AssessmentHead, assessment: Assessment, basis: Basis | None) -> Around:
    period = period_of(desk, head.year)
    responses = {one.id: _response(desk, one) for one in assessing.on_file(desk) if one.year <= head.year}
    earlier = [
        (one.year, responses[one.id])
        for one in assessing.on_file(desk)
        if one.year < head.year and responses.get(one.id)
    ]
    return Around(
        desk.clock.today,
        period.end,
        _disagreements(desk, assessment, basis),
        _items(desk, head),
        responses[head.id],
        tuple(sorted(earlier, reverse=True)),
        _before(desk, head),
    )


def _before(desk: Desk, head: AssessmentHead) -> dict[str, YearBefore]:
    """By clause, what the latest earlier year's answer said; nothing where only this very year was answered before."""
    found = {
        clause: YearBefore(before.name[: len(head.year)], before.answer.evidence, before.answer.commentary)
        for clause, before in answers_before(desk, head).items()
    }
    return {clause: before for clause, before in found.items() if before.year != head.year}


def _response(desk: Desk, head: AssessmentHead) -> str:
    """The governing body's response to an assessment, the last that was recorded; empty where none was."""
    approved = [step for step in happened(desk.register.connection, head.id) if step.what == "approved"]
    return approved[-1].details.get("text", "") if approved else ""


def _disagreements(desk: Desk, assessment: Assessment, basis: Basis | None) -> dict[str, Against]:
    """By clause, what the register's figures of the year say against the answer."""
    asked = [
        clause for clause in assessment.edition.clauses if assessment.answer(clause.number).mark in (Mark.YES, Mark.NO)
    ]
    if not asked:
        return {}
    period = period_of(desk, assessment.year)
    if basis is None or basis.terms.period != period:
        basis = basis_of(desk, period)
    told = {
        clause.number: against(
            clause, assessment.answer(clause.number).mark, figures_of(assessment.edition, clause, basis)
        )
        for clause in asked
    }
    return {number: found for number, found in told.items() if found}


def _items(desk: Desk, head: AssessmentHead) -> dict[str, tuple[EvidenceOnFile, ...]]:
    """By clause, what of the evidence register it rests on; what is no longer in use shows nothing."""
    connection = desk.register.connection
    known = {item.id: item for item in evidence.items(connection) if item.retired_on is None}
    return {
        clause: tuple(
            EvidenceOnFile(known[one].name, known[one].kind, known[one].dated) for one in used if one in known
        )
        for clause, used in evidence.uses(connection, head.id).items()
    }
