"""One partnership once: the article may name two cities' tie many times, with its beginning in one place only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orchestration.parsing.deixis_antecedents import city_of
from orchestration.parsing.facts import AgreementFact, PartnershipFact

_FOUNDING = frozenset({"sister_city", "friendship_agreement"})


def once(partnerships: Iterable[PartnershipFact], agreements: Iterable[AgreementFact]) -> list[PartnershipFact]:
    """The partnerships of one article, each pair and kind once, in order of first mention.

    One that the article sees founded stands since its agreement was signed.
    """
    kept: dict[tuple[frozenset[str], str], PartnershipFact] = {}
    for told in sorted(partnerships, key=lambda fact: (fact.evidence.start, fact.evidence.end)):
        key = (_cities(told), told.kind)
        kept[key] = _merged(kept[key], told) if key in kept else told
    signed = _signed_between(agreements)
    return [
        fact if fact.since or fact.duration_years else replace(fact, since=signed.get(_cities(fact)))
        for fact in kept.values()
    ]


def _cities(fact: PartnershipFact) -> frozenset[str]:
    return frozenset(city.name.casefold() for city in fact.cities)


def _signed_between(agreements: Iterable[AgreementFact]) -> dict[frozenset[str], str]:
    """The day on which two cities signed a document that founds a partnership, by their names."""
    days: dict[frozenset[str], str] = {}
    for agreement in agreements:
        cities = frozenset(city.name.casefold() for party in agreement.parties if (city := city_of(party)))
        if agreement.status == "signed" and agreement.kind in _FOUNDING and agreement.date and len(cities) == 2:
            days.setdefault(cities, agreement.date)
    return days


def _merged(kept: PartnershipFact, again: PartnershipFact) -> PartnershipFact:
    """The telling that knows the beginning best; a stated date beats one that is counted back from a length."""
    best, other = sorted((kept, again), key=_knowledge, reverse=True)
    return replace(best, since=best.since or other.since, duration_years=best.duration_years or other.duration_years)


def _knowledge(fact: PartnershipFact) -> tuple[bool, bool, int]:
    return (fact.since is not None, fact.duration_years is None, len(fact.since or ""))
