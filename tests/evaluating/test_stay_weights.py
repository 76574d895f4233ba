"""Weights of what speaks for a stay are learned from examples."""

from __future__ import annotations

from pathlib import Path

from orchestration.evaluating.gold import load
from orchestration.evaluating.stay_weights import Example, examples, fit
from orchestration.parsing.likelihood import INTERCEPT

_GOLD = Path(__file__).parents[1] / "gold" / "second"


def test_a_sign_weighs_what_it_tells_and_a_rare_one_nothing() -> None:
    """Seen with stays alone it speaks for one, seen with either it says little; eight examples are the fewest to go by."""
    seen = [Example(frozenset({"for", "either"}), True)] * 9 + [Example(frozenset({"either"}), False)] * 9
    weights = fit([*seen, Example(frozenset({"rare"}), True)])
    assert weights["for"] > 0.5 > abs(weights["either"])
    assert weights.keys() == {INTERCEPT, "for", "either"}


def test_examples_are_the_ordered_pairs_of_an_articles_cities() -> None:
    """Stays and others both come out of annotated articles."""
    seen = list(examples(article for article in load(_GOLD) if article.name in ("g_07", "g_25")))
    assert {example.is_stay for example in seen} == {True, False}
