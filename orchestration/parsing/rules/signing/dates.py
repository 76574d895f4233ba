"""The day of a signing: the date of its clause or sentence, else the last day before in its paragraph, else the news' day."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.home import dateline_end
from orchestration.parsing.mentions import Date
from orchestration.parsing.rules.documents.phrases import DocumentPhrase
from orchestration.parsing.rules.signing.verbs import Signing
from orchestration.parsing.sentences import Sentence

# Dates of something else: deadlines, beginnings, the age of a document, years of foundation.
_OTHER_DAY = re.compile(
    r"\b(?:by|until|till|since|before|from|founded in|established in|built in|born in|opened in|of|after|through|same day of|"
    r"end of|due in|as of|for|for \d{4},? (?:and|to|till|until|through)"
    r"|said(?: on)?|says|announced(?: on)?|told [\w ]+ on|line with) (?:the )?(?:year )?$",
    re.IGNORECASE,
)
# What a text recalls rather than tells: `had signed`, `signed earlier`.
_EARLIER = re.compile(
    r"\bhad (?:\w+ ){0,2}$|\b(?:earlier|previously|already|formerly|last|past|once|ago)\b", re.IGNORECASE
)
# `Two years after A and B announced an agreement, nothing has been built`
_LONG_AFTER = re.compile(r"\b(?:years?|months?|decades?) (?:after|since)\b")
# `cooperation for 2021 to 2024`: how long a document is to hold.
_TERM = re.compile(r"\bfor (?:the )?(?:years? |period )?(?:\d{4}(?:,| and| to|-) ?)?$")
_ARTICLES = ("the ", "The ", "its ", "their ", " a ", " A ")
_OPENING_SENTENCES = 3
# The items of a list go on with the paragraph above it.
_ITEM = re.compile(r"[-•*]|\d+[.)] ")
# `in the autumn of 2018` belongs to the date, `agreement of 1998` dates the document.
_LOOK_BACK = 24


def signing_date(analysis: Analysis, signing: Signing) -> str | None:
    """The EDTF date of a signing, None where the text leaves it open."""
    sentence = signing.sentence
    for start, end in ((signing.start, signing.end), _around(analysis, signing)):
        dates = _dates(analysis, start, end)
        dates = [date for date in dates if not any(_names(analysis, date, each) for each in signing.documents)]
        if dates:
            return min(dates, key=lambda date: _distance(date, signing.verb)).edtf
    return _earlier_in_paragraph(analysis, sentence) or _day_of_news(analysis, signing)


def day_told(analysis: Analysis, *sentences: Sentence) -> str | None:
    """The day that the first of the sentences names that names one, else the last before it in its paragraph."""
    for sentence in sentences:
        days = [date for date in _dates(analysis, sentence.start, sentence.end) if date.precision in ("day", "range")]
        if days or (before := _earlier_in_paragraph(analysis, sentence)):
            return days[0].edtf if days else before
    return None


def _names(analysis: Analysis, date: Date, document: DocumentPhrase) -> bool:
    """`the 2023 cooperation agreement`: the year is part of the name; `In 2023 agreements were signed` tells when."""
    is_year = date.precision in ("year", "range") and date.end + 1 == document.start
    is_before = is_year and analysis.outline.endswith(_ARTICLES, 0, date.start)
    return is_before or document.start <= date.start < document.end


def _around(analysis: Analysis, signing: Signing) -> tuple[int, int]:
    """The sentence as far as it tells this signing: not over a semicolon, nor as far as the next verb of signing."""
    sentence = signing.sentence
    start = analysis.outline.rfind("; ", sentence.start, signing.start)
    # `renewed the contract first signed in 2011`: the year is that of the older signing.
    later = [hit.start for hit in analysis.hits_of("signing_triggers", signing.end, sentence.end)]
    semicolon = analysis.outline.find("; ", signing.end, sentence.end)
    ends = [*later[:1], *([semicolon] if semicolon >= 0 else []), sentence.end]
    return max(start, sentence.start), min(ends)


def _distance(date: Date, verb: int) -> int:
    """How far a date is from the verb."""
    return date.start - verb if date.start >= verb else verb - date.end


def _dates(analysis: Analysis, start: int, end: int) -> list[Date]:
    return [
        date
        for date in within(analysis.dates, start, end)
        if not _OTHER_DAY.search(analysis.text, max(0, date.start - _LOOK_BACK), date.start)
        and not _in_title(analysis, date)
    ]


def _in_title(analysis: Analysis, date: Date) -> bool:
    """`the "2021-2025 Framework Agreement"`"""
    return any(title.start <= date.start < title.end for title in analysis.titles)


def _earlier_in_paragraph(analysis: Analysis, sentence: Sentence) -> str | None:
    """The day on which the paragraph moves: the last one that it named before, if that is a day or a stay of days."""
    if sentence.is_title:
        return None
    first = sentence
    for before in reversed(analysis.document.sentences[: sentence.index]):
        if before.paragraph != sentence.paragraph and not _ITEM.match(analysis.text, first.start):
            break
        first = before
    days = [date for date in _dates(analysis, first.start, sentence.start) if date.precision in ("day", "range")]
    return days[-1].edtf if days else None


def _day_of_news(analysis: Analysis, signing: Signing) -> str | None:
    """The day that the article opens with, for what it tells as news of that day."""
    if signing.standing != "done" or _EARLIER.search(analysis.outline, signing.start, signing.verb):
        return None
    if _LONG_AFTER.search(analysis.outline, signing.sentence.start, signing.verb):
        return None
    body = [sentence for sentence in analysis.document.sentences if not sentence.is_title][:_OPENING_SENTENCES]
    if not body:
        return None
    # The day that a report is filed on (`GUANGZHOU, July 10 --`) comes after what it reports.
    start = min(max(body[0].start, dateline_end(analysis)), body[-1].end)
    days = [
        date
        for date in within(analysis.dates, start, body[-1].end)
        if not _in_title(analysis, date)
        and not _TERM.search(analysis.text, max(0, date.start - _LOOK_BACK), date.start)
    ]
    return days[0].edtf if days and days[0].precision in ("day", "range") else None
