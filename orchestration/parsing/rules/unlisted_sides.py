"""Sides that stand where a side must stand, though nothing else in the article shows that they are bodies.

Behind `signed with` a name in capitals is a party, whatever it means: `Baltika Paper`. It is one only as a whole item of a
list, so that no piece of a longer name is taken for a body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.capitals import Run
from orchestration.parsing.facts import Party
from orchestration.parsing.outline import PROJECT
from orchestration.parsing.parties import sides_in

Named = tuple[int, int, tuple[Party, ...]]
"""Where sides are named, and which."""

_ITEM_BEGINS = re.compile(
    r"(?:\b(?:with|between|among|by|and|of|to|are|were|namely)|,|†)(?: the| both| its)?(?: §+'s)? $"
)
# `and telecoms group | Huatong`, `between its glassmaker | Hanil and`: a noun for bodies opens the item.
_NOUN_BEGINS = re.compile(r"(?:\b(?:with|between|among|by|and|of|to)|,|†)(?: the| both| its)?(?: [a-z-]+){1,4} $")
_ARTICLE = re.compile(r"(?:[Tt]he |[Bb]oth (?:the )?)?")
_ITEM_ENDS = re.compile(
    r" ?(?:\(|,|\band\b|\.|;|$)| (?:signed|have|has|will|on|in|at|for|to|yesterday)\b"
    r"| (?:said|says|announced|announces|confirmed|revealed|disclosed|stated)(?: on †+| yesterday| today)?(?: that)? it\b"
)
# `Xiaotun town government`: the words of an office are written small.
_OFFICE = re.compile(
    r" (?:(?:town|township|village|county|district|city|municipal|provincial|regional) )?"
    r"(?:government|council|administration|authorit(?:y|ies)|chamber of commerce|sub-?district office|city hall)\b"
)
_SHORT_FORMS = re.compile(r"[A-Z]{2,}s")
_LOOK_BACK = 14
_NOUN_BACK = 60
# `his colleague from the other shore, Luz Benítez`: somebody's name, though nothing else shows it.
_IS_SOMEBODY = re.compile(
    r"\b(?:colleague|counterpart|host|guest|partner in office|opposite number|namesake|successor|predecessor|deputy|mayor"
    r"|governor|secretary|director|chairman|president|manager|head|rector|minister|commissioner|ambassador|consul)"
    r"(?: (?:in|of|from|for|on|at) [^,;.]{2,40})?, $",
    re.IGNORECASE,
)
_SOMEBODY_REACH = 70
# A legal form alone is the end of a longer name (`Yamaha Music Philippines, Inc.`), a month nobody's.
_NOBODY = lexicons.terms("small_words") | lexicons.terms("country_adjectives")
_NO_NAMES = frozenset(form.casefold() for form in lexicons.terms("legal_suffixes")) | lexicons.terms("calendar_names")


def unlisted(analysis: Analysis, start: int, end: int) -> Iterator[Named]:
    """The names in capitals of the stretch that no mention covers, in order."""
    outline = analysis.outline
    runs = analysis.document.capitals
    for run in runs[bisect_left(runs, start, key=lambda run: run.start) :]:
        if run.end > end:
            break
        begins = (
            _ARTICLE.fullmatch(outline, start, run.start) is not None
            or _ITEM_BEGINS.search(outline, max(0, run.start - _LOOK_BACK), run.start) is not None
            or _is_behind_noun(outline, run.start)
        )
        if _IS_SOMEBODY.search(outline, max(0, run.start - _SOMEBODY_REACH), run.start):
            continue
        tail = _OFFICE.match(outline, run.end)
        last = tail.end() if tail else run.end
        if begins and _ITEM_ENDS.match(outline, last) and _is_name(outline, run):
            yield run.start, last, (Party(analysis.text[run.start : last], "organization"),)
    for named in within(analysis.projects, start, end):
        # `an agreement with the Power Station of Art`: what could be built can sign, too.
        opens = _ARTICLE.fullmatch(outline, start, named.start) or _ITEM_BEGINS.search(
            outline, max(0, named.start - _LOOK_BACK), named.start
        )
        if (
            opens
            and named.is_proper
            and outline[named.start] == PROJECT
            and _ITEM_ENDS.match(outline, named.end)
            and not sides_in(analysis, named.start, named.end, located=True)
        ):
            yield named.start, named.end, (Party(named.name, "organization"),)


def _is_behind_noun(outline: str, position: int) -> bool:
    words = outline[max(0, position - _NOUN_BACK) : position].split()
    if not words or not (words[-1] in lexicons.terms("body_nouns") or words[-1].endswith("maker")):
        return False
    return _NOUN_BEGINS.search(outline, max(0, position - _NOUN_BACK), position) is not None


def _is_name(outline: str, run: Run) -> bool:
    """Whether no word of the run belongs to a mention or is an office, and not all are common words."""
    words = run.words
    if len(words) == 1 and _SHORT_FORMS.fullmatch(words[0].text):
        return False  # `with SOEs`: a sort of bodies
    if len(words) == 1 and words[0].low in _NOBODY:
        return False  # `It has a contract with B`, `the Swedish and the Dutch port`
    if any(not outline[word.start].isalnum() or word.low in lexicons.terms("titles_triggers") for word in words):
        return False
    return any(word.low not in lexicons.terms("common_words") and word.low not in _NO_NAMES for word in words)
