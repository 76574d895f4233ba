"""In which year an undertaking came as far as the text says: the date that is tied to the words for it.

`was completed in 2017`, `opened its doors on Nov 8`, `Last year, work began on`: the nearest date of the clause in which
these words stand, reckoned from the day of publication where it must be.
"""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import Date
from orchestration.parsing.rules.projects.stages import Stage, stages

_CUT = re.compile(r"; |, (?:and|but|while|whereas) |\bwhile |, which ")
_OPENS = re.compile(r"(?:(?:In|On|During|By|At the end of) )?(?:the )?")
_YEARS = re.compile(r"\d{4}")
# `(grant, 2018-2023)`, `from 2016 to 2021`: how long something takes is not when it came so far.
_LONG = frozenset({"range", "decade", "century"})


def year(analysis: Analysis, stage: Stage, *, is_of_list: bool = False) -> int | None:
    """The year that the text ties to a stage; None where it names none, or more than one.

    ``is_of_list``: what a list's heading says (`Projects started: 10`) has the date of where that was told before.
    """
    own = _of_clause(analysis, stage) or _opening(analysis, stage)
    if own is not None or not is_of_list:
        return own
    before = [told for told in stages(analysis, 0, stage.start) if told.status == stage.status]
    return next((found for told in reversed(before) if (found := _of_clause(analysis, told))), None)


def _of_clause(analysis: Analysis, stage: Stage) -> int | None:
    """The year of the nearest date in the clause of a stage, rather behind it."""
    sentence = analysis.document.sentence_at(stage.start)
    start, end = sentence.start, sentence.end
    for cut in _CUT.finditer(analysis.outline, sentence.start, sentence.end):
        if cut.end() <= stage.start:
            start = cut.end()
        elif cut.start() >= stage.end:
            end = cut.start()
            break
    dates = [date for date in within(analysis.dates, start, end) if date.precision not in _LONG]
    behind = [date for date in dates if date.start >= stage.end]
    return _year_of(behind[0] if behind else dates[-1]) if dates else None


def _opening(analysis: Analysis, stage: Stage) -> int | None:
    """`Last year, 91 projects were signed, and 20 were started. Work has begun on`: what opens a sentence goes on.

    It is said of all clauses of its sentence, and of a next one without any date.
    """
    sentence = analysis.document.sentence_at(stage.start)
    opening = within(analysis.dates, sentence.start, stage.start)
    before = analysis.document.sentences[max(0, sentence.index - 1)]
    if not within(analysis.dates, sentence.start, sentence.end) and before.paragraph == sentence.paragraph:
        sentence, opening = before, within(analysis.dates, before.start, before.end)
    is_told = opening and _OPENS.fullmatch(analysis.outline, sentence.start, opening[0].start)
    return _year_of(opening[0]) if is_told else None


def _year_of(date: Date) -> int | None:
    years = set(_YEARS.findall(date.edtf))
    return int(years.pop()) if len(years) == 1 else None
