"""What a run gives to tell an operator, read out of Dagster's log: the same for `coop run` and for the daemon's runs."""

from __future__ import annotations

from collections.abc import Iterator

from dagster import (
    AssetCheckEvaluation,
    AssetCheckSeverity,
    AssetKey,
    DagsterEventType,
    DagsterInstance,
    DagsterRun,
    DagsterRunStatus,
)
from dagster_shared.error import SerializableErrorInfo

from orchestration.alerting.alert import Alert, Kind

# Checks that warn and are about what reaches the warehouse; every other warning can wait until somebody looks.
TELLING_WARNINGS = {
    "few_rejections": (Kind.REJECTIONS, "More than one input in five is rejected"),
    "sources_bring_news": (Kind.STALE_DATA, "No source has brought anything new for days"),
}

_EVENTS = {DagsterEventType.STEP_FAILURE, DagsterEventType.ASSET_CHECK_EVALUATION, DagsterEventType.RUN_FAILURE}


def alerts_of(instance: DagsterInstance, run: DagsterRun) -> list[Alert]:
    """Everything of the run that is worth an alert, to be told together. A run that a person cancelled did not fail."""
    errors: list[str] = []
    end = ""
    checks: list[AssetCheckEvaluation] = []
    for entry in instance.all_logs(run.run_id, of_type=_EVENTS):
        event = entry.dagster_event
        if event is None:
            continue
        if event.event_type == DagsterEventType.ASSET_CHECK_EVALUATION:
            checks.append(event.asset_check_evaluation_data)
        elif event.event_type == DagsterEventType.STEP_FAILURE and event.step_failure_data.error:
            errors.append(f"{event.step_key}: {first_cause(event.step_failure_data.error)}")
        elif event.event_type == DagsterEventType.RUN_FAILURE:
            end = event.message or ""
    red = [check for check in checks if not check.passed and check.severity == AssetCheckSeverity.ERROR]
    alerts = list(_warnings(checks, run))
    if red:
        stopped = "; nothing was published" if run.status == DagsterRunStatus.FAILURE else ""
        noun = "check" if len(red) == 1 else "checks"
        alerts.append(
            Alert(Kind.FAILED_CHECK, f"{len(red)} {noun} failed{stopped}", tuple(map(_told, red)), run.run_id)
        )
    elif run.status == DagsterRunStatus.FAILURE:
        alerts.append(Alert(Kind.FAILED_RUN, f"The run {run.job_name} failed", tuple(errors) or (end,), run.run_id))
    return alerts


def stale(instance: DagsterInstance, keys: list[AssetKey]) -> Iterator[tuple[str, Alert]]:
    """An alert for each of these assets that breaks its freshness policy, with what it is the occasion of."""
    records = instance.get_freshness_state_records(keys)
    for key, record in records.items():
        if record.freshness_state.value == "FAIL":
            name = key.to_user_string()
            since = f"{record.updated_at:%Y-%m-%d %H:%M} UTC"
            yield f"stale {name} {since}", Alert(Kind.STALE_DATA, f"{name} is stale since {since}")


def first_cause(error: SerializableErrorInfo) -> str:
    """What went wrong in the first place, without the layers that passed it on."""
    while error.cause:
        error = error.cause
    message = error.message.strip()
    # The name of a class of ours tells an operator nothing that the message does not.
    return message.partition(": ")[2] if message.startswith("orchestration.") else message


def _warnings(checks: list[AssetCheckEvaluation], run: DagsterRun) -> Iterator[Alert]:
    for check in checks:
        if check.check_name in TELLING_WARNINGS and not check.passed:
            kind, summary = TELLING_WARNINGS[check.check_name]
            yield Alert(kind, summary, (_told(check),), run.run_id)


def _told(check: AssetCheckEvaluation) -> str:
    """A check with the numbers that it gives."""
    numbers = ", ".join(
        f"{name.rpartition('/')[2]} {value.value}"
        for name, value in check.metadata.items()
        if isinstance(value.value, int | float) and not isinstance(value.value, bool)
    )
    return f"{check.check_name} on {check.asset_key.to_user_string()}{f' ({numbers})' if numbers else ''}"
