"""Which word of its sentence governs an amount of money, and so says what kind of money it is.

`invested 2 billion yuan`, `a loan of 1 million dollars`, `3 billion yuan of sales`: the nearest cue of ``invest_triggers``
wins, where marks, other amounts and clause borders in between count as distance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import Money
from orchestration.parsing.scan import Hit

TRIGGERS = "invest_triggers"
# `10 million yen in disaster relief`, `3 billion yuan of sales`, `EUR 10 million as a loan`, `a 2-million-dollar grant`
_SMALL = r"(?:and|or|but|while|with|on|by|to|from|into|was|were|is|are|has|have|will|a|the|that)\b"
_OF_AFTER = re.compile(
    r"(?:\s\([^()]*\))?(?:\s(?:of|in|as|for)(?:\s(?:a|an|the|their|its))?\s|\s|-|\sworth\sof\s)"
    rf"(?:(?!{_SMALL})[a-z][a-z-]*\s){{0,2}}"
)
_OF_BEFORE = re.compile(r"\sof\s(?:(?:about|some|only|just)\s)?")
_IS_AFTER = re.compile(
    r"(?:\s\([^()]*\))?\s(?:have|has|had|is|are|was|were|will|to)\s(?:already\s|also\s|been\s|be\s)*"
)
_BORDER = re.compile(
    r";|(?<=.):\s|\(|\s–\s|\s-{1,2}\s|\b(?:while|whereas|but|who|whose)\b|,\s(?:and|which|where)\b|\)\s?\.?"
)
# `put the cost at 5 million`: an estimate, and nothing put in
_PUTS = frozenset({"put", "puts", "putting"})
_AT = re.compile(r"\bat(?: about| some| over)? $")
_COMMA = 25
_BORDER_COST = 90
_AMOUNT_BETWEEN = 70
_OTHER_SIDE = 25
# Words that leave open what kind of money it is give way to those that tell.
_NEUTRAL = {"worth": 20, "cost": 10, "budget": 10, "other": 15, "goods": 25}
_FARTHEST = 260
# Cues beyond this stand in another clause.
IN_CLAUSE = 110


@dataclass(frozen=True, slots=True)
class Cue:
    """A trigger near an amount: what it makes of it and at what distance."""

    hit: Hit
    reading: str
    cost: int


def cues(analysis: Analysis, money: Money) -> list[Cue]:
    """The cues of the amount's sentence, the nearest first."""
    found = analysis.cues.get(money.start)
    if found is None:
        found = analysis.cues[money.start] = _cues(analysis, money)
    return found


def _cues(analysis: Analysis, money: Money) -> list[Cue]:
    sentence = analysis.document.sentence_at(money.start)
    amounts = [m for m in within(analysis.money, sentence.start, sentence.end) if not m.is_equivalent]
    found = [
        Cue(hit, hit.entry["reading"] or "", cost)
        for hit in analysis.hits_of(TRIGGERS, sentence.start, sentence.end)
        if hit.entry["reading"] != "none"
        and not (hit.entry["done"] and analysis.text.endswith("-", 0, hit.start))  # `15 foreign-invested projects`
        and analysis.outline[hit.start] == analysis.text[hit.start]
        and (cost := _cost(analysis.outline, hit, money, amounts)) <= _FARTHEST
    ]
    return sorted(found, key=lambda cue: (cue.cost, cue.hit.start))


def _cost(outline: str, hit: Hit, money: Money, amounts: Sequence[Money]) -> int:
    """How far a cue is from an amount, in characters with surcharges."""
    if hit.start < money.end and money.start < hit.end:
        return _FARTHEST + 1
    if hit.entry.term in _PUTS and hit.end <= money.start and _AT.search(outline, hit.end, money.start):
        return _FARTHEST + 1
    neutral = _NEUTRAL.get(hit.entry["reading"] or "", 0)
    is_before = hit.end <= money.start
    first, last = (hit.end, money.start) if is_before else (money.end, hit.start)
    if _OF_BEFORE.fullmatch(outline, first, last) if is_before else _OF_AFTER.fullmatch(outline, first, last):
        # the head of the phrase: nothing can stand nearer
        return 0 if hit.entry["reading"] == "other" else neutral + 2
    if not is_before and _IS_AFTER.fullmatch(outline, first, last):
        return neutral + 6
    if is_before and outline[first:last].strip() == ":":
        return neutral + 2
    if hit.entry["reading"] == "adjective":
        return _FARTHEST + 1
    cost = neutral + distance(outline, hit, money, amounts)
    return cost if is_before else cost + _OTHER_SIDE


def distance(outline: str, hit: Hit, money: Money, amounts: Sequence[Money]) -> int:
    """Characters between a word and an amount, with surcharges for marks, clause borders and other ``amounts`` in between."""
    first, last = (hit.end, money.start) if hit.end <= money.start else (money.end, hit.start)
    cost = last - first + _COMMA * outline.count(",", first, last)
    cost += _BORDER_COST * len(_BORDER.findall(outline, first, max(first, last)))
    return cost + _AMOUNT_BETWEEN * sum(first <= amount.start and amount.end <= last for amount in amounts)
