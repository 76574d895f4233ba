"""The dbt models, seeds and tests as assets and checks, all in one: dbt orders them, Dagster shows them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dagster import AssetExecutionContext, AssetsDefinition, Failure
from dagster_dbt import DagsterDbtTranslator, dbt_assets
from dagster_dbt.errors import DagsterDbtCliRuntimeError

from orchestration import check_results, dbt_results, model_builds
from orchestration.assets.catalog import Catalog
from orchestration.assets.labels import source_file
from orchestration.assets.metadata import new_load
from orchestration.parsing.version import parser_version
from orchestration.publishing import model_docs
from orchestration.publishing.fingerprint import DBT_PROJECT, fingerprint
from orchestration.publishing.manifest import newest_fingerprint
from orchestration.resources import POOL, Dbt, Home

REFRESH = "refresh"
# Put on a run to have everything built and published anew, changed or not.
FORCE_TAG = "coop/force"


class Translator(DagsterDbtTranslator):
    """Groups are the layers; keys are left as dbt has them: schema and table."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        return str(dbt_resource_props["schema"])

    def get_metadata(self, dbt_resource_props: Mapping[str, Any]) -> Mapping[str, Any]:
        """With a link to the model's SQL, or the lookup's rows."""
        file = DBT_PROJECT / dbt_resource_props["original_file_path"]
        return {**super().get_metadata(dbt_resource_props), "dagster/code_references": source_file(file)}


def build_arguments(*, from_nothing: bool) -> Sequence[str]:
    """What dbt is told. Unit tests check SQL against made-up rows: whoever changes it runs them, not each refresh.

    ``from_nothing``: also what is otherwise built article by article, since its SQL may be another one now.
    """
    return ["build", "--exclude-resource-type", "unit_test", *(["--full-refresh"] if from_nothing else [])]


def models_asset(manifest: Path) -> AssetsDefinition:
    """Every model of the project as one asset each, built by one call of dbt."""

    @dbt_assets(manifest=manifest, dagster_dbt_translator=Translator(), name="models", pool=POOL)
    def models(context: AssetExecutionContext, dbt: Dbt, home: Home) -> Iterator[Any]:
        if not _is_due(context, home):
            context.log.info("Nothing has changed since the newest publication: nothing to build.")
            return
        if home.settings.engine == "spark":
            yield from _build_on_spark(context, dbt, home)
            return
        target = home.settings.dbt_target
        # dbt writes from a process of its own; the lock is held here until it is done.
        with home.locked():
            with home.writing() as connection:
                from_nothing = _is_forced(context) or not model_builds.is_of_this_project(connection)
            dbt_results.forget(target)
            invocation = dbt.cli(build_arguments(from_nothing=from_nothing), context=context, target_path=target)
            events, failure = _to_its_end(invocation.stream())
            # A page less is no reason to publish nothing.
            if not failure and (trouble := model_docs.generate(home.settings)):
                context.log.warning(f"The page of the models was not made: {trouble}")
            with home.writing() as connection:
                yield from Catalog(connection, invocation.manifest, target).describe(events)
                load = new_load(context.run_id)
                check_results.keep_build(connection, target, invocation.manifest, load)
                if not failure and not context.is_subset:
                    model_builds.keep(connection, load)
        if failure:
            # Not from it: its first words are a command of ten arguments, and a person reads the first words.
            raise dbt_results.error(target, failure) from None

    return models


def _build_on_spark(context: AssetExecutionContext, dbt: Dbt, home: Home) -> Iterator[Any]:
    """The same call of dbt for another target: its process has the session, keeps results of tests and lets the build count."""
    if context.is_subset:
        raise Failure(
            "On Spark the models are built all at once, so that what counts is of one build: materialize all of them."
        )
    # Apart from that of the other target, or each would have the project parsed anew for the other.
    target = home.settings.dbt_target / "spark"
    with home.locked():
        dbt_results.forget(target)
        arguments = [*build_arguments(from_nothing=False), "--target", "spark"]
        events, failure = _to_its_end(dbt.cli(arguments, context=context, target_path=target).stream())
        yield from events
    if failure:
        raise dbt_results.error(target, failure) from None


def _to_its_end(events: Iterator[Any]) -> tuple[list[Any], DagsterDbtCliRuntimeError | None]:
    """Everything that dbt says, and why it failed if it did. While it lives nobody else can open the warehouse."""
    said = []
    try:
        for event in events:
            said.append(event)
    except DagsterDbtCliRuntimeError as error:
        return said, error
    return said, None


def _is_due(context: AssetExecutionContext, home: Home) -> bool:
    """A refresh builds what has changed; whoever asks for models by name gets them."""
    if context.run.job_name != REFRESH or _is_forced(context):
        return True
    with home.writing() as connection:
        now = fingerprint(connection, home.settings, parser_version())
    return bool(now != newest_fingerprint(home.settings.published))


def _is_forced(context: AssetExecutionContext) -> bool:
    return context.run.tags.get(FORCE_TAG) == "true"
