"""Names of persons in an answer, told apart from offices, teams and organisations, which are no persons. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoctui.assessment.check_words import Words

_NAME = r"[A-Z][a-zà-ÿ]*(?:['’][A-Z])?[a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
_TITLED = re.compile(rf"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev)\b\.? +(?:[A-Z]\.? +){{0,3}}(?P<name>{_NAME})")
_OFFICE = re.compile(rf"\b(?:Cllr|Councillor|Alderman|Professor)\b\.? +(?:[A-Z]\.? +){{0,3}}(?P<name>{_NAME})")
_JOB = (
    r"(?:(?:[A-Z][\w&-]+,? |of |and |for |the |our |a |an ){0,5}?(?:Head|Director|Manager|Officer|Executive|Chair|"
    r"Chairman|Chairwoman|Lead|Member|Leader|Co-?ordinator|Adviser|Advisor|Secretary|Caretaker|Surveyor|MRC|manager|"
    r"officer|director|adviser|chair|lead|caretaker)\b)"
)
_THEN_JOB = re.compile(rf"\b(?P<first>{_NAME}) (?:[A-Z]\.? )?(?P<name>{_NAME}) ?(?:,|\(|–|—|-) ?{_JOB}")
_JOB_THEN = re.compile(
    r"\b(?:Head of [A-Z]\w+(?: (?:and )?[A-Z]\w+)?|Director(?: of [A-Z]\w+)?|Manager|Officer|Chief Executive|Chair|MRC)"
    rf" ?(?:,|\(|:|–|—| is| -) ?(?P<first>{_NAME}) (?P<name>{_NAME})\b"
)
_MAIL = re.compile(r"(?<![\w.+-])(?P<local>[\w.+'-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PERSON_AT = re.compile(r"(?P<first>[a-z]+)[._](?:[a-z]\.)?(?P<name>[a-z'-]+)\d*", re.IGNORECASE)

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
"""
_ALSO_WORDS = ("Miss", "Sir", "Dame", "Rev")
_NO_NAMES = frozenset(_CAPITALS.split())


def titled(text: str) -> Iterator[Words]:
    """Names that follow Mr, Mrs, Ms and the like, and electronic addresses that hold a name."""
    for found in _TITLED.finditer(text):
        if found["title"] not in _ALSO_WORDS or not _is_no_name(found["name"]):
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
    for pattern in (_THEN_JOB, _JOB_THEN):
        for found in pattern.finditer(text):
            if not _is_no_name(found["first"]) and not _is_no_name(found["name"]):
                yield Words(found.start("first"), found.end("name"))


def _is_no_name(word: str) -> bool:
    return any(part in _NO_NAMES for part in re.split(r"['’-]", word.casefold()))
