"""The published tables as Parquet, one file a table, for those who have no DuckDB.

Rows are sorted by what readers filter by, so that they skip row groups; a table that has not changed since the last version
is linked from there, which costs neither time nor space.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import duckdb

from orchestration.publishing.snapshot import SCHEMA, quoted

FOLDER = "tables"
# Written differently, files of an older version must not be taken over: count on.
_LAYOUT = 1
_SORTED_BY = {
    "dim_articles": ("published_on", "article_key"),
    "fct_mentions": ("mention_type", "resolved_key", "article_key"),
    "fct_projects": ("status_year", "project_key"),
    "rpt_city_pairs": ("city_a_key", "city_b_key"),
}


def write_tables(file: Path, folder: Path, last: Path | None, last_digests: Mapping[str, str]) -> dict[str, str]:
    """Each table of the published ``file`` as Parquet in ``folder``; a digest of what each holds.

    Files of the version in ``last`` are linked where ``last_digests`` has the same digest. The database is not looked at
    for more than a hash of its rows then.
    """
    folder.mkdir()
    digests: dict[str, str] = {}
    with duckdb.connect(str(file), read_only=True) as connection:
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = ? ORDER BY ALL", [SCHEMA]
        ).fetchall():
            digests[name] = _digest(connection, name)
            target = folder / f"{name}.parquet"
            before = last / FOLDER / target.name if last else None
            if before and before.exists() and last_digests.get(name) == digests[name]:
                os.link(before, target)
            else:
                _write(connection, name, target)
    return digests


def _write(connection: duckdb.DuckDBPyConnection, name: str, target: Path) -> None:
    order = ", ".join(f'"{column}" NULLS LAST' for column in _order(connection, name))
    connection.execute(
        f"COPY (FROM {SCHEMA}.\"{name}\" ORDER BY {order}) TO '{quoted(str(target))}' (FORMAT parquet, COMPRESSION zstd)"
    )


def _order(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[str, ...]:
    """What readers filter this table by: a day if facts have one, else its first column, which is its key."""
    columns = [column for (column, *_) in connection.sql(f'DESCRIBE {SCHEMA}."{name}"').fetchall()]
    wanted = tuple(column for column in _SORTED_BY.get(name, ()) if column in columns)
    days = tuple(column for column in columns if column.endswith("_from_on"))
    return wanted or (*days[:1], columns[0])


def _digest(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """Of the rows in whatever order, of the columns, and of all that decides how they are written."""
    columns = connection.sql(f'DESCRIBE {SCHEMA}."{name}"').fetchall()
    rows = connection.sql(
        f'SELECT count(*), sum(hash(t)::HUGEINT), bit_xor(hash(t)) FROM {SCHEMA}."{name}" AS t'  # noqa: S608
    ).fetchall()
    text = repr((_LAYOUT, duckdb.__version__, _order(connection, name), columns, rows))
    return hashlib.sha256(text.encode()).hexdigest()
