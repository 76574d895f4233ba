"""What an executor does with articles: parse them and continue their histories, as one stream of rows of many tables.

A job of Spark has one schema. So a row says what ``kind`` it is, the name of its table, and holds its columns as one struct
of that name; the others are empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
import pyarrow as pa

from orchestration.loading import history, parses
from orchestration.loading.schema import FACT_HISTORY, PARSE_TABLES, REJECTIONS, TABLES
from orchestration.loading.writer import Load
from orchestration.parsing.frames import parse_frame
from orchestration.parsing.version import parser_version
from orchestration.spark.lake import arrow_schema
from orchestration.spark.tables import ddl

KINDS = (*PARSE_TABLES, FACT_HISTORY, REJECTIONS)

DDL = "kind STRING, " + ", ".join(f"`{table.name}` STRUCT<{ddl(table).replace('` ', '`: ')}>" for table in KINDS)
_SCHEMA = pa.schema([("kind", pa.string()), *((table.name, pa.struct(arrow_schema(table))) for table in KINDS)])


def parse_batches(batches: Iterator[pa.RecordBatch], load: Load) -> Iterator[pa.RecordBatch]:
    """Articles with a column ``history``, the rows of ``fact_history`` so far, to rows of ``DDL``."""
    for batch in batches:
        for frames in _parsed(pl.DataFrame(pl.from_arrow(batch)), load):
            yield from _tagged(frames, load)


def _parsed(articles: pl.DataFrame, load: Load) -> Iterator[Mapping[str, pl.DataFrame]]:
    """Frames by table; where the parser fails, article by article, so that it fails on one only."""
    if articles.is_empty():
        return
    try:
        frames = parse_frame(articles)
    except Exception as error:
        if articles.height == 1:
            yield {REJECTIONS.name: parses.refusal(articles.row(0, named=True), parser_version(), error, load)}
            return
        middle = articles.height // 2
        for half in (articles[:middle], articles[middle:]):
            yield from _parsed(half, load)
        return
    past = [row for rows in articles["history"].to_list() for row in rows or ()]
    yield {**frames, FACT_HISTORY.name: history.continued(past, frames, load)}


def _tagged(frames: Mapping[str, pl.DataFrame], load: Load) -> Iterator[pa.RecordBatch]:
    for name, frame in frames.items():
        if frame.is_empty():
            continue
        stamped = (
            TABLES[name]
            .check(frame)
            .with_columns(
                pl.lit(load.load_id).alias("load_id"), pl.lit(load.loaded_at, pl.Datetime("us")).alias("loaded_at")
            )
        )
        rows = stamped.to_arrow().cast(arrow_schema(TABLES[name])).to_struct_array()
        rows = rows.combine_chunks() if isinstance(rows, pa.ChunkedArray) else rows
        columns: list[Any] = [
            pa.array([name] * frame.height, pa.string()),
            *(
                rows if table.name == name else pa.nulls(frame.height, _SCHEMA.field(table.name).type)
                for table in KINDS
            ),
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=_SCHEMA)
