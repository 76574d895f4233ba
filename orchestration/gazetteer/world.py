"""Rows for the world: countries and continents, first- and second-level divisions, cities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.gazetteer import sources
from orchestration.gazetteer.divisions import COUNTRY_OF_PREFIX, distance_km
from orchestration.gazetteer.geonames import Admin, GeoNames, chinese_names, latin_names
from orchestration.gazetteer.names import fold, key_of
from orchestration.gazetteer.rows import Row
from orchestration.gazetteer.sources import City

# These stand among the Chinese divisions.
_NO_COUNTRIES = frozenset(COUNTRY_OF_PREFIX.values())
_REGION_IDS = {country: f"gb:{prefix}0000" for prefix, country in COUNTRY_OF_PREFIX.items()}
# Second-level divisions that news calls by their name and that no one takes for a city.
_REGIONS = frozenset({"GB", "IE", "FR", "BE", "PH"})
_CONTINENTS = (
    (6255146, "Africa"),
    (6255147, "Asia"),
    (6255148, "Europe"),
    (6255149, "North America"),
    (6255150, "South America"),
    (6255151, "Oceania"),
)
_TRANSLITERATED = re.compile(r"^[‘’ʻ']|[āēīōūḏḑḩḥḵşṣţṭẓẕ](?<![şţ])", re.IGNORECASE)
_PAPER_DISTRICTS = {
    ("PH", f"{name} district") for name in ("capital", "eastern manila", "northern manila", "southern manila")
}
# Countries whose cities GeoNames lists with a City that texts leave out.
_CITY_IS_NO_NAME = frozenset({"PH", "KR", "TW", "PK", "IN"})
# A town within this distance of a Chinese division of the same name is that division's seat once more.
_SAME_KM = 40.0
_NOWHERE = (None, None)


def rows(geonames: GeoNames, china: list[Row]) -> list[Row]:
    """Everything that is no Chinese division."""
    cities = list(_cities(geonames, china))
    return [*_continents(), *_regions(), *_countries(geonames), *_admins(geonames), *cities, *_districts(cities)]


def _continents() -> Iterator[Row]:
    coordinates = sources.continent_coordinates()
    for geonames_id, name in _CONTINENTS:
        yield Row(
            place_id=f"gn:{geonames_id}",
            geonames_id=geonames_id,
            name=name,
            kind="region",
            latitude=coordinates[geonames_id][0],
            longitude=coordinates[geonames_id][1],
            source="geonames",
        )


def _regions() -> Iterator[Row]:
    """Parts of the world, waters and ranges without borders or ids, so that `Latin America` is not read as America."""
    for row in sources.table("regions"):
        name, *aliases = row["english"].split("|")
        place_id = f"region:{key_of(name).replace(' ', '-')}"
        yield Row(
            place_id=place_id,
            name=name,
            kind="region",
            aliases=aliases,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            source="project",
        )


def _countries(geonames: GeoNames) -> Iterator[Row]:
    usual = {row["code"]: row["english"].split("|") for row in sources.table("country_names")}
    for country in sources.countries():
        if country.code in _NO_COUNTRIES:
            continue
        names = usual.get(country.code, []) or [country.name]
        names = list(dict.fromkeys([*names, country.name, *country.names]))
        latitude, longitude = geonames.middle_of_country(country.code)
        yield Row(
            place_id=f"gn:{country.geonames_id}",
            geonames_id=country.geonames_id,
            name=names[0],
            kind="country",
            aliases=[name for name in names[1:] if "," not in name],
            country_code=country.code,
            latitude=latitude,
            longitude=longitude,
            population=country.population or None,
            source="geonames",
        )


def _admins(geonames: GeoNames) -> Iterator[Row]:
    country_ids = {country.code: f"gn:{country.geonames_id}" for country in sources.countries()}
    # Manila's districts on paper (`Capital District`) are no places of the news either.
    names_of_cities = {(city.country_code, key_of(city.name)) for city in geonames.cities} | _PAPER_DISTRICTS
    for code, admin in geonames.admins.items():
        country, first, *second = code.split(".")
        geonames_id = admin.subdivision.geonames_id
        if country in ("CN", *_NO_COUNTRIES) or geonames_id is None:
            continue
        above = geonames.admins.get(f"{country}.{first}") if second else None
        if second and above is None:
            continue
        name = _admin_name(admin, country)
        is_region = country in _REGIONS
        latitude, longitude = geonames.middles.get(code, _NOWHERE)
        yield Row(
            place_id=f"gn:{geonames_id}",
            geonames_id=geonames_id,
            geonames_admin_id=geonames_id,
            name=name,
            repeats_city=bool(second) and (country, key_of(name).removesuffix(" city")) in names_of_cities,
            kind="region" if second and is_region else "city" if second else "province",
            aliases=_admin_aliases(admin, country),
            level="city" if second and not is_region else None,
            type_word="County" if second and country == "US" else None,
            parent_id=_id_of(above) if above else country_ids.get(country),
            admin1=above.name if above else admin.name,
            country_code=country,
            subdivision_code=above.iso_code if above else admin.iso_code,
            latitude=latitude,
            longitude=longitude,
            source="geonames-division",
        )


def _admin_name(admin: Admin, country: str) -> str:
    """`Alameda County`: in the United States the type is part of the name."""
    if country == "US" and admin.subdivision.level == 2:
        return next((name for name in admin.names if name.endswith((" County", " Parish"))), admin.name)
    return admin.name.removesuffix(" İlçesi").removesuffix(" Kommun").removeprefix("Province of ")


def _admin_aliases(admin: Admin, country: str) -> list[str]:
    names = [
        name
        for name in admin.names
        if (len(name) > 3 or name in admin.usual_names) and name != _admin_name(admin, country)
    ]
    if admin.subdivision.level == 2 and country == "US":
        # A bare `Fulton` is a town; the county is never called so.
        return [name for name in names if name.endswith((" County", " Parish"))]
    return [name for name in names if fold(name) != fold(admin.name)]


def _id_of(admin: Admin) -> str | None:
    return f"gn:{admin.subdivision.geonames_id}" if admin.subdivision.geonames_id else None


def _cities(geonames: GeoNames, china: list[Row]) -> Iterator[Row]:
    usual = {int(row["geonames_id"]): row["english"].split("|") for row in sources.table("city_names")}
    country_ids = {country.code: f"gn:{country.geonames_id}" for country in sources.countries()}
    people = {int(row["geonames_id"]): int(row["population"]) for row in sources.table("city_populations")}
    known = _Known(china)
    for city in geonames.cities:
        first, second = geonames.divisions_of(city)
        if city.country_code in ("CN", "HK", "MO") and known.has(city):
            continue
        if city.country_code == "CN":
            parent, admin1, iso = known.above(first, second)
        elif city.country_code in _REGION_IDS:
            parent, admin1, iso = _REGION_IDS[city.country_code], first.name if first else None, None
        else:
            parent = next((_id_of(admin) for admin in (second, first) if admin and _id_of(admin)), None)
            parent = parent or country_ids.get(city.country_code)
            admin1, iso = (first.name, first.iso_code) if first else (None, None)
        latin = latin_names(city) or [city.name]
        strong = usual.get(city.geonames_id, [_plain(latin[0])])
        feature = geonames.feature.get(city.geonames_id, "")
        yield Row(
            place_id=f"gn:{city.geonames_id}",
            geonames_id=city.geonames_id,
            name=strong[0],
            name_zh=next(iter(chinese_names(city)), None),
            aliases=_aliases(city.country_code, strong, latin),
            aliases_weak=[name for name in latin[1:] if name not in strong],
            # Towns of China, which stands with its divisions, have no level.
            level=None if city.country_code == "CN" else "city",
            kind="city",
            parent_id=parent,
            admin1=admin1,
            country_code=city.country_code,
            subdivision_code=iso,
            latitude=round(city.latitude, 5),
            longitude=round(city.longitude, 5),
            population=people.get(city.geonames_id, city.population) or None,
            name_count=len(city.alternates),
            source=f"geonames-{feature}",
        )


def _districts(cities: list[Row]) -> Iterator[Row]:
    """Districts and boroughs that no package has, where their seat lies: `Märkischer Kreis`."""
    by_id = {city.geonames_id: city for city in cities}
    for row in sources.table("districts"):
        seat = by_id[int(row["seat_geonames_id"])]
        name, *aliases = row["english"].split("|")
        yield Row(
            place_id=f"area:{key_of(name).replace(' ', '-')}",
            name=name,
            kind="city",
            aliases=aliases,
            level="city",
            # A borough lies in its city, a district around its seat.
            parent_id=seat.place_id if row["is_borough"] else seat.parent_id,
            admin1=seat.admin1,
            country_code=seat.country_code,
            subdivision_code=seat.subdivision_code,
            latitude=seat.latitude,
            longitude=seat.longitude,
            source="project",
        )


def _aliases(country: str, strong: list[str], latin: list[str]) -> list[str]:
    """Further usual names: GeoNames' own spelling, and `Cebu` for what is listed as Cebu City."""
    found = strong[1:] + [name for name in latin[:1] if name not in strong]
    if country in _CITY_IS_NO_NAME and strong[0].endswith(" City"):
        found.append(strong[0].removesuffix(" City"))
    return found


def _plain(name: str) -> str:
    """A name as English texts print it: marks of transliteration (`‘Afrīn`, `Higashiōmi`) fall, letters of an alphabet stay."""
    return fold(name).lstrip("'‘’ʻ") if _TRANSLITERATED.search(name) else name


class _Known:
    """The Chinese divisions, so that a seat is not listed again as a town and towns find their parents."""

    def __init__(self, china: list[Row]) -> None:
        self._ids = {row.geonames_id for row in china}
        self._by_admin_id = {row.geonames_admin_id: row for row in china if row.geonames_admin_id}
        self._by_key: dict[str, list[Row]] = {}
        for row in china:
            for name in (row.name, *row.aliases):
                self._by_key.setdefault(key_of(name), []).append(row)

    def has(self, city: City) -> bool:
        """Whether a city is a division's seat or stands beside a division of its name."""
        return city.geonames_id in self._ids or any(
            row.latitude is not None
            and row.longitude is not None
            and distance_km((row.latitude, row.longitude), (city.latitude, city.longitude)) < _SAME_KM
            for row in self._by_key.get(key_of(city.name).removesuffix(" city"), ())
        )

    def above(self, first: Admin | None, second: Admin | None) -> tuple[str | None, str | None, str | None]:
        """Parent, admin1 and ISO 3166-2 code of a Chinese town."""
        for admin in (second, first):
            row = self._by_admin_id.get(admin.subdivision.geonames_id or 0) if admin else None
            if row is not None:
                return row.place_id, row.admin1, row.subdivision_code
        return "gn:1814991", None, None
