"""Whom the article's own city is tied to where no construction tells it: every other city, weighed by what speaks for it.

Articles find ever new words for one tie, but not for where the partner stands: near the words that name the relation,
abroad, among others of its kind (``partnerships.signs``). The readers of constructions come first; a city that one of them
has read is left alone, since they know better with whom.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from orchestration.parsing import likelihood
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import PartnershipFact, Party, Span
from orchestration.parsing.mentions import Place
from orchestration.parsing.parties import party_of
from orchestration.parsing.rules.partnerships.hub import hub_of
from orchestration.parsing.rules.partnerships.signs import Surroundings, candidates
from orchestration.parsing.rules.partnerships.since import with_beginning
from orchestration.parsing.rules.partnerships.words import is_not_standing, kind_of
from orchestration.parsing.scan import Hit

# `Kanoya and Memphis aren't sisters`: what a sentence denies outright nothing else can speak for.
_DENIED = re.compile(r"\b(?:not|never|no longer|neither|nor)\b|n't\b", re.IGNORECASE)
_PAIR = 2
# A city with as many ties has partners of its own, whoever else the article is about.
_MANY = 3
_KINDS = frozenset({"sister_city", "friendly_cooperation"})


def weighed(analysis: Analysis, read: Sequence[PartnershipFact]) -> list[PartnershipFact]:
    """A partnership for each city without one in ``read`` for which enough speaks."""
    if analysis.home is None or not Surroundings(analysis, analysis.home).words:
        return []
    own = hub_of(analysis, read)
    if own is None:
        return []
    around = Surroundings(analysis, own)
    known = {city.name for fact in read for city in fact.cities} - {around.owner.name}
    return [
        _fact(around, mentions)
        for key in candidates(around)
        if (mentions := around.cities[key])[0].name not in known
        and _of_tie(around.signs(key)) >= likelihood.LIKELY
        and not any(_is_denied(around, place) for place in mentions)
    ]


def not_of_each_other(analysis: Analysis, read: Sequence[PartnershipFact]) -> list[PartnershipFact]:
    """``read`` without the ties between two cities that are both likely partners of the one that the article is about.

    `Denver has been our sister city since 1960, and Lijiang since 2002`: neither is the other's.
    """
    tied = [fact for fact in read if fact.kind in _KINDS]
    own = hub_of(analysis, tied) if tied else None
    odd = [fact for fact in tied if own is not None and own.name not in {city.name for city in fact.cities}]
    if own is None or not odd:
        return list(read)
    around = Surroundings(analysis, own)
    likely = {
        around.cities[key][0].name for key in candidates(around) if _of_tie(around.signs(key)) >= likelihood.LIKELY
    }
    ties = Counter(name for pair in {frozenset(city.name for city in fact.cities) for fact in odd} for name in pair)
    return [
        fact
        for fact in read
        if fact not in odd
        or max(ties[city.name] for city in fact.cities) >= _MANY
        or not ({city.name for city in fact.cities} <= likely or _are_neighbours_abroad(fact, own))
    ]


def _are_neighbours_abroad(fact: PartnershipFact, own: Party) -> bool:
    """`Tacoma and San Diego, the two American sisters`: those of one country are sisters of a city in another."""
    countries = {city.place.country if city.place else None for city in fact.cities}
    home = own.place.country if own.place else None
    return (
        fact.kind == "sister_city" and len(countries) == 1 and None not in (home, *countries) and home not in countries
    )


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


def _of_tie(signs: frozenset[str]) -> float:
    return likelihood.weigh("partnership_weights", ((sign, 1.0) for sign in sorted(signs)))


def _fact(around: Surroundings, mentions: Sequence[Place]) -> PartnershipFact:
    place, hit = _telling(around, mentions)
    sentence = around.sentence(place.start)
    clause = Span(sentence.start, sentence.end)
    pair = (around.owner, party_of(place))
    kind = kind_of(around.analysis, clause, hit)
    return with_beginning(around.analysis, clause, hit, pair, kind, rule="partnership_weighed")


def _telling(around: Surroundings, mentions: Sequence[Place]) -> tuple[Place, Hit]:
    """The first mention with words for a relation in its sentence, else the first and the words nearest to it."""
    for place in mentions:
        if hit := around.words_at(place):
            return place, hit
    first = mentions[0]
    return first, min(around.words, key=lambda hit: abs(hit.start - first.start))
