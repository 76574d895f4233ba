"""The day of a signing: the date of its clause, else of its sentence, else the last day named before in its paragraph."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import Date
from orchestration.parsing.sentences import Sentence

# Dates of something else: deadlines, beginnings, the age of a document, years of foundation.
_OTHER_DAY = re.compile(
    r"\b(?:by|until|till|since|before|from|founded in|established in|built in|born in|opened in|of|after|through|same day of|"
    r"by the end of|end of|due in|as of|for|took over in|'s|line with|line with the) (?:the )?(?:year )?$",
    re.IGNORECASE,
)
# `in the autumn of 2018` belongs to the date, `agreement of 1998` dates the document.
_LOOK_BACK = 24


def signing_date(analysis: Analysis, sentence: Sentence, start: int, end: int) -> str | None:
    """The EDTF date of what ``[start, end)`` of the sentence says was signed, None where the text leaves it open."""
    in_clause = _dates(analysis, start, end)
    if in_clause:
        return in_clause[-1].edtf
    in_sentence = _dates(analysis, sentence.start, sentence.end)
    if in_sentence:
        return min(in_sentence, key=lambda date: min(abs(date.start - end), abs(date.end - start))).edtf
    return _earlier_in_paragraph(analysis, sentence)


def _dates(analysis: Analysis, start: int, end: int) -> list[Date]:
    return [
        date
        for date in within(analysis.dates, start, end)
        if not _OTHER_DAY.search(analysis.text, max(0, date.start - _LOOK_BACK), date.start)
        and not any(title.start <= date.start < title.end for title in analysis.titles)
    ]


def _earlier_in_paragraph(analysis: Analysis, sentence: Sentence) -> str | None:
    """The day on which the paragraph moves: the last one that it named before, if that is a day or a stay of days."""
    if sentence.is_title:
        return None
    first = sentence
    for before in reversed(analysis.document.sentences[: sentence.index]):
        if before.paragraph != sentence.paragraph:
            break
        first = before
    days = [date for date in _dates(analysis, first.start, sentence.start) if date.precision in ("day", "range")]
    return days[-1].edtf if days else None
