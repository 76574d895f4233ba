"""A version opened to be read: every table under its name, those too that are published as Parquet only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from orchestration.publishing import parquet, versions
from orchestration.publishing.snapshot import SCHEMA, quoted


def open_version(folder: Path, config: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    """The version in ``folder``, read-only, its tables with and without their schema; ``config`` is what DuckDB is opened with.

    Raises:
        duckdb.Error: the database is not there or cannot be read.
    """
    connection = duckdb.connect(config=config)
    file = folder / versions.DATABASE_NAME
    # A database that is read-only takes no view: they lie in memory, and both schemas of one name are searched.
    connection.execute(f"ATTACH '{quoted(str(file))}' AS cooperation (READ_ONLY)")
    connection.execute(f"CREATE SCHEMA {SCHEMA}")
    inside = {
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'cooperation' AND schema_name = ?", [SCHEMA]
        ).fetchall()
    }
    for rows in sorted((folder / parquet.FOLDER).glob("*.parquet")):
        if rows.stem not in inside:
            view = f'{SCHEMA}."{rows.stem}"'
            connection.execute(f"CREATE VIEW {view} AS FROM '{quoted(str(rows))}'")
            connection.execute(f"COMMENT ON VIEW {view} IS 'Not in the database, too long for it: {rows.name}'")
    connection.execute(f"SET search_path = 'cooperation.{SCHEMA},memory.{SCHEMA}'")
    return connection


def tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of all tables of the version that ``connection`` has open."""
    rows = connection.execute(
        """
        SELECT table_name FROM duckdb_tables() WHERE schema_name = $1
        UNION ALL SELECT view_name FROM duckdb_views() WHERE schema_name = $1 ORDER BY ALL
        """,
        [SCHEMA],
    ).fetchall()
    return [name for (name,) in rows]
