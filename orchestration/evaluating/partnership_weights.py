"""What each sign of a partnership is worth: a logistic regression over the signs, fitted on annotated articles.

``python -m orchestration.evaluating.partnership_weights tests/gold tests/gold/second`` writes the lexicon
``partnership_weights``. Every city that an article names is one example, whether or not a rule reads its tie: so the
weights are learned from the many ties that are told outright, for those that are not. The unseen set stays unseen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orchestration.evaluating import logistic
from orchestration.evaluating.gold import GoldArticle, GoldFact, load_all
from orchestration.evaluating.names import same_party
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import PartnershipFact
from orchestration.parsing.lexicons import FOLDER
from orchestration.parsing.parser import analyse
from orchestration.parsing.rules.catalogue import all_rules
from orchestration.parsing.rules.partnerships.hub import hub_of
from orchestration.parsing.rules.partnerships.signs import Surroundings, candidates

LEXICON = FOLDER / "partnership_weights.tsv"
_KINDS = ("sister_city", "friendly_cooperation")
# How often a sign is seen at least to be weighed.
_FEWEST = 4
# How strongly weights are drawn to nought: the variance of the normal distribution that they are expected to have.
_VARIANCE = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """A city beside the article's own: the signs seen of it, and whether the two are tied."""

    signs: frozenset[str]
    is_tied: bool


def examples(articles: Iterable[GoldArticle]) -> Iterator[Example]:
    """Every candidate of every article, save those that the guide leaves open."""
    for article in articles:
        analysis = analyse(article.as_input())
        own = hub_of(analysis, _read(analysis)) if analysis.home is not None else None
        if own is None:
            continue
        around = Surroundings(analysis, own)
        for key in candidates(around) if around.words else ():
            tie = _tie(article.facts["partnerships"], around.owner.name, around.cities[key][0].name)
            if tie is None or (tie["kind"] in _KINDS and not tie.get("optional")):
                yield Example(around.signs(key), tie is not None)


def _read(analysis: Analysis) -> Iterator[PartnershipFact]:
    """The ties that the rules read, before any is weighed."""
    for rule in all_rules():
        if rule.trigger == "partnership_triggers":
            for hit in analysis.hits_of(rule.trigger):
                yield from (fact for fact in rule.read(analysis, hit) if isinstance(fact, PartnershipFact))


def _tie(ties: Sequence[GoldFact], one: str, other: str) -> GoldFact | None:
    for tie in ties:
        first, second = tie["cities"]
        if any(same_party(first, a) and same_party(second, b) for a, b in ((one, other), (other, one))):
            return tie
    return None


def fit(seen: Sequence[Example]) -> dict[str, float]:
    """The weight of each sign, the intercept first."""
    rows = [dict.fromkeys(example.signs, 1.0) for example in seen]
    return logistic.fit(rows, [example.is_tied for example in seen], variance=_VARIANCE, fewest=_FEWEST)


def main(folders: Sequence[str]) -> None:
    """Fit on the gold of ``folders``."""
    logistic.save(fit(list(examples(load_all(folders)))), LEXICON)


if __name__ == "__main__":
    main(sys.argv[1:])
