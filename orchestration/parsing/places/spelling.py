"""One name for all mentions of a city in an article: as the article spells it where that is a name of the city, too.

`Ghent` is the gazetteer's Gent and `Querétaro` its Santiago de Querétaro; whoever reads the facts beside the article looks
for the name that stands there. A misspelling or a name in capitals is no name, and China's divisions keep their standard
romanisation, by which the tables join them, but for counties of one syllable (`Zhangxian County`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orchestration.gazetteer import index
from orchestration.gazetteer.names import key_of
from orchestration.parsing.mentions import Place

_TYPE_WORDS = (" City", " Municipality", " SAR", ", D.C.", " D.C.", ", DC", " DC")


def as_written(places: Iterable[Place]) -> list[Place]:
    """The places, each city outside China under the name that its first properly spelt mention gives it.

    Where the gazetteer's own name stands in the text as well (`Bombay and Mumbai`), that is the name.
    """
    given = list(places)
    own = {place.key for place in given if key_of(place.text) == key_of(place.name)}
    written: dict[str, str] = {}
    for place in given:
        if place.country == "CN" and _is_with_xian(place):
            written[place.key] = place.text
        elif place.kind == "city" and place.country != "CN" and place.key not in written and place.key not in own:
            name = place.name if place.text == place.name else _name_in_text(place)
            if name is not None:
                written[place.key] = name
    return [replace(place, name=written[place.key]) if place.key in written else place for place in given]


def _is_with_xian(place: Place) -> bool:
    """`Zhangxian County`, of one syllable, as no county is called without it: the gazetteer's `Zhang County`."""
    stem = place.text.removesuffix(" County")
    return stem != place.text and stem.endswith("xian") and place.name == f"{stem.removesuffix('xian')} County"


def _name_in_text(place: Place) -> str | None:
    """The mention without its type word, if the gazetteer knows the place by it."""
    name = place.text
    for word in _TYPE_WORDS:
        if not place.name.endswith(word):
            name = name.removesuffix(word)
    if name == place.name or name.isupper():
        return None
    known = any(entry.place_id == place.place_id for entry in index.load().named(key_of(name)))
    return name if known else None
