"""Sides, days and standing of what is signed where other words of the article tell them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orchestration.parsing.facts import AgreementFact

Read = Callable[..., list[AgreementFact]]


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


def test_witnesses_and_the_place_of_signing_are_no_parties(agreements_in: Read) -> None:
    text = "In the presence of the mayors of Linz and Graz, Wuhan University and Ningbo University signed a contract in Vienna."
    assert [party.name for fact in agreements_in(text) for party in fact.parties] == [
        "Wuhan University",
        "Ningbo University",
    ]


def test_who_looks_on_at_a_signing_is_no_party(agreements_in: Read) -> None:
    """`A witnessed the signing` adds no side, `A announced the signing` does."""
    told = "On Monday Linz signed a contract with Wuhan Steel Group. "
    seen = told + "The director of Graz Port Authority witnessed the signing of the contract with Wuhan Steel Group."
    assert [[party.name for party in fact.parties] for fact in agreements_in(seen)] == [["Linz", "Wuhan Steel Group"]]
    (own,) = agreements_in("Graz Port Authority announced the signing of a contract with Wuhan Steel Group.")
    assert {party.name for party in own.parties} == {"Graz Port Authority", "Wuhan Steel Group"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        # What it is one of, and its country, are no second document.
        (
            "Linz Port Authority signed a pact with Koper Port Authority, the second such deal with Slovenia.",
            [{"Linz Port Authority", "Koper Port Authority"}],
        ),
        # What opens a sentence with `with` and names nobody divides no document.
        (
            "With their signatures, the mayors of Linz, Graz and Wels renewed the agreements between their towns.",
            [{"Linz", "Graz", "Wels"}],
        ),
        # Where the report was filed is no side.
        ("ACCRA -- Wenzhou has a sister city pact with Kumasi.", [{"Wenzhou", "Kumasi"}]),
        # The state that a port lies in is none of its own.
        ("The Linz Port of the Republic of Austria signed a contract with Koper Port.", [{"Linz Port", "Koper Port"}]),
        # Countries among themselves are no matter of cities; with a city they are.
        ("Austria and Slovenia signed numerous trade deals.", []),
        ("Austria signed a contract with Linz.", [{"Austria", "Linz"}]),
        # A pronoun before an active verb is no document.
        ("Linz signed contracts with Graz. It has also renewed its hopes.", [{"Linz", "Graz"}]),
    ],
)
def test_nobody_else_is_a_side(agreements_in: Read, text: str, parties: list[set[str]]) -> None:
    assert [{party.name for party in fact.parties} for fact in agreements_in(text)] == parties


def test_a_newly_signed_document_is_of_the_two_that_are_spoken_of(agreements_in: Read) -> None:
    """Two sentences name just two; with a third body it stays open whose it is."""
    told = "The Pontic Bank has partnered with Linz Tram Company. "
    under = "Under a newly signed loan agreement, Linz Tram Company will buy trams."
    assert [{party.name for party in fact.parties} for fact in agreements_in(told + under)] == [
        {"Pontic Bank", "Linz Tram Company"}
    ]
    assert agreements_in(told + under.replace("Linz Tram Company will", "Graz Bus Company will")) == []
    assert agreements_in(told + under.replace("a newly signed", "a possible")) == []


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
    ("text", "parties"),
    [
        # the country only says where the body is
        (
            "Dorn University signed a memorandum with Brook University, Chad for exchanges.",
            {"Dorn University", "Brook University"},
        ),
        (
            "Dorn University (DU) here and Graz (Styria)-based Brook University signed a memorandum.",
            {"Dorn University", "Brook University"},
        ),
        # what something has is no side, nor is who tells of it
        ("Linz and Graz signed a contract for a line with a capacity of 800 seats near Vienna.", {"Linz", "Graz"}),
        ("Linz signed a memorandum with Graz, the Wuxi media office said in a statement.", {"Linz", "Graz"}),
        # the part acts and not its owner
        (
            "Linz's savings bank, Donaubank, has signed a memorandum with Dorn University.",
            {"Donaubank", "Dorn University"},
        ),
        # a day stands between verb and document, or the verb in front of it
        ("Linz signed on Tuesday a letter of intent with Graz.", {"Linz", "Graz"}),
        ("During the visit, was signed a memorandum between Linz and Graz.", {"Linz", "Graz"}),
        # whose deal it is stands in front of the noun
        ("The Linz-Graz deal was signed in Vienna.", {"Linz", "Graz"}),
        # it takes up who acted before
        (
            "Nordbank Group opened a branch. It has also talked to Dorn University. It signed a contract with Brook Group.",
            {"Nordbank Group", "Brook Group"},
        ),
        # those who win a contract together
        (
            "Linz awarded on Thursday a contract for its trams to a consortium of three firms. "
            "The consortium consists of Alstom, Siemens and Talgo.",
            {"Linz", "Alstom", "Siemens", "Talgo"},
        ),
    ],
)
def test_sides_stand_in_many_places(agreements_in: Read, text: str, parties: set[str]) -> None:
    (found,) = agreements_in(text)
    assert {party.name for party in found.parties} == parties


def test_a_city_signs_nothing_with_its_own_government(agreements_in: Read) -> None:
    text = "LINZ, July 10 -- The Linz Municipal Government has signed an agreement with a foreign company."
    assert agreements_in(text) == []


def test_a_list_of_sides_may_hold_a_country(agreements_in: Read) -> None:
    (found,) = agreements_in("Dorn University signed a memorandum with Brook Group, Chad and Linz.")
    assert "Chad" in {party.name for party in found.parties}


def test_a_fair_that_helped_a_city_sign_tells_of_a_signing(agreements_in: Read) -> None:
    (found,) = agreements_in("The fair helped Linz sign a total of 27 projects with investors.")
    assert (found.count, found.status) == (27, "signed")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        # nothing but their mayors shows that these are towns
        ("Linz Mayor Ann Li and Brumlow Mayor Jo Beck signed a twinning charter.", [{"Linz", "Brumlow"}]),
        # nothing but where they stand shows that these are bodies
        ("Quilltech said it had signed an agreement with Sarvo Motors.", [{"Quilltech", "Sarvo Motors"}]),
        (
            "Linz signed agreements with three firms: Quilltech, Sarvo and Brandel.",
            [{"Linz", "Quilltech"}, {"Linz", "Sarvo"}, {"Linz", "Brandel"}],
        ),
        # one with each of a list
        ("Linz has partnership agreements with Graz and Wuxi.", [{"Linz", "Graz"}, {"Linz", "Wuxi"}]),
        # who acts under it, and who tells of it as its own
        ("Under an agreement with Graz, Linz University will train doctors.", [{"Linz University", "Graz"}]),
        (
            "A contract for trams has been awarded to Brook Group, the Linz Port Authority said.",
            [{"Brook Group", "Linz Port Authority"}],
        ),
        # its acronym counts the words on both sides of `and`
        (
            "Swan Boats and Heavy Works Limited (SBHW) signed a memorandum with the Linz Port Authority.",
            [{"Swan Boats and Heavy Works Limited", "Linz Port Authority"}],
        ),
    ],
)
def test_sides_that_only_their_standing_shows(agreements_in: Read, text: str, pairs: list[set[str]]) -> None:
    assert [{party.name for party in fact.parties} for fact in agreements_in(text)] == pairs


def test_two_bodies_with_an_acronym_for_one_of_them_stay_two(agreements_in: Read) -> None:
    (found,) = agreements_in("Linz University and Dorn Medical Institute (DMI) signed a memorandum.")
    assert {party.name for party in found.parties} == {"Linz University", "Dorn Medical Institute"}


def test_a_body_is_called_by_its_head_wherever_it_stands(agreements_in: Read) -> None:
    """`the chamber` is the Chamber of Commerce of Linz, though its name ends with the city's; a museum is none."""
    told = "The Linz Chamber of Commerce sent a mission to Wuxi. There the chamber signed a contract with Wuxi Steel Group."
    assert [{party.name for party in fact.parties} for fact in agreements_in(told)] == [
        {"Linz Chamber of Commerce", "Wuxi Steel Group"}
    ]
