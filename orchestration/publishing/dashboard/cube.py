"""What the charts sum. The page itself has the groups, one for each class, kind, status and year, and what all facts come
to by city and pair: the first view. A filter asks for the cube, which parts each group by who takes part, and lies in chunks.

Both count recommended rows only, so that nothing is summed twice, and name the chunks that their facts lie in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

MAX_PAIRS = 400
"""Pairs of the first view. More lines than this on a map are one grey cloud."""


class _Sums:
    """Statements, things, US dollars and chunks of some facts."""

    def __init__(self) -> None:
        self.statements = 0
        self.things = 0
        self.dollars = 0.0
        self.chunks: list[int] = []

    def add(self, fact: dict[str, Any], chunk: int) -> None:
        self.statements += 1
        self.things += fact.get("counts", 0)
        self.dollars += fact.get("usd", 0)
        if chunk not in self.chunks[-1:]:  # facts come in the order of their chunks
            self.chunks.append(chunk)

    def row(self) -> list[Any]:
        return [self.statements, self.things, round(self.dollars), self.chunks]


def read_cube(facts: list[dict[str, Any]], chunk_size: int) -> tuple[list[list[Any]], list[list[Any]]]:
    """Groups as [class, kind, status, year, statements, things, US dollars, chunks] and the cells of the cube as [number of
    the group, cities, statements, things, US dollars, chunks], both by first appearance."""
    groups: dict[tuple[Any, ...], tuple[int, _Sums]] = {}
    cells: dict[tuple[int, tuple[int, ...]], _Sums] = defaultdict(_Sums)
    for number, fact in enumerate(facts):
        key = (fact["cls"], fact.get("kind"), fact.get("status"), fact["year"])
        group, sums = groups.setdefault(key, (len(groups), _Sums()))
        for some in (sums, cells[group, tuple(fact["cities"])]):
            some.add(fact, number // chunk_size)
    return (
        [[*key, *sums.row()] for key, (_, sums) in groups.items()],
        [[group, list(cities), *sums.row()] for (group, cities), sums in cells.items()],
    )


def read_opening(facts: list[dict[str, Any]]) -> dict[str, Any]:
    """What all facts come to: ``pairs`` as [city, city, statements], ``cities`` as [city, statements] and ``invested`` as
    [city, US dollars], each greatest first."""
    pairs: Counter[tuple[int, int]] = Counter()
    statements: Counter[int] = Counter()
    dollars: Counter[int] = Counter()
    for fact in facts:
        statements.update(fact["cities"])
        pairs.update(combinations(fact["cities"], 2))
        if usd := fact.get("usd"):
            dollars.update(dict.fromkeys(fact["cities"], round(usd)))
    return {
        "pairs": [[*pair, count] for pair, count in pairs.most_common(MAX_PAIRS)],
        "cities": statements.most_common(),
        "invested": dollars.most_common(),
    }
