"""Runs whose process is gone, told from those that work, and put right without a hand."""

import time

from dagster import DagsterInstance, DagsterRunStatus, RunsFilter

from orchestration.loading.lock import holder
from orchestration.resources import alive_file
from orchestration.settings import Settings

# Between the moment that a run counts as started and its first step lies the start of its process.
_GRACE_SECONDS = 120.0


def sweep(instance: DagsterInstance, chosen: Settings) -> list[str]:
    """Mark dead runs as failed and free their places in the pools; the ids of those runs.

    The default launcher does not notice that a run's process was killed: its run would be shown as running for ever,
    and would keep others from the warehouse.
    """
    under_way = RunsFilter(statuses=[DagsterRunStatus.STARTED, DagsterRunStatus.CANCELING])
    swept = []
    for record in instance.get_run_records(under_way):
        run = record.dagster_run
        is_young = (
            not alive_file(chosen, run.run_id).exists() and time.time() - (record.start_time or 0) < _GRACE_SECONDS
        )
        if is_young or holder(alive_file(chosen, run.run_id)) is not None:
            continue
        instance.report_run_failed(run, "The process of this run is gone: it was killed, or the machine went down.")
        instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)
        alive_file(chosen, run.run_id).unlink(missing_ok=True)
        swept.append(run.run_id)
    return swept
