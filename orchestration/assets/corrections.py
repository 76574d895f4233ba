"""``raw/corrections`` and ``raw/organization_aliases``: what people wrote down, as their files say it now."""

from collections.abc import Iterator

from dagster import AssetExecutionContext, MaterializeResult, multi_asset

from orchestration.assets.metadata import new_load, spec_of, stopwatch, table_metadata
from orchestration.loading.schema import CORRECTIONS, ORGANIZATION_ALIASES
from orchestration.loading.table import SCHEMA
from orchestration.resolving import corrections as corrections_files
from orchestration.resolving import organization_aliases as alias_files
from orchestration.resources import POOL, Home


@multi_asset(name="corrections", specs=[spec_of(CORRECTIONS), spec_of(ORGANIZATION_ALIASES)], pool=POOL)
def corrections(context: AssetExecutionContext, home: Home) -> Iterator[MaterializeResult[None]]:
    """Read anew where a file says something else than before."""
    watch = stopwatch()
    load = new_load(context.run_id)
    with home.writing() as connection:
        for table, files in ((CORRECTIONS, corrections_files), (ORGANIZATION_ALIASES, alias_files)):
            read = files.refresh(connection, home.settings, load)
            yield MaterializeResult(
                asset_key=[SCHEMA, table.name],
                metadata={**table_metadata(connection, table), "new": read, "seconds": watch.seconds},
            )
