"""What makes a fact itself within its article: the content that its key is a hash of, and the sides that it joins.

No span, rule or parser version enters: corrections and history hold on to these keys through every later parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from orchestration.loading.keys import folded
from orchestration.parsing.facts import (
    AgreementFact,
    AnyFact,
    CityFact,
    EventFact,
    InvestmentFact,
    OrganizationFact,
    PartnershipFact,
    Party,
    PersonFact,
    ProjectFact,
    StatedCountFact,
)
from orchestration.parsing.mentions import Place

Role = Literal["party", "investor", "recipient", "location", "host", "visitor", "participant", "partner"]
Content = tuple[str | int | float | None, ...]


def content(fact: AnyFact) -> Content:
    """The natural content of a fact; two facts of one class in an article that share it are told apart by order."""
    match fact:
        case CityFact():
            return (fact.place.key,)
        case OrganizationFact() | PersonFact() | ProjectFact():
            return (folded(fact.name),)
        case EventFact():
            return (fact.type, fact.date, *_names(fact.cities))
        case AgreementFact(title=str(title)):
            return ("title", folded(title))
        case AgreementFact():
            return ("parties", *_names(fact.parties)) if fact.parties else ("kind", fact.kind, fact.count)
        case StatedCountFact():
            return (fact.what, fact.count)
        case InvestmentFact():
            return (fact.amount, fact.currency)
        case PartnershipFact():
            return (fact.kind, *_names(fact.cities))


def parties(fact: AnyFact) -> Iterator[tuple[Role, Party]]:
    """The sides of a fact with their roles, in order of the text within each role."""
    match fact:
        case AgreementFact():
            yield from (("party", party) for party in fact.parties)
        case InvestmentFact():
            yield from (("investor", party) for party in fact.investors)
            yield from (("recipient", party) for party in fact.recipients)
        case EventFact():
            if fact.city:
                yield "location", fact.city
            yield from ((_role_in(fact, party), party) for party in fact.cities)
        case ProjectFact(city=Party() as city):
            yield "location", city
        case PartnershipFact():
            yield from (("partner", party) for party in fact.cities)


def place_of(party: Party) -> Place | None:
    """The place of a side; of a city that was never resolved, one that has nothing but its name."""
    if party.place is None and party.kind == "city":
        return Place(start=0, end=0, text=party.name, name=party.name, kind="city")
    return party.place


def places_of(fact: AnyFact) -> Iterator[Place]:
    """Every place that a fact refers to, as itself, a side or a home."""
    if isinstance(fact, CityFact):
        yield fact.place
    elif isinstance(fact, OrganizationFact) and fact.home:
        yield fact.home
    for _, party in parties(fact):
        if place := place_of(party):
            yield place


def _role_in(event: EventFact, party: Party) -> Role:
    """The city where it takes place is the host; of a visit's other cities the first is the visitor.

    Where the article does not say where a visit took place, all but the first are its hosts.
    """
    if event.city is not None and _key(party) == _key(event.city):
        return "host"
    if event.type != "visit":
        return "participant"
    if party == next((other for other in event.cities if event.city is None or _key(other) != _key(event.city)), None):
        return "visitor"
    return "host" if event.city is None else "participant"


def _key(party: Party) -> str:
    return party.place.key if party.place else folded(party.name)


def _names(sides: Iterable[Party]) -> list[str]:
    return sorted(folded(party.name) for party in sides)
