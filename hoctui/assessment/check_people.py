"""Names of persons in an answer, told apart from offices, teams and organisations, which are no persons. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoctui.assessment.check_names import ABBREVIATED_OFFICES, FIRST_NAMES, OF_PAPERS
from hoctui.assessment.check_words import Words

# Every length is bounded: a word of 100,000 letters costs no more than its letters.
_NAME = r"[A-Z](?:[a-zà-ÿ]{0,3}['’][A-Z])?[a-zà-ÿ]{1,30}(?:-[A-Z][a-zà-ÿ]{1,30})?(?![a-zà-ÿ])"
_INITIALS = r"(?:[A-Z]\.? {1,3}){0,3}"
_PARTICLES = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]en|[Dd]er|[Dd]u|[Dd]a|[Dd]os|[Dd]i|[Dd]el|[Dd]ella|[Ll]a|[Ll]e|[Aa]l|[Ee]l|[Bb]in|"
    r"[Bb]int|"
    r"[Ii]bn|[Tt]er|[Tt]en|[Aa]p|[Mm]ac|[Ss]t\.?)[ -]){0,3}"
)
_TITLED = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev)\b\.? {1,3}"
    rf"(?:(?:and|&) (?:Mrs|Mr|Ms)\.? )?{_INITIALS}{_PARTICLES}(?P<name>{_NAME}|[A-Z]{{2,20}}\b)"
)
_BY_A_LETTER = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.? {1,3}(?P<letter>[E-W])\b(?!['’\w]|\.\w)")
"""Mrs K: from A to D and from X on it is no person's own letter, but the first that came to hand."""
_OFFICE = re.compile(rf"\b(?:Cllr|Councillor|Alderman|Professor|Prof)\b\.? {{1,3}}{_INITIALS}(?P<name>{_NAME})")
_OFFICES = (
    r"(?:Head|Director|Manager|Officer|Executive|Chair|Chairman|Chairwoman|Lead|Member|Leader|Co-?ordinator|Adviser|"
    r"Advisor|Secretary|Caretaker|Surveyor|MRC|manager|officer|director|adviser|chair|lead|caretaker)\b(?!['’]s)"
)
_JOB = rf"(?:(?:[A-Z][\w&-]{{1,30}},? |of |and |for |the |our |a |an ){{0,5}}?{_OFFICES})"
_THEN_JOB = re.compile(rf"\b(?P<first>{_NAME}) (?:[A-Z]\.? )?(?P<name>{_NAME}) ?(?:,|\(|–|—|-) ?{_JOB}")
_LETTER_THEN_JOB = re.compile(
    rf"(?<![\w&.'’-])(?P<before>(?:[A-Za-z]{{1,20}} )?)(?P<first>(?:[A-Z]\. ?){{1,3}}|[B-HJ-Z] )(?P<name>{_NAME}) ?"
    rf"(?:,|\(|–|—|-) ?{_JOB}"
)
_JOB_THEN = re.compile(
    r"\b(?:Head of [A-Z]\w{1,30}(?: (?:and )?[A-Z]\w{1,30})?|Director(?: of [A-Z]\w{1,30})?|Manager|Officer|"
    r"Chief Executive|Chair|MRC) ?(?:,|\(|:|–|—| is| -) ?"
    rf"(?P<first>{_NAME}) (?P<name>{_NAME})\b"
)
_OUR_OFFICER = re.compile(
    r"\b(?:[Oo]ur|[Tt]he) (?:[a-z]{1,20} ){0,2}"
    r"(?:officer|manager|director|lead|chair|champion|executive|member|handler)"
    rf"(?:, ?| ?\(| is | was )(?P<first>{_NAME}) (?P<name>{_NAME})\b"
    rf"|\b(?:Chief Executive|Managing Director) (?P<given>{_NAME}) (?P<family>{_NAME})\b"
)
_MAIL = re.compile(r"(?<![\w.+-])(?P<local>[\w.+'-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PERSON_AT = re.compile(r"(?P<first>[a-z]{1,64})[._](?:[a-z]\.)?(?P<name>[a-z'-]{1,64})\d{0,9}", re.IGNORECASE)

_PHONE = r"\(?(?:\+44|0)[\d][\d ()-]{7,14}\d"
_DOES = (
    r"(?:handles?|deals? with|answers|manages|looks after|leads|logs|signs|checks|oversees|is responsible|is our|"
    r"is the|"
    r"monitors|replies|responds|keeps|runs|sends|has (?:done|checked|confirmed|agreed|the)|will|does|did|acknowledges|"
    r"investigates|coordinates|co-ordinates|reviewed|reviews|checked|confirmed|wrote|said|advised|told|in (?:housing|"
    r"repairs|"
    r"complaints|customer|finance|IT|legal))\b"
)
_FAMILY = rf"{_PARTICLES}(?:{_NAME}|[A-Z]{{2,20}}\b)"
_WHO = rf"(?P<first>{_NAME})(?: [A-Z]\.?)? (?P<name>{_FAMILY})"
_WHO_DOES = re.compile(rf"\b{_WHO} {_DOES}")
_ONE_DOES = re.compile(
    rf"(?:^|(?<=[.;:!?] )|(?<=\n))(?P<first>{_NAME}) (?:handles|deals with|answers|looks after|logs|signs|replies|"
    r"responds to|keeps|has (?:done|checked|confirmed|the))\b"
)
_WHO_IS_ASKED = re.compile(
    rf"\b(?:[Cc]ontact|[Aa]sk|[Aa]sk for|[Cc]all|[Rr]ing|[Pp]hone|[Ss]peak to|[Ss]ee|[Ee]mail|[Hh]andled by|"
    rf"[Ss]igned by|"
    rf"[Oo]wned by|[Ll]ed by|[Dd]one by|[Kk]ept by|[Cc]hecked by|[Ss]ent by|[Aa]nswered by|[Oo]wner:|[Ll]ead:) {_WHO}"
)
_WHO_AT = re.compile(
    rf"\b(?P<first>{_NAME})(?: (?P<name>{_FAMILY}))?,? ?(?:on|at|:|\(|-|–|tel:?|ext:?|,)? ?(?:tel\.?:? ?|"
    rf"ext\.? ?)?{_PHONE}"
)
_WHOSE = re.compile(
    rf"\b(?P<first>{_NAME})(?: (?P<name>{_FAMILY}))?['’]s (?:own )?(?:log|spreadsheet|list|tracker|notes|inbox|emails?|"
    r"mailbox|folder|diary|records?|files?)\b"
)
_ONE_IS_ASKED = re.compile(
    rf"\b(?:[Ss]ee|[Aa]sk|[Ss]peak to|[Cc]heck with|[Cc]ontact|[Rr]ing|[Cc]all|[Ee]mail) (?P<first>{_NAME}) (?:for|"
    rf"about|re|on"
    r"|in (?:housing|repairs|complaints|finance|IT|legal))\b"
)
_DIRECT = re.compile(
    rf"\b(?:direct (?:dial|line|number)|DDI|(?:his|her|my|their|personal|work) (?:mobile|number)|mob)\b[ :.(]{{0,4}}"
    rf"(?:is |on |number )?{_PHONE}",
    re.IGNORECASE,
)
_FAMILY_FIRST = re.compile(rf"\b(?P<name>[A-Z]{{2,20}}(?:[-'’][A-Z]{{2,20}})?), (?P<first>{_NAME})(?! [a-z])")
_WHOLLY = re.compile(rf"\s{{0,9}}{_WHO}(?:\s{{0,9}}$|\s?(?:,|–|-|\())")

_SOMEBODY = (_WHO_DOES, _WHO_IS_ASKED, _WHO_AT, _ONE_DOES, _ONE_IS_ASKED, _WHOSE, _FAMILY_FIRST)

# An owner is named in few words, and who is not an office there is mostly somebody.
_ONLY_INITIALS = re.compile(r"\s{0,9}(?P<letters>[A-Z](?:\.? ?[A-Z]){1,2})\.?\s{0,9}")
_OWNING = re.compile(
    rf"\s{{0,9}}(?:(?P<first>{_NAME})|[A-Z]\.?(?: ?[A-Z]\.?)?) "
    rf"(?P<name>{_FAMILY})(?:\s{{0,9}}$|\s?[,(/&–-])"
)
_ONE_NAME = re.compile(rf"\s{{0,9}}(?P<first>{_NAME})\s{{0,9}}")

# Words that begin with a capital in a landlord's papers and are nobody's name.
_CAPITALS = """
    academy access accountable admin advice advisor advisory all an and annual any appeal appeals approach area asset
    assets assistant association audit board borough business cabinet care case central chair chief city claims
    clerk code committee communications communities community complaint complaints compliance contact contract
    contracts corporate council county customer customers data democratic department deputy development digital
    director directorate district each early east enquiries enquiry equality estate estates executive experience
    feedback finance for governance group growth head health help home homes house housing improvement independent
    info information insight internal investment it landlord law lead leader leasehold legal lettings liaison local
    madam mail maintenance management manager mayor member members monitoring neighbourhood neighbourhoods new north
    office officer officers ombudsman online operations or our panel people performance planning policy portal
    portfolio post press principal procedure programme project projects property public quality quarter records
    recovery regulator regulatory relations rent repair repairs reply report reports resident residents resolution
    resolutions resource resources responsible review reviews risk safety scheme scrutiny secretary section senior
    service services social south staff stage standards strategic strategy support surveyor system systems team teams
    technical tenancy tenant tenants the their this transformation trust unit web welfare west when where with works
    call calls centre chairs democracy enforcement engagement involvement learning satisfaction surveys training
    aid ambulance army brigade police administration administrator administrators analyst auditor auditors
    champion chairperson commissioning company coordinator handler handlers handling holder inspector inspectors justice
    partner partners patch scrutiny supervisor supervisors trainer treasurer trustee trustees voids writer
    voice volunteer volunteers young youth
    aareon act activeh capita civica cx dynamics excel housemark mri northgate orchard outlook salesforce
    sharepoint sustainment tpas
    advocacy allocations anti assessment behaviour caretaking cleaning commissioner control desk duty employee
    engineer enterprise environmental first functions general grounds hub inspection interim legislation
    line lettings marketing monday tuesday wednesday thursday friday money operational overview
    partnership partnerships payments permanent rehousing reception regeneration rents solicitor specialist
    sheltered shared strategic supervisor supported temporary tenure transformation voids wellbeing
"""
_PLACE_WORDS = """
    avenue buildings centre close court crescent drive estate gardens house lane lodge mews place quay road row square
    street terrace tower towers villas yard
    abbey academy borough bridge castle cathedral church college cottage cottages dock docks foundation hospice hospital
    institute library lodge museum park primary school theatre university way wharf
"""
_PLACES = frozenset(_PLACE_WORDS.split())
"""Words that end the name of a place and hardly ever that of a family, as Green, Hill, Hall or Wood do."""
_PROGRAMS = ("teams", "office", "excel", "forms", "outlook", "sharepoint", "word", "dynamics")
_ALSO_WORDS = ("Miss", "Sir", "Dame", "Rev")
_NO_NAMES = frozenset(_CAPITALS.split())


def titled(text: str) -> Iterator[Words]:
    """Names that follow Mr, Mrs, Ms and the like, and electronic addresses that hold a name."""
    for found in _TITLED.finditer(text):
        judge = found["name"] == "Justice"
        named = not judge and (found["title"] not in _ALSO_WORDS or not _is_no_name(found["name"]))
        if named and not (found["title"] == "Ms" and found["name"].casefold() in _PROGRAMS):
            yield Words(found.start(), found.end())
    for found in _MAIL.finditer(text):
        held = _PERSON_AT.fullmatch(found["local"])
        if held and not _is_no_name(held["first"]) and not _is_no_name(held["name"]):
            yield Words(found.start(), found.end())


def in_office(text: str) -> Iterator[Words]:
    """Names beside a job or an elected office, which may be meant to be there."""
    for found in _OFFICE.finditer(text):
        if not _is_no_name(found["name"]):
            yield Words(found.start(), found.end())
    for found in _BY_A_LETTER.finditer(text):
        yield Words(found.start(), found.end())
    for found in _LETTER_THEN_JOB.finditer(text):
        known = _is_no_name(found["name"]) or _is_place(found["name"]) or found["first"].strip() in ("IT", "HR", "UK")
        if not known and found["before"].strip().casefold() not in OF_PAPERS:
            yield Words(found.start("first"), found.end("name"))
    for pattern in (_THEN_JOB, _JOB_THEN, _OUR_OFFICER):
        for found in pattern.finditer(text):
            first, name = ("given", "family") if found.groupdict().get("given") else ("first", "name")
            if not (_is_no_name(found[first]) or _is_no_name(found[name]) or _is_place(found[name])):
                yield Words(found.start(first), found.end(name))


def at_work(text: str) -> Iterator[Words]:
    """Names that only a common first name tells of, where somebody does something, is asked, or has a telephone."""
    for pattern in _SOMEBODY:
        for found in pattern.finditer(text):
            if _is_first(found["first"]) and not _is_elsewhere(found.groupdict().get("name")):
                yield Words(found.start(), found.end())
    for found in _DIRECT.finditer(text):
        yield Words(found.start(), found.end())
    whole = _WHOLLY.match(text)
    if whole and _is_first(whole["first"]) and not _is_elsewhere(whole["name"]):
        yield Words(whole.start("first"), whole.end("name"))


def owning(owner: str) -> Iterator[Words]:
    """A person, or a person's initials, as the owner of an action."""
    found = _OWNING.match(owner) or _ONE_NAME.fullmatch(owner) or _ONLY_INITIALS.fullmatch(owner)
    if found is None:
        return
    given = found.groupdict()
    if given.get("letters"):
        if re.sub(r"[ .]", "", given["letters"]) not in ABBREVIATED_OFFICES:
            yield Words(found.start("letters"), found.end("letters"))
        return
    first, name = given.get("first"), given.get("name")
    if name is None:
        named = first is not None and _is_first(first)
    else:
        named = not (first and _is_no_name(first)) and not _is_elsewhere(name)
    if named:
        yield Words(0, found.end("name" if name else "first"))


def _is_first(word: str) -> bool:
    return re.split(r"['’-]", word.casefold())[0] in FIRST_NAMES


def _is_elsewhere(name: str | None) -> bool:
    """Whether what stands where a family's name would is a place or an organisation's word."""
    return name is not None and any(
        _is_no_name(one) or _is_place(one) or one in ABBREVIATED_OFFICES for one in name.split()
    )


def _is_place(word: str) -> bool:
    return word.casefold() in _PLACES


def _is_no_name(word: str) -> bool:
    return any(part in _NO_NAMES for part in re.split(r"['’-]", word.casefold()))
