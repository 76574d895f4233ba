"""Who signed what with whom, in the voices and idioms of the news."""

from __future__ import annotations

import datetime as dt
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


def test_a_document_taken_up_by_those_who_signed_it_for_their_cities_is_one(agreements_in: Read) -> None:
    facts = agreements_in(
        "Linz and Ningbo signed a pact on shipping. "
        "The pact was signed by Jan Maas, mayor of Linz, and by Ningbo Port Group on Monday."
    )
    assert len(facts) == 1


def test_the_day_of_a_report_is_not_that_of_its_news(agreements_in: Read) -> None:
    text = "LINZ, July 10 -- The forum met here on Tuesday. During the forum, Linz and Graz signed a pact."
    assert [fact.date for fact in agreements_in(text, published_on=dt.date(2024, 7, 10))] == ["2024-07-09"]


def test_the_friendship_of_four_is_not_the_twinning_of_two(agreements_in: Read) -> None:
    facts = agreements_in(
        "Linz, Graz, Wuxi and Xuzhou signed a friendship agreement. Linz and Wuxi signed a twinning charter, too."
    )
    assert [len(fact.parties) for fact in facts] == [4, 2]
    assert agreements_in("The feast was the conclusion of the project of Linz and Graz.") == []


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        # what the sentence before calls the relation
        (
            "Linz and Wuxi became friendship cities. Their mayors signed the agreement in Linz.",
            "friendship_agreement",
            {"Linz", "Wuxi"},
        ),
        # a line between two towns is what the contract is about
        (
            "Wuhan University and Dalian Port Group signed a contract for trains between Linz and Graz.",
            "contract",
            {"Wuhan University", "Dalian Port Group"},
        ),
        # a protocol of three
        (
            "Linz, Graz and Wuxi will share a line. A trilateral protocol was signed during a visit of Ningbo University.",
            "other",
            {"Linz", "Graz", "Wuxi"},
        ),
    ],
)
def test_what_stands_around_tells_kind_and_sides(agreements_in: Read, text: str, kind: str, parties: set[str]) -> None:
    (found,) = agreements_in(text)
    assert (found.kind, {party.name for party in found.parties}) == (kind, parties)


def test_two_and_two_sign_with_each_other(agreements_in: Read) -> None:
    facts = agreements_in("Linz and Graz, Wuxi and Xuzhou signed cooperation agreements respectively.")
    assert [{party.name for party in fact.parties} for fact in facts] == [{"Linz", "Graz"}, {"Wuxi", "Xuzhou"}]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        # whom a pronoun stands for
        (
            "Klaus Luger, mayor of Linz, flew to Graz. There he signed a contract with Wuhan University.",
            {"Linz", "Wuhan University"},
        ),
        # who will act by the paper
        (
            "In Chengdu a contract was signed. Under the contract, Linz will lend trams and Graz will run them.",
            {"Linz", "Graz"},
        ),
        # what a noun said before is left out of
        ("Wuxi said that in May it signed a similar one with Graz.", set()),
    ],
)
def test_parties_told_by_what_stands_around(agreements_in: Read, text: str, parties: set[str]) -> None:
    assert {party.name for fact in agreements_in(text) for party in fact.parties} == parties


def test_a_noun_said_once_stands_for_the_next_signing_too(agreements_in: Read) -> None:
    facts = agreements_in("Linz signed a memorandum with Wuxi, and in May it concluded a similar one with Xuzhou.")
    assert [{party.name for party in fact.parties} for fact in facts] == [{"Linz", "Wuxi"}, {"Linz", "Xuzhou"}]


def test_what_is_approved_is_planned_until_it_is_signed(agreements_in: Read) -> None:
    approved = "The council of Linz approved a memorandum with Graz."
    assert [fact.status for fact in agreements_in(approved)] == ["planned"]
    signed = f"{approved} On Friday Linz and Graz signed the memorandum."
    assert [fact.status for fact in agreements_in(signed)] == ["signed"]


def test_witnesses_and_the_place_of_signing_are_no_parties(agreements_in: Read) -> None:
    text = "In the presence of the mayors of Linz and Graz, Wuhan University and Ningbo University signed a contract in Vienna."
    assert [party.name for fact in agreements_in(text) for party in fact.parties] == [
        "Wuhan University",
        "Ningbo University",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Linz signed a memorandum with a partner.",
        "Linz and Graz promote mutual understanding.",
        "The city of the other beer signed a memorandum with Linz.",
        "With Honduras things are younger: Linz signed a letter of intent.",
    ],
)
def test_a_document_with_one_known_side_is_left_out(agreements_in: Read, text: str) -> None:
    """The side that is found is too often the wrong one, and a country that is named beside it is none."""
    assert agreements_in(text) == []


def test_an_office_without_a_city_signs_for_the_articles_own(agreements_in: Read) -> None:
    (found,) = agreements_in(
        "Council will sign a memorandum with the Himeji Parks Foundation.", title="Adelaide Sends a Mission"
    )
    assert {party.name for party in found.parties} == {"Adelaide", "Himeji Parks Foundation"}
    assert (
        agreements_in("A partner will sign a memorandum with the Himeji Parks Foundation.", title="Adelaide Is Warm")
        == []
    )


def test_headline_and_body_tell_one_agreement(agreements_in: Read) -> None:
    facts = agreements_in(
        "Linz and Chengdu signed a memorandum of understanding. The document was signed by the two mayors.",
        title="Linz Signs Pact with Chengdu",
    )
    assert [fact.kind for fact in facts] == ["memorandum"]


def test_parties_that_the_sentence_before_names(agreements_in: Read) -> None:
    facts = agreements_in("Linz and Chengdu have become sister cities. The agreement was signed at noon.")
    assert [(fact.kind, {party.name for party in fact.parties}) for fact in facts] == [
        ("sister_city", {"Linz", "Chengdu"})
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 4 May 2023 Linz and Chengdu signed a contract.", "2023-05-04"),
        # of two days the one of the signing
        ("Linz and Chengdu signed a contract on 4 May 2023, the city said on 6 May 2023.", "2023-05-04"),
        ("Linz and Chengdu signed the 2023 cooperation agreement.", None),
        ("In 2023 contracts were signed with Graz by Linz.", "2023"),
        ("Since Monday goats graze here. Two years after Linz and Graz signed a pact, nothing stands.", None),
        # a deadline, the age of an older document: no days of signing
        ("Linz and Chengdu signed a contract under which a hall will be built by 2030.", None),
        ("Linz and Chengdu renewed the contract first signed in 2011.", None),
    ],
)
def test_the_day_of_signing(agreements_in: Read, text: str, date: str | None) -> None:
    assert [fact.date for fact in agreements_in(text)] == [date]


def test_a_partnership_that_begins_in_the_article_is_an_agreement(agreements_in: Read) -> None:
    published_on = dt.date(2024, 5, 14)
    facts = agreements_in("Linz and Chengdu have been sister cities since Monday.", published_on=published_on)
    assert [(fact.kind, fact.date) for fact in facts] == [("sister_city", "2024-05-13")]
    assert agreements_in("Linz and Chengdu have been sister cities since 1983.", published_on=published_on) == []
    facts = agreements_in("At the fair, Linz and Chengdu became friendly cities.")
    assert [fact.kind for fact in facts] == ["friendship_agreement"]
    assert agreements_in("Linz and Chengdu became friendly cities ten years ago.") == []


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
