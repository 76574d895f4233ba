"""A PostgreSQL server of one's own: a fresh cluster in a temporary folder, on a free port of the loopback address."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PASSWORD = "only for the test"  # noqa: S105 - of a server that lives for a test


def binaries() -> Path | None:
    """Where Debian keeps the server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def running() -> Iterator[tuple[str, str]]:
    """(address without a password, password) of a server that is gone afterwards."""
    programs = binaries()
    assert programs is not None, "no PostgreSQL server on this machine (Debian: apt-get install postgresql)"
    # The server refuses to run as root.
    user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="coop-postgres-"))
    if user:
        shutil.chown(folder, "postgres", "postgres")
    secret = folder / "password"
    secret.write_text(_PASSWORD)
    secret.chmod(0o644)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    initdb = [programs / "initdb", "-D", data, "-U", "coop", "--auth=scram-sha-256", f"--pwfile={secret}", "-E", "UTF8"]
    control = [programs / "pg_ctl", "-D", data, "-w"]
    try:
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)
        start = [*control, "-o", options, "-l", folder / "log", "start"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)
        try:
            yield f"postgresql://coop@127.0.0.1:{port}/postgres", _PASSWORD
        finally:
            stop = [*control, "-m", "immediate", "stop"]
            subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
