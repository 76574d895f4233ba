"""The year of a day or month that is written without one: two figures of it, or what the sentence, the weekday beside it, the
day of publication or a date close by lends it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from orchestration.parsing.mentions import DateAnchor
from orchestration.parsing.values.calendar import Moment
from orchestration.parsing.values.date_reading import WEEKDAYS, Context, Reading, full_year

_START = attrgetter("start")
# A date without its year, a little ahead of publication, announces something; further ahead it is last year's.
_ANNOUNCED = dt.timedelta(days=45)
# What the sentence says will be (`will reach the city in January`) is told longer before.
_FORESEEN = dt.timedelta(days=180)
# A year named for something else (`bought a share last year, and met on Feb. 9`) is not that of a day just past.
_JUST_NOW = dt.timedelta(days=31)
# A day without a year this near to a full date of the article is told of the same stay.
_SAME_STAY = dt.timedelta(days=31)
# Further off than this the day of the week that stands beside a date settles its year; nearer it may be a slip.
_SURE = dt.timedelta(days=60)
# So many months apart the turn of a year lies between.
_HALF_A_YEAR = 6
# From 1896 to 1904 there was none.
_LONGEST_WITHOUT_LEAP = 8
_WEEKDAY_BESIDE = re.compile(
    r"[\s,(]{0,2}(mon|tue|wed|thu|fri|sat|sun)(?:day|s(?:day)?|nesday|r(?:s(?:day)?)?|urday)?\b", re.IGNORECASE
)
# `on 26 May, places were secured until 2027`
_DEADLINE = re.compile(r"\b(?:until|till|through|by)(?: the)?(?: end of)? $")
_DEADLINE_REACH = len("through the end of ")
# `May 3, '96`; without its mark only where nothing follows: `3 Feb 82`
_SHORT_YEAR = re.compile(r",?\s(?:'(?P<marked>\d\d)\b(?!')|(?P<bare>[4-9]\d)(?=\s?(?:[.;)]|$)))")


def with_short_year(reading: Reading, text: str) -> Reading:
    """The day with the two figures of its year behind it."""
    if reading.first.year is not None or not reading.is_day or reading.last:
        return reading
    short = _SHORT_YEAR.match(text, reading.end)
    if short is None:
        return reading
    year = full_year(short["marked"] or short["bare"])
    first = reading.first.in_year(year)
    return replace(reading, end=short.end(), first=first) if first.is_real else reading


def filled_in(reading: Reading, context: Context) -> Reading:
    """The reading with the year that its sentence, the day of publication or a date close by gives it, if any does."""
    if reading.first.year is not None or reading.first.month is None:
        return reading
    year = _year_of_sentence(reading, context) or _year_of_story(reading, context)
    anchor: DateAnchor = "inferred"
    if year is None and context.published_on is not None:
        year, anchor = _year_by_publication(reading, context, context.published_on), "publication"
        year = year and _year_of_weekday(reading, context, context.published_on, year)
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
        if r.first.year is not None and r.last is None and r.edtf is None and not _is_compared(r, reading, context)
    ]
    years = {r.first.year for r in others if r.first.month} or {r.first.year for r in others}
    if len(years) != 1 or (not any(r.first.day for r in others) and _is_just_now(reading, context)):
        return None
    year = years.pop()
    return None if year is None else year + _turn(reading, year, others, context)


def _turn(reading: Reading, year: int, others: list[Reading], context: Context) -> int:
    """One more where the sentence goes on from December to January, one less where the day would lie ahead of its telling:
    `On Dec. 20, 2018 they met and on Jan. 5 they signed`, `In January 2019 they took up what was agreed on Nov. 20`."""
    today, month = context.published_on, reading.first.month or 0
    then, next_then = (reading.first.in_year(each) for each in (year, year + 1))
    if today is None or not (then.is_real and next_then.is_real and then.first_day and next_then.first_day):
        return 0
    if then.first_day > today and not context.is_ahead(reading.start):
        return -1 if any((other.first.month or month) + _HALF_A_YEAR <= month for other in others) else 0
    before = [other.first.month for other in others if other.start < reading.start and other.first.month]
    is_past = next_then.first_day <= today
    return 1 if before and month + _HALF_A_YEAR <= before[-1] and is_past else 0


def _is_just_now(reading: Reading, context: Context) -> bool:
    """Whether the day lies right before that of publication."""
    today = context.published_on
    day = reading.first.in_year(today.year) if today and reading.first.day is not None else None
    begins = day.first_day if day and day.is_real else None
    return today is not None and begins is not None and dt.timedelta() <= today - begins <= _JUST_NOW


def _is_compared(year: Reading, day: Reading, context: Context) -> bool:
    """`In July they expected more than last year's results`, `On 8 May the forum was announced for next year`: a year that is
    only compared or planned for, or a deadline, says nothing of what stands before it."""
    text = context.document.text
    if year.first.month is None and _DEADLINE.search(text, max(0, year.start - _DEADLINE_REACH), year.start):
        return True
    is_relative = year.anchor == "publication" and year.first.month is None
    is_planned = is_relative and context.is_ahead(day.start)
    return is_relative and year.start > day.end and not is_planned


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


def _year_of_weekday(reading: Reading, context: Context, today: dt.date, year: int) -> int:
    """The year next to this one in which the day falls on the weekday beside it: `Fri, Jul 18`, told in February 2013."""
    day = reading.first.in_year(year).first_day if reading.is_day and not reading.last else None
    if day is None or abs(day - today) <= _SURE:
        return year
    text = context.document.text
    beside = _WEEKDAY_BESIDE.match(text, reading.start) or _WEEKDAY_BESIDE.match(text, reading.end)
    if beside is None:
        return year
    weekday = WEEKDAYS.index(beside[1].lower())
    years = (year, *range(today.year - 1, today.year + 2))
    fitting = (
        y for y in years if (m := reading.first.in_year(y)).is_real and m.first_day and m.first_day.weekday() == weekday
    )
    return next(fitting, year)


def _year_of_story(reading: Reading, context: Context) -> int | None:
    """The year of the full date told before, where it lies close by in the calendar and publication does not: `On April 15,
    2013 they ran. On April 18 they were found.`"""
    today = context.published_on
    if today is None or reading.first.day is None:
        return None
    before = context.readings[: bisect_left(context.readings, reading.start, key=_START)]
    told = next((r.first for r in reversed(before) if r.is_day and r.first.year and r.anchor == "stated"), None)
    if told is None or told.first_day is None or told.year == today.year:
        return None
    then, now = (reading.first.in_year(year) for year in (told.year, today.year))
    if not (then.is_real and then.first_day and now.is_real and now.first_day):
        return None
    is_near = abs(now.first_day - today) <= _JUST_NOW
    return None if is_near or abs(then.first_day - told.first_day) > _SAME_STAY else told.year


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
