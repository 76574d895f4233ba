"""Dates that are only clear by what stands around them: the publication, the publisher, dates named before."""

from __future__ import annotations

import datetime as dt

import pytest

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
        ("yesterday", "2019-09-11"),
        ("the day before yesterday", "2019-09-10"),
        ("two days ago", "2019-09-10"),
        ("On Tuesday", "2019-09-10"),
        ("on Thursday", "2019-09-12"),
        ("last Friday", "2019-09-06"),
        ("It will open on Friday", "2019-09-13"),
        ("next week", "2019-09-16/2019-09-22"),
        ("last month", "2019-08"),
        ("In April this year", "2019-04"),
        ("last April", "2019-04"),
        ("the past two years", "2017/2019"),
        ("On the 9th, they met", "2019-09-09"),
        ("On the 28th, they met", "2019-08-28"),
        ("on December 28", "2018-12-28"),
        ("It will be held on December 28", "2019-12-28"),
        ("this summer", "2019-22"),
        ("on Mon.", "2019-09-09"),
        ("from Monday to Saturday", "2019-09-09/2019-09-14"),
        ("the week after next", "2019-09-23/2019-09-29"),
        ("the month after next", "2019-11"),
        ("in the next quarter", "2019-10/2019-12"),
        ("three weeks from next Tuesday", "2019-10-08"),
        ("They rested at the weekend", "2019-09-07/2019-09-08"),
        ("this past weekend", "2019-09-07/2019-09-08"),
        ("the past two weeks", "2019-08-29/2019-09-12"),
        ("the next three days", "2019-09-13/2019-09-15"),
        ("half a year ago", "2019-03"),
        ("two and a half years ago", "2017-03"),
        ("a fortnight ago", "2019-08-29"),
        ("a century ago", "1919"),
        ("ten days hence", "2019-09-22"),
        ("third-quarter profits", "2019-07/2019-09"),
        ("Fourth quarter sales rose", "2018-10/2018-12"),
        ("last year's first half", "2018-01/2018-06"),
        ("this year's summer", "2019-22"),
        ("in the following week", "2019-09-16/2019-09-22"),
        ("the past couple of weeks", "2019-08-29/2019-09-12"),
        ("the past twenty four years", "1995/2019"),
        ("the Friday after next", "2019-09-20"),
        ("this coming Friday", "2019-09-13"),
        ("In the first eight months, trade grew.", "2019-01/2019-08"),
        ("for the first three quarters", "2018-01/2018-09"),
        ("first-half profits", "2019-01/2019-06"),
        ("between Monday and Wednesday", "2019-09-09/2019-09-11"),
        ("between yesterday and tomorrow", "2019-09-11/2019-09-13"),
        ("It will open later in the year.", "2019"),
        ("They met earlier in the week.", "2019-09-09/2019-09-15"),
        ("on Good Friday", "2019-04-19"),
        ("It will open at Easter", "2020-04-12"),
        ("for the week of the 18th", "2019-08-12/2019-08-18"),
        ("a week from Tuesday", "2019-09-24"),
        ("last Jan. 5", "2019-01-05"),
        ("next June 1", "2020-06-01"),
        ("the first ten days of the month", "2019-09-01/2019-09-10"),
        # the weekday beside a day far off tells its year
        ("Wed, Jan 15", "2020-01-15"),
        ("January 15 (Monday)", "2018-01-15"),
        ("Wednesday, December 25", "2019-12-25"),
        # near by a weekday may be a slip
        ("Monday, September 10", "2019-09-10"),
        ("profits in Q4", "2018-10/2018-12"),
        ("the first five months of this year", "2019-01/2019-05"),
        ("last Thanksgiving", "2018-11-22"),
        ("Memorial Day last year", "2018-05-28"),
        ("one month and 21 days ago", "2019-07-22"),
        ("2 years, 1 month and 3 days ago", "2017-08-09"),
        ("two weeks ago today", "2019-08-29"),
        ("the 20th of next month", "2019-10-20"),
        ("the last day of next month", "2019-10-31"),
        ("the third Saturday of next April", "2020-04-18"),
        ("the first weekend in October", "2019-10-05/2019-10-06"),
        ("Friday the thirteenth", "2019-09-13"),
        ("Tuesday the tenth", "2019-09-10"),
        ("on Tuesday, next week", "2019-09-17"),
        ("next Friday", "2019-09-20"),
        ("next Tuesday", "2019-09-17"),
        ("the past two quarters", "2019-01/2019-06"),
        ("the next three quarters", "2019-10/2020-06"),
        ("It shall open by year-end", "2019"),
        ("by the year's end", "2019"),
        ("on February 29", "2016-02-29"),
        ("It will close on February 29", "2020-02-29"),
        # what will be is told today, and of somebody who has done something else
        ("The two will work jointly, the mayor said on Wednesday", "2019-09-11"),
        ("The mayor, who will stay here for a week, cut the ribbon on Wednesday", "2019-09-11"),
        ("A team will reach the city in January", "2020-01"),
    ],
)
def test_dates_that_lean_on_publication(text: str, expected: str) -> None:
    assert edtf(text, THURSDAY) == [expected]


@pytest.mark.parametrize(
    "text", ["yesterday", "On Tuesday", "last month", "this year", "two days ago", "the past two years"]
)
def test_without_publication_they_stay_open(text: str) -> None:
    assert read(text) == []


def test_a_year_said_once_in_a_sentence_serves_all_its_days() -> None:
    assert edtf("in Tbilisi on May 3 and in Batumi on May 5, 2019.") == ["2019-05-03", "2019-05-05"]


def test_the_year_of_something_else_is_not_that_of_a_day_just_past() -> None:
    assert edtf("The firm bought a share last year, and its chairman met the mayor on Sept. 9.", THURSDAY) == [
        "2018",
        "2019-09-09",
    ]


def test_what_is_planned_for_next_year_says_nothing_of_the_day_before_it() -> None:
    assert edtf("On 8 May the forum was announced for next year.", THURSDAY) == ["2019-05-08", "2020"]
    assert edtf("Next year, on 8 May, the forum opens.", THURSDAY) == ["2020", "2020-05-08"]


def test_a_deadline_says_nothing_of_the_day_before_it() -> None:
    assert edtf("The lease, signed on 3 July, runs until 2031.", THURSDAY) == ["2019-07-03", "2031"]
    assert edtf("The lease of 2017, signed on 3 July, was renewed.", THURSDAY) == ["2017", "2017-07-03"]


def test_one_clear_date_orders_the_others() -> None:
    assert edtf("from 06/07/2015; left on 13/07/2015") == ["2015-07-06", "2015-07-13"]
    assert [d.anchor for d in read("on 06/07/2015")] == ["inferred"]


def test_the_publisher_orders_what_nothing_else_does() -> None:
    for city, expected in (("Leeds", "2015-07-06"), ("Houston", "2015-06-07"), (None, "2015-06-07")):
        article = Article(text="on 06/07/2015", has_title=False, publisher_city=city)
        (date,) = dates.find(Document(article))[0]
        assert (date.edtf, date.anchor) == (expected, "inferred")


def test_the_same_day_is_the_one_before() -> None:
    assert edtf("On October 24, 2018 they met. On the same day they signed.") == ["2018-10-24", "2018-10-24"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks began on 3 May 2019 and ended three days later.", "2019-05-06"),
        ("They met in 2015 and signed two years later.", "2017"),
        ("They met in May 2015, which two months earlier nobody knew.", "2015-03"),
        ("They met in 1959 and again that summer.", "1959-22"),
        ("They met in May 2015 and again the following spring.", "2016-21"),
        ("On Tuesday, March 3, 2020 they came. The next Monday they left.", "2020-03-09"),
        ("They came on March 3, 2020 and left the same week.", "2020-03-02/2020-03-08"),
        ("They arrived on March 3, 2020; the mayor had come the day before.", "2020-03-02"),
        ("Talks began on 3 May 2019 and ended one month and two days later.", "2019-06-05"),
    ],
)
def test_dates_that_lean_on_one_named_before(text: str, expected: str) -> None:
    assert edtf(text)[-1] == expected


def test_a_date_leans_on_days_whose_year_publication_tells() -> None:
    assert edtf("They met on Jan. 22. The next day they signed.", THURSDAY) == ["2019-01-22", "2019-01-23"]
    text = "On Jan. 22 they reported their fourth-quarter profit. The same month they merged."
    assert edtf(text, THURSDAY) == ["2019-01-22", "2018-10/2018-12", "2019-01"]


def test_a_year_earlier_is_not_counted_from_another_comparison() -> None:
    text = "Profit was $5 million in 2018, from $4 million a year ago, and sales $9 million, from $8 million a year earlier."
    assert edtf(text, THURSDAY) == ["2018", "2018", "2017"]


def test_the_year_of_a_month_is_not_that_of_a_day_just_past() -> None:
    text = "Prices fell from a high in May 2017, she said in a paper filed September 4."
    assert edtf(text, THURSDAY) == ["2017-05", "2019-09-04"]


def test_a_weekday_behind_its_day_is_no_second_date_and_a_list_of_weekdays_is_one() -> None:
    assert edtf("on September 10 (Tuesday)", THURSDAY) == ["2019-09-10"]
    assert edtf("on Monday, Tuesday and Wednesday", THURSDAY) == ["2019-09-09", "2019-09-10", "2019-09-11"]


def test_a_year_that_is_only_compared_with_says_nothing_of_the_month_before_it() -> None:
    assert edtf("In July they sold more than last year.", THURSDAY) == ["2019-07", "2018"]
    assert edtf("Last year they met in July.", THURSDAY) == ["2018", "2018-07"]


def test_days_of_a_story_are_of_its_year_unless_they_are_news() -> None:
    assert edtf("On April 15, 2013 they ran. On April 18 they were found.", THURSDAY) == ["2013-04-15", "2013-04-18"]
    assert edtf("On April 15, 2013 they ran. On July 18 they met.", THURSDAY) == ["2013-04-15", "2019-07-18"]
    assert edtf("On August 28, 2015 they signed. On September 5 they met again.", THURSDAY) == [
        "2015-08-28",
        "2019-09-05",
    ]


def test_later_in_the_year_of_a_story_is_not_of_publication() -> None:
    assert edtf("In 1995 they met, and signed later in the year.", THURSDAY) == ["1995"]


def test_what_comes_again_is_no_date() -> None:
    assert edtf("They march on May 1 every year and on 3 June annually.", THURSDAY) == []


def test_the_year_turns_inside_a_sentence() -> None:
    assert edtf("On Dec. 20, 2018 they met and on Jan. 5 they signed.", THURSDAY) == ["2018-12-20", "2019-01-05"]
    assert edtf("In January 2019 they took up what was agreed on Nov. 20.", THURSDAY) == ["2019-01", "2018-11-20"]
    assert edtf("On May 5, 2018 they signed, after talks on March 3.", THURSDAY) == ["2018-05-05", "2018-03-03"]
    assert edtf("On March 5, 2018 they met and on Oct. 3 they signed.", THURSDAY) == ["2018-03-05", "2018-10-03"]
