"""The JSON schema of an answer: the nine lists of the annotation guide, each fact with the words it was read from.

Vocabularies come from ``parsing.facts``, so that an engine can never use a kind that the warehouse does not know.
"""

from __future__ import annotations

from typing import Any, get_args

from orchestration.parsing import facts
from orchestration.parsing.mentions import PlaceLevel, Qualifier

_TEXT: dict[str, Any] = {"type": ["string", "null"]}
_NAME: dict[str, Any] = {"type": "string", "minLength": 1}
_NUMBER: dict[str, Any] = {"type": ["number", "null"]}
_INTEGER: dict[str, Any] = {"type": ["integer", "null"]}
_NAMES: dict[str, Any] = {"type": ["array", "null"], "items": {"type": "string"}}


def _one_of(vocabulary: Any, *, nullable: bool = True) -> dict[str, Any]:
    words = list(get_args(vocabulary))
    return {"enum": [*words, None] if nullable else words}


FACTS: dict[str, dict[str, Any]] = {
    "cities": {"name": _NAME, "country": _TEXT, "admin1": _TEXT, "level": _one_of(PlaceLevel)},
    "organizations": {"name": _NAME, "type": _one_of(facts.OrganizationType)},
    "persons": {"name": _NAME, "titles": {"type": "array", "items": {"type": "string"}}, "affiliation": _TEXT},
    "events": {"type": _one_of(facts.EventType, nullable=False), "date": _TEXT, "city": _TEXT, "cities": _NAMES},
    "agreements": {
        "title": _TEXT,
        "kind": _one_of(facts.AgreementKind),
        "parties": _NAMES,
        "status": _one_of(facts.AgreementStatus),
        "count": {"type": "integer", "minimum": 1},
        "date": _TEXT,
    },
    "stated_counts": {
        "what": _one_of(facts.StatedCountOf, nullable=False),
        "count": {"type": "integer", "minimum": 0},
        "qualifier": _one_of(Qualifier),
    },
    "investments": {
        "amount": {"type": "number"},
        "amount_high": _NUMBER,
        "currency": _TEXT,
        "qualifier": _one_of(Qualifier),
        "scope": _one_of(facts.InvestmentScope),
        "status": _one_of(facts.MoneyStatus),
        "type": _one_of(facts.InvestmentType),
        "project": _TEXT,
        "project_count": _INTEGER,
        "investors": _NAMES,
        "recipients": _NAMES,
        "period": _TEXT,
    },
    "projects": {"name": _NAME, "city": _TEXT, "status": _one_of(facts.MoneyStatus), "year": _INTEGER},
    "partnerships": {
        "cities": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2},
        "kind": _one_of(facts.PartnershipKind, nullable=False),
        "since": _TEXT,
        "duration_years": _INTEGER,
    },
}
"""The fields of a fact by class, without its evidence."""


def fact_schema(name: str) -> dict[str, Any]:
    """The schema of one fact of a class: all fields there, none besides, and the evidence as a verbatim quotation."""
    properties = {**FACTS[name], "evidence": _NAME}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def answer_schema() -> dict[str, Any]:
    """The schema of a whole answer."""
    lists = {name: {"type": "array", "items": fact_schema(name)} for name in FACTS}
    return {"type": "object", "properties": lists, "required": list(lists), "additionalProperties": False}
