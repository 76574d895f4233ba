"""Counts over articles become precision, recall and F1."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.evaluating.gold import GoldArticle
from orchestration.evaluating.scores import Scores
from orchestration.parsing.facts import CLASSES, FactClass
from orchestration.reading import ArticleRecord


def article(facts: dict[FactClass, list[dict[str, Any]]]) -> GoldArticle:
    """An annotated article."""
    return GoldArticle("a_01", ArticleRecord(title="T", text="T"), {name: facts.get(name, []) for name in CLASSES})


def found(facts: dict[FactClass, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """What a parser gave."""
    return {name: [{"rule": "a_rule", "confidence": 0.5, **fact} for fact in facts.get(name, [])] for name in CLASSES}


def test_counts_of_a_class_and_of_all() -> None:
    """Three right, one false, two missing: 6 of 9; the empty classes have no score."""
    scores = Scores()
    people = [{"name": name} for name in ("Tan Chengxu", "Gao Wei", "Jian Biao", "Qu Fucong", "Lin Duo")]
    scores.add(article({"persons": people}), found({"persons": [*people[:3], {"name": "Poverty Alleviation"}]}))
    persons = scores.classes["persons"]
    assert (persons.right, persons.false, persons.missing) == (3, 1, 2)
    assert persons.precision == pytest.approx(3 / 4)
    assert persons.recall == pytest.approx(3 / 5)
    assert persons.f1 == pytest.approx(6 / 9)
    assert scores.micro.f1 == persons.f1
    assert scores.classes["events"].f1 is None
    assert [error.kind for error in persons.errors] == ["missing", "missing", "false"]


def test_the_share_of_right_attributes_is_of_matched_facts_only() -> None:
    """A status that is wrong on a matched amount costs its share and not the match."""
    scores = Scores()
    gold = {"amount": 5, "currency": "EUR", "status": "pledge", "scope": "project", "type": None}
    scores.add(article({"investments": [gold]}), found({"investments": [{**gold, "status": "completion"}]}))
    money = scores.classes["investments"]
    assert money.f1 == 1
    assert money.attribute_share(["status"]) == 0
    assert money.attribute_share(["status", "scope", "type"]) == 0.5
    assert money.errors[0].attributes == ("status",)
