"""Which of the places that share a name is meant.

Two passes. The first scores each reading by itself: how large and high the place is, whether a level word fits it, whether a
neighbouring name lies around it. The second adds what the first made likely: the countries, provinces and prefectures of the
article, and a reading that the text gave the same name elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.parsing.document import Document
from orchestration.parsing.places.context import Votes, add_lists, add_senses
from orchestration.parsing.places.counties import add_counties
from orchestration.parsing.places.demonyms import demonyms_in
from orchestration.parsing.places.home import add_home
from orchestration.parsing.places.names import Name
from orchestration.parsing.places.nearness import add_neighbours
from orchestration.parsing.places.reading import Reading, by_itself
from orchestration.parsing.places.ties import add_ties


def read(document: Document, names: Sequence[Name]) -> list[Reading]:
    """Each name with its readings, the best first; none where a level word rules out every place of that name."""
    text, article = document.text, document.article
    readings = [by_itself(name) for name in names]
    add_ties(text, readings)
    add_home(readings, article.publisher_city or article.publisher)
    for reading in readings:
        reading.sort()
    votes = Votes(readings, demonyms_in(document))
    for reading in readings:
        votes.add_to(reading)
    add_counties(readings, votes)
    add_neighbours(text, readings)
    add_lists(readings)
    add_senses(readings)
    return readings
