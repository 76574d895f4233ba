"""A published table in PostgreSQL's words: how it is made, keyed, indexed and explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from orchestration.publishing.postgres.relationships import ForeignKey
from orchestration.publishing.snapshot import Table, quoted

# Every other type of the marts has the same name there.
_TYPES = {"DOUBLE": "double precision", "VARCHAR": "text", "BLOB": "bytea", "TINYINT": "smallint"}
_KNOWN = re.compile(r"SMALLINT|INTEGER|BIGINT|BOOLEAN|DATE|TIMESTAMP|DECIMAL\(\d+,\s*\d+\)")


def create(schema: str, table: Table) -> str:
    """The table, empty and without keys: they are made when it is full, which is faster."""
    columns = ", ".join(
        f'"{column.name}" {postgres_type(column.type)}{"" if column.is_nullable else " NOT NULL"}'
        for column in table.columns
    )
    return f'CREATE TABLE {schema}."{table.name}" ({columns})'


def postgres_type(duckdb_type: str) -> str:
    """The type that holds the same values.

    Raises:
        ValueError: there is none that we know; no mart has such a column.
    """
    if duckdb_type in _TYPES:
        return _TYPES[duckdb_type]
    if not _KNOWN.fullmatch(duckdb_type):
        raise ValueError(f"no PostgreSQL type for {duckdb_type}")
    return duckdb_type.lower()


def select(table: Table) -> str:
    """The rows for the way over: PostgreSQL has no text with a zero character in it."""
    columns = ", ".join(
        f'replace("{column.name}", chr(0), \'\') AS "{column.name}"' if column.type == "VARCHAR" else f'"{column.name}"'
        for column in table.columns
    )
    return f'SELECT {columns} FROM marts."{table.name}"'  # noqa: S608 - names from the catalog


def finish(schema: str, table: Table) -> Iterator[str]:
    """Primary key, indexes on days, comments."""
    target = f'{schema}."{table.name}"'
    if table.primary_key:
        key = ", ".join(f'"{name}"' for name in table.primary_key)
        yield f"ALTER TABLE {target} ADD PRIMARY KEY ({key})"
    for column in table.columns:
        if column.name.endswith("_from_on") or column.name in ("published_on", "cluster_key"):
            yield f'CREATE INDEX ON {target} ("{column.name}")'
        if column.comment:
            yield f"COMMENT ON COLUMN {target}.\"{column.name}\" IS '{quoted(column.comment)}'"
    if table.comment:
        yield f"COMMENT ON TABLE {target} IS '{quoted(table.comment)}'"
    yield f"ANALYZE {target}"


def connect(schema: str, tables: Iterable[Table], keys: Iterable[ForeignKey]) -> Iterator[str]:
    """Foreign keys between the tables that there are, with an index each: joins go along them."""
    known = {table.name: table for table in tables}
    for key in keys:
        source, target = known.get(key.table), known.get(key.to_table)
        if source is None or target is None or target.primary_key != [key.to_column]:
            continue
        if source.primary_key[:1] != [key.column]:
            yield f'CREATE INDEX ON {schema}."{key.table}" ("{key.column}")'
        yield (
            f'ALTER TABLE {schema}."{key.table}" ADD FOREIGN KEY ("{key.column}")'
            f' REFERENCES {schema}."{key.to_table}" ("{key.to_column}")'
        )
