"""The cube that the charts sum: one cell for each class, kind, status, year and set of cities.

It counts recommended rows only, so that nothing is summed twice, and names the chunks that its facts lie in.
"""

from __future__ import annotations

from typing import Any


def cube(facts: list[dict[str, Any]], chunk_size: int) -> list[list[Any]]:
    """[class, kind, status, year, cities, statements, things, US dollars, chunks] for each cell, by first appearance."""
    cells: dict[tuple[Any, ...], list[Any]] = {}
    for number, fact in enumerate(facts):
        key = (fact["cls"], fact.get("kind"), fact.get("status"), fact["year"], tuple(fact["cities"]))
        cell = cells.setdefault(key, [0, 0, 0.0, []])
        cell[0] += 1
        cell[1] += fact.get("counts", 0)
        cell[2] += fact.get("usd", 0)
        if number // chunk_size not in cell[3]:
            cell[3].append(number // chunk_size)
    return [
        [*key[:4], list(key[4]), statements, things, round(dollars), chunks]
        for key, (statements, things, dollars, chunks) in cells.items()
    ]
