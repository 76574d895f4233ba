"""``publication``: what readers open, made anew whenever a mart was."""

from collections.abc import Sequence
from datetime import timedelta

from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    FreshnessPolicy,
    MaterializeResult,
    MetadataValue,
    asset,
)

from orchestration import warehouse
from orchestration.assets.labels import picture
from orchestration.assets.metadata import markdown_table, stopwatch
from orchestration.parsing.version import parser_version
from orchestration.publishing import chart
from orchestration.publishing.publication import publish
from orchestration.resources import POOL, Home
from orchestration.settings import Settings

# What facts are made of, and what has become of them: both would drown them.
_NO_FACTS = {"fct_mentions", "fct_history"}


def publication_asset(marts: Sequence[AssetKey], chosen: Settings) -> AssetsDefinition:
    """The publication of these marts."""

    @asset(
        key="publication",
        deps=marts,
        group_name="publication",
        kinds={"duckdb", "parquet"},
        pool=POOL,
        # It is made anew only where something has changed: how old it may be depends on the sources, not on the schedule.
        freshness_policy=FreshnessPolicy.time_window(fail_window=timedelta(days=chosen.stale_after_days)),
    )
    def publication(context: AssetExecutionContext, home: Home) -> MaterializeResult[None]:
        """One consistent, read-only state of the marts: a DuckDB file, Parquet files and a manifest."""
        watch = stopwatch()
        with home.writing() as connection:
            left = warehouse.bring_marts(connection, home.settings)
            done = publish(
                connection,
                home.settings,
                parser_version=parser_version(),
                run_id=context.run_id,
                left_in_lake=left,
            )
            years = chart.facts_by_year(connection)
        return MaterializeResult(
            metadata={
                "version": done.version,
                "database": MetadataValue.path(done.database),
                "tables": len(done.rows),
                "rows": sum(done.rows.values()),
                "articles": done.rows["dim_articles"],
                "facts": sum(n for name, n in done.rows.items() if name.startswith("fct_") and name not in _NO_FACTS),
                "facts_by_year": picture(years, "Facts by year"),
                "bytes": done.database.stat().st_size,
                "seconds": watch.seconds,
                "preview": MetadataValue.md(markdown_table(["table", "rows"], sorted(done.rows.items()))),
            }
        )

    return publication
