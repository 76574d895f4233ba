"""What starts by itself: the watch over the inbox, and runs whose process is gone."""

from __future__ import annotations

import os
import time

import pytest
from dagster import DagsterInstance, DagsterRunStatus, SensorResult, SkipReason, build_sensor_context, job, op

from orchestration.automation import inbox
from orchestration.loading import lock
from orchestration.recovery import sweep
from orchestration.resources import alive_file
from orchestration.settings import Settings


def _put(home: Settings, name: str, age_seconds: float) -> None:
    home.inbox.mkdir(parents=True, exist_ok=True)
    file = home.inbox / name
    file.write_text(f"{name}\n\n{age_seconds}")
    at = time.time() - age_seconds
    os.utime(file, (at, at))


def _tick(cursor: str | None = None) -> SensorResult | SkipReason:
    result = inbox(build_sensor_context(cursor=cursor))
    assert isinstance(result, SensorResult | SkipReason)
    return result


def test_an_empty_inbox(home: Settings) -> None:
    """Also one that is not there yet."""
    assert isinstance(_tick(), SkipReason)


def test_one_run_for_each_state(home: Settings) -> None:
    """What was acted on is the cursor; the run key keeps a second run for the same state from being started."""
    _put(home, "a.txt", age_seconds=60)
    first = _tick()
    assert isinstance(first, SensorResult)
    assert first.run_requests is not None
    assert isinstance(_tick(first.cursor), SkipReason)
    _put(home, "b.txt", age_seconds=60)
    second = _tick(first.cursor)
    assert isinstance(second, SensorResult)
    assert second.run_requests is not None
    assert second.run_requests[0].run_key != first.run_requests[0].run_key


def test_a_file_that_is_still_written(home: Settings) -> None:
    """Nothing starts while a file is younger than it takes to write one."""
    _put(home, "a.txt", age_seconds=60)
    _put(home, "b.txt", age_seconds=0)
    result = _tick()
    assert isinstance(result, SkipReason)
    assert "still be written" in (result.skip_message or "")


def test_a_file_from_the_future(home: Settings) -> None:
    """A wrong clock must not hold the inbox up for a year."""
    _put(home, "a.txt", age_seconds=-365 * 86400)
    assert isinstance(_tick(), SensorResult)


@op
def nothing() -> None:
    pass


@job
def some_job() -> None:
    nothing()


@pytest.mark.parametrize("is_alive", [False, True])
def test_dead_runs_are_swept(home: Settings, is_alive: bool) -> None:
    """A run is dead when nobody holds its file; then it has failed. One that is held goes on."""
    with DagsterInstance.ephemeral() as instance:
        run = instance.create_run_for_job(some_job, status=DagsterRunStatus.STARTED)
        with lock.hold(alive_file(home, run.run_id)):
            assert sweep(instance, home) == []
            if is_alive:
                return
        assert sweep(instance, home) == [run.run_id]
        swept = instance.get_run_by_id(run.run_id)
        assert swept is not None
        assert swept.status == DagsterRunStatus.FAILURE
        assert not alive_file(home, run.run_id).exists()
