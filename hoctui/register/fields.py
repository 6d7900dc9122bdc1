"""How an event's field is declared: once, with what it holds, where it is kept, and how a form asks for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A field that names and describes nobody: a day, a code, a number, pence or an id. Kept in the event's row."""

    label: str
    hint: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    """Value and words of each choice, where there are only so many."""
    refers: tuple[str, ...] = ()
    """Kinds of duty, one of which on the same case it names by its number (see duties.py)."""
    pence: bool = False
    """Whether it is an amount of money, kept in pence and typed in pounds."""


@dataclass(frozen=True, slots=True)
class Words:
    """A field that names or describes a person. Kept in the event's body, apart, so that it can be erased."""

    label: str
    hint: str = ""
    required: bool = False
    lines: int = 1
    """Lines that a form gives it; more than one makes it a text of paragraphs."""
    limit: int = 300
    """Characters that it may hold."""
    sensitive: bool = False
    """Whether it tells of a disability, a need or a restriction: kept out of lists and documents unless asked for."""
    person: bool = False
    """Whether it names somebody else than the resident, whom a copy for the resident's own request marks."""


CHANNELS = (
    ("telephone", "telephone"),
    ("email", "email"),
    ("letter", "letter"),
    ("in person", "in person"),
    ("online form", "online form"),
    ("survey", "survey"),
    ("social media", "social media"),
    ("councillor or MP", "councillor or MP"),
    ("other", "other"),
)

CATEGORIES = tuple(
    (name, name)
    for name in (
        "property condition",
        "complaint handling",
        "anti-social behaviour",
        "health and safety",
        "charges",
        "estate management",
        "moving to a property",
        "occupancy rights",
        "reimbursement and payments",
        "staff",
        "information and data management",
        "resident involvement",
        "buying or selling a property",
    )
)

TENURES = (
    ("tenant", "tenant"),
    ("shared owner", "shared owner"),
    ("leaseholder", "leaseholder"),
    ("former", "former resident"),
    ("applicant", "applicant"),
)

KINDS = (("complaint", "complaint"), ("service request", "service request"))

DECISIONS = (
    ("upheld", "upheld"),
    ("partially upheld", "partially upheld"),
    ("not upheld", "not upheld"),
)

GROUNDS = (
    ("over_age", "too long ago"),
    ("legal_proceedings", "a claim has been filed at court"),
    ("already_considered", "already considered under the policy"),
    ("other", "another valid reason"),
)

DIRECTIONS = (("out", "from us"), ("in", "from the resident"))

CONSENTS = (
    ("given", "given"),
    ("awaited", "asked for, not here yet"),
    ("not needed", "not needed"),
)

RELATIONS = (
    ("family or friend", "family or friend"),
    ("councillor or MP", "councillor or MP"),
    ("advice or advocacy", "advice or advocacy"),
    ("solicitor", "solicitor"),
    ("designated person", "designated person"),
    ("other", "other"),
)

ARRANGED = (
    ("adjustment", "adjustment or disclosed need"),
    ("contact arrangement", "how we keep in touch"),
    ("contact restriction", "restriction on contact"),
)

REVIEWS = (("kept", "stays as it is"), ("changed", "changed"), ("ended", "ended"))

RISKS = (("low", "low"), ("medium", "medium"), ("high", "high"))

LINKS = (
    ("related", "belongs with it"),
    ("recurring", "the same problem again"),
    ("follows", "follows from it"),
    ("apart", "a point logged apart"),
    ("joint", "complained of together"),
)

JOINING = (("joined", "joined to this complaint"), ("apart", "to be logged as a new one"))

ASKED = (
    ("colleague", "a colleague"),
    ("contractor", "a contractor"),
    ("staff complained about", "staff complained about, for their reply"),
    ("resident", "the resident"),
    ("other", "somebody else"),
)

REMEDIES = (
    ("action taken", "action"),
    ("apology", "apology"),
    ("acknowledgement", "acknowledgement"),
    ("explanation", "explanation"),
    ("decision changed", "decision changed"),
    ("record amended", "record amended"),
    ("financial remedy", "financial remedy"),
    ("policy changed", "policy or practice changed"),
)

SETTLED = (
    ("paid", "paid"),
    ("set against arrears", "set against arrears"),
    ("declined", "declined by the resident"),
)

SCORES = (
    ("5", "very satisfied"),
    ("4", "fairly satisfied"),
    ("3", "neither"),
    ("2", "fairly dissatisfied"),
    ("1", "very dissatisfied"),
)

FINDINGS = (
    ("no maladministration", "no maladministration"),
    ("service failure", "service failure"),
    ("maladministration", "maladministration"),
    ("severe maladministration", "severe maladministration"),
    ("mediation", "resolved by mediation"),
    ("redress", "reasonable redress"),
    ("outside jurisdiction", "outside jurisdiction"),
    ("withdrawn", "withdrawn"),
)

ORDER_KINDS = (
    ("order", "order"),
    ("recommendation", "recommendation"),
    ("failure order", "complaint handling failure order"),
    ("failure notice", "complaint handling failure notice"),
)

PAPERS = (
    ("letter", "letter"),
    ("email", "email"),
    ("form", "form"),
    ("photograph", "photograph"),
    ("report", "report or survey"),
    ("other", "other"),
)

LETTERS = (
    ("acknowledgement", "acknowledgement"),
    ("extension", "extension"),
    ("stage1", "stage 1 response"),
    ("stage2", "stage 2 response"),
    ("stage3", "stage 3 response"),
    ("refusal", "refusal to accept"),
    ("refusal-to-escalate", "refusal to escalate"),
    ("update", "update"),
)
