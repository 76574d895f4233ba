"""How far `two and a half years`, `a fortnight`, `half a century` lie from a day, to the precision that the words have."""

from __future__ import annotations

import datetime as dt
import re

from orchestration.parsing.values.calendar import Moment, of_day, shift_months, week_of
from orchestration.parsing.values.numbers import small

_AMOUNT = re.compile(
    r"(?P<n>[\w-]+|a couple of) (?P<unit>day|week|fortnight|month|quarter|year|decade|century)", re.IGNORECASE
)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def shifted(
    base: Moment, amount: str, unit: str, sign: int, *, half: bool = False, is_exact: bool = False
) -> tuple[Moment, Moment | None] | None:
    """The moment, or the first and last day of the week, so far before (``sign`` -1) or after ``base``.

    None where ``base`` is less precise than the unit (`three days later` than March) or the amount is no number.
    ``half`` adds half a unit, as an ``amount`` that ends with `and a half` does; with ``is_exact`` weeks lead to a
    day and not to a week.

    >>> shifted(Moment(2021, 6, 15), "two", "years", -1), shifted(Moment(2021, 6, 15), "a", "year", -1, half=True)
    ((Moment(year=2019, month=None, day=None), None), (Moment(year=2019, month=12, day=None), None))
    """
    words, unit = amount.lower(), unit.lower().removesuffix("s")
    is_half = words in ("half a", "half an")
    whole = 0 if is_half else small(words.removesuffix(" and a half"))
    if whole is None:
        return None
    halves = 2 * whole + (is_half or half or words.endswith(" and a half"))
    if unit in ("day", "week", "fortnight"):
        return _days_on(base, unit, sign * halves, is_exact=is_exact)
    months, rest = divmod(halves * _MONTHS[unit], 2)
    if rest or base.year is None:
        return None
    if base.month is None or base.month > 12 or months % 12 == 0:
        years = base.year + sign * months // 12
        is_real = months % 12 == 0 and dt.MINYEAR <= years < dt.MAXYEAR
        # `two years later` counts years, `six months later` and `a year and a half later` months
        return (
            (Moment(years), None) if is_real and unit not in ("month", "quarter") else _months_on(base, sign * months)
        )
    return _months_on(base, sign * months)


def day_of_month(today: dt.date | None, which: str, number: int | None) -> Moment | None:
    """The nth day of `this`, `the`, `last` or `next` month as seen from ``today``, the last one without a number."""
    if today is None:
        return None
    of = shift_months(of_day(today), {"last": -1, "next": 1}.get(which.lower(), 0))
    last = of.last_day
    return Moment(of.year, of.month, number or (last.day if last else None))


def shifted_by_all(base: dt.date, amounts: str, sign: int) -> dt.date | None:
    """The day so far before or after ``base`` as several amounts say together; None outside the calendar.

    >>> shifted_by_all(dt.date(2017, 11, 23), "1 month and 21 days", -1), shifted_by_all(dt.date(2024, 1, 31), "a month", 1)
    (datetime.date(2017, 10, 2), datetime.date(2024, 2, 29))
    """
    told = [(small(found["n"]) or 0, found["unit"].lower()) for found in _AMOUNT.finditer(amounts)]
    months = sum(number * _MONTHS[unit] for number, unit in told if unit in _MONTHS)
    days = sum(number * _DAYS[unit] for number, unit in told if unit in _DAYS)
    of = shift_months(of_day(base), sign * months)
    if not of.is_real or of.last_day is None:
        return None
    return of.last_day.replace(day=min(base.day, of.last_day.day)) + dt.timedelta(days=sign * days)


def _days_on(base: Moment, unit: str, halves: int, *, is_exact: bool) -> tuple[Moment, Moment | None] | None:
    if base.first_day is None or base.day is None:
        return None
    if unit == "week" and halves % 2 == 0 and not is_exact:
        monday, sunday = week_of(base.first_day, halves // 2)
        return of_day(monday), of_day(sunday)
    days = halves * _DAYS[unit] // 2
    return of_day(base.first_day + dt.timedelta(days=days)), None


def _months_on(base: Moment, months: int) -> tuple[Moment, Moment | None] | None:
    if base.month is None or base.month > 12:
        return None
    moment = shift_months(base, months)
    return (moment, None) if moment.is_real else None
