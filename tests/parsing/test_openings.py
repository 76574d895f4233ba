"""Patterns tried at their first words find what a search of the whole text finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.evaluating.generator import stream
from orchestration.parsing.document import Document
from orchestration.parsing.openings import DIGITS, Openings
from orchestration.parsing.values import date_grammar, date_openings

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"

WORD_OR_FIGURE = re.compile(r"\b(?:may|mayor)\b|(?<!\d)\d+")
OPENINGS = Openings([*DIGITS, "may", "mayor"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the mayor may go in may 2019", ["mayor", "may", "may", "2019"]),
        ("dismay, mayors and rmb12", ["12"]),  # not inside a word, but a figure may stand behind letters
        ("", []),
    ],
)
def test_only_at_the_beginning_of_a_word(text: str, found: list[str]) -> None:
    """Words count from their first letter, figures from their first digit."""
    assert [match[0] for match in OPENINGS.matches(WORD_OR_FIGURE, text, text)] == found


@given(st.lists(st.sampled_from(["may", "mayor", "7", "12", " ", "-", ",", "s", "É"]), max_size=12).map("".join))
def test_matches_are_those_of_a_search(text: str) -> None:
    """Whatever stands next to each other, nothing is missed and nothing is found twice."""
    lower = text.lower()
    expected = [match.span() for match in WORD_OR_FIGURE.finditer(lower)]
    assert [match.span() for match in OPENINGS.matches(WORD_OR_FIGURE, lower, lower)] == expected


def test_dates_open_with_the_words_listed_for_them() -> None:
    """A shape of date whose first word or character is not listed would never be found."""
    shapes = "|".join(re.sub(r"[(][?]P<[a-z0-9]+>", "(?:", shape) for shape in date_grammar.SHAPES.values())
    whole = re.compile(f"{date_openings.FREE.pattern}(?:{shapes})", re.IGNORECASE)
    for article in (*stream("dense", ARTICLES, 0, 94), *stream("mixed", ARTICLES, 0, 50)):
        document = Document(article)
        searched = [match[0] for match in whole.finditer(document.text)]
        assert [match[0] for _, match in date_openings.found(document.text, document.lower)] == searched


@pytest.mark.parametrize("shape", date_grammar.SHAPES)
def test_every_shape_of_date_is_reached(shape: str) -> None:
    """Each shape's own first words are listed: one example a shape."""
    text = EXAMPLES[shape]
    assert shape in [found for found, _ in date_openings.found(text, text.lower())]


EXAMPLES = {
    "numeric_range": "from 10/1 to 11/7",
    "first_months": "the first nine months of 2020",
    "decade_of_this_century": "the noughties",
    "day_of": "the last day of October",
    "week_of_year": "the first week of 2015",
    "after_next": "the week after next",
    "weekday_short": "on Fri.",
    "distance": "three days later",
    "day_beside": "the day before",
    "era_year": "AD 1270",
    "circa": "c. 1860",
    "year_words": "in nineteen twenty-eight",
    "iso_range": "2020-09-24/2020-09-26",
    "month_short_year": "March '19",
    "year_month_day": "2019, March 5",
    "fiscal_short": "in FY19",
    "decade_words": "the early nineties",
    "holiday": "Christmas 2019",
    "weekday_of_month": "the third Monday of January 2017",
    "within": "in two weeks",
    "month_first_word": "May twenty-first",
    "days_of_month": "4 to 22 this month",
    "iso_month": "2015-3",
    "lone_quarter": "in the third quarter",
    "weekday_and_day": "Friday the 11th",
    "part_of_period": "by the end of the year",
    "weekend": "over the weekend",
    "month_name": "the November session",
    "numeric_day_month": "on 22/04",
    "compact_day": "on 20200924",
    "year_month": "2019 March",
    "old_year": "in 1492",
    "iso_day": "on 2020-09-24",
    "chinese": "2020年9月24日",
    "numeric_day": "on 13/07/2015",
    "month_first": "Tuesday, October 24, 2019",
    "day_first_range": "24-25 October 2019",
    "day_first": "the third of May",
    "month_range": "March to May 2019",
    "month_year": "early June 2019",
    "relative_month": "last April",
    "numeric_month": "03/2019",
    "fiscal": "fiscal year 2019-20",
    "year_range": "2016-2020",
    "years_between": "between 2016 and 2020",
    "quarter": "third quarter of 2022",
    "part_behind_year": "last year's first half",
    "first_days": "the first ten days of May",
    "part_ahead": "later in the year",
    "lone_first_months": "in the first nine months",
    "lone_half": "first-half profits",
    "year_quarter": "2022 Q3",
    "half": "latter half of 2019",
    "season": "spring 2019",
    "relative_season": "last winter",
    "decade": "the '80s",
    "century": "in the 19th century",
    "relative_day": "the day before yesterday",
    "weekday": "previous Friday",
    "span": "the coming two years",
    "period": "since the middle of last month",
    "since_new_year": "since the beginning of the year",
    "ordinal_day": "on the 9th",
    "same": "the following year",
    "lone_month": "in March",
    "year": "in 1996",
}
