"""What an amount covers: one project or a sum over several, how many, over which time, and what is told twice."""

from __future__ import annotations

import datetime as dt

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import InvestmentFact
from orchestration.parsing.parser import parse


def read(text: str, published_on: dt.date | None = None) -> list[InvestmentFact]:
    article = Article(text=text, has_title="\n\n" in text, published_on=published_on)
    return [fact for fact in parse(article).facts if isinstance(fact, InvestmentFact)]


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


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Six projects were signed. The other four, worth 5 billion yuan, belong to Sichuan.", 4),
        ("Wuhu signed 70 projects; the remaining 42 come to 8 billion yuan.", 42),
        ("The projects have begun. There are twelve of them, and 3 billion yuan will be invested.", 12),
        ("Suzhou promised a donation of 18 million yuan. The money will be spent on 28 projects.", 28),
        ("In Ordos 14 projects with an investment of 21 billion yuan were signed, while 10 projects broke ground.", 14),
    ],
)
def test_number_of_projects(text: str, count: int) -> None:
    (fact,) = read(text)
    assert (fact.project_count, fact.scope) == (count, "aggregate")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Yokohama earmarked 30 million yen for a water project in Cebu.", "project"),
        ("Tampere is pouring 45 million euros into a new tram line.", "project"),
        ("Gdynia attracted 700 million zloty of investment last year.", "aggregate"),
        ("Over 20 billion yen had been donated.", "aggregate"),
        ("The Pontic Fund had donated 20 billion yen for a school in Cebu.", "project"),
        ("A grant covers all of the 367 million dirhams that the hospital in Dubai costs.", "project"),
        ("The city of Linz spent 200,000 euros for an ambulance in Graz.", "project"),
        ("The city of Linz spent 200,000 euros in Graz.", "aggregate"),
        (
            "They signed agreements with Linz and with Graz, the former with an investment of 60 million euros.",
            "project",
        ),
        ("The chamber of Linz promised scholarships totalling 48,000 euros.", "aggregate"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    assert [fact.scope for fact in read(text)] == [scope]


def test_headline_in_the_currency_of_the_brackets() -> None:
    text = (
        "Taicang signs $4.7b of projects\n\nIn Taicang 66 projects worth 32.9 billion yuan ($4.71 billion) were signed."
    )
    assert [(fact.amount, fact.currency) for fact in read(text)] == [(32_900_000_000, "CNY")]
