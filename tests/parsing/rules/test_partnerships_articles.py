"""Partnerships that no sentence tells by itself: rolls, schemes of aid, and partners known by where they stand."""

from __future__ import annotations

from collections.abc import Callable

from orchestration.parsing.facts import PartnershipFact

Read = Callable[..., list[PartnershipFact]]


def names(facts: list[PartnershipFact]) -> set[frozenset[str]]:
    """The names of the pairs, in any order."""
    return {frozenset(city.name for city in fact.cities) for fact in facts}


def titled(read: Read, text: str) -> set[frozenset[str]]:
    """The names of the pairs of an article with a title."""
    title, body = text.split("\n\n", 1)
    return names(read(body, title))


def test_a_roll_of_partners_is_read_below_its_heading_alone(partnerships_in: Read) -> None:
    """Items that tell something of cities are no roll, and neither are the stops of a tour."""
    items = "- Oxford, England (1986)\n- Xyzburg, Nowhere (1990)\n- Minsk\n- Chengdu, China (2009)"
    assert titled(partnerships_in, f"Bonn and its sisters\n\nOUR FAMILY\n{items}") == {
        frozenset(("Bonn", city)) for city in ("Oxford", "Minsk", "Chengdu")
    }
    told = "- Oxford lies far\n- Minsk lies farther\n- Chengdu lies farthest"
    assert titled(partnerships_in, f"Bonn and its sister cities\n\nDISTANCES\n{told}") == set()
    paragraphs = (
        "\n\nMuch was seen by all of those who went along with it, and much was heard by those who stayed at home." * 3
    )
    assert titled(partnerships_in, f"A tour of Bonn's choir\n\nKiel is a twin of Brest.{paragraphs}\n\n{items}") == {
        frozenset(("Kiel", "Brest"))
    }


def test_an_article_on_aid_is_about_the_two_cities_of_its_scheme(partnerships_in: Read) -> None:
    """Only between provinces, and only where no sentence says whom a city is paired with."""
    aid = "Cadres from {} have come to {} to aid Xinjiang. The work of {} bears fruit."
    assert titled(
        partnerships_in, "Report from Baicheng\n\n" + aid.format("Wenzhou", "Baicheng County", "Wenzhou")
    ) == {frozenset(("Wenzhou", "Baicheng County"))}
    assert titled(partnerships_in, "East-West collaboration\n\nNantong has sent 312 teachers to Ankang.") == {
        frozenset(("Nantong", "Ankang"))
    }
    assert titled(partnerships_in, "East-West collaboration\n\nNantong has sent 312 teachers to Suzhou.") == set()
    assert titled(partnerships_in, "Report from Ningbo\n\n" + aid.format("Wenzhou", "Ningbo", "Wenzhou")) == set()
    assert (
        titled(
            partnerships_in, "Report from Baicheng\n\nCadres from Wenzhou have come to Baicheng County. They went home."
        )
        == set()
    )


_BREMEN = "Bremen and its sister cities\n\nBremen has sister cities abroad. "


def test_a_partner_is_known_by_where_it_stands_where_no_construction_tells_it(partnerships_in: Read) -> None:
    """A city abroad beside the words for the relation of the article's own; not far from them, nor one read with another."""
    told = _BREMEN + "Among sister cities such friendship as that which Gdańsk shows is rare."
    assert frozenset(("Bremen", "Gdańsk")) in titled(partnerships_in, told)
    assert titled(partnerships_in, _BREMEN + "They are old.\n\nTrains run to Gdańsk, Vienna and Prague.") == set()
    assert titled(partnerships_in, _BREMEN + "Brest is the sister city of Kiel.") == {frozenset(("Brest", "Kiel"))}


def test_partners_are_listed_behind_like(partnerships_in: Read) -> None:
    """`cities like A in X, B in Y and C`, though the gazetteer may not know the first; none where nothing names a tie."""
    told = "Monuments\n\nBremen has sister city ties with cities like Grundtville in the US, Brest in France and Kiel."
    assert frozenset(("Bremen", "Brest")) in titled(partnerships_in, told)
    assert (
        titled(partnerships_in, "Monuments\n\nBremen has monuments as cities like Brest in France have them.") == set()
    )


def test_where_a_report_is_filed_is_nobodys_partner(partnerships_in: Read) -> None:
    """A city in front of a dash that the article never comes back to."""
    told = "Bremen gains a sister\n\nVIENNA -- Bremen has a sister city abroad: Brest has twinned with it."
    assert not any("Vienna" in pair for pair in titled(partnerships_in, told))


def test_what_a_sentence_denies_nothing_else_speaks_for(partnerships_in: Read) -> None:
    """A city that is said to be no sister is none, however near it stands."""
    assert titled(partnerships_in, _BREMEN + "Among its sister cities Gdańsk has never been counted.") == set()
