"""Names of persons in an answer, told apart from offices, teams and organisations, which are no persons. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoctui.assessment.check_words import Words

# Every length is bounded: a word of 100,000 letters costs no more than its letters.
_NAME = r"[A-Z](?:[a-zà-ÿ]{0,3}['’][A-Z])?[a-zà-ÿ]{1,30}(?:-[A-Z][a-zà-ÿ]{1,30})?(?![a-zà-ÿ])"
_INITIALS = r"(?:[A-Z]\.? {1,3}){0,3}"
_TITLED = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev)\b\.? {1,3}"
    rf"(?:(?:and|&) (?:Mrs|Mr|Ms)\.? )?{_INITIALS}(?P<name>{_NAME})"
)
_OFFICE = re.compile(rf"\b(?:Cllr|Councillor|Alderman|Professor|Prof)\b\.? {{1,3}}{_INITIALS}(?P<name>{_NAME})")
_OFFICES = (
    r"(?:Head|Director|Manager|Officer|Executive|Chair|Chairman|Chairwoman|Lead|Member|Leader|Co-?ordinator|Adviser|"
    r"Advisor|Secretary|Caretaker|Surveyor|MRC|manager|officer|director|adviser|chair|lead|caretaker)\b(?!['’]s)"
)
_JOB = rf"(?:(?:[A-Z][\w&-]{{1,30}},? |of |and |for |the |our |a |an ){{0,5}}?{_OFFICES})"
_THEN_JOB = re.compile(rf"\b(?P<first>{_NAME}) (?:[A-Z]\.? )?(?P<name>{_NAME}) ?(?:,|\(|–|—|-) ?{_JOB}")
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
"""
_PLACES = frozenset(_PLACE_WORDS.split())
"""Words that end the name of a place and hardly ever that of a family, as Green, Hill, Hall or Wood do."""
_PROGRAMS = ("teams", "office", "excel", "forms", "outlook", "sharepoint", "word", "dynamics")
_ALSO_WORDS = ("Miss", "Sir", "Dame", "Rev")
_NO_NAMES = frozenset(_CAPITALS.split())


def titled(text: str) -> Iterator[Words]:
    """Names that follow Mr, Mrs, Ms and the like, and electronic addresses that hold a name."""
    for found in _TITLED.finditer(text):
        named = found["title"] not in _ALSO_WORDS or not _is_no_name(found["name"])
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
    for pattern in (_THEN_JOB, _JOB_THEN, _OUR_OFFICER):
        for found in pattern.finditer(text):
            first, name = ("given", "family") if found.groupdict().get("given") else ("first", "name")
            if not (_is_no_name(found[first]) or _is_no_name(found[name]) or _is_place(found[name])):
                yield Words(found.start(first), found.end(name))


def _is_place(word: str) -> bool:
    return word.casefold() in _PLACES


def _is_no_name(word: str) -> bool:
    return any(part in _NO_NAMES for part in re.split(r"['’-]", word.casefold()))
