"""Dagster's own folder in the home: made on first use, with the configuration that ships."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from dagster import DagsterInstance

from orchestration.settings import PROJECT, Settings

_TEMPLATE = PROJECT / "seeds" / "dagster" / "dagster.yaml"


def prepare(chosen: Settings) -> None:
    """Make the folder and name it to Dagster, here and in processes of ours. A configuration that is there stays."""
    chosen.dagster_home.mkdir(parents=True, exist_ok=True)
    configuration = chosen.dagster_home / _TEMPLATE.name
    if not configuration.exists():
        shutil.copyfile(_TEMPLATE, configuration)
    os.environ["DAGSTER_HOME"] = str(chosen.dagster_home)


def newest_steps(folder: Path) -> dict[str, tuple[float, float]]:
    """When each step of the newest run that a Dagster home has on record began and ended, seconds since 1970."""
    os.environ["DAGSTER_HOME"] = str(folder)
    with DagsterInstance.get() as instance:
        run_id = instance.get_run_records(limit=1)[0].dagster_run.run_id
        stats = instance.get_run_step_stats(run_id)
    return {step.step_key: (step.start_time, step.end_time) for step in stats if step.end_time and step.start_time}
