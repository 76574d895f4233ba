"""Whether a verb or noun of an event is told as having happened: by its form, its auxiliaries and its day."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party, Span
from orchestration.parsing.mentions import Date
from orchestration.parsing.rules.clauses import is_disclaimed
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.scan import Hit

# `returned to our city`, `are back in Graz`, `came home to Graz`: who comes home pays no visit.
_HOME = re.compile(r"\b(?:return(?:ed|s)?|back|home) (?:to|in) (?:the )?(?:[Cc]ity of )?")
_OUR_CITY = "our city"
# Before a verb or noun: it has not happened, may not happen, or did not.
_UNREAL = re.compile(
    r"""\b(?:will|would|shall|(?-i:may)|might|could|can|should|must|not|never|no|cannot|nobody|without|if|unless|instead[ ]of
        |wants?|wish(?:es|ed)?|hopes?|hoped|plans?|planned|planning|intends?|invites?|invited|inviting|proposed|proposal
        |expected|scheduled|due|about|ready
        |anticipation[ ]of|preparation[ ]for|ahead[ ]of|prior[ ]to|run-up[ ]to)\b(?:[ ](?!and\b|but\b)[\w'-]+){0,4}[ ]$
    | \bto(?:[ ]be|[ ]jointly|[ ]also)?[ ]$
    | \bto[ ](?:attend|join|take[ ]part[ ]in|host|hold|stage)\b[^.;]{0,30}$""",
    re.IGNORECASE | re.VERBOSE,
)
_CALLED_OFF = re.compile(
    r"\b(?:cancell?ed|called off|put off|postponed|will be held|is to be held|are to be held|due to be)\b"
)
# `If the mayor had come, he would have seen rain`
_CONDITIONAL = re.compile(r"\bif\b[^.;]*\bwould\b|\bwould\b[^.;]*\bif\b", re.IGNORECASE)
# `No representative of Vienna attended`
_NOBODY = re.compile(r"(?:No|None|Nobody|Neither|Not one)\b")
# `Over the past three years, 118 teachers have come`: what goes on for years is no occasion.
_OVER_YEARS = re.compile(
    r"\b(?:over|in|during|within|for|throughout) (?:the )?(?:past|last|previous) (?:[\w-]+ ){0,2}(?:years|decades?)\b"
    r"|\b(?:every|each) (?:year|spring|summer|autumn|winter|month|week)\b|\bper year\b|\bannually\b|\bso far\b",
    re.IGNORECASE,
)
_TO_BE_AT = re.compile(
    r"to (?:attend|join|take part in|participate in|inaugurate|unveil|sign|call on"
    r"|pay (?:a|an|their|his|her) (?:[\w-]+ )?(?:visit|call)) "
    r"|to (?:celebrate|mark) (?:the|its|their|our) (?:[\w-]+ ){0,2}(?:anniversary|jubilee|birthday)\b"
)
_HAS_COME = re.compile(
    r"\b(?:came|visited|travelled|traveled|flew|arrived|went|gathered|assembled|met|was in|were in|joined|returned|led)\b"
    r"[^.;]{0,70}$"
)
_LOOK_BACK = 48
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


def took_place(analysis: Analysis, clause: Span, at: int) -> bool:
    """Whether what is told at ``at`` did happen: it is not planned, wished, denied or called off."""
    text = analysis.text
    unreal = _UNREAL.search(text, max(clause.start, at - _LOOK_BACK), at)
    if (unreal and not _is_purpose(text, clause.start, unreal)) or is_disclaimed(analysis, at):
        return False
    return not (
        _NOBODY.match(text, clause.start, clause.end)
        or _is_over_years(analysis, clause)
        or _CALLED_OFF.search(text, clause.start, clause.end)
        or _CONDITIONAL.search(text, clause.start, clause.end)
    )


def _is_over_years(analysis: Analysis, clause: Span) -> bool:
    """Whether the clause sums up years, and names no day on which something of it happened."""
    if not _OVER_YEARS.search(analysis.text, clause.start, clause.end):
        return False
    return not any(date.precision == "day" for date in within(analysis.dates, clause.start, clause.end))


def _is_purpose(text: str, start: int, unreal: re.Match[str]) -> bool:
    """`visited Linz to attend the unveiling`: what somebody has come for took place."""
    return (
        _TO_BE_AT.match(text, unreal.start()) is not None and _HAS_COME.search(text, start, unreal.start()) is not None
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


def is_homecoming(analysis: Analysis, clause: Span, host: Party | None) -> bool:
    """Whether the clause says that somebody came back to the city that would be the host."""
    names = (host.name, _OUR_CITY) if host else ()
    return any(
        analysis.text.startswith(names, back.end()) for back in _HOME.finditer(analysis.text, clause.start, clause.end)
    )


def is_told_of(analysis: Analysis, clause: Span) -> bool:
    """Whether the clause has a verb in the past, which tells of the noun that stands in it."""
    return _SAID_OF_NOUN.search(analysis.text, clause.start, clause.end) is not None


def is_ahead(analysis: Analysis, date: Date | None) -> bool:
    """Whether the day is still to come when the article is published."""
    published = analysis.document.article.published_on
    return date is not None and published is not None and date.from_on is not None and date.from_on > published
