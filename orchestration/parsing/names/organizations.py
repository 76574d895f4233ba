"""Named organizations of the article."""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import OrganizationFact
from orchestration.parsing.mentions import Organization


def find(analysis: Analysis) -> list[Organization]:
    """The mentions of organizations, in order."""
    return []


def facts(analysis: Analysis) -> Iterator[OrganizationFact]:
    """One fact for each of them."""
    yield from ()
