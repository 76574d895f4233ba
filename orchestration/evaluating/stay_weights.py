"""What each sign of a stay is worth: a logistic regression over the signs, fitted on annotated articles.

``python -m orchestration.evaluating.stay_weights FOLDER...`` writes the lexicon ``stay_weights``. Every two cities of an
article, either way round, are an example, whether or not a rule reads a visit of theirs: so the weights are learned from
the many visits that are told outright, for those that are not. The unseen set stays unseen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orchestration.evaluating import logistic
from orchestration.evaluating.gold import GoldArticle, GoldFact, load_all
from orchestration.evaluating.names import same_party
from orchestration.parsing.facts import EventFact
from orchestration.parsing.lexicons import FOLDER
from orchestration.parsing.parser import parse
from orchestration.parsing.rules.events.stay_signs import Pair, Stays

LEXICON = FOLDER / "stay_weights.tsv"
# How often a sign is seen at least to be weighed.
_FEWEST = 8
# How strongly weights are drawn to nought: the variance of the normal distribution that they are expected to have.
_VARIANCE = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """Two cities: the signs seen of people of the first staying in the second, and whether they did."""

    signs: frozenset[str]
    is_stay: bool


def examples(articles: Iterable[GoldArticle]) -> Iterator[Example]:
    """Every candidate of every article, save those that the guide leaves open."""
    for article in articles:
        parsed = parse(article.as_input())
        events = [fact for fact in parsed.facts if isinstance(fact, EventFact) and fact.rule != "visit_weighed"]
        stays = Stays(parsed.analysis)
        for pair in stays.pairs():
            visits = [visit for visit in article.facts["events"] if _is_of(visit, pair)]
            if not visits or not all(visit.get("optional") for visit in visits):
                yield Example(stays.signs(pair, events), bool(visits))


def _is_of(event: GoldFact, pair: Pair) -> bool:
    guest, host = (city.name for city in pair)
    cities, at = event.get("cities") or [], event.get("city")
    joins = all(any(same_party(name, city) for city in cities) for name in (guest, host))
    return event["type"] == "visit" and joins and (at is None or same_party(at, host))


def fit(seen: Sequence[Example]) -> dict[str, float]:
    """The weight of each sign, the intercept first."""
    rows = [dict.fromkeys(example.signs, 1.0) for example in seen]
    return logistic.fit(rows, [example.is_stay for example in seen], variance=_VARIANCE, fewest=_FEWEST)


def main(folders: Sequence[str]) -> None:
    """Fit on the gold of ``folders``."""
    logistic.save(fit(list(examples(load_all(folders)))), LEXICON)


if __name__ == "__main__":
    main(sys.argv[1:])
