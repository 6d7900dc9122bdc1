"""Words that contradict the answer above them: "Partial -" under Yes, "we do not meet this", "in full" under No."""

from __future__ import annotations

import re

from hoctui.assessment.answers import Mark
from hoctui.assessment.check_words import Words, sentence_before, spelt_out

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
    rf"non[- ]compliance{_STOP}|{_MOSTLY}|not (?:always|consistently|in every case|everywhere){_STOP}"
    rf"|(?:(?:this|it|that) )?(?:is|are|was) not (?:{_LESS} )?(?:met|compliant|in place|done|achieved){_STOP})"
)
_NO = rf"no(?!, (?:or|nor)\b){_STOP}"
"""A No of its own; "No, or nil, returns" is none."""
_NOT_ASKED = rf"(?:n/a|not applicable){_STOP}"
_AND_WHY = r"\s{0,3}\S"
_KEPT = rf"(?:yes|(?:fully )?compliant|fully met){_STOP}"
_BEGINS = {
    Mark.YES: re.compile(rf"\s{{0,40}}(?:{_PARTIAL}|{_NO}|{_NOT_ASKED}{_AND_WHY}|{_NOT_KEPT})", re.IGNORECASE),
    Mark.NO: re.compile(rf"\s{{0,40}}(?:{_KEPT}|partial(?:ly)?{_STOP}|{_NOT_ASKED})", re.IGNORECASE),
    Mark.PARTIAL: re.compile(rf"\s{{0,40}}(?:{_KEPT}|{_NO}|{_NOT_ASKED})", re.IGNORECASE),
    Mark.NOT_APPLICABLE: re.compile(rf"\s{{0,40}}(?:yes{_STOP}|partial(?:ly)?{_STOP})", re.IGNORECASE),
}
_ITS_OWN_PAPERS = (
    r"(?:policy|procedure|process|definition|letters?|templates?|leaflet|website|wording|acknowledgements?)"
)
_THIS = r"(?:this|that|these|it|so|one|such a thing|anything (?:like|of) (?:this|that|the kind))"
_ENDS = (
    r"(?=\s{0,3}(?:[.,;:)\n–—-]|$)| (?:at|yet|currently|because|but|and|so|for|due|here|now|ourselves|in practice|"
    r"in 20\d\d(?:/\d\d)?|"
    r"this year|last year|during|of late)\b)"
)
_KEPT_IN = r"(?:polic(?:y|ies)|procedure|process|register|log|system|mechanism|record|plan|template|way)"
_LANDLORD = (
    r"(?:we|(?:the |our )?(?:team|council|association|trust|landlord|service|staff|handlers|officers|contractors?|"
    r"company))"
)
_BEGINNING = r"(?:^|(?<=\n)|(?<=\. ))"
_OWN_DOING = (
    r"(?:do|have|hold|keep|offer|publish|record|measure|monitor|check|track|report|review|collect|follow|meet|achieve|"
    r"cover|provide|require|say|mention)"
)
_DONE = (
    r"(?:done|had|held|kept|offered|published|recorded|measured|monitored|checked|tracked|reported(?: on)?|reviewed|"
    r"collected|followed|met|achieved|got|started|set (?:this|it) up|carried out|provided)"
)
_NEVER = (
    rf"\bwe (?:have )?never (?:yet )?(?:{_DONE}|did|do|{_OWN_DOING}) {_THIS}{_ENDS}"
    rf"|\b(?:this|it) (?:has|was|is) never (?:been )?{_DONE}{_ENDS}"
    r"|\b(?:this|it) (?:has )?never happen(?:s|ed)\b(?! again)"
    r"|\bwe have never had (?:a|an|any) (?:\w{1,20} ){0,2}(?:policy|procedure|process|register|log|system|plan)" + _ENDS
)
_LACKS = (
    rf"\b{_LANDLORD} (?:do|does|did|have|has|are|is|were|could|can) not (?:yet |currently |always |"
    rf"routinely )?(?:{_OWN_DOING}|{_DONE}|doing|meeting|"
    rf"recording|"
    rf"publishing|measuring|monitoring|following|compliant with) {_THIS}{_ENDS}"
    rf"|\b{_LANDLORD} (?:(?:have|had) not(?: got)?|do(?:es)? not (?:yet |currently )?have) (?:a|an|"
    rf"any) (?:\w{{1,20}} ){{0,2}}"
    rf"{_KEPT_IN}\b(?! of \w{{1,20}}ing\b| that (?:stop|delay|limit|restrict|exclud)| to (?:stop|delay|limit|restrict))"
    rf"|\bthere is not (?:a|an|any) (?:\w{{1,20}} )?{_KEPT_IN} (?:for|of) {_THIS}\b"
    rf"|\b{_LANDLORD} (?:have |has )?(?:failed to (?:do|meet|achieve|keep|record|publish|answer|acknowledge|send)|not "
    rf"(?:yet )?got (?:a)?round to)\b"
    rf"|\b(?:no one|nobody) (?:currently |regularly )?\w{{3,12}}s {_THIS}{_ENDS}"
    rf"|\b{_ITS_OWN_PAPERS} do(?:es)? not (?:yet |always )?(?:include|mention|contain|carry|say|cover|have|give|show) "
    rf"{_THIS}{_ENDS}"
    rf"|\b(?:this|it|that) (?:does|did|is|was|has) not (?:currently |yet |always |actually |really )?"
    rf"(?:happen|happened|happening|(?:being |been )?(?:done|in place|met|recorded|measured|monitored)){_ENDS}"
    rf"|{_BEGINNING}(?:does|is|has) not (?:yet |currently |always )?(?:happen|happening|in place|happened|done|met|"
    rf"been done|exist|comply){_ENDS}"
    rf"|\b(?:is|are|was|were) not (?:all |yet |currently |fully )?in place(?:{_ENDS}| until\b)"
    rf"|(?:{_BEGINNING}|\b(?:we|council|association|trust|landlord|team|and|but) )(?:can not|could not|are unable to|"
    r"are not able to|unable to) (?:currently |fully |yet |always )?"
    r"(?:evidence|demonstrate|prove) (?:this|that|it|compliance|what|how|any)\b"
    rf"|(?:{_BEGINNING}|\bwe )(?:can not|are unable to|unable to) (?:currently |yet )?"
    rf"(?:evidence|demonstrate|prove){_ENDS}"
    r"|\b(?:nothing|no (?:process|procedure|policy|system|mechanism|arrangements?|training|monitoring)) (?:is |are )?"
    rf"(?:currently |yet )?in place{_ENDS}"
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
    r"|\b(?:more|further) work (?:is |needs )(?:to be done|needed|required)"
    rf"|{_NEVER}|{_LACKS}",
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
_TO_PREVENT = re.compile(
    r"\b(?:so that|to (?:make sure|ensure|check|prevent)|ensur(?:es?|ing)|mak(?:es?|ing) sure|asked?|asks|tells?|told|"
    r"until|once|as soon as|while)\b[^.;\n]{0,80}$",
    re.IGNORECASE,
)
"""What is not to happen, what was asked, and what waits for something, says nothing of what is done."""


def contradicting_start(mark: Mark, text: str) -> Words | None:
    """Where a text begins with another answer than the one that is given."""
    pattern = _BEGINS.get(mark)
    spelt = spelt_out(text)
    found = pattern.match(spelt.text) if pattern else None
    return spelt.back(0, found.end()) if found else None


def contradicting_words(mark: Mark, text: str) -> Words | None:
    """Where a text says within it that the clause is not kept, under Yes, or that it is kept in full, under No."""
    if mark is Mark.YES:
        pattern = _SAYS_SHORT
    elif mark in (Mark.NO, Mark.PARTIAL):
        pattern = _SAYS_KEPT
    else:
        return None
    spelt = spelt_out(text)
    for found in pattern.finditer(spelt.text):
        before = sentence_before(spelt.text, found.start())
        if not (_HANGS_ON.search(before) or _TO_PREVENT.search(before)):
            return spelt.back(found.start(), found.end())
    return None
