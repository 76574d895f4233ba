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
from orchestration.parsing.rules.investments.scope import stretch
from orchestration.parsing.sentences import Sentence

_SIGNS = re.compile(r"\b(?:sign\w*|inked|initial(?:l?ed)|concluded|reached|entered into|contracts? with|agree\w*)\b")
# What goes on with the undertaking of the sentence before.
_GOES_ON = re.compile(
    r"(?:\W|(?:[Uu]nder|[Aa]ccording to) the \w+, )*(?:Its|It|Phase|Construction|(?:The |This |That )?"
    r"(?:(?:total|planned|whole|agreed|first-phase|estimated|overall|three-party|two-party) )*"
    r"(?:investments?|project|deal|plant|base|factory|agreement|contract|cost|facility|mill|resort|hotel)s?\b)"
)
_BULLET = re.compile(r"(?:(?<=\s)|^)(?:[*•–-]|\d+[.)])\s", re.MULTILINE)
# Whose the undertaking is not: who is paid, owed or only told of.
_GETS = re.compile(r"\b(?:to|into|for|from|against|than|like|near|beside|headed by) (?:the )?$")
_PLANT = re.compile(r"\ban? (?:[\w-]+ ){0,3}(?:plant|factory|base|workshop|headquarters|mill|hotel|park|resort)\b")
# What somebody else buys from the company.
_SUPPLIED = re.compile(
    r"\b(?:suppl(?:y|ies|ied)|deliver(?:s|ed|y)?|order(?:ed|s)?|tender|purchas\w+|bought|buys?|rolling stock|trains|buses"
    r"|vehicles|won|awarded|bagged|contract (?:that|which)|(?:construction|supply) contract)\b"
)
_WINS = re.compile(
    r"(?: \([^()]*\))?,?(?: of §+,?)?(?: which)?(?: has| have| had)?(?: also)?"
    r" (?:won|wins|bagged|bags|clinched|landed|secured|received|picked up|was awarded|were awarded|has been awarded) "
)
_CONTRACT_WITH = re.compile(r"\b(?:contract|order|commission)s?(?: \w+){0,3} (?:with|to) (?:the )?$")
_THE_CONTRACT = re.compile(r"(?:Its|The|Their) (?:[a-z]+ )?(?:contract|order)\b")


def is_for_plant(analysis: Analysis, money: Money) -> bool:
    """Whether a contract is about somebody's coming to stay (`for a joint plant worth 1.2 billion`), not about supplies."""
    first, last = stretch(analysis, money)
    return _PLANT.search(analysis.outline, first, last) is not None and not _SUPPLIED.search(
        analysis.outline, first, last
    )


def owners(analysis: Analysis, money: Money) -> list[Party]:
    """The company, or the companies, that the amount's undertaking belongs to; empty where more than one may be meant."""
    sentence = analysis.document.sentence_at(money.start)
    first, last = stretch(analysis, money)
    return (
        _of_item(analysis, money)
        or _respectively(analysis, money, sentence)
        or _of_company(analysis, money, first)
        or ([] if _SUPPLIED.search(analysis.outline, first, last) else _only(_companies(analysis, first, last)))
        or _signing(analysis, sentence)
        or _before(analysis, sentence)
        or _titled(analysis, sentence)
    )


def contractor(analysis: Analysis, money: Money) -> list[Party]:
    """Who is paid by a contract: whoever won it, or with whom it was concluded (`bagged a contract`, `a contract with`)."""
    sentence = analysis.document.sentence_at(money.start)
    outline = analysis.outline
    for side in _companies(analysis, sentence.start, sentence.end, who_gets=True):
        led = outline[max(sentence.start, side.start - 60) : side.start]
        if _WINS.match(outline, side.end, sentence.end) or (side.end <= money.start and _CONTRACT_WITH.search(led)):
            return list(side.parties)
    if sentence.index and _THE_CONTRACT.match(outline, sentence.start):
        before = analysis.document.sentences[sentence.index - 1]
        if _SUPPLIED.search(outline, before.start, before.end):
            return _only(_companies(analysis, before.start, before.end, who_gets=True))
    return []


def _companies(analysis: Analysis, start: int, end: int, *, who_gets: bool = False) -> list[Side]:
    types = {body.name for body in analysis.organizations if body.type == "company"}
    return [
        side
        for side in sides_in(analysis, start, end, located=True)
        if all(party.name in types for party in side.parties)
        and (who_gets or not _GETS.search(analysis.outline, max(start, side.start - 20), side.start))
    ]


def _only(sides: Sequence[Side]) -> list[Party]:
    parties = distinct(party for side in sides for party in side.parties)
    return parties if len(parties) == 1 else []


def _of_item(analysis: Analysis, money: Money) -> list[Party]:
    """`* Linz Photonics Co. (from Graz): laser radar, 650 million yuan`: the company that opens the item of a list."""
    sentence = analysis.document.sentence_at(money.start)
    bullets = [match.end() for match in _BULLET.finditer(analysis.text, max(0, sentence.start - 4), money.start)]
    if not bullets or analysis.text[bullets[-1]] == " ":
        return []
    return [
        p
        for side in _companies(analysis, bullets[-1], money.start)[:1]
        if side.start == bullets[-1]
        for p in side.parties
    ]


def _titled(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """The company that the title is about, where the sentence names nobody and no other was named last."""
    title = analysis.document.sentences[0]
    found = _only(_companies(analysis, title.start, title.end)) if title.is_title else []
    if not found or sides_in(analysis, sentence.start, sentence.end):
        return []
    last = next(body for body in reversed(within(analysis.organizations, 0, sentence.start)) if body.type == "company")
    return found if last.name == found[0].name else []


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
