"""One partnership once: the article may name two cities' tie many times, with its beginning in one place only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orchestration.parsing.facts import PartnershipFact


def once(partnerships: Iterable[PartnershipFact]) -> list[PartnershipFact]:
    """The partnerships of one article, each pair and kind once, in order of first mention."""
    kept: dict[tuple[frozenset[str], str], PartnershipFact] = {}
    for told in sorted(partnerships, key=lambda fact: (fact.evidence.start, fact.evidence.end)):
        key = (frozenset(city.name.casefold() for city in told.cities), told.kind)
        kept[key] = _merged(kept[key], told) if key in kept else told
    return list(kept.values())


def _merged(kept: PartnershipFact, again: PartnershipFact) -> PartnershipFact:
    """The telling that knows the beginning best; a stated date beats one that is counted back from a length."""
    best, other = sorted((kept, again), key=_knowledge, reverse=True)
    return replace(best, since=best.since or other.since, duration_years=best.duration_years or other.duration_years)


def _knowledge(fact: PartnershipFact) -> tuple[bool, bool, int]:
    return (fact.since is not None, fact.duration_years is None, len(fact.since or ""))
