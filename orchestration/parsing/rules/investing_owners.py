"""Whose undertaking an investment is for, where no word says who pays: a company puts up its own plants.

`the base of Linz Battery, for which 8 billion`, `Linz Robotics signed an agreement with Graz on a plant worth 1 billion`,
`a plant of Linz Robotics was opened. Its investment is 1 billion`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Money
from orchestration.parsing.parties import Side, distinct, sides_in
from orchestration.parsing.rules.investing_scope import stretch
from orchestration.parsing.sentences import Sentence

_SIGNS = re.compile(r"\b(?:sign\w*|inked|initial(?:l?ed)|concluded|reached|entered into|contracts? with|agree\w*)\b")
# What goes on with the undertaking of the sentence before.
_GOES_ON = re.compile(
    r"(?:\W|(?:[Uu]nder|[Aa]ccording to) the \w+, )*(?:Its|It|Phase|Construction|(?:The |This |That )?"
    r"(?:(?:total|planned|whole|agreed|first-phase|estimated|overall|three-party|two-party) )*"
    r"(?:investments?|project|deal|plant|base|factory|agreement|contract|cost|facility|mill|resort|hotel)s?\b)"
)
# Whose the undertaking is not: who is paid, owed or only told of.
_GETS = re.compile(r"\b(?:to|into|for|from|against|than|like|near|beside|headed by) (?:the )?$")
# What somebody else buys from the company.
_SUPPLIED = re.compile(
    r"\b(?:suppl(?:y|ies|ied)|deliver(?:s|ed|y)?|order(?:ed|s)?|tender|purchas\w+|bought|buys?|rolling stock|trains|buses"
    r"|vehicles|won|awarded|bagged|contract (?:that|which)|(?:construction|supply) contract)\b"
)


def owners(analysis: Analysis, money: Money) -> list[Party]:
    """The company, or the companies, that the amount's undertaking belongs to; empty where more than one may be meant."""
    sentence = analysis.document.sentence_at(money.start)
    first, last = stretch(analysis, money)
    return (
        _respectively(analysis, money, sentence)
        or _of_company(analysis, money, first)
        or ([] if _SUPPLIED.search(analysis.outline, first, last) else _only(_companies(analysis, first, last)))
        or _signing(analysis, sentence)
        or _before(analysis, sentence)
    )


def _companies(analysis: Analysis, start: int, end: int) -> list[Side]:
    types = {body.name for body in analysis.organizations if body.type == "company"}
    return [
        side
        for side in sides_in(analysis, start, end, located=True)
        if all(party.name in types for party in side.parties)
        and not _GETS.search(analysis.outline, max(start, side.start - 20), side.start)
    ]


def _only(sides: Sequence[Side]) -> list[Party]:
    parties = distinct(party for side in sides for party in side.parties)
    return parties if len(parties) == 1 else []


def _respectively(analysis: Analysis, money: Money, sentence: Sentence) -> list[Party]:
    """`A and B signed for two plants, with 20 million yuan and 35 million yuan respectively`."""
    if "respectively" not in analysis.text[money.start : sentence.end]:
        return []
    amounts = [m for m in within(analysis.money, sentence.start, sentence.end) if not m.is_equivalent]
    companies = distinct(p for side in _companies(analysis, sentence.start, sentence.end) for p in side.parties)
    return [companies[amounts.index(money)]] if len(companies) == len(amounts) > 1 and money in amounts else []


def _of_company(analysis: Analysis, money: Money, first: int) -> list[Party]:
    """`the base of Linz Battery, for which`: the last company before the amount that something is said to be of."""
    for side in reversed(_companies(analysis, first, money.start)):
        if analysis.text.endswith((" of ", " of the "), first, side.start):
            return list(side.parties)
    return []


def _signing(analysis: Analysis, sentence: Sentence) -> list[Party]:
    if not _SIGNS.search(analysis.outline, sentence.start, sentence.end):
        return []
    return _only(_companies(analysis, sentence.start, sentence.end))


def _before(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """`Its total investment is`: the one company of the sentence before."""
    if not sentence.index or not _GOES_ON.match(analysis.outline, sentence.start):
        return []
    before = analysis.document.sentences[sentence.index - 1]
    return _only(_companies(analysis, before.start, before.end))
