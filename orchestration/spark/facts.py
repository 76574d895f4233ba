"""The second step on Spark: every article that the current parser has not read, parsed by executors.

Articles go in waves. A wave is one commit: all tables have all of it, or none has any. A task or an executor that is lost
is made good by Spark; after a run that died, the next one goes on with the waves that are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from orchestration.loading import parses, replay
from orchestration.loading.schema import ARTICLES, FACT_HISTORY, PARSE_TABLES, PARSES, REJECTIONS
from orchestration.loading.table import Table
from orchestration.loading.writer import Load, replace
from orchestration.parsing.frames import ARTICLE_COLUMNS
from orchestration.parsing.version import parser_version
from orchestration.pending import Progress
from orchestration.settings import Settings
from orchestration.spark import tables
from orchestration.spark.lake import Lake, directory_of, new_token, partition_of
from orchestration.spark.parsing import DDL, parse_batches
from orchestration.spark.session import LazySession
from orchestration.spark.workspace import Workspace

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# A second of a core: so much is done again where an executor is lost.
TASK_ARTICLES = 250
# Besides what is parsed, what a rejection says of an article.
_COLUMNS = (*ARTICLE_COLUMNS, "source_name", "path", "text_sha256")
_WRITTEN = (*PARSE_TABLES, FACT_HISTORY)


def parse_pending(
    session: LazySession,
    lake: Lake,
    chosen: Settings,
    load: Load,
    *,
    report: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Parse what is due; ``report`` hears after each wave. The caller holds the writer's lock."""
    with _workspace(lake, chosen) as workspace:
        due = parses.pending(workspace.connection, parser_version())
    progress = Progress(due=due.height)
    for wave in due.iter_slices(chosen.spark_wave_articles):
        refused = _parse_wave(session.spark, lake, chosen, load, wave, progress)
        progress.parsed += wave.height - refused.height
        progress.failed += refused.height
        report(progress)
    with _workspace(lake, chosen) as workspace:
        replay.forget_failed_parses(workspace.connection, load, only_mended=True)
        workspace.commit()
    return progress


def _workspace(lake: Lake, chosen: Settings) -> Workspace:
    workspace = Workspace(
        lake, copied=[REJECTIONS], viewed=[ARTICLES, PARSES], slice_rows=chosen.lake_partition_articles
    )
    workspace.copy(REJECTIONS)
    return workspace


def _parse_wave(
    spark: SparkSession, lake: Lake, chosen: Settings, load: Load, wave: pl.DataFrame, progress: Progress
) -> pl.DataFrame:
    """Parse some articles and commit what was found; the rejections of those that the parser failed on."""
    token = new_token()
    stage = f"stage/{token}"
    due = spark.createDataFrame(wave.select("article_key", "revision").to_arrow())
    tasks = max(1, -(-wave.height // TASK_ARTICLES))
    articles = tables.read(spark, lake, ARTICLES).select(*_COLUMNS).join(due, ["article_key", "revision"])
    (
        articles.join(_histories(spark, lake, due), "article_key", "left")
        .repartition(tasks, "article_key")
        .mapInArrow(partial(parse_batches, load=load), DDL)
        .write.partitionBy("kind")
        .parquet(lake.url_of(stage))
    )
    added: dict[str, list[str]] = {}
    number = f"{lake.state.number + 1:09}"
    slices = max(1, -(-wave.height // chosen.lake_partition_articles))
    for table in _WRITTEN:
        if lake.has(f"{stage}/kind={table.name}"):
            rows = _staged(spark, lake, stage, table)
            added[table.name] = _write(rows, lake, table, number, token, slices)
            progress.rows[table.name] += lake.count(table, added[table.name])
    refused = _refused(spark, lake, stage)
    # Whoever the parser failed on goes on with the history that there is.
    failed = _keys_of(refused, wave)
    kept, removed = _without_continued(spark, lake, wave.join(failed, on="article_key", how="anti"), token)
    added[FACT_HISTORY.name] = [*added.get(FACT_HISTORY.name, ()), *kept]
    lake.commit(added, {FACT_HISTORY.name: removed})
    lake.delete(stage)
    if not refused.is_empty():
        with _workspace(lake, chosen) as workspace:
            replace(workspace.connection, {REJECTIONS.name: refused}, load)
            workspace.commit()
    return refused


def _histories(spark: SparkSession, lake: Lake, due: DataFrame) -> DataFrame:
    """The history of each article so far, as one list."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    columns = FACT_HISTORY.polars_schema.names()
    stored = tables.read(spark, lake, FACT_HISTORY).join(due.select("article_key"), "article_key", "left_semi")
    return stored.groupBy("article_key").agg(f.collect_list(f.struct(*columns)).alias("history"))


def _staged(spark: SparkSession, lake: Lake, stage: str, table: Table) -> DataFrame:
    kind = f"kind={table.name}"
    return spark.read.parquet(lake.url_of(f"{stage}/{kind}")).select(f"`{table.name}`.*")


def _write(rows: DataFrame, lake: Lake, table: Table, load: str, token: str, slices: int) -> list[str]:
    """Rows as partitions of a new load, an article's rows of all tables in the partition of one name; the directories."""
    from pyspark.sql import functions as f  # noqa: PLC0415

    place = f.format_string(f"{load}-%03d", f.pmod(f.hash("article_key"), f.lit(slices)))
    named = rows.withColumn("partition", place).withColumn("commit", f.lit(token))
    # Without a shuffle: Spark reads the small files of the stage together, so that a partition gets few files as it is.
    named.write.mode("append").partitionBy("partition", "commit").parquet(lake.url_of(f"raw/{table.name}"))
    return _written(lake, table, (f"{load}-{number:03}" for number in range(slices)), token)


def _written(lake: Lake, table: Table, partitions: Iterable[str], token: str) -> list[str]:
    """The directories of partitions in which there is something under a token; of rows that are no more there is none."""
    directories = (directory_of(table, partition, token) for partition in sorted(partitions))
    return [directory for directory in directories if lake.has(directory)]


def _without_continued(
    spark: SparkSession, lake: Lake, parsed: pl.DataFrame, token: str
) -> tuple[list[str], list[str]]:
    """The partitions that hold histories which are written anew, without these: what comes, and what goes."""
    from pyspark.sql import functions as f  # noqa: PLC0415

    if not lake.directories(FACT_HISTORY):
        return [], []
    keys = spark.createDataFrame(parsed.select("article_key").to_arrow())
    place = f.regexp_extract(f.input_file_name(), r"partition=([^/]+)/", 1)
    stored = tables.read(spark, lake, FACT_HISTORY).withColumn("partition", place)
    touched = {row[0] for row in stored.join(keys, "article_key", "left_semi").select("partition").distinct().collect()}
    removed = [directory for directory in lake.directories(FACT_HISTORY) if partition_of(directory) in touched]
    if not removed:
        return [], []
    token = f"{token}r"
    (
        tables.read(spark, lake, FACT_HISTORY, removed)
        .withColumn("partition", place)
        .withColumn("commit", f.lit(token))
        .join(keys, "article_key", "left_anti")
        .write.mode("append")
        .partitionBy("partition", "commit")
        .parquet(lake.url_of(f"raw/{FACT_HISTORY.name}"))
    )
    return _written(lake, FACT_HISTORY, touched, token), removed


def _refused(spark: SparkSession, lake: Lake, stage: str) -> pl.DataFrame:
    """The articles that the parser failed on: few, or something is wrong with the parser."""
    if not lake.has(f"{stage}/kind={REJECTIONS.name}"):
        return REJECTIONS.empty()
    rows = _staged(spark, lake, stage, REJECTIONS).toArrow()
    schema = REJECTIONS.polars_schema
    return pl.DataFrame(pl.from_arrow(rows)).select(pl.col(name).cast(kind) for name, kind in schema.items())


def _keys_of(refused: pl.DataFrame, wave: pl.DataFrame) -> pl.DataFrame:
    """The articles of a wave that are refused."""
    keys = refused["rejection_key"].to_list()
    version = parser_version()
    is_refused = (
        [
            parses.refusal_key(key, revision, version) in keys
            for key, revision in wave.select("article_key", "revision").iter_rows()
        ]
        if keys
        else [False] * wave.height
    )
    return wave.filter(pl.Series(is_refused, dtype=pl.Boolean)).select("article_key")
