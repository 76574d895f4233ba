"""The gazetteer in memory: entries by place id and by name. Loaded on first use, not on import."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

PATH = Path(__file__).parents[2] / "seeds" / "reference" / "gazetteer.parquet"

# Letters that Unicode does not decompose into a base letter and a mark.
_UNDECOMPOSED = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
    }
)
_APOSTROPHES = re.compile(r"['’ʻʼ‘`]")
_NO_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Without marks on letters: İzmir and Izmir, Győr and Gyor are one spelling.

    >>> fold("Győr"), fold("Łódź"), fold("Lüshun")
    ('Gyor', 'Lodz', 'Lushun')
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def key_of(name: str) -> str:
    """What names are compared by: folded words in lower case, one space apart, apostrophes dropped.

    >>> key_of("Xi'an"), key_of("Stratford-upon-Avon"), key_of("St. Louis")
    ('xian', 'stratford upon avon', 'st louis')
    """
    return _NO_WORD.sub(" ", _APOSTROPHES.sub("", fold(name))).strip().lower()


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer; columns as in its Parquet file."""

    place_id: str
    name: str
    kind: str
    level: str | None
    country_code: str | None
    admin1: str | None
    parent_id: str | None
    geonames_id: int | None
    gb2260_code: str | None
    latitude: float | None
    longitude: float | None
    population: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entries in the order of the file; ``strong`` and ``weak`` give the numbers of the entries that bear a name."""

    entries: list[Entry]
    by_id: dict[str, Entry]
    strong: dict[str, list[int]]
    weak: dict[str, list[int]]
    beginnings: frozenset[str]
    """Every name key and every run of words that one opens with: tells a scan when to stop."""

    def named(self, key: str) -> list[Entry]:
        """Entries that bear a name as their own or usual one (``key`` as of ``key_of``)."""
        return [self.entries[number] for number in self.strong.get(key, ())]

    def weakly_named(self, key: str) -> list[Entry]:
        """Entries that some source knows by this name: to be believed only where the text supports it."""
        return [self.entries[number] for number in self.weak.get(key, ())]


@cache
def load() -> Gazetteer:
    """The gazetteer that ships with the project."""
    frame = pl.read_parquet(PATH)
    entries = [
        Entry(*row)
        for row in frame.select(
            "place_id",
            "name",
            "kind",
            "level",
            "country_code",
            "admin1",
            "parent_id",
            "geonames_id",
            "gb2260_code",
            "latitude",
            "longitude",
            pl.col("population").fill_null(0),
        ).iter_rows()
    ]
    strong: dict[str, list[int]] = {}
    weak: dict[str, list[int]] = {}
    for number, (name, aliases, aliases_weak) in enumerate(frame.select("name", "aliases", "aliases_weak").iter_rows()):
        for key in {key_of(alias) for alias in (name, *(aliases or ()))}:
            strong.setdefault(key, []).append(number)
        for key in {key_of(alias) for alias in aliases_weak or ()}:
            weak.setdefault(key, []).append(number)
    strong.pop("", None)
    weak.pop("", None)
    beginnings = set()
    for key in (*strong, *weak):
        words = key.split(" ")
        for length in range(1, len(words) + 1):
            beginnings.add(" ".join(words[:length]))
    return Gazetteer(entries, {entry.place_id: entry for entry in entries}, strong, weak, frozenset(beginnings))
