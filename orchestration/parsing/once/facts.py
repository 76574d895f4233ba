"""One fact once: what several rules or sentences say of the same thing becomes one fact; sums and parts are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import (
    AgreementFact,
    AnyFact,
    CityFact,
    EventFact,
    InvestmentFact,
    OrganizationFact,
    PartnershipFact,
    PersonFact,
    ProjectFact,
    StatedCountFact,
)
from orchestration.parsing.once import agreements as agreements_once
from orchestration.parsing.once import agreements_of_partnerships, events_of_agreements
from orchestration.parsing.once import amounts as amounts_once
from orchestration.parsing.once import counts as counts_once
from orchestration.parsing.once import events as events_once
from orchestration.parsing.once import partnerships as partnerships_once
from orchestration.parsing.once import projects as projects_once

FactT = TypeVar("FactT", bound=AnyFact)


def reconcile(analysis: Analysis, facts: Iterable[AnyFact]) -> list[AnyFact]:
    """The facts of one article without repetitions, in order of their evidence."""
    told = list(facts)
    agreements = agreements_once.once(analysis, _of(told, AgreementFact))
    partnerships = list(partnerships_once.once(analysis, _of(told, PartnershipFact), agreements))
    agreements += agreements_of_partnerships.concluded(analysis, partnerships, agreements)
    signings = events_of_agreements.signings(analysis, agreements)
    reconciled: list[AnyFact] = [
        *agreements,
        *events_once.once(analysis, [*_of(told, EventFact), *signings]),
        *projects_once.once(_of(told, ProjectFact)),
        *partnerships,
        *amounts_once.once(analysis, _of(told, InvestmentFact)),
        *counts_once.once(_of(told, StatedCountFact)),
    ]
    as_told = (fact for fact in told if isinstance(fact, CityFact | OrganizationFact | PersonFact))
    return sorted([*reconciled, *as_told], key=lambda fact: (fact.evidence.start, fact.evidence.end))


def _of(facts: Iterable[AnyFact], kind: type[FactT]) -> Iterator[FactT]:
    return (fact for fact in facts if isinstance(fact, kind))
