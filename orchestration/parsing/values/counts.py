"""Numbers of things: figures and number words with qualifier and counted noun."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.mentions import Count
from orchestration.parsing.values import numbers, qualifiers

_NOUNS = lexicons.terms("count_nouns")
_IRREGULAR = {
    "people": "people",
    "businessmen": "businessman",
    "businesswomen": "businesswoman",
    "memoranda": "memorandum",
    "children": "child",
}
# Words in front of the counted noun; a preposition, a verb or a mark ends the phrase.
_PHRASE = re.compile(r"(?:[\s-]|\s\()(?P<words>(?:[A-Za-z][\w'&-]*(?:\s|,\s(?=[a-z]+\s(?:and\s)?[a-z]+s\b))?){1,8})")
_STOP = frozenset(
    "of in to with for and from by at on the a an as that which who is are was were be been has have had will would can"
    " may between under over into during after before while when than or but not per each its their his her this these"
    " those".split()
)
_GROUP_OF = re.compile(
    r"\b(?:delegation|group|team|party|audience|crowd|contingent|choir|orchestra)\sof\s$", re.IGNORECASE
)
_PRESENT = re.compile(r"(?:[\s-]strong|\s(?:took\spart|attended|participated|were\spresent|gathered))\b")
_WORD = re.compile(r"[A-Za-z][\w'&-]*")
_MOST_WORDS = 6
# How far behind the last number `respectively` stands.
_REACH = 80
_NUMBER_WORDS = lexicons.terms("number_words")
_OF_THESE = re.compile(r" of (?:these|those|them) (?:have|has|had|are|were|will|began|started)\b")
# `an agreement among five inked here`, `of the 120 projects, 88 have been started`
_DONE_NEXT = re.compile(
    r" (?:more |others )?(?:(?:have|has|had) (?:already |since )?(?:been )?|were |are |will be )?"
    r"(?:signed|inked|sealed|concluded|initialled|exchanged|started|begun|launched|completed|finished|implemented|approved)\b"
)
# `Visitors numbered about 40,000`, `the number of its sister cities has risen to 26`
_NUMBERED = re.compile(
    r"(?:\b(?P<noun>[a-z]+) (?:numbered|totall?ed)"
    r"|\bnumber of (?:[\w'-]+ ){0,3}?(?P<counted>[a-z]+) "
    r"(?:(?:has |had |have )?(?:was|is|are|reached|rose to|risen to|grew to|grown to|stood at|stands at|came to))) "
    r"(?:about |some |over |nearly |almost |around |more than |up to |at least |a record )?$"
)
_THINGS = frozenset({"project", "agreement", "contract", "memorandum", "document"})
_THERE_ARE = re.compile(r"\bthere\s(?:are|were)\s$", re.IGNORECASE)
_OF_TWO_LANDS = re.compile(r"\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?\sand\s")
_IN_ALL = re.compile(r"\s(?:in\s(?:all|total)|altogether)\b")
# How far before `31 of these have begun` what these are may have been named.
_NAMED_REACH = 160
# How far a number may stand from the noun that it sums up.
_BESIDE = 40
# No. 3, Article 5, Phase 2, Fortune 500, `the 3-day`, version numbers: names, not counts
_NAMED = re.compile(
    r"(?:\b(?:no|nos|article|phase|chapter|section|item|class|type|level|top|group|route|highway|flight|page|fortune"
    r"|fortune global)\.?\s?|[#/:.])$",
    re.I,
)
# `429 of the world's Fortune 500`: a ranking is one of companies.
_LONGEST_NAMED = len("fortune global. ")
_OF_RANKING = re.compile(r" of (?:the )?(?:[\w'’]+ ){0,3}Fortune (?:Global )?\d", re.IGNORECASE)


def find(analysis: Analysis) -> list[Count]:
    """The counts in the text that are neither money nor dates, in order."""
    text = analysis.text
    taken = sorted([(m.start, m.end) for m in analysis.money] + [(d.start, d.end) for d in analysis.dates])
    starts = [start for start, _ in taken]
    found: list[Count] = []
    for number in analysis.numbers:
        before = bisect_right(starts, number.start) - 1
        if before >= 0 and number.start < taken[before][1]:
            continue
        count = _count(text, number)
        if count:
            found.append(count)
    return _sharing(text, found)


def _sharing(text: str, found: list[Count]) -> list[Count]:
    """The counts with the nouns that are said once for two of them."""
    for i in range(len(found) - 2, -1, -1):
        one, two = found[i], found[i + 1]
        if one.noun is None and two.noun is not None and _takes_noun_of_next(text, one, two):
            found[i] = replace(one, noun=two.noun)
        elif two.noun is None and one.noun is not None and _sums_up(text, one, two):
            found[i + 1] = replace(two, noun=one.noun)
    return found


def _takes_noun_of_next(text: str, one: Count, two: Count) -> bool:
    """`14 and 19 joint projects respectively`, `96 U.S. and 48 Japanese cities`."""
    is_row = text[one.end : two.start] in (" and ", ", ", ", and ")
    if is_row and "respectively" in text[two.end : two.end + _REACH]:
        return True
    return two.noun in _NOUNS and _OF_TWO_LANDS.fullmatch(text, one.end, two.start) is not None


def _sums_up(text: str, one: Count, two: Count) -> bool:
    """`representatives of eleven other cities, twelve in all`"""
    is_beside = 0 < two.start - one.end < _BESIDE and text[two.start - 2 : two.start] == ", "
    return is_beside and _IN_ALL.match(text, two.end) is not None


def _count(text: str, number: numbers.Number) -> Count | None:
    start, end = number.start, number.end
    if start and (text[start - 1].isalnum() or _NAMED.search(text, max(0, start - _LONGEST_NAMED), start)):
        return None
    if (
        text[end : end + 1] == "%"
        or text[end : end + 8] == " percent"
        or text[end : end + 2] in ("st", "nd", "rd", "th")
    ):
        return None
    qualifier, first, last = qualifiers.around(text, start, end)
    noun = (
        _noun(text, last)
        or _people(text, first, last)
        or _numbered(text, first)
        or _named_before(text, first, last)
        or _done(text, first, last)
        or ("company" if _OF_RANKING.match(text, last) else None)
    )
    if number.figure is None and number.value < 2 and noun is None:
        return None
    return Count(
        start=first, end=last, text=text[first:last], value=numbers.plain(number.value), qualifier=qualifier, noun=noun
    )


def _people(text: str, start: int, end: int) -> str | None:
    """`a delegation of 16`, `a 12-strong choir`, `about 100 attended`: people without a noun."""
    is_group = _GROUP_OF.search(text, max(0, start - 30), start) or _PRESENT.match(text, end)
    return "participant" if is_group else None


def _numbered(text: str, start: int) -> str | None:
    """The noun that stands before a number which counts it."""
    found = _NUMBERED.search(text[max(0, start - _REACH) : start].lower())
    noun = singular(found["noun"] or found["counted"]) if found else None
    return noun if noun in _NOUNS else None


def _done(text: str, start: int, end: int) -> str | None:
    """The agreements or projects last named, of which a number was signed or started."""
    if not _DONE_NEXT.match(text, end):
        return None
    words = [singular(word[0]) for word in _WORD.finditer(text[max(0, start - _NAMED_REACH) : start].lower())]
    return next((word for word in reversed(words) if word in _THINGS), None)


def _named_before(text: str, start: int, end: int) -> str | None:
    """`the third group of projects. There are twelve of them`: the noun last said in the plural."""
    is_there = _THERE_ARE.search(text, max(0, start - 12), start) and text.startswith(" of them", end)
    if not (is_there or _OF_THESE.match(text, end)):
        return None
    words = [singular(word[0]) for word in _WORD.finditer(text[max(0, start - _NAMED_REACH) : start].lower())]
    named = next((word for word in reversed(words) if word in _NOUNS), None)
    # `750 of them are women`: of cities and people one rather says so.
    return named if is_there or named in _THINGS else None


def _noun(text: str, end: int) -> str | None:
    """The head of the noun phrase behind a number: a noun of the lexicon, else the first plural."""
    phrase = _PHRASE.match(text, end)
    if phrase is None:
        return None
    plural = None
    for i, word in enumerate(_WORD.finditer(phrase["words"])):
        token = word[0].lower()
        if token in _STOP or i == _MOST_WORDS or token.partition("-")[0] in _NUMBER_WORDS:
            break
        one = singular(token)
        if one == "letter" and phrase["words"][word.end() :].startswith(" of intent"):
            return "letter of intent"
        if one in _NOUNS and (token != one or (i == 0 and not _counts_next(phrase["words"], word.end()))):
            return one
        if plural is None and token != one:
            plural = one
    return plural


def _counts_next(words: str, at: int) -> bool:
    """`seven enterprise projects`: a singular only says of which kind the things are that follow it."""
    following = _WORD.match(words, at + 1)
    token = following[0].lower() if following else ""
    return singular(token) != token and singular(token) in _NOUNS


def singular(word: str) -> str:
    """The singular of a plural, any other word unchanged.

    >>> [singular(w) for w in ("agreements", "companies", "people", "cities", "progress", "businesses")]
    ['agreement', 'company', 'people', 'city', 'progress', 'business']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word
