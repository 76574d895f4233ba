"""Dates that lean on the day of publication or on a date named before: `yesterday`, `last Friday`, `the same day`.

Without a day of publication those that need one are no dates: nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re

from orchestration.parsing.values.absolute_dates import WORDS_TOO, month
from orchestration.parsing.values.calendar import (
    SEASONS,
    Moment,
    of_day,
    quarter,
    shift_months,
    week_of,
    weekday_after,
)
from orchestration.parsing.values.date_reading import STEPS, WEEKDAYS, Context, Reading, reads
from orchestration.parsing.values.date_shifts import shifted, shifted_by_all
from orchestration.parsing.values.numbers import small

_DAY_SHIFTS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
_LONG_FORMS = {"yr": "year", "qtr": "quarter"}
# What may follow `on the 9th` where it is a day: a mark, the end, or a word that no ordinal has beside it.
_AFTER_DAY = re.compile(
    r"\s*(?:[,.;)\n]|$)|\s(?:at|in|by|with|when|after|to|and|a|an|the|it|they|this|that|was|were|both|our|his|her|their|its|he|she|we|two|three|all|some|officials|leaders)\b"
)
_BEFORE_DAY = re.compile(
    r"\b(?:on|from|until|by|since|week of|evening of|morning of|afternoon of) the $", re.IGNORECASE
)


def _from_publication(match: re.Match[str], first: Moment, last: Moment | None = None) -> Reading | None:
    if not first.is_real or (last and not last.is_real):
        return None
    return Reading(match.start(), match.end(), first, None if last == first else last, "publication")


@reads("relative_day")
def _relative_day(match: re.Match[str], context: Context) -> Reading | None:
    today = context.published_on
    if today is None:
        return None
    shift = _DAY_SHIFTS.get(" ".join(match["w"].lower().split()), 0)
    return _from_publication(match, of_day(today + dt.timedelta(days=shift)))


def from_today(match: re.Match[str], context: Context) -> Reading | None:
    """`two days ago`, `one month and three days ago`, `a week from now`; `a week ago today` is a day."""
    today = context.published_on
    if today is None:
        return None
    sign = -1 if match["past"] else 1
    if match["more"]:
        day = shifted_by_all(today, f"{match['n']} {match['u']}{match['more']}", sign)
        return _from_publication(match, of_day(day)) if day else None
    is_exact = match[0].lower().endswith("today")
    moments = shifted(of_day(today), match["n"], match["u"], sign, half=bool(match["half"]), is_exact=is_exact)
    return moments and _from_publication(match, *moments)


@reads("within")
def _within(match: re.Match[str], context: Context) -> Reading | None:
    """`will open in two weeks`; `built in two years` is a length of time."""
    today = context.published_on
    if today is None or not (context.is_ahead(match.start()) or _stands_alone(match)):
        return None
    moments = shifted(of_day(today), match["n"], match["u"], 1)
    return moments and _from_publication(match, *moments)


def _stands_alone(match: re.Match[str]) -> bool:
    """`In two weeks` and nothing else."""
    return not match.string[: match.start() - len("in ")].strip() and not match.string[match.end() :].strip(" .\n")


@reads("span")
def _span(match: re.Match[str], context: Context) -> Reading | None:
    """`the past two years` as seen from publication: a range that ends or begins there."""
    today, number = context.published_on, small(match["n"])
    if today is None or number is None:
        return None
    sign = -1 if STEPS[match["which"].lower()] < 0 else 1
    days = {"day": 1, "week": 7}.get(match["u"].lower())
    if days:
        other = today + sign * dt.timedelta(days=days * number)
        ends = (other, today) if sign < 0 else (today + dt.timedelta(days=1), other)
        return _from_publication(match, *map(of_day, ends))
    if match["u"].lower() == "quarter":
        return _from_publication(match, *_quarters(today, sign * number))
    moments = shifted(of_day(today), match["n"], match["u"], sign)
    if moments is None:
        return None
    here = Moment(today.year, moments[0].month and today.month)
    return _from_publication(match, *((moments[0], here) if sign < 0 else (here, moments[0])))


def _quarters(today: dt.date, number: int) -> tuple[Moment, Moment]:
    """So many whole quarters before the running one, or after it."""
    running, _ = quarter(today.year, (today.month + 2) // 3)
    ends = (3 * number, -1) if number < 0 else (3, 3 * number + 2)
    return shift_months(running, ends[0]), shift_months(running, ends[1])


@reads("period")
def _period(match: re.Match[str], context: Context) -> Reading | None:
    """`last month`, `this year`; `since` in front makes a range up to publication."""
    today = context.published_on
    if today is None:
        return None
    step = STEPS[match["which"].lower()]
    unit = _LONG_FORMS.get(match["u"].lower().replace("-", ""), match["u"].lower().replace("-", ""))
    if unit in ("week", "weekend"):
        monday, sunday = week_of(today, step)
        return _from_publication(
            match, of_day(monday if unit == "week" else sunday - dt.timedelta(days=1)), of_day(sunday)
        )
    if unit == "month":
        return _from_publication(match, shift_months(of_day(today), step))
    if unit == "quarter":
        month_of_quarter = shift_months(of_day(today), 3 * step)
        return _from_publication(match, *quarter(month_of_quarter.year, ((month_of_quarter.month or 1) + 2) // 3))
    if unit == "decade":
        return _from_publication(match, Moment(today.year - 10), Moment(today.year)) if step < 0 else None
    return _from_publication(match, Moment(today.year + step))


@reads("part_of_period")
def _part_of_period(match: re.Match[str], context: Context) -> Reading | None:
    """`by the end of the year` is that year; `for the rest of the month` runs from the day of publication."""
    today = context.published_on
    if today is None:
        return None
    unit = (match["u"] or match["v"] or match["w"]).lower()
    monday, sunday = week_of(today)
    if re.search(r"\bre(?:st|mainder|maining)\b", match[0], re.IGNORECASE):
        ends = {"week": sunday, "month": Moment(today.year, today.month).last_day, "year": Moment(today.year).last_day}
        return _from_publication(match, of_day(today), of_day(ends[unit] or today))
    if unit == "week":
        return _from_publication(match, of_day(monday), of_day(sunday))
    return _from_publication(match, Moment(today.year, today.month if unit == "month" else None))


@reads("part_ahead")
def _part_ahead(match: re.Match[str], context: Context) -> Reading | None:
    """`later in the year`, where no date named before may be meant."""
    today = context.published_on
    if today is None or not (context.is_ahead(match.start()) or not context.readings):
        return None
    if match["u"].lower() == "week":
        return _from_publication(match, *map(of_day, week_of(today)))
    return _from_publication(match, Moment(today.year, today.month if match["u"].lower() == "month" else None))


@reads("after_next")
def _after_next(match: re.Match[str], context: Context) -> Reading | None:
    """`the week after next`."""
    today = context.published_on
    if today is None:
        return None
    unit = match["u"].lower()
    if unit == "year":
        return _from_publication(match, Moment(today.year + 2))
    if unit == "month":
        return _from_publication(match, shift_months(of_day(today), 2))
    monday, sunday = week_of(today, 2)
    if unit.endswith("day"):
        # `the Friday after next`
        return _from_publication(match, of_day(weekday_after(today, WEEKDAYS.index(unit[:3])) + dt.timedelta(weeks=1)))
    return _from_publication(match, of_day(monday if unit == "week" else sunday - dt.timedelta(days=1)), of_day(sunday))


@reads("days_of_month")
def _days_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """`from 4 to 22 this month`."""
    today, previous = context.published_on, context.previous_day()
    which = " ".join(match["which"].lower().split())
    base = previous if which == "the same" else today and of_day(today)
    if not base:
        return None
    of = shift_months(base, {"last": -1, "next": 1}.get(which, 0))
    first, last = (Moment(of.year, of.month, small(match[name])) for name in ("d1", "d2"))
    return _from_publication(match, first, last)


@reads("since_new_year")
def _since_new_year(match: re.Match[str], context: Context) -> Reading | None:
    today = context.published_on
    return _from_publication(match, Moment(today.year, 1), Moment(today.year, today.month)) if today else None


@reads("relative_month")
def _relative_month(match: re.Match[str], context: Context) -> Reading | None:
    """`last April` is the latest one before this month, `next June 1` a day of the first one after it."""
    today = context.published_on
    if today is None or (match["m"].islower() and match["m"].rstrip(".") in WORDS_TOO):
        return None
    year = _nearest_year(match, today.year, today.month, month(match["m"]))
    return _from_publication(match, Moment(year, month(match["m"]), small(match["d"]) if match["d"] else None))


@reads("relative_season")
def _relative_season(match: re.Match[str], context: Context) -> Reading | None:
    today = context.published_on
    if today is None:
        return None
    season = SEASONS[match["s"].lower()]
    begins = 3 * (season - 20)
    # in January and February it is still the winter of the year before
    is_old_winter = season == SEASONS["winter"] and today.month < 3
    if is_old_winter and STEPS[match["which"].lower()] < 1:
        return _from_publication(match, Moment(today.year - 1 + STEPS[match["which"].lower()], season))
    return _from_publication(match, Moment(_nearest_year(match, today.year, today.month, begins), season))


def _nearest_year(match: re.Match[str], year: int, month_now: int, month_then: int) -> int:
    step = STEPS[match["which"].lower()]
    if step < 0:
        return year if month_then < month_now else year - 1
    if step > 0:
        return year if month_then > month_now else year + 1
    return year


@reads("ordinal_day")
def _ordinal_day(match: re.Match[str], context: Context) -> Reading | None:
    """`on the 9th`: in the month named before, else the latest one up to publication."""
    text = match.string
    if not _BEFORE_DAY.search(text, max(0, match.start() - 20), match.start()) or not _AFTER_DAY.match(
        text, match.end()
    ):
        return None
    day, last_day = small(match["d1"]), small(match["d2"]) if match["d2"] else None
    previous, today = context.stay_around(day or 0) or context.previous_day(), context.published_on
    which = (match["which"] or "").lower()
    if previous and which in ("", "the same") and (previous.day or 0) <= (day or 0):
        base, anchor = previous, "inferred"
    elif today:
        base, anchor = of_day(today), "publication"
        if which == "last" or (not which and (day or 0) > today.day and not context.is_ahead(match.start())):
            base = shift_months(base, -1)
    else:
        return None
    first = Moment(base.year, base.month, day)
    last = Moment(base.year, base.month, last_day) if last_day else None
    if not first.is_real or (last and not last.is_real):
        return None
    return Reading(match.start(), match.end(), first, last, "inferred" if anchor == "inferred" else "publication")
