"""Dates that lean on a date named before in the article: `the same day`, `three years later`, `that summer`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from orchestration.parsing.values.calendar import (
    SEASONS,
    Moment,
    of_day,
    quarter,
    shift_months,
    week_of,
    weekday_after,
    weekday_before,
)
from orchestration.parsing.values.date_reading import WEEKDAYS, Context, Reading, read, reads
from orchestration.parsing.values.date_shifts import shifted, shifted_by_all
from orchestration.parsing.values.missing_years import filled_in
from orchestration.parsing.values.relative_dates import from_today

_STEPS = {"next": 1, "following": 1, "previous": -1}
# So many dates back one leans on.
_BACK = 5
_PARTS_OF_DAYS = ("day", "morning", "afternoon", "evening", "night")


@reads("same")
def _same(match: re.Match[str], context: Context) -> Reading | None:
    """`the same day`, `the following year`, `the next Monday`."""
    unit, which = match["u"].lower(), (match["which"] or "").lower()
    step = _STEPS.get(which, 0)
    if step > 0 and context.published_on and not context.readings:
        # `in the next quarter` of an article that names no date before
        context = replace(context, readings=[_of_publication(context.published_on)])
    context = _with_years(context)
    if unit in _PARTS_OF_DAYS:
        moment = context.previous_day()
        if moment is None or (step and moment.first_day is None):
            return None
        if step and moment.first_day:
            moment = of_day(moment.first_day + dt.timedelta(days=step))
        return read(match, moment, anchor="inferred")
    if unit in ("week", "weekend") or unit.endswith("day"):
        return _of_week(match, context, unit, step)
    named = _named(context, with_month=unit in ("month", "quarter"), one_month=unit == "month")
    if named is None or named.year is None:
        return None
    if unit == "quarter":
        of = shift_months(named, 3 * step)
        return read(match, *quarter(of.year, ((of.month or 1) + 2) // 3), "inferred")
    if unit in SEASONS:
        return _season(match, named, SEASONS[unit], step)
    return read(match, Moment(named.year + step) if unit == "year" else shift_months(named, step), anchor="inferred")


def _with_years(context: Context) -> Context:
    """The same with the years of the last dates filled in: `On Jan. 22 ... the next day`."""
    readings = context.readings
    filled = [filled_in(reading, context) for reading in readings[-_BACK:]]
    return replace(context, readings=[*readings[:-_BACK], *filled])


def _of_publication(day: dt.date) -> Reading:
    return Reading(0, 0, of_day(day), anchor="publication")


def _of_week(match: re.Match[str], context: Context, unit: str, step: int) -> Reading | None:
    previous = context.previous_day()
    day = previous.first_day if previous else None
    if day is None:
        return None
    if unit in ("week", "weekend"):
        monday, sunday = week_of(day, step)
        first = monday if unit == "week" else sunday - dt.timedelta(days=1)
        return read(match, of_day(first), of_day(sunday), "inferred")
    weekday = WEEKDAYS.index(unit[:3])
    if not step:
        return None
    found = weekday_after(day, weekday) if step > 0 else weekday_before(day, weekday, strictly=True)
    return read(match, of_day(found), anchor="inferred")


def _season(match: re.Match[str], named: Moment, season: int, step: int) -> Reading | None:
    """`that summer` is of the year named, `the following spring` the first one after it."""
    year = named.year or 0
    month = named.month if named.month and named.month <= 12 else None
    begins = 3 * (season - 20)
    if month and step:
        year += (begins <= month) if step > 0 else -(begins >= month)
    else:
        year += step
    return read(match, Moment(year, season), anchor="inferred")


def _named(context: Context, *, with_month: bool, one_month: bool = False) -> Moment | None:
    """The last date named that has a year, and a month where one is needed; with ``one_month`` no quarter or other range of
    months, which has no same month."""
    for reading in reversed(context.readings):
        moment = reading.last or reading.first
        if moment.year is None or reading.precision is not None:
            continue
        if with_month and not (moment.month and moment.month <= 12):
            continue
        if not (one_month and moment.day is None and reading.last):
            return moment
    return None


@reads("day_beside")
def _day_beside(match: re.Match[str], context: Context) -> Reading | None:
    """`the day before`: beside the last day named."""
    base = _with_years(context).previous_day()
    day = base.first_day if base else None if context.readings else context.published_on
    if day is None:
        return None
    sign = -1 if match["way"].lower() == "before" else 1
    return read(match, of_day(day + dt.timedelta(days=sign)), anchor="inferred")


@reads("distance")
def _distance(match: re.Match[str], context: Context) -> Reading | None:
    return _later(match, context) if match["way"] else from_today(match, context)


def _later(match: re.Match[str], context: Context) -> Reading | None:
    """`two years later`, `a month earlier`: counted from the last date named, as precisely as that allows."""
    unit = match["u"].lower()
    sign = -1 if match["way"].lower() == "earlier" else 1
    if sign < 0:
        # `88 cents a year ago ... $2 billion a year earlier`: both compare with the same year
        told = [r for r in context.readings if not match.string[r.start : r.end].lower().endswith(("ago", "earlier"))]
        context = replace(context, readings=told)
    context = _with_years(context)
    if unit in ("day", "week", "fortnight"):
        base = context.previous_day()
    else:
        base = _named(context, with_month=unit in ("month", "quarter"))
    if base is None or base.year is None:
        return None
    if match["more"]:
        day = base.first_day and shifted_by_all(base.first_day, f"{match['n']} {match['u']}{match['more']}", sign)
        return read(match, of_day(day), anchor="inferred") if day and base.day else None
    moments = shifted(base, match["n"], unit, sign, half=bool(match["half"]))
    return moments and read(match, *moments, anchor="inferred")
