"""How many documents a plural, a list, `respectively` or a count makes, and whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orchestration.parsing.facts import AgreementFact

Read = Callable[..., list[AgreementFact]]


def rows(facts: list[AgreementFact]) -> list[set[str]]:
    return [{party.name for party in fact.parties} for fact in facts]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        # a plural with a list: one for each counterparty; a singular: one of all
        ("Linz signed contracts with Graz and Chengdu.", [{"Linz", "Graz"}, {"Linz", "Chengdu"}]),
        ("Linz signed a contract with Graz and Chengdu.", [{"Linz", "Graz", "Chengdu"}]),
        # respectively
        (
            "Linz and Graz signed contracts with Chengdu and Ningbo respectively.",
            [{"Linz", "Chengdu"}, {"Graz", "Ningbo"}],
        ),
        # pairs
        (
            "Contracts were signed between Linz and Graz and between Chengdu and Ningbo.",
            [{"Linz", "Graz"}, {"Chengdu", "Ningbo"}],
        ),
        # each member with its own words
        ("Linz signed two contracts: one with Graz, one with Chengdu.", [{"Linz", "Graz"}, {"Linz", "Chengdu"}]),
        (
            "Linz signed a contract with Graz and a memorandum with Chengdu.",
            [{"Linz", "Graz"}, {"Linz", "Chengdu"}],
        ),
        # each of several, with one counterparty
        (
            "Linz, Graz and Kiel each signed memoranda with Chengdu.",
            [{"Linz", "Chengdu"}, {"Graz", "Chengdu"}, {"Kiel", "Chengdu"}],
        ),
        # two titles, of which the second is no part of the first
        (
            "Linz and Graz signed the Labour Cooperation Agreement and the Talent Exchange Agreement.",
            [{"Linz", "Graz"}, {"Linz", "Graz"}],
        ),
        (
            "Linz and Graz signed the Agreement on Labour and the Environment.",
            [{"Linz", "Graz"}],
        ),
        # members told by what is done under them
        (
            "Linz signed 52 projects. Under one deal, Graz will build a base. Under another, Kiel and Brest will build a pier.",
            [set(), {"Graz"}, {"Kiel", "Brest"}],
        ),
        # what an earlier verb signs is no subject of a later one
        ("Linz and Graz initialled a memorandum, and a contract will be drafted.", [{"Linz", "Graz"}]),
        # the members in the next sentence, in a list
        (
            "Linz signed contracts with two universities. They are Wuhan University and Ningbo University.",
            [{"Linz", "Wuhan University"}, {"Linz", "Ningbo University"}],
        ),
        # who signs the first item of a list has no part in the others
        (
            "The two projects are Linz and Graz have signed a pact on water, and the Dawn Pier Cooperation Agreement.",
            [{"Linz", "Graz"}, set()],
        ),
        (
            "At noon Linz and Graz signed a pact on water, and the Dawn Pier Cooperation Agreement.",
            [{"Linz", "Graz"}, {"Linz", "Graz"}],
        ),
        (
            "Three documents were signed: 1. memorandum between Linz and Graz; 2. contract between Chengdu and Ningbo.",
            [{"Linz", "Graz"}, {"Chengdu", "Ningbo"}],
        ),
        # as many documents as partners
        ("Linz signed two memoranda with Chengdu and Ningbo.", [{"Linz", "Chengdu"}, {"Linz", "Ningbo"}]),
        ("Linz signed five memoranda with Chengdu and Ningbo.", [{"Linz", "Chengdu"}]),
        # pairs that sign one each
        (
            "Linz and Chengdu, Graz and Ningbo, and Kiel and Brest each signed an agreement on water.",
            [{"Linz", "Chengdu"}, {"Graz", "Ningbo"}, {"Kiel", "Brest"}],
        ),
        # who signs with whom, over semicolons
        (
            "Papers were signed by Linz with Chengdu, on flights; by Graz with Ningbo, on domes; and by Kiel with Brest.",
            [{"Linz", "Chengdu"}, {"Graz", "Ningbo"}, {"Kiel", "Brest"}],
        ),
        # a group that is named behind a colon, partners among others
        (
            "Linz signed agreements with two European buyers: Wuhan University and Ningbo University.",
            [{"Linz", "Wuhan University"}, {"Linz", "Ningbo University"}],
        ),
        (
            "Linz signed agreements with, among others, Chengdu and Ningbo.",
            [{"Linz", "Chengdu"}, {"Linz", "Ningbo"}],
        ),
        # some of many who sign: which contracts are theirs stays open
        ("76 enterprises including Graz Steel Group and Linz Foods Group signed 38 contracts.", [set()]),
        # a full-width comma without a space parts clauses, too
        ("Linz and Graz signed a pact，and Kiel signed a contract with Brest.", [{"Linz", "Graz"}, {"Kiel", "Brest"}]),
    ],
)
def test_rows_of_a_list(agreements_in: Read, text: str, parties: list[set[str]]) -> None:
    assert rows(agreements_in(text)) == parties


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("At the fair, 27 projects were signed.", "project", 27),
        ("At the fair, a total of 27 projects worth 3 billion yuan were signed.", "project", 27),
        ("Contracts for 15 projects were signed in Guiyang.", "contract", 15),
        ("So far, 36 cooperation agreements have been signed.", "cooperation_agreement", 36),
        ("The forum ended with eight memoranda between Mongolian and Russian partners.", "memorandum", 8),
    ],
)
def test_a_count_without_members_is_one_row(agreements_in: Read, text: str, kind: str, count: int) -> None:
    assert [(fact.kind, fact.count) for fact in agreements_in(text)] == [(kind, count)]


def test_named_members_take_the_place_of_their_count(agreements_in: Read) -> None:
    facts = agreements_in(
        "Shenyang signed 18 projects, among them the Red Beach Storage Project and the Liaohe Base Project."
    )
    assert [(fact.title, fact.count) for fact in facts] == [
        ("Red Beach Storage Project", 1),
        ("Liaohe Base Project", 1),
    ]


def test_bodies_that_act_behind_a_count_are_its_members(agreements_in: Read) -> None:
    """Whoever opens a clause and builds, buys or takes something has one of the documents; who only says something has none."""
    told = (
        "Linz Port Zone signed lease contracts with three investors on Monday. Donau Glass Group takes the largest plot."
        " The third, Brenner Foods Group of Graz, will build a cannery. Alpen Bank said that rates were high."
    )
    facts = [fact for fact in agreements_in(told) if fact.count == 1]
    assert rows(facts) == [{"Linz Port Zone", "Donau Glass Group"}, {"Linz Port Zone", "Brenner Foods Group"}]


def test_some_of_a_group_who_are_listed_sign_with_somebody_unnamed(agreements_in: Read) -> None:
    told = (
        "Sixty firms met. Three of them signed letters of intent: Donau Glass Group, Brenner Foods Co. and Alpen Bank."
    )
    assert rows(agreements_in(told)) == [{"Donau Glass Group"}, {"Brenner Foods Co."}, {"Alpen Bank"}]


def test_a_list_of_partners_behind_a_colon_is_one_document_each(agreements_in: Read) -> None:
    told = "Linz University signed three contracts: with Wuhan University, with Graz Hospital and with Alpen Bank."
    assert rows(agreements_in(told)) == [
        {"Linz University", "Wuhan University"},
        {"Linz University", "Graz Hospital"},
        {"Linz University", "Alpen Bank"},
    ]


def test_a_participle_in_front_of_its_noun_makes_no_clause(agreements_in: Read) -> None:
    """`groups of paired districts, namely A and B, and C and D, signed`: all of these sign."""
    told = "Two pairs of twinned cities, namely Linz and Chengdu, and Graz and Ningbo, signed contracts."
    assert rows(agreements_in(told)) == [{"Linz", "Chengdu"}, {"Graz", "Ningbo"}]
