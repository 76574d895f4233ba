"""How far money has come is learned from annotated amounts."""

from __future__ import annotations

from orchestration.evaluating.status_weights import Example, examples, fit
from orchestration.parsing.document import Article
from orchestration.parsing.likelihood import INTERCEPT
from orchestration.parsing.rules.investments.status import STATUSES


def test_examples_are_the_amounts_that_the_annotation_gives_one_status() -> None:
    """An amount that is annotated with two statuses, or with none, teaches nothing."""
    article = Article(text="Linz will invest 5 million euros in Graz. Linz invested 7 million euros in Enns.")
    five = {"amount": 5_000_000, "currency": "EUR"}
    seven = {"amount": 7_000_000, "currency": "EUR", "status": "implementation"}
    (seen,) = examples(article, [{**five, "status": "pledge"}, {**five, "status": "commitment"}, seven], "status")
    assert seen.told == "implementation"
    assert {"tense plain", "done implementation", "word invested"} <= seen.signs


def test_each_status_has_weights_of_its_own() -> None:
    seen = [Example(frozenset({f"word {status}", "word always"}), status) for status in STATUSES for _ in range(6)]
    weights = fit([*seen, Example(frozenset({"word rare"}), "pledge")], STATUSES)
    assert list(weights) == list(STATUSES)
    for status, of_status in weights.items():
        assert max(of_status, key=lambda sign: of_status[sign]) == f"word {status}"
        assert of_status.keys() == {INTERCEPT, "word always", *(f"word {each}" for each in STATUSES)}
