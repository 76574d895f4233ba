"""Rows for China: divisions by GB/T 2260 with their GeoNames ids, past names and codes, and the state-level new areas."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orchestration.gazetteer import sources
from orchestration.gazetteer.geonames import Admin, GeoNames, chinese_names, latin_names
from orchestration.gazetteer.names import key_of
from orchestration.gazetteer.romanise import English, english
from orchestration.gazetteer.rows import Row
from orchestration.gazetteer.sources import City, Division

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
# Parts of the numbering that have country codes of their own, as their readers expect.
COUNTRY_OF_PREFIX = {"71": "TW", "81": "HK", "82": "MO"}
# GeoNames knows a seat by kilometres, not by borders; a county's seat lies well within this distance of its centre.
_SEAT_KM = 40.0
# Codes were handed to other places in the eighties: names that went out of use before this year are left out.
_PAST_NAMES_SINCE = 1990


def rows(geonames: GeoNames) -> list[Row]:
    """The Chinese divisions, provinces first, and the new areas."""
    return [*_Divisions(geonames).rows(), *_new_areas()]


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two points given as latitude and longitude."""
    latitude, longitude, latitude2, longitude2 = map(math.radians, (*one, *other))
    haversine = (
        math.sin((latitude2 - latitude) / 2) ** 2
        + math.cos(latitude) * math.cos(latitude2) * math.sin((longitude2 - longitude) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(haversine))


@dataclass(frozen=True, slots=True)
class _Seat:
    """A GeoNames city of China with what a division is compared to."""

    city: City
    keys: frozenset[str]
    chinese: frozenset[str]
    prefecture: str | None
    feature: str

    @property
    def point(self) -> tuple[float, float]:
        return self.city.latitude, self.city.longitude


class _Divisions:
    def __init__(self, geonames: GeoNames) -> None:
        self.all = sorted(sources.divisions(), key=lambda division: (len(_above(division)), division.code))
        self.by_code = {division.code: division for division in self.all}
        self.english = {division.code: english(division.name) for division in self.all}
        self.centres = sources.coordinates()
        self.admins = self._admins(geonames)
        self.seats = self._candidates(geonames)
        self.past_codes, self.past_names = self._past()

    def _admins(self, geonames: GeoNames) -> dict[str, Admin]:
        """GB/T 2260 code -> GeoNames division: prefectures carry the code itself, provinces are matched by name."""
        provinces = {key_of(self.english[d.code].name): d.code for d in self.all if d.level == "province"}
        found = {}
        for code, admin in geonames.admins.items():
            country, *parts = code.split(".")
            if country != "CN":
                continue
            if len(parts) == 2:
                found[f"{parts[1]}00"] = admin
            for name in admin.names if len(parts) == 1 else ():
                if key_of(name) in provinces:
                    found[provinces[key_of(name)]] = admin
        return found

    def _candidates(self, geonames: GeoNames) -> dict[str, list[_Seat]]:
        """Cities by the GB/T 2260 code of their province."""
        province_of = {a.subdivision.code: code for code, a in self.admins.items() if a.subdivision.level == 1}
        found: dict[str, list[_Seat]] = defaultdict(list)
        for city in geonames.cities:
            if city.country_code not in ("CN", *COUNTRY_OF_PREFIX.values()):
                continue
            first, second = geonames.divisions_of(city)
            own = next((f"{p}0000" for p, country in COUNTRY_OF_PREFIX.items() if country == city.country_code), None)
            province = own or province_of.get(first.subdivision.code if first else "")
            if province is None:
                continue
            found[province].append(
                _Seat(
                    city=city,
                    keys=frozenset(key_of(name) for name in latin_names(city)),
                    chinese=frozenset(chinese_names(city)),
                    prefecture=second.subdivision.code.split(".")[-1] + "00" if second else None,
                    feature=geonames.feature.get(city.geonames_id, ""),
                )
            )
        return found

    def _past(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Codes that a division had, and names that no other division bears now.

        When Chongqing left Sichuan, and when prefectures became cities, codes went to other places, and their names with them.
        """
        borne = {self.english[division.code].stem for division in self.all}
        codes: dict[str, list[str]] = defaultdict(list)
        names: dict[str, list[str]] = defaultdict(list)
        for past in sources.past_names():
            if past.code not in self.by_code:
                continue
            if past.past_code != past.code and past.past_code not in codes[past.code]:
                codes[past.code].append(past.past_code)
            was = english(past.past_name)
            unused = was.stem == self.english[past.code].stem or was.stem not in borne
            unused = unused and was.type_word not in ("", "District") and past.past_name != self.by_code[past.code].name
            if unused and past.last_year >= _PAST_NAMES_SINCE and past.past_name not in names[past.code]:
                names[past.code].append(past.past_name)
        return codes, names

    def rows(self) -> Iterator[Row]:
        """One row a division. A seat is given to the highest division it serves."""
        taken: set[int] = set()
        for division in self.all:
            seat = self._seat(division, taken)
            if seat is not None:
                taken.add(seat.city.geonames_id)
            yield self._row(division, seat)

    def _seat(self, division: Division, taken: set[int]) -> _Seat | None:
        """The city that a division is named after and governed from, by its names and place."""
        if division.level == "province" and _kind_and_level(division, self.english[division.code])[0] == "province":
            # A province lies around its capital; only municipalities are the city they are named after.
            return None
        names = self.english[division.code]
        keys = {key_of(name) for name in (names.name, *names.aliases)} | {key_of(names.name).rsplit(" ", 1)[0]}
        if names.type_word == "City":
            keys |= {f"{key} city" for key in keys}
        centre = self.centres.get(division.code)
        best: tuple[float, int] | None = None
        found = None
        for seat in self.seats.get(f"{division.code[:2]}0000", ()):
            if seat.city.geonames_id in taken:
                continue
            score = _likeness(division, names, keys, seat)
            if score <= 0:
                continue
            away = distance_km(centre, seat.point) if centre else 0.0
            if away > (_SEAT_KM if division.level == "county" else 3 * _SEAT_KM):
                continue
            score -= away / 20
            if best is None or (score, -seat.city.geonames_id) > best:
                best, found = (score, -seat.city.geonames_id), seat
        return found

    def _row(self, division: Division, seat: _Seat | None) -> Row:
        names = self.english[division.code]
        admin = self.admins.get(division.code)
        prefix = division.code[:2]
        province = self.by_code[f"{prefix}0000"]
        weak = latin_names(seat.city)[1:] if seat else []
        past = [english(name) for name in self.past_names.get(division.code, ())]
        strong = dict.fromkeys([*names.aliases, *(alias for each in past for alias in _old_names(each, names))])
        if admin is not None:
            weak += [name for name in admin.names if name not in strong]
        point = seat.point if seat else self.centres.get(division.code)
        kind, level = _kind_and_level(division, names)
        admin_id = admin.subdivision.geonames_id if admin else None
        return Row(
            place_id=f"gb:{division.code}",
            geonames_id=admin_id if kind == "province" else seat.city.geonames_id if seat else None,
            geonames_admin_id=admin_id,
            gb2260_code=division.code,
            gb2260_old_codes=self.past_codes.get(division.code, []),
            name=names.name,
            name_zh=division.name,
            aliases=[alias for alias in strong if alias != names.name],
            aliases_weak=[name for name in dict.fromkeys(weak) if name not in strong and name != names.name],
            level=level,
            type_word=names.type_word or None,
            kind=kind,
            parent_id=f"gb:{_above(division)[-1]}" if _above(division) else "gn:1814991",
            admin1=None if prefix in COUNTRY_OF_PREFIX else self.english[province.code].name,
            country_code=COUNTRY_OF_PREFIX.get(prefix, "CN"),
            subdivision_code=self.admins[province.code].iso_code if province.code in self.admins else None,
            latitude=round(point[0], 5) if point else None,
            longitude=round(point[1], 5) if point else None,
            population=(seat.city.population or None) if seat else None,
            name_count=len(seat.city.alternates) if seat else 0,
            source="gb2260",
        )


def _above(division: Division) -> tuple[str, ...]:
    """Codes of the divisions that hold this one, the highest first."""
    if division.level == "province":
        return ()
    province = f"{division.code[:2]}0000"
    return (province,) if division.parent == province else (province, division.parent or province)


def _kind_and_level(division: Division, names: English) -> tuple[str, str | None]:
    """`Taizhou` is a prefecture, `Wenling` a county (a city at county level), `Huangyan District` a district."""
    if division.code[:2] in COUNTRY_OF_PREFIX:
        return ("region" if division.code == "710000" else "city"), None
    if division.level == "province":
        return ("city", "municipality") if division.code in MUNICIPALITIES else ("province", None)
    if division.level == "prefecture":
        return "city", "prefecture"
    return "city", "district" if names.type_word in ("District", "Mining District", "New Area") else "county"


def _likeness(division: Division, names: English, keys: Iterable[str], seat: _Seat) -> float:
    """How well a city's names and rank fit a division; 0 where they do not.

    The Latin name weighs as much as the Chinese one: a town may carry the county's full Chinese name as an alternate while
    the seat proper has the stem only (温岭市 stands at the sub-district Taiping, 温岭 at Wenling).
    """
    latin = key_of(seat.city.name) in keys
    full, stem = division.name in seat.chinese, len(names.stem) > 1 and names.stem in seat.chinese
    if not (latin or full or stem or (keys & seat.keys if isinstance(keys, set) else False)):
        return 0.0
    score = 3.0 * latin + 2.0 * (full or stem) + 1.0
    score += {"PPLC": 4.0, "PPLA": 4.0, "PPLA2": 3.0, "PPLA3": 2.0, "PPLA4": -2.0, "PPLX": -2.0}.get(seat.feature, 0.0)
    score += math.log10(seat.city.population + 1) / 2
    if division.level == "prefecture":
        if seat.prefecture not in (division.code, None):
            return 0.0
        score += 2.0 * (seat.prefecture == division.code)
    elif division.level == "county" and seat.prefecture == division.parent:
        score += 1.0
    return score


def _old_names(past: English, now: English) -> list[str]:
    """Names of a division's past that are no plain variants of today's: `Xiangfan`, `Pan County`, not `Panzhou City`."""
    known = {key_of(name) for name in (now.name, *now.aliases)}
    return [name for name in (past.name, *past.aliases) if key_of(name) not in known]


def _new_areas() -> Iterator[Row]:
    """State-level new areas and major zones, which have no GB/T 2260 code."""
    divisions = {division.code: division for division in sources.divisions()}
    centres = sources.coordinates()
    named = {division.name for division in divisions.values()}
    for area in sources.table("new_areas"):
        if area["chinese"] in named:
            # Some have become districts with a code.
            continue
        parent = divisions[area["parent_gb2260_code"]]
        point = centres.get(parent.code)
        name, *aliases = area["english"].split("|")
        yield Row(
            place_id=f"area:{key_of(name).replace(' ', '-')}",
            name=name,
            name_zh=area["chinese"],
            aliases=aliases,
            level="district" if area["kind"] == "city" else None,
            type_word="New Area" if name.endswith("New Area") else None,
            kind=area["kind"],
            parent_id=f"gb:{parent.code}",
            admin1=english(divisions[f"{parent.code[:2]}0000"].name).name,
            country_code="CN",
            latitude=point[0] if point else None,
            longitude=point[1] if point else None,
            source="project",
        )
