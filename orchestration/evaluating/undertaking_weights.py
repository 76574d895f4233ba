"""What each feature of a name is worth as a sign of an undertaking, fitted on annotated texts.

``python -m orchestration.evaluating.undertaking_weights tests/gold tests/gold/second --phrases tests/gold/phrases.jsonl``
writes the lexicon ``undertaking_weights``. Of the phrases only the first half is looked at; the unseen set stays unseen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.evaluating import cases, gold, logistic
from orchestration.evaluating.matching import Fields, assign
from orchestration.parsing.document import Article
from orchestration.parsing.lexicons import FOLDER
from orchestration.parsing.parser import with_candidates
from orchestration.parsing.rules.projects.likelihood import features

LEXICON = FOLDER / "undertaking_weights.tsv"
_FIRST_HALF = "r1-"
_VARIANCE = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A name that may be an undertaking's: its features, and whether it is."""

    features: Mapping[str, float]
    is_undertaking: bool


def examples(article: Article, wanted: Sequence[Fields]) -> Iterator[Example]:
    """Every proper name that may be one, save those that the guide leaves open."""
    analysis = with_candidates(article)
    for mention in analysis.projects:
        if not mention.is_proper:
            continue
        assigned = assign("projects", wanted, [{"name": mention.name}])
        is_one = any(not fact.get("optional") and fact not in assigned.missing for fact in wanted)
        if assigned.false or is_one:
            yield Example(dict(features(analysis, mention)), not assigned.false)


def fit(seen: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature, the intercept first."""
    rows = [example.features for example in seen]
    return logistic.fit(rows, [example.is_undertaking for example in seen], variance=_VARIANCE)


def _annotated(folders: Iterable[Path], phrases: Path | None) -> Iterator[tuple[Article, Sequence[Fields]]]:
    for folder in folders:
        for article in gold.load(folder, Path("seeds/articles")):
            yield article.as_input(), article.facts["projects"]
    for case in cases.load(phrases) if phrases else ():
        if case.group == "projects" and case.id.startswith(_FIRST_HALF) and {"projects"} & {*case.expect, *case.absent}:
            yield case.article, case.expect.get("projects", [])


def main() -> None:
    """Fit on the gold of the folders, whose texts stand beside it or are the shipped articles, and on phrases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--phrases", type=Path)
    chosen = parser.parse_args()
    annotated = _annotated(chosen.folders, chosen.phrases)
    logistic.save(fit([example for article, wanted in annotated for example in examples(article, wanted)]), LEXICON)


if __name__ == "__main__":
    main()
