"""What an answer promises instead of shows: what will be written, is in hand, or waits for somebody's approval. Pure.

Where a phrase is as often innocent as not, it is left alone: a check that cries wolf is overruled without being read.
What is done as a rule ("the letter will be sent within two days") is no promise, and neither is what hangs on an if.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoctui.assessment.check_words import Words, sentence_before, spelt_out

_WE = r"(?:we|it|is|are|was|were|and|also|who|which|council|association|landlord|team|service|board|group|homes|trust)"
_THING = (
    r"(?:polic(?:y|ies)|procedures?|process(?:es)?|systems?|training|templates?|website|web ?pages?|pages?|leaflets?|"
    r"guidance|reports?|surveys?|forms?|self-assessments?|strategy|module|code of practice|structure|wording|"
    r"paragraphs?|portal|handbooks?|briefings?|template letters?|standard letters?|posters?|newsletters?|matter|"
    r"definition|toolkit|scheme|tracker|register|dashboard|software|app)"
)
_CHANGED = (
    r"(?:covered|reflected|formali[sz]ed|introduced|implemented|developed|launched|rolled out|put in place|in place|"
    r"set up|established|drafted|written|broadened|finali[sz]ed|adopted|embedded|published|operational|strengthened|"
    r"created|reissued|redesigned|rewritten|brought in(?:to line)?)"
)
_MENDED = (
    r"(?:updated|amended|revised|rewritten|reviewed|included|added|available|clarified|presented|reported|approved|"
    r"changed)"
)
_MAKING = (
    r"(?:(?:re)?draft|develop|(?:re)?writ|review|updat|revis|amend|introduc|implement|creat|procur|recruit|finali[sz]|"
    r"redesign|refresh|prepar|build|design|embedd?)"
)
_BUILDING = (
    r"(?:build|add|introduce|develop|update|review|change|include|create|publish|put|roll out|bring in|launch|train|"
    r"write|rewrite|set up|recruit|procure)"
)
_WILL_BE = r"(?:will|shall|is to|are to) (?:all |also |then |soon |shortly |now |therefore )?be"
_READY = r"(?:operational|available|in place|completed?|published|launched|ready|live)"
_IN_HAND = (
    rf"being (?:{_MAKING}(?:ed|d|ten|t)?|brought (?:into line|up to date|in)|drawn up|set up|rolled out|put in)\b"
)
_NEW = r"(?:new|next|revised|updated|refreshed|forthcoming|amended)"
_BOARD = r"(?:board|cabinet|committee|council|executive|members'?|governing body|trustees'?|consultation)"
_OVER = (
    r"(?:polic(?:y|ies)|policy review|training|induction|briefings?|refresher|programme|toolbox talks?|website|"
    r"handbook|leaflet|review|project|system)"
)
_BEGINNING = r"(?:^|(?<=\n)|(?<=[.;] ))"
_SOON = (
    r"(?:Q[1-4]\b|(?:the )?(?:next|coming|new|autumn|spring|summer|winter|early|late|later|mid)\b|"
    r"(?:the )?(?:first|second|third|fourth|last|following) (?:quarter|half|part)\b|quarter [1-4]\b|later\b|next\b)"
)
_CASEWORK = r"(?:complaint|case|response|repair|repl(?:y|ies)|answer|letter|decision|remed|work|visit|request)"
_MAKERS = (
    r"(?:designers?|printers?|translators?|developers?|web (?:team|developers?|designers?)|"
    r"comm(?:unication)?s(?: team)?|"
    r"graphics(?: team)?|marketing(?: team)?)"
)
_DECIDERS = (
    r"(?:legal(?: team| services)?|solicitors?|lawyers?|IT(?: team)?|board|committee|cabinet|suppliers?|HR|panel|"
    r"(?:senior )?management(?: team)?)"
)
_PROMISES = (
    (
        rf"(?:{_BEGINNING}(?:this |it )?(?:is )?|(?<!that )(?<!which )(?<!who )\b(?:is|are) )(?:now |currently |"
        rf"all )?(?:planned|scheduled|programmed|"
        rf"timetabled|pencilled in|due|expected) (?:for|in|by|from) {_SOON}(?![^.;\n]{{0,60}}\b(?:was|were|held|done|"
        r"completed?|took place|each|every)\b)"
    ),
    (
        rf"{_BEGINNING}(?:(?:this|it|still|currently|now|a|the|our|new|is|are|"
        rf"also) ){{0,4}}(?:(?!{_CASEWORK})\w{{1,20}} )?being "
        r"(?:drafted|written|developed|procured|finali[sz]ed|designed|built|set up|printed|recruited|rolled out|"
        r"worked on|looked at|looked into)\b(?=\s{0,3}(?:[.,;)–—-]|$)| (?:by|with|and|at|now|for|in|to)\b)"
    ),
    r"(?:^|(?<=\n)|\b(?:is|are|still|now|also|all|improvements?|changes?|one|something) )in the pipeline\b",
    (
        rf"(?:{_BEGINNING}|\b(?:{_THING}|guide|design|artwork|text|draft|version|copy|it|this)\b[^.;\n]{{0,40}}?\b)"
        rf"(?:(?:is|are) )?(?:currently |now |still |back )?with (?:the |our )?(?:{_MAKERS}\b|{_DECIDERS} "
        r"(?:for|to) (?:approv\w{1,3}|sign[- ]?off|comments?|review|proof\w{0,7}|check\w{0,3}|agree\w{0,4}|consider))"
    ),
    (
        rf"\b(?:once|when|as soon as) (?:the|our|a|this|it)(?: (?!{_CASEWORK}|resident|tenant|caller|"
        rf"member)[\w-]{{1,20}}){{0,3}} "
        r"(?:is|are|goes|comes|has gone|becomes) (?:fully )?(?:live|up and running|switched on|launched|rolled out|"
        r"in post|on ?line)\b"
    ),
    (
        rf"\b{_WE} (?:hope|hoping|aim|aiming|expect|expecting|due|looking) to (?:have|be|get|start|begin|do|put) "
        r"(?:this|these|it|one|able|doing|ready|in place|compliant)\b"
    ),
    rf"{_BEGINNING}(?:this is |it is |is )?going to (?:be )?\w{{2,20}}",
    (
        r"\bwill have (?:this|it|these|that|the new \w{1,20}) (?:all )?(?:in place|done|ready|finished|up and running|"
        r"live|published|sorted|completed?)\b"
    ),
    r"\bdue to (?:launch|start|open|roll out)(?= (?:in|on|by|at|soon|shortly|next|this|later)\b)",
    (
        rf"{_BEGINNING}(?:this |it |they )?will (?:all |also |soon |shortly |now )?be (?:{_CHANGED}|updated|added|"
        rf"amended|"
        rf"revised)\b"
    ),
    r"\bto follow in the next\b",
    rf"{_BEGINNING}(?:this is |it is |is )?(?:planned|under construction)\s{{0,3}}(?:[.;]|$)",
    rf"{_BEGINNING}(?:not yet|in progress|coming soon|under way|underway|ongoing work)\s{{0,3}}(?:[.,;:–—-]|$)",
    rf"\b(?:this|these|they|{_THING})\b[^.;\n]{{0,60}}?\b{_WILL_BE} {_CHANGED}\b",
    rf"\b{_THING}\b[^.;\n]{{0,60}}?\b{_WILL_BE} {_MENDED}\b",
    (
        rf"\b(?:{_THING}|this|it)\b[^.;\n]{{0,40}}?\b(?:will|shall|still) needs? "
        r"(?:to be (?:changed|updated|amended|revised|rewritten|reworded|added)|updating|amending|revising|rewriting|"
        r"changing)\b"
    ),
    rf"\b{_THING}\b[^.;\n]{{0,20}}?\bneeds? (?:updating|amending|revising|rewriting|changing)\b",
    (
        rf"\b{_THING}(?: (?:review|revision|update|refresh|roll-?out|relaunch|launch))?(?: is| are|,)? "
        r"(?:scheduled|planned|programmed|timetabled) (?:for|in|to)\b(?! (?:be held )?(?:every|each)\b)"
    ),
    r"\bwill be (?:\w{1,20} ){1,2}(?:in|under|by) (?:the|our|a) (?:new|next|revised|updated)\b",
    (
        rf"\b(?:will|shall) be (?:covered|addressed|picked up|included|built|incorporated|dealt with) (?:in|into|by|"
        rf"through|"
        rf"as part of) (?:(?:the|our|a|an|staff|team|{_NEW}) ){{0,3}}{_OVER}\b"
    ),
    (
        r"(?:\b(?:will|shall)|['’]ll) be (?:adding|introducing|developing|implementing|launching|rolling out|"
        r"recruiting|procuring|"
        r"amending|rewriting|revising|publishing|updating (?:the|our|this|these|it)(?! resident| tenant| complainant|"
        r" case))\b"
    ),
    rf"\b(?:we|which|and|are|is|council|association) going to {_BUILDING}\b",
    r"\bto be (?:broadened|strengthened|introduced|implemented|developed|formali[sz]ed|rolled out)\b",
    rf"\bto be (?:included|added|reflected|covered|clarified) (?:in|to|on|by) (?:the|our|a) {_NEW}\b",
    rf"^to be {_MENDED}\b|^to be {_CHANGED}\b",
    r"\b(?:briefings?|training|workshops?|sessions?|refresher|roll-?out) to follow\b(?! up)",
    (
        r"\bnew (?:\w{1,20} ){0,4}(?:policy|system|procedure|process|structure|approach)(?: \w{1,20})? (?:will|should|"
        r"would)\b"
    ),
    (
        rf"\b(?:following|after|once|subject to|pending) (?:\w{{1,20}} )?{_BOARD}(?: \w{{1,20}})? ?(?:approv|adopt|"
        rf"sign|agree|"
        r"ratif)[^.;\n]{0,60}\b(?:will|goes? live|to be)\b|\b(?:subject to|pending) (?:\w{1,20} )?"
        rf"{_BOARD} (?:approval|adoption|sign-off|agreement)\b"
    ),
    rf"\ban action (?:has been|was|is|will be) (?:raised|set|agreed|logged|added)[^.;\n]{{0,60}}\bto {_BUILDING}\b",
    rf"\b{_WE} (?:also |now |currently )?plan(?:s|ning|ned)? to\b",
    rf"\b{_WE} (?:also )?intends? to\b",
    rf"\b(?:in the (?:\w{{1,20}} )?)?process of (?:\w{{1,20}} )?(?:being )?{_MAKING}(?:ing|ting|ed|ten)\b",
    rf"\b(?:currently|now|presently|are|is) {_MAKING}(?:ing|ting) (?:a|an|our|the|its|new)\b",
    r"\b(?:currently|now|are|is|also) looking (?:to|into)\b|\bcurrently looking at\b|(?:^|(?<=\n))looking to\b",
    rf"\b{_THING}\b[^.;\n]{{0,40}}?\b(?:is|are) (?:currently |now |also )?(?:under review|in draft\b|{_IN_HAND})",
    r"\b(?:in|under) development\b",
    (
        r"\b(?:is|are|has|have|does|do) not yet\b(?! (?:due|responded|answered|been (?:answered|resolved|closed)))"
        r"(?! \w{1,20} [^.;\n]{0,60}\b(?:until|unless|before|without)\b)"
        r"|(?<!who )(?<!that )(?<!which )\b(?:has|have) yet to\b|\byet to be\b"
    ),
    (
        r"\b(?:recruitment|training|roll-?out|project|programme|procurement) (?:starts|begins|commences) (?:shortly|"
        r"soon|in|next)\b"
    ),
    r"\bit is (?:proposed|intended|planned|hoped) (?:that|to)\b",
    r"\bonce the (?:restructure|project|recruitment|migration|upgrade|procurement|consultation|merger) (?:is|has)\b",
    r"\bnext (?:edition|issue|newsletter|annual report|policy review)\b[^.;\n]{0,30}\bwill\b",
    r"\bdue for (?:approval|publication|adoption|launch|roll-?out)\b",
    rf"\bexpected to (?:be|become) {_READY}\b",
    r"\bdue to (?:be (?:published|launched|approved|adopted|reviewed|completed|introduced)|go live|begin)\b",
    r"(?<!in )(?<!the )\bin due course\b(?! of)|\bin the near future\b|\bwork in progress\b",
    rf"\bshould be {_READY} (?:in|by|from|on)\b",
    (
        r"\bwe (?:are )?(?:hop|aim|expect|propos|anticipat)(?:e|ing)? to (?:introduce|develop|publish|launch|implement|"
        r"adopt|recruit|roll out|go live|complete (?:this|the review|it)|have (?:this|these|it|the new))\b"
    ),
    r"\bworking towards (?:full |being |becoming )?(?:compl|meeting|implement|introduc|adopt)",
    r"\bonce (?:the|our|a) (?:new|revised|updated) (?:\w{1,20} ){1,3}(?:is|are|has)\b",
)
_PROMISE = re.compile("|".join(_PROMISES), re.IGNORECASE | re.MULTILINE)
_CONDITION_BEFORE = re.compile(
    r"\b(?:if|where|when|whenever|while|unless|should (?:a|the|we)|in the event)\b", re.IGNORECASE
)
_HABIT_AFTER = re.compile(
    r"^[^.;\n]{0,40}?\b(?:every|each|annually|yearly|quarterly|monthly|weekly|regularly|periodically|if|where|whenever|"
    r"as (?:needed|necessary|required|appropriate)|when (?:needed|required))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:actions?|steps?|measures?|what|how|remed(?:y|ies))\W+(?:\w+\W+){0,3}$", re.IGNORECASE)
_LOOK_BACK = 40
_LOOK_AHEAD = 80


def promises(text: str) -> Iterator[Words]:
    """Where a text says what will be done rather than what is done."""
    spelt = spelt_out(text)
    text = spelt.text
    for found in _PROMISE.finditer(text):
        sentence = sentence_before(text, found.start())
        if _CONDITION_BEFORE.search(sentence) or _HABIT_AFTER.match(text[found.end() : found.end() + _LOOK_AHEAD]):
            continue
        relative = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if "intend" in found.group().casefold() and _RELATIVE.search(relative):
            continue
        yield spelt.back(found.start(), found.end())
