"""`coop dev`: the Dagster UI and its daemon on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from orchestration import dagster_home, settings
from orchestration.settings import PROJECT


@click.command()
@click.option("--port", default=3000, show_default=True, type=click.IntRange(1, 65535))
def command(port: int) -> None:
    """Open the Dagster UI on 127.0.0.1, schedules and sensors alive. Ctrl-C ends it."""
    chosen = settings.load()
    dagster_home.prepare(chosen)
    dagster = Path(sys.executable).with_name("dagster")
    # For this machine only: the UI asks nobody who they are, and whoever opens it can start runs.
    arguments = ["dev", "--host", "127.0.0.1", "--port", str(port), "--workspace", str(PROJECT / "workspace.yaml")]
    os.chdir(PROJECT)
    os.execv(dagster, [str(dagster), *arguments])  # noqa: S606 - it takes our place, and with it Ctrl-C
