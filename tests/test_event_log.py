"""Dagster's log in SQLite costs no sync for each event."""

from __future__ import annotations

from pathlib import Path

from dagster import DagsterInstance, job, op

from orchestration import event_log


@op
def nothing() -> None:
    pass


@job
def some_job() -> None:
    nothing()


def test_the_log_of_a_run_stays_open(tmp_path: Path) -> None:
    """SQLite folds its log back and removes it when the last connection closes: while we live, none is the last."""
    event_log.ease()
    with DagsterInstance.local_temp(str(tmp_path)) as instance:
        run = some_job.execute_in_process(instance=instance)
        logs = {file.name for file in (tmp_path / "history" / "runs").glob("*.db-wal")}
        assert {f"{run.run_id}.db-wal", "index.db-wal"} <= logs
        assert instance.get_run_by_id(run.run_id) is not None
