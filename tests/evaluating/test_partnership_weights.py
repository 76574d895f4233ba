"""Weights of signs are learned from examples and read back as a lexicon."""

from __future__ import annotations

from pathlib import Path

from orchestration.evaluating.gold import load
from orchestration.evaluating.partnership_weights import Example, examples, fit
from orchestration.parsing.likelihood import INTERCEPT

_GOLD = Path(__file__).parents[1] / "gold" / "second"


def test_a_sign_weighs_what_it_tells_and_a_rare_one_nothing() -> None:
    """Seen with ties alone it speaks for one, seen with either it says little; four examples are the fewest to go by."""
    seen = [Example(frozenset({"for", "either"}), True)] * 9 + [Example(frozenset({"either"}), False)] * 9
    weights = fit([*seen, Example(frozenset({"rare"}), True)])
    assert weights["for"] > 0.5 > abs(weights["either"])
    assert weights.keys() == {INTERCEPT, "for", "either"}


def test_examples_are_the_cities_beside_the_articles_own() -> None:
    """Ties and others both come out of annotated articles."""
    seen = list(examples(article for article in load(_GOLD) if article.name in ("i_13", "i_17", "g_20")))
    assert {example.is_tied for example in seen} == {True, False}
