"""A county and the towns in it speak for each other: `Henry County` beside `Paris` is Tennessee's, and so is Paris.

Counties of the United States share their names with ten others, and news of a county seldom says its state. That an article
names one and a town of it by chance is rare; where no town tells, which county is meant stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from orchestration.gazetteer.index import Entry
from orchestration.parsing.places.context import Votes
from orchestration.parsing.places.reading import Reading

# What one town is worth to the county around it, and several.
_TOWN = 1.5
_MOST = 3.0
# What the county is worth to its town: more than fame is (Paris in France leads Paris in Tennessee by three).
_AROUND = 3.4
# Counties of one name are equals until something in the article tells them apart by so much.
_TOLD = 0.3


def add_counties(readings: Sequence[Reading], votes: Votes) -> None:
    """Raise counties by the towns in them, and these by their county unless the article speaks of another country's."""
    counties = [reading for reading in readings if reading.best is not None and _is_county(reading.best)]
    if not counties:
        return
    towns = [reading for reading in readings if _may_be_town(reading, votes)]
    inside = _towns_by_parent(towns)
    chosen: set[str] = set()
    for reading in counties:
        stem = reading.name.key.removesuffix(" county").removesuffix(" parish")
        reading.scores = [
            # Madison lies in Madison County in more than one state.
            score + min(_MOST, _TOWN * len(inside.get(entry.place_id, set()) - {stem}))
            for score, entry in zip(reading.scores, reading.entries, strict=True)
        ]
        reading.sort()
        if reading.margin >= _TOLD and inside.get(reading.entries[0].place_id):
            chosen.add(reading.entries[0].place_id)
    for reading in towns:
        if not reading.is_placed and any(entry.parent_id in chosen for entry in reading.entries):
            reading.add(lambda entry: _AROUND if entry.parent_id in chosen and entry.is_well_named else 0.0)
            reading.sort()
            reading.is_supported = True


def is_undecided(reading: Reading) -> bool:
    """Whether nothing tells which of several counties of one name is meant."""
    best = reading.best
    return best is not None and _is_county(best) and reading.margin < _TOLD


def _is_county(entry: Entry) -> bool:
    return entry.country_code == "US" and entry.type_word == "County"


def _may_be_town(reading: Reading, votes: Votes) -> bool:
    """Whether a name may be that of a small town: no capital that datelines give, none whose country is spoken of."""
    best = reading.best
    if best is None or (best.is_capital and best.country_code == "US"):
        return False
    return best.country_code == "US" or not votes.others_speak_of(reading)


def _towns_by_parent(readings: Sequence[Reading]) -> dict[str, set[str]]:
    """The names that may be those of a town in a place, by the place's id."""
    found: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for entry in reading.entries:
            if entry.kind == "city" and entry.country_code == "US" and entry.is_well_named and entry.parent_id:
                found[entry.parent_id].add(reading.name.key)
    return found
