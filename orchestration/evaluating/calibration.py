"""Confidence that means something: how often facts of a rule are right on annotated articles.

It is to hold for articles that nobody has seen, so it is measured on the set that no rule was written on
(``tests/gold/unseen``): on the others every rule looks better than it is.

A rule seen a few times says little about itself, so its share is drawn towards that of its class, and the class's
towards one half. The result is a lexicon that the parser reads (``orchestration.parsing.confidence``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.evaluating.scores import Scores
from orchestration.parsing.confidence import OF_CLASS, term
from orchestration.parsing.lexicons import FOLDER

LEXICON = FOLDER / "confidence.tsv"

# How many facts the class's share weighs against the rule's own: with five, a rule that was right once in its only try
# in a class of 0.8 gets 0.83, and one that was right 95 times in 100 gets 0.94.
_PRIOR_FACTS = 5

_HEADER = """\
# licence: Apache-2.0, as the project
# source: measured on the annotated articles by `coop evaluate tests/gold/unseen --calibrate`; not edited by hand
# term: class/rule, or class/* for what is not measured; confidence: smoothed share of right facts; facts, right: counts
term\tconfidence\tfacts\tright
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A rule (or a whole class) with its counts and the confidence that follows."""

    term: str
    facts: int
    right: int
    confidence: float


def measured(scores: Scores) -> Iterator[Measured]:
    """Each class and below it each of its rules."""
    for name, score in scores.classes.items():
        right = sum(rule.right for rule in score.rules.values())
        facts = right + sum(rule.false for rule in score.rules.values())
        of_class = (right + 1) / (facts + 2)
        yield Measured(term(name, OF_CLASS), facts, right, of_class)
        for rule, counts in sorted(score.rules.items()):
            tried = counts.right + counts.false
            share = (counts.right + _PRIOR_FACTS * of_class) / (tried + _PRIOR_FACTS)
            yield Measured(term(name, rule), tried, counts.right, share)


def save(rows: Sequence[Measured], path: Path = LEXICON) -> None:
    """Write the lexicon."""
    lines = (f"{row.term}\t{row.confidence:.3f}\t{row.facts}\t{row.right}\n" for row in rows)
    path.write_text(_HEADER + "".join(lines), encoding="utf-8")


def carried_over(learned: Scores, tried: Scores) -> list[tuple[float, bool]]:
    """Confidences measured on some articles, on the facts found in others, each with whether the fact is right."""
    known = {row.term: row.confidence for row in measured(learned)}
    return [
        (known.get(term(name, rule), known[term(name, OF_CLASS)]), is_right)
        for name, score in tried.classes.items()
        for rule, counts in score.rules.items()
        for is_right, times in ((True, counts.right), (False, counts.false))
        for _ in range(times)
    ]


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of nearly the same confidence: what was promised and what was kept."""

    facts: int
    confidence: float
    right_share: float


def reliability(predictions: Sequence[tuple[float, bool]], bins: int = 10) -> Iterator[Bin]:
    """The table that shows whether a fact of confidence 0.9 is right nine times in ten."""
    for number in range(bins):
        inside = [p for p in predictions if min(int(p[0] * bins), bins - 1) == number]
        if inside:
            count = len(inside)
            yield Bin(count, sum(c for c, _ in inside) / count, sum(right for _, right in inside) / count)


def expected_error(predictions: Sequence[tuple[float, bool]]) -> float:
    """The mean distance between promise and outcome over the bins, weighted by facts."""
    total = max(1, len(predictions))
    return sum(b.facts * abs(b.confidence - b.right_share) for b in reliability(predictions)) / total
