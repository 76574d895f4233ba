"""One body behind its spellings: every alias gets one organization, and keeps the candidates that lost.

A body is called by the spelling that was seen first, so that its key does not change when further spellings arrive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

import polars as pl
from rapidfuzz.fuzz import token_sort_ratio

from orchestration.loading.keys import surrogate
from orchestration.loading.schema import ORGANIZATION_BLOCKS, ORGANIZATION_DECISIONS
from orchestration.resolving.organization_names import block_keys, is_kind_only, normal, same_body

# A block of more names than this is a phrase that half of all bodies share (`municipal government`): no evidence at all.
LARGEST_BLOCK = 20
# Candidates below this, or beyond the best few, are not worth showing to whoever asks why two names stayed apart.
WORTH_SHOWING = 0.7
MOST_LOSERS = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """A distinct name at one home; ``home_place_key`` is where articles say that it is at home, empty if they do not.

    ``home`` and ``home_name`` are that place where it tells bodies apart, which a country seldom does.
    """

    alias: str
    home: str | None = None
    home_name: str | None = None
    home_place_key: str = ""

    @property
    def full_name(self) -> str:
        """`Municipal Government` at home in Dalian is Dalian's."""
        return f"{self.home_name} {self.alias}" if self.home_name and is_kind_only(self.alias) else self.alias


@dataclass(slots=True)
class Body:
    """An organization. One whose first spelling had no home takes that of the first spelling that has."""

    key: str
    name: str
    home: str | None

    @classmethod
    def founded_by(cls, spelling: Spelling) -> Body:
        return cls(_key(spelling.full_name, spelling.home), spelling.full_name, spelling.home)

    @property
    def is_founded_without_home(self) -> bool:
        return self.key == _key(self.name, None)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Rows for ``raw.organization_decisions`` and ``raw.organization_blocks``."""

    decisions: pl.DataFrame
    blocks: pl.DataFrame


Bodies = dict[str, Body]


@dataclass(slots=True)
class _Index:
    """The bodies known so far, by what their names may share with another's, and by that and their home."""

    blocks: dict[str, Bodies] = field(default_factory=lambda: defaultdict(dict))
    blocks_at_home: dict[tuple[str, str], Bodies] = field(default_factory=lambda: defaultdict(dict))

    def add(self, body: Body) -> None:
        for key in block_keys(body.name):
            self.blocks[key][body.key] = body
        self._add_at_home(body)

    def settle(self, body: Body, home: str | None) -> None:
        """A body that had no home yet gets one."""
        body.home = home
        self._add_at_home(body)

    def candidates(self, spelling: Spelling) -> list[Body]:
        """Those that are worth comparing, the likest first; in a large block only those of the same home."""
        met: Bodies = {}
        for key in block_keys(spelling.full_name):
            block = self.blocks.get(key, {})
            if len(block) <= LARGEST_BLOCK:
                met |= block
            elif spelling.home is not None:
                met |= self.blocks_at_home.get((key, spelling.home), {})
        return sorted(met.values(), key=lambda body: (-_likeness(spelling.full_name, body.name), body.name, body.key))

    def _add_at_home(self, body: Body) -> None:
        if body.home is not None:
            for key in block_keys(body.name):
                self.blocks_at_home[key, body.home][body.key] = body


def resolve(
    spellings: Iterable[Spelling],
    known: Iterable[Body] = (),
    places: Container[str] = frozenset(),
    own: Container[str] = frozenset(),
) -> Resolution:
    """Decide for every spelling, in the order in which they were first seen.

    A spelling joins the likest body whose name is the same and whose home is not another city; otherwise it founds one.
    ``known`` are the bodies of earlier decisions, which are never decided anew: adding names later changes nothing about
    those that were there. ``places`` are folded words of names of places, which no misspelling bridges;
    ``own`` are names of which a person says that they are nobody else's, however like.
    """
    index = _Index()
    for body in known:
        index.add(body)
    decisions: list[dict[str, object]] = []
    founded: dict[str, Body] = {}
    for spelling in spellings:
        candidates = index.candidates(spelling)
        allowed = [body for body in candidates if may_be_one(spelling.alias, spelling.full_name, body.name, own)]
        joined = _chosen(spelling, allowed, places)
        body = joined or Body.founded_by(spelling)
        if joined is None:
            index.add(body)
            founded[body.key] = body
        elif body.home is None:
            index.settle(body, spelling.home)
        decisions += _told(spelling, body, [candidate for candidate in candidates if candidate.key != body.key])
    blocks = [
        {"organization_key": body.key, "block_key": key}
        for body in founded.values()
        for key in sorted(block_keys(body.name))
    ]
    return Resolution(
        pl.DataFrame(decisions, schema=ORGANIZATION_DECISIONS.polars_schema),
        pl.DataFrame(blocks, schema=ORGANIZATION_BLOCKS.polars_schema),
    )


def may_be_one(alias: str, full_name: str, name: str, own: Container[str]) -> bool:
    """Whether nobody says that an alias and a body of that name are two."""
    return (alias not in own and name not in own) or normal(full_name).words == normal(name).words


def _chosen(spelling: Spelling, candidates: list[Body], places: Container[str]) -> Body | None:
    same = [
        body
        for body in candidates
        if None in (spelling.home, body.home) or spelling.home == body.home
        if same_body(spelling.full_name, body.name, places)
    ]
    if spelling.home is None and len({body.home for body in same}) > 1:
        # Bodies of several cities bear the name: without a home it is none of theirs.
        same = [body for body in same if body.is_founded_without_home]
    # A body of this very home before one of unknown home.
    return min(same, key=lambda body: body.home != spelling.home, default=None)


def _told(spelling: Spelling, body: Body, losers: list[Body]) -> Iterator[dict[str, object]]:
    is_exact = normal(spelling.full_name).words == normal(body.name).words
    told = {
        "alias": spelling.alias,
        "home_place_key": spelling.home_place_key,
        "home_key": spelling.home,
        "full_name": spelling.full_name,
    }
    yield told | {
        "organization_key": body.key,
        "organization_name": body.name,
        "method": "exact" if is_exact else "fuzzy",
        "score": 1.0 if is_exact else _likeness(spelling.full_name, body.name),
        "is_chosen": True,
        "is_nameless": spelling.home is None and is_kind_only(spelling.alias),
    }
    for loser in losers[:MOST_LOSERS]:
        likeness = _likeness(spelling.full_name, loser.name)
        if likeness >= WORTH_SHOWING:
            yield told | {
                "organization_key": loser.key,
                "organization_name": loser.name,
                "method": "fuzzy",
                "score": likeness,
                "is_chosen": False,
                "is_nameless": False,
            }


def _key(name: str, home: str | None) -> str:
    """Names that differ in nothing that counts make the same key, whichever of them comes first."""
    return surrogate("organization", " ".join(normal(name).bag), home)


def _likeness(one: str, other: str) -> float:
    return round(token_sort_ratio(" ".join(normal(one).words), " ".join(normal(other).words)) / 100, 4)
