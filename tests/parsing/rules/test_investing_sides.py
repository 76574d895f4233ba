"""Who invests: constructions that tell it outright, and companies whose undertaking it is."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import InvestmentFact
from orchestration.parsing.parser import parse


def investors(text: str) -> list[list[str]]:
    """The investors of each amount, in the order of the text."""
    facts = parse(Article(text=text, has_title="\n\n" in text)).facts
    return [[party.name for party in fact.investors] for fact in facts if isinstance(fact, InvestmentFact)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind the amount
        (
            "The loan provides Abidjan with 120 million euros from the Pontic Bank and 40 million euros from KfW.",
            [["Pontic Bank"], ["KfW"]],
        ),
        (
            "Daegu sets up a clinic in Da Nang at a cost of $900,000, which the Pontic Bank will cover.",
            [["Pontic Bank"]],
        ),
        # before it, in the passive
        ("Mwanza has started work on a plant funded by KfW with a grant of 8.5 million euros.", [["KfW"]]),
        # the subject, whatever word says what kind of money it is; asides are left out
        ("Linz, a city on the Danube, adds 1.8 million euros of its own to the cost of the bridge.", [["Linz"]]),
        ("Of the 26 million euros that the line costs, Linz shoulders 8.5 million.", [[], ["Linz"]]),
        (
            "The study was paid for by Fonplata, the River Plate basin's development bank, with a grant of $750,000.",
            [["Fonplata"]],
        ),
        ("A cold-chain line was opened in Bome County with 24 million yuan of Dongguan's money.", [["Dongguan"]]),
        (
            "Pingyang County, also under Wenzhou, has given lambs and 2 million yuan to two villages.",
            [["Pingyang County"]],
        ),
        # the verb said once
        (
            "The Pontic Bank provides 18 million euros for the school in Graz, and Linz the remaining 6 million euros.",
            [["Pontic Bank"], ["Linz"]],
        ),
    ],
)
def test_the_words_around_an_amount_tell_who_gives_it(text: str, expected: list[list[str]]) -> None:
    assert investors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # nobody gives what he receives, or what is given to him
        "Linz received 5 million euros of aid.",
        "Linz was granted 5 million euros of aid.",
        # whoever signs with investors is none
        "Linz signed memorandums with four companies that plan to invest 360 million euros in the port.",
        # what is bought from somebody
        "Bluewave Group invests: it is to buy the plant for 5 million euros from Linz.",
    ],
)
def test_whoever_gets_the_money_does_not_give_it(text: str) -> None:
    assert ["Linz"] not in investors(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The largest is the base of Bluewave Battery Co., Ltd. in Linz, for which 8.5 billion yuan is to be invested.",
            [["Bluewave Battery Co., Ltd."]],
        ),
        (
            "Bluewave Robotics Co., Ltd. signed an agreement with the Linz City Council on a plant worth 1.2 billion yuan.",
            [["Bluewave Robotics Co., Ltd."]],
        ),
        (
            "Bluewave Robotics Co., Ltd. has opened a plant in Linz. Its total investment is 1.2 billion yuan.",
            [["Bluewave Robotics Co., Ltd."]],
        ),
        (
            "Bluewave Robotics Co., Ltd. and Temawave Food Group signed for two workshops in Linz, with investments of"
            " 20 million yuan and 35 million yuan respectively.",
            [["Bluewave Robotics Co., Ltd."], ["Temawave Food Group"]],
        ),
    ],
)
def test_a_company_puts_up_its_own_plant(text: str, expected: list[list[str]]) -> None:
    assert investors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the item of a list is its company's
        (
            "Two firms invest in Linz.\n\n* Bluewave Photonics Co., Ltd. (from Graz): laser radar, RMB 650 million"
            " * Temawave Sensing Co., Ltd. (from Graz): sensors, RMB 280 million",
            [["Bluewave Photonics Co., Ltd."], ["Temawave Sensing Co., Ltd."]],
        ),
        # gifts told one after the other are of one giver
        (
            "Dalian donated 42 million yuan to Liupanshui. Besides, disaster relief took 7.3 million yuan in 2010.",
            [["Dalian"], ["Dalian"]],
        ),
        # but not what he received before
        (
            "Dalian donated 42 million yuan to Liupanshui. Dalian received a grant of 7 million yuan.",
            [["Dalian"], []],
        ),
        # a contract for a plant is for the company's own, one for supplies is for the other side's money
        (
            "Bluewave Robotics Co., Ltd. signed a contract with the Linz City Council for a joint plant of 1.2 billion yuan.",
            [["Bluewave Robotics Co., Ltd."]],
        ),
        ("Bluewave Robotics Co., Ltd. won a contract for buses worth 1.2 billion yuan in Linz.", [[]]),
    ],
)
def test_what_stands_before_tells_who_gives(text: str, expected: list[list[str]]) -> None:
    assert investors(text) == expected


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Linz and its bank\n\nThe Pontic Bank lends 82 million euros for the tram.", ["Linz"]),
        (
            "Bluewave Group will build a base in Guazhou County. The total planned investment amounts to 2.3 billion yuan.",
            ["Guazhou County"],
        ),
        # a contract pays whoever won it, and not whoever has it made
        ("Bluewave Rail Co., Ltd. has bagged a contract worth 67 million rupees in Linz.", ["Bluewave Rail Co., Ltd."]),
        (
            "The buses are made by Bluewave Rail Co., Ltd., which won the tender. Its contract is worth 9 million euros.",
            ["Bluewave Rail Co., Ltd."],
        ),
        (
            "Graz entered into a purchase contract with Bluewave Rail Co., Ltd. for plates with a value of 310 million yuan.",
            ["Bluewave Rail Co., Ltd."],
        ),
        # where a conference met is not where its projects are
        (
            "Linz Goes Out\n\nLinz held a conference on industrial cooperation in Graz, at which 32 projects with an investment"
            " of 41 million euros were signed.",
            ["Linz"],
        ),
    ],
)
def test_where_money_goes_that_no_word_gives_to_anybody(text: str, recipients: list[str]) -> None:
    facts = parse(Article(text=text, has_title="\n\n" in text)).facts
    (fact,) = (fact for fact in facts if isinstance(fact, InvestmentFact))
    assert [party.name for party in fact.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # no verb of giving, and who gives stands in the sentence before
        ("Temawave Food Group is coming to Linz. For the plant 3 million euros are planned.", ["Temawave Food Group"]),
        ("Ningbo is paired with Aksu. Aid of 3 million yuan came this year.", ["Ningbo"]),
        # where the money goes is not where it comes from
        ("The hospital in Linz got 3 million euros of aid.", []),
    ],
)
def test_who_gives_is_weighed_where_no_clause_tells_it(text: str, expected: list[str]) -> None:
    assert investors(text) == [expected]
