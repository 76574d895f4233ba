"""What dbt built in a lake as tables of DuckDB: the marts, declared as their contracts say, for what publishes a warehouse,
and what tells which raw rows count."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import duckdb

from orchestration.publishing.snapshot import SCHEMA, quoted
from orchestration.spark.lake import Lake
from orchestration.spark.models import Build, newest

# They are what a publication is for, and have no more rows than there are cities, pairs of them, years and checks.
_ALWAYS = ("rpt_", "dim_")


_STAGING = "staging"


class NoModelsError(Exception):
    """Nothing was built yet, so that there is nothing to publish or to show."""


def fill(connection: duckdb.DuckDBPyConnection, lake: Lake, at_most: int) -> dict[str, str]:
    """Make the tables and copy the newest build's rows into them.

    Facts and bridges of more than ``at_most`` rows are left in the lake: such a table is there and empty, its comment says
    where its rows are. Those tables, each with these words.
    """
    build = _newest(lake)
    connection.execute(f"CREATE SCHEMA {SCHEMA}")
    left: dict[str, str] = {}
    for node in _marts(build.manifest):
        name = node["alias"]
        rows = lake.parquet(build.directory(SCHEMA, name))
        count = rows.count_rows()
        comment = node["description"]
        if count > at_most and not name.startswith(_ALWAYS):
            left[name] = f"{count} rows, more than publish_rows allows; they are in {build.url(SCHEMA, name)}"
            comment = f"{comment} Not in this file: {left[name]}."
        for statement in _declaration(node, comment):
            connection.execute(statement)
        if name not in left:
            connection.register("built", rows)
            columns = ", ".join(f'"{column}"' for column in node["columns"])
            connection.execute(f'INSERT INTO {SCHEMA}."{name}" SELECT {columns} FROM built')  # noqa: S608
            connection.unregister("built")
    return left


def view_staging(connection: duckdb.DuckDBPyConnection, lake: Lake, names: Collection[str]) -> None:
    """Make views of some models of staging. Raises NoModelsError."""
    build = _newest(lake)
    connection.execute(f"CREATE SCHEMA {_STAGING}")
    for name in names:
        connection.register(f"built_{name}", lake.parquet(build.directory(_STAGING, name)))
        connection.execute(f'CREATE VIEW {_STAGING}."{name}" AS FROM "built_{name}"')


def _newest(lake: Lake) -> Build:
    build = newest(lake)
    if build is None:
        raise NoModelsError(f"no models in {lake.url} yet: `coop run` builds them")
    return build


def _marts(manifest: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for node in manifest["nodes"].values():
        if node["resource_type"] == "model" and node["schema"] == SCHEMA:
            yield node


def _declaration(node: Mapping[str, Any], comment: str) -> Iterator[str]:
    """The SQL that makes a table with the keys and comments that dbt gives it in a warehouse."""
    table = f'{SCHEMA}."{node["alias"]}"'
    parts = []
    for name, column in node["columns"].items():
        is_required = any(constraint["type"] == "not_null" for constraint in column["constraints"])
        parts.append(f'"{name}" {column["data_type"]}{" NOT NULL" if is_required else ""}')
    for constraint in node["constraints"]:
        if constraint["type"] == "primary_key":
            parts.append("PRIMARY KEY (" + ", ".join(f'"{name}"' for name in constraint["columns"]) + ")")
    yield f"CREATE TABLE {table} ({', '.join(parts)})"
    yield f"COMMENT ON TABLE {table} IS '{quoted(comment)}'"
    for name, column in node["columns"].items():
        yield f"COMMENT ON COLUMN {table}.\"{name}\" IS '{quoted(column['description'])}'"
