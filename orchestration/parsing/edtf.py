"""EDTF strings (ISO 8601-2) read back: how precise a date is and which days bound it.

``values.calendar`` writes them; facts carry nothing else of a date. Covered is what articles can say: days, months,
seasons, years, decades and centuries, ranges of these, open ends, an open year, and the marks for doubt.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from orchestration.parsing.mentions import DatePrecision
from orchestration.parsing.values.calendar import Moment

_MOMENT = re.compile(
    r"""
    (?P<year> \d{4} | X{4} | \d{3}X | \d{2}XX )  # 2019, open, a decade, a century
    (?: - (?P<month> \d{2} )                     # 01 to 12, or 21 to 24 for a season
        (?: - (?P<day> \d{2} ) )?
    )?
    [?~%]? $                                     # uncertain, approximate or both: bounds stay
    """,
    re.VERBOSE,
)
_MONTHS = {*range(1, 13), *range(21, 25)}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days between which a date lies, both included. None: open, or the year is unknown."""

    from_on: dt.date | None
    to_on: dt.date | None
    precision: DatePrecision


def bounds(edtf: str) -> Bounds | None:
    """What an EDTF string says; None where it is none.

    >>> bounds("2019-10")
    Bounds(from_on=datetime.date(2019, 10, 1), to_on=datetime.date(2019, 10, 31), precision='month')
    >>> bounds("XXXX-10-24/XXXX-10-25")
    Bounds(from_on=None, to_on=None, precision='range')
    >>> bounds("199X").to_on, bounds("2021/..").from_on, bounds("past two years")
    (datetime.date(1999, 12, 31), datetime.date(2021, 1, 1), None)
    """
    if "/" not in edtf:
        return _moment(edtf)
    first, _, last = edtf.partition("/")
    begin, end = _end(first), _end(last)
    if begin is None or end is None:
        return None
    if begin.from_on and end.to_on and begin.from_on > end.to_on:
        return None
    return Bounds(begin.from_on, end.to_on, "range")


def _end(text: str) -> Bounds | None:
    """One end of a range; `..` and nothing at all are open."""
    return Bounds(None, None, "range") if text in ("", "..") else _moment(text)


def _moment(text: str) -> Bounds | None:
    match = _MOMENT.match(text)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if year != "XXXX" and "X" in year:
        return _span_of_years(year) if month is None else None
    if month is not None and (int(month) not in _MONTHS or (day is not None and int(month) > 12)):
        return None
    moment = Moment(
        None if year == "XXXX" else int(year),
        None if month is None else int(month),
        None if day is None else int(day),
    )
    if not moment.is_real:
        return None
    return Bounds(moment.first_day, moment.last_day, moment.precision)


def _span_of_years(digits: str) -> Bounds | None:
    first, last = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if first < dt.MINYEAR:
        return None
    precision: DatePrecision = "decade" if digits[2] != "X" else "century"
    return Bounds(dt.date(first, 1, 1), dt.date(last, 12, 31), precision)
