"""``raw/parses`` and the facts: every article that the current parser has not read, read."""

from collections.abc import Iterator

import duckdb
import polars as pl
from dagster import AssetExecutionContext, AssetKey, MaterializeResult, multi_asset

from orchestration.assets.metadata import new_load, spec_of, stopwatch, table_metadata
from orchestration.loading import parses, replay
from orchestration.loading.schema import ARTICLES, PARSE_TABLES
from orchestration.loading.table import SCHEMA
from orchestration.loading.writer import Load, replace
from orchestration.parsing.frames import parse_frame
from orchestration.parsing.version import parser_version
from orchestration.resources import POOL, Home


@multi_asset(
    name="facts",
    specs=[spec_of(table, deps=[AssetKey([SCHEMA, ARTICLES.name])]) for table in PARSE_TABLES],
    pool=POOL,
)
def facts(context: AssetExecutionContext, home: Home) -> Iterator[MaterializeResult[None]]:
    """Whole articles at a time: a parse and all that it found are one transaction."""
    watch = stopwatch()
    load = new_load(context.run_id)
    written = dict.fromkeys((table.name for table in PARSE_TABLES), 0)
    with home.writing() as connection:
        pending = parses.pending(connection, parser_version())
        for articles in parses.batches(connection, pending):
            for name, rows in _parse_batch(connection, articles, load).items():
                written[name] += rows
            context.log.info(f"{written['parses']} of {pending.height} articles parsed")
        replay.forget_failed_parses(connection, load, only_mended=True)
        for table in PARSE_TABLES:
            yield MaterializeResult(
                asset_key=[SCHEMA, table.name],
                metadata={
                    **table_metadata(connection, table),
                    "new": written[table.name],
                    "parser_version": parser_version(),
                    "seconds": watch.seconds,
                },
            )


def _parse_batch(connection: duckdb.DuckDBPyConnection, articles: pl.DataFrame, load: Load) -> dict[str, int]:
    """Parse and load; where the parser fails, article by article, so that it fails on one only."""
    try:
        frames = parse_frame(articles)
    except Exception as error:
        if articles.height == 1:
            parses.refuse(connection, articles.row(0, named=True), parser_version(), error, load)
            return {}
        halves = (articles[: articles.height // 2], articles[articles.height // 2 :])
        counts = [_parse_batch(connection, half, load) for half in halves]
        return {name: sum(count.get(name, 0) for count in counts) for name in counts[0].keys() | counts[1].keys()}
    return replace(connection, frames, load, scope=frames["parses"])
