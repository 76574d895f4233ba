"""Every rule there is: importing this module registers them all."""

from __future__ import annotations

from orchestration.parsing.rules import RULES, Rule


def all_rules() -> tuple[Rule, ...]:
    """The rules in order of registration."""
    return tuple(RULES.values())
