"""What the rest of the article says of a name: the countries, provinces and prefectures it is about, what kind of places a
name is listed with, and what the name meant elsewhere in the text.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from orchestration.gazetteer.index import Entry, Kind
from orchestration.parsing import lexicons
from orchestration.parsing.places import levels
from orchestration.parsing.places.reading import Reading

_SAME_COUNTRY = 1.2
_SAME_ADMIN1 = 1.2
_SAME_PREFECTURE = 1.0
# What other names must add to a reading for a small place to be believed.
_SUPPORTED = 0.5
# As many settled names of one country make it a country of the article, however many others there are.
_ENOUGH_VOTES = 2.0
# A reading this far ahead of the next is settled enough to speak for its neighbours at full weight.
_SETTLED = 1.0
# Most places smaller than this that stand untied in a text are other things of the same name.
_SMALL = 15_000
_SAME_KIND = 0.8
_SAME_AREA_IN_LIST = 1.2
_SENSE_ELSEWHERE = 3.0
# The same where the name carried its type there (`Aksu Prefecture`, later `Aksu`).
_SENSE_WITH_TYPE = 1.0
# A city of so many people is meant beside whatever state: Portland beside Maine may be Oregon's.
_FAMOUS = 300_000
# What a place counts for of which no source says how many live there, such as the counties of the United States.
_UNCOUNTED = 30_000
# So many towns of one province, and such a share of all, make an article news of that place: its small towns are meant.
_LOCAL_NAMES = 3
_LOCAL_SHARE = 0.6
# Types that stand in keys (`sanmen county`).
_TYPES = frozenset({"county", "district", "area", "prefecture", "banner", "league"})
# What joins a town's name to its river: the first word alone is its short form.
_CONNECTING = frozenset({"upon", "on", "am", "an", "sur", "in", "under", "de", "del", "le"})
# Mason and Marshall are rather persons than towns: alone they say little of where the article is about.
_FAMILY_NAMES = lexicons.terms("places_surnames")
# Less than this is left of a country's votes where only the name itself speaks of it: no more than rounding.
_OWN_ONLY = 0.01

_Area = tuple[str | None, str | None]


@dataclass(slots=True)
class Votes:
    """What the names of an article say of its countries, provinces and prefectures; a name votes once, not for itself."""

    readings: list[Reading]
    spoken_of: dict[str, float]
    """Countries by their adjectives (`Kenyan`)."""
    total: float = 0.0
    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    admins: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    around: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    cast: dict[str, tuple[Entry, float]] = field(default_factory=dict)
    settled: dict[str, _Area] = field(default_factory=dict)
    """Names without a likely second reading -> the country and province where they lie."""
    local: Counter[_Area] = field(default_factory=Counter)
    """How many of these lie in each."""
    stated: dict[str, set[str | None]] = field(default_factory=lambda: defaultdict(set))
    """The provinces that the text names, by country."""

    def __post_init__(self) -> None:
        for country, weight in self.spoken_of.items():
            self.countries[country] += weight
            self.total += weight
        for reading in self.readings:
            best, key = reading.best, reading.name.key
            if best is None or best.country_code is None:
                continue
            is_settled = reading.is_tied or (reading.margin >= _SETTLED and key not in _FAMILY_NAMES)
            if best.kind == "city" and best.is_well_named and is_settled:
                self.settled[key] = best.country_code, best.admin1
            if best.kind == "province":
                self.stated[best.country_code].add(best.admin1)
            weight = 1.0 if reading.is_tied or reading.margin >= _SETTLED else 0.3
            is_small = best.population < _SMALL and best.gb2260_code is None
            if best.kind == "city" and not reading.is_tied and (is_small or key in _FAMILY_NAMES):
                weight = 0.1
            if key not in self.cast or self.cast[key][1] < weight:
                self._count(key, -1.0)
                self.cast[key] = best, weight
                self._count(key, 1.0)

        self.local = Counter(self.settled.values())

    def _is_local(self, key: str, area: _Area) -> bool:
        """Whether the other settled names of the article are mostly towns of one province: news of that place."""
        own = self.settled.get(key)
        there = self.local[area] - (own == area)
        return there >= _LOCAL_NAMES and there >= _LOCAL_SHARE * (len(self.settled) - (own is not None))

    def _is_of_stated_province(self, entry: Entry, other: Entry) -> bool:
        """Whether a place lies in the one province that the text names of its country, and another of its name elsewhere.

        The other one lies in the same country or in one that nothing else in the article speaks of.
        """
        is_rival = (
            other.country_code == entry.country_code or self.countries.get(other.country_code or "", 0.0) <= _OWN_ONLY
        )
        return (
            entry.country_code != "CN"
            and self.stated.get(entry.country_code or "") == {entry.admin1}
            and other.admin1 != entry.admin1
            and other.population < _FAMOUS
            and is_rival
        )

    def others_speak_of(self, reading: Reading) -> bool:
        """Whether anything but a name itself speaks of the country of its best reading."""
        country = (reading.best.country_code if reading.best else None) or ""
        entry, weight = self.cast.get(reading.name.key, (None, 0.0))
        own = weight if entry is not None and entry.country_code == country else 0.0
        return self.countries.get(country, 0.0) - own > _OWN_ONLY

    def _count(self, key: str, sign: float) -> None:
        if key not in self.cast:
            return
        entry, weight = self.cast[key]
        self.total += sign * weight
        self.countries[entry.country_code or ""] += sign * weight
        if entry.admin1 is not None:
            # The province itself says more than a place in it.
            self.admins[entry.country_code or "", entry.admin1] += (
                sign * weight * (2.0 if entry.kind == "province" else 1.0)
            )
        for place_id in (entry.place_id, entry.parent_id):
            if place_id is not None:
                self.around[place_id] += sign * weight

    def add_to(self, reading: Reading) -> None:
        """Raise the readings that the other names of the article speak for."""
        if not reading.entries:
            return
        key = reading.name.key
        self._count(key, -1.0)
        total = max(self.total, 1.0)

        has_own = any(entry.is_well_named for entry in reading.entries)
        first = reading.entries[0]

        def worth(entry: Entry) -> float:
            country = entry.country_code or ""
            if has_own and not entry.is_well_named:
                # Dayton's by-name Venice is not Venice for being in Ohio.
                return 0.0
            # A famous city is meant even beside the country of a hamlet that has its name.
            known = 1.0
            if entry.gb2260_code is None and entry.kind == "city" and entry.type_word is None:
                known = min(1.0, math.log10((entry.population or _UNCOUNTED) + 1) / 6) ** 2
            score = _SAME_COUNTRY * min(1.0, 1.5 * self.countries.get(country, 0.0) / total)
            if entry.admin1 is not None:
                # Chinese cities cooperate within provinces; elsewhere one neighbour says little, and many say much.
                enough, most = (1.0, 1.0) if country == "CN" else (2.0, 1.6)
                score += _SAME_ADMIN1 * min(most, self.admins.get((country, entry.admin1), 0.0) / enough)
                if known < 1.0 and (
                    self._is_local(key, (country, entry.admin1)) or self._is_of_stated_province(entry, first)
                ):
                    return score
            if entry.parent_id is not None and entry.gb2260_code is not None and not entry.parent_id.endswith("0000"):
                score += _SAME_PREFECTURE * min(1.0, self.around.get(entry.parent_id, 0.0))
            return score * known

        reading.add(worth)
        reading.sort()
        best = reading.entries[0]
        votes = self.countries.get(best.country_code or "", 0.0)
        reading.is_supported |= worth(best) >= _SUPPORTED or votes >= _ENOUGH_VOTES
        self._count(key, 1.0)


def add_lists(readings: Sequence[Reading]) -> None:
    """`Georgia and Ukraine` are countries, `Fuyang, Suzhou and Bengbu` in Anhui: a list holds places of one kind and region."""
    tallies: dict[int, _Tally] = {}
    for reading in readings:
        if reading.listed and reading.listed.start not in tallies:
            listed = [readings[number].best for number in reading.listed]
            tallies[reading.listed.start] = _Tally.of([best for best in listed if best is not None])
    for reading in readings:
        best = reading.best
        if reading.listed and not reading.is_placed and best is not None and len(reading.entries) > 1:
            others = tallies[reading.listed.start].without(best)
            reading.add(others.worth)
            reading.sort()


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many places of a list are of each kind, and how many of its cities lie in each province."""

    kinds: Counter[Kind]
    areas: Counter[_Area]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> _Tally:
        cities = ((entry.country_code, entry.admin1) for entry in entries if entry.kind == "city")
        return cls(Counter(entry.kind for entry in entries), Counter(cities))

    def without(self, entry: Entry) -> _Tally:
        """The same for the others."""
        less = _Tally.of([entry])
        return _Tally(self.kinds - less.kinds, self.areas - less.areas)

    def worth(self, entry: Entry) -> float:
        """What it is worth to be of their kind and to lie where they lie."""
        score = _SAME_KIND if {kind for kind in self.kinds if kind != "region"} == {entry.kind} else 0.0
        if entry.admin1 is not None and self.areas:
            score += _SAME_AREA_IN_LIST * self.areas[entry.country_code, entry.admin1] / self.areas.total()
        return score


def add_senses(readings: Sequence[Reading]) -> None:
    """A name that the text places once (`Taizhou of Zhejiang`) means that place wherever it stands alone."""
    senses: dict[str, Entry] = {}
    typed: dict[str, Entry] = {}
    for reading in readings:
        if reading.is_tied and reading.best is not None:
            senses.setdefault(reading.name.key, reading.best)
            stem, _, last = reading.name.key.rpartition(" ")
            if last in _TYPES:
                typed.setdefault(stem, reading.best)
    for reading in readings:
        # `Stratford` after `Stratford-upon-Avon`, `Newcastle` after `Newcastle upon Tyne`.
        first, *rest = reading.name.key.split(" ")
        if rest and rest[0] in _CONNECTING and reading.best is not None:
            senses.setdefault(first, reading.best)
    placed = {reading.name.key: reading.best for reading in reversed(readings) if reading.is_placed and reading.best}
    for reading in readings:
        if reading.is_tied:
            level, known = reading.name.level, placed.get(reading.name.key)
            if not reading.is_placed and level and known in reading.entries and levels.fits(known, level):
                # `Alexandria, Va. ... the Alexandria City Council`
                reading.raise_entry(known, _SENSE_ELSEWHERE)
            if reading.best is not None:
                senses[reading.name.key] = reading.best
            continue
        for said, worth in ((senses, _SENSE_ELSEWHERE), (typed, _SENSE_WITH_TYPE)):
            sense = said.get(reading.name.key)
            if sense is not None:
                reading.raise_entry(sense, worth)
