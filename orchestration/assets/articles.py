"""``raw/articles`` and what comes with it: where each was found, and what could not become an article."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from dagster import (
    AssetExecutionContext,
    AssetsDefinition,
    Config,
    FreshnessPolicy,
    MaterializeResult,
    multi_asset,
)
from pydantic import Field

from orchestration.assets.metadata import new_load, spec_of, stopwatch, table_metadata
from orchestration.assets.sources import every_source, source_key
from orchestration.assets.spark_steps import run_step
from orchestration.loading.ingest import ingest
from orchestration.loading.replay import Which
from orchestration.loading.schema import ARTICLE_SOURCES, ARTICLES, REJECTIONS, TABLES, TEXT_SIGNATURES
from orchestration.loading.table import SCHEMA
from orchestration.resources import POOL, Home
from orchestration.settings import Settings

# Sources are looked at every day, news or no news. A run may wait for another and take hours (it is stopped after six): later
# than that, and nothing starts any more.
_LOOKED_AT = FreshnessPolicy.time_window(warn_window=timedelta(hours=26), fail_window=timedelta(hours=30))


class ArticlesConfig(Config):
    """What a run reads besides the configured sources."""

    paths: list[str] = Field(default=[], description="Files and folders to be read as well.")
    again: list[str] = Field(
        default=[],
        description="The only sources to be looked at; their files are opened also where they have not changed. None: all.",
    )
    retry_rejections: bool = Field(default=False, description="Whether rejected input is tried again.")
    retry_reasons: list[str] = Field(default=[], description="Of which reasons; none named: of any.")
    retry_sources: list[str] = Field(default=[], description="Of which sources; none named: of any.")

    @property
    def retry(self) -> Which | None:
        """The rejections to be tried again."""
        return Which(tuple(self.retry_reasons), tuple(self.retry_sources)) if self.retry_rejections else None


def articles_asset(chosen: Settings) -> AssetsDefinition:
    """The asset, with the sources that are configured now upstream of it."""
    deps = [source_key(source.name) for source in every_source(chosen)]

    @multi_asset(
        name="articles",
        specs=[
            spec_of(ARTICLES, deps=deps, freshness_policy=_LOOKED_AT),
            spec_of(ARTICLE_SOURCES, deps=deps),
            spec_of(TEXT_SIGNATURES, deps=deps),
            spec_of(REJECTIONS, deps=deps),
        ],
        pool=POOL,
    )
    def articles(
        context: AssetExecutionContext, config: ArticlesConfig, home: Home
    ) -> Iterator[MaterializeResult[None]]:
        if home.settings.engine == "spark":
            yield from run_step(context, home, "articles", config.model_dump())
            return
        watch = stopwatch()
        with home.writing() as connection:
            tally = ingest(
                connection,
                home.settings,
                new_load(context.run_id),
                paths=[Path(path) for path in config.paths],
                again=config.again,
                retry=config.retry,
                report=lambda so_far: context.log.info(f"{so_far.read} articles read, {so_far.rejected} rejected"),
            )
            for name, counts in tally.by_table.items():
                yield MaterializeResult(
                    asset_key=[SCHEMA, name],
                    metadata={**table_metadata(connection, TABLES[name]), **counts, "seconds": watch.seconds},
                )

    return articles
