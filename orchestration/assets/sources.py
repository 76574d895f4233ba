"""The sources as assets: folders that are there, and what is fetched from servers."""

import re
from collections.abc import Iterator, Sequence

from dagster import AssetExecutionContext, AssetKey, AssetsDefinition, AssetSpec, Config, MaterializeResult, multi_asset
from pydantic import Field

from orchestration.assets.metadata import stopwatch
from orchestration.reading import sources
from orchestration.reading.fetching.pull import Pulled, pull
from orchestration.reading.source import Source
from orchestration.resources import Home
from orchestration.settings import Settings

_GROUP = "sources"


class FetchingConfig(Config):
    """What a run fetches."""

    names: list[str] = Field(default=[], description="The sources that are asked; none named: all of them.")


def source_key(name: str) -> AssetKey:
    """The key of a source; Dagster's names hold fewer characters than ours."""
    return AssetKey(["sources", re.sub(r"\W", "_", name, flags=re.ASCII)])


def every_source(chosen: Settings) -> list[Source]:
    """Those that are always there and those that are configured now."""
    return [sources.inbox(chosen), sources.samples(), *sources.configured(chosen)]


def source_specs(chosen: Settings) -> Sequence[AssetSpec]:
    """The sources that come from outside by themselves."""
    return [
        AssetSpec(
            key=source_key(source.name),
            description=f"Files below {source.folder}.",
            group_name=_GROUP,
            kinds={"file"},
        )
        for source in every_source(chosen)
        if not source.is_fetched
    ]


def fetching_assets(chosen: Settings) -> Sequence[AssetsDefinition]:
    """The sources that are asked: one asset each, none where no such source is configured."""
    by_key = {source_key(source.name): source for source in sources.configured(chosen) if source.is_fetched}
    if not by_key:
        return []

    # Without a pool: servers are waited for here, and nothing is written that others write.
    @multi_asset(
        name="fetching",
        can_subset=True,
        specs=[
            AssetSpec(
                key=key,
                description=f"{source.kind.capitalize()} fetched from {source.urls[0]}.",
                group_name=_GROUP,
                kinds={source.kind.value},
            )
            for key, source in by_key.items()
        ],
    )
    def fetching(
        context: AssetExecutionContext, config: FetchingConfig, home: Home
    ) -> Iterator[MaterializeResult[None]]:
        for key in sorted(context.selected_asset_keys):
            watch = stopwatch()
            name = by_key[key].name
            if config.names and name not in config.names:
                pulled = Pulled(name, is_rested=True)
            else:
                pulled = pull(by_key[key], home.settings)
            for address, failure in pulled.failures:
                context.log.warning(f"{address}: {failure.detail}")
            # Also of one that was left alone: without a result Dagster skips everything downstream, and nothing is read.
            metadata = {"asked": not pulled.is_rested, **_counts(pulled), "seconds": watch.seconds}
            yield MaterializeResult(asset_key=key, metadata=metadata)

    return [fetching]


def _counts(pulled: Pulled) -> dict[str, int]:
    return {"new": pulled.new, "unchanged": pulled.unchanged, "failed": pulled.failed}
