"""Rows into the raw tables: one transaction a batch, replace by key. Nothing else writes to the raw schema.

The caller opens the connection and holds the writer's lock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import polars as pl

from orchestration.loading import stored_schema
from orchestration.loading.schema import TABLES
from orchestration.loading.table import STAMPED, Table


@dataclass(frozen=True, slots=True)
class Load:
    """Which load writes, and when it began (naive UTC, as every ``_at`` of the warehouse)."""

    load_id: str
    loaded_at: dt.datetime


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the raw tables that are missing and add columns that were declared since; all or nothing.

    Raises SchemaError where what is stored and what is declared do not go together.
    """
    with transaction(connection):
        stored_schema.bring_up_to_date(connection)


def replace(
    connection: duckdb.DuckDBPyConnection,
    frames: Mapping[str, pl.DataFrame],
    load: Load,
    *,
    scope: pl.DataFrame | None = None,
) -> dict[str, int]:
    """Replace rows in several raw tables within one transaction and return the rows written to each.

    In each table the rows go whose ``replaced_by`` columns have values that stand in ``scope``, or without it in the
    table's own frame. A batch of parses passes its ``parses`` as scope, so that a class of facts that an article no
    longer holds is emptied too. Every frame is checked before anything is touched. Raises SchemaError.
    """
    checked = {TABLES[name]: TABLES[name].check(frame) for name, frame in frames.items()}
    with transaction(connection):
        for table, frame in checked.items():
            _delete(connection, table, frame if scope is None else scope)
            _insert(connection, table, frame, load)
    return {table.name: frame.height for table, frame in checked.items()}


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _delete(connection: duckdb.DuckDBPyConnection, table: Table, scope: pl.DataFrame) -> None:
    keys = scope.select(table.replaced_by).unique()
    if keys.is_empty():
        return
    same = " AND ".join(f'stored."{name}" = keys."{name}"' for name in table.replaced_by)
    connection.register("keys", keys.to_arrow())
    connection.execute(f"DELETE FROM {table.qualified_name} AS stored USING keys WHERE {same}")  # noqa: S608 - declared names
    connection.unregister("keys")


def _insert(connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame, load: Load) -> None:
    if frame.is_empty():
        return
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    values = ", ".join("?" if column in STAMPED else f'"{column.name}"' for column in table.columns)
    connection.register("rows", frame.to_arrow())
    connection.execute(
        f"INSERT INTO {table.qualified_name} ({names}) SELECT {values} FROM rows",  # noqa: S608 - declared names
        [load.load_id, load.loaded_at],
    )
    connection.unregister("rows")
