"""Every rule there is: importing this module registers them all. A new module of rules is one line here."""

from __future__ import annotations

from orchestration.parsing.rules import RULES, Rule, counting  # noqa: F401 - importing registers, here and below
from orchestration.parsing.rules.agreements import awarding, signatories, signed, standing, told  # noqa: F401
from orchestration.parsing.rules.events import gatherings, journeys, meetings, verbs, visits  # noqa: F401
from orchestration.parsing.rules.investments import investing  # noqa: F401
from orchestration.parsing.rules.partnerships import named as partnerships  # noqa: F401
from orchestration.parsing.rules.projects import named as projects  # noqa: F401


def all_rules() -> tuple[Rule, ...]:
    """The rules in order of registration."""
    return tuple(RULES.values())
