"""Who is whose partner, and of what kind: one sentence for each way to say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orchestration.parsing.facts import PartnershipFact

Read = Callable[..., list[PartnershipFact]]


def names(facts: list[PartnershipFact]) -> set[frozenset[str]]:
    """The names of the pairs, in any order."""
    return {frozenset(city.name for city in fact.cities) for fact in facts}


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
        # Who follows is a partner of the same city, and so is who has been added to its list.
        (
            "Minsk became Bonn's sister city in 1993, followed by Oxford in 1999 and Chengdu in 2009.",
            ["Bonn Minsk", "Bonn Oxford", "Bonn Chengdu"],
        ),
        ("Bonn's list of sister cities has grown to include Minsk and Oxford.", ["Bonn Minsk", "Bonn Oxford"]),
        ("A mural was painted in Minsk, one of Bonn's two Belarusian sister cities.", ["Bonn Minsk"]),
        ("Bonn and the Belarusian port town of Minsk are twinned.", ["Bonn Minsk"]),
        ("Letters between Bonn and Minsk began in 1970; a year later they became sister cities.", ["Bonn Minsk"]),
        (
            "Each was matched with a district of Guangzhou: Dongguan with Zhaotong, Ningbo with Liangshan.",
            ["Dongguan Zhaotong", "Ningbo Liangshan"],
        ),
        # More than two found a partnership of each with each.
        (
            "Bonn, Minsk and Oxford signed a twinning agreement on May 4, 2015.",
            ["Bonn Minsk", "Bonn Oxford", "Minsk Oxford"],
        ),
    ],
)
def test_pairs_are_read_from_the_words_around(partnerships_in: Read, text: str, expected: list[str]) -> None:
    assert names(partnerships_in(text)) == {
        frozenset(name.replace("-", " ") for name in pair.split()) for pair in expected
    }


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
        "Kiel is exploring the possibility of sister city relations with Minsk.",
        "The women, sisters from Kiel and Minsk, opened a shop.",
        # Only in China does help between cities mean that they are paired.
        "Vienna has helped Kyiv since 2022.",
    ],
)
def test_words_without_a_standing_tie_give_nothing(partnerships_in: Read, text: str) -> None:
    assert partnerships_in(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dongguan is paired with Zhaotong.", "counterpart_assistance"),
        ("For counterpart cooperation Shenzhen is paired with Harbin.", "counterpart_cooperation"),
        ("Shenzhen is paired with Harbin. Pairing cooperation began in 2017.", "counterpart_cooperation"),
        (
            "As counterpart cities under the plan for reviving the northeast, Shenzhen and Harbin meet.",
            "counterpart_cooperation",
        ),
        ("Leverkusen and Wuxi became friendly cooperation cities.", "friendly_cooperation"),
        ("Jinan and Wakayama are friendship cities.", "sister_city"),
        # Beside sister cities a friendship city is something less.
        ("Jinan and Wakayama are friendship cities. Jinan and Kiel are sister cities.", "friendly_cooperation"),
        # a friendship city is a sister city; an agreement for one that the text calls by its name founds friendship
        ("Bonn signed a Friendship City agreement with Minsk.", "friendly_cooperation"),
        ("Bonn took Minsk as its first foreign friendship city in 1983.", "sister_city"),
    ],
)
def test_the_kind_follows_the_words_and_their_neighbours(partnerships_in: Read, text: str, kind: str) -> None:
    assert partnerships_in(text)[0].kind == kind


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
def test_intents_memories_and_namesakes_are_no_partnerships(partnerships_in: Read, text: str) -> None:
    assert names(partnerships_in(text)) == set()
