"""What kind of money an amount is by its cues: investment, grant, loan, fund or contract, or none of cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import InvestmentType
from orchestration.parsing.mentions import Money
from orchestration.parsing.rules.investments.cues import IN_CLAUSE, Cue, cues
from orchestration.parsing.rules.investments.parties import has_lender

_TYPES: dict[str, InvestmentType] = {
    "invest": "investment",
    "grant": "grant",
    "give": "grant",
    "loan": "loan",
    "fund": "fund",
    "contract": "contract",
}
# A city's yearly budget is no investment, that of a project is.
_UNDERTAKING = re.compile(r"\b(?:projects?|programmes?|schemes?|initiatives?|works|construction)\b", re.IGNORECASE)
# Costs up to this are those of the phrase's own head (``investments.cues``).
_HEAD = 3
# A word on gifts farther off than this, marks and amounts in between counted, speaks of something else.
_IN_SENTENCE = 180
# `approved $200 million in loans`: how near the noun stands that tells.
_SAME_PHRASE = 45


def type_of(analysis: Analysis, money: Money, governing: Sequence[Cue]) -> InvestmentType | None:
    """The type of the money, None where it is none of cooperation. ``governing``: the amount's cues, the nearest first."""
    first = governing[0]
    match first.reading:
        case "other" | "adjective":
            return None
        case "budget":
            sentence = analysis.document.sentence_at(money.start)
            return "investment" if _UNDERTAKING.search(analysis.text, sentence.start, sentence.end) else None
        case "give":
            return _told(governing, ("invest", "grant", "loan", "contract"), _SAME_PHRASE) or _handed_over(
                analysis, money
            )
        case "invest" if first.hit.entry["done"]:
            # `invested 389 million yuan of aid funds`
            return _told(governing, ("grant", "loan"), _HEAD) or "investment"
        case "part" if before := next(amounts_before(analysis, money), None):
            return type_alone(analysis, before)
        case "worth" | "cost" | "part" | "goods":
            return _of_neutral(analysis, money, governing)
        case reading:
            return _TYPES[reading]


def type_alone(analysis: Analysis, money: Money) -> InvestmentType | None:
    """The type of an amount by its own cues, None also where it has none."""
    governing = cues(analysis, money)
    return type_of(analysis, money, governing) if governing else None


def amounts_before(analysis: Analysis, money: Money, *, sentences: int = 1) -> Iterator[Money]:
    """The amounts before this one in its sentence and so many before that, the last first."""
    sentence = analysis.document.sentence_at(money.start)
    start = analysis.document.sentences[max(0, sentence.index - sentences)].start
    return (m for m in reversed(within(analysis.money, start, money.start)) if not m.is_equivalent)


def _told(governing: Sequence[Cue], readings: Sequence[str], within_cost: int) -> InvestmentType | None:
    """What the nearest of such cues behind the first says, if it stands near enough."""
    cue = next((cue for cue in governing[1:] if cue.reading in readings and cue.cost <= within_cost), None)
    return _TYPES[cue.reading] if cue else None


def _handed_over(analysis: Analysis, money: Money) -> InvestmentType:
    """What a bank gives it will have back, unless the text says otherwise."""
    sentence = analysis.document.sentence_at(money.start)
    return "loan" if has_lender(analysis, sentence.start, sentence.end) else "grant"


def _of_neutral(analysis: Analysis, money: Money, governing: Sequence[Cue]) -> InvestmentType | None:
    """`worth`, `project`, `cost` leave it to the next cue that tells."""
    is_cost = governing[0].reading == "cost"
    # `goods worth 3 million yuan`: trade, unless they are given or delivered under a contract
    has_goods = any(cue.reading == "goods" and cue.cost < IN_CLAUSE for cue in governing)
    for cue in governing[1:]:
        if cue.reading == "other" and cue.cost < IN_CLAUSE:
            return None
        is_near = is_cost or cue.reading not in ("give", "grant") or cue.cost < _IN_SENTENCE
        if cue.reading in _TYPES and is_near and (cue.reading != "invest" or not has_goods):
            return "investment" if is_cost else _TYPES[cue.reading]
    if has_goods:
        return None
    sentence = analysis.document.sentence_at(money.start)
    before = next(amounts_before(analysis, money), None)
    if before and before.start >= sentence.start and ";" not in analysis.text[before.end : money.start]:
        # `sold goods worth 99 million pounds, and services worth 151 million`: the verb is said once
        return type_alone(analysis, before)
    return "loan" if not is_cost and has_lender(analysis, sentence.start, sentence.end) else "investment"
