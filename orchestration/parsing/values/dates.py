"""Days, months, years, ranges and relative dates as EDTF; lengths of time.

``date_openings`` finds where a date stands, ``absolute_dates`` and ``relative_dates`` read it, and here the years are filled in
that the text says once for several dates or leaves to the day of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Date, DateAnchor, Duration
from orchestration.parsing.values import (
    absolute_dates,
    anchored_dates,
    date_grammar,
    date_openings,
    durations,
    era_dates,
    named_days,
    parts_of_years,
    publisher,
    relative_dates,
    weekday_dates,
)
from orchestration.parsing.values.calendar import Moment, of_day, week_of
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
]

_START = attrgetter("start")
# A date without its year, a little ahead of publication, announces something; further ahead it is last year's.
_ANNOUNCED = dt.timedelta(days=45)
# What the sentence says will be (`will reach the city in January`) is told longer before.
_FORESEEN = dt.timedelta(days=180)
# A year named for something else (`bought a share last year, and met on Feb. 9`) is not that of a day just past.
_JUST_NOW = dt.timedelta(days=31)
# A day without a year this near to a full date of the article is told of the same stay.
_SAME_STAY = dt.timedelta(days=31)
_WEEK = dt.timedelta(days=7)
# From 1896 to 1904 there was none.
_LONGEST_WITHOUT_LEAP = 8
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
        if reading:
            context.readings.append(reading)
    settled = [
        _moved(_with_year(reading, context), document.text) for reading in _joined(context.readings, document.text)
    ]
    return [_mention(reading, document.text) for reading in settled], durations.find(document)


def _joined(readings: list[Reading], text: str) -> list[Reading]:
    """Two dates that a word makes the ends of a range: `2018-10-01 to 2018-10-03`, `on May 3 and leaving on May 5`."""
    joined: list[Reading] = []
    for reading in readings:
        before = joined[-1] if joined else None
        whole = _range(before, reading, text) if before and _SPANS.fullmatch(text, before.end, reading.start) else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(reading)
    return joined


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


def _moved(reading: Reading, text: str) -> Reading:
    """A day behind `the week of` as that week, and one behind `two days before` as the day that is meant."""
    day = reading.first.first_day if reading.last is None and reading.is_day else None
    if day is None:
        return reading
    start = max(0, reading.start - 32)
    week = _WEEK_OF.search(text, start, reading.start)
    if week:
        monday, sunday = week_of(day)
        return replace(reading, start=week.start(), first=of_day(monday), last=of_day(sunday))
    apart = _APART.search(text, start, reading.start)
    sign = -1 if apart and apart["way"].lower() == "before" else 1
    moments = shifted(reading.first, apart["n"], apart["u"], sign, is_exact=True) if apart else None
    if not apart or not moments:
        return reading
    return replace(reading, start=apart.start(), first=moments[0], last=moments[1])


def _is_day_first(text: str) -> bool | None:
    """How the article orders 03/05/2019, judged by those of its dates that allow one order only; None without any."""
    if "/" not in text:
        return None
    day_first, month_first = _DAY_FIRST.search(text) is not None, _MONTH_FIRST.search(text) is not None
    return None if day_first == month_first else day_first


def _with_year(reading: Reading, context: Context) -> Reading:
    """The reading with the year that its sentence, the day of publication or a date close by gives it, if any does."""
    if reading.first.year is not None or reading.first.month is None:
        return reading
    year = _year_of_sentence(reading, context)
    anchor: DateAnchor = "inferred"
    if year is None and context.published_on is not None:
        year, anchor = _year_by_publication(reading, context, context.published_on), "publication"
    if year is None:
        year = _year_of_stay(reading, context)
    if year is None:
        return reading
    first = reading.first.in_year(year)
    last = reading.last and reading.last.in_year(year + (_key(reading.last) < _key(reading.first)))
    if not first.is_real or (last and not last.is_real):
        return reading
    return replace(reading, first=first, last=last, anchor=anchor)


def _key(moment: Moment) -> tuple[int, int]:
    return moment.month or 0, moment.day or 0


def _year_of_sentence(reading: Reading, context: Context) -> int | None:
    """The one year that dates of the same sentence name; where they name several, none."""
    sentence = context.document.sentence_at(reading.start)
    first = bisect_left(context.readings, sentence.start, key=_START)
    others = [
        r
        for r in context.readings[first : bisect_left(context.readings, sentence.end, first, key=_START)]
        if r.first.year is not None and r.last is None and r.edtf is None and not _lies_ahead_of(r, reading, context)
    ]
    years = {r.first.year for r in others if r.first.month} or {r.first.year for r in others}
    if len(years) != 1 or (not any(r.first.month for r in others) and _is_just_now(reading, context)):
        return None
    return years.pop()


def _is_just_now(reading: Reading, context: Context) -> bool:
    """Whether the day lies right before that of publication."""
    today = context.published_on
    day = reading.first.in_year(today.year) if today and reading.first.day is not None else None
    begins = day.first_day if day and day.is_real else None
    return today is not None and begins is not None and dt.timedelta() <= today - begins <= _JUST_NOW


def _lies_ahead_of(year: Reading, day: Reading, context: Context) -> bool:
    """`On 8 May the forum was announced for next year`: what is planned for another year says nothing of the day before it."""
    today = context.published_on
    is_planned = (
        year.anchor == "publication" and year.first.month is None and today and (year.first.year or 0) > today.year
    )
    return bool(is_planned) and year.start > day.end and not context.is_ahead(day.start)


def _year_by_publication(reading: Reading, context: Context, today: dt.date) -> int | None:
    """The latest year that puts the date before publication, or the next where it is announced."""
    this_year, next_year = reading.first.in_year(today.year), reading.first.in_year(today.year + 1)
    if not this_year.is_real:
        return _leap_year(reading, context, today)
    begins = this_year.first_day
    if begins is None or begins <= today:
        # December's announcement of January
        following = next_year.first_day if next_year.is_real else None
        is_announced = following is not None and following - today <= _FORESEEN and context.is_ahead(reading.start)
        return today.year + 1 if is_announced else today.year
    is_announced = context.is_ahead(reading.start) or begins - today <= _ANNOUNCED
    return today.year if is_announced else today.year - 1


def _leap_year(reading: Reading, context: Context, today: dt.date) -> int | None:
    """The year of a 29th of February that this year does not have."""
    step = 1 if context.is_ahead(reading.start) else -1
    years = range(today.year + step, today.year + step * (_LONGEST_WITHOUT_LEAP + 1), step)
    return next((year for year in years if reading.first.in_year(year).is_real), None)


def _year_of_stay(reading: Reading, context: Context) -> int | None:
    """The year of full dates close by in the calendar, as long as the article's full dates know one year only."""
    days = [r.first for r in context.readings if r.is_day and r.first.year is not None]
    years = {moment.year for moment in days}
    if len(years) != 1 or reading.first.day is None:
        return None
    candidate = reading.first.in_year(years.pop())
    day = candidate.first_day if candidate.is_real else None
    near = day and any(m.first_day and abs(m.first_day - day) <= _SAME_STAY for m in days)
    return candidate.year if near else None


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
