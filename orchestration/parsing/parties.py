"""Sides of a fact: which organizations and places a stretch of text names, in order, lists and pointing phrases resolved."""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Mention, Organization, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Mention):
    """A phrase that stands for sides named elsewhere: `our city`, `both sides`, `the former`, `the company`.

    ``targets`` stand in the order in which the text introduced them.
    """

    targets: tuple[Party, ...]


def party_of(mention: Place | Organization) -> Party:
    """The party that a mention names; an organization carries its home along."""
    if isinstance(mention, Organization):
        return Party(mention.name, "organization", mention.home)
    kind = "city" if mention.kind == "city" else "country" if mention.kind == "country" else "province"
    return Party(mention.name, kind, mention)
