"""Four digits that are a year, and those that measure, count or number something."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.values.calendar import Moment
from orchestration.parsing.values.date_reading import Context, Reading, read, reads
from orchestration.parsing.values.numbers import alternatives

_MEASURES = lexicons.load("measures")
# `a hall of 1900 seats`, `the 1900 block`; `a 2000-year-old city`; `the 1500m`
_MEASURED = re.compile(
    rf"[\s-](?:{alternatives(entry.term for entry in _MEASURES if not entry['joined'])})\b"
    rf"|-(?:{alternatives(entry.term for entry in _MEASURES if entry['joined'])})\b|(?:[kmcd]?m|[km]?[wv]|k?g|k|x|t|l|cc|hp)\b",
    re.IGNORECASE,
)
# `nearly 2000`, `Flight 1549`
_NUMBERED = re.compile(
    r"(?<!\w)(?:than|over|nearly|almost|some|least|up\sto|another"
    rf"|{alternatives(lexicons.terms('numbered_things'))})\s$",
    re.IGNORECASE,
)
# `1600 Pennsylvania Avenue`
_ADDRESS = re.compile(
    r"\s(?:[A-Z][\w.]*\s){1,3}(?:Ave|Avenue|Street|St|Road|Rd|Boulevard|Blvd|Drive|Lane|Highway|Parkway)\b"
)
# `1500 young volunteers`; and of years before railways `1500 Rwanda refugees`
_COUNTED = re.compile(r"\s(?:[a-z-]+\s)?[a-z]{3,}s\b")
_COUNTED_BY_NAME = re.compile(r"\s[A-Z][\w-]+\s[a-z]{3,}s\b")
# `1500-2000 people`: a range of years would have been read as one
_RANGE_OF_COUNT = re.compile(r"\s?(?:[-–—]|to\s)\s?\d{4,}\b")
# What stands before a year all the same.
_DATING = re.compile(
    r"\b(?:in|since|by|of|from|until|during|before|after|to|and|year|the|this|between|for)\s$|[(,/–-]\s?$",
    re.IGNORECASE,
)
# Years before this are told with a word that says so, and before that one they are rarer than what is counted by a name.
_LONG_AGO = 1800
_OLD = 1900


@reads("year", "old_year")
def _year(match: re.Match[str], context: Context) -> Reading | None:
    """`in 2019`; not `more than 2000`, `with 1500 volunteers`, `Flight 1549`."""
    text, year = match.string, int(match["y"])
    before = max(0, match.start() - 14)
    if any(shape.match(text, match.end()) for shape in (_MEASURED, _ADDRESS, _RANGE_OF_COUNT)):
        return None
    if _NUMBERED.search(text, before, match.start()):
        return None
    if not _DATING.search(text, before, match.start()):
        is_bare = match.start("y") == match.start() > 0
        if _COUNTED.match(text, match.end()) or (year < _LONG_AGO and is_bare):
            return None
        if year < _OLD and _COUNTED_BY_NAME.match(text, match.end()):
            return None
    return read(match, Moment(year))
