"""Which of the counties of one name is meant, and which of the towns."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.parser import analyse


def _placed(text: str) -> dict[str, tuple[str | None, str | None]]:
    places = analyse(Article(text=text, has_title=False)).places
    return {place.name: (place.country, place.admin1) for place in places}


@pytest.mark.parametrize(
    ("text", "town", "state"),
    [
        ("A Paris man was brought before the Henry County court.", "Paris", "Tennessee"),
        ("The Lamar County sheriff came to Paris.", "Paris", "Texas"),
        ("Dublin is the largest suburb in Franklin County.", "Dublin", "Ohio"),
        ("The crash in Alexandria was seen by Douglas County police.", "Alexandria", "Minnesota"),
    ],
)
def test_a_county_and_a_town_of_it_speak_for_each_other(text: str, town: str, state: str) -> None:
    """Both are where they are together, whatever larger city has the town's name."""
    placed = _placed(text)
    assert set(placed.values()) == {("US", state)}
    assert town in placed


def test_a_county_takes_no_city_that_the_article_places_elsewhere() -> None:
    """France is spoken of, the state says which county it is, and a dateline names the capital."""
    assert _placed("France sent a man from Paris to Henry County.") == {
        "France": ("FR", None),
        "Paris": ("FR", "Île-de-France"),
        "Henry County": ("US", None),
    }
    assert _placed("Henry County, Georgia, wrote to Paris.")["Paris"][0] == "FR"
    assert _placed("WASHINGTON — Franklin County sued.")["Washington"][1] == "District of Columbia"


def test_of_equals_none_is_chosen() -> None:
    """Nineteen states have a Madison County: without a word of where, it is one of the United States and no more."""
    (place,) = analyse(Article(text="The Madison County Sheriff spoke.", has_title=False)).places
    assert (place.name, place.country, place.admin1, place.geonames_id, place.place_id) == (
        "Madison County",
        "US",
        None,
        None,
        None,
    )
    assert _placed("The Madison County Sheriff spoke in Huntsville, Alabama.")["Madison County"][1] == "Alabama"
