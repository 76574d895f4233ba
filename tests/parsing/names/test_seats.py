"""Where an office is held that its words do not say: by what points back, by the article, by the publisher."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import PersonFact
from orchestration.parsing.names import persons
from orchestration.parsing.parser import analyse


def read(text: str, **about: str) -> dict[str, PersonFact]:
    analysis = analyse(Article(text=text, has_title="\n\n" in text, **about))
    return {fact.name: fact for fact in persons.facts(analysis)}


def test_a_bare_mayor_is_of_the_city_that_has_none_yet() -> None:
    found = read("Linz and Graz signed. Mayor Klaus Luger was there, Mayor Elke Kahr as well.")
    assert {name: fact.affiliation for name, fact in found.items()} == {"Klaus Luger": "Linz", "Elke Kahr": "Graz"}


def test_our_citys_officials_belong_to_the_publishers_city() -> None:
    found = read("In Aksu, vice-mayor Feng Guoqin told of our city's gift.", publisher_city="Shanghai")
    assert found["Feng Guoqin"].affiliation == "Shanghai"


def test_every_mention_of_a_person_tells_where_he_belongs() -> None:
    text = "Ankang Mayor He Ruonan spoke. Later He Ruonan left for Gifu. Mayor He thanked the hosts."
    found = analyse(Article(text=text, has_title=False)).persons
    assert {(each.name, each.affiliation) for each in found} == {("He Ruonan", "Ankang")}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "name", "affiliation"),
    [
        # `its` is the subject's, not the last body's; after `the ... company` the body of the sentence before.
        (
            "Oulu Airport Co. signed with Graz Port Authority; its director Ana Costa spoke.",
            "Ana Costa",
            "Oulu Airport Co.",
        ),
        (
            "Daikin Ltd. has a plant there. The Japanese firm bought it from Graz Ltd., and its chairman, Ana Costa, came.",
            "Ana Costa",
            "Daikin Ltd.",
        ),
        # The chair of the company that an article is about; of two none is.
        (
            "Oulu Airport Co. grows. Oulu Airport Co. will hire.\n\nIt was hard, said Ana Costa, chief executive.",
            "Ana Costa",
            "Oulu Airport Co.",
        ),
        (
            "Oulu Airport Co. grows. Graz Steel Ltd. will hire.\n\nIt was hard, said Ana Costa, chief executive.",
            "Ana Costa",
            None,
        ),
        # A body that no word of it tells, but for what it does
        (
            "PetroSelat intends to spend $9 billion. Its vice-president, Azlan Idris, spoke.",
            "Azlan Idris",
            "PetroSelat",
        ),
        # The body before in the sentence; a head of state is of none.
        (
            "Kansai Rubber Industries will hire, President Hideo Murakami said.",
            "Hideo Murakami",
            "Kansai Rubber Industries",
        ),
        ("Kansai Rubber Industries will hire.\n\nPresident Xi Jinping was in Linz.", "Xi Jinping", None),
        # A name of China is of a city there, one of elsewhere is not.
        ("Qingdao and Linz met. Then Mayor Klaus Luger sang.", "Klaus Luger", "Linz"),
        ("Linz and Qingdao met. Then Mayor Wang Bo sang.", "Wang Bo", "Qingdao"),
        # In whose country a name is at home
        ("Luleå and Kemi signed. Mayor Matti Ronkainen spoke.", "Matti Ronkainen", "Kemi"),
        ("Gifu and Luleå signed. Mayor Erik Lindgren spoke.", "Erik Lindgren", "Luleå"),
        ("Graz and Gifu signed. Mayor Kenichi Yamamoto spoke.", "Kenichi Yamamoto", "Gifu"),
        ("Oulu has friends in Gifu in Japan and Linz in Austria, whose mayor Ana Costa came.", "Ana Costa", "Linz"),
        # An office that only universities have; a noun with a capital for the body of that kind
        (
            "Linz University met guests of Graz Steel Ltd. there. Rector Ana Costa spoke.",
            "Ana Costa",
            "Linz University",
        ),
        (
            "The Linz Chamber of Trade met Graz Steel Ltd. So said Ana Costa, president of the Chamber.",
            "Ana Costa",
            "Linz Chamber of Trade",
        ),
        ("Linz would like to know. Its chief executive, Ana Costa, came.", "Ana Costa", "Linz"),
    ],
)
def test_an_office_that_says_nothing_of_where_it_is_held(text: str, name: str, affiliation: str | None) -> None:
    assert read(text)[name].affiliation == affiliation
