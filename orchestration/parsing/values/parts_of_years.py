"""Quarters, halves, seasons and runs of months: parts of a year that the text names or leaves to the day of publication."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.values.calendar import SEASONS, Moment, quarter
from orchestration.parsing.values.date_reading import Context, Reading, read, reads
from orchestration.parsing.values.numbers import alternatives, small

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "latter": 2}
# `in the third quarter`, `third-quarter profits`, `its third quarter`; not the third quarter of a match
_BEFORE_QUARTER = re.compile(r"(?:\b(?:in|of|by|for|during|from)\s(?:the|its|their)\s(?:fiscal\s)?|^|\n)$")

_PLAINLY = re.compile(r"-|qtr", re.IGNORECASE)
# `fourth quarter sales`
_BEFORE_RESULTS = re.compile(rf"\s(?:\w+\s)?(?:{alternatives(lexicons.terms('quarterly_results'))})\b", re.IGNORECASE)


def _number(ordinal: str) -> int | None:
    return _ORDINALS.get(ordinal.lower()) or small(ordinal)


@reads("quarter", "year_quarter")
def _quarter(match: re.Match[str], context: Context) -> Reading | None:
    words = match.groupdict()
    year, anchor = context.year_of(None if words["y"].lower().endswith("the year") else words["y"])
    if year is None:
        year, anchor = context.year_of("this year")
    figure = (words["q"] or words.get("r") or "").upper().strip("Q")
    number = int(figure) if figure else _number(words["o"] or "")
    if year is None or number is None:
        return None
    return read(match, *quarter(year, number), anchor)


@reads("lone_quarter")
def _lone_quarter(match: re.Match[str], context: Context) -> Reading | None:
    """`in the third quarter` is the latest one that has begun, or the next where the sentence speaks of what is to come."""
    today, text = context.published_on, match.string
    number = int(match["q"][1]) if match["q"] else _number(match["o"])
    is_of_year = (
        match["q"][0].isupper()
        if match["q"]
        else _PLAINLY.search(match[0])
        or _BEFORE_QUARTER.search(text, 0, match.start())
        or _BEFORE_RESULTS.match(text, match.end())
    )
    if today is None or number is None or not is_of_year:
        return None
    first, last = quarter(today.year, number)
    return _shifted(match, context, first, last, today.year)


def _shifted(match: re.Match[str], context: Context, first: Moment, last: Moment, year: int) -> Reading | None:
    """The part of the year that lies nearest to publication, on the side that the sentence speaks of."""
    today = context.published_on
    if today is None:
        return None
    is_over = (last.last_day or today) < today
    has_begun = (first.first_day or today) <= today
    shift = (1 if is_over else 0) if context.is_ahead(match.start()) else (0 if has_begun else -1)
    return read(match, first.in_year(year + shift), last.in_year(year + shift), "publication")


@reads("lone_first_months")
def _lone_first_months(match: re.Match[str], context: Context) -> Reading | None:
    """`in the first nine months` is of the year in which they were over last, or come next."""
    today, number = context.published_on, small(match["n"])
    months = (number or 0) * (3 if match["u"].lower() == "quarter" else 1)
    if today is None or not 2 <= months < 12:
        return None
    return _whole(match, context, Moment(today.year, 1), Moment(today.year, months))


@reads("lone_half")
def _lone_half(match: re.Match[str], context: Context) -> Reading | None:
    """`first-half profits`; not the first half of a match."""
    today, is_second = context.published_on, match["h"].lower() == "second"
    if today is None or not _BEFORE_RESULTS.match(match.string, match.end()):
        return None
    ends = (7, 12) if is_second else (1, 6)
    return _whole(match, context, *(Moment(today.year, month) for month in ends))


def _whole(match: re.Match[str], context: Context, first: Moment, last: Moment) -> Reading | None:
    """The part of this year, or of the year before where it is not over and the sentence does not look ahead."""
    today = context.published_on
    is_over = today is not None and last.last_day is not None and last.last_day < today
    year = first.year if is_over or context.is_ahead(match.start()) else (first.year or 0) - 1
    return read(match, first.in_year(year), last.in_year(year), "publication")


@reads("half")
def _half(match: re.Match[str], context: Context) -> Reading | None:
    words = match["z"] or match["y"]
    year, anchor = context.year_of("this year" if words.lower() == "the year" else words)
    if year is None:
        return None
    number = match["n"] or match["k"]
    is_second = number == "2" if number else match["h"].lower() in ("second", "latter", "2nd")
    return read(match, Moment(year, 7 if is_second else 1), Moment(year, 12 if is_second else 6), anchor)


@reads("part_behind_year")
def _part_behind_year(match: re.Match[str], context: Context) -> Reading | None:
    """`the 1988 third quarter`, `last year's first half`, `this year's summer`."""
    year, anchor = context.year_of(match["y"])
    if year is None:
        return None
    if match["s"]:
        return read(match, Moment(year, SEASONS[match["s"].lower()]), anchor=anchor)
    number = _number(match["o"])
    if match["q"]:
        return read(match, *quarter(year, number), anchor) if number else None
    if number not in (1, 2):
        return None
    return read(match, Moment(year, 6 * number - 5), Moment(year, 6 * number), anchor)


@reads("first_months")
def _first_months(match: re.Match[str], context: Context) -> Reading | None:
    """`the first nine months of 2020`, `the last two quarters of the year`."""
    words = match["y"]
    year, anchor = context.year_of("this year" if words.lower() == "the year" else words)
    number = small(match["n"])
    months = (number or 0) * (3 if match["u"].lower() == "quarter" else 1)
    if year is None or not 1 <= months <= 12:
        return None
    first, last = (1, months) if match["end"].lower() == "first" else (13 - months, 12)
    return read(match, Moment(year, first), Moment(year, last), anchor)


@reads("season")
def _season(match: re.Match[str], context: Context) -> Reading | None:
    """`the autumn of 2018`; `the winter of 2018-19` is one winter, and no other season has two years."""
    year, anchor = context.year_of(match["y"])
    season = SEASONS[match["s"].lower()]
    second = match["y2"]
    if year is None or (second and (season != SEASONS["winter"] or int(second) % 100 != (year + 1) % 100)):
        return None
    return read(match, Moment(year, season), anchor=anchor)
