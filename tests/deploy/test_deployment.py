"""The services of `docs/deploy/`, run as their units say, with PostgreSQL: fed, cancelled, killed, and fed again.

One test, since a daemon takes its time to start; it goes through what a year brings. Needs Debian's postgresql.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import pytest
from dagster import DagsterInstance, DagsterRunStatus

from orchestration import dagster_home, settings
from orchestration.publishing import versions
from orchestration.settings import PROJECT, Settings
from tests.alerting.servers import Webhook, webhook
from tests.postgres import server

DEPLOY = PROJECT / "docs" / "deploy"
# Each wait is for something that takes seconds on a machine with nothing else to do.
PATIENCE_SECONDS = 600

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        server.binaries() is None and os.environ.get("COOP_REQUIRE_POSTGRES") != "1",
        reason="needs Debian's postgresql (apt-get install postgresql)",
    ),
]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def database() -> Iterator[str]:
    """The address of a PostgreSQL of our own, as SQLAlchemy wants it."""
    with server.running() as (address, password):
        scheme, rest = address.split("://coop@")
        yield f"{scheme}+psycopg2://coop:{quote(password)}@{rest}"


@pytest.fixture
def hook() -> Iterator[Webhook]:
    with webhook() as taken:
        yield taken


@pytest.fixture
def deployed(home: Settings, database: str, hook: Webhook, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A home whose Dagster keeps its history in that database, with the variables of the environment file set."""
    home.inbox.mkdir(parents=True)
    (home.home / "settings.yaml").write_text("samples: never\n")
    dagster_home.prepare(home)
    with (home.dagster_home / "dagster.yaml").open("a") as configuration:
        configuration.write((DEPLOY / "dagster-storage.yaml").read_text())
    values = {
        "COOP_HOME": str(home.home),
        "DAGSTER_HOME": str(home.dagster_home),
        "COOP_DAGSTER_DATABASE": database,
        "COOP_ALERT_WEBHOOK": hook.url,
    }
    for line in (DEPLOY / "cooperation.env").read_text().splitlines():
        if "=" in line and (name := line.lstrip("#").partition("=")[0]) in values:
            scheme = line.partition("=")[2].partition("://")[0]
            assert name != "COOP_DAGSTER_DATABASE" or values[name].startswith(f"{scheme}://")
            monkeypatch.setenv(name, values.pop(name))
    assert not values, "not in the environment file"
    return settings.load()


@contextmanager
def _service(name: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A unit's ExecStart, as this checkout has it; all of its processes are gone at the end, as systemd would see to."""
    unit = (DEPLOY / f"cooperation-{name}.service").read_text()
    (line,) = [line for line in unit.splitlines() if line.startswith("ExecStart=")]
    command = line.removeprefix("ExecStart=").replace("/opt/cooperation/.venv/bin", str(Path(sys.executable).parent))
    log = Path(os.environ["COOP_HOME"]) / f"{name}.log"
    with (
        log.open("ab") as said,
        subprocess.Popen(
            shlex.split(command.replace("--port 3000", f"--port {port}")),
            cwd=PROJECT,
            start_new_session=True,
            stdout=said,
            stderr=said,
        ) as process,
    ):
        try:
            yield process
        finally:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The service and everything that it has started, code server and runs, without a last word."""
    table = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    children: dict[int, list[int]] = {}
    for pid, parent in (map(int, row.split()) for row in table.splitlines()):
        children.setdefault(parent, []).append(pid)
    doomed = [process.pid]
    for pid in doomed:
        doomed += children.get(pid, [])
    for pid in doomed:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _wait(what: str, is_so: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (answer := is_so()):
        assert time.monotonic() < deadline, f"in vain: {what}"
        time.sleep(0.5)
    return answer


def _ask(port: int, query: str, **variables: Any) -> Mapping[str, Any]:
    """The answer of the UI's own interface."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/graphql", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return dict(json.loads(answer.read())["data"])


def _is_up(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/server_info", timeout=5):
            return True
    except OSError:
        return False


def _statuses(instance: DagsterInstance) -> list[DagsterRunStatus]:
    """Of all refreshes, oldest first."""
    return [run.status for run in reversed(instance.get_runs()) if run.job_name == "refresh"]


def _is_building(used: Settings, instance: DagsterInstance, count: int) -> bool:
    """Whether run number ``count`` is where dbt writes."""
    runs = [run for run in instance.get_runs() if run.job_name == "refresh"]
    if len(runs) != count or runs[0].status != DagsterRunStatus.STARTED:
        return False
    steps = {step.step_key: step.status.value for step in instance.get_run_step_stats(runs[0].run_id)}
    return steps.get("models") == "IN_PROGRESS"


def _drop(used: Settings, name: str) -> None:
    text = f"Dalian and Chaoyang Sign {name}\n\nDalian Port signed an agreement with Chaoyang Bank on {name}.\n"
    file = used.inbox / f"{name}.txt"
    file.write_text(text)
    past = time.time() - 60
    os.utime(file, (past, past))


def _published(used: Settings) -> list[str]:
    file = (used.published / versions.CURRENT / versions.DATABASE_NAME).resolve()
    with duckdb.connect(str(file), read_only=True) as connection:
        return [title for (title,) in connection.sql("SELECT title FROM marts.dim_articles ORDER BY 1").fetchall()]


def test_a_year_of_it(deployed: Settings, hook: Webhook) -> None:
    """What is dropped is published; after a cancelled run the next one works; a killed service takes up by itself."""
    port = _free_port()
    with ExitStack() as stack, DagsterInstance.get() as instance:
        assert "Postgres" in type(instance.run_storage).__name__
        stack.enter_context(_service("webserver", port))
        daemon = stack.enter_context(_service("daemon", port))
        _drop(deployed, "ports")
        _wait("the inbox starts a run", lambda: _is_building(deployed, instance, 1))

        _wait("the UI is up", lambda: _is_up(port))
        (run,) = [run for run in instance.get_runs() if run.job_name == "refresh"]
        cancel = "mutation($id: String!) { terminateRun(runId: $id) { __typename } }"
        assert _ask(port, cancel, id=run.run_id) == {"terminateRun": {"__typename": "TerminateRunSuccess"}}
        _wait("the run is cancelled", lambda: _statuses(instance) == [DagsterRunStatus.CANCELED])
        assert not deployed.published.exists()

        _drop(deployed, "banks")
        _wait("the next run builds", lambda: _is_building(deployed, instance, 2))
        _kill(daemon)
        stack.enter_context(_service("daemon", port))
        _wait("it is started again by itself", lambda: len(_statuses(instance)) == 3)
        _wait("that one goes well", lambda: _statuses(instance)[2] == DagsterRunStatus.SUCCESS)
        assert _statuses(instance)[:2] == [DagsterRunStatus.CANCELED, DagsterRunStatus.FAILURE]
        assert _published(deployed) == ["Dalian and Chaoyang Sign banks", "Dalian and Chaoyang Sign ports"]
        _wait("the killed run is told", lambda: hook.bodies)
        assert "The process of this run is gone" in hook.bodies[0]["text"]
        assert len(hook.bodies) == 1

        answer = _ask(port, "{ runsOrError { ... on Runs { results { status } } } }")
        assert {"status": "SUCCESS"} in answer["runsOrError"]["results"]
    with duckdb.connect(str(deployed.database), read_only=True) as connection:
        assert connection.sql("SELECT count(*), count(DISTINCT article_key) FROM raw.parses").fetchall() == [(2, 2)]
    assert versions.versions(deployed.published) == [1]
