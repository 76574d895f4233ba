"""Whether a verb or noun of an event is told as having happened: by its form, its auxiliaries and its day."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import Span
from orchestration.parsing.mentions import Date
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.scan import Hit

_IS_DOING = re.compile(r"\b(?:is|are|was|were|been|after|while|before|by)(?: \w+ly)? $", re.IGNORECASE)
_HELPED = re.compile(r"\b(?:came|come|went|flew|travelled|traveled|arrived|had|able|managed|got)(?: [\w†-]+){0,6} to $")
# What was due, awaited or conditional in the same clause never is told as news.
_NOT_YET = re.compile(
    r"\b(?:expected|due|awaited|scheduled|planned|planning|invited|would have|could have|never came|not come|hopes?|hoped"
    r"|wants?|wish(?:es|ed)?|cancell?ed|called off|postponed|if)\b",
    re.IGNORECASE,
)
# `since the first guests`; not `since Sunday`
_SINCE_THEN = re.compile(r"\b[Ss]ince (?!†)[^.;,†]*$")
# A noun is told by what is said of it.
_SAID_OF_NOUN = re.compile(
    r"\b(?:[a-z]{3,}ed|was|were|had|saw|drew|began|brought|came|took|gave|led|made|is over|paid|wound|got|held|met|went|left"
    r"|flew|set|put|sat|spoke|stood|ran|found|kept|told|won|became|spent|sent|built|broke|rose|fell|grew|taught|bought|sold|heard)\b"
)


def is_real(analysis: Analysis, clause: Span, hit: Hit, *, is_title: bool) -> bool:
    """Whether the form of the word can tell what happened: past, perfect, `is doing`, and in a headline the present."""
    text = analysis.text
    if _NOT_YET.search(text, clause.start, clause.end) or is_since_then(analysis, clause, hit):
        return False
    form = hit.entry["form"] or ""
    group = verb_group(analysis, hit.start, clause.start)
    if form == "past":
        return group.standing == "done"
    if form == "ing":
        return (
            _IS_DOING.search(text, max(clause.start, hit.start - 30), hit.start) is not None
            and group.standing == "done"
        )
    if form == "present":
        return is_title
    if form == "base":
        return _HELPED.search(text, clause.start, hit.start) is not None
    if form == "noun" or form.startswith("noun_or_"):
        return is_title or is_told_of(analysis, clause)
    return False


def is_since_then(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    """`Seven years have passed since the first guests | arrived`: what something else is counted from is of old."""
    return _SINCE_THEN.search(analysis.outline, clause.start, hit.start) is not None


def is_told_of(analysis: Analysis, clause: Span) -> bool:
    """Whether the clause has a verb in the past, which tells of the noun that stands in it."""
    return _SAID_OF_NOUN.search(analysis.text, clause.start, clause.end) is not None


def is_ahead(analysis: Analysis, date: Date | None) -> bool:
    """Whether the day is still to come when the article is published."""
    published = analysis.document.article.published_on
    return date is not None and published is not None and date.from_on is not None and date.from_on > published
