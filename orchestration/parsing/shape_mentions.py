"""Mentions as JSON objects: {type, text, start, end, value}; their offsets are those of the article as it was read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import Span
from orchestration.parsing.mentions import Count, Date, Mention, Money, Organization, Person, Place


def mentions_as_json(analysis: Analysis) -> list[dict[str, Any]]:
    """Every place, organization, person, money, date and count of an article, in order of where it stands."""
    return sorted(_objects(analysis), key=lambda mention: (mention["start"], mention["end"], mention["type"]))


def _objects(analysis: Analysis) -> Iterator[dict[str, Any]]:
    text = analysis.document.article.text
    for mention in chain(
        analysis.places_and_features,
        analysis.organizations,
        analysis.persons,
        analysis.money,
        analysis.dates,
        analysis.counts,
    ):
        span = analysis.document.evidence(Span(mention.start, mention.end))
        kind, value = _kind_and_value(mention)
        yield {"type": kind, "text": text[span.start : span.end], "start": span.start, "end": span.end, "value": value}


def _kind_and_value(mention: Mention) -> tuple[str, dict[str, Any]]:
    match mention:
        case Place():
            return "place", {
                "name": mention.name,
                "kind": mention.kind,
                "country": mention.country,
                "admin1": mention.admin1,
                "level": mention.level,
                "geonames_id": mention.geonames_id,
                "gb2260_code": mention.gb2260_code,
                "latitude": mention.latitude,
                "longitude": mention.longitude,
            }
        case Organization():
            return "organization", {"name": mention.name, "type": mention.type}
        case Person():
            return "person", {
                "name": mention.name,
                "titles": list(mention.titles),
                "affiliation": mention.affiliation,
            }
        case Money():
            return "money", {
                "amount": mention.amount,
                "amount_high": mention.amount_high,
                "currency": mention.currency,
                "qualifier": mention.qualifier,
            }
        case Date():
            return "date", {
                "edtf": mention.edtf,
                "from": mention.from_on and mention.from_on.isoformat(),
                "to": mention.to_on and mention.to_on.isoformat(),
                "precision": mention.precision,
                "anchor": mention.anchor,
            }
        case Count():
            return "count", {"value": mention.value, "qualifier": mention.qualifier, "noun": mention.noun}
        case _:
            raise TypeError(f"no mention of the warehouse: {type(mention).__name__}")
