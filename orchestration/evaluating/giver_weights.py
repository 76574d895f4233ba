"""What each sign of who gives money is worth: a logistic regression over the signs, fitted on annotated texts.

``python -m orchestration.evaluating.giver_weights FOLDER... --short tests/gold/cases.jsonl tests/gold/phrases.jsonl`` writes
the lexicon ``giver_weights``. Every party around an annotated amount is an example. Of the phrases only the
first half is looked at; the unseen set stays unseen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.evaluating import logistic
from orchestration.evaluating.matching import Fields, same_value
from orchestration.evaluating.names import same_party
from orchestration.evaluating.status_weights import annotated
from orchestration.parsing.document import Article
from orchestration.parsing.facts import InvestmentFact
from orchestration.parsing.lexicons import FOLDER
from orchestration.parsing.once.amounts import joined
from orchestration.parsing.once.money_sides import WEIGHTS, amounts
from orchestration.parsing.parser import analyse
from orchestration.parsing.rules.catalogue import all_rules

LEXICON = FOLDER / f"{WEIGHTS}.tsv"
# How often a sign is seen at least to be weighed.
_FEWEST = 8
# How strongly weights are drawn to nought: the variance of the normal distribution that they are expected to have.
_VARIANCE = 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """A party that an article names and one of its amounts: the signs seen, and whether it gives the money."""

    signs: frozenset[str]
    gives: bool


def examples(article: Article, wanted: Sequence[Fields]) -> Iterator[Example]:
    """Every party around an annotated amount; where the annotation leaves open who gives, nobody does."""
    analysis = analyse(article)
    facts = [
        fact
        for each in all_rules()
        for hit in (analysis.hits_of(each.trigger) if each.name.startswith("investing.") else ())
        for fact in each.read(analysis, hit)
        if isinstance(fact, InvestmentFact)
    ]
    for amount in amounts(analysis, joined(analysis, facts)):
        told = [fact.get("investors") or [] for fact in wanted if _is_of(fact, amount.fact)]
        if told and all(givers == told[0] for givers in told):
            for key in amount.candidates:
                name = amount.named.parties[key].name
                yield Example(amount.signs(key), any(same_party(name, giver) for giver in told[0]))


def _is_of(wanted: Fields, fact: InvestmentFact) -> bool:
    return all(same_value(field, wanted.get(field), getattr(fact, field)) for field in ("amount", "currency"))


def fit(seen: Sequence[Example]) -> dict[str, float]:
    """The weight of each sign, the intercept first."""
    rows = [dict.fromkeys(example.signs, 1.0) for example in seen]
    return logistic.fit(rows, [example.gives for example in seen], variance=_VARIANCE, fewest=_FEWEST)


def main() -> None:
    """Fit on the gold of the folders, whose texts stand beside it or are the shipped articles, and on short texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--short", nargs="*", type=Path, default=[])
    chosen = parser.parse_args()
    texts = annotated(chosen.folders, chosen.short)
    logistic.save(fit([example for article, wanted in texts for example in examples(article, wanted)]), LEXICON)


if __name__ == "__main__":
    main()
