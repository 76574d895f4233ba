"""Who gives the money, told by the words right around the amount, whatever word says what kind of money it is.

`EUR 5 million from Linz`, `financed by Linz with EUR 5 million`, `Linz adds EUR 5 million`, `and Graz the remaining 2 million`:
constructions that leave no doubt, so they are asked before the grammar of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Money
from orchestration.parsing.parties import Side, distinct, sides_in
from orchestration.parsing.rules.clauses import ASIDE, opened
from orchestration.parsing.rules.investments.scope import stretch

_VERBS = "|".join(sorted(map(re.escape, lexicons.terms("paying_verbs")), key=len, reverse=True))
_PAID = "|".join(
    sorted((re.escape(e.term) for e in lexicons.load("paying_verbs") if e["form"] == "done"), key=len, reverse=True)
)
_ARTICLE = r"(?:(?:the|its|their|our) )?"
# `120 million from the Bank`, `150 million each from A and B`
_FROM = re.compile(
    rf"(?:\s\([^()]*\))?(?: each| in all| altogether| of (?:money|aid|funds|funding))? (?:from|by) {_ARTICLE}$"
)
_OWN_MONEY = re.compile(r"'s (?:own )?(?:money|funds?|budget|treasury)\b")
_BUYS = re.compile(r"\b(?:b(?:uy|uys|ought)|acquir\w+|purchas\w+|take[ns]? over|took over|import\w+|borrow\w*)\b")
# `financed by Linz with 5 million`, `was paid for by Linz, the`
_BY = re.compile(rf"\b(?:{_PAID})(?: for| up| out| in)? (?:jointly )?by {_ARTICLE}$")
_WITH = re.compile(r"(?: \([^()]*\))?,? (?:with|in|through|by way of) [^;,§]{0,50}")
# Between a side and the amount that it pays: the verb with its auxiliaries, then words of the amount's own phrase.
_AUXILIARIES = (
    r"(?:(?:will|would|shall|may|has|have|had|also|alone|itself|is|are|was|plans|plan|planned|intends|intend|wants|prepared"
    r"|ready|willing|going|each|both|together|jointly|now|then|already|since|just|even|again|respectively|to|in turn"
    r"|for its part|in total|so far|agreed|agrees|\w+ly) ,?)*"
)
_OBJECT = (
    r"(?: (?:out|in|up|aside|down|forward|over|off)(?= ))?(?: (?:the )?§+(?= ))?"
    r"(?: (?!(?:for|by|from|with|on|at|into|which|who|that|and|but|while|when|where|whose)\b)[\w'-]+){0,6}?"
    r"(?: in| of| worth| totalling| totaling)?"
    r"(?:,? namely| of)?"
)
_PAYS = re.compile(rf"(?: \([^()]*\))?(?:'s government)? {_AUXILIARIES}(?P<verb>{_VERBS}){_OBJECT} $")
_VERB = re.compile(rf"(?: \([^()]*\))? {_AUXILIARIES}(?:{_VERBS})\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:\w+ly )?$")
# `and the city 2 million`, `, Graz the remaining 2 million`
_JOINS = re.compile(r"(?:,|;|\band|\bwhile|\bbut|,\s?and)(?: (?:the|its|their))?(?: (?:city|county) of)? $")
_GAP = re.compile(
    r"(?: \([^()]*\))?,?(?: (?:another|a further|an additional|the (?:remaining|rest|other)|about|some|only))* $"
)
# `, which the Bank will cover`, `, half of which was paid by either side`
_WHICH = re.compile(rf"(?:\s\([^()]*\))?,? (?:(?:all|half|most) of )?which {_ARTICLE}")
# `, the River Plate basin's development bank,`
_NAMED_SO = re.compile(r", the [^,;§]{3,60},")
_LIST = re.compile(
    r"(?: \([^()]*\))?(?:, (?:the|an?|its) [^,;§]{3,60}(?=,))?(?:, |,? and |,? & |,? as well as | together with )(?:the )?"
)


def told(analysis: Analysis, money: Money) -> list[Party]:
    """Who gives the amount by the words around it; empty where none of the constructions is there."""
    sentence = analysis.document.sentence_at(money.start)
    sides = sides_in(analysis, sentence.start, sentence.end, located=True)
    if not sides:
        return []
    return (
        _from_whom(analysis, money, sides)
        or _who_pays_it(analysis, money, sides)
        or _by_whom(analysis, money, sides)
        or _who_pays(analysis, money, sides)
        or _verb_left_out(analysis, money, sides)
    )


def _from_whom(analysis: Analysis, money: Money, sides: Sequence[Side]) -> list[Party]:
    """`120 million euros from the Bank`."""
    first, _ = stretch(analysis, money)
    if _BUYS.search(analysis.outline, first, money.start):
        return []
    for side in sides:
        if side.start >= money.end and (
            _FROM.fullmatch(analysis.outline, money.end, side.start)
            or (analysis.outline[money.end : side.start] == " of " and _OWN_MONEY.match(analysis.outline, side.end))
        ):
            return _list_from(analysis, sides, side)
    return []


def _who_pays_it(analysis: Analysis, money: Money, sides: Sequence[Side]) -> list[Party]:
    """`900 million won, which the Bank will cover`."""
    for side in sides:
        if side.start < money.end or not _WHICH.fullmatch(analysis.outline, money.end, side.start):
            continue
        if _VERB.match(analysis.outline, side.end):
            return list(side.parties)
    return []


def _by_whom(analysis: Analysis, money: Money, sides: Sequence[Side]) -> list[Party]:
    """`financed by the Bank with 8.5 million euros`."""
    first, _ = stretch(analysis, money)
    for side in reversed(sides):
        if not first <= side.start <= side.end <= money.start:
            continue
        if _BY.search(analysis.outline, max(first, side.start - 40), side.start) and _WITH.fullmatch(
            _without_asides(analysis.outline[side.end : money.start])
        ):
            return _list_from(analysis, sides, side)
    return []


def _who_pays(analysis: Analysis, money: Money, sides: Sequence[Side]) -> list[Party]:
    """`Linz adds 5 million euros`, `Linz, a city of steel, will put up 5 million euros`."""
    first, _ = stretch(analysis, money)
    opening = opened(analysis, analysis.document.sentence_at(money.start).start, money.start)
    acting = [
        side
        for side in sides
        if max(first, opening) <= side.start and side.end <= money.start and analysis.text[side.start - 1] != "("
    ]
    for number in range(len(acting) - 1, -1, -1):
        side = acting[number]
        between = _without_asides(analysis.outline[side.end : money.start])
        pays = _PAYS.fullmatch(between)
        if pays and not _is_passive(between, pays):
            return _list_up_to(analysis, acting, number)
    return []


def _verb_left_out(analysis: Analysis, money: Money, sides: Sequence[Side]) -> list[Party]:
    """`The Ministry puts in 18 million euros and the Bank the remaining 6 million`."""
    sentence = analysis.document.sentence_at(money.start)
    before = [m for m in within(analysis.money, sentence.start, money.start) if not m.is_equivalent]
    if not before:
        return []
    for side in reversed(sides):
        if not before[-1].end <= side.start <= side.end <= money.start:
            continue
        if _GAP.fullmatch(analysis.outline, side.end, money.start) and _JOINS.search(
            analysis.outline, max(before[-1].end, side.start - 30), side.start
        ):
            return (
                list(side.parties)
                if _who_pays(analysis, before[-1], sides) or _verb_left_out(analysis, before[-1], sides)
                else []
            )
        return []
    return []


def _is_passive(between: str, pays: re.Match[str]) -> bool:
    return pays["verb"].endswith(("ed", "en", "t")) and _PASSIVE.search(between, 0, pays.start("verb")) is not None


def _without_asides(outline: str) -> str:
    """`, a small body founded in 2003, adds` -> ` adds`."""
    aside = ASIDE.match(outline) or _NAMED_SO.match(outline)
    return " " + outline[aside.end() :].lstrip() if aside else outline


def _list_from(analysis: Analysis, sides: Sequence[Side], first: Side) -> list[Party]:
    """The side and those that a list goes on with, up to one that is followed by an amount of its own."""
    found = list(first.parties)
    for side, following in pairwise(sides[sides.index(first) :]):
        if not _LIST.fullmatch(analysis.outline, side.end, following.start):
            break
        found += following.parties
    return distinct(found)


def _list_up_to(analysis: Analysis, sides: Sequence[Side], number: int) -> list[Party]:
    """The side and those before it in one list."""
    found = list(sides[number].parties)
    while number and _LIST.fullmatch(analysis.outline, sides[number - 1].end, sides[number].start):
        number -= 1
        found = [*sides[number].parties, *found]
    return distinct(found)
