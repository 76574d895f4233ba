"""What must speak for a name without a type word before it is taken for a body, and what is none for all its deeds."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.names import organizations, persons
from orchestration.parsing.parser import analyse


def bodies(text: str) -> dict[str, str | None]:
    """The facts: type by name."""
    analysis = analyse(Article(text=text, has_title="\n\n" in text))
    return {fact.name: fact.type for fact in organizations.facts(analysis)}


@pytest.mark.parametrize(
    "text",
    [
        # One word that speaks is a person of whom the text has told under another spelling, or not at all.
        "Officials of Lusaka met refugees. Their aim is to share what they know, Musoni stated on Friday.",
        "Sunhong showed his gratitude to the guests.",
        # What somebody is awarded
        "Osh Mayor Zhenishbek Toktorbaev was awarded the Dostuk Order by decree.",
        # Words of an office before its title
        "They signed an agreement with Metro Coordinating Director Francis Dwira-Darko.",
        # A name with a level word is a place's, whomever it is listed with.
        "Zhuanghe City, Dalian Port Group and guests signed a contract.",
    ],
)
def test_what_speaks_or_is_given_is_no_company(text: str) -> None:
    assert "company" not in {kind for name, kind in bodies(text).items() if name != "Dalian Port Group"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SunPharma said on Friday that it would pay.", {"SunPharma": "company"}),
        ("Liquid Volt Energia said that it would pay.", {"Liquid Volt Energia": "company"}),
        ("The city awarded Brennerich a contract.", {"Brennerich": "company"}),
        ("Musoni signed an agreement with the city.", {"Musoni": "company"}),
    ],
)
def test_coined_names_and_deals_still_show_a_body(text: str, expected: dict[str, str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("City Nazim Mustafa Kamal inked the accord.", "Mustafa Kamal", "City Nazim"),
        ("Mayor Lynda Wearn came. Coun Wearn thanked the hosts.", "Lynda Wearn", "Coun"),
        ("Gubernur Ridwan Santoso opened the fair.", "Ridwan Santoso", "Gubernur"),
        ("The alcaldesa, Ada Fernández, spoke.", "Ada Fernández", "alcaldesa"),
        ("Mexico City Mayor Clara Brugada spoke.", "Clara Brugada", "Mayor of Mexico City"),
    ],
)
def test_local_titles_show_their_persons(text: str, name: str, title: str) -> None:
    (fact,) = persons.facts(analyse(Article(text=text, has_title=False)))
    assert (fact.name, title in fact.titles) == (name, True)


@pytest.mark.parametrize(
    "text",
    [
        "They paid EUR 7.9 million. Rs 1,900 crore will follow.",
        # A road makes and takes as much as a company does.
        "The expressway and the Linz-Graz Railway make the valley smaller.",
    ],
)
def test_amounts_and_roads_are_no_bodies(text: str) -> None:
    assert bodies(text) == {}
