"""Dates that name a day, month, season, year or range by its number or name."""

from __future__ import annotations

import re

from orchestration.parsing.values.calendar import Moment
from orchestration.parsing.values.date_reading import Context, Reading, full_year, read, reads
from orchestration.parsing.values.date_shifts import day_of_month
from orchestration.parsing.values.numbers import small

_MONTHS = {
    m: i
    for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)
}
# Months that are common words too, and count as months only with a capital or with more of a date beside them.
WORDS_TOO = ("may", "march", "mar", "dec", "sep", "jan")


def month(name: str) -> int:
    return _MONTHS[name[:3].lower()]


@reads("iso_day", "compact_day", "chinese")
def _year_first(match: re.Match[str], context: Context) -> Reading | None:
    figures = [int(g) if g else None for g in match.group("y", "m", "d")]
    if figures[1] is not None and not 1 <= figures[1] <= 12:
        return None
    return read(match, Moment(int(match["y"]), figures[1], figures[2]))


@reads("iso_range")
def _iso_range(match: re.Match[str], context: Context) -> Reading | None:
    first, last = (Moment(*(int(match[f"{part}{end}"]) for part in "ymd")) for end in "12")
    if not (1 <= (first.month or 0) <= 12 and 1 <= (last.month or 0) <= 12):
        return None
    return read(match, first, last)


@reads("numeric_day")
def _numeric_day(match: re.Match[str], context: Context) -> Reading | None:
    """Dots put the day first. With slashes a number above 12 decides, there or elsewhere in the article; failing that the
    publisher's country or else the American order is taken and marked as inferred."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if len(match["y"]) == 2:
        year = full_year(match["y"])
    is_dotted = match["s"] == "."
    sure = a > 12 or b > 12 or is_dotted or context.is_day_first is not None
    day, number = _in_order(a, b, context, is_day_first=is_dotted)
    if not 1 <= number <= 12 or not 1500 <= year < 2100:
        return None
    return read(match, Moment(year, number, day), anchor="stated" if sure else "inferred")


def _in_order(a: int, b: int, context: Context, *, is_day_first: bool = False) -> tuple[int, int]:
    """The day and the month of `a/b`: a number above 12 is the day, else the article or its publisher's country decides."""
    day_first = a > 12 or (b <= 12 and bool(is_day_first or context.is_day_first or context.is_day_first_there))
    return (a, b) if day_first else (b, a)


@reads("numeric_range")
def _numeric_range(match: re.Match[str], context: Context) -> Reading | None:
    """`from 10/1 to 11/7`, `5/1-5/7/2020`: a year said once is both days', unless December runs into January."""
    ends = [_in_order(int(match[f"a{end}"]), int(match[f"b{end}"]), context) for end in "12"]
    if not all(1 <= number <= 12 and day for day, number in ends):
        return None
    (day1, month1), (day2, month2) = ends
    turns = (month2, day2) < (month1, day1)
    year2 = int(match["y2"]) if match["y2"] else None
    year1 = int(match["y1"]) if match["y1"] else year2 and year2 - turns
    if year1 and not year2:
        year2 = year1 + turns
    return read(match, Moment(year1, month1, day1), Moment(year2, month2, day2))


@reads("month_first")
def _month_first(match: re.Match[str], context: Context) -> Reading | None:
    if _is_word(match["m1"], match.end("d1"), match, has_more=bool(match["y1"] or match["y2"])):
        return None
    return _days(match, context, match["m1"], match["m2"] or match["m1"])


@reads("month_first_word")
def _month_first_word(match: re.Match[str], context: Context) -> Reading | None:
    """`May twenty-first`; a month without its capital may be a verb."""
    if not match["m1"][0].isupper() and match["y1"] is None:
        return None
    year, anchor = context.year_of(match["y1"])
    return read(match, Moment(year, month(match["m1"]), small(match["d1"])), anchor=anchor)


@reads("numeric_day_month")
def _numeric_day_month(match: re.Match[str], context: Context) -> Reading | None:
    """`on 22/04`, in the order of the article's other dates or of the publisher's country."""
    day, number = _in_order(int(match["a"]), int(match["b"]), context)
    return read(match, Moment(None, number, day)) if 1 <= number <= 12 and day else None


@reads("day_first_range")
def _day_first_range(match: re.Match[str], context: Context) -> Reading | None:
    if _is_word(match["m2"], match.end("m2"), match, has_more=bool(match["y2"])):
        return None
    return _days(match, context, match["m1"] or match["m2"], match["m2"])


@reads("day_first")
def _day_first(match: re.Match[str], context: Context) -> Reading | None:
    if match["which"]:
        day = day_of_month(context.published_on, match["which"], small(match["d1"]))
        return read(match, day, anchor="publication") if day else None
    if _is_word(match["m1"], match.end("m1"), match, has_more=bool(match["y1"]) or not match["d1"].isdigit()):
        return None
    year, anchor = context.year_of(match["y1"])
    if match["short"]:
        year = full_year(match["short"])
    return read(match, Moment(year, month(match["m1"]), small(match["d1"])), anchor=anchor)


def _days(match: re.Match[str], context: Context, month1: str, month2: str) -> Reading | None:
    """One day or a range of days; a year said once is both days', unless December runs into January."""
    year1, anchor = context.year_of(match["y1"])
    first = Moment(year1, month(month1), small(match["d1"]))
    if not match["d2"]:
        return read(match, first, anchor=anchor)
    year2, anchor2 = context.year_of(match["y2"])
    last = Moment(year2, month(month2), small(match["d2"]))
    turns = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
    if year1 is None and year2 is not None:
        first, anchor = first.in_year(year2 - turns), anchor2
    elif year2 is None and year1 is not None:
        last = last.in_year(year1 + turns)
    return read(match, first, last, anchor)


def _is_word(name: str, end: int, match: re.Match[str], *, has_more: bool) -> bool:
    """`may 3` inside a sentence is a verb and a number unless a year, an ordinal or the end of the phrase follows."""
    if not name.islower() or name.rstrip(".") not in WORDS_TOO or has_more:
        return False
    following = match.string[end : end + 2]
    return match.string[end - 1].isdigit() and following[:1] == " " and following[1:].isalpha()


@reads("month_year", "year_month", "numeric_month", "iso_month")
def _month_year(match: re.Match[str], context: Context) -> Reading | None:
    year, anchor = context.year_of(match["y"])
    number = int(match["m"]) if match["m"].isdigit() else month(match["m"])
    return read(match, Moment(year, number), anchor=anchor)


@reads("month_short_year")
def _month_short_year(match: re.Match[str], context: Context) -> Reading | None:
    return read(match, Moment(full_year(match["y"]), month(match["m"])))


@reads("year_month_day")
def _year_month_day(match: re.Match[str], context: Context) -> Reading | None:
    return read(match, Moment(int(match["y"]), month(match["m"]), small(match["d"])))


@reads("month_range")
def _month_range(match: re.Match[str], context: Context) -> Reading | None:
    if match["m1"].islower() and not (match["y1"] or match["y2"]):
        return None
    year1, anchor1 = context.year_of(match["y1"])
    year2, anchor2 = context.year_of(match["y2"])
    first, last = Moment(year1, month(match["m1"])), Moment(year2, month(match["m2"]))
    turns = (last.month or 0) < (first.month or 0)
    if year1 is None and year2 is not None:
        first, anchor1 = first.in_year(year2 - turns), anchor2
    elif year2 is None and year1 is not None:
        last = last.in_year(year1 + turns)
    return read(match, first, last, anchor1)


@reads("lone_month", "month_name")
def _lone_month(match: re.Match[str], context: Context) -> Reading | None:
    """`in March`; not `in May Li's office`, not `of March Group`."""
    following = match.string[match.end() : match.end() + 2]
    if not match["m"][0].isupper() or (following[:1] == " " and following[1:].isupper()):
        return None
    return read(match, Moment(None, month(match["m"])))


@reads("fiscal", "year_range", "years_between")
def _years(match: re.Match[str], context: Context) -> Reading | None:
    """2016-2020, 2019-20 and the fiscal year 2019-20, which are two years; 2019-05 is a month."""
    first = int(match["y1"])
    if match["y2"] is None:
        return read(match, Moment(first))
    last = int(match["y2"])
    if len(match["y2"]) == 2:
        is_next = last == (first + 1) % 100
        if not is_next and match["y2"] <= "12" and match.string[match.start("y2") - 1] == "-":
            return read(match, Moment(first, last)) if last else None
        last += first - first % 100
        if last < first:
            last += 100
    if not first < last < first + 200:
        return None
    return read(match, Moment(first), Moment(last))


@reads("fiscal_short")
def _fiscal_short(match: re.Match[str], context: Context) -> Reading | None:
    return read(match, Moment(full_year(match["y"])))
