"""``raw/organization_decisions``: which organization each spelling is, decided once for every spelling that is new."""

from collections.abc import Iterator

from dagster import AssetExecutionContext, AssetKey, MaterializeResult, multi_asset

from orchestration.assets.metadata import new_load, spec_of, stopwatch, table_metadata
from orchestration.loading.schema import RESOLUTION_TABLES
from orchestration.loading.table import SCHEMA
from orchestration.resolving.organization_decisions import decide
from orchestration.resources import POOL, Home

_READ = [
    AssetKey([SCHEMA, name]) for name in ("organizations", "fact_parties", "mentions", "places", "organization_aliases")
]


@multi_asset(name="organizations", specs=[spec_of(table, deps=_READ) for table in RESOLUTION_TABLES], pool=POOL)
def organizations(context: AssetExecutionContext, home: Home) -> Iterator[MaterializeResult[None]]:
    """Spellings of earlier runs stay what they are."""
    watch = stopwatch()
    with home.writing() as connection:
        spellings = decide(connection, new_load(context.run_id))
        for table in RESOLUTION_TABLES:
            yield MaterializeResult(
                asset_key=[SCHEMA, table.name],
                metadata={**table_metadata(connection, table), "new": spellings, "seconds": watch.seconds},
            )
