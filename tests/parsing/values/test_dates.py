"""Dates as EDTF: what stands in the text, what the day of publication adds, and what stays open."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.parsing.document import Article, Document
from orchestration.parsing.mentions import Date
from orchestration.parsing.values import dates

THURSDAY = dt.date(2019, 9, 12)


def read(text: str, published_on: dt.date | None = None) -> list[Date]:
    return dates.find(Document(Article(text=text, has_title=False, published_on=published_on)))[0]


def edtf(text: str, published_on: dt.date | None = None) -> list[str]:
    return [date.edtf for date in read(text, published_on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020.9.24", "2020-09-24"),
        ("2020-09-24", "2020-09-24"),
        ("2020年9月24日", "2020-09-24"),
        ("Sept. 3rd, 2019", "2019-09-03"),
        ("the 12th of June 2015", "2015-06-12"),
        ("the third of May 2015", "2015-05-03"),
        ("Wednesday, 5 March 2014", "2014-03-05"),
        ("3/14/2019", "2019-03-14"),
        ("14/3/2019", "2019-03-14"),
        ("24.9.2020", "2020-09-24"),
        ("October 24", "XXXX-10-24"),
        ("October 24 to 25", "XXXX-10-24/XXXX-10-25"),
        ("Oct 24 and 25", "XXXX-10-24/XXXX-10-25"),
        ("24-25 October 2018", "2018-10-24/2018-10-25"),
        ("August 30 to September 2, 2019", "2019-08-30/2019-09-02"),
        ("December 29, 2019 to January 3, 2020", "2019-12-29/2020-01-03"),
        ("December 29 to January 3, 2020", "2019-12-29/2020-01-03"),
        ("March 2017", "2017-03"),
        ("early June 2017", "2017-06"),
        ("July 2018 to June 2019", "2018-07/2019-06"),
        ("the autumn of 2018", "2018-23"),
        ("the third quarter of 2022", "2022-07/2022-09"),
        ("Q3 2019", "2019-07/2019-09"),
        ("the first half of 2019", "2019-01/2019-06"),
        ("the fiscal year 2019-20", "2019/2020"),
        ("2016-2020", "2016/2020"),
        ("2019-20", "2019/2020"),
        ("2019-05", "2019-05"),
        ("the 1980s", "198X"),
        ("the 19th century", "18XX"),
        ("mid-2019", "2019"),
        ("2018-10-01 to 2018-10-03", "2018-10-01/2018-10-03"),
        ("arriving on May 3, 2019 and leaving on May 5, 2019", "2019-05-03/2019-05-05"),
        ("20190503", "2019-05-03"),
        ("03-May-19", "2019-05-03"),
        ("2018 March", "2018-03"),
        ("second half 2020", "2020-07/2020-12"),
        ("the mid-90s", "199X"),
        ("built in 1066", "1066"),
        ("in 2019", "2019"),
        ("Fri., 3 May 2019", "2019-05-03"),
        ("19.02.10", "2010-02-19"),
        ("10.31.1974", "1974-10-31"),
        ("from 10/25 to 11/7/2018", "2018-10-25/2018-11-07"),
        ("5/1/2019-5/27/2020", "2019-05-01/2020-05-27"),
        ("from 12/28 to 1/3/2020", "2019-12-28/2020-01-03"),
        ("two days before May 5, 2019", "2019-05-03"),
        ("a week after Christmas 2019", "2020-01-01"),
        ("week 10 of 2019", "2019-03-04/2019-03-10"),
        ("march third 2015", "2015-03-03"),
        ("the week of May 7, 2019", "2019-05-06/2019-05-12"),
        ("the week ending on May 12, 2019", "2019-05-06/2019-05-12"),
        ("the first week of 2015", "2014-12-29/2015-01-04"),
        ("the last week of 2015", "2015-12-28/2016-01-03"),
        ("the last day of February 2016", "2016-02-29"),
        ("the third day of October 2015", "2015-10-03"),
        ("the first nine months of 2020", "2020-01/2020-09"),
        ("the first three quarters of 2020", "2020-01/2020-09"),
        ("the last two months of 2020", "2020-11/2020-12"),
        ("2Q2020", "2020-04/2020-06"),
        ("1H 2020", "2020-01/2020-06"),
        ("the 4th qtr of 2018", "2018-10/2018-12"),
        ("the winter of 1939-40", "1939-24"),
        ("the nineteenth century", "18XX"),
        ("the 17th to 19th centuries", "16XX/18XX"),
        ("the 1700s", "17XX"),
        ("the 1950s to the 1970s", "195X/197X"),
        ("the noughties", "200X"),
        ("the twenty-tens", "201X"),
        ("c. 1860", "1860~"),
        ("AD 1270", "1270"),
        ("in nineteen twenty-eight", "1928"),
        ("the spring of two thousand and ten", "2010-21"),
        ("Black Friday 2019", "2019-11-29"),
        ("Easter Monday 2024", "2024-04-01"),
        ("Ash Wednesday 2018", "2018-02-14"),
        ("Mother's Day 2014", "2014-05-11"),
        ("the last weekend of October 2017", "2017-10-28/2017-10-29"),
        ("the first Sunday of 2023", "2023-01-01"),
        ("the 5th Monday of May 2017", "2017-05-29"),
        ("Labor Day weekend 2012", "2012-09-01/2012-09-03"),
        ("between 2007 and the end of 2008", "2007/2008"),
        ("10/August/2012", "2012-08-10"),
        ("2024/August", "2024-08"),
        ("the 1850s-1870s", "185X/187X"),
        # the year before its part
        ("The 1998 third quarter was dull", "1998-07/1998-09"),
        ("2016's second half", "2016-07/2016-12"),
        ("the summer of '63", "1963-22"),
        ("on 3 May, '96, they met", "1996-05-03"),
        ("Signed: 3rd Feb 82", "1982-02-03"),
        ("the late '90s", "199X"),
        ("Q4 of fiscal 2018", "2018-10/2018-12"),
        ("the 3rd week of 2018", "2018-01-15/2018-01-21"),
        ("the first ten days of May 2018", "2018-05-01/2018-05-10"),
        ("the last three days of 2021", "2021-12-29/2021-12-31"),
        ("between May 3 and June 5, 2018", "2018-05-03/2018-06-05"),
        ("September 30 and October 1", "XXXX-09-30/XXXX-10-01"),
        ("between 3 May and 5 June 2018", "2018-05-03/2018-06-05"),
        # parts of a month belong to it
        ("in late May", "XXXX-05"),
        ("the end of March", "XXXX-03"),
        ("from late March to early June 2019", "2019-03/2019-06"),
        ("It is scheduled for June", "XXXX-06"),
        ("before August", "XXXX-08"),
    ],
)
def test_stated_dates(text: str, expected: str) -> None:
    assert edtf(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days of two months that `and` joins are two, not all that lies between them
        ("on May 3 and June 5, 2018", ["2018-05-03", "2018-06-05"]),
        ("on 3 May and 5 June 2018", ["2018-05-03", "2018-06-05"]),
        ("the '60s and '70s", ["196X", "197X"]),
        # hours are no days
        ("from May 3, 2018 5 p.m. to 6 p.m.", ["2018-05-03"]),
        ("from 5 p.m. May 3 to 6 a.m. May 5, 2018", ["2018-05-03", "2018-05-05"]),
    ],
)
def test_two_dates(text: str, expected: list[str]) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The two cities may sign a memorandum.",
        "May Li arrived.",
        "Students march through Kiel.",
        "May Fourth Square and the August First Hotel",
        "the 14th Five-Year Plan",
        "2000 people came",
        "more than 2000 took part",
        "They came with 1500 volunteers.",
        "The Sun set and the cat sat on the mat.",
        "They scored twice in a third quarter full of fouls",
        "the Easter market on Easter Island",
        "an office of 2,019 square metres",
        "In the first three months of training, and in the first two months after the start",
        "He scored in the first half, and his second-half goal won it.",
        "a 1900-seat hall, a 2000-year-old city and a 2000-metre race, the 1500m",
        "It opened at 1800 hours and 1600 GMT.",
        "the 1900 block of Elm Street and 1945 Main Street",
        "Flight 1549 left Gate 2001.",
        "UN Resolution 1973 and ISO 9001:2015",
        "It hosted 1500 Rwanda refugees.",
        "The hall seats 1750.",
        "1500-2000 people came",
        "She won 3/4 on 3/4 of the votes.",
        "They voted for Theresa May, before May spoke.",
        "They march every May 1 and each December.",
        "She read the Sunday Times and the Friday Mosque's letter.",
        "the fifth Friday of February 2019",
        "a year-end review",
    ],
)
def test_no_dates(text: str) -> None:
    assert read(text, THURSDAY) == []


def test_the_dot_of_a_sentence_is_no_part_of_a_month() -> None:
    assert [date.text for date in read("They met in October. In Sept. 2019 they signed.")] == ["October", "Sept. 2019"]


@pytest.mark.parametrize("year", [1896, 1900, 2019, 2020, 2024])
def test_a_leap_day_is_read_in_any_year(year: int) -> None:
    """The 29th of February has no counterpart a year on; to look for it there was an error."""
    (date,) = read("on February 29", dt.date(year, 3, 22))
    assert date.from_on is not None and date.from_on <= dt.date(year, 3, 22)


def test_what_is_less_precise_than_the_words_counts_nothing() -> None:
    """Three days after March is no day."""
    assert edtf("They met in March 2019 and signed three days later.") == ["2019-03"]


def test_a_century_has_the_bounds_of_its_notation() -> None:
    (date,) = read("the 19th century")
    assert (date.from_on, date.to_on) == (dt.date(1800, 1, 1), dt.date(1899, 12, 31))


def test_bounds_and_precision() -> None:
    (autumn,) = read("winter of 2018")
    assert (autumn.from_on, autumn.to_on, autumn.precision) == (dt.date(2018, 12, 1), dt.date(2019, 2, 28), "season")
    (open_day,) = read("October 24")
    assert (open_day.from_on, open_day.to_on, open_day.precision) == (None, None, "day")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("18 years of assistance", 18),
        ("two decades", 20),
        ("the 30th anniversary", 30),
        ("half a century", 50),
        ("two and a half years", 2.5),
    ],
)
def test_durations(text: str, years: float) -> None:
    assert [d.years for d in dates.find(Document(Article(text=text, has_title=False)))[1]] == [years]


_FRAGMENTS = st.sampled_from(
    [
        "May",
        "29",
        "31",
        "February",
        "30",
        "2019",
        "2019-13-01",
        "30/02/2019",
        "to",
        "–",
        "and",
        "the",
        "31st",
        "last",
        "year",
        "ago",
        "Friday",
        "Q5",
        "century",
        "0th",
        "in",
        "1999-00",
        "'80s",
        ",",
        ".",
    ]
)


@given(
    st.one_of(st.text(max_size=80), st.lists(_FRAGMENTS, max_size=25).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_wild_text_never_breaks_and_spans_hold(text: str, published_on: dt.date | None) -> None:
    document = Document(Article(text=text, has_title=False, published_on=published_on))
    found, lengths = dates.find(document)
    assert all(document.text[m.start : m.end] == m.text for m in (*found, *lengths))
    assert all(d.from_on <= d.to_on for d in found if d.from_on and d.to_on)
