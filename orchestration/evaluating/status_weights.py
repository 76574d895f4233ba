"""What each sign of how far money has come, and of what it covers, is worth: logistic regressions fitted on annotated articles.

``python -m orchestration.evaluating.status_weights FOLDER... --short tests/gold/cases.jsonl tests/gold/phrases.jsonl`` writes
the lexicons ``status_weights`` and ``scope_weights``. Every amount that the rules read and the annotation gives a value is an
example, in articles and in short texts. Of the phrases only the first half is looked at; the unseen set stays unseen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.evaluating import cases, gold, logistic
from orchestration.evaluating.matching import Fields, same_value
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.document import Article
from orchestration.parsing.facts import InvestmentFact
from orchestration.parsing.lexicons import FOLDER
from orchestration.parsing.parser import analyse
from orchestration.parsing.rules.catalogue import all_rules
from orchestration.parsing.rules.investments.cues import Cue, cues
from orchestration.parsing.rules.investments.parties import Sides
from orchestration.parsing.rules.investments.status import SCOPE_WEIGHTS, SCOPES, STATUSES, WEIGHTS
from orchestration.parsing.rules.investments.status_signs import signs
from orchestration.parsing.scan import Hit

_OPTIONS: dict[str, tuple[str, Sequence[str]]] = {"status": (WEIGHTS, STATUSES), "scope": (SCOPE_WEIGHTS, SCOPES)}
_SECOND_HALF = "r2-"
# How often a sign is seen at least to be weighed.
_FEWEST = 6
# How strongly weights are drawn to nought: the variance of the normal distribution that they are expected to have.
_VARIANCE = 0.2


@dataclass(frozen=True, slots=True)
class Example:
    """An amount of money: the signs seen of it, and how far it has come, or what it covers."""

    signs: frozenset[str]
    told: str


def examples(article: Article, wanted: Sequence[Fields], field: str) -> Iterator[Example]:
    """Every amount of the article that the annotation gives one ``status``, or one ``scope``."""
    analysis = analyse(article)
    for each in all_rules():
        for hit in analysis.hits_of(each.trigger) if each.name.startswith("investing.") else ():
            for fact in each.read(analysis, hit):
                if isinstance(fact, InvestmentFact) and (value := _told(fact, wanted, field)):
                    yield Example(_signs(analysis, fact, hit), value)


def _told(fact: InvestmentFact, wanted: Sequence[Fields], attribute: str) -> str | None:
    found = {"amount": fact.amount, "currency": fact.currency}
    told = {
        each.get(attribute)
        for each in wanted
        if all(each.get(field) is None or same_value(field, each[field], value) for field, value in found.items())
    }
    return told.pop() if len(told) == 1 else None


def _signs(analysis: Analysis, fact: InvestmentFact, hit: Hit) -> frozenset[str]:
    here = within(analysis.money, fact.evidence.start, fact.evidence.end)
    money = next(each for each in here if each.amount == fact.amount)
    cue = Cue(hit, "listed", 0) if fact.rule == "investing.listed" else cues(analysis, money)[0]
    sides = Sides(fact.investors, fact.recipients)
    return signs(analysis, money, cue, fact.type or "investment", fact.project_count, sides)


def fit(seen: Sequence[Example], options: Sequence[str]) -> dict[str, dict[str, float]]:
    """The weights of the signs for each option, the intercept first."""
    rows = [dict.fromkeys(example.signs, 1.0) for example in seen]
    return logistic.fit_each(rows, [example.told for example in seen], options, variance=_VARIANCE, fewest=_FEWEST)


def annotated(folders: Iterable[Path], short: Iterable[Path]) -> Iterator[tuple[Article, Sequence[Fields]]]:
    """The articles of folders and short texts, each with the investments that are true of it."""
    for folder in folders:
        for article in gold.load(folder, Path("seeds/articles")):
            yield article.as_input(), article.facts["investments"]
    for file in short:
        for case in cases.load(file):
            if not case.id.startswith(_SECOND_HALF):
                yield case.article, case.expect.get("investments", [])


def main() -> None:
    """Fit on the gold of the folders, whose texts stand beside it or are the shipped articles, and on short texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--short", nargs="*", type=Path, default=[])
    chosen = parser.parse_args()
    texts = list(annotated(chosen.folders, chosen.short))
    for field, (lexicon, options) in _OPTIONS.items():
        seen = [example for article, wanted in texts for example in examples(article, wanted, field)]
        logistic.save_each(fit(seen, options), FOLDER / f"{lexicon}.tsv")


if __name__ == "__main__":
    main()
