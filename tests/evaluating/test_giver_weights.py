"""Who gives money is learned from annotated amounts and the parties around them."""

from __future__ import annotations

from orchestration.evaluating.giver_weights import Example, examples, fit
from orchestration.parsing.document import Article
from orchestration.parsing.likelihood import INTERCEPT


def test_examples_are_the_parties_around_an_amount_and_one_gives_it() -> None:
    """Who gets the money by the rules is no candidate; where the annotation names nobody, nobody gives."""
    article = Article(text="Wuhan and Ningbo are friends. Wuhan donated 5 million yuan to Urumqi.")
    wanted = {"amount": 5_000_000, "currency": "CNY", "investors": ["Wuhan"]}
    told = list(examples(article, [wanted]))
    assert [example.gives for example in told] == [True, False]
    assert "before, same part" in told[0].signs
    assert not any(example.gives for example in examples(article, [{**wanted, "investors": None}]))


def test_a_sign_seen_too_seldom_has_no_weight() -> None:
    seen = [Example(frozenset({"near"}), True)] * 9 + [Example(frozenset({"far"}), False)] * 9
    weights = fit([*seen, Example(frozenset({"rare"}), True)])
    assert weights["near"] > 0 > weights["far"]
    assert weights.keys() == {INTERCEPT, "near", "far"}
