"""Facts as JSON objects in the shape of the gold files, each with ``evidence``, ``rule`` and ``confidence``."""

from __future__ import annotations

from typing import Any

from orchestration.parsing.document import Document
from orchestration.parsing.facts import (
    CLASS_OF,
    CLASSES,
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
from orchestration.parsing.parser import ParsedArticle


def as_gold(parsed: ParsedArticle) -> dict[str, list[dict[str, Any]]]:
    """The nine lists of the guide, in its order of classes; facts in order of their evidence."""
    lists: dict[str, list[dict[str, Any]]] = {name: [] for name in CLASSES}
    for fact in parsed.facts:
        lists[CLASS_OF[type(fact)]].append(fact_as_gold(fact, parsed.analysis.document))
    return lists


def fact_as_gold(fact: AnyFact, document: Document) -> dict[str, Any]:
    """One fact: the guide's fields, then where and how it was read."""
    span = document.evidence(fact.evidence)
    return {
        **_fields(fact),
        "evidence": {"text": document.article.text[span.start : span.end], "start": span.start, "end": span.end},
        "rule": fact.rule,
        "confidence": fact.confidence,
    }


def _fields(fact: AnyFact) -> dict[str, Any]:
    match fact:
        case CityFact(place=place):
            return {
                "name": place.name,
                "country": place.country,
                "admin1": place.admin1,
                "level": place.level,
                "geonames_id": place.geonames_id,
                "gb2260_code": place.gb2260_code,
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
        case OrganizationFact():
            return {"name": fact.name, "type": fact.type}
        case PersonFact():
            return {"name": fact.name, "titles": list(fact.titles), "affiliation": fact.affiliation}
        case EventFact():
            return {
                "type": fact.type,
                "date": fact.date,
                "city": fact.city.name if fact.city else None,
                "cities": [party.name for party in fact.cities],
            }
        case AgreementFact():
            return {
                "title": fact.title,
                "kind": fact.kind,
                "parties": _names(fact.parties),
                "status": fact.status,
                "count": fact.count,
                "date": fact.date,
            }
        case StatedCountFact():
            return {"what": fact.what, "count": fact.count, "qualifier": fact.qualifier}
        case InvestmentFact():
            return {
                "amount": fact.amount,
                "amount_high": fact.amount_high,
                "currency": fact.currency,
                "qualifier": fact.qualifier,
                "scope": fact.scope,
                "status": fact.status,
                "type": fact.type,
                "project": fact.project,
                "project_count": fact.project_count,
                "investors": _names(fact.investors),
                "recipients": _names(fact.recipients),
                "period": fact.period,
            }
        case ProjectFact():
            return {
                "name": fact.name,
                "city": fact.city.name if fact.city else None,
                "status": fact.status,
                "year": fact.year,
            }
        case PartnershipFact():
            return {
                "cities": [party.name for party in fact.cities],
                "kind": fact.kind,
                "since": fact.since,
                "duration_years": fact.duration_years,
            }


def _names(parties: tuple[Party, ...]) -> list[str] | None:
    return [party.name for party in parties] or None
