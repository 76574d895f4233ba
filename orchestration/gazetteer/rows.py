"""What a row of the gazetteer holds, and the schema of its file."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl


@dataclass(slots=True, kw_only=True)
class Row:
    """One place. ``None`` is unknown; what each column means stands in ``seeds/reference/GAZETTEER.md``."""

    place_id: str
    name: str
    kind: str
    source: str
    name_zh: str | None = None
    geonames_id: int | None = None
    geonames_admin_id: int | None = None
    gb2260_code: str | None = None
    gb2260_old_codes: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    aliases_weak: list[str] = field(default_factory=list)
    level: str | None = None
    type_word: str | None = None
    parent_id: str | None = None
    admin1: str | None = None
    country_code: str | None = None
    subdivision_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    name_count: int = 0
    """How many names the sources have for it in all languages: how well known it is."""
    repeats_city: bool = False
    """A division that a city of the country has the name of; not written."""


SCHEMA = pl.Schema(
    {
        "place_id": pl.String(),
        "geonames_id": pl.Int64(),
        "geonames_admin_id": pl.Int64(),
        "gb2260_code": pl.String(),
        "gb2260_old_codes": pl.List(pl.String()),
        "name": pl.String(),
        "name_zh": pl.String(),
        "aliases": pl.List(pl.String()),
        "aliases_weak": pl.List(pl.String()),
        "level": pl.String(),
        "type_word": pl.String(),
        "kind": pl.String(),
        "parent_id": pl.String(),
        "admin1": pl.String(),
        "country_code": pl.String(),
        "subdivision_code": pl.String(),
        "latitude": pl.Float64(),
        "longitude": pl.Float64(),
        "population": pl.Int64(),
        "name_count": pl.Int64(),
        "source": pl.String(),
    }
)
