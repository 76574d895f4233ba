"""An operating system's lock on a file: held by a process, gone with it however it ends, and it says who holds it.

It guards the one writer. DuckDB itself allows one writing process per file, but says so only in the middle of the work
and not to dbt's process and ours together: whoever is about to write takes this lock first. Runs hold one each as well,
which is how a run whose process was killed is told from one that works.
"""

from __future__ import annotations

import fcntl
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

_POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes: the process, its command, since when."""

    pid: int
    command: str
    since: str

    def __str__(self) -> str:
        return f"process {self.pid} (`{self.command}`) since {self.since}"


class BusyError(Exception):
    """Another process holds the lock."""

    def __init__(self, holder: Holder | None) -> None:
        self.holder = holder
        super().__init__(f"the warehouse is being written by {holder or 'another process'}")


# Path -> how many times this process has entered; its steps nest (a run holds the lock, and so does each of its
# assets), and a second lock on another handle of the same file would wait for ourselves for ever.
_entered: dict[Path, int] = {}


@contextmanager
def hold(path: Path, *, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the lock for the block; BusyError when it is not free within ``wait_seconds``."""
    path = path.absolute()
    if _entered.get(path):
        _entered[path] += 1
        try:
            yield
        finally:
            _entered[path] -= 1
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _acquire(handle, time.monotonic() + wait_seconds)
        _sign(handle)
        _entered[path] = 1
        try:
            yield
        finally:
            del _entered[path]
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def holder(path: Path) -> Holder | None:
    """Who holds the lock now, or None when it is free."""
    try:
        # To be read only: whoever asks may have no right to write.
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _signed(handle) or Holder(0, "unknown", "just now")
    else:
        return None
    finally:
        os.close(handle)


def _acquire(handle: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise BusyError(_signed(handle)) from None
            time.sleep(_POLL_SECONDS)
        else:
            return


def _sign(handle: int) -> None:
    """Write who we are into the locked file; what is left of a killed holder is overwritten.

    On a full disk the lock holds all the same, without a name: whoever is to tell that it is full holds one too.
    """
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200]
    signature = Holder(os.getpid(), command, datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"))
    os.ftruncate(handle, 0)
    with suppress(OSError):
        os.pwrite(handle, json.dumps(asdict(signature)).encode(), 0)


def _signed(handle: int) -> Holder | None:
    try:
        return Holder(**json.loads(os.pread(handle, 10_000, 0)))
    except (ValueError, TypeError):
        return None
