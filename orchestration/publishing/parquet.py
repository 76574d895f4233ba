"""The published tables as Parquet, one file a table, for those who have no DuckDB.

Rows are sorted by what readers filter by, so that they skip row groups; a table that has not changed since the last version
is linked from there, which costs neither time nor space.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

from orchestration.publishing.snapshot import SCHEMA, Table, quoted

FOLDER = "tables"
# Written differently, files of an older version must not be taken over: count on.
_LAYOUT = 1
_SORTED_BY = {
    "dim_articles": ("published_on", "article_key"),
    "fct_mentions": ("mention_type", "resolved_key", "article_key"),
    "fct_projects": ("status_year", "project_key"),
    "rpt_city_pairs": ("city_a_key", "city_b_key"),
}


def write_tables(
    published: duckdb.DuckDBPyConnection, folder: Path, last: tuple[Path, Mapping[str, str]] | None
) -> dict[str, str]:
    """Each table of the ``published`` database as Parquet in ``folder``; a digest of what each holds.

    ``last`` is the folder of the version before with its digests: files of equal digests are linked from there. The
    database is not looked at for more than a hash of its rows then.
    """
    folder.mkdir()
    names = published.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = ? ORDER BY ALL", [SCHEMA]
    ).fetchall()
    return {name: _put(published, name, f'{SCHEMA}."{name}"', folder, last) for (name,) in names}


def write_beside(
    connection: duckdb.DuckDBPyConnection,
    tables: Iterable[Table],
    folder: Path,
    last: tuple[Path, Mapping[str, str]] | None,
) -> dict[str, str]:
    """As ``write_tables``, for tables that the published file does not have, from the warehouse itself."""
    return {table.name: _put(connection, table.name, f"({table.query})", folder, last) for table in tables}


def _put(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    rows: str,
    folder: Path,
    last: tuple[Path, Mapping[str, str]] | None,
) -> str:
    """The file of one table, written or linked, and the digest of its ``rows`` (what stands behind a FROM)."""
    columns = connection.sql(f"DESCRIBE FROM {rows}").fetchall()
    order = _order(name, [column for (column, *_) in columns])
    totals = connection.sql(
        f"SELECT count(*), sum(hash(t)::HUGEINT), bit_xor(hash(t)) FROM {rows} AS t"  # noqa: S608
    ).fetchall()
    digest = hashlib.sha256(repr((_LAYOUT, duckdb.__version__, order, columns, totals)).encode()).hexdigest()
    target = folder / f"{name}.parquet"
    before = last[0] / FOLDER / target.name if last and last[1].get(name) == digest else None
    if before and before.exists():
        os.link(before, target)
    else:
        by = ", ".join(f'"{column}" NULLS LAST' for column in order)
        connection.execute(
            f"COPY (FROM {rows} ORDER BY {by}) TO '{quoted(str(target))}' (FORMAT parquet, COMPRESSION zstd)"
        )
    return digest


def _order(name: str, columns: list[str]) -> tuple[str, ...]:
    """What readers filter this table by: a day if facts have one, else its first column, which is its key."""
    wanted = tuple(column for column in _SORTED_BY.get(name, ()) if column in columns)
    days = tuple(column for column in columns if column.endswith("_from_on"))
    return wanted or (*days[:1], columns[0])
