"""What tells in which city an office is held is learned from annotated articles."""

from __future__ import annotations

from pathlib import Path

from orchestration.evaluating.gold import load
from orchestration.evaluating.seat_weights import Example, examples, fit
from orchestration.parsing.likelihood import INTERCEPT

_GOLD = Path(__file__).parents[1] / "gold" / "second"


def test_examples_are_the_cities_in_which_a_bare_office_could_be_held() -> None:
    """Of each article's cities one is the mayor's, and the others are not."""
    seen = list(examples(article for article in load(_GOLD) if article.name in ("i_17", "g_34", "g_48")))
    assert {example.is_held for example in seen} == {True, False}
    assert sum(example.is_held for example in seen) < len(seen) / 2


def test_a_sign_seen_too_seldom_has_no_weight() -> None:
    seen = [Example({"near": 1.0}, True)] * 6 + [Example({"far": 1.0}, False)] * 6 + [Example({"rare": 1.0}, True)]
    weights = fit(seen)
    assert weights["near"] > 0 > weights["far"]
    assert weights.keys() == {INTERCEPT, "near", "far"}
