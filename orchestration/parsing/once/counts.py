"""Each stated count once: the headline's `17 Projects` and the body's `Seventeen projects` are one."""

from __future__ import annotations

from collections.abc import Iterable

from orchestration.parsing.facts import StatedCountFact


def once(facts: Iterable[StatedCountFact]) -> list[StatedCountFact]:
    """The counts of one article without repetitions, in order; of two the one that qualifies its number."""
    kept: dict[tuple[str, int], StatedCountFact] = {}
    for fact in sorted(facts, key=lambda fact: fact.evidence.start):
        key = (fact.what, fact.count)
        if key not in kept or (kept[key].qualifier == "exact" and fact.qualifier != "exact"):
            kept[key] = fact
    return sorted(kept.values(), key=lambda fact: fact.evidence.start)
