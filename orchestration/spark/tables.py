"""The raw tables of a lake as Spark sees them: data frames, and tables of a database ``raw`` for SQL."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import polars as pl

from orchestration.loading.schema import TABLES
from orchestration.loading.table import MONEY, SCHEMA, TIMESTAMP, PolarsType, Table
from orchestration.spark.lake import Lake, partition_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SQL_TYPES: dict[PolarsType, str] = {
    pl.String: "STRING",
    pl.Binary: "BINARY",
    pl.Boolean: "BOOLEAN",
    pl.Int32: "INT",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Date: "DATE",
    TIMESTAMP: "TIMESTAMP_NTZ",
    MONEY: "DECIMAL(24,2)",
}
# More would make a statement that takes long to be read.
_PARTITIONS_A_STATEMENT = 200


def ddl(table: Table) -> str:
    """The columns with their types, as Spark writes them."""
    return ", ".join(f"`{column.name}` {_SQL_TYPES[column.type]}" for column in table.columns)


def read(spark: SparkSession, lake: Lake, table: Table, directories: Iterable[str] | None = None) -> DataFrame:
    """The rows of a table, or of some of its directories."""
    paths = lake.urls(table) if directories is None else [lake.url_of(directory) for directory in directories]
    if not paths:
        return spark.createDataFrame([], ddl(table))
    return spark.read.schema(ddl(table)).parquet(*paths)


def register(spark: SparkSession, lake: Lake) -> None:
    """Make or renew the database ``raw``: each table as it is committed now, with its partition as a last column."""
    spark.sql(f"CREATE DATABASE IF NOT EXISTS {SCHEMA}")
    for table in TABLES.values():
        name = f"{SCHEMA}.`{table.name}`"
        spark.sql(f"DROP TABLE IF EXISTS {name}")
        nowhere = lake.url_of(f"stage/none/{table.name}")
        spark.sql(
            f"CREATE TABLE {name} ({ddl(table)}, `partition` STRING) USING parquet PARTITIONED BY (`partition`) "
            f"LOCATION {_quoted(nowhere)}"
        )
        places = [
            f"PARTITION (`partition`={_quoted(partition_of(directory))}) LOCATION {_quoted(lake.url_of(directory))}"
            for directory in lake.directories(table)
        ]
        for first in range(0, len(places), _PARTITIONS_A_STATEMENT):
            spark.sql(f"ALTER TABLE {name} ADD {' '.join(places[first : first + _PARTITIONS_A_STATEMENT])}")


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
