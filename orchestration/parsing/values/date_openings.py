"""Where the shapes of dates are tried: the characters that each can begin with, and the words that open any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.openings import DIGITS, Openings
from orchestration.parsing.values.date_grammar import DIGIT, PATTERNS, TENS

# The characters that each shape can begin with: where one of them stands, the others need not be tried.
_BEGINNINGS: dict[str, tuple[str, ...]] = {
    "12": (
        *("iso_range", "iso_day", "compact_day", "chinese", "year_month_day", "year_month", "iso_month", "year_range"),
        *("years_between", "year_quarter"),
    ),
    DIGIT: (
        *("numeric_range", "numeric_day", "day_first_range", "days_of_month", "numeric_month", "numeric_day_month"),
        "ordinal_day",
    ),
    "adfjmnostw": ("month_first",),
    f"{DIGIT}efnst": ("century",),
    f"{DIGIT}efmnstw": ("day_first",),
    "adfjmnos": ("month_first_word", "month_short_year", "month_name"),
    "abdefjlmnost": ("month_year", "month_range", "lone_month"),
    "12lnt": ("part_behind_year",),
    "clnptu": ("relative_month", "relative_season"),
    "cflnpt": ("span",),
    "f": ("fiscal", "fiscal_short"),
    "1234flqst": ("quarter", "lone_quarter"),
    "flt": ("first_months", "first_days"),
    "fs": ("lone_half",),
    "12fhls": ("half",),
    "afsw": ("season",),
    f"'{DIGIT}elmt": ("decade",),
    "t": ("lone_first_months", "decade_words", "decade_of_this_century", "weekend", "same", "day_beside"),
    "dlty": ("relative_day",),
    "abcefghijlmnoprstuvwx": ("holiday",),
    "12345flst": ("weekday_of_month",),
    "eflnst": ("day_of",),
    "12345flstw": ("week_of_year",),
    "fmstwy": ("after_next",),
    "fmstw": ("weekday_and_day",),
    "cflmnpstw": ("weekday", "weekday_short"),
    f"{DIGIT}aefhnostz": ("distance", "within"),
    "bcelmnpstu": ("period",),
    "bemrsty": ("part_of_period",),
    "el": ("part_ahead",),
    "s": ("since_new_year",),
    "1": ("old_year",),
    f"{DIGIT}a": ("era_year",),
    "c": ("circa",),
    "efnst": ("year_words",),
    "12belmst": ("year",),
}
BEGINNINGS = {shape: letters for letters, shapes in _BEGINNINGS.items() for shape in shapes}
# The shapes that can begin with a character, in their order. Each by itself: as alternatives of one pattern a letter they are
# tried no faster, and take half a second to compile.
_AT = {
    first: [(shape, pattern) for shape, pattern in PATTERNS.items() if first in BEGINNINGS[shape]]
    for first in set("".join(_BEGINNINGS))
}
# Neither inside a word or a sum of money nor at the second part of a figure (`ISO 9001:2015`).
FREE = re.compile(r"(?<![\w$€£¥₹])(?<!\d[.,/:-])")
# Every beginning of a shape above, months by their first letters: shapes are tried at these and nowhere else.
_UNITS = ("day", "week", "month", "year", "decade", "quarter")
_NUMBER_WORDS = tuple(lexicons.terms("number_words"))
_SHORT_DAYS = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
_OF = (
    *("middle of", "beginning of", "end of", "start of", "rest of", "remainder of", "remaining of"),
    *("early ", "early-", "mid ", "mid-", "late ", "late-"),
)
OPENINGS = Openings(
    (
        *DIGITS,
        *_NUMBER_WORDS,
        *_OF,
        *(f"the {word}" for word in (*DIGITS, *_NUMBER_WORDS, *_OF)),
        *(
            "the '",
            *(f"'{digit}" for digit in DIGITS),
            "the day",
            "the past",
            "the last",
            "the next",
            "the previous",
            "the coming",
            "the same",
            "the following",
            "the rest",
            "the remainder",
            "the remaining of",
            *(f"the {unit}{mark}end" for unit in ("year", "month") for mark in ("'s ", "-", " ")),
            "the weekend",
            "the week-end",
            "the week ",
            "the month after",
            "the year after",
            "the noughties",
        ),
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        *(*(f"week {digit}" for digit in DIGITS), "week after", "weekend after", "month after", "year after"),
        *(f"{day}{mark}" for day in _SHORT_DAYS for mark in ".,\n "),
        *(f"{unit}{mark}end" for unit in ("year", "month") for mark in ("'s ", "-", " ")),
        *("half a", "c.", "c ", *(f"c{digit}" for digit in "12"), "ca.", "ca ", "circa ", "ad "),
        *(
            f"that {unit}"
            for unit in ("morning", "afternoon", "evening", "night", "spring", "summer", "autumn", "fall", "winter")
        ),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("spring", "summer", "autumn", "fall", "winter"),
        *("day before", "day after", "yesterday", "today", "tomorrow", "tonight"),
        *(
            "this ",
            "last ",
            "next ",
            "past ",
            "coming ",
            "previous ",
            "following ",
            "current ",
            "upcoming ",
            "earlier ",
            "later ",
            "since ",
        ),
        *(
            "about ",
            "a couple",
            "a dozen",
            *(f"{word} {unit}" for word in ("a", "an", "that") for unit in (*_UNITS, "fortnight", "century")),
        ),
        *lexicons.terms("holidays"),
        *(f"the {word}" for word in TENS),
        *("latter half", "fy", "fiscal", "financial", "q1", "q2", "q3", "q4", "h1", "h2"),
    )
)


def found(text: str, lower: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The shapes in a text, in order, none inside another: at each opening the first that fits, with its match."""
    end = 0
    for start in OPENINGS.positions(lower):
        if start < end or not FREE.match(text, start):
            continue
        for shape, pattern in _AT.get(lower[start], ()):
            if match := pattern.match(text, start):
                yield shape, match
                end = match.end()
                break
