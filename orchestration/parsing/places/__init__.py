"""Place names in the text and, by their neighbours in the article, which places they are.

::

    names      where names that the gazetteer knows stand
    things     names of other things called after a place
    levels     City, County, District beside them
    links      which of two neighbouring names may lie in the other
    reading    a name with the places it may mean, scored
    ties       what links are worth to them
    home       what it is worth to lie where the article was published
    context    what the rest of the article is worth to them
    counties   what a county and its towns are worth to each other
    nearness   what it is worth to lie near another place of the paragraph
    choice     which of the places of one name is meant
    belief     whether a name is meant as a place at all
    misspelt   `Shengyang, the capital of Liaoning`
    unknown    `X County` that the gazetteer does not know
    offices    `the mayor of X`, too
    features   rivers, lakes, mountains and islands that the gazetteer does not know
    states     `Portland, Ore.`
    spelling   one name for all mentions of a city

and here what the pipeline calls.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from orchestration.gazetteer.index import Entry
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import CityFact, Span
from orchestration.parsing.mentions import Organization, Person, Place, PlaceCandidate, PlaceLevel
from orchestration.parsing.places.belief import believed, is_inside_name
from orchestration.parsing.places.choice import read
from orchestration.parsing.places.counties import is_undecided
from orchestration.parsing.places.misspelt import misspelt_names
from orchestration.parsing.places.names import Name, names_in
from orchestration.parsing.places.offices import told_by_office
from orchestration.parsing.places.reading import Reading
from orchestration.parsing.places.spelling import as_written
from orchestration.parsing.places.states import short_states, states_alone, states_of_members
from orchestration.parsing.places.unknown import told_of_nations, unknown_places

# Losing readings are kept for whoever asks why; the rest are noise.
_KEPT_CANDIDATES = 5


def find(analysis: Analysis) -> list[Place]:
    """The place names in the text, in order, each with its best reading so far."""
    document = analysis.document
    text = document.text
    names = list(names_in(text))
    misspelt = list(misspelt_names(text, names))
    if misspelt:
        names = sorted({name.start: name for name in (*names, *misspelt)}.values(), key=lambda name: name.start)
    readings = read(document, names)
    places = [
        _place(text, reading, best, is_inside_name(document, reading.name))
        for reading, is_meant in zip(readings, believed(document, readings), strict=True)
        if is_meant and (best := reading.best) is not None
    ]
    places += unknown_places(document, readings, places)
    places.sort(key=lambda place: place.start)
    places += list(told_of_nations(document, places))
    places.sort(key=lambda place: place.start)
    places += list(told_by_office(document, places))
    places += list(short_states(text, places))
    places += list(states_alone(text, places))
    places += list(states_of_members(text, places))
    # Now and not later: persons and bodies take over the names of their places.
    return as_written(sorted(places, key=lambda place: place.start))


def resolve(analysis: Analysis) -> list[Place]:
    """The places again, once organizations and persons are known: those inside other names are marked or left out."""
    others: list[Organization | Person] = sorted(
        [*analysis.organizations, *analysis.persons], key=lambda mention: mention.start
    )
    resolved: list[Place] = []
    number = 0
    for place in analysis.places:
        while number < len(others) and others[number].end <= place.start:
            number += 1
        around = [
            other for other in others[number : number + 3] if other.start <= place.start and place.end <= other.end
        ]
        if not place.is_placed and any(isinstance(other, Person) and " " in other.name for other in around):
            continue
        # `Hitachi, Japan` is the town, whatever else is called so; a longer name holds the place all the same.
        is_inside = any(
            isinstance(other, Organization) and not (place.is_placed and other.text == place.text) for other in around
        )
        resolved.append(replace(place, inside="organization") if is_inside else place)
    return resolved


def facts(analysis: Analysis) -> Iterator[CityFact]:
    """One fact for each city that the article uses as a place, at its first mention.

    A city named only inside a company's or a project's name is none; its government is the city acting.
    """
    governments = [body for body in analysis.organizations if body.type in ("government", "party")]
    seen: set[str] = set()
    for place in analysis.places:
        if place.kind != "city" or place.key in seen or (place.inside and not _is_inside_any(governments, place)):
            continue
        seen.add(place.key)
        yield CityFact(evidence=Span(place.start, place.end), rule="place-name", place=place)


def _is_inside_any(bodies: Sequence[Organization], place: Place) -> bool:
    """Whether a place stands inside one of the bodies' names; bodies are in order and do not overlap."""
    number = bisect_right(bodies, place.start, key=lambda body: body.start) - 1
    return number >= 0 and place.end <= bodies[number].end


def _place(text: str, reading: Reading, best: Entry, is_inside: bool) -> Place:
    name: Name = reading.name
    if is_undecided(reading):
        best = replace(best, place_id="", admin1=None, geonames_id=None, latitude=None, longitude=None)
    beliefs = reading.beliefs()
    # Counties are no provinces even where the law puts them next to the state: `Uasin Gishu County`.
    may_be_county = best.kind == "province" or (best.kind == "city" and best.country_code == "KR")
    is_county = may_be_county and text.endswith((" County", " county"), name.start, name.end)
    # The state of Washington is called `Washington`; `state` only says which Washington it is.
    end = name.end - len(" state") if text.endswith(" state", name.start, name.end) else name.end
    return Place(
        start=name.start,
        end=end,
        text=text[name.start : end],
        name=f"{best.name} County" if is_county else best.name,
        kind="city" if is_county else best.kind,
        place_id=best.place_id or None,
        country=best.country_code,
        admin1=best.admin1,
        level="city" if is_county else cast(PlaceLevel | None, best.level),
        geonames_id=best.geonames_id,
        gb2260_code=best.gb2260_code,
        latitude=best.latitude,
        longitude=best.longitude,
        score=round(beliefs[0], 3),
        candidates=tuple(
            PlaceCandidate(place_id=entry.place_id, name=entry.name, score=round(belief, 3))
            for entry, belief in zip(reading.entries[1 : _KEPT_CANDIDATES + 1], beliefs[1:], strict=False)
        ),
        inside="organization" if is_inside else None,
        is_placed=reading.is_placed or name.is_dateline,
    )
