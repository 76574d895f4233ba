"""Every article that the current parser has not read, read: what the asset ``facts`` and `coop reparse` do.

A batch is one transaction of whole articles. Whoever is stopped between two batches, or in the middle of one, leaves each
article as one parser read it, and whoever comes next goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import duckdb
import polars as pl

from orchestration.loading import parses, replay
from orchestration.loading.schema import FACT_HISTORY, PARSE_TABLES
from orchestration.loading.writer import Load
from orchestration.parsing.frames import parse_frame
from orchestration.parsing.version import parser_version


@dataclass(slots=True)
class Progress:
    """How far it is: articles that were due, those done, those that the parser failed on, and rows by table."""

    due: int
    parsed: int = 0
    failed: int = 0
    rows: dict[str, int] = field(default_factory=lambda: {table.name: 0 for table in (*PARSE_TABLES, FACT_HISTORY)})


def parse_pending(
    connection: duckdb.DuckDBPyConnection,
    load: Load,
    *,
    limit: int | None = None,
    report: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Parse at most ``limit`` articles; ``report`` hears after each batch. The caller holds the writer's lock."""
    pending = parses.pending(connection, parser_version())
    progress = Progress(due=pending.height)
    for articles in parses.batches(connection, pending if limit is None else pending[:limit]):
        _parse_batch(connection, articles, load, progress)
        report(progress)
    replay.forget_failed_parses(connection, load, only_mended=True)
    return progress


def _parse_batch(connection: duckdb.DuckDBPyConnection, articles: pl.DataFrame, load: Load, progress: Progress) -> None:
    """Parse and load; where the parser fails, article by article, so that it fails on one only."""
    try:
        frames = parse_frame(articles)
    except Exception as error:
        if articles.height == 1:
            parses.refuse(connection, articles.row(0, named=True), parser_version(), error, load)
            progress.failed += 1
            return
        middle = articles.height // 2
        for half in (articles[:middle], articles[middle:]):
            _parse_batch(connection, half, load, progress)
        return
    for name, rows in parses.store(connection, frames, load).items():
        progress.rows[name] += rows
    progress.parsed += articles.height
