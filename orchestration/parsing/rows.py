"""Facts, sides, places and mentions of one article as rows of the raw tables: column name -> value.

Only what one fact or mention says by itself; keys, evidence and what all rows share are added by ``frames``.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.edtf import bounds
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
    Span,
    StatedCountFact,
)
from orchestration.parsing.mentions import (
    Date,
    DateAnchor,
    Mention,
    Place,
)

Row = dict[str, Any]

_LARGEST_AMOUNT = 10**22  # what the declared DECIMAL holds
_LARGEST_COUNT = 2**63 - 1


def fact_row(fact: AnyFact, analysis: Analysis) -> Row:
    """The columns of a fact's own class."""
    match fact:
        case CityFact():
            return {"place_key": fact.place.key, "name": fact.place.name}
        case OrganizationFact():
            home = fact.home.key if fact.home else None
            return {"name": fact.name, "organization_type": fact.type, "home_place_key": home}
        case PersonFact():
            title = "; ".join(fact.titles) or None
            return {"name": fact.name, "title": title, "affiliation": fact.affiliation}
        case EventFact():
            return {"event_type": fact.type, **_date("event", fact.date, fact.evidence, analysis)}
        case AgreementFact():
            return {
                "title": fact.title,
                "agreement_kind": fact.kind,
                "agreement_status": fact.status,
                "agreement_count": _count(fact.count),
                **_date("signed", fact.date, fact.evidence, analysis),
            }
        case StatedCountFact():
            return {"what": fact.what, "stated_count": _count(fact.count), "qualifier": fact.qualifier}
        case InvestmentFact():
            return {
                "amount": _amount(fact.amount),
                "amount_high": _amount(fact.amount_high),
                "currency_code": fact.currency,
                "amount_qualifier": fact.qualifier,
                "scope": fact.scope,
                "investment_status": fact.status,
                "investment_type": fact.type,
                "project_name": fact.project,
                "project_count": _count(fact.project_count),
                "period_text": fact.period,
                **_date("period", fact.period_edtf, fact.evidence, analysis),
            }
        case ProjectFact():
            return {"name": fact.name, "status": fact.status, "status_year": _year(fact.year)}
        case PartnershipFact():
            return {
                "partnership_kind": fact.kind,
                **_date("since", fact.since, fact.evidence, analysis),
                "duration_years": _count(fact.duration_years),
            }


def place_row(place: Place) -> Row:
    """What the article and the gazetteer say of a place."""
    return {
        "place_key": place.key,
        "place_id": place.place_id,
        "name": place.name,
        "place_kind": place.kind,
        "level": place.level,
        "country_code": place.country,
        "admin1": place.admin1,
        "geonames_id": place.geonames_id,
        "gb2260_code": place.gb2260_code,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def mention_rows(analysis: Analysis) -> Iterator[tuple[Mention, Row]]:
    """Every typed mention of an article, kind by kind, each kind in order of the text."""
    for money in analysis.money:
        yield money, _mention("money", f"{money.amount} {money.currency or ''}".strip())
    for date in analysis.dates:
        yield date, _mention("date", date.edtf)
    for duration in analysis.durations:
        length = f"{duration.years} years" if duration.days is None else f"{duration.days} days"
        yield duration, _mention("duration", length)
    for count in analysis.counts:
        yield count, _mention("count", f"{count.value} {count.noun or ''}".strip())
    for place in analysis.places_and_features:
        yield place, {**_mention("place", place.name), "place_key": place.key, **_reading(place)}
    for organization in analysis.organizations:
        yield organization, _mention("organization", organization.name)
    for person in analysis.persons:
        yield person, _mention("person", person.name)


def _mention(kind: str, value: str) -> Row:
    return {"mention_type": kind, "value": value, "place_key": None, "score": None, "candidates": None}


def _reading(place: Place) -> Row:
    """How sure the reading of a place is, and what else was weighed."""
    weighed = [{"place_id": c.place_id, "name": c.name, "score": c.score} for c in place.candidates]
    return {"score": place.score, "candidates": json.dumps(weighed, ensure_ascii=False) if weighed else None}


def _date(prefix: str, edtf: str | None, evidence: Span, analysis: Analysis) -> Row:
    """The five columns of an uncertain date; all NULL where there is none, or no EDTF."""
    found = bounds(edtf) if edtf else None
    return {
        f"{prefix}_edtf": edtf if found else None,
        f"{prefix}_from_on": found.from_on if found else None,
        f"{prefix}_to_on": found.to_on if found else None,
        f"{prefix}_precision": found.precision if found else None,
        f"{prefix}_anchor": _anchor(edtf, evidence, analysis.dates) if edtf and found else None,
    }


def _anchor(edtf: str, evidence: Span, dates: list[Date]) -> DateAnchor:
    """What the mention says that gave the date, one inside the evidence first; what no mention gives is inferred."""
    said = [date for date in dates if date.edtf == edtf]
    inside = [date for date in said if evidence.start <= date.start < evidence.end]
    return (inside or said)[0].anchor if said else "inferred"


def _amount(value: int | float | None) -> Decimal | None:
    """Cents exactly; None for what no sum of money can be."""
    if value is None or not abs(value) < _LARGEST_AMOUNT:
        return None
    return Decimal(value) if isinstance(value, int) else Decimal(repr(round(value, 2)))


def _year(value: int | None) -> int | None:
    return value if value is not None and dt.MINYEAR <= value <= dt.MAXYEAR else None


def _count(value: int | None) -> int | None:
    """None for what is too large to be a number of things."""
    return value if value is not None and abs(value) <= _LARGEST_COUNT else None
