"""What is counted of putting right: compensation, the Ombudsman's findings, what was learnt, how residents found it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hoctui.register.fields import FINDINGS, SCORES
from hoctui.register.figure import Hit, InPeriod, Measure, Terms
from hoctui.register.money import pounds

_AGAINST_ARREARS = "set against arrears"


def _compensation(known: InPeriod) -> Iterator[Hit]:
    for offer in known.case.offers:
        if known.terms.period.holds(offer.on):
            against = offer.answer == _AGAINST_ARREARS
            amounts = (offer.total, 0 if against else offer.paid, offer.paid if against else 0)
            yield Hit(known.reference, words=offer.answer or "not paid yet", pence=amounts)


def _of_compensation(counted: Sequence[Hit], _aside: Sequence[Hit], _terms: Terms) -> str:
    if not counted:
        return ""
    offered, paid, against = (sum(hit.pence[place] for hit in counted) for place in range(3))
    more = f", {pounds(against)} {_AGAINST_ARREARS}" if against else ""
    return f"{pounds(offered)} offered, {pounds(paid)} paid{more}"


def _findings(known: InPeriod) -> Iterator[Hit]:
    for finding in known.case.findings:
        if known.terms.period.holds(finding.on):
            yield Hit(known.reference, words=_FINDING.get(finding.finding, finding.finding))


_FINDING = dict(FINDINGS)


def _lessons(known: InPeriod) -> Iterator[Hit]:
    """The complaints of the period that were gone through for what they teach, even where that was nothing."""
    if known.made and known.case.lessons:
        changes = [duty for duty in known.case.duties if duty.kind == "lesson" and not duty.dropped]
        made = any(duty.done_on for duty in changes)
        yield Hit(known.reference, words="change made" if made else "change to be made" if changes else "")


def _satisfaction(known: InPeriod) -> Iterator[Hit]:
    survey = known.case.survey
    if survey and known.terms.period.holds(survey.sent_on):
        yield Hit(known.reference, words=_SCORE.get(str(survey.score), "not back"))


_SCORE = dict(SCORES)

OF_REMEDIES = {
    "compensation": Measure("Offers of compensation", _compensation, note=_of_compensation),
    "ombudsman_findings": Measure("The Ombudsman's findings, one for each issue", _findings),
    "lessons": Measure("Complaints gone through for lessons", _lessons),
    "satisfaction": Measure("Satisfaction surveys sent", _satisfaction),
}
