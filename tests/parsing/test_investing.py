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
        "The area sold goods worth 99 million pounds to Japan, and services worth 151 million pounds.",
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
        ("The plant, in which they invested 1.8 billion yuan, was put into operation in June.", "completion"),
        ("Once completed, the plant with an investment of 2 billion yuan will make cars.", "pledge"),
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
        ("Gansu Province allocated 120 million yuan of aid money to Longnan.", ["Gansu"], ["Longnan"]),
    ],
)
def test_sides(text: str, investors: list[str], recipients: list[str]) -> None:
    (fact,) = read(text)
    assert [party.name for party in fact.investors] == investors
    assert [party.name for party in fact.recipients] == recipients


def test_a_sum_and_its_part_are_told_apart_by_scope() -> None:
    text = (
        "Eleven projects with an investment of 9.4 billion yuan were signed; the largest accounts for 4 billion yuan."
    )
    assert [(fact.amount, fact.scope, fact.project_count) for fact in read(text)] == [
        (9.4e9, "aggregate", 11),
        (4e9, "project", None),
    ]


def test_what_parts_add_up_to_is_an_aggregate() -> None:
    text = "The deal is worth 72 billion yuan. Of this, 60 billion yuan goes into coal, the rest, 12 billion yuan, into grain."
    assert [fact.scope for fact in read(text)] == ["aggregate", "project", "project"]


def test_the_headline_rounds_the_figure_of_the_body() -> None:
    found = read(
        "Xingtai Signs Projects of 33 Billion Yuan\n\nProjects with an investment of 32.9 billion yuan were signed in Xingtai."
    )
    assert [fact.amount for fact in found] == [32.9e9]


def test_a_second_currency_is_no_second_investment() -> None:
    assert [
        fact.currency for fact in read("Perth Minerals is to invest A$75 million (340 million yuan) in Fangchenggang.")
    ] == ["AUD"]


def test_the_time_that_the_money_is_spread_over() -> None:
    (fact,) = read("In the past two years Dalian invested 2 billion yuan in Liupanshui.", dt.date(2019, 9, 12))
    assert (fact.period, fact.period_edtf) == ("past two years", "2017/2019")
