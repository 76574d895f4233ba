"""Cities that the gazetteer does not know, told by their mayor or council."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import CityFact
from orchestration.parsing.parser import parse


def _cities(text: str) -> dict[str, str | None]:
    return {
        fact.place.name: fact.place.country for fact in parse(Article(text=text)).facts if isinstance(fact, CityFact)
    }


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Linz twinned with Quorvale. The mayor of Quorvale in Kenya thanked Linz.", "Quorvale", "KE"),
        ("Quorvale's councillors went to Linz. Quorvale is small.", "Quorvale", "AT"),
        ("The Quorvale City Council of the Republic of Kenya sent a letter to Linz.", "Quorvale", "KE"),
        # where the others lie in several countries nobody knows
        ("The mayor of Quorvale met those of Linz and Omsk.", "Quorvale", None),
    ],
)
def test_who_has_a_mayor_is_a_city(text: str, name: str, country: str | None) -> None:
    assert _cities(text)[name] == country


@pytest.mark.parametrize(
    "text",
    [
        # no name, and one that is short for a longer one
        "The City Council of Linz and its Metropolitan Municipality met.",
        "Santa Croce's mayor wrote from Santa Croce sull'Arno.",
        # an office of something else
        "Quorvale's director met the mayor of Linz.",
    ],
)
def test_what_has_no_mayor_of_its_own_is_none(text: str) -> None:
    assert not {"The", "Metropolitan", "Quorvale", "Santa Croce"} & _cities(text).keys()
