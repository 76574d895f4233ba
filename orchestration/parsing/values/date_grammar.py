"""The shapes in which English news writes dates: one pattern a shape; ``date_openings`` says where each is tried.

Order is the rule: at one place of the text the first shape that fits wins, so longer shapes stand above those that begin like
them. ``absolute_dates`` and ``relative_dates`` read the groups, each shape by the function of its name.
"""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.values.numbers import alternatives

_Y = r"(?:1[5-9]|20)\d\d"
_YEAR = rf"{_Y}(?!\d|[.,]\d|\s?%)"
_UNIT_WORDS = "|".join(entry.term for entry in lexicons.load("number_words") if entry["kind"] == "unit")
_TEEN_WORDS = "|".join(entry.term for entry in lexicons.load("number_words") if entry["kind"] == "teen")
_TEN_WORDS = "|".join(entry.term for entry in lexicons.load("number_words") if entry["kind"] == "ten")
# nineteen twenty-eight, two thousand and ten
_YEAR_WORDS = (
    rf"(?:(?:(?:fif|six|seven|eigh|nine)teen|twenty)[\s-](?:{_TEEN_WORDS}|(?:{_TEN_WORDS})(?:[\s-](?:{_UNIT_WORDS}))?)"
    rf"|two\sthousand(?:\sand)?\s(?:{_TEEN_WORDS}|(?:{_TEN_WORDS})(?:[\s-](?:{_UNIT_WORDS}))?|{_UNIT_WORDS}))\b"
)
# A year by its number, or said in words that the day of publication or an earlier date settles.
_YEARISH = rf"(?:{_YEAR}|(?:this|last|next|the\s(?:same|following|previous)|that)\s(?:year|yr)\b|{_YEAR_WORDS})"
# The dot behind `June.` is the sentence's, unless nothing but a day follows: `June. 2`.
_FULL = r"\b(?:\.(?=\d|\s\d{1,2}\b(?!\s\w)))?"
_MONTH = "|".join(
    rf"{short}(?:{rest}{_FULL}|{more}\b\.?)"
    for short, rest, more in (
        *(("jan", "uary", ""), ("feb", "ruary", "r?"), ("mar", "ch", ""), ("apr", "il", ""), ("aug", "ust", "")),
        *(("sep", "tember", "t?"), ("oct", "ober", ""), ("nov", "ember", ""), ("dec", "ember", "")),
    )
)
_MONTH = rf"(?:{_MONTH}|may{_FULL}|ju(?:(?:ne|ly){_FULL}|[nl]\b\.?))"
_ORDINAL = r"(?:st|nd|rd|th)\b"
# Nor hours: `from May 3 to 6 p.m. on May 5`
_DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:\s?{_ORDINAL})?(?!\d|[.,:]\d|\s?%|[/.-]\d|\s?[ap]\.?m\b)"
_FIRST_DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:\s?{_ORDINAL})?(?!\d|[.,:]\d|\s?%|[/.]\d|\s?[ap]\.?m\b)"
_ORDINAL_WORDS = "|".join(entry.term for entry in lexicons.load("number_words") if entry["kind"] == "ordinal")
_DAY_WORD = rf"(?:(?:twenty|thirty)[\s-])?(?:{_ORDINAL_WORDS})\b"
_NTH = r"(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)"
_WEEKDAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WEEKDAY_SHORT = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
# Beside a date the short names are safe.
_WEEKDAY = rf"(?:{_WEEKDAY_NAME}|{_WEEKDAY_SHORT})"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_LINK = r"\s?(?:-|–|—|~|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b)\s?(?:the\s)?"
_AND = rf"(?:{_LINK}|\s?(?:\band\b|&)\s?(?:the\s)?)"
_CARDINAL_WORDS = "|".join(
    entry.term for entry in lexicons.load("number_words") if entry["kind"] in ("unit", "teen", "ten")
)
_NUMBER = (
    rf"(?:\d{{1,3}}|(?:a\s)?couple(?:\sof)?|a\sdozen|an?|(?:{_TEN_WORDS})[\s-](?:{_UNIT_WORDS})"
    rf"|(?:{_CARDINAL_WORDS})(?:-(?:{_CARDINAL_WORDS}))?)"
)
_PARTLY = r"(?:early|mid|late|(?:the\s)?(?:middle|beginning|end|start)\sof)[\s-]+(?:in\s)?"
_PART = rf"(?:{_PARTLY})?"
# What follows a number that looked like a day or a year but counts something.
_NO_COUNT = (
    r"(?!\s(?:people|persons|participants|guests|visitors|students|enterprises|companies|projects|yuan|units|square|million"
    r"|billion|meters|metres|kilometers|kilometres|km|tons|tonnes|mu|hectares|families|households|villages|jobs)\b)"
)
# this past Tuesday
_THIS = r"(?:this\s(?=past|coming))?"
_UNIT = r"(?:day|week|month|year|decade|quarter)"
_LONG_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|century)"
# half a, two, two and a half
AMOUNT = rf"(?:half\san?|{_NUMBER}(?:\sand\sa\shalf)?)"
# two years, one month and 21 days: what follows the first amount
_MORE = rf"(?P<more>(?:,?\s(?:and\s)?{_NUMBER}\s(?:day|week|month|year)s?){{1,2}})?"
_HOLIDAYS = alternatives(lexicons.terms("holidays"))
TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
# What follows a feast that is meant as a day: no noun that only takes its name from it (`the Christmas market`).
_AS_DAY = r"(?=\s?(?:[,.;:)!?]|$)|\s(?:and|or|in|at|is|was|with|when|to|the|they|we|he|she|it|will|this|last)\b)"

DIGIT = "0123456789"

SHAPES: dict[str, str] = {
    # 2020-09-24/2020-09-26
    "iso_range": rf"(?P<y1>{_Y})-(?P<m1>\d\d)-(?P<d1>\d\d)/(?P<y2>{_Y})-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\d|[-/.]\d)",
    # 2020-09-24, 2020/9/24, 2020.9.24
    "iso_day": rf"(?P<y>{_Y})[-/.](?P<m>1[0-2]|0?[1-9])[-/.](?P<d>3[01]|[12]\d|0?[1-9])(?!\d|[-/.]\d)",
    # 20200924
    "compact_day": r"(?P<y>20\d\d|19\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\d,.])",
    # 2020年9月24日
    "chinese": rf"(?P<y>{_Y})\s?年(?:\s?(?P<m>\d{{1,2}})\s?月(?:\s?(?P<d>\d{{1,2}})\s?[日号])?)?",
    # from 10/1 to 11/7; 5/1-5/7/2020; 10/1/2018-10/7/2018
    "numeric_range": rf"(?:(?<=\bfrom\s)|(?<=\bbetween\s)|(?=[\d/]+\s?[-–]\s?[\d/]+/\d{{4}}))"
    rf"(?P<a1>\d{{1,2}})/(?P<b1>\d{{1,2}})(?:/(?P<y1>\d{{4}}))?{_AND}(?P<a2>\d{{1,2}})/(?P<b2>\d{{1,2}})"
    r"(?:(?:/|,\s)(?P<y2>\d{4}))?(?!\d|[-/.]\d|\s?%)",
    # 13/07/2015, 7/13/2015, 24.9.2020, 3/14/19
    "numeric_day": r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})[-/.](?P<y>\d{4}|(?<=/)\d\d|(?<=\d\d\.\d\d\.)\d\d)"
    r"(?!\d|[-/.]\d|\s?%)",
    # October 24; Oct 24 and 25, 2019; December 29, 2019 to January 3, 2020; May 5 this year
    "month_first": rf"(?:{_WEEKDAY},?\s)?(?P<m1>{_MONTH})[\s/-]?(?:the\s)?(?P<d1>{_FIRST_DAY})"
    rf"(?:(?:\s?,?\s?(?:of\s)?|-)(?P<y1>{_YEARISH}))?"
    rf"(?:(?:{_LINK}(?P<m2>{_MONTH})\s?|{_AND}|,\s(?=\d{{1,2}}\sand\s\d{{1,2}},)\d{{1,2}}\sand\s)"
    rf"(?P<d2>{_DAY}){_NO_COUNT}"
    rf"(?:,?\s?(?:of\s)?(?P<y2>{_YEARISH}))?)?{_NO_COUNT}",
    # 24-25 October 2019; 24 October to 3 November; from the 3rd to the 5th of May
    "day_first_range": rf"(?P<d1>{_FIRST_DAY})"
    rf"(?:\s?(?:of\s)?(?P<m1>{_MONTH})(?:,?\s?(?P<y1>{_YEARISH}))?{_LINK}|{_AND})"
    rf"(?P<d2>{_DAY})\s?(?:of\s)?(?P<m2>{_MONTH})(?:,?\s?(?:of\s)?(?P<y2>{_YEARISH}))?{_NO_COUNT}",
    # the 12th of June 2015; 3-May-2019; the third of May; the 20th of next month
    "day_first": rf"(?:{_WEEKDAY},?\s)?(?:the\s)?(?P<d1>{_FIRST_DAY}|{_DAY_WORD}(?=\sof\s))"
    rf"(?:\sof\s(?P<which>this|last|next)\smonth\b|(?:[\s/-]|\s?of\s|)(?P<m1>{_MONTH})"
    rf"(?:(?:\s?,?\s|[/-]|\sof\s)(?P<y1>{_YEARISH})|-(?P<short>\d\d)\b)?{_NO_COUNT})",
    # May twenty-first, 2019; Jan first; May twenty nine
    "month_first_word": rf"(?P<m1>{_MONTH})\s(?:the\s)?(?P<d1>{_DAY_WORD}|(?:(?:twenty|thirty)[\s-])?(?:{_UNIT_WORDS})\b)"
    rf"(?:,?\s(?P<y1>{_YEARISH})|{_AS_DAY})",
    # from the 4th to the 22nd of this month; 4-23 next month
    "days_of_month": rf"(?P<d1>{_FIRST_DAY}){_AND}(?P<d2>{_DAY})\s(?:(?:of|in)\s)?(?P<which>this|last|next|the\ssame)\smonth\b",
    # March to May 2019; from July 2018 to June 2019
    "month_range": rf"{_PART}(?P<m1>{_MONTH})(?:,?\s(?:of\s)?(?P<y1>{_YEARISH}))?{_AND}"
    rf"{_PART}(?P<m2>{_MONTH})(?:,?\s(?:of\s)?(?P<y2>{_YEARISH}))?",
    # March 2019; early June 2019; April this year; a year behind its month counts nothing (`in June 2022 guests came`)
    "month_year": rf"{_PART}(?P<m>{_MONTH})(?:\s?,?\s(?:of\s|in\s)?|/|-)(?P<y>{_YEARISH})",
    # Oct. '16
    "month_short_year": rf"(?P<m>{_MONTH})\s?'(?P<y>\d\d)\b(?!')",
    # 2016 Oct 1
    "year_month_day": rf"(?P<y>{_Y}),?[\s/-](?P<m>{_MONTH})[\s/-](?P<d>{_DAY})",
    # 2018 March
    "year_month": rf"(?P<y>{_Y})[\s/-](?P<m>{_MONTH})(?!\s?\d)",
    # last April; this May; last Jan. 5
    "relative_month": rf"{_THIS}(?P<which>last|this|next|past|coming|previous)\s{_PART}(?P<m>{_MONTH})(?:\s(?P<d>{_DAY}))?",
    # 03/2019
    "numeric_month": rf"(?P<m>1[0-2]|0?[1-9])/(?P<y>{_Y})(?![\d/])",
    # FY2019, fiscal year 2019-20
    "fiscal": rf"(?:FY|(?:fiscal|financial)\s(?:years?\s)?(?:of\s)?)\s?(?P<y1>{_Y})(?:\s?[-/–]\s?(?P<y2>{_Y}|\d\d)(?!\d))?",
    "fiscal_short": r"FY\s?'?(?P<y>\d\d)\b(?![-/–.,]\d)",
    # 2015-3; a month of two digits is told from a range of years by the reader of these
    "iso_month": rf"(?P<y>{_Y})[-/](?P<m>[1-9])(?![\d/.,-]|\s?%)",
    # 2016-2020, 2019-20, from 2016 to 2020, 2018/19
    "year_range": rf"(?P<y1>{_Y})(?:{_LINK}|/)(?P<y2>{_Y}|\d\d)(?!\d|[-/.,]\d|\s?(?:%|million|billion|yuan)){_NO_COUNT}",
    # between 2016 and 2020
    "years_between": rf"(?<=between\s)(?P<y1>{_Y})\sand\s{_PART}(?P<y2>{_Y})(?!\d)",
    # the third quarter of 2022, Q3 2022, 2022 Q3
    "quarter": rf"(?:(?:(?P<o>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-](?:quarter|qtr)|(?P<q>Q[1-4]))"
    rf"(?:,?\s(?:of\s|in\s)?(?:(?:fiscal|FY)\s?(?:year\s)?)?)|(?P<r>[1-4]Q)\s?)(?P<y>{_YEARISH}|(?:the|fiscal)\syear\b)",
    # the first nine months of 2020, the first three quarters of this year
    "first_months": rf"(?:the\s)?(?P<end>first|last|final)\s(?P<n>{_NUMBER})\s(?P<u>month|quarter)s\s(?:of\s|in\s)?"
    rf"(?P<y>{_YEARISH}|the\syear\b)",
    # the first ten days of May, the last 3 days of 2021
    "first_days": rf"(?:the\s)?(?P<end>first|last|final)\s(?P<n>{_NUMBER})\sdays\s(?:of|in)\s"
    rf"(?:(?P<m>{_MONTH})(?:,?\s(?:of\s|in\s)?(?P<y>{_YEARISH}))?|(?P<z>{_YEARISH}|the\syear\b)"
    r"|(?P<which>this|last|next|the)\smonth\b)",
    "year_quarter": rf"(?P<y>{_Y})[\s-]?(?P<q>Q[1-4])\b",
    # the 1988 third quarter, last year's first half, this year's summer
    "part_behind_year": rf"(?P<y>{_YEARISH})(?:'s)?\s(?:the\s)?"
    r"(?:(?P<o>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-](?:(?P<q>quarter|qtr)|half)\b"
    rf"|(?<='s\s)(?P<s>{_SEASON})\b(?!\s(?-i:[A-Z])))",
    # the first half of 2019, H1 2019
    "half": rf"(?P<h>first|second|latter|1st|2nd)\shalf\s(?:of\s)?(?:the\syear\s)?(?P<y>{_YEARISH}|the\syear\b)"
    rf"|(?:H(?P<n>[12])\s|(?P<k>[12])H\s?)(?P<z>{_Y})",
    # in the third quarter, without a year
    "lone_quarter": r"(?P<o>first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?:quarter|qtr)\b(?!\s(?:of|in|century|final|moon))"
    r"|(?P<q>Q[1-4])\b",
    # in the first nine months, without a year; first-half profits
    "lone_first_months": rf"(?:(?<=\bin\s)|(?<=\bduring\s)|(?<=\bfor\s))the\sfirst\s(?P<n>{_NUMBER})\s(?P<u>month|quarter)s\b"
    r"(?!\s(?:of|after|since|following|in|on|as|that|when|at)\b)",
    "lone_half": r"(?P<h>first|second)[\s-]half\b(?!\s(?:of|in|century)\b)",
    # the autumn of 2018, spring 2019, last winter
    "season": rf"(?P<s>{_SEASON})(?:,?\s(?:of\s|in\s)?)(?P<y>{_YEARISH}|'\d\d\b(?!'))"
    rf"(?:[-–/](?P<y2>(?:\d\d)?\d\d)(?!\d)|(?!\s?[-–/]\s?\d))",
    "relative_season": rf"{_THIS}(?P<which>last|this|next|past|coming|current|previous)\s(?P<s>{_SEASON})\b"
    r"(?!\s(?:Festival|Palace))",
    # the 1980s, the '80s
    "decade": r"(?:the\s)?(?:(?:early|mid|late)[\s-])?"
    r"(?P<c>1[5-9]|20|(?:(?<=the\s)|(?<=mid-)|(?<=early\s)|(?<=late\s))'?|(?<=s\sand\s)')(?P<t>\d)0'?s\b",
    # the sixties, the nineteen-nineties
    "decade_words": rf"the\s(?:(?:early|mid|late)[\s-])?(?:nineteen[\s-])?(?P<t>{'|'.join(TENS)})\b(?!-)",
    # the noughties, the twenty-tens
    "decade_of_this_century": rf"the\s(?:(?:early|mid|late)[\s-])?"
    rf"(?:(?P<z>noughties|two\sthousands)|(?:twenty|two\sthousand\sand)[\s-](?P<t>tens|{'|'.join(TENS)}))\b",
    # the 19th century, the nineteenth century, the 17th to 19th centuries
    "century": rf"(?:(?P<m>1?\d|2[01])(?:st|nd|rd|th)?{_AND})?"
    rf"(?P<n>(?:1?\d|2[01]){_ORDINAL}|{_DAY_WORD})[\s-]centur(?:y|ies)\b",
    # the day before yesterday, yesterday morning, last night
    "relative_day": r"(?:the\s)?(?P<w>day\sbefore\syesterday|day\safter\stomorrow"
    r"|yesterday|today(?!'s)|tomorrow|tonight|last\s(?:night|evening)"
    r"|this\s(?:morning|afternoon|evening))\b(?:\s(?:morning|afternoon|evening|night)\b)?",
    # Christmas 2019; New Year's Day; last Thanksgiving
    "holiday": rf"(?:(?P<which>last|this|next|past)\s)?(?P<h>{_HOLIDAYS})(?P<end>\sweek-?end)?"
    rf"(?:(?:,?\s(?:of\s|in\s)?)(?P<y>{_YEARISH})|{_AS_DAY})",
    # the third Monday of January 2017, the last weekend in October, the first Sunday of next year
    "weekday_of_month": rf"(?:the\s)?(?P<n>{_NTH}|last)\s(?P<w>{_WEEKDAY_NAME}|week(?:-?end)?)\s"
    rf"(?:(?:of|in)\s(?:(?P<m>{_MONTH})(?:,?\s(?:of\s|in\s)?(?P<y>{_YEARISH}))?|(?<!week\s(?:of|in)\s)(?P<z>{_YEARISH}))"
    r"|(?:(?:of|in)\s)?(?P<which>this|last|next)\s"
    rf"(?:month\b|(?P<k>{_MONTH})))",
    # the last day of October; the last day of 2019; the thirty-first day of the month
    "day_of": rf"(?:the\s)?(?P<n>last|final|{_DAY_WORD})\sday\s(?:of|in)\s"
    rf"(?:(?P<m>{_MONTH})(?:,?\s(?:of\s|in\s)?(?P<y>{_YEARISH}))?|(?P<z>{_YEARISH}|the\syear\b)"
    r"|(?P<which>this|last|next|the)\smonth\b)",
    # the first week of 2015
    "week_of_year": rf"(?:(?:the\s)?(?P<n>{_NTH}|last|final)\sweek|week\s(?P<w>\d{{1,2}}))\s(?:of\s|in\s)?"
    rf"(?P<y>{_YEARISH}|the\syear\b)",
    # the week after next
    "after_next": rf"(?:the\s)?(?P<u>week|weekend|month|year|{_WEEKDAY_NAME})\safter\s(?:the\s)?next\b",
    # Friday the 11th, Friday the fifteenth
    "weekday_and_day": rf"(?P<w>{_WEEKDAY}),?\s(?:(?:the\s)?(?P<d>(?:3[01]|[12]\d|[1-9]){_ORDINAL})"
    rf"|the\s(?P<word>{_DAY_WORD}|(?:{_TEEN_WORDS})\b))(?!\s(?:of\b|[a-z]+s\b))",
    # last Friday; Tuesday; Monday last week
    "weekday": rf"(?:{_THIS}(?P<which>last|this|next|past|coming|previous)\s(?:week\s(?:on\s|-\s)?)?)?"
    rf"(?P<w>{_WEEKDAY_NAME})s?\b"
    r"(?:(?:,?\s(?:of\s)?|\sfrom\s)(?P<week>last|this|next)\sweek\b)?",
    # on Fri., next Tue
    "weekday_short": rf"(?:(?<=\bon\s)|(?P<which>last|this|next)\s)(?P<w>{_WEEKDAY_SHORT})",
    # two days ago, in a week's time, three years later; one shape, for the amount is what costs
    "distance": rf"(?:about\s)?(?P<n>{AMOUNT})\s(?P<u>{_LONG_UNIT})s?(?P<half>\sand\sa\shalf)?{_MORE}"
    r"(?:\s(?:(?P<way>later|earlier|afterwards?|thereafter)|(?P<past>ago)(?P<today>\stoday)?|from\s(?:now|today)|hence)"
    r"|'\stime)\b",
    # will open in two weeks
    "within": rf"(?<=\bin\s)(?P<n>{_NUMBER})\s(?P<u>{_UNIT})s?\b(?!'|\s(?:of|from|to))",
    # the past two years
    "span": rf"(?:the\s)?(?P<which>past|last|previous|next|coming|following)\s(?P<n>{_NUMBER})\s"
    rf"(?:calendar\s)?(?P<u>{_UNIT})s?\b",
    # last month, this year, the end of last year
    "period": rf"(?:since\s)?{_PART}(?:earlier\s|later\s)?{_THIS}"
    r"(?P<which>last|past|this|next|coming|upcoming|previous|current)\s(?P<u>week(?:-?end)?|month|year|yr|quarter|qtr|decade)\b",
    # by the end of the year, for the rest of the month, by year-end
    "part_of_period": r"(?:(?:the\s)?(?:beginning|start|middle|end|rest|remainder|remaining)\sof\s)"
    r"(?:(?:(?:the|this)\s)(?P<u>week|month|year)\b(?!\s\d)|(?P<v>month|year)\b(?!\s[a-z\d]))"
    r"|(?:(?<=\bby\s)|(?<=\bat\s)|(?<=\bbefore\s)|(?<=\buntil\s))(?:the\s)?(?P<w>year|month)(?:'s\s|-|\s)end\b",
    # later in the year
    "part_ahead": r"(?:earlier|later|early|late)\sin\sthe\s(?P<u>week|month|year)\b",
    # over the weekend
    "weekend": r"(?:(?<=\bover\s)|(?<=\bduring\s)|(?<=\bat\s)|(?<=\bon\s))the\sweek-?end\b(?!\sof\b)",
    "since_new_year": r"since\sthe\s(?:beginning|start)\sof\sthe\syear\b",
    # the 9th; from the 9th to the 11th
    "ordinal_day": rf"(?<=\bthe\s)(?P<d1>(?:3[01]|[12]\d|[1-9]){_ORDINAL})(?:{_AND}(?P<d2>(?:3[01]|[12]\d|[1-9]){_ORDINAL}))?"
    r"(?:\sof\s(?P<which>this|last|next|the\ssame)\smonth\b)?",
    # the same day, the following year, that summer, the following Monday
    "same": rf"(?:the\s(?P<which>same|next|following|previous)|(?P<that>that))\s"
    rf"(?P<u>day|morning|afternoon|evening|night|week|weekend|month|quarter|year|{_SEASON}|(?<!that\s){_WEEKDAY_NAME})\b",
    # the day before
    "day_beside": r"the\sday\s(?P<way>before|after)\b(?=\s?(?:[.,;:?!)]|$))",
    # in March, scheduled for June, late November; not after Theresa May
    "lone_month": rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bduring\s)|(?<=\bof\s)|(?<=\bfrom\s)"
    r"|(?<=\bto\s)|(?<=\bscheduled\sfor\s)|(?<=\bplanned\sfor\s)|(?<=\bslated\sfor\s)|(?<=\bset\sfor\s)|(?<=\bdue\sfor\s)"
    r"|(?:(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\bthrough\s)|(?<=\btill\s))(?!may)"
    rf"|{_PARTLY})(?P<m>{_MONTH})(?!\s?\d)",
    # in 1066: old years only where a word says that they are years
    "old_year": r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\byear\s))(?P<y>1[0-4]\d\d)(?![\d,.]\d|\s?%)(?!\s[a-z]+s\b)",
    # AD 1270, 1270 CE
    "era_year": r"(?-i:AD)\s(?P<y>[1-9]\d{2,3})(?!\d|[,.]\d)|(?P<z>[1-9]\d{2,3})\s(?-i:AD|CE)\b",
    # c. 1860, circa 1860
    "circa": rf"(?:circa\s|ca?\.?\s?)(?P<y>{_YEAR})(?!'?s\b)",
    # in nineteen twenty-eight
    "year_words": rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\bof\s))(?P<y>{_YEAR_WORDS}){_AS_DAY}",
    # the November session: the months whose full names are nothing else
    "month_name": r"(?P<m>january|february|july|september|october|november|december)\b(?!\s?\d)",
    # on 22/04
    "numeric_day_month": r"(?<=\bon\s)(?!24/7)(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/]|[.,]\d|\sof\b)",
    "year": rf"(?:{_PART})(?P<y>{_YEAR}){_NO_COUNT}",
}

PATTERNS: dict[str, re.Pattern[str]] = {name: re.compile(shape, re.IGNORECASE) for name, shape in SHAPES.items()}
