"""Which rows and names go into the file that ships, and the file itself: the same rows give the same bytes."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from orchestration.gazetteer.names import key_of
from orchestration.gazetteer.rows import SCHEMA, Row

# The file that ships stays under 5 MB: what is left out is small. Numbers are people.
_MIN_POPULATION = 1_500
# Parts of a town are named in the news when they are large or well known (Brooklyn).
_MIN_POPULATION_OF_PARTS = 5_000
# A name that only some source uses is worth its room for a place that is often written about.
_MIN_POPULATION_FOR_WEAK_NAMES = 50_000
_MOST_WEAK_NAMES = 20
# Second-level divisions that are places of their own in the news of these countries; elsewhere they repeat their seat.
_COUNTRIES_WITH_COUNTIES = frozenset({"US", "GB", "IE", "FR", "BE", "NO", "AU", "NZ", "IN", "TR", "PH"})
# Seats of government are named in the news whatever their size; a row newer than the feature codes is one, or has people.
_SEATS = frozenset({"PPLC", "PPLA", "PPLA2", ""})


def shipped(rows: list[Row]) -> list[Row]:
    """The rows that fit into the file that ships, parents moved up to the nearest that is there."""
    above = {row.place_id: row.parent_id for row in rows}
    kept = [row for row in rows if _is_shipped(row)]
    ids = {row.place_id for row in kept}
    for row in kept:
        row.aliases_weak = _weak_names(row)
        while row.parent_id is not None and row.parent_id not in ids:
            row.parent_id = above[row.parent_id]
    return kept


def write(rows: list[Row], path: Path) -> None:
    """Write the rows in order of their ids; the file appears whole or not at all."""
    _check(rows)
    frame = (
        pl.DataFrame([{name: getattr(row, name) for name in SCHEMA} for row in rows], schema=SCHEMA)
        .sort(_ORDER)
        .select(SCHEMA.names())
    )
    unfinished = path.with_suffix(".unfinished")
    frame.write_parquet(
        unfinished, compression="zstd", compression_level=19, statistics=False, row_group_size=1_000_000
    )
    unfinished.replace(path)


# Neighbours that resemble each other make a smaller file: by country and division, then by id.
_ORDER = ("source", "country_code", "admin1", "place_id")


def _is_shipped(row: Row) -> bool:
    if row.source == "geonames-division":
        return row.kind == "province" or (row.country_code in _COUNTRIES_WITH_COUNTIES and not row.repeats_city)
    if not row.source.startswith("geonames-"):
        return True
    feature = row.source.removeprefix("geonames-")
    smallest = _MIN_POPULATION_OF_PARTS if feature in ("PPLX", "PPLL") else _MIN_POPULATION
    return feature in _SEATS or (row.population or 0) >= smallest


def _weak_names(row: Row) -> list[str]:
    if row.source.startswith("geonames-") and (row.population or 0) < _MIN_POPULATION_FOR_WEAK_NAMES:
        return []
    known = {key_of(name) for name in (row.name, *row.aliases)}
    found: dict[str, str] = {}
    for name in row.aliases_weak:
        if len(name) > 3 and key_of(name) not in known:
            found.setdefault(key_of(name), name)
    return list(found.values())[:_MOST_WEAK_NAMES]


def _check(rows: list[Row]) -> None:
    """Refuse to write what readers rely on not being so."""
    for column in ("place_id", "geonames_id", "geonames_admin_id", "gb2260_code"):
        values = [value for row in rows if (value := getattr(row, column)) is not None]
        if len(set(values)) != len(values):
            twice = sorted({value for value in values if values.count(value) > 1})
            raise ValueError(f"{column} stands twice: {twice[:10]}")
    ids = {row.place_id for row in rows}
    orphans = sorted(row.place_id for row in rows if row.parent_id is not None and row.parent_id not in ids)
    if orphans:
        raise ValueError(f"without their parent: {orphans[:10]}")
