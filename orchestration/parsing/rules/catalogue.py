"""Every rule there is: importing this module registers them all. A new module of rules is one line here."""

from __future__ import annotations

from orchestration.parsing.rules import (  # noqa: F401  (importing registers)
    RULES,
    Rule,
    awarding,
    counting,
    events_gatherings,
    events_journeys,
    events_meetings,
    events_verbs,
    events_visits,
    investing,
    partnerships,
    projects,
    signatories,
    signing,
    standing_agreements,
    told_agreements,
)


def all_rules() -> tuple[Rule, ...]:
    """The rules in order of registration."""
    return tuple(RULES.values())
