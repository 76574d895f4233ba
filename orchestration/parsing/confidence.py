"""How much to trust a fact: the share of right facts that its rule had on annotated articles, else its class had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from orchestration.parsing import lexicons
from orchestration.parsing.facts import CLASS_OF, AnyFact, FactClass

OF_CLASS = "*"


def term(name: FactClass, rule: str) -> str:
    """What a rule is called in the lexicon ``confidence``: one rule may read facts of two classes."""
    return f"{name}/{rule}"


def filled(facts: Iterable[AnyFact]) -> list[AnyFact]:
    """The facts, each with a confidence; one that a rule set itself stays."""
    return [fact if fact.confidence is not None else replace(fact, confidence=_of(fact)) for fact in facts]


def _of(fact: AnyFact) -> float | None:
    measured = _measured()
    name = CLASS_OF[type(fact)]
    return measured.get(term(name, fact.rule), measured.get(term(name, OF_CLASS)))


@cache
def _measured() -> dict[str, float]:
    return {entry.term: float(entry["confidence"] or 0) for entry in lexicons.load("confidence")}
