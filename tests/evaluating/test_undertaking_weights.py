"""Features of names are weighed by annotated texts, and the lexicon that ships is what comes of them."""

from __future__ import annotations

from pathlib import Path

from orchestration.evaluating.gold import load
from orchestration.evaluating.undertaking_weights import Example, examples, fit, save
from orchestration.parsing.document import Article
from orchestration.parsing.rules.projects_likelihood import BIAS

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


def test_a_feature_weighs_what_it_tells(tmp_path: Path) -> None:
    """What undertakings alone have speaks for one, what all have says little; the weights can be read as a lexicon."""
    seen = [Example({"built": 1, "named": 1}, True)] * 9 + [Example({"named": 1}, False)] * 9
    weights = fit(seen)
    assert weights["built"] > 1 > abs(weights["named"])
    path = tmp_path / "undertaking_weights.tsv"
    save(weights, path)
    header, first, *_ = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert (header, first) == ("term\tweight", f"{BIAS}\t{weights[BIAS]:.3f}")


def test_annotated_articles_have_examples_of_both_kinds() -> None:
    seen = [
        example
        for article in load(_GOLD)
        if article.name.startswith("g_0")
        for example in examples(article.as_input(), article.facts["projects"])
    ]
    assert {example.is_undertaking for example in seen} == {True, False}
