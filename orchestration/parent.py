"""Processes that end with the one that started them: what goes on after a killed run would write without a lock, or wait
for ever for its next piece of work."""

from __future__ import annotations

import os
import signal
import threading
import time

# Shorter than the next run takes to reach the warehouse.
_LOOK_SECONDS = 0.1


def end_with_parent(parent: int | None = None) -> None:
    """Let this process be killed as soon as the one that started it has gone. Who knows its number should say it: it may
    have gone before this is called."""
    threading.Thread(target=_end_with, args=(parent or os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    # Not a polite end: dbt would finish the models that it is at, and DuckDB rolls back what was not committed.
    os.kill(os.getpid(), signal.SIGKILL)
