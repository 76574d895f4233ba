"""A part of the lake as the code knows it that works on DuckDB: raw tables in a database that lives as long as a step.

Tables to be written are copied, and what has become different in them goes back with ``commit``; tables that are only read
are views of the files. So what a row means and how it replaces another is said once, for both engines.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import polars as pl

from orchestration.loading import writer
from orchestration.loading.schema import (
    ARTICLE_SOURCES,
    ARTICLES,
    FACT_HISTORY,
    PARSE_TABLES,
    PARSES,
    TABLES,
    TEXT_SIGNATURES,
)
from orchestration.loading.table import Table
from orchestration.settings import Settings
from orchestration.spark.lake import Lake, new_token, partition_of

_BEFORE = "before"
_GROWING = (ARTICLES, ARTICLE_SOURCES, TEXT_SIGNATURES, *PARSE_TABLES, FACT_HISTORY)


class Workspace:
    """The raw tables of a lake on ``connection``. Neither in ``copied`` nor in ``viewed``: the table is empty.

    Articles are copied without their texts, which are most of a lake; ``fill_texts`` brings those that are needed.
    """

    def __init__(
        self, lake: Lake, *, copied: Collection[Table], viewed: Collection[Table] = (), slice_rows: int
    ) -> None:
        self._lake = lake
        self._copied = tuple(copied)
        self._slice_rows = slice_rows
        # A file and not memory: a first load has all its texts pass through here.
        self._folder = tempfile.TemporaryDirectory(prefix="coop-workspace-")
        self.connection = duckdb.connect(str(Path(self._folder.name, "workspace.duckdb")))
        writer.prepare(self.connection)
        self.connection.execute(f'CREATE SCHEMA "{_BEFORE}"')
        for table in self._copied:
            self.connection.execute(f"CREATE TABLE {_before(table)} AS FROM {table.qualified_name} LIMIT 0")
        for table in viewed:
            self._view(table)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        self._folder.cleanup()

    def copy(self, table: Table, keys: pl.DataFrame | None = None) -> None:
        """Bring the rows of a table, or those with such ``keys``, which are not here yet."""
        columns = ", ".join(
            "NULL" if (table, column.name) == (ARTICLES, "text") else f'"{column.name}"' for column in table.columns
        )
        chosen = ""
        if keys is not None:
            self.connection.register("chosen", keys.to_arrow())
            chosen = f"SEMI JOIN chosen USING ({_names(keys.columns)})"
        self.connection.register("stored", self._lake.rows(table))
        for target in (table.qualified_name, _before(table)):
            self.connection.execute(f"INSERT INTO {target} SELECT {columns} FROM stored {chosen}")  # noqa: S608
        self.connection.unregister("stored")

    def fill_texts(self, article_keys: Iterable[str]) -> None:
        """Bring the texts of articles, of all their revisions."""
        keys = pl.DataFrame({"article_key": sorted(article_keys)}, schema={"article_key": pl.String})
        if keys.is_empty():
            return
        self.connection.register("chosen", keys.to_arrow())
        self.connection.register("stored", self._lake.rows(ARTICLES))
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE texts AS "
            "SELECT article_key, revision, text FROM stored SEMI JOIN chosen USING (article_key)"
        )
        for target in (ARTICLES.qualified_name, _before(ARTICLES)):
            self.connection.execute(
                f"UPDATE {target} AS articles SET text = texts.text FROM texts WHERE articles.text IS NULL "  # noqa: S608
                "AND (articles.article_key, articles.revision) = (texts.article_key, texts.revision)"
            )
        self.connection.unregister("stored")

    def commit(self) -> None:
        """Bring back what has become different since the last time, in one commit of the lake."""
        token = new_token()
        number = self._lake.state.number + 1
        added: dict[str, list[str]] = {}
        removed: dict[str, list[str]] = {}
        for table in self._copied:
            gone, come = self._changes(table)
            self._take_out(table, gone, token, added, removed)
            if table == PARSES and not gone.is_empty():
                # Whatever was found in a parse goes with it, and lies in the partition of the same name.
                touched = {partition_of(directory) for directory in removed.get(PARSES.name, ())}
                for other in PARSE_TABLES:
                    if other != PARSES:
                        self._take_out(other, gone, token, added, removed, touched)
            for slice_number, rows in enumerate(come.iter_slices(self._slice_rows)):
                partition = f"{number:09}-{slice_number:03}"
                added.setdefault(table.name, []).append(self._lake.write(table, rows.to_arrow(), partition, token))
            if not (gone.is_empty() and come.is_empty()):
                self.connection.execute(f"CREATE OR REPLACE TABLE {_before(table)} AS FROM {table.qualified_name}")
        if added or removed:
            self._lake.commit(added, removed)

    def _changes(self, table: Table) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The keys of rows that are different or gone, and the rows that are different or new."""
        key = _names(table.key)
        gone: pl.DataFrame = self.connection.sql(
            f"SELECT {key} FROM (FROM {_before(table)} EXCEPT FROM {table.qualified_name})"  # noqa: S608
        ).pl()
        come: pl.DataFrame = self.connection.sql(
            f"SELECT * FROM (FROM {table.qualified_name} EXCEPT FROM {_before(table)}) ORDER BY {key}"  # noqa: S608
        ).pl()
        return gone, come

    def _take_out(
        self,
        table: Table,
        keys: pl.DataFrame,
        token: str,
        added: dict[str, list[str]],
        removed: dict[str, list[str]],
        partitions: Collection[str] | None = None,
    ) -> None:
        """Write the partitions anew that hold rows with such keys, without them; of ``partitions``, or of all."""
        if keys.is_empty():
            return
        using = _names(keys.columns)
        self.connection.register("gone", keys.to_arrow())
        for directory in self._lake.directories(table):
            partition = partition_of(directory)
            if partitions is not None and partition not in partitions:
                continue
            self.connection.register("stored", self._lake.rows(table, [directory]))
            if not self.connection.execute(f"SELECT 1 FROM stored SEMI JOIN gone USING ({using}) LIMIT 1").fetchall():  # noqa: S608
                continue
            rest: pl.DataFrame = self.connection.sql(f"SELECT * FROM stored ANTI JOIN gone USING ({using})").pl()  # noqa: S608
            removed.setdefault(table.name, []).append(directory)
            if not rest.is_empty():
                added.setdefault(table.name, []).append(self._lake.write(table, rest.to_arrow(), partition, token))

    def _view(self, table: Table) -> None:
        name = f"stored_{table.name}"
        self.connection.register(name, self._lake.rows(table))
        self.connection.execute(f"DROP TABLE {table.qualified_name}")
        self.connection.execute(f"CREATE VIEW {table.qualified_name} AS FROM {name}")


def ledger(lake: Lake, chosen: Settings) -> Workspace:
    """What does not grow with the articles (what people and checks say, rates, scores) to be changed, all else to be read."""
    small = [table for table in TABLES.values() if table not in _GROWING]
    workspace = Workspace(lake, copied=small, viewed=_GROWING, slice_rows=chosen.lake_partition_articles)
    for table in small:
        workspace.copy(table)
    return workspace


def _before(table: Table) -> str:
    return f'"{_BEFORE}"."{table.name}"'


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
