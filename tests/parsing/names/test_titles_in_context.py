"""Titles of persons with what stands around them."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import PersonFact
from orchestration.parsing.names import persons
from orchestration.parsing.parser import analyse


def read(text: str, **about: str) -> dict[str, PersonFact]:
    analysis = analyse(Article(text=text, has_title="\n\n" in text, **about))
    return {fact.name: fact for fact in persons.facts(analysis)}


@pytest.mark.parametrize(
    ("text", "name", "titles", "affiliation"),
    [
        # What only grades an office is none of its own.
        ("Yerzhan Kairbekov, deputy akim of Almaty, spoke.", "Yerzhan Kairbekov", ("deputy akim of Almaty",), "Almaty"),
        (
            "Governor John Smith came with his deputy, Li Bo.",
            "Li Bo",
            ("deputy governor",),
            None,
        ),
        # An office that stays, and one whose holder a clause names
        (
            "Li Bo remains general manager of Oulu Airport Co.",
            "Li Bo",
            ("general manager of Oulu Airport Co.",),
            "Oulu Airport Co.",
        ),
        (
            "Oulu Airport Co., whose chairwoman is Ana Costa, signed.",
            "Ana Costa",
            ("chairwoman",),
            "Oulu Airport Co.",
        ),
        (
            "It was over, said Ana Costa, the Finnish company's chief executive.",
            "Ana Costa",
            ("chief executive",),
            None,
        ),
        # A post of state goes on over the city where it is served, the post in a body does not.
        (
            "Askar Nurpeisov, consul general of Kazakhstan in Shanghai, came.",
            "Askar Nurpeisov",
            ("consul general of Kazakhstan in Shanghai",),
            None,
        ),
        (
            "Ana Costa, chargé d'affaires at the Philippine Embassy in Tokyo, came.",
            "Ana Costa",
            ("chargé d'affaires at the Philippine Embassy",),
            "Philippine Embassy",
        ),
        # Who is only called a colleague holds the same office elsewhere; one with an office of his own keeps it.
        (
            "Mayor Klaus Luger of Linz and his colleague from Graz, Elke Kahr, signed.",
            "Elke Kahr",
            ("Mayor",),
            "Graz",
        ),
        (
            "Klaus Luger, mayor of Linz, went to Graz. His colleague there, Elke Kahr, showed him round.",
            "Elke Kahr",
            ("mayor",),
            "Graz",
        ),
        (
            "Mayor Klaus Luger of Linz and his colleague from Graz, Elke Kahr, governor, signed.",
            "Elke Kahr",
            ("governor",),
            "Graz",
        ),
        ("A librarian and his colleague from Graz, Elke Kahr, came.", "Elke Kahr", (), None),
        # Whose the person is, before the name
        ("Linz's Klaus Luger, vice mayor, signed.", "Klaus Luger", ("vice mayor",), "Linz"),
        (
            "They were joined by guests: from Nanjing Luan Dejun, vice mayor, spoke.",
            "Luan Dejun",
            ("vice mayor",),
            "Nanjing",
        ),
        ("Linz's guest Elke Kahr, mayor of Graz, spoke.", "Elke Kahr", ("mayor of Graz",), "Graz"),
        # A noun that stands for a body or a county named before
        (
            "The road ends in Bome County. Li Bo, head of the county, cut the ribbon.",
            "Li Bo",
            ("head of the county",),
            "Bome County",
        ),
        (
            "Oulu High-tech Development Zone grew. Li Bo, deputy director of the zone's management committee, spoke.",
            "Li Bo",
            ("deputy director of the zone's management committee",),
            "Oulu High-tech Development Zone",
        ),
        # A mayor where the sentence is
        (
            "Linz was first. On Tuesday the guests were in Graz, where vice mayor Elke Kahr received them.",
            "Elke Kahr",
            ("vice mayor",),
            "Graz",
        ),
        # One rank in full and abbreviated
        ("Councillor Ruth Barrett came. Cllr Barrett spoke.", "Ruth Barrett", ("Councillor",), None),
    ],
)
def test_a_title_is_read_with_what_stands_around_it(
    text: str, name: str, titles: tuple[str, ...], affiliation: str | None
) -> None:
    """Each rule with an example, and where it is not alone a counterexample."""
    person = read(text)[name]
    assert (person.titles, person.affiliation) == (titles, affiliation)
