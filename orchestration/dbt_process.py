"""``coop-dbt``: dbt in a process of its own, as the pipeline calls it.

It is dbt with two differences. It ends with the process that called it: a dbt that outlives a killed run would go on
writing the warehouse after the writer's lock is free. And it tells its version without importing dbt, which dagster-dbt
asks before each call and which takes dbt two seconds.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from importlib.metadata import version

# Shorter than the next run takes to reach the warehouse.
_LOOK_SECONDS = 0.1


def main() -> None:
    """Entry point of the command."""
    if sys.argv[1:] == ["--version"]:
        print(version("dbt-core"))
        return
    end_with_parent()
    from dbt.cli.main import cli  # noqa: PLC0415 - the point of the lines above

    cli()


def end_with_parent() -> None:
    """Let this process be killed as soon as the one that started it has gone."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    # Not a polite end: dbt would finish the models that it is at, and DuckDB rolls back what was not committed.
    os.kill(os.getpid(), signal.SIGKILL)
