"""Who is whose partner where no construction tells it: the only two cities that the clause names, if it takes them together.

Readers of the same kind as those of ``partnerships.pairs``, which asks them last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.partnerships.listings import Pair, listings
from orchestration.parsing.rules.partnerships.scene import Scene

_PAIR = 2
# `their twinning`, `the twinning that has joined both ports`; but `under the sister city agreement, Kiel will send`
_TOGETHER = re.compile(r"\b(?:their|both|the two|each other|one another|mutual|the pair)\b", re.IGNORECASE)

# `"Seattle is our oldest sister," said the mayor of Bergen`
_OWN = re.compile(r"\b(?:is|was|are|were|as|remains|been) (?:its|our|their) (?:[\w-]+ ){0,3}$")


def only_two(scene: Scene) -> Iterator[Pair]:
    """`Twinned in 1967, Porto Alegre and Kanazawa celebrate`, `under their twinning Kiel will send doctors to Oxford`"""
    if scene.hit.entry["form"] not in ("noun", "verb", "gift"):
        return
    clause = scene.clause
    named = listings(scene.analysis, clause.start, clause.end, located=True)
    two = distinct(city for listing in named for city in listing.cities)
    if len(two) != _PAIR:
        return
    is_owned = _OWN.search(scene.analysis.text, clause.start, scene.hit.start) is not None
    is_coordinated = any(len(listing.cities) == _PAIR for listing in named)
    if is_coordinated or is_owned or _TOGETHER.search(scene.analysis.text, clause.start, clause.end):
        yield (two[0], two[1])
