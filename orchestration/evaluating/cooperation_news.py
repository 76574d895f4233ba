"""News of which it is known what the warehouse has to make of it: deals between cities, each told once or twice.

The sentences are plain, since what is measured with them is the warehouse and not the parser: how long it takes, and
whether its sums are those that were made up.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import polars as pl

from orchestration.evaluating.generator import ordinary
from orchestration.gazetteer import index
from orchestration.parsing.document import Article

# One article in five is of a deal, as in the mixed stream; one deal in nine is told a second time, in other words.
_ARTICLES_FOR_A_DEAL = 5
_TOLD_AGAIN = 10

_FIRST = dt.date(2012, 1, 1)
_DAYS = 4_500
_SYLLABLES = "Bao Chun Da Feng Gao Hai Jin Kai Lan Ming Nan Qing Rong Tai Xin Yuan".split()
_TRADES = ("Energy", "Textile", "Chemical", "Machinery", "Logistics", "Foods")
_WORKS = ("Industrial Park", "Logistics Park", "Power Station", "Paper Mill", "Dairy Farm")
_FIRST_TELLING = """\
{giver} and {taker} Sign Cooperation Agreement

On {day}, {giver} and {taker} signed a cooperation agreement in {taker}. Officials of both cities attended.

{company} will invest {millions} million yuan in the {project} project in {taker}."""
_SECOND_TELLING = """\
{taker} Looks Forward to {project}

{taker} and {giver} signed a cooperation agreement on {day}. Residents have waited for it.

{company} will invest {millions} million yuan in the {project} project in {taker}, an official said."""


@dataclass(frozen=True, slots=True)
class Deal:
    """Two cities sign, and a company of the one invests in a project of the other."""

    giver: str
    taker: str
    signed_on: dt.date
    company: str
    project: str
    amount: int


def stream(first: int, end: int) -> Iterable[Article]:
    """The articles with numbers from ``first`` to ``end``; the same number is always the same article."""
    return (
        ordinary(number) if number % _ARTICLES_FOR_A_DEAL else _of_deal(number // _ARTICLES_FOR_A_DEAL)
        for number in range(first, end)
    )


def deals(first: int, end: int) -> set[Deal]:
    """The deals that these articles tell, whose sums are to be recommended for aggregates."""
    return {
        _deal(_number_of_deal(number // _ARTICLES_FOR_A_DEAL))
        for number in range(first, end)
        if number % _ARTICLES_FOR_A_DEAL == 0
    }


def _number_of_deal(telling: int) -> int:
    return telling - 1 if telling % _TOLD_AGAIN == _TOLD_AGAIN - 1 else telling


def _of_deal(telling: int) -> Article:
    number = _number_of_deal(telling)
    deal = _deal(number)
    words = _FIRST_TELLING if number == telling else _SECOND_TELLING
    text = words.format(
        giver=deal.giver,
        taker=deal.taker,
        day=f"{deal.signed_on:%B} {deal.signed_on.day}, {deal.signed_on.year}",
        company=deal.company,
        project=deal.project,
        millions=deal.amount // 1_000_000,
    )
    return Article(text=text, published_on=deal.signed_on + dt.timedelta(days=1 + telling - number))


def _deal(number: int) -> Deal:
    chance = random.Random(f"deal {number}")  # noqa: S311 - repeatable on purpose
    giver, taker = chance.sample(_cities(), 2)
    name = "".join(chance.sample(_SYLLABLES, 2)).capitalize()
    return Deal(
        giver=giver,
        taker=taker,
        signed_on=_FIRST + dt.timedelta(days=chance.randrange(_DAYS)),
        company=f"{giver} {''.join(chance.sample(_SYLLABLES, 2)).capitalize()} {chance.choice(_TRADES)} Co., Ltd.",
        project=f"{name} {chance.choice(_WORKS)}",
        amount=chance.randrange(10, 990) * 1_000_000,
    )


@cache
def _cities() -> list[str]:
    """Prefectures of China whose name nothing else in the world has."""
    places = pl.read_parquet(index.PATH, columns=["name", "level", "country_code"])
    once = places.filter(pl.len().over("name") == 1)
    named = once.filter(pl.col("country_code").eq("CN") & pl.col("level").eq("prefecture"))["name"]
    return sorted(name for name in named if name.isascii() and name.isalpha())
