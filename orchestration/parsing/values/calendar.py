"""Calendar arithmetic and EDTF (ISO 8601-2): what a year, month, season or day is, how it is written and which days bound it.

Knows no words; reading text is the business of ``dates``.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, replace

from orchestration.parsing.mentions import DatePrecision

# EDTF's numbers for seasons, and the month in which each begins on the northern half of the earth.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, season (``month`` 21 to 24) or year; ``year`` None where the text leaves it open.

    >>> Moment(2019, 10, 24).edtf, Moment(None, 10).edtf, Moment(2018, 23).edtf
    ('2019-10-24', 'XXXX-10', '2018-23')
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        parts = ["XXXX" if self.year is None else f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def precision(self) -> DatePrecision:
        if self.month is None:
            return "year"
        if self.month > 12:
            return "season"
        return "month" if self.day is None else "day"

    @property
    def first_day(self) -> dt.date | None:
        if self.year is None:
            return None
        month = _SEASON_STARTS.get(self.month or 1, self.month or 1)
        return dt.date(self.year, month, self.day or 1)

    @property
    def last_day(self) -> dt.date | None:
        if self.year is None:
            return None
        if self.month is None:
            return dt.date(self.year, 12, 31)
        if self.month > 12:
            return shift_months(Moment(self.year, _SEASON_STARTS[self.month]), 2).last_day
        return dt.date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    @property
    def is_real(self) -> bool:
        """False for the 30th of February and its like."""
        if self.year is not None and not dt.MINYEAR <= self.year <= dt.MAXYEAR - 1:
            return False
        if self.month is None or self.month > 12 or self.day is None:
            return True
        return 1 <= self.day <= monthrange(2000 if self.year is None else self.year, self.month)[1]

    def in_year(self, year: int | None) -> Moment:
        return replace(self, year=year)


def of_day(day: dt.date) -> Moment:
    return Moment(day.year, day.month, day.day)


def shift_months(moment: Moment, months: int) -> Moment:
    """The month so many months on; the day is dropped.

    >>> shift_months(Moment(2021, 1), -1)
    Moment(year=2020, month=12, day=None)
    """
    if moment.year is None or moment.month is None:
        return moment
    years, month = divmod(moment.month - 1 + months, 12)
    return Moment(moment.year + years, month + 1)


def quarter(year: int | None, number: int) -> tuple[Moment, Moment]:
    """The first and last month of a quarter (1 to 4)."""
    return Moment(year, 3 * number - 2), Moment(year, 3 * number)


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches, by the rule of the Gregorian calendar.

    >>> easter(2019), easter(2020)
    (datetime.date(2019, 4, 21), datetime.date(2020, 4, 12))
    """
    golden, century = year % 19, year // 100
    # How old the moon is on the 21st of March, and the days from its being full to the Sunday after.
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    return dt.date(year, 3, 22) + dt.timedelta(days=epact + sunday - 7 * late)


def weekday_before(day: dt.date, weekday: int, *, strictly: bool) -> dt.date:
    """The latest such weekday (Monday 0) up to ``day``, or before it."""
    back = (day.weekday() - weekday) % 7
    return day - dt.timedelta(days=back or (7 if strictly else 0))


def weekday_after(day: dt.date, weekday: int) -> dt.date:
    """The first such weekday after ``day``."""
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7 or 7)


def week_of(day: dt.date, shift: int = 0) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week so many weeks from ``day``'s."""
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=shift)
    return monday, monday + dt.timedelta(days=6)
