"""Whom the article's own city is tied to where no construction tells it: every other city, weighed by what speaks for it.

Articles find ever new words for one tie, but not for where the partner stands: near the words that name the relation,
abroad, among others of its kind (``partnerships_signs``). The readers of constructions come first; a city that one of them
has read is left alone, since they know better with whom.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import PartnershipFact, Span
from orchestration.parsing.mentions import Place
from orchestration.parsing.parties import party_of
from orchestration.parsing.rules.partnerships_signs import Surroundings, candidates
from orchestration.parsing.rules.partnerships_since import beginning
from orchestration.parsing.rules.partnerships_words import is_not_standing, kind_of
from orchestration.parsing.scan import Hit

# `Kanoya and Memphis aren't sisters`: what a sentence denies outright nothing else can speak for.
_DENIED = re.compile(r"\b(?:not|never|no longer|neither|nor)\b|n't\b", re.IGNORECASE)
_PAIR = 2
INTERCEPT = "(intercept)"
# Likelier than not.
_BELIEVED = 0.5


def weighed(analysis: Analysis, read: Sequence[PartnershipFact]) -> list[PartnershipFact]:
    """A partnership for each city without one in ``read`` for which enough speaks."""
    if analysis.home is None:
        return []
    around = Surroundings(analysis, analysis.home)
    if not around.words:
        return []
    known = {city.name for fact in read for city in fact.cities} - {around.owner.name}
    return [
        _fact(around, mentions)
        for key in candidates(around)
        if (mentions := around.cities[key])[0].name not in known
        and belief(around.signs(key)) >= _BELIEVED
        and not any(_is_denied(around, place) for place in mentions)
    ]


def _is_denied(around: Surroundings, place: Place) -> bool:
    """Whether the sentence of ``place`` has words for the relation, and says that it does not stand.

    One that is only hoped for is told of two cities: where more are named, the others are those that there are already.
    """
    sentence, hit = around.sentence(place.start), around.words_at(place)
    if hit is None:
        return False
    if _DENIED.search(around.analysis.text, sentence.start, sentence.end):
        return True
    return len(around.named_in(sentence)) <= _PAIR and is_not_standing(
        around.analysis, Span(sentence.start, sentence.end), hit
    )


def belief(signs: frozenset[str]) -> float:
    """How likely a tie is when these signs are seen, 0-1."""
    weights = _weights()
    total = weights[INTERCEPT] + sum(weights.get(sign, 0.0) for sign in sorted(signs))
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    return {entry.term: float(entry["weight"] or 0) for entry in lexicons.load("partnership_weights")}


def _fact(around: Surroundings, mentions: Sequence[Place]) -> PartnershipFact:
    place, hit = _telling(around, mentions)
    sentence = around.sentence(place.start)
    clause = Span(sentence.start, sentence.end)
    pair = (around.owner, party_of(place))
    kind = kind_of(around.analysis, clause, hit)
    began = beginning(around.analysis, clause, hit, pair)
    return PartnershipFact(
        evidence=clause,
        rule="partnership_weighed",
        cities=pair,
        kind=kind,
        since=began.since,
        duration_years=began.duration_years,
    )


def _telling(around: Surroundings, mentions: Sequence[Place]) -> tuple[Place, Hit]:
    """The first mention with words for a relation in its sentence, else the first and the words nearest to it."""
    for place in mentions:
        if hit := around.words_at(place):
            return place, hit
    first = mentions[0]
    return first, min(around.words, key=lambda hit: abs(hit.start - first.start))
