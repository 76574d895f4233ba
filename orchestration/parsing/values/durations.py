"""Lengths of time: `for 18 years`, `two decades of`, `the 30th anniversary`, `21 days`."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Duration
from orchestration.parsing.openings import DIGITS, Openings
from orchestration.parsing.values.numbers import small

_YEARS = {"month": 1 / 12, "year": 1.0, "decade": 10.0, "century": 100.0, "centurie": 100.0}
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0}
_DAYS_OF_YEAR = 365.25
_CARDINALS = "|".join(entry.term for entry in lexicons.load("number_words") if entry["kind"] in ("unit", "teen", "ten"))
_ORDINALS = "|".join(entry.term for entry in lexicons.load("number_words") if entry["kind"] == "ordinal")
_NUMBER = (
    rf"\d{{1,3}}(?:\.\d)?|half\sa|a\scouple\sof|an?|(?:{_CARDINALS})(?:-(?:{_CARDINALS})|\shundred)?|(?:a|one)\shundred"
)
_UNIT = "|".join((*_YEARS, *_DAYS))
_DURATION = re.compile(
    rf"\b(?:(?P<n>{_NUMBER})(?P<half>\sand\sa\shalf)?(?:\s|-)(?:long\s|full\s|consecutive\s|whole\s|more\s)?(?P<u>{_UNIT})s?\b"
    r"(?P<then>\sand\sa\shalf\b)?"
    rf"(?!-|\s(?:old|ago|of\sage|plans?)\b)"
    rf"|(?P<a>\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{_CARDINALS})-)?(?:{_ORDINALS}))[\s-](?:\w+\s)?anniversary\b)",
    re.IGNORECASE,
)
# `for a week` lasts, `twice a week` does not.
_LASTING = re.compile(r"\b(?:for|in|within|about|lasting|lasts|lasted|over|takes?|took|half)\s$", re.IGNORECASE)
# The first words of a duration, tried there and nowhere else.
_OPENINGS = Openings((*DIGITS, *_CARDINALS.split("|"), *_ORDINALS.split("|"), "half ", "a ", "an ", "a-", "an-"))


def find(document: Document) -> list[Duration]:
    """The durations in the text, in order. Ages are none."""
    return [
        duration
        for match in _OPENINGS.matches(_DURATION, document.text, document.lower)
        if (duration := _duration(match)) is not None
    ]


def _duration(match: re.Match[str]) -> Duration | None:
    start, end, text = match.start(), match.end(), match[0]
    if match["a"]:
        years = small(match["a"])
        return None if years is None else Duration(start=start, end=end, text=text, years=years)
    number = _number(match)
    if number is None:
        return None
    unit = match["u"].lower()
    if unit in _YEARS:
        return Duration(start=start, end=end, text=text, years=round(number * _YEARS[unit], 4))
    if match["n"].lower() in ("a", "an") and not _stands_alone(match):
        return None
    days = round(number * _DAYS[unit], 4)
    return Duration(start=start, end=end, text=text, years=round(days / _DAYS_OF_YEAR, 4), days=days)


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether `a week` is a length and no rate."""
    return match.start() == 0 or _LASTING.search(match.string, max(0, match.start() - 12), match.start()) is not None


def _number(match: re.Match[str]) -> float | None:
    words = match["n"].lower()
    if words == "half a":
        return 0.5
    first = words.removesuffix(" hundred")
    number = float(first) if first[0].isdigit() else small(first)
    if number is None:
        return None
    return number * (1 if first == words else 100) + 0.5 * bool(match["half"] or match["then"])
