"""The whole stay where its days stand apart: `came on Tuesday` and, sentences later, `will fly back on Friday`.

A visit, a fair or a conference has one range of days, which an article seldom tells in one breath. Its ends are days beside a
word of coming or going, of opening or closing; where only one end is told, the length (`the two-day fair`) gives the other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import EventFact
from orchestration.parsing.mentions import Date

_STAY_TYPES = ("visit", "fair", "conference")
# Of a visit: the guests come and go.
_COMES = re.compile(
    r"\b(?:arriv(?:e|es|ed|al|ing)|began|begun|begins?|beginning|kicked off|kicks off|landed|touched down|flew in|set foot"
    r"|since)\b",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"\b(?:ended|ends|ending|concluded|wrapped up|came to an end|finished|departs?|departed|departing"
    r"|(?:they|guests|delegation|visitors|who|party|group|team|he|she|mayor) (?:will |had |have |has |then )?(?:leaves?|left)"
    r"|(?:will|to|before) leav(?:e|ing)|fl(?:y|ies|ew|ying|own) (?:home|back|out)|(?:go|goes|went|going) (?:home|back)"
    r"|(?:travels?|travell?ed) (?:home|back)|returns?|returned|headed home|farewell|goodbye|day of departure"
    r"|(?:stay|stays|stayed|remain|here|there)\b[^.;]{0,40} (?:until|till|through))\b",
    re.IGNORECASE,
)
# Of an occasion: it opens and closes.
_OPENS = re.compile(
    r"\b(?:open(?:s|ed|ing)?|began|begins?|kicked off|kicks off|started|starts?|since)\b", re.IGNORECASE
)
_CLOSES = re.compile(
    r"\b(?:clos(?:e|es|ed|ing)|ended|ends|ending|concluded|wrapped up|came to (?:an|its) (?:end|close)"
    r"|drew to (?:a|its) close|until|till|through|runs? to|ran to|finished|over)\b",
    re.IGNORECASE,
)
# `a three-day | working visit`, `the three-day | Tangshan-Beijing Cooperation Fair`
_LONG_VISIT = re.compile(
    r"(?: [\w-]+){0,4}? (?:visit|trip|tour|stay|mission|journey|sojourn|programme|program|itinerary)\b", re.IGNORECASE
)
_UP_TO_NOUN = re.compile(r"(?: [\w'’-]+){0,6} ")
_NOUN_REACH = 70
# `lasted three days`, `for four days`
_LASTS = re.compile(
    r"\b(?:for|lasted|lasting|lasts|took|spent|spend|spending|after|stayed|stay|over)(?: (?:an?|another|some|about|the))?"
    r"(?: \w+)? $"
)
# The sentence behind goes on about it: `The guests stayed for | two days`; of an occasion `In | seven days, 45 projects were
# signed`.
_STAYED = re.compile(r"\b(?:stay(?:ed|s)?|remain(?:ed|s)?|spent)(?: \w+){0,3} $")
_IN_ALL = re.compile(
    r"(?:In|Over|During|Within)(?: the| its| their)? |(?:It|The [a-z]+)(?: had)? (?:lasted|ran|took)(?: for)?(?: [a-z]+)? "
)
_BESIDE = 45
_LONGEST = 31
# The guests' departure may close the article that their arrival opened.
_AROUND_VISIT = 12
_ANY_YEAR = "XXXX"
_LEAP_YEAR = "2000"


@dataclass(frozen=True, slots=True)
class _End:
    """A day beside a word that makes it the first or the last of a stay."""

    day: dt.date
    is_first: bool
    start: int


def completed(analysis: Analysis, events: Sequence[EventFact]) -> list[EventFact]:
    """The events, those of one day that belong to a longer stay or occasion with its whole range."""
    return [_completed(analysis, event) if event.type in _STAY_TYPES else event for event in events]


def _completed(analysis: Analysis, event: EventFact) -> EventFact:
    day = _day(event.date)
    if day is None or event.date is None:
        return event
    ends = list(_ends(analysis, event, day))
    first = max((end.day for end in ends if end.is_first and end.day <= day), default=None)
    last = min((end.day for end in ends if not end.is_first and end.day >= day), default=None)
    if first is None or last is None:
        length = _length(analysis, event)
        if length and last is not None:
            first = last - dt.timedelta(days=length - 1)
        elif length and (first is not None or event.type == "visit"):
            last = (first or day) + dt.timedelta(days=length - 1)
            first = first or day
    first, last = first or day, last or day
    if not first <= day <= last or not 0 < (last - first).days < _LONGEST:
        return event
    return replace(event, date=f"{_edtf(first, event.date)}/{_edtf(last, event.date)}")


def _ends(analysis: Analysis, event: EventFact, day: dt.date) -> Iterator[_End]:
    """The days that the text calls first or last: of a visit in the sentences around it, of an occasion in its own."""
    text = analysis.text
    begins, closes = (_COMES, _GOES) if event.type == "visit" else (_OPENS, _CLOSES)
    own = analysis.document.sentence_at(event.evidence.start).index
    for date in analysis.dates:
        other = _day(date.edtf) if date.precision == "day" else None
        if other is None or (date.edtf[:4] == _ANY_YEAR) != ((event.date or "")[:4] == _ANY_YEAR):
            continue
        if abs((other - day).days) > _LONGEST:
            continue
        sentence = analysis.document.sentence_at(date.start)
        if abs(sentence.index - own) > (_AROUND_VISIT if event.type == "visit" else 1):
            continue
        near = (max(sentence.start, date.start - _BESIDE), min(sentence.end, date.end + _BESIDE))
        to_first, to_last = (_distance(text, words, near, date) for words in (begins, closes))
        if to_first != to_last:
            yield _End(other, to_first < to_last, date.start)


def _distance(text: str, words: re.Pattern[str], near: tuple[int, int], date: Date) -> int:
    """How far the nearest of the words is from the day: `began yesterday; it ends today` has a word for each."""
    found = ((match.start(), match.end()) for match in words.finditer(text, *near))
    return min((max(date.start - end, start - date.end, 0) for start, end in found), default=_BESIDE + 1)


def _length(analysis: Analysis, event: EventFact) -> int | None:
    """How many days the text says it took: in or near its evidence, or anywhere with the noun (`the two-day fair`)."""
    own = analysis.document.sentence_at(event.evidence.start)
    for length in analysis.durations:
        days = length.days
        if not days or days != int(days) or not 1 < days <= _LONGEST:
            continue
        if length.text.endswith("day") and _is_length_of(analysis, length.end, event):
            return int(days)
        sentence = analysis.document.sentence_at(length.start)
        is_own = sentence.index == own.index and sentence.paragraph == own.paragraph
        if is_own and _LASTS.search(analysis.text, max(0, length.start - 30), length.start):
            return int(days)
        if sentence.index == own.index + 1 and (
            _STAYED.search(analysis.text, sentence.start, length.start)
            if event.type == "visit"
            else _IN_ALL.fullmatch(analysis.text, sentence.start, length.start)
        ):
            return int(days)
    return None


def _is_length_of(analysis: Analysis, end: int, event: EventFact) -> bool:
    """Whether what follows `three-day` is a stay, or an occasion of the event's type."""
    if event.type == "visit":
        return _LONG_VISIT.match(analysis.text, end) is not None
    nouns = analysis.hits_of("event_nouns_triggers", end, end + _NOUN_REACH)
    return any(
        noun.entry["type"] == event.type and _UP_TO_NOUN.fullmatch(analysis.text, end, noun.start) for noun in nouns
    )


def _day(edtf: str | None) -> dt.date | None:
    if edtf is None or len(edtf) != len("YYYY-MM-DD"):
        return None
    try:
        return dt.date.fromisoformat(edtf.replace(_ANY_YEAR, _LEAP_YEAR))
    except ValueError:
        return None


def _edtf(day: dt.date, like: str) -> str:
    return f"{_ANY_YEAR}{day.isoformat()[4:]}" if like.startswith(_ANY_YEAR) else day.isoformat()
