"""EDTF strings read back as days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.parsing.edtf import Bounds, bounds
from orchestration.parsing.values.calendar import Moment


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("2019-10-24", "2019-10-24", "2019-10-24", "day"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("1996", "1996-01-01", "1996-12-31", "year"),
        ("2018-23", "2018-09-01", "2018-11-30", "season"),
        ("2018-24", "2018-12-01", "2019-02-28", "season"),  # winter runs into the next year
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("1996~", "1996-01-01", "1996-12-31", "year"),  # about 1996
        ("2019-10-16/2019-10-17", "2019-10-16", "2019-10-17", "range"),
        ("2016/2018-06", "2016-01-01", "2018-06-30", "range"),
    ],
)
def test_a_date_lies_between_two_days(edtf: str, first: str, last: str, precision: str) -> None:
    assert bounds(edtf) == Bounds(day(first), day(last), precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "precision"), [("XXXX-10-24", "day"), ("XXXX-10", "month"), ("XXXX-10-24/XXXX-10-25", "range")]
)
def test_an_open_year_has_no_days(edtf: str, precision: str) -> None:
    assert bounds(edtf) == Bounds(None, None, precision)  # type: ignore[arg-type]


def test_a_range_may_be_open_at_an_end() -> None:
    assert bounds("2021/..") == Bounds(day("2021-01-01"), None, "range")
    assert bounds("../2021") == Bounds(None, day("2021-12-31"), "range")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "past two years",
        "2019-13",
        "2019-02-30",
        "2019-23-01",
        "201",
        "2020/2019",
        "199X-05",
        "0000",
        "2019-10-24T10",
    ],
)
def test_what_is_no_date_has_no_bounds(text: str) -> None:
    assert bounds(text) is None


@given(st.dates(dt.date(1, 1, 1), dt.date(9998, 12, 31)))
def test_what_the_calendar_writes_is_read_back(date: dt.date) -> None:
    moment = Moment(date.year, date.month, date.day)
    assert bounds(moment.edtf) == Bounds(date, date, "day")
    assert bounds(f"{moment.edtf}/{moment.edtf}") == Bounds(date, date, "range")


@given(st.text(alphabet="0123456789X-/.~? ", max_size=22) | st.text())
def test_nothing_that_a_text_holds_stops_it(text: str) -> None:
    found = bounds(text)
    if found and found.from_on and found.to_on:
        assert found.from_on <= found.to_on
