"""The Dagster UI of a refreshed home, for whatever looks at it in a browser."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from orchestration import dagster_home, settings
from orchestration.settings import PROJECT

# Loading the code location and drawing a hundred assets take seconds; on a busy machine, many.
PATIENCE_SECONDS = 180


@pytest.fixture(scope="session")
def address(refreshed: tuple[Path, object]) -> Iterator[str]:
    """Where the UI of a refreshed home answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COOP_HOME", str(refreshed[0]))
        patch.setenv("DAGSTER_HOME", "")
        dagster_home.prepare(settings.load())
        server = subprocess.Popen(
            [Path(sys.executable).with_name("dagster-webserver"), "--host", "127.0.0.1", "--port", str(port)],
            cwd=PROJECT,  # where workspace.yaml is
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/server_info")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
