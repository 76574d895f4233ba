"""A standalone Spark cluster on this machine: a master and two workers, each a process, from the package that pip installs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_WORKERS = 2
_QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_UP_SECONDS = 120.0


@dataclass(slots=True)
class Cluster:
    """Where its master is, and the processes of its workers."""

    master: str
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def executors(self) -> list[int]:
        """The processes that run tasks now: children of the workers."""
        ours = {process.pid for process in self.processes}
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                with suppress(OSError, ValueError):
                    command = (entry / "cmdline").read_bytes()
                    parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                    if b"CoarseGrainedExecutorBackend" in command and parent in ours:
                        found.append(int(entry.name))
        return sorted(found)


@contextmanager
def standalone(folder: Path) -> Iterator[Cluster]:
    """Start it, and end all of it."""
    import pyspark

    home = Path(pyspark.__file__).parent
    port = _free_port()
    cluster = Cluster(f"spark://127.0.0.1:{port}")
    variables = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": _QUICK_START,
        "SPARK_LOCAL_IP": "127.0.0.1",
    }

    def start(name: str, *arguments: str) -> None:
        command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *arguments]
        with (folder / f"{len(cluster.processes)}.log").open("wb") as log:
            # spark-class replaces itself with java, so that this is the process of the worker itself.
            cluster.processes.append(
                subprocess.Popen(command, env=variables, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
            )

    folder.mkdir(parents=True, exist_ok=True)
    try:
        start("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(_free_port()))
        _wait_for(port)
        for number in range(_WORKERS):
            place = ["--work-dir", str(folder / f"worker {number}"), "--webui-port", str(_free_port())]
            start("worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", *place, cluster.master)
        yield cluster
    finally:
        for process in cluster.processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    until = time.monotonic() + _UP_SECONDS
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    raise TimeoutError("the master does not listen")
