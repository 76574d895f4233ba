"""Who a pointing phrase means: told on whole articles, with the cities that the gazetteer knows."""

from __future__ import annotations

import pytest

from orchestration.parsing.deixis.home import dateline, home
from orchestration.parsing.document import Article
from orchestration.parsing.parser import analyse


def meant_by(phrase: str, text: str, **about: str) -> list[str] | None:
    """The names that ``phrase`` stands for in ``text``; None where it stays open."""
    has_title = "\n\n" in text
    analysis = analyse(Article(text=text, has_title=has_title, **about))
    found = [reference for reference in analysis.references if reference.text == phrase]
    return [party.name for party in found[0].targets] if found else None


@pytest.mark.parametrize(
    ("text", "about", "city"),
    [
        ("Our city held a fair.", {"publisher_city": "Kunming"}, "Kunming"),
        # The publisher's name is trusted for a city that the article names.
        ("Our city helps Longnan.\n\nQingdao sent doctors.", {"publisher": "Qingdao Municipal News Desk"}, "Qingdao"),
        ("Our city grows.\n\nTangshan has ports.", {"publisher": "Phoenix City Net"}, "Tangshan"),
        # Else the city that the title puts first.
        ("Dalian and Chaoyang Hold a Fair\n\nIt kicked off in our city.", {}, "Dalian"),
        # A title that says `our city` names the other side.
        ("Our City Gives to Chaoyang\n\nDalian gives to Chaoyang.", {}, "Dalian"),
        # Its own office is named as soon as the city itself.
        ("Our City Goes to Weinan\n\nThe Zhenjiang Municipal Party Committee went. So did Danyang.", {}, "Zhenjiang"),
    ],
)
def test_our_city_is_the_publishers_or_the_titles_first(text: str, about: dict[str, str], city: str) -> None:
    party = home(analyse(Article(text=text, has_title="\n\n" in text, **about)))
    assert party is not None
    assert party.name == city


def test_the_host_city_is_where_it_took_place() -> None:
    text = "Kiel and Oulu Sign\n\nThey did so in the City Hall of Oulu. The host city also signed with Brest."
    assert meant_by("The host city", text) == ["Oulu"]


def test_the_two_cities_are_the_articles_own_and_the_one_of_the_paragraph() -> None:
    text = "Oulu in Kiel and Brest\n\nIn Brest they dined.\n\nIn Kiel they slept. Ties have linked the two cities since 1990."
    assert meant_by("the two cities", text) == ["Oulu", "Kiel"]


def test_the_former_and_the_latter_are_the_two_of_the_sentence_before() -> None:
    text = "Oulu found a twin in Kiel. The mayors of the latter and of the former signed."
    assert (meant_by("the latter", text), meant_by("the former", text)) == (["Kiel"], ["Oulu"])


def test_our_city_in_a_guests_speech_is_the_guests() -> None:
    text = '"Our city has signed a contract," said Aino Salonen, mayor of Kemi, during her visit to Qitaihe.'
    assert meant_by("Our city", text, publisher_city="Qitaihe") == ["Kemi"]


@pytest.mark.parametrize(
    ("phrase", "text", "names"),
    [
        ("The two cities", "Leaders of Hegang visited Birobidzhan. The two cities signed.", ["Hegang", "Birobidzhan"]),
        ("Both sides", "A delegation from Baise called on Kunming. Both sides signed.", ["Baise", "Kunming"]),
        (
            "The three sides",
            "Dalian, Kunming and Wuxi sent teams. The three sides signed.",
            ["Dalian", "Kunming", "Wuxi"],
        ),
        ("the former", "Dalian and Kunming sent a former mayor; the former signed.", ["Dalian"]),
        ("the latter", "Dalian and Kunming sent a team; the former signed, the latter paid.", ["Kunming"]),
        ("Both sides", "Talks between Kiel and Qingdao, held in Oulu, ended. Both sides signed.", ["Kiel", "Qingdao"]),
        ("Their mayors", "Kiel and Qingdao like each other. Their mayors signed.", ["Kiel", "Qingdao"]),
        ("The visitors", "Kiel Meets Qingdao\n\nGuests came from Qingdao to Kiel. The visitors signed.", ["Qingdao"]),
        ("city", "Guests from Kiel came to Qingdao. The German city paid.", ["Kiel"]),
        # A paragraph opens with the two of the headline, not with those that the last one named in passing.
        (
            "The two cities",
            "Kiel and Oulu Sign\n\nNeither Vienna nor Moscow paid.\n\nThe two cities have been twins since 1995.",
            ["Kiel", "Oulu"],
        ),
        # The subject of the clause before, and not the guest who stands nearer.
        ("the city", "Students march through Kiel; the delegation from Qingdao visited the city.", ["Kiel"]),
        ("The county", "Wanrong County sent apples to Pudong New Area. The county is poor.", ["Wanrong County"]),
    ],
)
def test_a_phrase_means_what_the_text_named_before(phrase: str, text: str, names: list[str]) -> None:
    assert meant_by(phrase, text) == names


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("both sides", "In Tulcea and Kiel willows grow on both sides of the river."),
        ("the three cities", "Dalian, Kunming and Wuxi grow. Two of the three cities have signed."),
        ("the former", "Dalian and Kunming met the former mayor."),
        ("the company", "In Suining, in the company of two friends, he painted."),
        ("The visitors", "Crowds in Kiel\n\nKiel is full. The visitors stay."),
        ("city", "Guests from Kiel came to Qingdao. The old city was dark."),
        ("he", "Fang Yun, mayor of Jixi, was there; he said that Dalian is large."),
    ],
)
def test_what_only_looks_like_pointing_stays_open(phrase: str, text: str) -> None:
    assert meant_by(phrase, text) is None


def test_two_governments_are_those_of_the_two_cities() -> None:
    text = "Dalian sent a delegation to Kunming, where the two governments signed an agreement."
    assert meant_by("the two governments", text) == ["Dalian Municipal Government", "Kunming Municipal Government"]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("HEFEI, Sept. 3 (Anhui Wire) -- A conference was held here.", "Hefei"),
        ("SHANGHAI -- Four counties came.", "Shanghai"),
        ("NANJING, China, Aug. 29, 2022 /Newswire/ -- A summit was held.", "Nanjing"),
        ("SHANGHAI, China - Four counties came.", "Shanghai"),
        ("Shanghai, China - four counties and more - came.", None),
        ("Hefei is a city. It is large -- and old.", None),
    ],
)
def test_a_dateline_is_the_place_before_the_dash(text: str, city: str | None) -> None:
    place = dateline(analyse(Article(text=text, has_title=False)))
    assert (place.name if place else None) == city
