"""Place names in the text and, by their neighbours in the article, which places they are."""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import CityFact
from orchestration.parsing.mentions import Place


def find(analysis: Analysis) -> list[Place]:
    """The place names in the text, in order, each with its best reading so far."""
    return []


def resolve(analysis: Analysis) -> list[Place]:
    """The places again, once organizations and persons are known: those inside other names are marked."""
    return analysis.places


def facts(analysis: Analysis) -> Iterator[CityFact]:
    """One fact for each city of the article."""
    yield from ()
