"""``raw/parses`` and the facts: every article that the current parser has not read, read."""

from collections.abc import Iterator

from dagster import AssetExecutionContext, AssetKey, MaterializeResult, multi_asset

from orchestration.assets.metadata import new_load, spec_of, stopwatch, table_metadata
from orchestration.assets.spark_steps import run_step
from orchestration.loading.schema import ARTICLES, FACT_HISTORY, PARSE_TABLES
from orchestration.loading.table import SCHEMA
from orchestration.parsing.version import parser_version
from orchestration.pending import parse_pending
from orchestration.resources import POOL, Home

_TABLES = (*PARSE_TABLES, FACT_HISTORY)


@multi_asset(
    name="facts",
    specs=[spec_of(table, deps=[AssetKey([SCHEMA, ARTICLES.name])]) for table in _TABLES],
    pool=POOL,
)
def facts(context: AssetExecutionContext, home: Home) -> Iterator[MaterializeResult[None]]:
    """Whole articles at a time: a parse and all that it found are one transaction."""
    if home.settings.engine == "spark":
        yield from run_step(context, home, "facts", {})
        return
    watch = stopwatch()
    with home.writing() as connection:
        done = parse_pending(
            connection,
            new_load(context.run_id),
            report=lambda so_far: context.log.info(f"{so_far.parsed} of {so_far.due} articles parsed"),
        )
        for table in _TABLES:
            yield MaterializeResult(
                asset_key=[SCHEMA, table.name],
                metadata={
                    **table_metadata(connection, table),
                    "new": done.rows[table.name],
                    "parser_version": parser_version(),
                    "seconds": watch.seconds,
                },
            )
