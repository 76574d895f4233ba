"""Who is whose partner where no construction tells it: the only two cities that the clause names.

Readers of the same kind as those of ``partnerships_pairs``, which asks them last.
"""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.partnerships_listings import Pair, listings
from orchestration.parsing.rules.partnerships_scene import Scene


def only_two(scene: Scene) -> Iterator[Pair]:
    """`Twinned in 1967, Porto Alegre and Kanazawa celebrate`"""
    if scene.hit.entry["form"] not in ("noun", "verb", "gift"):
        return
    named = listings(scene.analysis, scene.clause.start, scene.clause.end, located=True)
    two = distinct(city for listing in named for city in listing.cities)
    if len(two) == 2:
        yield (two[0], two[1])
