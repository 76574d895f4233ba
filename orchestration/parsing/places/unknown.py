"""Places that the text says are some and the gazetteer does not know: `Yongshou County`, `Xinhe New Area`.

They are kept without an id and never forced on a namesake of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.parsing import lexicons
from orchestration.parsing.coverage import Covered
from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Place, PlaceLevel
from orchestration.parsing.places.reading import Reading

# The boundary before the name is asked for behind its capital: so `re` skips from capital to capital.
_NAMED = re.compile(
    r"(?P<stem>[A-Z](?<!\w.)[\w'’]+(?:[ -][A-Z][\w'’]+)?)"
    # `Chahar Right Front Banner`
    r"(?: (?:Right|Left)(?: (?:Front|Middle|Rear|Back))?(?= Banner))? (?P<word>City|County|District|New Area|Banner)\b"
)
_LEVELS: dict[str, PlaceLevel] = {
    "County": "county",
    "Banner": "county",
    "District": "district",
    "New Area": "district",
}
_LIES_IN = re.compile(r"(?:, |,? (?:[a-z]+ )?(?:in|of) )(?:the )?")
_STEM = r"(?P<stem>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
_OF_NATION = re.compile(
    rf"\b(?P<nation>[A-Z][a-z]+) (?:[a-z-]+ )?(?:city|town|municipality|commune|borough) of {_STEM}(?! [A-Z])"
)
_BESIDE = re.compile(rf",? and (?:the (?:city|town) of )?{_STEM}(?: in |, )(?:the )?")
_REACH = 40
_WINGS = frozenset(("Right", "Left", "Front", "Middle", "Rear", "Back"))
_COMMON = lexicons.terms("common_words") | lexicons.terms("places_common_words") | lexicons.terms("small_words")


def unknown_places(document: Document, readings: Sequence[Reading], places: Sequence[Place]) -> Iterator[Place]:
    """Names with a level word that no known place of that kind bears, in order."""
    text = document.text
    taken = Covered(places)
    ruled_out = {reading.name.start for reading in readings if reading.name.is_leveled and not reading.entries}
    for found in _NAMED.finditer(text):
        start, end = found.span()
        if taken.meets(start, end):
            continue
        words = [word for word in re.split(r"[ -]", found["stem"]) if found["word"] != "Banner" or word not in _WINGS]
        if any(word.lower() in _COMMON for word in words) or text[end : end + 2].strip()[:1].isupper():
            continue
        if start not in ruled_out and document.sentence_at(start).is_title:
            continue
        is_city = found["word"] == "City"
        country, admin1 = _surroundings(text, places, start, end)
        yield Place(
            start=start,
            end=end,
            text=found[0],
            name=found["stem"] if is_city else found[0],
            kind="city",
            country=country,
            admin1=admin1,
            level=_LEVELS.get(found["word"]) if country in (None, "CN") else "city",
            score=0.5,
        )


def told_of_nations(document: Document, places: Sequence[Place]) -> Iterator[Place]:
    """Cities that the gazetteer does not know and the text gives a country: `the Polish city of X`, `A in P and X in Q`.

    They are meant wherever the text names them.
    """
    text, taken = document.text, Covered(places)
    told: dict[str, str | None] = {}
    for found in _OF_NATION.finditer(text) if " of " in text else ():
        nation = lexicons.by_term("country_adjectives").get(found["nation"].lower())
        if nation is not None and not taken.meets(*found.span("stem")):
            told.setdefault(found["stem"], nation["country"])
    for city, country, other in zip(places, places[1:], places[2:], strict=False):
        if city.kind == "city" and country.kind == other.kind == "country" and country.country != other.country:
            beside = _BESIDE.fullmatch(text, country.end, other.start)
            if beside and _LIES_IN.fullmatch(text, city.end, country.start):
                told.setdefault(beside["stem"], other.country)
    for stem, of in told.items():
        if not any(word.lower() in _COMMON for word in re.split(r"[ -]", stem)):
            yield from everywhere(text, stem, of, taken)


def everywhere(text: str, name: str, country: str | None, taken: Covered) -> Iterator[Place]:
    """A city that the text alone shows to be one, wherever its name stands by itself."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
        if not taken.meets(*found.span()):
            yield Place(
                start=found.start(),
                end=found.end(),
                text=name,
                name=name,
                kind="city",
                country=country,
                level="city",
                score=0.5,
            )


def _surroundings(text: str, places: Sequence[Place], start: int, end: int) -> tuple[str | None, str | None]:
    """Country and province of an unknown place: of the one it is said to lie in, or whose all places of the article are.

    Failing that it lies in the country of which the paragraph tells right before it.
    """
    around = next((place for place in places if end < place.start < end + _REACH), None)
    if around is not None and _LIES_IN.fullmatch(text, end, around.start):
        return around.country, around.admin1
    countries = {place.country for place in places if place.country}
    admins = {place.admin1 for place in places if place.admin1 and abs(place.start - start) < 2 * _REACH}
    if len(countries) == 1:
        return countries.pop(), admins.pop() if len(admins) == 1 else None
    opening = text.rfind("\n", 0, start)
    near = [place for place in places if opening < place.start < start and place.country]
    return near[-1].country if near else None, None
