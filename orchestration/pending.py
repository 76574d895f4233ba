"""Every article that the current parser has not read, read: what the asset ``facts`` and `coop reparse` do.

A batch is one transaction of whole articles; where there are many, several processes parse. Whoever is stopped between two
batches, or in the middle of one, leaves each article as one parser read it, and whoever comes next goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial

import duckdb
import polars as pl

from orchestration.loading import parses, replay
from orchestration.loading.schema import FACT_HISTORY, PARSE_TABLES
from orchestration.loading.writer import Load
from orchestration.parse_processes import Parse, cores, parsed
from orchestration.parsing.frames import parse_frame
from orchestration.parsing.version import parser_version

# A process reads the lexicons and the gazetteer for a second before it parses anything: about what so many articles take.
_WORTH_A_PROCESS = 500


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
    chosen = pending if limit is None else pending[:limit]
    processes = max(1, min(cores(), chosen.height // _WORTH_A_PROCESS))
    for articles, parse in parsed(parses.batches(connection, chosen), processes):
        _store(connection, articles, parse, load, progress)
        report(progress)
    replay.forget_failed_parses(connection, load, only_mended=True)
    return progress


def _store(
    connection: duckdb.DuckDBPyConnection, articles: pl.DataFrame, parse: Parse, load: Load, progress: Progress
) -> None:
    """Load what a parse gives; where the parser fails, article by article, so that it fails on one only."""
    try:
        frames = parse()
    except BrokenProcessPool:
        # Not the parser has failed but a process: killed, or out of memory. What is done is done; the next run goes on.
        raise
    except Exception as error:
        if articles.height == 1:
            parses.refuse(connection, articles.row(0, named=True), parser_version(), error, load)
            progress.failed += 1
            return
        middle = articles.height // 2
        for half in (articles[:middle], articles[middle:]):
            _store(connection, half, partial(parse_frame, half), load, progress)
        return
    for name, rows in parses.store(connection, frames, load).items():
        progress.rows[name] += rows
    progress.parsed += articles.height
