"""Days, months, years, ranges and relative dates as EDTF; lengths of time.

``date_openings`` finds where a date stands, the modules whose names end with ``dates`` read it, ``missing_years`` fills in the
years that the text says once for several dates or leaves to the day of publication, and here they are put together.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Date, Duration
from orchestration.parsing.values import (
    absolute_dates,
    anchored_dates,
    date_grammar,
    date_openings,
    durations,
    era_dates,
    missing_years,
    named_days,
    parts_of_years,
    publisher,
    relative_dates,
    weekday_dates,
    year_dates,
)
from orchestration.parsing.values.calendar import of_day, week_of
from orchestration.parsing.values.date_reading import READERS, Context, Reading
from orchestration.parsing.values.date_shifts import shifted

__all__ = [
    "absolute_dates",
    "anchored_dates",
    "era_dates",
    "find",
    "named_days",
    "parts_of_years",
    "relative_dates",
    "weekday_dates",
    "year_dates",
]

_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_SPANS = re.compile(
    r"(?<=0s)[-–—]|\s?(?:-|–|—|to|through|until|till)\s(?:the\s)?|\s(?:and|until)\s(?:leaving|departing|ending|closing|returning)\s(?:on\s)?(?:the\s)?"
)
# `the week of May 3`, `the week ending on May 9`
_WEEK_OF = re.compile(
    r"\b(?:the\s)?week\s(?:of|beginning|starting|commencing|ending)\s(?:on\s)?(?:the\s)?$", re.IGNORECASE
)
# `two days before May 5`, `a week after Christmas`; not `in the two weeks before May 5`
_APART = re.compile(
    rf"(?<!\bthe\s)(?<!\bpast\s)(?<!\blast\s)(?<!\bwithin\s)(?<!\bfor\s)\b(?P<n>{date_grammar.AMOUNT})\s"
    r"(?P<u>day|week|fortnight|month)s?\s(?P<way>before|after|from)\s$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
# `every May 1` is no one day, nor is `May 1 each year`
_EVERY = re.compile(r"\b(?:every|each)\s$", re.IGNORECASE)
_EACH_YEAR = re.compile(r"\s(?:of\s)?(?:every|each)\syear\b|\sannually\b", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\b(?:1[3-9]|2\d|3[01])/\d{1,2}/\d{4}\b")
_MONTH_FIRST = re.compile(r"\b\d{1,2}/(?:1[3-9]|2\d|3[01])/\d{4}\b")


def find(document: Document) -> tuple[list[Date], list[Duration]]:
    """The dates and the durations in the text, each in order."""
    order = _is_day_first(document.text)
    context = Context(document, order, publisher.writes_day_first(document.article) if order is None else None)
    for shape, match in date_openings.found(document.text, document.lower):
        try:
            reading = READERS[shape](match, context)
        except OverflowError:
            # `the next day` behind the last day that the calendar has: a slip of a pen must not cost the article.
            continue
        if reading and not _comes_again(reading, document.text):
            context.readings.append(missing_years.with_short_year(reading, document.text))
    settled = [
        _moved(missing_years.filled_in(reading, context), document)
        for reading in _joined(context.readings, document.text)
    ]
    return [_mention(reading, document.text) for reading in settled], durations.find(document)


def _comes_again(reading: Reading, text: str) -> bool:
    if _EVERY.search(text, max(0, reading.start - 6), reading.start):
        return True
    return reading.first.year is None and _EACH_YEAR.match(text, reading.end) is not None


def _joined(readings: list[Reading], text: str) -> list[Reading]:
    """Two dates that a word makes the ends of a range: `2018-10-01 to 2018-10-03`, `on May 3 and leaving on May 5`."""
    joined: list[Reading] = []
    for reading in readings:
        before = joined[-1] if joined else None
        is_span = before and (_SPANS.fullmatch(text, before.end, reading.start) or _are_ends(before, reading, text))
        whole = _range(before, reading, text) if before and is_span else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(reading)
    return joined


def _are_ends(one: Reading, two: Reading, text: str) -> bool:
    """Whether `and` joins the ends of a range: `between Monday and Wednesday`, `September 30 and October 1`."""
    if text[one.end : two.start] not in (" and ", " & "):
        return False
    if text[max(0, one.start - len("between ")) : one.start].lower() == "between ":
        return True
    if not (one.is_day and two.is_day) or one.anchor == "publication" or one.first.year != two.first.year:
        return False
    first, last = (reading.first.in_year(reading.first.year or dt.date.min.year).first_day for reading in (one, two))
    return first is not None and last is not None and last - first == _DAY


def _range(one: Reading, two: Reading, text: str) -> Reading | None:
    """The range between two readings of one precision, if they come in its order."""
    if one.edtf and two.edtf and one.precision == two.precision == "decade":
        # the 1850s to the 1870s
        edtf = f"{one.edtf}/{two.edtf}"
        return replace(one, end=two.end, last=two.last, edtf=edtf, precision="range") if one.edtf < two.edtf else None
    if one.last or two.last or one.edtf or two.edtf or one.first.precision != two.first.precision:
        return None
    last = two.first
    first_on, last_on = one.first.first_day, last.first_day
    if first_on and last_on and last_on < first_on < last_on + _WEEK and _WEEKDAY.fullmatch(text, two.start, two.end):
        # `Monday to Wednesday`, told on a Tuesday
        last_on += _WEEK
        last = of_day(last_on)
    if (first_on or dt.date.min) > (last_on or dt.date.max):
        return None
    return replace(one, end=two.end, last=last)


def _moved(reading: Reading, document: Document) -> Reading:
    """A day behind `the week of` as that week, and one behind `two days before` as the day that is meant."""
    day = reading.first.first_day if reading.last is None and reading.is_day else None
    if day is None:
        return reading
    text, start = document.text, max(0, reading.start - 32)
    week = _WEEK_OF.search(text, start, reading.start)
    if week:
        monday, sunday = week_of(day)
        return replace(reading, start=week.start(), first=of_day(monday), last=of_day(sunday))
    apart = _APART.search(text, start, reading.start)
    if not apart:
        return reading
    way, first, today = apart["way"].lower(), reading.first, document.article.published_on
    if way == "from" and today and day <= today and _WEEKDAY.fullmatch(text, reading.start, reading.end):
        # `a week from Tuesday` counts from the one to come
        first = of_day(day + _WEEK)
    moments = shifted(first, apart["n"], apart["u"], -1 if way == "before" else 1, is_exact=True)
    if not moments:
        return reading
    return replace(reading, start=apart.start(), first=moments[0], last=moments[1])


def _is_day_first(text: str) -> bool | None:
    """How the article orders 03/05/2019, judged by those of its dates that allow one order only; None without any."""
    if "/" not in text:
        return None
    day_first, month_first = _DAY_FIRST.search(text) is not None, _MONTH_FIRST.search(text) is not None
    return None if day_first == month_first else day_first


def _mention(reading: Reading, text: str) -> Date:
    first, last = reading.first, reading.last or reading.first
    edtf = reading.edtf or (first.edtf if reading.last is None else f"{first.edtf}/{last.edtf}")
    return Date(
        start=reading.start,
        end=reading.end,
        text=text[reading.start : reading.end],
        edtf=edtf,
        from_on=first.first_day,
        to_on=last.last_day,
        precision=reading.precision or ("range" if reading.last else first.precision),
        anchor=reading.anchor,
    )
