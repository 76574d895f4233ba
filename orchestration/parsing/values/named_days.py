"""Days that are told by the name of a feast or by their place in a month: `Christmas 2019`, `the third Monday of January`."""

from __future__ import annotations

import datetime as dt
import re

from orchestration.parsing import lexicons
from orchestration.parsing.mentions import DateAnchor
from orchestration.parsing.values.absolute_dates import WORDS_TOO, month
from orchestration.parsing.values.calendar import Moment, of_day, shift_months, weekday_after, weekday_before
from orchestration.parsing.values.date_reading import Context, Reading, read, reads
from orchestration.parsing.values.numbers import small

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_HOLIDAYS = lexicons.by_term("holidays")


@reads("holiday")
def _holiday(match: re.Match[str], context: Context) -> Reading | None:
    """Feasts on a fixed day, or on the nth weekday of their month where the year is known."""
    entry = _HOLIDAYS[" ".join(match["h"].lower().split())]
    if entry["is_word"] and not match["h"][0].isupper() and not (match["y"] or match["which"]):
        return None
    year, anchor = context.year_of(match["y"])
    if year is not None:
        return Reading(match.start(), match.end(), of_day(_feast(entry, year)), anchor=anchor)
    today = context.published_on
    if entry["day"] and (today is None or not match["which"]):
        return Reading(match.start(), match.end(), Moment(None, int(entry["month"] or 0), int(entry["day"])))
    if today is None:
        return None
    days = [_feast(entry, today.year + shift) for shift in (-1, 0, 1)]
    which = (match["which"] or "").lower()
    if which == "this":
        day = days[1]
    elif which == "next" or (not which and context.is_ahead(match.start())):
        day = next(day for day in days if day >= today)
    else:
        day = next(day for day in reversed(days) if day < today)
    return Reading(match.start(), match.end(), of_day(day), anchor="publication")


def _feast(entry: lexicons.Entry, year: int) -> dt.date:
    month_number = int(entry["month"] or 0)
    if entry["day"]:
        return dt.date(year, month_number, int(entry["day"]))
    day = nth_weekday(year, month_number, _WEEKDAYS.index(entry["weekday"] or ""), _PLACES[entry["place"] or ""])
    return day + dt.timedelta(days=int(entry["offset"] or 0))


@reads("weekday_of_month")
def _weekday_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """`the third Monday of January`, `the last week of this month`; a week is one that lies in the month as a whole."""
    anchor: DateAnchor = "publication"
    if match["which"]:
        today = context.published_on
        if today is None:
            return None
        step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
        of = shift_months(of_day(today), step)
    else:
        year, anchor = context.year_of(match["y"] or "this year")
        if year is None or (match["m"].islower() and match["m"].rstrip(".") in WORDS_TOO):
            return None
        of = Moment(year, month(match["m"]))
    word, place = match["w"].lower(), _PLACES[match["n"].lower()]
    if word == "week":
        sunday = _nth_full_week(of, place)
        return Reading(match.start(), match.end(), of_day(sunday - dt.timedelta(days=6)), of_day(sunday), anchor=anchor)
    day = nth_weekday(of.year or 0, of.month or 0, _WEEKDAYS.index(word[:3]), place)
    return Reading(match.start(), match.end(), of_day(day), anchor=anchor)


def _nth_full_week(of: Moment, place: int) -> dt.date:
    """The Sunday of the nth week from Monday to Sunday that lies in the month, of the last one where ``place`` is negative."""
    if place < 0:
        return nth_weekday(of.year or 0, of.month or 0, 6, place)
    return nth_weekday(of.year or 0, of.month or 0, 0, place) + dt.timedelta(days=6)


@reads("week_of_year")
def _week_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """`the first week of 2015`, by ISO 8601's count."""
    words, place = match["y"], int(match["w"]) if match["w"] else _PLACES[match["n"].lower()]
    year, anchor = context.year_of("this year" if words.lower() == "the year" else words)
    if year is None:
        return None
    # the 28th of December lies in the last week of every year
    last = dt.date(year, 12, 28).isocalendar().week
    number = place if place > 0 else last
    if not 1 <= number <= last:
        return None
    monday = dt.date.fromisocalendar(year, number, 1)
    return Reading(match.start(), match.end(), of_day(monday), of_day(monday + dt.timedelta(days=6)), anchor=anchor)


@reads("day_of")
def _day_of(match: re.Match[str], context: Context) -> Reading | None:
    """`the last day of October`, `the third day of the year`."""
    words = match["z"] or match["y"]
    year, anchor = context.year_of("this year" if words and words.lower() == "the year" else words)
    whole = Moment(year, month(match["m"]) if match["m"] else None)
    number = small(match["n"])
    if number is not None:
        return read(match, Moment(year, whole.month or 1, number), anchor=anchor)
    last = whole.in_year(year or 2001).last_day
    if last is None or (year is None and (whole.month is None or whole.month == 2)):
        return None
    return read(match, of_day(last).in_year(year), anchor=anchor)


@reads("weekday_and_day")
def _weekday_and_day(match: re.Match[str], context: Context) -> Reading | None:
    """`Friday the 11th`: of the months around publication (or the last date) the nearest in which the two agree."""
    today = context.published_on
    named = context.previous_day()
    base = of_day(today) if today else named
    if base is None or base.year is None:
        return None
    weekday, day = _WEEKDAYS.index(match["w"][:3].lower()), int(match["d"][:-2])
    for shift in (0, -1, 1, -2, 2):
        of = shift_months(base, shift)
        moment = Moment(of.year, of.month, day)
        first = moment.first_day if moment.is_real else None
        if first and first.weekday() == weekday:
            return Reading(match.start(), match.end(), moment, anchor="publication" if today else "inferred")
    return None


def nth_weekday(year: int, number: int, weekday: int, place: int) -> dt.date:
    """The nth such weekday (Monday 0) of a month, the last one where ``place`` is negative.

    >>> nth_weekday(2017, 1, 0, 3), nth_weekday(2016, 5, 0, -1)
    (datetime.date(2017, 1, 16), datetime.date(2016, 5, 30))
    """
    if place < 0:
        last = Moment(year, number).last_day or dt.date.max
        return weekday_before(last, weekday, strictly=False)
    first = weekday_after(dt.date(year, number, 1) - dt.timedelta(days=1), weekday)
    return first + dt.timedelta(weeks=place - 1)
