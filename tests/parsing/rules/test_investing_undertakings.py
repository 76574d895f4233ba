"""For which undertaking an amount is, and over which time it is spread."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import InvestmentFact
from orchestration.parsing.parser import parse


def read(text: str) -> list[InvestmentFact]:
    facts = parse(Article(text=text, has_title="\n\n" in text)).facts
    return [fact for fact in facts if isinstance(fact, InvestmentFact)]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        # what the text calls it, where it has no name of its own
        ("Linz will invest 17 million euros in a new textile park in Graz.", "textile park"),
        ("Bluewave Group will build a $60 million lakeside hotel in Kandy.", "lakeside hotel"),
        ("The last is a big data industrial park of 530 million yuan in Hechi.", "big data industrial park"),
        # the undertaking named before that a bare noun points back to
        (
            "Bluewave Group opened the Graz Battery Production Base in Linz. It invests 10 million euros in the base.",
            "Graz Battery Production Base",
        ),
        # nouns without anything that tells them apart name nothing; nor does the place where it is done
        ("Linz will invest 17 million euros in a school.", None),
        ("Bluewave Group invested 17 million euros in the Linz Industrial Zone.", None),
    ],
)
def test_the_undertaking_that_an_amount_is_for(text: str, project: str | None) -> None:
    assert [fact.project for fact in read(text)] == [project]


def test_the_only_museum_of_an_article_is_not_what_its_money_is_for() -> None:
    """A programme or a line may be; a house that somebody visited is not."""
    text = "A visit\n\nLinz opened the Graz Beer Museum in May.\n\nGuests came.\n\nGraz contributed 25,000 euros to the trip."
    assert [fact.project for fact in read(text)] == [None]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "A hall opened in March, and Linz is to invest a further 9 million euros in Graz in three years.",
            "three years",
        ),
        ("Within not more than two years Linz will invest 9 million euros in Graz.", "not more than two years"),
        ("Since 1994 Linz has helped Graz. It has spent 7.9 million euros on roads in Graz.", "Since 1994"),
        # what happened a while ago is spread over nothing, and a plan does not go on since then
        ("Since 1994 Linz has helped Graz. It will invest 7.9 million euros in roads in Graz.", None),
    ],
)
def test_the_time_that_money_is_spread_over(text: str, period: str | None) -> None:
    assert [fact.period for fact in read(text)] == [period]
