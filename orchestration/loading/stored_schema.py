"""The raw schema as a home has it, brought to what is declared: made, extended, or refused with words.

Raw rows are the one thing that cannot be built anew. So nothing is dropped or converted here, a home that a newer program
has written is left alone (this one would leave its new columns empty), and all that is done is one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from orchestration import __version__
from orchestration.loading.schema import TABLES
from orchestration.loading.table import SCHEMA, Column, SchemaError, Table

# Raised by one when a stored value begins to mean something else, with the SQL below that turns the old into the new.
# Tables and columns that are merely added need no number: an older program sees that it does not know them.
SCHEMA_VERSION = 1
MIGRATIONS: Mapping[int, tuple[str, ...]] = {}
"""Version -> what turns the one before into it, run before tables and columns are added."""

# What earlier versions had and nobody reads any more, as `table` or `table.column`: it stays where it is.
RETIRED: frozenset[str] = frozenset()

_VERSION_TABLE = f'"{SCHEMA}"."schema_version"'


def refusal(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Why this program must not write this warehouse; nothing is written to find out."""
    stored = _columns(connection)
    if "schema_version" in stored:
        for version, program in connection.execute(f"SELECT version, program FROM {_VERSION_TABLE}").fetchall():  # noqa: S608
            if version > SCHEMA_VERSION:
                return (
                    f"the warehouse was written by version {program} of this program (raw schema {version}); "
                    f"{__version__} knows raw schema {SCHEMA_VERSION}. Upgrade, or restore a backup into another home"
                )
    if unknown := _unknown(stored):
        return (
            f"the warehouse was written by a newer version of this program, which knows {', '.join(unknown)}: "
            f"{__version__} would damage it. Upgrade, or restore a backup into another home"
        )
    return None


def bring_up_to_date(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what is missing. The caller has begun a transaction. Raises SchemaError where that cannot be done soundly."""
    if why := refusal(connection):
        raise SchemaError(why)
    stored = _columns(connection)
    connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{SCHEMA}"')
    _migrate(connection, is_new=not stored, has_version="schema_version" in stored)
    stored = _columns(connection)
    for table in TABLES.values():
        if table.name in stored:
            _extend(connection, table, stored[table.name])
        else:
            _create(connection, table)


def _migrate(connection: duckdb.DuckDBPyConnection, *, is_new: bool, has_version: bool) -> None:
    if not has_version:
        connection.execute(f"CREATE TABLE {_VERSION_TABLE} (version INTEGER NOT NULL, program VARCHAR NOT NULL)")
        connection.execute(
            f"COMMENT ON TABLE {_VERSION_TABLE} IS 'Which raw schema this is, and the program that last wrote it; one row.'"
        )
    rows = connection.execute(f"SELECT version, program FROM {_VERSION_TABLE}").fetchall()  # noqa: S608 - a constant
    # Homes from before there was a number are of version 1.
    version = rows[0][0] if rows else SCHEMA_VERSION if is_new else 1
    for step in range(version + 1, SCHEMA_VERSION + 1):
        for statement in MIGRATIONS[step]:
            connection.execute(statement)
    if rows != [(SCHEMA_VERSION, __version__)]:
        connection.execute(f"DELETE FROM {_VERSION_TABLE}")  # noqa: S608
        connection.execute(f"INSERT INTO {_VERSION_TABLE} VALUES (?, ?)", [SCHEMA_VERSION, __version__])  # noqa: S608


def _unknown(stored: Mapping[str, Mapping[str, str]]) -> list[str]:
    found = []
    for name, columns in stored.items():
        table = TABLES.get(name)
        if table is None:
            found += [name] if name not in RETIRED and name != "schema_version" else []
            continue
        declared = {column.name for column in table.columns}
        found += [f"{name}.{c}" for c in columns if c not in declared and f"{name}.{c}" not in RETIRED]
    return sorted(found)


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    rows = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = current_database() AND schema_name = ?",
        [SCHEMA],
    ).fetchall()
    stored: dict[str, dict[str, str]] = {}
    for table_name, column_name, data_type in rows:
        stored.setdefault(table_name, {})[column_name] = data_type
    return stored


def _create(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = ", ".join(
        f'"{column.name}" {column.sql_type}{"" if column.nullable else " NOT NULL"}' for column in table.columns
    )
    connection.execute(f"CREATE TABLE {table.qualified_name} ({columns})")
    connection.execute(f"COMMENT ON TABLE {table.qualified_name} IS {_quoted(table.description)}")
    for column in table.columns:
        connection.execute(f'COMMENT ON COLUMN {table.qualified_name}."{column.name}" IS {_quoted(column.description)}')


def _extend(connection: duckdb.DuckDBPyConnection, table: Table, stored: Mapping[str, str]) -> None:
    for column in table.columns:
        if column.name not in stored:
            _add(connection, table, column)
        elif stored[column.name].replace(" ", "") != column.sql_type.replace(" ", ""):
            raise SchemaError(
                f"{table.name}.{column.name} is stored as {stored[column.name]} and declared as {column.sql_type}"
            )


def _add(connection: duckdb.DuckDBPyConnection, table: Table, column: Column) -> None:
    """A column that was declared since. What is stored gets its ``before``: NULL where it must not be would hide rows."""
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {table.qualified_name}").fetchall()  # noqa: S608
    if rows and not column.nullable and column.before is None:
        raise SchemaError(
            f"{table.name}.{column.name} is new, must not be empty, and is not known for the {rows:,} rows that are stored"
        )
    default = f" DEFAULT {column.before}" if column.before is not None else ""
    connection.execute(f'ALTER TABLE {table.qualified_name} ADD COLUMN "{column.name}" {column.sql_type}{default}')
    changed = f'ALTER TABLE {table.qualified_name} ALTER COLUMN "{column.name}"'
    if default:
        connection.execute(f"{changed} DROP DEFAULT")
    if not column.nullable:
        connection.execute(f"{changed} SET NOT NULL")
    connection.execute(f'COMMENT ON COLUMN {table.qualified_name}."{column.name}" IS {_quoted(column.description)}')


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
