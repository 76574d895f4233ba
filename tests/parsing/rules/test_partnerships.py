"""Who is whose partner, of what kind and since when: one sentence for each way to say it."""

from __future__ import annotations

import datetime as dt

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import PartnershipFact
from orchestration.parsing.parser import parse


def partnerships(text: str, published_on: dt.date | None = None) -> list[PartnershipFact]:
    """The partnerships that are read in running text."""
    parsed = parse(Article(text=text, has_title=False, published_on=published_on))
    return [fact for fact in parsed.facts if isinstance(fact, PartnershipFact)]


def pairs(text: str) -> set[frozenset[str]]:
    """The names of the pairs, in any order."""
    return {frozenset(city.name for city in fact.cities) for fact in partnerships(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bonn and Minsk have been sister cities since 1993.", ["Bonn Minsk"]),
        ("Bonn became a sister city of Minsk in 1993.", ["Bonn Minsk"]),
        ("Bonn is twinned with Oxford, Chengdu and Minsk.", ["Bonn Oxford", "Bonn Chengdu", "Bonn Minsk"]),
        ("Oxford, Chengdu and Minsk are sister cities of Bonn.", ["Bonn Oxford", "Bonn Chengdu", "Bonn Minsk"]),
        ("Bonn counts Oxford and Minsk among its sister cities.", ["Bonn Oxford", "Bonn Minsk"]),
        ("Bonn's sister city Minsk sent a choir.", ["Bonn Minsk"]),
        ("Minsk is one of Bonn's sister cities.", ["Bonn Minsk"]),
        ("Bonn made Minsk its sister city in 1993.", ["Bonn Minsk"]),
        ("A delegation from Minsk visited Bonn, its sister city.", ["Bonn Minsk"]),
        ("A sister city of Chengdu since 2009, Bonn sent a delegation.", ["Bonn Chengdu"]),
        ("Minsk, with which Bonn has been twinned, is large.", ["Bonn Minsk"]),
        ("The sister city relationship between Bonn and Minsk is 30 years old.", ["Bonn Minsk"]),
        ("The sister city relationship that ties Bonn to Minsk is 30 years old.", ["Bonn Minsk"]),
        ("Twinned in 1993, Bonn and Minsk celebrate.", ["Bonn Minsk"]),
        ("Under their twinning Bonn will send doctors to Minsk.", ["Bonn Minsk"]),
        ('"Minsk is our oldest sister," said the mayor of Bonn.', ["Bonn Minsk"]),
        (
            "Bonn has a sister city, Minsk. Oxford and Chengdu are its other partners.",
            ["Bonn Minsk", "Bonn Oxford", "Bonn Chengdu"],
        ),
        (
            "Guests came from Bonn's sister city Oxford and from Minsk, which has been its partner since 1993.",
            ["Bonn Oxford", "Bonn Minsk"],
        ),
        (
            "Minsk is one of Bonn's sister cities. The others include Oxford and Chengdu.",
            ["Bonn Minsk", "Bonn Oxford", "Bonn Chengdu"],
        ),
        ("The partnership between Bonn and Minsk celebrated its 30th birthday.", ["Bonn Minsk"]),
        ("Wuxi has been tasked with assisting Haidong since 2016.", ["Wuxi Haidong"]),
        ("Bonn has had Oxford as a sister city since 1980, and Minsk since 1993.", ["Bonn Oxford", "Bonn Minsk"]),
        ("Bonn is twinned with Oxford. With Minsk, too, it is linked by town twinning.", ["Bonn Oxford", "Bonn Minsk"]),
        ("Friendship agreements link Bonn to Oxford and Minsk.", ["Bonn Oxford", "Bonn Minsk"]),
        (
            "Bonn's first sister city was Oxford. They now include: Minsk, Belarus; and Chengdu, China.",
            ["Bonn Oxford", "Bonn Minsk", "Bonn Chengdu"],
        ),
        (
            "Bonn and Minsk have had sister-city relations since 1993, and the port of Bonn deals with Oxford.",
            ["Bonn Minsk"],
        ),
        ("The guests stopped at Minsk, a twin of Bonn since 1993.", ["Bonn Minsk"]),
        ("Sister cities of Bonn: Oxford (1947), Minsk (1993).", ["Bonn Oxford", "Bonn Minsk"]),
        ("Bonn and Minsk became sister cities in 1993, Bonn and Oxford in 1947.", ["Bonn Minsk", "Bonn Oxford"]),
        # Nobody is said twice, and a name that only modifies is no partner.
        ("Students from Kiel toured Bonn. Its twinning with Minsk was mentioned.", ["Bonn Minsk"]),
        # The phrase stands for the two cities that the sentence before names.
        ("Bonn and Chengdu like each other. The two have been sister cities since 1990.", ["Bonn Chengdu"]),
        # Districts and counties are the pair, not the cities around them.
        ("Dongguan has been giving Zhaotong counterpart assistance since 2016.", ["Dongguan Zhaotong"]),
        ("Zhaotong receives counterpart assistance from Dongguan.", ["Dongguan Zhaotong"]),
        ("Dongguan has helped Zhaotong since 2016.", ["Dongguan Zhaotong"]),
        # A sentence goes on with the partners of the one before.
        ("Bonn became a sister city of Oxford in 1947. Minsk followed in 1993.", ["Bonn Oxford", "Bonn Minsk"]),
        ("Bonn has many twin towns. Among them are Oxford and Minsk.", ["Bonn Oxford", "Bonn Minsk"]),
        (
            "Minsk is one of Bonn's twins; the others are Oxford and Tirana.",
            ["Bonn Minsk", "Bonn Oxford", "Bonn Tirana"],
        ),
        # The relation is said once for several pairs.
        ("Minsk has been a sister city of Bonn since 1993, and Oxford since 1947.", ["Bonn Minsk", "Bonn Oxford"]),
        ("The county counts two sister city ties: Bonn with Minsk, and Kiel with Brest.", ["Bonn Minsk", "Kiel Brest"]),
        ("Besides Oxford, Bonn counts Minsk among its partner cities.", ["Bonn Oxford", "Bonn Minsk"]),
        ("Bonn met Minsk. Besides Oxford it counts Minsk among its partner cities.", ["Bonn Oxford", "Bonn Minsk"]),
        ("Bonn found its first twin in Minsk.", ["Bonn Minsk"]),
        (
            "Bonn has partnerships with two cities, namely Oxford and Minsk; they are twin towns.",
            ["Bonn Oxford", "Bonn Minsk"],
        ),
        # A pronoun or a relative clause stands for one of the two.
        ("From its twin Minsk, Bonn received a tree.", ["Bonn Minsk"]),
        ("Guests from Minsk visited Bonn for the anniversary of their twinning.", ["Bonn Minsk"]),
        ("Bonn is proud of its two sisters, of which Minsk is one.", ["Bonn Minsk"]),
        ("Minsk came to Bonn for the 30th anniversary of the partnership. Both have other twins.", ["Bonn Minsk"]),
        ("In Minsk, Bonn's Belarusian twin, a school was opened.", ["Bonn Minsk"]),
        ("Bonn has a sister in the Far East as well: Chengdu, since 2009.", ["Bonn Chengdu"]),
        # Plain words tie two cities for good only with their beginning or length.
        ("Bonn has worked with Minsk since 1993.", ["Bonn Minsk"]),
        # The partner stands beside the city as its own.
        ("Bonn and its Belarusian partner Minsk have been twinned for ten years.", ["Bonn Minsk"]),
        ("Bonn and its Belarusian partner city Minsk celebrated.", ["Bonn Minsk"]),
        ("Since becoming sister cities in 1993, Bonn and Minsk have exchanged students.", ["Bonn Minsk"]),
        (
            "Bonn has sister city relations with 18 places, such as Minsk in Belarus and Oxford.",
            ["Bonn Minsk", "Bonn Oxford"],
        ),
        ("Bonn keeps ten city partnerships, for example with Minsk and Oxford.", ["Bonn Minsk", "Bonn Oxford"]),
        ("The sister cities of Kiel, beginning with Brest, are many.", ["Kiel Brest"]),
        ("Bonn and Minsk agreed to become twins in May 1993.", ["Bonn Minsk"]),
        (
            "Pairing agreements were exchanged between Dongguan and Zhaotong, and between Ningbo and Liangshan.",
            ["Dongguan Zhaotong", "Ningbo Liangshan"],
        ),
        ("The first pair of sister cities was formed between Germany's Bonn and Belarus's Minsk.", ["Bonn Minsk"]),
        # The verb is said once for two pairs, of which one may have a name that nobody knows.
        (
            "Dongguan was paired with Zhaotong, tea with tea; Ningbo with Liangshan, labour with factories.",
            ["Dongguan Zhaotong", "Ningbo Liangshan"],
        ),
        ("Foshan is paired with Medog County, and Zhuhai with Xyzzyville.", ["Foshan Medog-County"]),
        # What a document is about founds the tie, whatever its form.
        ("Bonn and Minsk signed a memorandum on the establishment of sister city relations.", ["Bonn Minsk"]),
        # A name that nobody knows leaves its partner alone and does not shift the others.
        ("Bonn and Xyzzyville, Kiel and Brest, became sister cities.", ["Kiel Brest"]),
        # More than two found a partnership of each with each.
        (
            "Bonn, Minsk and Oxford signed a twinning agreement on May 4, 2015.",
            ["Bonn Minsk", "Bonn Oxford", "Minsk Oxford"],
        ),
    ],
)
def test_pairs_are_read_from_the_words_around(text: str, expected: list[str]) -> None:
    assert pairs(text) == {frozenset(name.replace("-", " ") for name in pair.split()) for pair in expected}


@pytest.mark.parametrize(
    "text",
    [
        "Under the sister city agreement, Kiel will send doctors to Oxford.",
        "Kiel wants to become a sister city of Minsk.",
        "Kiel and Minsk are not yet sister cities.",
        "Kiel and Minsk aren't sister cities.",
        "Kiel signed a letter of intent with Minsk on the establishment of sister city relations.",
        "Kiel, and its mayor knows it, lies far from Minsk, a twin town elsewhere.",
        "Schools in Kiel and Minsk are sister schools.",
        "Kiel has strong ties with Hamburg.",
        # Only in China does help between cities mean that they are paired.
        "Vienna has helped Kyiv since 2022.",
    ],
)
def test_words_without_a_standing_tie_give_nothing(text: str) -> None:
    assert partnerships(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dongguan is paired with Zhaotong.", "counterpart_assistance"),
        ("For counterpart cooperation Shenzhen is paired with Harbin.", "counterpart_cooperation"),
        ("Shenzhen is paired with Harbin. Pairing cooperation began in 2017.", "counterpart_cooperation"),
        ("Leverkusen and Wuxi became friendly cooperation cities.", "friendly_cooperation"),
        ("Jinan and Wakayama are friendship cities.", "sister_city"),
        # Beside sister cities a friendship city is something less.
        ("Jinan and Wakayama are friendship cities. Jinan and Kiel are sister cities.", "friendly_cooperation"),
        # a friendship city is a sister city; an agreement for one that the text calls by its name founds friendship
        ("Bonn signed a Friendship City agreement with Minsk.", "friendly_cooperation"),
        ("Bonn took Minsk as its first foreign friendship city in 1983.", "sister_city"),
    ],
)
def test_the_kind_follows_the_words_and_their_neighbours(text: str, kind: str) -> None:
    assert partnerships(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "since", "years"),
    [
        ("Bonn and Minsk have been sister cities since 1993.", "1993", None),
        ("On 7 May 1993 Bonn and Minsk became sister cities.", "1993-05-07", None),
        ("Bonn and Minsk have been sister cities for 30 years.", "1993", 30),
        ("In 2013 Bonn and Minsk celebrated the 20th anniversary of their twinning.", "1993", 20),
        ("The twinning of Bonn and Minsk is alive. The twinning dates from May 1993.", "1993-05", None),
        ("Bonn and Minsk are sister cities. They built a school in 2001.", None, None),
        ("The mayor travels to Bonn's sister city Minsk from 20 to 29 May.", None, None),
        ('Bonn and Minsk, sister cities, signed the "Action Plan (2023-2025)".', None, None),
        ("Bonn and Minsk are sister cities. This year marks the 30th anniversary of the relationship.", "1993", 30),
        ("Bonn and Minsk are sister cities. This year marks the 30th anniversary of the fire brigade.", None, None),
        ("Bonn is a sister city of Minsk and extended a contract by three years.", None, None),
    ],
)
def test_the_beginning_is_stated_or_counted_back(text: str, since: str | None, years: int | None) -> None:
    (found,) = partnerships(text, dt.date(2023, 5, 10))
    assert (found.since, found.duration_years) == (since, years)


def test_each_of_several_partners_has_its_own_beginning() -> None:
    found = partnerships("Bonn established sister city relations with Minsk in 1993 and with Chengdu in 2009.")
    assert {fact.cities[1].name: fact.since for fact in found} == {"Minsk": "1993", "Chengdu": "2009"}


def test_a_length_without_a_day_of_publication_leaves_the_beginning_open() -> None:
    (found,) = partnerships("Bonn and Minsk have been sister cities for 30 years.")
    assert (found.since, found.duration_years) == (None, 30)


def test_a_pair_told_twice_is_one_partnership_with_what_both_say() -> None:
    text = "Bonn and Minsk are sister cities. Many came. Bonn and Minsk became sister cities in 1993."
    (found,) = partnerships(text)
    assert found.since == "1993"


def test_a_signed_twinning_agreement_founds_a_partnership_on_its_day() -> None:
    found = partnerships("On 7 May 1993 Bonn and Minsk signed a twinning agreement.")
    assert [(fact.kind, fact.since) for fact in found] == [("sister_city", "1993-05-07")]


@pytest.mark.parametrize(
    "text",
    [
        "The office approved the proposal of establishing a sister city relationship between Bonn and Minsk.",
        "A letter of intent was signed, by which Bonn and Minsk are to become sister cities.",
        "Bonn, once a twin of Minsk, is on the Rhine.",
        "Minneapolis and St. Paul are the Twin Cities.",
        "A motorway has linked Bonn and Cologne since 1932.",
        "The twin port of Ningbo and Zhoushan is large.",
        "Bonn and Minsk opened a pair of sister industrial parks.",
        "Bonn and Minsk have been business partners since 1993. Both have sister cities.",
        "Bonn is twinned. With Minsk it has a partnership agreement, which is not the same.",
    ],
)
def test_intents_memories_and_namesakes_are_no_partnerships(text: str) -> None:
    assert pairs(text) == set()


def test_the_founding_document_and_the_age_tell_since_when() -> None:
    (signed,) = partnerships("Bonn has one sister, Minsk. The sister city agreement with Minsk was signed in 1993.")
    (aged,) = partnerships("The sister city relationship that links Bonn and Minsk turned 30 in 2023.")
    assert (signed.since, aged.since, aged.duration_years) == ("1993", "1993", 30)


def test_a_beginning_belongs_to_the_relation_it_was_told_of() -> None:
    text = "Bonn has been a sister city of Minsk since 1993, and it counts Oxford among its partner cities."
    assert {fact.cities[1].name: (fact.kind, fact.since) for fact in partnerships(text)} == {
        "Minsk": ("sister_city", "1993"),
        "Oxford": ("friendly_cooperation", None),
    }


@pytest.mark.parametrize(
    ("text", "since"),
    [
        # an anniversary is kept in another year than the founding that stands beside it
        ("This year is the 20th anniversary of Bonn's sister city relationship with Minsk, signed in 2003.", "2003"),
        ("Twinned in 1967, Bonn and Minsk celebrate their 50th anniversary this year.", "1967"),
        ("Bonn and Minsk are sister cities. In 2019 they marked the 20th anniversary of the relationship.", "1999"),
        ("Minsk is one of Bonn's sister cities; the relationship was formed in 1986.", "1986"),
        ("Bonn and Minsk have a friendship agreement of 1998.", "1998"),
        ("Bonn became a sister city of Oxford, England, in 1947 and of Minsk, Belarus, in 1993.", "1993"),
        ("From 2017, when Wuxi and Haidong were paired, to 2020 much was done.", "2017"),
        ("Bonn and Minsk became sister cities in 1993, ten years after their first contacts.", "1993"),
        ("Bonn has a sister city, Minsk. The first was Oxford, back in 1974.", "1974"),
    ],
)
def test_the_founding_is_told_apart_from_other_dates(text: str, since: str) -> None:
    assert partnerships(text)[-1].since == since


def titled(text: str) -> set[frozenset[str]]:
    """The names of the pairs of an article with a title."""
    facts = parse(Article(text=text, has_title=True)).facts
    return {frozenset(city.name for city in fact.cities) for fact in facts if isinstance(fact, PartnershipFact)}


def test_a_roll_of_partners_is_read_below_its_heading_alone() -> None:
    """Items that tell something of cities are no roll, and neither are the stops of a tour."""
    items = "- Oxford, England (1986)\n- Xyzburg, Nowhere (1990)\n- Minsk\n- Chengdu, China (2009)"
    assert titled(f"Bonn and its sisters\n\nOUR FAMILY\n{items}") == {
        frozenset(("Bonn", city)) for city in ("Oxford", "Minsk", "Chengdu")
    }
    told = "- Oxford lies far\n- Minsk lies farther\n- Chengdu lies farthest"
    assert titled(f"Bonn and its sister cities\n\nDISTANCES\n{told}") == set()
    paragraphs = (
        "\n\nMuch was seen by all of those who went along with it, and much was heard by those who stayed at home." * 3
    )
    assert titled(f"A tour of Bonn's choir\n\nKiel is a twin of Brest.{paragraphs}\n\n{items}") == {
        frozenset(("Kiel", "Brest"))
    }


def test_an_article_on_aid_is_about_the_two_cities_of_its_scheme() -> None:
    """Only between provinces, and only where no sentence says whom a city is paired with."""
    aid = "Cadres from {} have come to {} to aid Xinjiang. The work of {} bears fruit."
    assert titled("Report from Baicheng\n\n" + aid.format("Wenzhou", "Baicheng County", "Wenzhou")) == {
        frozenset(("Wenzhou", "Baicheng County"))
    }
    assert titled("East-West collaboration\n\nNantong has sent 312 teachers to Ankang.") == {
        frozenset(("Nantong", "Ankang"))
    }
    assert titled("East-West collaboration\n\nNantong has sent 312 teachers to Suzhou.") == set()
    assert titled("Report from Ningbo\n\n" + aid.format("Wenzhou", "Ningbo", "Wenzhou")) == set()
    assert titled("Report from Baicheng\n\nCadres from Wenzhou have come to Baicheng County. They went home.") == set()
