"""The gazetteer in memory: places by name and by id. Loaded on first use, not on import."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import polars as pl

from orchestration.gazetteer.names import UNDECOMPOSED

PATH = Path(__file__).parents[2] / "seeds" / "reference" / "gazetteer.parquet"

Kind = Literal["city", "province", "country", "region"]
_COLUMNS = (
    "place_id",
    "name",
    "kind",
    "level",
    "type_word",
    "country_code",
    "admin1",
    "parent_id",
    "subdivision_code",
    "geonames_id",
    "gb2260_code",
    "latitude",
    "longitude",
)
# Where the bearers of an unknown name begin, where those begin that only some source calls so, and where they end.
_NOWHERE = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer; fields as in its file (``seeds/reference/GAZETTEER.md``)."""

    place_id: str
    name: str
    kind: Kind
    level: str | None
    type_word: str | None
    country_code: str | None
    admin1: str | None
    parent_id: str | None
    subdivision_code: str | None
    geonames_id: int | None
    gb2260_code: str | None
    latitude: float | None
    longitude: float | None
    population: int
    name_count: int
    is_capital: bool
    is_seat: bool
    """The seat of a province or state."""
    is_well_named: bool = True
    """Found by a name that is its own or usual; False: by one that only some source has."""


class Gazetteer:
    """Places by name. Rows stay in columns until they are asked for: an article needs a few of a hundred thousand."""

    def __init__(self, path: Path = PATH) -> None:
        frame = pl.read_parquet(
            path, columns=[*_COLUMNS, "population", "name_count", "source", "aliases", "aliases_weak"]
        )
        self._rows = frame.select(
            *_COLUMNS,
            pl.col("population").fill_null(0),
            "name_count",
            pl.col("source").str.ends_with("-PPLC").alias("is_capital"),
            pl.col("source").str.ends_with("-PPLA").alias("is_seat"),
        )
        names = pl.concat(
            [
                frame.select("name").with_row_index("row").with_columns(is_weak=False),
                frame.select(name="aliases").with_row_index("row").explode("name").with_columns(is_weak=False),
                frame.select(name="aliases_weak").with_row_index("row").explode("name").with_columns(is_weak=True),
            ]
        )
        keys = (
            names.select(_key(pl.col("name")).alias("key"), "row", "is_weak")
            .filter(pl.col("key") != "")
            .sort("key", "is_weak", "row")
            .unique(subset=("key", "row"), keep="first", maintain_order=True)
        )
        by_key = keys.group_by("key", maintain_order=True).agg(pl.len(), strong=pl.col("is_weak").not_().sum())
        end = pl.col("len").cum_sum()
        stretches = by_key.select(
            "key", start=end - pl.col("len"), weak=end - pl.col("len") + pl.col("strong"), end=end
        )
        # One stretch of `_bearers` a name, not two lists: a quarter of a million small lists take a second to make.
        self._bearers: list[int] = keys["row"].to_list()
        self._stretches: dict[str, tuple[int, int, int]] = {
            key: (start, weak, end) for key, start, weak, end in stretches.iter_rows()
        }
        longest = (
            by_key.select(
                pl.col("key").str.split(" ").list.first().alias("first"), words=pl.col("key").str.count_matches(" ") + 1
            )
            .group_by("first")
            .agg(pl.col("words").max())
        )
        self.longest: dict[str, int] = dict(longest.iter_rows())
        """First word of a key -> how many words the longest name has that opens with it."""
        self._number = {place_id: number for number, place_id in enumerate(self._rows["place_id"])}
        self._countries: dict[str | None, int] = dict(
            self._rows.filter(pl.col("kind") == "country").select("country_code", "population").iter_rows()
        )
        self._subdivisions: dict[str, int] = {}
        self._entries: dict[tuple[int, bool], Entry] = {}
        self._divisions: dict[str | None, frozenset[str]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._stretches

    def is_own_name(self, key: str) -> bool:
        """Whether some place is usually called so."""
        start, weak, _ = self._stretches.get(key, _NOWHERE)
        return start < weak

    def named(self, key: str) -> list[Entry]:
        """The places that bear a name (``key`` as of ``names.key_of``), those first whose usual name it is."""
        start, weak, end = self._stretches.get(key, _NOWHERE)
        return [self._entry(self._bearers[place], place < weak) for place in range(start, end)]

    def place(self, place_id: str) -> Entry | None:
        """The place of an id."""
        number = self._number.get(place_id)
        return None if number is None else self._entry(number, True)

    def subdivision(self, code: str) -> Entry | None:
        """The province of an ISO 3166-2 code (`US-KY`)."""
        if not self._subdivisions:
            found = self._rows.with_row_index("row").filter(
                pl.col("kind") == "province", pl.col("subdivision_code").is_not_null()
            )
            self._subdivisions = dict(found.select("subdivision_code", "row").iter_rows())
        number = self._subdivisions.get(code)
        return None if number is None else self._entry(number, True)

    def people_in(self, country_code: str | None) -> int:
        """How many people live in a country; 0 where that is not known."""
        return self._countries.get(country_code, 0)

    def keys_in(self, province: Entry) -> frozenset[str]:
        """The bare names of the Chinese divisions in a province."""
        found = self._divisions.get(province.admin1)
        if found is None:
            inside = self._rows.filter(
                pl.col("gb2260_code").is_not_null(), pl.col("admin1") == province.admin1, pl.col("kind") == "city"
            )
            bare = pl.col("name").str.replace(r" (County|District|Banner)$", "")
            found = self._divisions[province.admin1] = frozenset(inside.select(_key(bare)).to_series())
        return found

    def above(self, entry: Entry) -> list[Entry]:
        """The places that hold this one, the nearest first."""
        found: list[Entry] = []
        parent = self.place(entry.parent_id) if entry.parent_id else None
        while parent is not None:
            found.append(parent)
            parent = self.place(parent.parent_id) if parent.parent_id else None
        return found

    def _entry(self, number: int, is_well_named: bool) -> Entry:
        found = self._entries.get((number, is_well_named))
        if found is None:
            found = Entry(*self._rows.row(number), is_well_named)  # type: ignore[call-arg]
            self._entries[number, is_well_named] = found
        return found


def _key(column: pl.Expr) -> pl.Expr:
    """``names.key_of`` over a column."""
    return (
        column.str.replace_many(list(map(chr, UNDECOMPOSED)), list(UNDECOMPOSED.values()))
        .str.normalize("NFKD")
        .str.replace_all(r"\p{M}+|['’ʻʼ‘`]", "")
        .str.replace_all(r"[^\p{L}\p{N}]+", " ")
        .str.strip_chars()
        .str.to_lowercase()
    )


@cache
def load() -> Gazetteer:
    """The gazetteer that ships with the project."""
    return Gazetteer()
