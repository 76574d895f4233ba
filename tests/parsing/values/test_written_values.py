"""One string, one value: the many ways in which people write an amount, a day or a length of time by itself."""

from __future__ import annotations

import datetime as dt

import pytest

from orchestration.parsing.document import Article, Document
from orchestration.parsing.values import dates, money, numbers

MONDAY = dt.date(2016, 11, 7)


def document(text: str) -> Document:
    return Document(Article(text=text, has_title=False, published_on=MONDAY))


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$1.5M", 1_500_000, "USD"),
        ("5 million US dollars", 5_000_000, "USD"),
        ("€ 1.000,50", 1000.5, "EUR"),
        ("1,200.50 EUR", 1200.5, "EUR"),
        ("twenty-five dollars and fifty cents", 25.5, "USD"),
        ("10 dollars 50 cents", 10.5, "USD"),
        ("five pounds and 20 pence", 5.2, "GBP"),
        ("fifty cents", 0.5, "USD"),
        ("$.75", 0.75, "USD"),
        ("half a million pounds", 500_000, "GBP"),
        ("a quarter of a million dollars", 250_000, "USD"),
        ("three quarters of a million pounds", 750_000, "GBP"),
        ("3 1/2 million dollars", 3_500_000, "USD"),
        ("1/2 million dollars", 500_000, "USD"),
        ("2½ million euros", 2_500_000, "EUR"),
        ("three and a half million euros", 3_500_000, "EUR"),
        ("a couple of million dollars", 2_000_000, "USD"),
        ("two hundred and fifty thousand dollars", 250_000, "USD"),
        ("one thousand two hundred dollars", 1200, "USD"),
        ("a dozen dollars", 12, "USD"),
        ("£3.4bn", 3_400_000_000, "GBP"),
        ("4bn USD", 4_000_000_000, "USD"),
        ("10K dollars", 10_000, "USD"),
        ("$1 234 567.89", 1_234_567.89, "USD"),
        ("CHF 12'500.50", 12_500.5, "CHF"),
        ("1 000 000 PLN", 1_000_000, "PLN"),
        ("R$ 1.234,56", 1234.56, "BRL"),
        ("9,99€", 9.99, "EUR"),
        ("INR 1.2 crore", 12_000_000, "INR"),
        ("₹12,00,000", 1_200_000, "INR"),
        ("500 quid", 500, "GBP"),
        ("20 bucks", 20, "USD"),
        ("1,5 Mio. Euro", 1_500_000, "EUR"),
        ("20 million Swiss francs", 20_000_000, "CHF"),
        ("1.3 million Australian dollars", 1_300_000, "AUD"),
        ("S$50", 50, "SGD"),
        ("GH¢ 20,000", 20_000, "GHS"),
        ("1.2 trillion won", 1_200_000_000_000, "KRW"),
        ("20 million Mexican pesos", 20_000_000, "MXN"),
        ("500 kronor", 500, "SEK"),
        ("$3.5 Million USD", 3_500_000, "USD"),
        ("€840, 000", 840_000, "EUR"),
        ("$1, 250, 900", 1_250_900, "USD"),
    ],
)
def test_amounts(text: str, amount: float, currency: str) -> None:
    doc = document(text)
    assert [(m.amount, m.currency, m.amount_high) for m in money.find(doc, numbers.find(doc.text))] == [
        (amount, currency, None)
    ]


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("between 10 and 20 dollars", 10, 20, "exact"),
        ("from $5 to $10", 5, 10, "exact"),
        ("$10-20 million", 10_000_000, 20_000_000, "exact"),
        ("$10 million to $20 million", 10_000_000, 20_000_000, "exact"),
        ("$2+ million", 2_000_000, None, "more_than"),
        ("$1 billion-plus", 1_000_000_000, None, "more_than"),
        ("less than $5 million", 5_000_000, None, "nearly"),
        ("up to 300 euros", 300, None, "up_to"),
        ("between 5m and 7m euros", 5_000_000, 7_000_000, "exact"),
    ],
)
def test_ranges_and_bounds(text: str, low: float, high: float | None, qualifier: str) -> None:
    doc = document(text)
    assert [(m.amount, m.amount_high, m.qualifier) for m in money.find(doc, numbers.find(doc.text))] == [
        (low, high, qualifier)
    ]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("10 dollars and 250 cents", [10, 2.5]),
        ("5 euros, 30 pence", [5, 0.3]),
        ("8 dollars in the morning and 20 cents at night", [8, 0.2]),
        ("For $840, 900 people came.", [840]),
        ("Between 5 m and 7 m the hall cost 8m euros.", [8_000_000]),
    ],
)
def test_numbers_that_are_no_part_of_an_amount(text: str, amounts: list[float]) -> None:
    doc = document(text)
    assert [m.amount for m in money.find(doc, numbers.find(doc.text))] == amounts


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("3rd of May 2016", "2016-05-03"),
        ("10/11/2016", "2016-10-11"),
        ("2016-10-01", "2016-10-01"),
        ("2016-10-01/2016-10-05", "2016-10-01/2016-10-05"),
        ("2016 Oct 1", "2016-10-01"),
        ("oct-2-2016", "2016-10-02"),
        ("Mon, Oct 3 2016", "2016-10-03"),
        ("Oct. '16", "2016-10"),
        ("mid-June", "2016-06"),
        ("Q1 2018", "2018-01/2018-03"),
        ("H2 2018", "2018-07/2018-12"),
        ("FY18", "2018"),
        ("the 1990s", "199X"),
        ("the sixties", "196X"),
        ("the nineteen nineties", "199X"),
        ("the '60s", "196X"),
        ("the 20th century", "19XX"),
        ("the summer of 2016", "2016-22"),
        ("between May and July 2016", "2016-05/2016-07"),
        ("22 April 2016 to 25 April 2016", "2016-04-22/2016-04-25"),
        ("the tenth of March", "2016-03-10"),
        ("twenty-first of May 2014", "2014-05-21"),
        ("4th July 1776", "1776-07-04"),
        ("Sept. 11, 2001", "2001-09-11"),
        ("this morning", "2016-11-07"),
        ("the day after tomorrow", "2016-11-09"),
        ("three days ago", "2016-11-04"),
        ("two weeks ago", "2016-10-24/2016-10-30"),
        ("last week", "2016-10-31/2016-11-06"),
        ("last weekend", "2016-11-05/2016-11-06"),
        ("next Monday", "2016-11-14"),
        ("last Friday", "2016-11-04"),
        ("a month ago", "2016-10"),
        ("five years ago", "2011"),
        ("the past three months", "2016-08/2016-11"),
        ("It will open in two weeks.", "2016-11-21/2016-11-27"),
        ("I'll be back in 3 days.", "2016-11-10"),
        ("the third Monday of January 2017", "2017-01-16"),
        ("the last Monday in May 2016", "2016-05-30"),
        ("Christmas 2019", "2019-12-25"),
        ("on Christmas Eve last year", "2015-12-24"),
        ("Thanksgiving 2016", "2016-11-24"),
        ("New Year's Day 2018", "2018-01-01"),
        ("Halloween", "2016-10-31"),
        ("May twenty-first", "2016-05-21"),
        ("Jan first, 2015", "2015-01-01"),
        ("on 22/04", "2016-04-22"),
        ("2015-3", "2015-03"),
        ("from 4 to 22 this month", "2016-11-04/2016-11-22"),
        ("next June", "2017-06"),
        ("last sept", "2016-09"),
        ("the first Friday of this month", "2016-11-04"),
        ("the last week of July 2016", "2016-07-25/2016-07-31"),
        ("Friday the 11th", "2016-11-11"),
        ("the next 3 days", "2016-11-08/2016-11-10"),
        ("by the end of the year", "2016"),
        ("the rest of the month", "2016-11-07/2016-11-30"),
        ("It rained over the weekend.", "2016-11-05/2016-11-06"),
        ("It will rain over the weekend.", "2016-11-12/2016-11-13"),
        ("Profits fell in the third quarter.", "2016-07/2016-09"),
        ("the November session", "2016-11"),
    ],
)
def test_dates(text: str, edtf: str) -> None:
    assert [date.edtf for date in dates.find(document(text))[0]] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "every Monday",
        "the Christmas market",
        "built in two years",
        "the Halloween parade of the town",
        "in her sixties",
        "May nine of them come back",
        "she may second it",
        "on 24/7",
        "the weekend market",
        "a third quarter of the land",
        "the end of the yearbook",
    ],
)
def test_no_dates(text: str) -> None:
    assert dates.find(document(text))[0] == []


@pytest.mark.parametrize(
    ("text", "years", "days"),
    [
        ("21 days", 0.0575, 21),
        ("for 3 weeks", 0.0575, 21),
        ("a fortnight", 0.0383, 14),
        ("48 hours", 0.0055, 2),
        ("a hundred days", 0.2738, 100),
        ("half a day", 0.0014, 0.5),
        ("two and a half weeks", 0.0479, 17.5),
        ("stayed for a week", 0.0192, 7),
        ("18 months", 1.5, None),
        ("two and a half years", 2.5, None),
        ("half a century", 50, None),
    ],
)
def test_lengths(text: str, years: float, days: float | None) -> None:
    assert [(d.years, d.days) for d in dates.find(document(text))[1]] == [(years, days)]


@pytest.mark.parametrize("text", ["twice a week", "three days ago", "a 12-day-old baby", "200 flights a day"])
def test_no_lengths(text: str) -> None:
    assert dates.find(document(text))[1] == []
