"""Which of its names a city bears in the facts of an article."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.parser import analyse


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The choir from Ghent visited Wuxi.", ["Ghent", "Wuxi"]),
        # All mentions bear the name of the first that is properly spelt.
        ("GHENT, Belgium -- Guests came to Ghent.", ["Ghent", "Ghent"]),
        # China's divisions keep their standard romanisation.
        ("A road in Shengyang, Liaoning, is closed.", ["Shenyang"]),
    ],
)
def test_a_city_is_named_as_the_article_spells_it(text: str, names: list[str]) -> None:
    places = analyse(Article(text=text, has_title=False)).places
    assert [place.name for place in places if place.kind == "city"] == names
