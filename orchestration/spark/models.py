"""The third step on Spark: the models of dbt, each build beside the one that counts until all of it is there.

    models/TOKEN/SCHEMA/TABLE/*.parquet     written by one build
    models/TOKEN/manifest.json              what dbt knows of the models, such as their contracts
    models/newest.json                      which build counts

A build that dies leaves tables that nobody names; the next one that goes well sweeps them away. Every build is a whole one:
what is made anew everywhere is right everywhere, however late a correction comes.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow.parquet as pq

from orchestration import check_results
from orchestration.gazetteer import index
from orchestration.loading.writer import Load
from orchestration.settings import Settings
from orchestration.spark import functions, tables
from orchestration.spark.lake import Lake, new_token
from orchestration.spark.session import open_session
from orchestration.spark.workspace import ledger

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# Asked for by the macro that says where a table lies.
_PLACE = "COOP_BUILD"
_FOLDER = "models"
_NEWEST = f"{_FOLDER}/newest.json"
_SCHEMAS = ("reference", "staging", "intermediate", "marts")
# What was is nowhere else: each build goes on from the one before.
_CARRIED = ("intermediate", "int_cluster_history")


@dataclass(frozen=True, slots=True)
class Build:
    """The tables of one build."""

    lake: Lake
    token: str

    def directory(self, schema: str, table: str) -> str:
        """Where a table is, relative to the lake."""
        return f"{_FOLDER}/{self.token}/{schema}/{table}"

    def url(self, schema: str, table: str) -> str:
        """Where it is, for Spark."""
        return self.lake.url_of(self.directory(schema, table))

    @property
    def manifest(self) -> dict[str, Any]:
        """What dbt knows of the models; empty while they are built."""
        content: dict[str, Any] = json.loads(self.lake.read_text(self._manifest) or "{}")
        return content

    def count(self, manifest: str) -> None:
        """Let these tables be the ones that count; those of builds before are deleted."""
        self.lake.write_text(self._manifest, manifest)
        self.lake.write_text(_NEWEST, json.dumps({"build": self.token}))
        for other in self.lake.folders(_FOLDER):
            if other != self.token:
                self.lake.delete(f"{_FOLDER}/{other}")

    @property
    def _manifest(self) -> str:
        return f"{_FOLDER}/{self.token}/manifest.json"


def newest(lake: Lake) -> Build | None:
    """The build that counts."""
    said = lake.read_text(_NEWEST)
    return Build(lake, json.loads(said)["build"]) if said else None


def run(arguments: Sequence[str], chosen: Settings, target: Path) -> bool:
    """Run dbt in a session of Spark, and let what it has built count if all of it went well; whether it did.

    ``target`` is the folder that dbt is told to leave its records in. The caller holds the writer's lock.
    """
    from dbt.cli.main import dbtRunner  # noqa: PLC0415 - an extra has to be there first

    lake = Lake(chosen.lake_url)
    build, before = Build(lake, new_token()), newest(lake)
    with _prepared(chosen, build, before) as spark:
        outcome = dbtRunner().invoke(list(arguments))
        if outcome.result is not None:
            _keep_results(spark, lake, chosen, target)
    if outcome.success:
        build.count((target / "manifest.json").read_text(encoding="utf-8"))
    return bool(outcome.success)


@contextmanager
def _prepared(chosen: Settings, build: Build, before: Build | None) -> Iterator[SparkSession]:
    """A session in which dbt finds what its models ask for."""
    os.environ[_PLACE] = build.lake.url_of(f"{_FOLDER}/{build.token}")
    with open_session(chosen) as spark:
        functions.register(spark)
        tables.register(spark, build.lake)
        for schema in _SCHEMAS:
            spark.sql(f"CREATE DATABASE IF NOT EXISTS {schema}")
        # The file that ships lies on this machine; executors read the lake.
        _save(spark.createDataFrame(pq.read_table(index.PATH)), build, "reference", "gazetteer")
        spark.sql(f"DROP TABLE IF EXISTS {'.'.join(_CARRIED)}")
        if before and build.lake.has(before.directory(*_CARRIED)):
            _save(spark.read.parquet(before.url(*_CARRIED)), build, *_CARRIED)
        yield spark


def _save(rows: DataFrame, build: Build, schema: str, table: str) -> None:
    rows.write.mode("overwrite").format("parquet").option("path", build.url(schema, table)).saveAsTable(
        f"{schema}.{table}"
    )


def _keep_results(spark: SparkSession, lake: Lake, chosen: Settings, target: Path) -> None:
    load = Load(f"dbt-{new_token()}", dt.datetime.now(dt.UTC).replace(tzinfo=None))
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    with ledger(lake, chosen) as workspace:
        built = _Built(spark)
        results, failures = check_results.results_of_build(target, manifest, built)
        check_results.keep(workspace.connection, check_results.DBT, results, load, failures)
        workspace.commit()
    tables.register(spark, lake)
    check_results.renew_reports(target, built)


class _Built:
    """The tables of this session, for who asks about checks (`check_results.Built`)."""

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark

    def has(self, relation: str) -> bool:
        return bool(self._spark.catalog.tableExists(relation))

    def row_count(self, relation: str) -> int:
        return int(self._spark.table(relation).count())

    def failing_rows(self, sql: str, at_most: int) -> list[str]:
        # DuckDB words them, so that they look the same whoever found them.
        failing = self._spark.sql(sql).limit(at_most).toArrow()
        with duckdb.connect() as connection:
            connection.register("failing", failing)
            return [row for (row,) in connection.sql("SELECT to_json(failing)::VARCHAR FROM failing").fetchall()]

    def renew(self, report: str, sql: str) -> None:
        self._spark.sql(f"INSERT OVERWRITE {report} {sql}")
