"""Which of the places that share a name is meant: candidates scored by their neighbours and the article."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orchestration.gazetteer.index import Entry, load
from orchestration.parsing.document import Document
from orchestration.parsing.mentions import Place, PlaceCandidate
from orchestration.parsing.places.names import Name

_JOINED = re.compile(r"(?: City| County| District| Prefecture)?(?:, | in | of )(?:the )?$")


@dataclass(frozen=True, slots=True)
class _Context:
    countries: Counter[str]
    provinces: Counter[tuple[str, str]]


def read(document: Document, names: Iterable[Name]) -> list[Place]:
    """Each name as the place that fits best."""
    gazetteer = load()
    found = [(name, gazetteer.named(name.key) or gazetteer.weakly_named(name.key)) for name in names]
    context = _context(found)
    return [_place(document.text, found, position, context) for position in range(len(found))]


def _context(found: Sequence[tuple[Name, list[Entry]]]) -> _Context:
    countries: Counter[str] = Counter()
    provinces: Counter[tuple[str, str]] = Counter()
    for _, candidates in found:
        country = {entry.country_code for entry in candidates if entry.population > 100_000 or entry.kind != "city"}
        if len(country) == 1:
            countries[country.pop() or ""] += 1
        province = {(entry.country_code or "", entry.admin1 or entry.name) for entry in candidates}
        if len(province) == 1:
            provinces[province.pop()] += 1
    return _Context(countries, provinces)


def _place(text: str, found: Sequence[tuple[Name, list[Entry]]], position: int, context: _Context) -> Place:
    name, candidates = found[position]
    following = None
    if position + 1 < len(found) and _JOINED.fullmatch(text[name.end : found[position + 1][0].start]):
        following = found[position + 1][1]
    ranked = sorted(
        ((_score(entry, following, context), entry) for entry in candidates),
        key=lambda scored: (-scored[0], scored[1].place_id),
    )
    score, best = ranked[0]
    return Place(
        start=name.start,
        end=name.end,
        text=text[name.start : name.end],
        name=best.name,
        kind=best.kind,  # type: ignore[arg-type]
        place_id=best.place_id,
        country=best.country_code,
        admin1=best.admin1,
        level=best.level,  # type: ignore[arg-type]
        geonames_id=best.geonames_id,
        gb2260_code=best.gb2260_code,
        latitude=best.latitude,
        longitude=best.longitude,
        score=round(min(1.0, score / 4), 2),
        candidates=tuple(
            PlaceCandidate(place_id=entry.place_id, name=entry.name, score=round(min(1.0, each / 4), 2))
            for each, entry in ranked[1:6]
        ),
    )


def _score(entry: Entry, following: list[Entry] | None, context: _Context) -> float:
    score = math.log10(entry.population + 10) / 7
    score += {"country": 1.5, "province": 0.9}.get(entry.kind, 0.0)
    score += {"municipality": 1.0, "prefecture": 0.6}.get(entry.level or "", 0.0)
    if context.countries[entry.country_code or ""]:
        score += 0.7
    if context.provinces[(entry.country_code or "", entry.admin1 or "")]:
        score += 0.7
    if following is not None and entry.kind == "city":
        for other in following:
            if other.kind == "country" and other.country_code == entry.country_code:
                score += 1.5
            elif other.country_code == entry.country_code and other.name == entry.admin1:
                score += 2
    return score
