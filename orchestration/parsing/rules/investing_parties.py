"""Who gives the money and who gets it.

The giver is the subject of an active verb or stands behind `by` or `from`; the receiver stands behind `in`, `into`, `to`, `for`.
Verbs of receiving turn the two round.
"""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Money
from orchestration.parsing.parties import parties_in, sides_in
from orchestration.parsing.rules.clauses import clause_start, named_sides, opened, verb_group
from orchestration.parsing.rules.investing_cues import Cue

_RECEIVING = frozenset(
    "receive receives received receiving got gets attract attracts attracted attracting secured borrow borrows borrowed"
    " borrowing raise raised raises raising share shares".split()
)
_NOUNS = frozenset({"investment", "investments", "capital", "capital investment", "funding", "financing", "total"})
_VERB_OF_SUBJECT = re.compile(
    r"\b(?:extend(?:s|ed)?|support(?:s|ed)?|promis(?:es|ed)|offer(?:s|ed)?|approv(?:es|ed)|grant(?:s|ed)?|sign(?:s|ed)?|ma(?:kes|de)|plans?|will|has|have|is|are|expects?)\b"
)
_BY = re.compile(r"\b(?:by|from|of it from)\s(?:the\s)?$", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:in|into|to|for|at|with)\s(?:the\s)?(?:(?!and\b)[a-z'-]+\s){0,4}(?:(?:in|of|at|near)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:'s|')\s")
_END_OF_PHRASE = re.compile(r";|\.\s|,\s(?:while|and|but|of which|which|so)\b|\bunder\sa")


def parties_of(analysis: Analysis, money: Money, cue: Cue) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Investors and recipients, each empty where the sentence does not say."""
    sentence = analysis.document.sentence_at(money.start)
    start = opened(analysis, clause_start(analysis, sentence.start, min(cue.hit.start, money.start)), cue.hit.start)
    after_end = _phrase_end(analysis.outline, money.end, sentence.end)
    givers = _behind(analysis, money, sentence.start, after_end, _BY)
    receivers = [p for p in _behind(analysis, money, money.end, after_end, _TO) if p not in givers]
    subject = _subject(analysis, cue, start)
    if cue.hit.entry.term in _RECEIVING:
        return tuple(givers), tuple(subject or receivers)
    if not givers and cue.reading in ("invest", "grant", "loan") and cue.hit.entry.term not in _NOUNS:
        givers = subject
    receivers = [p for p in receivers if p not in givers]
    if not receivers:
        receivers = _located(analysis, sentence.start, sentence.end, givers)
    return tuple(givers), tuple(receivers)


def _phrase_end(outline: str, start: int, end: int) -> int:
    border = _END_OF_PHRASE.search(outline, start, end)
    return border.start() if border else end


def _subject(analysis: Analysis, cue: Cue, start: int) -> list[Party]:
    """The sides that stand before the verb group of the cue."""
    group = verb_group(analysis, cue.hit.start, start)
    if group.is_passive:
        return []
    return named_sides(analysis, start, group.start)


def _behind(analysis: Analysis, money: Money, start: int, end: int, preposition: re.Pattern[str]) -> list[Party]:
    """The sides of the list that follows the preposition."""
    found: list[Party] = []
    last = None
    for side in sides_in(analysis, start, end, located=True):
        joined = last is not None and analysis.outline[last : side.start].strip(" ,") in ("", "and")
        if joined or (not found and preposition.search(analysis.outline, max(start - 30, side.start - 50), side.start)):
            found += side.parties
            last = side.end
        elif found:
            break
    return found


def _located(analysis: Analysis, start: int, end: int, givers: list[Party]) -> list[Party]:
    """The first city of the sentence where something takes place, givers aside."""
    places = [p for p in parties_in(analysis, start, end, located=True) if p.kind == "city" and p not in givers]
    return places[:1]
