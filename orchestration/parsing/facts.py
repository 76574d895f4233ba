"""The nine classes of facts, in the shape of the annotation guide, each with the span that it was read from.

Field names and vocabularies are the guide's; ``warehouse.md``'s column names are given by ``frames``. Every fact names its
``rule`` (what read it), its ``evidence`` (where) and its ``confidence`` (how often facts of this rule are right, 0-1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from orchestration.parsing.mentions import Place, Qualifier

FactClass = Literal[
    "cities",
    "organizations",
    "persons",
    "events",
    "agreements",
    "stated_counts",
    "investments",
    "projects",
    "partnerships",
]
CLASSES: tuple[FactClass, ...] = get_args(FactClass)

OrganizationType = Literal[
    "company",
    "government",
    "party",
    "association",
    "university",
    "hospital",
    "bank",
    "park",
    "military",
    "media",
    "other",
]
EventType = Literal["visit", "meeting", "conference", "fair", "signing", "ceremony", "exchange"]
AgreementKind = Literal[
    "cooperation_agreement",
    "strategic_agreement",
    "framework_agreement",
    "memorandum",
    "letter_of_intent",
    "sister_city",
    "friendship_agreement",
    "contract",
    "project",
    "other",
]
AgreementStatus = Literal["signed", "planned", "expired"]
StatedCountOf = Literal["agreements", "projects", "enterprises", "participants", "cities", "countries"]
MoneyStatus = Literal["pledge", "commitment", "implementation", "completion"]
InvestmentType = Literal["investment", "contract", "grant", "loan", "fund"]
InvestmentScope = Literal["project", "aggregate"]
PartnershipKind = Literal[
    "counterpart_assistance",
    "sister_city",
    "friendly_cooperation",
    "counterpart_cooperation",
    "other",
]
PartyKind = Literal["organization", "city", "province", "country", "unknown"]


@dataclass(frozen=True, slots=True)
class Span:
    """Code points from ``start`` to ``end`` (exclusive) of the normalised text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Party:
    """A side of a fact: the name of an organization or place as listed among the article's cities and organizations."""

    name: str
    kind: PartyKind
    place: Place | None = None
    """The place itself where the party is one; for an organization its home, if known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries. ``confidence`` None: the rule's calibrated value is filled in by the parser."""

    evidence: Span
    rule: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CityFact(Fact):
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFact(Fact):
    name: str
    type: str | None
    home: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact(Fact):
    name: str
    titles: tuple[str, ...] = ()
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact(Fact):
    type: EventType
    date: str | None
    city: Party | None
    cities: tuple[Party, ...]
    """Whom the event joins; for a visit the visitor first, the host after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFact(Fact):
    kind: AgreementKind | None
    parties: tuple[Party, ...]
    title: str | None = None
    status: AgreementStatus = "signed"
    count: int = 1
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCountFact(Fact):
    what: StatedCountOf
    count: int
    qualifier: Qualifier = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentFact(Fact):
    amount: int | float
    currency: str | None
    amount_high: int | float | None = None
    qualifier: Qualifier = "exact"
    scope: InvestmentScope | None = None
    status: MoneyStatus | None = None
    type: InvestmentType | None = "investment"
    project: str | None = None
    project_count: int | None = None
    investors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    period: str | None = None
    """The words of the text for the time the money is spread over (`past two years`)."""
    period_edtf: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFact(Fact):
    name: str
    city: Party | None = None
    status: MoneyStatus | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipFact(Fact):
    cities: tuple[Party, Party]
    kind: PartnershipKind
    since: str | None = None
    duration_years: int | None = None


AnyFact = (
    CityFact
    | OrganizationFact
    | PersonFact
    | EventFact
    | AgreementFact
    | StatedCountFact
    | InvestmentFact
    | ProjectFact
    | PartnershipFact
)

CLASS_OF: dict[type[Fact], FactClass] = {
    CityFact: "cities",
    OrganizationFact: "organizations",
    PersonFact: "persons",
    EventFact: "events",
    AgreementFact: "agreements",
    StatedCountFact: "stated_counts",
    InvestmentFact: "investments",
    ProjectFact: "projects",
    PartnershipFact: "partnerships",
}
