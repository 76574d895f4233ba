"""Days that are told by the name of a feast or by their place in a month: `Christmas 2019`, `the third Monday of January`."""

from __future__ import annotations

import datetime as dt
import re

from orchestration.parsing import lexicons
from orchestration.parsing.values.absolute_dates import month
from orchestration.parsing.values.calendar import Moment, of_day, weekday_after, weekday_before
from orchestration.parsing.values.date_reading import Context, Reading, reads

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_HOLIDAYS = lexicons.by_term("holidays")


@reads("holiday")
def _holiday(match: re.Match[str], context: Context) -> Reading | None:
    """Feasts on a fixed day, or on the nth weekday of their month where the year is known."""
    if not match["h"][0].isupper():
        return None
    entry = _HOLIDAYS[" ".join(match["h"].lower().split())]
    year, anchor = context.year_of(match["y"])
    number = int(entry["month"] or 0)
    if entry["day"]:
        return Reading(match.start(), match.end(), Moment(year, number, int(entry["day"])), anchor=anchor)
    if year is None:
        year, anchor = context.year_of("this year")
    if year is None:
        return None
    day = nth_weekday(year, number, _WEEKDAYS.index(entry["weekday"] or ""), _PLACES[entry["place"] or ""])
    return Reading(match.start(), match.end(), of_day(day), anchor=anchor)


@reads("weekday_of_month")
def _weekday_of_month(match: re.Match[str], context: Context) -> Reading | None:
    year, anchor = context.year_of(match["y"] or "this year")
    if year is None or not match["m"][0].isupper():
        return None
    weekday = _WEEKDAYS.index(match["w"][:3].lower())
    day = nth_weekday(year, month(match["m"]), weekday, _PLACES[match["n"].lower()])
    return Reading(match.start(), match.end(), of_day(day), anchor=anchor)


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
