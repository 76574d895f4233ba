"""``raw/corrections``: what analysts overrule, as their files say it now."""

from dagster import AssetExecutionContext, MaterializeResult, multi_asset

from orchestration.assets.metadata import new_load, spec_of, stopwatch, table_metadata
from orchestration.loading.schema import CORRECTIONS
from orchestration.resolving import corrections as files
from orchestration.resources import POOL, Home


@multi_asset(name="corrections", specs=[spec_of(CORRECTIONS)], pool=POOL)
def corrections(context: AssetExecutionContext, home: Home) -> MaterializeResult[None]:
    """Read anew where a file says something else than before."""
    watch = stopwatch()
    with home.writing() as connection:
        read = files.refresh(connection, home.settings, new_load(context.run_id))
        return MaterializeResult(
            metadata={**table_metadata(connection, CORRECTIONS), "new": read, "seconds": watch.seconds}
        )
