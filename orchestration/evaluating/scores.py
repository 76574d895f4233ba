"""Counts of right, false and missing facts and what follows from them; errors with the article they stand in."""

from __future__ import annotations

import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from orchestration.evaluating.gold import GoldArticle
from orchestration.evaluating.matching import ATTRIBUTES, Fields, assign, wrong_attributes
from orchestration.parsing.document import Article
from orchestration.parsing.facts import CLASSES, FactClass

ErrorKind = Literal["missing", "false", "attribute"]


@dataclass(frozen=True, slots=True)
class Error:
    """A fact that was missed, invented, or read with wrong ``attributes``."""

    article: str
    kind: ErrorKind
    gold: Fields | None
    found: Fields | None
    attributes: tuple[str, ...] = ()


@dataclass(slots=True)
class RuleScore:
    """How often facts of one rule are right, optional ones included."""

    right: int = 0
    false: int = 0


@dataclass(slots=True)
class ClassScore:
    """One class over a set of articles; optional facts are in none of the three counts."""

    right: int = 0
    false: int = 0
    missing: int = 0
    attributes_right: Counter[str] = field(default_factory=Counter)
    attributes_given: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)
    rules: defaultdict[str, RuleScore] = field(default_factory=lambda: defaultdict(RuleScore))

    @property
    def gold_count(self) -> int:
        return self.right + self.missing

    @property
    def precision(self) -> float | None:
        return _share(self.right, self.right + self.false)

    @property
    def recall(self) -> float | None:
        return _share(self.right, self.gold_count)

    @property
    def f1(self) -> float | None:
        """The harmonic mean; None where there was nothing to find and nothing was found."""
        return _share(2 * self.right, 2 * self.right + self.false + self.missing)

    def attribute_share(self, names: Iterable[str]) -> float | None:
        """How much of the given attributes is right, all of ``names`` together."""
        names = tuple(names)
        return _share(sum(self.attributes_right[n] for n in names), sum(self.attributes_given[n] for n in names))


@dataclass(slots=True)
class Scores:
    """Every class, over the articles added so far."""

    articles: int = 0
    classes: dict[FactClass, ClassScore] = field(default_factory=lambda: {name: ClassScore() for name in CLASSES})
    predictions: list[tuple[float, bool]] = field(default_factory=list)
    """The confidence of each fact found, and whether it is right."""
    failures: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Articles that could not be read at all, by reason; they count as if nothing was found."""

    def add(self, article: GoldArticle, found: dict[str, list[Fields]]) -> None:
        """Count one article's found facts, which have the shape of the gold files."""
        self.articles += 1
        for name in CLASSES:
            self._add_class(name, article, found[name])

    def _add_class(self, name: FactClass, article: GoldArticle, found: list[Fields]) -> None:
        score = self.classes[name]
        assignment = assign(name, article.facts[name], found)
        score.right += len(assignment.pairs)
        score.missing += len(assignment.missing)
        score.false += len(assignment.false)
        score.errors += [Error(article.name, "missing", gold, None) for gold in assignment.missing]
        score.errors += [Error(article.name, "false", None, fact) for fact in assignment.false]
        for gold, fact in assignment.pairs:
            wrong = wrong_attributes(name, gold, fact)
            score.attributes_given.update(wrong.keys())
            score.attributes_right.update(attribute for attribute, is_wrong in wrong.items() if not is_wrong)
            if any(wrong.values()):
                names = tuple(attribute for attribute, is_wrong in wrong.items() if is_wrong)
                score.errors.append(Error(article.name, "attribute", gold, fact, names))
        for fact in (*(fact for _, fact in assignment.pairs), *assignment.optional):
            self._add_prediction(score, fact, is_right=True)
        for fact in assignment.false:
            self._add_prediction(score, fact, is_right=False)

    def _add_prediction(self, score: ClassScore, fact: Fields, *, is_right: bool) -> None:
        of_rule = score.rules[fact["rule"]]
        of_rule.right += is_right
        of_rule.false += not is_right
        if fact["confidence"] is not None:
            self.predictions.append((fact["confidence"], is_right))

    @property
    def micro(self) -> ClassScore:
        """All classes counted together."""
        return ClassScore(
            *(sum(getattr(score, count) for score in self.classes.values()) for count in ("right", "false", "missing"))
        )

    def as_json(self) -> dict[str, Any]:
        """The scores without their errors, for other programs, with the articles by which they are too low."""
        return {
            "articles": self.articles,
            "classes": {
                name: {
                    **_counts(score),
                    "attributes": score.attribute_share(ATTRIBUTES[name]),
                    "attribute": {n: score.attribute_share([n]) for n in sorted(score.attributes_given)},
                    "rules": {rule: {"right": s.right, "false": s.false} for rule, s in sorted(score.rules.items())},
                }
                for name, score in self.classes.items()
            },
            "micro": _counts(self.micro),
            "failures": dict(self.failures),
        }


def measure(articles: Iterable[GoldArticle], read: Callable[[Article], dict[str, list[Fields]]]) -> Scores:
    """Scores of a way to read articles. One that raises on an article is marked down for it and goes on."""
    scores = Scores()
    for article in articles:
        try:
            found = read(article.as_input())
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            said = next(iter(str(error).splitlines()), "")
            reason = f"{type(error).__name__}: {said} ({Path(where.filename).name}:{where.lineno})"
            scores.failures[reason].append(article.name)
            found = {name: [] for name in CLASSES}
        scores.add(article, found)
    return scores


def _counts(score: ClassScore) -> dict[str, float | int | None]:
    return {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "gold_count": score.gold_count,
        "right": score.right,
        "false": score.false,
        "missing": score.missing,
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
