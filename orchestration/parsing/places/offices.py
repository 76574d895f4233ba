"""Cities that the gazetteer does not know and the text gives an office: `the mayor of Al-Ahsa`, `Cockburn's councillors`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.parsing import lexicons
from orchestration.parsing.coverage import Covered
from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Place
from orchestration.parsing.places.unknown import everywhere

_NAME = r"[A-ZÀ-Þ][\w'’-]*[\w-](?: [A-ZÀ-Þ][\w’-]+(?! [A-ZÀ-Þ]))?"
_OFFICE = re.compile(
    rf"\b[Mm]ayor(?:ess)? of (?P<of>{_NAME})"
    rf"|(?P<owner>{_NAME}?)'s (?:city |town |municipal )?(?:mayor|council|councillors)\b"
    rf"|(?P<whole>{_NAME}?) (?:City Council|Town Council|Municipality)\b"
)
_WORDS = (" Council", "'s ", "ayor", " Municipality")
_IN_COUNTRY = re.compile(r",? (?:in |of |\()?(?:the )?(?:Republic of )?")
_NO_NAMES = (
    lexicons.terms("common_words")
    | lexicons.terms("places_common_words")
    | lexicons.terms("small_words")
    | frozenset(
        ("metropolitan", "greater", "city", "municipal", "district", "regional", "provincial", "deputy", "lord")
    )
)


def told_by_office(document: Document, places: Sequence[Place]) -> Iterator[Place]:
    """Names that have a mayor or a council and are no known place, wherever the text has them, in order of first mention."""
    text = document.text
    if not any(word in text for word in _WORDS):
        return
    taken = Covered(places)
    told: dict[str, str | None] = {}
    for found in _OFFICE.finditer(text):
        group = found.lastgroup or ""
        stem = found[group]
        if taken.meets(*found.span(group)) or any(word.lower() in _NO_NAMES for word in re.split(r"[ -]", stem)):
            continue
        if any(place.text.startswith(f"{stem} ") for place in places):
            continue  # `Santa Croce` is short for `Santa Croce sull'Arno`
        told.setdefault(stem, _country(document, places, found.end()))
    for stem, country in told.items():
        yield from everywhere(text, stem, country, taken)


def _country(document: Document, places: Sequence[Place], end: int) -> str | None:
    """The country named right behind, else that of the publisher's city, else the one that all places lie in."""
    behind = next((place for place in places if place.start >= end), None)
    if behind is not None and behind.kind == "country" and _IN_COUNTRY.fullmatch(document.text, end, behind.start):
        return behind.country
    publisher = document.article.publisher or ""
    near = [place for place in places if place.kind == "city" and place.name in publisher] or places
    countries = {place.country for place in near if place.country}
    return countries.pop() if len(countries) == 1 else None
