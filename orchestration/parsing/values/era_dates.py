"""Decades, centuries and years that are written in other ways than by their four figures alone."""

from __future__ import annotations

import re

from orchestration.parsing.values.calendar import Moment
from orchestration.parsing.values.date_reading import Context, Reading, read, reads, year_in_words
from orchestration.parsing.values.numbers import small

_TENS = ["twe", "thi", "for", "fif", "six", "sev", "eig", "nin"]


@reads("decade")
def _decade(match: re.Match[str], context: Context) -> Reading | None:
    """`the 1980s`; the 1800s are a century, while 1900s and 2000s are said of ten years too."""
    digits = (match["c"] if match["c"].isdigit() else "19") + match["t"]
    return _century(match, int(digits[:2])) if digits in ("150", "160", "170", "180") else _of_decade(match, digits)


@reads("decade_words")
def _decade_words(match: re.Match[str], context: Context) -> Reading | None:
    return _of_decade(match, f"19{_TENS.index(match['t'][:3].lower()) + 2}")


@reads("decade_of_this_century")
def _decade_of_this_century(match: re.Match[str], context: Context) -> Reading | None:
    if match["z"]:
        return _of_decade(match, "200")
    tens = match["t"][:3].lower()
    return _of_decade(match, "201" if tens == "ten" else f"20{_TENS.index(tens) + 2}")


def _of_decade(match: re.Match[str], digits: str) -> Reading:
    first = Moment(int(f"{digits}0"))
    last = first.in_year(int(f"{digits}9"))
    return Reading(match.start(), match.end(), first, last, edtf=f"{digits}X", precision="decade")


@reads("century")
def _centuries(match: re.Match[str], context: Context) -> Reading | None:
    """`the 19th century`, `the 17th to 19th centuries`."""
    number = small(match["n"])
    first = int(match["m"]) if match["m"] else number
    if not number or not first or not 1 < first <= number <= 21:
        return None
    if first == number:
        return _century(match, number - 1)
    edtf = f"{first - 1:02d}XX/{number - 1:02d}XX"
    bounds = Moment(100 * first - 100), Moment(100 * number - 1)
    return Reading(match.start(), match.end(), *bounds, edtf=edtf, precision="range")


def _century(match: re.Match[str], hundreds: int) -> Reading:
    """EDTF counts the years from 00 to 99, and so do its bounds here."""
    bounds = Moment(100 * hundreds), Moment(100 * hundreds + 99)
    return Reading(match.start(), match.end(), *bounds, edtf=f"{hundreds:02d}XX", precision="century")


@reads("era_year")
def _era_year(match: re.Match[str], context: Context) -> Reading | None:
    return read(match, Moment(int(match["y"] or match["z"])))


@reads("circa")
def _circa(match: re.Match[str], context: Context) -> Reading | None:
    """EDTF's mark for an approximate year."""
    return Reading(match.start(), match.end(), Moment(int(match["y"])), edtf=f"{match['y']}~", precision="year")


@reads("year_words")
def _year_words(match: re.Match[str], context: Context) -> Reading | None:
    return read(match, Moment(year_in_words(match["y"])))
