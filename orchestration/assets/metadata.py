"""What a materialization says of itself: rows, times, columns, and a preview that shows text as text."""

import datetime as dt
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
from dagster import (
    AssetKey,
    AssetSpec,
    MarkdownMetadataValue,
    MetadataValue,
    TableColumn,
    TableColumnConstraints,
    TableSchema,
)

from orchestration.loading.table import SCHEMA, Table
from orchestration.loading.writer import Load

_PREVIEW_ROWS = 10
_PREVIEW_COLUMNS = 8
_PREVIEW_CHARACTERS = 60
# Everything that Markdown or HTML could take for its own: an article may hold any of it.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~&$-])")


def new_load(run_id: str) -> Load:
    """The load of a run that begins now."""
    return Load(run_id, dt.datetime.now(dt.UTC).replace(tzinfo=None))


def spec_of(table: Table, **arguments: object) -> AssetSpec:
    """The asset of a raw table, documented by its declaration."""
    return AssetSpec(
        key=AssetKey([SCHEMA, table.name]),
        description=table.description,
        metadata={
            "dagster/column_schema": TableSchema(
                columns=[
                    TableColumn(
                        name=column.name,
                        type=column.sql_type,
                        description=column.description,
                        constraints=TableColumnConstraints(nullable=column.nullable),
                    )
                    for column in table.columns
                ]
            ),
            "dagster/table_name": f"{SCHEMA}.{table.name}",
        },
        group_name="raw",
        kinds={"polars", "duckdb"},
        **arguments,  # type: ignore[arg-type]
    )


@dataclass(slots=True)
class Stopwatch:
    """Seconds since a step began."""

    started: float

    @property
    def seconds(self) -> float:
        return round(time.monotonic() - self.started, 3)


def stopwatch() -> Stopwatch:
    """One that runs from now."""
    return Stopwatch(time.monotonic())


def table_metadata(connection: duckdb.DuckDBPyConnection, table: Table) -> Mapping[str, MetadataValue]:
    """Rows of a raw table, and its newest ones to look at."""
    rows = connection.sql(f"SELECT count(*) FROM {table.qualified_name}").fetchall()[0][0]  # noqa: S608
    newest = connection.sql(
        f"SELECT * FROM {table.qualified_name} ORDER BY loaded_at DESC LIMIT {_PREVIEW_ROWS}"  # noqa: S608
    )
    return {"dagster/row_count": MetadataValue.int(rows), "preview": preview(newest)}


def preview(relation: duckdb.DuckDBPyRelation) -> MarkdownMetadataValue:
    """The first rows and columns of a query, to look at."""
    names = relation.columns[:_PREVIEW_COLUMNS]
    rows = relation.limit(_PREVIEW_ROWS).fetchall()
    return MetadataValue.md(markdown_table(names, [row[:_PREVIEW_COLUMNS] for row in rows]))


def markdown_table(names: list[str], rows: list[tuple[object, ...]]) -> str:
    """Rows as a Markdown table that shows every character of a value as itself.

    >>> print(markdown_table(["title"], [("a | <b>",)]))
    | title |
    | --- |
    | a \\| \\<b\\> |
    """
    lines = [names, ["---"] * len(names), *([_cell(value) for value in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = " ".join(str(value).split())
    if len(text) > _PREVIEW_CHARACTERS:
        text = text[: _PREVIEW_CHARACTERS - 1] + "…"
    return _MARKUP.sub(r"\\\1", text)
