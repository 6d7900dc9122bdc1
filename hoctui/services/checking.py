"""The checks before publishing on the assessment on file, and the overruling of one, with a reason that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoctui.assessment.answers import Assessment, Mark
from hoctui.assessment.checks import CHECKS, Around, EvidenceOnFile, Finding, check
from hoctui.assessment.year import Happened
from hoctui.errors import BadInput
from hoctui.services import assessing
from hoctui.services.comparing import head_of, whole
from hoctui.services.desk import Desk
from hoctui.services.figures import basis_of, clause_figures, period_of
from hoctui.store import assessments as stored
from hoctui.store import evidence
from hoctui.store.assessments import AssessmentHead
from hoctui.store.yearly import happened
from hoctui.text import clean

OVERRULED = "overruled"
"""The code of the step that keeps why a check was overruled."""
_LONGEST_REASON = 4_000


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

    @property
    def stands(self) -> bool:
        """Whether nothing is to be published while it is there."""
        return self.severity == "stands in the way" and not self.overruled


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found in an assessment."""

    year: str
    edition: str
    findings: tuple[FindingView, ...]

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


def checked(desk: Desk, assessment_id: int | None = None) -> Checked:
    """Every finding in an assessment, the current one unless given. Raises BadInput where there is none."""
    head = head_of(desk, assessment_id)
    assessment = whole(desk, head)
    overrulings = [step for step in happened(desk.register.connection, head.id) if step.what == OVERRULED]
    found = check(assessment, _around(desk, head, assessment))
    return Checked(head.year, head.edition, tuple(_view(finding, overrulings) for finding in found))


def may_publish(desk: Desk, assessment_id: int | None = None) -> bool:
    """Whether no finding stands in the way of publishing an assessment, the current one unless given."""
    return checked(desk, assessment_id).may_publish


def overrule(desk: Desk, code: str, clause: str, reason: str, assessment_id: int | None = None) -> Checked:
    """Overrule a finding, with a reason that is kept; `clause` is empty for one about the whole assessment.

    It holds for the words that caused it: where those change, the finding stands anew.

    Raises:
        BadInput: no such check or finding, or no reason.
    """
    head = head_of(desk, assessment_id)
    given = clean(reason, limit=_LONGEST_REASON).text.strip()
    if not given:
        raise BadInput("Say why the check is overruled: the reason is kept with the assessment.", "reason")
    if code not in {kind.code for kind in CHECKS}:
        raise BadInput(f"There is no check {code[:40]!r}; 'hoctui assessment check' names those that found something.")
    here = [
        finding
        for finding in checked(desk, head.id).findings
        if finding.code == code and (clause in finding.clauses if clause else not finding.clauses)
    ]
    if not here:
        of = f"of {clause[:20]}" if clause else "of the whole assessment; name its clause"
        raise BadInput(f"The check {code} has found nothing {of}.", "clause")
    with desk.register.writing() as session:
        for finding in here:
            details = {"check": code, "clause": clause, "reason": given, "quoted": finding.quoted}
            stored.add_step(session, head.id, OVERRULED, desk.clock.today, details=details, now=desk.instant())
    return checked(desk, head.id)


def _view(finding: Finding, overrulings: list[Happened]) -> FindingView:
    step = next((one for one in reversed(overrulings) if _overrules(one, finding)), None)
    return FindingView(
        finding.code,
        finding.title,
        finding.clauses,
        finding.words,
        finding.quoted,
        finding.severity.value,
        step.details.get("reason", "") if step else "",
        step.on if step else None,
    )


def _overrules(step: Happened, finding: Finding) -> bool:
    clause = step.details.get("clause", "")
    about = clause in finding.clauses if clause else not finding.clauses
    same_words = step.details.get("quoted", finding.quoted) == finding.quoted
    return step.details.get("check") == finding.code and about and same_words


def _around(desk: Desk, head: AssessmentHead, assessment: Assessment) -> Around:
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
        _disagreements(desk, assessment),
        _items(desk, head),
        responses[head.id],
        tuple(sorted(earlier, reverse=True)),
    )


def _response(desk: Desk, head: AssessmentHead) -> str:
    """The governing body's response to an assessment, the last that was recorded; empty where none was."""
    approved = [step for step in happened(desk.register.connection, head.id) if step.what == "approved"]
    return approved[-1].details.get("text", "") if approved else ""


def _disagreements(desk: Desk, assessment: Assessment) -> dict[str, str]:
    """By clause, how the register's figures of the year contradict the answer."""
    asked = [
        clause
        for clause in assessment.edition.clauses
        if clause.figures and clause.timed and assessment.answer(clause.number).mark in (Mark.YES, Mark.NO)
    ]
    if not asked:
        return {}
    basis = basis_of(desk, period_of(desk, assessment.year))
    told = {clause.number: clause_figures(clause, assessment.answer(clause.number).mark, basis) for clause in asked}
    return {number: figures.disagreement for number, figures in told.items() if figures.disagreement}


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
