"""Whose partners an article tells of, where neither its title nor its publisher says it outright."""

from __future__ import annotations

from collections.abc import Callable

from orchestration.parsing.facts import PartnershipFact

Read = Callable[..., list[PartnershipFact]]


def names(facts: list[PartnershipFact]) -> set[frozenset[str]]:
    """The names of the pairs, in any order."""
    return {frozenset(city.name for city in fact.cities) for fact in facts}


def test_the_city_that_is_said_to_have_sisters_has_them_whoever_opens_the_title(partnerships_in: Read) -> None:
    """A guest in the title is not taken for the host whose partners are counted."""
    text = "Bonn already has a sister city in Minsk. Oxford, our British twin since 1947, sent a choir."
    found = names(partnerships_in(text, title="Chengdu keen on lessons in Bonn"))
    assert found >= {frozenset(("Bonn", "Minsk")), frozenset(("Bonn", "Oxford"))}
    assert all("Bonn" in pair for pair in found)


def test_our_sister_city_is_ours_though_its_region_stands_between(partnerships_in: Read) -> None:
    """`Denver, Colorado, has been our sister city, and Lijiang` ties neither to the other, but both to the article's own."""
    text = (
        "Residents of Bonn will notice a flag. Denver, Colorado, has been our sister city since June 1960,"
        " and Minsk in Belarus since 1993."
    )
    found = partnerships_in(text, title="Flags in front of the town hall of Bonn")
    assert {(*sorted(city.name for city in fact.cities), fact.since) for fact in found} == {
        ("Bonn", "Denver", "1960-06"),
        ("Bonn", "Minsk", "1993"),
    }


def test_a_place_next_door_is_no_partner(partnerships_in: Read) -> None:
    """What only says where a partner lies has no tie of its own."""
    text = "Bonn is twinned with Campbell, a neighbour of Minsk. The sister city of Bonn near by, Oxford, is next door to Kiel."
    assert not {"Minsk", "Kiel"} & {name for pair in names(partnerships_in(text)) for name in pair}


def test_a_verb_said_once_pairs_each_with_the_one_behind_its_preposition(partnerships_in: Read) -> None:
    """`A looks after B, C after D`"""
    text = "Under the pairing, Wuxi looks after Haidong, Ningbo after Liping County, and Qingdao after Longnan."
    assert names(partnerships_in(text)) == {
        frozenset(("Wuxi", "Haidong")),
        frozenset(("Ningbo", "Liping County")),
        frozenset(("Qingdao", "Longnan")),
    }


def test_a_scheme_of_aid_is_known_by_what_is_said_of_it(partnerships_in: Read) -> None:
    """No words for the pairing are needed; the earliest year tied to a beginning is its own."""
    title = "Kelp for Longnan, noodles for Qingdao"
    text = (
        "Since 2010, when cities were assigned to districts and counties, Qingdao has been the helper of Longnan."
        " Qingdao sent doctors to Longnan in 2019."
    )
    [fact] = partnerships_in(text, title=title)
    assert (fact.kind, fact.since) == ("counterpart_assistance", "2010")
    assert partnerships_in("A factory from Qingdao opened a branch in Longnan in 2019.", title=title) == []


def test_an_agreement_yet_to_be_signed_ties_nobody(partnerships_in: Read) -> None:
    """Neither does a forum that bears twin cities in its name."""
    assert partnerships_in("The sister city agreement of Bonn and Minsk is to be signed in May.") == []
    assert partnerships_in("Bonn and Minsk spoke of rails at the twin-city forum.") == []


def test_one_more_twin_is_one_of_the_articles_own_city(partnerships_in: Read) -> None:
    """Nothing need say whose: but a twin `of` somebody is that city's, and two that are twins are each other's."""
    title = "Guests in Bonn"
    assert names(partnerships_in("Minsk is a twin as well, and a choir came to Bonn.", title=title)) == {
        frozenset(("Bonn", "Minsk"))
    }
    assert names(partnerships_in("Minsk, a twin of Kiel, sent a choir.", title=title)) == {frozenset(("Kiel", "Minsk"))}
    assert names(partnerships_in("Tacoma and Seattle, the two American sisters, sent a film.", title=title)) == {
        frozenset(("Bonn", "Tacoma")),
        frozenset(("Bonn", "Seattle")),
    }
