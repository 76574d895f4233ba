"""Features of names are weighed by annotated texts, and the lexicon that ships is what comes of them."""

from __future__ import annotations

from pathlib import Path

from orchestration.evaluating.gold import load
from orchestration.evaluating.undertaking_weights import Example, examples, fit
from orchestration.parsing.document import Article

_GOLD = Path(__file__).parents[1] / "gold" / "second"


def test_names_that_the_guide_leaves_open_are_no_examples() -> None:
    """A required undertaking is one, an optional one teaches nothing, any other name is none."""
    text = (
        "Built at last\n\n"
        "Omsk built the Altai Steppe Bike Link, the Irtysh Quay Loop and the Tara Hill Stairs for 4 million euros."
    )
    wanted = [{"name": "Altai Steppe Bike Link"}, {"name": "Irtysh Quay Loop", "optional": True}]
    seen = list(examples(Article(text=text, article_key="a"), wanted))
    assert sorted(example.is_undertaking for example in seen) == [False, True]


def test_a_feature_weighs_what_it_tells() -> None:
    """What undertakings alone have speaks for one, what all have says little."""
    seen = [Example({"built": 1, "named": 1}, True)] * 9 + [Example({"named": 1}, False)] * 9
    weights = fit(seen)
    assert weights["built"] > 1 > abs(weights["named"])


def test_annotated_articles_have_examples_of_both_kinds() -> None:
    seen = [
        example
        for article in load(_GOLD)
        if article.name.startswith("g_0")
        for example in examples(article.as_input(), article.facts["projects"])
    ]
    assert {example.is_undertaking for example in seen} == {True, False}
