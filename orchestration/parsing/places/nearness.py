"""What it is worth to lie near another place of the article: `Alexandria` beside Washington is not Egypt's.

Only what the text ties to a place, or what has no likely second reading, speaks for its neighbours.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from orchestration.gazetteer.index import Entry
from orchestration.parsing.places.reading import Reading
from orchestration.parsing.places.things import is_other_thing

# As far as a paper's own area reaches.
_NEAR_KM = 50.0
# As many characters around a name its neighbours stand: a few sentences.
_REACH = 500
_KM_OF_A_DEGREE = 111.2
# What one neighbour is worth, and several.
_NEIGHBOUR = 1.2
_MOST = 1.8
# A reading this far ahead of the next speaks for its neighbours.
_SETTLED = 1.0


def add_neighbours(text: str, readings: Sequence[Reading]) -> None:
    """Raise, of names with several readings, those that lie near settled places which the same paragraph names."""
    settled = [reading for reading in readings if _is_settled(text, reading)]
    starts = [reading.name.start for reading in settled]
    for reading in readings:
        if len(reading.entries) < 2 or reading.is_tied:
            continue
        opens, closes = text.rfind("\n", 0, reading.name.start), text.find("\n", reading.name.end)
        first, last = max(opens, reading.name.start - _REACH), reading.name.end + _REACH
        beside = settled[bisect_left(starts, first) : bisect_left(starts, min(last, closes) if closes >= 0 else last)]
        around = {other.name.key: other.entries[0] for other in beside if other.name.key != reading.name.key}
        if around:
            reading.add(partial(_worth, around=list(around.values())))
            reading.sort()


def _is_settled(text: str, reading: Reading) -> bool:
    best = reading.best
    if best is None or best.kind != "city" or not (reading.is_placed or reading.margin >= _SETTLED):
        return False
    # `Washington Drive` may be in any town.
    return not is_other_thing(text, reading.name)


def _worth(entry: Entry, around: Sequence[Entry]) -> float:
    if entry.kind != "city" or entry.gb2260_code is not None or not entry.is_well_named:
        # China's divisions have ties of their own: neighbours of one prefecture.
        return 0.0
    near = sum(1 for place in around if place.country_code == entry.country_code and _is_near(entry, place))
    return min(_MOST, _NEIGHBOUR * near)


def _is_near(one: Entry, other: Entry) -> bool:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return math.hypot(north, east) * _KM_OF_A_DEGREE <= _NEAR_KM
