"""Rivers, lakes, mountains and islands that the gazetteer does not know."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.mentions import Place
from orchestration.parsing.parser import analyse, parse
from orchestration.parsing.shape_mentions import mentions_as_json


def _features(text: str) -> list[Place]:
    return analyse(Article(text=text, has_title=False)).features


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kanawha River rose.", ["Kanawha River"]),
        ("They swam in the Ourthe river and in Freeborn Lake.", ["Ourthe river", "Freeborn Lake"]),
        ("It lies between Lake Vermont and Mount Elgin.", ["Lake Vermont", "Mount Elgin"]),
    ],
)
def test_a_word_for_its_kind_makes_a_feature(text: str, found: list[str]) -> None:
    assert [feature.text for feature in _features(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        # A school or an authority called after one, a person, and words that may be a street's or a suburb's.
        "Eagle Lake School and the Kanawha River Authority closed.",
        "Smith's river boat sank.",
        "They live in Deer Creek, by Long Lake.",
        # What the gazetteer knows is found as what it is.
        "The Danube River flows through Vienna.",
    ],
)
def test_other_names_of_such_words_are_none(text: str) -> None:
    assert _features(text) == []


def test_a_feature_is_a_mention_and_the_side_of_nothing() -> None:
    """It lies in the country of the article's places, if they agree, and no fact has it."""
    article = Article(text="Linz and Graz signed an agreement on the Kanawha River on 3 May 2020.", has_title=False)
    parsed = parse(article)
    (feature,) = (each for each in mentions_as_json(parsed.analysis) if each["text"] == "Kanawha River")
    assert (feature["value"]["kind"], feature["value"]["country"], feature["value"]["geonames_id"]) == (
        "region",
        "AT",
        None,
    )
    assert "Kanawha" not in repr(parsed.facts)
