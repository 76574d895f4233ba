"""One pass of either engine over one home and shared folder, and what it left in the raw tables."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import duckdb

from orchestration.loading import writer
from orchestration.loading.ingest import ingest
from orchestration.loading.schema import TABLES
from orchestration.loading.withdrawal import withdraw
from orchestration.loading.writer import Load
from orchestration.pending import parse_pending
from orchestration.settings import Settings
from orchestration.spark import articles, facts
from orchestration.spark.articles import ArticleWorkspace
from orchestration.spark.lake import Lake
from orchestration.spark.resolution import resolve
from orchestration.spark.session import LazySession
from orchestration.spark.workspace import ledger


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows a table has, and a digest of the hashes of all of them."""

    count: int
    digest: str


def embedded_pass(chosen: Settings, load: Load, withdrawn: Collection[str] = ()) -> None:
    """What the steps of a refresh do up to the models."""
    chosen.database.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(chosen.database)) as connection:
        writer.prepare(connection)
        withdraw(connection, withdrawn, load, reason="request", rejected=chosen.rejected)
        ingest(connection, chosen, load)
        parse_pending(connection, load)
        resolve(connection, chosen, load)


def spark_pass(chosen: Settings, load: Load, withdrawn: Collection[str] = ()) -> None:
    """The same on Spark."""
    lake = Lake(chosen.lake_url)
    if withdrawn:
        with ArticleWorkspace(lake, chosen) as workspace:
            withdraw(workspace.connection, withdrawn, load, reason="request", rejected=chosen.rejected)
            workspace.settle(load)
    with LazySession(chosen) as session:
        articles.read_articles(session, lake, chosen, load)
        facts.parse_pending(session, lake, chosen, load)
    with ledger(lake, chosen) as workspace:
        resolve(workspace.connection, chosen, load)
        workspace.commit()


def embedded_rows(chosen: Settings) -> dict[str, Rows]:
    """The raw tables of the embedded engine."""
    with duckdb.connect(str(chosen.database), read_only=True) as connection:
        return _rows(connection)


def spark_rows(chosen: Settings) -> dict[str, Rows]:
    """The raw tables of the lake."""
    with ledger(Lake(chosen.lake_url), chosen) as workspace:
        return _rows(workspace.connection)


def _rows(connection: duckdb.DuckDBPyConnection) -> dict[str, Rows]:
    found = {}
    for table in TABLES.values():
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        hashes = connection.execute(
            f"SELECT md5(CAST(row({columns}) AS VARCHAR)) AS hash FROM {table.qualified_name} ORDER BY hash"
        ).fetchall()
        digest = hashlib.sha256("\n".join(value for (value,) in hashes).encode()).hexdigest()[:16]
        found[table.name] = Rows(len(hashes), digest)
    return found
