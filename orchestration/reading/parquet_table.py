"""Parquet tables with named columns: one article a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
from pyarrow import parquet
from rich.filesize import decimal

from orchestration.reading import ArticleRecord, Rejection, at, fields

# Rows held at a time: articles are long, and a few dozen of them cost nothing beside the column chunk they come from.
_BATCH_ROWS = 50


def read(file: BinaryIO, max_bytes: int) -> Iterator[ArticleRecord | Rejection]:
    """The articles row by row; only the columns that are known are read. What is damaged ends the table."""
    number = 0
    try:
        with parquet.ParquetFile(file) as table:
            columns = [name for name in table.schema_arrow.names if name.strip().lower() in fields.FIELD_OF]
            for batch in table.iter_batches(_BATCH_ROWS, columns=columns):
                for row in range(batch.num_rows):
                    number += 1
                    yield at(f"row {number}", _article(batch, row, max_bytes))
    except (pa.ArrowException, OSError, ValueError) as error:
        what, *_ = [*str(error).splitlines(), type(error).__name__]
        yield Rejection(reason="bad_parquet", detail=f"after row {number}: {what[:200]}")


def _article(batch: pa.RecordBatch, row: int, max_bytes: int) -> ArticleRecord | Rejection:
    try:
        values = {name: column[row].as_py() for name, column in zip(batch.schema.names, batch.columns, strict=True)}
    except (ValueError, OverflowError) as error:
        return Rejection(reason="bad_field", detail=f"holds a value that cannot be read: {error}"[:200])
    if sum(len(value) for value in values.values() if isinstance(value, str)) > max_bytes:
        return Rejection(reason="too_large", detail=f"longer than {decimal(max_bytes)}")
    return fields.article(values)
