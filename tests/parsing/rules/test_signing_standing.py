"""Whether a document is signed, planned, over or denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orchestration.parsing.facts import AgreementFact

Read = Callable[..., list[AgreementFact]]


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("signed", "signed"),
        ("have already signed", "signed"),
        ("managed to sign", "signed"),
        ("will sign", "planned"),
        ("are to sign", "planned"),
        ("are due to ratify and sign", "planned"),
        ("are expected to sign", "planned"),
        ("agreed to sign", "planned"),
        ("plan to formally sign", "planned"),
    ],
)
def test_the_verb_group_tells(agreements_in: Read, verb: str, status: str) -> None:
    assert [fact.status for fact in agreements_in(f"Linz and Chengdu {verb} a memorandum.")] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Linz and Chengdu did not sign a memorandum.",
        "Linz and Chengdu have not yet signed a memorandum.",
        "Linz declined to sign a memorandum with Chengdu.",
        "Linz and Chengdu signed no memorandum.",
        "No memorandum was signed between Linz and Chengdu.",
        "Linz and Chengdu parted without signing a memorandum.",
        "Not a single contract was signed by Linz and Chengdu.",
        "Newspapers in Graz had claimed that Linz signed a contract with Chengdu.",
        "The mayor of Linz denied that the city had signed a contract with Chengdu.",
        "The council of Linz voted against a motion to sign a contract with Chengdu.",
    ],
)
def test_what_is_denied_is_no_agreement(agreements_in: Read, text: str) -> None:
    assert agreements_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The memorandum between Linz and Chengdu lapsed in 2018.",
        "Linz terminated its memorandum with Chengdu.",
        "Linz ended the 2011 memorandum with Chengdu.",
        "Linz confirmed that its memorandum with Chengdu is dead.",
        "Linz let its memorandum with Chengdu lapse.",
    ],
)
def test_what_is_over_is_expired(agreements_in: Read, text: str) -> None:
    facts = agreements_in(text)
    assert [(fact.status, {party.name for party in fact.parties}) for fact in facts] == [
        ("expired", {"Linz", "Chengdu"})
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There has been a memorandum between Linz and Chengdu since Monday.", "signed"),
        ("Out of the talks came a memorandum between Linz and Chengdu.", "signed"),
        ("Linz's memorandum with Chengdu provides for trams.", "signed"),
        ("Linz and Chengdu are bound by a memorandum on trams.", "signed"),
        ("Linz and Chengdu formalised their friendship with a memorandum.", "signed"),
        ("The memorandum bears the signatures of the mayors of Linz and Chengdu.", "signed"),
        ("The memorandum has two signatories: Linz and Chengdu.", "signed"),
        ("A memorandum between Linz and Chengdu is ready for signature.", "planned"),
    ],
)
def test_a_paper_that_stands_need_not_be_said_to_be_signed(agreements_in: Read, text: str, status: str) -> None:
    facts = agreements_in(text)
    assert [(fact.status, {party.name for party in fact.parties}) for fact in facts] == [(status, {"Linz", "Chengdu"})]


@pytest.mark.parametrize(
    "text",
    [
        "A memorandum between Linz and Chengdu is still being negotiated.",
        "A draft memorandum between Linz and Chengdu was rejected by the council.",
        "Linz and Chengdu said in a statement that trams are clean.",
        "Linz proposed a memorandum between Graz and Chengdu.",
        "The memorandum has two pages: Linz and Chengdu.",
    ],
)
def test_a_paper_that_is_only_talked_about_does_not_stand(agreements_in: Read, text: str) -> None:
    assert agreements_in(text) == []


def test_members_of_what_was_signed_are_told_by_whose_they_are(agreements_in: Read) -> None:
    facts = agreements_in(
        "Seven projects were signed in Linz, including the battery plant of Dalian Sanhuan Group, "
        "the bamboo mill of Anji Zhulan Co., Ltd. and the spa of Moganshan Holiday Group."
    )
    assert [[party.name for party in fact.parties] for fact in facts] == [
        ["Dalian Sanhuan Group"],
        ["Anji Zhulan Co., Ltd."],
        ["Moganshan Holiday Group"],
    ]


def test_each_signs_with_partners_that_are_not_named(agreements_in: Read) -> None:
    facts = agreements_in(
        "Wuhan University, Ningbo University and Dalian Port Group signed contracts with local partners."
    )
    assert [[party.name for party in fact.parties] for fact in facts] == [
        ["Wuhan University"],
        ["Ningbo University"],
        ["Dalian Port Group"],
    ]


def test_members_of_a_group_are_told_by_what_they_will_do(agreements_in: Read) -> None:
    facts = agreements_in(
        "At a fair, a handful of companies concluded agreements with Linz. Wuhan Steel Group and Linz will build a mill. "
        "Under the agreements, Dalian Port Group is to run a quay. Harbin Trade Group has a shop in Graz."
    )
    assert [{party.name for party in fact.parties} for fact in facts] == [
        {"Linz", "Wuhan Steel Group"},
        {"Linz", "Dalian Port Group"},
    ]


def test_who_acts_behind_one_agreement_of_two_is_no_member(agreements_in: Read) -> None:
    (found,) = agreements_in("Linz and Graz signed agreements. Wuhan Steel Group will build a mill.")
    assert {party.name for party in found.parties} == {"Linz", "Graz"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Linz and Chengdu celebrated their new memorandum with a concert.", [{"Linz", "Chengdu"}]),
        ("The contract between Linz and Chengdu, long awaited, opens the way for exports.", [{"Linz", "Chengdu"}]),
        ("Linz enlarged its accord with Chengdu by a chapter on trams.", [{"Linz", "Chengdu"}]),
        # refused by a word of the sentence
        ("Linz and Chengdu hoped for a memorandum at the concert.", []),
        ("Linz and Chengdu talked of trams, and a memorandum was discussed.", []),
        ("Linz and Chengdu could celebrate their memorandum with a concert.", []),
        ("Do Linz and Chengdu celebrate their memorandum with a concert?", []),
        ("In Linz and Chengdu the time was ripe for a document.", []),
        ("The mayors of Linz and Chengdu moved from memoranda to results.", []),
        # only one side stands there
        ("Linz celebrated the memorandum with a concert.", []),
        # who signs, without what
        ("A charter was adopted. Linz, Graz and Kiel were the first to sign.", [{"Linz", "Graz", "Kiel"}]),
        ("Linz and Graz, so the mayor of Kiel said, could sign.", []),
        ("The former mayor of Linz came to Graz and signed copies of her book.", []),
        # what another rule reads in the sentence is believed
        ("Kiel signed a contract with Brest, and Linz and Chengdu celebrated the accord.", [{"Kiel", "Brest"}]),
    ],
)
def test_an_agreement_that_is_only_told_needs_its_sides_and_no_refusal(
    agreements_in: Read, text: str, parties: list[set[str]]
) -> None:
    assert [{party.name for party in fact.parties} for fact in agreements_in(text)] == parties
