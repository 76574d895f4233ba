"""One document told twice is one agreement, also as a partnership, in the plural and without its sides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from orchestration.parsing.facts import AgreementFact

Read = Callable[..., list[AgreementFact]]


def test_a_document_taken_up_by_those_who_signed_it_for_their_cities_is_one(agreements_in: Read) -> None:
    facts = agreements_in(
        "Linz and Ningbo signed a pact on shipping. "
        "The pact was signed by Jan Maas, mayor of Linz, and by Ningbo Port Group on Monday."
    )
    assert len(facts) == 1


def test_a_partnership_that_begins_in_the_article_is_an_agreement(agreements_in: Read) -> None:
    published_on = dt.date(2024, 5, 14)
    facts = agreements_in("Linz and Chengdu have been sister cities since Monday.", published_on=published_on)
    assert [(fact.kind, fact.date) for fact in facts] == [("sister_city", "2024-05-13")]
    assert agreements_in("Linz and Chengdu have been sister cities since 1983.", published_on=published_on) == []
    facts = agreements_in("At the fair, Linz and Chengdu became friendly cities.")
    assert [fact.kind for fact in facts] == ["friendship_agreement"]
    assert agreements_in("Linz and Chengdu became friendly cities ten years ago.") == []
    assert agreements_in("Previously, Linz and Chengdu became friendly cities.") == []


@pytest.mark.parametrize(
    "again",
    [
        "The guests witnessed the signing of the contract.",
        "The mayor of Linz welcomed the signing of this friendship agreement between our two cities.",
        "Then the mayor of Linz and the mayor of Graz signed the twinning agreement in the town hall.",
    ],
)
def test_a_document_mentioned_without_sides_of_its_own_is_the_one_told(agreements_in: Read, again: str) -> None:
    """What `the signing of the contract` means has been told, whatever it is called the second time."""
    facts = agreements_in(f"Linz and Graz signed a friendship agreement on Monday. {again}")
    assert [{party.name for party in fact.parties} for fact in facts] == [{"Linz", "Graz"}]


def test_a_document_with_another_side_is_another_one(agreements_in: Read) -> None:
    """`The signing of the contract with` somebody else, and a paper that others sign, are told anew."""
    told = "Linz and Graz signed a friendship agreement on Monday."
    assert len(agreements_in(f"{told} The guests witnessed the signing of the agreement between Linz and Dalian.")) > 1
    assert len(agreements_in(f"{told} The mayor of Wuxi and the mayor of Dalian signed the twinning agreement.")) > 1


def test_agreements_in_the_plural_are_those_counted_before(agreements_in: Read) -> None:
    """Who signed `the agreements` makes no further one."""
    told = "Linz signed two cooperation agreements with Dalian."
    facts = agreements_in(f"{told} The agreements were signed by the mayor of Linz and the mayor of Dalian.")
    assert [fact.count for fact in facts] == [2]


def test_who_put_their_names_to_a_document_sign_no_second_one(agreements_in: Read) -> None:
    facts = agreements_in(
        "Linz University has signed a memorandum with Brook University. "
        "The memorandum was signed by Ann Maas, registrar, University of Linz, and Jan Beck, rector, Brook College."
    )
    assert [{party.name for party in fact.parties} for fact in facts] == [{"Linz University", "Brook University"}]


def test_a_second_document_signed_by_persons_is_another(agreements_in: Read) -> None:
    facts = agreements_in(
        "Linz has signed a memorandum with Graz. "
        "The second memorandum was signed by Ann Maas, mayor of Linz, and Jan Beck, mayor of Wuxi."
    )
    assert len(facts) == 2


def test_persons_who_sign_the_document_with_each_other_sign_no_second_one(agreements_in: Read) -> None:
    facts = agreements_in(
        "Linz University signed a memorandum with Brook University. It covers exchanges. "
        "Dr. Ann Maas, rector of Linz University, signed the memorandum with Dr. Jan Beck, head of the Brook Medical Institute."
    )
    assert [{party.name for party in fact.parties} for fact in facts] == [{"Linz University", "Brook University"}]
