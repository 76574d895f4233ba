"""Dagster's own folder in the home: made on first use, with the configuration that ships."""

from __future__ import annotations

import os
import shutil

from orchestration.settings import PROJECT, Settings

_TEMPLATE = PROJECT / "seeds" / "dagster" / "dagster.yaml"


def prepare(chosen: Settings) -> None:
    """Make the folder and name it to Dagster, here and in processes of ours. A configuration that is there stays."""
    chosen.dagster_home.mkdir(parents=True, exist_ok=True)
    configuration = chosen.dagster_home / _TEMPLATE.name
    if not configuration.exists():
        shutil.copyfile(_TEMPLATE, configuration)
    os.environ["DAGSTER_HOME"] = str(chosen.dagster_home)
