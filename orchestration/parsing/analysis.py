"""An article with everything found in it before facts are read: trigger hits and typed mentions, and how to look them up.

The parser fills an Analysis stage by stage; rules only read it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from orchestration.parsing.document import Document
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import (
    Count,
    Date,
    DocumentTitle,
    Duration,
    Mention,
    Money,
    Organization,
    Person,
    Place,
    ProjectMention,
)
from orchestration.parsing.scan import Hit
from orchestration.parsing.values.numbers import Number

if TYPE_CHECKING:
    from orchestration.parsing.parties import Side
    from orchestration.parsing.rules.investments.cues import Cue

_START = attrgetter("start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Mention):
    """A phrase that stands for sides named elsewhere: `our city`, `both sides`, `the former`, `the company`.

    ``targets`` stand in the order in which the text introduced them.
    """

    targets: tuple[Party, ...]


Spanned = TypeVar(
    "Spanned",
    Mention,
    Money,
    Date,
    Duration,
    Count,
    Place,
    Organization,
    Person,
    DocumentTitle,
    ProjectMention,
    Reference,
    Hit,
    Number,
)


@dataclass(slots=True)
class Analysis:
    """Mentions of one article, each list in order of ``start``."""

    document: Document
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    numbers: list[Number] = field(default_factory=list)
    money: list[Money] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    durations: list[Duration] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    features: list[Place] = field(default_factory=list)
    """Rivers, mountains and the like that the gazetteer does not know: mentions, and sides of nothing (``places.features``)."""
    organizations: list[Organization] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    titles: list[DocumentTitle] = field(default_factory=list)
    projects: list[ProjectMention] = field(default_factory=list)
    sides: tuple[list[Reference], list[Side]] | None = None
    """Every side of the article in order, and the references that it was read with (``deixis.antecedents``)."""
    home: Party | None = None
    """The city that the article calls its own (``deixis.home``)."""
    hub: tuple[Party | None] | None = None
    """The city whose partners it tells of, once somebody has asked (``partnerships.hub``)."""
    cues: dict[int, list[Cue]] = field(default_factory=dict)
    """The words that may govern an amount, by where it begins: every rule on money asks for them (``investments.cues``)."""
    outline: str = ""
    """The text with every name, title and date drawn as a run of one sign (``outline``): offsets are those of the text."""

    @property
    def places_and_features(self) -> list[Place]:
        """Every place of the text in order."""
        return sorted([*self.places, *self.features], key=_START)

    @property
    def text(self) -> str:
        return self.document.text

    def hits_of(self, lexicon: str, start: int = 0, end: int | None = None) -> Sequence[Hit]:
        """The hits of one trigger lexicon inside ``[start, end)``."""
        found = self.hits.get(lexicon, ())
        return found if end is None and not start else within(found, start, len(self.text) if end is None else end)


def within(items: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Those of ``items`` (ordered by start) that lie wholly inside ``[start, end)``."""
    if not items:
        return ()
    first = bisect_left(items, start, key=_START)
    return [item for item in items[first : bisect_left(items, end, first, key=_START)] if item.end <= end]
