"""The lock of the one writer, between real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.loading import lock

HOLD = """
import sys, time
from pathlib import Path
from orchestration.loading import lock
with lock.hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "writer.lock"


def _other_process(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_who_holds_it_is_said(path: Path) -> None:
    """Whoever comes second learns which process it is."""
    process = _other_process(path)
    try:
        with pytest.raises(lock.BusyError, match=f"process {process.pid} "), lock.hold(path):
            pytest.fail("held twice")
        holder = lock.holder(path)
        assert holder is not None
        assert holder.pid == process.pid
    finally:
        process.kill()
        process.wait()


def test_gone_with_its_process(path: Path) -> None:
    """A process killed with signal 9 leaves nothing to be cleaned up."""
    process = _other_process(path)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert lock.holder(path) is None
    with lock.hold(path):
        pass


def test_waiting(path: Path) -> None:
    """Who waits gets it as soon as it is free."""
    process = _other_process(path)
    process.terminate()
    with lock.hold(path, wait_seconds=30):
        assert lock.holder(path) is not None
    process.wait()


def test_steps_of_one_process_nest(path: Path) -> None:
    """A run holds the lock, and so does each of its steps; only the end of the run frees it."""
    with lock.hold(path):
        with lock.hold(path):
            pass
        assert lock.holder(path) is not None
    assert lock.holder(path) is None


def test_an_error_frees_it(path: Path) -> None:
    """Whatever ends the block."""
    with pytest.raises(ZeroDivisionError), lock.hold(path):
        raise ZeroDivisionError
    with lock.hold(path):
        pass
