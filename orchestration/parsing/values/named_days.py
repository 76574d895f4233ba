"""Days that are told by the name of a feast or by their place in a month: `Christmas 2019`, `the third Monday of January`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from orchestration.parsing import lexicons
from orchestration.parsing.mentions import DateAnchor
from orchestration.parsing.values.absolute_dates import WORDS_TOO, month
from orchestration.parsing.values.calendar import Moment, easter, of_day, shift_months, weekday_after, weekday_before
from orchestration.parsing.values.date_reading import WEEKDAYS, Context, Reading, read, reads
from orchestration.parsing.values.date_shifts import day_of_month
from orchestration.parsing.values.numbers import small

_LAST = ("last", "final")
_HOLIDAYS = lexicons.by_term("holidays")
# A weekday and a day of the month meet again within half a year, mostly within two months.
_MONTHS_AROUND = 6


@reads("holiday")
def _holiday(match: re.Match[str], context: Context) -> Reading | None:
    """Feasts on a fixed day, or on the nth weekday of their month where the year is known."""
    entry = _HOLIDAYS[" ".join(match["h"].lower().split())]
    if entry["is_word"] and not match["h"][0].isupper() and not (match["y"] or match["which"]):
        return None
    year, anchor = context.year_of(match["y"])
    if year is not None:
        return _on_feast(match, _feast(entry, year), anchor)
    today = context.published_on
    if entry["day"] and (today is None or not match["which"]) and not match["end"]:
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
    return _on_feast(match, day, "publication")


def _on_feast(match: re.Match[str], day: dt.date, anchor: DateAnchor) -> Reading:
    """The day itself, or with `weekend` behind its name Saturday and Sunday and the day before or after them."""
    if not match["end"]:
        return Reading(match.start(), match.end(), of_day(day), anchor=anchor)
    saturday = weekday_after(day - dt.timedelta(days=4), 5)
    first, last = min(saturday, day), max(saturday + dt.timedelta(days=1), day)
    return Reading(match.start(), match.end(), of_day(first), of_day(last), anchor=anchor)


def _feast(entry: lexicons.Entry, year: int) -> dt.date:
    if entry["place"] == "easter":
        return easter(year) + dt.timedelta(days=int(entry["offset"] or 0))
    month_number = int(entry["month"] or 0)
    if entry["day"]:
        return dt.date(year, month_number, int(entry["day"]))
    day = nth_weekday(Moment(year, month_number), WEEKDAYS.index(entry["weekday"] or ""), _place(entry["place"] or ""))
    return day + dt.timedelta(days=int(entry["offset"] or 0))


@reads("weekday_of_month")
def _weekday_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """`the third Monday of January`, `the last weekend in October`, `the last week of this month`; a week is one that lies in
    the month as a whole. No fifth Monday of a month that has four."""
    found = _month_or_year(match, context)
    if found is None:
        return None
    of, anchor = found
    word, place = match["w"].lower().replace("-", ""), _place(match["n"])
    if word == "week":
        sunday = _nth_full_week(of, place)
        return Reading(match.start(), match.end(), of_day(sunday - dt.timedelta(days=6)), of_day(sunday), anchor=anchor)
    day = nth_weekday(of, 5 if word == "weekend" else WEEKDAYS.index(word[:3]), place)
    if of.last_day is None or day > of.last_day:
        return None
    last = of_day(day + dt.timedelta(days=1)) if word == "weekend" else None
    return Reading(match.start(), match.end(), of_day(day), last, anchor=anchor)


def _month_or_year(match: re.Match[str], context: Context) -> tuple[Moment, DateAnchor] | None:
    """What a day is counted in: `of May 2019`, `of next month`, `next September`, `of 2023`."""
    name, today = match["m"] or match["k"], context.published_on
    if name and name.islower() and name.rstrip(".") in WORDS_TOO and not (match["y"] or match["which"]):
        return None
    if not match["which"]:
        year, anchor = context.year_of(match["y"] or match["z"] or "this year")
        return None if year is None else (Moment(year, month(name) if name else None), anchor)
    if today is None:
        return None
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if not name:
        return shift_months(of_day(today), step), "publication"
    of = Moment(today.year, month(name))
    is_there = (of.month or 0) * step > today.month * step
    return of.in_year(today.year + (0 if is_there else step)), "publication"


def _place(ordinal: str) -> int:
    """Which one is meant, counted from the end where it is the last."""
    return -1 if ordinal.lower() in _LAST else small(ordinal) or 0


def _nth_full_week(of: Moment, place: int) -> dt.date:
    """The Sunday of the nth week from Monday to Sunday that lies in the month, where ``place`` is negative of the last one most
    of which does."""
    if place < 0:
        return nth_weekday(of, 3, place) + dt.timedelta(days=3)
    return nth_weekday(of, 0, place) + dt.timedelta(days=6)


@reads("week_of_year")
def _week_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """`the first week of 2015`, by ISO 8601's count."""
    words, place = match["y"], int(match["w"]) if match["w"] else _place(match["n"])
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
    words, number = match["z"] or match["y"], small(match["n"])
    if match["which"]:
        day = day_of_month(context.published_on, match["which"], number)
        return read(match, day, anchor="publication") if day else None
    year, anchor = context.year_of("this year" if words and words.lower() == "the year" else words)
    whole = Moment(year, month(match["m"]) if match["m"] else None)
    if number is not None:
        return read(match, Moment(year, whole.month or 1, number), anchor=anchor)
    last = whole.in_year(year or 2001).last_day
    if last is None or (year is None and (whole.month is None or whole.month == 2)):
        return None
    return read(match, of_day(last).in_year(year), anchor=anchor)


@reads("first_days")
def _first_days(match: re.Match[str], context: Context) -> Reading | None:
    """`the first ten days of May`, `the last three days of the month`."""
    words, number = match["z"] or match["y"], small(match["n"])
    anchor: DateAnchor = "publication"
    if match["which"]:
        whole = day_of_month(context.published_on, match["which"], 1)
    else:
        year, anchor = context.year_of("this year" if words and words.lower() == "the year" else words)
        whole = Moment(year, month(match["m"]) if match["m"] else None)
    if whole is None or number is None:
        return None
    if match["end"].lower() == "first":
        first = Moment(whole.year, whole.month or 1, 1)
        return read(match, first, replace(first, day=number), anchor)
    last = Moment(whole.year, whole.month or 12).last_day
    return read(match, of_day(last - dt.timedelta(days=number - 1)), of_day(last), anchor) if last else None


@reads("weekday_and_day")
def _weekday_and_day(match: re.Match[str], context: Context) -> Reading | None:
    """`Friday the 11th`, `Friday the fifteenth`: of the months around publication (or the last date) the nearest in which the
    two agree."""
    today = context.published_on
    named = context.previous_day()
    base = of_day(today) if today else named
    if base is None or base.year is None:
        return None
    weekday, day = WEEKDAYS.index(match["w"][:3].lower()), small(match["d"] or match["word"])
    for shift in sorted(range(-_MONTHS_AROUND, _MONTHS_AROUND + 1), key=lambda shift: (abs(shift), shift)):
        of = shift_months(base, shift)
        moment = Moment(of.year, of.month, day)
        first = moment.first_day if moment.is_real else None
        if first and first.weekday() == weekday:
            return Reading(match.start(), match.end(), moment, anchor="publication" if today else "inferred")
    return None


def nth_weekday(of: Moment, weekday: int, place: int) -> dt.date:
    """The nth such weekday (Monday 0) of a month or year, the last one where ``place`` is negative.

    >>> nth_weekday(Moment(2017, 1), 0, 3), nth_weekday(Moment(2016, 5), 0, -1)
    (datetime.date(2017, 1, 16), datetime.date(2016, 5, 30))
    """
    if place < 0:
        return weekday_before(of.last_day or dt.date.max, weekday, strictly=False)
    first = weekday_after((of.first_day or dt.date.min) - dt.timedelta(days=1), weekday)
    return first + dt.timedelta(weeks=place - 1)
