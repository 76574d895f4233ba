"""Whose dollars bare dollars are."""

from __future__ import annotations

from orchestration.parsing.document import Article, Document
from orchestration.parsing.values import money, numbers


def test_a_city_hall_that_publishes_spends_its_own_dollars() -> None:
    def currency(publisher: str) -> str | None:
        document = Document(Article(text="They gave $5 million.", has_title=False, publisher=publisher))
        return money.find(document, numbers.find(document.text, document.lower))[0].currency

    assert currency("City of Adelaide Media Room") == "AUD"
    assert currency("Adelaide Wine Weekly") == "USD"


def test_bare_dollars_are_american_unless_the_publisher_is_elsewhere() -> None:
    document = Document(Article(text="Guests from Mexico gave $5 million.", has_title=False))
    assert money.find(document, numbers.find(document.text, document.lower))[0].currency == "USD"
    document = Document(Article(text="They gave $5 million.", has_title=False, publisher_city="Toronto"))
    assert money.find(document, numbers.find(document.text, document.lower))[0].currency == "CAD"
