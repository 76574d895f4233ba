"""Investments: which amounts are facts, and what is said of them."""

from __future__ import annotations

import datetime as dt

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import InvestmentFact
from orchestration.parsing.parser import parse


def read(text: str, published_on: dt.date | None = None) -> list[InvestmentFact]:
    article = Article(text=text, has_title="\n\n" in text, published_on=published_on)
    return [fact for fact in parse(article).facts if isinstance(fact, InvestmentFact)]


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Manzhouli and Chita reached 9.3 billion yuan last year.",
        "The tourism revenue of the city came to 14.6 billion yuan in 2018.",
        "Apartments near the station sell for 21,000 yuan per square meter.",
        "The firm has total assets of 2.4 billion yuan and paid a fine of 300,000 yuan.",
        "Jingmen wants to become a 100-billion-yuan-level base.",
        "Jingmen, with a total economic volume of 300 billion yuan, invests in Kiel.",
        "The area sold goods worth 99 million pounds to Japan, and services worth 151 million pounds.",
        "The insurers put the loss at $85 million.",
        "Sohar exported $3.1 billion worth of metals in 2024.",
    ],
)
def test_money_that_is_no_investment(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ningbo plans to invest 600 million yuan in Aksu.", "pledge"),
        ("Projects with a total investment of 9 billion yuan were signed in Xingtai.", "commitment"),
        ("Under the agreement Ningbo will invest 600 million yuan in Aksu.", "commitment"),
        ("Construction of the port, with an investment of 720 million yuan, is under way.", "implementation"),
        ("So far, enterprises of Tianjin have invested 760 million yuan in Hotan.", "implementation"),
        ("Kunming and Vientiane signed a memorandum on investing 90 million yuan in a clinic.", "pledge"),
        ("The founders wanted to unlock up to $40 million of investment by 2020.", "pledge"),
        ("Once completed, the plant with an investment of 2 billion yuan will make cars.", "pledge"),
        # what was approved is not, if it was not
        ("The hall, with an investment of 180 million yuan, has not been approved yet.", "pledge"),
        # finished is what was opened, and not only what was paid
        ("The stadium, on which Linz spent 18 million euros, was opened in June.", "completion"),
        ("Linz spent 18 million euros on the stadium.", "implementation"),
        # told of what the sentence before began or calls signed
        ("Twelve projects broke ground in Linz. 3.7 billion yuan will be invested in them.", "implementation"),
        (
            "The bank will lend Linz 22 million euros. The loan accord, signed on Monday, runs for ten years.",
            "commitment",
        ),
        ("Two firms signed an investment contract in Linz. Bluewave Group will invest 35 million euros.", "commitment"),
        ("The Pontic Bank will lend Linz 80 million euros. Its board approved the loan on Tuesday.", "commitment"),
        # another part of the sentence tells of another thing
        (
            "Linz builds\n\nThe investment of the plant in Linz is 18 million yuan; the first phase is scheduled for June.",
            "implementation",
        ),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [fact.status for fact in read(text)] == [status]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Foshan has donated 5 million yuan to Liangshan.", "grant"),
        ("The Pontic Bank has approved a loan of 18 million euros to Plovdiv.", "loan"),
        ("The Pontic Bank approved $200 million in loans for Lanzhou.", "loan"),
        ("Taizhou and Shanghai will set up an equity investment fund of 3 billion yuan.", "fund"),
        ("Under a contract Maanshan Wheel Works will supply axles worth 85 million yuan.", "contract"),
        ("Dalian invested 50 million yuan in Liupanshui.", "investment"),
        ("Zurich will finance weather stations in Kisumu with $38,000.", "grant"),
        ("Bluewave Group will finance weather stations in Kisumu with $38,000.", "investment"),
        # what one city spends in another is aid where the text tells of aid
        ("Aid from Ningbo reaches Bijie. Ningbo has put 31 million yuan into a clinic in Bijie.", "grant"),
        ("Ningbo has put 31 million yuan into a clinic in Bijie.", "investment"),
    ],
)
def test_type(text: str, kind: str) -> None:
    assert [fact.type for fact in read(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "investors", "recipients"),
    [
        ("Foshan has donated 5 million yuan to Liangshan.", ["Foshan"], ["Liangshan"]),
        ("Ishinomaki received 10 million yen in relief from Civitavecchia.", ["Civitavecchia"], ["Ishinomaki"]),
        ("2 billion yuan were invested in Altay by Jilin Forestry Group.", ["Jilin Forestry Group"], ["Altay"]),
        ("Under the deal, Hyundai will build a 500 million dollar plant in Savannah.", ["Hyundai"], ["Savannah"]),
        (
            "The Kaunas Development Corporation has been awarded a $3 million grant.",
            [],
            ["Kaunas Development Corporation"],
        ),
        ("Hyundai broke ground on a $5.5 billion plant near Savannah.", ["Hyundai"], ["Savannah"]),
        ("Fifteen enterprises from Dongguan have put 2.4 billion yuan into Zhaotong.", ["Dongguan"], ["Zhaotong"]),
        ("The grant of 68 million yuan was spread over Kashgar and Hotan.", [], ["Kashgar", "Hotan"]),
        ("Gansu Province allocated 120 million yuan of aid money to Longnan.", ["Gansu"], ["Longnan"]),
        (
            "Blackwave Inc. (USA), Temawave Pte. Ltd (Singapore) and Sumiwave Co., Ltd (Japan) will invest USD 5bn in Pune.",
            ["Blackwave Inc.", "Temawave Pte. Ltd", "Sumiwave Co., Ltd"],
            ["Pune"],
        ),
        (
            "Bluewave Corporation will invest USD 5 billion in projects that will be executed by Pune.",
            ["Bluewave Corporation"],
            [],
        ),
        # a place that only says where the firm is from; what a body owns; a gift from somebody
        (
            "The Linz City Council awarded a 640 million euro contract for a car park to Graz firm Hanthana Builders Ltd.",
            ["Linz City Council"],
            ["Hanthana Builders Ltd."],
        ),
        (
            "Baise, one of China's poorest areas, received a donation of 10 million yuan from Guangzhou, capital of Guangdong.",
            ["Guangzhou"],
            ["Baise"],
        ),
        ("Apart from aiding Baise, Ningbo has donated 58 million yuan to Aksu.", ["Ningbo"], ["Aksu"]),
    ],
)
def test_sides(text: str, investors: list[str], recipients: list[str]) -> None:
    (fact,) = read(text)
    assert [party.name for party in fact.investors] == investors
    assert [party.name for party in fact.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Posadas will invest 9.4 million pesos in a landing stage at Encarnación.", "ARS"),
        ("Kisumu will invest Sh31 million in a laboratory.", "KES"),
        ("Sulaymaniyah and Halabja will invest 96 billion dinars in roads.", "IQD"),
        # no place tells, or another country's name does
        ("The firm will invest 96 billion dinars in roads.", None),
        ("Sulaymaniyah got 96 billion dinars of investment from Kuwait.", "KWD"),
    ],
)
def test_the_places_of_the_text_choose_among_the_currencies_of_a_sign(text: str, currency: str | None) -> None:
    assert [fact.currency for fact in read(text)] == [currency]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        # where people met is not where the money goes
        (
            "Taicang Goes Out\n\nTaicang asks investors in. A promotion in Shanghai ended with projects of 24 billion yuan.",
            ["Taicang"],
        ),
        # the undertaking's own place, named a sentence before
        (
            "Hechi Signs\n\nOne is the Zhuang Market Project in Donglan County. Its total investment is 5 billion yuan.",
            ["Donglan County"],
        ),
        (
            "BASF Signs\n\nThe paper is about the chemical site in Zhanjiang. BASF will invest $10 billion in the site.",
            ["Zhanjiang"],
        ),
        # whom the paragraph is about
        (
            "Nairobi Waits\n\nNairobi is patient. It waits.\n\nDurban has investors. Firms there plan to put in R7 billion.",
            ["Durban"],
        ),
        # a part goes where the whole goes
        (
            "Two Plants\n\nA plant worth 72 million yuan will rise in Ordos. Of this, 60 million yuan is spent on machines.",
            ["Ordos"],
        ),
        (
            "Linz signs\n\nThey agreed on the construction of the Almaty Overseas Warehouse. "
            "The total investment of the project is 180 million yuan.",
            ["Almaty"],
        ),
        (
            "Nanjing and Wuhu\n\nNanjing's firms have invested in 468 projects in Wuhu. Funds in place: 61.3 billion yuan.",
            ["Wuhu"],
        ),
        (
            "Kandy waits\n\nIn Galle the firm builds a resort. Investment there is put at $45 million.",
            ["Galle"],
        ),
    ],
)
def test_receivers_across_sentences(text: str, recipients: list[str]) -> None:
    assert [party.name for party in read(text)[-1].recipients] == recipients


def test_items_of_a_list_with_their_places() -> None:
    text = (
        "Among them are the resort of Yizhou District with 1.2 billion yuan, in Tian'e County the ferry with 1.5 billion yuan,"
        " and in Donglan County the market, on which 1.6 billion yuan will be spent."
    )
    assert [[party.name for party in fact.recipients] for fact in read(text)] == [
        ["Yizhou District"],
        ["Tian'e County"],
        ["Donglan County"],
    ]


@pytest.mark.parametrize(
    ("text", "amount"), [("Wuhu's input is 42 million yuan.", 42_000_000), ("Wuhu is large.", None)]
)
def test_an_amount_that_a_noun_gives_without_a_verb_is_read(text: str, amount: int | None) -> None:
    """`Its input is`: the noun is of another lexicon than the verbs of giving, which once broke the parser."""
    assert [fact.amount for fact in read(text)] == ([amount] if amount else [])
