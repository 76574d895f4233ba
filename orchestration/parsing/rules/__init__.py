"""Facts from mentions: small named rules. A rule is asked once for each hit of its trigger lexicon.

Each rule carries an example that it reads and a counterexample that it must leave alone; both are tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AnyFact
from orchestration.parsing.scan import Hit

Reader = Callable[[Analysis, Hit], Iterator[AnyFact]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named way to read a fact at a hit of ``trigger`` (the name of a lexicon, see ``scan``).

    ``example`` and ``counterexample`` are running text without a title.
    """

    name: str
    trigger: str
    read: Reader
    example: str
    counterexample: str


RULES: dict[str, Rule] = {}


def rule(name: str, *, trigger: str, example: str, counterexample: str) -> Callable[[Reader], Reader]:
    """Register a rule. The facts that it yields carry its name."""

    def register(read: Reader) -> Reader:
        if name in RULES:
            raise ValueError(f"two rules are called {name!r}")
        RULES[name] = Rule(name, trigger, read, example, counterexample)
        return read

    return register
