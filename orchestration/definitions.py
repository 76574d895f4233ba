"""The Dagster code location: what there is, on one screen. ``workspace.yaml`` loads it."""

from dagster import Definitions, in_process_executor, load_asset_checks_from_modules
from dagster_duckdb import DuckDBResource

from orchestration import checks, event_log, settings
from orchestration.assets.articles import articles_asset
from orchestration.assets.corrections import corrections
from orchestration.assets.facts import facts
from orchestration.assets.labels import Asset, labelled
from orchestration.assets.marts import models_asset
from orchestration.assets.organizations import organizations
from orchestration.assets.publication import publication_asset
from orchestration.assets.rates import exchange_rates
from orchestration.assets.scores import parser_scores
from orchestration.assets.sources import fetching_assets, source_specs
from orchestration.automation import (
    alert_checks,
    alert_failed_runs,
    alert_stale_data,
    daily,
    dead_runs,
    inbox,
    on_schedule,
    refresh,
)
from orchestration.resources import Home, dbt_resource, manifest


def definitions() -> Definitions:
    """Everything, for the home that the environment names now."""
    # Runs that the daemon launches load this module too, and log as much as `coop run`.
    event_log.ease()
    chosen = settings.load()
    models = models_asset(manifest(chosen))
    assets: list[Asset] = [
        *source_specs(chosen),
        *fetching_assets(chosen),
        articles_asset(chosen),
        facts,
        organizations,
        corrections,
        exchange_rates,
        parser_scores,
        models,
        publication_asset(sorted(key for key in models.keys if key.path[0] == "marts"), chosen),
    ]
    return Definitions(
        assets=labelled(assets, chosen),
        asset_checks=load_asset_checks_from_modules([checks]),
        jobs=[refresh],
        schedules=[daily(chosen), *on_schedule(chosen)],
        sensors=[inbox, dead_runs, alert_failed_runs, alert_checks, alert_stale_data],
        resources={
            "home": Home(
                database=DuckDBResource(database=str(chosen.database), connection_config=chosen.duckdb_config)
            ),
            "dbt": dbt_resource(chosen),
        },
        executor=in_process_executor,
    )


defs = definitions()
