"""``raw/exchange_rates``: the reference rates that come with an installation."""

from dagster import AssetExecutionContext, MaterializeResult, multi_asset

from orchestration.assets.metadata import new_load, spec_of, stopwatch, table_metadata
from orchestration.loading import exchange
from orchestration.loading.schema import EXCHANGE_RATES
from orchestration.resources import POOL, Home


@multi_asset(name="exchange_rates", specs=[spec_of(EXCHANGE_RATES)], pool=POOL)
def exchange_rates(context: AssetExecutionContext, home: Home) -> MaterializeResult[None]:
    """Loaded when an upgrade brought newer ones."""
    watch = stopwatch()
    with home.writing() as connection:
        written = exchange.refresh(connection, new_load(context.run_id))
        return MaterializeResult(
            metadata={**table_metadata(connection, EXCHANGE_RATES), "new": written, "seconds": watch.seconds}
        )
