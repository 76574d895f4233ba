"""Occasions of which a sentence says only a part: the document was named before, the place `there`, the sides in the title."""

from __future__ import annotations

import datetime as dt

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import EventFact
from orchestration.parsing.parser import parse


def _events(text: str) -> list[tuple[str, str | None, str | None, set[str]]]:
    facts = parse(Article(text=f"Kiel and Tallinn shake hands\n\n{text}", published_on=dt.date(2023, 5, 10))).facts
    return [
        (fact.type, fact.date, fact.city.name if fact.city else None, {city.name for city in fact.cities})
        for fact in facts
        if isinstance(fact, EventFact)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the contract of the sentence before is what `it` is
        (
            "The contract on the ferry has 30 pages. Kiel and Tallinn signed it in Riga on 8 May.",
            [("signing", "2023-05-08", "Riga", {"Kiel", "Tallinn", "Riga"})],
        ),
        ("The guest book has 30 pages. On 8 May the mayor of Kiel signed it in Tallinn.", []),
        # of the signing only the place is told: the two cities of the title have signed
        (
            "Nordlicht Energie and Balti Voimsus signed a letter of intent in Riga on 8 May.",
            [("signing", "2023-05-08", "Riga", {"Kiel", "Tallinn", "Riga"})],
        ),
        # what one city celebrates is its own
        ("On 8 May a pavilion was unveiled in Kiel.", [("ceremony", "2023-05-08", "Kiel", {"Kiel"})]),
        # the label of a paragraph is where its news are from
        (
            "Riga. A bridge was officially opened on 8 May by the mayor.",
            [("ceremony", "2023-05-08", "Riga", {"Kiel", "Tallinn", "Riga"})],
        ),
        # `there` is where the sentence before was set
        (
            "The guests saw the old port in Riga.\n\nA garden was opened there on 8 May.",
            [("ceremony", "2023-05-08", "Riga", {"Kiel", "Tallinn", "Riga"})],
        ),
        # what guests have come for took place
        (
            "On 8 May the mayor of Kiel flew to Tallinn to unveil a bench.",
            [("visit", "2023-05-08", "Tallinn", {"Kiel", "Tallinn"})],
        ),
    ],
)
def test_what_the_sentence_leaves_out_is_taken_from_around_it(
    text: str, expected: list[tuple[str, str | None, str | None, set[str]]]
) -> None:
    assert _events(text) == expected
