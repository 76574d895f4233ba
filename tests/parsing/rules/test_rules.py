"""Every registered rule reads its own example and leaves its own counterexample alone."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.parser import analyse
from orchestration.parsing.rules import Rule
from orchestration.parsing.rules.catalogue import all_rules

RULES = [pytest.param(each, id=each.name) for each in all_rules()]


def rules_that_read(text: str, each: Rule) -> set[str]:
    """The names on the facts that a rule reads in a text of its own."""
    analysis = analyse(Article(text=text, has_title=False))
    return {fact.rule for hit in analysis.hits_of(each.trigger) for fact in each.read(analysis, hit)}


@pytest.mark.parametrize("each", RULES)
def test_a_rule_reads_its_example(each: Rule) -> None:
    assert rules_that_read(each.example, each) == {each.name}


@pytest.mark.parametrize("each", RULES)
def test_a_rule_leaves_its_counterexample_alone(each: Rule) -> None:
    assert rules_that_read(each.counterexample, each) == set()
