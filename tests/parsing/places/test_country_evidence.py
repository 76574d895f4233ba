"""Which country a namesake lies in where the words of the article tell, and countries that no hamlet takes the name of."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.mentions import Place
from orchestration.parsing.parser import analyse


def places_in(text: str) -> list[Place]:
    return analyse(Article(text=text, has_title=False)).places


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The city corporation signed it. The mayor of Kochi spoke of two crore rupees.", "Kochi", "IN"),
        ("The mayor of Kochi spoke of rice.", "Kochi", "JP"),
        ("They met at the Guildhall. Councillor Ian Imray showed guests Worcester.", "Worcester", "GB"),
        ("They met at the hall. Guests saw Worcester.", "Worcester", "US"),
    ],
)
def test_words_of_one_country_decide_between_namesakes(text: str, name: str, country: str) -> None:
    assert [(place.name, place.country) for place in places_in(text)] == [(name, country)]


@pytest.mark.parametrize("text", ["367 projects were inked in an east China city.", "It helps E China city's growth."])
def test_country_before_a_level_word_is_the_country(text: str) -> None:
    assert [(place.name, place.kind) for place in places_in(text)] == [("China", "country")]


def test_city_with_its_countrys_name_stays_a_city() -> None:
    """Where the namesake is a city that all know, the level word binds."""
    assert [(place.name, place.kind) for place in places_in("They met in Luxembourg City.")] == [("Luxembourg", "city")]


def test_county_of_korea_is_known() -> None:
    (county,) = places_in("Changnyeong County opened a school.")
    assert (county.name, county.country, county.level) == ("Changnyeong County", "KR", "city")


def test_wetland_of_a_convention_is_no_town() -> None:
    assert places_in("The lake is a Ramsar wetland.") == []


def test_town_stands_behind_an_office_whoever_follows() -> None:
    """The name of the office's holder, right after the town's, does not make one name of the two."""
    (town,) = places_in("Lord Mayor of Port Louis Reza Issack inked it.")
    assert (town.text, town.country) == ("Port Louis", "MU")
