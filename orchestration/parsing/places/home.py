"""What it is worth to lie where an article was published: `our city` of a paper in Paris, Tennessee, is not in France."""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.gazetteer.index import Entry
from orchestration.parsing.places.names import names_in
from orchestration.parsing.places.reading import Reading, by_itself
from orchestration.parsing.places.ties import add_ties

# What it is worth to be the place of publication, in its province, in its country.
_PUBLISHED = (2.0, 1.3, 0.7)
# The same where the place of publication is given with its state or country: more than fame is.
_PLACED = (4.0, 1.3, 0.7)
# The prior of a city of some hundred thousand: smaller ones in a publisher's name are mostly other words (`Shipping Wire`).
_KNOWN_PUBLISHERS_PLACE = 3.3


def add_home(readings: Sequence[Reading], published_in: str | None) -> None:
    """Raise what lies where the article was published."""
    if not published_in:
        return
    found = [reading for reading in map(by_itself, names_in(published_in)) if reading.entries]
    add_ties(published_in, found)
    for reading in found:
        reading.sort()
    # `Paris, Tennessee`
    placed = next(
        (reading.entries[0] for reading in found if reading.is_placed and reading.entries[0].kind == "city"), None
    )
    home = placed or _large(found)
    if home is not None:
        worth = _PLACED if placed else _PUBLISHED
        for reading in readings:
            reading.add(lambda entry: _nearness(entry, home, worth))
            reading.is_supported = any(entry.place_id == home.place_id for entry in reading.entries)


def _large(found: Sequence[Reading]) -> Entry | None:
    """The place that a publisher's name or city names, if it is a large one: `Qingdao Municipal News Desk`."""
    known = [reading for reading in found if reading.score >= _KNOWN_PUBLISHERS_PLACE]
    return max(known, key=lambda reading: reading.score).best if known else None


def _nearness(entry: Entry, home: Entry, worth: tuple[float, float, float]) -> float:
    """What it is worth to be the place of publication or to lie near it."""
    if entry.place_id == home.place_id:
        return worth[0]
    if entry.country_code != home.country_code:
        return 0.0
    return worth[1] if entry.admin1 is not None and entry.admin1 == home.admin1 else worth[2]
