"""GeoNames as the builder needs it: cities with their divisions, divisions with English names and ISO 3166-2 codes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from orchestration.gazetteer import sources
from orchestration.gazetteer.names import fold, key_of
from orchestration.gazetteer.sources import City, Subdivision

HAN = re.compile(r"[\u3400-\u9fff]")
_CAPITALS = re.compile(r"[A-Z]{2,}")
# What English leaves out of a division's name: `Niğde Province` is Niğde, `Tatarstan Republic` Tatarstan.
_TYPE = re.compile(
    r"^(?:State|Province|Republic|Region|Departamento|Autonomous Region|(?:Urban )?Municipality|City) (?:of|de) "
    r"|,? (?:Province|Department|[Rr]egion|Prefecture|Republic|State|Governorate|County|Voivodeship|Municipality|Parish)$"
    r"|(?<!ern)(?<!Central)(?<!Federal)(?<!Capital) District$| (?:Capital|F\.D\.|D\.C\.|\(HCMC\)|Regional Corporation)$"
    r"|-(?:do|si|ken|fu)$"
)

# English texts write Osaka and Gyeonggi, not Ōsaka and Gyeonggi-do.
_MACRONS_DROPPED = frozenset({"JP", "IN"})


def is_latin(text: str) -> bool:
    """Written in Latin letters, with or without marks."""
    return fold(text).isascii()


def latin_names(city: City) -> list[str]:
    """The city's names in Latin letters, its own first: without airport codes (DLC) and lower-case transliterations."""
    found = [city.name, *(each for each in city.alternates if each[:1].isupper() and is_latin(each))]
    return [name for name in dict.fromkeys(found) if not _CAPITALS.search(name)]


def chinese_names(city: City) -> list[str]:
    """The city's names in Han characters, which may be Japanese or traditional."""
    return [name for name in city.alternates if HAN.search(name)]


@dataclass(frozen=True, slots=True)
class Admin:
    """A first- or second-level division: English name, all names in Latin letters, ISO 3166-2 code where it is certain."""

    subdivision: Subdivision
    name: str
    names: tuple[str, ...]
    iso_code: str | None
    usual_names: tuple[str, ...] = ()
    """Further names of the project's own table, however short: `NSW`."""


class GeoNames:
    """Everything of GeoNames that is installed, joined by its ids; read on first use."""

    def __init__(self, packages: Path) -> None:
        self._packages = packages

    @cached_property
    def cities(self) -> list[City]:
        return sorted(sources.cities(), key=lambda city: city.geonames_id)

    @cached_property
    def feature(self) -> dict[int, str]:
        return sources.feature_codes(self._packages)

    @cached_property
    def _numbered(self) -> list[Subdivision]:
        return sources.subdivisions()

    @cached_property
    def _of_cities(self) -> dict[int, list[int]]:
        return sources.subdivisions_of_cities()

    def divisions_of(self, city: City) -> tuple[Admin | None, Admin | None]:
        """The first- and second-level division that a city lies in."""
        found: dict[int, Admin] = {}
        for number in self._of_cities.get(city.geonames_id, ()):
            subdivision = self._numbered[number - 1]
            if subdivision.code in self.admins:
                found[subdivision.level] = self.admins[subdivision.code]
        return found.get(1), found.get(2)

    @cached_property
    def middles(self) -> dict[str, tuple[float, float]]:
        """The middle of where the towns of a country or division lie, by its GeoNames code.

        No packaged source says where a division lies; the middle of its towns is mostly within 100 km of GeoNames' own.
        """
        extents: dict[str, list[City]] = defaultdict(list)
        for city in self.cities:
            extents[city.country_code].append(city)
            for admin in self.divisions_of(city):
                if admin is not None:
                    extents[admin.subdivision.code].append(city)
        return {
            code: (
                _middle([city.latitude for city in inside]),
                _middle([city.longitude for city in inside]),
            )
            for code, inside in extents.items()
        }

    def middle_of_country(self, code: str) -> tuple[float | None, float | None]:
        """The coordinates that stand for a country; its towns decide where no source has any."""
        return self._countries.get(code) or self.middles.get(code) or (None, None)

    @cached_property
    def _countries(self) -> dict[str, tuple[float, float]]:
        return sources.country_coordinates(self._packages)

    @cached_property
    def admins(self) -> dict[str, Admin]:
        """Divisions by GeoNames code."""
        english = sources.division_names(self._packages)
        own = {int(row["geonames_id"]): row for row in sources.table("division_names")}
        iso = _IsoNames(sources.iso_subdivisions(self._packages))
        found = {}
        for subdivision in self._numbered:
            if "." not in subdivision.code:
                # A division of ISO 3166-2 that GeoNames does not have.
                continue
            names = [name for name in subdivision.names if is_latin(name)]
            name = english.get(subdivision.code) or next(iter(names), "")
            if not name:
                continue
            code, usual = None, []
            chosen = own.get(subdivision.geonames_id or 0)
            if chosen:
                names.insert(0, name)
                (name, *usual), code = chosen["english"].split("|"), chosen["iso_code"]
            elif subdivision.level == 1:
                code, name = iso.match(subdivision.code[:2], name, [*names, subdivision.official_name])
            everything = tuple(dict.fromkeys([name, *usual, *names]))
            found[subdivision.code] = Admin(subdivision, name, everything, code, tuple(usual))
        taken = Counter(admin.iso_code for admin in found.values())
        # A code that two divisions' names fit is not known to be either's.
        return {
            code: replace(admin, iso_code=None) if taken[admin.iso_code] > 1 else admin for code, admin in found.items()
        }


# Behind a gap of so many degrees lie islands far out.
_FAR_OUT = 5.0


def _middle(degrees: list[float]) -> float:
    """Half-way between the ends of most towns: Valparaíso is not half-way to Easter Island."""
    stretches: list[list[float]] = []
    for degree in sorted(degrees):
        if stretches and degree - stretches[-1][-1] <= _FAR_OUT:
            stretches[-1].append(degree)
        else:
            stretches.append([degree])
    most = max(stretches, key=len)
    return round((most[0] + most[-1]) / 2, 5)


class _IsoNames:
    """ISO 3166-2 codes by country and English name."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        self._codes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for code, name in names.items():
            self._codes[code[:2], _plain_key(name)].append(code)

    def match(self, country: str, name: str, names: list[str]) -> tuple[str | None, str]:
        """The code of a division and its English name: GeoNames' without its type, with the marks that CLDR gives it."""
        plain = _TYPE.sub("", name).replace(" Kray", " Krai").replace(" oblast", " Oblast").strip()
        if country in _MACRONS_DROPPED:
            plain = fold(plain)
        for each in (name, *names):
            codes = self._codes.get((country, _plain_key(each)), ())
            if len(codes) == 1:
                spelt = self._names[codes[0]]
                same = country not in _MACRONS_DROPPED and key_of(spelt) == key_of(plain)
                return codes[0], spelt if same else plain
        return None, plain


def _plain_key(name: str) -> str:
    return key_of(re.sub(r" (?:[Oo]blast|Kra[iy]|[Oo]krug)$", "", _TYPE.sub("", name)))
