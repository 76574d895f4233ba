"""What starts by itself: the job, its daily schedule, the watch over the inbox, the sweep of dead runs, the alerts."""

import hashlib
import time

from dagster import (
    AssetKey,
    AssetSelection,
    DagsterRunStatus,
    DefaultScheduleStatus,
    DefaultSensorStatus,
    RunRequest,
    RunStatusSensorContext,
    ScheduleDefinition,
    SensorEvaluationContext,
    SensorResult,
    SkipReason,
    define_asset_job,
    in_process_executor,
    run_status_sensor,
    sensor,
)

from orchestration import settings
from orchestration.alerting import outbox
from orchestration.assets.marts import REFRESH
from orchestration.assets.sources import source_key
from orchestration.reading import sources
from orchestration.reading.sources import InputFile
from orchestration.recovery import sweep
from orchestration.run_alerts import alerts_of, stale
from orchestration.settings import Settings

# Steps are few and share one database: a process for each would pay for importing dagster and dbt once more.
refresh = define_asset_job(
    REFRESH,
    selection=AssetSelection.all(),
    executor_def=in_process_executor,
    description="Read what is new, parse it, build the models, check and publish.",
    # A run that is started again because its process was killed does it all: what was done costs nothing to do again.
    tags={"dagster/retry_strategy": "ALL_STEPS"},
)

# A file that was touched this recently may still be written. Copying tools write without pauses; a person who edits in
# place saves again after longer, and then gets a second revision.
_SETTLE_SECONDS = 10.0


def daily(chosen: Settings) -> ScheduleDefinition:
    """Once a day, before the working day of whoever reads it: folders other than the inbox are not watched."""
    hour, minute = chosen.daily_at.split(":")
    return ScheduleDefinition(
        name="daily",
        job=refresh,
        cron_schedule=f"{int(minute)} {int(hour)} * * *",
        execution_timezone=chosen.timezone,
        default_status=DefaultScheduleStatus.RUNNING,
    )


def on_schedule(chosen: Settings) -> list[ScheduleDefinition]:
    """A schedule for each source that has one of its own. No other source is fetched by it."""
    return [
        ScheduleDefinition(
            name="_".join(source_key(source.name).path),
            job=refresh,
            cron_schedule=source.schedule,
            execution_timezone=chosen.timezone,
            default_status=DefaultScheduleStatus.RUNNING,
            run_config={"ops": {"fetching": {"config": {"names": [source.name]}}}} if source.is_fetched else None,
        )
        for source in sources.configured(chosen)
        if source.schedule
    ]


# Half a minute: what is dropped is read within a minute, and looking at a folder costs nothing.
@sensor(job=refresh, minimum_interval_seconds=30, default_status=DefaultSensorStatus.RUNNING)
def inbox(context: SensorEvaluationContext) -> SensorResult | SkipReason:
    """Starts a refresh for each new state of the inbox, once. The cursor is the state that was last acted on."""
    files = [found for found in sources.walk(sources.inbox(settings.load())) if isinstance(found, InputFile)]
    if not files:
        return SkipReason("The inbox is empty.")
    # A file from the future (a wrong clock, a restored backup) must not hold the others up until then.
    if any(0 <= time.time() - file.modified_ns / 1e9 < _SETTLE_SECONDS for file in files):
        return SkipReason("A file in the inbox may still be written.")
    listing = "\n".join(f"{file.path}\t{file.size}\t{file.modified_ns}" for file in files)
    state = hashlib.sha256(listing.encode()).hexdigest()
    if state == context.cursor:
        return SkipReason("Nothing new in the inbox.")
    return SensorResult(run_requests=[RunRequest(run_key=f"inbox {state}")], cursor=state)


@sensor(name="sweep_dead_runs", minimum_interval_seconds=60, default_status=DefaultSensorStatus.RUNNING)
def dead_runs(context: SensorEvaluationContext) -> SkipReason:
    """Puts runs right that were killed while the daemon lives; `coop run` and `coop dev` do so when they start."""
    swept = sweep(context.instance, settings.load())
    return SkipReason(f"Marked as failed: {', '.join(swept)}" if swept else "Every run that is under way is alive.")


# Runs of `coop run` and those of the sweep come from no code location: without asking for all, they would be left out.
@run_status_sensor(
    run_status=DagsterRunStatus.FAILURE,
    monitor_all_code_locations=True,
    default_status=DefaultSensorStatus.RUNNING,
)
def alert_failed_runs(context: RunStatusSensorContext) -> None:
    """Tells of runs that failed, also of those whose process was killed."""
    _tell(context)


@run_status_sensor(
    run_status=DagsterRunStatus.SUCCESS,
    monitor_all_code_locations=True,
    default_status=DefaultSensorStatus.RUNNING,
)
def alert_checks(context: RunStatusSensorContext) -> None:
    """Tells of checks that are red although the run went to its end."""
    _tell(context)


# Freshness is counted in hours and days; an alert that no server took is tried again this often too.
@sensor(minimum_interval_seconds=600, default_status=DefaultSensorStatus.RUNNING)
def alert_stale_data(context: SensorEvaluationContext) -> SkipReason:
    """Tells of assets that break their freshness policies, once each time, and sends what could not be sent before."""
    chosen = settings.load()
    for occasion, alert in stale(context.instance, [AssetKey(["raw", "articles"]), AssetKey(["publication"])]):
        outbox.tell(chosen, [alert], occasion=occasion)
    left = outbox.resend(chosen)
    return SkipReason(f"{left} alerts could not be sent." if left else "Nothing is left to be told.")


def _tell(context: RunStatusSensorContext) -> None:
    outbox.tell(settings.load(), alerts_of(context.instance, context.dagster_run), occasion=context.dagster_run.run_id)
