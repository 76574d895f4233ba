"""Named persons of the article."""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import PersonFact
from orchestration.parsing.mentions import Person


def find(analysis: Analysis) -> list[Person]:
    """The mentions of persons, in order."""
    return []


def facts(analysis: Analysis) -> Iterator[PersonFact]:
    """One fact for each of them."""
    yield from ()
