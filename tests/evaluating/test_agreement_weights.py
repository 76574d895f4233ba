"""Weights of the signs of an agreement are learned from pairs of sides."""

from __future__ import annotations

from pathlib import Path

from orchestration.evaluating.agreement_weights import Example, examples, fit
from orchestration.evaluating.gold import load
from orchestration.parsing.likelihood import INTERCEPT

_GOLD = Path(__file__).parents[1] / "gold" / "second"


def test_a_sign_weighs_what_it_tells_and_a_rare_one_nothing() -> None:
    """Seen with agreements alone it speaks for one, seen with either it says little; five examples are the fewest."""
    seen = [Example(frozenset({"for", "either"}), True)] * 9 + [Example(frozenset({"either"}), False)] * 9
    weights = fit([*seen, Example(frozenset({"rare"}), True)])
    assert weights["for"] > 0.5 > abs(weights["either"])
    assert weights.keys() == {INTERCEPT, "for", "either"}


def test_examples_are_two_sides_of_a_sentence() -> None:
    """Parties and others both come out of annotated articles."""
    seen = list(examples(article for article in load(_GOLD) if article.name in ("g_09", "g_31")))
    assert {example.is_agreed for example in seen} == {True, False}
