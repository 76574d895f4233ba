"""What a run gives to tell: failures and red checks with their cause, warnings that are about the input, and no more."""

from __future__ import annotations

import pytest
from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    AssetKey,
    DagsterEventType,
    DagsterInstance,
    DagsterRunStatus,
    Definitions,
    MaterializeResult,
    asset,
    asset_check,
    build_run_status_sensor_context,
    job,
    op,
)
from dagster._core.definitions.freshness import FreshnessState, FreshnessStateChange
from pydantic import SecretStr

from orchestration import settings
from orchestration.alerting.alert import Kind
from orchestration.automation import alert_failed_runs
from orchestration.recovery import sweep
from orchestration.run_alerts import alerts_of, stale
from orchestration.settings import Settings
from tests.alerting.servers import webhook


@asset
def table() -> MaterializeResult[None]:
    return MaterializeResult(metadata={"dagster/row_count": 3})


@asset_check(asset=table)
def is_sound() -> AssetCheckResult:
    return AssetCheckResult(passed=False, severity=AssetCheckSeverity.ERROR, metadata={"failures": 2})


@asset_check(asset=table)
def few_rejections() -> AssetCheckResult:
    return AssetCheckResult(passed=False, severity=AssetCheckSeverity.WARN, metadata={"failures": 31})


@asset_check(asset=table)
def is_pretty() -> AssetCheckResult:
    return AssetCheckResult(passed=False, severity=AssetCheckSeverity.WARN)


@op
def breaks() -> None:
    try:
        raise ValueError("the disk is full")
    except ValueError as error:
        raise RuntimeError("could not load") from error


@job
def breaking() -> None:
    breaks()


def test_checks(home: Settings) -> None:
    """Errors, and warnings on the input; a warning of another kind can wait."""
    definitions = Definitions([table], asset_checks=[is_sound, few_rejections, is_pretty])
    with DagsterInstance.ephemeral() as instance:
        done = definitions.resolve_implicit_global_asset_job_def().execute_in_process(instance=instance)
        run = instance.get_run_by_id(done.run_id)
        assert run is not None
        found = {alert.kind: alert for alert in alerts_of(instance, run)}
    assert found.keys() == {Kind.FAILED_CHECK, Kind.REJECTIONS}
    assert found[Kind.FAILED_CHECK].details == ("is_sound on table (failures 2)",)
    assert found[Kind.REJECTIONS].details == ("few_rejections on table (failures 31)",)


def test_a_failure_names_its_first_cause(home: Settings) -> None:
    with DagsterInstance.ephemeral() as instance:
        done = breaking.execute_in_process(instance=instance, raise_on_error=False)
        run = instance.get_run_by_id(done.run_id)
        assert run is not None
        (alert,) = alerts_of(instance, run)
    assert (alert.kind, alert.run_id) == (Kind.FAILED_RUN, done.run_id)
    assert alert.details == ("breaks: ValueError: the disk is full",)


def test_a_killed_run_is_told(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the daemon's sensor, which sees what the sweep has marked; and once, however often it looks."""
    home.home.mkdir(parents=True)
    with webhook() as hook, DagsterInstance.ephemeral() as instance:
        monkeypatch.setenv("COOP_ALERT_WEBHOOK", hook.url)
        assert settings.load().alert_webhook == SecretStr(hook.url)
        run = instance.create_run_for_job(breaking, status=DagsterRunStatus.STARTED)
        monkeypatch.setattr("orchestration.recovery._GRACE_SECONDS", -1)
        sweep(instance, home)
        (entry,) = instance.fetch_run_status_changes(DagsterEventType.RUN_FAILURE, limit=5).records
        failed = instance.get_run_by_id(run.run_id)
        assert failed is not None
        context = build_run_status_sensor_context(
            "alert_failed_runs", entry.event_log_entry.dagster_event, instance, failed
        )
        for _ in range(2):
            alert_failed_runs(context)
    (body,) = hook.bodies
    assert "The process of this run is gone" in body["text"]


def test_a_cancelled_run_is_no_failure(home: Settings) -> None:
    with DagsterInstance.ephemeral() as instance:
        run = instance.create_run_for_job(breaking, status=DagsterRunStatus.STARTED)
        instance.report_run_canceled(run)
        canceled = instance.get_run_by_id(run.run_id)
        assert canceled is not None
        assert alerts_of(instance, canceled) == []


def test_stale_assets(home: Settings) -> None:
    """Those that break their policy; each time that they begin to is one occasion."""
    key = AssetKey("table")
    with DagsterInstance.ephemeral() as instance:
        assert list(stale(instance, [key])) == []
        for state in (FreshnessState.PASS, FreshnessState.FAIL):
            instance._report_runless_asset_event(
                FreshnessStateChange(
                    key=key, new_state=state, previous_state=FreshnessState.UNKNOWN, state_change_timestamp=1e9
                )
            )
            found = list(stale(instance, [key]))
    ((occasion, alert),) = found
    assert alert.kind is Kind.STALE_DATA
    assert "table is stale since 2001-09-09 01:46 UTC" in alert.summary
    assert occasion.startswith("stale table")
