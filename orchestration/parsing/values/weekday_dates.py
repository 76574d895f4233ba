"""Weekdays and weekends as seen from the day of publication: `Tuesday`, `next Friday`, `over the weekend`."""

from __future__ import annotations

import datetime as dt
import re

from orchestration.parsing.values.calendar import of_day, week_of, weekday_after, weekday_before
from orchestration.parsing.values.date_reading import STEPS, WEEKDAYS, Context, Reading, read, reads

# `every Monday` is no day, and `Easter Monday` a day of its own.
_OTHER_WEEKDAY = re.compile(
    r"\b(?:every|each|good|easter|palm|ash|shrove|holy|maundy|bloody|bowl|super|black|fat)\s$", re.IGNORECASE
)
# `June 3 (Friday)`: told of the day before it
_BESIDE = re.compile(r",?\s\(?")
# `the Sunday Times`
_IN_NAME = re.compile(r"(?<=\bthe\s)\w+\s[A-Z]")
_SATURDAY = 5
# So few days ahead a day goes by its name alone.
_HARDLY_NEXT = 2


@reads("weekday_short")
def _weekday_short(match: re.Match[str], context: Context) -> Reading | None:
    """`on Fri.`, with its capital."""
    today, which = context.published_on, (match["which"] or "").lower()
    if today is None or not match["w"][0].isupper():
        return None
    weekday = WEEKDAYS.index(match["w"][:3].lower())
    if which == "next":
        return read(match, of_day(_next(today, weekday)), anchor="publication")
    if not which and context.is_ahead(match.start()):
        return read(match, of_day(weekday_after(today, weekday)), anchor="publication")
    if which == "this":
        return read(match, of_day(week_of(today)[0] + dt.timedelta(days=weekday)), anchor="publication")
    return read(match, of_day(weekday_before(today, weekday, strictly=bool(which))), anchor="publication")


@reads("weekday")
def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    """`Tuesday` is the latest one up to publication, or the next where the sentence speaks of what is to come."""
    today = context.published_on
    if (
        today is None
        or match[0].lower().endswith("days")
        or _OTHER_WEEKDAY.search(match.string, max(0, match.start() - 10), match.start())
        or _IN_NAME.match(match.string, match.start())
        or _is_beside(match, context)
    ):
        return None
    weekday = WEEKDAYS.index(match["w"][:3].lower())
    which = (match["which"] or "").lower()
    week = match["week"] or ("week" in match[0].lower() and which)
    if week:
        monday, _ = week_of(today, STEPS[week.lower()])
        day = monday + dt.timedelta(days=weekday)
    elif which == "next":
        day = _next(today, weekday)
    elif which == "coming" or (not which and context.is_ahead(match.start())):
        day = weekday_after(today, weekday)
    elif which == "this":
        day = week_of(today)[0] + dt.timedelta(days=weekday)
    else:
        day = weekday_before(today, weekday, strictly=bool(which))
    return read(match, of_day(day), anchor="publication")


def _is_beside(match: re.Match[str], context: Context) -> bool:
    day = context.readings[-1] if context.readings and match["which"] is None else None
    if day is None or not day.is_day or day.anchor == "publication":
        # `Wednesday, Thursday or Friday` are three
        return False
    return _BESIDE.fullmatch(match.string, day.end, match.start()) is not None


def _next(today: dt.date, weekday: int) -> dt.date:
    """`next Friday` on a Tuesday is not the Friday of the same working week, and `next Saturday` on a Friday not the day after;
    `next Sunday` on a Monday is the coming one."""
    day = weekday_after(today, weekday)
    is_near = weekday < _SATURDAY or (day - today).days <= _HARDLY_NEXT
    return day + dt.timedelta(weeks=1) if is_near and day <= week_of(today)[1] else day


@reads("weekend")
def _weekend(match: re.Match[str], context: Context) -> Reading | None:
    """`over the weekend` is the latest one up to publication, or the next where the sentence speaks of what is to come."""
    today = context.published_on
    if today is None:
        return None
    saturday = (weekday_after if context.is_ahead(match.start()) else _latest)(today, 5)
    return read(match, of_day(saturday), of_day(saturday + dt.timedelta(days=1)), "publication")


def _latest(day: dt.date, weekday: int) -> dt.date:
    return weekday_before(day, weekday, strictly=False)
