"""Who signed what with whom, in the voices and idioms of the news."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orchestration.parsing.facts import AgreementFact

Read = Callable[..., list[AgreementFact]]


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        # active
        ("Kazan and Guangzhou have inked a pact on tourism.", "cooperation_agreement", {"Kazan", "Guangzhou"}),
        (
            "Wuhan University inked a deal with Ningbo University.",
            "cooperation_agreement",
            {"Wuhan University", "Ningbo University"},
        ),
        # passive and participles
        (
            "The memorandum, signed on Monday by Ningbo and Rotterdam, covers shipping.",
            "memorandum",
            {"Ningbo", "Rotterdam"},
        ),
        ("After months of talks, a contract has been struck between Linz and Graz.", "contract", {"Linz", "Graz"}),
        (
            "Under a letter of intent inked in Vienna, Linz and Chengdu will exchange students.",
            "letter_of_intent",
            {"Linz", "Chengdu"},
        ),
        (
            "The Asian Development Bank and Kochi signed a $150 million loan agreement.",
            "other",
            {"Asian Development Bank", "Kochi"},
        ),
        ("Linz and Graz signed an Erasmus+ protocol.", "other", {"Linz", "Graz"}),
        # the subject behind an opening
        (
            "On Tuesday, at a congress in Cartagena, Colombia, Linz and Graz initialed a letter of intent.",
            "letter_of_intent",
            {"Linz", "Graz"},
        ),
        (
            "Since signing a treaty with Shimonoseki, Japan in 1976, Busan has sent many guests.",
            "cooperation_agreement",
            {"Busan", "Shimonoseki"},
        ),
        ("Linz and Graz put pen to paper in the old station.", "cooperation_agreement", {"Linz", "Graz"}),
        ("Linz and Graz sat down. Their mayors signed a memorandum.", "memorandum", {"Linz", "Graz"}),
        # what stands beside a noun for bodies, and a body with an article of its own
        (
            "A contract was signed between Graz Steel Group and glassmaker Hanil.",
            "contract",
            {"Graz Steel Group", "Hanil"},
        ),
        (
            "Linz signed a memorandum with Kiel Nickel Works and the Port of Graz.",
            "memorandum",
            {"Linz", "Kiel Nickel Works", "Port of Graz"},
        ),
        # `it` is nobody, whatever the name of a company looks like
        ("Nordvind Energi said it had signed a contract with Graz.", "contract", {"Nordvind Energi", "Graz"}),
        ('Linz and Graz signed the "Key Points of 2021".', "cooperation_agreement", {"Linz", "Graz"}),
        (
            "Linz and Graz signed on behalf of their governments the Implementation Plan of Cooperation (2018-2020).",
            "other",
            {"Linz", "Graz"},
        ),
        ("A symposium was held at which Linz and Graz signed a contract.", "contract", {"Linz", "Graz"}),
        (
            "Linz awarded a 640 million rupee contract to Kandy firm Hanthana Builders.",
            "contract",
            {"Linz", "Hanthana Builders"},
        ),
        ("Wuxi and Xuzhou, both in the east, signed a contract.", "contract", {"Wuxi", "Xuzhou"}),
        ("Wuxi and Xuzhou, respectively located in Jiangsu, signed a contract.", "contract", {"Wuxi", "Xuzhou"}),
        ("Linz reached an understanding with Graz.", "memorandum", {"Linz", "Graz"}),
        # relative
        (
            "The framework agreement that Shenyang and Ordos had signed is still in force.",
            "framework_agreement",
            {"Shenyang", "Ordos"},
        ),
        # nouns
        (
            "Guests saw the signing of a friendship agreement between Linz and Chengdu.",
            "friendship_agreement",
            {"Linz", "Chengdu"},
        ),
        (
            "The strategic cooperation signing ceremony between Shenyang and Dalian was held.",
            "strategic_agreement",
            {"Shenyang", "Dalian"},
        ),
        # idioms
        ("Linz, Graz and Chengdu put their signatures to a joint declaration.", "other", {"Linz", "Graz", "Chengdu"}),
        ("Linz has entered into a city partnership with Chengdu.", "sister_city", {"Linz", "Chengdu"}),
        # persons stand for whom they represent
        (
            "Mayor Klaus Luger of Linz signed a memorandum with Gong Zheng, mayor of Shanghai.",
            "memorandum",
            {"Linz", "Shanghai"},
        ),
        # the verb said with others: coordinated, in front, as a purpose, without its pronoun
        (
            "An agreement between Linz and Graz was approved by both councils and signed on 5 May 2021.",
            "cooperation_agreement",
            {"Linz", "Graz"},
        ),
        ("Signed by the mayors of Linz and Graz, the protocol provides for visits.", "other", {"Linz", "Graz"}),
        ("The mayors of Linz and Graz met on Monday to sign a charter.", "other", {"Linz", "Graz"}),
        ("Linz was one of three towns to sign a memorandum with Graz.", "memorandum", {"Linz", "Graz"}),
        ("Linz lent Graz a tram under a contract the two signed on Friday.", "contract", {"Linz", "Graz"}),
        ("A pact on water was among the five inked by Linz and Graz.", "cooperation_agreement", {"Linz", "Graz"}),
        (
            "Mayor Klaus Luger of Linz and Chengdu put pen to paper for a ferry.",
            "cooperation_agreement",
            {"Linz", "Chengdu"},
        ),
        # between, in other words
        ("A twinning charter linking Linz and Graz was signed at noon.", "sister_city", {"Linz", "Graz"}),
        (
            "Linz signed a letter of intent with the municipality of Bari, Italy.",
            "letter_of_intent",
            {"Linz", "municipality of Bari"},
        ),
        ("Linz and Graz celebrated the signature of their charter.", "other", {"Linz", "Graz"}),
        ("A contract was concluded with Graz by Linz.", "contract", {"Linz", "Graz"}),
        (
            "The utility of Linz signed a contract with Graz-based Dalian Port Group.",
            "contract",
            {"Linz", "Dalian Port Group"},
        ),
        (
            "Linz signed a contract with the Odesa municipal enterprise Elektrotrans.",
            "contract",
            {"Linz", "Elektrotrans"},
        ),
        ("Xiaotun town government signed a contract with Graz.", "contract", {"Xiaotun town government", "Graz"}),
        (
            "Weihai Torch Zone grew. In Graz, the zone and the city's business agency Wirtschaft Graz signed a contract.",
            "contract",
            {"Weihai Torch Zone", "Wirtschaft Graz"},
        ),
        ("The third pact, between Linz and Graz, is on water.", "cooperation_agreement", {"Linz", "Graz"}),
        ("A framework contract ties Linz to Dalian Port Group.", "contract", {"Linz", "Dalian Port Group"}),
        (
            "Wuhan University and its counterpart in Ningbo, the Ningbo University, signed a charter.",
            "other",
            {"Wuhan University", "Ningbo University"},
        ),
        # nouns of many senses
        ("Linz and Chengdu agreed on a plan of cooperation.", "other", {"Linz", "Chengdu"}),
        ("Linz and Chengdu signed an intention letter.", "letter_of_intent", {"Linz", "Chengdu"}),
        # a contract that is awarded is one all the same
        (
            "The contract for the trams of Graz was awarded to the Dalian Port Group.",
            "contract",
            {"Dalian Port Group", "Graz"},
        ),
        ("The Dalian Port Group won a construction contract from Ningbo.", "contract", {"Dalian Port Group", "Ningbo"}),
    ],
)
def test_one_document_with_its_parties(agreements_in: Read, text: str, kind: str, parties: set[str]) -> None:
    facts = agreements_in(text)
    assert [(fact.kind, {party.name for party in fact.parties}) for fact in facts] == [(kind, parties)]


@pytest.mark.parametrize(
    "text",
    [
        "Linz and Chengdu exchanged views on a contract.",
        "The mayor of Linz signed up to a race in Chengdu.",
        "Linz renewed its partnership with Chengdu.",
        "Shenyang reached its project targets with Dalian.",
        "Linz and Chengdu agreed on a plan for the summer.",
        "The accord signed by both sides commits Liège Airport to serve Linz Airport.",
        "The council of Linz voted against signing a charter with Graz.",
        "Linz stopped short of signing a charter with Graz.",
        "A tram linking Linz and Graz was signed off.",
        "The signed agreement hangs on the wall of the town hall in Linz, as one does in Chengdu.",
    ],
)
def test_what_only_looks_like_signing(agreements_in: Read, text: str) -> None:
    assert agreements_in(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Linz was the first town to sign a memorandum with Graz.", "signed"),
        ("Linz hopes to be the first town to sign a memorandum with Graz.", "planned"),
        ("The mayors of Linz and Graz met here to sign a memorandum.", "signed"),
        ("The mayors of Linz and Graz are to sign a memorandum.", "planned"),
    ],
)
def test_an_infinitive_tells_a_deed_or_a_plan(agreements_in: Read, text: str, status: str) -> None:
    assert [fact.status for fact in agreements_in(text)] == [status]


def test_several_that_sign_agreements_with_one_have_one_each(agreements_in: Read) -> None:
    facts = agreements_in("Linz, Graz and Wuxi signed agreements with Ningbo.")
    assert [{party.name for party in fact.parties} for fact in facts] == [
        {"Linz", "Ningbo"},
        {"Graz", "Ningbo"},
        {"Wuxi", "Ningbo"},
    ]
    (together,) = agreements_in("Linz, Graz and Wuxi signed an agreement with Ningbo.")
    assert len(together.parties) == 4


def test_the_side_said_once_is_that_of_both_documents(agreements_in: Read) -> None:
    facts = agreements_in(
        "Linz signed a contract with Graz, which lends the money, as well as a memorandum under a programme."
    )
    assert [(fact.kind, {party.name for party in fact.parties}) for fact in facts] == [
        ("contract", {"Linz", "Graz"}),
        ("memorandum", {"Linz", "Graz"}),
    ]
