"""The marts of two engines, held against each other row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb

SCHEMA = "marts"
# When something was loaded differs between any two runs; that it has a time at all, or none, is said of facts.
_TIME = "TIMESTAMP"


def tables(warehouse: Path) -> list[str]:
    """The marts of a warehouse or of a publication."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return list(_types_of_tables(connection, "current_database()"))


def differences(expected: Path, found: Path) -> list[str]:
    """What the marts in one file of DuckDB have that those in another have not, a line each; none: they are the same.

    Compared are names, types and the order of columns, and a hash of every row, in whatever order the rows are.
    """
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{expected}' AS expected (READ_ONLY)")
        connection.execute(f"ATTACH '{found}' AS found (READ_ONLY)")
        wanted, there = (_types_of_tables(connection, f"'{name}'") for name in ("expected", "found"))
        return [line for name in sorted(wanted | there) for line in _compare(connection, name, wanted, there)]


def _compare(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    wanted: Mapping[str, Mapping[str, str]],
    there: Mapping[str, Mapping[str, str]],
) -> Iterator[str]:
    if name not in wanted or name not in there:
        yield f"{name}: {'not expected' if name in there else 'no table'}"
        return
    if list(wanted[name].items()) != list(there[name].items()):
        yield f"{name}: columns {there[name]} instead of {wanted[name]}"
        return
    sources = [_rows(f'{where}.{SCHEMA}."{name}"', wanted[name]) for where in ("expected", "found")]
    hashes = [
        connection.sql(f"SELECT count(*), sum(hash(t)::HUGEINT), bit_xor(hash(t)) FROM ({rows}) AS t").fetchall()[0]
        for rows in sources
    ]
    if hashes[0] == hashes[1]:
        return
    yield f"{name}: {hashes[1][0]} rows, not the {hashes[0][0]} expected, or others"
    for one, other, word in ((*sources, "only expected"), (*reversed(sources), "only found")):
        for row in connection.sql(f"({one}) EXCEPT ALL ({other}) ORDER BY ALL LIMIT 3").fetchall():
            yield f"{name}: {word}: {row}"


def _rows(table: str, types: Mapping[str, str]) -> str:
    columns = [
        f'"{name}" IS NULL AS "{name}"' if data_type == _TIME else f'"{name}"' for name, data_type in types.items()
    ]
    return f"SELECT {', '.join(columns)} FROM {table}"


def _types_of_tables(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for table, column, data_type in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        f"WHERE database_name = {database} AND schema_name = ? ORDER BY table_name, column_index",
        [SCHEMA],
    ).fetchall():
        found.setdefault(table, {})[column] = data_type
    return found
