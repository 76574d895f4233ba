"""One fact once: what several rules or sentences say of the same thing becomes one fact; sums and parts are told apart."""

from __future__ import annotations

from collections.abc import Iterable

from orchestration.parsing import events_once, partnerships_once
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AnyFact, EventFact, PartnershipFact


def reconcile(analysis: Analysis, facts: Iterable[AnyFact]) -> list[AnyFact]:
    """The facts of one article without repetitions, in order of their evidence."""
    told = list(facts)
    events = events_once.once(fact for fact in told if isinstance(fact, EventFact))
    partnerships = partnerships_once.once(fact for fact in told if isinstance(fact, PartnershipFact))
    others = [fact for fact in told if not isinstance(fact, EventFact | PartnershipFact)]
    return sorted([*others, *events, *partnerships], key=lambda fact: (fact.evidence.start, fact.evidence.end))
