"""Words that contradict the answer above them: "Partial -" under Yes, "we do not meet this", "in full" under No."""

from __future__ import annotations

import re

from hoctui.assessment.answers import Mark
from hoctui.assessment.check_words import Words, sentence_before

# A dash ends a word only with a blank beside it, so that no-reply and yes-or-no are left alone; "No. 5" is a number.
_STOP = r"(?:\s{0,3}[–—:,;]|\s?\((?!\d|nil)|\s{1,3}-|-\s|\s{0,3}\.(?!\s?\d)|\s{0,3}$)"
_LESS = r"(?:fully|wholly|entirely|quite|currently|yet|always|consistently|strictly|completely)"
_PARTIAL = (
    r"(?:only )?(?:partial(?:ly)?|partly|in part)"
    rf"(?:{_STOP}|\s{{1,3}}(?:compliant|compliance|complian\w{{0,5}}|met\b|in place))"
)
_MOSTLY = r"(?:mostly|largely|partly|partially|substantially|broadly) compl(?:iant|y|ies)\b"
_NOT_KEPT = (
    rf"(?:not (?:{_LESS} )?(?:met|compliant|in place|achieved|complied with)\b|non[- ]compliant\b|"
    rf"non[- ]compliance{_STOP}|{_MOSTLY}|not (?:always|consistently|in every case|everywhere){_STOP})"
)
_NOT_ASKED = rf"(?:n/a|not applicable){_STOP}"
_AND_WHY = r"\s{0,3}\S"
_KEPT = rf"(?:yes|(?:fully )?compliant|fully met){_STOP}"
_BEGINS = {
    Mark.YES: re.compile(rf"\s{{0,40}}(?:{_PARTIAL}|no{_STOP}|{_NOT_ASKED}{_AND_WHY}|{_NOT_KEPT})", re.IGNORECASE),
    Mark.NO: re.compile(rf"\s{{0,40}}(?:{_KEPT}|partial(?:ly)?{_STOP}|{_NOT_ASKED})", re.IGNORECASE),
    Mark.PARTIAL: re.compile(rf"\s{{0,40}}(?:{_KEPT}|no{_STOP}|{_NOT_ASKED})", re.IGNORECASE),
    Mark.NOT_APPLICABLE: re.compile(rf"\s{{0,40}}(?:yes{_STOP}|partial(?:ly)?{_STOP})", re.IGNORECASE),
}
_ITS_OWN_PAPERS = (
    r"(?:policy|procedure|process|definition|letters?|templates?|leaflet|website|wording|acknowledgements?)"
)
_SAYS_SHORT = re.compile(
    r"\b(?:not|non)[- ](?:fully |wholly |currently |yet |entirely |always )*compliant\b"
    r"|\bpartial(?:ly)? complian\w{1,5}\b"
    rf"|(?<!if )\b{_MOSTLY}"
    r"|\bdo(?:es)? not (?:currently |fully )+\w+|(?<!who )(?<!that )(?<!which )\bdo(?:es)? not comply\b|"
    r"\bnot currently\b"
    r"|\b(?:currently|at present|at the moment),? we do not\b|\bwe (?:fall|fell) short\b|\bfalls short of (?:this|"
    r"the)\b"
    r"|\bthere (?:is|are) (?:currently|at present) no\b"
    r"|\bthere (?:is|are) no [^.;\n]{1,40} (?:at the moment|at present|currently|yet)\b"
    r"|\b(?:some|several|a few|a number of|most|many) (?:of (?:the|our) )?(?:\w{1,20} )?(?:letters|responses|"
    r"acknowledgements|complaints|cases|extensions|files|records) (?:did|do|were|was|have|had) not (?:contain|"
    r"includ|give|"
    r"say|been recorded|recorded|sent|answered|acknowledged|logged|met|kept)\w{0,3}\b"
    r"|\bwe (?:do|did|have) not (?:(?:currently|always|fully|consistently|yet) )*(?:meet|met|achieved?|satisf(?:y|"
    r"ied)) "
    r"(?:this|the|all)\b(?! resident| tenant| complainant)"
    r"|\bthis is not (?:something|a thing)(?: that)? we\b|\bthis is not (?:currently |yet )?(?:done|in place|"
    r"our practice)\b"
    rf"|\b{_ITS_OWN_PAPERS}\b[^.;\n]{{0,40}}?\bdo(?:es)? not (?:currently |yet |fully )?(?:match|reflect|align|conform|"
    r"mention (?:the (?:Ombudsman|Scheme|Code)|this))\b"
    r"|\bnot (?:consistently|always|routinely) (?:doing|done|met|achieved|followed|applied|happen\w{2,3}|complied|"
    r"been|the "
    r"case|kept|recorded|sent)\b"
    r"|\b(?:was|were|is|are|been) not (?:always |fully )?(?:complied with|adhered to|achieved|met)\b"
    r"|\b(?:more|further) work (?:is |needs )(?:to be done|needed|required)",
    re.IGNORECASE,
)
_SAYS_KEPT = re.compile(
    r"(?<!not )(?<!be )(?<!become )(?<!becoming )(?<!towards )(?<!until )(?<!being )\bfully compl(?:iant|y|ies)\b"
    r"(?= ?(?:[.,;:)\n]|$|with |on |and |since |in |now\b))"
    r"|\bwe (?:now )?(?:fully meet|comply with (?:this|the code|it) in full|meet (?:this|it) in full)\b",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(
    r"\b(?:if|where|when|whenever|unless|whether|should (?:a|the|we)|in the event|why|reasons?|any|cases that|those)\b",
    re.IGNORECASE,
)


def contradicting_start(mark: Mark, text: str) -> Words | None:
    """Where a text begins with another answer than the one that is given."""
    pattern = _BEGINS.get(mark)
    found = pattern.match(text) if pattern else None
    return Words(0, found.end()) if found else None


def contradicting_words(mark: Mark, text: str) -> Words | None:
    """Where a text says within it that the clause is not kept, under Yes, or that it is kept in full, under No."""
    if mark is Mark.YES:
        pattern = _SAYS_SHORT
    elif mark in (Mark.NO, Mark.PARTIAL):
        pattern = _SAYS_KEPT
    else:
        return None
    for found in pattern.finditer(text):
        if not _HANGS_ON.search(sentence_before(text, found.start())):
            return Words(found.start(), found.end())
    return None
