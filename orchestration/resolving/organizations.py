"""One body behind its spellings: every alias gets one organization, and keeps the candidates that lost.

A body is called by the spelling that was seen first, so that its key does not change when further spellings arrive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl
from rapidfuzz.fuzz import token_sort_ratio

from orchestration.resolving.organization_names import block_keys, normal, same_body

# A block of more names than this is a phrase that half of all bodies share (`municipal government`): no evidence at all.
LARGEST_BLOCK = 20
# Candidates below this, or beyond the best few, are not worth showing to whoever asks why two names stayed apart.
WORTH_SHOWING = 0.7
MOST_LOSERS = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """A distinct name; ``home`` is the key of its city, where the articles give one and the same."""

    alias: str
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """``alias`` is (``is_chosen``) or is not the body called ``name``; ``score`` is their likeness, 0 to 1."""

    alias: str
    name: str
    method: str
    score: float
    is_chosen: bool


DECISION_SCHEMA = pl.Schema(
    {"alias": pl.String, "name": pl.String, "method": pl.String, "score": pl.Float64, "is_chosen": pl.Boolean}
)


def resolve(spellings: Iterable[Spelling], places: frozenset[str] = frozenset()) -> pl.DataFrame:
    """Decide for every spelling, in the order in which they were first seen; rows of ``DECISION_SCHEMA``.

    A spelling joins the first body whose name is the same and whose home is not another city; otherwise it founds one. Earlier
    spellings are never decided anew: adding names later changes nothing about those that were there.
    """
    decisions = [decision for spelling, found in _in_turn(spellings, places) for decision in _told(spelling, found)]
    return pl.DataFrame([_row(decision) for decision in decisions], schema=DECISION_SCHEMA, orient="row")


def _in_turn(spellings: Iterable[Spelling], places: frozenset[str]) -> Iterator[tuple[Spelling, tuple[str, list[str]]]]:
    """Each spelling with the name of its body and the names of the bodies that it was compared with and is not."""
    bodies: dict[str, Spelling] = {}
    blocks: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings:
        candidates = _candidates(spelling, blocks)
        name = next(
            (c for c in candidates if _one_home(spelling, bodies[c]) and same_body(spelling.alias, c, places)),
            spelling.alias,
        )
        if name == spelling.alias:
            bodies[name] = spelling
            for key in block_keys(name):
                blocks[key].append(name)
        yield spelling, (name, [candidate for candidate in candidates if candidate != name])


def _candidates(spelling: Spelling, blocks: dict[str, list[str]]) -> list[str]:
    met = (blocks[key] for key in sorted(block_keys(spelling.alias)) if key in blocks)
    return list(dict.fromkeys(name for block in met if len(block) <= LARGEST_BLOCK for name in block))


def _one_home(one: Spelling, other: Spelling) -> bool:
    return one.home is None or other.home is None or one.home == other.home


def _told(spelling: Spelling, found: tuple[str, list[str]]) -> Iterator[Decision]:
    name, losers = found
    is_exact = normal(spelling.alias).words == normal(name).words
    score = 1.0 if is_exact else _likeness(spelling.alias, name)
    yield Decision(spelling.alias, name, "exact" if is_exact else "fuzzy", score, is_chosen=True)
    ranked = sorted(
        ((_likeness(spelling.alias, loser), loser) for loser in losers), key=lambda pair: (-pair[0], pair[1])
    )
    for likeness, loser in ranked[:MOST_LOSERS]:
        if likeness >= WORTH_SHOWING:
            yield Decision(spelling.alias, loser, "fuzzy", likeness, is_chosen=False)


def _likeness(one: str, other: str) -> float:
    return round(token_sort_ratio(" ".join(normal(one).words), " ".join(normal(other).words)) / 100, 4)


def _row(decision: Decision) -> tuple[str, str, str, float, bool]:
    return decision.alias, decision.name, decision.method, decision.score, decision.is_chosen
