"""What the publisher's country says about notations: the order of 03/05/2019, whose dollars `$` are."""

from __future__ import annotations

import re
from functools import cache

from orchestration.gazetteer import index, names
from orchestration.parsing import lexicons
from orchestration.parsing.document import Article

# `City of Adelaide Media Room`
_CITY_HALL = re.compile(
    r"\b(?:City|Town|Municipality) of ((?:(?:San|Saint|St\.?|New|Los|Las|Port|Fort|Cape) )?[A-ZÀ-Þ][\w'-]+)"
)
# Countries that write the month first; everywhere else the day or the year comes first.
_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})


def writes_day_first(article: Article) -> bool | None:
    """Whether the publisher's country puts the day first; None where the country is not known."""
    country = _country(_city(article))
    return None if country is None else country not in _MONTH_FIRST


def currency(article: Article) -> str | None:
    """The currency of the publisher's country."""
    entry = lexicons.by_term("country_currencies").get((_country(_city(article)) or "").lower())
    return entry["currency"] if entry else None


def _city(article: Article) -> str | None:
    """The publisher's city, as it is known or as a city hall that publishes names it."""
    named = _CITY_HALL.search(article.publisher or "")
    return article.publisher_city or (named[1] if named else None)


@cache
def _country(city: str | None) -> str | None:
    """The country of the largest place of that name."""
    if not city:
        return None
    bearers = index.load().named(names.key_of(city))
    largest = max(bearers, key=lambda place: place.population, default=None)
    return largest.country_code if largest else None
