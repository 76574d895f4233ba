"""Place names in the text and, by their neighbours in the article, which places they are.

``names`` finds them, ``reading`` decides between namesakes, and here is what the pipeline calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import CityFact, Span
from orchestration.parsing.mentions import Organization, Person, Place
from orchestration.parsing.places.names import names_in
from orchestration.parsing.places.reading import read


def find(analysis: Analysis) -> list[Place]:
    """The place names in the text, in order, each with its best reading so far."""
    return read(analysis.document, names_in(analysis.text))


def resolve(analysis: Analysis) -> list[Place]:
    """The places again, once organizations and persons are known: those inside other names are marked."""
    others: list[Organization | Person] = sorted(
        [*analysis.organizations, *analysis.persons], key=lambda mention: mention.start
    )
    marked: list[Place] = []
    for place in analysis.places:
        around = next((o for o in others if o.start <= place.start and place.end <= o.end), None)
        if isinstance(around, Person):
            continue
        marked.append(replace(place, inside="organization") if around else place)
    return marked


def facts(analysis: Analysis) -> Iterator[CityFact]:
    """One fact for each city that the article uses as a place, at its first mention."""
    seen: set[str] = set()
    for place in analysis.places:
        if place.kind != "city" or place.inside or place.key in seen:
            continue
        seen.add(place.key)
        yield CityFact(evidence=Span(place.start, place.end), rule="place-name", place=place)
