"""On which days an event took place; two days of a clause are joined to the stay that they bound."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Span
from orchestration.parsing.mentions import Date

# Dates that tell when something else began or ends.
_OTHER_DATE = re.compile(
    r"\b(?:since|by|until|till|before|founded in|established in|built in|opened in|dates? from|dating from|back to"
    r"|as early as|born in|(?:reported|said|announced|confirmed|wrote|told [\w ]{1,30})(?: on)?)(?: the)? $",
    re.IGNORECASE,
)
# `the 2018 joint conference`: the year is part of the name.
_EDITION = re.compile(r"\b(?:the|its|their|our) $", re.IGNORECASE)
_NAME = re.compile(r" (?!(?:and|or|to|in|on|at|when|by|for|with|as|was|is|until)\b)[A-Za-z]")
# `twinned since 23 August 2018, when the mayors signed`
_WHEN = re.compile(r", when\b")
# `inspected the school, which had been completed in | June`, `signed for a ferry that is to run from | April`: of that.
_BEFORE_THAT = re.compile(
    r",? (?:which|who|that|whom|where) (?:had|will|would|(?:is|are|was|were) (?:to|due))\b[^,;.]*$"
)
# `stayed until yesterday and heard that dancers will come in | July`; not `opened on May 3 and will run until | May 6`
_TO_COME = re.compile(
    r"\b(?:will|would|(?:is|are|was|were) (?:to|due)|expected|planned|scheduled)\b"
    r"(?! (?:to )?(?:run|last|continue|go|end|close|conclude|stay|remain|leave|return|fly|depart|be (?:here|there|open))\b)"
)
# `recalled on Wednesday that the pact was | signed in | 1984`
_RIGHT_BEHIND = re.compile(r"(?:was |were )?[a-z]+(?: into)? (?:(?:here|there) )?(?:in|on) ")
# `since the two sides entered into the relationship in | 2016`
_IN_SINCE = re.compile(
    r"\bsince (?:the|its|their|our|his|her|[A-Z]|they|it|we|both)\b[^,;.]{3,90} (?:in|on|of) (?:the )?$", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)
# `from Friday to Monday`, `last Thursday and Friday`: two days that bound a stay.
_BOUNDS = re.compile(
    r"(?: and|,? (?:to|until|through|till)) (?:(?:leaving|departing|returning|ending) )?(?:on )?(?:the )?|\s?[-–]\s?"
    r"|,? (?:and )?(?:which )?(?:will )?(?:runs?|lasts?|continues?|goes? on|ran|lasted) (?:through|to) (?:the )?"
)
# `this year` dates nothing that the article reports as news.
_VAGUE = frozenset({"this year", "the year", "that year", "the same year"})
_OPEN_YEAR = "XXXX"
_ENDED = re.compile(
    r"\b(?:ended|closed|concluded|wrapped up|came to (?:its|an|a) (?:[a-z]+ )?(?:end|close|conclusion)"
    r"|drew to (?:a|its) close)\b"
)
_BEGAN = re.compile(
    r"\b(?:arrived|began|begins|started|starts|kicked off|opened|launched|embarked on|set out on|paid|pays)\b"
)
_AFTER = re.compile(r"\b[Aa]fter $")
_LONGEST_STAY = 14
# `will fly home on Saturday`, `It goes back to Guangdong tomorrow`
_LEAVES = re.compile(
    r"\b(?:leaves?|departs?|fl(?:y|ies) (?:home|back)|goes? (?:home|back)|returns?|travels? (?:home|back)|stays? until)\b"
)
_UNTIL = re.compile(
    r"(?:\b(?:stay|stays|stayed|staying|remain|remains|remained|there|here|looked|toured|visited|inspected|guests?)\b[^.;]{0,90})"
    r" (?:until|till|through) (?:the )?$"
)
_LEAVE_BACK = 60
_ASIDE_BACK = 90
_BEHIND_LEAD = 2
_RECALLED_AFTER_YEARS = 2
# `last week` had seven days, on one of which it happened.
_WEEK = re.compile(r"\bweek(?:end)?s?\b", re.IGNORECASE)
_SOME_DAY = 0.5
_PRECISION_ORDER = {"day": 0, "range": 0, "month": 1, "season": 2, "year": 3, "decade": 4, "century": 5}


def date_in(analysis: Analysis, span: Span, near: int) -> Date | None:
    """The date in a stretch that tells when: the most precise, and of several the one nearest to ``near``."""
    usable = [date for date in within(analysis.dates, span.start, span.end) if _tells_when(analysis, date, near)]
    best = min(
        _joined(analysis.text, usable),
        key=lambda date: (
            not (near < date.start and _RIGHT_BEHIND.fullmatch(analysis.text, near, date.start)),
            _vagueness(date),
            abs(date.start - near),
        ),
        default=None,
    )
    return _to_last_day(analysis, span, _from_first_day(analysis, span, _in_year(analysis, best))) if best else None


def _vagueness(date: Date) -> float:
    """How little a date says of the day: a stay from day to day is as good as a day, `last week` and a quarter are not."""
    if date.precision == "range" and len(date.edtf.partition("/")[0]) < len("YYYY-MM-DD"):
        return _PRECISION_ORDER["season"]
    return _SOME_DAY if _WEEK.search(date.text) else _PRECISION_ORDER[date.precision]


def _in_year(analysis: Analysis, date: Date) -> Date:
    """The date with the year that its paragraph opened with: `Spring 2017 was busy. On March 27 ...`"""
    if not date.edtf.startswith(_OPEN_YEAR):
        return date
    paragraph = analysis.document.sentence_at(date.start).paragraph
    for earlier in reversed(within(analysis.dates, 0, date.start)):
        if analysis.document.sentence_at(earlier.start).paragraph != paragraph:
            break
        if earlier.precision in ("season", "year") and earlier.edtf[:4].isdigit():
            return replace(date, edtf=date.edtf.replace(_OPEN_YEAR, earlier.edtf[:4]))
    return date


def _from_first_day(analysis: Analysis, span: Span, date: Date) -> Date:
    """The whole stay where only its length and last day are told: `After four days, the fair closed yesterday`."""
    if date.precision != "day" or date.from_on is None or not _ENDED.search(analysis.text, span.start, span.end):
        return date
    days = next((count for count in within(analysis.counts, span.start, span.end) if count.noun == "day"), None)
    if days is None or not 1 < days.value <= _LONGEST_STAY or not _AFTER.search(analysis.text, span.start, days.start):
        return date
    first = date.from_on - dt.timedelta(days=int(days.value) - 1)
    return replace(date, edtf=f"{first}/{date.edtf}", from_on=first, precision="range")


def _to_last_day(analysis: Analysis, span: Span, date: Date) -> Date:
    """The whole stay where only its first day and length are told: `began a three-day visit on August 3`."""
    if date.precision != "day" or date.from_on is None or not _BEGAN.search(analysis.text, span.start, span.end):
        return date
    lengths = [length for length in within(analysis.durations, span.start, span.end) if length.text.endswith("day")]
    days = int(lengths[0].days or 0) if lengths else 0
    if not 1 < days <= _LONGEST_STAY:
        return date
    last = date.from_on + dt.timedelta(days=days - 1)
    return replace(date, edtf=f"{date.edtf}/{last}", to_on=last, precision="range")


def date_told_before(analysis: Analysis, evidence: Span) -> Date | None:
    """The date of the sentences before, in the same paragraph; for a title, the one that the article opens with."""
    sentences = analysis.document.sentences
    own = analysis.document.sentence_at(evidence.start)
    if own.is_title:
        opening = sentences[own.index + 1 : own.index + 2]
        return next((date_in(analysis, Span(s.start, s.end), s.start) for s in opening), None)
    for sentence in reversed(sentences[max(0, own.index - 2) : own.index]):
        if sentence.paragraph != own.paragraph:
            break
        date = date_in(analysis, Span(sentence.start, sentence.end), sentence.end)
        if date:
            return date
    return _day_of_lead(analysis) if own.paragraph == _BEHIND_LEAD else None


def _day_of_lead(analysis: Analysis) -> Date | None:
    """The one day of the paragraph that opens the article: what the next one details happened then."""
    lead = [sentence for sentence in analysis.document.sentences if sentence.paragraph == _BEHIND_LEAD - 1]
    if not lead:
        return None
    date = date_in(analysis, Span(lead[0].start, lead[-1].end), lead[-1].end)
    return date if date and date.precision in ("day", "range") else None


def stay_of(analysis: Analysis, clause: Span, near: int) -> Date | None:
    """The whole stay of guests who `have been here since Sunday`, where the same or the next sentence says when they leave."""
    since = [
        date
        for date in within(analysis.dates, clause.start, clause.end)
        if date.precision == "day" and _SINCE.search(analysis.text, max(0, date.start - 20), date.start)
    ]
    first = min(since, key=lambda date: abs(date.start - near), default=None)
    if first is None:
        return None
    own = analysis.document.sentence_at(clause.start)
    following = analysis.document.sentences[own.index + 1 : own.index + 2]
    end = following[0].end if following and following[0].paragraph == own.paragraph else own.end
    last = next(
        (
            date
            for date in within(analysis.dates, first.end, end)
            if date.precision == "day"
            and date.edtf > first.edtf
            and _LEAVES.search(analysis.text, max(first.end, date.start - _LEAVE_BACK), date.end + _LEAVE_BACK)
        ),
        None,
    )
    if last is None:
        return first
    return replace(first, edtf=f"{first.edtf}/{last.edtf}", to_on=last.to_on, precision="range")


def until_last_day(analysis: Analysis, clause: Span, first: Date) -> Date:
    """The whole stay of guests who came on a day and, as this or the next sentence says, `will stay until Friday`."""
    if first.precision != "day":
        return first
    own = analysis.document.sentence_at(clause.start)
    following = analysis.document.sentences[own.index + 1 : own.index + 2]
    end = following[0].end if following and following[0].paragraph == own.paragraph else own.end
    for date in within(analysis.dates, first.end, end):
        if date.precision == "day" and date.edtf > first.edtf and _UNTIL.search(analysis.text, first.end, date.start):
            return replace(first, edtf=f"{first.edtf}/{date.edtf}", to_on=date.to_on, precision="range")
    return first


def date_told_next(analysis: Analysis, evidence: Span) -> Date | None:
    """The day that the next sentence of the paragraph adds: `The place was the port, the time this morning.`"""
    own = analysis.document.sentence_at(evidence.start)
    following = analysis.document.sentences[own.index + 1 : own.index + 2]
    for sentence in following:
        if sentence.paragraph == own.paragraph:
            date = date_in(analysis, Span(sentence.start, sentence.end), sentence.start)
            return date if date and date.precision == "day" else None
    return None


def is_recalled(analysis: Analysis, edtf: str) -> bool:
    """Whether a signing is only recalled: an older document is an agreement, but no occasion of the article's."""
    year = edtf[:4]
    if len(edtf) == len("YYYY") or not year.isdigit():
        return len(edtf) == len("YYYY")
    published = analysis.document.article.published_on
    return published is not None and published.year - int(year) >= _RECALLED_AFTER_YEARS


def _tells_when(analysis: Analysis, date: Date, near: int) -> bool:
    text = analysis.text
    if date.text.lower() in _VAGUE:
        return False
    if any(title.start <= date.start < title.end for title in analysis.titles):
        return False  # `signed the "Action Plan (2023-2025)"`
    if (
        date.precision == "year"
        and _EDITION.search(text, max(0, date.start - 8), date.start)
        and _NAME.match(text, date.end)
    ):
        return False
    if _WHEN.match(text, date.end):
        return True
    aside = (max(0, date.start - _ASIDE_BACK), date.start)
    before = _BEFORE_THAT.search(text, *aside)
    # `the chairman, who had received guests on July 30`: the aside itself tells of the event.
    if (before and not before.start() < near < date.start) or _IN_SINCE.search(text, *aside):
        return False
    if near < date.start and _TO_COME.search(text, near, date.start):
        return False
    if not _OTHER_DATE.search(text, max(0, date.start - 20), date.start):
        return True
    # `twin cities since Wednesday` tells when it happened; `since 1996` does not.
    is_recent = date.anchor == "publication" and date.precision == "day"
    return is_recent and _SINCE.search(text, max(0, date.start - 20), date.start) is not None


def _in_its_year(first: Date, last: Date) -> str:
    """The last day of a stay in the year of the first, where the text gave neither and they were guessed apart."""
    own = first.edtf[:4] + last.edtf[4:]
    is_guessed = last.edtf[:4] not in last.text and first.edtf[:4] not in first.text
    return own if is_guessed and own > first.edtf else last.edtf


def _joined(text: str, dates: list[Date]) -> list[Date]:
    """The dates, with two days that bound a stay as one range."""
    joined: list[Date] = []
    for date in dates:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.precision == date.precision == "day"
            and last.edtf < date.edtf
            and _BOUNDS.fullmatch(text, last.end, date.start)
        ):
            joined[-1] = replace(
                last,
                end=date.end,
                text=text[last.start : date.end],
                edtf=f"{last.edtf}/{_in_its_year(last, date)}",
                to_on=date.to_on,
                precision="range",
            )
        else:
            joined.append(date)
    return joined
