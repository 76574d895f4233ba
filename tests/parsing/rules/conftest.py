"""What tests of rules share: a text read into the facts of one class."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import AgreementFact, EventFact, PartnershipFact, ProjectFact
from orchestration.parsing.parser import parse


def _article(text: str, title: str | None, published_on: dt.date | None) -> Article:
    whole = f"{title}\n\n{text}" if title else text
    return Article(text=whole, has_title=title is not None, published_on=published_on)


@pytest.fixture
def agreements_in() -> Callable[..., list[AgreementFact]]:
    def read(text: str, title: str | None = None, published_on: dt.date | None = None) -> list[AgreementFact]:
        facts = parse(_article(text, title, published_on)).facts
        return [fact for fact in facts if isinstance(fact, AgreementFact)]

    return read


@pytest.fixture
def projects_in() -> Callable[..., list[ProjectFact]]:
    def read(text: str, title: str | None = None, published_on: dt.date | None = None) -> list[ProjectFact]:
        facts = parse(_article(text, title, published_on)).facts
        return [fact for fact in facts if isinstance(fact, ProjectFact)]

    return read


@pytest.fixture
def told() -> Callable[[str], list[tuple[str, str | None]]]:
    """Types and dates of the events of an article of 10 May 2023, sorted; what stands before a blank line is its title."""

    def read(text: str) -> list[tuple[str, str | None]]:
        parsed = parse(Article(text=text, has_title="\n\n" in text, published_on=dt.date(2023, 5, 10)))
        return sorted((fact.type, fact.date) for fact in parsed.facts if isinstance(fact, EventFact))

    return read


@pytest.fixture
def partnerships_in() -> Callable[..., list[PartnershipFact]]:
    def read(text: str, title: str | None = None, published_on: dt.date | None = None) -> list[PartnershipFact]:
        facts = parse(_article(text, title, published_on)).facts
        return [fact for fact in facts if isinstance(fact, PartnershipFact)]

    return read
