"""One undertaking once, however often it is named; how far it has come is what the text says first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orchestration.parsing.facts import ProjectFact

_NOUN = " project"


def once(facts: Iterable[ProjectFact]) -> list[ProjectFact]:
    """The undertakings of one article without repetitions, in order of first mention."""
    found: dict[str, ProjectFact] = {}
    for fact in sorted(facts, key=lambda fact: fact.evidence.start):
        key = fact.name.casefold().removesuffix(_NOUN)
        known = found.get(key)
        if known is None:
            found[key] = fact
        else:
            found[key] = replace(
                known,
                city=known.city or fact.city,
                status=known.status or fact.status,
                year=known.year or fact.year,
            )
    return list(found.values())
